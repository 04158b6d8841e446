"""The command line: every verb documented; what is wrong is a sentence and a non-zero exit, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner, Result
from test_validation import set_cell

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.cli import main
from claimbook.cli.verb import verb
from claimbook.tables.ledger import Ledger


def run(monkeypatch, folder, *words: str) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(main, list(words))


def commands(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path}{name} ")
        yield f"{path}{name}", command


@pytest.mark.parametrize(
    ("name", "command"), list(commands(main)), ids=lambda each: each if isinstance(each, str) else ""
)
def test_every_verb_and_option_says_what_it_does(name, command):
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}"


def test_help_imports_nothing_heavy():
    heavy = {"pandas", "altair", "spacy", "pint", "sphinx", "numpy"}
    code = f"import sys; from claimbook.cli import main; print(sorted({heavy} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_a_whole_book_validates(fisheries, monkeypatch):
    result = run(monkeypatch, fisheries, "validate")
    assert (result.exit_code, result.output) == (0, "The tables are proved: no fault found.\n")


def test_every_fault_is_printed_and_the_exit_is_not_zero(fisheries, monkeypatch):
    set_cell(fisheries, "reference", "boats", "value", "many")
    set_cell(fisheries, "claims", "landings-change", "value", "13")
    result = run(monkeypatch, fisheries, "validate")
    assert result.exit_code == 1
    assert "data/reference.csv, row 7, column value: 'many' is not written like" in result.stderr
    assert "data/claims.csv, row 2, column value: landings-change is eq 13 percent" in result.stderr
    assert result.stdout == ""


def test_outside_a_book_it_says_where_to_go(tmp_path, monkeypatch):
    result = run(monkeypatch, tmp_path, "validate")
    assert result.exit_code == 1
    assert "holds a _config.yml; go to the book's folder" in result.stderr


def test_extract_prints_a_json_object_a_quantity(fisheries, monkeypatch):
    result = run(monkeypatch, fisheries, "extract", "seeds/coast.txt")
    assert result.exit_code == 0
    found = [json.loads(line) for line in result.stdout.splitlines()]
    text = (fisheries / "seeds" / "coast.txt").read_text(encoding="utf-8")
    assert all(text[each["start"] : each["end"]] == each["text"] for each in found)
    assert ("$48.2 million", 48200000, "USD") in [(each["text"], each["value"], each["unit"]) for each in found]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "is empty"),
        ("latin.txt", "café".encode("latin-1"), "UTF-8"),
        ("binary.txt", b"\x00\x01\x02 5 percent", ""),
        ("missing.txt", None, ""),
    ],
)
def test_an_unreadable_file_is_one_sentence_and_the_others_go_on(fisheries, monkeypatch, name, content, message):
    if content is not None:
        (fisheries / name).write_bytes(content)
    result = run(monkeypatch, fisheries, "extract", name, "seeds/island.txt")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert name in result.stderr
    assert message in result.stderr
    assert {json.loads(line)["source"] for line in result.stdout.splitlines()} == {"island.txt"}


def test_why_prints_a_tree_and_json(fisheries, monkeypatch):
    assert "├── landings-2023" in run(monkeypatch, fisheries, "why", "landings-fall").output
    story = json.loads(run(monkeypatch, fisheries, "why", "landings-fall", "--json").output)
    assert story["inputs"][0]["id"] == "landings-2023"


def test_why_tells_of_events_and_documents(fisheries, monkeypatch):
    for table, part in (("events", "inputs"), ("documents", "says")):
        row = next(row for row in Ledger(BookPaths(fisheries)).table(table).rows if table != "events" or row["claims"])
        assert row["title"] in run(monkeypatch, fisheries, "why", row.id).output
        story = json.loads(run(monkeypatch, fisheries, "why", row.id, "--json").output)
        assert story[part]
        assert all(each["shown"] for each in story[part])


def test_an_unknown_value_is_one_sentence(fisheries, monkeypatch):
    result = run(monkeypatch, fisheries, "why", "nothing")
    assert result.exit_code == 1
    assert result.stderr == "There is no value 'nothing'; `claimbook values` lists them all.\n"


def test_values_lists_what_readers_see(fisheries, monkeypatch):
    output = run(monkeypatch, fisheries, "values", "landings-2024", "landings-fall").output
    assert output.splitlines()[0].split("\t")[:3] == ["landings-2024", "52,000\u00a0tonnes", "established"]


def test_an_outside_figure_is_changed_with_a_reason_and_logged(fisheries, monkeypatch):
    words = [
        "reference",
        "update",
        "boats",
        "--set",
        "value=410",
        "--reason",
        "correction",
        "--why",
        "Two counted twice.",
    ]
    result = run(monkeypatch, fisheries, *words)
    assert result.exit_code == 0, result.output
    assert "boats,boat,409" not in (fisheries / "data" / "reference.csv").read_text(encoding="utf-8")
    log = (fisheries / "data" / "revisions.csv").read_text(encoding="utf-8")
    assert "boats,value,412,410,correction,Two counted twice." in log


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("reference", "update", "gone", "--set", "value=1", "--reason", "revision", "--why", "x"),
            "no outside figure 'gone'",
        ),
        (
            ("reference", "update", "boats", "--set", "value=412", "--reason", "revision", "--why", "x"),
            "Nothing to change",
        ),
        (
            ("reference", "update", "boats", "--set", "value=x", "--reason", "revision", "--why", "x"),
            "is not written like the number 6.8e9",
        ),
        (("reference", "update", "boats", "--set", "worth=1", "--reason", "revision", "--why", "x"), "no column worth"),
        (("reference", "update", "boats", "--set", "value", "--reason", "revision", "--why", "x"), "write COLUMN=TEXT"),
        (
            ("reference", "update", "boats", "--set", "value=1", "--reason", "revision", "--why", " "),
            "its reason in words",
        ),
        (("reference", "add", "fleet", "--set", "value=1", "--why", "x"), "'fleet' is taken in data/entities.csv"),
        (("withdraw", "gone", "--why", "x"), "no claim and no outside figure 'gone'"),
        (("supersede", "boats", "--by", "gone", "--why", "x"), "'gone' that could follow boats"),
    ],
)
def test_a_wrong_change_is_one_sentence_and_changes_nothing(fisheries, monkeypatch, words, message):
    before = {path.name: path.read_bytes() for path in (fisheries / "data").iterdir() if path.is_file()}
    result = run(monkeypatch, fisheries, *words)
    assert result.exit_code == 1
    assert message in result.stderr
    assert {path.name: path.read_bytes() for path in (fisheries / "data").iterdir() if path.is_file()} == before


def test_an_added_article_is_listed_for_review(fisheries, monkeypatch):
    (fisheries / "news.txt").write_text("Nets\n\nThe port bought 40 nets for $3 million last year.\n", encoding="utf-8")
    about = ["--id", "nets-2025", "--title", "Nets", "--publisher", "Port", "--published", "2025-05-01"]
    result = run(monkeypatch, fisheries, "add", "news.txt", *about, "--url", "https://port.example/nets")
    assert result.exit_code == 0, result.stderr
    assert {"40 nets", "$3 million"} <= {line.split("\t")[1] for line in result.stdout.splitlines()}
    assert (fisheries / "seeds" / "news.txt").is_file()
    again = run(monkeypatch, fisheries, "add", "news.txt", *about, "--url", "https://port.example/nets")
    assert again.exit_code == 1
    assert "this very text is already in the book, as nets-2025" in again.stderr


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BookError("a\x1b[2Jb.md: \x9bnothing\nis here"), "a [2Jb.md:  nothing\nis here\n"),
        (OSError("cannot call rmtree on a symbolic link"), "A file: cannot call rmtree on a symbolic link.\n"),
    ],
)
def test_an_error_is_a_sentence_without_control_signs(
    error: Exception, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    @verb
    def fail() -> None:
        raise error

    with pytest.raises(SystemExit, match="1"):
        fail()
    assert capsys.readouterr().err == said
