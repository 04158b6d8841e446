"""What the search of the site knows: numbers, figures, names and terms as answers, and the passages of its pages.

Answers come from the book itself and say what a reader needs to use them: text, unit, date, source, citation. Passages
are the sections of pages as they were read, so that a result leads to the section and not to the top of its page; they
are noted when a page is read and stay until it is read again. The file is a script that sets one name, since a page
opened from disk may not read files; `static/search.js` answers from it, without a server and without code made at run
time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from claimbook.base.atomic import replace_file
from claimbook.book.records import ValueRecord
from claimbook.html import host
from claimbook.linking.vocabulary import entity_names
from claimbook.site.addresses import ENTITIES, FIGURES, NUMBERS, SOURCES
from claimbook.site.charts import figure_view
from claimbook.site.domain import Found, Passage, Term, domain_of
from claimbook.site.gate import site_of
from claimbook.site.value_card import PageRenderer

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FILE = "searchindex.js"
PAGE = "search"
CITED_IN = " In: "
OWN_ID = "{id}"
UNREAD = (nodes.section, nodes.title, figure_view, nodes.raw, nodes.literal_block, addnodes.glossary)
Answer = dict[str, Any]


def answer_ourselves(app: Sphinx) -> None:
    """Keep Sphinx from making an index and a page of its own."""
    app.builder.search = False  # type: ignore[attr-defined]


def collect_search(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page that searches."""
    yield PAGE, {"title": "Search"}, "search.html"


def note_found(app: Sphinx, document: nodes.document) -> None:
    """Note what can be found on a page that has been read."""
    values = (link.get("claimbook_to", ("", "")) for link in document.findall(nodes.reference))
    domain_of(app.env).found[app.env.docname] = Found(
        list(passages(document)), list(dict.fromkeys(id for to, id in values if to == NUMBERS)), list(terms(document))
    )


def write_index(app: Sphinx, error: Exception | None) -> None:
    """Write everything that can be found beside the first page."""
    if error is not None or app.builder.format != "html":
        return
    renderer, found = PageRenderer(site_of(app).registry, app.builder, PAGE), domain_of(app.env).found
    pages = {page: found[page] for page in sorted(app.env.found_docs)}
    document = {**answers(app, renderer, pages), "passages": list(found_passages(app, pages))}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    replace_file(Path(app.outdir) / FILE, f"window.claimbookFound = {text};\n")


def answers(app: Sphinx, renderer: PageRenderer, found: Mapping[str, Found]) -> dict[str, Any]:
    """Return all values, figures, entities and terms with the addresses they stand at."""
    book = renderer.registry.book
    meaning = site_of(app).meaning.to_json()
    about = {each["id"]: sorted({**each["anchors"], **dict.fromkeys(each["helpers"])}) for each in meaning["values"]}
    named = {id for ids in about.values() for id in ids}
    pages, tails = pages_by_value(app, found), dict[str, int]()
    values = [value(renderer, record, about, pages, tails) for record in renderer.registry.document()["values"]]
    return {
        "names": {id: names for id, names in meaning["vocabulary"]["names"].items() if id in named},
        "citedIn": list(tails),
        "pages": {page: title(app, page) for page in sorted({page for each in pages.values() for page in each})},
        "values": values,
        "figures": [figure(app, renderer, each) for each in domain_of(app.env).figures_in_order()],
        "entities": [entity(renderer, row) for row in book.ledger.where("entities")],
        "terms": [
            {"to": renderer.to(page, id), "text": term, "label": meaning}
            for page, each in found.items()
            for id, term, meaning in each.terms
        ],
        "sources": sources(renderer),
    }


def pages_by_value(app: Sphinx, found: Mapping[str, Found]) -> dict[str, list[str]]:
    """Return the pages of the contents whose sentences show each value, in their order."""
    pages: dict[str, list[str]] = {}
    for page in site_of(app).pages:
        for id in found[page].values:
            pages.setdefault(id, []).append(page)
    return pages


