"""The shapes of an edition's files, as far as they are read again."""

from __future__ import annotations

from claimbook.base.files import Shape

TEXT = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
NAMED = {"type": "string", "pattern": r"^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$"}
ID = {"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"}
COUNT = {"type": "integer", "minimum": 0, "maximum": 1_000_000_000}
TEXTS = {"type": "array", "items": TEXT}


def objects(required: tuple[str, ...], properties: Shape) -> dict[str, object]:
    return {"type": "object", "required": list(required), "properties": properties}


def listed(name: str, entry: Shape) -> Shape:
    return objects((name,), {name: {"type": "array", "items": entry}})


AMENDMENT = objects(("date", "files", "why"), {"date": TEXT, "files": COUNT, "why": TEXT})
ABOUT = objects(
    ("name", "published", "as_of", "note", "previous", "revisions", "counts", "files"),
    {
        "name": NAMED,
        "published": {"type": "string", "pattern": r"^[0-9]{4}[0-9A-Z/~?%-]*$"},
        "as_of": TEXT,
        "note": TEXT,
        "previous": MAYBE,
        "commit": MAYBE,
        "uncommitted": TEXTS,
        "revisions": COUNT,
        "counts": objects(("values", "figures"), {"values": COUNT, "figures": COUNT, "sentences": COUNT}),
        "book": {"type": "object"},
        "files": {"type": "object", "additionalProperties": TEXT},
        "amended": {"type": "array", "items": AMENDMENT},
    },
)
QUOTE = objects(("text",), {"text": TEXT, "stance": TEXT, "document": TEXT})
CHECK = {"type": ["object", "null"], "properties": {"verdict": TEXT, "reference": TEXTS}}
VALUE = objects(
    ("id", "label", "text", "table", "check"),
    {
        "id": ID,
        "label": TEXT,
        "text": TEXT,
        "table": TEXT,
        "rests_on": TEXTS,
        "quotes": {"type": ["array", "null"], "items": QUOTE},
        "check": CHECK,
    },
)
VALUES = listed("values", VALUE)
CELL = {"type": ["string", "null", "object"], "required": ["text"], "properties": {"text": TEXT}}
FIGURE = objects(
    ("id", "takeaway", "subtitle", "alt", "caveat", "columns", "rows", "values", "page"),
    {
        "id": ID,
        **dict.fromkeys(("takeaway", "subtitle", "alt", "caveat", "page"), TEXT),
        "columns": {"type": "array", "minItems": 1, "items": objects(("name", "title"), {"name": TEXT, "title": TEXT})},
        "rows": {"type": "array", "items": {"type": "array", "minItems": 1, "items": CELL}},
        "values": TEXTS,
    },
)
FIGURES = listed("figures", FIGURE)
SENTENCE = objects(("page", "template", "text", "ids"), {"page": TEXT, "template": TEXT, "text": TEXT, "ids": TEXTS})
SENTENCES = listed("sentences", SENTENCE)
CAUSE = objects(("kind", "id", "why"), {"kind": TEXT, "id": TEXT, "why": TEXT}) | {"additionalProperties": False}
DIFFERENCE = objects(
    ("id", "change", "old", "new", "causes", "pages"),
    {
        "id": TEXT,
        "change": {"enum": ["moved", "new", "gone", "retold"]},
        "old": {},
        "new": {},
        "causes": {"type": "array", "minItems": 1, "items": CAUSE},
        "pages": TEXTS,
        "label": TEXT,
    },
) | {"additionalProperties": False}
PARTS = ("values", "sentences", "figures", "alt_texts")
CHANGES: Shape = objects(
    ("before", "after", *PARTS),
    {"before": TEXT, "after": TEXT, **dict.fromkeys(PARTS, {"type": "array", "items": DIFFERENCE})},
) | {"type": ["object", "null"]}
