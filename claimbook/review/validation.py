"""Prove a book's tables: every fault at once, each with its file, row and column.

Proved are: every table fits its description; an id names one thing; every quote stands in its document exactly once;
every number of a claim is what its quote says, as the extractor reads it; nothing hangs in the air (a claim without
evidence, a verdict without a source, a value computed from itself or from something withdrawn); dates are EDTF; units
are known; intervals stand upright; prose names only values that exist.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from decimal import Decimal
from functools import partial

from claimbook.base.digests import sha256
from claimbook.base.errors import BookError, Fault
from claimbook.base.files import read_text
from claimbook.base.gc_tuning import uncollected
from claimbook.base.paths import BookPaths
from claimbook.book.book import VALUE_TABLES, Book, has_value, read_amounts
from claimbook.book.conditions import broken, conditions_in
from claimbook.book.contents import notebooks
from claimbook.book.prose import named_values
from claimbook.book.second_hand import unsaid_in, unsaid_in_figures
from claimbook.chapters.chapter import prose_texts, prose_values, read_notebook
from claimbook.review.readings import Reading
from claimbook.review.wordings import judged, typed_formulas
from claimbook.tables.cells import number_in, rewritten_month
from claimbook.tables.ledger import Ledger, Row, Table, decoded
from claimbook.tables.quotes import count_overlapping, nearly_standing
from claimbook.tables.revisions import ROW, TABLE, require_columns
from claimbook.tables.schema import schema_faults
from claimbook.values.dates import is_date
from claimbook.values.display import parse_form

Rule = Callable[[Book], Iterable[Fault]]
DATE_COLUMNS = {
    "documents": ("published",),
    "claims": ("period",),
    "reference": ("as_of", "projected_in"),
    "events": ("date",),
    "ties": ("since",),
}
AMOUNTS = ("value", "low", "high")
MANUAL_SHARE = 10
NEEDS_SOURCE = {"confirmed", "refined", "contradicted", "outdated"}


def validate(paths: BookPaths, *, drawn: bool = True, quotes_read: bool = False) -> list[Fault]:
    """Return every fault of the book's identity, documents, tables, values and prose, in order; empty means proved.

    Unless `drawn`, figures are computed, and neither drawn nor held against the schema of Vega-Lite. With `quotes_read`
    the caller vouches that exactly these claims have been held against exactly these quotes before.
    """
    book = Book(paths)
    with uncollected(), nullcontext() if quotes_read else Reading(book.ledger) as reading:
        if unreadable := _unreadable(book):
            return list(dict.fromkeys([*unreadable, *_guarded(partial(_identity, book))]))
        found = _in_tables(book, reading)
    for rule in (derived, prose, partial(figures, drawn=drawn)):
        found.extend(_guarded(partial(rule, book)))
    return list(dict.fromkeys(found))


def _in_tables(book: Book, reading: Reading | None) -> list[Fault]:
    """Return what is wrong in the tables, with the documents that they quote, and in who the book says it is."""
    if reading:
        reading.begin()
    found = [fault for name in book.ledger.names for fault in schema_faults(book.ledger, name)]
    found.extend(_guarded(partial(_identity, book)))
    for rule in RULES:
        found.extend(_guarded(partial(rule, book)))
    found.extend(_guarded(reading.faults) if reading else [])
    return found


def _unreadable(book: Book) -> list[Fault]:
    """Return what is wrong with tables that cannot be read at all, and with the cells of the others."""
    try:
        names = book.ledger.names
    except BookError as error:
        return error.faults
    found = [fault for name in names for fault in _guarded(partial(_readable, book.ledger, name))]
    cells = [fault for name in names for fault in _guarded(partial(schema_faults, book.ledger, name))] if found else []
    return list(dict.fromkeys([*found, *cells]))


def _readable(ledger: Ledger, name: str) -> Iterator[Fault]:
    ledger.table(name)
    yield from ()


def _guarded(rule: Callable[[], Iterable[Fault]]) -> list[Fault]:
    try:
        return list(rule())
    except BookError as error:
        return error.faults


def _identity(book: Book) -> Iterator[Fault]:
    config = book.paths.relative(book.paths.config)
    for name in ("as_of", "published"):
        if not is_date(getattr(book.identity, name)):
            yield Fault(config, None, f"claimbook.{name}", f"{getattr(book.identity, name)!r} is no EDTF date")


def documents(book: Book) -> Iterator[Fault]:
    """Every document is there, readable as UTF-8, not empty, and byte for byte the one that was added."""
    table = book.ledger.table("documents")
    for row in table.rows:
        name = book.paths.relative(book.paths.documents / row["file"])
        content = book.ledger.contents[row["file"]]
        if content is None:
            yield Fault(table.file, row.line, "file", f"{name} is missing; restore the article or take the row out")
            continue
        if not content.strip():
            yield Fault(name, None, None, "is empty; restore the article")
        elif (text := decoded(content)) is None:
            yield Fault(name, None, None, "is not UTF-8; restore the article as it was added")
        elif sha256(content) != row["sha256"]:
            yield Fault(
                table.file,
                row.line,
                "sha256",
                f"is not that of {name}: the article was edited after it was added; "
                "restore it, articles are never edited",
            )
        elif text is not None and "\x00" in text:
            yield Fault(name, None, None, "holds NUL characters; it is no text")


def ids(book: Book) -> Iterator[Fault]:
    """An id names one thing: claims, outside figures, entities, derived values and figures share one space of names."""
    owners: dict[str, str] = {}
    for name in (*VALUE_TABLES, "entities"):
        table = book.ledger.table(name)
        for row in table.rows:
            owner = owners.setdefault(row.id, name)
            if owner != name:
                yield Fault(
                    table.file, row.line, "id", f"{row.id!r} already names something in {owner}; choose another id"
                )
    for topic in book.topics():
        for id in (*topic.value_rules, *topic.figure_rules):
            owner = owners.setdefault(id, topic.name)
            if owner != topic.name:
                yield Fault(topic.name, None, None, f"{id!r} already names something in {owner}; choose another id")


def dates(book: Book) -> Iterator[Fault]:
    """Every date is EDTF, or a fiscal year written FY2023."""
    for name, columns in DATE_COLUMNS.items():
        if name not in book.ledger.names:
            continue
        table = book.ledger.table(name)
        for row in table.rows:
            for column in (*columns, *(("value",) if row.get("unit") == "date" else ())):
                if row[column] and not is_date(row[column]):
                    yield Fault(
                        table.file,
                        row.line,
                        column,
                        rewritten_month(row[column])
                        or f"{row[column]!r} is no EDTF date; write 2024, 2024-04 or 2024-04-05",
                    )


def numbers(book: Book) -> Iterator[Fault]:
    """Every number is one, in a known unit, with its interval upright and around it."""
    for name in VALUE_TABLES:
        file = book.ledger.table(name).file
        for row in book.ledger.table(name).rows:
            if not has_value(row) or row["unit"] == "date":
                continue
            try:
                number, interval = read_amounts(row, book.units, file)
            except BookError as error:
                yield from error.faults
                continue
            if interval is not None and number is not None and not interval.low <= number <= interval.high:
                words = f"{row['value']} of {row.id} lies outside its interval, {row['low']} to {row['high']}"
                yield Fault(file, row.line, "value", words)


def possible(book: Book) -> Iterator[Fault]:
    """Nothing that is counted or measured is less than nothing, and no rank is before the first."""
    for name in VALUE_TABLES:
        table = book.ledger.table(name)
        for row in table.rows:
            least = Decimal(1) if row["unit"] == "rank" else Decimal(0)
            for column in AMOUNTS:
                cell = row[column]
                if not cell or not (least or cell.startswith("-")):
                    continue
                number = number_in(cell)
                if number is None or number >= least or row["unit"] == "date":
                    continue
                if row["unit"] == "rank" or _never_negative(book, row["unit"]):
                    words = f"{row[column]} {row['unit']} of {row.id} cannot be; the least is {least}"
                    yield Fault(table.file, row.line, column, words)


def _never_negative(book: Book, unit: str) -> bool:
    try:
        return book.units.never_negative(unit)
    except BookError:  # told of by `numbers`
        return False


def quotes(book: Book) -> Iterator[Fault]:
    """Every quote stands, character for character, in its document exactly once, given what is before and after it."""
    texts = book.ledger.texts
    for name in ("evidence", "ties", "no_claims"):
        if name not in book.ledger.names:
            continue
        table = book.ledger.table(name)
        for row in table.rows:
            text = texts.get(row["document"])
            if not row["quote"] or text is None:
                continue
            times = count_overlapping(text, row.get("prefix", "") + row["quote"] + row.get("suffix", ""))
            if times == 0:
                words = nearly_standing(text, row["quote"])
                words = f"{words}; copy it from the article again" if words else f"does not stand in {row['document']}"
                yield Fault(table.file, row.line, "quote", f"{words}: {_short(row['quote'])}")
            elif times > 1:
                yield Fault(
                    table.file,
                    row.line,
                    "quote",
                    f"stands {times} times in {row['document']}; add a prefix or suffix: {_short(row['quote'])}",
                )


def _short(text: str) -> str:
    return f"“{text}”" if len(text) <= 60 else f"“{text[:57]}…”"


def orphans(book: Book) -> Iterator[Fault]:
    """No claim without evidence or verdict, no successor that is unknown, no list of ids with an unknown one."""
    ledger = book.ledger
    claims, evidence = ledger.table("claims"), ledger.table("evidence")
    stances = zip(evidence.cells("claim"), evidence.cells("stance"), strict=True)
    supported = {claim for claim, stance in stances if stance == "supports"}
    checked = set(ledger.table("checks").cells("claim"))
    for id, row in zip(claims.cells("id"), claims.rows, strict=True):
        if id not in supported:
            yield Fault(
                claims.file,
                row.line,
                "id",
                f"the claim {row.id} has no evidence that supports it; add its quote to evidence.csv",
            )
        if id not in checked:
            yield Fault(
                claims.file,
                row.line,
                "id",
                f"the claim {row.id} has no verdict; add one to checks.csv, be it 'not checked'",
            )
    for name in VALUE_TABLES:
        table = ledger.table(name)
        for row, successor, status in zip(table.rows, table.cells("superseded_by"), table.cells("status"), strict=True):
            if successor and not any(ledger.knows(each, successor) for each in VALUE_TABLES):
                yield Fault(table.file, row.line, "superseded_by", f"{successor!r} is no claim and no outside figure")
            if (status == "superseded") != bool(successor):
                yield Fault(
                    table.file,
                    row.line,
                    "superseded_by",
                    f"{row.id} is {status}; a superseded row, and no other, names its successor",
                )
    for name, column in (*((name, "superseded_by") for name in VALUE_TABLES), ("entities", "successor")):
        yield from _circles(ledger, name, column)
    yield from _lists(ledger)
    yield from _alone(claims)


def _alone(claims: Table) -> Iterator[Fault]:
    """Yield a fault for each claim that disagrees with no other."""
    disagreements = claims.cells("disagreement")
    sharing = Counter(disagreements)
    for row, disagreement in zip(claims.rows, disagreements, strict=True):
        if disagreement and sharing[disagreement] == 1:
            words = f"{disagreement!r} is the disagreement of {row.id} alone; name it in the other claim too"
            yield Fault(claims.file, row.line, "disagreement", words)


def _circles(ledger: Ledger, name: str, column: str) -> Iterator[Fault]:
    """Yield a fault for each row that is, in the end, followed by itself."""
    table = ledger.table(name)
    followed = [row for row, successor in zip(table.rows, table.cells(column), strict=True) if successor]
    after = {row.id: row[column] for row in followed}
    for row in followed:
        seen, id = [row.id], after.get(row.id, "")
        while id and id not in seen:
            seen.append(id)
            id = after.get(id, "")
        if id == row.id:
            yield Fault(table.file, row.line, column, f"{' → '.join([*seen, id])} is a circle; let the last one stand")


LISTS = (
    ("claims", "attributed_to", ("entities",)),
    ("claims", "payer", ("entities",)),
    ("claims", "recipient", ("entities",)),
    ("checks", "reference", ("reference",)),
    ("events", "entities", ("entities",)),
    ("events", "claims", VALUE_TABLES),
)


def _lists(ledger: Ledger) -> Iterator[Fault]:
    for name, column, targets in LISTS:
        table = ledger.table(name)
        for row, cell in zip(table.rows, table.cells(column), strict=True):
            for id in cell.split():
                if not any(ledger.knows(target, id) for target in targets):
                    where = " or ".join(f"{target}.csv" for target in targets)
                    yield Fault(table.file, row.line, column, f"{id!r} is not in {where}; correct it or add it there")


def verdicts(book: Book) -> Iterator[Fault]:
    """No verdict without the outside figures it rests on."""
    table = book.ledger.table("checks")
    for row in table.rows:
        if row["verdict"] in NEEDS_SOURCE and not row["reference"]:
            yield Fault(
                table.file,
                row.line,
                "reference",
                f"the verdict on {row['claim']} has no source; name one or say 'not checked'",
            )


def manual_readings(book: Book) -> Iterator[Fault]:
    """At most a tenth of the numbers is read by hand, and the note says why."""
    table = book.ledger.table("claims")
    manual = [row for row in table.rows if row["reading"] == "manual" and has_value(row)]
    valued = sum(1 for row in table.rows if has_value(row))
    for row in manual:
        if not row["note"]:
            yield Fault(table.file, row.line, "note", f"{row.id} is read by hand; the note must say why")
    if len(manual) * MANUAL_SHARE > valued:
        yield Fault(
            table.file, None, "reading", f"{len(manual)} of {valued} numbers are read by hand; at most a tenth may be"
        )


def derived(book: Book) -> Iterator[Fault]:
    """Every derived value can be computed, from nothing withdrawn and not from itself."""
    for topic in book.topics():
        for id in topic.value_rules:
            yield from _computed(book.__getitem__, id)


def figures(book: Book, drawn: bool) -> Iterator[Fault]:
    """Every figure can be made, from nothing withdrawn, and is Vega-Lite."""
    for topic in book.topics():
        for id in topic.figure_rules:
            yield from _computed(partial(book.figure, drawn=drawn, checked=drawn), id)
    yield from (Fault(f"the figure {id}", None, None, said) for id, said in unsaid_in_figures(book))


def _computed(compute: Callable[[str], object], id: str) -> list[Fault]:
    try:
        compute(id)
    except BookError as error:
        return error.faults
    return []


def prose(book: Book) -> Iterator[Fault]:
    """Prose and notes on verdicts name values that exist, in forms that do, and are true under their conditions."""
    for path in notebooks(book.paths):
        named = prose_values(read_notebook(path))
        yield from (Fault(book.paths.relative(path), None, None, said) for said in _unshowable(book, named))
        for text in prose_texts(read_notebook(path)):
            found = (*_untrue(book, text), *unsaid_in(book, text))
            yield from (Fault(book.paths.relative(path), None, None, said) for said in found)
    for path in sorted((book.paths.root / "pages").glob("*.md")):
        name = book.paths.relative(path)
        yield from (Fault(name, None, None, said) for said in _untrue(book, read_text(path, name)))
    checks = book.ledger.table("checks")
    for row in checks.rows:
        for said in _unshowable(book, named_values(row["note"])):
            yield Fault(checks.file, row.line, "note", said)
        for said in _untrue(book, row["note"]):
            yield Fault(checks.file, row.line, "note", said)


def _untrue(book: Book, text: str) -> Iterator[str]:
    """Yield what is said of each sentence of a text whose condition does not hold."""
    for condition, sentence in conditions_in(text):
        if said := broken(book, condition, sentence):
            yield said


def _unshowable(book: Book, named: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield what is wrong with each value that is named but cannot be shown in its form."""
    for id, form in named:
        try:
            format(book[id], form)
            parse_form(form)
        except BookError as error:
            yield str(error)


