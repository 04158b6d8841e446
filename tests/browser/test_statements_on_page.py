"""The list of statements on its page: whole without a script, found and filtered with one; the first page’s cards."""

from __future__ import annotations

import re

CHECKS = "chapters/checks.html"


def shown(page):
    return page.evaluate(
        "() => [...document.querySelectorAll('.statements li[data-verdict]:not([hidden])')].map((e) => e.id)"
    )


def all_of(page):
    return page.locator(".statements li[data-verdict]").count()


def test_every_statement_is_there_without_a_script(visiting):
    page = visiting(java_script_enabled=False).open(CHECKS)
    assert all_of(page) > 80
    assert page.locator(".statements li[data-verdict]").first.is_visible()
    assert page.locator(".statements li[data-verdict]").last.is_visible()
    assert not page.locator("form.sieve").is_visible()


def test_finding_narrows_the_list_and_says_how_many_are_left(visiting):
    page = visiting().open(CHECKS)
    page.get_by_role("searchbox", name="Find", exact=True).fill("valuation arm")
    found = shown(page)
    assert "statement-arm-ipo-analyst-estimate" in found
    assert len(found) < all_of(page)
    assert page.locator(".sieve .found").inner_text() == f"{len(found)} of {all_of(page)} statements"


def test_filters_work_together_and_a_heading_goes_with_its_last_entry(visiting):
    page = visiting().open(CHECKS)
    page.get_by_role("combobox", name="Verdict").select_option("contradicted")
    page.get_by_role("combobox", name="Article").select_option("ybx-2024")
    entries = page.locator(".statements li[data-verdict]:not([hidden])")
    assert entries.count() > 0
    for entry in entries.all():
        assert entry.get_attribute("data-verdict") == "contradicted"
        assert "ybx-2024" in entry.get_attribute("data-documents").split()
    assert page.locator(".statements h3:visible").all_inner_texts() == ["Partnerships"]


def test_an_article_finds_the_statements_that_it_shares_with_another(visiting):
    page = visiting().open(CHECKS)
    page.get_by_role("combobox", name="Article").select_option("multiplatform-2023")
    assert "statement-meti-shortage-2030" in shown(page)
    page.get_by_role("combobox", name="Article").select_option("baonghean-2023")
    assert "statement-meti-shortage-2030" in shown(page)


def test_a_number_in_a_note_opens_its_story(visiting):
    page = visiting().open(CHECKS)
    page.locator("#statement-sakura-subsidy .judged a.value").first.hover()
    page.locator("#cb-panel").wait_for()
    assert "METI" in page.locator("#cb-panel").inner_text()


def test_links_of_stored_html_lead_where_they_say(visiting, site):
    for name in (CHECKS, "index.html"):
        text = (site / name).read_text(encoding="utf-8")
        assert "data-to=" not in text
    page = visiting().open(CHECKS)
    page.locator("#statement-sakura-subsidy a.document").first.click()
    page.wait_for_url(re.compile(r"sources\.html#"))
    page = visiting().open("index.html")
    page.locator(".pillar-title").first.click()
    page.wait_for_url(re.compile(r"chapters/compute\.html"))


def test_every_card_has_its_number_drawing_and_confidence(visiting):
    page = visiting(width=390).open("index.html")
    cards = page.locator(".pillar")
    assert cards.count() > 3
    for card in cards.all():
        assert card.locator(".pillar-number a.value").first.is_visible()
        assert card.locator("svg.spark").get_attribute("aria-label")
        assert card.locator("a.sure").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
