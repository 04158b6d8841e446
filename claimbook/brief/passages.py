"""A brief cut into what a citation covers: sentences, table rows and captions, each with its numbers and citations.

A citation covers the numbers of its own sentence, row or caption, wherever it is given: in the text, behind the full
stop, in a link, in a note, in a field of a citation manager, by a key or number of the reference list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claimbook.brief.citations import Citation, citation_of_link, citations_in, rejoined
from claimbook.brief.quantities import Quantity, quantities_of_each, with_bare_numbers
from claimbook.brief.references import References, read_references
from claimbook.brief.vocabulary.tables import CURRENCY, OTHERS, SCALES

if TYPE_CHECKING:
    from claimbook.brief.states import States
    from claimbook.documents.blocks import Block, Reading

HIDDEN = "_"
SHORT_LINE = 100
MOST_CONTEXT = 600
ROWS_ABOVE = 8
_BOUNDARY = re.compile(r"[.!?…][\"'”’)\]*]{0,3}_*\s+(?=[\"'“‘(\[_*]{0,3}[A-Z0-9_(\[])|[。！？][」）)]{0,2}|\n\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|No|Nos|Inc|Corp|Co|Ltd|vs|approx|ca|etc|e\.g|i\.e|cf|pp?|Fig|Figs|"
    r"Sec|Ch|"
    r"Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|al)|\b[A-Z])\.$"
)
_ONLY_CITATION = re.compile(
    r"[\s_()\[\]{}.,;:–—-]*(?:(?:see|source|sources|cf|ibid|also|and|p|pp|出典|参照)\b[\s_()\[\]{}.,;:–—-]*)*", re.I
)
# “(ID; for the year before, ID.)”, “Source: ID.”: a sentence of its own that states nothing
_SOURCE_BEHIND = re.compile(r"\s*(?:[(\[]|(?:See|Sources?|Cf)\b)[^\d()]*_{3,}[^\d()]*[)\].\s]*")
_LEADING_CITATION = re.compile(r"[\s]*[(\[{]?\s*_{3,}(?:(?:[\s;,]|and|&)*_{3,})*\s*[)\]}]?[.\s]*")
_CITATION_BEHIND = re.compile(rf"\s*[(\[（]?\s*{HIDDEN}{{3,}}.*$")
_BARE_NUMBER = re.compile(r"^[\s~≈<>+−-]*\d[\d,]*(?:\.\d+)?\s*$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")

BESIDE = 1


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the brief a number stands: the block and the offsets in its text."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Straight:
    """The places of a text that stands in one block as it is: its beginning there says all."""

    block: int
    start: int

    def __getitem__(self, part: slice) -> list[Spot | None]:
        """Return the first and the last place of a stretch."""
        first, end = self.start + part.start, self.start + part.stop
        if end <= first:
            return []
        return [Spot(self.block, first, first + 1), Spot(self.block, end - 1, end)]


@dataclass(slots=True)
class Cited:
    """A citation and where in the passage's text it is given."""

    citation: Citation
    at: int


@dataclass(slots=True)
class Passage:
    """What one citation may cover: `text` with its `numbers` and the `cited`; `around` is what stands beside it."""

    kind: str
    text: str
    spots: list[Spot | None] | Straight
    cited: list[Cited] = field(default_factory=list)
    numbers: list[Quantity] = field(default_factory=list)
    heading: str = ""
    before: str = ""
    after: str = ""
    blocks: tuple[int, ...] = ()
    above: str = ""
    idle: list[str] = field(default_factory=list)

    def spot(self, quantity: Quantity) -> Spot | None:
        """Return where a number of this passage stands in the brief."""
        places = [spot for spot in self.spots[quantity.start : quantity.end] if spot is not None]
        if not places:
            return None
        first = places[0]
        inside = [spot for spot in places if spot.block == first.block]
        return Spot(first.block, first.start, inside[-1].end)

    def written(self, quantity: Quantity) -> str:
        """Return a number as the brief writes it, without the unit that the head of a table lends it."""
        if isinstance(self.spots, Straight):
            return quantity.text
        letters = zip(self.text[quantity.start : quantity.end], self.spots[quantity.start : quantity.end], strict=True)
        return "".join(letter for letter, spot in letters if spot is not None).strip()

    @property
    def around(self) -> str:
        return " ".join(part for part in (self.heading, self.before, self.text, self.after) if part)

    @property
    def beside(self) -> str:
        """The passage with the sentences before and after it."""
        return " ".join(part for part in (self.before, self.text, self.after) if part)


