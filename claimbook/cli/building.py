"""Commands that prove, run, build, print and serve the book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimbook.base.errors import BookError
from claimbook.cli.verb import verb, warn, warn_of_wordings

if TYPE_CHECKING:
    from claimbook.base.paths import BookPaths


@click.command()
@verb
def lint() -> None:
    """Hold chapters, pages, topics and charts to how they are written; runs nothing."""
    from claimbook.base.paths import find_book
    from claimbook.lint import lint as lint_book

    if faults := lint_book(find_book()):
        raise BookError(faults)
    click.echo("Everything is written as it should be.")


@click.command()
@click.option("--charts", is_flag=True, help="Draw the charts too; list measures newer for one country than another.")
@verb
def validate(charts: bool) -> None:
    """Prove the tables and what is computed from them: every fault, a sentence each, with file, row and column.

    Quotes that agreed with their claims when the book was last built, and have stayed as they were, are not read again.
    """
    from claimbook.base.paths import find_book
    from claimbook.book.site_sources import quotes_digest
    from claimbook.build.proof import quotes_were_read
    from claimbook.editions.edition import edition_faults
    from claimbook.review.validation import validate as find_faults

    paths = find_book()
    read = quotes_were_read(paths, quotes_digest(paths))
    if faults := [*find_faults(paths, drawn=charts, quotes_read=read), *edition_faults(paths)]:
        raise BookError(faults)
    warn_of_wordings(paths)
    click.echo("The tables are proved: no fault found.")
    if charts:
        list_uneven_charts(paths)


def list_uneven_charts(paths: BookPaths) -> None:
    """List the measures that end earlier for one country than for another on one chart."""
    from claimbook.book.book import Book
    from claimbook.review.evenness import uneven_charts

    found = list(uneven_charts(Book(paths)))
    for each in found:
        click.echo(str(each))
    click.echo(f"{len(found)} measures of charts end at different dates for different countries.")


@click.command()
@click.argument("chapters", nargs=-1, metavar="[CHAPTER]...")
@click.option("--all", "everything", is_flag=True, help="Run every chapter, stale or not.")
@click.option("--dry-run", is_flag=True, help="Say which chapters would run and why; run nothing.")
@verb
def rerun(chapters: tuple[str, ...], everything: bool, dry_run: bool) -> None:
    """Run the chapters whose inputs changed, or each CHAPTER named, and say why each one runs."""
    from claimbook.base.lock import alone
    from claimbook.base.paths import find_book
    from claimbook.build.pipeline import chapters_to_run, rerun_stale

    if everything and chapters:
        raise click.UsageError("--all runs every chapter; leave it out to run only those named.")
    paths = find_book()
    chapters = tuple(Path(name).stem for name in chapters)
    if dry_run:
        stale = chapters_to_run(paths, chapters, everything)
        if not stale:
            click.echo("Every chapter is current.", err=True)
        for path, why in stale.items():
            click.echo(f"{paths.relative(path)}: {'; '.join(why)}")
        return
    with alone(paths):
        rerun_stale(paths, click.echo, names=chapters, everything=everything)


@click.command()
@click.option("--force", is_flag=True, help="Build the site from clean, even if nothing has changed.")
@click.option("--all", "everything", is_flag=True, help="Run every chapter too, stale or not; build from clean.")
@click.option("--again", is_flag=True, hidden=True, help="Leave unsaid what holds of every build.")
@verb
def build(force: bool, everything: bool, again: bool) -> None:
    """Bring the site up to date: prove, run what is stale, build aside, swap, say what moved."""
    from claimbook.base.lock import alone
    from claimbook.base.paths import find_book
    from claimbook.build.pipeline import build as bring_up_to_date

    paths = find_book()
    with alone(paths):
        bring_up_to_date(
            paths, click.echo, force=force or everything, everything=everything, warn=None if again else warn
        )


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port on this machine."
)
@verb
def serve(port: int) -> None:
    """Build, serve the site to this machine alone, and build again whenever a file is saved."""
    from claimbook.base.paths import find_book
    from claimbook.build.serving import serve as keep_serving

    keep_serving(find_book(), port, click.echo)


@click.command()
@verb
def pdf() -> None:
    """Print the whole book as one PDF: cover, contents, figures, notes with the source of every number."""
    from claimbook.base.lock import alone
    from claimbook.base.paths import find_book
    from claimbook.book.book import open_book
    from claimbook.build.pipeline import build as bring_up_to_date
    from claimbook.pdf import print_book

    paths = find_book()
    with alone(paths):
        bring_up_to_date(paths, click.echo)
        print_book(open_book(paths.root), click.echo)
