"""What stands behind a number, found by the longest word that the vocabulary knows."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from claimbook.extract.vocabulary.units import WRITTEN_SYMBOLS

from .longest import Longest
from .vocabulary import counters, currencies, units
from .vocabulary.nouns import NOUNS

SYMBOL = re.compile(r"[A-Za-zµμ°℃Ω²³]{1,8}(?:/[A-Za-z]{1,5})?(?![A-Za-z0-9])")
SYMBOL_SIGNS = frozenset(symbol[0] for symbol in WRITTEN_SYMBOLS)
PER_SYMBOLS = {"h": "h", "s": "s", "min": "min", "day": "day", "L": "L", "l": "L", "kg": "kg", "m": "m", "dL": "dL",
               "m2": "m²", "m3": "m³", "kWh": "kWh", "sec": "s", "hour": "h", "year": "year"}  # fmt: skip
PACES = {
    "毎秒": "s",
    "毎時": "h",
    "毎分": "min",
    "/秒": "s",
    "/時": "h",
    "/分": "min",
    "/日": "day",
    "/時間": "h",
    "/年": "year",
}
PACE_OPENERS = frozenset(word[0] for word in PACES)
# symbols that Japanese texts use for other things: 4K, 3C
NOT_IN_JAPANESE = frozenset({"K", "C", "F", "N", "J", "MP", "in", "mi", "au", "AU", "P", "T", "G", "M", "ly", "IU"})


class Unit(NamedTuple):
    """A unit read: the kind of quantity, the recorded unit, how many of it make one of that, and its end."""

    kind: str
    name: str | None
    factor: Decimal | None
    stop: int
    word: str


DATE_KINDS = frozenset(("year", "month", "day", "fiscal", "decade", "generation"))
Entry = tuple[str, str | None, Decimal | None]
TEN, HUNDREDTH = Decimal(10), Decimal("0.01")
DURATIONS = {
    "年間": "year", "ヵ年": "year", "カ年": "year", "か年": "year", "ヶ年": "year", "箇年": "year", "カ月": "month",
    "か月": "month",
    "ヵ月": "month", "ヶ月": "month", "ケ月": "month", "箇月": "month", "カ月間": "month", "か月間": "month",
    "ヵ月間": "month",
    "ヶ月間": "month", "ケ月間": "month", "ヶ月半": "", "週間": "week", "週": "week", "日間": "day", "時間": "hour",
    "分間": "minute",
    "分": "minute", "秒間": "second", "秒": "second", "ミリ秒": "ms", "マイクロ秒": "µs", "ナノ秒": "ns",
    "ピコ秒": "ps", "泊": "night",
    "世紀": "century", "営業日": "business day", "四半期": "quarter", "昼夜": "day", "晩": "night", "夜": "night",
    "カ月ぶり": "",
    "カ月分": "month",
    "日分": "day", "年分": "year", "時間分": "hour",
}  # fmt: skip


IN_LATIN = {"yen": "JPY", "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "yuan": "CNY", "won": "KRW"}


def _table() -> dict[str, Entry]:
    table: dict[str, Entry] = {word: ("count", name or None, None) for word, name in counters.COUNTERS.items() if name}
    for word in counters.COUNTERS:
        if not word.endswith("目") and word not in ("つ星",):
            table.setdefault(word + "目", ("", None, None))
    for word, name in NOUNS.items():
        if len(word) > 2 and all("ァ" <= sign <= "ー" for sign in word):
            table.setdefault(word, ("count", name, None))
    for prefix, sign in units.PREFIXES.items():
        for base, symbol in units.PREFIXABLE.items():
            table[prefix + base] = ("measure", sign + symbol, None)
    table.update((word, ("measure", name, None)) for word, name in units.NAMES.items())
    table.update((word, ("duration", name, None)) for word, name in DURATIONS.items() if name)
    table.update((word, ("", None, None)) for word in counters.NAMING)
    table.update((word, ("money", code, None)) for word, code in currencies.NAMES.items())
    table.update((word, ("money", code, HUNDREDTH)) for word, code in currencies.SUBUNITS.items())
    table.update((word, ("money", code, None)) for word, code in IN_LATIN.items())
    table.update((code, ("money", "CNY" if code == "RMB" else code, None)) for code in currencies.CODES)
    for word in ("%", "パーセント", "㌫", "プロセント", "%台"):
        table[word] = ("percent", "percent", None)
    table.pop("%台")
    for word in ("パーセントポイント", "%ポイント", "ポイント", "%pt", "pt", "ppt", "パーセンテージポイント"):
        table[word] = ("percent", "percentage_point", None)
    for word in ("ベーシスポイント", "ベーシス・ポイント", "bp", "bps", "ベーシス"):
        table[word] = ("percent", "basis_point", None)
    table.update({
        "ダース": ("count", "unit", Decimal(12)), "割": ("percent", "percent", TEN), "倍": ("multiplier", "times",
        None), "位": ("rank", "rank", None),
        "番目": ("rank", "rank", None), "歳": ("age", "year", None), "才": ("age", "year", None),
        "キロ": ("measure", "km", None), "度": ("measure", "degree", None), "℃": ("measure", "°C", None),
        "年": ("year", None, None), "月": ("month", None, None), "日": ("day", None, None), "年度": ("fiscal", None,
        None),
        "月期": ("month", None, None), "年代": ("decade", None, None), "分の": ("part", None, None),
        "代": ("generation", None, None),
        "年会": ("", None, None), "割引": ("percent", "percent", TEN), "歳児": ("age", "year", None),
        "点": ("measure", "point", None), "得点": ("measure", "point", None), "失点": ("measure", "point", None),
        "度目": ("", None, None), "社会": ("", None, None), "人間": ("", None, None), "本部": ("", None, None),
        "日本": ("", None, None), "部屋": ("count", "room", None), "部数": ("", None, None), "台風": ("", None, None),
        "社長": ("", None, None), "年度末": ("fiscal", None, None),
    })  # fmt: skip
    return table


TABLE = _table()
# newspapers explain a prefix inside the unit: エクサ(エクサは100京)フロップス
GLOSSED = re.compile(
    rf"({'|'.join(filter(None, units.PREFIXES))})\([^()\n]{{0,6}}は[^()\n]{{1,14}}\)"
    rf"({'|'.join(sorted(units.PREFIXABLE, key=len, reverse=True))})"
)
GLOSSED_SIGNS = frozenset(prefix[0] for prefix in units.PREFIXES if prefix)
WORDS = Longest(TABLE)
REPEATED = ("連続", "ぶり")  # behind a counter that counts only with one of these: 3期連続


def read_unit(text: str, at: int) -> Unit | None:
    """The unit whose words start at `at`, the longest there is; its kind is empty where they make a name or ordinal."""
    sign = text[at : at + 1]
    if not sign:
        return None
    if sign in GLOSSED_SIGNS and (glossed := GLOSSED.match(text, at)) is not None:
        symbol = units.PREFIXES[glossed[1]] + units.PREFIXABLE[glossed[2]]
        return Unit("measure", symbol, None, glossed.end(), glossed[0])
    for length in WORDS.lengths(text, at):
        word = text[at : at + length]
        entry = TABLE.get(word)
        if entry is not None:
            stop = at + len(word)
            if (
                entry[0] == "money"
                and text[stop : stop + 1] in currencies.NOT_AFTER.get(word, ())
                and text[stop : stop + 1]
            ):
                continue
            if word in counters.GOES_ON and text[stop : stop + 1] in tuple(counters.GOES_ON[word]):
                continue
            if (
                word[-1].isascii()
                and word[-1].isalpha()
                and text[stop : stop + 1].isascii()
                and text[stop : stop + 1].isalnum()
            ):
                continue
            if word.endswith(REPEATED):
                stop -= 2
            unit = Unit(*entry, stop, word)
            return _paced(text, unit) if entry[0] == "measure" else unit
    return _symbol(text, at) if sign in SYMBOL_SIGNS else None


def _paced(text: str, unit: Unit) -> Unit:
    """メートル毎秒, TB/秒."""
    if text[unit.stop : unit.stop + 1] not in PACE_OPENERS:
        return unit
    for word, per in PACES.items():
        if text.startswith(word, unit.stop):
            return unit._replace(name=f"{unit.name}/{per}", stop=unit.stop + len(word))
    return unit


def _symbol(text: str, at: int) -> Unit | None:
    """A symbol of the international system, with what it is per: MW, km/h."""
    match = SYMBOL.match(text, at)
    if match is None:
        return None
    name, _, per = match[0].partition("/")
    symbol = WRITTEN_SYMBOLS.get(name)
    if symbol is None or name in NOT_IN_JAPANESE:
        return None
    if per:
        if per not in PER_SYMBOLS:
            return None
        symbol = f"{symbol}/{PER_SYMBOLS[per]}"
    if symbol in ("ms", "ns", "µs"):
        return Unit("duration", symbol, None, match.end(), match[0])
    return _paced(text, Unit("measure", symbol, None, match.end(), match[0]))
