"""A date of a text and one that the book holds: of the same event, named as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimbook.linking.entries import Entry
from claimbook.linking.measures import Closeness
from claimbook.linking.periods import Days, days_of, edtf_of, overlap
from claimbook.linking.said import Link, Said
from claimbook.linking.scoring import COMMON_DIGITS, metric_of, subject_of

if TYPE_CHECKING:
    from claimbook.linking.index import MeaningIndex

SAME_DATE, YEAR_ALONE, MONTH = 0.6, 4, 7  # letters of a date
LEAST_OF_DAY, LEAST_OF_DATE, LEAST_TOGETHER = (0.5, 0.3), (0.6, 0.5), 0.9  # subject and metric
OTHER_DATE = (-0.8, -0.4)  # what another date tells, and where a change is told
YEAR_WRITTEN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d\d年")
DIGIT = re.compile(r"[\d一二三四五六七八九十]")
PLAIN_DATE, PLAIN_NEWS = 0.9, 0.7
PLAIN_SUBJECT, MOST_OF_METRIC = 0.75, 0.75
UNKNOWN_YET = 365  # days; what is first known so long after a text is not what it repeats


def judge_date(index: MeaningIndex, entry: Entry, said: Said) -> Link | None:
    """Return the link between a date that the book holds and one of a text: of the same event, named as such."""
    mention = said.mention
    held = days_of(entry.date)
    stated = edtf_of(mention)
    days = days_of(stated)
    if days is None or held is None:
        return None
    subject = subject_of(entry, said.sense, said.position, said.reach, index.world)
    metric, given = metric_of(entry, said.sense, said.position, said.context.words, 0.0)
    if _of_same_day(entry.date, held, said):
        stated, days = entry.date, held
    agrees, exact = overlap(days, held), days == held
    if mention.kind == "fiscal_year" and len(entry.date) == YEAR_ALONE and stated != f"FY{entry.date}":
        agrees = False
    if mention.kind == "fiscal_year" and len(entry.date) > MONTH:  # a fiscal year is no day
        return None
    precision = min(len(each.removeprefix("FY")) for each in (stated, entry.date))
    of_day = exact and precision > MONTH and subject.named and (given or not entry.at_large)
    if (
        of_day
        and subject.share + metric < LEAST_TOGETHER
        or not of_day
        and (
            subject.share < (least := LEAST_OF_DAY if exact and precision > MONTH else LEAST_OF_DATE)[0]
            or metric < least[1]
        )
    ):
        return None
    told = (
        {YEAR_ALONE: 0.5, MONTH: 1.6}.get(precision, 2.6) + (SAME_DATE if exact else 0.0)
        if agrees
        else OTHER_DATE[said.times.news]
    )
    if agrees and told < COMMON_DIGITS and (not subject.here or metric < MOST_OF_METRIC):
        return None
    if agrees and not exact and (not given or not subject.here and index.names_another(entry, said.sense)):
        return None
    relative = DIGIT.search(mention.text) is None
    if agrees and precision == YEAR_ALONE and (relative or not index.names_what(entry, given)):
        return None
    apart = max((held[0] - days[1]).days, (days[0] - held[1]).days)
    named = subject.named or index.names_no_other(entry, said.sense)
    enough = PLAIN_NEWS if said.times.news and index.names_what(entry, given) else PLAIN_DATE
    plainly = named and subject.share >= PLAIN_SUBJECT and metric >= enough and apart <= UNKNOWN_YET
    if not agrees and not (plainly and YEAR_WRITTEN.search(mention.text)):
        return None
    odds = index.odds(entry, said, subject, metric, 0, 1.0) + told
    relation = (
        ("repeats" if exact or len(stated) <= len(entry.date) else "refines")
        if agrees
        else ("newer" if days[0] > held[1] and said.times.news else "contradicts")
    )
    closeness = Closeness(exact, agrees, False, 1.0)
    return index.link(entry, relation, odds, said, None, closeness, subject, metric, given, 1 if agrees else 0, 1.0)


def _of_same_day(date: str, held: Days, said: Said) -> bool:
    """Tell whether a day and month without a year are those that a value has, within the year before the text."""
    published, stated = said.times.published, said.mention.date or ""
    if published is None or len(date) <= MONTH or len(stated) <= MONTH or YEAR_WRITTEN.search(said.mention.text):
        return False
    return stated[4:] == date[4:] and 0 <= (published[1] - held[1]).days <= UNKNOWN_YET
