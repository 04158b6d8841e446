"""The command line: one verb a command. Heavy imports happen inside the command that needs them."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from claimbook.base.errors import BookError
from claimbook.base.gc_tuning import collect_rarely
from claimbook.base.installation import require_data

if TYPE_CHECKING:
    from claimbook.base.paths import BookPaths

FAULTY, UNUSABLE = 1, 2
SCAN_EXTRA = "Scanning needs more packages; install them with: pip install 'claimbook[scan]'"
Given = ParamSpec("Given")


class Verbs(click.Group):
    """Commands in the order they are written, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


class Beginnings(Verbs):
    """What can be begun; a word that names none of it is the folder of a new book."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        named = next((word for word in args if not word.startswith("-")), None)
        return super().resolve_command(ctx, args if named is None or named in self.commands else ["book", *args])


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="claimbook", prog_name="claimbook")
def main() -> None:
    """Statements with evidence, values with a story, chapters that cannot go stale."""
    collect_rarely()
    print_anywhere()


def print_anywhere() -> None:
    """Let every text be printed wherever output goes: what its encoding lacks is written as JSON writes it."""
    codecs.register_error("as_in_json", as_in_json)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="as_in_json")


def as_in_json(error: UnicodeError) -> tuple[str, int]:
    """Return the characters that cannot be encoded as JSON's escapes."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2)), error.end


def refuse_unreadable(given: Iterable[object]) -> None:
    """Raise BookError where a word of the command line is not UTF-8."""
    for each in given:
        if isinstance(each, tuple):
            refuse_unreadable(each)
        elif isinstance(each, str | Path):
            try:
                str(each).encode("utf-8")
            except UnicodeEncodeError:
                raise BookError(f"{str(each)!r} is not UTF-8; write it in UTF-8.") from None


def end_what_was_cut_off() -> None:
    """Complete or undo the change that a killed run left in the book around the working folder, if there is a book."""
    from claimbook.base.paths import find_book

    try:
        paths = find_book()
    except BookError:
        return
    from claimbook.base.transaction import interrupted

    if interrupted(paths):
        from claimbook.base.lock import settle

        settle(paths)


def verb(command: Callable[Given, None]) -> Callable[Given, None]:
    """Turn what is wrong into sentences on standard error and a non-zero exit."""

    @wraps(command)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            require_data()
            refuse_unreadable((*args, *kwargs.values()))
            end_what_was_cut_off()
            command(*args, **kwargs)
        except BookError as error:
            for fault in error.faults:
                click.echo(fault, err=True)
            sys.exit(FAULTY)
        except RecursionError:
            click.echo("A file of the book is nested too deeply; look at what changed.", err=True)
            sys.exit(FAULTY)
        except BrokenPipeError:  # whoever was reading has read enough
            raise
        except OSError as error:
            click.echo(f"{error.filename or 'A file'}: {error.strerror}.", err=True)
            sys.exit(FAULTY)
        except KeyboardInterrupt:
            click.echo("Stopped; nothing was left half done.", err=True)
            sys.exit(130)

    return run


@main.command()
@verb
def lint() -> None:
    """Hold chapters, pages, topics and charts to how they are written; runs nothing."""
    from claimbook.base.paths import find_book
    from claimbook.lint import lint as lint_book

    if faults := lint_book(find_book()):
        raise BookError(faults)
    click.echo("Everything is written as it should be.")


@main.command()
@click.option("--charts", is_flag=True, help="Draw the charts too; list measures newer for one country than another.")
@verb
def validate(charts: bool) -> None:
    """Prove the tables and what is computed from them: every fault, a sentence each, with file, row and column.

    Quotes that agreed with their claims when the book was last built, and have stayed as they were, are not read again.
    """
    from claimbook.base.paths import find_book
    from claimbook.book.site_sources import quotes_digest
    from claimbook.build.pipeline import quotes_were_read
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


def warn_of_wordings(paths: BookPaths) -> None:
    """Warn of words in tables that hold a number which an update has moved."""
    from claimbook.book.book import Book
    from claimbook.review.wordings import left_behind

    for warning in left_behind(Book(paths)):
        click.echo(f"Warning: {warning}", err=True)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@verb
