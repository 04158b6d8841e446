"""The pages of a frozen edition: each whole in one file, without a script, a style sheet or an address elsewhere.

They are written once, from the state that was frozen, and stand as they are whatever the book's look becomes.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from claimbook.book.identity import Identity
from claimbook.book.records import CitationRecord, FigureRecord, ValueRecord
from claimbook.book.sources import citation_in_words
from claimbook.editions.state import State
from claimbook.values.display import show_date

CURRENT = "../../"
STYLE = """
:root { color-scheme: light dark; --ink: #1b1f27; --paper: #fff; --rule: #d9dce2; --muted: #5a6270; --accent: #a8241c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7e9ee; --paper: #14171d; --rule: #343a46; --muted: #a3abb8; --accent: #ff8d80; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 Charter, "Bitstream Charter", "Sitka Text", Cambria, serif; overflow-wrap: anywhere; }
.frozen, table, .measure, .source, nav, dl, footer { font-family: system-ui, sans-serif; font-size: 0.9rem; }
.frozen { border-left: 3px solid var(--accent); padding: 0.35rem 0.9rem; margin: 0 0 2rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 0.3rem; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 0.5rem; }
a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: 0.15em; }
.measure, .source, .caveat, footer { color: var(--muted); }
.drawing { background: #fff; padding: 0.75rem; margin: 1.25rem 0; overflow-x: auto; }
.drawing svg { display: block; max-width: 100%; height: auto; }
@media (max-width: 40rem) { .drawing svg { max-width: none; } }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.8rem 0.35rem 0;
  border-bottom: 1px solid var(--rule); }
