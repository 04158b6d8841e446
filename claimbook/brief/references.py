"""Notes and reference lists of a brief: which citations of the book each of their entries holds, and where it is
called.

An entry is a note, an item under a heading such as “References”, an entry of a BibTeX file, or what a citation manager
stored in a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.base.errors import BookError, Fault
from claimbook.brief.citations import (
    Citation,
    citation_of_key,
    citation_of_link,
    citations_in,
    is_key,
    key_map,
    rejoined,
    without_repeats,
)
from claimbook.brief.vocabulary.tables import REFERENCE_HEADINGS

if TYPE_CHECKING:
    from claimbook.brief.states import States
    from claimbook.documents.blocks import Block, Reading

MOST_BYTES = 20_000_000
MOST_BESIDE = 24
_ITEM = re.compile(r"^\s*(?:\[(\w{1,40})\]|\((\d{1,3})\)|(\d{1,3})[.)])\s+")
_ITEMS = re.compile(r"\s+(?=\[\d{1,3}\]\s)")
_CALL = re.compile(r"\[(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|[A-Za-z][\w-]{0,39})\]")
_PANDOC = re.compile(r"(?<![\w.])-?@\{?([^\s\]};,{}()]+)")
_YEAR = re.compile(r"\b((?:19|20)\d\d[a-z]?)\b")


@dataclass(slots=True)
class References:
    """Citations by note, by key, by number and by year of the reference list; `blocks` are the list's own blocks."""

    notes: dict[tuple[str, str], list[Citation]] = field(default_factory=dict)
    keys: dict[str, list[Citation]] = field(default_factory=dict)
    numbers: dict[str, list[Citation]] = field(default_factory=dict)
    labels: dict[str, list[Citation]] = field(default_factory=dict)
    years: dict[str, list[Citation]] = field(default_factory=dict)
    author: str = ""
    blocks: set[int] = field(default_factory=set)

    def of_field(self, stored: str, kind: str, states: States) -> list[Citation]:
        """Return the citations that a field holds: keys of `\\cite`, the JSON of a citation manager, an address."""
        found = [citation for key in re.split(r"[\s,;]+", stored) for citation in self.keys.get(key, ())]
        if kind == "cite":
            known = [citation_of_key(key, states) for key in re.split(r"[\s,;]+", stored)
                     if key not in self.keys and is_key(key, states.short_name)]  # fmt: skip
            return without_repeats([*found, *known])
        written = stored.replace("\\/", "/").replace('\\"', '"')
        return without_repeats([*found, *(each for each in citations_in(written, states) if each.id)])

    def calls(self, text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, list[Citation]]]:
        """Yield where a text calls an entry by its key, its number or its author and year."""
        if self.keys:
            for match in _PANDOC.finditer(text):
                key = match[1].rstrip(".:;,?!")
                if key in self.keys and _free(match.start(), match.end(), taken):
                    yield match.start(), match.start() + len(match[0]), self.keys[key]
        if self.numbers or self.labels:
            for match in _CALL.finditer(text):
                found = [c for number in _numbers(match[1]) for c in self.numbers.get(number, ())] or self.labels.get(
                    match[1], []
                )
                if found and _free(match.start(), match.end(), taken):
                    yield match.start(), match.end(), found
        if self.years and self.author:
            pattern = (
                re.escape(self.author)
                + r"[,.]?\s*\(?(?:n\.d\.|(?:19|20)\d\d[a-z]?)(?:\s*[,;]\s*(?:19|20)\d\d[a-z]?)*\)?"
            )
            for match in re.finditer(pattern, text):
                found = [c for year in _YEAR.findall(match[0]) for c in self.years.get(year, ())]
                if found and _free(match.start(), match.end(), taken):
                    yield match.start(), match.end(), found


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return all(end <= left or start >= right for left, right in taken)


def _numbers(text: str) -> list[str]:
    """Return the numbers of “3, 5–7”."""
    found: list[str] = []
    for part in re.split(r"[,;]", text):
        first, _, last = (each.strip() for each in re.sub("–", "-", part).partition("-"))
        if last and first.isdigit() and last.isdigit() and 0 < int(last) - int(first) < 50:
            found += [str(number) for number in range(int(first), int(last) + 1)]
        elif first:
            found.append(first)
    return found


def read_references(reading: Reading, states: States, bibliography: Mapping[str, str]) -> References:
    """Return what a brief's notes and reference list cite; `bibliography` are entries of BibTeX files by key."""
    found = _listed(reading, states, bibliography)
    if reading.form == "pdf":
        for held in (found.notes, found.keys, found.numbers, found.labels, found.years):
            for each in held.values():
                each[:] = [rejoined(citation, states) for citation in each]
    return found


