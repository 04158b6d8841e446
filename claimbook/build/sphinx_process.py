"""The process that Sphinx works in: loads what comes from elsewhere, then waits for the word to build.

Its command line is that of `jupyter-book`; the word is a line of standard input: the digest that vouches for the
book, and `draw` where there are charts to draw. An empty line ends it.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path

from claimbook.base.following import end_with_parent
from claimbook.base.gc_tuning import RARELY
from claimbook.base.paths import BookPaths
from claimbook.base.preload import DRAWING, PROVED, forget_engine, preload_units


def wait_and_build() -> None:
    """Load Sphinx and its extensions, make the charts' script where none is kept, wait for the word, build."""
    end_with_parent()
    gc.set_threshold(*RARELY)
    import myst_nb.sphinx_ext  # noqa: F401
    import sphinx_book_theme  # noqa: F401
    from jupyter_book.cli.main import main

    preload_units()
    _keep_charts_script(BookPaths(Path(sys.argv[2])))
    forget_engine()
    os.environ[PROVED], _, os.environ[DRAWING] = sys.stdin.readline().strip().partition(" ")
    if not os.environ[PROVED]:
        sys.exit(1)
    main()


def _keep_charts_script(paths: BookPaths) -> None:
    """Make the script that draws interactive charts meanwhile; it rests on installed packages alone."""
    from claimbook.site.assets import vega_bundle  # late: what it imports is forgotten again

    with suppress(OSError):  # the build comes back to it, and says so
        vega_bundle(paths.store)


if __name__ == "__main__":
    wait_and_build()
