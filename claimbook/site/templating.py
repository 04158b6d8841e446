"""The templates of the site, and what many of its pages write."""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import Markup

from claimbook.book.records import CitationRecord
from claimbook.book.sources import seen_how
from claimbook.html import Templates
from claimbook.tables.cells import TURNING

ESCAPED_IN_SCRIPTS = re.compile(rf"[<>&\u2028\u2029]|{TURNING.pattern}")


TEMPLATES = Templates("claimbook.site", seen_how=seen_how)
rendered, macro = TEMPLATES.rendered, TEMPLATES.macro


def script_json(data: Any) -> Markup:
    """Return JSON for a script element: no character in it can end the element, open another or turn its writing."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(ESCAPED_IN_SCRIPTS.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def citation(source: CitationRecord) -> Markup:
    """Return one source cited in full; what was seen only in a copy, or not seen at all, says so."""
    return macro("citation")(source)


def web_link(url: str, text: str) -> Markup:
    """Return a link to another site, or the text alone where the address is no web address."""
    return macro("web_link")(url, text)
