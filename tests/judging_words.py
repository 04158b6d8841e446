"""Finds the sentences that judge by numbers: each is to carry the condition under which it is true.

A word judges that compares (more, largest, fell, twice, only) or says where a number stands (most, half, last, in
time). Whoever writes such a sentence of values names beside it, in a `holds` role, what must hold of the values. What
is quoted word for word judges for whoever said it, and what a sentence says of no value at all is not bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

JUDGING = re.compile(
    r"(?<!at )\b(?:more|most|mostly|less|least|fewer|fewest|larger|largest|smaller|smallest|greater|greatest|higher|"
    r"highest|lower|lowest|bigger|biggest|longer|shorter|faster|slower|better|worse|sounder|"
    r"fall|fell|falls|falling|fallen|rose|rises|rising|risen|grew|grown|grows|shrank|shrunk|dropped|doubled|slipped|"
    r"lost share|closing|half|twice|double|only|alone|none|above|below|beyond|ahead|exceeds?|upper|middle|typical|"
    r"typically|rare|rarely|last|impossible|fits?|kept|in time|nearly|almost|largely|few)\b",
    re.IGNORECASE,
)
HOLDS = re.compile(r"\{holds\}`[^`]*`")
ROLE = re.compile(r"\{(?:value|sure)\}`[^`]*`")
FIGURE = re.compile(r"\{figref\}`[^`|]*(?:\|([^`]*))?`")
TERM = re.compile(r"\{term\}`([^`]*)`")
QUOTED = re.compile(r"“[^”]*”")
LINK = re.compile(r"\]\([^)]*\)")
BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.|#+)\s)")
END = re.compile(r"(?<=[.!?])((?:[*_”\"')]|\s*\{holds\}`[^`]*`)*)\s+(?=[A-Z“\"{*_\[])")
FENCE = re.compile(r"^\s*(:{3,}|`{3,}).*$", re.MULTILINE)
TEMPLATE = re.compile(r"\{[a-z0-9][a-z0-9-]*(?:\s*\|[^{}]*)?\}")


def sentences(markdown: str) -> Iterator[str]:
    """Yield the sentences of a Markdown text, each with the conditions that stand behind it."""
    for block in BLOCK.split(FENCE.sub("", markdown)):
        text, start = " ".join(block.split()), 0
        for match in END.finditer(text):
            yield text[start : match.end(1)].strip()
            start = match.end()
        if text[start:].strip():
            yield text[start:].strip()


def judges(sentence: str) -> list[str]:
    """Return the words by which a sentence judges."""
    text = HOLDS.sub(" ", TERM.sub(r"\1", FIGURE.sub(lambda match: match[1] or " ", sentence)))
    return JUDGING.findall(LINK.sub("]", QUOTED.sub(" ", ROLE.sub(" ", text))))


def of_values(sentence: str) -> bool:
    """Tell whether a sentence shows a value of the book."""
    return bool(ROLE.search(HOLDS.sub("", sentence)))


def unbound(markdown: str) -> list[str]:
    """Return the sentences of a text that judge by values, and the headings that judge, without a condition."""
    return [
        sentence
        for sentence in sentences(markdown)
        if judges(sentence) and (of_values(sentence) or sentence.startswith("#")) and not HOLDS.search(sentence)
    ]


def judges_in_template(template: str) -> list[str]:
    """Return the words by which a text of a figure judges, in which {id} stands for a value."""
    return JUDGING.findall(QUOTED.sub(" ", TEMPLATE.sub(" ", template)))
