"""Runs the extractor over the labelled sets, for the tests and the benchmark alike."""

from __future__ import annotations

import csv
from pathlib import Path

from scoring import Score, compare, read_labels

from claimbook.documents import body_spans
from claimbook.extract import extract


def sentences(name: str) -> Score:
    """The score of one set of sentences."""
    score = Score()
    for row in read_labels(name):
        found = extract(row["text"], row.get("date"))
        compare(score, row["text"], row["mentions"], [mention.to_json() for mention in found])
    return score


def articles(root: Path) -> Score:
    """The score of the five articles, their bodies read as the command line reads them."""
    score = Score()
    labels = read_labels("articles.jsonl")
    with (root / "data" / "documents.csv").open(encoding="utf-8", newline="") as table:
        published = {row["file"]: row["published"] for row in csv.DictReader(table)}
    for path in sorted((root / "seeds").glob("*.txt")):
        text = path.read_bytes().decode()
        found = [mention.to_json() for mention in extract(text, published.get(path.name), spans=body_spans(text))]
        compare(score, text, [label for label in labels if label["source"] == path.name], found)
    return score
