"""What a page says of its article: title, author, date, language, body, whether it must be paid for.

The page's own description for machines comes first (JSON-LD of schema.org, by trafilatura together with the meta tags);
here is only what trafilatura leaves aside.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

MOST_SCRIPT = 4 * 2**20
SHORTEST_BODY = 250
_TAG = re.compile(r"<[^<>]{1,500}>")


def descriptions(root: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield every object of the page's JSON-LD, however deep; what is no JSON is passed over."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").casefold() or not script.text or len(script.text) > MOST_SCRIPT:
            continue
        try:
            waiting: list[Any] = [json.loads(script.text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            each = waiting.pop()
            if isinstance(each, dict):
                yield each
                waiting += each.values()
            elif isinstance(each, list):
                waiting += each


def described_body(found: list[dict[str, Any]]) -> str:
    """Return the article's text as the page's description has it, without tags; empty where it is none or a teaser."""
    bodies = [each["articleBody"] for each in found if isinstance(each.get("articleBody"), str)]
    body = max(bodies, key=len, default="")
    return _TAG.sub("\n", body) if len(body) > SHORTEST_BODY else ""


def must_be_paid_for(found: list[dict[str, Any]]) -> bool:
    """Tell whether the page says of its article that it is not free to read."""
    return any(str(each.get("isAccessibleForFree", "")).casefold() in ("false", "no", "0") for each in found)


def stated_language(root: etree._Element) -> str:
    """Return the language that the page states, as two or three letters."""
    html = root if root.tag == "html" else root.find(".//html")
    stated = (html.get("lang") or "") if html is not None else ""
    found = re.match(r"[a-zA-Z]{2,3}", stated)
    return found[0].lower() if found else ""
