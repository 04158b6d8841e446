"""Units of measurement: what each unit of the tables is, and which can be turned into which.

Pint does the arithmetic, on `Decimal`. Units of counted things and of currencies are each a dimension of their own,
so that yen never add to dollars nor machines to models; a book defines them in `units.txt` beside its tables.
"""

from __future__ import annotations

import re
from copy import deepcopy
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.base.errors import BookError, Fault
from claimbook.base.files import read_text
from claimbook.base.libraries import load_pint
from claimbook.base.pints_units import pints_units
from claimbook.extract.vocabulary.physical import PINT_NAMES

if TYPE_CHECKING:
    import pint

MEASURED = re.compile(
    r"\[(currency_\w+|computation|length|mass|time|current|luminosity|substance|temperature|printing_unit)\]"
)


NEGATIVE = re.compile(r"currency_|temperature|^\[current\]$")
WRITTEN = re.compile(r"(?:[^\W\d_]|°)[\w %°µ·-]*(/(?:[^\W\d_]|°)[\w %°µ·-]*)*|%")
FORM = "words, with / where it is one by another, as in boat, software engineer, JPY/USD"
LONGEST = 200
DEFINED = re.compile(r"[^\W\d_]\w*\s*=[^@]*|@alias\s[^@]*")


class UnitSystem:
    """The units of one book: Pint's own and those of the lines in `definitions` (from `file`)."""

    def __init__(self, definitions: str, file: str = "units.txt") -> None:
        self.registry = own_units()
        self.file = file
        self._units: dict[str, pint.Unit] = {}
        self._counted: dict[str, bool] = {}
        self._defined: set[str] = set()
        for number, line in enumerate(definitions.splitlines(), 1):
            line = line.split("#")[0].strip()
            if not line:
                continue
            if not DEFINED.fullmatch(line) or len(line) > LONGEST:
                raise BookError(Fault(file, number, None, "is no unit definition; write boat = [boat]"))
            self._defined.update(name.strip() for name in line.split("=") if name.strip())
            try:
                self.registry.define(line)
            except Exception as error:  # Pint raises many kinds for a malformed line
                raise BookError(Fault(file, number, None, f"is no unit definition: {error}")) from None

    def unit(self, text: str) -> pint.Unit:
        """Return the unit written `text` ("JPY", "software engineer"); raises BookError where it is unknown."""
        if text not in self._units:
            if text and (len(text) > LONGEST or not WRITTEN.fullmatch(text)):
                raise BookError(f"The unit {text[:60]!r} is not written like one: {FORM}.")
            try:
                name = text if text in self._defined else PINT_NAMES.get(text, text)
                unit = self.registry.parse_units(name.replace(" ", "_"))
                powers = dict(unit.dimensionality)
            except Exception:  # Pint raises many kinds for text that is no unit
                raise BookError(f"The unit {text!r} is unknown; define it in {self.file} or correct it.") from None
            for dimension, power in powers.items():
                if abs(power) != 1 and not MEASURED.search(str(dimension)):
                    raise BookError(f"The unit {text!r} is a power of what is counted or paid; correct it.")
            self._units[text] = unit
        return self._units[text]

    def quantity(self, number: Decimal, unit: str) -> pint.Quantity[Decimal]:
        """Return `number` in `unit`."""
        return self.registry.Quantity(number, self.unit(unit))

    def counted(self, text: str) -> bool:
        """Tell whether a unit counts whole things, as boats and ranks are, unlike money, weights and shares."""
        if text not in self._counted:
            powers = dict(self.unit(text).dimensionality)
            self._counted[text] = list(powers.values()) == [1] and not MEASURED.search(str(*powers))
        return self._counted[text]

    def never_negative(self, text: str) -> bool:
        """Tell whether there can be no less than nothing of a unit, unlike money, shares, changes and temperatures."""
        powers = dict(self.unit(text).dimensionality)
        return bool(powers) and not any(NEGATIVE.search(str(dimension)) for dimension in powers)

    def alike(self, one: str, other: str) -> bool:
        """Tell whether one unit can be turned into the other."""
        return self.unit(one).dimensionality == self.unit(other).dimensionality


def own_units() -> pint.UnitRegistry[Decimal]:
    """Return Pint's own units on `Decimal`, for one system to add to.

    The first that asks takes those that whoever prepared this process has read, each other one a copy.
    """
    load_pint()
    import pint
    from pint.registry import LazyRegistry

    held = pint.get_application_registry().get()
    if type(held) is pint.UnitRegistry and held.non_int_type is Decimal:
        pint.set_application_registry(LazyRegistry())
        return held
    return deepcopy(known_units())


@cache
def known_units() -> pint.UnitRegistry[Decimal]:
    """Return Pint's own units, to be copied and never added to."""
    return pints_units()


@cache
def read_units(path: Path) -> UnitSystem:
    """Read a book's unit definitions; an absent file means Pint's own units only."""
    text = read_text(path, path.name) if path.is_file() else ""
    return UnitSystem(text, path.name)
