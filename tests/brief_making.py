"""Briefs made for the tests: their sources with answers marked in them, the mutations of each, the formats they are
written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from claimbook.documents.blocks import Block, Link, NoteMark, Place, Reading

BRIEFS = Path(__file__).parent / "briefs"
NUMBER = re.compile(r"⟦([^|⟧]*)\|([^|⟧]*)(?:\|([^⟧]*))?⟧")
MARK = re.compile(r"⟨([ycnf]):([^=>⟩]*)(?:=([^>⟩]*))?>([^⟩]*)⟩")
FLIPPED = {
    "more than": "less than",
    "over": "under",
    "at least": "at most",
    "under": "over",
    "no more than": "more than",
    "not more than": "more than",
    "no less than": "less than",
    "no fewer than": "fewer than",
    "fewer than": "more than",
    "just over": "just under",
    "just under": "just over",
    "a little over": "a little under",
    "as much as": "at least",
    "up to": "at least",
    "超": "未満",
    "を超える": "を下回る",
    "以上": "以下",
    "最大": "最低",
}  # words of comparison and what says the contrary in the same place
CITED = re.compile(r"closing-the-gap:([a-z0-9-]+)@([0-9.]+)")


@dataclass(frozen=True)
class Answer:
    """A marked number: its text, the value it is of, the id that is cited for it, its verdict."""

    text: str
    id: str
    cited: str
    verdict: str
    pair: bool


@dataclass(frozen=True)
class Mutation:
    """A brief with one thing made wrong: what, the answer it concerns, the verdicts that are right for it."""

    kind: str
    source: str
    target: int
    verdicts: tuple[str, ...]


def sources(folder: str = "") -> dict[str, str]:
    """Return the marked sources by name: those that checks were developed on, or of the folder “evaluated”."""
    found = sorted((BRIEFS / folder).glob("*.md"))
    return {path.stem: path.read_text("utf-8") for path in found if path.stem != "README"}


def form_of(source: str) -> str:
    return source.partition("\n")[0].removeprefix("format:").strip()


def answers(source: str) -> list[Answer]:
    found = []
    for match in NUMBER.finditer(source):
        named, verdict = match[2], match[3] or "current"
        pair = "~" in named
        named = named.partition("~")[0]
        id, _, cited = named.partition("@")
        found.append(Answer(match[1], id, cited or id, verdict, pair))
    return found


def plain(source: str) -> str:
    """Return a source without its marks and its first line."""
    text = source.partition("\n")[2]
    text = NUMBER.sub(lambda match: match[1], text)
    return MARK.sub(lambda match: match[2], text)


def mutations(source: str, other_ids: list[str]) -> Iterator[Mutation]:
    """Yield a brief once for each thing that can be made wrong in it."""
    random = Random(20240405)
    marks = list(NUMBER.finditer(source))
    known = answers(source)
    for place, (match, answer) in enumerate(zip(marks, known, strict=True)):
        if not answer.id or answer.verdict not in ("current", "current_rounded", "contested"):
            continue

        def put(text: str, match: re.Match[str] = match) -> str:
            return source[: match.start(1)] + text + source[match.end(1) :]

        text = answer.text
        is_date = re.fullmatch(r"(?:(?:\d+ )?[A-Z][a-z]+ )?\d{4}|\d{4}年(?:\d+月)?(?:\d+日)?", text) is not None
        if (digit := _other_digit(text, random)) is not None:
            yield Mutation("digit", put(digit), place, ("wrong_period",) if is_date else ("differs",))
        if (scale := _other_scale(text)) is not None:
            yield Mutation("scale", put(scale), place, ("differs",))
        for unit in _other_units(text):
            yield Mutation("unit", put(unit), place, ("wrong_unit",))
        if answer.verdict not in ("contested", "current_rounded") and not is_date:
            yield from _around(source, match, answer, place)
        yield from _citations(source, match, answer, place, other_ids, random)
    for one, two in zip(range(len(marks)), range(1, len(marks)), strict=False):
        if known[one].pair and known[two].pair:
            first, second = marks[one], marks[two]
            swapped = _swap_amounts(first[1], second[1])
            text = (
                source[: first.start(1)]
                + swapped[0]
                + source[first.end(1) : second.start(1)]
                + swapped[1]
                + source[second.end(1) :]
            )
            yield Mutation("pair", text, one, ("differs", "wrong_unit"))
            yield Mutation("pair", text, two, ("differs", "wrong_unit"))
    yield from _marks(source, known)


def _other_digit(text: str, random: Random) -> str | None:
    number = re.split(r"×| [A-Z]+\d", text)[0]  # of 170,000 H100s the first number
    places = [m.start() for m in re.finditer(r"\d", number)]
    if not places or re.search(r"\b(?:19|20)\d\d$", text) is not None and "年" in text:
        return None
    significant = [p for p in places if text[p] != "0"] or places
    place = significant[-1] if len(significant) > 1 else significant[0]
    if re.fullmatch(r"(?:\d+ )?[A-Z][a-z]+ \d{4}", text):
        place = places[-1]
    new = random.choice([d for d in "123456789" if d != text[place] and not _is_no_range(text, place, d)])
    ordinal = re.fullmatch(r"\d+(st|nd|rd|th)", text)
    made = text[:place] + new + text[place + 1 :]
    if ordinal:
        number = int(re.match(r"\d+", made)[0])  # type: ignore[index]
        end = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        made = f"{number}{end}"
    return made


def _is_no_range(text: str, place: int, digit: str) -> bool:
    """Tell whether another digit would make a range end where it begins, or before."""
    ends = re.match(r"(\d+)[–-](\d+)", text[:place] + digit + text[place + 1 :])
    return ends is not None and int(ends[1]) >= int(ends[2])


def _other_scale(text: str) -> str | None:
    for one, other in (
        ("billion", "million"),
        ("million", "billion"),
        ("trillion", "billion"),
        ("億", "兆"),
        ("万", "億"),
    ):
        if re.search(rf"(?<![a-z]){one}", text):
            return re.sub(rf"(?<![a-z]){one}", other, text, count=1)
    return None


def _other_units(text: str) -> Iterator[str]:
    if text.endswith(" %"):
        yield text.replace(" %", " percentage points")
    for one, other in (
        ("$", "€"),
        ("¥", "$"),
        ("£", "¥"),
        (" yen", " euros"),
        ("ドル", "ユーロ"),
        ("億円", "億ドル"),
        ("EFLOP/s", "PFLOP/s"),
        ("days", "weeks"),
        ("GPUs", "nodes"),
        ("people", "companies"),
        ("nodes", "GPUs"),
        ("tokens", "parameters"),
        ("parameters", "tokens"),
        ("LLMs", "companies"),
    ):
        if one in text and not (one == "days" and "3 days" in text):
            yield text.replace(one, other, 1)
            return


def _around(source: str, match: re.Match[str], answer: Answer, place: int) -> Iterator[Mutation]:
    """A comparator put before a number that has none."""
    before = source[max(0, match.start() - 60) : match.start()].rstrip()
    if re.search(
        r"(?i)[\d(|:,]$|"
        r"(?:exceeds|about|around|some|region of|than|up to|least|first|on|since|by|ranked|was|[|]|⟩)$",
        before,
    ) or re.search(r"\dth|\d(?:st|nd|rd)\b|[a-z]th$|^(?:first|second|third)$|between|plus$", answer.text):
        return
    if (
        re.search(r"[\u3040-\u30ff]", before)
        or re.match(r"[\d.,]+$", answer.text)
        or re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", answer.text)
        or "about" in answer.text
    ):
        return
    yield Mutation(
        "comparator", source[: match.start()] + "more than " + source[match.start() :], place, ("wrong_comparator",)
    )


def _citations(
    source: str, match: re.Match[str], answer: Answer, place: int, other_ids: list[str], random: Random
) -> Iterator[Mutation]:
    id = answer.cited
    pattern = re.compile(rf"(?<=[:#/]){re.escape(id)}(?=[@\s).;,\]]|\.html|$)", re.M)
    spots = list(pattern.finditer(source))
    if not spots:
        return
    last = next((m for m in spots if m.start() > match.end()), spots[-1])

    def put(new: str) -> str:
        return source[: last.start()] + new + source[last.end() :]

    letters = [p for p in range(2, len(id)) if id[p].isalpha()]
    at = random.choice(letters or range(len(id) // 2, len(id)))
    misspelt = id[:at] + ("x" if id[at] != "x" else "q") + id[at + 1 :]
    if misspelt not in other_ids:
        yield Mutation("id", put(misspelt), place, ("broken_citation",))
    edition = re.match(r"@(\d+\.\d)", source[last.end() :])
    if edition:
        wrong = source[: last.end()] + "@2026.7" + source[last.end() + len(edition[0]) :]
        yield Mutation("edition", wrong, place, ("broken_citation",))
    if answer.cited == answer.id:
        other = random.choice([each for each in other_ids if each != id])
        yield Mutation("other id", put(other), place, ("wrong_citation",))


def _swap_amounts(one: str, other: str) -> tuple[str, str]:
    """Swap the numbers of two amounts, the currency signs staying."""
    if one[0].isalnum() or other[0].isalnum():
        return other, one
    return one[0] + other[1:], other[0] + one[1:]


def _marks(source: str, known: list[Answer]) -> Iterator[Mutation]:
    by_id: dict[str, list[int]] = {}
    for place, answer in enumerate(known):
        by_id.setdefault(answer.id, []).append(place)
    numbers = list(NUMBER.finditer(source))
    for match in MARK.finditer(source):
        kind, text, other, id = match[1], match[2], match[3], match[4]
        if not id:
            continue
        place = min(by_id[id], key=lambda each: abs(numbers[each].start() - match.start()))
        if kind == "y":
            year = re.search(r"(?:19|20)\d\d", text)
            assert year, text
            for by in (-1, 1):
                new = text.replace(year[0], str(int(year[0]) + by))
                yield Mutation(
                    "year", source[: match.start(2)] + new + source[match.end(2) :], place, ("wrong_period",)
                )
        elif kind == "c":
            yield Mutation(
                "comparator dropped",
                source[: match.start()] + source[match.end() :].lstrip(),
                place,
                ("wrong_comparator",),
            )
            yield Mutation(
                "comparator flipped",
                source[: match.start(2)] + FLIPPED[text] + source[match.end(2) :],
                place,
                ("wrong_comparator",),
            )
        elif kind == "n":
            yield Mutation(
                "negation", source[: match.start()] + other + source[match.end() :], place, ("wrong_comparator",)
            )
        elif kind == "f":
            yield Mutation("caveat", source[: match.start()] + other + source[match.end() :], place, ("lost_caveat",))


_LINKED = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)|\[\^([\w-]+)\]|\\footnote\{([^}]*)\}|\\cite\{([^}]*)\}")


def ideal_reading(source: str, name: str = "brief") -> Reading:
    """Return a brief as a perfect reader of any format would read it."""
    text = plain(source)
    notes = dict(re.findall(r"^\[\^([\w-]+)\]: (.*)$", text, re.M))
    text = re.sub(r"^\[\^[\w-]+\]: .*$", "", text, flags=re.M)
    blocks: list[Block] = []
    paragraph = table = counter = 0
    for chunk in re.split(r"\n\s*\n", text):
        chunk = chunk.strip("\n")
        if not chunk.strip():
            continue
        if chunk.startswith("|"):
            table += 1
            rows = [row for row in chunk.split("\n") if not re.match(r"^\|[-|\s]+$", row)]
            for number, row in enumerate(rows, 1):
                for column, cell in enumerate(row.strip("|").split("|"), 1):
                    blocks.append(
                        Block(cell.strip(), Place(table=table, row=number, column=column), "cell", head=number == 1)
                    )
            continue
        for line in chunk.split("\n"):
            paragraph += 1
            kind, level = "paragraph", 0
            if heading := re.match(r"(#+) ", line):
                kind, level, line = "heading", len(heading[1]), line[heading.end() :]
            elif line.startswith("- "):
                kind, line = "list item", line[2:]
            made, links, marks, after = "", [], [], []
            end = 0
            for match in _LINKED.finditer(line):
                made += line[end : match.start()]
                end = match.end()
                if match[1]:
                    links.append(Link(len(made), len(made) + len(match[1]), match[2]))
                    made += match[1]
                elif match[5]:
                    made += f"[{match[5]}]"
                else:
                    counter += 1
                    marks.append(NoteMark(len(made), "footnote", str(counter)))
                    after.append(
                        Block(notes.get(match[3] or "", match[4] or ""), Place(footnote=str(counter)), "footnote")
                    )
            made += line[end:]
            blocks.append(Block(made, Place(paragraph=paragraph), kind, level, links=tuple(links), notes=tuple(marks)))
            blocks += after
    return Reading(name, "word", tuple(blocks))


def written(source: str, form: str) -> bytes:
    """Return a brief as a file of a format: md, txt, tex, html, docx, odt, pptx, xlsx or pdf."""
    reading = ideal_reading(source)
    if form in ("md", "txt"):
        return _markdown(plain(source), form).encode()
    return {"tex": _latex, "html": _html, "docx": _docx, "odt": _odt, "pptx": _pptx, "xlsx": _xlsx, "pdf": _pdf}[form](
        reading
    )


def _markdown(text: str, form: str) -> str:
    text = re.sub(r"\\footnote\{([^}]*)\}", r" (\1)", text)
    text = re.sub(r"\\cite\{([^}]*)\}", lambda m: "[" + "; ".join(f"@{key}" for key in m[1].split(",")) + "]", text)
    if form == "md":
        return text
    text = re.sub(r"^\[\^([\w-]+)\]: ", r"[\1] ", text, flags=re.M)
    text = _LINKED.sub(lambda m: f"{m[1]} ({m[2]})" if m[1] else m[0], text)
    text = text.replace("[^", "[")
    return re.sub(r"^#+ ", "", text, flags=re.M)


def _notes(reading: Reading) -> dict[str, str]:
    return {block.place.footnote: block.text for block in reading.blocks if block.kind == "footnote"}


def _pieces(block: Block, notes: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield a block's text in pieces: ("text", words, ""), ("link", words, target), ("note", text of the note,
    number)."""
    cuts = [(link.start, link.end, "link", link.target) for link in block.links]
    cuts += [(mark.start, mark.start, "note", mark.footnote) for mark in block.notes]
    end = 0
    for start, stop, kind, told in sorted(cuts):
        yield "text", block.text[end:start], ""
        yield (kind, block.text[start:stop], told) if kind == "link" else (kind, notes[told], told)
        end = stop
    yield "text", block.text[end:], ""