@dataclass(slots=True)
class _Marked:
    """A block's text with its citations hidden, and where each stands."""

    hidden: str
    cited: list[Cited]


def passages_of(reading: Reading, states: States, bibliography: Mapping[str, str] | None = None) -> list[Passage]:
    """Return a brief's passages in its order, those without a number left out."""
    references = read_references(reading, states, bibliography or {})
    marked = [_mark(block, references, states) for block in reading.blocks]
    if reading.form == "pdf":
        for each in marked:
            for cited in each.cited:
                cited.citation = rejoined(cited.citation, states)
    found: list[Passage] = []
    heading = ""
    tables = _tables(reading.blocks)
    done: set[int] = set()
    for number, block in enumerate(reading.blocks):
        if number in references.blocks or number in done:
            continue
        if block.kind == "heading":
            heading = block.text
        if block.kind == "cell" and block.place.table in tables:
            cells = tables[block.place.table]
            done.update(each for each, _ in cells)
            caption = _caption(reading.blocks, cells)
            found += _rows(reading.blocks, cells, marked, heading, caption)
        else:
            made = list(_sentences(number, block, marked[number], heading))
            if block.kind != "heading":
                above = "\n".join(each.text for each in reading.blocks[max(0, number - ROWS_ABOVE) : number])[
                    -MOST_CONTEXT:
                ]
                for passage in made:
                    passage.above = above
            found += made
    _read_numbers(found, reading.published)
    return [each for each in found if each.numbers or each.cited]


def _mark(block: Block, references: References, states: States) -> _Marked:
    """Return a block with the citations that stand in it, are linked from it or are called by its notes."""
    text, cited, spans = block.text, [], []
    for each in citations_in(text, states):
        known = references.keys.get(each.written)
        for citation in known if each.form == "key" and known else [each]:
            cited.append(Cited(citation, each.start))
        spans.append((each.start, each.end))
    for link in block.links:
        if link.target.startswith("#"):
            continue
        if (leads := citation_of_link(link.target, states)) is not None:
            cited.append(Cited(replace(leads, start=link.start, end=link.end), link.start))
            if text[link.start : link.end].startswith(("http", "www.")):
                spans.append((link.start, link.end))
    for each_field in block.fields:
        inside = references.of_field(each_field.payload or each_field.instruction, each_field.kind, states)
        if inside:
            cited += [Cited(citation, each_field.start) for citation in inside]
            spans.append((each_field.start, each_field.end))
    for note in block.notes:
        cited += [Cited(citation, note.start) for citation in references.notes.get((note.kind, note.footnote), ())]
    for start, end, citations in references.calls(text, list(spans)):
        cited += [Cited(citation, start) for citation in citations]
        spans.append((start, end))
    if block.links:
        spans += [(link.start, link.end) for link in block.links if text[link.start : link.end].startswith("http")]
    hidden = list(text)
    for start, end in spans:
        hidden[start:end] = HIDDEN * (end - start)
    return _Marked("".join(hidden), _once(cited))


