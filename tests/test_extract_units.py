"""Physical units that the extractor records are units that can be computed with, and mean what the text means."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimbook.base.errors import BookError
from claimbook.base.preload import preload_units
from claimbook.extract import extract
from claimbook.extract.vocabulary.units import NAMES, PREFIXABLE, PREFIXES, SYMBOLS
from claimbook.values.units import UnitSystem

CONVERTED = [
    ("60 mph", "km/h", 96.56064),
    ("17 km per second", "m/s", 17_000),
    ("12 light-years", "km", 1.1352876566e14),
    ("1.2 million barrels a day", "L/day", 190_784_754),
    ("3 kilotonnes of coal", "kg", 3_000_000),
    ("30 kilotons", "t", 30_000),
    ("12 stone", "kg", 76.203518),
    ("1,800 sq ft", "m²", 167.2254),
    ("98.8 TWh", "PJ", 355.68),
    ("1.6 kbit/s", "bit/s", 1_600),
    ("280 lb-ft of torque", "N·m", 379.63),
    ("35 miles per gallon", "km/L", 14.880),
    ("3 μL", "mm³", 3),
    ("1,050 hPa", "kPa", 105),
    ("6ft 2in", "cm", 187.96),
    ("20 troy ounces", "g", 622.0695),
]
# counted by trade or by nature, or of scales that are none of length, mass and time
UNKNOWN_TO_PINT = {
    "IU", "MMBtu", "Mach", "SHU", "TEU", "TOPS", "bcm", "boe", "boe/day", "bpm", "calculation/s", "ips", "karat",
    "man-day", "man-hour", "mcf", "operation/s", "passenger-mile", "person-year", "ppb", "psu", "qubit", "quintal",
    "solar mass", "transaction/s", "vehicle-mile", "token", "parameter",
}  # fmt: skip


@pytest.fixture(scope="module")
def units() -> UnitSystem:
    return UnitSystem("FLOP = [computation]\nmagnitude = []\n")


@pytest.mark.parametrize(("text", "unit", "value"), CONVERTED)
def test_a_measure_can_be_converted(units: UnitSystem, text: str, unit: str, value: float) -> None:
    [mention] = extract(f"It was {text} there.")
    assert mention.amount is not None
    assert mention.unit is not None
    assert float(units.quantity(mention.amount, mention.unit).to(units.unit(unit)).magnitude) == pytest.approx(
        value, rel=1e-4
    )


@pytest.mark.parametrize("symbol", sorted({*SYMBOLS.values(), *NAMES.values()} - UNKNOWN_TO_PINT))
def test_every_physical_unit_is_known(units: UnitSystem, symbol: str) -> None:
    units.unit(symbol)


@pytest.mark.parametrize("name", sorted(UNKNOWN_TO_PINT & set(NAMES.values())))
def test_what_is_said_to_be_unknown_is(name: str) -> None:
    with pytest.raises(Exception, match="unknown"):
        UnitSystem("").unit(name)


@pytest.mark.parametrize("name", sorted(PREFIXABLE))
def test_a_prefixed_name_is_the_unit_that_its_symbol_is(units: UnitSystem, name: str) -> None:
    for prefix in ("kilo", "mega", "milli"):
        symbol = PREFIXES[prefix] + PREFIXABLE[name]
        spelled = {"flops": "FLOP/s", "gramme": "gram"}.get(name, name)
        written = symbol if spelled == "FLOP/s" else f"{prefix}{spelled}"
        assert units.unit(symbol) == units.unit(written)


def test_a_book_may_define_a_unit_otherwise() -> None:
    units = UnitSystem("barrel = 100 L")
    assert units.quantity(Decimal(1), "barrel").to("L").magnitude == 100


def test_units_that_one_book_defines_are_unknown_to_the_next_though_they_were_read_ahead() -> None:
    preload_units()
    first = UnitSystem("boat = [boat]")
    assert first.unit("boat")
    with pytest.raises(BookError, match="unknown"):
        UnitSystem("net = [net]").unit("boat")
    with pytest.raises(BookError, match="unknown"):
        first.unit("net")
