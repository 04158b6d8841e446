"""What of the article of real pages is kept, and what else with it, beside trafilatura alone in one run.

python bench/main_text.py PAGES            all pages, and the half that no rule was made for
CLAIMBOOK_PAGES=PAGES python bench/run.py main_text

PAGES is a folder with `gold.jsonl.gz` (a line a page: `file`, `main_content`) and `html/FILE.html.gz`; no page of it is
part of this project. Numbers are counted as written, each as often as it stands; words in lower case. Halves are told
by the SHA-256 of the page's name. The trees that are shipped have seen both halves: `train_main_text.py` says how trees
do that have seen only one.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """One page as saved, with the text of its article, and the host it is from (its own name where none is known)."""

    name: str
    content: bytes
    gold: str
    site: str


@dataclass
class Tally:
    """Numbers and words of the gold and of what was kept, over pages."""

    pages: int = 0
    gold: int = 0
    kept: int = 0
    both: int = 0
    f1: float = 0.0
    seconds: float = 0.0

    def add(self, gold: str, text: str) -> None:
        """Count one page."""
        true, found = Counter(NUMBER.findall(gold)), Counter(NUMBER.findall(text))
        words, said = Counter(WORD.findall(gold.casefold())), Counter(WORD.findall(text.casefold()))
        self.pages += 1
        self.gold += true.total()
        self.kept += found.total()
        self.both += (true & found).total()
        size = words.total() + said.total()
        self.f1 += 2 * (words & said).total() / size if size else 1.0

    @property
    def lost(self) -> float:
        """The share of the article's numbers that is not kept."""
        return 1 - self.both / self.gold if self.gold else 0.0

    @property
    def foreign(self) -> float:
        """The share of the kept numbers that is not the article's."""
        return 1 - self.both / self.kept if self.kept else 0.0

    def __str__(self) -> str:
        took = f", {self.seconds / self.pages * 1000:.0f} ms a page" if self.seconds else ""
        return f"numbers lost {self.lost:.4f}, foreign {self.foreign:.4f}, word F1 {self.f1 / self.pages:.4f}{took}"


def pages(folder: Path) -> Iterator[Page]:
    """Yield the pages of a folder."""
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            content = gzip.decompress((folder / "html" / f"{row['file']}.html.gz").read_bytes())
            site = urlsplit(row["url"] or "").hostname or row["file"]
            yield Page(row["file"], content, row["main_content"], site.removeprefix("www."))


def development(name: str) -> bool:
    """Tell whether a page is of the half that rules were made with."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0


def measure(folder: Path) -> dict[str, Tally]:
    """Read every page by claimbook and by trafilatura alone, in turn."""
    from trafilatura import bare_extraction

    from claimbook.base.errors import BookError
    from claimbook.documents.web_page import read_page

    tallies = {f"{who}, {what}": Tally() for what in ("all", "held out") for who in ("claimbook", "trafilatura")}

    def ours(page: Page) -> str:
        try:
            return read_page(page.content, page.name).text
        except BookError:
            return ""

    def theirs(page: Page) -> str:
        found = bare_extraction(page.content, include_comments=False, with_metadata=True)
        return str(found.text or "") if found is not None else ""

    readers = [("claimbook", ours), ("trafilatura", theirs)]
    for page in pages(folder):
        readers.reverse()  # whoever reads a page second finds trafilatura's caches warm
        for who, read in readers:
            started = time.process_time()
            text = read(page)
            took = time.process_time() - started
            for what in ("all", *(() if development(page.name) else ("held out",))):
                tally = tallies[f"{who}, {what}"]
                tally.add(page.gold, text)
                tally.seconds += took
    return tallies


def main() -> Iterator[tuple[str, str, str]]:
    """Yield rows for bench/run.py: measured, figure, must reach."""
    folder = os.environ.get("CLAIMBOOK_PAGES", "")
    if not folder:
        yield "main text of real pages", "not measured", "set CLAIMBOOK_PAGES to a folder of pages with gold"
        return
    for name, tally in measure(Path(folder)).items():
        yield name, str(tally), "lost and foreign half of trafilatura's, F1 no lower, time at most 1.25 times"


if __name__ == "__main__":
    os.environ.setdefault("CLAIMBOOK_PAGES", sys.argv[1] if len(sys.argv) > 1 else "")
    for row in main():
        print(f"{row[0]}: {row[1]}")
