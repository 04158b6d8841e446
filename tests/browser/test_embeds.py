"""Figures in frames on other sites: whole at any width, as high as they need, in the reader's light or dark."""

from __future__ import annotations

import functools
import html
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from file_readers import figures_of
from visiting import Quiet

WIDTHS = (320, 375, 640, 1000)
SLACK = 130  # pixels that a frame may be higher than what it shows, where no script tells it
CUT = """() => { const seen = [...document.querySelectorAll('h1, p, .drawing svg, .drawing svg text')]
    .filter((each) => !each.closest('.visually-hidden') && each.getClientRects().length);
  return seen.filter((each) => { const box = each.getBoundingClientRect();
    return box.left < -0.5 || box.right > innerWidth + 0.5; }).map((each) => each.textContent.trim().slice(0, 40))
    .concat(document.documentElement.scrollWidth > innerWidth ? ['scrolls'] : [])
    .concat(document.querySelector('.drawing svg text') ? [] : ['no drawing']); }"""
NATURAL = """() => [...document.body.children].filter((each) => each.matches('main, footer'))
    .reduce((sum, each) => sum + each.getBoundingClientRect().height, 0)"""


@pytest.fixture(scope="module")
def codes(site: Path) -> list[str]:
    """The code to paste of every fifth figure, live and frozen."""
    found = []
    for figure in figures_of(site)[1][::5]:
        page = (site / "figures" / f"{figure['id']}.html").read_text("utf-8")
        found += [html.unescape(each) for each in re.findall(r'data-copy="(&lt;div[^"]*)"', page)]
    assert found
    return found


@pytest.fixture(scope="module")
def host(served: str, codes: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Another site that shows figures in frames, without our script and with it."""
    folder = tmp_path_factory.mktemp("embedding")
    frames = "\n".join(re.sub(r'src="(?!http)', f'src="{served}/', each).replace("lazy", "eager") for each in codes)
    for name, script in (("plain", ""), ("sized", f"<script src='{served}/embed/sizes.js' defer></script>")):
        page = f"<!doctype html><meta charset='utf-8'><title>Host</title><style>body {{ margin: 0 }}</style>{script}"
        (folder / f"{name}.html").write_text(f"{page}{frames}", encoding="utf-8")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def frames_of(page) -> list:
    page.wait_for_load_state("load")
    return [each for each in page.frames if "/embed/" in each.url]


def test_no_figure_is_cut_at_any_width(visiting, site):
    names = sorted(
        path.relative_to(site).as_posix() for path in [*site.glob("embed/*.html"), *site.glob("e/*/embed/*.html")]
    )
    found = {}
    for name, page in visiting(width=WIDTHS[0]).walk(names):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 600})
            if cut := page.evaluate(CUT):
                found[name, width] = cut
    assert names
    assert found == {}


def test_the_code_to_paste_makes_a_frame_about_as_high_as_its_figure(browser, host):
    page = browser.new_page(viewport={"width": WIDTHS[0], "height": 900})
    page.goto(f"{host}/plain.html")
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for frame in frames_of(page):
            slack = frame.evaluate("() => innerHeight") - frame.evaluate(NATURAL)
            if not -1 <= slack <= SLACK:
                found[frame.url, width] = slack
    page.close()
    assert found == {}


def test_with_our_script_a_frame_follows_its_figure_at_every_width(browser, host):
    page = browser.new_page(viewport={"width": WIDTHS[0], "height": 900})
    page.goto(f"{host}/sized.html")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for frame in frames_of(page):
            frame.frame_element().scroll_into_view_if_needed()  # out of sight the browser lays nothing out
            frame.wait_for_function(f"() => Math.abs(innerHeight - ({NATURAL})()) <= 1.5", timeout=60_000)
    page.close()


def test_a_frozen_figure_is_dark_where_the_reader_prefers_it(visiting, site):
    name = sorted(path.relative_to(site).as_posix() for path in site.glob("e/*/embed/*.html"))[-1]
    page = visiting(color_scheme="dark").open(name)
    assert page.locator("body").evaluate("(each) => getComputedStyle(each).backgroundColor") == "rgb(20, 23, 29)"
    fills = page.locator(".drawing svg text").evaluate_all(
        "(all) => all.map((each) => getComputedStyle(each).fill.match(/\\d+/g).slice(0, 3).map(Number))"
    )
    assert fills
    assert all(sum(each) / 3 > 100 for each in fills)
