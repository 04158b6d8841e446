"""What the partnerships topic must reckon, say and draw."""

import copy
import csv
import re
import shutil
from pathlib import Path

import pandas
import pytest
import vl_convert

from claimbook.book.book import open_book
from claimbook.book.theme import NARROW, WIDE
from claimbook.values.dates import days_of, in_years
from claimbook.values.value import Value
from data import network, network_chart
from data.partnerships import SLIPS, steps
from data.promises import DELIVERED, judged, promises

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ("partnerships-network", "partnerships-timeline", "partnerships-money", "partnerships-promises")


@pytest.fixture(scope="module")
def book():
    return open_book(ROOT, first_topic="partnerships")


@pytest.fixture(scope="module")
def ties(book):
    return network.ties(book)


@pytest.fixture
def copied(tmp_path):
    """A copy of the book's tables, to be changed."""
    shutil.copy(ROOT / "_config.yml", tmp_path)
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def changed(place, table, change):
    """Rewrite one table of a copied book with its rows changed, and open the book."""
    path = place / "data" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = change(list(csv.DictReader(file)))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return open_book(place, first_topic="partnerships")


def words(spec):
    return re.findall(r"<t(?:ext|span)[^>]*>([^<]+)</t(?:ext|span)>", vl_convert.vegalite_to_svg(spec))


def test_the_parts_of_the_universities_make_the_whole(book):
    assert book["par-110-uw"].number + book["partnerships-cmu-keio"].number == book["par-110-total"].number
    assert book["par-genesis-jp"].number + book["partnerships-genesis-us"].number == book["par-genesis-sum"].number


# The network


def test_every_tie_of_the_table_that_is_a_partnership_is_drawn_once(book, ties):
    rows = [row for row in book.ledger.where("ties") if row["kind"] in network.KINDS]
    meant = sorted((row["source"], row["target"], row["kind"]) for row in rows if row["topic_of_work"] != network.PARTS)
    assert sorted((*tie.ends, tie.kind) for tie in ties if tie.quote) == meant


def test_a_tie_without_a_sentence_is_one_of_the_later_agreements(book, ties):
    without = [tie for tie in ties if not tie.quote]
    assert {tie.where for tie in without} == {"outside figures"}
    parties = {party for id in network.LATER for party in book.ledger.row("events", id).words("entities")}
    assert {end for tie in without for end in tie.ends} - set(network.LATER) == parties


def test_the_counts_leave_the_later_agreements_out(book, ties):
    assert book["partnerships-ties"].number == len(ties)
    assert book["partnerships-ties-in-articles"].number == sum(bool(tie.quote) for tie in ties)
    riken = [tie for tie in ties if "riken" in tie.ends and tie.quote]
    assert book["partnerships-ties-riken"].number == len(riken)


def test_every_tie_is_marked_at_its_stage_once_and_no_two_rows_share_a_place(ties):
    for lists in (1, 2):
        placed = network_chart.place(framed(ties), lists)
        assert len(set(zip(placed[f"left{lists}"], placed[f"top{lists}"], strict=True))) == len(ties)
        marks = placed[f"mark{lists}"] - placed[f"left{lists}"]
        assert list(marks.groupby(placed["status"]).nunique()) == [1] * placed["status"].nunique()
        assert marks.nunique() == placed["status"].nunique()


def test_kinds_stand_together(ties):
    kinds = [tie.kind for tie in ties]
    assert len([kind for kind, before in zip(kinds, [None, *kinds], strict=False) if kind != before]) == len(set(kinds))


def framed(ties):
    """The ties as the table of their figure has them."""
    return pandas.DataFrame(
        {
            "source": t.names[0],
            "target": t.names[1],
            "kind": t.kind,
            "status": t.status,
            "sentence": t.quote,
            "where": t.where,
        }
        | {"tie": f"{t.names[0]} – {t.names[1]}: {t.kind}"}
        for t in ties
    )


def test_a_tie_added_to_the_table_is_drawn(copied):
    def added(rows):
        tie = next(row for row in rows if row["id"] == "tie-carnegie-mellon-keio-research")
        return [*rows, {**tie, "id": "tie-new", "source": "hitachi"}]

    assert "Hitachi – Keio" in words(changed(copied, "ties", added).figure("partnerships-network").narrow)


def test_every_article_that_is_quoted_is_cited(book, ties):
    cited = {citation.url for citation in book.figure("partnerships-network").citations}
    quoted = {book.ledger.row("documents", tie.document)["url"] for tie in ties if tie.quote}
    assert quoted
    assert quoted <= cited


