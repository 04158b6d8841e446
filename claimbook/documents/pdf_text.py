"""The text of PDF files: lines put together from their signs, columns in order, paragraphs joined, notes told apart.

pdfium says which sign stands where and how large. A page's lines are read column by column; a line goes on with the one
before it unless the gap, the indent, the size or a short line before says that a paragraph ends. What stands at the top
or bottom of page after page, but for its number, is left out.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Any

from claimbook.base.errors import BookError, Fault
from claimbook.documents.blocks import Block, Kind, Link, NoteMark, Place, Reading
from claimbook.documents.wrapping import joined

MOST_PAGES = 2000
_NOTE = re.compile(r"^(\d{1,3}|[*†‡§])[.)]?\s*(?=\S)")
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_END = re.compile(r"[.!?…:。！？][\"'”’»)\]]*$")
_POWER = re.compile(r"(?:^|[\s×·x*])10(?:\^\d*)?$")
_LIST = re.compile(r"^(?:[•·▪■●–—-]\s|\(?\d{1,2}[.)]\s|\([a-z]\)\s)")
_DIGIT = re.compile(r"\d+")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_CUT = re.compile(r"[:-]\w[\w-]{0,99}-$")  # an id or address that goes on in the next line
_HYPHENS = (2, 0xFFFE)
_Sign = tuple[str, float, float, float, float, float]


@dataclass(slots=True)
class _Line:
    """One line of a page: where it stands (points, from the bottom left), its size, and what stands in it."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    marks: list[tuple[int, str]] = field(default_factory=list)
    spots: list[tuple[float, float, float, float]] = field(default_factory=list)
    page: int = 0


@dataclass(slots=True)
class _Paragraph:
    lines: list[_Line]
    kind: Kind = "paragraph"
    footnote: str = ""


def read_pdf(content: bytes, name: str) -> Reading:
    """Read a PDF file's bytes; raises BookError where it is damaged, locked or holds no text (a scan)."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).casefold() or "security" in str(error).casefold()
        message = "is locked with a password; save a copy without one" if locked else "is damaged: it is no PDF file " \
            "that can be opened; get it again from its source"  # fmt: skip
        raise BookError(Fault(name, None, None, message)) from None
    try:
        if len(document) > MOST_PAGES:
            raise BookError(Fault(name, None, None, f"has more than {MOST_PAGES} pages; split it"))
        pages = [_page(document, number) for number in range(len(document))]
        about = document.get_metadata_dict()
    except pypdfium2.PdfiumError:
        message = "is damaged: a page cannot be read; get it again from its source"
        raise BookError(Fault(name, None, None, message)) from None
    finally:
        document.close()
    running = _running([lines for lines, _ in pages])
    blocks = tuple(_blocks(pages, running))
    if not blocks:
        message = "holds no text, only pictures of pages; recognise its text first (OCR, for instance ocrmypdf)"
        raise BookError(Fault(name, None, None, message))
    dated = _DATE.match(about.get("ModDate") or about.get("CreationDate") or "")
    published = "-".join(part for part in dated.groups() if part) if dated else ""
    return Reading(
        name, "pdf", blocks, title=about.get("Title", ""), author=about.get("Author", ""), published=published
    )


_Target = tuple[float, float, float, float, str]


def _page(document: Any, number: int) -> tuple[list[_Line], list[_Target]]:
    page = document[number]
    text = page.get_textpage()
    try:
        lines = [replace(line, page=number + 1) for line in _lines(text)]
        return _in_order(lines), list(_links(document, page))
    finally:
        text.close()
        page.close()


def _lines(text: Any) -> Iterator[_Line]:
    """Yield a page's lines as pdfium breaks them; the mark of a note that begins a line belongs to the line before."""
    held: list[_Sign] = []
    for signs in map(_powers_in_place, _sign_lines(text)):
        solid = [sign for sign in signs if not sign[0].isspace()]
        if not solid:
            continue
        lead = _leading_mark(signs) if held else 0
        if lead and solid[0][3] > held[-1][3]:
            held += signs[:lead]
            signs = signs[lead:]
            if abs(median(sign[3] for sign in signs) - median(sign[3] for sign in held)) < 0.3 * solid[-1][5]:
                held += signs
                continue
        if held and (line := _line(held)):
            yield line
        held = signs
    if held and (line := _line(held)):
        yield line


