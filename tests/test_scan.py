"""Scanning archives on a real cluster of processes: what is found, what a broken-off run keeps, what is refused."""

from __future__ import annotations

import json
import random
import resource
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import psutil
import pyarrow.parquet
import pytest
from archive_making import Made, write_folder, write_lines, write_records, write_rows
from distributed import Client
from killing_scans import VICTIMS, Cluster, same_hits, scan_and_kill, scan_words

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book
from claimbook.linking import MeaningIndex
from claimbook.scan import archives
from claimbook.scan.cluster import cluster
from claimbook.scan.copies import alike, are_copies, groups_of, pairs_among, read_signature, shared_share, signature_of
from claimbook.scan.pages import Page
from claimbook.scan.reading import Found, PageReader
from claimbook.scan.report import report
from claimbook.scan.running import HITS, Plan, alone_in, plan_of, scan
from claimbook.scan.shard_work import Breadcrumb, last_read

ROOT = Path(__file__).parents[1]
SAYS = "Sakura Internet opened its AI cluster at Ishikari. The cluster of Sakura Internet holds 2,016 GPUs."
WORDS = ["market", "harbour", "bridge", "school", "field", "ferry", "mayor", "river", "garden", "lamp"]
FILLER = "The town has a market on Mondays, where farmers sell what the season brings. Nobody there counts anything. "


def article(number: int, text: str = "", publisher: str = "") -> Made:
    return {
        "id": f"a{number:03}",
        "url": f"https://{publisher or f'paper{number}.example'}/{number}",
        "published": f"2026-03-{number % 28 + 1:02}",
        "title": f"Report of the day, number {number} of the year",
        "text": f"{text or FILLER}\n" + f"{FILLER} Visitors of day {number} liked it. " * 8,
    }


ARTICLES = [article(number, SAYS if number % 4 == 0 else "") for number in range(16)]


@pytest.fixture(scope="module")
def book() -> Book:
    return Book(BookPaths(ROOT))


@pytest.fixture(scope="module")
def plan(book: Book) -> Plan:
    return plan_of(MeaningIndex.of(book, derived=False))


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with cluster(2) as made:
        yield made


def workers() -> list[psutil.Process]:
    """Return the living processes in which this one's cluster reads shards."""
    found = []
    for each in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # one that was killed, and that nobody has waited for
            found += [each] if "spawn_main" in " ".join(each.cmdline()) else []
    return found


