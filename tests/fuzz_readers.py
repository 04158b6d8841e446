"""Feed every reader of a book's files what no reader should meet, and count what comes of it.

An input is a file of the small book with something wrong in it: cut short, bytes flipped, a part of another shape, a
cell that cannot be. A reader may take it or refuse it with a sentence; a traceback, a hang, and the silent acceptance
of what is absurd by the rules of its column are counted, and must not be.
"""

from __future__ import annotations

import json
import random
import shutil
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import yaml
from book_building import FISHERIES, LEFT_OUT

from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths
from claimbook.book.book import Book, has_value
from claimbook.book.contents import notebooks, pages
from claimbook.book.identity import read_identity
from claimbook.chapters.chapter import prose_values, read_notebook
from claimbook.chapters.fingerprints import stale_chapters
from claimbook.documents import read_document
from claimbook.editions.differences import read_differences
from claimbook.editions.edition import edition_faults, editions
from claimbook.editions.sentences import sentences_of
from claimbook.review.validation import RULES, Rule, _identity
from claimbook.tables.ledger import Ledger
from claimbook.tables.schema import schema_faults
from claimbook.values.dates import days_spanned, is_date
from claimbook.values.display import show_date
from claimbook.values.units import UnitSystem

PATIENCE = 20  # seconds; a reader that takes longer hangs
PARTS = (
    *(None, [], {}, 0, -1, 10**30, 1.5, True, "", "x", "\x00", "\ud800", ["x"], {"x": 1}, [[]], [None]),
    *("9" * 400, "../../x"),
)
ROWS = ("claims", "reference")
HOSTILE = (
    *(
        "",
        " ",
        "x",
        "-5",
        "1e400",
        "-1e400",
        "1e-400",
        "NaN",
        "Infinity",
        "１２",
        "1_000",
        "0x1",
        "9" * 5000,
        "2024-XX",
    ),
    *("May-20", "2026-11-31", "2025/2024", "\x00", "\x1b[31m", "a\x07b", "\u2028", "boat**2", "boat^2", "9**9**9**9"),
    *("boat/", "@alias", "{}", "{nothing}", "=1+1", "../x", "a" * 100_000, "é", "\u202e", "\ufeff", '"', "\n"),
)
UNSEEN = ("\x00", "\x1b[31m")
ABSURD = {
    "number": ("1e400", "-1e400", "1e-400", "NaN", "Infinity", "１２", "1_000", "0x1", "9" * 5000, "x", *UNSEEN),
    "date": ("2024-XX", "May-20", "2026-11-31", "2025/2024", "x", "1e400", *UNSEEN),
    "unit": ("boat**2", "boat^2", "9**9**9**9", "boat/", *UNSEEN),
    "text": ("a\x07b", "\u2028", *UNSEEN),
}
ABSURD_COLUMNS = {
    ("reference", "value"): "number", ("reference", "low"): "number", ("reference", "high"): "number",
    ("claims", "low"): "number", ("claims", "high"): "number", ("claims", "value"): "number",
    ("reference", "as_of"): "date", ("claims", "period"): "date", ("documents", "published"): "date",
    ("events", "date"): "date", ("reference", "unit"): "unit", ("claims", "unit"): "unit",
    ("reference", "title"): "text", ("reference", "author"): "text", ("reference", "metric"): "text",
    ("claims", "note"): "text", ("documents", "title"): "text", ("documents", "file"): "text",
    ("entities", "name"): "text", ("checks", "note"): "text", ("evidence", "quote"): "text",
}  # fmt: skip


class Hang(BaseException):
    """A reader took longer than anybody waits."""


@dataclass(slots=True)
class Counts:
    """What came of the inputs: by reader how many, and each that must not be, with its input."""

    inputs: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    tracebacks: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)


@contextmanager
def patience(seconds: float, *, at_work: bool = False) -> Iterator[None]:
    """Raise Hang after so many seconds; `at_work` counts those of this process alone, whatever else is running."""
    timer, sent = (signal.ITIMER_PROF, signal.SIGPROF) if at_work else (signal.ITIMER_REAL, signal.SIGALRM)

    def give_up(*_: object) -> None:
        raise Hang

    before = signal.signal(sent, give_up)
    signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(sent, before)


Reader = Callable[[BookPaths], list[Fault]]


def raised(reader: Callable[[], object]) -> list[Fault]:
    try:
        found = reader()
    except BookError as error:
        return error.faults
    return list(found) if isinstance(found, list) else []


def read_config(paths: BookPaths) -> list[Fault]:
    return raised(lambda: read_identity(paths)) or raised(lambda: list(_identity(Book(paths))))


