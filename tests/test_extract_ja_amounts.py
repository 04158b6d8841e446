"""Japanese money, numbers, shares and multiples: value and unit of the one quantity in a text."""

from __future__ import annotations

import pytest

from claimbook.extract import Mention, extract


def only(text: str, date: str | None = None) -> Mention:
    [mention] = extract(text, date, language="ja")
    assert text[mention.start : mention.end] == mention.text
    assert mention.language == "ja"
    return mention


NUMBERS = [
    ("725億円", 72.5e9),
    ("6兆8千億円", 6.8e12),
    ("3兆2千億円", 3.2e12),
    ("百二十億円", 12e9),
    ("１，２３９億円", 123.9e9),
    ("三千五百六十万七千二百円", 35_607_200),
    ("二百五円", 205),
    ("27兆90億円", 27.009e12),
    ("1億2345万6789円", 123_456_789),
    ("12・3億円", 1.23e9),
    ("二・五億円", 250e6),
    ("1.5兆円", 1.5e12),
    ("4,500億円", 450e9),
    ("壱万円", 10_000),
    ("２百万円", 2e6),
    ("1,234百万円", 1.234e9),
    ("3京円", 3e16),
    ("二〇〇億円", 20e9),
    ("総額は3 兆 2,000 億 円", 3.2e12),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_digits_and_kanji_make_a_number(text: str, value: float) -> None:
    mention = only(text)
    assert (mention.kind, mention.value, mention.unit) == ("money", value, "JPY")


MONEY = [
    ("80億ドル", 8e9, "USD"),
    ("5億豪ドル", 5e8, "AUD"),
    ("3億香港ドル", 3e8, "HKD"),
    ("900新台湾ドル", 900, "TWD"),
    ("2カナダドル", 2, "CAD"),
    ("10億ユーロ", 1e9, "EUR"),
    ("5000万元", 5e7, "CNY"),
    ("100億人民元", 1e10, "CNY"),
    ("3兆ウォン", 3e12, "KRW"),
    ("2億ポンド", 2e8, "GBP"),
    ("50銭", 0.5, "JPY"),
    ("150円50銭", 150.5, "JPY"),
    ("二百ドル五十セント", 200.5, "USD"),
    ("20スイスフラン", 20, "CHF"),
    ("30万ルピー", 300_000, "INR"),
    ("$1.2億", 1.2e8, "USD"),
    ("¥3,000万", 3e7, "JPY"),
    ("￥１，２００", 1200, "JPY"),
    ("US$5億", 5e8, "USD"),
    ("A$3億", 3e8, "AUD"),
    ("€30億", 3e9, "EUR"),
    ("USD 300を支払う", 300, "USD"),
    ("300 USDを支払う", 300, "USD"),
    ("価格は$40 billionだ", 4e10, "USD"),
    ("-5ドル", -5, "USD"),
    ("マイナス3億円", -3e8, "JPY"),
]


@pytest.mark.parametrize(("text", "value", "unit"), MONEY)
def test_money_is_read_with_its_currency(text: str, value: float, unit: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.value, mention.unit) == ("money", value, unit)


SHARES = [
    ("26・7%", "percent", 26.7, "percent"),
    ("26.7パーセント", "percent", 26.7, "percent"),
    ("三・五％", "percent", 3.5, "percent"),
    ("3割5分", "percent", 35, "percent"),
    ("打率は3割1分2厘", "percent", 31.2, "percent"),
    ("二割五分", "percent", 25, "percent"),
    ("2ポイント", "percent", 2, "percentage_point"),
    ("日経平均株価は500ポイント上昇", "measure", 500, "point"),
    ("25ベーシスポイント", "percent", 25, "basis_point"),
    ("▲3.2%", "percent", -3.2, "percent"),
    ("5分の1", "fraction", 0.2, "fraction"),
    ("三分の二", "fraction", 0.6666666667, "fraction"),
    ("十分の八", "fraction", 0.8, "fraction"),
    ("半分", "fraction", 0.5, "fraction"),
    ("半数", "fraction", 0.5, "fraction"),
    ("5人に1人", "fraction", 0.2, "fraction"),
    ("3社に2社", "fraction", 0.6666666667, "fraction"),
    ("2.5倍", "multiplier", 2.5, "times"),
    ("二・五倍", "multiplier", 2.5, "times"),
    ("倍増した", "multiplier", 2, "times"),
    ("倍の", "multiplier", 2, "times"),
    ("1000倍", "multiplier", 1000, "times"),
    ("3と5分の1", "number", 3.2, None),
    ("答えは192です", "number", 192, None),
    ("千二百三十四", "number", 1234, None),
    ("-120", "number", -120, None),
]


@pytest.mark.parametrize(("text", "kind", "value", "unit"), SHARES)
def test_shares_multiples_and_plain_numbers(text: str, kind: str, value: float, unit: str | None) -> None:
    mention = only(text)
    assert (mention.kind, mention.value, mention.unit) == (kind, value, unit)


MEASURES = [
    ("1.2エクサフロップス", 1.2, "EFLOP/s"),
    ("442ペタフロップス", 442, "PFLOP/s"),
    ("40メガワット", 40, "MW"),
    ("30万キロワット", 300_000, "kW"),
    ("4600億キロワット時", 460e9, "kWh"),
    ("2ナノメートル", 2, "nm"),
    ("2ナノ(ナノは10億分の1)メートル", 2, "nm"),
    ("1.1エクサ(エクサは100京)フロップス", 1.1, "EFLOP/s"),
    ("1兆パラメーター", 1e12, "parameter"),
    ("700億パラメータ", 7e10, "parameter"),
    ("2兆トークン", 2e12, "token"),
    ("80テラバイト", 80, "TB"),
    ("毎秒400ギガビット", 400, "Gbit/s"),
    ("3.35TB/s", 3.35, "TB/s"),
    ("5万1千平方メートル", 51_000, "m²"),
    ("時速100キロ", 100, "km/h"),
    ("体重は65キロ", 65, "kg"),
    ("10キロ走った", 10, "km"),
    ("最大風速は30メートル", 30, "m/s"),
    ("氷点下3度", -3, "°C"),
    ("最高気温は28.3度", 28.3, "°C"),
    ("37度5分", 37.5, "°C"),
    ("北緯35度", 35, "degree"),
    ("大さじ1と1/2", 1.5, "tbsp"),
    ("小さじ1/2", 0.5, "tsp"),
    ("150㍍", 150, "m"),
]


@pytest.mark.parametrize(("text", "value", "unit"), MEASURES)
def test_measures(text: str, value: float, unit: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.value, mention.unit) == ("measure", value, unit)


COMPARATORS = [
    ("約3億円", "approx", "約"),
    ("およそ3億円", "approx", "およそ"),
    ("3億円前後", "approx", "前後"),
    ("3億円ほど", "approx", "ほど"),
    ("3割程度", "approx", "程度"),
    ("3億円近く", "approx", "近く"),
    ("1兆円に迫る", "approx", "に迫"),
    ("見込み3億円", "approx", "見込み"),
    ("9%台", "approx", "台"),
    ("150円台", "approx", "台"),
    ("100人余り", "gt", "余り"),
    ("5割強", "gt", "強"),
    ("30億円弱", "lt", "弱"),
    ("5割超", "gt", "超"),
    ("100億円を超える", "gt", "を超"),
    ("100億円を上回る", "gt", "を上回"),
    ("50人以上", "ge", "以上"),
    ("少なくとも50人", "ge", "少なくとも"),
    ("最低50人", "ge", "最低"),
    ("30%未満", "lt", "未満"),
    ("100人に満たない", "lt", "に満たない"),
    ("5%を下回る", "lt", "を下回"),
    ("20人以下", "le", "以下"),
    ("3日以内", "le", "以内"),
    ("最大30億円", "le", "最大"),
    ("最大で約30億円", "le", "最大で"),
    ("世界最大の30億円の工場", "eq", None),
    ("30億円を強化に", "eq", None),
    ("過半", "gt", None),
    ("十数人", "gt", None),
    ("二十数人", "gt", None),
    ("数千人", "approx", None),
    ("数十万円", "approx", None),
]


@pytest.mark.parametrize(("text", "comparator", "cue"), COMPARATORS)
def test_words_about_an_amount_compare_it(text: str, comparator: str, cue: str | None) -> None:
    mention = only(text)
    assert (mention.comparator, mention.cue.text if mention.cue else None) == (comparator, cue)


def test_vague_multiples_are_the_lower_bound() -> None:
    assert [each.value for each in extract("数千人、十数人、数十万円、千数百社")] == [1000, 10, 100_000, 1100]


PER = [
    ("1人当たり20万円", 200_000, "person"),
    ("月額3千円", 3000, "month"),
    ("年間5億円", 5e8, "year"),
    ("時給は1113円", 1113, "hour"),
    ("1バレル=80ドル", 80, "barrel"),
    ("1平方メートル121万円", 1_210_000, "m²"),
    ("100万トークン当たり15ドル", 15, "1000000 token"),
    ("1GPU時間あたり300円", 300, "GPU hour"),
]


@pytest.mark.parametrize(("text", "value", "per"), PER)
def test_what_an_amount_is_per(text: str, value: float, per: str) -> None:
    mention = only(text)
    assert (mention.value, mention.per) == (value, per)


RANGES = [
    ("50〜60億ドル", 5e9, 6e9, "USD"),
    ("1000億〜1500億円", 1e11, 1.5e11, "JPY"),
    ("3年から5年", 3, 5, "year"),
    ("3〜5年", 3, 5, "year"),
    ("1万から1万5千人", 10_000, 15_000, "person"),
    ("10~15%", 10, 15, "percent"),
    ("6—40ナノメートル", 6, 40, "nm"),
    ("2、3人", 2, 3, "person"),
    ("二、三回", 2, 3, "time"),
    ("2、3千人", 2000, 3000, "person"),
    ("七、八割", 70, 80, "percent"),
    ("20〜30代", 20, 39, "year"),
    ("5〜10分の1", 0.1, 0.2, "fraction"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_ranges_share_scale_and_unit(text: str, low: float, high: float, unit: str) -> None:
    mention = only(text)
    assert (mention.low, mention.high, mention.unit, mention.comparator) == (low, high, unit, "range")
    assert mention.text == text


def test_a_list_shares_what_is_said_last() -> None:
    mentions = extract("5、12、15億円を投じる")
    assert [(each.value, each.unit) for each in mentions] == [(5e8, "JPY"), (12e8, "JPY"), (15e8, "JPY")]


def test_an_equivalent_in_brackets_is_a_pair() -> None:
    dollars, yen = extract("80億ドル(約1兆2千億円)を投じる")
    assert (dollars.value, dollars.unit, dollars.comparator, dollars.pair) == (8e9, "USD", "eq", 1)
    assert (yen.value, yen.unit, yen.comparator, yen.pair) == (1.2e12, "JPY", "approx", 0)
    assert dollars.rate is not None
    assert dollars.rate["low"] < 80e8 / 1.2e12 < dollars.rate["high"]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [("80億ドル(約1兆2千億円)以上", "ge"), ("80億ドル超(1兆2千億円)", "gt"), ("80億ドル(1兆2千億円)超", "gt")],
)
def test_a_comparator_reaches_both_of_a_pair(text: str, comparator: str) -> None:
    assert [each.comparator for each in extract(text)] == [comparator, comparator]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("100億円から150億円に増えた", [1e10, 1.5e10]),
        ("社員を380人から600人に増やす", [380, 600]),
        ("1ドル=150円台から140円台に下落", [150, 140]),
        ("23年度の11%から8%へ下がった", [11, 8]),
    ],
)
def test_what_changes_stays_two_amounts(text: str, values: list[float]) -> None:
    first, second = extract(text)[-2:]
    assert [first.value, second.value] == values
    assert first.change is not None
    assert second.change is not None
    assert (first.change["role"], second.change["role"]) == ("from", "to")
    assert extract(text)[first.change["with"]] == second


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("前年比5%増", "up"),
        ("3%減", "down"),
        ("12円安", "down"),
        ("赤字3億円", "down"),
        ("2割削減", "down"),
        ("5%", None),
    ],
)
def test_whether_it_rose_or_fell(text: str, direction: str | None) -> None:
    assert only(text).direction == direction
