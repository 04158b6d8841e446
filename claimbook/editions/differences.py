"""What differs between two states of a book, and why: values, sentences, figures and alt texts.

A cause is *new evidence* (a row or a quote that was not held before), a *revision* (a source says something new), a
*correction* (the book had it wrong), *code* (a rule or a drawing changed), *text* (a sentence was written anew) or
*unexplained* (a row was edited and nobody said why). A derived value takes the causes of what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.book.records import FigureRecord, SentenceRecord
from claimbook.editions.edition import find_edition
from claimbook.editions.state import State, state_of
from claimbook.tables.revisions import standing

SHOWN = ("text", "number", "date", "unit", "comparator", "out_of", "estimate", "rounding", "status", "confidence")
STORY = ("label", "kind", "as_of", "scenario", "horizon_years", "superseded_by", "citation", "attributed_to",
         "check", "formula_in_words", "disagrees_with")  # fmt: skip
FORMULA = ("formula_in_words", "unit", "label")
JUDGED = {"confidence", "confidence_reason"}
QUOTED = ("text", "stance", "document", "citation")
TEXTS = ("takeaway", "subtitle", "caveat")
EVIDENCE, REVISION, CORRECTION, CODE, TEXT, UNEXPLAINED = (
    "new evidence", "revision", "correction", "code", "text", "unexplained")  # fmt: skip
KINDS = (CORRECTION, REVISION, EVIDENCE, CODE, TEXT, UNEXPLAINED)
LOGGED = {"new": EVIDENCE, "revision": REVISION, "correction": CORRECTION, "withdrawn": CORRECTION,
          "superseded": REVISION}  # fmt: skip
Fields = Mapping[str, Any]  # a record of which some fields are compared by name
Log = Mapping[str, list[Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something differs: one of KINDS, the value it began with (empty for none), and in words."""

    kind: str
    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: what it is called, how it changed, what it was and is, why, and the pages that show it.

    `change` is moved, new, gone or retold (the same number, told otherwise); `old` and `new` are None where absent.
    """

    id: str
    change: str
    old: Any
    new: Any
    causes: tuple[Cause, ...]
    pages: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs between two states."""

    before: str
    after: str
    values: list[Difference] = field(default_factory=list)
    sentences: list[Difference] = field(default_factory=list)
    figures: list[Difference] = field(default_factory=list)
    alt_texts: list[Difference] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return everything as JSON."""
        return {"version": 1, **asdict(self)}

    def __bool__(self) -> bool:
        return bool(self.values or self.sentences or self.figures or self.alt_texts)


def read_differences(record: Mapping[str, Any]) -> Differences:
    """Return the differences that an edition froze as JSON."""

    def listed(name: str) -> list[Difference]:
        return [
            Difference(
                **{**each, "causes": tuple(Cause(**cause) for cause in each["causes"]), "pages": tuple(each["pages"])}
            )
            for each in record[name]
        ]

    parts = {name: listed(name) for name in ("values", "sentences", "figures", "alt_texts")}
    return Differences(record["before"], record["after"], **parts)


def differences_since(paths: BookPaths, edition: str = "") -> Differences:
    """Return how the book as it stands differs from an edition, by default the newest; raises BookError for none."""
    book = Book(paths)
    old = find_edition(paths, edition).state
    return compare(old, state_of(book), log_since(book, old))


def log_since(book: Book, old: State | None) -> Log:
    """Return the logged changes of each row since a state, by id, the oldest first; what was undone tells nothing."""
    rows = book.ledger.where("revisions") if "revisions" in book.ledger.names else []
    found: dict[str, list[Mapping[str, str]]] = {}
    for change in standing(rows[old.revisions if old else 0 :]):
        for row in change:
            found.setdefault(row.id, []).append(dict(row))
    return found


def compare(old: State, new: State, log: Log) -> Differences:
    """Return all that differs between two states; `log` holds the changes of tables made in between."""
    values = compare_values(old, new, log)
    causes = {each.id: each.causes for each in values}
    found = Differences(old.name, new.name, values, compare_sentences(old, new, causes))
    for id in ordered(old.figures, new.figures):
        figures = compare_figure(id, old.figures.get(id), new.figures.get(id), causes)
        found.figures.extend(each for each in figures if each.label != "alt text")
        found.alt_texts.extend(each for each in figures if each.label == "alt text")
    return found


def ordered(old: Iterable[str], new: Iterable[str]) -> list[str]:
    """Return the ids of both states, the new ones' order first."""
    return list(dict.fromkeys([*new, *old]))


