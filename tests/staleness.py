"""Change every kind of input in every manner, build in every way, and hold the site against one built from clean.

What changes is a cell of each table by the type of its column, a module, the configuration, units, entities, the
glossary, a notebook, a file that a page or a topic takes in from elsewhere, the version of a library. A change has the
size of what it replaces, comes by edit, move, link or checkout, and is dated before, at or after it. A build may refuse
what a clean one refuses; a plain one, chapters that are stale.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from book_building import FISHERIES, LEFT_OUT, build, site_of
from bookcopies import change, claimbook, contents, pretend_version
from preloaded import started

from claimbook.chapters.fingerprints import library_versions

DAY = 86_400 * 10**9
PATIENCE = 300.0  # seconds after which a server that has said nothing is said to hang
MANNERS = ("edit", "move", "link", "checkout")
DATES = ("before", "at", "after")
WAYS = ("make", "plain", "serve")
GIT = ("git", "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "core.fileMode=false")
Content = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a build from clean was refused: the last line that it said."""

    why: str


Site = dict[str, str] | Refusal


@dataclass(frozen=True, slots=True)
class Change:
    """What is changed in which file."""

    name: str
    file: str
    content: Content


@dataclass(frozen=True, slots=True)
class Trial:
    """A change, how it comes about, how it is dated, how the site is then built; and how it is changed back: in the
    same manner with the same date, or in others."""

    change: Change
    manner: str
    date: str
    way: str
    back: tuple[str, str] | None = None

    def __str__(self) -> str:
        return f"{self.change.name}, by {self.manner}, dated {self.date}, {self.way}"

    @property
    def steps(self) -> Iterator[tuple[bool, str, str, str]]:
        """Yield the change and the change back: whether it is the first, its manner and date, and what it is called."""
        yield True, self.manner, self.date, str(self)
        manner, date = self.back or (self.manner, self.date)
        yield False, manner, date, f"{self}, and back by {manner}, dated {date}"


@dataclass(slots=True)
class Found:
    """How often a site was held against a clean one, and each time that it was another."""

    times: int = 0
    refused: int = 0
    stale: list[str] = field(default_factory=list)


def twisted(text: str) -> str:
    """Return a text of the same length with its last letter or digit another one."""
    for place in reversed(range(len(text))):
        if text[place].isdigit():
            return f"{text[:place]}{(int(text[place]) + 1) % 10}{text[place + 1 :]}"
        if text[place].isalpha() and text[place].isascii():
            return f"{text[:place]}{'e' if text[place] != 'e' else 'o'}{text[place + 1 :]}"
    return f"{text} and more"


def replaced(old: str, new: str) -> Content:
    """Return what puts a text in the one place of another."""

    def content(before: bytes) -> bytes:
        assert before.count(old.encode()) == 1, f"{old!r} stands {before.count(old.encode())} times"
        return before.replace(old.encode(), new.encode())

    return content


def cell_twisted(row: int, column: str) -> Content:
    """Return what twists one cell of a table."""

    def content(before: bytes) -> bytes:
        rows = list(csv.reader(io.StringIO(before.decode("utf-8"), newline="")))
        place = rows[0].index(column)
        rows[row][place] = twisted(rows[row][place])
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows(rows)
        return out.getvalue().encode("utf-8")

    return content


