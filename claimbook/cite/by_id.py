"""The citation of whatever an id or a short form names: as the book stands, or as one of its editions had it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from claimbook import cite
from claimbook.base.errors import BookError
from claimbook.base.nearest import nearest
from claimbook.book.book import has_value
from claimbook.book.contents import notebooks, pages
from claimbook.book.records import ValueRecord
from claimbook.book.sources import entity_name
from claimbook.chapters.chapter import read_notebook
from claimbook.chapters.page_record import shown_on
from claimbook.cite.sources import Sources
from claimbook.cite.standing import CURRENT
from claimbook.cite.versions import Versions, edition_identity
from claimbook.editions.edition import Edition
from claimbook.values.display import show_date

if TYPE_CHECKING:
    from claimbook.book.book import Book
    from claimbook.tables.ledger import Row

CHAPTERS = "chapters/"


def item_of(book: Book, id: str) -> cite.Item:
    """Return the CSL item of a figure, value, statement, chapter or source by its id or short form, of the book for
    no id.

    After an @ stands the edition that is meant. Raises BookError for an unknown id or edition, and for an id that was
    withdrawn or superseded in what is meant.
    """
    return items_of(book, id)[0]


def items_of(book: Book, id: str, *, with_sources: bool = False) -> list[cite.Item]:
    """Return the item that `item_of` gives; `with_sources`, also one for each source that it rests on.

    Sources are those of today's tables, for an edition's numbers too.
    """
    short_name = book.identity.short_name
    name, at, wanted = id.removeprefix(f"{short_name}:").partition("@")
    name = "" if name == short_name else name
    versions, sources = Versions(book), Sources(book)
    if not at and (source := sources.named(name)) is not None and not held(versions, name):
        return [source]
    item = item_at(versions, name, wanted if at else None)
    return [item, *sources.of_values(records_of(versions, name), item)] if with_sources else [item]


def item_at(versions: Versions, name: str, wanted: str | None) -> cite.Item:
    """Return the item of a part of the book, of the whole for no name, in an edition, as it stands for None."""
    edition = next((each for each in versions.editions if each.name == wanted), None)
    if edition is not None:
        return frozen_item(versions, edition, name)
    if wanted is not None and not held(versions, name):
        raise BookError(f"There is no edition {wanted!r} ({known_editions(versions)}), and no {name!r} in the book.")
    item = live_item(versions, name) if wanted is None else any_item(versions, name)
    version = cite.short_of(item).rpartition("@")[2]
    if wanted is not None and wanted != version:
        what = name or "the book"
        known = known_editions(versions)
        raise BookError(f"There is no edition {wanted!r} ({known}); {what} as it stands is cited @{version}.")
    return live_item(versions, name) if wanted is not None else item


def known_editions(versions: Versions) -> str:
    """Return in words which editions there are."""
    known = ", ".join(each.name for each in versions.editions)
    return f"there are {known}" if known else "none has been cut"


def held(versions: Versions, name: str) -> bool:
    """Tell whether the book has a part of a name as it stands; it always has the whole, which has no name."""
    book = versions.book
    known = name in book or name in book.figure_ids() or book.ledger.knows("claims", name)
    return not name or known or bool(chapter_title(book, name))


def any_item(versions: Versions, name: str) -> cite.Item:
    """Return the item of a part of the book as it stands, one that was withdrawn or superseded too."""
    return versions.value_item(versions.registry[name]) if name in versions.book else live_item(versions, name)


def live_item(versions: Versions, name: str) -> cite.Item:
    """Return the CSL item of a part of the book as it stands, of the whole for no name."""
    book = versions.book
    if not name:
        return versions.book_item()
    if name in book.figure_ids():
        return versions.figure_item(book.figure(name, drawn=False).about())
    row = book.ledger.row("claims", name) if book.ledger.knows("claims", name) else None
    if row is not None and not has_value(row):
        return statement_item(versions, row)
    if name not in book and (title := chapter_title(book, name)):
        return versions.chapter_item(f"{CHAPTERS}{name.removeprefix(CHAPTERS)}", title)
    if name not in book:
        refuse_unknown(versions, name)
    record = versions.registry[name]
    refuse_replaced(versions, record, "")
    return versions.value_item(record)


def refuse_unknown(versions: Versions, name: str) -> NoReturn:
    """Raise BookError for what the book has not: with the edition that has it, or with what is called most like it."""
    if having := editions_with(versions, name):
        raise BookError(f"The book has {name!r} no longer; cite {name}@{having[-1]}, as edition {having[-1]} had it.")
    book, sources = versions.book, Sources(versions.book)
    chapters = [page.removeprefix(CHAPTERS) for page in versions.chapters]
    statements = [row.id for row in book.ledger.where("claims")]
    known = [*book.value_ids(), *book.figure_ids(), *chapters, *statements, *sources.documents, *sources.outside]
    raise BookError(
        f"There is no value, figure, statement, chapter or source {name!r}; `claimbook values` lists the values."
        f"{nearest(name, known)}"
    )


def editions_with(versions: Versions, name: str) -> list[str]:
    """Return the editions that have a value or a figure, the oldest first."""
    return [each for each, then in versions.states.items() if name in then.values or name in then.figures]


def statement_item(versions: Versions, row: Row) -> cite.Item:
    """Return the CSL item of a statement without a number; it leads to the first document that has it."""
    ledger = versions.book.ledger
    label = f"{entity_name(ledger, row['subject'])}, {row['metric']}"
    said = [f"said by {' and '.join(names)}"] if (names := speakers(versions, row)) else []
    rows = [ledger.row("documents", each["document"]) for each in ledger.where("evidence", claim=row.id)]
    documents = [each for each in rows if each is not None]
    printed = [f"printed by {each['publisher']}, {show_date(each['published'])}" for each in documents[:1]]
    verdicts = [each["verdict"] for each in ledger.where("checks", claim=row.id)]
    known = "; ".join([", ".join([row["kind_of_statement"], *said, *printed]), *verdicts])
    place = f"pages/sources.html#{documents[0].id}" if documents else ""
    return cite.statement_item(versions.of_book(), row.id, label, known, place)


def speakers(versions: Versions, row: Row) -> list[str]:
    """Return the names of those to whom a statement is attributed."""
    return [entity_name(versions.book.ledger, id) for id in row.words("attributed_to")]


def records_of(versions: Versions, name: str) -> list[ValueRecord]:
    """Return the values that a part of the book rests on: a value itself, those that a figure or a chapter shows."""
    book, registry = versions.book, versions.registry
    if not name:
        return [registry[id] for id in registry.ids()]
    if name in book.figure_ids():
        return [registry[id] for id in book.figure(name, drawn=False).about()["values"]]
    if name in book:
        return [registry[name]]
    chapter = f"{CHAPTERS}{name.removeprefix(CHAPTERS)}"
    shown = [shown_on(book, page)["values"] for page in pages(book.paths) if page.name == chapter]
    return [registry[id] for ids in shown for id in ids]


def frozen_item(versions: Versions, edition: Edition, name: str) -> cite.Item:
    """Return the CSL item of a part of an edition, of the whole for no name; raises BookError where it has none."""
    state, identity = versions.states[edition.name], edition_identity(versions.book.identity, edition)
    if not name:
        return cite.book_item(identity, f"e/{edition.name}/index.html")
    if name in state.figures:
        takeaway = state.figures[name]["takeaway"]
        return cite.figure_item(identity, name, takeaway, f"e/{edition.name}/figures/{name}.html")
    if name in state.values:
        refuse_replaced(versions, state.values[name], edition.name)
        return versions.frozen_item(edition, state.values[name])
    page = f"{CHAPTERS}{name.removeprefix(CHAPTERS)}"
    if title := next((sentence["text"] for sentence in state.sentences if sentence["page"] == page), ""):
        return cite.chapter_item(identity, page, title, f"e/{edition.name}/{page}.html")  # a page begins with its title
    having = editions_with(versions, name)
    there = f"; {', '.join(having)} {'has' if len(having) == 1 else 'have'} it" if having else ""
    raise BookError(f"Edition {edition.name} holds no {name!r}{there}.")


def chapter_title(book: Book, name: str) -> str:
    """Return the first heading of a chapter, by its name or its page; empty where there is no chapter of that name."""
    for path in notebooks(book.paths):
        if path.stem == name.removeprefix(CHAPTERS):
            cells = (cell for cell in read_notebook(path)["cells"] if cell["cell_type"] == "markdown")
            lines = (line for cell in cells for line in "".join(cell["source"]).splitlines())
            return next((line.lstrip("# ").strip() for line in lines if line.startswith("# ")), name)
    return ""


def refuse_replaced(versions: Versions, record: ValueRecord, edition: str) -> None:
    """Raise BookError for a value that was withdrawn or superseded, naming what to cite instead."""
    if record["status"] == CURRENT:
        return
    id, by = record["id"], (record["superseded_by"] or "").split()
    successors = " and ".join(by)
    ways = [f"cite {successors}"] if by else []
    held = [name for name, state in versions.states.items() if state.values.get(id, record)["status"] == CURRENT]
    ways += [f"cite {id}@{held[-1]}, as edition {held[-1]} had it"] if held else []
    when = f" in edition {edition}" if edition else ""
    instead = f"; {', or '.join(ways)}" if ways else ""
    raise BookError(f"{id} was {record['status']}{f' by {successors}' if by else ''}{when}{instead}.")