def _powers_in_place(signs: list[_Sign]) -> list[_Sign]:
    """Return a line's signs, a raised digit that the file tells at their end (of another font) where it stands."""
    for number in range(len(signs) - 1, 0, -1):
        sign = signs[number]
        if sign[0] not in _RAISED or sign[1] >= signs[number - 1][1]:
            break
        before = [
            n
            for n, each in enumerate(signs[:number])
            if each[1] < sign[1] and (each[0].isdigit() or each[0] in _RAISED)
        ]
        if not before:
            break
        rest = [*signs[:number], *signs[number + 1 :]]
        rest.insert(before[-1] + 1, sign)
        signs = rest
    return signs


def _leading_mark(signs: list[_Sign]) -> int:
    """Return how many signs at a line's start are small and raised above the rest."""
    size = median(sign[5] for sign in signs)
    bottom = median(sign[3] for sign in signs)
    count = 0
    while count < len(signs) and (signs[count][0].isdigit() or signs[count][0] in "*†‡§ "):
        if signs[count][0] != " " and not (signs[count][5] < 0.85 * size and signs[count][3] > bottom):
            break
        count += 1
    return count if 0 < count < len(signs) else 0


def _sign_lines(text: Any) -> Iterator[list[_Sign]]:
    """Yield the signs of each line; where they stand is asked at the ends of words and at digits, the rest follows."""
    import pypdfium2.raw as pdfium

    raw, box = text.raw, [ctypes.c_double() for _ in range(4)]
    size_of, box_of, unicode_of = pdfium.FPDFText_GetFontSize, pdfium.FPDFText_GetCharBox, pdfium.FPDFText_GetUnicode
    codes = [unicode_of(raw, number) for number in range(pdfium.FPDFText_CountChars(raw))]
    signs: list[_Sign] = []
    left = right = bottom = top = size = 0.0
    in_word = False
    for number, code in enumerate(codes):
        following = codes[number + 1] if number + 1 < len(codes) else 32
        if code in (10, 13):
            if signs:
                yield signs
            signs, in_word = [], False
            continue
        if code in _HYPHENS:
            sign = "-"
        elif 0xD800 <= code <= 0xDBFF and 0xDC00 <= following <= 0xDFFF:
            sign = chr(0x10000 + ((code - 0xD800) << 10) + (following - 0xDC00))
        elif code == 0 or 0xD800 <= code <= 0xDFFF:
            continue
        else:
            sign = chr(code)
        blank = sign.isspace()
        if not blank and (not in_word or code < 0x40 or code >= 0x2E80 or following <= 32 or following in _HYPHENS):
            box_of(raw, number, *box)
            left, right, bottom, top = box[0].value, box[1].value, box[2].value, box[3].value
            size = size_of(raw, number)
        in_word = not blank
        signs.append((sign, left, right, bottom, top, size))
        if code in _HYPHENS and signs:
            yield signs
            signs, in_word = [], False
    if signs:
        yield signs


