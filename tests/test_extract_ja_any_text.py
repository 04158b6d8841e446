"""Any text with Japanese in it gives mentions or none: never an exception, spans that hold, work linear in length."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_extract_any_text import DATES, CountingText, check

from claimbook.extract import extract
from claimbook.extract.extractor import Extractor
from claimbook.extract.vocabulary import words

PIECES = st.sampled_from(
    sorted(
        words(
            "0 1 12 1,234 3.5 １２ 3・5 2024 24 一 二 三 十 百 千 万 億 兆 京 〇 数 何 半 十数 二〇二四 三千 百二十 "
            "円 銭 "
            "ドル 豪ドル ユーロ 元 ウォン ポンド "
            "$ ¥ ￥ € % ％ パーセント 割 分 厘 ポイント 分の 倍 半分 半数 過半数 半減 倍増 首位 人 名 社 件 台 基 個 "
            "枚 本 "
            "カ国 か国 位 番目 中 歳 代 年 年度 年代 月 "
            "日 年間 カ月 週間 日間 時間 時 秒 度 キロ メートル ｷﾛﾒｰﾄﾙ ㌔ メガワット エクサフロップス ナノメートル "
            "パラメーター トークン km MW °C 約 およそ 最大 最低 少なくとも 以上 "
            "以下 未満 超 余り 強 弱 前後 程度 台 近く に迫る を超える に満たない から まで に へ 〜 ～ - ― 、 ・ 。 "
            "( ) （ "
            "） 「 」 《 》 令和 平成元年 昭和 明治 R6.4 H30 昨年 今春 "
            "来年度 同年 翌月 先月 1人当たり 月額 毎秒 時速 第 三菱 六本木 一部 二酸化炭素 八百長 GPU サーバー の 増 "
            "減 上昇 "
            "に増えた マイナス ▲ 大さじ さん 気温 日経平均 H100 GPT-4 "
            "and the million <ruby>漢字<rt>かんじ</rt></ruby>"
        )
    )
)
GLUE = st.sampled_from(["", "", "", "", " ", "\n", "\r\n", "　", "\u0301", "\ufeff", "\ud800", "\x00", "ﾞ", "한", "了"])
NEWS = st.lists(st.tuples(PIECES, GLUE), max_size=16).map(lambda pairs: "".join(piece + glue for piece, glue in pairs))


@settings(max_examples=800, deadline=None)
@given(NEWS, DATES)
def test_quantities_thrown_together_never_break_a_promise(text: str, date: str | None) -> None:
    check(text, date)


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(min_codepoint=0x3000, max_codepoint=0xFFEF), max_size=60), DATES)
def test_any_characters_of_the_east_never_break_a_promise(text: str, date: str | None) -> None:
    check(text, date)


@settings(max_examples=200, deadline=None)
@given(NEWS, st.integers(0, 80), st.integers(0, 80))
def test_mentions_stay_inside_the_spans_that_are_read(text: str, start: int, length: int) -> None:
    for mention in extract(text, spans=[(start, start + length)]):
        assert start <= mention.start < mention.end <= start + length


@settings(max_examples=60, deadline=None)
@given(st.lists(NEWS, max_size=4))
def test_texts_read_together_are_read_as_each_is_alone(texts: list[str]) -> None:
    extractor = Extractor()
    assert list(extractor.quantities_of_each(texts)) == [extractor.quantities(text) for text in texts]


REPEATED: list[Callable[[int], str]] = [
    lambda size: "一" * size,
    lambda size: "億" * size,
    lambda size: "一億" * (size // 2),
    lambda size: "二千" * (size // 2),
    lambda size: "1億" * (size // 2),
    lambda size: "日1・" * (size // 3),
    lambda size: "約1、" * (size // 3),
    lambda size: "1から" * (size // 3),
    lambda size: "1年から" * (size // 4),
    lambda size: "1円(約" * (size // 4),
    lambda size: "3割" * (size // 2),
    lambda size: "5分の1" * (size // 4),
    lambda size: "令和" * (size // 2),
    lambda size: "同年4月" * (size // 4),
    lambda size: "2時間" * (size // 3),
    lambda size: "あ" * 20 + "\n漢" * (size // 2),
    lambda size: "《かな》" * (size // 4),
    lambda size: "1社は" * (size // 3),
    lambda size: "ｶﾞ" * (size // 2),
    lambda size: "漢 1 " * (size // 4),
    lambda size: "the 漢 of " * (size // 9),
]


@pytest.mark.parametrize("text_of", REPEATED)
def test_repetition_is_read_like_any_text(text_of: Callable[[int], str]) -> None:
    text = text_of(20_000)
    for mention in extract(text, "2024-05-30"):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("text_of", REPEATED)
def test_the_characters_looked_at_grow_no_faster_than_the_text(text_of: Callable[[int], str]) -> None:
    looked_at = []
    for size in (12_000, 48_000):
        CountingText.cut = 0
        extract(CountingText(text_of(size)))
        looked_at.append(CountingText.cut)
    assert looked_at[1] <= 5 * looked_at[0] + 1_000
