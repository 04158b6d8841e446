"""A Japanese article in another encoding than UTF-8 is refused in one sentence that names it and says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.base.errors import BookError
from claimbook.documents import body_spans, read_document
from claimbook.documents.article import articles_in
from claimbook.extract import extract

ARTICLE = "架空電機は30日、画像処理半導体（ＧＰＵ）を２０００基導入すると発表した。投資額はおよそ３００億円にのぼる。"


def refusal(path: Path) -> str:
    with pytest.raises(BookError) as raised:
        read_document(path)
    [fault] = raised.value.faults
    return str(fault)


@pytest.mark.parametrize(
    ("codec", "name", "iconv"),
    [
        ("cp932", "Shift-JIS", "iconv -f CP932 -t UTF-8"),
        ("euc_jp", "EUC-JP", "iconv -f EUC-JP -t UTF-8"),
        ("iso2022_jp", "ISO-2022-JP", "iconv -f ISO-2022-JP -t UTF-8"),
    ],
)
def test_the_encoding_is_named_and_how_to_convert_it(tmp_path: Path, codec: str, name: str, iconv: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.encode(codec))
    assert f"is {name}, not UTF-8" in refusal(path)
    assert iconv in refusal(path)


@pytest.mark.parametrize(("codec", "name"), [("cp932", "Shift-JIS"), ("latin-1", "Latin-1")])
def test_text_that_was_misread_and_saved_is_refused(tmp_path: Path, codec: str, name: str) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE.encode().decode(codec, errors="ignore"), encoding="utf-8")
    assert f"was read as {name}" in refusal(path)


@pytest.mark.parametrize(
    "text",
    [ARTICLE, "Le café a été fermé à Paris, près de l’église où l’été fut célébré.", "Não é só São Paulo.", "繧"],
)
def test_sound_text_is_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    assert read_document(path).text == text


def test_bytes_in_no_japanese_encoding_are_named_by_offset(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes("für 12 Büros".encode("latin-1"))
    assert "byte 1 (0xfc)" in refusal(path)


@pytest.mark.parametrize(
    "content",
    [ARTICLE.encode("iso2022_jp"), ARTICLE.encode().decode("cp932", errors="ignore").encode()],
    ids=["escape sequences", "read as another"],
)
def test_a_text_file_given_for_its_article_is_refused_alike(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    [found] = articles_in(path)
    assert isinstance(found, BookError)
    assert "iconv -f ISO-2022-JP -t UTF-8" in str(found) or "was read as Shift-JIS" in str(found)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("政府は︑二〇二四年度に七二五億円を投じ︑設備を二千基整備する︒︵約四億㌦︶", ["七二五億円", "四億㌦"]),
        ("<ruby>政府<rp>(</rp><rt>せいふ</rt><rp>)</rp></ruby>は三千億円を投じ、研究所の設備を整える。", ["三千億円"]),
        ("政府は三千億円《さんぜんおくえん》を投じ、研究所の設備を来年までに整える。", ["三千億円"]),
        ("政府は三千億円を投じ､研究所の設備を来年までに整える｡", ["三千億円"]),
    ],
    ids=["vertical signs", "ruby tags", "ruby in brackets", "half-width signs"],
)
def test_japanese_set_otherwise_is_an_article_whose_amounts_are_read(text: str, amounts: list[str]) -> None:
    found = extract(text, spans=body_spans(text))
    assert [mention.text for mention in found if mention.kind == "money"] == amounts
