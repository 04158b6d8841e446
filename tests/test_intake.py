"""An article is looked at without a question, and taken in once: what it is, what it is like, what it may repeat."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pexpect
import pytest
from click.testing import CliRunner

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.cli import main
from claimbook.linking import Link, Matched
from claimbook.review.article import date_line, free_id, read_article
from claimbook.review.coverage import Covered
from claimbook.review.intake import look, take_in
from claimbook.review.new_entities import NewEntity, new_entities
from claimbook.review.report import print_looked
from claimbook.review.rewrites import Resemblance
from claimbook.tables.ledger import Ledger

BOOK = Path(__file__).parents[1]
TEXT = """Kitahama Denki enters the race
5 August 2024

Kitahama Denki said it would build a machine in Fukuoka. Sakura Internet already runs 2,016 GPUs made by Nvidia.
The Ariake Institute of Technology (AIT) will train 120 engineers. Kitahama Denki employs 900 people.
"""
BARE = (
    "<p>The quay of the old harbour has room for 41 boats, the harbour master said on Tuesday, and it may grow in the "
    "years to come as more of them are built.</p><p>The town pays a subsidy of 6,800 dollars a year for the quay, and "
    "for the lamp at its end, which has been lit every night since it was put there.</p>"
)


@pytest.fixture
def paths(tmp_path: Path) -> BookPaths:
    root = tmp_path / "book"
    root.mkdir()
    for name in ("data", "seeds"):
        shutil.copytree(BOOK / name, root / name)
    shutil.copy(BOOK / "_config.yml", root)
    return BookPaths(root)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "kitahama.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_looking_at_an_article_asks_nothing_and_prints_its_proposals(
    paths: BookPaths, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(paths.root)
    before = {path: path.read_bytes() for path in paths.root.rglob("*.csv")}
    result = CliRunner().invoke(main, ["add", str(article), "--dry-run", "--json"])
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    assert set(told) == {"document", "mentions"}
    assert (told["document"]["title"], told["document"]["published"]) == (
        "Kitahama Denki enters the race",
        "2024-08-05",
    )
    for mention in told["mentions"]:
        assert set(mention) == {"start", "end", "text", "value", "low", "high", "unit", "comparator", "sentence",
                                "links", "proposal"}  # fmt: skip
        assert TEXT[mention["start"] : mention["end"]] == mention["text"]
        assert all(set(link) == {"id", "relation", "score", "why"} for link in mention["links"])
        scores = [link["score"] for link in mention["links"]]
        assert scores == sorted(scores, reverse=True)
    by_text = {mention["text"]: mention for mention in told["mentions"]}
    assert by_text["2,016 GPUs"]["links"][0]["id"] == "jp-sakura-gpus"
    assert by_text["900 people"]["links"] == []
    assert by_text["900 people"]["proposal"]["value"] == "900"
    assert set(by_text["900 people"]["proposal"]) == set(Ledger(paths).table("claims").columns)
    assert {path: path.read_bytes() for path in paths.root.rglob("*.csv")} == before


def test_what_is_missing_is_named_with_its_options_and_nothing_is_added(paths: BookPaths, article: Path) -> None:
    looked = look(paths, article, {})
    with pytest.raises(BookError, match="does not say publisher, url; give --publisher … --url"):
        take_in(paths, looked, {}, None)
    assert not (paths.documents / article.name).exists()


def test_what_is_not_given_is_asked_with_what_the_article_says_as_the_answer(paths: BookPaths, article: Path) -> None:
    asked: dict[str, str] = {}

    def ask(question: str, proposed: str) -> str:
        asked[question] = proposed
        return proposed or ("Bay Post" if "Who" in question else "https://bay.example/kitahama")

    take_in(paths, look(paths, article, {}), {}, ask)
    assert asked["When, as EDTF (2024-02-12, 2024-04~)"] == "2024-08-05"
    assert (paths.documents / article.name).read_text(encoding="utf-8") == TEXT
    with pytest.raises(BookError, match="this very text is already in the book"):
        take_in(paths, look(paths, article, {}), {}, ask)


def test_on_a_terminal_an_answer_that_cannot_be_is_asked_for_again(paths: BookPaths, tmp_path: Path) -> None:
    page = tmp_path / "bare.html"
    page.write_text(f"<html><body><article>{BARE}</article></body></html>", encoding="utf-8")
    asking = pexpect.spawn(sys.executable, ["-m", "claimbook", "add", str(page)], cwd=paths.root, encoding="utf-8",
                           timeout=120, dimensions=(50, 200))  # fmt: skip
    for question, answer in (
        ("Its title", "Boats at the quay"), ("Who published it", "Bay Post"),
        ("When", "yesterday"), ("'yesterday' is no EDTF date", "2025-03"),
        ("Where it was published", "nowhere"), ("'nowhere' is not written like", "https://bay.example/quay"),
        ("What it is called", "argonne-2024"), ("'argonne-2024' is already a document", "bay-2025"),
    ):  # fmt: skip
        asking.expect_exact(question)
        asking.send(f"{answer}\r")
    asking.expect_exact("Added bay-2025: ")
    asking.expect(pexpect.EOF)
    row = Ledger(paths).row("documents", "bay-2025")
    assert row is not None
    assert (row["published"], row["url"]) == ("2025-03", "https://bay.example/quay")


CONTROLS = "\x1b]0;taken\x07\x1b[2J\x9b31m\u202e"


def spoilt(folder: Path) -> Path:
    """An article that would write elsewhere in a terminal: by its title and by an address."""
    path = folder / "spoilt.txt"
    text = TEXT.replace("enters", f"{CONTROLS}enters", 1)
    path.write_text(f"{text}See https://bay.example/{CONTROLS}quay.\n", encoding="utf-8")
    return path


def test_what_a_text_says_of_itself_holds_no_control_signs(tmp_path: Path) -> None:
    article = read_article(spoilt(tmp_path))
    assert article.title == "Kitahama Denki ]0;taken [2J 31menters the race"
    assert article.url == "https://bay.example/"
    assert CONTROLS in article.text


def test_nothing_of_an_article_reaches_the_terminal_as_a_control_sign(
    paths: BookPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(paths.root)
    looked = look(paths, spoilt(tmp_path), {})
    told: list[str] = []
    link = Link(
        "jp-sakura-gpus", "repeats", 1.0, f"same subject by “{CONTROLS}”", Matched(True, True, True, True, True)
    )
    like = Resemblance("yomiuri-2024", 1.0, CONTROLS, rewrite=True)
    entity = NewEntity("x", CONTROLS, "company", (CONTROLS,), 0, 2)
    proposals = [
        replace(each, mention=replace(each.mention, text=f"900{CONTROLS}"), links=[link]) for each in looked.proposals
    ]
    named = replace(looked.article, path=Path(f"{CONTROLS}.txt"), language="de")
    print_looked(
        replace(looked, article=named, proposals=proposals, resembles=[like], entities=[entity]), told.append,
        as_json=False,
    )  # fmt: skip
    assert len(told) == 3 + 2 * len(proposals)
    assert [line for line in told if not line.replace("\t", "").isprintable()] == []


def test_coverage_and_the_question_show_no_control_signs(
    paths: BookPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(paths.root)
    covered = [Covered("bay-2025", 0, f"900{CONTROLS}", reason=CONTROLS)]
    monkeypatch.setattr("claimbook.review.coverage.coverage", lambda ledger: iter(covered))
    told = CliRunner().invoke(main, ["coverage"]).stdout
    assert "900" in told
    assert told.replace("\t", "").replace("\n", "").isprintable()
    asked: list[str] = []
    monkeypatch.setattr("claimbook.review.intake.look", lambda *_: None)
    monkeypatch.setattr("claimbook.review.intake.take_in", lambda paths, looked, given, ask: ask(CONTROLS, CONTROLS))
    monkeypatch.setattr("click.prompt", lambda words, default: asked.extend((words, default)) or sys.exit(0))
    monkeypatch.setattr("claimbook.cli.articles.sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))
    CliRunner().invoke(main, ["add", "any.txt"])
    assert len(asked) == 2
    assert "".join(asked).isprintable()


def test_a_near_duplicate_and_a_rewrite_are_named(paths: BookPaths, tmp_path: Path) -> None:
    held = next(row for row in Ledger(paths).table("documents").rows if row.id == "baonghean-2023")
    text = (paths.documents / held["file"]).read_text(encoding="utf-8")
    near = tmp_path / "near.txt"
    near.write_text(text.replace("hottest", "most heated"), encoding="utf-8")
    found = look(paths, near, {})
    assert found.resembles[0].document == "baonghean-2023"
    assert not found.resembles[0].rewrite
    assert found.cells["dependence"].startswith("is nearly the same as baonghean-2023")
    other = next(row for row in Ledger(paths).table("documents").rows if row.id == "multiplatform-2023")
    rewrite = look(paths, paths.documents / other["file"], {})
    assert "baonghean-2023" in [each.document for each in rewrite.resembles if each.rewrite]


def test_an_article_in_another_language_is_named_kept_and_nothing_is_proposed(paths: BookPaths, tmp_path: Path) -> None:
    path = tmp_path / "hafen.txt"
    path.write_text(
        "Der Hafen wird größer\n\nDer neue Hafen kostet drei Milliarden Euro und wird im nächsten Jahr eröffnet, sagte "
        "der Bürgermeister am Montag. Die Bauarbeiten haben schon begonnen, und die Fischer freuen sich.\n",
        encoding="utf-8",
    )
    looked = look(paths, path, {})
    assert (looked.article.language, looked.proposals) == ("de", [])


def test_a_page_is_read_as_one_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("<!DOCTYPE html>\n<html><body>2,016 GPUs</body></html>", encoding="utf-8")
    with pytest.raises(BookError, match="holds no article, only menus"):
        read_article(path)


def test_unknown_organisations_are_proposed_with_their_short_names(paths: BookPaths) -> None:
    found = {each.name: each for each in new_entities(Ledger(paths), TEXT)}
    assert found["Kitahama Denki"].kind == "company"
    assert found["Kitahama Denki"].times == 3
    assert found["Ariake Institute of Technology"].aliases == ("AIT",)
    assert "Sakura Internet" not in found


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2:00 JST, February 12, 2024", "2024-02-12"),
        ("12 February 2024", "2024-02-12"),
        ("2024年2月12日 5:00", "2024-02-12"),
        ("Published 2024-02-12 by us", "2024-02-12"),
        ("in 2024", ""),
        ("99 February 2024", ""),
    ],
)
def test_the_date_line_of_an_article_is_read(line: str, date: str) -> None:
    assert date_line(["A title", line]) == date


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert free_id("port", {"harbour"}) == "port"
    assert free_id("port", {"port", "port-2"}) == "port-3"
