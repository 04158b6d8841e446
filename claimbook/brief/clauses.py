"""The clause of a sentence that a number stands in."""

from __future__ import annotations

import re

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
LISTED = 60
CLAUSE_END = re.compile(r"[,;:.!?()—–|]")


_PREDICATE_JA = re.compile(
    r"(?:[るたいだすくうつぬむぶきぎしちにびみり]|ず|せ|れ|て|で|が|けど|ので|から)[、。]|[。]|_{3}"
)


def behind_ja(text: str, start: int, numbers: list[int]) -> str:
    """Return the clause behind a Japanese number, its verb that of the numbers listed behind it too: 「6.16 GW、電力量
    で44 TWhに達した」; `numbers` are where other numbers end."""
    for end in sorted(each for each in numbers if each > start):
        if _PREDICATE_JA.search(text, start, end) or end - start > LISTED:
            break
        start = end
    return text[start:]


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
