"""What a process loads before its work begins, and how it forgets the engine again.

A process that waits for the word to begin may load installed packages; the book and its engine are read when the work
begins, for they may be edited meanwhile.
"""

from __future__ import annotations

import sys

ENGINE = __name__.partition(".")[0]
PROVE = "prove"  # what a process that waits is told to let the book be proved; the pipe for its answer follows
BUILT = b"built"  # what it writes into the pipe that it was told, once the site is whole
NOBODY = -1  # in the place of a pipe where nobody waits for that
PROVED = "CLAIMBOOK_PROVED"  # the digest of the inputs of a book that was proved before its site is built
BESIDE = "claimbook-beside.json"  # beside Sphinx's memory: digests of what pages were read from besides the book's own
DIFFERENCES = "claimbook-differences.txt"  # beside Sphinx's memory: what differs from the newest edition, in short
DRAWING = "CLAIMBOOK_DRAWING"  # set where there are charts to draw


def preload_units() -> None:
    """Read Pint's own units as `claimbook.values.units` asks for them."""
    from claimbook.base.pints_units import pints_units  # late: a build with nothing to do reads none

    units = pints_units()
    import pint

    pint.set_application_registry(units)


def forget_engine() -> None:
    """Let whatever is imported from now on read the engine's modules anew."""
    for name in [name for name in sys.modules if name.partition(".")[0] == ENGINE]:
        del sys.modules[name]
