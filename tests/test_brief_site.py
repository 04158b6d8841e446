"""A site's `values.json` alone is enough to check a brief: what is found is what the book's own folder would find."""

from __future__ import annotations

import http.server
import json
import socket
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from bookcopies import claimbook
from test_brief_check import ROOT, checker, states, written_against

from claimbook.base.errors import BookError
from claimbook.book.book import Book
from claimbook.brief import verdicts as v
from claimbook.brief.checking import Checker, record
from claimbook.brief.files import read_brief
from claimbook.brief.site_states import states_of_site
from claimbook.cite.versions import Versions
from claimbook.editions.differences import Differences, compare_values, log_since
from claimbook.editions.state import State
from claimbook.published.history import Histories
from claimbook.published.values import Published

BRIEFS = sorted(path for path in (ROOT / "tests" / "briefs").rglob("*.md") if path.name != "README.md")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The values of the book that the briefs were written against, as a site of it publishes them."""
    versions = Versions(Book(written_against()))
    assert versions.newest is not None
    old = versions.states[versions.newest.name]
    now = State("now", "", {id: versions.registry[id] for id in versions.registry.ids()}, {}, [])
    since = Differences(old.name, "now", compare_values(old, now, log_since(versions.book, old)))
    document = Published(versions, Histories(versions, since)).document(old.figures.values())
    path = tmp_path_factory.mktemp("site") / "values.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_a_brief_is_judged_as_in_the_books_own_folder(published: Path, path: Path) -> None:
    beside = Checker(states_of_site(str(published)))
    reading = read_brief(path)
    found = record(beside.check(reading))
    assert found == record(checker().check(reading))
    assert found["summary"]["numbers"]


def test_the_editions_are_put_together_from_the_histories(published: Path) -> None:
    told, own = states_of_site(str(published)), states()
    assert told.binds_by_meaning
    assert list(told.editions) == list(own.editions)
    for name, state in own.editions.items():
        assert told.editions[name].values == state.values
        assert dict(told.editions[name].figures) == dict(state.figures)
    assert told.newest.values.keys() == own.newest.values.keys()


CITED = "The fleet landed 52,000 tonnes in 2024 (the-catch:landings-2024@2025.1).\n"
UNCITED = "The coastal fleet had 412 registered boats in 2024.\n"


@pytest.fixture(scope="module")
def alone(revised: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a brief and the file that a build wrote, and nothing else of the book."""
    folder = tmp_path_factory.mktemp("alone")
    (folder / "values.json").write_bytes((revised / "_build" / "html" / "values.json").read_bytes())
    (folder / "brief.md").write_text(f"{CITED}\n{UNCITED}", encoding="utf-8")
    return folder


class TestBuiltFile:
    def test_binds_by_id_and_by_meaning_and_tells_the_revision(self, alone: Path) -> None:
        result = claimbook(alone, "check", "brief.md", "--book", "values.json", "--json")
        assert result.returncode == 1, result.stderr
        cited, uncited = json.loads(result.stdout)["briefs"][0]["numbers"]
        assert (cited["verdict"], cited["bound_by"]) == (v.REVISED, "id")
        assert "because final <b>returns</b> came in" in cited["suggestion"]
        assert (uncited["verdict"], uncited["bound_by"], uncited["id"]) == (v.KNOWN_NOT_CITED, "meaning", "boats")

    def test_answers_as_the_book_itself_does(self, alone: Path, revised: Path) -> None:
        beside = claimbook(alone, "check", "brief.md", "--book", "values.json", "--json")
        within = claimbook(revised, "check", str(alone / "brief.md"), "--json")
        one, other = (json.loads(each.stdout)["briefs"][0]["numbers"] for each in (beside, within))
        assert one == other

    def test_may_stand_at_an_address(self, alone: Path) -> None:
        handler = partial(Quiet, directory=str(alone))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            for name in ("", "/", "/values.json"):
                told = states_of_site(f"http://127.0.0.1:{server.server_port}{name}")
                assert told.binds_by_meaning
            server.shutdown()

    def test_version_1_binds_by_id_alone(self, alone: Path, revised: Path) -> None:
        (alone / "values.v1.json").write_bytes((revised / "_build" / "html" / "values.v1.json").read_bytes())
        result = claimbook(alone, "check", "brief.md", "--book", "values.v1.json", "--json")
        cited, uncited = json.loads(result.stdout)["briefs"][0]["numbers"]
        assert (cited["verdict"], uncited["verdict"]) == (v.DIFFERS, v.UNKNOWN)


@pytest.fixture
def unreachable() -> Iterator[str]:
    """An address on this machine at which nothing answers."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"version": 3, "book": {}, "values": []}', "is of version 3; this claimbook reads 1 and 2: install a newer"),
        ('{"version": "2", "book": {}, "values": []}', "is of version '2'; this claimbook reads 1 and 2"),
        ("{", "is no JSON; name the values.json of a site."),
        ("[" * 100_000, "is no JSON; name the values.json of a site."),
        ("[]", "is no values.json of a book; it has no list of values."),
        ('{"version": 2, "book": {}, "values": [{"label": "a"}]}', "holds a value without an id"),
        ('{"version": 2, "book": {}, "values": [{"id": "a", "history": [{"text": "1"}]}]}', "not as its schema has it"),
        ('{"version": 2, "book": {}, "values": [7]}', "not as its schema has it"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_values_json_is_refused_in_one_sentence(tmp_path: Path, content: str, sentence: str) -> None:
    path = tmp_path / "values.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BookError) as refused:
        states_of_site(str(path))
    assert sentence in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_address_that_does_not_answer_is_one_sentence(unreachable: str, tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text("12 boats.\n", encoding="utf-8")
    result = claimbook(tmp_path, "check", "brief.md", "--book", unreachable)
    assert result.returncode == 2
    assert (
        result.stderr
        == f"{unreachable}/values.json: does not answer: [Errno 111] Connection refused; give a file instead.\n"
    )
