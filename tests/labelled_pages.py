"""Read the labelled pages of `tests/pages` and count how a reading of them fares, by line and by quantity.

A page is a text whose every line starts with `B ` (body) or `F ` (boilerplate); empty lines carry no label. The pages
in `developed` were there to be looked at while the rules were written; those in `evaluated` were labelled before there
were any rules, and no rule may be changed because of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimbook.documents import body_spans

PAGES = Path(__file__).parent / "pages"
QUANTITY = re.compile(
    r"\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|nineteen|thirty|forty|half|third|quarter|"
    r"twice|hundred|thousand|million|billion|trillion)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    page: str
    start: int
    text: str
    body: bool
    kept: bool

    @property
    def quantities(self) -> int:
        return len(QUANTITY.findall(self.text))


def labelled(path: Path) -> tuple[str, list[tuple[int, str, bool]]]:
    """Return a page's text without its labels, and each labelled line: its offset, its text, whether it is body."""
    text, lines = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line:
            assert line[:2] in ("B ", "F "), f"{path.name}: unlabelled line {line!r}"
            lines.append((len(text), line[2:], line[0] == "B"))
        text += line[2:] + "\n"
    return text, lines


def read(path: Path) -> Iterator[Line]:
    """Yield each labelled line of a page with whether any of it is kept as body."""
    text, lines = labelled(path)
    kept = bytearray(len(text))
    for start, end in body_spans(text):
        kept[start:end] = b"\x01" * (end - start)
    for start, line, body in lines:
        yield Line(path.stem, start, line, body, any(kept[start : start + len(line)]))


def half(name: str) -> list[Line]:
    return [line for path in sorted((PAGES / name).glob("*.txt")) for line in read(path)]


def tally(lines: list[Line]) -> dict[str, int]:
    """Count lines, quantities and the two failures: boilerplate kept, body lost."""
    return {
        "lines": len(lines),
        "boilerplate lines kept": sum(line.kept and not line.body for line in lines),
        "body lines lost": sum(line.body and not line.kept for line in lines),
        "quantities": sum(line.quantities for line in lines),
        "boilerplate quantities kept": sum(line.quantities for line in lines if line.kept and not line.body),
        "body quantities lost": sum(line.quantities for line in lines if line.body and not line.kept),
    }


if __name__ == "__main__":
    for name in sys.argv[1:] or ("developed", "evaluated"):
        print(name, tally(half(name)))
