"""A number followed: by pointer, by keyboard, by touch, without a script; and copied with its citation."""

from __future__ import annotations

import json
import re
from html import unescape

import axe
import pytest

PANEL = "#cb-panel"


@pytest.fixture
def quoted(chapter_names, site):
    """A chapter and the id of a value in its prose that rests on a quote."""
    for name in chapter_names:
        text = (site / name).read_text(encoding="utf-8")
        prose = " ".join(re.findall(r"<p>.*?</p>", text.partition("<template")[0], re.DOTALL))
        for id in re.findall(r'<a class="value[^"]*" href="[^"#]*#([a-z0-9-]+)"', prose):
            story = re.search(rf'<template data-story="{id}".*?</template>', text, re.DOTALL)
            if story and "<mark>" in story[0] and "#:~:text=" in story[0]:
                return name, id
    pytest.fail("No chapter shows a number that rests on a quote.")


@pytest.fixture
def longest(chapter_names, site):
    """A chapter and the id of the value in its prose of which most is told."""
    told = {}
    for name in chapter_names:
        text = (site / name).read_text(encoding="utf-8")
        prose = " ".join(re.findall(r"<p>.*?</p>", text.partition("<template")[0], re.DOTALL))
        for id in set(re.findall(r'<a class="value[^"]*" href="[^"#]*#([a-z0-9-]+)"', prose)):
            story = re.search(rf'<template data-story="{id}".*?</template>', text, re.DOTALL)
            told[name, id] = len(re.sub(r"<[^>]+>", "", story[0])) if story else 0
    return max(sorted(told), key=told.get)


@pytest.fixture
def corrected(chapter_names, site):
    """A chapter and the id of a value in its prose that has a better number."""
    for name in chapter_names:
        text = (site / name).read_text(encoding="utf-8")
        prose = " ".join(re.findall(r"<p>.*?</p>", text.partition("<template")[0], re.DOTALL))
        for id in re.findall(r'<a class="value[^"]*" href="[^"#]*#([a-z0-9-]+)"', prose):
            if re.search(rf'<template data-story="{id}"[^>]* data-better="', text):
                return name, id
    pytest.fail("No chapter shows a number that has a better one.")


HANDED_OUT = {"for Word": "sentence", "Markdown": "markdown", "LaTeX": "latex", "APA": "apa", "Chicago": "chicago",
              "BibTeX": "bibtex", "Link": "link", "Short form": "short"}  # fmt: skip
SMALLEST_TARGET = 24


def handed_out(site, id):
    """Return what the copy menu of an id hands out, as the site's file has it."""
    script = (site / "cite" / f"{id}.js").read_text(encoding="utf-8")
    return json.loads(script.partition(", ")[2].rpartition(");")[0])


def held_copies(page):
    """Let a page keep the plain text that it copies, whatever the browser allows."""
    page.evaluate(
        "() => { navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }; }"
    )


LARGER_TEXT = "html { font-size: 212.5% !important; }"
WINDOWS = [(1280, 900, ""), (1280, 900, LARGER_TEXT), (640, 360, ""), (390, 844, ""), (390, 844, LARGER_TEXT)]


def number(page, id):
    return page.locator(f'main p a.value[href$="#{id}"]').first


def test_pointing_at_a_number_shows_its_sentence_with_the_number_marked(visiting, quoted):
    name, id = quoted
    page = visiting().open(name)
    number(page, id).hover()
    panel = page.locator(PANEL)
    panel.wait_for()
    assert panel.locator("blockquote mark").first.is_visible()
    assert panel.get_by_text("how sure").is_visible()
    assert panel.get_by_role("link", name="The whole entry").is_visible()
    assert re.search(r"Edition \S+ · " + id, panel.inner_text())


def test_the_panel_stays_while_the_pointer_is_in_it_and_goes_when_it_leaves(visiting, quoted):
    name, id = quoted
    page = visiting().open(name)
    number(page, id).hover()
    page.locator(PANEL).hover()
    page.wait_for_timeout(400)
    assert page.locator(PANEL).is_visible()
    page.mouse.move(2, 2)
    page.locator(PANEL).wait_for(state="detached")


def test_a_number_in_a_table_opens_too(visiting, quoted):
    page = visiting().open(quoted[0])
    summary = page.locator("details.data summary").first
    summary.click()
    page.locator("details.data[open] a.value").first.hover()
    page.locator(PANEL).wait_for()


def test_a_number_on_a_card_opens_too(visiting, page_names):
    page = visiting().open("index.html")
    page.locator("a.value").first.hover()
    page.locator(PANEL).wait_for()


