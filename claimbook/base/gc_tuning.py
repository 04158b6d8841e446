"""How often Python looks for circles of garbage: in a program that soon ends, as usual costs a third of its time."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = (1_000_000, 50, 100)


def collect_rarely() -> None:
    """Look for garbage rarely from now on, and not at all when the process ends."""
    gc.set_threshold(*RARELY)
    atexit.register(gc.freeze)


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: for work that makes much which stays, and no circles."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
