"""The site: a Sphinx extension that turns a book's values, figures and tables into pages a reader can follow.

Roles, in any text:
    {value}`id`, {value}`id | form`   a number, leading to its story (forms: claimbook/values/display.py)
    {figref}`id`, {figref}`id | text` a link to a figure, by its takeaway or by a text of one's own
    {sure}`id`                        how sure the book is of a value, in one small word
    {holds}`id > other-id`            shows nothing: the condition under which the sentence before it is true

Directives, for the generated pages: {numbers}, {documents}, {entities}, {confidence-scale}, {statement-kinds},
{extraction-accuracy}, {book-in-figures}, {changes}, {cite-book}, {disagreements}, {gallery}.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from claimbook.base.gc_tuning import collect_rarely

if TYPE_CHECKING:
    from sphinx.application import Sphinx

VERSION = "1"
PARTS = (
    "gate",
    "addresses",
    "dependence",
    "roles",
    "charts",
    "pages",
    "stored_links",
    "frame",
    "page_metadata",
    "publishing",
    "incremental",
    "figurefiles",
    "figurepages",
    "feed",
    "frozen",
    "searchindex",
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything; each module says what it adds."""
    collect_rarely()
    for name in PARTS:
        import_module(f"{__name__}.{name}").register(app)
    return {"version": VERSION, "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
