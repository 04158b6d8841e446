"""The pages that links of ours lead to, and the addresses of what stands on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder

NUMBERS = "pages/numbers"
SOURCES = "pages/sources"
ENTITIES = "pages/entities"
METHOD = "pages/method"
CITE = "pages/cite"
CHECK = "pages/check"
CHANGES = "pages/changes"
CORRECTIONS = "pages/corrections"
TUTORIAL = "pages/tutorial"
GALLERY = "pages/figures"
FIGURES = "figures"
VALUES = "values"


def address(builder: Builder, page: str, target: str, anchor: str = "") -> str:
    """Return the address of a place as it is written on `page`."""
    hash = f"#{anchor}" if anchor else ""
    return hash if page == target and hash else f"{builder.get_relative_uri(page, target)}{hash}"


def address_of(builder: Builder, page: str, kind: str, target: str) -> str:
    """Return the address of a value, document, word of the scale of confidence or page as it is written on `page`."""
    place = {
        "value": (NUMBERS, target),
        "document": (SOURCES, target),
        "sure": (METHOD, f"sure-{target.replace(' ', '-')}"),
        "page": (target, ""),
    }[kind]
    return address(builder, page, *place)
