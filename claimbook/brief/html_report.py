"""A report as one page of its own: the brief's text with its numbers marked, and the findings, the gravest first.

Everything that comes from a brief or a book is escaped; the page holds no script and asks nothing of any host.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from claimbook.brief import verdicts as v
from claimbook.brief.terminal import listed, summary, where

if TYPE_CHECKING:
    from claimbook.brief.checking import Checked, Number
    from claimbook.documents.blocks import Block

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
STYLE = """
:root{--ink:#1b1f27;--paper:#fff;--rule:#d9dce2;--muted:#5a6270;--bad:#a8241c;--open:#8a6100;--good:#3f6f4f}
@media (prefers-color-scheme:dark){:root{--ink:#e7e9ee;--paper:#14171d;--rule:#343a46;--muted:#a3abb8;--bad:#ff8d80;
--open:#e3b45a;--good:#8fc7a1}}
body{margin:0 auto;padding:1.5rem;max-width:76rem;color:var(--ink);background:var(--paper);
font:17px/1.55 Charter,"Bitstream Charter","Sitka Text",Cambria,serif}
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
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n",
    ]
    for number, each in enumerate(checked, 1):
        parts.append(marked_brief(each, f"b{number}", strict=strict))
    return "".join([*parts, "</body>\n</html>\n"])


def marked_brief(checked: Checked, prefix: str, *, strict: bool = False) -> str:
    """Return one brief's marked text and its findings as a section."""
    text, findings = marked_text(checked, prefix), findings_list(checked, prefix, strict=strict)
    name = escape(checked.reading.name)
    return (
        f'<section aria-labelledby="{prefix}"><h2 id="{prefix}">{name}</h2>\n'
        f'<p class="summary">{escape(summary(checked, strict=strict))}</p>\n'
        f'<div class="brief"><div class="text">{text}</div>\n'
        f'<div class="findings"><h3>Findings, the gravest first</h3>{findings}</div></div></section>\n'
    )


def marked_text(checked: Checked, prefix: str) -> str:
    """Return a brief's text with its numbers marked, each leading to what is found of it."""
    return "".join(_blocks(checked, _places(checked, prefix)))


def findings_list(checked: Checked, prefix: str, *, strict: bool = False) -> str:
    """Return what is found of a brief's numbers as a list, the gravest first."""
    order = _places(checked, prefix)
    items = "".join(_item(each, order[id(each)], strict=strict) for each in listed(checked, everything=False))
    return f"<ol>{items}</ol>" if items else "<p>Nothing to mend.</p>"


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


def _item(number: Number, id: str, *, strict: bool) -> str:
    made = number.judgement
    told = " ".join(made.reasons)
    quote = f"<blockquote>{escape(made.quote)}</blockquote>" if made.quote else ""
    suggestion = f"<br>{escape(made.suggestion)}" if made.suggestion else ""
    return (
        f'<li class="{kind_of(number, strict=strict)}" id="{id}-finding"><span '
        f'class="verdict">{escape(in_words(made.verdicts))}</span>: '
        f'<a href="#{id}">{escape(number.text)}</a> <span class="place">({escape(where(number))})</span><br>'
        f"{escape(told or v.MEANINGS[made.verdict])}{suggestion}{quote}</li>\n"
    )


def _blocks(checked: Checked, order: dict[int, str]) -> list[str]:
    by_block: dict[int, list[Number]] = {}
    for number in checked.numbers:
        by_block.setdefault(number.spot.block, []).append(number)
    parts: list[str] = []
    row: tuple[int | None, int | None] | None = None
    for place, block in enumerate(checked.reading.blocks):
        text = _marked(block, by_block.get(place, []), order)
        if block.kind == "cell":
            now = (block.place.table, block.place.row)
            if row is None or row[0] != now[0]:
                parts.append("</tr></table><table><tr>" if row else "<table><tr>")
            elif row != now:
                parts.append("</tr><tr>")
            row = now
            parts.append(f"<td>{text}</td>")
            continue
        if row is not None:
            parts.append("</tr></table>")
            row = None
        tag = "h4" if block.kind == "heading" else "p"
        parts.append(f"<{tag}>{text}</{tag}>\n")
    return [*parts, "</tr></table>"] if row is not None else parts


def _marked(block: Block, numbers: list[Number], order: dict[int, str]) -> str:
    text, end = "", 0
    for number in sorted(numbers, key=lambda each: (each.spot.start, -each.spot.end)):
        start = max(number.spot.start, end)
        if start >= number.spot.end:
            continue
        id, kind = order[_identity(number)], kind_of(number)
        inside = escape(block.text[start : number.spot.end])
        told = escape(in_words(number.judgement.verdicts))
        text += escape(block.text[end:start])
        text += f'<mark class="{kind}" id="{id}" title="{told}"><a href="#{id}-finding">{inside}</a></mark>'
        end = number.spot.end
    return text + escape(block.text[end:])


def _identity(number: Number) -> int:
    return id(number)
