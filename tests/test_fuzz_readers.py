"""No file of a book is met with a traceback or a hang, and what is absurd is never taken in silence."""

from __future__ import annotations

import json

import pytest
from bookcopies import change, claimbook, contents, refused
from fuzz_readers import LISTED, book_with_edition, feed_listed, fuzz
from fuzz_readers import Counts as Counted

SAMPLE, SEED = 400, 7


def test_a_sample_of_wrong_inputs_meets_no_traceback_no_hang_and_no_silent_acceptance():
    counts = fuzz(SAMPLE, SEED)
    assert counts.tracebacks + counts.hangs + counts.accepted == []
    assert counts.inputs.total() > SAMPLE
    assert len(counts.inputs) == 14


def test_each_of_the_listed_kinds_is_refused(tmp_path):
    counts = Counted()
    feed_listed(book_with_edition(tmp_path), counts)
    assert counts.accepted + counts.tracebacks == []
    assert counts.refused["listed kinds"] == len(LISTED)


UPDATE = ("reference", "update", "boats", "--reason", "revision", "--why", "x", "--yes", "--set")


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("value=-5", "-5 boat of boats cannot be; the least is 0"),
        ("value=1e400", "'1e400' is not a number that can be"),
        ("value=1e61", "'1e61' is not a number that can be"),
        ("unit=boat**2", "The unit 'boat**2' is not written like one"),
        ("unit=florps", "The unit 'florps' is unknown"),
        ("as_of=2024-XX", "'2024-XX' is not written like"),
        ("as_of=May-20", "'May-20' is how a spreadsheet rewrites 2020-05"),
        ("as_of=2026-11-31", "'2026-11-31' is no EDTF date"),
        ("as_of=2025/2024", "'2025/2024' is no EDTF date"),
        ("title=a\x07b", "holds a control character"),
        ("title=\udcff", "is not UTF-8; write it in UTF-8"),
        ("value=\udcff", "is not UTF-8; write it in UTF-8"),
    ],
)
def test_a_cell_that_cannot_be_is_refused_by_the_rules_of_its_column(fisheries, cell, words):
    before = contents(fisheries / "data")
    said = refused(claimbook(fisheries, *UPDATE, cell))
    assert words in said
    assert said.count("\n") <= 2  # the log tells the cell too
    assert contents(fisheries / "data") == before


def test_a_unit_is_no_power_of_what_is_counted_by_another_name(fisheries):
    (fisheries / "data" / "units.txt").open("a").write("crowd = boat ** 2\n")
    assert "The unit 'crowd' is a power of what is counted" in refused(claimbook(fisheries, *UPDATE, "unit=crowd"))


def test_an_edition_that_yaml_reads_as_another_number_is_refused(fisheries):
    change(fisheries, "_config.yml", 'edition: "2025.1"', "edition: 2026.10")
    said = refused(claimbook(fisheries, "validate"))
    assert said.startswith(
        "_config.yml, column claimbook.edition: is read by YAML as 2026.1, not as it is written; put it in quotes, as "
        'in edition: "2026.10"\n'
    )


@pytest.mark.parametrize("written", ["published: 2026-11-31", "published: 2024-XX", "published: May-20"])
def test_a_date_of_the_book_that_is_none_is_refused(fisheries, written):
    change(fisheries, "_config.yml", 'published: "2025-06"', written)
    assert "is no EDTF date" in refused(claimbook(fisheries, "validate"))


ASCII = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}


@pytest.mark.parametrize(
    "words", [("values",), ("why", "landings-fall"), ("why", "landings-fall", "--json"), ("validate",)]
)
def test_everything_is_printed_whatever_the_output_can_encode(fisheries, words):
    result = claimbook(fisheries, *words, **ASCII)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr


def test_what_the_output_cannot_encode_is_written_as_json_writes_it(tmp_path):
    article = tmp_path / "nets.txt"
    article.write_text("The port bought 40 nets 🐟 for ¥3 million, “at last”.\n", encoding="utf-8")
    result = claimbook(tmp_path, "extract", str(article), **ASCII)
    assert result.returncode == 0, result.stderr
    assert result.stdout.isascii()
    assert "¥3 million" in {json.loads(line)["text"] for line in result.stdout.splitlines()}


@pytest.mark.parametrize("port", ["80999", "-1", "x"])
def test_a_port_that_cannot_be_is_refused_before_anything_is_built(fisheries, port):
    result = claimbook(fisheries, "serve", "--port", port)
    assert result.returncode == 2
    assert "Invalid value for '--port'" in result.stderr
    assert "Traceback" not in result.stderr