def _line(signs: list[_Sign]) -> _Line | None:
    """Return the line of signs, with a tab at gaps as wide as between columns of a table."""
    solid = [sign for sign in signs if not sign[0].isspace()]
    if not solid:
        return None
    gaps = sorted(_word_gaps(signs))
    usual = gaps[(len(gaps) - 1) // 2] if len(gaps) > 1 else 0.0
    size = median(sign[5] for sign in solid)
    height = median(max(sign[4] - sign[3], 0.1) for sign in solid)
    base = median(sign[3] for sign in solid)
    text = ""
    marks: list[tuple[int, str]] = []
    spots: list[tuple[float, float, float, float]] = []
    mark = ""
    right = solid[0][1]
    for sign, left, end, bottom, top, own in signs:
        if sign.isspace():
            text += " " if text and not text.endswith(" ") else ""
            spots += [(left, end, bottom, top)] * (len(text) - len(spots))
            continue
        raised = own < 0.8 * size and bottom > base + 0.15 * height and (sign.isdigit() or sign in "*†‡§,")
        if raised and sign.isdigit() and _POWER.search(text.rstrip()):
            text = text.rstrip()
            spots = spots[: len(text)]
            sign = sign if text.endswith("^") or "^" in text[-3:] else f"^{sign}"
        elif raised and text:
            text, mark = text.rstrip(), mark + sign
            right = max(right, end)
            continue
        if mark:
            marks += [(len(text), each) for each in mark.split(",") if each]
            mark = ""
        if text.endswith(" ") and left - right > max(1.5 * max(size, height), 2.5 * usual):
            text = text.rstrip() + "\t"
            spots = [*spots[: len(text) - 1], (right, left, bottom, top)]
        text += sign
        spots += [(left, end, bottom, top)] * (len(text) - len(spots))
        right = max(right, end) if left >= right - 2 * size else end
    if mark:
        marks += [(len(text.rstrip()), each) for each in mark.split(",") if each]
    return _Line(
        text.rstrip(), min(s[1] for s in solid), max(s[2] for s in solid), min(s[3] for s in solid),
        max(s[4] for s in solid), max(size, 0.1), marks, spots,
    )  # fmt: skip


def _word_gaps(signs: list[_Sign]) -> Iterator[float]:
    """Yield how far apart each two words of a line stand."""
    right: float | None = None
    blank = False
    for sign, left, end, _, _, _ in signs:
        if sign.isspace():
            blank = True
            continue
        if blank and right is not None:
            yield left - right
        right, blank = end, False


def _links(document: Any, page: Any) -> Iterator[_Target]:
    """Yield the rectangles of a page that lead to an address."""
    import pypdfium2.raw as pdfium

    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
        rectangle = pdfium.FS_RECTF()
        if size > 1 and pdfium.FPDFLink_GetAnnotRect(link, rectangle):
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
            target = buffer.value.decode("utf-8", "replace")
            yield rectangle.left, rectangle.right, rectangle.bottom, rectangle.top, target


def _in_order(lines: list[_Line]) -> list[_Line]:
    """Return a page's lines in reading order: as stored, unless the file goes across two columns line by line."""
    if len(lines) < 4:
        return lines
    lines = list(_parted(lines))
    if len(lines) < 8:
        return lines
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    middle = (left + right) / 2
    sides = ["left" if line.right <= middle + 6 else "right" if line.left >= middle - 6 else "both" for line in lines]
    if min(sides.count("left"), sides.count("right")) < 4:
        return lines
    changes = sum(a != b for a, b in zip(sides, sides[1:], strict=False) if "both" not in (a, b))
    if changes < 4:
        return lines
    found: list[_Line] = []
    columns: dict[str, list[_Line]] = {"left": [], "right": []}
    for line, side in zip(lines, sides, strict=True):
        if side == "both":
            found += [*columns["left"], *columns["right"], line]
            columns = {"left": [], "right": []}
        else:
            columns[side].append(line)
    return [*found, *columns["left"], *columns["right"]]


def _parted(lines: list[_Line]) -> Iterator[_Line]:
    """Yield lines, those apart that run across two columns of prose: many have their gap at the same place."""
    starts = {id(line): line.spots[line.text.index("\t") + 1][0] for line in lines if line.text.count("\t") == 1}
    wordy = [
        line for line in lines if id(line) in starts and all(len(part.split()) > 2 for part in line.text.split("\t"))
    ]
    place = median(starts[id(line)] for line in wordy) if len(wordy) >= 4 else None
    for line in lines:
        if place is None or abs(starts.get(id(line), place + 99) - place) > 3:
            yield line
            continue
        at = line.text.index("\t")
        for first, last in ((0, at), (at + 1, len(line.text))):
            spots = line.spots[first:last]
            marks = [(offset - first, mark) for offset, mark in line.marks if first <= offset <= last]
            yield replace(
                line,
                text=line.text[first:last],
                spots=spots,
                marks=marks,
                left=spots[0][0],
                right=max(s[1] for s in spots),
            )


def _running(pages: list[list[_Line]]) -> set[str]:
    """Return what stands at the top or bottom of page after page, numbers aside."""
    if len(pages) < 3:
        return set()
    seen = Counter(text for lines in pages for text in {_masked(line) for line in _edges(lines)} if text)
    return {text for text, count in seen.items() if count >= max(3, 0.4 * len(pages))}


def _edges(lines: list[_Line]) -> list[_Line]:
    by_height = sorted(lines, key=lambda line: -line.top)
    return by_height[:2] + by_height[-2:]


def _masked(line: _Line) -> str:
    return _DIGIT.sub("0", " ".join(line.text.split()))


def _blocks(pages: list[tuple[list[_Line], list[_Target]]], running: set[str]) -> Iterator[Block]:
    body = _usual_size([line for lines, _ in pages for line in lines])
    counts = {"paragraph": 0}
    paragraphs: list[_Paragraph] = []
    notes: list[_Paragraph] = []
    whole = "\n".join(line.text for lines, _ in pages for line in lines)
    for lines, _ in pages:
        edges = {id(line) for line in _edges(lines)}
        kept = [
            line for line in lines
            if not (id(line) in edges and (_masked(line) in running or re.fullmatch(r"\W*\d{1,4}\W*", line.text)))
        ]  # fmt: skip
        main, foot = _split_notes(kept, body)
        fresh = _paragraphs(main, body)
        if paragraphs and fresh and _carries_over(paragraphs[-1], fresh[0]):
            paragraphs[-1].lines += fresh.pop(0).lines
        if foot:
            paragraphs += fresh
            notes += _paragraphs_of_notes(foot)
        else:
            paragraphs += fresh
    targets = {number + 1: links for number, (_, links) in enumerate(pages)}
    for paragraph in [*paragraphs, *notes]:
        block = _block(paragraph, counts, targets, whole, body)
        if block.text:
            yield block


def _usual_size(lines: list[_Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _split_notes(lines: list[_Line], body: float) -> tuple[list[_Line], list[_Line]]:
    """Return a page's lines without and with the footnotes: small lines at the bottom that begin with a mark."""
    called = {mark for line in lines for _, mark in line.marks}
    main, foot = list(lines), []
    for number, line in enumerate(lines):
        found = _NOTE.match(line.text)
        below = sum(each.top < line.bottom for each in lines) < len(lines) * 0.5
        if found and line.size < 0.93 * body and found[1] in called and below:
            main, foot = lines[:number], [each for each in lines[number:] if each.size < 0.95 * body]
            main += [each for each in lines[number:] if each.size >= 0.95 * body]
            break
    return main, foot


def _paragraphs_of_notes(lines: list[_Line]) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    for line in lines:
        mark = _NOTE.match(line.text)
        expected = not found or not mark or not mark[1].isdigit() or not found[-1].footnote.isdigit() or (
            int(mark[1]) == int(found[-1].footnote) + 1
        )  # fmt: skip
        if mark and expected:
            stripped = replace(line, text=line.text[mark.end() :], spots=line.spots[mark.end() :], marks=[])
            found.append(_Paragraph([stripped], "footnote", mark[1]))
        elif found:
            found[-1].lines.append(line)
        else:
            found.append(_Paragraph([line], "footnote", ""))
    return found


def _paragraphs(lines: list[_Line], body: float) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    pitches = [
        a.bottom - b.bottom for a, b in zip(lines, lines[1:], strict=False) if 0 < a.bottom - b.bottom < 4 * body
    ]
    pitch = median(pitches) if pitches else body * 1.2
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if before is not None and found and _belongs(before, line, lines, pitch):
            found[-1].lines.append(line)
        else:
            found.append(_Paragraph([line]))
    return found


def _belongs(before: _Line, line: _Line, lines: list[_Line], pitch: float) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    if "\t" in line.text or "\t" in before.text or _LIST.match(line.text):
        return False
    if abs(line.size - before.size) > 0.12 * before.size:
        return False
    gap = before.bottom - line.bottom
    edge = max((each.right for each in lines if abs(each.left - before.left) < 3 * line.size), default=before.right)
    short = before.right < edge - 0.12 * max(edge - before.left, 1)
    if gap < 0:
        return not _END.search(before.text) and line.text[:1].islower()
    if gap > max(1.35 * pitch, 1.55 * line.size):
        return False
    if _CUT.search(before.text):
        return True
    if _LIST.match(before.text) and line.left > before.left + 2:
        return True
    if line.left > before.left + 0.8 * line.size and _END.search(before.text):
        return False
    return not (short and (_END.search(before.text) or not line.text[:1].islower()))


def _carries_over(before: _Paragraph, after: _Paragraph) -> bool:
    """Tell whether a paragraph goes on from the foot of one page to the head of the next."""
    last, first = before.lines[-1], after.lines[0]
    if "\t" in last.text or "\t" in first.text or abs(last.size - first.size) > 0.1 * last.size:
        return False
    return not _END.search(last.text) and (
        first.text[:1].islower() or last.text.endswith("-") or first.text[:1].isdigit()
    )


def _block(
    paragraph: _Paragraph, counts: dict[str, int], targets: dict[int, list[_Target]], whole: str, body: float
) -> Block:
    lines = paragraph.lines
    text = joined("\n".join(line.text for line in lines), whole)
    page = lines[0].page
    kind, level = paragraph.kind, 0
    if paragraph.kind == "paragraph":
        counts["paragraph"] += 1
        if lines[0].size > 1.15 * body and len(text) < 200 and "\t" not in text:
            kind, level = "heading", 1 if lines[0].size > 1.6 * body else 2
        elif re.match(r"(?:Figure|Fig\.|Table|図|表)\s?\d", text) and len(text) < 400:
            kind = "caption"
        elif _LIST.match(text):
            kind = "list item"
    place = Place(
        page=page, paragraph=counts["paragraph"] if not paragraph.footnote else None, footnote=paragraph.footnote
    )
    notes, links = _marked(lines, text, targets)
    return Block(text, place, kind, level, links=links, notes=notes)


def _marked(
    lines: list[_Line], text: str, targets: dict[int, list[_Target]]
) -> tuple[tuple[NoteMark, ...], tuple[Link, ...]]:
    """Return the notes and links of a paragraph, found again in its joined text by the words before and in them."""
    notes, links = [], []
    at = 0
    for line in lines:
        start = text.find(line.text[:12].strip(), at)
        start = start if start >= 0 else at
        for offset, mark in line.marks:
            notes.append(NoteMark(min(start + offset, len(text)), "footnote", mark))
        for left, right, bottom, top, target in targets.get(line.page, []):
            inside = [
                number for number, spot in enumerate(line.spots[: len(line.text)])
                if left - 1 <= (spot[0] + spot[1]) / 2 <= right + 1 and bottom - 2 <= (spot[2] + spot[3]) / 2 <= top + 2
            ]  # fmt: skip
            if inside:
                links.append(Link(min(start + inside[0], len(text)), min(start + inside[-1] + 1, len(text)), target))
        at = min(start + max(len(line.text) - 2, 0), len(text))
    return tuple(notes), tuple(links)
