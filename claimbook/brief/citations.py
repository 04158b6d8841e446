"""Citations of the book in a text: its short form, links to its pages, keys of its bibliography.

Each kind leads to an id and an edition; whether the book has them is judged later, so that a misspelt citation is
found too. The host of a link does not matter: a book may be read from anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from claimbook.brief.states import States

ID = r"[0-9A-Za-z][0-9A-Za-z_.%-]*"
EDITION = r"[0-9A-Za-z][0-9A-Za-z._-]*(?:\+\d{4}(?:-?\d\d){0,2})?"
WHOLE_BOOK = ""
ALIKE = 0.75
_NUMBERS_PAGE = re.compile(r"(?:^|/)(?:pages/)?numbers\.html$")
_IN_EDITION = re.compile(rf"(?:^|/)e/({EDITION})/(.+)$")
_PAGE_OF_ID = re.compile(r"(?:^|/)(n|figures|embed|embeds|values)/([^/]+?)\.(?:html|json|svg|png|pdf|csv|zip)$")
_ADDRESS = re.compile(r"(?:https?|file)://[^\s<>\"“”’)\]}|]+")
_TRAILING = ".,;:!?*_–—-。、）】」"


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation in a text: `start` to `end`, the id and the edition it names (empty: none named), how it is given.

    `called` are the offsets where the text calls a note or reference that holds the citation; else the citation's.
    """

    start: int
    end: int
    id: str
    edition: str
    form: str
    written: str


def short_forms(text: str, short_name: str) -> Iterator[Citation]:
    """Yield the short forms in a text: `closing-the-gap:<id>@<edition>`, with or without an edition."""
    name = "-?".join(re.escape(part) for part in short_name.split("-"))  # a PDF may lose the hyphen at a line's end
    pattern = re.compile(rf"(?<![\w-]){name}(?::({ID}))?(?:@({EDITION}))?", re.IGNORECASE)
    for match in pattern.finditer(text):
        id, edition = match[1] or "", match[2] or ""
        if not id and not edition:
            continue
        whole = match[0].rstrip(_TRAILING)
        yield Citation(
            match.start(), match.start() + len(whole), unquote(id.rstrip(_TRAILING) if not edition else id),
            edition.rstrip(_TRAILING), "short form", whole,
        )  # fmt: skip


def keys(text: str, states: States) -> Iterator[Citation]:
    """Yield the keys of the book's bibliography entries in a text: `closing-the-gap-<id>-<edition>`."""
    name = states.short_name
    for match in re.finditer(rf"(?<![\w/.:-]){re.escape(name)}-[0-9A-Za-z][0-9A-Za-z-]*", text, re.IGNORECASE):
        key = match[0].rstrip("-")
        yield replace(citation_of_key(key, states), start=match.start(), end=match.start() + len(key))


def is_key(text: str, short_name: str) -> bool:
    """Tell whether a text has the form of one of the book's keys."""
    return re.fullmatch(rf"{re.escape(short_name)}-[0-9A-Za-z-]+", text, re.IGNORECASE) is not None


def dashed(text: str) -> str:
    """Return a text as it stands in a key."""
    return re.sub(r"[^A-Za-z0-9]+", "-", text)


def citation_of_key(key: str, states: States) -> Citation:
    """Return the citation that a key of the bibliography stands for; an edition that is not known is left as
    written."""
    rest = key[len(states.short_name) + 1 :]
    date = ""
    if match := re.search(r"-plus-(\d{4}(?:-?\d\d){0,2})$", rest):
        rest, date = rest[: match.start()], f"+{match[1]}"
    for edition in sorted({*states.editions, states.newest.name}, key=len, reverse=True):
        ending = dashed(edition)
        if rest == ending:
            return Citation(0, len(key), WHOLE_BOOK, edition + date, "key", key)
        if rest.endswith(f"-{ending}"):
            return Citation(0, len(key), _id_of_dashed(rest[: -len(ending) - 1], states), edition + date, "key", key)
    for id in sorted(states.ids, key=len, reverse=True):
        if rest.startswith(f"{dashed(id)}-"):
            return Citation(0, len(key), id, rest[len(dashed(id)) + 1 :].replace("-", ".") + date, "key", key)
    if match := re.fullmatch(r"(.+?)-(\d{2,4}-\d+)", rest):
        return Citation(0, len(key), _id_of_dashed(match[1], states), match[2].replace("-", ".") + date, "key", key)
    return Citation(0, len(key), _id_of_dashed(rest, states), date, "key", key)


