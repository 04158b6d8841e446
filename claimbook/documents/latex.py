"""LaTeX as its reader sees it: paragraphs, headings, notes, tables, captions, citations by key, links.

pylatexenc says what the macros' arguments are; this says which of them are shown. Nothing is run and no file that the
text names is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pylatexenc.latex2text import get_default_latex_context_db as text_macros
from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexMathNode,
    LatexSpecialsNode,
    LatexWalker,
    LatexWalkerError,
    get_default_latex_context_db,
)
from pylatexenc.macrospec import MacroSpec, std_environment

from claimbook.base.errors import BookError, Fault
from claimbook.documents.blocks import Block, Field, Kind, Link, NoteMark, Place, Reading, Run
from claimbook.documents.plain_text import decode_text

HEADINGS = {"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5, "title": 1}
CITES = frozenset(
    [
        "cite",
        "citep",
        "citet",
        "citealp",
        "citealt",
        "citeauthor",
        "citeyear",
        "autocite",
        "textcite",
        "parencite",
        "footcite",
        "smartcite",
        "supercite",
        "fullcite",
        "nocite",
        "Cite",
        "Citep",
        "Citet",
        "Autocite",
        "Textcite",
        "Parencite",
    ]
)
NOTES = frozenset({"footnote", "endnote", "thanks", "footnotetext"})
UNSEEN = frozenset(
    [
        "label",
        "ref",
        "eqref",
        "pageref",
        "cref",
        "Cref",
        "index",
        "vspace",
        "hspace",
        "setlength",
        "usepackage",
        "documentclass",
        "input",
        "include",
        "bibliography",
        "bibliographystyle",
        "addbibresource",
        "includegraphics",
        "newcommand",
        "renewcommand",
        "def",
        "pagestyle",
        "thispagestyle",
        "setcounter",
        "addtocounter",
        "hypersetup",
        "geometry",
        "newtheorem",
        "definecolor",
        "color",
        "fontsize",
        "selectfont",
        "cmidrule",
        "multirow",
        "rule",
        "phantom",
        "graphicspath",
        "author",
        "date",
        "printbibliography",
        "tableofcontents",
        "maketitle",
        "centering",
        "noindent",
        "bibitem",
        "item",
        "caption",
        "columnwidth",
        "linewidth",
        "textwidth",
        "toprule",
        "midrule",
        "bottomrule",
        "hline",
        "newpage",
        "clearpage",
        "small",
        "footnotesize",
        "large",
    ]
)
SIGNS = {
    "%": "%", "$": "$", "&": "&", "#": "#", "_": "_", "{": "{", "}": "}", ",": "\u2009", " ": " ", ";": " ", ":": " ",
    "!": "", "/": "", "-": "", "quad": " ", "qquad": "  ", "times": "×", "cdot": "·", "pm": "±", "approx": "≈",
    "sim": "∼", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "percent": "%", "textendash": "–", "textemdash": "—",
    "euro": "€", "pounds": "£", "yen": "¥", "textyen": "¥", "texteuro": "€", "degree": "°", "ldots": "…", "dots": "…",
    "par": "\n\n", "newline": "\n", "linebreak": "\n", "\\": "\n", "tabularnewline": "\n", "to": "→", "S": "§",
}  # fmt: skip
UNIT_SIGNS = {
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E", "milli": "m", "micro": "µ",
    "nano": "n",
    "watt": "W", "hour": "h", "metre": "m", "meter": "m", "second": "s", "minute": "min", "day": "d", "byte": "B",
    "bit": "bit", "gram": "g", "tonne": "t", "litre": "L", "liter": "L", "joule": "J", "volt": "V", "hertz": "Hz",
    "kelvin": "K", "celsius": "°C", "per": "/", "square": "²", "cubic": "³", "squared": "²", "cubed": "³",
}  # fmt: skip
UNITS = frozenset({"SI", "qty", "si", "unit", "num"})
TABLES = frozenset({"tabular", "tabular*", "tabularx", "longtable", "tabulary"})
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_BIBLIOGRAPHY = re.compile(r"^[^%\n]*\\(?:bibliography|addbibresource)(?:\[[^\[\]\\]*\])?\{([^{}]+)\}", re.MULTILINE)


@dataclass(slots=True)
class _Draft:
    """A paragraph as it is put together: each sign with its place in the source, or -1."""

    signs: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)

    def add(self, text: str, place: int = -1) -> None:
        """Append signs; blanks run together."""
        for number, sign in enumerate(text):
            blank = sign in " \t\n"
            if blank and (not self.signs or self.signs[-1] in " \n"):
                continue
            self.signs.append(" " if blank else "\u00a0" if sign == "~" else sign)
            self.places.append(place + number if place >= 0 else -1)


def read_latex(content: bytes, name: str) -> Reading:
    """Read LaTeX; raises BookError where it is no text or cannot be taken apart."""
    source = decode_text(content, name)
    try:
        nodes = LatexWalker(source, latex_context=_macros(), tolerant_parsing=True).get_latex_nodes()[0]
        reader = _Reader(source)
        reader.read(_document(nodes))
        reader.end_paragraph()
    except (LatexWalkerError, RecursionError):
        raise BookError(Fault(name, None, None, "is no LaTeX that can be taken apart; check its braces")) from None
    title = re.search(r"\\title\{([^{}]*)\}", source)
    author = re.search(r"\\author\{([^{}]*)\}", source)
    return Reading(
        name, "latex", tuple(reader.blocks), source,
        title=title[1].strip() if title else "", author=author[1].strip() if author else "",
        bibliography=tuple(_bibliography(source)),
    )  # fmt: skip


def _bibliography(source: str) -> Iterator[str]:
    """Yield the names of the BibTeX files that a text asks for, with their ending."""
    for found in _BIBLIOGRAPHY.finditer(source):
        for name in found[1].split(","):
            name = name.strip()
            yield name if name.endswith(".bib") else f"{name}.bib"


def _macros() -> Any:
    context = get_default_latex_context_db()
    shapes = {"num": "[{", "si": "[{", "unit": "[{", "SI": "[{[{", "qty": "[{{", "href": "{{", "url": "{",
              "caption": "[{",
              "multicolumn": "{{{", "bibitem": "[{", "textcolor": "{{", "enquote": "{", "thanks": "{", "title": "{",
              "SIrange": "[{{{", "numrange": "[{{", "footnotetext": "[{", "endnote": "{", "citealp": "*[[{",
              "multirow": "{{{", "addbibresource": "{", "hypersetup": "{", "cmidrule": "{"}  # fmt: skip
    shapes |= dict.fromkeys(CITES, "*[[{")
    context.add_context_category("shown", prepend=True,
                                 macros=[MacroSpec(name, shape) for name, shape in shapes.items()],
                                 environments=[std_environment("tabularx", "{{"), std_environment("tabulary", "{{"),
                                               std_environment("tabular*", "{[{"),
                                               std_environment("longtable", "[{"),
                                               std_environment("thebibliography", "{")])  # fmt: skip
    return context


def _document(nodes: Sequence[Any]) -> Sequence[Any]:
    """Return the nodes of the document environment, or all where there is none."""
    for node in nodes:
        if isinstance(node, LatexEnvironmentNode) and node.environmentname == "document":
            return list(node.nodelist)
    return nodes


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.waiting: list[Block] = []
        self.draft = _Draft()
        self.kind: Kind = "paragraph"
        self.place = Place()
        self.label = ""
        self.level = self.paragraphs = self.tables = self.notes = 0
        self.lists = 0
        self.known = text_macros()

    def read(self, nodes: Sequence[Any]) -> None:
        """Read nodes into the paragraph that is open."""
        for node in nodes:
            if isinstance(node, LatexCharsNode):
                self._characters(node)
            elif isinstance(node, LatexMacroNode):
                self._macro(node)
            elif isinstance(node, (LatexGroupNode, LatexMathNode)):
                self.read(node.nodelist)
            elif isinstance(node, LatexEnvironmentNode):
                self._environment(node)
            elif isinstance(node, LatexSpecialsNode):
                self._special(node)

    def _special(self, node: Any) -> None:
        signs = {"~": "\u00a0", "``": "“", "''": "”", "--": "–", "---": "—", "&": "\t", "\n\n": "\n\n"}
        shown = signs.get(node.specials_chars, node.specials_chars)
        if shown == "\n\n":
            self.end_paragraph()
        else:
            self.draft.add(shown, node.pos if len(shown) == len(node.specials_chars) else -1)

    def _characters(self, node: Any) -> None:
        start = 0
        for gap in _PARAGRAPH.finditer(node.chars):
            self.draft.add(node.chars[start : gap.start()], node.pos + start)
            self.end_paragraph()
            start = gap.end()
        self.draft.add(node.chars[start:], node.pos + start)

    def _macro(self, node: Any) -> None:
        name, arguments = node.macroname, _arguments(node)
        if name in HEADINGS:
            self._apart("heading", arguments[-1:], HEADINGS[name])
        elif name in NOTES:
            self._note(arguments[-1:])
        elif name in CITES:
            self._cite(arguments)
        elif name in ("href", "url"):
            self._link(arguments)
        elif name == "caption":
            self._apart("caption", arguments[-1:])
        elif name in ("item", "bibitem"):
            self.end_paragraph()
            if name == "bibitem":
                self.label = _plain(arguments[-1:])
        elif name in UNITS:
            self._quantity(name, arguments)
        elif name in ("SIrange", "numrange"):
            for number, argument in enumerate(arguments[1:]):
                self.draft.add("–" if number == 1 else " " if number else "")
                self.read([argument])
        elif name in UNIT_SIGNS:
            self.draft.add(UNIT_SIGNS[name])
        elif name in SIGNS:
            if SIGNS[name] == "\n\n":
                self.end_paragraph()
            elif SIGNS[name] == "\n":
                self.draft.add(" ")
            else:
                self.draft.add(SIGNS[name], node.pos + 1 if SIGNS[name] == name else -1)
            if node.macro_post_space and name.isalpha():
                self.draft.add(" ")
        elif name == "frac" and len(arguments) == 2:
            self.read(arguments[:1])
            self.draft.add("/")
            self.read(arguments[1:])
        elif name in ("multicolumn", "textcolor", "multirow"):
            self.read(arguments[-1:])
        elif name not in UNSEEN:
            self._other(node, arguments)

    def _other(self, node: Any, arguments: list[Any]) -> None:
        """Show a macro's arguments, or the sign that pylatexenc knows it for."""
        if arguments:
            self.read([each for each in arguments if isinstance(each, LatexGroupNode) and each.delimiters[0] == "{"])
            return
        spec = self.known.get_macro_spec(node.macroname)
        shown = getattr(spec, "simplify_repl", "") if spec else ""
        if isinstance(shown, str) and "%" not in shown:
            self.draft.add(shown)

    def _quantity(self, name: str, arguments: list[Any]) -> None:
        shown = [each for each in arguments if isinstance(each, LatexGroupNode) and each.delimiters[0] == "{"]
        for number, argument in enumerate(shown):
            if number:
                self.draft.add("\u00a0")
            self.read([argument])

    def _cite(self, arguments: list[Any]) -> None:
        keys = ",".join(key.strip() for key in _plain(arguments[-1:]).split(",") if key.strip())
        if keys:
            start = len(self.draft.signs)
            self.draft.add(f"[{keys.replace(',', ', ')}]")
            self.draft.fields.append(Field(start, len(self.draft.signs), "cite", keys))

    def _link(self, arguments: list[Any]) -> None:
        target, start = _plain(arguments[:1]), len(self.draft.signs)
        if len(arguments) > 1:
            self.read(arguments[1:])
        else:
            self.draft.add(target)
        self.draft.links.append(Link(start, len(self.draft.signs), target))

    def _note(self, nodes: list[Any]) -> None:
        self.notes += 1
        number = str(self.notes)
        self.draft.notes.append(NoteMark(len(self.draft.signs), "footnote", number))
        before = self.draft, self.kind, self.place
        self.draft, self.kind, self.place = _Draft(), "footnote", Place(footnote=number)
        self.read(nodes)
        made = self._finished()
        self.draft, self.kind, self.place = before
        if made:
            self.waiting.append(made)

    def _apart(self, kind: Kind, nodes: list[Any], level: int = 0) -> None:
        """Read nodes as a paragraph of their own."""
        self.end_paragraph()
        before, self.kind, self.level = self.kind, kind, level
        place, self.place = self.place, Place()
        self.read(nodes)
        self.end_paragraph()
        self.kind, self.level, self.place = before, 0, place

    def _environment(self, node: Any) -> None:
        name = node.environmentname
        if name in ("comment", "tikzpicture", "filecontents", "picture"):
            return
        self.end_paragraph()
        before = self.kind
        if name in TABLES:
            self._table(node)
        elif name in ("itemize", "enumerate", "description", "thebibliography"):
            self.kind = "reference" if name == "thebibliography" else "list item"
            self.read(node.nodelist)
        elif name in ("verbatim", "lstlisting", "minted"):
            self.kind = "code"
            self.read(node.nodelist)
        else:
            self.read(node.nodelist)
        self.end_paragraph()
        self.kind, self.label = before, ""

    def _table(self, node: Any) -> None:
        self.tables += 1
        before, self.kind = self.place, "cell"
        place = Place(table=self.tables, row=1, column=1)
        self.place = place
        for each in node.nodelist:
            if isinstance(each, LatexSpecialsNode) and each.specials_chars == "&":
                self.end_paragraph()
                place = replace(place, column=(place.column or 0) + 1)
            elif isinstance(each, LatexMacroNode) and each.macroname in ("\\", "tabularnewline"):
                self.end_paragraph()
                place = replace(place, row=(place.row or 0) + 1, column=1)
            else:
                self.read([each])
                continue
            self.place = place
        self.end_paragraph()
        self.place = before

    def end_paragraph(self) -> None:
        """Close the paragraph that is open, and put the notes it calls after it."""
        made = self._finished()
        if made:
            self.blocks.append(made)
        if self.kind != "cell":
            self.blocks += self.waiting
            self.waiting = []

    def _finished(self) -> Block | None:
        draft, self.draft = self.draft, _Draft()
        text = "".join(draft.signs).rstrip()
        if not text:
            return None
        place = self.place
        if place == Place():
            self.paragraphs += 1
            place = Place(paragraph=self.paragraphs)
        return Block(
            text, place, self.kind, self.level, label=self.label if self.kind == "reference" else "",
            links=tuple(draft.links), fields=tuple(draft.fields), notes=tuple(draft.notes),
            runs=tuple(_runs(draft.places[: len(text)])),
        )  # fmt: skip


def _arguments(node: Any) -> list[Any]:
    return [each for each in (node.nodeargd.argnlist if node.nodeargd else []) or [] if each is not None]


def _plain(nodes: list[Any]) -> str:
    """Return nodes as they stand in the file, without the braces around them."""
    return "".join(each.latex_verbatim().strip("{}") for each in nodes)


def _runs(places: list[int]) -> Iterator[Run]:
    start = 0
    for number in range(1, len(places) + 1):
        if number == len(places) or places[number] != places[number - 1] + 1 or places[number - 1] < 0:
            if places[start] >= 0:
                yield Run(start, number, places[start])
            start = number