def test_the_keyboard_opens_steps_in_and_comes_back(visiting, quoted):
    name, id = quoted
    page = visiting().open(name)
    page.keyboard.press("Tab")
    number(page, id).focus()
    page.locator(PANEL).wait_for()
    assert number(page, id).get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.closest('#cb-panel') !== null")
    page.keyboard.press("Escape")
    page.locator(PANEL).wait_for(state="detached")
    assert page.evaluate("() => document.activeElement.hash") == f"#{id}"
    assert number(page, id).get_attribute("aria-expanded") is None


def test_tabbing_past_the_end_of_a_panel_goes_back_to_its_number(visiting, quoted):
    name, id = quoted
    page = visiting().open(name)
    page.keyboard.press("Tab")
    number(page, id).focus()
    page.locator(PANEL).wait_for()
    page.keyboard.press("ArrowDown")
    for _ in range(20):
        page.keyboard.press("Tab")
        if not page.locator(PANEL).count():
            break
    assert page.evaluate("() => document.activeElement.hash") == f"#{id}"


def test_a_panel_is_spoken(visiting, quoted):
    name, id = quoted
    page = visiting().open(name)
    page.keyboard.press("Tab")
    number(page, id).focus()
    page.locator(PANEL).wait_for()
    spoken = page.locator("[role=status]#cb-spoken").inner_text()
    assert page.locator(f"{PANEL} blockquote p").first.inner_text() in spoken
    assert page.locator(PANEL).get_attribute("role") == "dialog"
    assert page.locator(PANEL).get_attribute("aria-label").startswith("Where ")


def test_a_tap_brings_the_panel_up_from_the_bottom_edge(visiting, quoted):
    name, id = quoted
    page = visiting(width=390, height=844, has_touch=True, is_mobile=True).open(name)
    number(page, id).tap()
    panel = page.locator(f"{PANEL}.sheet")
    panel.wait_for()
    assert page.url.endswith(name)
    box = panel.bounding_box()
    assert round(box["y"] + box["height"]) == 844
    assert round(box["width"]) == 390
    panel.get_by_role("button", name="Close").tap()
    panel.wait_for(state="detached")


@pytest.mark.parametrize(("width", "height", "style"), WINDOWS)
def test_the_foot_of_a_long_panel_is_in_sight_however_far_it_is_scrolled(visiting, longest, width, height, style):
    name, id = longest
    touch = {"has_touch": True, "is_mobile": True} if width < 400 else {}
    page = visiting(width=width, height=height, bypass_csp=True, **touch).open(name)
    if style:
        page.add_style_tag(content=style)
    number(page, id).scroll_into_view_if_needed()
    number(page, id).tap() if touch else number(page, id).hover()
    panel = page.locator(PANEL)
    panel.wait_for()
    assert panel.evaluate("(each) => each.scrollHeight > each.clientHeight")
    for place in (0, 0.5, 1):
        panel.evaluate("(each, part) => each.scrollTo(0, part * each.scrollHeight)", place)
        box = panel.bounding_box()
        for shown in (panel.get_by_role("link", name="The whole entry"), panel.get_by_role("button", name="Copy with"),
                      panel.locator(".edition")):  # fmt: skip
            inside = shown.bounding_box()
            assert inside["y"] >= box["y"]
            assert inside["y"] + inside["height"] <= box["y"] + box["height"]
            assert shown.evaluate(
                """(each) => { const at = each.getBoundingClientRect();
                     return each.contains(document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2)); }"""
            )


def test_what_is_reached_by_the_keyboard_is_not_behind_the_foot(visiting, longest):
    name, id = longest
    page = visiting().open(name)
    page.keyboard.press("Tab")
    number(page, id).focus()
    page.locator(PANEL).wait_for()
    page.keyboard.press("ArrowDown")
    stops = page.locator(f"{PANEL} > :not(.panel-foot) a").count()
    assert stops > 1
    for _ in range(stops):
        assert page.evaluate(
            """() => { const last = [...document.activeElement.getClientRects()].at(-1);
                 return last.bottom <= document.querySelector('.panel-foot').getBoundingClientRect().top; }"""
        )
        page.keyboard.press("Tab")


def test_a_panel_never_leaves_the_window(visiting, quoted):
    page = visiting(width=700, height=560).open(quoted[0])
    for link in page.locator("main p a.value").all()[:12]:
        link.scroll_into_view_if_needed()
        link.hover()
        page.wait_for_timeout(260)
        box = page.locator(PANEL).bounding_box()
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= 700
        assert box["y"] + box["height"] <= 560
        page.mouse.move(1, 1)
        page.locator(PANEL).wait_for(state="detached")


