"""Whether what is planted in an archive of real pages is found for what it is, and nothing else.

Five hundred passages about the book's numbers, and look-alikes about other things, each in an article of its own; the
real pages are English, so that Japanese passages stand in Japanese articles made of sentences about nothing.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from press_pages import pages, salted
from press_passages import Passage, made

PARAGRAPH = re.compile(rb"<p\b[^>]*>(.*?)</p>", re.DOTALL | re.IGNORECASE)
TAGS = re.compile(rb"<[^>]*>|\s+")
PLACE = b"<p>qqqplantedqqq</p>"
JAPANESE = (
    "町の市場では毎週月曜日に農家が旬の野菜を並べる。", "港の近くでは古い倉庫が喫茶店に生まれ変わった。",
    "住民は川沿いの桜並木を大切に守っている。", "図書館の前の広場では子どもたちが凧を揚げていた。",
    "商店街の店主は、客の顔ぶれが変わってきたと話す。", "祭りの準備は雨の中でも続いた。",
    "駅前の時計台は昔から待ち合わせの場所だ。", "漁師たちは夜明け前に船を出す。",
    "山のふもとの集落では、味噌づくりが冬の仕事だ。", "学校の裏山には散歩道が整えられた。",
    "観光客は静かな通りをゆっくり歩いていた。", "新しい橋が架かり、島への行き来が楽になった。",
)  # fmt: skip
AGREES = {"repeats", "refines"}


@dataclass
class Score:
    """Passages found and missed, hits right and wrong, by relation; the wrong ones in words."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found.total() / self.planted.total()

    def precision(self, relation: str) -> float:
        return self.right[relation] / self.hits[relation] if self.hits[relation] else 1.0


def article_places() -> list[tuple[bytes, list[int]]]:
    """Return the real pages, each with the places behind paragraphs of its article."""
    folder = Path(os.environ["CLAIMBOOK_PAGES"])
    with gzip.open(folder.parent / "gold.jsonl.gz", "rt", encoding="utf-8") as file:
        told = {row["file"]: "".join(row["main_content"].split()) for row in map(json.loads, file)}
    found = []
    for path, page in zip(sorted(folder.glob("*.html.gz")), pages(), strict=True):
        text = told.get(path.name.partition(".")[0], "")
        places = []
        for match in PARAGRAPH.finditer(page):
            packed = TAGS.sub(b"", match[1]).decode("utf-8", "replace")
            if len(packed) > 80 and packed[:50] in text:
                places.append(match.end())
        if places:
            found.append((page, places))
    return found


def planted_page(page: bytes, places: Sequence[int], passage: Passage, seed: int) -> str:
    """Return a page, salted, with a passage behind one of its article's paragraphs."""
    at = random.Random(seed).choice(places)
    whole = salted(page[:at] + PLACE + page[at:], seed)
    return whole.decode("utf-8", "replace").replace(PLACE.decode(), f"<p>{escape(passage.text)}</p>")


def japanese_page(passage: Passage, seed: int) -> str:
    chance = random.Random(seed)
    lines = ["".join(chance.sample(JAPANESE, 4)) for _ in range(6)]
    lines.insert(chance.randrange(1, 6), escape(passage.text))
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        '<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>町の便り</title></head><body><nav>'
        '<a href="/">ホーム</a><a href="/news">ニュース</a></nav><article><h1>町の便り</h1>'
        f"{body}</article></body></html>"
    )


def write_planted(path: Path, passages: Sequence[Passage], besides: int, seed: int) -> Path:
    """Write an archive of planted pages, and of so many pages besides in which nothing is planted."""
    held = article_places()
    with path.open("w", encoding="utf-8") as file:
        for number, passage in enumerate(passages):
            page = (
                japanese_page(passage, seed + number)
                if passage.language == "ja"
                else planted_page(*held[number % len(held)], passage, seed + number)
            )
            row = {"id": f"planted-{number}", "url": f"https://paper{number}.example/", "published": passage.published}
            file.write(json.dumps(row | {"html": page}) + "\n")
        for number in range(besides):
            page = salted(held[number % len(held)][0], seed + 10**6 + number).decode("utf-8", "replace")
            file.write(json.dumps({"id": f"other-{number}", "published": "2027-09-14", "html": page}) + "\n")
    return path


