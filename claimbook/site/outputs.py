"""What chapters store as data, written into their pages: tables of values, the scorecard, the list of statements."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from markupsafe import Markup

from claimbook.book.records import SCORECARD_MIME, STATEMENTS_MIME, VALUES_MIME, ScorecardRecord, StatementsRecord
from claimbook.book.vocabulary import words_of
from claimbook.site.addresses import address_of
from claimbook.site.domain import domain_of
from claimbook.site.gate import site_of
from claimbook.site.sparks import spark
from claimbook.site.statement_groups import alike
from claimbook.site.templating import rendered
from claimbook.values.display import show_date

if TYPE_CHECKING:
    from myst_nb.core.render import MimeData, NbElementRenderer
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

MIMES = (VALUES_MIME, SCORECARD_MIME, STATEMENTS_MIME)
STANCES = {"supports": "", "refines": "differs in detail: ", "contradicts": "says otherwise: "}


class stored_output(nodes.General, nodes.Element):
    """An output of a chapter: its `mime` type and its `record`."""


class OutputRenderer:
    """Takes the outputs of chapters that are data of ours."""

    mime_priority_overrides: ClassVar = [
        (builder, mime, 1) for builder in ("html", "dirhtml", "singlehtml") for mime in MIMES
    ]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Return the node of an output of ours; None for every other."""
        env = getattr(renderer.renderer, "sphinx_env", None)
        if env is None or inline or data.mime_type not in MIMES or "claimbook.site" not in env.app.extensions:
            return None
        return [stored_output(mime=data.mime_type, record=data.content)]


def visit_output(translator: HTML5Translator, node: stored_output) -> None:
    """Write an output with addresses that work from its page."""
    to = partial(address_of, translator.builder, translator.builder.current_docname)
    record, site = node["record"], domain_of(translator.builder.env).site
    told = site.versions.of_page(translator.builder.current_docname)
    edition = f"{told.edition_heading} · data as of {show_date(told.as_of)}"
    verdicts = words_of(site.book.ledger, "checks", "verdict")
    written = {
        VALUES_MIME: lambda: rendered("value_table.html", to=to, values=record) + "\n",
        SCORECARD_MIME: lambda: rendered("scorecard.html", to=to, spark=spark, **record | {"edition": edition}) + "\n",
        STATEMENTS_MIME: lambda: statements(record, verdicts, to) + "\n",
    }
    translator.body.append(str(written[node["mime"]]()))
    raise nodes.SkipNode


def statements(record: StatementsRecord, verdicts: Iterable[str], to: Any) -> Markup:
    """Return the list of statements, the controls that filter it first and hidden until a script serves them."""
    return rendered(
        "statements.html",
        to=to,
        topics=[(group["topic"], alike(group["statements"])) for group in record["topics"]],
        verdicts=[(verdict, verdict) for verdict in verdicts],
        articles=[(each["id"], each["publisher"]) for each in record["documents"]],
        named=[(group["topic"], group["topic"]) for group in record["topics"]],
        stances=STANCES,
    )


def find_lost_cards(app: Sphinx, document: nodes.document) -> None:
    """Blame a page whose cards lead to a page that there is not."""
    env = app.env
    for node in document.findall(stored_output):
        record: ScorecardRecord = node["record"]
        for card in record["cards"] if node["mime"] == SCORECARD_MIME else []:
            if card["page"] not in env.found_docs:
                file = str(env.doc2path(env.docname, base=False))
                site_of(app).blame(file, None, f"a card leads to no page: {card['page']!r}.")
