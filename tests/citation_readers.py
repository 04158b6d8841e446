"""Readers of citations that have nothing to do with what wrote them: BibTeX, RIS, and the schema of CSL-JSON."""

from __future__ import annotations

import json
import re
from typing import Any

import bibtexparser
import jsonschema
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

NAME = {"type": "object", "properties": {"literal": {"type": "string", "minLength": 1}}, "required": ["literal"],
        "additionalProperties": False}  # fmt: skip
DATE = {
    "type": "object",
    "required": ["date-parts"],
    "additionalProperties": False,
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        }
    },
}
TEXTS = ("title", "container-title", "edition", "genre", "language", "note", "number", "publisher", "URL")
CSL = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["id", "type", "title", "author", "issued"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string", "pattern": "^[A-Za-z0-9-]+$"},
            "type": {"type": "string"},
            "author": {"type": "array", "minItems": 1, "items": NAME},
            "issued": DATE,
            **{name: {"type": "string", "minLength": 1} for name in TEXTS},
        },
    },
}


def latex_reader() -> LatexNodes2Text:
    """Return a reader of LaTeX that also knows what the kernel calls braces and circumflex."""
    known = get_default_latex_context_db()
    names = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    known.add_context_category("own", prepend=True, macros=[MacroTextSpec(*each) for each in names.items()])
    return LatexNodes2Text(latex_context=known, math_mode="verbatim", keep_braced_groups=False)


def read_bibtex(text: str) -> list[dict[str, str]]:
    """Return the entries of a BibTeX file, LaTeX read as text, each with its key and type."""
    text = re.sub(r'\\symbol\{"([0-9A-F]+)\}', lambda found: chr(int(found[1], 16)), text)
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware(decoder=latex_reader())])
    assert library.failed_blocks == []
    return [
        {field.key: field.value for field in entry.fields} | {"ID": entry.key, "TYPE": entry.entry_type}
        for entry in library.entries
    ]


def read_ris(text: str) -> list[dict[str, Any]]:
    """Return the entries of a RIS file."""
    return rispy.loads(text)


def read_csl(text: str) -> list[dict[str, Any]]:
    """Return the items of a CSL-JSON file, held against what CSL 1.0.2 calls types and variables."""
    from citeproc import DATES, NAMES, VARIABLES, types

    items = json.loads(text)
    jsonschema.Draft202012Validator(CSL).validate(items)
    variables = {name.replace("_", "-") for name in (*VARIABLES, *NAMES, *DATES)} | {"id", "type", "language"}
    for item in items:
        assert hasattr(types, item["type"].upper().replace("-", "_"))
        assert item.keys() <= variables
    return items
