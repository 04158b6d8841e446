"""A number told as a change of one that the book holds is a newer value of it; one told of somebody else is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.book.book import open_book
from claimbook.extract import extract
from claimbook.linking import Link, MeaningIndex

ID, HELD = "jp-sakura-gpus", "Sakura Internet's machine holds {held:,} Nvidia GPUs"
HELD_JA = "さくらインターネットは「H100」を{held}基そろえた"


@pytest.fixture(scope="module")
def index() -> MeaningIndex:
    return MeaningIndex.of(open_book(Path(__file__).parents[1]), derived=False)


def link_of_last(index: MeaningIndex, text: str) -> Link | None:
    """Return the link of the last number of a text that speaks of Sakura's GPUs and of half as many more."""
    held = index.entry(ID).amount
    assert held is not None
    text = text.format(held=round(held.number), more=round(held.number * 1.5))
    mentions = [each for each in extract(text, "2026-10-01") if not each.date]
    return next(iter(index.links(text, mentions, published="2026-10-01")[-1]), None)


@pytest.mark.parametrize(
    "text",
    [
        f"{HELD}. The fleet has since grown to some {{more:,}} chips, an executive said.",
        f"{HELD}, a figure that was raised last week to {{more:,}}.",
        f"{HELD}; it is to be enlarged to about {{more:,}} units.",
        f"{HELD}. A later plan would take the first of these figures to {{more:,}} units.",
        f"{HELD_JA}。今夏には{{more}}基に引き上げた。",
        f"{HELD_JA}が、{{more}}基まで増やす。",
        f"{HELD_JA}。これを上回る{{more}}台がそろう。",
        f"{HELD_JA}。計画を見直し、{{more}}基程度に拡大する。",
    ],
)
def test_what_is_told_as_changed_is_newer(index: MeaningIndex, text: str) -> None:
    link = link_of_last(index, text)
    assert link is not None
    assert (link.id, link.relation) == (ID, "newer")
    assert not link.matched.value


@pytest.mark.parametrize(
    "text",
    [
        f"{HELD}. Marumo Systems has grown to {{more:,}} chips.",
        f"{HELD}. Its staff has grown to {{more:,}} employees.",
        f"{HELD}. Another {{more:,}} chips stand elsewhere.",
        f"{HELD}.\nThe fleet has since grown to {{more:,}} chips.",
        f"{HELD_JA}。丸茂システムは{{more}}基に増やした。",
        f"{HELD_JA}。社員は{{more}}人に増えた。",
    ],
)
def test_what_is_told_of_others_or_otherwise_is_not(index: MeaningIndex, text: str) -> None:
    link = link_of_last(index, text)
    assert link is None or "told as a change" not in link.why


def test_the_newer_number_may_stand_before_the_one_it_follows(index: MeaningIndex) -> None:
    held = index.entry(ID).amount
    assert held is not None
    more, held_now = round(held.number * 1.5), round(held.number)
    text = f"Sakura Internet now has {more:,} GPUs, compared with {held_now:,} GPUs a year ago."
    mentions = [each for each in extract(text, "2026-10-01") if each.kind == "count"]
    links = index.links(text, mentions, published="2026-10-01")
    assert [(each[0].id, each[0].relation) for each in links[:2]] == [(ID, "newer"), (ID, "repeats")]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Sakura Internet's machine holds {more:,} Nvidia GPUs, a study disputes.", "contradicts"),
        ("Sakura Internet has enlarged its machine to {more:,} Nvidia GPUs.", "newer"),
    ],
)
def test_a_number_that_differs_is_newer_or_contradicts_by_the_words_around_it(
    index: MeaningIndex, text: str, relation: str
) -> None:
    link = link_of_last(index, text)
    assert link is not None
    assert (link.id, link.relation) == (ID, relation)


@pytest.mark.parametrize(
    ("text", "id", "relation"),
    [
        ("FugakuNEXT is built in Kobe. Its operation starts in 2031.", "jp-fugakunext-start", "contradicts"),
        ("Japan’s government adopted the basic plan on Dec. 23.", "law-ai-plan", "repeats"),
    ],
)
def test_a_date_without_its_year_is_that_of_the_event_and_another_year_is_told(
    index: MeaningIndex, text: str, id: str, relation: str
) -> None:
    mentions = extract(text, "2026-03-01")
    links = [each[0] for each in index.links(text, mentions, published="2026-03-01") if each]
    assert [(each.id, each.relation) for each in links] == [(id, relation)]