def _id_of_dashed(text: str, states: States) -> str:
    if states.holds(text):
        return text
    return next((id for id in states.ids if dashed(id) == text), text)


def citation_of_link(target: str, states: States) -> Citation | None:
    """Return the citation that a link is, None where it does not lead to a value, figure or frozen page of the book."""
    parts = urlsplit(target)
    path, fragment = unquote(parts.path), unquote(parts.fragment).partition(":~:")[0]
    edition, ours = "", bool(states.address) and target.startswith(states.address)
    if match := _IN_EDITION.search(path):
        edition, path, ours = match[1], match[2], True
    id = ""
    if _NUMBERS_PAGE.search(path) and fragment:
        id = fragment
    elif (match := _PAGE_OF_ID.search(path)) is not None:
        id = match[2]
        ours = ours or match[1] == "n"
        if match[1] in ("embed", "embeds") and not states.holds(id):
            id = re.sub(r"\.(?:live|frozen)$", "", id)
    elif fragment and states.holds(fragment) and path.endswith(".html"):
        id = fragment
    if not id:
        return None
    if not (ours or states.holds(id) or states.short_name in target.lower() or nearest(id, states)):
        return None
    return Citation(0, 0, id, edition, "link", target)


def addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start, end and text of each address written out in a text."""
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_TRAILING)
        yield match.start(), match.start() + len(address), address


def citations_in(text: str, states: States) -> list[Citation]:
    """Return the citations written out in a text, in its order, none overlapping another."""
    found = list(short_forms(text, states.short_name)) if states.short_name else []
    taken = [(each.start, each.end) for each in found]
    for start, end, address in addresses(text):
        if (citation := citation_of_link(address, states)) is not None and _free(start, end, taken):
            found.append(replace(citation, start=start, end=end))
            taken.append((start, end))
    if states.short_name:
        found += [each for each in keys(text, states) if _free(each.start, each.end, taken)]
    return sorted(found, key=lambda each: each.start)


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return all(end <= left or start >= right for left, right in taken)


def rejoined(citation: Citation, states: States) -> Citation:
    """Return a citation from a PDF with the hyphens that it lost at the ends of lines, if that makes its id a known
    one."""
    if not citation.id or states.holds(citation.id):
        return citation
    whole = states.unhyphenated.get(citation.id.replace("-", "").lower())
    return replace(citation, id=whole) if whole else citation


def nearest(id: str, states: States) -> str:
    """Return the known id that is written most like this one, empty where none is."""
    folded = {each.lower(): each for each in states.ids}
    found = get_close_matches(id.lower(), folded, n=1, cutoff=ALIKE)
    return folded[found[0]] if found else ""


def nearest_edition(edition: str, states: States) -> str:
    """Return the edition that is written most like this one, empty where none is."""
    found = get_close_matches(edition.partition("+")[0], list(states.editions), n=1, cutoff=0.5)
    return found[0] if found else ""


def key_map(entries: Mapping[str, str], states: States) -> dict[str, list[Citation]]:
    """Return the citations that stand in each entry of a reference list, by the entry's key."""
    found: dict[str, list[Citation]] = {}
    for key, text in entries.items():
        inside = [each for each in citations_in(text, states) if each.id != WHOLE_BOOK]
        if not inside and is_key(key, states.short_name):
            inside = [citation_of_key(key, states)]
        if inside:
            found[key] = without_repeats(inside)
    return found


def without_repeats(citations: list[Citation]) -> list[Citation]:
    """Return citations, each id and edition once; one without an edition gives way to one that names it."""
    kept: dict[tuple[str, str], Citation] = {}
    for each in citations:
        kept.setdefault((each.id, each.edition), each)
    named = {id for id, edition in kept if edition}
    return [each for (id, edition), each in kept.items() if edition or id not in named]