def test_a_click_opens_a_panel_that_stays_and_its_menu_hands_out_every_form(visiting, corrected, site):
    name, id = corrected
    visit = visiting()
    visit.context.add_init_script(axe.SCRIPT)
    page = visit.open(name)
    number(page, id).click()
    panel = page.locator(PANEL)
    panel.wait_for()
    assert page.url.endswith(name)
    page.mouse.move(2, 2)
    page.wait_for_timeout(400)
    assert panel.is_visible()
    assert panel.evaluate("(each) => [...each.querySelectorAll('.verdict, blockquote')][0].className") == "verdict"
    held_copies(page)
    better = panel.get_by_role("button", name="Cite the better number: ")
    assert f":{page.locator(f'template[data-story={id}]').get_attribute('data-better')}@" in better.get_attribute(
        "data-copy"
    )
    panel.get_by_role("button", name="Copy as").click()
    panel.locator(".copies button").first.wait_for()
    expected = handed_out(site, id)
    assert panel.locator(".copies button").all_inner_texts() == list(HANDED_OUT)
    for button, key in zip(panel.locator(".copies button").all(), HANDED_OUT.values(), strict=True):
        text = button.get_attribute("data-copy")
        if key == "link":
            assert page.request.get(text).ok
        else:
            assert text == expected[key] or "(held as" in text
    panel.locator(".copies button", has_text="BibTeX").click()
    page.wait_for_function("(wanted) => window.copied === wanted", arg=expected["bibtex"])
    assert axe.violations(page, where="'#cb-panel'") == []
    page.keyboard.press("Escape")
    assert panel.locator(".copies").count() == 0
    assert page.evaluate("() => document.activeElement.className") == "opens-copies"
    page.keyboard.press("Escape")
    panel.wait_for(state="detached")


def test_what_is_copied_has_the_digits_of_the_text(visiting, chapter_names, site):
    """A number that prose rounds is copied with the digits of the prose, and says what the book holds."""
    values = {each["id"]: each["text"] for each in json.loads((site / "values.json").read_text("utf-8"))["values"]}
    found = re.compile(r'<a class="value[^"]*" href="[^"#]*#([a-z0-9-]+)">(?:<[^>]+>)*(\d+)\s%<')
    pages = {name: (site / name).read_text("utf-8").partition("<template")[0] for name in chapter_names}
    prose = {name: " ".join(re.findall(r"<p>.*?</p>", text, re.DOTALL)) for name, text in pages.items()}
    name, id, written = next(
        (name, *each)
        for name, text in prose.items()
        for each in found.findall(text)
        if re.match(r"\d+\.\d", values[each[0]])
    )
    page = visiting(disk=True, width=390, height=844, has_touch=True, is_mobile=True).open(name)
    link = page.locator(f'main p a.value[href$="#{id}"]', has_text=re.compile(rf"^{written}\s%$")).first
    link.tap()
    panel = page.locator(PANEL)
    panel.get_by_role("button", name="Copy as").tap()
    panel.locator(".copies button").first.wait_for()
    copies = [panel.get_by_role("button", name="Copy with"), *panel.locator(".copies button").all()[:3]]
    for button in copies:
        text = button.get_attribute("data-copy")
        assert re.search(rf"{written}\s\\?% \(held as ", text), text
    for button in panel.locator("button:visible").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= SMALLEST_TARGET
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_without_a_script_a_number_leads_to_its_entry(visiting, quoted):
    name, id = quoted
    page = visiting(java_script_enabled=False).open(name)
    number(page, id).click()
    page.wait_for_url(f"**/numbers.html#{id}")
    assert page.locator(f"tr#{id}").is_visible()


def test_a_number_is_copied_with_its_citation(visiting, quoted):
    name, id = quoted
    visit = visiting()
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open(name)
    number(page, id).hover()
    page.get_by_role("button", name="Copy with citation").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert re.search(rf":{id}@\S+$", copied)
    assert "Source: " in copied


def test_a_copied_number_says_what_kind_of_statement_it_is_and_its_verdict(site):
    values = {each["id"]: each for each in json.loads((site / "values.json").read_text("utf-8"))["values"]}
    copied = {
        id: unescape(text)
        for path in site.glob("chapters/*.html")
        for id, text in re.findall(r'<template data-story="([^"]+)" [^>]*data-copy="([^"]*)"', path.read_text("utf-8"))
    }
    judged = [id for id in copied if (values[id]["check"] or {"verdict": "confirmed"})["verdict"] != "confirmed"]
    assert judged
    for id in judged:
        assert f"; {values[id]['check']['verdict']}]" in copied[id]
    for id, text in copied.items():
        assert f") [{values[id]['kind']}" in text
        if values[id]["scenario"]:
            assert f", {values[id]['scenario']} case" in text
        if values[id]["rests_on"]:
            assert re.search(r"\. Sources?: ", text), id


def test_the_address_opens_the_document_at_the_sentence(visiting, quoted):
    name, id = quoted
    page = visiting().open(name)
    number(page, id).hover()
    page.locator(PANEL).wait_for()
    opens = page.locator(f"{PANEL} a.external").first.get_attribute("href")
    assert re.match(r"https?://[^#]+#:~:text=\S+$", opens)
