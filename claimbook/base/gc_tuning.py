"""How often Python looks for circles of garbage: in a program that soon ends, as usual costs a third of its time."""

from __future__ import annotations

import atexit
import gc

RARELY = (1_000_000, 50, 100)


def collect_rarely() -> None:
    """Look for garbage rarely from now on, and not at all when the process ends."""
    gc.set_threshold(*RARELY)
    atexit.register(gc.freeze)
