"""“Watch my citations”: from numbers ticked or cited to a file of feeds that a feed reader takes."""

from __future__ import annotations

import json
import urllib.request
import xml.etree.ElementTree as tree

import pytest

NUMBERS = "pages/numbers.html"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def values(site):
    return json.loads((site / "values.json").read_text(encoding="utf-8"))["values"]


def saved(page):
    """Return the outlines of the file that the page saves."""
    with page.expect_download() as waiting:
        page.locator("form.watcher").get_by_role("button", name="Save the feeds").click()
    assert waiting.value.suggested_filename.endswith("-citations.opml")
    top = tree.parse(waiting.value.path()).getroot()
    assert (top.tag, top.get("version")) == ("opml", "2.0")
    return top.findall("body/outline")


def test_ticked_numbers_become_feeds_that_are_there(visiting, values):
    page = visiting().open(NUMBERS)
    assert not page.get_by_role("checkbox").count()
    page.get_by_text("Watch my citations").click()
    wanted = [each for each in values if "&" in each["label"] or '"' in each["label"]][:1] + values[:2]
    for each in wanted:
        page.locator(f"tr[id='{each['id']}']").get_by_role("checkbox", name=f"Watch {each['label']}").check()
    assert f"{len(wanted)} numbers chosen." in page.locator(".watcher [role=status]").inner_text()
    outlines = saved(page)
    assert [each.get("type") for each in outlines] == ["rss"] * len(wanted)
    for each, outline in zip(wanted, outlines, strict=True):
        assert each["label"] in outline.get("text")
        with urllib.request.urlopen(outline.get("xmlUrl")) as answer:
            feed = tree.parse(answer).getroot()
        assert feed.tag == f"{ATOM}feed"
        assert each["label"] in feed.findtext(f"{ATOM}title")


def test_a_pasted_text_ticks_what_it_cites_and_says_what_it_does_not_know(visiting, values, site):
    short = json.loads((site / "values.json").read_text(encoding="utf-8"))["book"]["short_name"]
    ids = [each["id"] for each in values[3:7]]
    text = (
        f"One ({short}:{ids[0]}@2026.1), two (https://x.example/e/2026.1/n/{ids[1]}.html), three [link]"
        f"(../pages/numbers.html#{ids[2]}), four \\cite{{{short}-{ids[3]}-2026-1}}, "
        f"none ({short}:no-such-thing@2026.1)."
    )
    page = visiting().open(NUMBERS)
    page.get_by_text("Watch my citations").click()
    page.get_by_label("A text with citations of this book").fill(text)
    said = page.locator(".watcher [role=status]").inner_text()
    assert said == "4 numbers chosen. No number of this list: no-such-thing."
    gone = json.loads((site / "values.json").read_text(encoding="utf-8"))["gone"][0]["id"]
    page.get_by_label("A text with citations of this book").fill(f"{text} Gone ({short}:{gone}@2025.1).")
    said = page.locator(".watcher [role=status]").inner_text()
    assert said == f"4 numbers chosen. Taken out since: {gone}. No number of this list: no-such-thing."
    assert {each.get("xmlUrl").rpartition("/")[2] for each in saved(page)} == {f"{id}.atom" for id in ids}
    page.locator("form.watcher").get_by_role("button", name="Choose none").click()
    assert page.locator(".watcher [role=status]").inner_text() == "No number is chosen."
    assert page.locator("form.watcher").get_by_role("button", name="Save the feeds").is_disabled()


def test_without_a_script_every_number_still_leads_to_its_feed(visiting, values):
    page = visiting(java_script_enabled=False).open(NUMBERS)
    assert not page.get_by_text("Watch my citations").is_visible()
    links = page.locator(".citing").first.locator("a")
    hrefs = {links.nth(place).get_attribute("href") for place in range(links.count())}
    assert {f"../values/{values[0]['id']}.atom", f"../values/{values[0]['id']}.json"} <= hrefs
