"""A walk with the keyboard alone, and what axe-core finds in an open panel; every page is looked at with the others."""

from __future__ import annotations

import axe
import pytest
from visiting import UNFOLD

FOCUSED = "() => document.activeElement.outerHTML.slice(0, 120)"


def test_axe_finds_nothing_in_an_open_panel(visiting, chapter_names):
    visit = visiting()
    visit.context.add_init_script(axe.SCRIPT)
    page = visit.open(chapter_names[0])
    page.locator("main p a.value").first.hover()
    page.locator("#cb-panel").wait_for()
    assert axe.violations(page, where="'#cb-panel'") == []


@pytest.mark.parametrize("rule", ["color: #999", "background: #777", "opacity: .4"])
def test_contrast_is_judged_wherever_a_row_looks_otherwise(visiting, rule):
    """Of what looks the same only the first two are judged; here one late row of many looks otherwise."""
    visit = visiting()
    visit.context.add_init_script(axe.SCRIPT)
    page = visit.open("chapters/policy.html")
    page.evaluate(UNFOLD)
    assert axe.violations(page, axe.COLOURS) == []
    late = page.locator("details.data tr").last
    late.evaluate(
        """(each, rule) => { each.id = 'late'; const sheet = new CSSStyleSheet();
           sheet.replaceSync('#late {' + rule + '}'); document.adoptedStyleSheets = [sheet]; }""",
        rule,
    )
    (found,) = axe.violations(page, axe.COLOURS)
    assert found[0] == "color-contrast"
    assert 1 <= found[1] <= late.locator("*").count()


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


def test_axe_finds_nothing_on_a_phone(visiting, page_names):
    """What fits a desk may scroll on a phone, where only the keyboard's focus reaches it."""
    visit = visiting(width=390)
    visit.context.add_init_script(axe.SCRIPT)
    names = [name for name in page_names if name.partition("/")[0] in ("index.html", "404.html", "chapters", "pages")]
    found = {
        name: violations for name, page in visit.walk(names) if (violations := axe.violations(page, axe.ON_A_PHONE))
    }
    assert found == {}