def extract(files: tuple[Path, ...]) -> None:
    """Print the quantities found in FILES as JSON lines, boilerplate left out."""
    from claimbook.review.mentions import print_mentions

    if not print_mentions(files, sys.stdout, lambda sentence: click.echo(sentence, err=True)):
        sys.exit(UNUSABLE)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@verb
def text(files: tuple[Path, ...]) -> None:
    """Print the article in each of FILES (- is standard input) as JSON lines: text, title, author, date, language.

    Read are plain text, Markdown, HTML, PDF, Word, OpenDocument, LaTeX, slides, sheets, saved pages (.mhtml) and
    archives of pages (.warc, .warc.gz; a line for each page).
    """
    from claimbook.documents.article import print_articles

    if not print_articles(files, sys.stdout, lambda sentence: click.echo(sentence, err=True)):
        sys.exit(UNUSABLE)


@main.command()
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


@main.command()
@click.option("--force", is_flag=True, help="Build the site from clean, even if nothing has changed.")
@click.option("--again", is_flag=True, hidden=True, help="Leave unsaid what holds of every build.")
@verb
def build(force: bool, again: bool) -> None:
    """Bring the site up to date: prove, run what is stale, build aside, swap, say what moved."""
    from claimbook.base.lock import alone
    from claimbook.base.paths import find_book
    from claimbook.build.pipeline import build as bring_up_to_date

    paths = find_book()
    with alone(paths):
        bring_up_to_date(paths, click.echo, force=force, warn=None if again else warn)


def warn(sentence: str) -> None:
    """Print a warning on standard error."""
    click.echo(f"Warning: {sentence}", err=True)


@main.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port on this machine."
)
@verb
def serve(port: int) -> None:
    """Build, serve the site to this machine alone, and build again whenever a file is saved."""
    from claimbook.base.paths import find_book
    from claimbook.build.serving import serve as keep_serving

    keep_serving(find_book(), port, click.echo)


@main.command()
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


@main.group(cls=Verbs)
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
    from claimbook.build.pipeline import prove
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
    from claimbook.build.pipeline import prove
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


@main.command()
@click.argument("ids", nargs=-1)
@verb
def values(ids: tuple[str, ...]) -> None:
    """List the values of the book, or those with the given IDS, as their readers see them."""
    from claimbook.book.book import open_book

    book = open_book()
    for id in ids or book.value_ids():
        value = book[id]
        click.echo(f"{id}\t{value:unit}\t{value.confidence}\t{value.label}")


@main.command()
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
            ask = (lambda words, known: click.prompt(words, known or None)) if asks else None
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


@main.command()
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
                say=click.echo, tell=lambda sentence: click.echo(sentence, err=True))  # fmt: skip
    if not whole:
        sys.exit(UNUSABLE)


@main.command()
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
            click.echo(sentence)
    elif not sys.stdin.isatty():
        raise BookError("Review asks in a terminal; here, use --to review.xlsx and --from review.xlsx.")
    else:
        review_in_terminal(paths, document or "", reader)


@main.command()
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


@main.command()
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


@main.command()
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


@main.command()
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
        ended = check_briefs(wanted, click.echo, lambda sentence: click.echo(sentence, err=True))
    except BookError as error:
        for fault in error.faults:
            click.echo(fault, err=True)
        ended = UNREADABLE
    sys.exit(ended)


@main.command()
@click.option("--book", default="", metavar="FILE|ADDRESS", help="Answer from this values.json of a site.")
@verb
def mcp(book: str) -> None:
    """Let an assistant find, read, cite and check the book's numbers: a server of the Model Context Protocol.

    It speaks over standard input and output and is started by the assistant's program; it needs `claimbook[mcp]`.
    """
    from claimbook.base.paths import find_book
    from claimbook.mcp.server import serve as answer

    answer(book, None if book else find_book())


@main.command()
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