def read_contents(paths: BookPaths) -> list[Fault]:
    reads: list[Callable[[], object]] = [
        lambda: bool(pages(paths)),
        lambda: bool(sentences_of(Book(paths))),
    ]
    return [fault for read in reads for fault in raised(read)]


def read_notebooks(paths: BookPaths) -> list[Fault]:
    def read() -> None:
        for path in notebooks(paths):
            prose_values(read_notebook(path))
        stale_chapters(paths, Ledger(paths))

    return raised(read)


def shown(book: Book, id: str) -> None:
    format(book[id], "unit")


def all_of(rule: Rule, book: Book) -> list[Fault]:
    return list(rule(book))


def read_tables(paths: BookPaths) -> list[Fault]:
    def read() -> list[Fault]:
        book = Book(paths)
        found = [fault for name in book.ledger.names for fault in schema_faults(book.ledger, name)]
        for rule in RULES:
            found += raised(partial(all_of, rule, book))
        for name in ROWS:
            for row in book.ledger.table(name).rows:
                if has_value(row):
                    found += raised(partial(shown, book, row.id))
        return found

    return raised(read)


def read_editions(paths: BookPaths) -> list[Fault]:
    def read() -> None:
        for edition in editions(paths):
            assert edition.state is not None
            if changes := edition.changes:
                read_differences(changes)
        edition_faults(paths)

    return raised(read)


def read_unit_definitions(paths: BookPaths) -> list[Fault]:
    text = (paths.tables / "units.txt").read_bytes()

    def read() -> None:
        units = UnitSystem(text.decode("utf-8", "replace"))
        for name in ("boat", "USD", "tonne", "percentage_point", "percent"):
            raised(partial(units.counted, name))

    return raised(read)


def read_articles(paths: BookPaths) -> list[Fault]:
    articles = sorted(paths.documents.iterdir())
    return [fault for path in articles for fault in raised(partial(read_document, path))]


READERS: dict[str, tuple[Reader, str, float]] = {
    "_config.yml": (read_config, "_config.yml", 0.12),
    "_toc.yml": (read_contents, "_toc.yml", 0.12),
    "notebooks": (read_notebooks, "chapters/catch.ipynb", 0.1),
    "datapackage.json": (read_tables, "data/datapackage.json", 0.14),
    "units.txt": (read_unit_definitions, "data/units.txt", 0.04),
    "articles": (read_articles, "seeds/coast.txt", 0.04),
    "edition.json": (read_editions, "editions/2025.1/edition.json", 0.08),
    "values.json": (read_editions, "editions/2025.1/values.json", 0.05),
    "figures.json": (read_editions, "editions/2025.1/figures.json", 0.05),
    "sentences.json": (read_editions, "editions/2025.1/sentences.json", 0.04),
    "changes.json": (read_editions, "editions/2025.1/changes.json", 0.04),
}


def bomb() -> bytes:
    """Return YAML that names one list so often that it would not fit into memory."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]" for number in range(1, 12)]
    return "\n".join(lines).encode()


WHOLES = (
    *(b"", b"[]", b"{}", b"null", b"0", b'"x"', b"[" * 100_000, b'{"a":' * 50_000, b"\xff\xfe", b"\x00", b"- - - -"),
    *(b"a: &a [*a, *a]", b"a: b: c", b"%", b"!!python/object:x", b"\xef\xbb\xbf{}", bomb(), b"9" * 5000, b"1e999"),
    *(b"[NaN]", b'["\\ud800"]'),
)


def mutated(content: bytes, name: str, chance: random.Random) -> bytes:
    """Return a file's bytes with something wrong in them."""
    kind = chance.randrange(10)
    if kind < 6 and name.endswith((".json", ".ipynb", ".yml")):
        return reshaped(content, name, chance)
    if kind == 6:
        return content[: chance.randrange(len(content) + 1)]
    if kind == 7:
        return chance.choice(WHOLES)
    at = chance.randrange(len(content) + 1)
    if kind == 8:
        return content[:at] + bytes(chance.randrange(256) for _ in range(chance.randrange(1, 9))) + content[at:]
    line = chance.choice(content.split(b"\n"))
    return content[:at] + line + chance.choice([b"\x00", b"{", b"=", b"**", b"[", b"@", b"#", b": "]) + content[at:]


def reshaped(content: bytes, name: str, chance: random.Random) -> bytes:
    """Return JSON or YAML in which one part has another shape, is gone, or goes by another name."""
    whole = yaml.safe_load(content) if name.endswith(".yml") else json.loads(content)
    holders = list(containers(whole))
    if not holders:
        return content
    holder = chance.choice(holders)
    key = chance.choice(list(holder)) if isinstance(holder, dict) else chance.randrange(len(holder))
    match chance.randrange(8):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder["x" * chance.randrange(1, 4)] = holder.pop(key)
        case 2 if isinstance(holder, list):
            holder.append(chance.choice(PARTS))
        case _:
            holder[key] = chance.choice(PARTS)
    if name.endswith(".yml"):
        return yaml.safe_dump(whole, allow_unicode=True).encode("utf-8", "surrogatepass")
    return json.dumps(whole).encode()


