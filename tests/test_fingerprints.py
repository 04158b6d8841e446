"""A chapter is known as stale when anything it depends on has changed, and only then."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from bookcopies import append, change, claimbook, edit_cell, give_engine, pretend_version, succeeded

from claimbook.chapters.fingerprints import own_modules
from claimbook.chapters.opened_files import OpenedFiles

CATCH, INDEX = "chapters/catch.ipynb", "index.ipynb"
REFERENCE = "data/reference.csv"


def stale(root: Path, **environment: str) -> dict[str, str]:
    """Return the causes that claimbook gives for each chapter it would run."""
    told = succeeded(claimbook(root, "rerun", "--dry-run", **environment))
    return dict(line.split(": ", 1) for line in told.splitlines())


def rerun(root: Path) -> None:
    succeeded(claimbook(root, "rerun"))


def test_a_book_just_run_has_nothing_to_run(run_fisheries):
    assert stale(run_fisheries) == {}


def test_a_chapter_never_run_is_stale(fisheries):
    assert stale(fisheries) == {INDEX: "it has never been run", CATCH: "it has never been run"}


@pytest.mark.parametrize(
    ("file", "old", "new", "cause"),
    [
        (
            REFERENCE,
            "landings-2021,fleet,landings,61200",
            "landings-2021,fleet,landings,61300",
            "landings-2021 changed",
        ),
        ("data/claims.csv", "worth of landings <i>in full</i>", "worth of all", "catch-worth changed"),
        ("data/checks.csv", "catch-worth,confirmed", "catch-worth,refined", "the rows with claim catch-worth changed"),
        ("data/entities.csv", "The coastal fleet", "The fleet of the coast", "entities: fleet changed"),
        ("data/units.txt", "boat = [boat]", "boat = [boat]\nnet = [net]", "data/units.txt changed"),
        ("fishing/catch.py", 'label="Fall of landings, 2023 to 2024"', 'label="Fall"', "fishing/catch.py changed"),
        ("_config.yml", 'edition: "2025.1"', 'edition: "2025.2"', "the book's name, edition or topics changed"),
    ],
)
def test_an_input_that_changes_is_named(run_fisheries, file, old, new, cause):
    change(run_fisheries, file, old, new)
    assert cause in stale(run_fisheries)[CATCH]


def test_only_the_chapters_that_use_a_value_are_stale_when_it_changes(run_fisheries):
    change(run_fisheries, REFERENCE, "landings-2021,fleet,landings,61200", "landings-2021,fleet,landings,61300")
    assert stale(run_fisheries) == {CATCH: "reference: landings-2021 changed"}


def test_a_row_that_no_chapter_uses_makes_none_stale(run_fisheries):
    append(run_fisheries, REFERENCE, "nets,fleet,nets,900,,,boat,eq,2024,,,measured,A,B,2025,,,seen,current,,,,,")
    assert stale(run_fisheries) == {}


def test_a_row_that_a_question_now_finds_makes_its_chapter_stale(run_fisheries):
    append(run_fisheries, "data/evidence.csv", "catch-worth,coast-2025,worth $48.2 million,,,supports,")
    assert stale(run_fisheries) == {CATCH: "evidence: the rows with claim catch-worth changed"}


def draw(book: Path, code: str) -> None:
    """Let the figure of the catch's worth be drawn from rows that some code makes, and run what that makes stale."""
    change(book, "fishing/catch.py", 'rows = [["2024", book["catch-worth"]], ["2025", None]]', code)
    rerun(book)


def test_a_row_that_was_asked_for_in_vain_makes_its_chapter_stale_when_it_comes(run_fisheries):
    draw(run_fisheries, 'rows = [["2024", book["nets"] if "nets" in book else book["catch-worth"]]]')
    append(run_fisheries, REFERENCE, "nets,fleet,nets,900,,,USD,eq,2024,,,measured,A,B,2025,,,seen,current,,,,,")
    assert stale(run_fisheries) == {CATCH: "reference: nets changed"}


def test_a_table_read_whole_makes_its_chapter_stale_when_any_row_is_added(run_fisheries):
    draw(run_fisheries, 'rows = [[str(len(book.ledger.table("entities").rows)), book["catch-worth"]]]')
    append(run_fisheries, "data/entities.csv", "pilot,The pilot,person,,NO,,,")
    assert stale(run_fisheries) == {CATCH: "entities: its rows changed"}


def test_a_file_that_a_topic_reads_by_itself_makes_its_chapter_stale_when_it_changes(run_fisheries):
    (run_fisheries / "fishing" / "years.txt").write_text("2024")
    draw(run_fisheries, 'rows = [[(book.paths.root / "fishing/years.txt").read_text(), book["catch-worth"]]]')
    (run_fisheries / "fishing" / "years.txt").write_text("2023")
    assert stale(run_fisheries) == {CATCH: "fishing/years.txt changed"}


def test_a_module_of_the_engine_makes_chapters_stale_when_it_changes(run_fisheries):
    give_engine(run_fisheries)
    assert stale(run_fisheries) == {}
    change(run_fisheries, "claimbook/values/display.py", '"le": "at most"', '"le": "at the most"')
    assert stale(run_fisheries) == dict.fromkeys((INDEX, CATCH), "claimbook/values/display.py changed")


def test_a_library_in_another_version_makes_chapters_stale(run_fisheries, tmp_path):
    environment = pretend_version(tmp_path / "packages", "pint", "99.0")
    assert all("pint is 99.0, was" in causes for causes in stale(run_fisheries, **environment).values())
    assert len(stale(run_fisheries, **environment)) == 2