def hits_of(folder: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = pyarrow.parquet.read_table(folder / HITS).to_pylist()
    return rows


def test_every_kind_of_archive_gives_the_same_hits(client, plan, tmp_path):
    write_folder(tmp_path / "pages", ARTICLES)
    write_lines(tmp_path / "a.jsonl.zst", ARTICLES)
    write_rows(tmp_path / "a.parquet", ARTICLES)
    write_records(tmp_path / "a.warc.gz", ARTICLES)
    kinds = ["pages", "a.jsonl.zst", "a.parquet", "a.warc.gz"]
    outcome = scan(client, [(tmp_path / kind).as_posix() for kind in kinds], plan, tmp_path / "out")
    rows = hits_of(tmp_path / "out")
    assert (outcome.documents, outcome.hits) == (4 * 16, len(rows))
    for kind in kinds:
        own = [row for row in rows if str(row["document"]).startswith((tmp_path / kind).as_posix())]
        assert [(row["id"], row["relation"]) for row in own] == [("jp-sakura-gpus", "repeats")] * 4, kind
        assert {row["value"] for row in own} == {2016.0}
        assert {str(row["address"]).partition("/")[0] for row in own} == {"https:"}
        assert {row["published"] for row in own} == {f"2026-03-{number + 1:02}" for number in (0, 4, 8, 12)}
        assert all("2,016 GPUs" in str(row["quote"]) for row in own)
    assert len({row["group"] for row in rows}) == 1  # the same report under other names of files, days apart


@pytest.mark.parametrize("width", [20, 21])  # the number stands on two lines
def test_a_text_whose_lines_are_broken_is_asked_as_if_they_were_not(book, width):
    reader = PageReader(MeaningIndex.of(book, derived=False))
    market = "町では月曜に市が立ち、農家が季節のものを売る。そこで何かを数える人はいない。"
    says = "さくらインターネットは石狩で生成AI向けのクラウドにGPU2016基を使っている。"
    for text, ids in ((market * 2 + says + market, {"jp-sakura-gpus"}), (market * 4, set())):
        lines = [text[n : n + width] for n in range(0, len(text), width)]
        found = reader.read(Page("news.txt", "\n".join(lines).encode()))
        assert (ids <= {hit["id"] for hit in found.hits}) if isinstance(found, Found) else not ids


def test_a_second_run_reads_only_what_has_changed_and_gives_the_same_bytes(client, plan, tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "SHARD", 2000)
    path = write_lines(tmp_path / "a.jsonl", ARTICLES)
    first = scan(client, [path.as_posix()], plan, tmp_path / "out")
    content = (tmp_path / "out" / HITS).read_bytes()
    again = scan(client, [path.as_posix()], plan, tmp_path / "out")
    assert (first.read_now, again.read_now) == (first.shards, 0)
    assert (tmp_path / "out" / HITS).read_bytes() == content
    path.write_text(path.read_text("utf-8").replace("2,016", "2,017", 1), "utf-8")
    assert scan(client, [path.as_posix()], plan, tmp_path / "out").read_now == 1


def test_a_killed_worker_loses_nothing(plan, tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "SHARD", 1500)
    path = write_lines(tmp_path / "a.jsonl", ARTICLES * 8).as_posix()
    with cluster(2) as client:
        killed: list[psutil.Process] = []

        def kill_one(done: object, size: int) -> None:
            if len(killed) < 3:
                for process in [each for each in workers() if each not in killed][:1]:
                    process.kill()
                    killed.append(process)

        outcome = scan(client, [path], plan, tmp_path / "killed", kill_one)
        assert len(killed) == 3
        assert outcome.documents == 16 * 8
        scan(client, [path], plan, tmp_path / "whole")
    assert (tmp_path / "killed" / HITS).read_bytes() == (tmp_path / "whole" / HITS).read_bytes()


def test_the_document_that_ended_its_reader_is_known_afterwards(tmp_path):
    shard = archives.Shard("lines", ("a.jsonl",))
    (tmp_path / "parts").mkdir()
    with Breadcrumb(tmp_path / "parts" / f"{shard.key}.at") as breadcrumb:
        assert last_read(tmp_path, shard) is None
        breadcrumb.drop(41)
        assert last_read(tmp_path, shard) == 41
    assert last_read(tmp_path, shard) is None  # it ended by itself


def test_a_folder_of_another_scan_or_of_other_things_is_refused(client, plan, tmp_path):
    path = write_lines(tmp_path / "a.jsonl", ARTICLES).as_posix()
    scan(client, [path], plan, tmp_path / "out")
    with pytest.raises(BookError, match="asked something else"):
        scan(client, [path], Plan("other", plan.meaning), tmp_path / "out")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").touch()
    with pytest.raises(BookError, match="holds other things"):
        scan(client, [path], plan, tmp_path / "mine")


def test_a_passage_about_what_is_missing_is_found_and_ranked(client, book, tmp_path):
    said = "Taiwan will run AI machines of 23 megawatts in 2027."
    articles = [article(1, said), article(2, "Taiwan has many rivers, 151 in all."), *ARTICLES[4:6]]
    path = write_lines(tmp_path / "a.jsonl", articles).as_posix()
    asked = plan_of(MeaningIndex.of(book, derived=False), "AI machines Taiwan megawatts 2027")
    scan(client, [path], asked, tmp_path / "out")
    rows = sorted(hits_of(tmp_path / "out"), key=lambda row: -float(str(row["score"])))
    assert (rows[0]["id"], rows[0]["relation"], rows[0]["value"]) == (None, "found", 23.0)
    assert all("rivers" not in str(row["quote"]) for row in rows)


def test_no_scheduler_is_one_sentence(monkeypatch):
    monkeypatch.setattr("claimbook.scan.cluster.PATIENCE", "1s")
    with (
        pytest.raises(BookError, match=r"No scheduler answers at tcp://127\.0\.0\.1:9"),
        cluster(1, "tcp://127.0.0.1:9"),
    ):
        pass


def test_a_cluster_with_another_claimbook_is_refused_before_anything_is_read(tmp_path):
    shutil.copytree(ROOT / "claimbook", tmp_path / "claimbook", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "claimbook" / "scan" / "hits.py").open("a", encoding="utf-8") as file:
        file.write("# another version\n")
    (tmp_path / "a.jsonl").write_bytes(b"")
    other = Cluster(1, tmp_path, folder=tmp_path)
    try:
        other.start()
        words = scan_words([(tmp_path / "a.jsonl").as_posix()], tmp_path / "out", "--scheduler", other.address)
        end = time.monotonic() + 120
        while time.monotonic() < end:
            run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
            if "has no workers" not in run.stderr:
                break
    finally:
        other.stop()
    assert run.returncode == 1
    assert "The cluster has another version of claimbook" in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_full_disk_is_one_sentence_and_the_next_run_goes_on(tmp_path):
    archive = write_lines(tmp_path / "a.jsonl", ARTICLES).as_posix()
    words = scan_words([archive], tmp_path / "out", "--workers", "1")

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))  # as a disk on which no more than that is left

    run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=fill)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith("No room to write")
    assert len(run.stderr.splitlines()) == 1
    assert not (tmp_path / "out" / HITS).exists()
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    assert len(hits_of(tmp_path / "out")) == 4


