"""The process of `claimbook.chapters.forkserver`: loads what chapters use, then forks a kernel for each line it reads.

Its one argument is the process id of whoever started it. A line of standard input is a JSON list: the words, the folder
and the environment of the kernel; the answer is its process id.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import warnings

from claimbook.base.following import end_with_parent
from claimbook.base.gc_tuning import RARELY
from claimbook.base.preload import forget_engine, preload_units


def load_libraries() -> None:
    """Load all that kernels and chapters load, the engine left out."""
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # takes long to load; nobody steps through these kernels
    import sqlite3  # noqa: F401

    import altair
    import ipykernel.kernelapp  # noqa: F401
    import pandas
    import psutil  # noqa: F401
    import sphinx_external_toc.parsing  # noqa: F401
    import yaml  # noqa: F401

    from claimbook.book.prose import roles  # late: the engine is forgotten again

    altair.Chart(pandas.DataFrame({"x": [0]})).mark_point().to_dict(validate=False)  # loads what reads a chart's data
    roles("{value}`id`")  # loads what reads Markdown
    preload_units()
    forget_engine()
    gc.set_threshold(*RARELY)
    gc.freeze()  # a kernel has no need to look through what was there before it
    pandas.set_option("display.max_columns", 20)  # as it sets itself where it is loaded by a kernel


def serve() -> None:
    """Fork a kernel for each line read, until there are no more."""
    end_with_parent(int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever presses Ctrl-C stops the owner, who ends this process
    load_libraries()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # since 3.12 Python warns of threads at every fork; those of the libraries loaded here are idle
    warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
    nothing = os.open(os.devnull, os.O_RDWR)
    parent = os.getpid()
    while line := sys.stdin.readline():
        words, folder, environment = json.loads(line)
        if child := os.fork():
            print(child, flush=True)
        else:
            become_kernel(words, folder, environment, parent, nothing)


def become_kernel(words: list[str], folder: str, environment: dict[str, str], parent: int, nothing: int) -> None:
    """Be a kernel that was given these words, and end as it ends."""
    import ipykernel.kernelapp

    end_with_parent(parent)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.path[0] = ""  # a kernel finds modules in the folder it works in
    sys.argv = [*words, f"--IPKernelApp.parent_handle={parent}"]
    ipykernel.kernelapp.launch_new_instance()
    sys.exit()


if __name__ == "__main__":
    serve()
