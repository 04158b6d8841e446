"""Money as news writes it."""

from __future__ import annotations

import pytest

from claimbook.extract import extract

AMOUNTS = [
    ("¥12 billion", 12e9, "JPY"),
    ("32 billion yen", 32e9, "JPY"),
    ("US$226 million", 226e6, "USD"),
    ("$US3 million", 3e6, "USD"),
    ("HK$5,000", 5000, "HKD"),
    ("C$2.4 billion", 2.4e9, "CAD"),
    ("A$4m", 4e6, "AUD"),
    ("S$70", 70, "SGD"),
    ("NT$900", 900, "TWD"),
    ("R$1.2 billion", 1.2e9, "BRL"),
    ("£2.7m", 2.7e6, "GBP"),
    ("$-50.8bn", -50.8e9, "USD"),
    ("-$50", -50, "USD"),
    ("−€3m", -3e6, "EUR"),
    ("¥2 tn", 2e12, "JPY"),
    ("¥300 million yuan", 300e6, "CNY"),
    ("$ 75 million", 75e6, "USD"),
    ("us $ 3 million", 3e6, "USD"),
    ("c$ 1.2 billion", 1.2e9, "CAD"),
    ("$ .05", 0.05, "USD"),
    ("$1.2-billion", 1.2e9, "USD"),
    ("$3\nbillion", 3e9, "USD"),
    ("$3\u00a0billion", 3e9, "USD"),
    ("$3\u2009billion", 3e9, "USD"),
    ("＄３ billion", 3e9, "USD"),
    ("€10 000", 10000, "EUR"),
    ("Rs 1,200 crore", 12e9, "INR"),
    ("Rs. 500", 500, "INR"),
    ("₹2.4 lakh crore", 2.4e12, "INR"),
    ("R400 billion", 400e9, "ZAR"),
    ("EUR 40 million", 40e6, "EUR"),
    ("USD5m", 5e6, "USD"),
    ("7 trillion USD", 7e12, "USD"),
    ("5 €", 5, "EUR"),
    ("3.2 mln stg", 3.2e6, "GBP"),
    ("200 mln dlrs", 200e6, "USD"),
    ("3.7 billion dollars", 3.7e9, "USD"),
    ("75 million Canadian dollars", 75e6, "CAD"),
    ("900 Hong Kong dollars", 900, "HKD"),
    ("12.3 million u.s. dollars", 12.3e6, "USD"),
    ("12.2 billion Swiss francs", 12.2e9, "CHF"),
    ("5 trillion won", 5e12, "KRW"),
    ("30.5 billion reais", 30.5e9, "BRL"),
    ("3.1 billion pounds", 3.1e9, "GBP"),
    ("52 pounds sterling", 52, "GBP"),
    ("43 cents", 0.43, "USD"),
    ("215 pence", 2.15, "GBP"),
    ("half a billion dollars", 5e8, "USD"),
    ("a million euros", 1e6, "EUR"),
]


@pytest.mark.parametrize(("text", "value", "unit"), AMOUNTS)
@pytest.mark.parametrize("frame", ["It paid {} in all.", "the group said {} was lost .", "“{}” (a record)"])
def test_an_amount_of_money_is_wholly_read(text: str, value: float, unit: str, frame: str) -> None:
    [mention] = extract(frame.format(text))
    assert mention.kind == "money"
    assert mention.value == pytest.approx(value)
    assert mention.unit == unit


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("$8-10 billion", 8e9, 10e9, "USD"),
        ("$40–45 billion", 40e9, 45e9, "USD"),
        ("8 to 10 billion dollars", 8e9, 10e9, "USD"),
        ("between $8 billion and $10 billion", 8e9, 10e9, "USD"),
        ("$ 350 million to $ 400 million", 350e6, 400e6, "USD"),
        ("58-59 cents", 0.58, 0.59, "USD"),
        ("between 28 and 30 cents", 0.28, 0.30, "USD"),
        ("US $ 7,000 to 10,000", 7000, 10000, "USD"),
    ],
)
def test_a_range_shares_its_scale_and_currency(text: str, low: float, high: float, unit: str) -> None:
    [mention] = extract(f"It may raise {text} later.")
    assert mention.text == text
    assert (mention.value, mention.comparator, mention.unit) == (None, "range", unit)
    assert (mention.low, mention.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$71 per barrel", "barrel"),
        ("43 cents a share", "share"),
        ("£1,000 a year", "year"),
        ("$60-a-barrel", "barrel"),
        ("€5/tonne", "tonne"),
        ("$9 million annually", "year"),
        ("$9 an hour", "hour"),
    ],
)
def test_what_a_price_is_per(text: str, per: str) -> None:
    [mention] = extract(text)
    assert mention.per == per


def test_one_amount_in_two_currencies_is_a_pair_with_its_rate() -> None:
    yen, dollars = extract("It will give 32 billion yen (US$226 million).")
    assert (yen.pair, dollars.pair) == (1, 0)
    assert yen.rate == dollars.rate
    assert yen.rate is not None
    assert yen.rate["value"] == pytest.approx(141.59, abs=0.01)
    assert yen.rate["low"] == pytest.approx(31.5e9 / 226.5e6)
    assert yen.rate["high"] == pytest.approx(32.5e9 / 225.5e6)


def test_two_amounts_in_one_currency_are_no_pair() -> None:
    assert [mention.pair for mention in extract("It paid $3 million ($2 million net).")] == [None, None]


def test_a_loss_is_down_in_both_currencies() -> None:
    assert [mention.direction for mention in extract("a 4.3 trillion yen (about $30 billion) loss")] == ["down", "down"]
