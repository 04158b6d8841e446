"""What `claimbook check` writes: reports, commented copies, patches, what changed since; and what it refuses."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from html import unescape
from pathlib import Path

import brief_making as making
import pytest
from lxml import etree
from test_brief_check import ROOT, USING, states, written_against

from claimbook.base.errors import BookError
from claimbook.brief import command
from claimbook.brief import verdicts as v
from claimbook.brief.command import CLEAN, FOUND, UNREADABLE, Wanted
from claimbook.brief.files import read_content
from claimbook.documents.word import read_word

RIGHT = f"In June 2023, 9.1 % of companies used generative AI ({USING}).\n"
WRONG = RIGHT.replace("9.1", "9.7")
W = f"{{{making.W}}}"
STATES_FOR = command.states_for


@pytest.fixture(autouse=True)
def one_book(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the book once for all tests of this module."""
    whole = command.states_for
    monkeypatch.setattr(
        command, "states_for", lambda book, edition="": whole(book, edition) if book or edition else states()
    )


@pytest.fixture(autouse=True)
def in_the_book_of_the_briefs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A brief is held against the book around the working folder."""
    monkeypatch.chdir(written_against().root)


def run(*briefs: Path, **options: object) -> tuple[int, str, str]:
    """Return how a check ends, what it prints and what it says on standard error."""
    out: list[str] = []
    err: list[str] = []
    try:
        ended = command.check(Wanted(briefs=briefs, **options), out.append, err.append)  # type: ignore[arg-type]
    except BookError as error:
        ended, err = UNREADABLE, [*err, *map(str, error.faults)]
    return ended, "\n".join(out), "\n".join(err)


def file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_the_command_ends_with_0_1_or_2(tmp_path: Path) -> None:
    right, wrong, empty = (file(tmp_path, f"{n}.md", text) for n, text in (("a", RIGHT), ("b", WRONG), ("c", " ")))
    assert run(right, as_json=True)[0] == CLEAN
    assert run(right, wrong, as_json=True)[0] == FOUND
    ended, printed, said = run(wrong, empty, as_json=True)
    assert ended == UNREADABLE
    assert len(json.loads(printed)["briefs"]) == 1
    assert said.count("\n") == 0
    assert "c.md" in said


def test_strict_counts_what_is_not_cited(tmp_path: Path) -> None:
    brief = file(tmp_path, "a.md", "Private AI investment in Japan was $680 million in 2023.\n")
    assert run(brief, as_json=True)[0] == CLEAN
    assert run(brief, as_json=True, strict=True)[0] == FOUND


def test_json_has_the_promised_shape_and_offsets_of_the_file(tmp_path: Path) -> None:
    text = f"# Use\n\nSome **words** first. {WRONG}"
    brief = file(tmp_path, "a.md", text)
    [report] = json.loads(run(brief, as_json=True)[1])["briefs"]
    assert set(report) == {"file", "numbers", "summary"}
    [number] = report["numbers"]
    assert set(number) == {
        "text",
        "place",
        "verdict",
        "verdicts",
        "bound_by",
        "id",
        "cited_edition",
        "edition",
        "book_value",
        "candidates",
        "quote",
        "suggestion",
    }
    assert set(number["place"]) == {"page", "paragraph", "table", "cell", "footnote", "start", "end"}
    assert set(number["book_value"]) == {"text", "value", "low", "high", "unit", "period"}
    assert text[number["place"]["start"] : number["place"]["end"]] == number["text"] == "9.7 %"
    assert (number["bound_by"], number["id"], number["cited_edition"]) == ("id", "companies-using-genai", "2026.1")
    assert number["book_value"]["value"] == 9.1
    assert report["summary"] == {"numbers": 2, "bound": 1, "current": 0, "findings": 1}
    [report] = json.loads(run(brief, as_json=True, everything=True)[1])["briefs"]
    assert [each["verdict"] for each in report["numbers"]] == [v.NOT_A_STATEMENT, v.DIFFERS]


def test_sarif_points_at_the_line(tmp_path: Path) -> None:
    brief = file(tmp_path, "a.md", f"# Use\n\n{WRONG}")
    [result] = json.loads(run(brief, as_sarif=True)[1])["runs"][0]["results"]
    assert result["ruleId"] == v.DIFFERS
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (3, WRONG.index("9.7") + 1)


def test_the_table_lists_problems_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brief = file(tmp_path, "a.md", f"The town has 42,300 people.\n\n{WRONG}\n{RIGHT.replace('genai', 'genia')}")
    assert run(brief)[0] == FOUND
    printed = capsys.readouterr().out
    assert printed.index("broken_citation") < printed.index("differs") < printed.index("unknown")
    assert "would have passed" not in printed  # nothing was right, so nothing could pass by chance


def test_no_control_sign_of_a_brief_reaches_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brief = file(tmp_path, "a\x1b[2J.md", f"{WRONG.replace('9.7', chr(0x9B) + '9.7')}\n")
    assert run(brief)[0] == FOUND
    printed = capsys.readouterr().out
    assert "9.7" in printed
    assert not {sign for sign in printed if not sign.isprintable()} - {"\n"}


def test_the_page_escapes_what_a_brief_says_and_asks_no_host(tmp_path: Path) -> None:
    brief = file(tmp_path, "a.txt", f"<script>alert(1)</script> <img src=x> {WRONG}")
    out = tmp_path / "report.html"
    run(brief, as_json=True, html=out)
    page = out.read_text("utf-8")
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<img" not in page
    assert "default-src 'none'" in unescape(page)
    assert "9.7 %</a></mark>" in page


def test_the_brief_itself_is_never_written(tmp_path: Path) -> None:
    brief = file(tmp_path, "a.docx", making.written("format: docx\n" + WRONG, "docx"))
    before = brief.read_bytes()
    for options in ({"docx": brief}, {"html": brief}, {"fix": str(brief)}):
        ended, _, said = run(brief, as_json=True, **options)
        assert ended == UNREADABLE
        assert "never written" in said
    assert brief.read_bytes() == before


WORD_BRIEF = making.sources()["compute"].replace("⟦2,016 GPUs", "⟦2,061 GPUs").replace("⟦8.9 %", "⟦8.4 %")


def without_comments(content: bytes) -> dict[str, str]:
    """Return the text parts of a Word file after all comments are deleted and all changes rejected, runs joined."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for part in ("word/document.xml", "word/footnotes.xml"):
            root = etree.fromstring(file.read(part))
            for name in ("commentRangeStart", "commentRangeEnd"):
                for each in list(root.iter(W + name)):
                    each.getparent().remove(each)
            for each in list(root.iter(W + "commentReference")):
                run = each.getparent()
                run.getparent().remove(run)
            for each in list(root.iter(W + "ins")):
                each.getparent().remove(each)
            for each in list(root.iter(W + "del")):
                for run in list(each):
                    each.addprevious(run)
                each.getparent().remove(each)
            for each in root.iter(W + "delText"):
                each.tag = W + "t"
            found[part] = runs_of(root)
    return found