@pytest.mark.parametrize(("file", "line"), [("fishing/catch.py", "# a remark"), ("data/no_claims.csv", "")])
def test_a_comment_makes_nothing_stale(run_fisheries, file, line):
    append(run_fisheries, file, line)
    assert stale(run_fisheries) == {}


def test_a_comment_in_the_configuration_makes_nothing_stale(run_fisheries):
    append(run_fisheries, "_config.yml", "# a remark")
    assert stale(run_fisheries) == {}


def test_a_public_address_makes_nothing_stale_and_no_chapter_is_told_it(run_fisheries):
    change(run_fisheries, "fishing/catch.py", 'rows = [["2024", book["catch-worth"]]',
           'rows = [[f"at [{book.identity.address}]", book["catch-worth"]]')  # fmt: skip
    rerun(run_fisheries)
    assert "at []" in (run_fisheries / CATCH).read_text(encoding="utf-8")
    change(run_fisheries, "_config.yml", "claimbook:\n", "claimbook:\n  address: https://catch.example\n")
    assert stale(run_fisheries) == {}
    rerun(run_fisheries)
    assert "catch.example" not in (run_fisheries / CATCH).read_text(encoding="utf-8")


def test_text_with_the_same_values_makes_nothing_stale(run_fisheries):
    edit_cell(run_fisheries / CATCH, "markdown", "The registry has", "The register holds")
    assert stale(run_fisheries) == {}


def test_text_that_names_another_value_makes_its_chapter_stale(run_fisheries):
    edit_cell(run_fisheries / CATCH, "markdown", "{value}`cod-price`", "{value}`landings-2022`")
    assert stale(run_fisheries) == {CATCH: "its text names other values"}


def test_text_that_shows_a_value_in_another_form_makes_its_chapter_stale(run_fisheries):
    edit_cell(run_fisheries / CATCH, "markdown", "{value}`recovery | worded`", "{value}`recovery`")
    assert stale(run_fisheries) == {CATCH: "its text names other values"}


def test_code_that_changes_makes_its_chapter_stale(run_fisheries):
    edit_cell(run_fisheries / CATCH, "code", 'chapter.figure("catch-landings")', 'chapter.figure( "catch-landings")')
    assert stale(run_fisheries) == {CATCH: "its code changed"}


def test_outputs_edited_by_hand_make_their_chapter_stale(run_fisheries):
    change(run_fisheries, CATCH, "Landings fell to 52,000 tonnes in 2024 [catch-landings]", "Landings soared")
    assert stale(run_fisheries) == {CATCH: "what its cells show was changed by hand"}


def test_a_cell_not_run_makes_its_chapter_stale(run_fisheries):
    notebook = json.loads((run_fisheries / CATCH).read_text(encoding="utf-8"))
    notebook["cells"][-1]["execution_count"] = None
    (run_fisheries / CATCH).write_text(json.dumps(notebook), encoding="utf-8")
    assert stale(run_fisheries) == {CATCH: "1 of its cells have not been run"}


def test_a_topic_that_the_configuration_no_longer_lists_is_noticed(run_fisheries):
    change(run_fisheries, "_config.yml", "topics: [fishing.catch]", "topics: [fishing.catch, fishing.more]")
    assert stale(run_fisheries)[CATCH] == "the book's name, edition or topics changed"


@pytest.mark.parametrize("linked", ["fishing/catch.py", "fishing", ""])
def test_a_module_is_the_book_s_where_it_is_written_wherever_its_link_leads(tmp_path, monkeypatch, linked):
    elsewhere, book = tmp_path / "elsewhere", tmp_path / "book"
    (elsewhere / "fishing").mkdir(parents=True)
    (elsewhere / "fishing" / "catch.py").touch()
    (book / linked).parent.mkdir(parents=True, exist_ok=True)
    (book / linked).symlink_to(elsewhere / linked)
    module = ModuleType("catch_of_test")
    module.__file__ = str(book / "fishing" / "catch.py")
    monkeypatch.setitem(sys.modules, "catch_of_test", module)
    assert "fishing/catch.py" in own_modules(book)


def test_a_module_in_a_linked_folder_goes_by_its_content(tmp_path):
    elsewhere, book = tmp_path / "elsewhere", tmp_path / "book"
    elsewhere.mkdir()
    book.mkdir()
    (book / "fishing").symlink_to(elsewhere)
    source = elsewhere / "catch_by_link.py"
    code = "import sys; sys.path[0] = ''; from fishing import catch_by_link; print(catch_by_link.CATCH)"
    begin = "from pathlib import Path; from claimbook.base.bytecode import go_by_content"
    for number in (1, 2):
        source.write_text(f"CATCH = {number}\n")
        os.utime(source, (1_700_000_000, 1_700_000_000))
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        ran = subprocess.run(
            [sys.executable, "-c", f"{begin}; go_by_content(Path({str(book)!r})); {code}"],
            cwd=book,
            env=environment,
            capture_output=True,
        )
        assert ran.stdout.split() == [str(number).encode()], ran.stderr


def test_a_file_that_is_written_or_compiled_is_nothing_a_chapter_rests_on(tmp_path):
    opened = OpenedFiles(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "catch.cpython-312.pyc.140302731454928").write_bytes(b"")
    (tmp_path / "__pycache__" / "catch.cpython-312.pyc.140302731454928").read_bytes()
    os.close(os.open(tmp_path / "log.txt", os.O_WRONLY | os.O_CREAT))
    (tmp_path / "note.txt").write_text("Weighed ashore.")
    assert list(opened.opened) == []
    (tmp_path / "note.txt").read_text()
    os.close(os.open(tmp_path / "log.txt", os.O_RDONLY))
    assert list(opened.opened) == ["note.txt", "log.txt"]
