"""What differs between two states of a book, and why."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from bookcopies import append, change, claimbook, edit_cell, refused, succeeded

from claimbook.editions.diff_report import checklist
from claimbook.editions.differences import Cause, Difference, Differences, compare, read_differences
from claimbook.editions.state import State, pages_by_value

CATCH = "chapters/catch.ipynb"


def value(id: str, number: str, **more) -> dict:
    record = {"id": id, "label": id, "text": f"{number} t", "number": number, "table": "reference", "rests_on": []}
    return {**record, "quotes": [], "check": None, "status": "current", "unit": "t", **more}


def state(*values: dict, figures: tuple = (), sentences: tuple = ()) -> State:
    shown = {each["id"]: each for each in figures}
    said = [dict(each) for each in sentences]
    return State("1", "2025", {each["id"]: each for each in values}, shown, said, 0, pages_by_value(shown, said))


def figure(id: str, *rows: tuple[str, str], alt: str = "Bars.", takeaway: str = "Up", values: tuple = ("a",)) -> dict:
    columns = [{"name": "year", "title": "Year"}, {"name": "catch", "title": "Catch"}]
    table = [[year, {"id": "a", "text": text}] for year, text in rows]
    return {"id": id, "takeaway": takeaway, "subtitle": "", "caveat": "", "alt": alt, "columns": columns,
            "rows": table, "values": list(values), "page": "catch"}  # fmt: skip


def sentence(template: str, text: str, *ids: str) -> dict:
    return {"page": "catch", "template": template, "text": text, "ids": list(ids)}


def logged(id: str, kind: str, why: str) -> dict:
    return {id: [{"id": id, "kind": kind, "why": why}]}


def test_two_states_alike_differ_in_nothing():
    same = state(value("a", "1"), figures=(figure("f", ("2024", "1 t")),), sentences=(sentence("A.", "A."),))
    assert not compare(same, same, {})


@pytest.mark.parametrize("kind", ["revision", "correction"])
def test_a_logged_change_is_told_with_its_kind_and_reason(kind):
    found = compare(state(value("a", "1")), state(value("a", "2")), logged("a", kind, "As they say now."))
    assert [(each.id, each.change) for each in found.values] == [("a", "moved")]
    assert found.values[0].causes == (Cause(kind, "a", "As they say now."),)
    assert (found.values[0].old["number"], found.values[0].new["number"]) == ("1", "2")


def test_a_change_that_nobody_explained_says_so():
    found = compare(state(value("a", "1")), state(value("a", "2")), {})
    assert found.values[0].causes[0].kind == "unexplained"


def test_a_confidence_that_follows_another_rule_is_told_as_code():
    one, other = (value("a", "1", confidence=word, confidence_reason=word) for word in ("likely", "established"))
    [found] = compare(state(one), state(other), {}).values
    assert [cause.kind for cause in found.causes] == ["code"]


def test_a_row_that_came_is_new_evidence_and_one_that_went_is_unexplained():
    found = compare(state(value("old", "1")), state(value("new", "1")), {})
    assert {(each.id, each.change, each.causes[0].kind) for each in found.values} == {
        ("new", "new", "new evidence"),
        ("old", "gone", "unexplained"),
    }


def test_a_quote_that_came_is_new_evidence():
    before = value("a", "1", confidence="claimed")
    after = value("a", "1", confidence="likely", quotes=[{"text": "One."}])
    assert compare(state(before), state(after), {}).values[0].causes[0].kind == "new evidence"


def test_a_derived_value_takes_the_causes_of_what_it_rests_on():
    def derived(number):
        return value("d", number, table="derived", rests_on=["a", "b"], formula_in_words="a over b")

    old = state(value("a", "4"), value("b", "2"), derived("2"))
    new = state(value("a", "6"), value("b", "2"), derived("3"))
    found = compare(old, new, logged("a", "revision", "Six."))
    assert found.values[-1].causes == (Cause("revision", "a", "Six."),)


def test_a_derived_value_whose_sources_stand_still_moved_by_its_code():
    old = value("d", "2", table="derived", rests_on=["a"], formula_in_words="a, halved")
    new = value("d", "1", table="derived", rests_on=["a"], formula_in_words="a, quartered")
    assert [cause.kind for cause in compare(state(old), state(new), {}).values[0].causes] == ["code"]


def test_a_value_told_otherwise_has_not_moved():
    found = compare(state(value("a", "1")), state(value("a", "1", label="Better words")), {})
    assert found.values[0].change == "retold"


def test_a_sentence_moves_with_its_values_and_for_their_reasons():
    template = "It is {value}`a`."
    old = state(value("a", "1"), sentences=(sentence(template, "It is 1 t.", "a"),))
    new = state(value("a", "2"), sentences=(sentence(template, "It is 2 t.", "a"),))
    found = compare(old, new, logged("a", "correction", "Misread."))
    assert [(each.old, each.new, each.causes[0].kind) for each in found.sentences] == [
        ("It is 1 t.", "It is 2 t.", "correction")
    ]
    assert found.values[0].pages == ("catch",)


def test_a_sentence_that_stands_on_two_pages_is_told_once_with_both():
    there = {"page": "pages/other"}
    old = state(value("a", "1"), sentences=(both := sentence("It is {value}`a`.", "It is 1 t.", "a"), both | there))
    new = state(value("a", "2"), sentences=(both := sentence("It is {value}`a`.", "It is 2 t.", "a"), both | there))
    [found] = compare(old, new, {}).sentences
    assert found.pages == (both["page"], "pages/other")


def test_a_sentence_written_anew_is_told_as_text():
    old = state(sentences=(sentence("One.", "One."), sentence("Two.", "Two.")))
    new = state(sentences=(sentence("One.", "One."), sentence("Both.", "Both."), sentence("Three.", "Three.")))
    found = compare(old, new, {})
    assert {(each.old, each.new, each.causes[0].kind) for each in found.sentences} == {
        ("Two.", None, "text"),
        (None, "Both.", "text"),
        (None, "Three.", "text"),
    }


def test_a_figure_tells_its_cells_texts_and_alt_text():
    old = state(value("a", "1"), figures=(figure("f", ("2024", "1 t"), alt="One.", takeaway="Up to 1 t"),))
    new = state(
        value("a", "2"), figures=(figure("f", ("2024", "2 t"), ("2025", "3 t"), alt="Two.", takeaway="Up to 2 t"),)
    )
    found = compare(old, new, logged("a", "revision", "Two."))
    assert [(each.label, each.old, each.new) for each in found.figures] == [
        ("takeaway", "Up to 1 t", "Up to 2 t"),
        ("2024: Catch", "1 t", "2 t"),
        ("2025: Catch", None, "3 t"),
    ]
    assert [(each.old, each.new) for each in found.alt_texts] == [("One.", "Two.")]
    assert {each.causes for each in (*found.figures, *found.alt_texts)} == {(Cause("revision", "a", "Two."),)}


def test_a_figure_whose_values_stand_still_changed_by_its_code():
    old, new = (state(figures=(figure("f", takeaway=text),)) for text in ("Up", "Down"))
    assert compare(old, new, {}).figures[0].causes[0].kind == "code"


def test_differences_written_as_json_are_read_back_the_same():
    found = compare(state(value("a", "1")), replace(state(value("a", "2")), name="2"), {})
    assert read_differences(json.loads(json.dumps(found.as_dict()))) == found


def diff(book: Path) -> dict:
    return json.loads(succeeded(claimbook(book, "diff", "--json")).replace("\u00a0", " "))


def test_nothing_differs_from_an_edition_just_cut(frozen):
    assert not any(diff(frozen)[name] for name in ("values", "sentences", "figures", "alt_texts"))
    assert succeeded(claimbook(frozen, "diff")) == "Nothing differs from edition 2025.1.\n"


def test_before_any_chapter_is_run_a_revision_is_followed_to_every_page_it_moves(frozen):
    succeeded(claimbook(frozen, "reference", "update", "landings-2024", "--set", "value=51000",
                        "--reason", "revision", "--why", "Final returns."))  # fmt: skip
    found = diff(frozen)
    moved = {
        each["id"]: (each["old"]["text"], each["new"]["text"]) for each in found["values"] if each["change"] == "moved"
    }
    assert moved == {
        "landings-2024": ("52,000 tonnes", "51,000 tonnes"),
        "landings-fall": ("11.9 %", "13.6 %"),
        "worth-per-tonne": ("$927 per tonne", "$945 per tonne"),
    }
    assert all(cause["kind"] == "revision" for part in ("values", "sentences", "figures", "alt_texts")
               for each in found[part] for cause in each["causes"])  # fmt: skip
    assert {page for each in found["values"] for page in each["pages"]} == {"index", "chapters/catch"}
    assert ("A tonne is worth $927 per tonne.", "A tonne is worth $945 per tonne.") in {
        (each["old"], each["new"]) for each in found["sentences"]
    }
    assert found["alt_texts"][0]["new"] == "Bars: 61,200 tonnes in 2021, 51,000 tonnes in 2024."


def test_a_changed_rule_is_told_as_code(frozen):
    change(frozen, "fishing/catch.py", 'book["landings-2023"].to("tonne") - book["landings-2024"].to("tonne")',
           'book["landings-2022"].to("tonne") - book["landings-2024"].to("tonne")')  # fmt: skip
    assert [(each["id"], each["causes"][0]["kind"]) for each in diff(frozen)["values"]] == [("landings-fall", "code")]


def test_an_added_row_is_told_as_new_evidence(frozen):
    append(frozen, "data/reference.csv", "nets,fleet,nets,900,,,boat,eq,2024,,,measured,A,B,2025,,,seen,current,,,,,")
    assert [(each["id"], each["change"], each["causes"][0]["kind"]) for each in diff(frozen)["values"]] == [
        ("nets", "new", "new evidence")
    ]


def test_edited_prose_is_told_as_text(frozen):
    edit_cell(frozen / CATCH, "markdown", "A tonne is worth", "Each tonne is worth")
    found = diff(frozen)
    assert [(each["old"], each["new"]) for each in found["sentences"]] == [
        ("A tonne is worth $927 per tonne.", "Each tonne is worth $927 per tonne.")
    ]
    assert not found["values"]


def test_differences_are_told_as_a_page_with_everything_escaped(frozen):
    edit_cell(frozen / CATCH, "markdown", "A tonne is worth", "<b onclick='x'>A tonne</b> is worth")
    page = succeeded(claimbook(frozen, "diff", "--html"))
    assert page.startswith("<!doctype html>")
    assert "&lt;b onclick=&#39;x&#39;&gt;A tonne&lt;/b&gt;" in page
    assert "<b onclick" not in page


@pytest.mark.parametrize(("words", "sentence"), [(("2024.9",), "There is no edition '2024.9'; there are 2025.1.")])
def test_an_unknown_edition_is_one_sentence(frozen, words, sentence):
    assert refused(claimbook(frozen, "diff", *words)) == f"{sentence}\n"


def test_without_an_edition_it_says_how_to_cut_one(run_fisheries):
    assert refused(claimbook(run_fisheries, "diff")).startswith("No edition has been cut yet; `claimbook edition cut")


def test_a_checklist_is_markdown_with_a_box_for_each_difference():
    cause = Cause("revision", "landings", "the *registry* says so")
    moved = Difference("landings", "moved", {"text": "1 | 2"}, {"text": "3"}, (cause,), ("coast",))
    lines = list(checklist(Differences("2026.1", "working version", values=[moved])))
    assert any(line.startswith("- [ ] `landings`") and "1 \\| 2" in line and "**3**" in line for line in lines)
    assert any("the \\*registry\\* says so" in line and "on coast" in line for line in lines)