def test_two_runs_into_one_folder_are_kept_apart(client, plan, tmp_path):
    path = write_lines(tmp_path / "a.jsonl", ARTICLES).as_posix()
    with alone_in(tmp_path / "out"):
        run = subprocess.run(
            scan_words([path], tmp_path / "out", "--workers", "1"),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert run.returncode == 1
    assert run.stderr.startswith(f"Another scan is at work in {tmp_path / 'out'}")
    assert scan(client, [path], plan, tmp_path / "out").hits == 4


def test_a_page_that_holds_two_reports_joins_neither_and_a_report_printed_by_hundreds_is_one():
    chance = random.Random(3)
    one, other = (" ".join(f"{chance.choice(WORDS)}{chance.randrange(900)}" for _ in range(300)) for _ in range(2))
    texts = [*[f"{one} paper{n}" for n in range(120)], other, f"{one} {other}", " ".join(other.split()[:120])]
    signed = [signature_of(text) for text in texts]
    signatures = np.array([read_signature(each) for each, _ in signed])
    runs = [count for _, count in signed]
    found = {pair for at in range(0, 256, 2) for each in alike(signatures, at)
             for pair in pairs_among(each, signatures, runs, set())}  # fmt: skip
    names = [f"{number:03}" for number in range(len(texts))]
    groups = groups_of(
        names, runs, sorted(found), lambda a, b: shared_share(signatures[a], signatures[b], runs[a], runs[b])
    )
    assert len({groups[name] for name in names[:120]}) == 1
    assert groups["120"] == groups["122"] != groups["000"]


@pytest.mark.parametrize("change", ["copied", "trimmed", "reordered", "edited", "another"])
def test_copies_are_told_from_other_articles(change):
    words = [f"{word}{number}" for number in range(300) for word in ("the", "market", "opened")]
    sentences = [" ".join(words[at : at + 18]) + "." for at in range(0, 900, 18)]
    changed = {
        "copied": sentences,
        "trimmed": sentences[:20],
        "reordered": sentences[25:] + sentences[:25],
        "edited": [each.replace("market1", "square1") for each in sentences],
        "another": [each.replace("market", "harbour").replace("opened", "closed") for each in sentences],
    }[change]
    (one, runs), (other, others) = signature_of(" ".join(sentences)), signature_of(" ".join(changed))
    assert are_copies(read_signature(one), read_signature(other), runs, others) == (change != "another")


def test_the_report_tells_each_value_and_shows_strangers_text_as_text(client, book, plan, tmp_path):
    hostile = article(3, SAYS.replace("has opened", "has <script>alert(1)</script> opened"), "evil.example")
    path = write_lines(tmp_path / "a.jsonl", [*ARTICLES, hostile]).as_posix()
    scan(client, [path], plan, tmp_path / "out")
    page = report(book, pyarrow.parquet.read_table(tmp_path / "out" / HITS), {"documents": 17, "aside": 0})
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert 'id="jp-sakura-gpus"' in page
    assert "independent publisher" in page


def test_set_aside_documents_are_listed_with_their_reasons(client, plan, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"nothing": 1}\n[]\n', "utf-8")
    outcome = scan(client, [path.as_posix()], plan, tmp_path / "out")
    lines = (tmp_path / "out" / "set-aside.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["why"] for line in lines] == ["has no text", "is no JSON object"]
    assert outcome.reasons.total() == 2
    assert hits_of(tmp_path / "out") == []


def test_a_scan_whose_scheduler_worker_and_client_are_killed_gives_the_same_hits(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(30):
        says = SAYS if number % 3 == 0 else ""
        write_lines(folder / f"{number:02}.jsonl", [article(10 * number + each, says) for each in range(10)])
    quick = {"cwd": ROOT, "check": True, "capture_output": True}
    subprocess.run(scan_words([folder.as_posix()], tmp_path / "whole", "--workers", "1"), **quick)
    told = scan_and_kill([folder.as_posix()], tmp_path / "killed", tmp_path, VICTIMS, 30)
    assert len(told) == 3, told
    assert same_hits(tmp_path / "killed", tmp_path / "whole")
    assert len(hits_of(tmp_path / "killed")) == 10 * 10
