"""Whether a text is a page of HTML, whose words have to be taken out of it before quantities can be."""

from __future__ import annotations

import re

# what may come first: a byte order mark, white space, a declaration of XML, comments
PAGE = re.compile(
    r"[\ufeff\s]{0,99}(?:<\?xml[^>]{0,200}>\s{0,99}|<!--[^>]{0,2000}-->\s{0,99}){0,3}"
    r"<(?:!doctype\s{1,9}html|html|head|body)\b",
    re.I,
)


def is_page(text: str) -> bool:
    """Tell whether a text begins as a page of HTML does."""
    return PAGE.match(text) is not None
