"""The clause of a sentence that a number stands in."""

from __future__ import annotations

import re

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
CLAUSE_END = re.compile(r"[,;:.!?()—–|]")


def last_clause(text: str) -> str:
    ends = [match.end() for match in CLAUSE_END.finditer(text) if not _inside_number(text, match.start())]
    return text[ends[-1] :] if ends else text


def first_clause(text: str) -> str:
    for match in CLAUSE_END.finditer(text):
        if not _inside_number(text, match.start()):
            return text[: match.start()]
    return text


def _inside_number(text: str, at: int) -> bool:
    return text[at] in ".,–" and at > 0 and text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit()
