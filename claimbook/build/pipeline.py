"""Build the site from the tables and chapters as they stand: prove, rerun what is stale, build aside, swap.

The last good site stays where it is until the new one is whole. The folder that Sphinx works in is kept from build to
build, so that only pages showing something that changed are made again; it is thrown away whenever a build fails, and
whenever more than tables and chapters' outputs changed, so that a warning can never hide in a page that was not read.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from claimbook.base.atomic import recover_folder, replace_file, room_to_write
from claimbook.base.digests import file_digest
from claimbook.base.errors import BookError
from claimbook.base.files import Shape, read_json
from claimbook.base.lock import alone as alone
from claimbook.base.paths import BookPaths
from claimbook.base.preload import BESIDE, DIFFERENCES
from claimbook.book.identity import read_identity
from claimbook.book.site_sources import (
    inputs_digest,
    not_inputs,
    site_source_digest,
)
from claimbook.build.proof import prove
from claimbook.build.sphinx_client import SphinxProcess
from claimbook.build.standing_site import site_state, swap_in
from claimbook.chapters.forkserver import CAN_FORK, Forkserver

STAMP = "built.json"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
OUT_OF_ROOM = "No space left on device"
NO_ADDRESS = (
    "The book has no public address, so citations, feeds and previews name none and the site has no map of its pages; "
    "set claimbook.address in {config} to where it will stand, as https://example.org/book; no chapter runs again."
)
DIGESTS: Shape = {"type": "object", "additionalProperties": {"type": "string"}}
STAMPED: Shape = {
    "type": "object",
    "required": ["inputs", "site"],
    "properties": {"inputs": {"type": "string"}, "site": {"type": "string"}, "beside": DIGESTS},
}
Say = Callable[[str], None]


def up_to_date(paths: BookPaths) -> bool:
    """Tell whether the site was built, whole, from exactly the files as they stand, and left alone since."""
    stamp = read_stamp(paths)
    return (
        stamp.get("inputs") == inputs_digest(paths)
        and stamp.get("site") == site_state(paths.site)
        and all(file_digest(paths.root / file) == then for file, then in stamp.get("beside", {}).items())
    )


def read_stamp(paths: BookPaths) -> dict[str, Any]:
    """Return what the site was last built from, nothing where that is not known."""
    try:
        stamp: dict[str, Any] = read_json(paths.work / STAMP, STAMP, STAMPED)
    except BookError:
        return {}
    return stamp


def stamp_site(paths: BookPaths, digest: str, state: str, chapters: dict[str, str]) -> None:
    """Note what the site in this `state` was built from: its inputs' digest, what else `chapters` and pages rest on."""
    folder = paths.work / "site" / "_build" / ".doctrees"
    beside = read_json(folder / BESIDE, BESIDE, DIGESTS)
    stamp = {"inputs": digest, "site": state, "beside": beside | chapters}
    replace_file(paths.work / STAMP, json.dumps(stamp))


def build(
    paths: BookPaths, say: Say, *, force: bool = False, everything: bool = False, warn: Say | None = None
) -> bool:
    """Bring the site up to date and return whether there was anything to do; raises BookError with every fault.

    With `force` the site is built from clean, with `everything` each chapter runs first, stale or not; `warn` is told
    once where the book has no public address. Call it inside `alone`.
    """
    recover_folder(paths.site)
    if not force and up_to_date(paths):
        say("Nothing has changed; the site in _build/html is up to date.")
        return False
    with SphinxProcess(paths) as sphinx:
        changed = rerun_stale(paths, say, everything=everything, check=sphinx.prove)
        before, chapters = inputs_digest(paths), chapters_beside(paths)
        state, differences = build_site(paths, say, sphinx, before, drawing=force or bool(changed), clean=force)
    if inputs_digest(paths) == before:
        stamp_site(paths, before, state, chapters)
    else:
        say("Something was edited meanwhile; build again to see it.")
    if differences:
        say(differences)
    if warn is not None and not read_identity(paths).address:
        warn(NO_ADDRESS.format(config=paths.config.name))
    return True


def chapters_beside(paths: BookPaths) -> dict[str, str]:
    """Return the digests of the files that chapters rest on and that are not among the book's inputs."""
    from claimbook.book.contents import notebooks  # late: a build with nothing to do loads nothing
    from claimbook.chapters.chapter import read_notebook  # late: a build with nothing to do loads nothing
    from claimbook.chapters.fingerprints import KEY, module_file  # late: a build with nothing to do loads nothing

    kept = [read_notebook(path).get("metadata", {}).get(KEY) or {} for path in notebooks(paths)]
    files = {file: file_digest(module_file(paths.root, file)) for each in kept for file in each.get("modules", ())}
    files |= {file: file_digest(paths.root / file) for each in kept for file in each.get("files", ())}
    return not_inputs(paths, [files])


