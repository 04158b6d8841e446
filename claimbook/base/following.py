"""Processes that end with whoever started them, however that ends: nobody is left at work for a run that was killed."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence

PR_SET_PDEATHSIG = 1
LOOK = 0.5  # seconds between two looks at the parent where the system does not tell of its end
FOLLOWING = (
    "from claimbook.base.following import end_with_parent; end_with_parent({parent}); "
    "from claimbook.cli import main; main(prog_name='claimbook')"
)


def end_with_parent(parent: int) -> None:
    """Let this process be killed at once when the one that started it, `parent`, has ended; call it first of all.

    Whoever starts a process tells its own number: it may have ended before that process comes to ask for it. On Linux
    the system does it, elsewhere a thread looks now and then. It ends with the thread of the parent that started it,
    and what it starts itself has to call this as well.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # it has ended already
        os._exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK)
    os._exit(1)


def following_command(words: Sequence[str]) -> list[str]:
    """Return the command line of `claimbook` with these words, as a process that ends with the one that starts it."""
    return [sys.executable, "-c", FOLLOWING.format(parent=os.getpid()), *words]
