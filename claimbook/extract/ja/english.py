"""Scales that are said in English in Japanese text: $40 billion, 5 million円."""

from __future__ import annotations

import re
from decimal import Decimal

from .numerals import Numeral
from .units import read_unit

ENGLISH_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
ENGLISH_SCALE = re.compile(rf"[ -]?({'|'.join(ENGLISH_SCALES)})(?![A-Za-z])", re.I)
ENGLISH_SIGNS = frozenset(" -mbtMBT")


def in_english(text: str, numeral: Numeral) -> Numeral:
    """5 million: a scale said in English in Japanese text."""
    match = ENGLISH_SCALE.match(text, numeral.stop)
    if match is None:
        return numeral
    value = numeral.value * Decimal(1).scaleb(ENGLISH_SCALES[match[1].lower()])
    stop = match.end()
    if text[stop : stop + 1] == " " and read_unit(text, stop + 1) is not None:
        stop += 1
    return numeral._replace(value=value, stop=stop, scaled=True)
