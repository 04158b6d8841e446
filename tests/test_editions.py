"""Editions: a citation names a state of the book that never changes."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as tree
from pathlib import Path

import pytest
from bookcopies import CUT, change, claimbook, contents, edit_prose, refused, succeeded

from claimbook.base.paths import BookPaths
from claimbook.editions.edition import Edition, edition_faults, editions

REVISE = ("reference", "update", "landings-2024", "--set", "value=51000", "--reason", "revision",
          "--why", "Final returns came in.")  # fmt: skip
CORRECT = (
    "reference",
    "update",
    "boats",
    "--set",
    "value=421",
    "--reason",
    "correction",
    "--why",
    "Two digits swapped.",
)
ELSEWHERE = re.compile(r"""(?:src|href)="(?:[a-z]+:|/)""")


@pytest.fixture
def book(run_fisheries: Path) -> Path:
    return run_fisheries


def folder(book: Path, name: str = "2025.1") -> Path:
    return book / "editions" / name


def test_an_edition_holds_every_value_figure_and_sentence(frozen):
    about = json.loads((folder(frozen) / "edition.json").read_text(encoding="utf-8"))
    values = json.loads((folder(frozen) / "values.json").read_text(encoding="utf-8"))["values"]
    listed = succeeded(claimbook(frozen, "values")).splitlines()
    assert [value["id"] for value in values] == [line.split("\t")[0] for line in listed]
    assert about["counts"]["values"] == len(values)
    assert {path.stem for path in (folder(frozen) / "figures").glob("*.svg")} == {
        f"{id}{which}" for id in ("catch-landings", "catch-worth-least") for which in ("", ".narrow")
    }
    assert {path.stem for path in (folder(frozen) / "data").glob("*.csv")} == {"catch-landings", "catch-worth-least"}
    sentences = json.loads((folder(frozen) / "sentences.json").read_text(encoding="utf-8"))["sentences"]
    assert any(each["text"] == "A tonne is worth $927 per tonne." for each in sentences)


def test_an_edition_holds_each_drawing_once(frozen):
    for figure in (folder(frozen) / "data").glob("*.csv"):
        page = (folder(frozen) / "figures" / f"{figure.stem}.html").read_text(encoding="utf-8")
        assert f'<img src="{figure.stem}.svg" alt="' in page
        assert "img-src &#39;self&#39;" in page
        drawing = (folder(frozen) / "figures" / f"{figure.stem}.svg").read_text(encoding="utf-8")
        longest = max(re.findall(r' d="([^"]+)"', drawing), key=len)
        holding = [path for path in folder(frozen).rglob("*") if path.is_file() and longest in path.read_text("utf-8")]
        assert {path.name.removesuffix(".narrow.svg").removesuffix(".svg") for path in holding} == {figure.stem}


def test_an_edition_is_dated_by_the_book_and_never_by_the_clock(frozen):
    about = json.loads((folder(frozen) / "edition.json").read_text(encoding="utf-8"))
    assert (about["name"], about["published"], about["as_of"]) == ("2025.1", "2025-06", "2025-05")
    assert about["note"] == "The first."
    before = contents(folder(frozen))
    shutil.rmtree(folder(frozen))
    succeeded(claimbook(frozen, *CUT))
    assert contents(folder(frozen)) == before


def test_an_edition_names_the_commit_it_was_cut_from_and_what_was_not_committed(book):
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@b")
    for words in (("init", "-q"), ("add", "_config.yml", "data", "chapters"), ("commit", "-q", "-m", "state")):
        subprocess.run([*git, *words], cwd=book, check=True, capture_output=True)
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=book, check=True, capture_output=True, text=True).stdout
    succeeded(claimbook(book, *CORRECT))
    said = claimbook(book, *CUT, "--anyway", "A test.")
    about = json.loads((folder(book) / "edition.json").read_text(encoding="utf-8"))
    assert about["commit"] == commit.strip()
    assert about["uncommitted"] == ["data/reference.csv", "data/revisions.csv"]
    assert "data/reference.csv" in said.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("2025.2", "--note", "x"), "The book calls itself edition 2025.1; set claimbook.edition"),
        (("../2025.1", "--note", "x"), "'../2025.1' is no name for an edition"),
        (("2025.1", "--note", " "), "An edition needs a note"),
    ],
)
def test_an_edition_that_cannot_be_cut_is_one_sentence_and_leaves_nothing(book, words, message):
    assert refused(claimbook(book, "edition", "cut", *words)).startswith(message)
    assert not (book / "editions").exists()


def test_an_edition_is_not_cut_from_stale_chapters(book):
    succeeded(claimbook(book, *REVISE))
    assert "These chapters are stale: index.ipynb, chapters/catch.ipynb." in refused(claimbook(book, *CUT))
    assert not (book / "editions").exists()


