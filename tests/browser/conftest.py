"""A real Chromium that looks at the built site, over a loopback server and from disk, and notes what goes wrong."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from visiting import Quiet

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site: of this book, or the one that CLAIMBOOK_SITE names."""
    folder = Path(os.environ.get("CLAIMBOOK_SITE", ROOT / "_build" / "html")).resolve()
    if not (folder / "index.html").is_file():
        pytest.fail(f"There is no site in {folder}; run `make book` first.")
    return folder


SAMPLE = 150


@pytest.fixture(scope="session")
def page_names(site: Path) -> list[str]:
    """The addresses of all pages from the site's first page.

    An edition has a page a number, all written by one template: of those a fixed sample is looked at.
    """
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    numbers = [name for name in names if name.startswith("e/") and "/n/" in name]
    return [name for name in names if name not in set(numbers)] + numbers[::SAMPLE]


@pytest.fixture(scope="session")
def chapter_names(page_names: list[str], site: Path) -> list[str]:
    """The pages that show charts."""
    return [name for name in page_names if '<figure class="chart"' in (site / name).read_text(encoding="utf-8")]


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address at which a loopback server gives the site."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("There is no Chromium; install it (on Debian: apt-get install chromium) and run the tests again.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """Pages opened in one way, and what went wrong on them."""

    context: BrowserContext
    base: str
    problems: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, name: str) -> Page:
        """Open a page in a tab of its own."""
        return next(self.walk([name]))[1]

    def walk(self, names: Iterable[str]) -> Iterator[tuple[str, Page]]:
        """Open pages one after another in one tab, which costs a third of a tab for each."""
        page = self.context.new_page()
        page.on("console", lambda message: self.note(page.url, message.type, message.text))
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: {error}"))
        page.on("request", lambda request: self.asked(page.url, request.url))
        page.on("requestfailed", lambda request: self.failed(page.url, request.url, request.failure or ""))
        for name in names:
            page.goto(f"{self.base}/{name}")
            yield name, page

    def note(self, where: str, kind: str, text: str) -> None:
        if kind == "error":
            self.problems.append(f"{where}: {text}")

    def failed(self, where: str, url: str, why: str) -> None:
        if "ERR_ABORTED" not in why:  # a page that is left takes back what it had asked for
            self.problems.append(f"{where}: {url} failed: {why}")

    def asked(self, where: str, url: str) -> None:
        self.requests.append(url)
        if not url.startswith((self.base, "data:", "blob:")):
            self.problems.append(f"{where}: asks {url}")


@pytest.fixture
def visiting(browser: Browser, served: str, site: Path) -> Iterator[Callable[..., Visit]]:
    """Open a context in a given way; what went wrong on its pages fails the test in the end."""
    visits: list[Visit] = []

    def visit(*, disk: bool = False, width: int = 1280, height: int = 900, **options: Any) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(15_000)
        visits.append(Visit(context, site.as_uri() if disk else served))
        return visits[-1]

    yield visit
    for each in visits:
        each.context.close()
    assert [problem for each in visits for problem in each.problems] == []