@main.command()
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
            click.echo(f"{each.document}\t{each.start}\t{each.text}\t{verdict}")
    remaining = sum(each.open for each in found)
    click.echo(f"{len(found)} quantities: {sum(bool(each.claim) for each in found)} stated by claims, "
               f"{sum(bool(each.reason) for each in found)} no statement, {remaining} open.", err=True)  # fmt: skip
    if remaining:
        sys.exit(FAULTY)


def cells_of(given: tuple[str, ...]) -> dict[str, str]:
    """Return the cells given as COLUMN=TEXT."""
    cells = dict(each.partition("=")[::2] for each in given)
    wrong = [each for each in given if "=" not in each]
    if wrong:
        raise BookError(f"{wrong[0]!r} is no cell; write COLUMN=TEXT, for instance value=2016.")
    return cells


reason = click.option("--why", "why_text", required=True, help="Why, in a sentence; the changes page prints it.")
cells = click.option("--set", "given", multiple=True, metavar="COLUMN=TEXT", help="A cell of the row; may be repeated.")


@main.group(cls=Verbs)
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


@main.group(cls=Beginnings, context_settings={"ignore_unknown_options": True}, subcommand_metavar="DIR | COMMAND ...")
def new() -> None:
    """Begin a book in the folder DIR, or in a book a value, a figure or a chapter.

    A new book is an example that builds and passes its tests; each other beginning is a stub where it belongs, with
    what the tests will ask for.
    """


@new.command("book")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", default="A book of claims", show_default=True, help="What it is called.")
@click.option("--author", default="Its author", show_default=True, help="Who writes it.")
@verb
def new_book_command(folder: Path, title: str, author: str) -> None:
    """Begin a book in the folder DIR, which must be new or empty."""
    from claimbook.starter import new_book

    new_book(folder, title, author)
    click.echo(f"Began a book in {folder}; `cd {folder}`, then `claimbook build` makes its site.")


@new.command("value")
@click.argument("id")
@click.option("--topic", required=True, help="The topic that it belongs to.")
@click.option("--label", default="", help="What readers see it called.")
@click.option("--unit", default="", help="Its unit; none for a bare ratio.")
@click.option("--words", default="", help="Its formula in words.")
@click.option("--from", "inputs", multiple=True, metavar="ID", help="A value it is computed from; may be repeated.")
@verb
def new_value_command(id: str, topic: str, label: str, unit: str, words: str, inputs: tuple[str, ...]) -> None:
    """Begin the derived value ID."""
    from claimbook.base.paths import find_book
    from claimbook.chapters.stubs import new_value

    paths = find_book()
    path = new_value(paths, topic, id, label, unit, words, inputs)
    click.echo(f"Wrote {id} into {paths.relative(path)}; set its formula right, then name it in the text as "
               f"{{value}}`{id}`.")  # fmt: skip


@new.command("figure")
@click.argument("id")
@click.option("--topic", required=True, help="The topic that it belongs to.")
@click.option("--takeaway", default="", help="The sentence that it shows.")
@verb
def new_figure_command(id: str, topic: str, takeaway: str) -> None:
    """Begin the figure ID."""
    from claimbook.base.paths import find_book
    from claimbook.chapters.stubs import new_figure

    paths = find_book()
    path = new_figure(paths, topic, id, takeaway)
    click.echo(f"Wrote {id} into {paths.relative(path)}; draw it, then show it in a cell of its chapter: "
               f'chapter.figure("{id}")')  # fmt: skip


@new.command("chapter")
@click.argument("name")
@click.option("--title", default="", help="Its title.")
@click.option("--question", default="", help="The question that it answers.")
@verb
def new_chapter_command(name: str, title: str, question: str) -> None:
    """Begin the chapter NAME with its topic, and list both in the book."""
    from claimbook.base.paths import find_book
    from claimbook.chapters.stubs import new_chapter

    paths = find_book()
    made = new_chapter(paths, name, title, question)
    click.echo(f"Wrote {' and '.join(map(paths.relative, made))}; `claimbook rerun {name}` runs it.")


@main.command()
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


@main.command()
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


@main.command()
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
