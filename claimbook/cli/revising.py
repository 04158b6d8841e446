"""Commands that change the tables so that the change can be told."""

from __future__ import annotations

import sys

import click

from claimbook.base.errors import BookError
from claimbook.cli.verb import Verbs, verb, warn_of_wordings


def cells_of(given: tuple[str, ...]) -> dict[str, str]:
    """Return the cells given as COLUMN=TEXT."""
    cells = dict(each.partition("=")[::2] for each in given)
    wrong = [each for each in given if "=" not in each]
    if wrong:
        raise BookError(f"{wrong[0]!r} is no cell; write COLUMN=TEXT, for instance value=2016.")
    return cells


reason = click.option("--why", "why_text", required=True, help="Why, in a sentence; the changes page prints it.")


cells = click.option("--set", "given", multiple=True, metavar="COLUMN=TEXT", help="A cell of the row; may be repeated.")


@click.group(cls=Verbs)
def reference() -> None:
    """Add or change an outside figure, so that the change can be told."""


@reference.command("add")
@click.argument("id")
@cells
@click.option("--reason", "kind", type=click.Choice(["new"]), default="new", help="A figure not held before.")
@reason
@verb
def reference_add(id: str, given: tuple[str, ...], kind: str, why_text: str) -> None:
    """Add the outside figure ID; in a terminal, each column that is not given is asked for, its citation included."""
    from claimbook.base.lock import alone
    from claimbook.base.paths import find_book
    from claimbook.review.asking import citation_of, columns_to_ask
    from claimbook.review.revising import add_reference

    paths = find_book()
    new = cells_of(given) | {"id": id}
    if sys.stdin.isatty():
        for column, words in columns_to_ask(paths, new):
            new[column] = click.prompt(f"{column}: {words}", default="", show_default=False).strip()
    with alone(paths):
        add_reference(paths, {column: text for column, text in new.items() if text}, why_text)
    click.echo(f"Added {id}, cited as: {citation_of(paths, id)}. `claimbook build` shows what it moves.")


@reference.command("update")
@click.argument("id")
@cells
@click.option("--reason", "kind", type=click.Choice(["revision", "correction"]), required=True,
              help="revision: the source says something new; correction: we had it wrong.")  # fmt: skip
@reason
@click.option("--yes", is_flag=True, help="A number that changes its sign, or more than tenfold, is meant.")
@verb
def reference_update(id: str, given: tuple[str, ...], kind: str, why_text: str, yes: bool) -> None:
    """Change cells of the outside figure ID; what stood there is kept in revisions.csv."""
    from claimbook.base.lock import alone
    from claimbook.base.paths import find_book
    from claimbook.review.asking import citation_kept
    from claimbook.review.revising import Unlikely, update_reference

    paths = find_book()
    with alone(paths):
        try:
            columns = update_reference(paths, id, cells_of(given), kind, why_text, sure=yes)
        except Unlikely as unlikely:
            if not sys.stdin.isatty() or not click.confirm(f"{unlikely}\nIs it meant?"):
                raise
            columns = update_reference(paths, id, cells_of(given), kind, why_text, sure=True)
    click.echo(f"Changed {', '.join(columns)} of {id}; `claimbook build` shows what it moves.")
    warn_of_wordings(paths)
    if kept := citation_kept(paths, id, columns):
        click.echo(kept, err=True)


@click.command()
@click.argument("id")
@reason
@verb
def withdraw(id: str, why_text: str) -> None:
    """Withdraw the claim or outside figure ID; it stays in the tables and still resolves."""
    from claimbook.base.lock import alone
    from claimbook.base.paths import find_book
    from claimbook.review.revising import retire
    from claimbook.review.validation import validate

    paths = find_book()
    with alone(paths):
        retire(paths, id, why_text)
    click.echo(f"Withdrew {id}.")
    if faults := validate(paths, drawn=False):
        click.echo("What still rests on it, and keeps the book from being built:")
        for fault in faults:
            click.echo(f"  {fault}")


@click.command()
@click.argument("id")
@click.option("--by", "successor", required=True, help="The id of the claim or outside figure that follows it.")
@reason
@verb
def supersede(id: str, successor: str, why_text: str) -> None:
    """Let another claim or outside figure follow ID, which stays in the tables and still resolves."""
    from claimbook.base.lock import alone
    from claimbook.base.paths import find_book
    from claimbook.review.revising import retire

    paths = find_book()
    with alone(paths):
        retire(paths, id, why_text, successor)
    click.echo(f"{id} is superseded by {successor}.")


@click.command()
@click.option("--why", "why_text", default="It was a slip.", show_default=True, help="Why, in a sentence.")
@verb
def undo(why_text: str) -> None:
    """Undo the last change of the tables that the log tells; the log tells the undoing too."""
    from claimbook.base.lock import alone
    from claimbook.base.paths import find_book
    from claimbook.editions.edition import newest_edition
    from claimbook.review.undoing import undo as put_back
    from claimbook.review.validation import validate

    paths = find_book()
    with alone(paths):
        edition = newest_edition(paths)
        for each in put_back(paths, why_text, edition.about["revisions"] if edition else 0):
            click.echo(f"Undid {each.column} of {each.id}: {each.old!r} is {each.new!r} again.")
        faults = validate(paths, drawn=False)
    if faults:
        click.echo("What rested on it, and keeps the book from being built:")
        for fault in faults:
            click.echo(f"  {fault}")
