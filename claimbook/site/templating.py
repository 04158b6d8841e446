"""Where the site's HTML is made: Jinja templates that escape every text they are given."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimbook.book.records import CitationRecord
from claimbook.book.sources import seen_how
from claimbook.tables.cells import TURNING
from claimbook.values.display import show_date

ESCAPED_IN_SCRIPTS = re.compile(rf"[<>&\u2028\u2029]|{TURNING.pattern}")


@cache
def environment() -> Environment:
    """Return the environment of all templates; an unknown name in one is an error."""
    made = Environment(loader=PackageLoader(__package__), autoescape=True, undefined=StrictUndefined)
    made.filters["edtf"] = show_date
    made.filters["host"] = host
    made.filters["seen_how"] = seen_how
    return made


def host(url: str) -> str:
    """Return the name of the host of a web address, the whole text where it has none."""
    try:
        name = urlsplit(url).hostname
    except ValueError:
        name = None
    return name.removeprefix("www.") if name else url


def rendered(name: str, **context: Any) -> Markup:
    """Return a template filled in."""
    return Markup(environment().get_template(name).render(context))


@cache
def macro(name: str) -> Any:
    """Return one of the macros that templates share, to be called from Python."""
    return getattr(environment().get_template("macros.html").module, name)


def script_json(data: Any) -> Markup:
    """Return JSON for a script element: no character in it can end the element, open another or turn its writing."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(ESCAPED_IN_SCRIPTS.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def citation(source: CitationRecord) -> Markup:
    """Return one source cited in full; what was seen only in a copy, or not seen at all, says so."""
    return Markup(macro("citation")(source))


def web_link(url: str, text: str) -> Markup:
    """Return a link to another site, or the text alone where the address is no web address."""
    return Markup(macro("web_link")(url, text))