def test_an_edition_that_exists_is_not_cut_again(frozen):
    before = contents(folder(frozen))
    assert "an edition never changes" in refused(claimbook(frozen, *CUT))
    assert contents(folder(frozen)) == before


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda folder: (folder / "values.json").write_text("{}"), "was changed after it was frozen"),
        (lambda folder: (folder / "data" / "catch-landings.csv").unlink(), "is missing; restore it"),
        (lambda folder: (folder / "extra.html").write_text("x"), "is no part of the edition"),
    ],
)
def test_an_edition_that_is_not_as_it_was_frozen_stops_the_build(frozen, damage, sentence):
    damage(folder(frozen))
    assert sentence in refused(claimbook(frozen, "build"))
    assert [sentence in fault.message for fault in edition_faults(BookPaths(frozen))] == [True]


@pytest.mark.book
def test_the_site_carries_an_edition_that_nothing_changes_afterwards(frozen):
    succeeded(claimbook(frozen, "build"))
    site = frozen / "_build" / "html"
    made = {"n", "chapters", "embed"}  # of what was frozen, at every build
    published = {name: digest for name, digest in contents(site / "e").items() if not made & {*name.split("/")}}
    assert published == {f"2025.1/{name}": digest for name, digest in contents(folder(frozen)).items()}
    succeeded(claimbook(frozen, *REVISE))
    change(frozen, "_config.yml", 'edition: "2025.1"', 'edition: "2025.2"')
    change(frozen, "_config.yml", 'as_of: "2025-05"', 'as_of: "2025-08"')
    succeeded(claimbook(frozen, "build"))
    assert "51,000 tonnes" in (site / "chapters" / "catch.html").read_text(encoding="utf-8")
    succeeded(claimbook(frozen, "edition", "cut", "2025.2", "--note", "The second."))
    succeeded(claimbook(frozen, "build"))
    assert {name: digest for name, digest in contents(site / "e").items() if name in published} == published
    assert (site / "e" / "2025.2" / "figures" / "catch-landings.html").is_file()


@pytest.mark.book
def test_the_changes_page_tells_revisions_apart_from_corrections(frozen):
    succeeded(claimbook(frozen, *REVISE))
    succeeded(claimbook(frozen, *CORRECT))
    change(frozen, "_config.yml", 'edition: "2025.1"', 'edition: "2025.2"')
    change(frozen, "_config.yml", 'as_of: "2025-05"', 'as_of: "2025-08"')
    succeeded(claimbook(frozen, "build"))
    succeeded(claimbook(frozen, "edition", "cut", "2025.2", "--note", "Returns and a slip."))
    succeeded(claimbook(frozen, "build"))
    page = (frozen / "_build" / "html" / "pages" / "changes.html").read_text(encoding="utf-8")
    corrections, revisions = page.index("<h3>Corrections</h3>"), page.index("<h3>Revisions</h3>")
    assert corrections < page.index("Two digits swapped.") < revisions < page.index("Final returns came in.")
    assert "52,000 tonnes" in page
    assert 'href="../e/2025.2/index.html"' in page
    assert page.index("Edition 2025.2</h2>") < page.index("Edition 2025.1</h2>")


