"""The whole book in one PDF: printed by the system's Chromium from the built site, then given its page numbers,
bookmarks and provenance.

It is printed twice: the first print tells on which page everything stands, the second has that in its contents.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.base.atomic import replace_file
from claimbook.base.errors import BookError
from claimbook.base.following import end_with_parent
from claimbook.book import contents
from claimbook.book.faces import fontconfig
from claimbook.cite.versions import Versions
from claimbook.downloads.pdf_info import describe, settled
from claimbook.downloads.provenance import of_book
from claimbook.pdf.accessibility import make_accessible
from claimbook.pdf.artifacts import mark_artifacts
from claimbook.pdf.pages import document, headings, targets
from claimbook.pdf.templating import rendered
from claimbook.site.addresses import CITE

if TYPE_CHECKING:
    from pikepdf import Pdf

    from claimbook.base.paths import BookPaths
    from claimbook.book.book import Book

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = ("--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-pdf-header-footer", "--export-tagged-pdf",
         "--generate-pdf-document-outline")  # fmt: skip
PATIENCE = 900
PLACE = re.compile(r'<p class="printed"[^>]*>.*?</p>')  # of the link to the PDF
Say = Callable[[str], None]


def print_book(book: Book, say: Say) -> Path:
    """Print the built site as one PDF and return where it stands; raises BookError where that cannot be."""
    import pikepdf

    paths, versions, browser = book.paths, Versions(book), find_browser()
    if not (paths.site / "index.html").is_file():
        raise BookError("There is no site to print; run `claimbook build` first.")
    names = [page.name for page in contents.pages(paths)]
    origin = of_book(versions.of_book(), f"The whole report: {book.identity.subtitle or book.identity.title}.")
    with tempfile.TemporaryDirectory(dir=paths.build) as folder:
        work = Path(folder)
        first = document(versions, paths.site, names, {})
        printed = print_page(browser, first, work)
        with pikepdf.open(printed) as known:
            numbers = page_numbers(known, list(targets(first)))
        printed = print_page(browser, document(versions, paths.site, names, numbers), work)
        with pikepdf.open(printed) as made:
            describe(made, origin)
            make_accessible(made)
            mark_artifacts(made)
            name_bookmarks(made, headings(first))
            count, content = len(made.pages), settled(made)
    out = paths.build / f"{book.identity.short_name}-{versions.of_book().version}.pdf"
    replace_file(out, content)
    offer(paths, content, count, f"{book.identity.short_name}.pdf")
    say(f"The book stands in {paths.relative(out)}: {count} pages, {len(content) / 1e6:.1f} MB.")
    return out


def offer(paths: BookPaths, content: bytes, count: int, name: str) -> None:
    """Put the PDF beside the site's pages and lead to it from the first page and from that on citing."""
    replace_file(paths.site / name, content)
    for page in (next(iter(contents.pages(paths))).name, CITE):
        file = paths.site / f"{page}.html"
        if not file.is_file():
            continue
        link = rendered("printed.html", address=f"{'../' * page.count('/')}{name}", count=count, size=len(content))
        replace_file(file, with_link(file.read_text(encoding="utf-8"), link))


def with_link(page: str, link: str) -> str:
    """Return a page with a link in the place that is kept for it, empty or not."""
    return PLACE.sub(lambda _: link, page, count=1)


def find_browser() -> str:
    """Return the system's Chromium; raises BookError where there is none."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise BookError(
            "The PDF is printed by Chromium and there is none; install it (on Debian: apt-get install chromium)."
        )
    return found


def print_page(browser: str, page: str, work: Path) -> Path:
    """Print an HTML page in the faces of packages and return the PDF; raises BookError with what the browser said."""
    source, out = work / "book.html", work / "book.pdf"
    source.write_text(page, encoding="utf-8")
    out.unlink(missing_ok=True)
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [
        browser,
        *FLAGS,
        *sandbox,
        f"--user-data-dir={work / 'profile'}",
        f"--print-to-pdf={out}",
        source.as_uri(),
    ]
    env = {**os.environ, "FONTCONFIG_FILE": str(fontconfig(work))}
    try:
        ended = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
            env=env,
            preexec_fn=partial(end_with_parent, os.getpid()),
        )
    except subprocess.TimeoutExpired:
        raise BookError(f"Chromium did not print the book within {PATIENCE} seconds; try again.") from None
    if not out.is_file():
        said = " ".join(ended.stderr.split())[-300:]
        raise BookError(f"Chromium did not print the book: {said or f'it ended with {ended.returncode}'}.")
    return out


def page_numbers(document: Pdf, targets: list[str]) -> dict[str, int]:
    """Return the page on which each target stands, counted from 1; raises BookError for one that the print lost."""
    from pikepdf import Name

    order: dict[Any, int] = {page.objgen: number for number, page in enumerate(document.pages, 1)}
    known: Any = document.Root.get(Name.Dests, {})
    found = {}
    for target in targets:
        place = known.get(f"/{target}")
        if place is None:
            raise BookError(f"The printed book has no place {target!r}; print it again.")
        found[target] = order[place[0].objgen]
    return found


def name_bookmarks(document: Pdf, headings: list[str]) -> None:
    """Give every bookmark its heading as written.

    The browser joins the lines of a heading without a space, and says a heading twice that stands in a `nav`.
    """
    written = {"".join(heading.split()): heading for heading in headings}
    with document.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            bookmark = waiting.pop()
            said = "".join(bookmark.title.split())
            once = said[: len(said) // 2]
            bookmark.title = written.get(said) or (once * 2 == said and written.get(once)) or bookmark.title
            waiting.extend(bookmark.children)
