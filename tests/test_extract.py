"""The extractor's promises that hold for every kind of quantity: shape, spans, what is found and what is left alone."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal

import pytest

from claimbook.extract import Mention, extract, extract_many

SENTENCE = "By 2030 Japan lacks about 789,000 software engineers, METI says."


def only(text: str, **options: object) -> Mention:
    mentions = extract(text, **options)  # type: ignore[arg-type]
    assert len(mentions) == 1, [mention.text for mention in mentions]
    return mentions[0]


def test_a_mention_prints_as_plain_json() -> None:
    record = json.loads(json.dumps(only("It owns at least 79 LLMs.").to_json()))
    assert record["text"] == "79 LLMs"
    assert (record["kind"], record["value"], record["low"], record["high"]) == ("count", 79, None, None)
    assert (record["unit"], record["comparator"]) == ("LLM", "ge")
    assert record["cue"] == {"text": "at least", "start": 8, "end": 16}
    assert record["sentence"] == [0, 25]


def test_spans_are_tight_and_hedges_go_to_the_cue() -> None:
    year, engineers = extract(SENTENCE)
    assert (year.text, year.comparator, year.cue and year.cue.text) == ("2030", "le", "By")
    assert (engineers.text, engineers.comparator) == ("789,000 software engineers", "approx")
    assert engineers.cue is not None
    assert engineers.cue.text == "about"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("6.8 billion yen", "6.8E+9"),
        ("$30 billion", "3.0E+10"),
        ("$30.0 billion", "3.00E+10"),
        ("12,300 homes", "12300"),
        ("1.50 percent", "1.50"),
        ("half a million homes", "5E+5"),
        ("two million homes", "2E+6"),
    ],
)
def test_an_amount_keeps_how_precisely_it_was_written(text: str, amount: str) -> None:
    found = only(text).amount
    assert found == Decimal(amount)
    assert found is not None
    assert found.as_tuple().exponent == Decimal(amount).as_tuple().exponent


def test_whole_values_are_integers_and_others_floats() -> None:
    assert isinstance(only("¥12 billion").value, int)
    assert only("2.5 EFLOP/s").value == 2.5


def test_offsets_count_in_the_text_as_given_when_only_spans_are_read() -> None:
    text = "Menu 7 items\n\nThe firm has 12 offices.\n\nRead 3 more stories"
    start = text.index("The")
    mention = only(text, spans=[(start, text.index("\n\nRead"))])
    assert text[mention.start : mention.end] == mention.text == "12 offices"


def test_nothing_outside_the_spans_is_read() -> None:
    assert extract("12 offices and 13 shops", spans=[]) == []


def test_many_texts_are_read_one_at_a_time() -> None:
    read = []

    def texts() -> object:
        for number in (3, 4):
            read.append(number)
            yield f"{number} dogs"

    results = extract_many(texts())  # type: ignore[arg-type]
    assert next(results)[0].value == 3
    assert read == [3]


def test_importing_the_extractor_does_not_load_spacy() -> None:
    code = "import sys, claimbook.extract; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_sentence_of_a_mention_is_found() -> None:
    text = "It was late. Dr. Abe of the U.S. paid $3. Nobody saw."
    mention = only(text)
    assert mention.sentence is not None
    assert text[slice(*mention.sentence)] == "Dr. Abe of the U.S. paid $3."


def test_the_subject_is_the_known_entity_named_before() -> None:
    entities = [
        ("aist", ["AIST", "National Institute of Advanced Industrial Science and Technology"]),
        ("meti", ["METI"]),
    ]
    text = "AIST said METI will spend 32 billion yen."
    assert only(text, entities=entities).subject == "meti"


def test_without_a_known_entity_the_subject_is_a_name_in_the_sentence() -> None:
    assert only("They say Sakura Internet bought 2,000 servers.").subject == "Sakura Internet"


@pytest.mark.parametrize(
    "text",
    [
        "GPT-3 and the G7, the Group of Seven, Web 2.0 and the A100",
        "Windows 11, 5G, COVID-19, a Boeing 737 and ISO 9001",
        "Under Section 230 they sued one another",
        "Call 555-0142 before 2:00 or at 9 a.m. or 7pm",
        "Version 1.2.3 is at example.org/2023/07/story_12",
        "It is one of the few; both sides and no company agreed",
        "She may, in recent weeks, have thought a second time",
        "The S&P 500 and the Nikkei 225 closed",
        "Lyon won 3-1 and drew 2-2",
        "the first half of the match, a third term and the 19th-century hall",
        "Gen Z and the Big Four met at 10 Downing Street",
        "a 1-in-100-year flood",
        "The 2-1 defeat hurt; the 401(k) plan too",
        "Neither 3M nor 7-Eleven lifted off from Pad 39A",
        "the group of seven and the big three saw a category four storm",
        "the financial times 100-share index closed; she dialled 999",
    ],
)
def test_names_labels_times_and_scores_are_no_quantities(text: str) -> None:
    assert extract(text) == []


def test_the_tokenizer_forgets_in_time_and_reads_on_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimbook.extract.tokens.MEMORY", 100)
    texts = [f"Town {number} sold {number} sheep for ${number}m." for number in range(20, 40)]
    assert [mentions[-1].value for mentions in extract_many(texts)] == [number * 1_000_000 for number in range(20, 40)]
