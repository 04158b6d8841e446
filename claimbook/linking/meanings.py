"""What each value of a book is about, as plain records: its subjects, what is measured, unit, number and period.

The subject of a claim or an outside figure is an entity's id, or words in which entities and names are found, as are
labels of derived values. Capitalised words there that nothing knows become names of their own.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from claimbook.extract.vocabulary import words
from claimbook.linking.phrases import plain
from claimbook.linking.vocabulary import GOVERNMENT, MINISTRY, Vocabulary, owners_of, phrases_of

if TYPE_CHECKING:
    from claimbook.book.book import Book
    from claimbook.tables.ledger import Row
    from claimbook.values.value import Value

Record = dict[str, Any]
HELPERS = ("payer", "recipient", "attributed_to")
ASIDE = re.compile(r"\([^()]*\)|,? (?:after|since|when|although|as (?:printed|stated|reported|planned)) [^()]*$")
ASIDE_WEIGHT = 0.35
STEM_WEIGHT = 0.5
WORD = re.compile(r"[a-z][a-z'-]{3,}")
HEAD = re.compile(r"[\w.&-]+(?: [\w.&-]*[A-Z0-9][\w.&-]*){0,3}")  # a subject that is a name, as “Ship 2 (Owner)”
NAME = re.compile(r"[A-Z][\w.&-]{3,}(?: [A-Z][\w.&-]+)*")
MONTH = re.compile("|".join(name for name in month_name if name))
OUT_OF = re.compile(r"\(of (\d+)")
SPAN = re.compile(r"\b((?:19|20)\d\d)(?:-| to )((?:19|20)\d\d)\b")
SPOKEN_YEAR = re.compile(r"\b(fiscal (?:year )?)?((?:19|20)\d\d)\b")
EMPTY = words(
    "about after against also among another because been before being between both could does done each "
    "from have having into itself less more most other over rather same such than that their them then "
    "there these they this those through under until very were what when where which while whose will "
    "with within would your first second total article printed computed reported counted stated named "
    "besides part printed least overall years months days weeks hours "
)
DERIVED_DIGITS = 3
BETWEEN = ((" to ", 1.0), (" and ", 0.8), ("(", 0.7), (",", 0.5), (" in ", 0.5), (" with ", 0.5))
EARLIER, HALF, HARDLY, SPOKE = 0.6, 0.5, 0.2, 0.7
RULED = 0.75  # how far a government stands for its ministry
RULES = {GOVERNMENT: 0.75, MINISTRY: 0.6}  # how far a country stands for them
OWNED = 0.6  # how far who is in a name stands for it: the vessel, of “Vessel's engine”
A_NAME = 3  # words; what is longer describes


def records_of(book: Book, vocabulary: Vocabulary, *, derived: bool = True) -> list[Record]:
    """Return a record for every current value that is about something with a name.

    Adds names in the subjects of outside figures that nothing knows to `vocabulary`.
    """
    _name_the_unnamed(book, vocabulary)
    finder = TopicFinder(vocabulary)
    rows = [row for table in ("claims", "reference") for row in book.ledger.where(table, status="current")]
    stated = [finder.of_row(book, row) for row in rows if row["value"] or row["low"]]
    topics = book.topics() if derived else ()
    computed = [finder.of_value(book[id]) for topic in topics for id in topic.value_rules]
    return [each for each in (*stated, *computed) if each is not None and each["anchors"]]


def _name_the_unnamed(book: Book, vocabulary: Vocabulary) -> None:
    """Add capitalised words in the subjects of outside figures that no phrase covers as names of their own."""
    names = phrases_of(vocabulary.names, letter_case=True)
    metrics = phrases_of(vocabulary.metrics, letter_case=False)
    seats = phrases_of(vocabulary.seats, letter_case=True)
    for row in book.ledger.where("reference", status="current"):
        text = plain(row["subject"])
        covered = [*names.longest_in(text), *metrics.all_in(text), *seats.longest_in(text)]
        for match in NAME.finditer(text):
            at_head = match.start() or HEAD.fullmatch(text.partition("(")[0].strip())
            if (
                at_head
                and not MONTH.fullmatch(match[0])
                and not any(each.start < match.end() and match.start() < each.end for each in covered)
            ):
                vocabulary.add(f"name:{match[0]}", "name", [match[0]])


class TopicFinder:
    """Finds what words of the book are about."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._names = phrases_of(vocabulary.names, letter_case=True)
        self._metrics = phrases_of(vocabulary.metrics, letter_case=False, of_tables=True)
        self._own = vocabulary.names
        self._owners = owners_of(vocabulary, self._names)
        self._at_large = set(vocabulary.at_large)
        self._speakers = set(vocabulary.speakers)
        self._kinds, self._countries = vocabulary.kinds, vocabulary.countries
        self._governments = vocabulary.governments

    def of_row(self, book: Book, row: Row) -> Record:
        """Return what a row of claims or reference is about."""
        claim = row.table == "claims"
        speakers = row.words("attributed_to") if claim else ()
        anchors = (
            self._entity_anchors(row["subject"], speakers)
            if row["subject"] in self._own
            else self._word_anchors(row["subject"])
        )
        anchors |= self._rulers(anchors)
        owners = {owner for id, weight in anchors.items() if weight == 1.0 for owner in self._owners.get(id, ())}
        anchors = dict.fromkeys(owners, OWNED) | anchors
        helpers = [id for column in HELPERS for id in row.words(column)] if claim else []
        words = self._words(row["metric"], besides=anchors)
        if row["subject"] not in self._own:
            words = _more(words, self._words(row["subject"], besides=anchors))
        elif named := self._own[row["subject"]]:
            words = _more(words, self._words(named[0], besides=anchors, weight=0.5))
        return {
            "id": row.id,
            "table": row.table,
            "unit": row["unit"],
            "number": row["value"] if row["unit"] != "date" else "",
            "low": row["low"],
            "high": row["high"],
            "date": row["value"] if row["unit"] == "date" else "",
            "comparator": row["comparator"],
            "out_of": row["out_of"] if claim else _field_of(row),
            "period": row["period"] if claim else row["as_of"],
            "known": row["projected_in"] if not claim else _first_quoted(book, row.id),
            "years": years_in(f"{row['subject']}, {row['metric']}"),
            "scenario": row["scenario"],
            "anchors": anchors,
            "helpers": [id for id in helpers if id not in anchors and id not in self._speakers],
            "words": words,
            "label": row["metric"],
            "sources": [id for id in speakers if id not in self._speakers]
            if claim
            else self._publishers(row["author"]),
        }

    def of_value(self, value: Value) -> Record | None:
        """Return what a derived value is about by its label, None for one without a number."""
        if value.quantity is None or value.date:
            return None
        subject, colon, metric = value.label.partition(":")
        if not colon:
            subject = metric = value.label
        anchors = self._weighed_names(plain(subject))
        return {
            "id": value.id,
            "table": "derived",
            "unit": value.unit,
            "number": str(shortened(value.number, value.digits or DERIVED_DIGITS)),
            "low": "",
            "high": "",
            "date": "",
            "comparator": value.comparator,
            "out_of": "",
            "period": value.nature.as_of,
            "known": "",
            "years": [],
            "scenario": value.nature.scenario,
            "anchors": anchors,
            "helpers": [],
            "words": self._words(metric, besides=anchors),
            "label": value.label,
        }

    def _publishers(self, text: str) -> list[str]:
        """Return who of the book's names published a figure, papers that only retell aside."""
        named = {id for found in self._names.longest_in(plain(text)) for id in found.ids}
        return sorted(named - self._at_large - self._speakers)

    def _entity_anchors(self, id: str, speakers: Iterable[str]) -> dict[str, float]:
        """Return an entity and its owners, as AIST of “AIST's new supercomputer”; where it has neither owners nor a
        name that an article would use, whoever spoke of it."""
        anchors = {id: 1.0} | dict.fromkeys(self._owners.get(id, ()), 1.0)
        if len(anchors) == 1 and len(self._own.get(id, ())) < 2 and len(self._own.get(id, [""])[0].split()) > A_NAME:
            anchors |= dict.fromkeys(speakers, SPOKE)
        return anchors

    def _rulers(self, anchors: Mapping[str, float]) -> dict[str, float]:
        """Return by what else articles call those of a state: a government by its country, a ministry by both."""
        named: dict[str, float] = {}
        for id, weight in anchors.items():
            kind, country = self._kinds.get(id), self._countries.get(id, "")
            if weight < SPOKE or kind not in RULES or not country:
                continue
            named[country] = RULES[kind]
            if kind == MINISTRY and country in self._governments:
                named[self._governments[country]] = RULED
        return {id: weight for id, weight in named.items() if id not in anchors}

    def _word_anchors(self, text: str) -> dict[str, float]:
        """Return the names in a text; where there is none, the words for what is measured."""
        text = plain(text)
        named = self._weighed_names(text)
        return named or {f"word:{id}": 1.0 for found in self._metrics.all_in(text) for id in found.ids}

    def _weighed_names(self, text: str) -> dict[str, float]:
        """Return the names in a subject's words by how far each alone stands for it: the last of “Board to Fleet”, the
        first of “Vessel (Owner)”, hardly the country of “Company in Country”."""
        weights: dict[str, float] = {}
        heads: set[str] = set()
        end = 0
        for number, found in enumerate(self._names.longest_in(text)):
            between = text[end : found.start]
            weight = max(((between.rfind(sign), its) for sign, its in BETWEEN if sign in between), default=(0, 1.0))[1]
            if not number or all(id in self._at_large for id in weights):
                weight = 1.0
            if number and weight == 1.0:
                weights = {id: min(each, EARLIER) for id, each in weights.items()}
            if heads.issuperset(weights) and (not number or between.strip() == "and"):
                heads.update(found.ids)
            for id in found.ids:
                weights[id] = max(weights.get(id, 0.0), weight)
            end = found.end
        if any(id not in self._at_large for id in weights):
            weights |= {id: HALF if id in heads else HARDLY for id in weights if id in self._at_large}
        return weights

    def _words(self, text: str, *, besides: Iterable[str], weight: float = 1.0) -> dict[str, float]:
        """Return the words for what is measured, by id: of the thesaurus, names of things, and stems of other words."""
        weights: dict[str, float] = {}
        asides = " ".join(ASIDE.findall(text))
        for part, its in ((ASIDE.sub(" ", text), weight), (asides, weight * ASIDE_WEIGHT)):
            weights = _more(weights, self._words_in(plain(part), set(besides), its))
        return weights

    def _words_in(self, text: str, besides: set[str], weight: float) -> dict[str, float]:
        names = self._names.longest_in(text)
        metrics = self._metrics.longest_in(text)
        found = {f"name:{id}": weight for each in names for id in each.ids if id not in besides | self._at_large}
        found |= {id: weight for each in metrics for id in each.ids}
        covered = [*names, *metrics]
        for match in WORD.finditer(text):
            if match[0] in EMPTY or any(each.start < match.end() and match.start() < each.end for each in covered):
                continue
            found[f"stem:{stem(match[0])}"] = weight * STEM_WEIGHT
        return found


