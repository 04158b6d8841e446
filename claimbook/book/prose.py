"""The roles in prose: which values a text names with the `value` role and in which form, and what it holds under."""

from __future__ import annotations

import re

ROLE = re.compile(r"\{value\}`\s*([^`|]*?)\s*(?:\|\s*([^`]*?)\s*)?`")


CONDITION = re.compile(r" ?\{holds\}`[^`]*`")


def without_conditions(text: str) -> str:
    """Return a text as its reader sees it: without the conditions that stand beside its sentences."""
    return CONDITION.sub("", text)


def named_values(text: str) -> list[tuple[str, str]]:
    """Return the id and the form of each value role in a Markdown text, in order."""
    return [(match[1], match[2] or "") for match in ROLE.finditer(text)]


def split_role(content: str) -> tuple[str, str]:
    """Return the id and the form in the content of one value role."""
    id, _, form = content.partition("|")
    return id.strip(), form.strip()