def containers(part: object) -> Iterator[dict | list]:
    if isinstance(part, dict | list) and part:
        yield part
        for each in part.values() if isinstance(part, dict) else part:
            yield from containers(each)


def feed(paths: BookPaths, name: str, number: int, seed: int, counts: Counts) -> None:
    """Feed one reader so many wrong files."""
    reader, file, _ = READERS[name]
    path, chance = paths.root / file, random.Random(f"{seed} {name}")
    content = path.read_bytes()
    for turn in range(number):
        wrong = mutated(content, file, chance)
        path.write_bytes(wrong)
        take(reader, paths, name, f"{name}, input {turn} of seed {seed}: {wrong[:80]!r}", counts)
    path.write_bytes(content)


def take(reader: Reader, paths: BookPaths, name: str, what: str, counts: Counts, *, absurd: bool = False) -> None:
    """Let a reader read and count what came of it."""
    counts.inputs[name] += 1
    try:
        with patience(PATIENCE):
            faults = reader(paths)
    except Hang:
        counts.hangs.append(what)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}: {error}"
        counts.tracebacks.append(f"{what}: {where}"[:400])
    else:
        counts.refused[name] += bool(faults)
        if absurd and not faults:
            counts.accepted.append(what)


def feed_cells(paths: BookPaths, number: int, seed: int, counts: Counts) -> None:
    """Feed the tables so many wrong cells."""
    chance = random.Random(f"{seed} cells")
    columns = [(name, column) for name in Ledger(paths).names for column in Ledger(paths).table(name).columns]
    for turn in range(number):
        name, column = chance.choice(list(ABSURD_COLUMNS)) if turn % 2 else chance.choice(columns)
        kind = ABSURD_COLUMNS.get((name, column))
        cell = chance.choice(ABSURD[kind]) if kind and turn % 2 else chance.choice(HOSTILE)
        ledger = Ledger(paths)
        rows = [dict(row) for row in ledger.table(name).rows]
        rows = [row for row in rows if kind != "number" or row["unit"] != "date"] if name in ROWS else rows
        if not rows:
            continue
        with_cell(paths, name, chance.choice(rows), column, cell, counts, absurd=bool(turn % 2))


def with_cell(
    paths: BookPaths, name: str, row: dict[str, str], column: str, cell: str, counts: Counts, *, absurd: bool
) -> None:
    """Let the tables be read with one cell changed."""
    from claimbook.tables.csv_files import as_csv

    table = Ledger(paths).table(name)
    path = paths.root / table.file
    before = path.read_bytes()
    changed = [dict(each) | ({column: cell} if dict(each) == row else {}) for each in table.rows]
    path.write_bytes(as_csv(table.columns, changed).encode("utf-8", "surrogatepass"))
    take(read_tables, paths, "cells of tables", f"{name}.{column} = {cell[:60]!r}", counts, absurd=absurd)
    path.write_bytes(before)


def feed_dates(number: int, seed: int, counts: Counts) -> None:
    """Feed so many texts that are like dates to whatever reads and shows dates."""
    chance = random.Random(f"{seed} dates")
    for _ in range(number):
        text = "".join(chance.choice("0123456789--/.~?%XFYT:２ \n") for _ in range(chance.randrange(1, 12)))
        counts.inputs["dates"] += 1
        try:
            with patience(PATIENCE):
                show_date(text)
                if is_date(text) and not text.startswith(("FY", "--")) and ".." not in text and text.strip("/") == text:
                    days_spanned(text)
                counts.refused["dates"] += not is_date(text)
        except Hang:
            counts.hangs.append(repr(text))
        except Exception as error:
            counts.tracebacks.append(f"date {text!r}: {type(error).__name__}: {error}")


