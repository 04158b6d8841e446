"""Draw the rooms of the engine, each on its floor with the rooms that it uses, from the imports: `make rooms`.

Imports inside functions count too; those for types alone do not. A room stands one floor above the highest it uses.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENGINE = ROOT / "claimbook"
PICTURE = ROOT / "docs" / "rooms.svg"
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- rooms: written by docs/rooms.py -->", "<!-- end of rooms -->"
STARTER = ENGINE / "starter" / "book"  # a book's own files, no part of the engine
MODULES = {
    ".".join(["claimbook", *path.relative_to(ENGINE).with_suffix("").parts]).removesuffix(".__init__"): path
    for path in sorted(ENGINE.rglob("*.py"))
    if not path.is_relative_to(STARTER)
}
WIDTH, ROW, BOX, GAP, MARGIN = 980, 96, 34, 18, 24


def imports_of(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield the imports of a module, wherever they stand, but for those that only name types."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        typing = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        waiting.extend([] if typing else ast.iter_child_nodes(node))


def imported(module: str, path: Path) -> Iterator[tuple[str, int]]:
    """Yield the engine's modules that a module imports, each with the line where it does."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in imports_of(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((each.name, node.lineno) for each in node.names if each.name in MODULES)
            continue
        base = node.module or ""
        if node.level:
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*above, *([base] if base else [])])
        for each in node.names:
            full = f"{base}.{each.name}"
            if full in MODULES or base in MODULES:
                yield (full if full in MODULES else base), node.lineno


def room(module: str) -> str:
    """Return the package below the engine that a module belongs to, or the module itself where it stands alone."""
    return module.split(".")[1] if "." in module else module


def uses() -> dict[str, set[str]]:
    """Return the rooms that each room uses."""
    found: dict[str, set[str]] = {room(module): set() for module in MODULES}
    for module, path in MODULES.items():
        found[room(module)] |= {room(other) for other, _ in imported(module, path)} - {room(module), "claimbook"}
    return {one: others for one, others in found.items() if one not in ("claimbook", "__main__")}


def floors(found: dict[str, set[str]]) -> list[list[str]]:
    """Return the rooms by floor, the ground first; raises CycleError where they have no order."""
    height: dict[str, int] = {}
    for one in TopologicalSorter(found).static_order():
        height[one] = max((height[other] + 1 for other in found[one]), default=0)
    return [sorted(one for one in height if height[one] == floor) for floor in range(max(height.values()) + 1)]


def subject(one: str) -> str:
    """Return what a room is about: the first sentence that it says of itself."""
    path = ENGINE / one / "__init__.py"
    text = ast.get_docstring(ast.parse((path if path.is_file() else ENGINE / f"{one}.py").read_text(encoding="utf-8")))
    return " ".join((text or "").split("\n\n")[0].split())


def picture(found: dict[str, set[str]]) -> str:
    """Return the drawing: the ground floor at the foot, a line from each room down to each that it uses directly."""
    levels = floors(found)
    height = MARGIN * 2 + ROW * (len(levels) - 1) + BOX
    place: dict[str, tuple[float, float, float]] = {}
    for floor, rooms in enumerate(levels):
        wide = {one: 20 + 9 * len(one) for one in rooms}
        share = WIDTH / len(rooms)
        for number, one in enumerate(rooms):
            centre = share * (number + 0.5)
            place[one] = (centre, height - MARGIN - BOX - ROW * floor, wide[one])
    lines = [
        f'<path d="M{x:.0f} {y + BOX:.0f} C{x:.0f} {y + BOX + 30:.0f} {u:.0f} {v - 30:.0f} {u:.0f} {v:.0f}"/>'
        for one in sorted(found)
        for other in sorted(direct(found, one))
        for x, y, _ in [place[one]]
        for u, v, _ in [place[other]]
    ]
    boxes = [
        f'<g><title>{escape(one)}: {escape(subject(one))}</title><rect x="{x - w / 2:.0f}" y="{y:.0f}" '
        f'width="{w}" height="{BOX}" rx="4"/><text x="{x:.0f}" y="{y + 22:.0f}">{escape(one)}</text></g>'
        for one, (x, y, w) in sorted(place.items())
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
            'aria-label="The rooms of the engine, each above those that it uses">',
            "<style>rect{fill:#f4f1ea;stroke:#5b6470}text{font:15px sans-serif;text-anchor:middle;fill:#1d232b}"
            "path{fill:none;stroke:#8a93a0;stroke-width:1.2}svg{background:#fff}</style>",
            *lines,
            *boxes,
            "</svg>\n",
        ]
    )


def direct(found: dict[str, set[str]], one: str) -> set[str]:
    """Return the rooms that a room uses, without those that it would reach through others all the same."""
    return {other for other in found[one] if not any(other in reached(found, each) for each in found[one] - {other})}


def reached(found: dict[str, set[str]], one: str) -> set[str]:
    """Return all rooms that a room uses, itself or through others."""
    return found[one].union(*(reached(found, other) for other in found[one]))


def table(found: dict[str, set[str]]) -> str:
    """Return the list of rooms, from the top floor down, each with its subject and those that it uses."""
    rows = ["| room | its subject | uses |", "|---|---|---|"]
    for level in reversed(floors(found)):
        rows += [f"| `{one}` | {subject(one)} | {', '.join(sorted(found[one])) or '—'} |" for one in level]
    return "\n".join(rows)


def page(text: str, found: dict[str, set[str]]) -> str:
    """Return the page with its list of rooms written anew."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{table(found)}\n\n{END}{rest.partition(END)[2]}"


def main() -> None:
    """Write the picture and the list of rooms."""
    found = uses()
    PICTURE.write_text(picture(found), encoding="utf-8")
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), found), encoding="utf-8")


if __name__ == "__main__":
    main()
