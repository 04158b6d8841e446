"""Every form in which a citation is handed out, by the name that the command line and the site's copy menu give it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claimbook.base.errors import BookError
from claimbook.cite.formats import biblatex, bibtex, csl_json, ris
from claimbook.cite.items import PLACE, Item, short_of
from claimbook.cite.wordings import APA, CHICAGO, all_said, as_text, cited, sentence

Form = Callable[[Item], str]


def link(item: Item) -> str:
    """Return where an item leads: its address, its place below the site's first page where the book has no address.

    Raises BookError for a source that has none.
    """
    if not (place := item.get("URL") or item.get(PLACE)):
        raise BookError(f"No address of {item['id']} is known; another form of citation says what it is.")
    return str(place)


WORDS: Mapping[str, Form] = {
    "text": as_text,
    "apa": lambda item: f"{cited(item, APA).whole}\n",
    "chicago": lambda item: f"{cited(item, CHICAGO).whole}\n",
    "sentence": lambda item: f"{sentence(item).plain}\n",
    "html": lambda item: f"{sentence(item).html}\n",
    "markdown": lambda item: f"{sentence(item).markdown}\n",
    "latex": lambda item: f"{sentence(item).latex}\n",
    "link": lambda item: f"{link(item)}\n",
    "short": lambda item: f"{short_of(item)}\n",
}
FILES: Mapping[str, Callable[[list[Item]], str]] = {
    "bibtex": bibtex,
    "biblatex": biblatex,
    "ris": ris,
    "csl-json": csl_json,
}
ENDINGS = {"text": "txt", "bibtex": "bib", "biblatex": "biblatex.bib", "ris": "ris", "csl-json": "csl.json"}


def in_form(items: list[Item], form: str) -> str:
    """Return items in one of the forms of FILES, or the first of them in one of the forms of WORDS."""
    return FILES[form](items) if form in FILES else WORDS[form](items[0])


@dataclass(frozen=True, slots=True)
class Copies:
    """What a copy menu hands out of one item, and all of it as plain text."""

    text: str
    sentence: str
    html: str
    markdown: str
    latex: str
    apa: str
    apa_html: str
    chicago: str
    chicago_html: str
    bibtex: str
    link: str
    place: str
    short: str


def copies(item: Item) -> Copies:
    """Return everything that the copy menu of an item hands out."""
    apa, chicago = cited(item, APA), cited(item, CHICAGO)
    said = sentence(item, apa)
    return Copies(
        text=all_said(item, apa, chicago),
        sentence=said.plain,
        html=said.html,
        markdown=said.markdown,
        latex=said.latex,
        apa=apa.whole,
        apa_html=apa.html,
        chicago=chicago.whole,
        chicago_html=chicago.html,
        bibtex=bibtex([item]),
        link=str(item.get("URL", "")),
        place=item[PLACE],
        short=short_of(item),
    )
