"""The server for assistants, driven over its standard input and output by the client of the same protocol."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bookcopies import claimbook, edit, refused
from citation_readers import read_bibtex, read_csl, read_ris
from mcp import Client, StdioServerParameters

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.cite.by_id import item_of
from claimbook.cite.forms import in_form
from claimbook.mcp.answers import FORMATS, Answers, document_of

CHANGED, EDITION = "landings-2024", "2025.1"
Calls = list[tuple[str, dict[str, Any]]]


def talk(folder: Path, words: list[str], calls: Calls) -> tuple[str, list[str], list[Any]]:
    """Return what a server says of itself, its tools, and its answers to some calls."""

    async def spoken() -> tuple[str, list[str], list[Any]]:
        server = StdioServerParameters(command=sys.executable, args=["-m", "claimbook", "mcp", *words], cwd=str(folder))
        async with Client(server) as client:
            tools = [each.name for each in (await client.list_tools()).tools]
            return client.instructions or "", tools, [await client.call_tool(*call) for call in calls]

    return asyncio.run(asyncio.wait_for(spoken(), 120))


def found(answer: Any) -> Any:
    """Return the data of an answer that is no refusal."""
    assert not answer.is_error, answer.content[0].text
    made = answer.structured_content
    return made["result"] if set(made) == {"result"} else made


CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "find": ("find_value", {"words": "registered boats of the fleet", "limit": 3}),
    "alias": ("find_value", {"words": "landings of the boats in 2021"}),
    "nothing": ("find_value", {"words": "submarine"}),
    "read": ("read_value", {"id": f"the-catch:{CHANGED}@2025.1"}),
    "quoted": ("read_value", {"id": "catch-worth"}),
    "unknown": ("read_value", {"id": "landing-2024"}),
    "text": ("cite_value", {"id": CHANGED}),
    "bibtex": ("cite_value", {"id": "landings-2021", "format": "bibtex"}),
    "ris": ("cite_value", {"id": "landings-2021", "format": "ris"}),
    "csl-json": ("cite_value", {"id": "landings-2021", "format": "csl-json"}),
    "no format": ("cite_value", {"id": "landings-2021", "format": "endnote"}),
    "check": ("check_text", {"text": f"Landings were 52,000 tonnes in 2024 (the-catch:{CHANGED}@2025.1)."}),
    "long": ("check_text", {"text": "12 boats. " * 3000}),
}


@pytest.fixture(scope="module")
def answered(revised: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Any]:
    """The answers of a server that was given a site's `values.json` and nothing else of the book."""
    folder = tmp_path_factory.mktemp("assistant")
    (folder / "values.json").write_bytes((revised / "_build" / "html" / "values.json").read_bytes())
    told, tools, answers = talk(folder, ["--book", "values.json"], list(CALLS.values()))
    assert tools == ["find_value", "read_value", "cite_value", "check_text"]
    assert "The catch" in told
    assert "(the-catch:" in told
    return dict(zip(CALLS, answers, strict=True)).__getitem__


def test_a_value_is_found_by_words_and_by_other_names_of_its_subject(answered):
    assert found(answered("find"))[0]["id"] == "boats"
    assert len(found(answered("find"))) <= 3
    assert found(answered("alias"))[0]["id"] == "landings-2021"
    assert found(answered("nothing")) == []


def test_a_value_is_read_with_its_quotes_verdict_history_and_citation(answered):
    changed, quoted = found(answered("read")), found(answered("quoted"))
    assert changed["number"] == "51000"
    assert [each["number"] for each in changed["history"]] == ["52000", "51000"]
    assert changed["cite_as"].startswith(f"the-catch:{CHANGED}@2025.1+")
    assert changed["subject"] == "The coastal fleet"
    assert quoted["quotes"][0]["text"]
    assert quoted["check"]["verdict"]


def test_an_id_that_the_book_has_not_is_refused_with_what_is_near(answered):
    answer = answered("unknown")
    assert answer.is_error
    assert "The book has no value 'landing-2024'; near it are " in answer.content[0].text
    assert CHANGED in answer.content[0].text


