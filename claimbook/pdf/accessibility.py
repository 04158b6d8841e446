"""Make a tagged PDF what PDF/UA (ISO 14289-1) asks for where the browser that printed it falls short.

The browser tags well but names types that only a later PDF knows, leaves links without a text of their own, and puts
what a list item holds beside the item's mark instead of into its body.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Pdf

NEWER = {"Em": "Span", "Strong": "Span", "Aside": "Note", "Title": "P", "FENote": "Note", "Sub": "Span"}
ITEM, MARK, BODY = "/LI", "/Lbl", "/LBody"
LONGEST = 400


def make_accessible(document: Pdf) -> None:
    """Mend the tags of a printed document, in place."""
    from pikepdf import Dictionary, Name, NumberTree, String

    root = document.Root.StructTreeRoot
    root.RoleMap = Dictionary({f"/{newer}": Name(f"/{known}") for newer, known in NEWER.items()})
    owners = NumberTree(root.ParentTree)
    for element in list(elements(root)):
        if element.get("/S") == ITEM:
            give_body(document, element, owners)
    places: dict[Any, int] = {page.objgen: number for number, page in enumerate(document.pages, 1)}
    names: Any = document.Root.get(Name.Dests, {})
    for page in document.pages:
        for link in page.obj.get("/Annots", []):
            if link.get("/Subtype") == "/Link" and "/Contents" not in link:
                link.Contents = String(told(link, names, places)[:LONGEST])


def give_body(document: Pdf, item: Any, owners: Any) -> None:
    """Put what a list item holds beside its mark into a body; `owners` tells whose the content of each page is."""
    from pikepdf import Array, Dictionary, Name

    marks: list[Any] = []
    rest: list[Any] = []
    for child in children(item):
        marked = isinstance(child, Dictionary) and child.get("/S") in (MARK, BODY)
        (marks if marked else rest).append(child)
    if not rest:
        return
    body = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name(BODY), P=item, K=Array(rest)))
    if "/Pg" in item:
        body.Pg = item.Pg
    for child in rest:
        if isinstance(child, Dictionary) and "/S" in child:
            child.P = body
            continue
        page = child.get("/Pg", item.get("/Pg")) if isinstance(child, Dictionary) else item.get("/Pg")
        number = child.get("/MCID") if isinstance(child, Dictionary) else child
        if page is not None and number is not None:
            owners[int(page.StructParents)][int(number)] = body
    item.K = Array([*marks, body])


def told(link: Any, names: Any, places: dict[Any, int]) -> str:
    """Return where a link leads in words: to an address, or to a page of the book."""
    action = link.get("/A", {})
    if "/URI" in action:
        return str(action["/URI"])
    target = link.get("/Dest", action.get("/D"))
    place = names.get(f"/{str(target).removeprefix('/')}") if target is not None else None
    page = places.get(place[0].objgen) if place is not None else None
    return f"Page {page}" if page else "Within the book"


def elements(root: Any) -> Iterator[Any]:
    """Yield every structure element below a root."""
    from pikepdf import Dictionary

    waiting = [root]
    while waiting:
        for child in children(waiting.pop()):
            if isinstance(child, Dictionary) and "/S" in child:
                yield child
                waiting.append(child)


def children(element: Any) -> list[Any]:
    from pikepdf import Array

    found = element.get("/K")
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]