def _once(cited: list[Cited]) -> list[Cited]:
    """Return citations, each id and edition once at one place: a key stands just behind the mark that calls it."""
    kept: list[Cited] = []
    for each in sorted(cited, key=lambda each: each.at):
        same = (each.citation.id, each.citation.edition)
        if not any(
            each.at - other.at <= BESIDE and (other.citation.id, other.citation.edition) == same for other in kept
        ):
            kept.append(each)
    return kept


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text stand, citations behind a full stop with the sentence before them."""
    cuts = [0]
    for match in _BOUNDARY.finditer(text):
        if match[0].startswith(".") and _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start() + 1]):
            continue
        cuts.append(match.end())
    cuts.append(len(text))
    spans: list[tuple[int, int]] = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        segment = text[start:end]
        if not segment.strip():
            continue
        if spans and HIDDEN * 3 in segment:
            if _ONLY_CITATION.fullmatch(segment) or _SOURCE_BEHIND.fullmatch(segment):
                spans[-1] = (spans[-1][0], end)
                continue
            leading = _LEADING_CITATION.match(segment)
            if leading and segment[leading.end() : leading.end() + 1].isupper():
                spans[-1] = (spans[-1][0], start + leading.end())
                start += leading.end()
        spans.append((start, end))
    return spans or ([(0, len(text))] if text.strip() else [])


def _sentences(number: int, block: Block, marked: _Marked, heading: str) -> Iterator[Passage]:
    text = marked.hidden
    spans = sentence_spans(text)
    kind = "caption" if block.kind == "caption" else "sentence"
    parts = [text[start:end] for start, end in spans]
    for index, (start, end) in enumerate(spans):
        last = index == len(spans) - 1
        cited = [
            Cited(each.citation, min(max(each.at - start, 0), end - start))
            for each in marked.cited
            if _covers(each.at, start, end, first=index == 0, last=last, text=text)
        ]
        spots = Straight(number, start)
        yield Passage(
            kind,
            parts[index],
            spots,
            cited,
            [],
            "" if block.kind == "heading" else heading,
            " ".join(parts[max(0, index - 1) : index])[-MOST_CONTEXT:],
            " ".join(parts[index + 1 : index + 2])[:MOST_CONTEXT],
            (number,),
        )


def _covers(at: int, start: int, end: int, *, first: bool, last: bool, text: str) -> bool:
    """Tell whether a citation at `at` belongs to the sentence from `start` to `end`."""
    if at == start and not first and not text[start : start + 3].startswith(HIDDEN):
        return False  # the mark of a note that touches the full stop before
    if first and at <= start:
        return True
    if start <= at < end:
        return at > start or first or text[start : start + 1] in HIDDEN or not _touches(at, text)
    return at == end and (last or at > start)


def _touches(at: int, text: str) -> bool:
    return at > 0 and not text[at - 1].isspace()


def _tables(blocks: Sequence[Block]) -> dict[int | None, list[tuple[int, Block]]]:
    """Return the cells of each table, in its order."""
    found: dict[int | None, list[tuple[int, Block]]] = {}
    for number, block in enumerate(blocks):
        if block.kind == "cell" and block.place.table is not None:
            found.setdefault(block.place.table, []).append((number, block))
    return found


def _caption(blocks: Sequence[Block], cells: list[tuple[int, Block]]) -> str:
    """Return the caption that stands before or behind a table."""
    first, last = cells[0][0], cells[-1][0]
    for number in (first - 1, last + 1):
        if 0 <= number < len(blocks) and (blocks[number].kind == "caption" or _captions(blocks[number].text)):
            return blocks[number].text
    return ""


def _captions(text: str) -> bool:
    """Tell whether a paragraph is a table's caption: it says so, or it is a short line that says a unit."""
    if len(text) >= MOST_CONTEXT or HIDDEN * 3 in text:
        return False
    if re.match(r"\s*(?:Table|表)\s*\d", text) is not None:
        return True
    return len(text) < SHORT_LINE and not re.search(r"[.。]\s*$|\d", text) and unit_of_head(text) != ("", "")


def _rows(
    blocks: Sequence[Block], cells: list[tuple[int, Block]], marked: list[_Marked], heading: str, caption: str
) -> Iterator[Passage]:
    """Yield a table's rows, each cell told with the head of its column, its unit written out."""
    rows: dict[int, dict[int, list[int]]] = {}
    for number, block in cells:
        rows.setdefault(block.place.row or 0, {}).setdefault(block.place.column or 0, []).append(number)
    heads = _heads(blocks, rows)
    top = max(heads.rows, default=-1)
    for row, columns in sorted(rows.items()):
        maker = _RowMaker()
        first_column = min(columns)
        label = " ".join(marked[number].hidden for number in columns[first_column])
        for column, numbers in sorted(columns.items()):
            head = "" if row <= top else heads.columns.get(column, "")
            if head and column != first_column:
                maker.say(f"{head}: ")
            for number in numbers:
                alone = _CITATION_BEHIND.sub("", marked[number].hidden)
                bare = _BARE_NUMBER.match(alone) is not None and row > top and column != first_column
                before, behind = unit_of_head(head, label, caption) if bare else ("", "")
                maker.say(before)
                maker.cell(number, marked[number], len(alone.rstrip()), behind)
            maker.say(" | ")
        yield Passage(
            "row",
            "".join(maker.text),
            maker.spots,
            maker.cited,
            [],
            heading,
            f"{caption} {heads.columns.get(first_column, '')}".strip()[:MOST_CONTEXT],
            "",
            tuple(number for numbers in columns.values() for number in numbers),
        )


