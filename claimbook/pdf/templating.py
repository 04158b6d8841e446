"""Where the HTML of the printed book is made: Jinja templates that escape every text they are given."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@cache
def environment() -> Environment:
    """Return the environment of all templates; an unknown name in one is an error."""
    return Environment(loader=PackageLoader(__package__), autoescape=True, undefined=StrictUndefined)


def rendered(name: str, **context: Any) -> Markup:
    """Return a template filled in."""
    return Markup(environment().get_template(name).render(context))