CONFIG, REFERENCE, EDITION = "_config.yml", "data/reference.csv", "editions/2025.1/edition.json"
Listed = tuple[str, str, str, Reader]  # a file, what stands in it, what is put in its place, who reads it
LISTED: dict[str, Listed] = {
    "as_of: 2024-XX": (CONFIG, 'as_of: "2025-05"', "as_of: 2024-XX", read_config),
    "published: 2026-11-31": (CONFIG, 'published: "2025-06"', "published: 2026-11-31", read_config),
    "published: May-20": (CONFIG, 'published: "2025-06"', "published: May-20", read_config),
    "edition: 2026.10": (CONFIG, 'edition: "2025.1"', "edition: 2026.10", read_config),
    "a title with a control character": (CONFIG, "The catch", '"The \\e[31mcatch"', read_config),
    "NUL in a topic": (CONFIG, "[fishing.catch]", '["fishing\\0"]', read_config),
    "NUL in the contents": ("_toc.yml", "chapters/catch", '"chapters\\0"', read_contents),
    "an edition.json of []": (EDITION, "", "[]", read_editions),
    "a values.json of {}": ("editions/2025.1/values.json", "", "{}", read_editions),
    "an edition.json of another edition": (EDITION, '"name": "2025.1"', '"name": "2025.2"', read_editions),
    "tables outside of the book": ("data/datapackage.json", '"claims.csv"', '"../../claims.csv"', read_tables),
    "a unit to a power": (REFERENCE, ",boat,", ",boat**2,", read_tables),
    "minus 5 boats": (REFERENCE, "registered boats,412", "registered boats,-5", read_tables),
    "1e400 boats": (REFERENCE, "registered boats,412", "registered boats,1e400", read_tables),
    "an interval upside down": (REFERENCE, "50500,53500", "53500,50500", read_tables),
    "an interval open at one end": (REFERENCE, "50500,53500", "50500,", read_tables),
    "dates in the wrong order": (REFERENCE, "tonne,eq,2024,", "tonne,eq,2025/2024,", read_tables),
    "a control character": (REFERENCE, "registered boats", "registered \x07boats", read_tables),
    "NUL in a file's name": ("data/documents.csv", "coast.txt", "coast\0.txt", read_tables),
    "a unit that is a formula": (
        "data/units.txt",
        "boat = ",
        "net = 9**9**9**9 @@ boat\nboat = ",
        read_unit_definitions,
    ),
}


def feed_listed(paths: BookPaths, counts: Counts) -> None:
    """Feed each of the listed kinds, which must be refused."""
    for what, (file, old, new, reader) in LISTED.items():
        path = paths.root / file
        before = path.read_bytes()
        text = before.decode("utf-8")
        assert old in text, what
        path.write_text(text.replace(old, new) if old else new, encoding="utf-8", newline="")
        take(reader, paths, "listed kinds", what, counts, absurd=True)
        path.write_bytes(before)


def book_with_edition(place: Path) -> BookPaths:
    """Return a copy of the small book with files of an edition in it, cut or made like one."""
    root = shutil.copytree(FISHERIES, place / "fisheries", ignore=LEFT_OUT)
    folder = root / "editions" / "2025.1"
    folder.mkdir(parents=True)
    from claimbook.book.registry import Registry, figures_document, identity_record
    from claimbook.editions.state import state_of

    book = Book(BookPaths(root))
    state = state_of(book)
    about = identity_record(book.identity)
    figures = list(state.figures.values())
    difference = {"id": "boats", "change": "moved", "old": None, "new": None, "pages": ["x"], "label": "x",
                  "causes": [{"kind": "revision", "id": "boats", "why": "x"}]}  # fmt: skip
    files = {
        "values.json": {"values": [Registry(book)[id] for id in Registry(book).ids()]},
        "figures.json": figures_document(book.identity, figures),
        "sentences.json": {"sentences": state.sentences},
        "changes.json": {"before": "2025.0", "after": "2025.1", "values": [difference], "sentences": [], "figures": [],
                         "alt_texts": []},
        "edition.json": {
            "version": 1, "name": "2025.1", "published": "2025-06", "as_of": "2025-05", "note": "The first.",
            "previous": None, "commit": None, "uncommitted": [], "revisions": 0, "book": about, "files": {},
            "counts": {"values": 1, "figures": 1, "sentences": 1},
        },
    }  # fmt: skip
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return BookPaths(root)


def fuzz(number: int, seed: int = 1) -> Counts:
    """Feed all readers at least so many inputs and return what came of them."""
    counts = Counts()
    with tempfile.TemporaryDirectory() as place:
        paths = book_with_edition(Path(place))
        feed_listed(paths, counts)
        for name, (_, _, share) in READERS.items():
            feed(paths, name, int(number * share), seed, counts)
        feed_cells(paths, int(number * 0.13), seed, counts)
        feed_dates(max(int(number * 0.05), number - counts.inputs.total()), seed, counts)
    return counts


if __name__ == "__main__":
    counted = fuzz(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    for reader_name, inputs in counted.inputs.items():
        print(f"{reader_name:20}{inputs:7} inputs{counted.refused[reader_name]:7} refused")
    for title in ("tracebacks", "hangs", "accepted"):
        found = getattr(counted, title)
        print(f"{title}: {len(found)}")
        for line in found[:40]:
            print("  ", line)
    sys.exit(bool(counted.tracebacks or counted.hangs or counted.accepted))
