"""A report as one page of its own: the brief's text with its numbers marked, and the findings, the gravest first.

Everything that comes from a brief or a book is escaped; the page holds no script and asks nothing of any host.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, TypedDict

from markupsafe import Markup

from claimbook.brief import verdicts as v
from claimbook.brief.terminal import listed, summary, where
from claimbook.html import Templates

if TYPE_CHECKING:
    from claimbook.brief.checking import Checked, Number
    from claimbook.documents.blocks import Block

TEMPLATES = Templates("claimbook.brief")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
STYLE = """
:root{--ink:#1b1f27;--paper:#fff;--rule:#d9dce2;--muted:#5a6270;--bad:#a8241c;--open:#8a6100;--good:#3f6f4f;--link:#1f4e8c}
@media (prefers-color-scheme:dark){:root{--ink:#e7e9ee;--paper:#14171d;--rule:#343a46;--muted:#a3abb8;--bad:#ff8d80;
--open:#e3b45a;--good:#8fc7a1;--link:#9cc4ff}}
body{margin:0 auto;padding:1.5rem;max-width:76rem;color:var(--ink);background:var(--paper);
font:17px/1.55 Charter,"Bitstream Charter","Sitka Text",Cambria,serif}
h1,h2,h3{overflow-wrap:anywhere}a{color:var(--link)}.note{font-size:.9rem}
h1,h2,h3,.findings,.summary,.legend{font-family:system-ui,sans-serif}
.brief{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:2rem;border-top:1px solid var(--rule)}
@media (max-width:56rem){.brief{display:block}}
.text{overflow-wrap:anywhere}.findings{font-size:.85rem;line-height:1.45}
.findings ol{list-style:none;margin:0;padding:0}.findings li{border-top:1px solid var(--rule);padding:.6rem 0}
.summary,.place{color:var(--muted)}table{border-collapse:collapse}td,th{border:1px solid var(--rule);padding:.2rem
.5rem;text-align:left}
mark{background:none;color:inherit;border-bottom:2px solid var(--good)}mark.bad{border-bottom:3px double
var(--bad);font-weight:600}
mark.open{border-bottom:2px dotted var(--open)}mark a{color:inherit;text-decoration:none}
.bad .verdict{color:var(--bad);font-weight:600}.open .verdict{color:var(--open)}.good .verdict{color:var(--good)}
blockquote{margin:.3rem 0;padding-left:.7rem;border-left:3px solid var(--rule)}
"""


def html_report(checked: Sequence[Checked], book_title: str, *, strict: bool = False) -> str:
    """Return the report of all briefs as a page."""
    title = f"Checked against {book_title}" if book_title else "Checked against itself"
    briefs = [
        {
            "prefix": prefix,
            "name": each.reading.name,
            "summary": summary(each, strict=strict),
            "parts": list(marked_parts(each, prefix)),
            "findings": findings(each, prefix, strict=strict),
        }
        for prefix, each in ((f"b{number}", each) for number, each in enumerate(checked, 1))
    ]
    return str(TEMPLATES.rendered("report.html", title=title, policy=POLICY, style=Markup(STYLE), briefs=briefs))


def marked_text(checked: Checked, prefix: str) -> Markup:
    """Return a brief's text with its numbers marked, each leading to what is found of it."""
    return TEMPLATES.macro("marked_text")(marked_parts(checked, prefix))


def findings_list(checked: Checked, prefix: str, *, strict: bool = False) -> Markup:
    """Return what is found of a brief's numbers as a list, the gravest first."""
    return TEMPLATES.macro("findings_list")(findings(checked, prefix, strict=strict))


class Finding(TypedDict):
    """What is found of one number, and the id that leads to it in the text."""

    id: str
    kind: str
    verdicts: str
    text: str
    where: str
    told: str
    suggestion: str
    quote: str


class Mark(TypedDict):
    """A number where it stands in the text."""

    id: str
    kind: str
    told: str
    text: str


@dataclass(slots=True)
class Part:
    """A paragraph, a heading, a note or a table of a brief: of each piece of it its text, the numbers in it as
    marks."""

    kind: str
    pieces: list[str | Mark] = field(default_factory=list)
    rows: list[list[list[str | Mark]]] = field(default_factory=list)
    note: str = ""


def _places(checked: Checked, prefix: str) -> dict[int, str]:
    return {id(number): f"{prefix}-{place}" for place, number in enumerate(checked.numbers, 1)}


def kind_of(number: Number, *, strict: bool = False) -> str:
    """Return whether a number is bad, open or good, as the page colours it."""
    verdict = number.judgement.verdict
    if verdict in (v.STRICT_FINDINGS if strict else v.FINDINGS):
        return "bad"
    return "good" if verdict in v.RIGHT else "open"


def in_words(verdicts: Iterable[str]) -> str:
    """Return verdicts as a reader has them: "wrong unit", where files for programs say wrong_unit."""
    return ", ".join(verdicts).replace("_", " ")


def findings(checked: Checked, prefix: str, *, strict: bool = False) -> list[Finding]:
    """Return what is found of a brief's numbers, the gravest first."""
    order = _places(checked, prefix)
    return [
        {
            "id": order[id(number)],
            "kind": kind_of(number, strict=strict),
            "verdicts": in_words(made.verdicts),
            "text": number.text,
            "where": where(number),
            "told": " ".join(made.reasons) or _sentence(v.MEANINGS[made.verdict]),
            "suggestion": made.suggestion,
            "quote": made.quote,
        }
        for number in listed(checked, everything=False)
        for made in (number.judgement,)
    ]


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def marked_parts(checked: Checked, prefix: str) -> Iterator[Part]:
    """Yield the parts of a brief; cells of one table that follow one another are one part."""
    order, by_block = _places(checked, prefix), dict[int, list["Number"]]()
    for number in checked.numbers:
        by_block.setdefault(number.spot.block, []).append(number)
    for (table, _), blocks in groupby(enumerate(checked.reading.blocks), key=_table_of):
        if not table:
            for place, block in blocks:
                note = block.place.footnote if block.kind in ("footnote", "endnote") else ""
                yield Part(block.kind, pieces=_pieces(block, by_block.get(place, []), order), note=note)
            continue
        rows = groupby(blocks, key=lambda each: each[1].place.row)
        yield Part(
            "table",
            rows=[[_pieces(block, by_block.get(place, []), order) for place, block in cells] for _, cells in rows],
        )


def _table_of(numbered: tuple[int, Block]) -> tuple[bool, int | None]:
    """Return whether a block is the cell of a table, and of which."""
    block = numbered[1]
    return (True, block.place.table) if block.kind == "cell" else (False, None)


def _pieces(block: Block, numbers: list[Number], order: dict[int, str]) -> list[str | Mark]:
    """Return the text of a block in pieces, each of its numbers a mark."""
    pieces, end = list[str | Mark](), 0
    for number in sorted(numbers, key=lambda each: (each.spot.start, -each.spot.end)):
        start = max(number.spot.start, end)
        if start >= number.spot.end:
            continue
        mark: Mark = {
            "id": order[id(number)],
            "kind": kind_of(number),
            "told": in_words(number.judgement.verdicts),
            "text": block.text[start : number.spot.end],
        }
        pieces += [block.text[end:start], mark]
        end = number.spot.end
    return [*pieces, block.text[end:]]