def value(
    renderer: PageRenderer,
    record: ValueRecord,
    about: dict[str, list[str]],
    pages: dict[str, list[str]],
    tails: dict[str, int],
) -> Answer:
    """Return a value: what it says and measures, when, how sure, from whom, where it is read and how it is cited."""
    id = record["id"]
    cited, _, tail = renderer.cited(record).partition(CITED_IN)
    tail = tail.replace(f":{id}", f":{OWN_ID}")
    found: Answer = {
        "id": id,
        "to": renderer.to(NUMBERS, id),
        "text": record["text"],
        "label": record["label"],
        "number": record["number"],
        "unit": record["unit"],
        "when": record["as_of_text"],
        "sure": record["confidence"],
        "source": renderer.origin_in_short(record),
        "verdict": record["check"]["verdict"] if record["check"] else "",
        "status": "" if record["status"] == "current" else record["status"],
        "instead": record["superseded_by"],
        "about": about.get(id, []),
        "behind": record["inputs"],
        "pages": pages.get(id, []),
        "cited": cited,
        "citedIn": tails.setdefault(tail, len(tails)),
    }
    return {name: each for name, each in found.items() if each not in (None, "", [])}


def figure(app: Sphinx, renderer: PageRenderer, about: Any) -> Answer:
    return {
        "id": about["id"],
        "to": renderer.to(f"{FIGURES}/{about['id']}"),
        "text": about["takeaway"],
        "label": about["subtitle"],
        "source": title(app, about["page"]),
    }


def entity(renderer: PageRenderer, row: Any) -> Answer:
    """Return an organisation, machine, model, place or person under every name it is called by."""
    name, *other = entity_names(row)
    return {
        "id": row.id,
        "to": renderer.to(ENTITIES, row.id),
        "text": name,
        "label": row["kind"],
        "other": other,
        "source": host(row["url"]) if row["url"] else "",
    }


def terms(tree: nodes.document) -> Iterator[Term]:
    """Yield the terms of every glossary of a page."""
    for item in tree.findall(nodes.definition_list_item):
        term, meaning = (next(item.findall(kind), None) for kind in (nodes.term, nodes.definition))
        if term is not None and meaning is not None and term["ids"] and "glossary" in item.parent["classes"]:
            yield Term(term["ids"][0], spaced(term), spaced(meaning))


def sources(renderer: PageRenderer) -> list[Answer]:
    """Return the documents that the book rests on."""
    return [
        {"id": row.id, "to": renderer.to(SOURCES, row.id), "text": row["title"], "label": row["publisher"]}
        for row in renderer.registry.book.ledger.where("documents")
    ]


def found_passages(app: Sphinx, found: Mapping[str, Found]) -> Iterator[Answer]:
    """Yield the sections of pages: the page's title, the section's, its text and its address."""
    for page, each in found.items():
        to = app.builder.get_relative_uri(PAGE, page)
        for id, heading, text in each.passages:
            yield {"to": f"{to}#{id}" if id else to, "page": title(app, page), "section": heading, "text": text}


def passages(tree: nodes.document) -> Iterator[Passage]:
    """Yield what the sections of a page say."""
    for section in tree.findall(nodes.section):
        text = " ".join(texts(section))
        heading = section.next_node(nodes.title)
        if not section["ids"] or not text:
            continue
        if isinstance(section.parent, nodes.document):
            yield Passage("", "", text)
        else:
            yield Passage(section["ids"][0], "" if heading is None else spaced(heading), text)


def texts(section: nodes.Element) -> Iterator[str]:
    """Yield what a section itself says, without the sections, figures and generated views in it."""
    for child in section.children:
        if isinstance(child, nodes.Text):
            yield child.astext()
        elif isinstance(child, nodes.TextElement) and not isinstance(child, UNREAD):
            yield spaced(child)
        elif isinstance(child, nodes.Element) and not isinstance(child, UNREAD):
            yield from texts(child)


def title(app: Sphinx, page: str) -> str:
    return spaced(app.env.titles[page]) if page in app.env.titles else page


def spaced(node: nodes.Element) -> str:
    return " ".join(node.astext().split())
