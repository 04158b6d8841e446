"""Build the site from the tables and chapters as they stand: prove, rerun what is stale, build aside, swap.

The last good site stays where it is until the new one is whole.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from claimbook.errors import BookError
from claimbook.paths import Places
from claimbook.whole import replace_file, replace_folder

INPUTS = (
    "_config.yml",
    "_toc.yml",
    "requirements.txt",
    "index.ipynb",
    "chapters",
    "claimbook",
    "data",
    "editions",
    "pages",
    "seeds",
)
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"
STAMP = "inputs.sha256"
NOISE = ("__pycache__", ".ipynb_checkpoints")
Say = Callable[[str], None]


@contextmanager
def alone(places: Places) -> Iterator[None]:
    """Keep every other run of claimbook on this book out; raises BookError where one is under way."""
    places.work.mkdir(exist_ok=True)
    with (places.work / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BookError("Another run is at work on this book; wait for it to end and try again.") from None
        yield


def inputs_digest(places: Places) -> str:
    """Return the digest of every file that the site is made from, and of the Python that makes it."""
    hashed = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for name in INPUTS:
        top = places.root / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and not any(part in NOISE for part in path.parts):
                hashed.update(places.relative(path).encode() + b"\0")
                hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return hashed.hexdigest()


def up_to_date(places: Places) -> bool:
    """Tell whether the site was built, whole, from exactly the files as they stand."""
    stamp = places.work / STAMP
    return places.site.is_dir() and stamp.is_file() and stamp.read_text() == inputs_digest(places)


def build(places: Places, say: Say, *, force: bool = False) -> bool:
    """Bring the site up to date and return whether there was anything to do; raises BookError with every fault."""
    if not force and up_to_date(places):
        say("Nothing has changed; the site in _build/html is up to date.")
        return False
    from claimbook.validation import validate

    faults = validate(places)
    if faults:
        raise BookError(faults)
    rerun_stale(places, say)
    before = inputs_digest(places)
    build_site(places, say, before)
    if inputs_digest(places) == before:
        replace_file(places.work / STAMP, before)
    return True


def rerun_stale(places: Places, say: Say, *, everything: bool = False) -> list[Path]:
    """Run the chapters that are stale (or all), saying why each one runs; return those whose stored form changed."""
    from claimbook.chapters import notebooks
    from claimbook.fingerprints import stale_chapters
    from claimbook.ledger import Ledger
    from claimbook.rerun import rerun

    stale = stale_chapters(places, Ledger(places))
    if everything:
        stale = {path: stale.get(path, ["asked for"]) for path in notebooks(places.root, places.contents)}
    if not stale:
        say("Every chapter is current.")
        return []
    for path, why in stale.items():
        more = f" (and {len(why) - 3} more)" if len(why) > 3 else ""
        say(f"Running {places.relative(path)}: {'; '.join(why[:3])}{more}.")
    return rerun(places, list(stale))


def build_site(places: Places, say: Say, digest: str) -> None:
    """Build the site aside, warnings being errors, and swap it in; raises BookError with what Sphinx found wrong."""
    aside = places.work / "site"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    say("Building the site.")
    command = [sys.executable, "-c", JUPYTER_BOOK, "build", str(places.root), "--path-output", str(aside), "-W",
               "-n", "--keep-going", "-q"]  # fmt: skip
    environment = {**os.environ, "CLAIMBOOK_PROVED": digest, "PYTHONHASHSEED": "0"}
    ended = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=places.root, check=False)
    built = aside / "_build" / "html"
    if ended.returncode or not (built / "index.html").is_file():
        raise BookError(f"The site was not built; the last good one stays.\n{complaints(ended.stdout + ended.stderr)}")
    replace_folder(built, places.site)
    shutil.rmtree(aside, ignore_errors=True)
    say(f"The site stands in {places.relative(places.site)}/index.html.")


def complaints(output: str) -> str:
    """Return the lines of Sphinx's output that say what is wrong, or else its last lines."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    marked = [line for line in lines if "WARNING" in line or "ERROR" in line or "rror:" in line]
    return "\n".join(dict.fromkeys(marked or lines[-5:]))
