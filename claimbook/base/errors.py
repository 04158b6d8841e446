"""What is wrong, where it stands, and what to do about it: the only way claimbook complains."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: the file, row (line of the file, 1-based) and column it stands in, and a sentence."""

    file: str
    row: int | None
    column: str | None
    message: str

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f", {'line' if self.file.endswith('.py') else 'row'} {self.row}"
        if self.column:
            place += f", column {self.column}"
        return f"{place}: {self.message}" if place else self.message


class BookError(Exception):
    """The book cannot go on; carries every fault found, each printed as one sentence."""

    def __init__(self, faults: Fault | str | Iterable[Fault]) -> None:
        if isinstance(faults, str):
            faults = Fault("", None, None, faults)
        self.faults = [faults] if isinstance(faults, Fault) else list(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
