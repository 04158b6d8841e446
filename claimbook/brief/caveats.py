"""What a sentence says around a number: that it is a forecast, a plan, one scenario, disputed, or denied."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimbook.brief.asserted import (
    asserted_behind,
    clause_ja,
    hopes,
    hopes_by_noun_alone,
    is_still_to_come,
    told_as_enacted,
    told_as_measured,
    told_plainly,
)
from claimbook.brief.units import SHARES
from claimbook.brief.vocabulary import caveats as words
from claimbook.brief.vocabulary.asserted import PERFECT

if TYPE_CHECKING:
    from claimbook.brief.passages import Passage
    from claimbook.brief.quantities import Quantity
    from claimbook.brief.states import Known, State

FORECASTS = frozenset({"forecast", "projection", "target"})
PLANS = frozenset({"announced", "target"})
DISPUTED_BY_CHECKS = frozenset({"refined", "contradicted"})
NEGATION_REACH = 5
AFTER_REACH = 90
SHORT = 3
_CLAUSE_END = re.compile(r"[,;:.!?()—–|]")
_WORD = re.compile(r"[A-Za-z']+|\d[\d.,]*|[%$¥€£]")
_BESIDE = re.compile(r"\s*(?:\([^()]{0,80}\)|_+)?,\s+(?=(?:did|do|does|has|have|had|is|are|was|were|could|can)\b)")
_PARTS = re.compile(r"_{3,}|;\s")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@cache
def _pattern(english: tuple[str, ...], japanese: tuple[str, ...] = ()) -> re.Pattern[str]:
    inside = "|".join(english)
    both = rf"(?<!\w)(?:{inside})(?!\w)"
    if japanese:
        both += "|" + "|".join(re.escape(word) for word in japanese)
    return re.compile(both, re.IGNORECASE)


def says_forecast(text: str) -> bool:
    return _pattern(words.FORECAST, words.FORECAST_JA).search(text) is not None


def says_plan(text: str) -> bool:
    return _pattern(words.PLAN, words.PLAN_JA).search(text) is not None


def is_planned(known: Known) -> bool:
    """Tell whether a value is one that was announced, or one reported of what its metric says is planned."""
    return known.kind in PLANS or (
        known.kind in ("reported", "derived")
        and re.search(words.PLANNED_METRIC, known.metric, re.IGNORECASE) is not None
    )


def says_done(text: str) -> bool:
    done = _pattern(words.DONE, words.DONE_JA).finditer(text)
    return any(not is_still_to_come(text, each.start()) for each in done)


def says_scenario(text: str, scenario: str) -> bool:
    """Tell whether a text says that a number is the high or the low one of several."""
    if scenario == "high":
        return _pattern(words.HIGH, words.HIGH_JA).search(text) is not None
    return _pattern(words.LOW, words.LOW_JA).search(text) is not None


def reports_dispute(text: str) -> bool:
    return _pattern(words.DISPUTE, words.DISPUTE_JA).search(text) is not None


def _told_of(passage: Passage) -> bool:
    """Tell whether a passage hands its statement to somebody, or it or its neighbours report a dispute."""
    return reports_dispute(passage.text) or _pattern(words.QUARREL, words.QUARREL_JA).search(passage.beside) is not None


def names_source(passage: Passage, known: Known) -> bool:
    """Tell whether a passage names who printed or said a statement, and so hands it to them."""
    names = [str(quote.get("publisher") or "") for quote in known.quotes] + list(
        known.record.get("attributed_to") or ()
    )
    return any(
        name and re.search(rf"(?<!\w){re.escape(name.partition(' (')[0])}(?!\w)", passage.text) for name in names
    )


def lost_caveat(passage: Passage, quantity: Quantity, known: Known) -> str:
    """Return in a sentence what a text leaves out of a forecast, plan or scenario, empty where it leaves out
    nothing."""
    text = passage.text if passage.kind == "sentence" else f"{passage.heading} {passage.before} {passage.text}"
    text = text if quantity.comparator not in ("le", "ge") else f"{text} {_word_for(quantity.comparator)}"
    forecast, planned = known.kind in FORECASTS, is_planned(known)
    before = max((each.end for each in passage.numbers if each.end <= quantity.start and not each.is_date), default=0)
    directly = _done_directly(passage.text, before, quantity)
    done = directly or says_done(passage.text[before : quantity.start]) or _done_after(passage.text, quantity)
    own = _own_part(passage, quantity) if passage.kind == "sentence" else text
    if (forecast or planned) and asserted_behind(passage, quantity) and not _is_hoped(own):
        return _told_as_done(known)
    if directly and (forecast or planned):
        return _told_as_done(known)
    if forecast and done and not _pattern(words.STRONG, words.STRONG_JA).search(own):
        return _told_as_done(known)
    if planned and done and not says_plan(own):
        return _told_as_done(known)
    if known.kind == "estimate" and (
        _told_as_known(passage, quantity, known, text) or (passage.kind == "sentence" and told_as_measured(own))
    ):
        return "This is an estimate, which the brief tells as a fact."
    if known.scenario in ("high", "low") and not says_scenario(text, known.scenario):
        which = "upper" if known.scenario == "high" else "lower"
        return f"This is the {which} scenario, which the brief does not say."
    if told_as_enacted(own, known):
        return "This was a draft or a request; the brief tells it as decided."
    if known.kind in PLANS and not says_done(text) and re.search(words.OVER_YEARS, text):
        return ""
    if forecast and not (says_forecast(text) or (known.kind in PLANS and says_plan(text))):
        if passage.kind == "sentence" and not _told_plainly(passage, quantity):
            return ""
        if passage.kind != "sentence" and (hopes(text) or not told_plainly(passage, quantity)):
            return ""
        return f"This is a {_kind_word(known.kind)}, which the brief tells as a fact."
    if known.kind in PLANS and not forecast and not says_plan(text) and says_done(text):
        return "This was announced; the brief tells it as done."
    return ""


def _told_plainly(passage: Passage, quantity: Quantity) -> bool:
    if hopes_by_noun_alone(passage.text):
        return told_plainly(passage, quantity, (PERFECT,))
    return not hopes(passage.text) and told_plainly(passage, quantity)


def _is_hoped(text: str) -> bool:
    return says_forecast(text) or says_plan(text) or hopes(text)


def _told_as_done(known: Known) -> str:
    if known.kind in FORECASTS:
        return f"This is a {_kind_word(known.kind)}, which the brief tells as a fact."
    return "This was announced; the brief tells it as done."


def _done_directly(text: str, since: int, quantity: Quantity) -> bool:
    """Tell whether a deed governs a number, whatever nouns stand before it: “the pledges have brought €109 billion”,
    not “have brought pledges of €109 billion” nor “is thought to have brought”."""
    hoped = _pattern((*words.PLAN, *words.FORECAST))
    behind = text[quantity.end : quantity.end + AFTER_REACH]
    if match := re.match(words.DONE_BEHIND, behind):
        return hoped.search(behind, 0, match.end()) is None
    deeds = list(_pattern((words.DONE_DIRECTLY,)).finditer(text, since, quantity.start))
    if (
        not deeds
        or re.search(words.NOT_YET_BEFORE, text[: deeds[-1].start()], re.IGNORECASE)
        or re.search(words.EXPECTED_BEFORE, text[since : deeds[-1].start()], re.IGNORECASE)
    ):
        return False
    rest = f"{text[deeds[-1].end() : quantity.start]} | {_first_clause(behind)}"
    return _CLAUSE_END.search(text, deeds[-1].end(), quantity.start) is None and hoped.search(rest) is None


def _told_as_known(passage: Passage, quantity: Quantity, known: Known, text: str) -> bool:
    """Tell whether an estimate stands behind a verb of plain fact, without a word or a name that says whose reckoning
    it is; behind a verb of what was paid or used up, “about” is no such word."""
    if passage.kind != "sentence" or known.unit in SHARES:
        return False
    around = f"{passage.heading} {text}"
    if not _billed(passage, quantity, known) and (
        not _rough_told_exactly(passage, quantity, known) or _pattern(words.ROUNDED, words.ROUNDED_JA).search(around)
    ):
        return False
    return not (
        re.search(words.ESTIMATES_BESIDE, passage.beside)
        or _pattern(words.RECKONED, words.RECKONED_JA).search(around)
        or _told_of(passage)
        or names_source(passage, known)
        or _names_author(f"{around} {passage.beside}", known)
    )


def _rough_told_exactly(passage: Passage, quantity: Quantity, known: Known) -> bool:
    if known.comparator != "approx" or quantity.hedged:
        return False
    plainly = re.search(words.KNOWN_BEFORE, passage.text[: quantity.start], re.IGNORECASE)
    return plainly is not None or re.match(words.KNOWN_AFTER_JA, passage.text[quantity.end :]) is not None


def _billed(passage: Passage, quantity: Quantity, known: Known) -> bool:
    """Tell whether a rough number, or one whose own words call it an estimate, is told as what was paid or used up."""
    if known.comparator != "approx" and not re.search(words.CALLED_ESTIMATE, known.metric, re.IGNORECASE):
        return False
    before = passage.text[: quantity.start]
    hedge = re.search(words.HEDGE_BEFORE, before, re.IGNORECASE)
    return (
        re.search(words.BILLED_BEFORE, before[: hedge.start()] if hedge is not None else before, re.IGNORECASE)
        is not None
    )


def _names_author(text: str, known: Known) -> bool:
    author = str((known.record.get("citation") or {}).get("text") or "").partition(",")[0]
    return bool(author) and re.search(rf"(?<!\w){re.escape(author.removesuffix(' AI'))}(?!\w)", text) is not None


def _own_part(passage: Passage, quantity: Quantity) -> str:
    """Return the part of a sentence that a number shares with its own citation, and with none before or behind."""
    text = passage.text
    starts = [match.end() for match in _PARTS.finditer(text, 0, quantity.start)]
    end = _PARTS.search(text, quantity.end)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def _done_after(text: str, quantity: Quantity) -> bool:
    """Tell whether the verb behind a number says that it is done: “€109 billion were invested”, 「800人を支援した」."""
    after = text[quantity.end : quantity.end + AFTER_REACH]
    if _CJK.search(text):
        clause = clause_ja(after).partition("、")[0]
        if re.search(words.DONE_AFTER_JA, clause):
            return True
        before = re.split(r"[。（]", text[: quantity.start])[-1]
        return re.search(words.BECAME_JA, clause) is not None and not re.search(words.HOPED_NOUNS_JA, before + clause)
    return re.match(words.DONE_AFTER, after) is not None


def _word_for(comparator: str) -> str:
    return "up to" if comparator == "le" else "at least"


def _kind_word(kind: str) -> str:
    return {"forecast": "forecast", "projection": "projection", "target": "target"}[kind]


def contested(passage: Passage, known: Known, state: State, cited: set[str]) -> str:
    """Return in a sentence what disputes a value, empty where nothing does or the brief says so."""
    disputed = bool(known.rivals) or known.check in DISPUTED_BY_CHECKS
    if not disputed:
        return ""
    beside = {*known.rivals, *((known.record.get("check") or {}).get("reference") or ())}
    if cited & beside or _told_of(passage) or names_source(passage, known):
        return ""
    if known.rivals:
        others = [f"{state.values[id].text} ({id})" for id in known.rivals if id in state.values]
        if others:
            return f"Another reading says {', '.join(others)}."
        return "The sources disagree about this."
    note = str((known.record.get("check") or {}).get("note") or "")
    verb = "refine" if known.check == "refined" else "contradict"
    return f"The book’s checks {verb} this: {note}" if note else f"The book’s checks {verb} this."


def negation(passage: Passage, quantity: Quantity, known: Known) -> str:
    """Return the words that deny a number which its value does not deny, empty where none do.

    A negation reaches from its clause's verb to the number (“did not reach 60 %”), or from the number to a verb that
    the
    value's own words hold (“9.1 % of companies do not use it”).
    """
    text = passage.text
    if _CJK.search(text):
        return _negation_ja(text, quantity, known)
    held = f"{known.label} {known.metric} {known.quote} {known.text}".lower()
    if _pattern(words.NEGATIONS).search(f"{known.label} {known.metric}"):
        return ""
    if known.kind in FORECASTS and re.search(words.NOT_REACHED_YET, text, re.IGNORECASE):
        return ""
    first = _first_of_change(passage, quantity)
    start = first.mention.cue.start if first.mention.cue else first.start
    before = _last_clause(text[:start])
    found = _denied_before(before)
    if found:
        return found
    after = text[quantity.end : quantity.end + AFTER_REACH]
    if not before.strip() and (beside := _BESIDE.match(after)):
        after = after[beside.end() :]  # “half of it, $25 million, did not come …”
    after = _first_clause(after)
    match = _pattern(words.NEGATIONS).search(after)
    if match is None or _pattern(words.NOT_NEGATED).match(after, match.start()):
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


def _last_clause(text: str) -> str:
    ends = [match.end() for match in _CLAUSE_END.finditer(text) if not _inside_number(text, match.start())]
    return text[ends[-1] :] if ends else text


def _first_clause(text: str) -> str:
    for match in _CLAUSE_END.finditer(text):
        if not _inside_number(text, match.start()):
            return text[: match.start()]
    return text


def _inside_number(text: str, at: int) -> bool:
    return text[at] in ".,–" and at > 0 and text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit()


def _denied_before(clause: str) -> str:
    """Return the negation that reaches a number standing behind this clause."""
    for match in reversed(list(_pattern(words.NEGATIONS).finditer(clause))):
        if _pattern(words.NOT_NEGATED).match(clause, match.start()):
            continue
        between = clause[match.end() :]
        if len(_WORD.findall(between)) > NEGATION_REACH or _pattern(words.SCOPE_ENDS).search(between):
            continue
        if re.search(r"\d", between):
            continue
        return f"{match[0]}{between}".strip()
    return ""


def _negation_ja(text: str, quantity: Quantity, known: Known) -> str:
    if _pattern(words.NEGATIONS).search(f"{known.label} {known.metric}"):
        return ""
    before = re.split(r"[。、：:（(]", text[: quantity.start])[-1]
    if denied := re.search(words.DENIED_BEFORE_JA, before):
        return denied[0]
    cue = quantity.mention.cue
    end = max(quantity.end, cue.end) if cue is not None else quantity.end
    after = re.split(r"[。、]", text[end : end + 60])[0]
    held = f"{known.label} {known.quote}"
    for word in words.NEGATIONS_JA:
        if word in after and word not in held and not re.search(words.NOT_NEGATED_JA, after):
            return word
    return ""
