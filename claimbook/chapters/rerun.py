"""Run chapters and store what they show: outputs without time stamps, machine paths or interpreter versions.

A chapter runs in a kernel of its own, so that what it imports and asks is its own. What is edited while it runs is
never written over and never mixed: such a run is thrown away and made again.
"""

from __future__ import annotations

import atexit
import json
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimbook.base.digests import file_digest
from claimbook.base.errors import BookError, Fault
from claimbook.base.paths import BookPaths
from claimbook.base.transaction import Transaction
from claimbook.book.site_sources import inputs
from claimbook.chapters.fingerprints import KEY, complete, module_file

TAKE = "from claimbook.chapters.fingerprints import take as _take; print(_take())"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
TIMEOUT = 300
ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """A chapter that has run: its notebook as it stood before and as it is to be stored."""

    path: Path
    before: bytes
    after: str

    def store(self, paths: BookPaths) -> bool:
        """Store the notebook and return whether that changed it; raises BookError where it was edited meanwhile."""
        after = self.after.encode("utf-8")
        with Transaction(paths) as change:
            if after != self.before:
                change.write(self.path, after, before=self.before)
        return after != self.before


def run_chapter(paths: BookPaths, path: Path, before: Mapping[str, str] | None = None) -> Run:
    """Run one chapter in a kernel of its own, to be stored when all is well.

    What it turns out to depend on must have the same bytes after the run as `before` it (default: as they are now);
    otherwise it runs again. Raises BookError naming the chapter, the cell (1-based, of all cells) and the error.
    """
    name = paths.relative(path)
    digests = digests_of(paths) if before is None else before
    for _ in range(ATTEMPTS):
        content = path.read_bytes()
        after = executed(paths, name, content)
        kept = json.loads(after)["metadata"][KEY]
        rested_on = {file: module_file(paths.root, file) for file in kept["modules"]}
        rested_on |= {file: paths.root / file for file in kept["files"]}
        if all(digests.get(file) == file_digest(place) for file, place in rested_on.items()):
            return Run(path, content, after)
        digests = digests_of(paths) | {file: file_digest(place) for file, place in rested_on.items()}
    raise BookError(f"{name}: what it depends on was edited each time it ran; run it again once the edits are saved.")


def digests_of(paths: BookPaths) -> dict[str, str]:
    """Return the digest of every file of the book and its engine that a chapter may depend on, by its name."""
    return {name: file_digest(path) for name, path in inputs(paths)}


def executed(paths: BookPaths, name: str, before: bytes) -> str:
    """Return a chapter's notebook as it is stored after running it; raises BookError naming the chapter and cell."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    try:
        notebook = nbformat.reads(before.decode("utf-8"), as_version=4)
    except Exception as error:  # nbformat raises whatever its parser met
        raise BookError(f"{name} cannot be read as a notebook: {' '.join(str(error).split())[:200]}") from None
    notebook.cells.append(nbformat.v4.new_code_cell(TAKE, id="claimbook-take"))
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(paths.root)}},
        record_timing=False,
        shutdown_kernel="immediate",
        extra_arguments=["--log-level=40"],
    )
    try:
        client.execute(env={**os.environ, "PYTHONHASHSEED": "0"})
    except CellExecutionError as error:
        number = next(
            i
            for i, cell in enumerate(notebook.cells, 1)
            if any(output.output_type == "error" for output in cell.get("outputs", []))
        )
        raise BookError(f"{name}, cell {number}: {error.ename}: {_first_line(error.evalue)}") from None
    except (CellTimeoutError, DeadKernelError, RuntimeError) as error:  # the last: its kernel did not start
        raise BookError(f"{name}: {_first_line(str(error))}") from None
    except OSError as error:
        raise BookError(f"{name}: its kernel was not started: {error.strerror or error}; run it again.") from None
    finally:
        atexit.unregister(client._cleanup_kernel)  # it is left there, and fails, where the kernel did not start
    taken = "".join(output.text for output in notebook.cells.pop().outputs if output.output_type == "stream")
    return stored(paths, notebook, taken)


def stored(paths: BookPaths, notebook: Any, taken: str) -> str:
    """Return the text a run notebook is stored as: what was shown and the fingerprint, nothing of when or where."""
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            _joined_streams(cell)
    plain = json.loads(json.dumps(notebook))
    plain["metadata"] = {"kernelspec": KERNEL, "language_info": {"name": "python"}, KEY: complete(paths, plain, taken)}
    plain["nbformat"], plain["nbformat_minor"] = 4, 5
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _joined_streams(cell: Any) -> None:
    outputs: list[Any] = []
    for output in cell.outputs:
        last = outputs[-1] if outputs else None
        if last is not None and output.output_type == "stream" == last.output_type and output.name == last.name:
            last.text += output.text
        else:
            outputs.append(output)
    cell.outputs = outputs


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "no message")


def make_ready() -> None:
    """Let what runs kernels find the classes that it names, at which two threads at once would disturb each other."""
    from jupyter_client.provisioning.local_provisioner import LocalProvisioner
    from nbclient import NotebookClient
    from nbformat.v4 import new_notebook

    NotebookClient(new_notebook()).create_kernel_manager()
    LocalProvisioner()


def largest_first(path: Path) -> int:
    """Return what chapters are sorted by so that none is left to run alone at the end."""
    return -path.stat().st_size


def rerun(
    paths: BookPaths,
    notebooks: list[Path],
    prove: Callable[[], None] = lambda: None,
    done: Callable[[Path], None] = lambda path: None,
    stop: Callable[[], None] = lambda: None,
) -> list[Path]:
    """Run chapters and return those whose stored form changed.

    Two run at once for each processor, for each waits now and then; those that show most begin first.
    `prove` is called meanwhile; where it raises, nothing is stored. `done` is called with each chapter as it ends,
    `stop` where the others need not end. Raises BookError with every one that failed; the others are stored.
    """
    faults: list[Fault] = []
    changed: list[Path] = []
    before = digests_of(paths)
    make_ready()
    with ThreadPoolExecutor(max_workers=2 * (os.cpu_count() or 1)) as pool:
        running = {pool.submit(run_chapter, paths, path, before): path for path in sorted(notebooks, key=largest_first)}
        try:
            prove()
            for future in as_completed(running):
                try:
                    if future.result().store(paths):
                        changed.append(running[future])
                except BookError as error:
                    faults.extend(error.faults)
                done(running[future])
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            stop()
            raise
    if faults:
        raise BookError(sorted(faults, key=str))
    return [path for path in notebooks if path in changed]
