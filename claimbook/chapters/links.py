"""Links in what a chapter stores as HTML: each names what it leads to, and the page that shows it writes the address.

    <a class="value" data-to="value:build-cost" href="#build-cost">¥6.8 billion</a>

A stored output cannot know the address of another page. It names a value, a document, a word of the scale of
confidence or a page of the book; `claimbook.site.stored_links` completes the address on each page. All text is escaped
here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from claimbook.base.errors import BookError
from claimbook.book.book import Book
from claimbook.book.prose import ROLE, without_conditions

KINDS = ("value", "document", "sure", "page")
LINK = re.compile(r'(<a class="[a-z -]+" )data-to="(' + "|".join(KINDS) + r'):([^"]*)" href="[^"]*">')


def link(kind: str, target: str, text: str, name: str = "") -> str:
    """Return a link to a value, document, word of the scale or page, as HTML; its class is `name`, or else `kind`."""
    if kind not in KINDS:
        raise BookError(f"A link leads to a {', '.join(KINDS[:-1])} or {KINDS[-1]}, not to a {kind!r}.")
    to = escape(target)
    return f'<a class="{name or kind}" data-to="{kind}:{to}" href="#{to}">{escape(text)}</a>'


def linked_value(book: Book, id: str, form: str = "") -> str:
    """Return a value in a form as a link to its story, and note that it is shown."""
    return link("value", id, format(book.show(id), form))


def linked_text(book: Book, text: str) -> str:
    """Return a text of the tables as HTML: its value roles become links, everything else is escaped."""
    text = without_conditions(text)
    parts, end = [], 0
    for match in ROLE.finditer(text):
        parts += [escape(text[end : match.start()]), linked_value(book, match[1], match[2] or "")]
        end = match.end()
    return "".join([*parts, escape(text[end:])])


def targets(stored: str) -> list[tuple[str, str]]:
    """Return the kind and target of every link in stored HTML, in order."""
    return [(match[2], unescape(match[3])) for match in LINK.finditer(stored)]


def completed(stored: str, address: Callable[[str, str], str]) -> str:
    """Return stored HTML with the address that `address` gives for each kind and target."""
    return LINK.sub(lambda match: f'{match[1]}href="{escape(address(match[2], unescape(match[3])))}">', stored)


def plain(stored: str) -> str:
    """Return stored HTML without its tags, as text."""
    return unescape(re.sub(r"<[^>]*>", "", stored))