thead th { border-bottom: 2px solid var(--ink); }
blockquote { margin: 0.4rem 0; padding-left: 0.9rem; border-left: 1px solid var(--rule); }
section:target { outline: 2px solid var(--accent); outline-offset: 0.5rem; }
section h3 { font-size: 1rem; margin: 1.8rem 0 0.2rem; }
dl { margin: 0.2rem 0; }
dl div { display: flex; gap: 0.8rem; }
dt { min-width: 6rem; color: var(--muted); }
dd { margin: 0; }
code { font-size: 0.9em; }
@media print { body { max-width: none; } .frozen { border-color: #000; } }
"""
DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{DIGEST}'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Pages:
    """Makes the pages of one edition from its state."""

    identity: Identity
    state: State

    @property
    def edition(self) -> str:
        return self.identity.edition

    def page(self, title: str, body: Markup, up: str, current: str) -> str:
        """Return a whole page; `up` leads to the edition's folder, `current` to what the page is of today."""
        book = self.identity
        return str(
            Markup(
                '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
                '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
                '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
                "<title>{title} — {book}, edition {edition}</title>\n"
                '<meta name="citation_title" content="{title}">\n<meta name="citation_author" content="{author}">\n'
                '<meta name="citation_publication_date" content="{published}">\n'
                "<style>{style}</style>\n</head>\n<body>\n"
                '<p class="frozen">Edition {edition}, {date}, as it was published; this page does not change. '
                '<a href="{up}index.html">All of this edition</a> · <a href="{current}">The book today</a></p>\n'
                "<main>\n{body}</main>\n"
                "<footer><p>{author}, <cite>{book}</cite>, edition {edition}, {licence}.</p></footer>\n"
                "</body>\n</html>\n"
            ).format(
                language=book.language,
                policy=POLICY,
                title=title,
                book=book.title,
                edition=self.edition,
                author=book.author,
                published=book.published,
                date=show_date(book.published),
                style=Markup(STYLE),
                up=up,
                current=current,
                body=body,
                licence=book.licence,
            )
        )

    def figure(self, figure: FigureRecord, svg: str) -> str:
        """Return the page of one figure: takeaway, drawing, caveat, data, sources, how to cite it."""
        id = figure["id"]
        body = Markup(
            '<h1>{takeaway}</h1>\n<p class="measure">{subtitle}</p>\n'
            '<div class="drawing" role="img" tabindex="0" aria-label="{alt}">\n{svg}</div>\n{caveat}'
            "<h2>The data of this chart</h2>\n{table}\n<h2>Sources</h2>\n{sources}\n<h2>Citing it</h2>\n"
            "<p>{author}, “{takeaway}”, in: <cite>{title}</cite>, edition {edition}. <code>{short}</code></p>\n"
            '<p class="source"><a href="{id}.svg">Drawing (SVG)</a> · <a href="../data/{id}.csv">Data (CSV)</a></p>\n'
        ).format(
            takeaway=figure["takeaway"],
            subtitle=figure["subtitle"],
            alt=figure["alt"],
            svg=Markup(svg),
            caveat=Markup('<p class="caveat">{}</p>\n').format(figure["caveat"]) if figure["caveat"] else "",
            table=self.table(figure),
            sources=sources(figure["sources"]),
            author=self.identity.author,
            title=self.identity.title,
            edition=self.edition,
            short=self.short(id),
            id=id,
        )
        return self.page(figure["takeaway"], body, "../", f"../{CURRENT}{figure['page']}.html#{id}")

    def short(self, id: str) -> str:
        return f"{self.identity.short_name}:{id}{self.identity.citation_suffix}"

    def table(self, figure: FigureRecord) -> Markup:
        head = Markup("").join(Markup('<th scope="col">{}</th>').format(each["title"]) for each in figure["columns"])
        rows = []
        for row in figure["rows"]:
            first, *rest = (self.cell(cell) for cell in row)
            cells = Markup("").join(Markup("<td>{}</td>").format(each) for each in rest)
            rows.append(Markup('<tr><th scope="row">{}</th>{}</tr>').format(first, cells))
        return Markup(
            '<div class="scroll" tabindex="0" role="region" aria-label="Data"><table><thead><tr>{}</tr></thead>\n'
            "<tbody>\n{}\n</tbody></table></div>"
        ).format(head, Markup("\n").join(rows))

    def cell(self, cell: Any) -> Markup:
        if not isinstance(cell, dict):
            return escape(cell)
        if not cell["id"]:
            return escape(cell["text"])
        return Markup('<a href="../numbers.html#{}">{}</a>').format(cell["id"], cell["text"])

    def numbers(self) -> str:
        """Return the page of every value with its story."""
        body = Markup("<h1>Every number of edition {}</h1>\n{}").format(
            self.edition, Markup("").join(self.entry(record) for record in self.state.values.values())
        )
        return self.page("Every number", body, "", f"{CURRENT}pages/numbers.html")

    def entry(self, record: ValueRecord) -> Markup:
        """Return one value: label, number, quotes or formula or citation, how sure."""
        quotes = Markup("").join(
            Markup("<blockquote>“{}” {}</blockquote>\n").format(quote["text"], quote["citation"])
            for quote in record["quotes"]
        )
        lines = Markup("").join(
            Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, text) for name, text in told(record)
        )
        return Markup(
            '<section id="{id}">\n<h3>{label}</h3>\n<p><strong>{text}</strong> <code>{id}</code></p>\n{quotes}'
            "<dl>{lines}</dl>\n</section>\n"
        ).format(id=record["id"], label=record["label"], text=record["text"], quotes=quotes, lines=lines)

    def contents(self) -> str:
        """Return the edition's first page: its figures, its numbers, its files."""
        book = self.identity
        items = Markup("\n").join(
            Markup('<li><a href="figures/{id}.html">{takeaway}</a> <code>{id}</code></li>').format(**figure)
            for figure in self.state.figures.values()
        )
        body = Markup(
            '<h1>{title}</h1>\n<p class="measure">{subtitle}. '
            "Edition {edition}, published {published}, data to {as_of}.</p>\n"
            "<h2>Figures</h2>\n<ol>\n{items}\n</ol>\n<h2>Numbers</h2>\n"
            '<p><a href="numbers.html">Every number of this edition</a>, {count} in all, each with its source.</p>\n'
            '<h2>Files</h2>\n<p><a href="values.json">values.json</a> · <a href="figures.json">figures.json</a> · '
            '<a href="sentences.json">sentences.json</a> · <a href="edition.json">edition.json</a></p>\n'
        ).format(
            title=book.title,
            subtitle=book.subtitle,
            edition=self.edition,
            published=show_date(book.published),
            as_of=show_date(book.as_of),
            items=items,
            count=len(self.state.values),
        )
        return self.page(f"Edition {self.edition}", body, "", f"{CURRENT}index.html")


def sources(cited: list[CitationRecord]) -> Markup:
    """Return citations in full; what was seen only in a copy, or not at all, says so."""
    items = [Markup("<li>{}</li>").format(citation_in_words(source)) for source in cited]
    return Markup('<ul class="source">{}</ul>').format(Markup("").join(items))


def told(record: ValueRecord) -> list[tuple[str, str]]:
    """Return what else there is to tell of a value, each under its short name."""
    lines = [("how sure", f"{record['confidence']}: {record['confidence_reason']}"), ("kind", record["kind"])]
    if record["as_of"]:
        lines.append(("of", show_date(record["as_of"])))
    if record["attributed_to"]:
        lines.append(("says", ", ".join(record["attributed_to"])))
    if record["citation"]:
        lines.append(("source", citation_in_words(record["citation"])))
    if record["formula_in_words"]:
        lines.append(("formula", f"{record['formula_in_words']} ({record['formula']})"))
    if record["check"]:
        lines.append(("checked", " ".join(filter(None, (record["check"]["verdict"], record["check"]["note"])))))
    if record["status"] != "current":
        lines.append(("standing", " by ".join(filter(None, (record["status"], record["superseded_by"])))))
    return lines
