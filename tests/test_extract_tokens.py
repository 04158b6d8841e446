"""The words that the grammar sees are the text's own, and no unit is passed over unlooked-for."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from claimbook.extract.lexicon import Lexeme
from claimbook.extract.numerals import read_number
from claimbook.extract.tokens import Reader, Tokens
from claimbook.extract.unitphrases import _of_family, _opens_unit
from claimbook.extract.vocabulary import currencies, durations, factors
from claimbook.extract.vocabulary.units import BASIS_POINT_WORDS, DEGREES, PERCENT_WORDS, PRIMES, SPELLED, SYMBOLS

SEEDS = Path(__file__).parents[1] / "seeds"
SIGNS = "0123456789１９٣४½².,:;/-–—&#$€¥%()'’\" \n\t\u00a0abGPUxhs円\ud800"
UNITS = sorted(
    {
        *(" ".join(words) for spelled in SPELLED.values() for words, _ in spelled),
        *SYMBOLS, *PERCENT_WORDS, *BASIS_POINT_WORDS, *(f"{prime}11" for prime in PRIMES), *DEGREES,
        "°C", "º F", "per cent", "percentage points",
        "percentage-point", "basis points", "p.p.", "pp", "ppt", "points", "point",
        *durations.UNITS, *(f"{filler} years" for filler in durations.FILLERS), "h", "s",
        *factors.FACTOR_WORDS, "times", "times a year", "x", "×", "fold", "-fold",
        *currencies.WORDS, *currencies.CODES, *currencies.SIGNS, *currencies.FUSED, *currencies.SUBUNITS,
        *currencies.MULTIPLES, *(f"{nation} {word}" for nation in currencies.NATIONS for word in ("pounds", "crowns")),
        *(f"{nation} dollars" for nation in currencies.NATIONS), "pounds", "pounds sterling", "crowns", "kronor",
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def held_to(text: str, tokens: Tokens) -> None:
    """Hold each token against the entry that its own characters have, in whatever digits the tokenizer was shown."""
    for entry, start, end in zip(tokens.lexemes, tokens.starts, tokens.ends, strict=True):
        own = Lexeme(text[start:end])
        assert (entry.text, entry.lower, entry.number, entry.flags) == (own.text, own.lower, own.number, own.flags)


@pytest.mark.parametrize("file", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_numbers_of_an_article_are_its_own(reader: Reader, file: str) -> None:
    text = (SEEDS / file).read_text(encoding="utf-8")
    tokens = reader.read(text, [(0, len(text))])
    held_to(text, tokens)
    assert [entry.text for entry in tokens.lexemes if entry.number is not None and entry.text.isdecimal()]


def test_numbers_of_any_text_are_its_own(reader: Reader) -> None:
    chance = random.Random(3)
    for _ in range(2_000):
        text = "".join(chance.choice(SIGNS) for _ in range(chance.randint(1, 60)))
        held_to(text.replace("\ud800", "\ufffd"), reader.read(text, [(0, len(text))]))


def test_a_number_that_was_met_in_other_digits_is_no_other_number(reader: Reader) -> None:
    texts = ["1,234 boats", "5,678 boats", "&#8211;", "&#8212;", "H100", "H200"]
    read = [reader.read(text, [(0, len(text))]) for text in texts]
    assert [tokens.lexemes[0].number for tokens in read[:2]] == [1234, 5678]
    assert [tokens.words for tokens in read[2:4]] != [read[3].words] * 2
    assert [tokens.lexemes[-1].number for tokens in read[4:]] == [100, 200]


@pytest.mark.parametrize("written", ["3.5", "5", "3.5 million"])
def test_every_unit_is_looked_for(reader: Reader, written: str) -> None:
    missed = []
    found = 0
    for unit in UNITS:
        for cased in {unit, unit.capitalize(), unit.upper()}:
            for gap in ("", " "):
                text = f"They had {written}{gap}{cased} of it."
                tokens = reader.read(text, [(0, len(text))])
                number = read_number(tokens, 2)
                if number is None or _of_family(tokens, number.stop, number) is None:
                    continue
                found += 1
                if not _opens_unit(tokens, number.stop):
                    missed.append(text)
    assert not missed
    assert found > len(UNITS)
