"""Which verb governs a number of an English sentence, and whether what it tells has come about."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimbook.brief.clauses import first_clause
from claimbook.brief.vocabulary import predicates as words
from claimbook.brief.vocabulary.asserted import FACTUAL_GOVERNOR, HOPED_VERBS

if TYPE_CHECKING:
    from claimbook.brief.passages import Passage
    from claimbook.brief.quantities import Quantity

REACH = 8
BEHIND = 90
_SEGMENT = re.compile(r"[;:—|()]|,(?!\d)")
_WORD = re.compile(r"[\w’'-]+")
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where|than|as|because|while|although|but|whether|how|of which)\b")
_ATTRIBUTE = re.compile(
    r"\b(?:an?|the|its|their|his|her|our|of|with|for|and|or|in|over|by|all|some|any|more|most|\w+ly)\s+$"
)
_THAT_IT = r"(?:that|which) (?:it|they|he|she|we|the [\w-]+) "
_NOUN_PHRASE = r"\s*(?:(?:of|in|for|on|to) )?(?:[\w’'-]+ ){0,7}?"


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def tells_a_deed(passage: Passage, quantity: Quantity) -> bool:
    """Tell whether the verb that governs a number says that something was done with it: “has sunk ¥2 trillion”, “€109
    billion were wired”; not “has received promises of”, nor “would have sunk”."""
    verb = _governing(passage, quantity)
    return verb is not None and not _measures(verb)


def tells_as_seen(passage: Passage, quantity: Quantity) -> bool:
    """Tell whether a number is told as what was measured: “has recorded a shortage of 450,000”."""
    verb = _governing(passage, quantity)
    return verb is not None and _pattern(words.SEEN).search(verb) is not None


def tells_a_measure(passage: Passage, quantity: Quantity) -> bool:
    """Tell whether a number is what its subject came to: “the share has climbed to 50 %”."""
    verb = _governing(passage, quantity)
    return verb is not None and _measures(verb)


def is_called_actual(text: str) -> bool:
    """Tell whether a text calls what it tells an outturn: “(actual)”, “as already paid out”."""
    return _pattern(words.ACTUAL).search(text) is not None


def is_told_as_state(row: str) -> bool:
    """Tell whether a row of a table gives the state of what it tells as come about."""
    return _pattern(words.STATE_TOLD).search(row) is not None


def is_expected(text: str) -> bool:
    """Tell whether a text says that somebody only expects what it tells."""
    return _pattern(words.EXPECTED).search(text) is not None


def without_asides(text: str) -> str:
    """Return a text without what only says by which plan something came about."""
    return _pattern(words.ASIDE).sub(" ", text)


def _measures(verb: str) -> bool:
    return _pattern(words.MEASURES).search(verb) is not None


def _governing(passage: Passage, quantity: Quantity) -> str | None:
    """Return the verb that tells a number as come about, None where none does."""
    text = passage.text
    stop = quantity.start
    before = max((each.end for each in passage.numbers if each.end <= stop and not each.is_date), default=0)
    if quantity.mention.cue is not None and before < quantity.mention.cue.start < stop:
        stop = quantity.mention.cue.start
    segment = _segment_before(text, before, stop)
    behind = _behind(passage, quantity)
    verb = _finite(segment)
    if verb is not None:
        start, end = verb
        gap = segment[end:]
        if _may_be_governed(
            text[: stop - len(segment) + start] if before else segment[:start], gap
        ) and not _is_planned_thing(behind):
            return segment[start:end]
        return None
    if _pattern(words.STILL_OPEN).search(segment) or _pattern(words.CONDITION).search(segment):
        return None
    apposed = text[:stop].rstrip().endswith(",") and text[quantity.end :].lstrip(" _").startswith(",")
    return _verb_behind(behind if not apposed else text[quantity.end :].lstrip(" _,"), text[:stop])


def _segment_before(text: str, since: int, stop: int) -> str:
    ends = [match.end() for match in _SEGMENT.finditer(text, since, stop)]
    return text[ends[-1] if ends else since : stop]


def _behind(passage: Passage, quantity: Quantity) -> str:
    end = min((each.start for each in passage.numbers if each.start >= quantity.end and not each.is_date),
              default=len(passage.text))  # fmt: skip
    return first_clause(passage.text[quantity.end : min(end, quantity.end + BEHIND)])


def _finite(segment: str) -> tuple[int, int] | None:
    """Return where the last finite verb of a segment stands that tells what came about, None where what is still open
    stands behind it."""
    found = None
    for expression in (words.PERFECT, words.PASSIVE, words.PAST, words.NOW):
        for match in _pattern(rf"(?<![\w’'-])(?:{expression})(?![\w’'-])").finditer(segment):
            if expression == words.PAST and _ATTRIBUTE.search(segment[: match.start()]):
                continue
            if found is None or match.end() > found[1]:
                found = match.span()
    if found is None:
        return None
    last_open = max(
        (
            match.end()
            for expression in (words.STILL_OPEN, words.HELD_OUT, rf"(?<!\w)(?:{'|'.join(HOPED_VERBS)})(?!\w)")
            for match in _pattern(expression).finditer(segment)
            if not re.search(FACTUAL_GOVERNOR, segment[: match.start()], re.IGNORECASE)
        ),
        default=-1,
    )
    return None if last_open > found[0] else found


def _may_be_governed(before: str, gap: str) -> bool:
    """Tell whether nothing between a verb and its number, or before the verb, keeps it from having come about."""
    if len(_WORD.findall(gap)) > REACH or _RELATIVE.search(gap) or _pattern(words.PLANNED_THINGS).search(gap):
        return False
    if not _WORD.search(before):  # a participle that a line begins with
        return False
    return not any(_pattern(each).search(before) for each in (words.AUXILIARY, words.CONDITION, words.DENIED))


def _is_planned_thing(behind: str) -> bool:
    """Tell whether the words behind a number make a plan of it: “¥2 trillion plan”, “€109 billion in pledges”."""
    return (
        _pattern(words.PLANNED_THINGS).search(behind) is not None
        or _pattern(words.STILL_OPEN).search(behind) is not None
    )


def _verb_behind(behind: str, before: str) -> str | None:
    """Return the verb whose subject a number is and that tells what came about, None where there is none."""
    if _pattern(words.CONDITION).search(re.split(r"[.;,]", before)[-1]):
        return None
    told = _pattern(rf"\s*(?:[\w’'-]+ ){{0,3}}?{_THAT_IT}(?P<verb>{words.PERFECT})(?![\w’'-])").match(behind)
    if told is not None and not _wishes(told["verb"]):
        return told["verb"]
    verb = rf"(?P<verb>{words.PASSIVE}|{words.PERFECT}|{words.INTRANSITIVE})(?![\w’'-])"
    match = _pattern(rf"{_NOUN_PHRASE}{verb}").match(behind)
    if match is None or _wishes(match["verb"]):
        return None
    rest = behind[match.end() :]
    head = behind[: match.start("verb")]
    if _RELATIVE.search(head) or _pattern(words.STILL_OPEN).search(behind) or _pattern(words.DENIED).search(behind):
        return None
    return None if re.match(r"\s+(?:to|that)\b", rest) and _pattern(words.STILL_OPEN).search(rest) else match["verb"]


def _wishes(verb: str) -> bool:
    return any(_pattern(each).search(verb) for each in (words.WISH, words.HELD_OUT, words.ONLY_TOLD))