def _field_of(row: Row) -> str:
    """Return out of how many a rank is, as the words of an outside figure say: “rank (of 63)”."""
    said = OUT_OF.search(row["metric"]) if row["unit"] == "rank" else None
    return said[1] if said else ""


def years_in(text: str) -> list[str]:
    """Return the years that a text names, a span of two as one period, as EDTF dates and fiscal years."""
    if span := SPAN.search(text):
        return [f"{span[1]}/{span[2]}"]
    return [f"FY{match[2]}" if match[1] else match[2] for match in SPOKEN_YEAR.finditer(text)]


def _first_quoted(book: Book, claim: str) -> str:
    """Return when the first document that supports a claim was published."""
    documents = (book.ledger.row("documents", each["document"]) for each in book.ledger.where("evidence", claim=claim))
    return min((row["published"].rstrip("~?%") for row in documents if row is not None), default="")


def shortened(number: Decimal, digits: int) -> Decimal:
    """Return a number to so many significant digits."""
    return number if not number else round(number, digits - 1 - number.adjusted())


def stem(word: str) -> str:
    """Return the beginning of a word that its other forms share, as good as it goes without a dictionary."""
    word = word.replace("'s", "").strip("'-")
    return word if len(word) <= 5 else word[: max(5, len(word) - 3)]


def _more(weights: Mapping[str, float], others: Mapping[str, float]) -> dict[str, float]:
    return {id: max(weights.get(id, 0.0), others.get(id, 0.0)) for id in (*weights, *others)}


def stems_of(records: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the stems that records use, as phrases with their ids."""
    seen = {id for record in records for id in record["words"] if id.startswith("stem:")}
    yield from ((f"{id.removeprefix('stem:')}*", id) for id in sorted(seen))