def _shown(reading: Reading) -> Iterator[list[Block]]:
    """Yield paragraphs alone and the cells of each table's row together."""
    row: list[Block] = []
    for block in reading.blocks:
        if block.kind == "footnote":
            continue
        if row and (
            block.kind != "cell" or (block.place.table, block.place.row) != (row[0].place.table, row[0].place.row)
        ):
            yield row
            row = []
        if block.kind == "cell":
            row.append(block)
        else:
            yield [block]
    if row:
        yield row


def _groups(reading: Reading) -> Iterator[list[list[Block]]]:
    """Yield paragraphs alone and the rows of each table together."""
    table: list[list[Block]] = []
    for group in _shown(reading):
        if group[0].kind == "cell":
            if table and table[0][0].place.table != group[0].place.table:
                yield table
                table = []
            table.append(group)
            continue
        if table:
            yield table
            table = []
        yield [group]
    if table:
        yield table


_TEX = {"%": r"\%", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "¥": "¥", "^": r"\^{}"}


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in text)


def _latex(reading: Reading) -> bytes:
    notes, out = _notes(reading), [r"\documentclass{article}", r"\begin{document}"]
    for group in _groups(reading):
        if group[0][0].kind == "cell":
            out.append(r"\begin{tabular}{" + "l" * len(group[0]) + "}")
            out += [" & ".join(_tex(cell.text) for cell in row) + r" \\" for row in group]
            out.append(r"\end{tabular}")
            continue
        block = group[0][0]
        text = ""
        for kind, words, told in _pieces(block, notes):
            text += {
                "text": _tex(words),
                "link": rf"\href{{{told}}}{{{_tex(words)}}}",
                "note": rf"\footnote{{{_tex(words)}}}",
            }[kind]
        text = re.sub(r"\[(closing-the-gap-[\w,-]+)\]", r"\\cite{\1}", text)
        out += [rf"\section{{{text}}}" if block.kind == "heading" else text, ""]
    return "\n".join([*out, r"\end{document}"]).encode()


