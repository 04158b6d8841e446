"""Work on a copy of a small book as its analyst would: run claimbook in it, edit its files."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from preloaded import run

CUT = ("edition", "cut", "2025.1", "--note", "The first.")
REVISE = ("reference", "update", "landings-2024", "--set", "value=51000", "--reason", "revision",
          "--why", "Final <b>returns</b> came in.")  # fmt: skip
ENGINE = Path(__file__).parents[1] / "claimbook"


def claimbook(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a claimbook command in a book's folder, from its very start where the environment is another."""
    if not environment:
        return run("claimbook", root, *words)
    return subprocess.run(
        [sys.executable, "-m", "claimbook", *words],
        cwd=root,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


def succeeded(result: subprocess.CompletedProcess[str]) -> str:
    """Return what a command printed; fails with what it complained of."""
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def refused(result: subprocess.CompletedProcess[str]) -> str:
    """Return the complaint of a command that had to refuse; fails where it did not, or threw its trace at the user."""
    assert result.returncode == 1, result.stdout + result.stderr
    assert "Traceback" not in result.stderr, result.stderr
    return result.stderr


def change(root: Path, file: str, old: str, new: str) -> None:
    """Replace the one place where `old` stands in a file."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    """Replace the first place where `old` stands in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def edit_prose(root: Path, old: str, new: str) -> None:
    """Change a chapter's text and its fingerprint with it, as running the chapter again would."""
    from claimbook.chapters.fingerprints import KEY, prose_digest

    path = root / "chapters" / "catch.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if old in "".join(cell["source"]))
    cell["source"] = "".join(cell["source"]).replace(old, new, 1)
    notebook["metadata"][KEY]["prose"] = prose_digest(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def append(root: Path, file: str, line: str) -> None:
    """Add a line to a file."""
    with (root / file).open("a", encoding="utf-8") as out:
        out.write(f"{line}\n")


def contents(folder: Path) -> dict[str, str]:
    """Return the digest of every file below a folder, by its name."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def give_engine(root: Path) -> None:
    """Give a book an engine of its own, to be changed."""
    shutil.copytree(ENGINE, root / "claimbook", ignore=shutil.ignore_patterns("__pycache__"))


def pretend_version(folder: Path, library: str, version: str) -> dict[str, str]:
    """Return the environment in which a library seems installed in another version."""
    about = folder / f"{library.replace('-', '_')}-{version}.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {library}\nVersion: {version}\n")
    return {"PYTHONPATH": os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH", "")]))}


def edit_cell(notebook: Path, kind: str, old: str, new: str) -> None:
    """Replace the one place where `old` stands in a notebook's cells of a kind."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    touched = 0
    for cell in content["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == kind and old in source:
            cell["source"] = source.replace(old, new)
            touched += 1
    assert touched == 1, f"{old!r} stands in {touched} cells"
    notebook.write_text(json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