def test_frozen_pages_need_nothing_from_anywhere(frozen):
    pages = sorted(folder(frozen).rglob("*.html"))
    assert len(pages) == 4
    for page in pages:
        text = page.read_text(encoding="utf-8")
        style = re.search(r"<style>(.*)</style>", text, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"style-src &#39;sha256-{digest}&#39;" in text or f"style-src 'sha256-{digest}'" in text
        assert "<script" not in text
        assert " style=" not in text
        assert not ELSEWHERE.search(text)
        assert "dition 2025.1" in text


def test_what_comes_from_outside_is_escaped_on_frozen_pages(frozen):
    text = (folder(frozen) / "numbers.html").read_text(encoding="utf-8")
    assert "worth of landings &lt;i&gt;in full&lt;/i&gt;" in text
    assert "<i>in full</i>" not in text


def test_every_link_of_a_frozen_page_within_its_edition_leads_somewhere(frozen):
    for page in folder(frozen).rglob("*.html"):
        for target in re.findall(r'(?:href|src|srcset)="([^"]+)"', page.read_text(encoding="utf-8")):
            file, _, anchor = target.partition("#")
            path = (page.parent / file).resolve()
            if path.is_relative_to(folder(frozen)):
                assert path.is_file(), target
                assert not anchor or f'id="{anchor}"' in path.read_text(encoding="utf-8")


def test_a_frozen_drawing_says_what_it_is_and_where_it_comes_from(frozen):
    for path in folder(frozen).rglob("*.svg"):
        root = tree.parse(path).getroot()
        said = {child.tag.rpartition("}")[2]: child.text for child in root}
        assert f"the-catch:{path.stem.removesuffix('.narrow')}@2025.1" in said["metadata"]
        assert "Source: " in said["metadata"]
        assert said["title"]
        assert said["desc"]


def test_frozen_data_are_numbers_and_texts_that_no_spreadsheet_takes_for_formulas(frozen):
    with (folder(frozen) / "data" / "catch-landings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["Landings <t> (number)"]) for row in rows] == [61200, 59400, 59000, 52000]
    assert rows[-1]["Landings <t> (id)"] == "landings-2024"
    for path in folder(frozen).rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            assert not any(cell.startswith(("=", "+", "-", "@")) for row in csv.reader(file) for cell in row)


def test_editions_stand_in_the_order_they_were_published(tmp_path):
    known = [("2026.10", "2026-11"), ("2026.2", "2026-11"), ("2025.9", "2025-12")]
    for name, published in known:
        path = tmp_path / "editions" / name
        path.mkdir(parents=True)
        about = {"name": name, "published": published, "as_of": published, "note": "x", "previous": None,
                 "revisions": 0, "counts": {"values": 0, "figures": 0}, "files": {}}  # fmt: skip
        (path / "edition.json").write_text(json.dumps(about))
    found = [edition.name for edition in editions(BookPaths(tmp_path))]
    assert found == ["2025.9", "2026.2", "2026.10"]
    assert isinstance(editions(BookPaths(tmp_path))[0], Edition)


def test_editions_are_listed(frozen):
    assert succeeded(claimbook(frozen, "edition", "list")) == "2025.1\t2025-06\t16 values\tThe first.\n"


def begin_second(book: Path, as_of: str = "2025-08") -> None:
    """Begin the work on a second edition, with what the data go up to."""
    change(book, "_config.yml", 'edition: "2025.1"', 'edition: "2025.2"')
    change(book, "_config.yml", 'as_of: "2025-05"', f'as_of: "{as_of}"')


def by_hand(book: Path) -> None:
    change(book, "data/reference.csv", "boats,fleet,registered boats,412", "boats,fleet,registered boats,421")


def in_git(book: Path) -> None:
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@b")
    (book / ".gitignore").write_text(".claimbook/\n_build/\n__pycache__/\n", encoding="utf-8")
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "state")):
        subprocess.run([*git, *words], cwd=book, check=True, capture_output=True)
    (book / "data" / "notes.txt").write_text("x", encoding="utf-8")


def cite_working_version(book: Path) -> None:
    edit_prose(book, "The registry has", "As in the-catch:boats@2025.1+2025-11-20, the registry has")


def add_unread(book: Path) -> None:
    article = book.parent / "nets.txt"
    article.write_text("The port bought 40 nets for $3 million last year.\n", encoding="utf-8")
    succeeded(claimbook(book, "add", str(article), "--id", "nets-2025", "--title", "Nets", "--publisher", "Port",
                        "--published", "2025-05-01", "--url", "https://port.example/nets"))  # fmt: skip


@pytest.mark.parametrize(
    ("work", "as_of", "finding"),
    [
        (by_hand, "2025-08", "boats changed without a reason: its row was edited and no reason is on record"),
        (
            lambda book: succeeded(claimbook(book, *CORRECT)),
            "2025-05",
            "and the data still go up to 2025-05; set claim",
        ),
        (in_git, "2025-08", "data/notes.txt is not committed"),
        (
            cite_working_version,
            "2025-08",
            "chapters/catch cites the working version, the-catch:boats@2025.1+2025-11-20",
        ),
        (add_unread, "2025-08", "quantities of the documents are open, first '40 nets' in nets-2025"),
    ],
)
def test_what_speaks_against_an_edition_is_said_and_refused_unless_somebody_answers_for_it(
    frozen, work, as_of, finding
):
    begin_second(frozen, as_of)
    work(frozen)
    succeeded(claimbook(frozen, "rerun"))
    checked = claimbook(frozen, "edition", "check")
    assert checked.returncode == 1, checked.stderr
    assert finding in checked.stdout
    second = ("edition", "cut", "2025.2", "--note", "The second.")
    said = refused(claimbook(frozen, *second))
    assert finding in said
    assert said.endswith("give --anyway with the reason why it is cut all the same.\n")
    assert not folder(frozen, "2025.2").exists()
    succeeded(claimbook(frozen, *second, "--anyway", "It is\nlate."))
    told = json.loads((folder(frozen, "2025.2") / "edition.json").read_text(encoding="utf-8"))["anyway"]
    assert (told["why"], bool(told["author"])) == ("It is late.", True)
    assert any(finding in each for each in told["findings"])


def test_nothing_speaks_against_an_edition_of_a_book_in_order(book):
    assert succeeded(claimbook(book, "edition", "check")) == "Nothing speaks against cutting an edition.\n"
    succeeded(claimbook(book, *CUT))
    assert "anyway" not in json.loads((folder(book) / "edition.json").read_text(encoding="utf-8"))
