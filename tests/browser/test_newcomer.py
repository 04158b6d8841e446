"""What somebody new finds from the first page within three actions: a link followed, or a question asked and read."""

from __future__ import annotations

from playwright.sync_api import expect


def ask(page, text):
    box = page.get_by_role("searchbox", name="Search the book")
    box.fill(text)
    box.press("Enter")
    page.wait_for_selector("#search-results section")


def test_the_shortage_and_its_better_figure(visiting):
    page = visiting().open("index.html")
    text = page.locator("main").inner_text()
    assert "789,000" in text
    assert "450,000" in text
    page.locator("main a.figref", has_text="shortage of").click()
    assert "450,000" in page.locator("#talent-shortage .takeaway").inner_text()


def test_who_pays_for_abci(visiting):
    page = visiting().open("index.html")
    ask(page, "who pays for ABCI")
    term = page.locator(".found-terms li").first.inner_text()
    assert term.startswith("ABCI")
    assert "(METI), which pays for them" in term


def test_how_far_ishikari_is_from_gpt_4(visiting):
    page = visiting().open("index.html")
    ask(page, "how far is Ishikari from GPT-4")
    first = page.locator(".found-values li").first.inner_text().replace("\u00a0", " ")
    assert "351 days" in first
    assert "GPT-4" in first


def test_what_changed_since_the_oldest_edition(visiting):
    page = visiting().open("index.html")
    page.get_by_role("link", name="What has changed").first.click()
    for words in ("Edition 2025.1", "We are sorry"):
        expect(page.locator("main")).to_contain_text(words)
