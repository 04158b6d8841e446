"""Write the search index in one order, whether its pages were all read at once or some of them again later.

The pages of figures have no source that Sphinx reads; they are found by their takeaways.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.base.atomic import replace_file
from claimbook.site.addresses import FIGURES
from claimbook.site.figurefiles import figures_in_order

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.search import IndexBuilder

FILE = "searchindex.js"
START, END = "Search.setIndex(", ")"


def order_index(app: Sphinx, error: Exception | None) -> None:
    """Put the index in order and take out words that no page holds any longer."""
    path, indexer = Path(app.outdir) / FILE, getattr(app.builder, "indexer", None)
    if error is not None or indexer is None or not path.is_file():  # there is none where no page was written
        return
    index = json.loads(path.read_text(encoding="utf-8").removeprefix(START).removesuffix(END))
    for figure in figures_in_order(app):
        add_page(index, indexer, f"{FIGURES}/{figure['id']}", figure["takeaway"])
    replace_file(path, f"{START}{json.dumps(in_order(index), ensure_ascii=False, separators=(',', ':'))}{END}")


def add_page(index: dict[str, Any], indexer: IndexBuilder, page: str, title: str) -> None:
    """Let a page be found by its title and the words in it, which the page of results shows as HTML."""
    place, shown = len(index["docnames"]), escape(title, quote=False)
    for name, entry in (("docnames", page), ("filenames", page), ("titles", shown)):
        index[name].append(entry)
    index["alltitles"].setdefault(shown, []).append([place, None])
    for word in sorted({indexer.lang.stem(word.lower()) for word in indexer.lang.split(title)}):
        known = index["titleterms"].get(word, [])
        index["titleterms"][word] = [*(known if isinstance(known, list) else [known]), place]


def in_order(index: dict[str, Any]) -> dict[str, Any]:
    """Return an index with its words sorted, those without a page left out."""
    for name in ("terms", "titleterms"):
        index[name] = {word: pages for word, pages in sorted(index[name].items()) if pages != []}
    index["alltitles"] = {title: sorted(places, key=str) for title, places in sorted(index["alltitles"].items())}
    index["indexentries"] = {}
    return dict(sorted(index.items()))
