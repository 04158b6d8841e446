"""What Word's styles say of a paragraph or a run: hidden or not, heading, caption, list, entry of a bibliography."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from claimbook.documents.whole_numbers import whole

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_KINDS = {"caption": "caption", "bibliography": "reference", "title": "title"}
_OFF = ("0", "false", "off")


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute by its local name, in whatever namespace, empty where it is not there."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first descendant by a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def switched(properties: etree._Element | None, name: str) -> bool | None:
    """Return whether a property such as w:vanish is on or off, None where nothing is said."""
    found = child(properties, name)
    return None if found is None else attribute(found, "val").casefold() not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says after all it is based on."""

    hidden: bool = False
    level: int = 0
    kind: str = ""
    listed: bool = False


class Styles:
    """The styles of a Word file by id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self.default = ""
        for each in root.iter("{*}style") if root is not None else ():
            self._elements[attribute(each, "styleId")] = each
            if attribute(each, "type") == "paragraph" and attribute(each, "default") in ("1", "true", "on"):
                self.default = attribute(each, "styleId")

    def __getitem__(self, id: str) -> Style:
        if id not in self._known:
            self._known[id] = Style()
            chain = self._chain(id)
            self._known[id] = Style(*self._read(chain))
        return self._known[id]

    def _chain(self, id: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while id in self._elements and self._elements[id] not in chain:
            chain.append(self._elements[id])
            based = child(chain[-1], "basedOn")
            id = attribute(based, "val") if based is not None else ""
        return chain

    def _read(self, chain: list[etree._Element]) -> tuple[bool, int, str, bool]:
        hidden = next((on for each in chain if (on := switched(child(each, "rPr"), "vanish")) is not None), False)
        level, kind, listed = 0, "", False
        for each in chain:
            named = child(each, "name")
            name = attribute(named, "val").casefold() if named is not None else ""
            outline = child(each, "pPr", "outlineLvl")
            if not level and (heading := _HEADING.match(name)):
                level = int(heading[1])
            elif not level and outline is not None:
                level = whole(attribute(outline, "val"), -1) + 1
            kind = kind or _KINDS.get(name, "")
            listed = listed or child(each, "pPr", "numPr") is not None
        return hidden, level if level <= 9 else 0, kind, listed
