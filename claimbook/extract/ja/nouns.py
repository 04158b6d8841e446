"""What is counted, where its name stands by the number: サーバー40台, GPUを2000基, 300人の技術者."""

from __future__ import annotations

import re

from .longest import Longest
from .vocabulary.nouns import COMPANIES, NOUNS, OWN_COUNTERS, PEOPLE, PLACES, THINGS

ENDING = Longest(NOUNS, at_end=True)
PLACES_AND_THINGS = {**THINGS, **PLACES}
COUNTER_NOUNS = {"校": PLACES, "店": PLACES, "店舗": PLACES, "棟": PLACES, "軒": PLACES, "戸": PLACES, "か所": PLACES,
    "カ所": PLACES,
                 "カ所以上": PLACES, "箇所": PLACES, "拠点": PLACES, "施設": PLACES, "機関": PLACES, "ヶ所": PLACES,
                 "ヵ所": PLACES,
                 "団体": COMPANIES, "企業": COMPANIES, "人": PEOPLE, "名": PEOPLE, "社": COMPANIES}  # fmt: skip
BEHIND = re.compile(r"(?:以上|超|余り|ほど|程度|近く|弱|強|台)?の([^ぁ-ん、。「」()\n0-9]{1,24})")
OF_THINGS = frozenset(("台", "基", "個", "枚", "本"))
# between noun and number, saying nothing
BETWEEN = re.compile(
    r"(?:など|等|ら)?(?:の数|数)?(?:は|が|を|も|として)?(?:現在の|現在|過去最多の|計|合計|新たに|さらに|だけで|が)?$"
)
BOOK_IN_WORD = re.compile(r"[日基資脚手絵台製根]本$")  # 日本 is no book
FARTHEST = 14
LONGEST_NAME = 24
CLAUSE_LENGTH = 20
CLAUSE = re.compile(r"[をはが][^をはが、。「」()\n]{1,18}$")


def counted(text: str, start: int, stop: int, counter: str, default: str) -> str:
    """The unit of a count whose number starts at `start` and whose counter, meaning `default`, stops at `stop`."""
    if counter in OWN_COUNTERS:
        return default
    nouns = COUNTER_NOUNS.get(counter, THINGS if counter in OF_THINGS else PLACES_AND_THINGS)
    if counter not in COUNTER_NOUNS and default not in (
        "unit",
        "case",
        "point",
        "animal",
        "aircraft",
        "ship",
        "type",
        "set",
        "book",
    ):
        return default
    return _behind(text, stop, nouns) or _before(text, start, nouns) or default


def _before(text: str, start: int, nouns: dict[str, str]) -> str | None:
    """The noun right before the number, or the one that an earlier を, は or が of the clause marks."""
    if (noun := longest_noun(text, start, nouns)) is not None:
        return noun
    left = max(0, start - FARTHEST - 4)
    match = BETWEEN.search(text[left:start])
    noun = _marked(text, start if match is None else left + match.start(), nouns)
    if noun is not None:
        return noun
    clause = CLAUSE.search(text[max(0, start - CLAUSE_LENGTH) : start])
    return None if clause is None else _marked(text, start - len(clause[0]), nouns)


def _marked(text: str, end: int, nouns: dict[str, str]) -> str | None:
    """The noun that ends at `end`, in quotation marks or before a name in them: GPU「H100」."""
    if end and text[end - 1] == " ":
        end -= 1
    if end and text[end - 1] in "」』)":
        noun = longest_noun(text, end - 1, nouns)
        if noun is not None:
            return noun
        opening = max(text.rfind(sign, max(0, end - LONGEST_NAME), end) for sign in "「『(")
        return None if opening < 0 else longest_noun(text, opening, nouns)
    return longest_noun(text, end, nouns)


def _behind(text: str, stop: int, nouns: dict[str, str]) -> str | None:
    match = BEHIND.match(text, stop)
    return None if match is None else longest_noun(text, match.end(1), nouns)


def longest_noun(text: str, end: int, nouns: dict[str, str]) -> str | None:
    """The English name of the longest noun of a table that ends at `end`."""
    for length in ENDING.lengths(text, end):
        if end >= length and (found := nouns.get(text[end - length : end])) is not None:
            if length == 1 and BOOK_IN_WORD.search(text[max(0, end - 2) : end]):
                continue
            return found
    return None
