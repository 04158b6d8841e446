"""The page “Check a brief” in a real browser: a paragraph pasted, a Word file dropped, its commented copy taken
home."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import brief_making as making
import pytest
from playwright.sync_api import Browser, expect

from claimbook.base.paths import BookPaths
from claimbook.brief import dropped
from claimbook.build.serving import Version, server
from claimbook.documents.word import read_word

ROOT = Path(__file__).parent.parent.parent
WRONG = "In June 2023, 9.7 % of companies used generative AI (closing-the-gap:companies-using-genai@2026.1)."


@pytest.fixture
def address() -> Iterator[str]:
    """A server of the book on the loopback address."""
    with server(BookPaths(ROOT), 0, Version()) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}{dropped.ADDRESS}"
        running.shutdown()


def test_a_brief_is_checked_without_a_terminal(browser: Browser, address: str, tmp_path: Path) -> None:
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.get_by_label("Or a paragraph").fill(WRONG)
    page.get_by_role("button", name="Check it").click()
    expect(page.locator("mark.bad")).to_have_text("9.7 %", timeout=60_000)
    page.locator("mark.bad a").click()
    expect(page.locator("li.bad")).to_contain_text("differs")

    brief = tmp_path / "brief.docx"
    brief.write_bytes(making.written(f"format: docx\n{WRONG}", "docx"))
    page.get_by_label("A file").set_input_files(brief)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("link", name="commented Word file")).to_be_visible(timeout=60_000)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="commented Word file").click()
    assert waiting.value.suggested_filename == "brief-commented.docx"
    assert "9.7 %" in read_word(Path(waiting.value.path()).read_bytes(), "copy").text
    assert [problem for problem in problems if "favicon" not in problem and "404" not in problem] == []
    assert all(url.startswith((address.rpartition("/")[0], "data:", "blob:")) for url in asked)
    context.close()
