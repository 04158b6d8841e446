"""Every page, one after another: whole in any width and for everyone, asking nothing of another host."""

from __future__ import annotations

import axe
import pytest
from visiting import UNFOLD, enliven

SETTLED = """() => [...document.querySelectorAll('figure.chart svg.marks')].every(
  (each) => innerWidth > 640 || each.getBoundingClientRect().width <= innerWidth)"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
ONCE, TWICE = {"standard": 16, "fixed": 13}, {"standard": 32, "fixed": 26}  # what readers set in their browser
PARTS = {
    "the book": ("index", "chapters", "pages", "search", "404"),
    "figures": ("figures", "embed"),
    "editions": ("e",),
}


def part_of(name: str) -> str:
    """Return which part of the site a page belongs to."""
    top = name.partition("/")[0].removesuffix(".html")
    return next(part for part, folders in PARTS.items() if top in folders)


@pytest.mark.parametrize("part", PARTS)
def test_every_page_is_whole_in_any_width_and_for_everyone(visiting, page_names, part):
    """Served, charts alive, everything unfolded: axe finds nothing in light and dark; nothing scrolls sideways; the
    bundle that draws charts is asked for only where there are charts.

    In the dark only the rules that look at colours are asked again: the elements are the same.
    """
    visit = visiting()
    visit.context.add_init_script(axe.SCRIPT)
    found, letters = {}, None
    for name, page in visit.walk([each for each in page_names if part_of(each) == part]):
        assert page.locator("h1").count() <= 1, name
        assert page.title(), name
        for mode, rules in (("light", axe.EVERYTHING), ("dark", axe.COLOURS)):
            page.emulate_media(color_scheme=mode)
            enliven(page)
            page.evaluate(UNFOLD)
            if violations := axe.violations(page, rules):
                found[name, mode] = violations
        asked = [url for url in visit.requests if "/vega-" in url]
        assert bool(asked) == bool(page.locator("figure.chart").count()), name
        visit.requests.clear()
        for width in (768, 390, 320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_function(SETTLED)
            assert page.evaluate(SIDEWAYS) <= 0, (name, width)
        letters = letters or visit.context.new_cdp_session(page)
        letters.send("Page.setFontSizes", {"fontSizes": TWICE})
        assert page.evaluate(SIDEWAYS) <= 0, (name, "text twice as large")
        letters.send("Page.setFontSizes", {"fontSizes": ONCE})
    assert found == {}
