"""Commands for those who cite: values, their stories, citations, checks of briefs, an assistant's protocol."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from claimbook.base.errors import BookError
from claimbook.cli.verb import complain, verb


@click.command()
@click.argument("ids", nargs=-1)
@verb
def values(ids: tuple[str, ...]) -> None:
    """List the values of the book, or those with the given IDS, as their readers see them."""
    from claimbook.book.book import open_book

    book = open_book()
    for id in ids or book.value_ids():
        value = book[id]
        click.echo(f"{id}\t{value:unit}\t{value.confidence}\t{value.label}")


@click.command()
@click.argument("id", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "apa", "chicago", "sentence", "html", "markdown", "latex", "bibtex", "biblatex", "ris",
                       "csl-json", "link", "short"]),
    default="text",
    show_default=True,
    help="The form of the citation; bibtex is ASCII for BibTeX itself, biblatex UTF-8 for biber, html has a footnote.",
)  # fmt: skip
@click.option("--with-sources", is_flag=True,
              help="Also the sources that it rests on, as bibtex, biblatex, ris or csl-json.")  # fmt: skip
@verb
def cite(id: str | None, form: str, with_sources: bool) -> None:
    """Print how to cite the figure, value, statement, chapter or source ID, or the book where no ID is given.

    ID@EDITION is cited as that edition had it.
    """
    from claimbook.book.book import open_book
    from claimbook.cite.by_id import items_of
    from claimbook.cite.forms import FILES, in_form

    if with_sources and form not in FILES:
        raise BookError(
            f"--with-sources gives several citations, and {form} is a form of one; "
            "add --format bibtex, biblatex, ris or csl-json."
        )
    click.echo(in_form(items_of(open_book(), id or "", with_sources=with_sources), form), nl=False)


@click.command()
@click.argument("briefs", nargs=-1, required=True, metavar="BRIEF...", type=click.Path(path_type=Path))
@click.option("--book", default="", metavar="FILE|ADDRESS", help="Check against this values.json of a site.")
@click.option("--edition", default="", metavar="NAME", help="Take this edition for the newest.")
@click.option("--bib", "bibliographies", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
              help="A BibTeX file whose keys the brief cites; may be repeated.")  # fmt: skip
@click.option("--alone", is_flag=True, help="Check the brief against itself only; needs no book.")
@click.option("--all", "everything", is_flag=True, help="List every number, dates and page numbers too.")
@click.option("--strict", is_flag=True, help="Count what is known but not cited, and what is unknown, as findings.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--sarif", "as_sarif", is_flag=True, help="Print the findings as SARIF, for code hosts.")
@click.option("--html", type=click.Path(path_type=Path), metavar="REPORT", help="Write the report as a page.")
@click.option("--docx", type=click.Path(path_type=Path), metavar="OUT",
              help="Write a copy of the Word file with a comment at each finding.")  # fmt: skip
@click.option("--suggest", is_flag=True, help="With --docx: put the mended number there as a tracked change.")
@click.option("--fix", is_flag=False, flag_value="-", default=None, metavar="[PATCH]",
              help="Write a patch that mends a Markdown brief, to a file or standard output.")  # fmt: skip
@click.option("--since", is_flag=True, help="Say only what needs mending since last time, and remember this time.")
@verb
def check(briefs: tuple[Path, ...], bibliographies: tuple[Path, ...], **options: Any) -> None:
    """Check every number of each BRIEF against the book: Word, PDF, HTML, Markdown, LaTeX, OpenDocument, slides,
    sheets, text (- is standard input), or folders of them.

    Ends with 0 where nothing is to be mended, 1 where something is, 2 where a brief could not be read.
    """
    from claimbook.brief.command import UNREADABLE, Wanted
    from claimbook.brief.command import check as check_briefs

    wanted = Wanted(briefs=briefs, bibliographies=bibliographies, **options)
    try:
        ended = check_briefs(wanted, click.echo, complain)
    except BookError as error:
        for fault in error.faults:
            complain(fault)
        ended = UNREADABLE
    sys.exit(ended)


@click.command()
@click.option("--book", default="", metavar="FILE|ADDRESS", help="Answer from this values.json of a site.")
@verb
def mcp(book: str) -> None:
    """Let an assistant find, read, cite and check the book's numbers: a server of the Model Context Protocol.

    It speaks over standard input and output and is started by the assistant's program; it needs `claimbook[mcp]`.
    """
    from claimbook.base.paths import find_book
    from claimbook.mcp.server import serve as answer

    answer(book, None if book else find_book())


@click.command()
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="Print the story as JSON.")
@verb
def why(id: str, as_json: bool) -> None:
    """Print why ID is what it is: a value's formula, a statement's or tie's quotes, what a figure, an event, a chapter
    or the book rests on, what a document says.

    ID may be written as it is cited, with the book's name before it and an edition after it; it is told as it stands.
    """
    import json

    from claimbook.book.book import open_book
    from claimbook.chapters.chapter_story import story_of

    story, lines = story_of(open_book(), id)
    click.echo(json.dumps(story, ensure_ascii=False, indent=2) if as_json else "\n".join(lines))
