"""What the method page takes from the book itself: the scale of confidence, the kinds of statement, counts."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from claimbook.base.files import Shape, read_json
from claimbook.book.confidence import SCALE
from claimbook.book.vocabulary import words_of
from claimbook.site.templating import macro, rendered
from claimbook.site.value_card import PageRenderer

MEANINGS = {
    "established": "a primary source says so, or two independent ones",
    "likely": "a copy of a source says so, or a secondary source that others bear out; or it is an estimate",
    "claimed": "only the documents of the book say so, or one retelling of a source that was not seen",
    "contested": "sources disagree",
    "cannot be checked": "nothing is held against which it could be checked",
}
COMMONEST = 5  # reasons of one word that are told; the rest are of a few values each
MEASURED = "extraction_accuracy.json"
SETS = {
    "general": "general news by a writer who knew only the contract, measured after the rules stood",
    "independent": "sentences by a writer who did not know the extractor, never used to improve it",
    "evaluation": "sentences by its own writer, never used to improve it",
    "articles": "the documents of this book",
    "independent_ja": "Japanese sentences and short articles by a writer who knew only the contract, likewise",
    "evaluation_ja": "Japanese sentences by its own writer, never used to improve it",
}
BY_KIND = ("general", "independent_ja")
LEVELS = {"value": "number", "value_unit": "and unit", "value_unit_comparator": "and comparator"}


def scale(renderer: PageRenderer, _: str) -> Markup:
    """Return the scale of confidence, each word with its meaning, how many values stand there and on what grounds."""
    reasons: dict[str, Counter[str]] = {word: Counter() for word in SCALE}
    for id in renderer.registry.ids():
        record = renderer.registry[id]
        reasons[record["confidence"]][ground(record["confidence_reason"])] += 1
    words = [
        (word, MEANINGS[word], values_told(counted.total()), commonest(counted)) for word, counted in reasons.items()
    ]
    return rendered("scale.html", words=words)


def ground(reason: str) -> str:
    """Return a reason without the id of the value that a derived one has it from."""
    return reason.rpartition(": ")[2]


def values_told(count: int) -> str:
    """Return how many values there are, in words."""
    return f"{count:,} value" if count == 1 else f"{count:,} values"


def commonest(counted: Counter[str]) -> str:
    """Return the reasons that most values have, with their counts, empty where there is only one."""
    told = [f"{count}: {reason}" for reason, count in counted.most_common(COMMONEST)]
    return f"; {'; '.join(told)}" if len(told) > 1 else ""


def kinds(renderer: PageRenderer, _: str) -> Markup:
    """Return the kinds of statement with their meanings."""
    words = words_of(renderer.registry.book.ledger, "claims", "kind_of_statement")
    return Markup("{}\n").format(macro("told")(words.items()))


def counts(renderer: PageRenderer, _: str) -> Markup:
    """Return how much of what the book holds."""
    book = renderer.registry.book
    names = [(book.ledger.table(name), name) for name in book.ledger.names]
    rows = [(name.replace("_", " "), len(table.rows)) for table, name in names]
    rows.append(("derived values", sum(1 for id in book.value_ids() if book[id].derived)))
    rows.append(("figures", len(book.figure_ids())))
    return rendered("counts.html", rows=rows)


SHARE = {"type": "number", "minimum": 0, "maximum": 1}
SCORE = {
    "type": "object",
    "required": ["labelled", "precision", "recall", "f1"],
    "properties": {
        "labelled": {"type": "integer", "minimum": 0},
        **dict.fromkeys(("precision", "recall", "f1"), SHARE),
    },
}
MEASURED_SET = {
    "type": "object",
    "required": ["all", "by_kind"],
    "properties": {
        "all": {"type": "object", "required": list(LEVELS), "additionalProperties": SCORE},
        "by_kind": {"type": "object", "additionalProperties": SCORE},
    },
}
SHAPE: Shape = {"type": "object", "properties": dict.fromkeys(SETS, MEASURED_SET)}


def accuracy(renderer: PageRenderer, _: str) -> Markup:
    """Return how well the extractor reads texts that were labelled by hand, as it was last measured."""
    path = renderer.registry.book.paths.tables / MEASURED
    measured = read_json(path, f"data/{MEASURED}", SHAPE) if path.is_file() else {}
    known = [name for name in SETS if name in measured]
    rows = [
        (SETS[name], all["value"]["labelled"], [all[level]["f1"] for level in LEVELS])
        for name in known
        for all in (measured[name]["all"],)
    ]
    shown = [name for name in BY_KIND if name in measured] or known[:1]
    by_kind = {SETS[name]: measured[name]["by_kind"] for name in shown}
    return rendered("accuracy.html", levels=list(LEVELS.values()), rows=rows, by_kind=by_kind)
