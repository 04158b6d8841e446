"""What must go with a number wherever it is cited: its kind and scenario, who says it, the verdict, the better number.

A number goes round without its sentence; a citation is all that goes with it. So the title of every citation says, in
one bracket, what the book knows of the statement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from claimbook.base.errors import BookError

if TYPE_CHECKING:
    from claimbook.book.records import CheckRecord, QuoteRecord, ValueRecord
    from claimbook.values.units import UnitSystem

CURRENT = "current"
CENTRAL = "central"
CORRECTING = {"refined", "outdated", "contradicted"}
YEAR = re.compile(r"(?:.*\s)?(\d{4})[^,]*")
Known = Callable[[str], "ValueRecord | None"]


def kind_in_words(record: ValueRecord) -> str:
    """Return the kind of statement with what qualifies it: its scenario, its horizon."""
    words = [record["kind"]]
    if record["scenario"]:
        words.append(f"{record['scenario']} case")
    if record["horizon_years"]:
        years = record["horizon_years"]
        words.append(f"over {years} year{'' if years == '1' else 's'}")
    return ", ".join(words)


def qualification(record: ValueRecord, better: ValueRecord | None = None) -> str:
    """Return in one line what a reader of a cited number must know of it."""
    parts = [", ".join([kind_in_words(record), *said_by(record)]), *verdict(record["check"])]
    if record["status"] != CURRENT:
        parts.append(" by ".join(filter(None, (record["status"], record["superseded_by"]))))
    if better is not None:
        parts.append(f"better cite {number_in_words(better)}")
    return "; ".join(parts)


def number_in_words(record: ValueRecord) -> str:
    """Return a number with its scenario and who says it: "52,000 tonnes, central case, the registry, 2024"."""
    scenario = [f"{record['scenario']} case"] if record["scenario"] else []
    return ", ".join([record["text"], *scenario, *said_by(record)])


def verdict(check: CheckRecord | None) -> list[str]:
    """Return the book's verdict on a statement in a list, which is empty for what nobody need check."""
    return [check["verdict"]] if check else []


def said_by(record: ValueRecord) -> Iterator[str]:
    """Yield who says a number, and where it was printed."""
    if record["attributed_to"]:
        yield f"said by {' and '.join(record['attributed_to'])}"
    yield from printed_by(record["quotes"])
    if citation := record["citation"]:
        yield source_in_short(citation["text"])


def printed_by(quotes: list[QuoteRecord]) -> list[str]:
    """Return the first document that bears a statement out, with its date, in a list."""
    bearing = [quote for quote in quotes if quote["stance"] != "contradicts"][:1]
    return [f"printed by {quote['publisher']}, {quote['published_text']}" for quote in bearing]


def source_in_short(text: str) -> str:
    """Return author and year of an outside source from its citation in full."""
    author, quoted, rest = text.partition(", “")
    if not quoted or not (year := YEAR.fullmatch(rest.rpartition("”, ")[2])):
        return text
    return f"{author}, {year[1]}"


def better_number(record: ValueRecord, known: Known, units: UnitSystem) -> ValueRecord | None:
    """Return the number to cite instead of one that was refined, is outdated or contradicted; None where there is none.

    It is an outside figure that the verdict rests on, current and of the same kind of quantity: the central one of a
    statement about a low or a high case, else the same number at first hand, else the first.
    """
    check = record["check"]
    if check is None or check["verdict"] not in CORRECTING:
        return None
    grounds = [each for id in check["reference"] if (each := known(id)) is not None and each["status"] == CURRENT]
    alike = [each for each in grounds if comparable(record, each, units)]
    if record["scenario"] not in (None, CENTRAL):
        alike = [each for each in alike if each["scenario"] == CENTRAL] or alike
    same = [each for each in alike if each["number"] is not None and each["number"] == record["number"]]
    return next(iter(same or alike), None)


def comparable(one: ValueRecord, other: ValueRecord, units: UnitSystem) -> bool:
    """Tell whether two numbers are of one dimension, or both count whole things, whatever their names."""
    if bool(one["date"]) != bool(other["date"]):
        return False
    if one["unit"] == other["unit"]:
        return True
    try:
        counted = units.counted(one["unit"]) and units.counted(other["unit"])
        return counted or units.alike(one["unit"], other["unit"])
    except BookError:  # a frozen edition may know a unit that the book has no more
        return False
