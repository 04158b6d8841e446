"""However Japanese is printed it is read alike, and offsets stay those of the text as given."""

from __future__ import annotations

import pytest

from claimbook.extract import extract

FORMS = [
    ("１２万人", "１２万人", 120_000),
    ("投資《とうし》額は３兆《ちょう》円《えん》。", "３兆《ちょう》円", 3e12),
    ("<ruby>約<rt>やく</rt></ruby>2<ruby>千<rt>せん</rt></ruby>人", "2<ruby>千<rt>せん</rt></ruby>人", 2000),
    ("出力は３０ﾒｶﾞﾜｯﾄ", "３０ﾒｶﾞﾜｯﾄ", 30),
    ("５億ﾄﾞﾙを", "５億ﾄﾞﾙ", 5e8),
    ("距離は５０㌔だ", "５０㌔", 50),
    ("投資額は三百億円︒", "三百億円", 3e10),
    ("費用は約 30 万 人分", "30 万 人分", 300_000),
    ("（約３００億円）", "３００億円", 3e10),
    ("\ufeff投資は3億円", "3億円", 3e8),
    ("政府は人工知能の計算資源の整備に向けて、総額で3兆2千\n億円を投じる方針だ。", "3兆2千\n億円", 3.2e12),
    ("政府は人工知能の計算資源の整備に向けて、総額で3兆2千\r\n億円を投じる方針だ。", "3兆2千\r\n億円", 3.2e12),
]


@pytest.mark.parametrize(("text", "span", "value"), FORMS)
def test_widths_ruby_squares_and_broken_lines(text: str, span: str, value: float) -> None:
    [mention] = extract(text)
    assert (mention.text, mention.value) == (span, value)
    assert text[mention.start : mention.end] == span


def test_short_lines_are_not_joined() -> None:
    assert [each.text for each in extract("・予算\n300億円\n・人員20\n30人")] == ["300億円", "30人"]


def test_each_mention_stands_in_its_sentence() -> None:
    text = "経費は3億円だ。「社員は20人」と語った。\n国は4億円を出す。"
    sentences = [text[slice(*each.sentence)] for each in extract(text) if each.sentence]
    assert sentences == ["経費は3億円だ。", "「社員は20人」と語った。", "国は4億円を出す。"]


def test_the_subject_is_an_entity_by_any_name_or_the_topic() -> None:
    entities = [("kaku", ["Kaku Electric", "架空電機"]), ("meta", ["メタ"])]
    text = "架空電機は3億円を投じる。メタバース市場は2兆円だ。"
    assert [each.subject for each in extract(text, entities=entities)] == ["kaku", "メタバース市場"]


def test_a_text_longer_than_a_block_is_read_as_a_short_one() -> None:
    sentence = "架空電機は2024年に3億円を投じ、サーバーを40台入れた。"
    one = [(each.text, each.value, each.unit) for each in extract(sentence)]
    many = [(each.text, each.value, each.unit) for each in extract(sentence * 2_000)]
    assert many == one * 2_000


def test_links_count_from_the_first_mention_of_the_text() -> None:
    text = "前置きは20人。" * 2_500 + "80億ドル(約1兆2千億円)を投じる。"
    mentions = extract(text)
    assert mentions[-1].pair == len(mentions) - 2
    assert mentions[-2].pair == len(mentions) - 1
