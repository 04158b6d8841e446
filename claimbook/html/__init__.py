"""Where HTML comes from: Jinja templates that escape every text they are given, in a folder of the room that needs it.

Python gathers what a page tells and a template lays it out, so that no text of a source can become an element.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimbook.values.display import show_date


class Templates:
    """The templates of one room, and beside them those that all rooms share."""

    def __init__(self, package: str) -> None:
        self.package = package

    def rendered(self, file: str, /, **context: Any) -> Markup:
        """Return a template filled in."""
        return Markup(environment(self.package).get_template(file).render(context))

    def macro(self, name: str, file: str = "macros.html") -> Any:
        """Return a macro of a template, to be called from Python."""
        return macro(self.package, file, name)


@cache
def environment(package: str) -> Environment:
    """Return the environment of a room's templates; an unknown name in one is an error."""
    loader = ChoiceLoader([PackageLoader(package), PackageLoader(__package__)])
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, auto_reload=False)
    made.filters["edtf"] = show_date
    made.filters["host"] = host
    return made


@cache
def macro(package: str, file: str, name: str) -> Any:
    """Return a macro of a template of a room; it returns Markup."""
    return getattr(environment(package).get_template(file).module, name)


def host(url: str) -> str:
    """Return the name of the host of a web address, the whole text where it has none."""
    try:
        name = urlsplit(url).hostname
    except ValueError:
        name = None
    return name.removeprefix("www.") if name else url