def log(book: Book) -> Iterator[Fault]:
    """The log of changes tells each change from what stood there before, and its last word is what stands there now."""
    if TABLE not in book.ledger.names:
        return
    entries = book.ledger.table(TABLE)
    require_columns(entries)
    if not entries.rows:
        return
    tables = [book.ledger.table(name) for name in book.ledger.names if name != TABLE]
    rows = {row.id: row for table in tables if "id" in table.columns for row in table.rows}
    last: dict[tuple[str, str], Row] = {}
    for entry in entries.rows:
        key = entry.id, entry["column"]
        if key in last and last[key]["new"] != entry["old"]:
            words = f"{entry['old']!r} is not what {entry['column']} of {entry.id} was: row {last[key].line} says "
            yield Fault(entries.file, entry.line, "old", f"{words}{last[key]['new']!r}; restore the log")
        last[key] = entry
    for (id, column), entry in last.items():
        row, new = rows.get(id), entry["new"]
        taken_out = (id, ROW) in last and not last[id, ROW]["new"]
        if (row is None and taken_out) or (row is not None and row.get(column, "") == new):
            continue
        where = "there is no such row" if row is None else f"there stands {row.get(column, '')!r}"
        words = f"{new!r} was logged for {column} of {id}, and {where}; restore the row, and change tables with"
        yield Fault(entries.file, entry.line, "new", f"{words} `claimbook`, which logs it")


