"""Run a Python program as a process of its own that need not load anew what comes from elsewhere.

A book is changed and built many hundred times here, and loading Sphinx, spaCy, Pint and Altair takes longer than what
is then done. So one process loads them once and splits for each program, and a program splits likewise for each other
that it starts with `python -c` or `python -m`; nothing of the book or of its engine is loaded ahead.
"""

from __future__ import annotations

import atexit
import gc
import inspect
import multiprocessing
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from multiprocessing import connection, resource_tracker, util
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from sphinx.application import builtin_extensions

from claimbook.base.preload import forget_engine

os.environ["PYTHONHASHSEED"] = "0"  # what splits off has the seed of the first process: builds ask for this one
LOADED_AHEAD = [
    "PIL.PngImagePlugin", "altair", "citeproc", "click", "deflate", "fontTools.svgLib.path",
    "fontTools.ttLib", "ipykernel.ipkernel", "ipykernel.kernelapp", "jupyter_book.cli.main", "jupyter_book.sphinx",
    "myst_nb.sphinx_ext", "nbclient", "pandas", "pikepdf", "pint", "pybtex.database.output.bibtex", "pypdfium2",
    "rich.table", "spacy", "spacy.lang.en", "sphinx_book_theme", "sphinx_external_toc", "vl_convert", "xlsxwriter",
    "yaml", *builtin_extensions,
]  # fmt: skip
PROGRAMS: dict[str, Callable[[], object]] = {
    "claimbook": lambda: runpy.run_module("claimbook", run_name="__main__", alter_sys=True),
    "jupyter-book": lambda: __import__("jupyter_book.cli.main", fromlist=["main"]).main(),
}
splitting = multiprocessing.get_context("forkserver")
splitting.set_forkserver_preload(LOADED_AHEAD)
asking = threading.Lock()  # starting one asks how all others ended: asked twice at once, the second is told 255


def run(program: str, root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run one of the programs with these words in a folder and return how it ended and what it said."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        code = end_of(started(program, root, words, out, err))
        said = [path.read_text(encoding="utf-8") if path.exists() else "" for path in (out, err)]
    return subprocess.CompletedProcess([program, *words], code, *said)


def started(program: str, root: Path, words: tuple[str, ...], out: Path, err: Path) -> BaseProcess:
    """Start one of the programs with these words in a folder, its output going to files or named pipes."""
    process = splitting.Process(target=become, args=(program, words, root, out, err, dict(os.environ)))
    with asking:
        process.start()
    return process


def end_of(process: BaseProcess) -> int:
    """Wait for a process to end and return its exit code."""
    connection.wait([process.sentinel])
    with asking:
        code = process.exitcode
    assert code is not None
    return code


def become(program: str, words: tuple[str, ...], root: Path, out: Path, err: Path, environment: dict[str, str]) -> None:
    """Be that program: its folder, words and environment, its output in files."""
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    open_streams()
    os.chdir(root)
    os.environ.clear()
    os.environ.update(environment)
    sys.dont_write_bytecode = bool(environment.get("PYTHONDONTWRITEBYTECODE"))
    sys.path.insert(0, str(root))
    sys.argv = [program, *words]
    forget_engine()  # that of whoever asks is not that of the folder
    Split.ahead = frozenset(sys.modules)
    gc.freeze()  # nobody need look through what was loaded ahead
    subprocess.Popen = Split  # type: ignore[misc]
    try:
        PROGRAMS[program]()
    finally:
        threading._shutdown()  # type: ignore[attr-defined]  # before what it has started is waited for


class Split(subprocess.Popen):  # type: ignore[type-arg]
    """`python -c` or `-m` split off the process that starts it, without what that has loaded since its own split."""

    ahead: frozenset[str]

    def _execute_child(self, *given: Any) -> None:
        usual = super()._execute_child  # type: ignore[misc]
        told = inspect.signature(usual).bind(*given).arguments
        executable, option, *words = [*told["args"], "", ""][: max(2, len(told["args"]))]
        if executable != sys.executable or option not in ("-c", "-m"):
            usual(*given)
            return
        self.pid = os.fork()
        if not self.pid:
            streams = [told["p2cread"], told["c2pwrite"], told["errwrite"]]
            be_python(streams, told["pass_fds"], [option, *words], told["cwd"], told["env"])
        self._child_created = True
        self._close_pipe_fds(*(told[name] for name in PIPES))  # type: ignore[attr-defined]


def open_streams() -> None:
    """Read and write what now is at 0, 1 and 2, by the line; a process split off this one must not close them."""
    open_one = partial(open, buffering=1, closefd=False)
    sys.stdin, sys.stdout, sys.stderr = (open_one(number, mode) for number, mode in enumerate(("r", "w", "w")))


PIPES = ("p2cread", "p2cwrite", "c2pread", "c2pwrite", "errread", "errwrite")


def be_python(
    streams: list[int], passed: Iterable[int], words: list[str], folder: Path | None, environment: dict[str, str] | None
) -> None:
    """Be `python` with these words, the first `-c` or `-m`, in a folder and environment; ends this process.

    What else it has been passed stays open, and what counts semaphores, its own and of what it starts.
    """
    code = 1
    try:
        atexit._clear()
        atexit.register(util._run_finalizers)  # type: ignore[attr-defined]
        for number, stream in enumerate(streams):
            if stream >= 0:
                os.dup2(stream, number)
        ends = [2, *sorted({*passed, resource_tracker.getfd()}), os.sysconf("SC_OPEN_MAX")]
        for before, after in pairwise(ends):
            os.closerange(before + 1, after)
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
            signal.signal(each, signal.default_int_handler if each == signal.SIGINT else signal.SIG_DFL)
        open_streams()
        os.chdir(folder or ".")
        if environment is not None:
            os.environ.clear()
            os.environ.update(environment)
        for name in set(sys.modules) - Split.ahead:
            del sys.modules[name]
        option, source, *sys.argv[1:] = words
        sys.argv[0] = option
        if option == "-c":
            exec(source, {"__name__": "__main__"})
        else:
            sys.path.insert(0, os.getcwd())
            runpy.run_module(source, run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        threading._shutdown()  # type: ignore[attr-defined]
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
