"""The pages “Check a brief” in a real browser: a paragraph pasted, a Word file dropped, its commented copy taken
home; and the built site's own, which checks citations without a server."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import brief_making as making
import pytest
from conftest import Visit
from playwright.sync_api import Browser, expect

from claimbook.base.paths import BookPaths
from claimbook.brief import dropped
from claimbook.build.serving import Version, server
from claimbook.documents.word import read_word
from claimbook.site.briefs import CALL, FILE, written

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
    context.set_default_timeout(60_000)
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


USING = "closing-the-gap:companies-using-genai@2026.1"
PASTED = {
    f"In June 2023, 9.1% of companies used generative AI ({USING}).": "current",
    f"In June 2023, more than 9.1 per cent of companies used it ({USING}).": "wrong comparator",
    f"In June 2023, 9.7 % of companies used it ({USING}).": "compare",
    f"In June 2023, 29.1 % of companies used it ({USING}).": "compare",
    "The subsidy was 6.8 billion yen (closing-the-gap:jp-sakura-subsidy@2026.1).": "current",
    "The subsidy was $6.8 billion (closing-the-gap:jp-sakura-subsidy@2026.1).": "compare",
    "Japan counts 12 commitments (closing-the-gap:funding-since-announced@2025.1).": "revised",
    f"Of companies 9.1 % used it ({USING.replace('companies', 'companys')}).": "broken citation",
    f"Of companies 9.1 % used it ({USING.replace('2026.1', '2026.9')}).": "broken citation",
    "Japan came 28th (https://book.example.org/e/2026.1/n/imd-2022-knowledge.html).": "current",
    "Japan came 29th overall [closing-the-gap-imd-2022-2026-1].": "current",
}


@pytest.mark.parametrize("disk", [False, True])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_site_checks_what_is_pasted_without_a_server(
    visiting: Callable[..., Visit], disk: bool, width: int
) -> None:
    page = visiting(disk=disk, width=width).open("pages/check.html")
    field, findings = page.get_by_label("Sentences with their citations"), page.locator(".paste-a-brief .findings")
    field.fill("\n".join(PASTED))
    page.get_by_role("button", name="Check it").click()
    said = dict(
        zip(
            findings.locator("blockquote").all_inner_texts(),
            findings.locator(".verdict").all_inner_texts(),
            strict=True,
        )
    )
    assert said == PASTED
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    first = findings.locator("li a").first
    assert first.get_attribute("href").startswith("numbers.html#")


def test_the_site_shows_a_brief_that_the_checker_has_read(visiting: Callable[..., Visit]) -> None:
    page = visiting().open("pages/check.html")
    shown = page.locator(".checked-brief")
    assert {"differs", "wrong unit", "wrong comparator", "revised"} <= set(shown.locator(".verdict").all_inner_texts())
    assert shown.locator("mark.good").count() == 1
    shown.locator("mark.bad a").first.click()
    expect(page.locator(f"#{page.url.partition('#')[2]}")).to_contain_text("The book says")


def test_what_the_site_checks_with_is_its_values(site: Path) -> None:
    known = json.loads((site / FILE).read_text("utf-8").strip().removeprefix(f"{CALL}(").removesuffix(")"))["values"]
    values = json.loads((site / "values.json").read_text("utf-8"))["values"]
    assert {each["id"]: each["text"].replace("\u00a0", " ") for each in values} == {
        id: value["now"][0] for id, value in known.items() if value["now"] and id in {each["id"] for each in values}
    }


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("more than ¥10 trillion", {"¥10 trillion", "10 trillion yen", "JPY 10 trillion", "¥10tn"}),
        ("$680 million", {"$680 million", "US$680 million", "680 million dollars", "$680m"}),
        ("9.1 %", {"9.1 %", "9.1%", "9.1 per cent"}),
        ("7 systems", {"7 systems", "seven systems"}),
    ],
)
def test_a_value_may_be_written_in_several_ways(text: str, ways: set[str]) -> None:
    assert ways <= set(written(text))
