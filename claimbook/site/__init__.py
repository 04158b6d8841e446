"""The site: a Sphinx extension that turns a book's values, figures and tables into pages a reader can follow.

Roles, in any text:
    {value}`id`, {value}`id | form`   a number, leading to its story (forms: claimbook/display.py)
    {figref}`id`, {figref}`id | text` a link to a figure, by its takeaway or by a text of one's own
    {sure}`id`                        how sure the book is of a value, in one small word

Directives, for index and chapters:
    {answer}                          the chapter's answer, set apart; its content is ordinary text
    {pillars}                         holds the cards of the landing page
    {pillar} Title                    a card; options: chapter (a page), value (id or "id | form"), direction;
                                      its content says what the number measures

Directives, for the generated pages: {numbers}, {documents}, {entities}, {checks-of-documents}, {confidence-scale},
{book-in-figures}, {changes}, {cite-book}, {disagreements}, {gallery}.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

VERSION = "1"
PARTS = (
    "opening",
    "places",
    "dependence",
    "roles",
    "cards",
    "charts",
    "pages",
    "stored",
    "frame",
    "machine",
    "publishing",
    "remaking",
    "figurepages",
    "feed",
    "frozen",
    "searchindex",
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything; each module says what it adds."""
    for name in PARTS:
        import_module(f"{__name__}.{name}").register(app)
    return {"version": VERSION, "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