def _listed(reading: Reading, states: States, bibliography: Mapping[str, str]) -> References:
    found = References(keys=key_map(bibliography, states), author=states.author)
    listing = False
    for number, block in enumerate(reading.blocks):
        if block.kind == "heading" or _is_heading(block):
            listing = block.text.strip().strip("#0123456789. :").lower() in REFERENCE_HEADINGS
            if listing:
                found.blocks.add(number)
            continue
        if block.kind in ("footnote", "endnote"):
            inside = [*_inside(block, states), *_called(found, block)]
            found.notes.setdefault((block.kind, block.place.footnote), []).extend(inside)
            if inside and _is_entry(block.text, states):
                found.blocks.add(number)
        elif block.kind == "reference" or (listing and _lists(block)) or _is_noted(block, states):
            found.blocks.add(number)
            _note_entry(found, block, states)
    for (kind, label), citations in list(found.notes.items()):
        found.notes[kind, label] = without_repeats(citations)
    return found


def _called(found: References, block: Block) -> list[Citation]:
    return [citation for _, _, citations in found.calls(block.text, []) for citation in citations]


def _is_heading(block: Block) -> bool:
    """Tell whether a short paragraph is the heading of a reference list in a format without headings."""
    text = block.text.strip().strip(":").lower()
    return block.kind == "paragraph" and text in REFERENCE_HEADINGS


def _is_noted(block: Block, states: States) -> bool:
    """Tell whether a paragraph is a note of a plain text: “[1] closing-the-gap:…”."""
    if block.kind not in ("paragraph", "list item"):
        return False
    item = _ITEM.match(block.text)
    if item is None or not item[1]:
        return False
    inside = citations_in(block.text, states)
    left = len(block.text) - item.end() - sum(each.end - each.start for each in inside)
    return bool(inside) and (left <= MOST_BESIDE or _is_entry(block.text, states))


def _lists(block: Block) -> bool:
    return block.kind not in ("cell", "header", "footer")


def _inside(block: Block, states: States) -> list[Citation]:
    found = [each for each in citations_in(block.text, states) if each.id]
    for link in block.links:
        if (leads := citation_of_link(link.target, states)) is not None:
            found.append(leads)
    for each in block.fields:
        found += [c for c in citations_in((each.payload or each.instruction).replace("\\/", "/"), states) if c.id]
    return without_repeats(found)


def _note_entry(found: References, block: Block, states: States) -> None:
    """Note the entries that stand in a block of the reference list under their numbers, keys and years."""
    parts = [part for part in _ITEMS.split(block.text) if part.strip()]
    for part in parts:
        inside = _inside(block, states) if len(parts) == 1 else [c for c in citations_in(part, states) if c.id]
        if inside:
            _note_one(found, block, part, inside)


def _note_one(found: References, block: Block, text: str, inside: list[Citation]) -> None:
    item = _ITEM.match(text)
    label = block.label or (next((part for part in item.groups() if part), "") if item else "")
    if label:
        for listed in (found.numbers,) if label.isdigit() else (found.keys, found.labels):
            listed.setdefault(label, []).extend(inside)
    if found.author and found.author in text:
        year = _YEAR.search(text, text.index(found.author) + len(found.author))
        if year:
            found.years.setdefault(year[1], []).extend(inside)


def _is_entry(text: str, states: States) -> bool:
    """Tell whether a note is an entry of a bibliography, not a remark with numbers of its own."""
    return bool(states.author and states.author in text) or bool(states.title and states.title in text)


def read_bibliography(path: Path) -> dict[str, str]:
    """Return the entries of a BibTeX file, each as its text, by key; raises BookError where it cannot be read."""
    name = path.as_posix()
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BookError(
                Fault(name, None, None, f"is larger than {MOST_BYTES // 1_000_000} MB; name the brief's own file")
            )
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BookError(Fault(name, None, None, "is not UTF-8; save the bibliography as UTF-8")) from None
    except OSError as error:
        raise BookError(Fault(name, None, None, f"cannot be read: {error.strerror or error}; check the name")) from None
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError

    try:
        entries = parse_string(text, "bibtex").entries
    except (PybtexError, RecursionError) as error:
        reason = " ".join(str(error).split())[:200]
        raise BookError(Fault(name, None, None, f"is no BibTeX: {reason}")) from None
    return {
        str(key): " ".join(str(part).replace("\\_", "_").replace("\\", "").replace("{", "").replace("}", "")
                           for part in (entry.key, *entry.fields.values()))
        for key, entry in entries.items()
    }  # fmt: skip
