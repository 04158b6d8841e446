"""The numbers of a stretch of a brief: what the extractor finds, with powers of ten, years and changes read as such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING

from claimbook.brief.units import class_of
from claimbook.brief.vocabulary.japanese import CURRENCIES
from claimbook.brief.vocabulary.tables import RATE_BEHIND, RATE_BETWEEN, RATE_CURRENCIES
from claimbook.brief.vocabulary.words import UP_TO_IT
from claimbook.extract import Mention
from claimbook.extract.mention import Cue
from claimbook.extract.vocabulary.cues import BEFORE
from claimbook.extract.vocabulary.numbers import ORDINALS

if TYPE_CHECKING:
    from claimbook.extract.extractor import Extractor

DATES = ("date", "fiscal_year")
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
_POWER = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*(?:[×x·*✕]|\\times)\s*10\s*(?:\^?\{?\s*([-−]?\d{1,3})\}?|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))"
    r"|(?<![\w.,])(\d{1,3}(?:\.\d+)?)[eE]\+?(-?\d{1,3})(?![\w])"
)
_AFTER_POWER = re.compile(r"[\s\u00a0]*((?:FLOPs?(?:/s)?|operations|parameters|tokens)\b)?")
_POWER_UNITS = {
    "flop": "FLOP",
    "flops": "FLOP",
    "flop/s": "FLOP/s",
    "flops/s": "FLOP/s",
    "operations": "FLOP",
    "parameters": "parameter",
    "tokens": "token",
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_CHANGED = re.compile(
    r"\b(?:rose|ros[ei]n?g?|fell|fall(?:s|en|ing)?|grew|grow(?:s|n|ing)?|increas\w+|decreas\w+|declin\w+|dropp?\w*|"
    r"climb\w*|"
    r"shr[aiu]nk\w*|slid\w*|slipp?\w*|cut\w*|went|gone|goes|going|mov\w+|jump\w*|surg\w+|soar\w*|plung\w+|widen\w*|"
    r"narrow\w*|"
    r"expand\w*|rais\w+|lower\w*|reduc\w+|chang\w+|shorten\w*|improv\w+|doubl\w+|tripl\w+|swell\w*|"
    r"swollen)\b[^.;:]{0,90}?\bfrom\s*$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+to\s+")
_CUE = re.compile(
    rf"(?<!\w)({'|'.join(re.escape(each) for each in sorted(BEFORE, key=len, reverse=True))})\s+$", re.IGNORECASE
)
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_BETWEEN = re.compile(r"(?:between|from)\s+(.+?)\s+(?:and|to)\s+(.+)", re.IGNORECASE)
_EDGE = re.compile(r"\s+at the (?:very )?(earliest|latest)\b")
_SOON = re.compile(r"(?:\bas (early|late) as[”\"’]?\s+|早ければ)$")
_GOES_UP = re.compile(  # “built up to 300 MW” reaches it
    r"\b(?:buil[dt]|scal(?:e|ed|ing)|ramp(?:ed|ing)?|stepp?(?:ed|ing)?|go(?:es|ing|ne)?|went|grow(?:s|n|ing)?|grew|"
    r"adds?|added|adding|brought|bring(?:ing)?|mov(?:e|es|ed|ing)|push(?:ed|ing)?|tak(?:e|en|ing)|took|beef(?:ed)?|"
    r"sign(?:s|ed)?)\s+$",
    re.IGNORECASE,
)
_OVER_VERB = re.compile(r"\b(?:hand|turn|sign|carr|roll|pass)(?:s|ed|ied|ing)?\s+$", re.IGNORECASE)
_PART_OF = re.compile(  # “a twentieth of the 903 TWh” is no place among 903
    r"\b(?:an?|one) (?:[a-z]+-)?(?:third|quarter|[a-z]+th) of (?:the|its|their|that|America['’]s)\s+(?:about |some )?"
    r"(?=[\d$€£¥])"
)
_SURPLUS = re.compile(r"余?[るりっれ剰]")  # 余る, 余り: are left over, not “more than”
_BARE = re.compile(r"(?<![\w.,/+–-])\d(?:[\d,]*\d)?(?:\.\d+)?(?![\w/–-]|[.,]\d)")
_ORDINAL = re.compile(
    r"(?<![\w.,])(\d{1,4})(?:st|nd|rd|th)\b(?!\s+(?:century|centuries|floor|anniversary|birthday|session|edition|"
    r"of\s+(?:January|"
    r"February|March|April|May|June|July|August|September|October|November|December)|January|February|March|April|"
    r"May|June|July|"
    r"August|September|October|November|December|Street|Avenue))",
)
_ORDINAL_WORD = re.compile(
    rf"(?<![\w-])((?:twenty|thirty|forty|fifty)-)?({'|'.join(ORDINALS)})(?![\w-])", re.IGNORECASE
)
_SIZE = re.compile(r"\d+(?:\.\d+)?[BM]")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w-]*(?:[ -]v?\d[\w.]*)?[ -]$")
BETTER_PLACES = frozenset({"above", "higher than", "better than", "ahead of", "inside"})
WORSE_PLACES = frozenset({"below", "lower than", "worse than", "behind", "outside"})
_PLACED = re.compile(rf"(?<!no )\b({'|'.join(sorted(BETTER_PLACES | WORSE_PLACES))})\s+(?:the\s+)?$", re.IGNORECASE)
_LIMIT_BEHIND = re.compile(r"\s*(を超え|超|以上|以下|未満|を上回|を下回|or more\b|or less\b|at most\b|at least\b)")
MANY = 1000
EACH = "unit"
LIMITS = ("gt", "ge", "lt", "le")
_OR_SO = re.compile(r"[^.;:\d]{0,40}?,?\s+(?:give or take|or so|or thereabouts|more or less)(?![\w-]|\s+(?:a|the|\d))")
_DENIED = re.compile(r"\b(?:not|never|cannot)(?: to| be| have)?\s+$", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:not|never)\b[^.;:,\d]{0,40}$", re.IGNORECASE)  # “not to be looked for before 2026”
_SHORT_OF = re.compile(
    r"\b(?:(?:fell|falls?|fallen|falling|stops?|stopped|remain(?:s|ed)?|just|little|somewhat) (?:just |"
    r"a little |somewhat )?"
    r"short of|(?:just )?shy of)\s+$",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:at (?:the|a) minimum(?: of)?,?|(?:not|never) (?:less|fewer|under|below) than)\s+$", re.IGNORECASE
)
_MOST = re.compile(r"\b(?:at (?:the|a) maximum(?: of)?,?)\s+$", re.IGNORECASE)
_DASH = re.compile(r"\s*[～〜~–—－]\s*")
_CLOSE_BEHIND = re.compile(r"に(?:迫っ|迫る|近づ|肉薄)")
_MONEY_BEHIND = re.compile(rf"(?:[\u30a1-\u30fc]{{2,6}}?|[\u4e00-\u9fff]{{2}})?({'|'.join(CURRENCIES.values())})")
_NOUN_BEHIND = re.compile(r"\s+([a-z]{3,})\b")
_LIMITS_JA = {"超": "gt", "を超え": "gt", "を上回": "gt", "以上": "ge", "以下": "le", "未満": "lt", "を下回": "lt"}
_PER_HOUR = re.compile(r"\s*(?:per|an?|/)\s*(GPU)[\s-]hours?\b")
_DAYS_JA = re.compile(r"約?(\d+)日(?=\s*(?:\||$))")
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}


@dataclass(slots=True)
class Quantity:
    """A number as it stands in a text; a `bare` one the extractor takes for part of a name, and only a citation may say
    that it is a number."""

    mention: Mention
    start: int
    end: int
    text: str
    bare: bool = False

    @property
    def is_date(self) -> bool:
        return self.mention.kind in DATES

    @property
    def amount(self) -> Decimal | None:
        return self.mention.amount

    @property
    def ends(self) -> tuple[Decimal, Decimal] | None:
        low, high = self.mention.amount_low, self.mention.amount_high
        return (low, high) if low is not None and high is not None else None

    @property
    def unit(self) -> str:
        unit = self.mention.unit or ""
        if self.mention.per == EACH:  # “$25 million apiece”
            return unit
        return f"{unit}/{self.mention.per}" if self.mention.per and "/" not in unit else unit

    @property
    def comparator(self) -> str:
        return self.mention.comparator

    @property
    def hedged(self) -> bool:
        return self.comparator not in ("eq", "range")

    @property
    def date(self) -> str:
        """The EDTF date; of a range its interval."""
        mention = self.mention
        if mention.kind == "fiscal_year":
            year = mention.date or (str(int(mention.amount)) if mention.amount is not None else "")
            year = year.removeprefix("FY")
            return f"FY{year}" if year else ""
        if mention.date:
            return mention.date
        if mention.date_low and mention.date_high:
            return f"{mention.date_low}/{mention.date_high}"
        return ""


@cache
def extractor() -> Extractor:
    """Return the one extractor of the process."""
    from claimbook.extract.extractor import Extractor  # late: only a check that comes so far needs it

    return Extractor()


def quantities_of_each(texts: Sequence[str], dated: str = "") -> Iterator[list[Quantity]]:
    """Yield the numbers of each text, in order; `dated` is the brief's own date (EDTF), for years that are not said.

    Each text is read as Japanese where it holds Japanese, else as English: a sentence is too short to tell more.
    """
    for text in texts:
        language = "ja" if _JAPANESE.search(text) else "en"
        plain = _PART_OF.sub(lambda match: " " * len(match[0]), text)
        yield read(text, extractor().quantities(plain, dated or None, language=language))


def with_bare_numbers(text: str, numbers: list[Quantity]) -> list[Quantity]:
    """Return the numbers of a text with those that stand alone in it and that the extractor leaves to a name, and with
    the places in an order that are written as words (“stands ninth”)."""
    found = list(numbers)
    for match in _ORDINAL_WORD.finditer(text):
        if all(match.end() <= each.start or match.start() >= each.end for each in numbers):
            tens = _TENS[match[1].lower().rstrip("-")] if match[1] else 0
            place = Decimal(tens + ORDINALS[match[2].lower()])
            mention = Mention(match.start(), match.end(), match[0], "rank", "rank", place)
            found.append(Quantity(_placed(text, mention), match.start(), match.end(), match[0], bare=True))
    for match in _BARE.finditer(text):
        if all(match.end() <= each.start or match.start() >= each.end for each in numbers):
            amount = Decimal(match[0].replace(",", ""))
            mention = Mention(match.start(), match.end(), match[0], "number", None, amount)
            if amount >= MANY:  # “787,000 companies would”
                _read_unit_behind(text, mention)
            counts = mention.unit is not None
            found.append(Quantity(_compared(text, mention), match.start(), match.end(), match[0], bare=not counts))
    return sorted(found, key=lambda each: each.start)


def read(text: str, mentions: list[Mention]) -> list[Quantity]:
    """Return the mentions of a text as numbers, powers of ten joined, changes split, bare years taken as dates."""
    powers = [*_powers(text), *_compound_ordinals(text)]
    kept = [_as_days(text, m) for m in mentions if _free(m, powers)]
    powers += [m for m in _ordinals(text) if _free(m, kept)]
    found = sorted([*(part for each in kept for part in _parts(text, each)), *powers], key=lambda each: each.start)
    for mention in found:
        if (
            mention.kind == "percent"
            and mention.amount is not None
            and mention.amount >= 1000
            and mention.text.isascii()
            and not re.search(r"[%a-z]", mention.text)
        ):
            mention.kind, mention.unit = "number", None
        if (
            mention.cue is not None
            and mention.cue.text.lower() == "up to"
            and _GOES_UP.search(text, 0, mention.cue.start)
        ):
            mention.cue = replace(mention.cue, text=UP_TO_IT)
        if mention.cue is not None and mention.cue.text == "over" and _OVER_VERB.search(text, 0, mention.cue.start):
            mention.comparator, mention.cue = "eq", None
        _read_limit(text, mention)
        if mention.kind == "rank" and mention.comparator == "eq":
            _placed(text, mention)
        if mention.kind == "age" and mention.text.isdigit():  # “4 from Oslo, 16 from Bergen” are no ages
            mention.kind, mention.unit = "number", None
        if mention.kind in DATES and mention.comparator == "eq" and (late := _EDGE.match(text, mention.end)):
            mention.comparator = "ge" if late[1] == "earliest" else "le"
        if mention.kind in DATES and mention.comparator == "eq" and (soon := _SOON.search(text, 0, mention.start)):
            mention.comparator = "le" if soon[1] == "late" else "ge"
        if (
            mention.comparator == "gt"
            and mention.cue
            and mention.cue.text == "余"
            and _SURPLUS.match(text, mention.end)
        ):
            mention.comparator, mention.cue = "eq", None
        if mention.kind == "number" and not mention.unit and _YEAR.fullmatch(mention.text.strip()):
            mention.kind, mention.unit, mention.date, mention.amount = "date", "date", mention.text.strip(), None
        if mention.comparator == "eq" and mention.kind == "fraction" and _OR_SO.match(text, mention.end):
            mention.comparator, mention.cue = "approx", None
        if mention.comparator == "range" and mention.kind != "duration" and mention.cue is None:
            mention.cue = _limit_beside(text, mention)
    found = _ranges_joined(text, found)
    for mention in found:
        if mention.kind == "number" and not mention.unit and mention.amount is not None:
            _read_unit_behind(text, mention)
    _read_rates(text, found)
    return [Quantity(each, each.start, each.end, each.text, bare=_is_in_name(text, each)) for each in found]


def _ranges_joined(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return mentions with the two ends of 「4～16 GW」 as one range."""
    kept: list[Mention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        if (
            last is not None and last.kind == "number" and not last.unit and last.amount is not None
            and mention.amount is not None and mention.kind not in DATES
            and last.comparator in ("eq", "approx") and _DASH.fullmatch(text[last.end : mention.start]) is not None
        ):  # fmt: skip
            kept[-1] = replace(
                mention, start=last.start, text=text[last.start : mention.end], amount=None,
                amount_low=min(last.amount, mention.amount), amount_high=max(last.amount, mention.amount),
                comparator="range", cue=None,
            )  # fmt: skip
        else:
            kept.append(mention)
    return kept


def _read_limit(text: str, mention: Mention) -> None:
    """Read limits that the extractor leaves: “just short of $68 billion”, “may not exceed”, “not … before 2026”,
    「680億ドルに迫った」."""
    cue = mention.cue
    if cue is not None and cue.text.lower().startswith("exceed") and (denied := _DENIED.search(text, 0, cue.start)):
        mention.comparator, mention.cue = "le", Cue(text[denied.start() : cue.end], denied.start(), cue.end)
    elif cue is not None and cue.text.lower() == "before" and (denied := _NOT_YET.search(text, 0, cue.start)):
        mention.comparator, mention.cue = "ge", Cue(text[denied.start() : cue.end], denied.start(), cue.end)
    elif mention.comparator == "eq" and mention.kind not in DATES:
        for pattern, comparator in ((_SHORT_OF, "lt"), (_LEAST, "ge"), (_MOST, "le")):
            if (found := pattern.search(text, max(0, mention.start - 40), mention.start)) is not None:
                mention.comparator, mention.cue = comparator, Cue(found[0].strip(), found.start(), found.end())
                return
        if (close := _CLOSE_BEHIND.match(text, mention.end)) is not None:
            mention.comparator, mention.cue = "lt", Cue(close[0], close.start(), close.end())


def _read_unit_behind(text: str, mention: Mention) -> None:
    """Give a number its unit where the extractor leaves it: 「20億カナダユーロ」, “787,000 companies would”."""
    if (money := _MONEY_BEHIND.match(text, mention.end)) is not None:
        mention.kind, mention.unit = "money", next(code for code, word in CURRENCIES.items() if word == money[1])
        if mention.comparator == "eq" and (limit := _LIMIT_BEHIND.match(text, money.end())) is not None:
            mention.comparator = _LIMITS_JA.get(limit[1], "eq")
            mention.cue = Cue(limit[1], limit.start(1), limit.end(1))
    elif mention.text[:1].isdigit() and (noun := _NOUN_BEHIND.match(text, mention.end)) is not None:
        singular = noun[1].removesuffix("ies") + "y" if noun[1].endswith("ies") else noun[1].removesuffix("s")
        if class_of(singular) or class_of(noun[1]):
            mention.kind, mention.unit = "count", singular if class_of(singular) else noun[1]


def _read_rates(text: str, mentions: list[Mention]) -> None:
    """Read “¥151.46 to the dollar” and 1ドル＝151.46円 as a sum per dollar; the one dollar is then no number of its
    own."""
    money = [each for each in mentions if each.kind == "money" and each.amount is not None]
    for one, other in zip(money, money[1:], strict=False):
        if one.amount == 1 and one.unit != other.unit and RATE_BETWEEN.fullmatch(text[one.end : other.start]):
            other.per = one.unit
            mentions.remove(one)
    for each in money:
        if each.per and (machine := _PER_HOUR.match(text, each.end)) is not None:
            each.per = f"{machine[1]} hour"
        if each.per is None and (behind := RATE_BEHIND.match(text, each.end)) is not None:
            code = RATE_CURRENCIES[behind[1].lower()]
            each.per = code if code != each.unit else None


def _is_in_name(text: str, mention: Mention) -> bool:
    """Tell whether a number is how large a model of that name is: “Llama 3.1 405B”, “LLM-jp-4 33B”."""
    if mention.kind != "number" or not _SIZE.fullmatch(mention.text):
        return False
    return _NAME_BEFORE.search(text[: mention.start]) is not None


def _free(mention: Mention, others: list[Mention]) -> bool:
    return all(mention.end <= other.start or mention.start >= other.end for other in others)


def _ordinals(text: str) -> Iterator[Mention]:
    """Yield the places in an order written as 28th."""
    for match in _ORDINAL.finditer(text):
        yield Mention(match.start(), match.end(), match[0], "rank", "rank", Decimal(match[1]))


def _compound_ordinals(text: str) -> Iterator[Mention]:
    """Yield the places written as forty-seventh."""
    for match in _ORDINAL_WORD.finditer(text):
        if match[1]:
            place = Decimal(_TENS[match[1].lower().rstrip("-")] + ORDINALS[match[2].lower()])
            yield _placed(text, Mention(match.start(), match.end(), match[0], "rank", "rank", place))


def _as_days(text: str, mention: Mention) -> Mention:
    """Return a day of no month that fills a cell, 「17日」, as so many days."""
    if mention.kind != "date" or mention.date or re.search(r"(?:^|[|:：])\s*約?$", text[: mention.start]) is None:
        return mention
    if (days := _DAYS_JA.match(text, mention.start)) is None:
        return mention
    return replace(mention, kind="duration", unit="day", amount=Decimal(days[1]))


def _powers(text: str) -> Iterator[Mention]:
    """Yield the numbers written as a power of ten."""
    for match in _POWER.finditer(text):
        base, power = (match[1], match[2] or match[3]) if match[1] else (match[4], match[5])
        try:
            amount = Decimal(base.replace(",", ".")).scaleb(int(power.translate(_SUPERSCRIPTS)))
        except (InvalidOperation, ValueError):
            continue
        after = _AFTER_POWER.match(text, match.end())
        word = after[1] if after else None
        end = after.end() if after and word else match.end()
        yield _compared(
            text,
            Mention(
                match.start(),
                end,
                text[match.start() : end],
                "measure" if word else "number",
                _POWER_UNITS[word.lower()] if word else None,
                amount,
            ),
        )


def _limit_beside(text: str, mention: Mention) -> Cue | None:
    """Return the words beside a range that would make it a limit: “more than $650–760 billion”."""
    if (behind := _LIMIT_BEHIND.match(text, mention.end)) is not None:
        return Cue(behind[1], behind.start(1), behind.end(1))
    cue = _CUE.search(text[max(0, mention.start - 24) : mention.start])
    if cue is None or BEFORE[cue[1].lower()] not in LIMITS:
        return None
    start = mention.start - len(cue[0])
    return Cue(cue[1], start, start + len(cue[1]))


def _compared(text: str, mention: Mention) -> Mention:
    """Return a mention with the comparator that the words before it give."""
    cue = _CUE.search(text[max(0, mention.start - 24) : mention.start])
    if cue is not None:
        start = mention.start - len(cue[0])
        mention.comparator, mention.cue = BEFORE[cue[1].lower()], Cue(cue[1], start, start + len(cue[1]))
    return mention


def _placed(text: str, mention: Mention) -> Mention:
    """Return a place in an order with what is said before it: “above ninth” is a lower number."""
    cue = _PLACED.search(text[max(0, mention.start - 24) : mention.start])
    if cue is not None:
        start = mention.start - len(cue[0])
        mention.comparator = "lt" if cue[1].lower() in BETTER_PLACES else "gt"
        mention.cue = Cue(cue[1], start, start + len(cue[1]))
    return mention


def _parts(text: str, mention: Mention) -> list[Mention]:
    """Return the two ends of a change (“rose from 8 to 10 %”) as two mentions, anything else as it is."""
    low, high = mention.amount_low, mention.amount_high
    middle = _TO.search(mention.text)
    if low is None or high is None or middle is None:
        return [mention]
    before = text[max(0, mention.start - 120) : mention.start]
    if mention.text.lower().startswith("from "):
        before += "from "
    elif not before.rstrip().lower().endswith("from"):
        return [mention]
    if not _CHANGED.search(before.rstrip() + " "):
        return [mention]
    cut = mention.start + middle.start()
    begin = mention.start + (5 if mention.text.lower().startswith("from ") else 0)
    first, second = text[begin:cut], text[mention.start + middle.end() : mention.end]
    falls = _reads_first_as_high(first, low, high)
    one, other = (high, low) if falls else (low, high)
    return [
        replace(
            mention,
            start=begin,
            end=cut,
            text=first,
            amount=one,
            amount_low=None,
            amount_high=None,
            comparator="eq",
            cue=None,
            change={"role": "from"},
        ),
        replace(
            mention,
            start=mention.start + middle.end(),
            end=mention.end,
            text=second,
            amount=other,
            amount_low=None,
            amount_high=None,
            comparator="eq",
            cue=None,
            change={"role": "to"},
        ),
    ]


def ends_of(quantity: Quantity) -> list[Quantity] | None:
    """Return the two ends of a range as numbers of their own, None where its words do not part."""
    ends, match = quantity.ends, _BETWEEN.fullmatch(quantity.text)
    if ends is None or match is None:
        return None
    found = []
    for place, amount in zip((1, 2), sorted(ends, reverse=_reads_first_as_high(match[1], *ends)), strict=True):
        start, end = quantity.start + match.start(place), quantity.start + match.end(place)
        mention = replace(
            quantity.mention, start=start, end=end, text=match[place], amount=amount, amount_low=None, amount_high=None,
            comparator="eq", cue=None,
        )  # fmt: skip
        found.append(Quantity(mention, start, end, match[place]))
    return found


def _reads_first_as_high(first: str, low: Decimal, high: Decimal) -> bool:
    """Tell whether the first end as written is the higher one."""
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", first)
    if digits is None:
        return False
    written = Decimal(digits[0].replace(",", ""))
    return low != high and _significant(written) == _significant(high) and _significant(written) != _significant(low)


def _significant(number: Decimal) -> tuple[int, ...]:
    return number.normalize().as_tuple().digits