def runs_of(root: etree._Element) -> str:
    """Return the text of each paragraph with the formatting of each character."""
    lines = []
    for paragraph in root.iter(W + "p"):
        letters = []
        for run in paragraph.iter(W + "r"):
            properties = run.find(W + "rPr")
            looks = b"" if properties is None else etree.tostring(properties, method="c14n", exclusive=True)
            for text in run:
                if text.tag != W + "rPr":
                    letters += [f"{letter}{looks!r}" for letter in (text.text or f"<{text.tag}>")]
        lines.append("".join(letters))
    return "\n".join(lines)


@pytest.mark.parametrize("suggest", [False, True])
def test_a_word_brief_gets_comments_that_leave_no_trace_when_deleted(tmp_path: Path, *, suggest: bool) -> None:
    brief = file(tmp_path, "brief.docx", making.written(WORD_BRIEF, "docx"))
    before, out = brief.read_bytes(), tmp_path / "out.docx"
    ended, printed, _ = run(brief, as_json=True, docx=out, suggest=suggest)
    assert ended == FOUND
    assert brief.read_bytes() == before
    findings = json.loads(printed)["briefs"][0]["summary"]["findings"]
    after = out.read_bytes()
    assert without_comments(after) == without_comments(before)

    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        changed = {name for name in new.namelist() if name not in old.namelist() or new.read(name) != old.read(name)}
        assert changed <= {
            "[Content_Types].xml",
            "word/document.xml",
            "word/footnotes.xml",
            "word/comments.xml",
            "word/_rels/document.xml.rels",
        }
        comments = etree.fromstring(new.read("word/comments.xml"))
        document = new.read("word/document.xml").decode()
    assert len(comments) == findings == 2
    assert ("w:delText" in document) is suggest
    assert ("2,016 GPUs</w:t>" in document) is suggest
    shown = "\n".join(block.text for block in read_word(after, "x").blocks)
    assert ("2,016 GPUs" in shown) is suggest
    assert ("2,061 GPUs" in shown) is not suggest


