"""Where in a text a quantity can be: a fast look for digits, number words and signs, so that the rest is never tokenized."""

from __future__ import annotations

import re
from collections.abc import Iterator

BEFORE = 56
AFTER = 72
LONGEST = 6_000  # a window is cut here at the latest
SLACK = 24  # how far a window's edge may move to reach white space
MONTHS = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
PERIODS = "(?:fiscal|financial) year|year|month|quarter|spring|summer|autumn|fall|winter|decade|century"
CANDIDATE = re.compile(
    r"\d+"
    r"|[¼½¾⅐-⅞]"
    r"|[tT](?:wo|hree|en|welve|hirteen|hirty|wenty|ens of|housands?|rillions?|hirds?|rip\w{1,8}|reb\w{1,8}|wice|hrice|enths?|wofold|hreefold|enfold)\b"
    r"|[oO]ne\b(?! of | another)"
    r"|[fF](?:our|ive|ifteen|orty|ifty|ourteen|ifths?|ourths?|ourfold|ivefold|iscal year)\b"
    r"|[sS](?:ix|even|ixteen|eventeen|ixty|eventy|ixths?|evenths?|ixfold|evenfold|everal (?:hundred|thousand|million))\b"
    r"|[eE](?:ight|leven|ighteen|ighty|ighths?|ightfold)\b"
    r"|[nN](?:ine|ineteen|inety|inths?)\b"
    r"|[hH](?:alf|undreds?|alv\w{1,3})\b"
    r"|[mM]illions?\b|[bB]illions?\b"
    r"|[dD](?:ozens?|oubl\w{1,4}|ecades?)\b"
    r"|[qQ](?:uarters?|uadrupl\w{1,4})\b"
    r"|lakhs?\b|crores?\b"
    rf"|(?:[aA]n?|[nN]ext|[lL]ast|[tT]his|[cC]urrent|[cC]oming)\s(?:{PERIODS}|week|day|hour|minute|couple)\b"
    r"|(?:[sS]econd|[fF]irst)[ -](?:quarter|half|largest|biggest|highest|place|lowest|smallest|best|worst|longest|most|position)"
    rf"|(?<![A-Za-z])(?:{MONTHS})\b"
    r"|\b(?:in|since|by|last|this|next|until|early|late)\s(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)


def windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of text[start:end] worth reading, in order, without overlap; each ends at white space where there is any."""
    left = right = -1
    for match in CANDIDATE.finditer(text, start, end):
        at, stop = match.span()
        if left < 0:
            left, right = max(start, at - BEFORE), stop + AFTER
        elif at - BEFORE <= right and stop + AFTER - left <= LONGEST:
            right = stop + AFTER
        else:
            edge = _snap_right(text, min(right, at, end), end)
            yield _snap_left(text, left, start), edge
            start = max(start, edge)
            left, right = max(start, at - BEFORE), stop + AFTER
    if left >= 0:
        yield _snap_left(text, left, start), _snap_right(text, min(right, end), end)


def _snap_left(text: str, at: int, lowest: int) -> int:
    for edge in range(at, max(lowest, at - SLACK), -1):
        if text[edge - 1].isspace():
            return edge
    return max(lowest, at - SLACK)


def _snap_right(text: str, at: int, highest: int) -> int:
    for edge in range(at, min(highest, at + SLACK)):
        if text[edge].isspace():
            return edge
    return min(highest, at + SLACK)
