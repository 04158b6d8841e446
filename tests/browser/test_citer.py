"""The citer's way in a real browser: from a chart to its page, a copied citation, a saved file, a frame elsewhere."""

from __future__ import annotations

import functools
import http.server
import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from citation_readers import read_bibtex, read_csl, read_ris
from file_readers import check_figure_files, faults_of_package, figures_of, formulas_in
from visiting import Quiet

HOST_POLICY = "default-src 'none'; frame-src *; script-src {}; style-src 'none'"


@pytest.fixture(scope="module")
def figures(site: Path) -> list[dict]:
    return figures_of(site)[1]


@pytest.fixture
def first(figures: list[dict]) -> str:
    return f"figures/{figures[0]['id']}.html"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder that another site is served from, and its address."""
    folder = tmp_path_factory.mktemp("host")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_every_file_of_every_figure_says_where_it_comes_from(site, figures):
    book, _ = figures_of(site)
    for figure in figures:
        check_figure_files(site, book, figure)


def test_the_tables_of_the_book_are_one_valid_package_without_formulas(site):
    content = (site / "data.zip").read_bytes()
    assert faults_of_package(content) == []
    assert formulas_in(content) == []


def test_every_citation_of_the_book_is_read_by_independent_readers(site, figures):
    values = json.loads((site / "values.json").read_text("utf-8"))["values"]
    chapters = {figure["page"] for figure in figures}
    ids = {*(each["id"] for each in [*figures, *values]), *chapters}
    read = {
        "bib": {entry["ID"] for entry in read_bibtex((site / "cite" / "everything.bib").read_text("utf-8"))},
        "ris": {entry["id"] for entry in read_ris((site / "cite" / "everything.ris").read_text("utf-8"))},
        "csl": {entry["id"] for entry in read_csl((site / "cite" / "everything.csl.json").read_text("utf-8"))},
    }
    assert read["bib"] == read["ris"] == read["csl"]
    for id in ids:
        for ending in ("txt", "bib", "biblatex.bib", "ris", "csl.json", "js", "sources.bib"):
            assert (site / "cite" / f"{id}.{ending}").is_file(), id
    assert len(read["csl"]) >= len(ids)


def test_a_chart_has_the_copy_menu_and_leads_to_its_citation(visiting, chapter_names, site):
    name = next(each for each in chapter_names if each.startswith("chapters/"))
    page = visiting().open(name)
    chart = page.locator("figure.chart").first
    chart.get_by_role("button", name="Copy as").click()
    chart.locator(".copies button").first.wait_for()
    shown = chart.locator(".copies button", has_text="APA").get_attribute("data-copy")
    assert f"APA\n{shown}\n" in (site / "cite" / f"{chart.get_attribute('id')}.txt").read_text("utf-8")
    page.keyboard.press("Escape")
    assert chart.locator(".copies").count() == 0
    page.locator("figure.chart p.links a", has_text="cite").first.click()
    page.wait_for_url("**/figures/*.html#to-cite")
    assert page.locator("#to-cite h2").is_visible()


def test_a_button_copies_the_citation_that_is_shown(visiting, first):
    visit = visiting(permissions=["clipboard-read", "clipboard-write"])
    page = visit.open(first)
    button = page.locator("#to-cite button", has_text="Copy APA")
    expected = button.get_attribute("data-copy")
    button.click()
    page.locator("#to-cite button", has_text="Copied").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()").replace("\r", "") == expected
    assert " ".join(expected.split()) in " ".join(page.locator("#to-cite").inner_text().split())
    assert page.locator("#cb-spoken").text_content() == "Copied"


def test_a_sentence_for_word_is_copied_with_its_footnote(visiting, first):
    page = visiting(permissions=["clipboard-read", "clipboard-write"]).open(first)
    page.locator("#to-cite button", has_text="Copy for Word").click()
    page.locator("#to-cite button", has_text="Copied").wait_for()
    page.evaluate(
        """() => document.addEventListener('paste', (event) => {
             window.pasted = event.clipboardData.getData('text/html'); })"""
    )
    page.keyboard.press("Control+V")
    html = page.evaluate("() => window.pasted")
    assert "mso-element:footnote-list" in html
    assert "<em>" in html


def test_copying_works_on_a_page_opened_from_disk(visiting, first):
    page = visiting(disk=True).open(first)
    page.locator("#to-cite button", has_text="Copy BibTeX").evaluate("(each) => each.closest('details').open = true")
    page.locator("#to-cite button", has_text="Copy BibTeX").click()
    page.locator("#to-cite button", has_text="Copied").wait_for()


@pytest.mark.parametrize("kind", ["svg", "png", "pdf", "csv", "xlsx", "json", "zip"])
def test_a_file_is_saved_under_the_figure_s_name(visiting, first, site, figures, kind):
    page = visiting().open(first)
    with page.expect_download() as saving:
        page.locator(f"#to-download a[href$='.{kind}']").first.click()
    saved = saving.value
    assert saved.suggested_filename == f"{figures[0]['id']}.{kind}"
    assert Path(saved.path()).read_bytes() == (site / "figures" / saved.suggested_filename).read_bytes()


def test_the_table_is_sorted_by_its_numbers(visiting, figures):
    chosen = next(f for f in figures if len({r[1]["number"] for r in f["rows"] if isinstance(r[1], dict)
                                             and isinstance(r[1].get("number"), float)}) > 2)  # fmt: skip
    page = visiting().open(f"figures/{chosen['id']}.html")
    heading = page.locator("#the-data thead th").nth(1)
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    cells = page.locator("#the-data tbody tr td:first-of-type").evaluate_all(
        "(all) => all.map((each) => each.dataset.number).filter((each) => each !== undefined).map(Number)"
    )
    assert cells == sorted(cells)
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "descending"


def test_code_to_embed_is_whole_when_it_is_copied_from_the_web(visiting, served, first, figures):
    page = visiting(permissions=["clipboard-read", "clipboard-write"]).open(first)
    for button in page.locator("#to-embed button").all():
        shown = button.get_attribute("data-copy")
        button.click()
        page.locator("#to-embed button", has_text="Copied").wait_for()
        copied = page.evaluate("() => navigator.clipboard.readText()")
        address = re.search(r'src="([^"]+)"', copied)[1]
        assert re.match(r"https?://[^/]+/(e/[^/]+/)?embed/", address)
        assert address.endswith(f"embed/{figures[0]['id']}.html")
        if "//" not in re.search(r'src="([^"]+)"', shown)[1]:
            assert address.startswith(f"{served}/")
            assert page.request.get(address).ok
            assert copied == shown.replace('src="', f'src="{served}/', 1)
        page.locator("#to-embed button", has_text="Copied").wait_for(state="detached")


def test_code_to_embed_stays_as_it_is_on_a_page_opened_from_disk(visiting, first):
    page = visiting(disk=True).open(first)
    button = page.locator("#to-embed button").first
    page.evaluate(
        "() => { navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }; }"
    )
    button.click()
    page.locator("#to-embed button", has_text="Copied").wait_for()
    assert page.evaluate("() => window.copied") == button.get_attribute("data-copy")


def test_a_frame_works_on_a_page_with_a_strict_policy(visiting, browser, served, host, figures):
    folder, address = host
    page = visiting().open(f"figures/{figures[0]['id']}.html")
    code = page.locator("#to-embed button", has_text="Copy live code").get_attribute("data-copy")
    policy = HOST_POLICY.format("'none'")
    code = code.replace('src="', f'src="{served}/', 1) if "//" not in code else code
    (folder / "strict.html").write_text(
        f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{policy}"><title>Host</title>{code}'
    )
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/strict.html")
    frame = page.frame_locator("iframe")
    frame.locator("figure.chart svg").first.wait_for()
    assert frame.locator("h1").inner_text()
    assert frame.locator("nav").count() == 0
    height = page.locator("iframe").evaluate("(frame) => [frame.clientHeight, Number(frame.height)]")
    assert height[0] == height[1]  # the host lets no style of the code in: the frame is as high as its attribute
    page.close()
    assert [each for each in said if "inline style" not in each] == []


def test_a_frame_is_as_high_as_its_figure_where_the_host_loads_our_script(browser, served, host, figures):
    folder, address = host
    page = browser.new_page(viewport={"width": 700, "height": 900})
    (folder / "sized.html").write_text(
        f"<!doctype html><title>Host</title><script src='{served}/embed/sizes.js' defer></script>"
        f"<iframe src='{served}/embed/{figures[0]['id']}.html' width='100%' height='50' title='A figure'></iframe>"
    )
    page.goto(f"{address}/sized.html")
    page.wait_for_function("() => document.querySelector('iframe').height > 200")
    frame = next(each for each in page.frames if "/embed/" in each.url)
    assert frame.evaluate("() => document.documentElement.scrollHeight <= innerHeight + 1")
    page.close()


def test_an_embedded_chart_loads_the_big_script_only_when_it_is_touched(visiting, site, figures):
    frames = {figure["id"]: (site / "embed" / f"{figure['id']}.html").read_text("utf-8") for figure in figures}
    still = next(id for id, html in frames.items() if 'data-starts="touched"' in html)
    visit = visiting()
    page = visit.open(f"embed/{still}.html")
    page.wait_for_load_state("networkidle")
    assert not [url for url in visit.requests if "/vega-" in url]
    page.locator("figure.chart .drawing").hover()
    page.locator("figure.chart[data-live]").wait_for()
    assert [url for url in visit.requests if "/vega-" in url]


OUTSIDE = """() => { const svg = document.documentElement, whole = svg.viewBox.baseVal;
  const place = svg.getScreenCTM().inverse();
  return [...svg.querySelectorAll('text')].filter((each) => each.textContent.trim()).map((each) => {
    const box = each.getBoundingClientRect(), from = new DOMPoint(box.left, box.top).matrixTransform(place);
    const to = new DOMPoint(box.right, box.bottom).matrixTransform(place);
    return [each.textContent, getComputedStyle(each).fontSize, from.x, whole.width - to.x, from.y, whole.height - to.y];
  }).filter((each) => each[1] === '16px' || Math.min(...each.slice(2)) < -2); }"""


def test_a_drawing_opened_alone_shows_all_its_words(visiting, site, figures):
    """Every figure's SVG, today's and each edition's: in the size it was drawn in, nothing beyond its edge."""
    names = [f"figures/{figure['id']}{width}.svg" for figure in figures for width in ("", ".8cm")]
    names += [path.relative_to(site).as_posix() for path in sorted(site.glob("e/*/figures/*.svg"))]
    visit = visiting()
    found = {name: page.evaluate(OUTSIDE) for name, page in visit.walk(names)}
    assert {name: outside for name, outside in found.items() if outside} == {}