def cells(book: Path) -> Iterator[Change]:
    """Yield a change of one filled cell of every table for every type of its columns, spread over its rows."""
    package = json.loads((book / "data" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        file = f"data/{resource['path']}"
        rows = list(csv.DictReader(io.StringIO((book / file).read_text(encoding="utf-8"), newline="")))
        done = set()
        for number, each in enumerate(resource["schema"]["fields"]):
            constraints = each.get("constraints", {})
            kind = (each["type"], each.get("format", ""), "enum" in constraints, "pattern" in constraints)
            filled = [place for place, row in enumerate(rows, 1) if row[each["name"]]]
            if kind in done or not filled:
                continue
            done.add(kind)
            row = filled[number % len(filled)]
            yield Change(f"{resource['name']}.{each['name']}", file, cell_twisted(row, each["name"]))


FILES = (
    Change("a cell of the reference", "data/reference.csv", replaced("landings,61200", "landings,61300")),
    Change("a claim's words", "data/claims.csv", replaced("rise of the price of cod", "rise of the worth of cod")),
    Change("an entity", "data/entities.csv", replaced("fleet,The coastal fleet", "fleet,The coastal boats")),
    Change("a check's note", "data/checks.csv", replaced("An opinion.", "An omission.")),
    Change("a unit", "data/units.txt", replaced("boat = [boat]", "boat = [keel]")),
    Change("a topic", "fishing/catch.py", replaced('takeaway="Landings fell to', 'takeaway="Landings sank to')),
    Change("the configuration", "_config.yml", replaced("What the coast lands", "What the coast gives")),
    Change("the contents", "_toc.yml", replaced("pages/cite\n      - file: pages/changes",
                                                "pages/changes\n      - file: pages/cite")),
    Change("the glossary", "pages/glossary.md", replaced("that the book shows", "that the book gives")),
    Change("a page's title", "pages/sources.md", replaced("# The documents", "# All documents")),
    Change("a chapter's text", "chapters/catch.ipynb", replaced("What it is worth", "What that earns us")),
    Change("a value in a chapter's text", "chapters/catch.ipynb", replaced("`boats | unit`", "`boats | bare`")),
    Change("a chapter's title", "chapters/catch.ipynb", replaced("# The catch\\n", "# The hauls\\n")),
    Change("a chapter's code", "chapters/catch.ipynb", replaced('"chapter.values()"', '"chapter.values( )"')),
    Change("a file that a page takes in", "beside/note.md", replaced("Weighed ashore.", "Weighed aboard.")),
    Change("a file that a topic reads", "beside/caveat.txt", replaced("by the registry", "by the captains")),
    Change("an article", "seeds/coast.txt", replaced("quotas bite", "quotas bind")),
    Change("a module of the engine", "claimbook/values/display.py", replaced('"le": "by"', '"le": "to"')),
)  # fmt: skip


def small_book(place: Path) -> Path:
    """Make the book about fisheries with an engine of its own and files from beside its folders."""
    book = shutil.copytree(FISHERIES, place, ignore=LEFT_OUT)
    engine = Path(__file__).parents[1] / "claimbook"
    shutil.copytree(engine, book / "claimbook", ignore=shutil.ignore_patterns("__pycache__"))
    (book / "beside").mkdir()
    (book / "beside" / "note.md").write_text("Weighed ashore.\n", encoding="utf-8")
    (book / "beside" / "caveat.txt").write_text("Counted by the registry.\n", encoding="utf-8")
    with (book / "pages" / "corrections.md").open("a", encoding="utf-8") as out:
        out.write("\n```{include} ../beside/note.md\n```\n")
    alt, caveat = '    alt="One bar, {catch-worth} in 2024.",\n', "CAVEAT.read_text(encoding='utf-8').strip()"
    change(book, "fishing/catch.py", alt, f"{alt}    caveat={caveat},\n")
    topic = "topic = Topic(__name__)"
    change(book, "fishing/catch.py", topic, f'CAVEAT = Path(__file__).parents[1] / "beside" / "caveat.txt"\n{topic}')
    change(book, "fishing/catch.py", "from typing import", "from pathlib import Path\nfrom typing import")
    change(book, "_config.yml", "exclude_patterns: [", "exclude_patterns: [beside, claimbook, plain, ")
    change(book, "chapters/catch.ipynb", "{value}`cod-price`.", "{value}`cod-price`, of {value}`boats | unit`.")
    return book


REAL = (
    Change("a cell of the reference", "data/reference.csv", replaced("H100 SXM\",2016,", "H100 SXM\",2017,")),
    Change("an entity", "data/entities.csv", replaced("world,World,", "world,Globe,")),
    Change("the units", "data/units.txt", replaced("read after Pint's own", "known after Pint's own")),
    Change("a topic", "data/talent.py", replaced("Use grew everywhere;", "Use rose everywhere;")),
    Change("the glossary", "pages/glossary.md", replaced("that the book shows, with", "that the book gives, with")),
    Change("a chapter's text", "chapters/talent.ipynb", replaced("Partly: Japan is short", "Partly: Japan runs short")),
    Change("the configuration", "_config.yml", replaced("Japan's effort to catch up", "Japan's effort to come up")),
)  # fmt: skip


def real(place: Path) -> Found:
    """Try the kinds of input on a copy of the real book, by pairs."""
    root = Path(__file__).parents[1]
    left_out = shutil.ignore_patterns("_build", ".*", "__pycache__", "tests", "bench", "*.egg-info")
    return try_all(shutil.copytree(root, place, ignore=left_out), pairwise(list(REAL)))


class Book:
    """A book, never built before, that is changed and changed back, its sites built on from one another."""

    def __init__(self, root: Path) -> None:
        assert not (root / ".claimbook").exists()
        self.root = root
        ended = claimbook(root, "build")
        assert ended.returncode == 0, ended.stdout + ended.stderr
        self.first: Site = contents(site_of(root))
        self.plainly()
        self.kept = self._repository()

    def clean(self, made: Change) -> Site:
        """Return the site that a changed copy of the book gives when it is built from clean, or why it is refused."""
        copy = self.root.with_name(f"{self.root.name}-clean")
        left_out = shutil.ignore_patterns("_build", ".claimbook", "__pycache__", "plain", ".git", ".venv")
        shutil.copytree(self.root, copy, ignore=left_out)
        try:
            (copy / made.file).write_bytes(made.content((copy / made.file).read_bytes()))
            ended = claimbook(copy, "build", "--force")
            return Refusal(last_line(ended)) if ended.returncode else contents(site_of(copy))
        finally:
            shutil.rmtree(copy)

    def plainly(self) -> subprocess.CompletedProcess[str]:
        """Build with plain Jupyter Book into a folder of its own."""
        return build(self.root, "--path-output", str(self.root / "plain"))

    def plain_site(self) -> dict[str, str]:
        return contents(self.root / "plain" / "_build" / "html")

    def _repository(self) -> Path:
        folder = self.root.with_name(f"{self.root.name}.git")
        subprocess.run([*GIT, "init", "-q", "--bare", str(folder)], check=True)
        return folder

    def put(self, file: str, content: bytes, manner: str, date: str) -> None:
        """Let a file have other content, in one manner, dated so."""
        path = self.root / file
        then = path.stat().st_mtime_ns
        stamp = {"before": then - DAY, "at": then, "after": then + DAY}[date]
        if manner == "edit":
            if path.is_symlink():
                path.unlink()
            path.write_bytes(content)
        elif manner == "move":
            aside = path.with_name(f".{path.name}.new")
            aside.write_bytes(content)
            os.utime(aside, ns=(stamp, stamp))
            aside.replace(path)
        elif manner == "link":
            elsewhere = self.root.with_name(f"{self.root.name}-elsewhere") / file
            elsewhere = elsewhere.with_name(f"{elsewhere.name}.{stamp}")
            elsewhere.parent.mkdir(parents=True, exist_ok=True)
            elsewhere.write_bytes(content)
            path.unlink()
            path.symlink_to(elsewhere)
        else:
            self._check_out(file, content)
        os.utime(path, ns=(stamp, stamp))

    def _check_out(self, file: str, content: bytes) -> None:
        git = [*GIT, "--git-dir", str(self.kept), "--work-tree", str(self.root)]
        hashed = subprocess.run([*git, "hash-object", "-w", "--stdin"], input=content, capture_output=True, check=True)
        entry = f"100644,{hashed.stdout.decode().strip()},{file}"
        subprocess.run([*git, "update-index", "--add", "--cacheinfo", entry], check=True)
        subprocess.run([*git, "checkout-index", "-q", "-f", "--", file], cwd=self.root, check=True)


def attempt(book: Book, trial: Trial, expected: Site, found: Found, serving: Serving | None = None) -> None:
    """Make a change, build, look; and again when it has been changed back."""
    path = book.root / trial.change.file
    before, notebooks = (
        path.read_bytes(),
        {each: each.read_bytes() for each in (book.root / "chapters").glob("*.ipynb")},
    )
    for there, manner, date, words in trial.steps:
        site = expected if there else book.first
        book.put(trial.change.file, trial.change.content(before) if there else before, manner, date)
        fault = LOOKS[trial.way](book, site, serving)
        found.times += 1
        found.refused += isinstance(site, Refusal)
        if fault:
            found.stale.append(f"{words}: {fault}")
            print(found.stale[-1], flush=True)
    if found.stale and found.stale[-1].startswith(str(trial)):  # what went wrong once is not to be met again
        for each, content in notebooks.items():
            each.write_bytes(content)
        claimbook(book.root, "build", "--force")
        shutil.rmtree(book.root / "plain", ignore_errors=True)
        book.plainly()


def made(book: Book, site: Site, serving: Serving | None) -> str:
    """Return what is wrong with the site after `claimbook build`, empty where nothing is."""
    ended = claimbook(book.root, "build")
    return fault_of(ended, contents(site_of(book.root)), site)


def plainly_made(book: Book, site: Site, serving: Serving | None) -> str:
    """Return what is wrong after plain Jupyter Book, which may refuse stale chapters until they have run."""
    ended = book.plainly()
    if ended.returncode and not isinstance(site, Refusal):
        if "is stale: " not in ended.stdout + ended.stderr:
            return f"refused: {last_line(ended)}"
        ran = claimbook(book.root, "rerun")
        if ran.returncode:
            return f"cannot be run: {last_line(ran)}"
        ended = book.plainly()
    return fault_of(ended, book.plain_site(), site)


def serving_made(book: Book, site: Site, serving: Serving | None) -> str:
    """Return what is wrong once a server has said that it has built, or could not."""
    assert serving is not None
    for _ in range(3):  # chapters that it has run are saved files, too
        said = serving.wait()
        if not said:
            return "the server saw nothing"
        if said.startswith("The last good site"):
            if isinstance(site, Refusal):
                return ""
        elif contents(site_of(book.root)) == site:
            return ""
    return "the server serves another site"


Look = Callable[[Book, Site, "Serving | None"], str]
LOOKS: dict[str, Look] = {"make": made, "plain": plainly_made, "serve": serving_made}


def fault_of(ended: subprocess.CompletedProcess[str], standing: dict[str, str], site: Site) -> str:
    if isinstance(site, Refusal):
        return "" if ended.returncode else f"was built though a clean build refuses it: {site.why}"
    if ended.returncode:
        return f"refused: {last_line(ended)}"
    other = sorted(name for name in {*standing, *site} if standing.get(name) != site.get(name))
    return f"{len(other)} files are stale: {', '.join(other[:3])}" if other else ""


def last_line(ended: subprocess.CompletedProcess[str]) -> str:
    """Return the last line that a command said, after how it ended."""
    said = next((line for line in reversed((ended.stdout + ended.stderr).splitlines()) if line.strip()), "")
    return f"({ended.returncode}) {said[:200]}"


class Serving:
    """A server of a book, which says when it has built."""

    def __init__(self, root: Path) -> None:
        self.place = tempfile.TemporaryDirectory()
        self.pipe = Path(self.place.name, "said")
        os.mkfifo(self.pipe)
        self.process = started("claimbook", root, ("serve", "--port", "0"), self.pipe, self.pipe)
        self.said: list[str] = []
        self.heard = threading.Condition()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.wait(r"Serving http")

    def _read(self) -> None:
        with self.pipe.open(encoding="utf-8") as lines:
            for line in lines:
                with self.heard:
                    self.said.append(line)
                    self.heard.notify_all()

    def wait(self, pattern: str = r"Built in|The last good site") -> str:
        """Return the next line that begins so, an empty text where none comes."""
        with self.heard:
            while True:
                while self.said:
                    line = self.said.pop(0)
                    if re.match(pattern, line):
                        return line
                if not self.heard.wait(PATIENCE):
                    return ""

    def end(self) -> None:
        self.process.terminate()
        self.process.join()
        self.reader.join()
        self.place.cleanup()


@contextmanager
def server_of(root: Path) -> Iterator[Serving]:
    serving = Serving(root)
    try:
        yield serving
    finally:
        serving.end()


def whole_product(changes: list[Change], ways: tuple[str, ...] = WAYS) -> list[Trial]:
    """Return every change in every manner with every date, in every way; of every two combinations one is the change
    and one the change back, by turns from change to change."""
    trials = []
    for number, (each, way) in enumerate(itertools.product(changes, ways)):
        together = list(itertools.product(MANNERS, DATES))
        there, back = together[number % 2 :: 2], together[1 - number % 2 :: 2]
        trials += [Trial(each, *one, way, other) for one, other in zip(there, back, strict=True)]
    return trials


def pairwise(changes: list[Change], ways: tuple[str, ...] = WAYS) -> list[Trial]:
    """Return one trial a change, in which all pairs of manner, date and way come about in turn."""
    combinations = itertools.cycle(
        (MANNERS[number % 4], DATES[number % 3], ways[(number // 3 + number) % len(ways)]) for number in range(36)
    )
    return [Trial(change, *combination) for change, combination in zip(changes, combinations, strict=False)]


def steadily_clean(book: Book, made: Change, found: Found) -> Site:
    """Return what a change gives from clean; a refusal that is none the second time is found, and held against none."""
    site = book.clean(made)
    if not isinstance(site, Refusal):
        return site
    again = book.clean(made)
    if again != site:
        found.stale.append(f"{made.name}: refused from clean one time of two: {site.why}")
        print(found.stale[-1], flush=True)
    return again


def try_all(root: Path, trials: list[Trial]) -> Found:
    """Try all on one book: those that are served after the others."""
    book, found = Book(root), Found()
    expected = {each.change.name: each.change for each in trials}
    sites = {name: steadily_clean(book, change, found) for name, change in expected.items()}
    for trial in trials:
        if trial.way != "serve":
            attempt(book, trial, sites[trial.change.name], found)
    ended = claimbook(root, "build")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    served = [trial for trial in trials if trial.way == "serve"]
    if served:
        with server_of(root) as serving:
            for trial in served:
                attempt(book, trial, sites[trial.change.name], found, serving)
    return found


def try_side_by_side(trials: list[Trial], place: Path, number: int = 3) -> Found:
    """Try all on copies of the small book, some at once; those of one change on one copy, built from clean once."""
    names = list(dict.fromkeys(trial.change.name for trial in trials))
    parts = [[each for each in trials if names.index(each.change.name) % number == first] for first in range(number)]
    with ThreadPoolExecutor(number) as pool:
        every = list(pool.map(lambda part: try_all(small_book(place / f"book-{part[0]}"), part[1]), enumerate(parts)))
    return Found(sum(one.times for one in every), sum(one.refused for one in every),
                 [each for one in every for each in one.stale])  # fmt: skip


def libraries(root: Path, place: Path) -> Found:
    """Let each library that computes seem to be of another version: chapters must be known as stale, in both ways."""
    found = Found()
    for number, library in enumerate(library_versions()):
        environment = pretend_version(place / library, library, "99.0")
        plain = number == 0
        said = build(root, "--path-output", str(root / "plain"), **environment) if plain else claimbook(
            root, "rerun", "--dry-run", **environment)  # fmt: skip
        found.times += 1
        if f"{library} is 99.0, was" not in said.stdout + said.stderr and f"{library} changed" not in said.stdout:
            found.stale.append(f"{library} in another version is not noticed: {last_line(said)}")
    return found
