"""The templates of the printed book."""

from __future__ import annotations

from urllib.parse import unquote

from claimbook.html import Templates


def readable(url: str) -> str:
    """Return an address as one reads and types it: without its scheme, in letters instead of their codes."""
    plain = unquote(url.partition("://")[2].removesuffix("/"))
    return plain if plain.isprintable() and " " not in plain else url.partition("://")[2].removesuffix("/")


TEMPLATES = Templates("claimbook.pdf", readable=readable)
rendered = TEMPLATES.rendered
