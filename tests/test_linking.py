"""A number in its sentence is linked to the value that it is about, in English and Japanese, and to no other."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from pathlib import Path

import pytest
from linking_accuracy import SPLITS, articles, measure

from claimbook.base.errors import BookError
from claimbook.book.book import open_book
from claimbook.extract import extract
from claimbook.linking import Context, Link, MeaningIndex
from claimbook.linking.measures import Amount, amount_in, amount_of, compare, measure_of
from claimbook.linking.phrases import Phrases, plain

BOOK = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def index() -> MeaningIndex:
    return MeaningIndex.of(open_book(BOOK), derived=False)


def best(index: MeaningIndex, text: str, number: str, published: str = "2024-08-05") -> Link | None:
    mentions = extract(text, published)
    found = dict(zip((each.text for each in mentions), index.links(text, mentions, published=published), strict=True))
    return next(iter(found[number]), None)


EACH = [(language, split) for split in SPLITS for language in ("en", "ja")]


@pytest.mark.parametrize(("language", "split"), EACH)
def test_facts_are_linked_right_and_other_numbers_are_not(index: MeaningIndex, split: str, language: str) -> None:
    tally = measure(index, articles(split, language))
    read = tally.facts - tally.unread
    assert tally.right >= 0.9 * read, "\n".join(tally.wrong)
    assert tally.linked <= 0.05 * tally.others, "\n".join(tally.wrong)


@pytest.mark.parametrize(
    ("text", "number", "id", "relation"),
    [
        ("Sakura Internet's machine holds 2,016 Nvidia GPUs.", "2,016 Nvidia GPUs", "jp-sakura-gpus", "repeats"),
        ("METI gives ¥6.8 billion for Sakura's supercomputer.", "¥6.8 billion", "sakura-subsidy", "repeats"),
        ("さくらインターネットのGPUは2016基だ。", "2016基", "jp-sakura-gpus", "repeats"),
        ("METI’s subsidy for Sakura Internet was ¥7.4 billion.", "¥7.4 billion", "jp-sakura-subsidy", "contradicts"),
        ("Japan was ranked 27th in the IMD digital competitiveness ranking in 2026.", "27th", "imd-2025", "newer"),
    ],
)  # fmt: skip
def test_a_number_is_linked_as_what_it_is(index: MeaningIndex, text: str, number: str, id: str, relation: str) -> None:
    link = best(index, text, number)
    assert link is not None
    assert (link.id, link.relation) == (id, relation)
    assert link.matched.subject
    assert "same subject by" in link.why


@pytest.mark.parametrize(
    ("text", "number", "id"),
    [
        ("FugakuNEXT, in numbers\nThe flagship will cost over 110 billion yen to develop. For that, RIKEN and its "
         "partners promise more than 600 exaflops of eight-bit arithmetic.", "600 exaflops", "jp-fugakunext-fp8"),
        ("The harbour bridge\nIt will cost over 110 billion yen to develop. For that, RIKEN and its partners promise "
         "more than 600 exaflops of eight-bit arithmetic.", "600 exaflops", ""),
        ("FugakuNEXT, in numbers\nThe flagship will cost over 110 billion yen to develop. For that, Marumo Systems "
         "promises 600 exaflops.", "600 exaflops", ""),
    ],
)  # fmt: skip
def test_what_a_text_is_about_settles_a_rare_number(index: MeaningIndex, text: str, number: str, id: str) -> None:
    link = best(index, text, number, "2025-08-29")
    assert (link.id if link else "") == id


@pytest.mark.parametrize(
    ("text", "number", "id"),
    [
        ("Japan will give 10 trillion yen of public support to AI and chips.", "10 trillion yen", "fund-10tn"),
        ("Tokyo's framework puts 10 trillion yen into AI and semiconductors.", "10 trillion yen", "fund-10tn"),
        ("首相はAI・半導体に10兆円の公的支援を行うと述べた。", "10兆円", "fund-10tn"),
        ("In Japan, individuals who have used generative AI were 26.7 percent in fiscal 2024, against 9.1 percent a "
         "year before.", "9.1 percent", "use-jp-fy23"),
        ("ABCI 3.0, a machine of AIST, began full service in January 2025.", "January 2025", "jp-abci3-start"),
        ("日本で生成AIを使った個人は2024年度に26.7%だった。前の年度は9.1%だった。", "9.1%", "use-jp-fy23"),
        ("Fugaku made its debut in June 2020 with 415 petaflops in the Linpack test.", "415 petaflops",
         "t5-fugaku-rmax0"),
        ("GPT-4.5 took 3.8 x 10^26 floating-point operations to train.", "3.8 x 10^26 floating-point operations",
         "cmp-frontier-gpt45-flop"),
        ("Renting an H100 costs $2.35 an hour.", "$2.35", "gpu-rent-h100"),
        ("METI pays 72.5 billion yen of subsidies; Sakura Internet alone gets 50.1 billion.", "50.1 billion",
         "fund-meti-sakura"),
        ("Japan was placed 28th of 63 nations in technological knowledge.", "28th of 63 nations", "imd-2022-knowledge"),
    ],
)  # fmt: skip
def test_a_fact_is_linked_in_the_words_of_the_news(index: MeaningIndex, text: str, number: str, id: str) -> None:
    link = best(index, text, number, "2026-08-01")
    assert link is not None
    assert link.id == id


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("SoftBank invests in AI. Straits Compute is spending 150 billion yen on AI computing.", "150 billion yen"),
        ("NTT plans 8 trillion yen for growth areas. Over the past five years it was less.", "five years"),
        ("Microsoft invested in Japan. That was two years ago.", "two years"),
        ("中国は国産AIの開発を支援し、1兆円を投じる。", "1兆円"),
        ("政府のAI予算が増える。関西電力は送電線に5000億円を投じる。", "5000億円"),
        ("Half of the cost of Minato Cloud's data centre in Kyushu comes from the state.", "Half"),
        ("Sakura Internet grows. Kitahama Denki pays 6.8 billion yen for its own machine.", "6.8 billion yen"),
        ("South Korea will lack 789,000 software engineers by 2030.", "789,000 software engineers"),
        ("Sakura Internet employs 880 people.", "880 people"),
        ("北浜電機は2016台のサーバーを設置する。", "2016台"),
        ("ポーランドの企業への調査では、9.1%が生成AIを使う。", "9.1%"),
    ],
)
def test_numbers_on_other_subjects_stay_unlinked(index: MeaningIndex, text: str, number: str) -> None:
    assert best(index, text, number) is None


@pytest.mark.parametrize(
    ("text", "number", "id", "relation"),
    [
        ("France counts its pledges. At the Paris summit of February 2025 companies promised 109 billion.",
         "109 billion", "peer-fr-109", "repeats"),
        ("Private AI investment in China came to $7.8 billion in 2023, down from 13.4 the year before.", "13.4",
         "inv-cn-2022", "repeats"),
        ("FugakuNEXT will cost over 110 billion yen to develop.\nThe designers budget 30 megawatts of power.",
         "30 megawatts", "pow-fugakunext", "contradicts"),
        ("Japan's use is low. In clusters of GPUs Japan had a share of 1.4 percent, down from 7.1 percent at the end "
         "of 2019.", "7.1 percent", "ep-share-jp-2019-12", "repeats"),
        ("Renting an H100 ran at $2.35 an hour in March, against $1.70 at last autumn's low.", "$1.70",
         "gpu-rent-h100-low", "repeats"),
        ("米国は「スパコン」番付TOP500の合計性能の4割弱を占めた。", "4割", "t5-share-us-202606", "repeats"),
    ],
)  # fmt: skip
def test_what_a_text_leaves_unsaid_is_taken_from_the_rest(
    index: MeaningIndex, text: str, number: str, id: str, relation: str
) -> None:
    link = best(index, text, number, "2026-07-01")
    assert link is not None
    assert (link.id, link.relation) == (id, relation)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("FugakuNEXT will cost over 110 billion yen to develop.\nMarumo Systems budgets 30 megawatts of power.",
         "30 megawatts"),
        ("Private AI investment in China came to $7.8 billion in 2023. The bridge is 13.4 kilometres long.",
         "13.4 kilometres"),
        ("France counts its pledges. In Berlin the flower market sold 109 billion tulips.", "109 billion tulips"),
        ("Sakura Internet grows. Half of its neighbours keep hens.", "Half"),
    ],
)  # fmt: skip
def test_the_rest_of_a_text_lends_nothing_to_other_things(index: MeaningIndex, text: str, number: str) -> None:
    assert best(index, text, number, "2026-07-01") is None


def test_a_sentence_alone_is_read_with_the_context_that_is_given(index: MeaningIndex) -> None:
    sentence = "The company paid 13.5 billion yen to build it."
    [mention] = extract(sentence)
    assert index.candidates(sentence, mention) == []
    context = Context("2024-08-05", entities=index.entities_in("Sakura Internet opened its machine."))
    assert index.candidates(sentence, mention, context)[0].id == "jp-sakura-cost"


def test_the_cheap_question_lets_through_what_may_concern_and_little_else(index: MeaningIndex) -> None:
    assert index.may_concern("METI gives Sakura Internet a subsidy of 50.1 billion yen.")
    assert index.may_concern("経産省はさくらインターネットに501億円を補助する。")
    assert not index.may_concern("METI gives Sakura Internet a subsidy.")
    assert not index.may_concern("The bakery sold 300 loaves of bread.")


def test_an_index_goes_to_other_processes_and_into_a_site_and_back(index: MeaningIndex) -> None:
    text = "METI promised Sakura Internet another 50.1 billion yen of subsidy."
    held = {"meaning": json.loads(json.dumps(index.to_json()))}
    for other in (pickle.loads(pickle.dumps(index)), MeaningIndex.from_values_json(held)):
        assert best(other, text, "50.1 billion yen") == best(index, text, "50.1 billion yen")
    with pytest.raises(BookError, match="build the site again"):
        MeaningIndex.from_values_json({"values": []})


def test_a_book_without_a_thesaurus_links_by_the_words_of_its_own_tables() -> None:
    book = open_book(BOOK / "tests" / "books" / "fisheries")
    fisheries = MeaningIndex.of(book, derived=False)
    row = next(row for row in book.ledger.where("claims", status="current") if row["value"] and row["unit"] != "date")
    name = book.ledger.row("entities", row["subject"])
    assert name is not None
    text = f"{name['name']}: {row['metric']} {row['value']} {row['unit']}."
    links = fisheries.links(text, extract(text))
    assert row.id in [link.id for each in links for link in each]


def said(number: str, comparator: str = "eq", unit: str = "JPY") -> Amount:
    amount = amount_of(Decimal(number), None, None, comparator, measure_of(unit))
    assert amount is not None
    return amount


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        (said("6.8E+9"), said("6800000000"), True),
        (said("790000"), said("789000"), True),
        (said("7.4E+9"), said("6.8E+9"), False),
        (said("2000", "gt"), said("2016"), True),
        (said("100", "gt"), said("2016"), False),
        (said("0.5", unit="fraction"), said("50", unit="percent"), True),
        (said("2", unit="year"), said("24", unit="month"), True),
        (said("30", unit="rank"), said("31", unit="rank"), False),
        (said("1.2", unit="EFLOP/s"), said("1200", unit="PFLOP/s"), True),
    ],
)
def test_numbers_agree_as_they_were_written(one: Amount, other: Amount, agrees: bool) -> None:
    assert compare(one, other).agrees == agrees


@pytest.mark.parametrize(
    ("text", "held", "agrees"),
    [
        ("one in four of them", said("26.7", unit="percent"), True),
        ("one in four of them", said("31", unit="percent"), False),
        ("6割が使う", said("63.6", unit="percent"), True),
        ("6割が使う", said("67", unit="percent"), False),
        ("4割弱が使う", said("37.5", unit="percent"), True),
        ("4割弱が使う", said("43", unit="percent"), False),
        ("roughly 900 TWh of power", said("902.769", unit="TWh"), True),
        ("900 TWh of power", said("902.769", unit="TWh"), False),
    ],
)
def test_a_share_in_words_agrees_as_roughly_as_it_is_said(text: str, held: Amount, agrees: bool) -> None:
    [mention] = extract(text)
    amount = amount_in(mention, measure_of(mention.unit or ""))
    assert amount is not None
    assert compare(amount, held).agrees == agrees


def test_phrases_end_at_words_in_english_and_stand_free_in_katakana() -> None:
    names = Phrases([("Arm", "arm"), ("アーム", "arm"), ("米", "us")], letter_case=True)
    words = Phrases([("subsid*", "subsidy"), ("IT", "it")], letter_case=False)
    assert [each.ids for each in names.all_in(plain("Arm’s army at アーム, not アームストロング"))] == [
        ("arm",),
        ("arm",),
    ]
    assert names.all_in("新米") == []
    assert [each.ids for each in words.all_in("Subsidies for IT make it cheap")] == [("subsidy",), ("it",)]
