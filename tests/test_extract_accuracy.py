"""The extractor against labels made by hand: the five articles, and sentences it was and was not written with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from claimbook.documents import body_spans
from claimbook.extract import extract
from claimbook.extract.extractor import Extractor

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "extraction"))

from measuring import articles, sentences  # noqa: E402
from scoring import KINDS, read_labels  # noqa: E402

SETS = ("development.jsonl", "evaluation.jsonl", "independent.jsonl", "independent_seen.jsonl")


def test_the_five_articles_are_read_as_a_person_reads_them() -> None:
    score = articles(ROOT)
    assert score.figures("value_unit")["f1"] >= 0.97, score.misses
    assert score.figures("value_unit_comparator")["f1"] >= 0.95, score.misses


@pytest.mark.parametrize("name", ["evaluation.jsonl", "independent.jsonl"])
def test_sentences_never_used_for_writing_rules_are_read_well(name: str) -> None:
    score = sentences(name)
    assert score.figures("value")["f1"] >= 0.92
    assert score.figures("value_unit")["f1"] >= 0.86


def test_sentences_used_for_writing_rules_are_read_no_worse_than_before() -> None:
    score = sentences("development.jsonl")
    assert score.figures("value_unit_comparator")["f1"] >= 0.99, score.misses


def test_money_in_wire_copy_is_wholly_right_in_nine_of_ten_cases() -> None:
    labelled = right = 0
    for name in SETS:
        for row in read_labels(name):
            if row["text"] != row["text"].lower():
                continue
            found = {(each.start, each.end): each.to_json() for each in extract(row["text"])}
            for label in row["mentions"]:
                if label["kind"] != "money":
                    continue
                labelled += 1
                mention = found.get((label["start"], label["end"]))
                fields = ("kind", "value", "low", "high", "unit", "comparator")
                right += mention is not None and all(mention[field] == label[field] for field in fields)
    assert labelled >= 80
    assert right >= 0.9 * labelled


@pytest.mark.parametrize("name", SETS)
def test_a_set_of_labels_is_large_and_holds_every_kind(name: str) -> None:
    kinds = [label["kind"] for row in read_labels(name) for label in row["mentions"]]
    assert len(kinds) >= 300
    assert set(kinds) >= set(KINDS) - {"fiscal_year", "age"}


@pytest.mark.parametrize("name", SETS)
def test_every_label_stands_where_it_says(name: str) -> None:
    for row in read_labels(name):
        for label in row["mentions"]:
            assert row["text"][label["start"] : label["end"]] == label["text"]


def test_every_label_of_an_article_stands_in_its_body() -> None:
    for label in read_labels("articles.jsonl"):
        text = (ROOT / "seeds" / label["source"]).read_bytes().decode()
        assert text[label["start"] : label["end"]] == label["text"]
        assert any(start <= label["start"] and label["end"] <= end for start, end in body_spans(text))


def test_no_sentence_is_in_two_sets() -> None:
    sentences = [row["text"] for name in SETS for row in read_labels(name)]
    assert len(sentences) == len(set(sentences))


def test_sentences_read_together_are_read_as_each_is_alone() -> None:
    extractor = Extractor()
    texts = [row["text"] for name in SETS for row in read_labels(name)]
    texts += [" ".join(text.split()[cut:]) for cut in (1, 2, 3) for text in texts]
    alone = [extractor.quantities(text) for text in texts]
    assert sum(map(len, alone)) > 2_000
    assert list(extractor.quantities_of_each(texts)) == alone
