"""What is said where a process of a pool was killed: the work of the others is lost with it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager

from claimbook.base.errors import BookError


@contextmanager
def telling_of_killed(work: str) -> Iterator[None]:
    """Raise BookError where a process that does this `work` ("draws charts") was killed or could not be started."""
    try:
        yield
    except (BrokenExecutor, EOFError, ConnectionError):
        words = f"A process that {work} was ended from outside, as the system does when memory runs out"
        raise BookError(f"{words}; run the command again, with more memory free.") from None