def test_comments_mark_exactly_the_number(tmp_path: Path) -> None:
    brief = file(tmp_path, "brief.docx", making.written(WORD_BRIEF, "docx"))
    run(brief, as_json=True, docx=tmp_path / "out.docx")
    with zipfile.ZipFile(tmp_path / "out.docx") as new:
        root = etree.fromstring(new.read("word/document.xml"))
    marked = []
    for start in root.iter(W + "commentRangeStart"):
        text, each = "", start
        while (each := each.getnext()) is not None and each.tag != W + "commentRangeEnd":
            text += "".join(part.text or "" for part in each.iter(W + "t"))
        marked.append(text)
    assert marked == ["8.4 %", "2,061 GPUs"]


def test_several_briefs_are_copied_into_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    for name in ("one", "two"):
        (folder / name).mkdir(parents=True)
        file(folder / name, "brief.docx", making.written(WORD_BRIEF, "docx"))
    run(folder, as_json=True, docx=tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["brief-2.docx", "brief.docx"]


def test_a_patch_mends_a_markdown_brief(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brief = file(tmp_path, "a.md", f"# Use\n\nSome **words** first. {WRONG}")
    patch = tmp_path / "mend.patch"
    run(brief, fix=str(patch), as_json=True)
    text = patch.read_text("utf-8").replace(brief.as_posix(), "a.md")
    subprocess.run(["git", "apply", "-p1", "-"], input=text, text=True, cwd=tmp_path, check=True)
    assert brief.read_text("utf-8") == f"# Use\n\nSome **words** first. {RIGHT}"
    assert run(brief, as_json=True)[0] == CLEAN
    run(brief, fix="-")
    assert capsys.readouterr().out == ""


def test_a_number_of_a_table_is_mended_in_the_unit_of_its_head(tmp_path: Path) -> None:
    table = (
        "| Country | Private AI investment, 2023, $ billion | Source |\n|---|---|---|\n"
        "| Japan | 0.86 | closing-the-gap:inv-jp-2023@2026.1 |\n"
    )
    brief, patch = file(tmp_path, "a.md", table), tmp_path / "mend.patch"
    run(brief, fix=str(patch), as_json=True)
    assert "+| Japan | 0.68 |" in patch.read_text("utf-8")


def test_only_what_needs_mending_since_last_time_is_said(tmp_path: Path) -> None:
    brief = file(tmp_path, "a.md", RIGHT)
    assert "first time; 0 to mend" in run(brief, since=True)[1]
    assert "No brief needs a correction" in run(brief, since=True)[1]
    brief.write_text(WRONG, "utf-8")
    told = run(tmp_path, since=True)[1]
    assert "needs a correction" in told
    assert "9.7 %: differs" in told
    assert "No brief needs a correction" in run(brief, since=True)[1]


def test_a_sites_values_json_is_enough(tmp_path: Path) -> None:
    site = file(tmp_path, "values.json", (ROOT / "editions/2026.1/values.json").read_bytes())
    brief = file(tmp_path, "a.md", f"{WRONG}\nPrivate AI investment in Japan was $680 million in 2023.\n")
    [report] = json.loads(run(brief, book=str(site), as_json=True)[1])["briefs"]
    assert [each["verdict"] for each in report["numbers"]] == [v.DIFFERS, v.UNKNOWN]  # version 1 binds by id alone


def test_a_sites_history_tells_revisions(tmp_path: Path) -> None:
    document = json.loads((ROOT / "editions/2026.1/values.json").read_bytes())
    known = next(each for each in document["values"] if each["id"] == "companies-using-genai")
    known["history"] = [
        {"edition": "2025.1", "text": "9.7 %", "number": "9.7"},
        {"edition": "2026.1", "text": "9.1 %", "number": "9.1", "why": "The source corrected it."},
    ]
    site = file(tmp_path, "values.json", json.dumps(document | {"version": 2}))
    brief = file(tmp_path, "a.md", WRONG.replace("2026.1", "2025.1"))
    [number] = json.loads(run(brief, book=str(site), as_json=True)[1])["briefs"][0]["numbers"]
    assert number["verdict"] == v.REVISED
    assert "the source corrected it" in number["suggestion"]


def test_an_older_edition_may_be_taken_for_the_newest(tmp_path: Path) -> None:
    brief = file(tmp_path, "a.md", "Japan counts 12 commitments (closing-the-gap:funding-since-announced@2025.1).\n")
    assert run(brief, as_json=True)[0] == FOUND
    assert run(brief, edition="2025.1", as_json=True)[0] == CLEAN
    ended, _, said = run(brief, edition="2031.1", as_json=True)
    assert ended == UNREADABLE
    assert "no edition '2031.1'" in said


def test_keys_renamed_by_the_author_are_found_through_the_bibliography(tmp_path: Path) -> None:
    bib = file(
        tmp_path,
        "refs.bib",
        "@misc{genai23,\n title = {Use},\n note = {closing-the-gap:companies-using-genai@2026.1; CC-BY-4.0}\n}\n",
    )
    brief = file(tmp_path, "a.md", "In June 2023, 9.7 % of companies used generative AI [@genai23].\n")
    assert json.loads(run(brief, as_json=True)[1])["briefs"][0]["summary"]["bound"] == 0
    [number] = json.loads(run(brief, bibliographies=(bib,), as_json=True)[1])["briefs"][0]["numbers"]
    assert (number["id"], number["verdict"]) == ("companies-using-genai", v.DIFFERS)


def test_the_note_in_zoteros_field_is_a_citation(tmp_path: Path) -> None:
    stored = json.dumps(
        {"citationItems": [{"itemData": {"note": "closing-the-gap:companies-using-genai@2026.1; CC-BY-4.0"}}]}
    )
    runs = (
        '<w:r><w:t xml:space="preserve">In June 2023, 9.7 % of companies used it </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ADDIN ZOTERO_ITEM '
        "CSL_CITATION " + stored.replace("&", "&amp;") + " </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>(Closing the gap project, 2026)</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r>'
    )
    with zipfile.ZipFile(io.BytesIO(making.written("format: docx\nx", "docx"))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/document.xml"] = (
        f'<w:document xmlns:w="{making.W}"><w:body><w:p>{runs}</w:p></w:body></w:document>'.encode()
    )
    brief = file(tmp_path, "a.docx", making.zipped(parts))
    [number] = json.loads(run(brief, as_json=True)[1])["briefs"][0]["numbers"]
    assert (number["id"], number["verdict"]) == ("companies-using-genai", v.DIFFERS)


def bomb() -> bytes:
    return making.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": b"<a>" + b" " * 300_000_000})


def entity_bomb() -> bytes:
    text = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]><d>&a;&b;</d>'
    return making.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": text})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.docx", b""),
        ("damaged.docx", b"PK\x03\x04 not a zip"),
        ("macro.docm", making.zipped({"word/document.xml": "<a/>", "word/vbaProject.bin": b"Sub"})),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")),
        ("bomb.docx", bomb()),
        ("entities.docx", entity_bomb()),
        ("damaged.pdf", b"%PDF-1.4 nothing"),
        ("missing.md", None),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(40)),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(tmp_path: Path, name: str, content: bytes | None) -> None:
    brief = tmp_path / name
    if content is not None:
        brief.write_bytes(content)
    ended, printed, said = run(brief, as_json=True)
    assert ended == UNREADABLE
    assert json.loads(printed) == {"briefs": []}
    assert said.startswith(brief.as_posix())
    assert "\n" not in said
    assert "Traceback" not in said


