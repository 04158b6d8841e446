"""The files that a chapter opens, so that one read past the tables and modules is known as something it depends on."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

CODE = (".py", ".pyc")
INSTALLED = ("site-packages", "__pycache__", ".egg-info", ".dist-info", f"{os.sep}.")
READING = ("r", "rb", "rt", None)
WRITING = os.O_WRONLY | os.O_RDWR


class OpenedFiles:
    """The files below a folder that this process opens for reading from now on.

    Left out are code, compiled or on its way to be, what installing packages leaves behind, and folders whose names
    begin with a dot.
    Python tells every opening to its audit hooks (PEP 578); a hook can only be added, never taken away.
    """

    def __init__(self, root: Path) -> None:
        self.root = f"{root.resolve()}{os.sep}"
        self.opened: dict[str, None] = {}
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or not isinstance(arguments[0], str):
            return
        if arguments[1] not in READING or arguments[2] & WRITING:
            return
        file = os.path.abspath(arguments[0])
        if not file.startswith(self.root) or file.endswith(CODE):
            return
        name = file.removeprefix(self.root)
        if not any(part in f"{os.sep}{name}" for part in INSTALLED):
            self.opened.setdefault(name.replace(os.sep, "/"))
