"""What the funding chapter says, held to the numbers: each test is a sentence that a reader may quote."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import vl_convert

from claimbook.base.errors import BookError
from claimbook.book.book import Book, open_book
from data.funding_comparisons import PARTS, RUNNING, SUM_REASON, SUM_WITHOUT_REASON

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def book() -> Book:
    return open_book(ROOT, first_topic="funding")


def fitting(book: Book, implied: str, rates: list[str]) -> list[str]:
    interval = book[implied].estimate
    assert interval is not None
    return [id for id in rates if interval.low <= book[id].number <= interval.high]


@pytest.mark.parametrize(
    ("id", "form", "shown"),
    [
        ("funding-sakura-cost-a", "", "¥13.6 billion"),
        ("funding-sakura-gpu-a", "", "¥6.8 million per GPU"),
        ("funding-sakura-gpu-a-usd", "", "$48,000 per GPU"),
        ("funding-sakura-money-b", "", "¥3.4 billion"),
        ("funding-sakura-gpu", "", "¥6.7 million per GPU"),
        ("funding-sakura-share", "", "50 %"),
        ("funding-rate-aist", "bare", "141.6"),
        ("funding-rate-sakura", "bare", "141.1"),
        ("funding-rate-loss", "bare", "143.3"),
        ("funding-rate-ntt", "bare", "144.1"),
        ("funding-rate-sakura", "bare range", "139.9–142.3"),
        ("funding-microsoft-times", "", "8"),
        ("funding-japan-of-us", "", "1 %"),
        ("inv-jp-rank-2023", "", "12th"),
        ("funding-gquat-fy22", "", "¥32 billion"),
    ],
)
def test_the_numbers_of_the_argument_come_out_of_the_tables(book, id, form, shown):
    assert format(book[id], form).replace("\u00a0", " ") == shown


def test_microsoft_announced_more_than_twenty_times_the_public_money_without_the_quantum_centre(book):
    assert 20 < book["funding-microsoft-times-ai"].number < 25


def test_both_articles_print_the_same_pair_for_sakura_so_that_it_is_drawn_twice(book):
    rows = [row for row in book.figure("funding-exchange-rates").rows if row[5] is book["funding-rate-sakura"]]
    assert [row[1] for row in rows] == ["Multiplatform.AI", "Báo Nghệ An"]


def test_sakuras_pair_fits_the_averages_of_june_and_july_alone(book):
    rates = ["fx-2023-05-12", "fx-2023-05", "fx-2023-06", "fx-2023-07", "fx-2023-07-05", "fx-2023-07-06"]
    assert fitting(book, "funding-rate-sakura", rates) == ["fx-2023-06", "fx-2023-07"]
    assert book["funding-fits-sakura"].number == 2


def test_ntts_pair_fits_every_rate_held_for_those_months(book):
    assert book["funding-fits-ntt"].number == book["funding-rates-held"].number


def test_with_the_yen_exact_only_ntts_pair_fits_the_noon_rate_of_the_day_of_the_report(book):
    assert fitting(book, "funding-rate-ntt-exact", ["fx-2023-07-06"]) == ["fx-2023-07-06"]
    assert fitting(book, "funding-rate-sakura-exact", ["fx-2023-07-06"]) == []


def test_the_total_reported_elsewhere_agrees_with_the_reading_taken_and_not_with_the_other(book):
    rounding = book["funding-sakura-cost-a"].rounding
    assert rounding.low < book["jp-sakura-cost"].number < rounding.high
    assert book["jp-sakura-subsidy"].number == book["sakura-subsidy"].number
    assert book["funding-sakura-money-b"].rounding.high < book["jp-sakura-subsidy"].number


def test_the_reading_taken_is_likely_with_its_reason_and_the_other_contested(book):
    assert book["funding-sakura-cost-a"].confidence == "likely"
    assert "agrees" in book["funding-sakura-cost-a"].confidence_reason
    assert book["funding-sakura-money-b"].confidence == "contested"


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


def test_japans_rank_rose_while_its_private_investment_did_not(book):
    assert book["inv-jp-rank-2023"].number < book["inv-jp-rank-2022"].number
    assert book["inv-jp-2023"].number < book["funding-japan-2022"].number


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
    for id in RUNNING:
        assert book[f"funding-announced-{id}"].date < book[f"funding-running-{id}"].date


def test_what_has_no_date_of_use_says_that_none_is_held(book):
    rows = book.figure("funding-since").about()["rows"]
    assert sum(row[-1] == "no figure held" for row in rows) == len(rows) - len(RUNNING)
    assert len(rows) == book["funding-since-announced"].number + len(PARTS)


def choose(book: Book, **chosen: str) -> str:
    """Return the words that the chart of commitments shows once a reader has chosen."""
    spec = json.loads(json.dumps(book.figure("funding-commitments").spec))
    for param in spec["params"]:
        param["value"] = chosen.get(param["name"], param["value"])
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", vl_convert.vegalite_to_svg(json.dumps(spec))))


def test_reader_starts_from_every_amount_in_dollars(book):
    drawn = choose(book)
    assert all(what in drawn for what, *_ in book.figure("funding-commitments").rows)
    assert "$226" in drawn
    assert "¥" not in drawn


def test_reader_turns_dollars_into_yen(book):
    drawn = choose(book, currency="yen")
    assert "¥8" in drawn
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
