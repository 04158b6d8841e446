"""The Japanese sentences that rules were written with, labelled by hand: read no worse than before."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "extraction"))

from measuring import sentences
from scoring import KINDS, read_labels

NAME = "development_ja.jsonl"


def test_sentences_used_for_writing_rules_are_read_no_worse_than_before() -> None:
    score = sentences(NAME)
    assert score.figures("value_unit_comparator")["f1"] >= 0.98, score.misses


def test_the_set_of_labels_is_large_and_holds_every_kind() -> None:
    kinds = [label["kind"] for row in read_labels(NAME) for label in row["mentions"]]
    assert len(kinds) >= 300
    assert set(kinds) == set(KINDS)


def test_every_label_stands_where_it_says() -> None:
    for row in read_labels(NAME):
        for label in row["mentions"]:
            assert row["text"][label["start"] : label["end"]] == label["text"]


def test_no_sentence_is_in_the_set_twice() -> None:
    texts = [row["text"] for row in read_labels(NAME)]
    assert len(texts) == len(set(texts))