def rerun_stale(
    paths: BookPaths,
    say: Say,
    *,
    names: tuple[str, ...] = (),
    everything: bool = False,
    check: Callable[[], None] = lambda: None,
) -> list[Path]:
    """Run the chapters that are stale (or all, or only some), saying why; return those whose stored form changed.

    `check` is called meanwhile, and nothing is stored where it raises.
    """
    certain = everything or bool(names)
    with ExitStack() as running:
        forkserver = running.enter_context(Forkserver()) if certain and CAN_FORK else None
        try:
            stale = chapters_to_run(paths, names, everything)
        except BookError:
            refuse_ill_written(paths)
            prove(paths)
            raise
        if stale and not certain and CAN_FORK:
            forkserver = running.enter_context(Forkserver())
        refuse_ill_written(paths)
        if not stale:
            say("Every chapter is current.")
            check()
            return []
        for path, why in stale.items():
            more = f" (and {len(why) - 3} more)" if len(why) > 3 else ""
            say(f"Running {paths.relative(path)}: {'; '.join(why[:3])}{more}.")
        from claimbook.chapters.kernels import fork_kernels  # late: a build with nothing to do loads nothing
        from claimbook.chapters.rerun import rerun  # late: a build with nothing to do loads nothing

        with fork_kernels(forkserver) if forkserver else nullcontext(), progress_bar(len(stale)) as advance:
            return rerun(paths, list(stale), check, advance, forkserver.stop if forkserver else lambda: None)


def refuse_ill_written(paths: BookPaths) -> None:
    """Raise BookError with what is wrong in how the book is written, before any chapter runs."""
    from claimbook.lint import written_faults  # late: a build with nothing to do loads nothing

    if faults := written_faults(paths):
        raise BookError(faults)


def chapters_to_run(paths: BookPaths, names: tuple[str, ...], everything: bool) -> dict[Path, list[str]]:
    """Return the chapters to run with the reasons: the stale ones; of those named, or with `everything`, all.

    Raises BookError for a name that no chapter has.
    """
    from claimbook.book.contents import notebooks  # late: a build with nothing to do loads nothing
    from claimbook.chapters.fingerprints import stale_chapters  # late: a build with nothing to do loads nothing
    from claimbook.tables.ledger import Ledger  # late: a build with nothing to do loads nothing

    known = notebooks(paths)
    unknown = [name for name in names if name not in {path.stem for path in known}]
    if unknown:
        raise BookError(f"There is no chapter {unknown[0]!r}; there are {', '.join(path.stem for path in known)}.")
    wanted = [path for path in known if not names or path.stem in names]
    if everything:
        return {path: ["asked for"] for path in wanted}
    stale = stale_chapters(paths, Ledger(paths))
    return {path: stale.get(path, ["asked for"]) for path in wanted if names or path in stale}


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[Path], None]]:
    """Show how many of `total` chapters have ended, on a terminal; elsewhere show nothing."""
    if not sys.stderr.isatty():
        yield lambda path: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

    columns = ("Running chapters", BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda path: progress.advance(task)


def refuse_stale(paths: BookPaths) -> None:
    """Raise BookError with each chapter whose stored outputs are not today's, and each chart that draws amiss."""
    from claimbook.chapters.fingerprints import stale_faults  # late: a build with nothing to do loads nothing
    from claimbook.lint.charts import chart_faults  # late: a build with nothing to do loads nothing
    from claimbook.tables.ledger import Ledger  # late: a build with nothing to do loads nothing

    if faults := [*stale_faults(paths, Ledger(paths)), *chart_faults(paths)]:
        raise BookError(faults)


def build_site(
    paths: BookPaths, say: Say, sphinx: SphinxProcess, digest: str, *, drawing: bool, clean: bool
) -> tuple[str, str]:
    """Build the site aside, warnings being errors, swap it in; return its state and what differs from the last edition.

    Raises BookError with what Sphinx found wrong, and for each chapter that is stale.
    """
    aside, sources = paths.work / "site", site_source_digest(paths)
    basis = aside / "sources.sha256"
    if clean or not basis.is_file() or basis.read_text() != sources:
        shutil.rmtree(aside, ignore_errors=True)
    with room_to_write():
        aside.mkdir(parents=True, exist_ok=True)
        basis.unlink(missing_ok=True)
    say("Building the site.")
    sphinx.begin(digest, drawing=drawing)
    refuse_stale(paths)
    well, output = sphinx.finish()
    built = aside / "_build" / "html"
    if not well or not (built / "index.html").is_file():
        shutil.rmtree(aside, ignore_errors=True)
        raise BookError(f"The site was not built; the last good one stays.\n{complaints(output)}")
    differences = (built.parent / ".doctrees" / DIFFERENCES).read_text(encoding="utf-8")
    state = swap_in(built, paths)
    replace_file(basis, sources)
    say(f"The site stands in {paths.relative(paths.site)}/index.html.")
    return state, differences


def complaints(output: str) -> str:
    """Return the lines of Sphinx's output that say what is wrong, or else its last lines."""
    lines = [line.strip() for line in COLOUR.sub("", output).splitlines() if line.strip()]
    if any(OUT_OF_ROOM in line for line in lines):
        return "The disk is full; free some space and run it again."
    marked = [line for line in lines if "WARNING" in line or ("ERROR" in line and "Traceback" not in line)]
    if "Extension error:" in lines:
        start = lines.index("Extension error:") + 1
        marked += lines[start : next((i for i in range(start, len(lines)) if lines[i].startswith("Traceback")), None)]
    marked = marked or [line for line in lines if "rror:" in line or "Exception" in line]
    return "\n".join(dict.fromkeys(marked or lines[-5:]))