@dataclass(slots=True)
class _Heads:
    rows: set[int]
    columns: dict[int, str]


def _heads(blocks: Sequence[Block], rows: dict[int, dict[int, list[int]]]) -> _Heads:
    """Return a table's heading rows and what they say of each column; the first row where none is marked as such."""
    marked = {row for row, columns in rows.items() if all(blocks[n].head for ns in columns.values() for n in ns)}
    if not marked and len(rows) > 1:
        first = min(rows)
        texts = [blocks[n].text for column, ns in rows[first].items() for n in ns if column > 1]
        if texts and not any(
            _BARE_NUMBER.match(text) and not re.fullmatch(r"\s*(?:19|20)\d\d\s*", text) for text in texts
        ):
            marked = {first}
    columns: dict[int, str] = {}
    for row in sorted(marked):
        for column, numbers in rows[row].items():
            columns[column] = f"{columns.get(column, '')} {' '.join(blocks[n].text for n in numbers)}".strip()
    return _Heads(marked, columns)


class _RowMaker:
    """Puts a row's text together and remembers where each character comes from."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.spots: list[Spot | None] = []
        self.cited: list[Cited] = []

    def say(self, words: str) -> None:
        self.text.append(words)
        self.spots += [None] * len(words)

    def cell(self, number: int, marked: _Marked, end: int, behind: str) -> None:
        """Put a cell in, and behind the number that ends there the unit that stands in its head."""
        at = len(self.spots)
        self.cited += [
            Cited(each.citation, at + each.at + (len(behind) if each.at >= end else 0)) for each in marked.cited
        ]
        text = marked.hidden.replace("\n", " ")
        self.text.append(text[:end] + behind + text[end:])
        self.spots += [Spot(number, place, place + 1) for place in range(end)]
        self.spots += [None] * len(behind)
        self.spots += [Spot(number, place, place + 1) for place in range(end, len(text))]


def unit_of_head(*heads: str) -> tuple[str, str]:
    """Return what stands before and behind a bare number whose unit the head of its column, row or table says."""
    for head in heads:
        if not head:
            continue
        for pattern, sign in CURRENCY:
            if not re.search(rf"(?<![A-Za-z]){pattern}(?![A-Za-z])" if pattern[3:4].isalpha() else pattern, head, re.I):
                continue
            for scale, word in SCALES:
                if re.search(rf"(?<![A-Za-z]){scale}(?![A-Za-z])", head, re.I):
                    return sign, f" {word}"
            if "億円" in head:
                return "", "億円"
            return sign, ""
        scale_word = next(
            (word for scale, word in SCALES if re.search(rf"(?<![A-Za-z]){scale}(?![A-Za-z])", head, re.I)), ""
        )
        for pattern, behind in OTHERS:
            if re.search(pattern, head):
                return "", f" {scale_word}{behind}" if scale_word else behind
    return "", ""


def _read_numbers(passages: list[Passage], dated: str) -> None:
    """Find the numbers of all passages, read together."""
    for passage, numbers in zip(passages, quantities_of_each([each.text for each in passages], dated), strict=True):
        if any(each.citation.id for each in passage.cited):
            numbers = with_bare_numbers(passage.text, numbers)
        passage.numbers = [each for each in numbers if passage.spot(each) is not None or each.is_date]


def is_japanese(text: str) -> bool:
    """Tell whether a text is written in Japanese."""
    return _CJK.search(text) is not None
