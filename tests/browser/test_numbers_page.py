"""The numbers page: found, filtered, sorted; whole without a script."""

from __future__ import annotations

import json

import pytest

NUMBERS = "pages/numbers.html"


@pytest.fixture
def values(site):
    return json.loads((site / "values.json").read_text(encoding="utf-8"))["values"]


def shown(page):
    return page.evaluate(
        "() => [...document.querySelectorAll('table.numbers tbody tr:not([hidden])')].map((r) => r.id)"
    )


def test_every_value_is_there_without_a_script(visiting, values):
    page = visiting(java_script_enabled=False).open(NUMBERS)
    assert page.locator("table.numbers tbody tr").count() == len(values)
    assert not page.locator("form.finder").is_visible()


def test_a_number_that_was_taken_out_keeps_its_place_and_leads_to_its_edition(visiting, site):
    gone = json.loads((site / "values.json").read_text(encoding="utf-8"))["gone"]
    page = visiting().open(f"{NUMBERS}#{gone[0]['id']}")
    assert page.locator(".taken-out li").evaluate_all("(all) => all.map((each) => each.id)") == [
        each["id"] for each in gone
    ]
    for each in gone:
        assert each["text"].replace("\u00a0", " ") in page.locator(f".taken-out li#{each['id']}").inner_text().replace(
            "\u00a0", " "
        )
    page.locator(f".taken-out li#{gone[0]['id']} a").first.click()
    page.locator("#number").wait_for()
    assert page.locator("#number").inner_text() == gone[0]["text"]


def test_finding_narrows_the_table(visiting, values):
    page = visiting().open(NUMBERS)
    page.get_by_role("searchbox", name="Find").fill(values[0]["id"])
    found = shown(page)
    assert values[0]["id"] in found
    assert len(found) < len(values)
    assert f"{len(found)} of {len(values)} values" in page.locator(".finder .found").inner_text()


def test_filters_show_only_what_fits(visiting, values):
    page = visiting().open(NUMBERS)
    page.get_by_label("From").select_option("reference")
    page.get_by_label("How sure").select_option("likely")
    expected = {each["id"] for each in values if each["table"] == "reference" and each["confidence"] == "likely"}
    assert set(shown(page)) == expected


def test_sorting_by_number_goes_up_then_down(visiting, values):
    page = visiting().open(NUMBERS)
    heading = page.get_by_role("columnheader", name="Number")
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    numbers = {each["id"]: float(each["number"]) for each in values if each["number"]}
    up = [numbers[id] for id in shown(page) if id in numbers]
    assert up == sorted(up)
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    down = [numbers[id] for id in shown(page) if id in numbers]
    assert down == sorted(down, reverse=True)


@pytest.mark.parametrize("scripts", [True, False], ids=["with the script", "without a script"])
def test_a_link_to_a_value_leads_to_its_row_and_unfolds_it_alone(visiting, values, scripts):
    page = visiting(java_script_enabled=scripts).open(f"{NUMBERS}#{values[-1]['id']}")
    assert page.locator(f"tr#{values[-1]['id']} .citing").is_visible()
    assert page.locator("table.numbers .citing:visible").count() == 1


def test_a_link_followed_on_the_page_unfolds_where_it_leads(visiting, values):
    page = visiting().open(NUMBERS)
    page.evaluate("(id) => { location.hash = id; }", values[3]["id"])
    page.locator(f"tr#{values[3]['id']} details[open]").wait_for()


def test_all_values_can_be_downloaded(visiting, values):
    page = visiting().open(NUMBERS)
    with page.expect_download() as download:
        page.locator('main a[download][href$="values.json"]').click()
    assert len(json.loads(download.value.path().read_text(encoding="utf-8"))["values"]) == len(values)


def test_a_filter_gives_way_to_a_link_into_what_it_hides(visiting, values):
    page = visiting().open(NUMBERS)
    page.get_by_role("searchbox", name="Find").fill("789000")
    assert "meti-shortage-2030" in shown(page)
    hidden = next(each["id"] for each in values if each["id"] not in set(shown(page)))
    page.evaluate("(id) => { location.hash = id }", hidden)
    page.wait_for_function("(id) => !document.getElementById(id).hidden", arg=hidden)
    assert page.get_by_role("searchbox", name="Find").input_value() == ""