def reviews(book: Book) -> Iterator[Fault]:
    """A review is of a quantity that stands where it says; who confirms is another than who accepted."""
    if "reviews" not in book.ledger.names:
        return
    table, texts = book.ledger.table("reviews"), book.ledger.texts
    accepted: dict[tuple[str, str, str], set[str]] = {}
    for row in table.rows:
        if row["role"] == "accepted":
            accepted.setdefault((row["document"], row["start"], row["claim"]), set()).add(row["reader"])
    for row in table.rows:
        start, text = int(row["start"]) if row["start"].isdigit() else 0, texts.get(row["document"])
        if text is not None and not text.startswith(row["quote"], start):
            words = f"{_short(row['quote'])} does not stand at {row['start']} of {row['document']}"
            yield Fault(table.file, row.line, "quote", words)
        if (row["role"] == "rejected") == bool(row["claim"]):
            words = "a rejected quantity has no claim" if row["claim"] else f"what was {row['role']} names its claim"
            yield Fault(table.file, row.line, "claim", words)
        if row["role"] == "rejected" and not row["reason"].strip():
            yield Fault(table.file, row.line, "reason", "a rejection needs its reason in words")
        first = accepted.get((row["document"], row["start"], row["claim"]), set())
        if row["role"] == "confirmed" and not first - {row["reader"]}:
            words = f"{row['claim']} was accepted by nobody else than {row['reader']}; another reader must confirm it"
            yield Fault(table.file, row.line, "reader", words)


ROW_RULES: tuple[Rule, ...] = (dates, numbers, possible)


def series(book: Book) -> Iterator[Fault]:
    """A subject's measure keeps its unit from period to period: two units would make two lines look like one."""
    table = book.ledger.table("reference")
    units: dict[tuple[str, str], Row] = {}
    for row in table.rows:
        if row["status"] != "current" or not row["unit"]:
            continue
        first = units.setdefault((row["subject"], row["metric"]), row)
        if first["unit"] != row["unit"]:
            yield Fault(
                table.file,
                row.line,
                "unit",
                f"{row['subject']}: {row['metric']} is in {row['unit']} here and in {first['unit']} in {first.id}; "
                "a series has one unit",
            )


RULES: tuple[Rule, ...] = (
    *(documents, ids, *ROW_RULES, series, quotes, orphans, verdicts, manual_readings, log, reviews),
    *(typed_formulas, judged),
)
