"""Texts of articles, briefs and tables as a terminal may be shown them: without signs that would steer it."""

from __future__ import annotations


def printable(text: str) -> str:
    """Return a line with blanks for its control signs, by which it could write elsewhere in a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def printable_lines(text: str) -> str:
    """Return a text of several lines with each of them as it can be printed."""
    return "\n".join(map(printable, text.split("\n")))
