"""What the site publishes as data has one form: the records' types and the published schemas agree, field by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from claimbook.book.records import FigureRecord, FiguresDocument, ValueRecord, ValuesDocument

SCHEMAS = Path(__file__).parents[1] / "claimbook" / "site" / "schemas"
KNOWN_TO_THE_SITE_ALONE = {"narrow"}


def schema_of(name: str) -> dict[str, Any]:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def disagreements(type_: Any, schema: dict[str, Any], whole: dict[str, Any], place: str) -> list[str]:
    """Return each field that a record's type and a schema do not both have, those of records inside it too."""
    schema = resolved(schema, whole)
    if get_origin(type_) is list:
        return disagreements(get_args(type_)[0], schema.get("items", {}), whole, f"{place}[]")
    if get_origin(type_) is dict:
        named = schema.get("additionalProperties")
        return disagreements(get_args(type_)[1], named if isinstance(named, dict) else {}, whole, f"{place}.*")
    records = [each for each in get_args(type_) if is_typeddict(each) or get_origin(each) is list]
    if records:
        choices = [resolved(each, whole) for each in schema.get("oneOf", schema.get("anyOf", [schema]))]
        objects = [each for each in choices if each.get("properties") or each.get("items")]
        return disagreements(records[0], objects[0] if objects else {}, whole, place)
    if not is_typeddict(type_):
        return []
    described = schema.get("properties", {})
    fields = get_type_hints(type_)
    found = [f"{place}.{name}" for name in (set(fields) ^ set(described)) - KNOWN_TO_THE_SITE_ALONE]
    for name in set(fields) & set(described):
        found += disagreements(fields[name], described[name], whole, f"{place}.{name}")
    return found


def resolved(schema: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    return whole["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


@pytest.mark.parametrize(
    ("document", "name", "listed", "record"),
    [(ValuesDocument, "values.v1", "values", ValueRecord), (FiguresDocument, "figures", "figures", FigureRecord)],
)
def test_schema_and_type_name_the_same_fields(document, name, listed, record):
    schema = schema_of(name)
    assert disagreements(document, schema, schema, name) == []
    item = schema["properties"][listed]["items"]
    item = schema["$defs"][item["$ref"].rpartition("/")[2]] if "$ref" in item else item
    assert set(item["required"]) <= set(get_type_hints(record))


def test_a_field_that_only_one_of_them_has_is_found():
    schema = schema_of("values.v1")
    del schema["properties"]["values"]["items"]["properties"]["label"]
    schema["properties"]["book"]["properties"]["motto"] = {"type": "string"}
    assert sorted(disagreements(ValuesDocument, schema, schema, "values")) == [
        "values.book.motto",
        "values.values[].label",
    ]
