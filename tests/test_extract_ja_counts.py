"""What Japanese counts: counters, the noun that stands by, ranks, ages, and numerals that count nothing."""

from __future__ import annotations

import pytest

from claimbook.extract import extract

COUNTED = [
    ("1万2千人", 12_000, "person"),
    ("二十三社", 23, "company"),
    ("100件", 100, "case"),
    ("20カ国", 20, "country"),
    ("20か国・地域", 20, "country"),
    ("3種類", 3, "type"),
    ("5583万世帯", 55_830_000, "household"),
    ("20戸", 20, "dwelling"),
    ("3拠点", 3, "site"),
    ("4か所", 4, "site"),
    ("5回", 5, "time"),
    ("6隻", 6, "ship"),
    ("10機", 10, "aircraft"),
    ("20校", 20, "school"),
    ("サーバー40台", 40, "server"),
    ("サーバーを500台導入", 500, "server"),
    ("GPUを2000基", 2000, "GPU"),
    ("GPUを約2000基", 2000, "GPU"),
    ("2000基のGPU", 2000, "GPU"),
    ("画像処理半導体(GPU)を1万基", 10_000, "GPU"),
    ("論文3本", 3, "paper"),
    ("300人の技術者", 300, "engineer"),
    ("従業員数は約1200人", 1200, "employee"),
    ("学生は1万5000人前後", 15_000, "student"),
    ("スタートアップ30社", 30, "startup"),
    ("特許は6万2264件", 62_264, "patent"),
    ("じゃがいも3個", 3, "potato"),
    ("一ダースの卵", 12, "egg"),
    ("ＧＰＵを２，０００基", 2000, "GPU"),
    ("5つの柱", 5, "pillar"),
    ("2人", 2, "person"),
    ("一人", 1, "person"),
    ("二匹の犬", 2, "dog"),
    ("三百余人", 300, "person"),
]


@pytest.mark.parametrize(("text", "value", "unit"), COUNTED)
def test_a_count_takes_the_noun_that_stands_by(text: str, value: int, unit: str) -> None:
    [mention] = extract(text, language="ja")
    assert (mention.kind, mention.value, mention.unit) == ("count", value, unit)


def test_what_became_of_a_count_is_of_the_same_noun() -> None:
    assert [each.unit for each in extract("社員数は380人から600人に増えた")] == ["employee", "employee"]


@pytest.mark.parametrize(
    ("text", "value", "out_of"),
    [
        ("世界9位", 9, None),
        ("第2位", 2, None),
        ("首位に立つ", 1, None),
        ("3番目に大きい", 3, None),
        ("63カ国中28位", 28, 63),
        ("64カ国・地域中32位", 32, 64),
        ("67カ国・地域中、日本は31位", 31, 67),
    ],
)
def test_ranks(text: str, value: int, out_of: int | None) -> None:
    [mention] = extract(text, language="ja")
    assert (mention.kind, mention.unit, mention.value, mention.out_of) == ("rank", "rank", value, out_of)


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("46歳", 46, None, None),
        ("例示太郎さん(46)", 46, None, None),
        ("30代", None, 30, 39),
        ("満二十歳", 20, None, None),
    ],
)
def test_ages(text: str, value: int | None, low: int | None, high: int | None) -> None:
    [mention] = extract(text, language="ja")
    assert (mention.kind, mention.unit) == ("age", "year")
    assert (mention.value, mention.low, mention.high) == (value, low, high)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("年3回", 3, "time/year"), ("月2回", 2, "time/month"), ("毎秒100兆回", 1e14, "time/second")],
)
def test_how_often_is_a_number_of_times(text: str, value: float, unit: str) -> None:
    [mention] = extract(text, language="ja")
    assert (mention.kind, mention.value, mention.unit) == ("number", value, unit)


NOTHING = [
    "一部、第一に、三菱、六本木、八百長、一方、二酸化炭素",
    "三井、三重県、四国、九州、千葉県、五十嵐さん、八王子市、十和田湖、京都、東京、万博",
    "一斉に、一律に、一定の、一段と、一般に、一緒に、唯一、統一、万一、十分な、半導体、数学、四半期、五輪",
    "百貨店、億万長者、兆候、千差万別、一石二鳥、三者協議、第三者委員会、二次被害、四季、六法",
    "5G、G7、H100、GPT-4、COVID-19、Windows 11、iPhone15、PM2.5、CO2、Web3、4Kテレビ、R-18",
    "3・11の記憶、9・11から",
    "第3回、3回目、5人目、三年目、二年生、3号機、2階、1丁目2番3号、第101回大会",
    "午前10時半、午後3時15分、13:30、17時まで",
    "電話03-1234-5678、〒100-0001、丸の内1-2-3、ver.2.0、3.5.1",
    "5―3で勝った、2対1、4−1で快勝",
    "震度6強、レベル4の自動運転、東証1部、主要7カ国",
    "一円玉、千円札、2桁の伸び、単位:百万円",
    "数人、数年、数カ月",
]


@pytest.mark.parametrize("text", NOTHING)
def test_numerals_inside_words_and_names_are_no_quantities(text: str) -> None:
    assert [each.text for each in extract(text, language="ja")] == []


def test_a_counter_behind_such_a_word_still_counts() -> None:
    mentions = extract("三世帯、四十分間、一部屋、三世代", language="ja")
    assert [(each.value, each.unit) for each in mentions] == [
        (3, "household"),
        (40, "minute"),
        (1, "room"),
        (3, "generation"),
    ]


def test_the_last_of_so_many_is_the_place_of_that_number() -> None:
    _, last = extract("67カ国・地域の最下位に沈んだ", language="ja")
    assert (last.kind, last.value, last.out_of) == ("rank", 67, 67)
    assert extract("最下位に沈んだ", language="ja") == []


def test_one_of_a_few_is_a_share_and_a_country_is_no_book() -> None:
    [share] = extract("5社のうち1社が使う", language="ja")
    assert (share.kind, share.value) == ("fraction", 0.2)
    [count] = extract("日本は44台を数えた", language="ja")
    assert count.unit == "unit"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("モデルの数は米国59に対し中国35と続いた。", [59, 35]),
        ("米国が60件、中国が35件で、日本はゼロだった。", [60, 35, 0]),
        ("ゼロから学習し、排出はゼロエミッションを掲げた。", []),
        ("平成9、英検2と呼ぶ。", []),
    ],
)
def test_numbers_of_nations_need_no_counter_and_none_is_a_number(text: str, values: list[int]) -> None:
    assert [each.value for each in extract(text, language="ja") if each.kind in ("number", "count")] == values