def sentence(book, tie):
    """Return the first words of the sentence that a tie rests on, by the tie's name in the chart."""
    [found] = [each for each in network.ties(book) if f"{' – '.join(each.names)}: {each.kind}" == tie]
    return "“" + " ".join(found.quote.split()[:6])


def test_one_sentence_is_shown_before_the_reader_asks(book):
    figure = book.figure("partnerships-network")
    for spec in (figure.spec, figure.narrow):
        [choice] = [param for param in spec["params"] if param["name"] == "tie"]
        assert sentence(book, choice["value"][0]["tie"]) in " ".join(words(spec))


@pytest.mark.parametrize("drawing", ["spec", "narrow"])
def test_a_reader_who_chooses_another_tie_sees_its_sentence(book, drawing):
    spec = copy.deepcopy(getattr(book.figure("partnerships-network"), drawing))
    [choice] = [param for param in spec["params"] if param["name"] == "tie"]
    first = choice["value"][0]["tie"]
    chosen = "NVIDIA – Sakura’s machine: compute"
    assert chosen in choice["bind"]["options"]
    choice["value"] = [{"tie": chosen}]
    drawn = " ".join(words(spec))
    assert sentence(book, chosen) in drawn
    assert sentence(book, first) not in drawn


# Steps and promises


@pytest.mark.parametrize(
    ("event", "id"),
    [
        ("event-riken-argonne-signed", "par-riken-argonne"),
        ("event-mext-doe-signed", "par-mext-doe"),
        ("event-openai-tokyo", "par-openai-tokyo"),
        ("event-memorandum-2026", "par-mou-2026"),
        ("event-biden-kishida-pledge", "biden-kishida-pledge"),
    ],
)
def test_an_event_has_the_date_of_its_source(book, event, id):
    row = book.ledger.row("events", event)
    assert row is not None
    assert row["date"] == book[id].date


def test_the_steps_stand_in_order_and_only_the_known_slips_are_marked(book):
    figure = book.figure("partnerships-timeline")
    starts = [days_of(row[1].date)[0] for row in figure.rows]
    assert starts == sorted(starts)
    wrong = {row["claim"] for row in book.ledger.where("checks", verdict="contradicted")} | SLIPS
    events = [event for event in steps(book) if wrong & set(event.words("claims"))]
    slips = {row[4] for row in figure.rows if row[3]}
    assert slips == {event["title"] for event in events}


def test_what_became_of_a_promise_rests_on_an_event_that_delivered(book):
    for each in promises(book):
        assert (each.answer is None) == (each.outcome == "no source held")
        assert each.answer is None or each.answer["status"] in DELIVERED


def test_answered_and_open_promises_are_all_the_promises(book):
    made, answered, left = (book[f"partnerships-promises-{which}"].number for which in ("made", "answered", "open"))
    assert answered + left == made


def test_an_announcement_answers_no_promise(copied):
    def announced(rows):
        return [
            {**row, "status": "announced"} if row["id"] == "event-riken-argonne-signed" else row
            for row in rows
            if row["id"] != "event-mext-doe-signed" and "due" not in row["id"]
        ]

    found = promises(changed(copied, "events", announced))
    assert next(each for each in found if each.claim == "riken-argonne-agreement-due").outcome == "no source held"


def test_a_thing_that_comes_after_the_time_named_came_late():
    due = Value(None, "date", date="2024-21")
    assert judged(due, {"date": "2024-04-05"}) == "came in time"
    assert judged(due, {"date": "2024-07"}) == "came late"
    earliest = Value(None, "date", date="2024", comparator="ge")
    assert judged(earliest, {"date": "2025-01"}) == "came in time"


def test_dates_span_the_days_they_leave_open():
    assert [day.isoformat() for day in days_of("2024-21")] == ["2024-03-01", "2024-05-31"]
    assert [day.isoformat() for day in days_of("FY2023")] == ["2023-04-01", "2024-03-31"]
    assert in_years(days_of("2024-07-01")[0]) == round(2024 + 182 / 366, 4)


@pytest.mark.parametrize("id", FIGURES)
def test_a_figure_fits_both_widths(book, id):
    figure = book.figure(id)
    for spec, width in ((figure.spec, WIDE), (figure.narrow, NARROW)):
        drawn = re.match(r'<svg[^>]* width="([\d.]+)"', vl_convert.vegalite_to_svg(spec))
        assert drawn is not None
        assert float(drawn[1]) <= width + 1


@pytest.mark.parametrize("id", FIGURES)
def test_the_narrow_drawing_needs_no_data_of_its_own(book, id):
    figure = book.figure(id)
    assert set(figure.narrow["datasets"]) <= set(figure.spec["datasets"])
