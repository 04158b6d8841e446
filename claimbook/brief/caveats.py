"""What a text leaves out of a forecast, a plan or one scenario of several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimbook.brief.asserted import (
    asserted_behind,
    clause_ja,
    hopes,
    hopes_by_noun_alone,
    is_still_to_come,
    pattern,
    told_as_enacted,
    told_as_measured,
    told_plainly,
)
from claimbook.brief.clauses import CJK, CLAUSE_END, behind_ja, first_clause
from claimbook.brief.predicates import (
    is_called_actual,
    is_expected,
    is_told_as_state,
    tells_a_deed,
    tells_a_measure,
    tells_as_seen,
    without_asides,
)
from claimbook.brief.reckonings import told_as_known
from claimbook.brief.vocabulary import caveats as words
from claimbook.brief.vocabulary import scenarios
from claimbook.brief.vocabulary.asserted import PERFECT

if TYPE_CHECKING:
    from claimbook.brief.passages import Passage
    from claimbook.brief.quantities import Quantity
    from claimbook.brief.states import Known

FORECASTS = frozenset({"forecast", "projection", "target"})
PLANS = frozenset({"announced", "target"})
AFTER_REACH = 90
_PARTS = re.compile(r"_{3,}|;\s")


def says_forecast(text: str) -> bool:
    return pattern(words.FORECAST, words.FORECAST_JA).search(text) is not None


def says_plan(text: str) -> bool:
    return pattern(words.PLAN, words.PLAN_JA).search(text) is not None


def is_planned(known: Known) -> bool:
    """Tell whether a value is one that was announced, or one reported of what its metric says is planned."""
    return known.kind in PLANS or (
        known.kind in ("reported", "derived")
        and re.search(words.PLANNED_METRIC, known.metric, re.IGNORECASE) is not None
    )


def says_done(text: str) -> bool:
    done = pattern(words.DONE, words.DONE_JA).finditer(text)
    return any(
        not is_still_to_come(text, each.start()) and not re.search(words.GOING_ON, text[: each.start()])
        for each in done
    )


def says_scenario(text: str, scenario: str) -> bool:
    """Tell whether a text says that a number is the high or the low one of several."""
    high = pattern(scenarios.HIGH, scenarios.HIGH_JA).search(text) is not None
    low = pattern(scenarios.LOW, scenarios.LOW_JA).search(text) is not None
    if high or low:
        return high if scenario == "high" else low
    return (
        re.search(scenarios.AT_AN_END, text, re.IGNORECASE) is not None
        and re.search(scenarios.CENTRAL, text, re.IGNORECASE) is None
    )


def lost_caveat(passage: Passage, quantity: Quantity, known: Known) -> str:
    """Return in a sentence what a text leaves out of a forecast, plan or scenario, empty where it leaves out
    nothing."""
    text = passage.text if passage.kind == "sentence" else f"{passage.heading} {passage.before} {passage.text}"
    text = text if quantity.comparator not in ("le", "ge") else f"{text} {_word_for(quantity.comparator)}"
    forecast, planned = known.kind in FORECASTS, is_planned(known)
    before = max((each.end for each in passage.numbers if each.end <= quantity.start and not each.is_date), default=0)
    directly = _done_directly(passage.text, before, quantity)
    done = directly or says_done(passage.text[before : quantity.start]) or _done_after(passage, quantity)
    own = _own_part(passage, quantity) if passage.kind == "sentence" else text
    if (forecast or planned) and asserted_behind(passage, quantity) and not _is_hoped(own):
        return _told_as_done(known)
    if (forecast or planned) and (directly or _governed_by_a_deed(passage, quantity, own)):
        return _told_as_done(known)
    if (forecast or planned) and is_called_actual(own if passage.kind == "sentence" else passage.text):
        return _told_as_done(known)
    if (forecast or planned) and passage.kind == "row" and is_told_as_state(passage.text):
        return _told_as_done(known)
    if forecast and CJK.search(passage.text) and re.search(words.SEEN_JA, _clause_behind_ja(passage, quantity)):
        return _told_as_done(known)
    if forecast and done and not pattern(words.STRONG, words.STRONG_JA).search(_hedging(passage, quantity, own)):
        return _told_as_done(known)
    if planned and done and not says_plan(own if known.kind in PLANS else _without_deed_ja(own)):
        return _told_as_done(known)
    if known.kind == "estimate" and (
        told_as_known(passage, quantity, known, text) or (passage.kind == "sentence" and told_as_measured(own))
    ):
        return "This is an estimate, which the brief tells as a fact."
    if known.scenario in ("high", "low") and not says_scenario(text, known.scenario):
        which = "upper" if known.scenario == "high" else "lower"
        return f"This is the {which} scenario, which the brief does not say."
    if told_as_enacted(own, known):
        return "This was a draft or a request; the brief tells it as decided."
    if known.kind in PLANS and not says_done(text) and re.search(words.OVER_YEARS, text):
        return ""
    if known.scenario and says_scenario(text, known.scenario):
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


def _governed_by_a_deed(passage: Passage, quantity: Quantity, own: str) -> bool:
    """Tell whether the verb that governs a number in an English sentence tells it as come about."""
    if passage.kind != "sentence" or CJK.search(passage.text):
        return False
    if is_expected(own):
        return tells_as_seen(passage, quantity)
    if tells_a_deed(passage, quantity):
        return True
    return tells_a_measure(passage, quantity) and not _is_hoped(without_asides(own))


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
    hoped = pattern((*words.PLAN, *words.FORECAST))
    behind = text[quantity.end : quantity.end + AFTER_REACH]
    if match := re.match(words.DONE_BEHIND, behind):
        return hoped.search(behind, 0, match.end()) is None
    deeds = list(pattern((words.DONE_DIRECTLY,)).finditer(text, since, quantity.start))
    if (
        not deeds
        or re.search(words.NOT_YET_BEFORE, text[: deeds[-1].start()], re.IGNORECASE)
        or re.search(words.EXPECTED_BEFORE, text[since : deeds[-1].start()], re.IGNORECASE)
    ):
        return False
    rest = f"{text[deeds[-1].end() : quantity.start]} | {first_clause(behind)}"
    return CLAUSE_END.search(text, deeds[-1].end(), quantity.start) is None and hoped.search(rest) is None


def _own_part(passage: Passage, quantity: Quantity) -> str:
    """Return the part of a sentence that a number shares with its own citation, and with none before or behind."""
    text = passage.text
    starts = [match.end() for match in _PARTS.finditer(text, 0, quantity.start)]
    end = _PARTS.search(text, quantity.end)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def _done_after(passage: Passage, quantity: Quantity) -> bool:
    """Tell whether the verb behind a number says that it is done: “€109 billion were invested”, 「800人を支援した」."""
    text = passage.text
    if CJK.search(text):
        clause = _clause_behind_ja(passage, quantity)
        before = re.split(r"[。（]", text[: quantity.start])[-1]
        if (deed := re.search(words.DONE_AFTER_JA, clause)) is not None:
            planned = re.search(words.HOPED_NOUNS_JA, clause[: deed.start()]) is not None
            return not planned and re.search(words.OF_PLANS_JA, before) is None
        if re.search(words.DONE_BEFORE_JA, before):
            return True
        return re.search(words.BECAME_JA, clause) is not None and not re.search(words.HOPED_NOUNS_JA, before + clause)
    return re.match(words.DONE_AFTER, text[quantity.end : quantity.end + AFTER_REACH]) is not None


def _hedging(passage: Passage, quantity: Quantity, own: str) -> str:
    """Return the part of a text whose words keep a caveat: of Japanese what stands behind the number, with its verb."""
    if CJK.search(passage.text) and passage.kind == "sentence":
        return passage.text[quantity.end :].partition("。")[0]
    return own


def _clause_behind_ja(passage: Passage, quantity: Quantity) -> str:
    others = [each.end for each in passage.numbers if not each.is_date]
    return clause_ja(behind_ja(passage.text, quantity.end, others)[:AFTER_REACH]).partition("、")[0]


def _without_deed_ja(text: str) -> str:
    """Return a text without Japanese verbs of what was done, so that 支援した says no plan."""
    return re.sub(words.DONE_AFTER_JA, "", text)


def _word_for(comparator: str) -> str:
    return "up to" if comparator == "le" else "at least"


def _kind_word(kind: str) -> str:
    return {"forecast": "forecast", "projection": "projection", "target": "target"}[kind]
