"""Japanese dates, eras, fiscal years and lengths of time."""

from __future__ import annotations

import pytest

from claimbook.extract import extract

PUBLISHED = "2024-05-30"
DATES = [
    ("2024年4月19日", "2024-04-19"),
    ("二〇二四年", "2024"),
    ("二〇二四年四月十九日", "2024-04-19"),
    ("2024年4月", "2024-04"),
    ("24年4月", "2024-04"),
    ("08年4月", "2008-04"),
    ("98年に設立", "1998"),
    ("30年までに", "2030"),
    ("2026年春", "2026-21"),
    ("2024年上半期", "2024-40"),
    ("24年1〜3月期", "2024-33"),
    ("2024年3月期", "2024-03"),
    ("2024/4/19", "2024-04-19"),
    ("2024-04-19の発表", "2024-04-19"),
    ("1990年代", "199X"),
    ("2024(令和6)年4月1日", "2024-04-01"),
    ("令和6(2024)年4月", "2024-04"),
    ("4月1日", "2024-04-01"),
    ("8月15日", "2023-08-15"),
    ("8月15日までに", "2024-08-15"),
    ("4月", "2024-04"),
    ("四月", "2024-04"),
    ("29日", "2024-05-29"),
    ("31日", "2024-04-31"),
    ("昨年", "2023"),
    ("一昨年", "2022"),
    ("今年3月", "2024-03"),
    ("来年4月1日", "2025-04-01"),
    ("昨年末", "2023"),
    ("先月", "2024-04"),
    ("来月", "2024-06"),
    ("今春", "2024-21"),
    ("昨秋", "2023-23"),
    ("来夏", "2025-22"),
]


@pytest.mark.parametrize(("text", "value"), DATES)
def test_dates_are_as_precise_as_the_text(text: str, value: str) -> None:
    [mention] = extract(text, PUBLISHED, language="ja")
    assert (mention.kind, mention.unit, mention.value) == ("date", "date", value)


ERAS = [
    ("明治元年", "1868"),
    ("明治5年12月", "1872"),
    ("明治6年1月1日", "1873-01-01"),
    ("明治45年7月30日", "1912-07-30"),
    ("大正元年", "1912"),
    ("大正12年9月1日", "1923-09-01"),
    ("昭和元年", "1926"),
    ("昭和20年8月15日", "1945-08-15"),
    ("昭和六十四年一月七日", "1989-01-07"),
    ("平成元年", "1989"),
    ("平成31年4月30日", "2019-04-30"),
    ("平成二十三年三月十一日", "2011-03-11"),
    ("令和元年5月1日", "2019-05-01"),
    ("令和6年4月", "2024-04"),
    ("令和７年", "2025"),
    ("R6.4", "2024-04"),
    ("R6.4.1", "2024-04-01"),
    ("H30年", "2018"),
    ("㋿6年", "2024"),
    ("㍻元年", "1989"),
    ("慶応4年", "1868"),
]


@pytest.mark.parametrize(("text", "value"), ERAS)
def test_eras_are_exact(text: str, value: str) -> None:
    [mention] = extract(text, language="ja")
    assert (mention.kind, mention.value) == ("date", value)


FISCAL_YEARS = [
    ("2024年度", "2024"),
    ("24年度", "2024"),
    ("平成30年度", "2018"),
    ("令和元年度", "2019"),
    ("今年度", "2024"),
    ("来年度", "2025"),
    ("昨年度", "2023"),
]


@pytest.mark.parametrize(("text", "value"), FISCAL_YEARS)
def test_fiscal_years(text: str, value: str) -> None:
    [mention] = extract(text, PUBLISHED, language="ja")
    assert (mention.kind, mention.unit, mention.value) == ("fiscal_year", "fiscal_year", value)


def test_the_fiscal_year_begins_in_april() -> None:
    assert extract("今年度", "2024-03-31", language="ja")[0].value == "2023"
    assert extract("今年度", "2024-04-01", language="ja")[0].value == "2024"


@pytest.mark.parametrize("text", ["4月1日", "29日", "昨年", "来年度", "先月", "今春", "同年", "4〜6月期"])
def test_what_only_the_documents_date_tells_is_left_open_without_it(text: str) -> None:
    [mention] = extract(text, language="ja")
    assert (mention.value, mention.low) == (None, None)


def test_the_same_year_is_the_one_said_last() -> None:
    assert [each.value for each in extract("2019年に設立し、同年10月に公開、翌年に移転した。")] == [
        "2019",
        "2019-10",
        "2020",
    ]


def test_a_month_takes_the_year_of_its_sentence() -> None:
    assert [each.value for each in extract("2022年4月に発表し、9月に始めた。", PUBLISHED)] == ["2022-04", "2022-09"]


RANGES = [
    ("2024年4月〜25年3月", "2024-04", "2025-03"),
    ("2023〜26年度", "2023", "2026"),
    ("平成28〜30年度", "2016", "2018"),
    ("令和6年度から8年度まで", "2024", "2026"),
    ("4月1日から5日まで", "2024-04-01", "2024-04-05"),
    ("4月12〜19日", "2024-04-12", "2024-04-19"),
    ("2024年4〜9月期", "2024-04", "2024-09"),
    ("昭和30年代", "1955", "1964"),
    ("1〜3日", "2024-05-01", "2024-05-03"),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_ranges_of_dates(text: str, low: str, high: str) -> None:
    [mention] = extract(text, PUBLISHED, language="ja")
    assert (mention.low, mention.high, mention.comparator) == (low, high, "range")


def test_a_list_of_dates_is_as_many_dates() -> None:
    assert [each.value for each in extract("4・5月、2023、24年度、4月12、13日", PUBLISHED)] == [
        "2024-04",
        "2024-05",
        "2023",
        "2024",
        "2024-04-12",
        "2024-04-13",
    ]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("2030年までに", "le"),
        ("2025年度以降", "ge"),
        ("早ければ2025年", "ge"),
        ("遅くとも2027年", "le"),
        ("2020年ごろ", "approx"),
        ("2027年末までに", "le"),
    ],
)
def test_words_about_a_date_compare_it(text: str, comparator: str) -> None:
    [mention] = extract(text, language="ja")
    assert mention.comparator == comparator


DURATIONS = [
    ("5年間", 5, "year"),
    ("2カ月", 2, "month"),
    ("3ヶ月", 3, "month"),
    ("3週間", 3, "week"),
    ("10日間", 10, "day"),
    ("90日", 90, "day"),
    ("24時間", 24, "hour"),
    ("30分", 30, "minute"),
    ("三十分", 30, "minute"),
    ("9秒98", 9.98, "second"),
    ("1時間30分", 1.5, "hour"),
    ("2時間5分30秒", 125.5, "minute"),
    ("1年半", 1.5, "year"),
    ("半年", 0.5, "year"),
    ("四半世紀", 25, "year"),
    ("5年ぶり", 5, "year"),
    ("3年連続", 3, "year"),
    ("10年で", 10, "year"),
    ("20年前", 20, "year"),
    ("10年の歴史", 10, "year"),
    ("3日連続", 3, "day"),
    ("一年以下の拘禁刑", 1, "year"),
    ("六月を超えない範囲", 6, "month"),
    ("1泊", 1, "night"),
    ("5カ年計画", 5, "year"),
]


@pytest.mark.parametrize(("text", "value", "unit"), DURATIONS)
def test_lengths_of_time(text: str, value: float, unit: str) -> None:
    [mention] = extract(text, PUBLISHED, language="ja")
    assert (mention.kind, mention.value, mention.unit) == ("duration", value, unit)
