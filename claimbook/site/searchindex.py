"""Write the search index in one order, whether its pages were all read at once or some of them again later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.whole import replace_file

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FILE = "searchindex.js"
START, END = "Search.setIndex(", ")"


def tidy(app: Sphinx, error: Exception | None) -> None:
    """Put the index in order and take out words that no page holds any longer."""
    path = Path(app.outdir) / FILE
    if error is not None or app.builder.format != "html" or not path.is_file():
        return
    index = json.loads(path.read_text(encoding="utf-8").removeprefix(START).removesuffix(END))
    replace_file(path, f"{START}{json.dumps(in_order(index), ensure_ascii=False, separators=(',', ':'))}{END}")


def in_order(index: dict[str, Any]) -> dict[str, Any]:
    """Return an index with its words sorted, those without a page left out."""
    for name in ("terms", "titleterms"):
        index[name] = {word: pages for word, pages in sorted(index[name].items()) if pages != []}
    index["alltitles"] = {title: sorted(places) for title, places in sorted(index["alltitles"].items())}
    index["indexentries"] = {}
    return dict(sorted(index.items()))


def register(app: Sphinx) -> None:
    app.connect("build-finished", tidy, priority=800)
