"""What a reviewer decides stands in the tables as one change, is proved, is not asked again, and can be undone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.linking import MeaningIndex
from claimbook.review.coverage import coverage
from claimbook.review.decisions import Reviewer
from claimbook.review.ids import taken_ids
from claimbook.review.intake import look, take_in
from claimbook.review.proposals import Proposal, open_proposals
from claimbook.review.validation import validate
from claimbook.tables.csv_files import as_csv
from claimbook.tables.ledger import Ledger

BOOK = Path(__file__).parents[1]
ARTICLE = """Cluster at Ishikari grows

Sakura Internet said its machine in Hokkaido holds 2,016 GPUs made by Nvidia.
The company also said that the machine can develop GPT-3 in just three days.
The government pays 7.4 billion yen of subsidy for Sakura Internet's supercomputer in Hokkaido.
Sakura Internet employs 880 people.
Ariake University will use it.
"""
GIVEN = {
    "id": "made-up-2024", "title": "Cluster at Ishikari grows", "publisher": "Bay Post", "published": "2024-08-05",
    "url": "https://bay.example/cluster",
}  # fmt: skip


@pytest.fixture
def paths(tmp_path: Path) -> BookPaths:
    root = tmp_path / "book"
    root.mkdir()
    for name in ("data", "seeds"):
        shutil.copytree(BOOK / name, root / name)
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(BOOK / name, root)
    (root / "chapters").mkdir()
    article = tmp_path / "cluster.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    made = BookPaths(root)
    take_in(made, look(made, article, GIVEN), GIVEN, None)
    return made


def waiting(paths: BookPaths) -> dict[str, Proposal]:
    book = Book(paths)
    index = MeaningIndex.of(book, derived=False)
    return {each.mention.text: each for each in open_proposals(book, index, "made-up-2024")}


def tables(paths: BookPaths) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in paths.tables.glob("*.csv")}


def reviewer(paths: BookPaths, reader: str = "Reader One") -> Reviewer:
    return Reviewer(paths, "made-up-2024", reader)


def faults(paths: BookPaths) -> list[str]:
    """What is wrong with the tables; topics, which name the articles they tell of, are not asked."""
    return [str(each) for each in validate(paths, drawn=False) if each.file.startswith("data/")]


def test_an_accepted_proposal_is_a_claim_with_its_quote_a_verdict_still_open_and_who_accepted_it(
    paths: BookPaths,
) -> None:
    proposal = waiting(paths)["880 people"]
    cells = proposal.claim | {"metric": "employees", "topic": "compute", "subject": "sakura-internet"}
    id = reviewer(paths).accept(proposal, cells)
    ledger = Ledger(paths)
    row = ledger.row("claims", id)
    assert row is not None
    assert (row["value"], row["unit"], row["metric"]) == ("880", "person", "employees")
    assert [each["quote"] for each in ledger.where("evidence", claim=id)] == ["Sakura Internet employs 880 people."]
    assert [each["verdict"] for each in ledger.where("checks", claim=id)] == ["not checked"]
    [review] = ledger.where("reviews", claim=id)
    assert (review["reader"], review["role"], review["quote"]) == ("Reader One", "accepted", "880 people")
    assert "880 people" not in waiting(paths)
    assert faults(paths) == []


def test_a_number_that_its_sentence_does_not_say_is_refused_and_nothing_is_written(paths: BookPaths) -> None:
    proposal = waiting(paths)["880 people"]
    before = tables(paths)
    with pytest.raises(BookError, match="its quote in made-up-2024 reads"):
        reviewer(paths).accept(proposal, proposal.claim | {"metric": "employees", "topic": "compute", "value": "881"})
    assert tables(paths) == before


def test_the_id_of_a_derived_value_or_of_a_figure_is_not_given_again(paths: BookPaths) -> None:
    book = Book(paths)
    derived, figure = next(topic for topic in book.topics()).value_rules, book.figure_ids()
    proposal, before = waiting(paths)["880 people"], tables(paths)
    for id in (next(iter(derived)), figure[0]):
        with pytest.raises(BookError, match=f"The id '{id}' is taken in the topic data"):
            reviewer(paths).accept(proposal, proposal.claim | {"metric": "employees", "topic": "compute", "id": id})
    assert tables(paths) == before
    assert {*derived, *figure} <= taken_ids(book)


def test_a_mention_that_repeats_a_claim_is_its_evidence(paths: BookPaths) -> None:
    proposal = waiting(paths)["three days"]
    assert proposal.links[0].id == "sakura-gpt3-time"
    reviewer(paths).link(proposal, "sakura-gpt3-time", "repeats", proposal.claim)
    quotes = Ledger(paths).where("evidence", claim="sakura-gpt3-time", document="made-up-2024")
    assert [each["stance"] for each in quotes] == ["supports"]
    assert "three days" not in waiting(paths)
    assert faults(paths) == []


def test_a_mention_that_repeats_an_outside_figure_is_a_claim_checked_against_it(paths: BookPaths) -> None:
    proposal = waiting(paths)["2,016 GPUs"]
    assert proposal.links[0].id == "jp-sakura-gpus"
    id = reviewer(paths).link(proposal, "jp-sakura-gpus", "repeats", proposal.claim | {"topic": "compute"})
    [check] = Ledger(paths).where("checks", claim=id)
    assert (check["verdict"], check["reference"]) == ("confirmed", "jp-sakura-gpus")
    assert faults(paths) == []


def test_a_contradiction_is_a_claim_of_its_own_that_shares_a_disagreement(paths: BookPaths) -> None:
    proposal = waiting(paths)["7.4 billion yen"]
    id = reviewer(paths).link(proposal, "sakura-subsidy", "contradicts", proposal.claim | {"topic": "funding"})
    rows = Ledger(paths).where("claims", disagreement="sakura-subsidy")
    assert {row.id for row in rows} == {"sakura-subsidy", id}
    assert faults(paths) == []


def test_a_newer_value_follows_the_claim_it_is_newer_than(paths: BookPaths) -> None:
    proposal = waiting(paths)["7.4 billion yen"]
    id = reviewer(paths).link(proposal, "sakura-subsidy", "newer", proposal.claim | {"topic": "funding"})
    old = Ledger(paths).row("claims", "sakura-subsidy")
    assert old is not None
    assert (old["status"], old["superseded_by"]) == ("superseded", id)


def test_a_rejected_mention_is_not_proposed_again_and_counts_as_read(paths: BookPaths) -> None:
    proposal = waiting(paths)["880 people"]
    with pytest.raises(BookError, match="needs its reason"):
        reviewer(paths).reject(proposal, "  ")
    reviewer(paths).reject(proposal, "Staff is not a subject of the book.")
    assert "880 people" not in waiting(paths)
    covered = {each.text: each.reason for each in coverage(Ledger(paths), "made-up-2024")}
    assert covered["880 people"] == "Staff is not a subject of the book."
    assert faults(paths) == []


def test_what_another_reviewer_decided_meanwhile_is_refused_in_a_sentence(paths: BookPaths) -> None:
    proposal = waiting(paths)["880 people"]
    reviewer(paths).reject(proposal, "No subject of the book.")
    before = tables(paths)
    with pytest.raises(BookError, match=r"was rejected by Reader One on .* meanwhile; nothing was changed"):
        reviewer(paths, "Reader Two").accept(proposal, proposal.claim)
    assert tables(paths) == before


def test_a_second_reader_confirms_and_the_first_cannot(paths: BookPaths) -> None:
    proposal = waiting(paths)["three days"]
    reviewer(paths).link(proposal, "sakura-gpt3-time", "repeats", proposal.claim)
    with pytest.raises(BookError, match="another reader must confirm"):
        reviewer(paths).confirm("sakura-gpt3-time")
    assert reviewer(paths, "Reader Two").confirm("sakura-gpt3-time") == 1
    with pytest.raises(BookError, match="has confirmed sakura-gpt3-time already"):
        reviewer(paths, "Reader Two").confirm("sakura-gpt3-time")
    roles = [row["role"] for row in Ledger(paths).where("reviews", claim="sakura-gpt3-time")]
    assert roles == ["accepted", "confirmed"]


def test_undo_takes_back_the_last_decision_byte_for_byte(paths: BookPaths) -> None:
    before = tables(paths)
    one = reviewer(paths)
    proposals = waiting(paths)
    one.link(proposals["three days"], "sakura-gpt3-time", "repeats", proposals["three days"].claim)
    between = tables(paths)
    one.reject(proposals["880 people"], "No subject of the book.")
    assert one.undo()
    assert tables(paths) == between
    assert one.undo()
    assert tables(paths) == before
    assert not one.undo()


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        ("start", "0", "does not stand at 0 of made-up-2024"),
        ("claim", "", "what was accepted names its claim"),
        ("role", "confirmed", "another reader must confirm it"),
        ("role", "rejected", "a rejected quantity has no claim"),
    ],
)
def test_a_review_that_cannot_be_is_a_fault(paths: BookPaths, column: str, text: str, sentence: str) -> None:
    proposal = waiting(paths)["three days"]
    reviewer(paths).link(proposal, "sakura-gpt3-time", "repeats", proposal.claim)
    ledger = Ledger(paths)
    rows = [dict(row) | {column: text} for row in ledger.table("reviews").rows]
    (paths.tables / "reviews.csv").write_text(as_csv(ledger.table("reviews").columns, rows), encoding="utf-8")
    assert any(sentence in fault for fault in faults(paths))
