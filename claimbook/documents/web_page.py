"""The article of a web page: its blocks, chosen by `page_model.py`, and what the page says of it.

trafilatura's choice of text is one thing that the model sees, its reading of the metadata is taken as it is. A page
that is all menus, or shows only the beginning of an article that must be paid for, is refused.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import lxml.html
import numpy as np
from lxml import etree
from numpy.typing import NDArray

from claimbook.base.errors import BookError, Fault
from claimbook.documents.blocks import Block, Kind, Link, Place, Reading
from claimbook.documents.html_encoding import decode_page
from claimbook.documents.page_blocks import PageBlock, page_blocks
from claimbook.documents.page_features import NAMES, Matrix, features
from claimbook.documents.page_metadata import described_body, descriptions, must_be_paid_for, stated_language
from claimbook.documents.page_model import model

MOST_BYTES = 32 * 2**20
MOST_DEEP = 30  # tables in tables
FEWEST_WORDS = 25
STUB_WORDS = 220
KEPT, ADDED, ADDED_LINKS, ADDED_BARE = 0.325, 0.425, 0.6, 0.3
MOSTLY_LINKS = 0.5
BARE = 40
FEWEST_CELLS, MOST_IN_A_CELL = 4, 1.5
ABOUT = ("title", "author", "date", "sitename", "url")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_WORD = re.compile(r"\w+")
_FOR_MACHINES = re.compile(r"\s*[\[{]\s*[\"{\[]")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NUMBERED = re.compile(r"\s*\(?\d{1,4}[.):]")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_PAY = re.compile(
    r"(?:subscribe|sign in|log in|register|become a (?:member|subscriber)) to (?:continue|keep|read|unlock)|"
    r"(?:this|the full|the rest of (?:this|the)) (?:article|story|content) is (?:only |exclusively )?(?:available )?"
    r"(?:for|to) "
    r"(?:\w+ )?(?:subscribers|members)|for subscribers only|already a subscriber\?|subscribers? (?:can|only)|"
    r"有料会員|会員限定|残り\s?\d+\s?文字|続きを読むには|ログインして",
    re.IGNORECASE,
)


def read_page(content: bytes, name: str, charset: str = "") -> Reading:
    """Read the article of an HTML page; raises BookError where it is none, too large, or all menus or a stub."""
    if len(content) > MOST_BYTES:
        raise _fault(name, f"is larger than {MOST_BYTES // 2**20} MB; no article's page is: save the article alone")
    if not content.strip():
        raise _fault(name, "is empty; save the page again")
    looked = look(decode_page(content, charset), name)
    blocks = tuple(_blocks(looked.blocks, chosen_by(looked, model().chances(looked.blocks, looked.table))))
    words = sum(len(_WORD.findall(block.text)) + len(_WIDE.findall(block.text)) // 2 for block in blocks)
    if words < STUB_WORDS and (looked.paid or _asks_for_money(looked.blocks)):
        raise _fault(name, f"shows only the beginning of its article ({words} words), the rest must be paid for; "
                           "save the page after signing in")  # fmt: skip
    if words < FEWEST_WORDS:
        raise _fault(name, "holds no article, only menus and the like; save the page once it shows the text")
    about = looked.about
    return Reading(
        name, "html", blocks, title=about["title"], author=about["author"], published=about["date"],
        language=about["language"], publisher=about["publisher"], url=about["url"],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Looked:
    """A page's blocks, what is seen of each, and what the page says of itself."""

    blocks: Sequence[PageBlock]
    table: Matrix
    about: dict[str, str]
    paid: bool


def look(source: str, name: str) -> Looked:
    """Return a page's blocks and all that is seen of them; raises BookError where it is no HTML."""
    root = _root(source, name)
    found = list(descriptions(root))
    blocks = page_blocks(root)
    title = " ".join((root.findtext(".//title") or "").split())
    language = stated_language(root)
    about, extracted = _second_opinion(root)
    table = features(blocks, title, described_body(found), extracted)
    about = {name: about.get(name, "") for name in ABOUT} | {"title": about.get("title") or title}
    about |= {"language": language, "publisher": about["sitename"]}
    return Looked(blocks, table, about, must_be_paid_for(found))


def chosen_by(looked: Looked, chances: NDArray[np.float64]) -> list[bool]:
    """Return which blocks are the article, by their chances.

    The second extractor's word counts: what it has too is kept at a lower chance; a line of links needs more, and so
    does a line that is a number and nothing else. A table of data is kept or left as a whole. What is written for
    machines (JSON), what stands under a heading of references and the notes that marks lead to are left out.
    """
    if not looked.blocks:
        return []
    table = looked.table
    likely = _whole_tables(looked.blocks, table, chances)
    agreed = table[:, NAMES.index("extracted")] >= 0.5
    links = table[:, NAMES.index("link_share")] > MOSTLY_LINKS
    needed = np.where(agreed, KEPT, np.where(links, ADDED_LINKS, ADDED))
    needed += np.where([_is_bare(block) for block in looked.blocks], ADDED_BARE, 0.0)
    chosen = [bool(yes) for yes in likely >= needed]
    for number, block in enumerate(looked.blocks):
        if chosen[number] and _FOR_MACHINES.match(block.text):
            chosen[number] = block.tag == "pre"
    for number in _references(looked.blocks, table):
        chosen[number] = False
    return chosen


