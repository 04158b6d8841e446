"""Commands about editions: what moved since one, what speaks against cutting one, and cutting it."""

from __future__ import annotations

import sys

import click

from claimbook.cli.verb import FAULTY, Verbs, verb


@click.command()
@click.argument("edition", default="")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--html", "as_html", is_flag=True, help="Print everything as a page of its own.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print it to be ticked off in a pull request.")
@verb
def diff(edition: str, as_json: bool, as_html: bool, as_markdown: bool) -> None:
    """List what differs from EDITION (default: the newest): values, sentences, figures, alt texts, and why."""
    import json

    from claimbook.base.paths import find_book
    from claimbook.book.identity import read_identity
    from claimbook.editions.diff_report import checklist, page, print_tables
    from claimbook.editions.differences import differences_since

    paths = find_book()
    found = differences_since(paths, edition)
    if as_json:
        click.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=1))
    elif as_html:
        click.echo(page(found, read_identity(paths).title), nl=False)
    elif as_markdown:
        click.echo("\n".join(checklist(found)))
    else:
        print_tables(found)


@click.group(cls=Verbs)
def edition() -> None:
    """Freeze the book as an edition that a citation can name, or list those there are."""


@edition.command("cut")
@click.argument("name")
@click.option("--note", required=True, help="What is new in it, in a sentence; the changes page prints it.")
@click.option("--anyway", default="", metavar="WHY", help="Cut it in spite of all findings; the edition tells why.")
@verb
def edition_cut(name: str, note: str, anyway: str) -> None:
    """Freeze all values, figures and figure pages as the edition NAME, which never changes afterwards."""
    from claimbook.base.lock import alone
    from claimbook.base.paths import find_book
    from claimbook.book.book import Book
    from claimbook.build.proof import prove
    from claimbook.editions.cutting import cut

    paths = find_book()
    with alone(paths):
        prove(paths)
        made = cut(Book(paths), name, note, anyway)
    counts = made.about["counts"]
    click.echo(f"Edition {name} is frozen in {paths.relative(made.folder)}: {counts['values']} values, "
               f"{counts['figures']} figures. Commit that folder; `claimbook build` puts it on the site.")  # fmt: skip
    if made.about["uncommitted"]:
        click.echo(f"It names commit {made.about['commit']}, from which these files differ: "
                   f"{', '.join(made.about['uncommitted'])}.", err=True)  # fmt: skip


@edition.command("check")
@verb
def edition_check() -> None:
    """Say what speaks against cutting an edition now: unexplained changes, open quantities, uncommitted files."""
    from claimbook.base.lock import alone
    from claimbook.base.paths import find_book
    from claimbook.book.book import Book
    from claimbook.build.proof import prove
    from claimbook.editions.cutting import check

    paths = find_book()
    with alone(paths):
        prove(paths)
        found = check(Book(paths))
    for finding in found:
        click.echo(finding)
    if found:
        sys.exit(FAULTY)
    click.echo("Nothing speaks against cutting an edition.")


@edition.command("list")
@verb
def edition_list() -> None:
    """List the editions, the oldest first."""
    from claimbook.base.paths import find_book
    from claimbook.editions.edition import editions

    for each in editions(find_book()):
        about = each.about
        click.echo(f"{each.name}\t{about['published']}\t{about['counts']['values']} values\t{about['note']}")
