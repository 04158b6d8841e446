"""Searching: numbers, sums, questions and names are answered before any page is listed, from disk too."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

ANSWERS = ("values", "figures", "entities", "terms")
HEADS = "() => [...document.querySelectorAll('#search-results section')].map((each) => each.className.slice(6))"
FIRST = """(kind) => [...document.querySelectorAll(`.found-${kind} li`)].map(
    (each) => ({text: each.querySelector('.found-says').textContent, id: each.querySelector('code')?.textContent,
                to: each.querySelector('a').getAttribute('href')}))"""


@pytest.fixture
def asking(visiting):
    def ask(text, **options):
        return visiting(**options).open(f"search.html?q={quote(text)}")

    return ask


@pytest.mark.parametrize(
    ("asked", "kind", "wanted"),
    [
        ("789,000", "values", {"meti-shortage-2030"}),
        ("789000", "values", {"meti-shortage-2030"}),
        ("¥32 billion", "values", {"aist-research-centre-funding"}),
        ("32 billion yen", "values", {"aist-research-centre-funding"}),
        ("how long would GPT-3 take on Sakura's machine", "values", {"gpt3-h100-days", "sakura-gpt3-time"}),
        ("ABCI 3.0", "values", {"jp-abci3-gpus", "jp-abci3-peak"}),
        ("Fugaku", "entities", {"fugaku"}),
        ("富岳", "entities", {"fugaku"}),
        ("shortage", "values", {"meti-shortage-2030", "tal-it-2030-mid"}),
        ("who pays for ABCI", "values", {"jp-abci3-cost"}),
        ("how far is Ishikari from GPT-4", "values", {"gpt4-h100-days"}),
        ("when did ABCI 3.0 start", "values", {"jp-abci3-start"}),
    ],
)
def test_the_answer_is_among_the_first_three_of_its_kind(asking, asked, kind, wanted):
    page = asking(asked)
    found = page.evaluate(FIRST, kind)[:3]
    assert wanted <= {each["id"] or each["to"].partition("#")[2] for each in found}, found


@pytest.mark.parametrize(
    ("asked", "kind", "first"),
    [("Fugaku", "entities", "Fugaku"), ("GPT-4", "entities", "GPT-4"), ("TOP500", "terms", "TOP500")],
)
def test_what_is_called_just_so_stands_before_all_that_only_mentions_it(asking, asked, kind, first):
    page = asking(asked)
    assert page.evaluate(HEADS)[0] == kind
    assert page.evaluate(FIRST, kind)[0]["text"].startswith(first)


def test_a_name_brings_first_the_numbers_about_it_the_newest_of_a_series_before_the_older(asking):
    found = [each["id"] for each in asking("Fugaku").evaluate(FIRST, "values")]
    assert found[0] == "t5-fugaku-rank-202606"
    assert found.index("t5-fugaku-rank-202311") < found.index("t5-fugaku-rank-202006")
    assert found.index("t5-fugaku-rank-202006") < min(
        (at for at, each in enumerate(found) if each in ("mod-fugakullm-par", "fugaku-llm-results")), default=len(found)
    )


@pytest.mark.parametrize("asked", ["789,000", "Taiwan", "utilisation", "Fugaku"])
def test_answers_stand_before_passages_and_every_passage_shows_where_it_says_so(asking, asked):
    page = asking(asked)
    heads = page.evaluate(HEADS)
    assert heads[0] in ANSWERS
    assert [each in ANSWERS for each in heads] == sorted((each in ANSWERS for each in heads), reverse=True)
    passages = page.locator(".found-passages li")
    assert passages.count() > 0
    assert all("#" in each["to"] or each["to"].endswith(".html") for each in page.evaluate(FIRST, "passages"))
    assert page.locator(".found-passages .excerpt").first.locator("mark").count() > 0


def test_every_result_leads_to_something_that_is_there(asking, site):
    page = asking("compute")
    for link in page.evaluate(
        "() => [...document.querySelectorAll('#search-results a')].map((a) => a.getAttribute('href'))"
    ):
        file, _, anchor = link.partition("#")
        text = (site / file).read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in text, link


def test_a_number_is_copied_with_its_citation(asking, site):
    page = asking("789,000")
    copied = page.locator(".found-values button[data-copy]").first.get_attribute("data-copy")
    values = {each["id"]: each for each in json.loads((site / "values.json").read_text(encoding="utf-8"))["values"]}
    assert copied.startswith(values["meti-shortage-2030"]["text"])
    assert ":meti-shortage-2030@" in copied


def test_what_is_asked_for_is_shown_as_text(asking):
    page = asking("<img src=zzqqy>")
    assert page.locator("main img").count() == 0
    assert "zzqqy" in page.locator("#search-progress").inner_text()


def test_the_box_of_every_page_leads_to_the_answer(visiting):
    page = visiting().open("chapters/talent.html")
    box = page.get_by_role("searchbox", name="Search the book")
    box.fill("789,000")
    box.press("Enter")
    page.wait_for_selector(".found-values li")
    assert page.get_by_role("searchbox", name="Search the book").input_value() == "789,000"


def test_it_works_from_disk(browser, site):
    page = browser.new_context().new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text))
    page.goto(f"{(site / 'search.html').as_uri()}?q={quote('Taiwan')}")
    assert page.locator(".found-values li").count() > 0
    assert wrong == []
    page.context.close()
