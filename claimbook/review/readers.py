"""The processes that read the quotes of a large ledger, all ending with whoever started them.

Where the system can, they are forked from one that has loaded the extractor, which loads slowest.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from multiprocessing import forkserver, resource_tracker
from typing import TYPE_CHECKING

from claimbook.base.following import end_with_parent

if TYPE_CHECKING:
    from claimbook.extract.extractor import Extractor

MOST = 8
STARTER = "CLAIMBOOK_STARTER"  # tells the process that readers are forked from the number of the one that starts it


def start_readers(work: str) -> ProcessPoolExecutor:
    """Begin to make as many readers ready as there are processors, for what stands in the module `work`.

    They take work once their pool is given some.
    """
    many = min(os.cpu_count() or 1, MOST)
    method = "forkserver" if _begin_to_load([__name__, work]) else "spawn"
    return ProcessPoolExecutor(many, multiprocessing.get_context(method), begin)


def _begin_to_load(modules: list[str]) -> bool:
    """Start the process that readers are forked from, and tell whether there can be one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return False
    multiprocessing.set_forkserver_preload(modules)
    os.environ[STARTER] = str(os.getpid())
    try:
        with _ctrl_c_held_back():
            forkserver.ensure_running()
    except OSError:  # no folder for its socket, or one with too long a name
        return False
    finally:
        del os.environ[STARTER]
    return True


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """Let whoever is started meanwhile hear no Ctrl-C: it is for the one that starts it, who hears it afterwards."""
    resource_tracker.ensure_running()  # which would let it through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin() -> None:
    """Be a reader, which ends with whoever asked for it; nothing that it makes goes in circles."""
    threading.Thread(target=_end_with_starter, daemon=True).start()
    gc.disable()
    extractor()


def _end_with_starter() -> None:
    starter = multiprocessing.parent_process()
    assert starter is not None
    starter.join()
    os._exit(1)


@cache
def extractor() -> Extractor:
    """Return what reads quotes in this process."""
    from claimbook.extract.extractor import Extractor  # late: spaCy loads slowest, and only unread quotes need it

    return Extractor()


def _load_once() -> None:
    """Be the process that readers are forked from."""
    end_with_parent(int(os.environ.pop(STARTER)))
    extractor()


if STARTER in os.environ:
    _load_once()
