"""Where HTML comes from: Jinja templates that escape every text they are given, in a folder of the room that needs it.

Python gathers what a page tells and a template lays it out, so that no text of a source can become an element.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, cast
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimbook.html.bytecode import KeptBytecode
from claimbook.values.display import show_date


class Templates:
    """The templates of one room with filters of its own, and beside them those that all rooms share."""

    def __init__(self, package: str, **filters: Callable[..., str]) -> None:
        self.package, self.filters = package, filters
        self._macros: dict[tuple[str, str], Any] = {}

    @cached_property
    def environment(self) -> Environment:
        """The environment of the templates; an unknown name in one is an error."""
        loader = ChoiceLoader([PackageLoader(self.package), PackageLoader(__package__)])
        made = Environment(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            bytecode_cache=KeptBytecode(),
        )
        made.filters.update({"edtf": show_date, "host": host, **self.filters})
        return made

    def rendered(self, file: str, /, **context: Any) -> Markup:
        """Return a template filled in."""
        return Markup(self.environment.get_template(file).render(context))

    def macro(self, name: str, file: str = "macros.html") -> Callable[..., Markup]:
        """Return a macro of a template, to be called from Python."""
        if (file, name) not in self._macros:
            self._macros[file, name] = getattr(self.environment.get_template(file).module, name)
        return cast("Callable[..., Markup]", self._macros[file, name])


def host(url: str) -> str:
    """Return the name of the host of a web address, the whole text where it has none."""
    try:
        name = urlsplit(url).hostname
    except ValueError:
        name = None
    return name.removeprefix("www.") if name else url
