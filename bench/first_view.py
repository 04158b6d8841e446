"""A chapter's first view beside a stock Jupyter Book of the same chapter, in the same browser, in one run.

The stock book has the same words and the same charts as Altair shows them by itself. What it asks of other hosts is
answered from this machine without delay: the best that a reader with a network could have.
"""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CHAPTER = "chapters/compute"
MIME = "application/vnd.vegalite.v6+json"
RUNS = 3
STOCK_CONFIG = "title: Stock\nexecute:\n  execute_notebooks: 'off'\nonly_build_toc_files: true\n"
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"
TIMES = """() => new Promise((done) => {
  const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
  let shift = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) shift += each.value; })
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done([paint, shift]), 300);
})"""
ALIVE = "() => document.querySelector('.vega-embed svg, .vega-embed canvas') !== null"
SEEN = """() => {
  const look = () => {
    const chart = document.querySelector('.drawing svg, .vega-embed svg, .vega-embed canvas, .chart-wrapper canvas');
    if (chart && chart.getBoundingClientRect().height > 30) window.chartSeen = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}"""


def stock_notebook(notebook: dict[str, Any], written: dict[str, str]) -> dict[str, Any]:
    """Return a chapter as a stock book would hold it: plain numbers, and charts as Altair shows them by itself."""
    import altair
    from altair.utils.html import spec_to_html

    from claimbook.book.prose import ROLE

    for cell in notebook["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            text = ROLE.sub(lambda match: written.get(match[1], match[1]), text)
            for opening in ("{answer}", "{sure}", "{figref}", "{term}"):
                text = text.replace(opening, "{note}" if opening == "{answer}" else "")
            cell["source"] = text
            continue
        for output in cell.get("outputs", []):
            if MIME in output.get("data", {}):
                spec = {key: part for key, part in output["data"].pop(MIME).items() if key != "usermeta"}
                output["data"]["text/html"] = spec_to_html(
                    spec,
                    mode="vega-lite",
                    vega_version=altair.VEGA_VERSION,
                    vegaembed_version=altair.VEGAEMBED_VERSION,
                    vegalite_version=altair.VEGALITE_VERSION,
                    fullhtml=False,
                    output_div=f"chart-{cell['id']}",
                )
    return notebook


def build(folder: Path) -> Path:
    """Build a book without asking for a clean log and return its site."""
    subprocess.run(
        [sys.executable, "-c", JUPYTER_BOOK, "build", str(folder), "-q"], cwd=folder, check=True, capture_output=True
    )
    return folder / "_build" / "html"


def stock_site(folder: Path) -> Path:
    """Make the stock book in `folder` and return its site."""
    from claimbook.base.paths import BookPaths
    from claimbook.book.book import Book
    from claimbook.book.registry import Registry

    registry = Registry(Book(BookPaths(ROOT)))
    written = {id: registry[id]["text"] for id in registry.ids()}
    (folder / "chapters").mkdir(parents=True)
    names = sorted(path.stem for path in (ROOT / "chapters").glob("*.ipynb"))
    for name in names:
        notebook = json.loads((ROOT / "chapters" / f"{name}.ipynb").read_text(encoding="utf-8"))
        (folder / "chapters" / f"{name}.ipynb").write_text(json.dumps(stock_notebook(notebook, written)), "utf-8")
    (folder / "index.md").write_text("# Stock\n", encoding="utf-8")
    (folder / "_config.yml").write_text(STOCK_CONFIG, encoding="utf-8")
    chapters = "".join(f"  - file: chapters/{name}\n" for name in names)
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: index\nchapters:\n{chapters}", encoding="utf-8")
    return build(folder)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Give a site at a loopback address while the block runs."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def answer(route: Any, bundle: str) -> None:
    """Answer a request to another host: Vega from our own copy, everything else with nothing."""
    url = route.request.url
    if "vega@" in url or url.endswith("/vega"):
        return route.fulfill(body=bundle, content_type="text/javascript")
    return route.fulfill(body="", content_type="text/javascript")


def first_view(browser: Any, base: str, bundle: str) -> dict[str, float]:
    """Return requests, bytes, hosts asked, times in ms and layout shift of a chapter's first view, nothing cached.

    `bytes` counts until the network is still, `alive` until the first chart is interactive.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(f"addEventListener('DOMContentLoaded', {SEEN})")
    context.route(lambda url: not url.startswith(base), lambda route: answer(route, bundle))
    page = context.new_page()
    asked: list[Any] = []
    page.on("requestfinished", lambda request: asked.append(request))
    page.goto(f"{base}/{CHAPTER}.html")
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => window.chartSeen", timeout=20_000)
    still = sum(len(request.response().body()) for request in asked)
    requests = len(asked)
    paint, shift = page.evaluate(TIMES)
    seen = page.evaluate("() => window.chartSeen")
    page.mouse.move(400, 400)
    page.wait_for_function(ALIVE, timeout=20_000)
    alive = sum(len(request.response().body()) for request in asked)
    hosts = sum(1 for request in asked if not request.url.startswith(base))
    context.close()
    return {
        "requests": requests,
        "bytes": still,
        "alive": alive,
        "elsewhere": hosts,
        "paint": paint,
        "chart": seen,
        "shift": shift,
    }


def measured(site: Path, bundle: str) -> dict[str, float]:
    """Return the medians over a few runs."""
    from playwright.sync_api import sync_playwright

    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
    with served(site) as base, sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        runs = [first_view(browser, base, bundle) for _ in range(RUNS)]
        browser.close()
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def main() -> list[tuple[str, str, str]]:
    """Return the rows of the bench table: what was measured, the figure, what it must reach."""
    import vl_convert

    ours_at = ROOT / "_build" / "html"
    if not (ours_at / f"{CHAPTER}.html").is_file():
        return [("a chapter's first view", "no site built", "run make book first")]
    bundle = f"(() => {{{vl_convert.javascript_bundle()}}})();"
    with tempfile.TemporaryDirectory() as folder:
        stock = measured(stock_site(Path(folder) / "stock"), bundle)
    ours = measured(ours_at, bundle)
    return [
        ("bytes of a chapter's first view", f"{ours['bytes'] / 1e6:.2f} MB, stock {stock['bytes'] / 1e6:.2f} MB",
         f"a third of stock: {stock['bytes'] / 3e6:.2f} MB"),
        ("bytes with a chart interactive", f"{ours['alive'] / 1e6:.2f} MB, stock {stock['alive'] / 1e6:.2f} MB", ""),
        ("requests of it", f"{ours['requests']:.0f}, stock {stock['requests']:.0f}",
         f"half of stock: {stock['requests'] / 2:.0f}"),
        ("requests to other hosts", f"{ours['elsewhere']:.0f}, stock {stock['elsewhere']:.0f}", "0"),
        ("first contentful paint", f"{ours['paint']:.0f} ms, stock {stock['paint']:.0f} ms", ""),
        ("chart visible", f"{ours['chart']:.0f} ms, stock {stock['chart']:.0f} ms",
         f"half of stock: {stock['chart'] / 2:.0f} ms"),
        ("layout shift", f"{ours['shift']:.3f}, stock {stock['shift']:.3f}", "under 0.05"),
    ]  # fmt: skip