def compare_values(old: State, new: State, log: Log) -> list[Difference]:
    """Return the values that differ, each with its causes and the pages that show it."""
    changed = {id: (old.values.get(id), new.values.get(id)) for id in ordered(old.values, new.values)
               if old.values.get(id) != new.values.get(id)}  # fmt: skip
    found = []
    for id, (was, now) in changed.items():
        change = change_of(was, now)
        if not change:
            continue
        record = now or was
        assert record is not None
        causes = causes_of(record, was, now, changed, log)
        pages = dict.fromkeys([*new.pages.get(id, []), *old.pages.get(id, [])])
        found.append(Difference(id, change, shown(was), shown(now), causes, tuple(pages), record["label"]))
    return found


def change_of(was: Fields | None, now: Fields | None) -> str:
    """Return how a value changed, empty where its reader would not notice."""
    if was is None or now is None:
        return "new" if was is None else "gone"
    if any(was.get(name) != now.get(name) for name in SHOWN):
        return "moved"
    told_otherwise = quoted(was) != quoted(now) or any(was.get(name) != now.get(name) for name in STORY)
    return "retold" if told_otherwise else ""


def quoted(record: Fields) -> list[tuple[str, ...]]:
    """Return what is quoted for a value, without how a page shows it."""
    return [tuple(quote.get(name, "") for name in QUOTED) for quote in record.get("quotes") or []]


def shown(record: Fields | None) -> dict[str, Any] | None:
    """Return what a reader sees of a value."""
    return None if record is None else {name: record.get(name) for name in SHOWN}


Changed = Mapping[str, tuple[Fields | None, Fields | None]]


def causes_of(record: Fields, was: Fields | None, now: Fields | None, changed: Changed, log: Log) -> tuple[Cause, ...]:
    """Return why a value differs: for one of a table its own story, for a derived one those of what it rests on."""
    if record["table"] != "derived":
        if was is not None and now is not None and only_checked_against(was, now):
            return causes_in(now["check"]["reference"], changed, log) or (Cause(CODE, "", "its note was written anew"),)
        return tuple(own_causes(record["id"], was, now, log))
    found = causes_in(ordered((was or {}).get("rests_on", []), (now or {}).get("rests_on", [])), changed, log)
    if was is None or now is None:
        return (*found, Cause(CODE, "", "its rule is new" if was is None else "its rule was taken out"))
    if any(was.get(name) != now.get(name) for name in FORMULA) or not found:
        if str(now.get("formula", "")).startswith("number of"):
            return (*found, Cause(EVIDENCE, "", "the rows that it counts changed"))
        return (*found, Cause(CODE, "", "its rule changed"))
    return found


def only_checked_against(was: Fields, now: Fields) -> bool:
    """Tell whether all that differs of a value is the note of its verdict, which shows other values."""
    differing = {name for name in {*was, *now} if was.get(name) != now.get(name)}
    return differing == {"check"} and all(
        (was["check"] or {}).get(name) == (now["check"] or {}).get(name) for name in ("verdict", "reference")
    )


def causes_in(ids: Iterable[str], changed: Changed, log: Log) -> tuple[Cause, ...]:
    """Return the causes of those values of tables that changed themselves, each once."""
    causes = [cause for id in ids if id in changed and change_of(*changed[id])
              for cause in own_causes(id, *changed[id], log)]  # fmt: skip
    return tuple(dict.fromkeys(causes))


def own_causes(id: str, was: Fields | None, now: Fields | None, log: Log) -> list[Cause]:
    """Return why a value of a table differs, as the log of changes or its evidence tells."""
    logged = [Cause(LOGGED[entry["kind"]], id, entry["why"]) for entry in log.get(id, [])]
    if logged:
        return list(dict.fromkeys(logged))
    if was is None:
        return [Cause(EVIDENCE, id, "a figure that was not held before")]
    if now is None:
        return [Cause(UNEXPLAINED, id, "its row is gone, and an id must resolve for ever")]
    told = {quote["text"] for quote in was.get("quotes") or []}
    if any(quote["text"] not in told for quote in now.get("quotes") or []):
        return [Cause(EVIDENCE, id, "a quote that was not held before")]
    if was.get("check") != now.get("check"):
        return [Cause(EVIDENCE, id, "its verdict was weighed anew")]
    if {name for name in was if was[name] != now.get(name)} <= JUDGED:
        return [Cause(CODE, id, "how sure it is follows another rule")]
    return [Cause(UNEXPLAINED, id, "its row was edited and no reason is on record")]