def test_a_value_is_cited_as_the_site_cites_it(answered, revised):
    cite = revised / "_build" / "html" / "cite"
    assert found(answered("text")) == (cite / f"{CHANGED}.txt").read_text(encoding="utf-8")
    for form, ending, reader in (
        ("bibtex", "bib", read_bibtex),
        ("ris", "ris", read_ris),
        ("csl-json", "csl.json", read_csl),
    ):
        text = (cite / f"landings-2021.{ending}").read_text(encoding="utf-8")
        assert reader(found(answered(form))) == reader(text)
    assert "'endnote' is no format of citations" in answered("no format").content[0].text


@pytest.fixture
def judged(frozen: Path) -> Path:
    """A book whose verdict on a number corrects it since its edition, so that another is the better one to cite."""
    edit(frozen / "data" / "checks.csv", "catch-worth,confirmed,", "catch-worth,refined,")
    edit(frozen / "_config.yml", "claimbook:\n", "claimbook:\n  address: https://catch.example\n")
    return frozen


def test_every_value_of_every_edition_is_cited_as_the_command_line_cites_it(judged):
    book, answers = Book(BookPaths(judged)), Answers(document_of("", BookPaths(judged)))
    assert "better cite" in answers.cite("catch-worth")
    assert "better cite" not in answers.cite("catch-worth@2025.1")
    for id in book.value_ids():
        for meant in (id, f"{id}@2025.1"):
            for form in FORMATS:
                assert answers.cite(meant, form) == in_form([item_of(book, meant)], form), (meant, form)


def test_an_edition_that_is_not_or_has_not_the_value_is_refused(judged):
    answers = Answers(document_of("", BookPaths(judged)))
    for id, sentence in (
        (
            "catch-worth@1999.1",
            "There is no edition '1999.1' (there are: 2025.1); the value as it stands is the-catch:",
        ),
        ("catch-worth@2025.1+1999-01-01", "There is no edition '2025.1+1999-01-01'"),
    ):
        with pytest.raises(BookError, match=re.escape(sentence)):
            answers.cite(id)


def test_a_value_that_only_an_edition_has_is_cited_as_that_had_it(judged):
    path = judged / "editions" / EDITION / "values.json"
    frozen = json.loads(path.read_text(encoding="utf-8"))
    frozen["values"].append({**frozen["values"][0], "id": "nets", "label": "Fleet: nets", "table": "derived"})
    path.write_text(json.dumps(frozen), encoding="utf-8")
    answers = Answers(document_of("", BookPaths(judged)))
    with pytest.raises(BookError, match=rf"nets is gone; .*\. Edition {EDITION} had it: nets@{EDITION} cites it as"):
        answers.cite("nets")
    assert answers.cite(f"nets@{EDITION}") == in_form([item_of(Book(BookPaths(judged)), f"nets@{EDITION}")], "text")


def test_a_sentence_is_checked(answered):
    [number] = found(answered("check"))["numbers"]
    assert (number["verdict"], number["id"]) == ("revised", CHANGED)
    assert "longer than 20,000 characters" in answered("long").content[0].text


def test_in_the_books_folder_it_answers_alike(revised, answered):
    _, _, (read, text) = talk(revised, [], [CALLS["read"], CALLS["text"]])
    assert found(read) == found(answered("read"))
    assert found(text) == found(answered("text"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--book", "nothing.json"], "nothing.json: cannot be read: No such file or directory; name the values.json"),
        (["--book", "first.json"], "first.json: is of version 1, which tells neither names nor history"),
        ([], "No book here"),
    ],
)
def test_without_a_book_it_says_so_in_a_sentence(tmp_path, words, sentence):
    (tmp_path / "first.json").write_text(json.dumps({"version": 1, "book": {}, "values": []}), encoding="utf-8")
    said = refused(claimbook(tmp_path, "mcp", *words))
    assert said.startswith(sentence)
    assert said.count("\n") == 1


def test_without_its_package_it_says_so_in_a_sentence(tmp_path):
    code = (
        "import sys; sys.modules['mcp'] = None; from claimbook.cli import main; main(['mcp', '--book', 'values.json'])"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr == ("`claimbook mcp` needs the package mcp, which is not installed: `python -m pip install "
                             "'mcp>=2,<3'` installs it, as does claimbook with its extra `mcp`.\n")  # fmt: skip
