"""Charts are copied quickly, and as Altair copies them."""

from __future__ import annotations

from contextlib import nullcontext

import altair
import pytest
from book_building import FISHERIES

from claimbook.book import figures
from claimbook.book.book import open_book
from claimbook.book.chart_copies import quick_copies


def composed() -> altair.VConcatChart:
    """Return a chart in which layers with parameters of their own stand beside and below one another."""
    base = altair.Chart(altair.NamedData("rows")).encode(x="a:Q", y=altair.Y("b:N", sort=["two", "one"]))
    chosen = altair.selection_point(fields=["b"], name="chosen")
    number = altair.param(name="number", value=3, bind=altair.binding_range(min=1, max=9))
    bars = base.mark_bar().encode(opacity=altair.when(chosen).then(altair.value(1)).otherwise(altair.value(0.3)))
    layers = altair.layer(bars.add_params(chosen), base.mark_text().encode(text="a:Q")).add_params(number)
    return (layers | base.mark_tick().transform_filter("datum.a < number")) & base.mark_point().properties(
        title="below"
    )


def told() -> dict[str, object]:
    return figures.canonical(composed(), checked=False)


def test_a_composition_is_the_one_that_altair_makes():
    plain = told()
    with quick_copies():
        quick = told()
    assert quick == plain
    assert str(plain).count("chosen") > 1, "the parameters are in it"


@pytest.mark.parametrize("root", [FISHERIES, FISHERIES.parents[2]], ids=["fisheries", "the book"])
def test_every_figure_is_the_one_that_altair_makes(root, monkeypatch):
    quick, plain = open_book(root), open_book(root)
    made = {id: quick.figure(id) for id in quick.figure_ids()}
    monkeypatch.setattr(figures, "quick_copies", nullcontext)
    for id, figure in made.items():
        other = plain.figure(id)
        assert (figure.spec, figure.narrow) == (other.spec, other.narrow), id


def test_what_is_changed_in_a_copy_stays_in_it():
    base = (
        altair.Chart(altair.NamedData("rows"))
        .encode(y=altair.Y("b:N", sort=["two"], axis=altair.Axis(title="B")))
        .mark_bar()
    )
    before = base.to_dict()
    with quick_copies():
        other = base.copy()
        other["encoding"]["y"]["sort"].append("one")
        other["encoding"]["y"]["axis"]["title"] = "C"
        other["encoding"]["y"]["shorthand"] = "c:N"
        other["encoding"]["x"] = altair.X("a:Q")
    assert base.to_dict() == before
    assert other.to_dict() != before


def test_altair_copies_as_ever_afterwards():
    with pytest.raises(ZeroDivisionError), quick_copies(), quick_copies():
        _ = 1 / 0
    assert not hasattr(altair.SchemaBase, "__deepcopy__")
