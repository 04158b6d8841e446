"""All that a web page shows as text, menus too: a cheap reading, for asking whether a page is worth a dear one."""

from __future__ import annotations

from collections.abc import Iterator

import lxml.html
from lxml import etree

from claimbook.documents.html_encoding import decode_page
from claimbook.documents.page_blocks import _INLINE, _UNSEEN


def shown_text(content: bytes, charset: str = "") -> str:
    """Return a page's text with a line end at each border of a block; empty where it is no page."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(decode_page(content, charset).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, RecursionError):
        return ""
    return "".join(_texts(root))


def _texts(root: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element.tag not in _INLINE:
            yield "\n"
        if event == "end":
            yield element.tail or ""
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
        else:
            yield element.text or ""
