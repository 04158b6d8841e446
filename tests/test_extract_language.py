"""Which language a text is read in: English and Japanese, mixed or not, and a notice for any other."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest

from claimbook.extract import extract, language
from claimbook.extract.language import language_of
from claimbook.review.mentions import print_mentions

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "extraction"))

from scoring import read_labels  # noqa: E402

OTHERS = [
    ("de", "Das Unternehmen zahlte drei Millionen Euro für 12 Büros in der Stadt und will 2025 noch mehr."),
    ("fr", "L'entreprise a payé 3 millions d'euros pour 12 bureaux à Paris et compte en ouvrir 20 autres cette année."),
    ("vi", "Công ty đã chi 3 triệu đô la cho 12 văn phòng tại Hà Nội và sẽ mở thêm 20 văn phòng trong năm nay."),
    ("zh", "日本政府宣布投资3000亿日元，用于人工智能的研究，这是最大的计划。"),
    ("ko", "한국 정부는 2025년까지 5000억 원을 투자한다고 밝혔다."),
    ("ru", "Компания заплатила 3 млн евро за 12 офисов."),
    ("ar", "أنفقت الشركة 3 ملايين دولار على 12 مكتبا في المدينة."),
    ("th", "บริษัทจ่ายเงิน 3 ล้านดอลลาร์สำหรับสำนักงาน 12 แห่ง"),
]


@pytest.mark.parametrize(("code", "text"), OTHERS)
def test_another_language_yields_nothing(code: str, text: str) -> None:
    assert language_of(text) == code
    assert extract(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "$3 million",
        "12 de mayo",
        "30 Mio. Euro",
        "5 mln dlrs vs 4.3 mln",
        "net 12 cts vs 15 cts shr",
        "El Niño, 3 %",
        "",
        "7",
    ],
)
def test_a_short_utterance_is_never_refused(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "name", ["development.jsonl", "evaluation.jsonl", "independent.jsonl", "independent_seen.jsonl"]
)
def test_no_labelled_english_sentence_is_taken_for_another_language(name: str) -> None:
    assert {language_of(row["text"]) for row in read_labels(name)} == {"en"}


def test_the_articles_are_english() -> None:
    assert {language_of(path.read_bytes().decode()) for path in (ROOT / "seeds").glob("*.txt")} == {"en"}


@pytest.mark.parametrize("text", ["東証続落、終値3万8000円", "3億円", "GPUを2000基", "三菱重工、純利益500億円"])
def test_japanese_needs_no_kana(text: str) -> None:
    assert language_of(text) == "ja"


def test_each_stretch_of_a_mixed_text_is_read_in_its_own_language() -> None:
    text = (
        "The minister said 「日本は3兆円を投資する。」 on Monday, and $3 million was spent on 200 GPUs in 2024. "
        "日本は100億円を投じる。 Another $5 billion will follow."
    )
    mentions = extract(text)
    assert [(each.text, each.language, each.value) for each in mentions] == [
        ("3兆円", "ja", 3e12),
        ("$3 million", "en", 3e6),
        ("200 GPUs", "en", 200),
        ("2024", "en", "2024"),
        ("100億円", "ja", 1e10),
        ("$5 billion", "en", 5e9),
    ]
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.sentence is not None
        assert mention.sentence[0] <= mention.start < mention.end <= mention.sentence[1]


def test_links_of_the_english_behind_japanese_hold() -> None:
    mentions = extract(
        "日本は100億円を投じる。 The group will pay 32 billion yen (US$226 million) for it, the firm said."
    )
    assert [each.pair for each in mentions] == [None, 2, 1]


def test_the_language_can_be_told() -> None:
    german = OTHERS[0][1]
    assert extract(german, language="en")
    assert extract(german, language="de") == []
    assert [each.language for each in extract("$3", language="ja")] == ["ja"]


def test_the_command_line_says_in_one_sentence_that_a_file_is_in_another_language(tmp_path: Path) -> None:
    german, japanese = tmp_path / "german.txt", tmp_path / "japanese.txt"
    german.write_text(OTHERS[0][1], encoding="utf-8")
    japanese.write_text("架空電機は30日、GPUを2000基導入すると発表した。投資額は約300億円にのぼる。", encoding="utf-8")
    said: list[str] = []
    out = io.StringIO()
    assert print_mentions([german, japanese], out, said.append)
    assert len(said) == 1
    assert "german.txt" in said[0]
    assert "another language (de)" in said[0]
    assert '"GPU"' in out.getvalue()
    assert "german.txt" not in out.getvalue()


def test_the_books_entities_are_known_by_their_japanese_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    article = tmp_path / "article.txt"
    article.write_text(
        "さくらインターネットは30日、GPUを2000基導入すると発表した。投資額はおよそ300億円にのぼる。", encoding="utf-8"
    )
    out = io.StringIO()
    assert print_mentions([article], out, str)
    assert '"subject": "sakura-internet"' in out.getvalue()


def test_no_two_entities_share_a_japanese_name() -> None:
    with (ROOT / "data" / "entities.csv").open(encoding="utf-8", newline="") as table:
        names = [name for row in csv.DictReader(table) for name in row["names_ja"].split("|") if name]
    assert len(names) > 60
    assert len(names) == len(set(names))


def test_an_english_quotation_in_japanese_keeps_its_last_words() -> None:
    mentions = extract(
        "社長は「We will pay about $3 million for the 12 offices over $5 million」と述べ、3億円を出した。"
    )
    assert [(each.text, each.language) for each in mentions] == [
        ("$3 million", "en"),
        ("12 offices", "en"),
        ("$5 million", "en"),
        ("3億円", "ja"),
    ]


def test_a_short_english_sentence_asks_no_model(monkeypatch):
    monkeypatch.setattr(language, "identifier", lambda: pytest.fail("the model was loaded"))
    assert language_of("Sakura Internet’s supercomputer can develop GPT-3 in just three days") == "en"
