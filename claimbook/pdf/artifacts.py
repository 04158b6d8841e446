"""Mark what only decorates a page as an artifact (PDF/UA, ISO 14289-1, 7.1), so that nobody has it read out.

The browser leaves running heads and the grounds of pages outside of all tags, and puts the grounds and lines of a
table's cells right into the table, which holds rows alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from claimbook.pdf.accessibility import children, elements

if TYPE_CHECKING:
    from pikepdf import Pdf

BEGIN, END = ("BDC", "BMC"), "EMC"
PATH = {"m", "l", "c", "v", "y", "h", "re", "W", "W*"}
PAINT = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}
ALONE = {"sh", "Do", "INLINE IMAGE"}
SHOW = {"Tj", "TJ", "'", '"'}
ROWS_ALONE = {"/Table", "/TR", "/THead", "/TBody", "/TFoot"}
Place = tuple[Any, int]  # the stream, by its object's number, and the number of marked content in it
Operators = list[Any]


def mark_artifacts(document: Pdf) -> None:
    """Mark in place what stands outside of the tags of a document, and what is drawn right into its tables."""
    import pikepdf

    streams = {holder.objgen: (holder, operators) for holder, operators in contents(document)}
    tagged = {key for key, (_, operators) in streams.items() if any(str(each.operator) in BEGIN for each in operators)}
    taken = set(take_out(document, {key: operators for key, (_, operators) in streams.items()}))
    for key, (holder, operators) in streams.items():
        forms = forms_of(holder)
        own = {name for name, form in forms.items() if form.objgen in tagged}
        if key not in tagged and "/Contents" not in holder:
            continue  # a form without tags is marked where it is shown
        written = pikepdf.unparse_content_stream(
            list(marked(operators, own, {mark for of, mark in taken if of == key}))
        )
        if "/Contents" in holder:
            holder.Contents = document.make_stream(written)
        else:
            holder.write(written)


def contents(document: Pdf) -> Iterator[tuple[Any, Operators]]:
    """Yield each page and each form that is shown on one, with its operators."""
    import pikepdf

    waiting, seen = [page.obj for page in document.pages], set()
    while waiting:
        holder = waiting.pop()
        if holder.objgen not in seen:
            seen.add(holder.objgen)
            yield holder, list(pikepdf.parse_content_stream(holder))
            waiting += forms_of(holder).values()


def forms_of(holder: Any) -> dict[str, Any]:
    """Return the forms that a page or a form may show, by name."""
    shown = holder.get("/Resources", {}).get("/XObject", {})
    return {name: each for name, each in shown.items() if each.get("/Subtype") == "/Form"}


def take_out(document: Pdf, streams: dict[Any, Operators]) -> Iterator[Place]:
    """Take what is drawn right into a table, and says nothing, out of the structure; yield where it is marked."""
    from pikepdf import Array, NumberTree

    root = document.Root.StructTreeRoot
    owners, said = NumberTree(root.ParentTree), set(saying(streams))
    for element in elements(root):
        if element.get("/S") not in ROWS_ALONE:
            continue
        kept = []
        for child in children(element):
            page, place = marked_at(element, child)
            if place is None or place in said:
                kept.append(child)
                continue
            owners[int(page.StructParents)][place[1]] = None
            yield place
        element.K = Array(kept)


def marked_at(element: Any, child: Any) -> tuple[Any, Place | None]:
    """Return the page or form and the place of marked content, no place for a child that is an element."""
    from pikepdf import Dictionary

    if not isinstance(child, Dictionary):
        return element.Pg, (element.Pg.objgen, int(child))
    if "/MCID" not in child:
        return None, None
    holder = child.get("/Stm", child.get("/Pg", element.get("/Pg")))
    return holder, (holder.objgen, int(child.MCID))


def saying(streams: dict[Any, Operators]) -> Iterator[Place]:
    """Yield the places of marked content that has letters, a picture or a form in it."""
    for key, operators in streams.items():
        for each, mark in numbered(operators):
            if mark is not None and str(each.operator) in (SHOW | ALONE):
                yield key, mark


def numbered(operators: Operators) -> Iterator[tuple[Any, int | None]]:
    """Yield each operator with the number of the marked content that it is in."""
    within: list[int | None] = []
    for each in operators:
        operator = str(each.operator)
        if operator in BEGIN:
            within.append(number_of(each))
        yield each, next((mark for mark in reversed(within) if mark is not None), None)
        if operator == END:
            within.pop()


def number_of(opening: Any) -> int | None:
    """Return the number that marked content begins with, None where it has none."""
    from pikepdf import Dictionary

    properties = opening.operands[-1]
    return int(properties.MCID) if isinstance(properties, Dictionary) and "/MCID" in properties else None


def marked(operators: Operators, tagged: set[str], taken: set[int]) -> Iterator[Any]:
    """Yield operators with what is outside of all tags marked as an artifact, and `taken` marks made artifacts.

    `tagged` are the names of forms that have tags of their own.
    """
    depth, at = 0, 0
    while at < len(operators):
        each = operators[at]
        operator = str(each.operator)
        if depth or operator in BEGIN:
            depth += (operator in BEGIN) - (operator == END)
            yield artifact() if operator in BEGIN and number_of(each) in taken else each
            at += 1
            continue
        last = whole(operators, at)
        part = operators[at : last + 1]
        yield from wrapped(part) if decorates(part, tagged) else part
        at = last + 1


def whole(operators: Operators, first: int) -> int:
    """Return where ends what must not be divided: a path with its painting, letters without tags among them."""
    operator = str(operators[first].operator)
    last = first
    if operator in PATH:
        while str(operators[last].operator) in PATH:
            last += 1
    elif operator == "BT":
        within = (at for at in range(first, len(operators)) if str(operators[at].operator) in ("ET", *BEGIN))
        end = next(within, first)
        last = end if str(operators[end].operator) == "ET" else first
    return last


def decorates(part: Operators, tagged: set[str]) -> bool:
    """Tell whether operators outside of all tags put anything on the page."""
    names = {str(each.operator) for each in part}
    if "Do" in names:
        return str(part[0].operands[0]) not in tagged
    return bool(names & (PAINT | SHOW | ALONE))


def wrapped(part: Iterable[Any]) -> Iterator[Any]:
    """Yield operators as an artifact."""
    from pikepdf import ContentStreamInstruction, Operator

    yield artifact()
    yield from part
    yield ContentStreamInstruction([], Operator(END))


def artifact() -> Any:
    """Return the operator that begins an artifact."""
    from pikepdf import ContentStreamInstruction, Name, Operator

    return ContentStreamInstruction([Name.Artifact], Operator("BMC"))
