"""The numbers in prose: which values a chapter's text names with the `value` role, and in which form."""

from __future__ import annotations

import re

ROLE = re.compile(r"\{value\}`\s*([^`|]*?)\s*(?:\|\s*([^`]*?)\s*)?`")


def named_values(text: str) -> list[tuple[str, str]]:
    """Return the id and the form of each value role in a Markdown text, in order."""
    return [(match[1], match[2] or "") for match in ROLE.finditer(text)]


def split_role(content: str) -> tuple[str, str]:
    """Return the id and the form in the content of one value role."""
    id, _, form = content.partition("|")
    return id.strip(), form.strip()
