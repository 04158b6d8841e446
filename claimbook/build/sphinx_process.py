"""The process that Sphinx works in: loads what comes from elsewhere, then waits for the word to build.

Its command line is that of `jupyter-book`; the word is a line of standard input: the digest that vouches for the
book, and `draw` where there are charts to draw. An empty line ends it.
"""

from __future__ import annotations

import gc
import os
import select
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from claimbook.base.following import end_with_parent
from claimbook.base.gc_tuning import RARELY
from claimbook.base.paths import BookPaths
from claimbook.base.preload import DRAWING, PROVED, forget_engine, preload_units
from claimbook.site.addresses import CHECK

USED_LATER = ("xlsxwriter", "pybtex.database.output.bibtex", "citeproc", "fontTools.ttLib", "fontTools.svgLib.path",
              "pikepdf", "pypdfium2", "PIL.PngImagePlugin", "vl_convert")  # fmt: skip
READS_BRIEFS = ("spacy.tokenizer",)  # takes longest to load; used where a page checks a brief


def wait_and_build() -> None:
    """Load Sphinx and its extensions, make the charts' script where none is kept, wait for the word, build."""
    end_with_parent()
    gc.set_threshold(*RARELY)
    import myst_nb.sphinx_ext  # noqa: F401
    import sphinx_book_theme  # noqa: F401
    from jupyter_book.cli.main import main
    from sphinx.application import builtin_extensions

    paths = BookPaths(Path(sys.argv[2]))
    preload_units()
    _keep_charts_script(paths)
    briefs = READS_BRIEFS if (paths.root / f"{CHECK}.md").is_file() else ()
    forget_engine()
    _load_until_told([*briefs, *builtin_extensions, *USED_LATER])
    os.environ[PROVED], _, os.environ[DRAWING] = sys.stdin.readline().strip().partition(" ")
    if not os.environ[PROVED]:
        sys.exit(1)
    main()


def _load_until_told(names: list[str]) -> None:
    """Load modules that the build will use, one after another, for as long as no word has come."""
    for name in names:
        if sys.platform != "win32" and select.select([sys.stdin], [], [], 0)[0]:
            break
        import_module(name)


def _keep_charts_script(paths: BookPaths) -> None:
    """Make the script that draws interactive charts meanwhile; it rests on installed packages alone."""
    from claimbook.site.assets import vega_bundle  # late: what it imports is forgotten again

    with suppress(OSError):  # the build comes back to it, and says so
        vega_bundle(paths.store)


if __name__ == "__main__":
    wait_and_build()
