"""Every page, as it is seen: whole without a script or a network, in any width, in light and dark, on paper."""

from __future__ import annotations

import io
import json

import pypdf
import pytest
from visiting import enliven

from claimbook.book.theme import TOKENS

SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) sum += each.value; })
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(sum), 600);
})"""
SIZES = """() => [...document.querySelectorAll('figure.chart')].map((chart) => {
  const box = [...chart.querySelectorAll('.drawing svg')].map((each) => each.getBoundingClientRect())
    .filter((each) => each.width);
  return [chart.id, box.length, box[0]?.width ?? 0, box[0]?.height ?? 0];
})"""
PAINTS = """(mode) => [...document.querySelectorAll('.drawing text')].slice(0, 40).map(
  (each) => getComputedStyle(each).fill)"""


def colour(hexadecimal: str) -> str:
    """Return a colour as a browser computes it."""
    red, green, blue = (int(hexadecimal[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def test_every_page_opens_from_disk_as_well(visiting, page_names):
    visit = visiting(disk=True)
    for name, page in visit.walk(page_names):
        enliven(page)
        assert page.locator("main").inner_text().strip(), name


@pytest.mark.parametrize("width", [1280, 390])
def test_charts_are_there_without_a_script(visiting, chapter_names, width):
    visit = visiting(width=width, java_script_enabled=False)
    for name, page in visit.walk(chapter_names):
        for chart in page.locator("figure.chart").all():
            visible = [each for each in chart.locator(".drawing svg").all() if each.is_visible()]
            assert len(visible) == 1, (name, chart.get_attribute("id"))
            box = visible[0].bounding_box()
            assert box["width"] > 150
            assert box["height"] > 40
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width + 1, (name, chart.get_attribute("id"))


@pytest.mark.parametrize("width", [1280, 390])
def test_charts_come_alive_when_they_are_seen(visiting, chapter_names, width):
    visit = visiting(width=width)
    for name, page in visit.walk(chapter_names):
        for chart in page.locator("figure.chart").all():
            chart.locator(".drawing").scroll_into_view_if_needed()
            page.wait_for_function(
                "(id) => 'live' in document.getElementById(id).dataset", arg=chart.get_attribute("id")
            )
        for id, drawings, _, height in page.evaluate(SIZES):
            assert (drawings, height > 40) == (1, True), (name, id)


@pytest.mark.parametrize("alive", [False, True], ids=["drawn", "interactive"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_charts_follow_the_light_that_the_reader_prefers(visiting, chapter_names, mode, alive):
    visit = visiting(color_scheme=mode)
    known = {colour(pair[mode == "dark"]) for pair in TOKENS.values()}
    for name, page in visit.walk(chapter_names):
        if alive:
            enliven(page)
        found = set(page.evaluate(PAINTS))
        assert found <= known, (name, found - known)


def test_a_chart_keeps_its_place_while_the_page_loads(visiting, chapter_names):
    visit = visiting()
    for name, page in visit.walk(chapter_names):
        for chart in page.locator("figure.chart .drawing").all()[:3]:
            chart.scroll_into_view_if_needed()
            chart.hover()
        enliven(page)
        assert page.evaluate(SHIFT) < 0.05, name


def test_nothing_moves_for_a_reader_who_wants_no_motion(visiting, chapter_names):
    visit = visiting(reduced_motion="reduce")
    page = visit.open(chapter_names[0])
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter((each) => {
             const style = getComputedStyle(each);
             return style.animationName !== 'none' || style.transitionDuration !== '0s';
           }).map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert moving == []


def test_on_paper_sources_are_there_and_nothing_to_press(visiting, chapter_names):
    visit = visiting(color_scheme="dark")
    page = next(page for _, page in visit.walk(chapter_names) if page.locator("figure.chart .source a").count())
    enliven(page)
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.locator("figure.chart .source a").first.is_visible()
    assert not page.locator("figure.chart table").first.is_visible()  # a chapter on paper; the book's PDF has an annex
    assert not page.locator("nav.contents").is_visible()
    assert not page.locator(".masthead").is_visible()
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == colour(TOKENS["paper"][0])
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")


def test_the_contents_open_on_a_phone_and_lead_on(visiting, chapter_names):
    page = visiting(width=390, height=844).open("index.html")
    assert not page.locator("nav.contents").is_visible()
    page.get_by_role("button", name="Contents").click()
    last = max(name for name in chapter_names if name.startswith("chapters/"))
    page.locator(f'nav.contents a[href="{last}"]').click()
    page.wait_for_url(f"**/{last}")


@pytest.mark.parametrize("disk", [False, True], ids=["served", "from disk"])
def test_searching_finds_a_chapter(visiting, chapter_names, disk):
    page = visiting(disk=disk).open(chapter_names[0])
    word = page.locator("main h2").first.inner_text().rstrip("#").split()[-1]
    page.get_by_role("searchbox", name="Search the book").fill(word)
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")
    found = [each.get_attribute("href") for each in page.locator("#search-results li a").all()]
    assert any(chapter_names[0] in (href or "") for href in found)
    assert page.get_by_role("searchbox").count() == 1


@pytest.mark.parametrize("disk", [False, True], ids=["served", "from disk"])
def test_searching_finds_a_figure_by_the_words_of_its_takeaway(visiting, site, disk):
    figure = json.loads((site / "figures.json").read_text(encoding="utf-8"))["figures"][0]
    words = sorted(figure["takeaway"].split(), key=len)[-2:]
    page = visiting(disk=disk).open("index.html")
    page.get_by_role("searchbox", name="Search the book").fill(" ".join(word.strip(",.;:’") for word in words))
    page.keyboard.press("Enter")
    page.locator(f"#search-results a[href$='figures/{figure['id']}.html']").wait_for()
    assert figure["takeaway"] in page.locator(f"#search-results a[href$='{figure['id']}.html']").inner_text()


def test_a_small_drawing_fills_its_frame(visiting):
    page = visiting().open("pages/figures.html")
    filled = page.evaluate(
        """() => [...document.querySelectorAll('.gallery svg')].map((svg) => {
            const frame = svg.getBoundingClientRect(), marks = svg.getBBox(), view = svg.viewBox.baseVal;
            return [frame.width / frame.height, marks.width / view.width, marks.height / view.height];
        })"""
    )
    assert filled
    assert all(shape == pytest.approx(16 / 9, rel=0.02) for shape, _, _ in filled)
    assert all(min(wide, high) > 0.85 for _, wide, high in filled)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_chapter_prints_on_at_most_seven_pages(visiting, site, paper):
    visit = visiting()
    for chapter in sorted((site / "chapters").glob("*.html")):
        page = visit.open(f"chapters/{chapter.name}")
        printed = page.pdf(format=paper)
        assert len(pypdf.PdfReader(io.BytesIO(printed)).pages) <= 7, chapter.name