def test_alone_needs_no_book_and_standard_input_is_a_brief(tmp_path: Path) -> None:
    text = "Of the firms asked, 29 of 500 (28 %) answered.\n"
    ended = subprocess.run(
        [sys.executable, "-m", "claimbook", "check", "-", "--alone", "--json"],
        input=text,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert ended.returncode == FOUND, ended.stderr
    verdicts = [each["verdict"] for each in json.loads(ended.stdout)["briefs"][0]["numbers"]]
    assert v.INCONSISTENT in verdicts
    ended = subprocess.run(
        [sys.executable, "-m", "claimbook", "check", "-"],
        input=text,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert ended.returncode == UNREADABLE
    assert "--alone" in ended.stderr


def test_a_suggestion_needs_a_copy_to_stand_in(tmp_path: Path) -> None:
    assert "--docx" in run(file(tmp_path, "a.md", RIGHT), suggest=True)[2]


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md"])
def test_the_book_takes_its_own_medicine(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(command, "states_for", STATES_FOR)
    ended, printed, said = run(ROOT / name, as_json=True)
    assert (ended, said) == (CLEAN, ""), printed


def test_the_books_first_page_and_change_notes_are_right() -> None:
    from claimbook.brief.checking import Checker
    from claimbook.editions.edition import editions

    checker = Checker(states())
    edition = editions(written_against())[-1]
    shown = [each["text"] for each in edition.state.sentences if each["page"] == "index"]
    notes = [each.about["note"] for each in editions(written_against())]
    for text in (*shown, *notes):
        checked = checker.check(read_content(text.encode(), "page.md")) if text.strip() else None
        assert checked is None or checked.findings() == [], text
