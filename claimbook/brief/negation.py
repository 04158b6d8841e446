"""What in a sentence denies a number that its value does not deny."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimbook.brief.asserted import pattern
from claimbook.brief.caveats import FORECASTS, is_planned
from claimbook.brief.clauses import CJK, behind_ja, first_clause, last_clause
from claimbook.brief.units import SHARES, class_of
from claimbook.brief.vocabulary import negations as words

if TYPE_CHECKING:
    from claimbook.brief.passages import Passage
    from claimbook.brief.quantities import Quantity
    from claimbook.brief.states import Known

NEGATION_REACH, EVENT_REACH = 5, 12
AFTER_REACH = 90
SHORT = 3
_WORD = re.compile(r"[A-Za-z']+|\d[\d.,]*|[%$¥€£]")
_BESIDE = re.compile(r"\s*(?:\([^()]{0,80}\)|_+)?,\s+(?=(?:did|do|does|has|have|had|is|are|was|were|could|can)\b)")


_NEVER_DONE = re.compile(r"(?:not|never)$", re.IGNORECASE)
_APPOSED = re.compile(r"\s*(?:(?:of|at|for|worth|put at)\s*)?(?:about|around|some|roughly|nearly)?\s*")


def negation(passage: Passage, quantity: Quantity, known: Known) -> str:
    """Return the words that deny a number which its value does not deny, empty where none do.

    A negation reaches from its clause's verb to the number (“did not reach 60 %”), or from the number to a verb that
    the
    value's own words hold (“9.1 % of companies do not use it”).
    """
    text = passage.text
    if CJK.search(text):
        return _negation_ja(passage, quantity, known)
    held = f"{known.label} {known.metric} {known.quote} {known.text}".lower()
    if pattern(words.NEGATIONS).search(f"{known.label} {known.metric}"):
        return _verb_denied(passage, quantity, known)
    if known.kind in FORECASTS and re.search(words.NOT_REACHED_YET, text, re.IGNORECASE):
        return ""
    if re.search(words.UNLESS, text[quantity.end :], re.IGNORECASE):
        return ""
    planned = known.kind in FORECASTS or is_planned(known)
    first = _first_of_change(passage, quantity)
    start = first.mention.cue.start if first.mention.cue else first.start
    before = last_clause(text[:start])
    found = _denied_before(before, of_date=quantity.is_date)
    if found:
        return found
    after = text[quantity.end : quantity.end + AFTER_REACH]
    if _APPOSED.fullmatch(before) and (beside := _BESIDE.match(after)):
        after = after[beside.end() :]  # “half of it, $25 million, did not come …”
    after = first_clause(after)
    if not planned and (unfinished := re.search(words.NOT_YET, f"{before[-40:]} | {after}")):
        return unfinished[0]
    if not planned and _is_counted(known) and (denied := re.match(words.DENIED_BEHIND, after)):
        return denied[0].strip()
    if (lacked := re.match(words.HAD_NO, after)) and re.search(rf"\b{re.escape(lacked[1][:5])}", held):
        return lacked[0].strip()
    match = pattern(words.NEGATIONS).search(after)
    if match is None or pattern(words.NOT_NEGATED).match(after, match.start()):
        return ""
    verb = next(iter(_WORD.findall(after[match.end() :])), "")
    if match[0].lower() in ("no", "without", "neither", "nor") or not verb:
        return ""
    stem = verb.lower()[:5]
    begins = rf"\b{re.escape(stem[: max(3, len(stem) - 1)])}"
    if len(verb) <= SHORT and verb.lower().endswith("e"):  # use: using
        begins = rf"\b{re.escape(verb.lower()[:-1])}(?:e|es|ed|ing)\b"
    if len(stem) >= 2 and (re.search(begins, held) or _copula(verb)):
        return f"{match[0]} {verb}"
    behind = after[match.end() :].lstrip()[len(verb) :]
    if verb.lower().startswith(words.DEEDS) and re.match(words.DEED_ENDS, behind):
        return f"{match[0]} {verb}"
    return ""


def _verb_denied(passage: Passage, quantity: Quantity, known: Known) -> str:
    """Return the verb that is denied of a value whose own words only leave something out: “without it, the country does
    not have 5.7 %”."""
    if re.search(words.VERB_DENIED, f"{known.label} {known.metric}"):
        return ""
    first = _first_of_change(passage, quantity)
    before = last_clause(passage.text[: first.mention.cue.start if first.mention.cue else first.start])
    found = re.search(rf"{words.VERB_DENIED}{words.UP_TO_NUMBER}", before)
    return found[0].strip() if found else ""


def _is_counted(known: Known) -> bool:
    """Tell whether a value counts people or things that do something, and none that are lacking."""
    if re.search(words.OF_LACK, f"{known.label} {known.metric}", re.IGNORECASE):
        return False
    return known.unit in SHARES or class_of(known.unit) != ""


def _first_of_change(passage: Passage, quantity: Quantity) -> Quantity:
    """Return the number that a change begins with where `quantity` is its end, else `quantity`."""
    if not re.search(r"\bto\s+$", passage.text[: quantity.start]):
        return quantity
    before = [each for each in passage.numbers if each.end <= quantity.start and not each.is_date]
    if before and re.search(r"\bfrom\s+$", passage.text[: before[-1].start]):
        return before[-1]
    return quantity


def _copula(verb: str) -> bool:
    lowered = verb.lower()
    return any(lowered == each or (len(each) > 3 and lowered.startswith(each)) for each in words.COPULAS)


def _denied_before(clause: str, *, of_date: bool = False) -> str:
    """Return the negation that reaches a number standing behind this clause."""
    for match in reversed(list(pattern(words.NEGATIONS).finditer(clause))):
        if pattern(words.NOT_NEGATED).match(clause, match.start()) and not (of_date and _NEVER_DONE.match(match[0])):
            continue
        between = " ".join(re.sub(words.DATE_BETWEEN, " ", clause[match.end() :]).split())
        between = re.sub(words.TOLD_THAT, " ", between)
        reach = EVENT_REACH if of_date else NEGATION_REACH
        if len(_WORD.findall(between)) > reach or pattern(words.SCOPE_ENDS).search(between):
            continue
        if re.search(r"\d", between):
            continue
        return f"{match[0]} {between}".strip()
    return ""


def _negation_ja(passage: Passage, quantity: Quantity, known: Known) -> str:
    text = passage.text
    if pattern(words.NEGATIONS).search(f"{known.label} {known.metric}"):
        return ""
    before = re.split(r"[。：:（(]|(?<!は)、(?!$)", re.sub(words.DATED_JA, "", text[: quantity.start]))[-1]
    if denied := re.search(words.DENIED_BEFORE_JA, before):
        return denied[0]
    cue = quantity.mention.cue
    end = max(quantity.end, cue.end) if cue is not None else quantity.end
    others = [each.end for each in passage.numbers if not each.is_date]
    after = re.split(r"[。、（(]", behind_ja(text, end, others)[:60].lstrip("、" if quantity.is_date else ""))[0]
    if known.kind in FORECASTS and re.search(words.NOT_REACHED_YET_JA, after):
        return ""
    held = f"{known.label} {known.quote}"
    if re.search(words.OF_LACK, known.label, re.IGNORECASE):
        after = re.sub(words.LACKING_JA, "", after)
    if (left := re.search(words.NOT_DONE_JA, after)) and left[0] not in held:
        return left[0]
    for word in words.NEGATIONS_JA:
        if word in after and word not in held and not re.search(words.NOT_NEGATED_JA, after):
            return word
    return ""