def compare_sentences(old: State, new: State, causes: Mapping[str, tuple[Cause, ...]]) -> list[Difference]:
    """Return the sentences that read otherwise: with other values in them, written anew, added or taken out."""
    found = []
    for page in ordered(*([each["page"] for each in state.sentences] for state in (old, new))):
        was, now = ([each for each in state.sentences if each["page"] == page] for state in (old, new))
        for before, after in paired(was, now):
            if before is not None and after is not None and before["text"] == after["text"]:
                continue
            found.append(sentence_difference(page, before, after, causes))
    return said_once(found)


def said_once(found: Iterable[Difference]) -> list[Difference]:
    """Return sentences that differ in the same way on several pages as one, with all its pages."""
    kept: dict[tuple[Any, ...], Difference] = {}
    for each in found:
        key = (each.change, each.old, each.new, each.causes)
        pages = dict.fromkeys([*kept[key].pages, *each.pages]) if key in kept else each.pages
        kept[key] = replace(each, pages=tuple(pages))
    return list(kept.values())


Pair = tuple[SentenceRecord | None, SentenceRecord | None]


def paired(was: list[SentenceRecord], now: list[SentenceRecord]) -> list[Pair]:
    """Return each sentence beside what it was: matched by its wording with the values left out, then by position."""
    old, new = ([each["template"] for each in side] for side in (was, now))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found: list[Pair] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        before, after = was[i1:i2], now[j1:j2]
        if tag == "replace" and len(before) != len(after):
            found += [(each, None) for each in before] + [(None, each) for each in after]
        else:
            found += zip_longest(before, after)
    return found


REWRITTEN = {"moved": "the sentence was written anew", "new": "a sentence was added", "gone": "a sentence was left out"}


def sentence_difference(
    page: str, was: SentenceRecord | None, now: SentenceRecord | None, causes: Mapping[str, tuple[Cause, ...]]
) -> Difference:
    sentence = now or was
    assert sentence is not None
    ids = sentence["ids"]
    if was is not None and now is not None and was["template"] == now["template"]:
        why = gathered(ids, causes) or (Cause(CODE, "", "the text of a figure changed"),)
        change = "moved"
    else:
        change = "moved" if was and now else "new" if now else "gone"
        why = (Cause(TEXT, "", REWRITTEN[change]),)
    return Difference("", change, was and was["text"], now and now["text"], why, (page,))


def gathered(ids: Iterable[str], causes: Mapping[str, tuple[Cause, ...]]) -> tuple[Cause, ...]:
    """Return the causes of several values, each once."""
    return tuple(dict.fromkeys(cause for id in ids for cause in causes.get(id, ())))


def compare_figure(
    id: str, was: FigureRecord | None, now: FigureRecord | None, causes: Mapping[str, tuple[Cause, ...]]
) -> list[Difference]:
    """Return how a figure differs: its data cell by cell, its texts, its alt text."""
    if was is None or now is None:
        about = now or was
        assert about is not None
        why = gathered(about["values"], causes) or (Cause(CODE, "", "its rule is new" if now else "it was taken out"),)
        change = "new" if was is None else "gone"
        takeaways = was and was["takeaway"], now and now["takeaway"]
        return [Difference(id, change, *takeaways, why, (about["page"],), "takeaway")]
    why = gathered([*now["values"], *was["values"]], causes) or (Cause(CODE, "", "its rule changed"),)
    pages = tuple(dict.fromkeys([now["page"], was["page"]]))
    before_after: tuple[Fields, Fields] = was, now
    texts = {name: tuple(side[name] for side in before_after) for name in TEXTS}
    found = [Difference(id, "moved", old, new, why, pages, name) for name, (old, new) in texts.items() if old != new]
    if was["alt"] != now["alt"]:
        found.append(Difference(id, "moved", was["alt"], now["alt"], why, pages, "alt text"))
    cells = [figure_cells(figure) for figure in (was, now)]
    for place in ordered(*cells):
        before, after = (side.get(place) for side in cells)
        if before != after:
            change = "new" if before is None else "gone" if after is None else "moved"
            found.append(Difference(id, change, before, after, why, pages, place))
    return found


def figure_cells(figure: FigureRecord) -> dict[str, str]:
    """Return the cells of a figure's table as their reader sees them, by row and column in words."""
    found: dict[str, str] = {}
    for row in figure["rows"]:
        texts = [cell["text"] if isinstance(cell, dict) else cell for cell in row]
        for column, text in zip(figure["columns"][1:], texts[1:], strict=True):
            place = f"{texts[0]}: {column['title']}"
            while place in found:
                place += " (again)"
            found[place] = text
    return found
