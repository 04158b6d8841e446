"""Whether a sentence tells a number as a fact: its last verb before the number says so, or the first one behind it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimbook.brief.vocabulary import asserted as words

if TYPE_CHECKING:
    from claimbook.brief.passages import Passage
    from claimbook.brief.quantities import Quantity
    from claimbook.brief.states import Known

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_BEHIND = 60
_ASIDE_JA = re.compile(r"（[^（）_]*）|\([^()_]*\)")
_TO_COME = re.compile(
    r"\b(?:to|will|would|can|cannot|could|may|might|should|shall|must) (?:not )?(?:later |then |first |\w+ly )?"
    r"(?:be |have (?:been )?)?(?:\w+ly )?$"
)
_ADJECTIVE_BEFORE = re.compile(r"\b(?:an?|the|its|their|of|with|for|and|in|over|by)\s+$")


@cache
def pattern(english: tuple[str, ...], japanese: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Return one pattern of words: English ones whole, Japanese ones wherever they stand."""
    both = rf"(?<!\w)(?:{'|'.join(english)})(?!\w)"
    if japanese:
        both += "|" + "|".join(re.escape(word) for word in japanese)
    return re.compile(both, re.IGNORECASE)


def hopes(text: str) -> bool:
    """Tell whether a text says of itself that it tells what is wanted, allowed or conditional."""
    return pattern((*words.HOPED, *words.HOPED_NOUNS), words.HOPED_JA).search(text) is not None


def hopes_by_noun_alone(text: str) -> bool:
    """Tell whether nothing but a noun such as “roadmap” says that a text tells what is wanted."""
    return (
        pattern(words.HOPED_NOUNS).search(text) is not None
        and pattern(words.HOPED, words.HOPED_JA).search(text) is None
    )


def is_still_to_come(text: str, at: int) -> bool:
    """Tell whether a verb stands in an infinitive that nothing says has come about: “to put”, not “managed to put”."""
    before = _TO_COME.search(text[:at])
    return before is not None and re.search(words.FACTUAL_GOVERNOR, text[: before.start()], re.IGNORECASE) is None


def told_plainly(passage: Passage, quantity: Quantity, facts: tuple[str, ...] = words.FACTS) -> bool:
    """Tell whether a sentence asserts a number; where no verb does, it is a label's or a list's."""
    text = passage.text
    before = max((each.end for each in passage.numbers if each.end <= quantity.start and not each.is_date), default=0)
    if _CJK.search(text):
        end = min((each.start for each in passage.numbers if each.start >= quantity.end), default=len(text))
        return _asserted_ja(clause_ja(text[quantity.end : end]), text[before : quantity.start])
    if asserted_behind(passage, quantity):
        return True
    stop = quantity.start
    if quantity.mention.cue is not None and before < quantity.mention.cue.start < stop:
        stop = quantity.mention.cue.start
    return _last_verb_asserts(text[:stop], [each.end for each in passage.numbers if each.end <= stop], facts)


def asserted_behind(passage: Passage, quantity: Quantity) -> bool:
    """Tell whether the words just behind a number say that it is so already: “300 MW are drawn today”."""
    return re.match(words.FACTS_BEHIND, passage.text[quantity.end : quantity.end + _BEHIND]) is not None


def clause_ja(behind: str) -> str:
    """Return what stands behind a number up to the end of its sentence or its citation, without what stands in
    brackets."""
    return re.split(r"[。（(]", _ASIDE_JA.sub("", behind))[0]


def _last_verb_asserts(text: str, numbers: list[int], facts: tuple[str, ...]) -> bool:
    """Tell whether the last verb of a text asserts; it is looked for behind the last number, then farther back, in the
    part that shares its citation."""
    begin = text.rfind("___") + 3 if "___" in text else 0
    for start in sorted({begin, *(each for each in numbers if each > begin)}, reverse=True):
        fact, hope = _ends(text[start:], facts)
        if max(fact, hope) >= 0:
            return fact > hope
    return False


def _ends(part: str, facts: tuple[str, ...]) -> tuple[int, int]:
    fact = hope = -1
    for match in pattern((words.INFINITIVE,)).finditer(part):
        if re.search(words.FACTUAL_GOVERNOR, part[: match.start()], re.IGNORECASE):
            fact = match.end()
        else:
            hope = match.end()
    return max(fact, _last(facts, part)), max(hope, _last(words.HOPED_VERBS, part))


def _last(verbs: tuple[str, ...], part: str) -> int:
    """Return where the last of some verbs ends, -1 where none stands; a participle before its noun is none."""
    ends = [
        match.end()
        for match in pattern(verbs).finditer(part)
        if not (match[0].endswith("ed") and " " not in match[0] and _ADJECTIVE_BEFORE.search(part[: match.start()]))
    ]
    return max(ends, default=-1)


def _asserted_ja(behind: str, before: str) -> bool:
    return re.search(words.FACTS_JA, behind) is not None or "実績" in before


def told_as_measured(text: str) -> bool:
    """Tell whether a text says of an estimate that somebody measured, confirmed or disclosed it."""
    if pattern(words.ONLY_RECKONED, words.ONLY_RECKONED_JA).search(text):
        return False
    if re.search(words.MEASURED_JA, text):
        return True
    return any(
        not re.search(words.UNMEASURED, text[: match.start()]) for match in pattern(words.MEASURED).finditer(text)
    )


def told_as_enacted(text: str, known: Known) -> bool:
    """Tell whether a text says of what is a draft or a request in a book that it has been passed or spent."""
    if re.search(words.DRAFT, f"{known.label} {known.metric}", re.IGNORECASE) is None:
        return False
    return any(
        not is_still_to_come(text, match.start()) and not re.search(words.UNMEASURED, text[: match.start()])
        for match in pattern(words.ENACTED, words.ENACTED_JA).finditer(text)
    )
