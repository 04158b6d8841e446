"""Change several files of a book together or not at all, whatever happens in between.

All new files are written aside and synced, then a journal of what takes whose place; from there on the change is made:
each file is renamed into place in the order given, and the journal goes. A run that is killed before the journal
stands leaves the book as it was; one killed after it leaves the journal, by which `recover` completes the change. Where
a rename fails, or a file was edited meanwhile, what was renamed is put back, by the old files that are kept until
then.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from claimbook.base.atomic import room_to_write
from claimbook.base.digests import sha256
from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths

FOLDER = "change"
JOURNAL, UNDOING = "journal.json", "undo.json"
ASIDE = re.compile(r"([0-9]+\.(new|old))?")
ANY = object()
Kind = Literal["file", "folder", "gone"]


@dataclass(frozen=True, slots=True)
class Step:
    """One file or folder that changes: where (from the book's root), the names of its new and old content aside, and
    their SHA-256 (empty for a folder and where there is none)."""

    kind: Kind
    path: str
    new: str
    old: str
    new_digest: str
    old_digest: str


class Transaction:
    """A change of several files: nothing happens inside the block, everything on leaving it, nothing on an exception.

    Call it inside `alone`. Raises BookError where the disk is full or a file was edited meanwhile, OSError where one
    cannot be written; the book then stays as it was.
    """

    def __init__(self, paths: BookPaths) -> None:
        self.paths = paths
        self._changes: list[tuple[Kind, Path, bytes | Path, object]] = []

    def write(self, path: Path, content: str | bytes, *, before: object = ANY) -> None:
        """Let a file have this content (text is written as UTF-8).

        With `before`, the bytes that the new content was made from (None: no file), an edit since then is refused.
        """
        data = content.encode("utf-8") if isinstance(content, str) else content
        self._changes.append(("file", path, data, before))

    def remove(self, path: Path, *, before: object = ANY) -> None:
        """Let a file go."""
        self._changes.append(("gone", path, b"", before))

    def move(self, folder: Path, place: Path) -> None:
        """Let a folder that was made aside, on the same disk, stand in a place where nothing stands yet."""
        self._changes.append(("folder", place, folder, None))

    def __enter__(self) -> Transaction:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if kind is None and self._changes:
            self._commit()

    def _commit(self) -> None:
        folder = self.paths.work / FOLDER
        with room_to_write():
            try:
                os.makedirs(folder, exist_ok=True)
                steps = [self._prepared(number, *change) for number, change in enumerate(self._changes)]
                sync_folder(folder)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            try:
                write_journal(folder, steps)
                complete(self.paths, steps)
            except BaseException as error:
                self._take_back(steps, error)
                raise
        with suppress(OSError):  # what is left is known to be done, and goes with the next change
            discard(self.paths, steps)

    def _take_back(self, steps: list[Step], error: BaseException) -> None:
        try:
            undo(self.paths, steps)
        except OSError as again:
            raise BookError(
                f"The change could be neither made ({error}) nor taken back ({again}); the next command that can write "
                "will end it."
            ) from None

    def _prepared(self, number: int, kind: Kind, path: Path, content: bytes | Path, before: object) -> Step:
        """Write one file's new content aside, keep its old one, and return the step that changes it."""
        path = Path(os.path.abspath(path))
        try:
            name = path.relative_to(os.path.abspath(self.paths.root)).as_posix()
        except ValueError:
            raise BookError(f"{path} lies outside of the book; only the book's own files are changed.") from None
        target = Path(os.path.realpath(path))
        there = target.read_bytes() if target.is_file() else None
        if (before is not ANY and before != there) or (kind != "file" and (kind == "gone") != target.exists()):
            raise BookError(f"{name} was edited meanwhile and was left as it is; run it again.")
        new, old = f"{number}.new", f"{number}.old"
        if isinstance(content, Path):
            sync_tree(content)
            os.rename(content, self._aside(target, new))
            return Step(kind, name, new, "", "", "")
        if kind == "file":
            write_synced(self._aside(target, new), content, like=target if there is not None else None)
        if there is not None:
            keep(target, self._aside(target, old), there)
        return Step(kind, name, new if kind == "file" else "", old if there is not None else "",
                    digest_of(content) if kind == "file" else "", digest_of(there))  # fmt: skip

    def _aside(self, target: Path, name: str) -> Path:
        return aside_of(self.paths, target, name)


def recover(paths: BookPaths) -> str:
    """Complete or undo the change that a killed run left, and return a sentence about it, empty where there was none.

    Call it inside `alone`. Raises BookError where the journal cannot be read, OSError where a file cannot be written.
    """
    folder = paths.work / FOLDER
    if not folder.exists():
        return ""
    undoing = (folder / UNDOING).exists()
    if not undoing and not (folder / JOURNAL).exists():
        shutil.rmtree(folder, ignore_errors=True)
        return ""
    steps = read_journal(paths, folder / (UNDOING if undoing else JOURNAL))
    pending = [step for step in steps if not applied(paths, step)]
    names = ", ".join(step.path for step in steps)
    if undoing or any(edited(paths, step) for step in pending):
        undo(paths, steps)
        return f"A change that was cut off has been undone: {names}."
    complete(paths, steps)
    discard(paths, steps)
    return f"A change that was cut off has been completed: {names}." if pending else ""


def interrupted(paths: BookPaths) -> bool:
    """Tell whether a change is under way or was cut off."""
    folder = paths.work / FOLDER
    return (folder / JOURNAL).exists() or (folder / UNDOING).exists()


def complete(paths: BookPaths, steps: list[Step]) -> None:
    """Make every step that has not been made, in order; raises BookError where a file was edited meanwhile."""
    for step in steps:
        target = target_of(paths, step)
        if applied(paths, step):
            continue
        if edited(paths, step):
            raise BookError(f"{step.path} was edited meanwhile and was left as it is; run it again.")
        if step.kind == "gone":
            os.unlink(target)
        else:
            os.makedirs(target.parent, exist_ok=True)
            os.replace(aside_of(paths, target, step.new), target)
    for parent in {target_of(paths, step).parent for step in steps}:
        sync_folder(parent)


def undo(paths: BookPaths, steps: list[Step]) -> None:
    """Put back what was changed, but for what was edited since; a run killed meanwhile goes on undoing."""
    folder = paths.work / FOLDER
    if (folder / JOURNAL).exists():
        os.replace(folder / JOURNAL, folder / UNDOING)
        sync_folder(folder)
    for step in reversed(steps):
        target = target_of(paths, step)
        if not applied(paths, step) or edited(paths, step):
            continue
        if step.kind == "folder":
            shutil.rmtree(target, ignore_errors=True)
        elif not step.old:
            target.unlink(missing_ok=True)
        elif (kept := aside_of(paths, target, step.old)).exists():
            os.replace(kept, target)
    for parent in {target_of(paths, step).parent for step in steps}:
        if parent.is_dir():
            sync_folder(parent)
    discard(paths, steps)


def applied(paths: BookPaths, step: Step) -> bool:
    """Tell whether a step was made: what it brings is no longer aside."""
    target = target_of(paths, step)
    return not (os.path.lexists(target) if step.kind == "gone" else aside_of(paths, target, step.new).exists())


def edited(paths: BookPaths, step: Step) -> bool:
    """Tell whether a file is neither what the change found nor what it brings."""
    if step.kind == "folder":
        return False
    target = target_of(paths, step)
    there = digest_of(target.read_bytes()) if target.is_file() else ""
    return there not in (step.old_digest, step.new_digest)


def target_of(paths: BookPaths, step: Step) -> Path:
    return Path(os.path.realpath(paths.root / step.path))


def aside_of(paths: BookPaths, target: Path, name: str) -> Path:
    """Return where content for a file lies aside: on the same disk, so that it takes its place in one step."""
    folder, parent = paths.work / FOLDER, target.parent
    while not parent.exists():
        parent = parent.parent
    if parent.stat().st_dev == folder.stat().st_dev:
        return folder / name
    return parent / f".{target.name}.{name}"


def read_journal(paths: BookPaths, journal: Path) -> list[Step]:
    """Return the steps of a journal; raises BookError where it is none or names what lies outside of the book."""
    try:
        steps = [as_step(entry) for entry in json.loads(journal.read_bytes())["steps"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BookError(
            f"{paths.relative(journal)} is no journal of a change, so that it can be neither completed nor undone; "
            f"look at what the tables hold, then remove the folder {paths.relative(journal.parent)}."
        ) from None
    return steps


def as_step(entry: dict[str, Any]) -> Step:
    """Return an entry of a journal as a step; raises ValueError or TypeError where it leads out of the book."""
    step = Step(**entry)
    path = Path(step.path)
    if path.is_absolute() or ".." in path.parts or "\0" in step.path or step.kind not in ("file", "folder", "gone"):
        raise ValueError(step.path)
    if not all(ASIDE.fullmatch(name) for name in (step.new, step.old)):
        raise ValueError(step.new)
    return step


def write_journal(folder: Path, steps: list[Step]) -> None:
    """Put the journal in its place, whole: from here on the change is made."""
    content = json.dumps({"version": 1, "steps": [asdict(step) for step in steps]}, ensure_ascii=False)
    write_synced(folder / f".{JOURNAL}", content.encode())
    os.replace(folder / f".{JOURNAL}", folder / JOURNAL)
    sync_folder(folder)


def discard(paths: BookPaths, steps: list[Step]) -> None:
    """Remove the journal, so that nothing is done by it any more, and then what lies aside."""
    folder = paths.work / FOLDER
    for name in (JOURNAL, UNDOING):
        with suppress(FileNotFoundError):
            os.unlink(folder / name)
    for step in steps:
        for name in filter(None, (step.new, step.old)):
            kept = aside_of(paths, target_of(paths, step), name)
            if kept.is_dir():
                shutil.rmtree(kept)
            else:
                kept.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def write_synced(path: Path, content: bytes, like: Path | None = None) -> None:
    """Write a file and wait until the disk has it; it may be read by whoever may read the file `like`."""
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(number, left) :]
        if like is not None:
            os.fchmod(number, like.stat().st_mode & 0o7777)
        os.fsync(number)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        os.close(number)


def keep(target: Path, aside: Path, content: bytes) -> None:
    """Keep a file's content aside under a second name, or as a copy where the system gives files only one."""
    with suppress(FileNotFoundError):
        os.unlink(aside)
    try:
        os.link(target, aside)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EACCES, errno.ENOSYS):
            raise
        write_synced(aside, content, like=target)


def sync_tree(folder: Path) -> None:
    """Wait until the disk has a folder and all that is in it."""
    for path in [folder, *folder.rglob("*")]:
        sync_folder(path)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has what a folder lists, or what a file holds."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # not every file system syncs folders
            raise OSError(error.errno, error.strerror, str(folder)) from None
    finally:
        os.close(number)


def digest_of(content: bytes | None) -> str:
    return "" if content is None else sha256(content)
