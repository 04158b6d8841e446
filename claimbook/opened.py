"""The files that a chapter opens, so that one read past the tables and modules is known as something it depends on."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

CODE = (".py", ".pyc")
READING = ("r", "rb", "rt", None)


class OpenedFiles:
    """The files below a folder that this process opens for reading from now on, code and installed packages left out.

    Python tells every opening to its audit hooks (PEP 578); a hook can only be added, never taken away.
    """

    def __init__(self, root: Path) -> None:
        self.root = f"{root.resolve()}{os.sep}"
        self.opened: dict[str, None] = {}
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or not isinstance(arguments[0], str) or arguments[1] not in READING:
            return
        file = os.path.abspath(arguments[0])
        if file.startswith(self.root) and not file.endswith(CODE) and "site-packages" not in file:
            self.opened.setdefault(file.removeprefix(self.root).replace(os.sep, "/"))
