"""Read `datapackage.json`, the description of a book's tables, and refuse one that describes what cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claimbook.base.errors import BookError, Fault
from claimbook.base.files import Shape, read_json
from claimbook.base.paths import BookPaths

NAME = {"type": "string", "pattern": r"^[A-Za-z_][A-Za-z0-9_]*$"}
NAMES = {"anyOf": [NAME, {"type": "array", "minItems": 1, "items": NAME}]}
BOUND = {"type": "number", "minimum": -1e300, "maximum": 1e300}
FIELD = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": NAME,
        "type": {"enum": ["string", "number", "integer", "boolean"]},
        "example": {"type": "string"},
        "constraints": {
            "type": "object",
            "properties": {
                "required": {"type": "boolean"},
                "unique": {"type": "boolean"},
                "enum": {"type": "array", "items": {"type": ["string", "number", "boolean"]}},
                "pattern": {"type": "string"},
                "minimum": BOUND,
                "maximum": BOUND,
            },
        },
    },
}
FOREIGN = {
    "type": "object",
    "required": ["fields", "reference"],
    "properties": {
        "fields": NAMES,
        "reference": {
            "type": "object",
            "required": ["resource", "fields"],
            "properties": {"resource": {"type": "string"}, "fields": NAMES},
        },
    },
}
SHAPE: Shape = {
    "type": "object",
    "required": ["resources"],
    "properties": {
        "resources": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "path", "schema"],
                "properties": {
                    "name": {"type": "string", "pattern": r"^[a-z0-9_]+$"},
                    "path": {"type": "string", "pattern": r"^[A-Za-z0-9_][A-Za-z0-9_.-]*\.csv$"},
                    "schema": {
                        "type": "object",
                        "required": ["fields"],
                        "properties": {
                            "fields": {"type": "array", "minItems": 1, "items": FIELD},
                            "primaryKey": NAMES,
                            "foreignKeys": {"type": "array", "items": FOREIGN},
                        },
                    },
                },
            },
        }
    },
}


def read_package(paths: BookPaths) -> dict[str, Any]:
    """Return the description of a book's tables; raises BookError where it cannot be read or does not fit together."""
    path = paths.tables / "datapackage.json"
    name = paths.relative(path)
    package: dict[str, Any] = read_json(path, name, SHAPE)
    if faults := [Fault(name, None, place, words) for place, words in _unfit(package["resources"])]:
        raise BookError(faults)
    return package


def _unfit(resources: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield where the parts of a description do not fit together, and in words what is wrong."""
    columns = {each["name"]: [field["name"] for field in each["schema"]["fields"]] for each in resources}
    if len(columns) != len(resources):
        yield "resources", "names a table twice"
    for each in resources:
        place, schema = each["name"], each["schema"]
        if len(set(columns[place])) != len(schema["fields"]):
            yield place, "names a column twice, or is described twice"
        for field in schema["fields"]:
            try:
                re.compile(field.get("constraints", {}).get("pattern", ""))
            except (re.error, OverflowError, RecursionError) as error:
                yield f"{place}.{field['name']}", f"has a pattern that is none: {error}"
        for key in as_list(schema.get("primaryKey", [])):
            if key not in columns[place]:
                yield place, f"has no column {key!r} to be its key"
        for foreign in schema.get("foreignKeys", []):
            target = foreign["reference"]["resource"] or place
            own, other = as_list(foreign["fields"]), as_list(foreign["reference"]["fields"])
            unknown = [key for key in own if key not in columns[place]]
            unknown += [key for key in other if key not in columns.get(target, [])]
            if target not in columns or unknown or len(own) != len(other):
                yield place, f"leads by {', '.join(own)} to what is not there: {', '.join(other)} of {target}"


def as_list(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names