def _is_bare(block: PageBlock) -> bool:
    """Tell whether a line is a number that nothing names: a rating, a price, a count beside a button."""
    text = block.text
    return len(text) < BARE and not block.cell and block.tag not in _HEADINGS and _LETTERS.search(text) is None


def _whole_tables(blocks: Sequence[PageBlock], table: Matrix, chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the chances with each cell's set to the mean of its table.

    A table of a few cells, or of many blocks a cell, is how a page was once laid out: its blocks stand for themselves.
    """
    tables: dict[int, list[int]] = {}
    for number, block in enumerate(blocks):
        if block.cell:
            tables.setdefault(block.cell[0], []).append(number)
    sizes = np.expm1(table[:, NAMES.index("words")].astype(np.float64)) + 1
    held = chances.copy()
    for numbers in tables.values():
        cells = len({blocks[number].cell for number in numbers})
        if cells >= FEWEST_CELLS and len(numbers) <= MOST_IN_A_CELL * cells:
            held[numbers] = np.average(chances[numbers], weights=sizes[numbers])
    return held


def _references(blocks: Sequence[PageBlock], table: Matrix) -> Iterator[int]:
    """Yield notes, and the blocks under a heading of references or comments up to a heading of its rank or above."""
    rank = 0
    for number, last in enumerate(table[:, NAMES.index("wording last")] > 0):
        tag = blocks[number].tag
        level = int(tag[1]) if tag in _HEADINGS else 0
        if last and len(blocks[number].text) < 60:
            rank = level or 9
        elif level and rank and level <= rank:
            rank = 0
        if rank or blocks[number].note:
            yield number


def _asks_for_money(blocks: Sequence[PageBlock]) -> bool:
    return any(_PAY.search(block.text) for block in blocks if len(block.text) < 600)


def _root(source: str, name: str) -> etree._Element:
    if "\0" in source[:4096]:
        raise _fault(name, "is no HTML page: it holds NUL characters; save the page as HTML")
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_blank_text=False, huge_tree=True)
    try:
        root = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, RecursionError):
        raise _fault(name, "is no HTML page that can be read; save it again from a browser") from None
    return root


def _second_opinion(root: etree._Element) -> tuple[dict[str, str], str]:
    """Return the metadata and the text that trafilatura finds; both empty where it finds nothing.

    Its time grows with the cube of how deep tables stand in tables: where that is absurd, it is not asked.
    """
    from trafilatura import bare_extraction

    if _tables_deep(root) > MOST_DEEP:
        return {}, ""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(root, include_comments=False, with_metadata=True)
    except Exception:  # whatever a page's markup does to it, its own blocks are read without
        found = None
    if found is None or isinstance(found, dict):
        return {}, ""
    about = {key: str(getattr(found, key) or "") for key in ABOUT}
    return about, found.text or ""


def _tables_deep(root: etree._Element) -> int:
    """Return how many tables stand in one another at most."""
    depths = accumulate(1 if event == "start" else -1 for event, _ in etree.iterwalk(root, ("start", "end"), "table"))
    return max(depths, default=0)


def _blocks(blocks: Sequence[PageBlock], chosen: Sequence[bool]) -> Iterator[Block]:
    tables: dict[int, int] = {}
    paragraphs = 0
    for block, yes in zip(blocks, chosen, strict=True):
        if not yes:
            continue
        kind, level = _kind(block)
        links = tuple(Link(start, end, target) for start, end, target in block.links if target)
        if block.cell:
            table, row, column = block.cell
            place = Place(table=tables.setdefault(table, len(tables) + 1), row=row, column=column)
            yield Block(block.text, place, "cell", head=block.tag == "th", links=links)
            continue
        paragraphs += 1
        text = shown_text(block)
        lead = len(text) - len(block.text)
        links = tuple(Link(each.start + lead, each.end + lead, each.target) for each in links)
        yield Block(text, Place(paragraph=paragraphs), kind, level, links=links)


def shown_text(block: PageBlock) -> str:
    """Return a block's text as a reader sees it: an item of a numbered list with its number."""
    bare = not block.numeral or block.cell is not None or _NUMBERED.match(block.text)
    return block.text if bare else f"{block.numeral} {block.text}"


def _kind(block: PageBlock) -> tuple[Kind, int]:
    if block.tag in _HEADINGS:
        return "heading", int(block.tag[1])
    if block.tag in ("figcaption", "caption"):
        return "caption", 0
    if block.tag == "pre":
        return "code", 0
    return ("list item", 0) if block.tag in ("li", "dd", "dt") else ("paragraph", 0)


def _fault(name: str, message: str) -> BookError:
    return BookError(Fault(name, None, None, message))