def score(passages: Sequence[Passage], hits: Sequence[dict[str, Any]], alike: Any) -> Score:
    """Compare hits with what was planted; `alike` tells whether an id holds the same number as one of others."""
    result = Score()
    by_document: dict[int, list[dict[str, Any]]] = {}
    for hit in hits:
        name = str(hit["document"]).rpartition("#")[2]
        kind, _, number = name.partition("-")
        passage = passages[int(number)] if kind == "planted" else None
        inside = passage is not None and "".join(hit["quote"].split()) in "".join(passage.text.split())
        fits = inside and passage is not None and hit["id"] is not None and alike(hit["id"], passage)
        agrees = AGREES if passage and passage.kind == "repeats" else {passage.kind if passage else ""}
        beside = inside and passage is not None and hit["id"] in passage.also and hit["relation"] in AGREES
        right = bool(fits and hit["relation"] in agrees)
        result.hits[hit["relation"]] += 1
        result.right[hit["relation"]] += right or beside
        if right:
            by_document.setdefault(int(number), []).append(hit)
        elif not beside:
            kind = passage.kind if inside and passage else "other text"
            result.wrong.append(f"WRONG {hit['relation']} ({kind}) {hit['id']}: {hit['quote'][:220]} — {hit['why']}")
    for number, passage in enumerate(passages):
        if passage.kind != "look-alike":
            result.planted[passage.kind] += 1
            result.found[passage.kind] += number in by_document
            if number not in by_document:
                result.wrong.append(f"MISSED {passage.kind} {passage.language} {passage.family}: {passage.text}")
    return result


def same_fact(records: Sequence[dict[str, Any]]) -> Any:
    """Return what tells whether an id is one of a passage's, or holds the same number about the same."""
    by_id = {record["id"]: record for record in records}

    def alike(id: str, passage: Passage) -> bool:
        if id in passage.ids:
            return True
        record = by_id[id]
        return bool(record["number"]) and any(
            abs(float(record["number"]) - float(other["number"])) <= 0.005 * abs(float(other["number"]))
            and record["unit"] == other["unit"] and set(record["anchors"]) & set(other["anchors"])
            for own in passage.ids if (other := by_id.get(own)) is not None and other["number"]
        )  # fmt: skip

    return alike


def measured(folder: Path, seed: int, total: int, scanned: Any) -> Score:
    """Plant passages, scan with the command, and compare; `scanned` runs a scan of an archive into a folder."""
    import pyarrow.parquet

    from claimbook.base.paths import BookPaths
    from claimbook.book.book import Book
    from claimbook.linking import MeaningIndex

    passages = made(seed, total)
    archive = write_planted(folder / "planted.jsonl", passages, 400, seed * 10**7)
    scanned(archive, folder / "planted", 2)
    hits = pyarrow.parquet.read_table(folder / "planted" / "hits.parquet").to_pylist()
    index = MeaningIndex.of(Book(BookPaths(Path(__file__).resolve().parent.parent)))
    return score(passages, hits, same_fact(index.to_json()["values"]))


def rows(result: Score) -> Iterator[tuple[str, str, str]]:
    """Yield what was measured as rows of the bench table."""
    planted = ", ".join(f"{kind} {result.found[kind]} of {count}" for kind, count in result.planted.items())
    yield "planted passages found", f"{result.recall:.1%} ({planted})", "at least 95 %"
    for relation, least in (("repeats", 95), ("contradicts", 90), ("newer", 90)):
        told = f"{result.precision(relation):.1%} ({result.right[relation]} of {result.hits[relation]})"
        yield f"of hits that say `{relation}`, right", told, f"at least {least} %"
