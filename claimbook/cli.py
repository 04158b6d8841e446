"""The command line: one verb a command. Heavy imports happen inside the command that needs them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from claimbook.errors import BookError

FAULTY, UNUSABLE = 1, 2
Given = ParamSpec("Given")


class Verbs(click.Group):
    """Commands in the order they are written, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="closing-the-gap", prog_name="claimbook")
def main() -> None:
    """Statements with evidence, values with a story, chapters that cannot go stale."""


def verb(command: Callable[Given, None]) -> Callable[Given, None]:
    """Turn what is wrong into sentences on standard error and a non-zero exit."""

    @wraps(command)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except BookError as error:
            for fault in error.faults:
                click.echo(fault, err=True)
            sys.exit(FAULTY)
        except OSError as error:
            click.echo(f"{error.filename or 'A file'}: {error.strerror}.", err=True)
            sys.exit(FAULTY)
        except KeyboardInterrupt:
            click.echo("Stopped; nothing was left half done.", err=True)
            sys.exit(130)

    return run


@main.command()
@verb
def validate() -> None:
    """Prove the tables: every fault at once, a sentence each, with file, row and column."""
    from claimbook.paths import find_book
    from claimbook.validation import validate as find_faults

    faults = find_faults(find_book())
    if faults:
        raise BookError(faults)
    click.echo("The tables are proved: no fault found.")


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@verb
def extract(files: tuple[Path, ...]) -> None:
    """Print the quantities found in FILES as JSON lines, page furniture left out."""
    from claimbook.listing import print_mentions

    if not print_mentions(files, click.get_text_stream("stdout"), lambda sentence: click.echo(sentence, err=True)):
        sys.exit(UNUSABLE)


@main.command()
@click.option("--all", "everything", is_flag=True, help="Run every chapter, stale or not.")
@click.option("--dry-run", is_flag=True, help="Say which chapters are stale and why; run nothing.")
@verb
def rerun(everything: bool, dry_run: bool) -> None:
    """Run the chapters whose inputs changed, and say why each one runs."""
    from claimbook.building import alone, rerun_stale
    from claimbook.fingerprints import stale_chapters
    from claimbook.ledger import Ledger
    from claimbook.paths import find_book

    places = find_book()
    if dry_run:
        for path, why in stale_chapters(places, Ledger(places)).items():
            click.echo(f"{places.relative(path)}: {'; '.join(why)}")
        return
    with alone(places):
        rerun_stale(places, click.echo, everything=everything)


@main.command()
@click.option("--force", is_flag=True, help="Build the site even if nothing has changed.")
@verb
def build(force: bool) -> None:
    """Bring the site up to date: prove, run what is stale, build aside, swap."""
    from claimbook.building import alone
    from claimbook.building import build as bring_up_to_date
    from claimbook.paths import find_book

    places = find_book()
    with alone(places):
        bring_up_to_date(places, click.echo, force=force)


@main.command()
@click.argument("ids", nargs=-1)
@verb
def values(ids: tuple[str, ...]) -> None:
    """List the values of the book, or those with the given IDS, as their readers see them."""
    from claimbook.book import open_book

    book = open_book()
    for id in ids or book.value_ids():
        value = book[id]
        click.echo(f"{id}\t{value:unit}\t{value.confidence}\t{value.label}")
