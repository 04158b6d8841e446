"""One run at a time on a book, which first ends the change that a killed one left."""

from __future__ import annotations

import fcntl
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from claimbook.base.atomic import room_to_write
from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.base.transaction import interrupted, recover

PATIENCE, PAUSE = 5.0, 0.01
Say = Callable[[str], object]


class Busy(BookError):
    """Another run is at work on the book."""


def say_aside(sentence: str) -> None:
    print(sentence, file=sys.stderr)


@contextmanager
def alone(paths: BookPaths, say: Say = say_aside) -> Iterator[None]:
    """Keep every other run of claimbook on this book out, and end what a killed one left.

    Raises Busy where another run is under way.
    """
    with room_to_write():
        paths.work.mkdir(exist_ok=True)
        lock = (paths.work / "lock").open("w")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy("Another run is at work on this book; wait for it to end and try again.") from None
        if done := recover(paths):
            say(done)
        yield


def settle(paths: BookPaths, say: Say = say_aside) -> None:
    """Let whoever only reads see a change whole: end what a killed run left, wait where one is at it.

    Raises Busy where a change stays under way.
    """
    patience = time.monotonic() + PATIENCE
    while interrupted(paths):
        try:
            with alone(paths, say):
                return
        except Busy:
            if time.monotonic() > patience:
                raise
        time.sleep(PAUSE)