def _html(reading: Reading) -> bytes:
    from html import escape

    notes, out = _notes(reading), []
    for group in _groups(reading):
        if group[0][0].kind == "cell":
            rows = [
                "<tr>"
                + "".join(
                    f"<{'th' if cell.head else 'td'}>{escape(cell.text)}</{'th' if cell.head else 'td'}>"
                    for cell in row
                )
                + "</tr>"
                for row in group
            ]
            out.append(f"<table>{''.join(rows)}</table>")
            continue
        block, text = group[0][0], ""
        for kind, words, told in _pieces(block, notes):
            text += {
                "text": escape(words),
                "link": f'<a href="{escape(told)}">{escape(words)}</a>',
                "note": f" ({escape(words)})",
            }[kind]
        tag = f"h{block.level}" if block.kind == "heading" else "p"
        out.append(f"<{tag}>{text}</{tag}>")
    title = escape(reading.blocks[0].text)
    head = f'<head><meta charset="utf-8"><title>{title}</title></head>'
    return f'<!DOCTYPE html><html lang="en">{head}<body><article>{"".join(out)}</article></body></html>'.encode()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip file of these parts, in their order."""
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def _docx(reading: Reading) -> bytes:
    from xml.sax.saxutils import escape, quoteattr

    notes, links, body = _notes(reading), [], []

    def run(text: str, properties: str = "") -> str:
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def paragraph(block: Block) -> str:
        made = f'<w:pPr><w:pStyle w:val="Heading{block.level}"/></w:pPr>' if block.kind == "heading" else ""
        for kind, words, told in _pieces(block, notes):
            if kind == "link":
                links.append(told)
                made += f'<w:hyperlink r:id="link{len(links)}">{run(words)}</w:hyperlink>'
            elif kind == "note":
                looks = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                made += f'<w:r>{looks}<w:footnoteReference w:id="{int(told) + 1}"/></w:r>'
            else:  # words in bold and plain by turns, so that a number's runs are cut
                for place, part in enumerate(re.split(r"(?<=\d)(?=[ .])", words)):
                    made += run(part, "<w:rPr><w:b/></w:rPr>" if place % 2 else "") if part else ""
        return f"<w:p>{made}</w:p>"

    for group in _groups(reading):
        if group[0][0].kind == "cell":
            rows = "".join(
                "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in group
            )
            body.append(f"<w:tbl>{rows}</w:tbl>")
        else:
            body.append(paragraph(group[0][0]))
    footnotes = "".join(
        f'<w:footnote w:id="{int(number) + 1}"><w:p>{run(text)}</w:p></w:footnote>' for number, text in notes.items()
    )
    relations = "".join(
        f'<Relationship Id="link{n}" Type="{R}/hyperlink" Target={quoteattr(to)} TargetMode="External"/>'
        for n, to in enumerate(links, 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return zipped(
        {
            "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{package}/content-types"><Default '
            f'Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            'ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{word}.styles+xml"/>'
            f'<Override PartName="/word/footnotes.xml" ContentType="{word}.footnotes+xml"/></Types>',
            "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<?xml version="1.0"?><w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(body)}'
            "<w:sectPr/></w:body></w:document>",
            "word/styles.xml": f'<?xml version="1.0"?><w:styles xmlns:w="{W}"><w:style w:type="paragraph" '
            f'w:styleId="Heading1">'
            '<w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name '
            'w:val="heading 2"/>'
            "</w:style></w:styles>",
            "word/footnotes.xml": f'<?xml version="1.0"?><w:footnotes xmlns:w="{W}">{footnotes}</w:footnotes>',
            "word/_rels/document.xml.rels": f'<?xml version="1.0"?><Relationships '
            f'xmlns="{package}/relationships"><Relationship Id="s" '
            f'Type="{R}/styles" Target="styles.xml"/><Relationship Id="f" Type="{R}/footnotes" '
            f'Target="footnotes.xml"/>{relations}</Relationships>',
        }
    )


def _odt(reading: Reading) -> bytes:
    from xml.sax.saxutils import escape, quoteattr

    notes, body = _notes(reading), []
    oasis = "urn:oasis:names:tc:opendocument:xmlns"

    def inside(block: Block) -> str:
        made = ""
        for kind, words, told in _pieces(block, notes):
            made += {
                "text": escape(words),
                "link": f"<text:a xlink:href={quoteattr(told)}>{escape(words)}</text:a>",
                "note": f'<text:note text:id="n{told}" '
                f'text:note-class="footnote"><text:note-citation>{told}</text:note-citation>'
                f"<text:note-body><text:p>{escape(words)}</text:p></text:note-body></text:note>",
            }[kind]
        return made

    for group in _groups(reading):
        if group[0][0].kind == "cell":
            rows = "".join(
                "<table:table-row>"
                + "".join(f"<table:table-cell><text:p>{inside(cell)}</text:p></table:table-cell>" for cell in row)
                + "</table:table-row>"
                for row in group
            )
            columns = f'<table:table-column table:number-columns-repeated="{len(group[0])}"/>'
            body.append(f"<table:table>{columns}{rows}</table:table>")
        else:
            block = group[0][0]
            tag = f'text:h text:outline-level="{block.level}"' if block.kind == "heading" else "text:p"
            body.append(f"<{tag}>{inside(block)}</{tag.split()[0]}>")
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{oasis}:office:1.0" '
        f'xmlns:text="{oasis}:text:1.0" '
        f'xmlns:table="{oasis}:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
        f"{''.join(body)}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{oasis}:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry '
        f'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def _pptx(reading: Reading) -> bytes:
    from xml.sax.saxutils import escape

    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    slides = "http://schemas.openxmlformats.org/presentationml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    shapes = "".join(
        f"<p:sp><p:txBody><a:p><a:r><a:t>{escape(block.text)}</a:t></a:r></a:p></p:txBody></p:sp>"
        for block in reading.blocks
        if block.kind != "footnote"
    )
    return zipped(
        {
            "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{package}/content-types"><Default '
            f'Extension="xml" ContentType="application/xml"/></Types>',
            "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{R}/officeDocument" Target="ppt/presentation.xml"/></Relationships>',
            "ppt/presentation.xml": f'<?xml version="1.0"?><p:presentation xmlns:p="{slides}" '
            f'xmlns:r="{R}"><p:sldIdLst><p:sldId id="256" '
            f'r:id="s1"/></p:sldIdLst></p:presentation>',
            "ppt/_rels/presentation.xml.rels": f'<?xml version="1.0"?><Relationships '
            f'xmlns="{package}/relationships"><Relationship Id="s1" Type="{R}/slide" '
            f'Target="slides/slide1.xml"/></Relationships>',
            "ppt/slides/slide1.xml": f'<?xml version="1.0"?><p:sld xmlns:p="{slides}" xmlns:a="{drawing}" '
            f'xmlns:r="{R}"><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>',
        }
    )


def _xlsx(reading: Reading) -> bytes:
    import io

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for group in _shown(reading):
        values: list[object] = [block.text for block in group]
        sheet.append([float(each) if re.fullmatch(r"\d+\.\d+", str(each)) else each for each in values])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _pdf(reading: Reading) -> bytes:
    """Print through the system's Chromium, as authors do."""
    import shutil
    import subprocess
    import tempfile

    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder, "brief.html"), Path(folder, "brief.pdf")
        page.write_bytes(_html(reading))
        flags = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder}/profile",
            "--no-pdf-header-footer",
        ]
        subprocess.run(
            [browser, *flags, f"--print-to-pdf={out}", page.as_uri()], check=True, capture_output=True, timeout=120
        )
        return out.read_bytes()
