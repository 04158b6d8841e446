"""Measure everything that is promised, beside the named peers, and print it as one table.

python bench/run.py               everything
python bench/run.py ledger book   some of it
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

PARTS = ("book", "clean", "ledger", "extraction", "rerun", "first_view", "citer", "citation_programs", "main_text",
         "briefs", "adding", "scan")  # fmt: skip


def main(names: list[str]) -> None:
    """Measure the named parts, each in a table of what was measured, the figure, and what it must reach."""
    sys.path.insert(0, str(Path(__file__).parent))
    console = Console(width=None if sys.stdout.isatty() else 120)
    for name in names or PARTS:
        table = Table("measured", "figure", "must reach", title=name, title_justify="left")
        for row in importlib.import_module(name).main():
            table.add_row(*row)
        console.print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
