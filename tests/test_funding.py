"""What the funding topic must reckon, keep apart and draw, whatever its tables say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import vl_convert

from claimbook.base.errors import BookError
from claimbook.book.book import Book, open_book
from claimbook.values.value import Value
from data.funding_comparisons import ANNOUNCED, RUNNING, SUM_REASON, SUM_WITHOUT_REASON, TOLD_AFTERWARDS, UNCOUNTED
from data.funding_values import MID_2023, PAIRS

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def book() -> Book:
    return open_book(ROOT, first_topic="funding")


def test_both_articles_print_the_same_pair_for_sakura_so_that_it_is_drawn_twice(book):
    rows = [row for row in book.figure("funding-exchange-rates").rows if row[5] is book["funding-rate-sakura"]]
    assert [row[1] for row in rows] == ["Multiplatform.AI", "Báo Nghệ An"]


def test_a_pair_fits_the_rates_within_its_interval_and_no_others(book):
    for name in PAIRS:
        interval = book[f"funding-rate-{name}"].estimate
        within = [id for id in MID_2023 if interval.low <= book[id].number <= interval.high]
        assert book[f"funding-fits-{name}"].number == len(within)


def test_the_interval_of_an_implied_rate_is_what_the_digits_of_its_pair_leave_open(book):
    for name, (claim, _) in PAIRS.items():
        yen, dollars = book[claim].rounding, book[f"{claim}-usd"].rounding
        interval = book[f"funding-rate-{name}"].estimate
        assert interval.low == pytest.approx(yen.low / dollars.high)
        assert interval.high == pytest.approx(yen.high / dollars.low)


def test_the_reading_taken_gives_its_reason(book):
    assert "agrees" in book["funding-sakura-cost-a"].confidence_reason


def test_the_public_sums_do_not_add_up_unless_it_is_meant(book):
    with pytest.raises(BookError, match="adds unlike things"):
        book["funding-mext-usd"] + book["funding-sakura-usd"]


@pytest.mark.parametrize(
    ("id", "reason"), [("funding-public-sum", SUM_REASON), ("funding-public-sum-ai", SUM_WITHOUT_REASON)]
)
def test_each_deliberate_sum_carries_its_reason_and_its_figure_shows_it(book, id, reason):
    assert book[id].operation.reason == reason
    row = next(row for row in book.figure("funding-public-private").rows if book[id] in row)
    assert reason in row


def test_every_amount_of_money_that_the_articles_print_is_drawn_and_nothing_else(book):
    claims = [row.id for row in book.ledger.where("claims") if row["unit"] in ("JPY", "USD")]
    drawn = {cell.id for row in book.figure("funding-commitments").rows for cell in row if hasattr(cell, "id")}
    assert set(claims) <= drawn
    assert book["funding-amounts-named"].number == len(book.figure("funding-commitments").rows)


def test_a_plan_over_years_shows_its_years_and_its_average_and_nothing_else_is_divided(book):
    for row in book.figure("funding-commitments").rows:
        cells = [format(cell, "") for cell in row[6:]]
        assert ("per year" in cells[1]) == ("per year" in cells[2]) == (row[6] in plans(book))


def plans(book: Book) -> list[object]:
    return [book["ntt-growth-years"], book["fdi-microsoft-years"]]


def test_the_years_of_ntts_plan_are_those_of_the_article(book):
    assert str(book["ntt-growth-years"].number) == book.ledger.row("claims", "ntt-growth-investment")["horizon_years"]


def test_what_is_in_use_was_announced_before(book):
    for id in set(RUNNING) - set(TOLD_AFTERWARDS):
        assert book[f"funding-announced-{id}"].date < book[f"funding-running-{id}"].date


def test_what_has_no_date_of_use_says_that_none_is_held(book):
    rows = book.figure("funding-since").about()["rows"]
    assert sum(row[-1] == "no figure held" for row in rows) == len(rows) - len(RUNNING)
    assert len(rows) == book["funding-since-announced"].number + len(UNCOUNTED)


def test_parts_a_quantum_centre_and_a_frame_are_shown_and_not_counted(book):
    figure = book.figure("funding-since")
    shown_ids = {row[3].id for row in figure.rows}
    assert shown_ids == {*ANNOUNCED, *UNCOUNTED}
    assert not {"fund-gquat-fy23", "fund-10tn", "fund-meti-kddi", "fund-meti-sakura"} & set(ANNOUNCED)
    in_use = [row for row in figure.rows if row[3].id in ANNOUNCED and row[-1] is not None]
    assert book["funding-since-running"].number == len(in_use)


def test_no_sum_followed_is_the_same_money_as_another(book):
    assert not {"fund-meti-ai-fy26", "fund-noetra-fy26", "fund-noetra-total"} & set(ANNOUNCED)


def shown(value: Value) -> str:
    return format(value, "").replace("\u00a0", " ")


def choose(book: Book, **chosen: str) -> str:
    """Return the words that the chart of commitments shows once a reader has chosen."""
    spec = json.loads(json.dumps(book.figure("funding-commitments").spec))
    for param in spec["params"]:
        param["value"] = chosen.get(param["name"], param["value"])
    words = re.findall(r"<text[^>]*>([^<]*)</text>", vl_convert.vegalite_to_svg(json.dumps(spec)))
    return " ".join(words).replace("\u00a0", " ")


def test_reader_starts_from_every_amount_in_dollars(book):
    drawn = choose(book)
    assert all(what in drawn for what, *_ in book.figure("funding-commitments").rows)
    assert shown(book["aist-research-centre-funding-usd"]) in drawn
    assert "¥" not in drawn


def test_reader_turns_dollars_into_yen(book):
    drawn = choose(book, currency="yen")
    assert shown(book["ntt-growth-investment"]) in drawn
    assert "$" not in drawn


@pytest.mark.parametrize(
    ("chosen", "kept", "gone"),
    [
        ({"kind": "loss"}, "Vision Fund", "Microsoft"),
        ({"payer": "METI"}, "AIST’s research centre", "AI for science"),
        ({"kind": "subsidy", "payer": "METI"}, "Sakura Internet’s machine", "AIST’s research centre"),
    ],
)
def test_reader_picks_a_kind_and_a_payer(book, chosen, kept, gone):
    drawn = choose(book, **chosen)
    assert kept in drawn
    assert gone not in drawn


def test_reader_can_choose_every_kind_and_payer_that_is_drawn(book):
    figure = book.figure("funding-commitments")
    options = {param["name"]: param["bind"]["options"] for param in figure.spec["params"] if "bind" in param}
    assert set(options["kind"]) == {"all", *(row[2] for row in figure.rows)}
    assert set(options["payer"]) == {"all", *(row[3] for row in figure.rows)}
