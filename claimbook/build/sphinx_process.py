"""The process that Sphinx works in: loads what comes from elsewhere, then waits for the word to build.

Its command line is the process id of whoever started it, then that of `jupyter-book`. The word is a line of standard
input: the digest that vouches for the book, which pipe is told when the site is built, and `draw` where there are
charts to draw. An empty line ends it. Before that it may be told to `prove` the book and which pipe the answer goes
into: a process split off this one does so, and this one keeps nothing of the book.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from claimbook.base.following import end_with_parent
from claimbook.base.gc_tuning import RARELY
from claimbook.base.libraries import load_spacy
from claimbook.base.paths import BookPaths
from claimbook.base.preload import BUILT, DRAWING, NOBODY, PROVE, PROVED, forget_engine, preload_units
from claimbook.site.addresses import CHECK

CAN_ASK = sys.platform != "win32"  # whether a word has come
SPHINX = ("myst_nb.sphinx_ext", "sphinx_book_theme", "jupyter_book.cli.main")
USED_LATER = ("xlsxwriter", "pybtex.database.output.bibtex", "citeproc", "fontTools.ttLib", "fontTools.svgLib.path",
              "pikepdf", "pypdfium2", "PIL.PngImagePlugin", "vl_convert")  # fmt: skip
READS_BRIEFS = "spacy.tokenizer"


def wait_and_build() -> None:
    """Load Sphinx and its extensions, make the charts' script where none is kept, wait for the word, build."""
    end_with_parent(int(sys.argv.pop(1)))
    gc.set_threshold(*RARELY)
    paths = BookPaths(Path(sys.argv[2]))
    preload_units()
    _keep_charts_script(paths)
    names = _used_packages(checking=(paths.root / f"{CHECK}.md").is_file())
    forget_engine()
    word, rest = _load_until_told(names)
    if word == PROVE:
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the process that proves the book
        _prove_apart(paths.root, int(rest))
        word, rest = _load_until_told(names)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if not word:
        sys.exit(1)
    waiting, _, drawing = rest.partition(" ")
    os.environ[PROVED], os.environ[DRAWING] = word, drawing
    from claimbook.charts.drawings import make_ready  # late: the engine is read when the work begins

    make_ready()
    import sphinx_book_theme  # noqa: F401  # which the book's configuration names
    from jupyter_book.cli.main import main

    gc.freeze()  # an extension looks through all that is there for what Sphinx has just made
    try:
        main()
    except SystemExit as end:
        if not end.code and int(waiting) != NOBODY:
            os.write(int(waiting), BUILT)
        raise


def _used_packages(*, checking: bool) -> Iterator[str]:
    """Yield the modules that the build will use; where a page checks a brief, what that needs, which loads longest."""
    yield from SPHINX
    if checking:
        load_spacy()
        yield READS_BRIEFS
    from sphinx.application import builtin_extensions

    yield from builtin_extensions
    yield from USED_LATER


def _load_until_told(names: Iterator[str]) -> tuple[str, str]:
    """Load modules, one after another, until a word has come; return it and what follows it."""
    while not (CAN_ASK and select.select([sys.stdin], [], [], 0)[0]) and (name := next(names, None)):
        import_module(name)
    word, _, rest = sys.stdin.readline().strip().partition(" ")
    return word, rest


def _prove_apart(root: Path, answer: int) -> None:
    """Prove the book in a process split off this one, by the engine as it is now."""
    parent = os.getpid()
    if os.fork():
        os.close(answer)
        return
    try:
        end_with_parent(parent)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        from claimbook.build.proof import prove_for_another  # late: nothing of the engine stays in this process

        prove_for_another(root, answer)
    finally:
        os._exit(0)


def _keep_charts_script(paths: BookPaths) -> None:
    """Make the script that draws interactive charts meanwhile; it rests on installed packages alone."""
    from claimbook.site.assets import vega_bundle  # late: what it imports is forgotten again

    with suppress(OSError):  # the build comes back to it, and says so
        vega_bundle(paths.store)


if __name__ == "__main__":
    wait_and_build()
