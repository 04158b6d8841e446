"""Commands that take articles in: their text, their quantities, what they propose, and who decides."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claimbook.base.errors import BookError
from claimbook.base.printable import printable
from claimbook.cli.verb import FAULTY, UNUSABLE, complain, say, verb

SCAN_EXTRA = "Scanning needs more packages; install them with: pip install 'claimbook[scan]'"


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@verb
def extract(files: tuple[Path, ...]) -> None:
    """Print the quantities found in FILES as JSON lines, boilerplate left out."""
    from claimbook.review.mentions import print_mentions

    if not print_mentions(files, sys.stdout, complain):
        sys.exit(UNUSABLE)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@verb
def text(files: tuple[Path, ...]) -> None:
    """Print the article in each of FILES (- is standard input) as JSON lines: text, title, author, date, language.

    Read are plain text, Markdown, HTML, PDF, Word, OpenDocument, LaTeX, slides, sheets, saved pages (.mhtml) and
    archives of pages (.warc, .warc.gz; a line for each page).
    """
    from claimbook.documents.article import print_articles

    if not print_articles(files, sys.stdout, complain):
        sys.exit(UNUSABLE)


@click.command()
@click.argument("file")
@click.option("--id", help="What the article is called in the tables, such as yomiuri-2024.")
@click.option("--title", help="Its title.")
@click.option("--publisher", help="Who published it.")
@click.option("--published", help="When, as EDTF: 2024-02-12, 2024-04~.")
@click.option("--published-basis", help="How the date is known, where the text does not state it.")
@click.option("--url", help="Where it was published.")
@click.option("--author", help="Who wrote it, if it says so.")
@click.option("--language", help="Its language, where it is told wrong: en, ja.")
@click.option("--dependence", help="What it rewrites, if it does; proposed where it resembles a held one.")
@click.option("--dry-run", is_flag=True, help="Propose, and add nothing; nothing is asked.")
@click.option("--json", "as_json", is_flag=True, help="Print the proposals as JSON.")
@click.option("--from-hits", "scanned", type=click.Path(path_type=Path), metavar="DIR",
              help="FILE is the name or address of a document that `claimbook scan --out DIR` found.")  # fmt: skip
@verb
def add(file: str, dry_run: bool, as_json: bool, scanned: Path | None, **cells: str | None) -> None:
    """Add the article FILE to the book and propose a claim for each of its quantities.

    A text file is stored byte for byte. Of a page (HTML, MHTML), a PDF, a Word, OpenDocument, Markdown or LaTeX file,
    slides or a workbook, the article's text is stored, and what the file says of itself is proposed.
    """
    from claimbook.base.lock import alone
    from claimbook.base.paths import find_book
    from claimbook.review.intake import look, take_in
    from claimbook.review.report import print_looked

    paths = find_book()
    given = {name: text for name, text in cells.items() if text is not None}
    path, known = (Path(file), {}) if scanned is None else found_by_scan(scanned, file)
    given = known | given
    looked = look(paths, path, given)
    if not dry_run:
        asks = sys.stdin.isatty() and not as_json
        with alone(paths):
            ask = (lambda words, known: click.prompt(printable(words), printable(known) or None)) if asks else None
            added = take_in(paths, looked, given, ask)
    print_looked(looked, click.echo, as_json=as_json)
    if not dry_run:
        review = "; `claimbook review` shows them one after another" if looked.proposals else ""
        click.echo(f"Added {added.id}: {len(looked.proposals)} quantities to review{review}.", err=True)


def found_by_scan(folder: Path, document: str) -> tuple[Path, dict[str, str]]:
    """Return a document that a scan found, as a file that goes when the command ends, and what is known of it."""
    import tempfile

    try:
        from claimbook.scan.sending import send
    except ImportError:
        raise BookError(SCAN_EXTRA) from None
    aside = click.get_current_context().with_resource(tempfile.TemporaryDirectory())
    return send(folder, document, Path(aside))


@click.command()
@click.argument("archives", nargs=-1, required=True, metavar="ARCHIVE...")
@click.option("--out", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Where hits and report go; a second run goes on where the first ended.")  # fmt: skip
@click.option("--workers", default=0, metavar="N", help="Processes on this machine (default: one for each core).")
@click.option("--memory", default="2GiB", show_default=True, help="What each worker may hold before it is ended.")
@click.option("--scheduler", default="", metavar="ADDRESS", help="A Dask cluster that runs already: tcp://host:8786.")
@click.option("--find", default="", metavar="WORDS", help="Look for passages about a subject, unit and year instead.")
@verb
def scan(archives: tuple[str, ...], folder: Path, workers: int, memory: str, scheduler: str, find: str) -> None:
    """Read ARCHIVEs and tell which pages repeat, contradict or overtake the numbers of the book.

    An archive is a folder of files (text, HTML, PDF), JSON lines (.jsonl, .gz, .zst), Parquet, WARC, or an address
    that fsspec opens; - reads a list of paths from standard input.
    """
    import os

    from claimbook.base.paths import find_book

    try:
        from claimbook.scan.command import run
    except ImportError:
        raise BookError(SCAN_EXTRA) from None
    many = workers or os.cpu_count() or 1
    whole = run(find_book(), archives, folder, workers=many, scheduler=scheduler, memory=memory, find=find,
                say=say, tell=complain)  # fmt: skip
    if not whole:
        sys.exit(UNUSABLE)


@click.command()
@click.argument("document", required=False)
@click.option("--to", "to", type=click.Path(path_type=Path, dir_okay=False), help="Write what waits as a workbook.")
@click.option("--from", "back", type=click.Path(path_type=Path), help="Carry out what a workbook decides.")
@click.option("--reader", default="", help="Who decides (default: as Git knows you).")
@verb
def review(document: str | None, to: Path | None, back: Path | None, reader: str) -> None:
    """Decide on the quantities of DOCUMENT (default: the newest that waits), one after another or in a spreadsheet."""
    from claimbook.base.paths import find_book
    from claimbook.review.reviewing import decide_from, review_in_terminal, write_out

    paths = find_book()
    if to is not None and back is not None:
        raise click.UsageError("--to writes a workbook, --from reads one; give one of them.")
    if to is not None:
        click.echo(write_out(paths, document or "", to))
    elif back is not None:
        for sentence in decide_from(paths, back, reader):
            click.echo(printable(sentence))
    elif not sys.stdin.isatty():
        raise BookError("Review asks in a terminal; here, use --to review.xlsx and --from review.xlsx.")
    else:
        review_in_terminal(paths, document or "", reader)


@click.command()
@click.argument("claim")
@click.option("--document", default="", help="In which document (default: each that has it).")
@click.option("--reader", default="", help="Who confirms (default: as Git knows you).")
@click.option("--reason", "why_text", default="", help="Anything to add.")
@verb
def confirm(claim: str, document: str, reader: str, why_text: str) -> None:
    """Confirm, as a second reader, that the quotes of CLAIM say what it states."""
    from claimbook.base.paths import find_book
    from claimbook.review.reviewing import confirm_claim

    times = confirm_claim(find_book(), claim, document, reader, why_text)
    click.echo(f"Confirmed {claim} in {times} place{'s' if times != 1 else ''}.")


@click.command()
@click.option("--open", "only_open", is_flag=True, help="List only what nobody has said anything of.")
@verb
def coverage(only_open: bool) -> None:
    """List every quantity of the documents with its claim, or the reason why it is no statement."""
    from claimbook.base.paths import find_book
    from claimbook.review.coverage import coverage as cover
    from claimbook.tables.ledger import Ledger

    found = list(cover(Ledger(find_book())))
    for each in found:
        if each.open or not only_open:
            verdict = each.claim or (f"no statement: {each.reason}" if each.reason else "OPEN: no claim states it")
            click.echo(f"{each.document}\t{each.start}\t{printable(each.text)}\t{printable(verdict)}")
    remaining = sum(each.open for each in found)
    click.echo(f"{len(found)} quantities: {sum(bool(each.claim) for each in found)} stated by claims, "
               f"{sum(bool(each.reason) for each in found)} no statement, {remaining} open.", err=True)  # fmt: skip
    if remaining:
        sys.exit(FAULTY)
