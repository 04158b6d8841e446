"""The pages of a frozen edition: each whole in one file but for its drawing beside it, without a script or an address.

They are written once, from the state that was frozen, and stand as they are whatever the book's look becomes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from claimbook.base.digests import policy_source
from claimbook.book.identity import Identity
from claimbook.book.records import FigureRecord, ValueRecord
from claimbook.book.sources import citation_in_words
from claimbook.editions.state import State
from claimbook.html import Templates
from claimbook.values.display import show_date

TEMPLATES = Templates("claimbook.editions")
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
.drawing img { display: block; max-width: 100%; height: auto; }
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
POLICY = f"default-src 'none'; img-src 'self'; style-src {policy_source(STYLE)}; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Pages:
    """Makes the pages of one edition from its state."""

    identity: Identity
    state: State

    def rendered(self, name: str, **context: Any) -> str:
        """Return a whole page from its template."""
        return str(TEMPLATES.rendered(name, book=self.identity, policy=POLICY, style=style(), **context))

    def figure(self, figure: FigureRecord) -> str:
        """Return the page of one figure: takeaway, the drawing beside it, caveat, data, sources, how to cite it."""
        short = f"{self.identity.short_name}:{figure['id']}{self.identity.citation_suffix}"
        cited = [citation_in_words(source) for source in figure["sources"]]
        return self.rendered("figure.html", figure=figure, sources=cited, short=short)

    def numbers(self) -> str:
        """Return the page of every value with its story."""
        values = [(record, told(record)) for record in self.state.values.values()]
        return self.rendered("numbers.html", values=values)

    def contents(self) -> str:
        """Return the edition's first page: its figures, its numbers, its files."""
        figures, count = self.state.figures.values(), len(self.state.values)
        return self.rendered("contents.html", figures=figures, count=count)


def style() -> Markup:
    """Return the style sheet as it stands in a page."""
    return Markup(STYLE)


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
