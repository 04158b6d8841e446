"""WCAG 2.2 A and AA by axe-core on every page, charts alive, in light and dark; and a walk with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from visiting import enliven

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
EVERYTHING = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']"
COLOURS = "{type: 'rule', values: ['color-contrast', 'link-in-text-block']}"
RUN = """() => axe.run(document, {runOnly: EVERYTHING, resultTypes: ['violations']}).then(
  (result) => result.violations.map((each) => [each.id, each.nodes.length, each.nodes[0].html.slice(0, 200)]))"""
FOCUSED = "() => document.activeElement.outerHTML.slice(0, 120)"
UNFOLD = "() => document.querySelectorAll('details').forEach((each) => { each.open = true; })"


def test_axe_finds_nothing_on_any_page(visiting, page_names):
    """In the dark only the rules that look at colours are asked again: the elements are the same."""
    visit = visiting(bypass_csp=True)
    visit.context.add_init_script(AXE)
    found = {}
    for name, page in visit.walk(page_names):
        for mode, rules in (("light", EVERYTHING), ("dark", COLOURS)):
            page.emulate_media(color_scheme=mode)
            enliven(page)
            page.evaluate(UNFOLD)
            if violations := page.evaluate(RUN.replace("EVERYTHING", rules)):
                found[name, mode] = violations
    assert found == {}


def test_axe_finds_nothing_in_an_open_panel(visiting, chapter_names):
    visit = visiting(bypass_csp=True)
    visit.context.add_init_script(AXE)
    page = visit.open(chapter_names[0])
    page.locator("main p a.value").first.hover()
    page.locator("#cb-panel").wait_for()
    assert page.evaluate(RUN.replace("document", "'#cb-panel'", 1).replace("EVERYTHING", EVERYTHING)) == []


def test_the_keyboard_alone_reads_a_chapter(visiting, chapter_names):
    page = visiting().open(chapter_names[0])
    page.keyboard.press("Tab")
    assert "skip" in page.evaluate(FOCUSED)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("() => document.activeElement.closest('main') !== null")
    assert inside, page.evaluate(FOCUSED)
    seen = []
    for _ in range(200):
        seen.append(page.evaluate("() => document.activeElement.tagName + '.' + document.activeElement.className"))
        if page.evaluate("() => document.activeElement.matches('details.data > summary')"):
            break
        page.keyboard.press("Tab")
    assert any("A.value" in each for each in seen)
    page.keyboard.press("Enter")
    table = page.locator("details.data[open] table").first
    assert table.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.matches('.scroll, .scroll *')")


def test_what_has_the_focus_is_seen_to_have_it(visiting, chapter_names):
    page = visiting().open(chapter_names[0])
    for _ in range(30):
        page.keyboard.press("Tab")
        outlined = page.evaluate(
            """() => { const style = getComputedStyle(document.activeElement);
                       return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; }"""
        )
        assert outlined, page.evaluate(FOCUSED)
