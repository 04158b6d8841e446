"""The one gate through which text, JSON and YAML are read: what comes out has the shape that its reader counts on.

A file is read whole, as UTF-8; JSON must be JSON (no NaN, no half of a character), YAML plain data; both are held
against a JSON Schema. Whatever is wrong is one sentence with the file's name.
"""

from __future__ import annotations

import json
import marshal
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from functools import cache, lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from claimbook.base.digests import digest
from claimbook.base.errors import BookError, Fault
from claimbook.base.store import store_of_installation

Shape = Mapping[str, Any]
HALF = re.compile(rb"\\u[dD][89abAB]|\\u[dD][c-fC-F]")  # half of a character beyond the first 65,536
BRACKET = re.compile(r"[\[\]{}]")
DEEPEST, MOST = 60, 100_000  # levels and parts of a YAML file, which can name one part many times
WORDS = {"object": "a set of names with their values", "array": "a list", "string": "text", "integer": "a whole number",
         "number": "a number", "boolean": "true or false", "null": "nothing"}  # fmt: skip


def read_text(path: Path, name: str) -> str:
    """Return a file's text; raises BookError where it is missing, cannot be read or is not UTF-8."""
    return decoded(read_bytes(path, name), name)


def read_bytes(path: Path, name: str) -> bytes:
    """Return a file's bytes; raises BookError where it is missing or cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise BookError(Fault(name, None, None, "is missing; restore it")) from None
    except (OSError, ValueError) as error:  # ValueError: no name of a file
        reason = getattr(error, "strerror", None) or error
        raise BookError(Fault(name, None, None, f"cannot be read: {reason}")) from None


def decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        words = f"is not UTF-8: byte {error.start} cannot be read; save it as UTF-8"
        raise BookError(Fault(name, None, None, words)) from None


def read_json(path: Path, name: str, shape: Shape, *, what: str = "JSON", strict: bool = True) -> Any:
    """Return what a JSON file holds; raises BookError where it cannot be read, is no JSON or has another shape.

    Unless `strict`, NaN and infinities, which some programs write, are let pass.
    """
    content = read_bytes(path, name)
    text = decoded(content, name)
    try:
        found = json.loads(text, parse_constant=_refused if strict else None)
        if HALF.search(content):
            json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise _unreadable(name, what, "it holds half of a character (\\ud800 to \\udfff)") from None
    except (ValueError, RecursionError) as error:
        raise _unreadable(name, what, _in_short(error)) from None
    hold(found, name, shape)
    return found


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def read_yaml(path: Path, name: str, shape: Shape) -> Any:
    """Return what a YAML file holds, dates as they are written; raises BookError as `read_json` does."""
    import yaml

    text = read_text(path, name)
    if brackets(text) > DEEPEST:
        raise _unreadable(name, "YAML", "it is nested too deeply")
    try:
        found = deepcopy(_held_by_yaml(text))
    except (yaml.YAMLError, ValueError, TypeError, RecursionError, AttributeError, OverflowError) as error:
        raise _unreadable(name, "YAML", _in_short(error)) from None
    hold(found, name, shape)
    return found


def brackets(text: str) -> int:
    """Return how many brackets stand open at once, at most: the parser's time grows with their square."""
    deepest = depth = 0
    for bracket in BRACKET.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


@lru_cache(maxsize=8)
def _held_by_yaml(text: str) -> Any:
    """Return what YAML holds: who asks for one entry of a book's configuration after another reads it once."""
    import yaml

    found = yaml.load(text, Loader=_plain_loader())
    _refuse_endless(found)
    return found


@cache
def _plain_loader() -> Any:
    import yaml

    class PlainLoader(yaml.SafeLoader):
        """Reads plain data only, and a date as the text it is: 2026-11-31 is for its reader to refuse."""

    PlainLoader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return PlainLoader


def _refuse_endless(found: object) -> None:
    """Raise ValueError for data that hold themselves, are nested without end, or swell by parts named many times."""
    waiting, parts = [(found, 0)], 0
    while waiting:
        part, depth = waiting.pop()
        parts += 1
        if depth > DEEPEST or parts > MOST:
            raise ValueError("it is nested too deeply or without end")
        if isinstance(part, dict):
            waiting += [(each, depth + 1) for pair in part.items() for each in pair]
        elif isinstance(part, list | set | tuple):
            waiting += [(each, depth + 1) for each in part]
        elif isinstance(part, str):
            part.encode("utf-8")


def _in_short(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return " ".join(str(error).split())[:200]


def _unreadable(name: str, what: str, why: str) -> BookError:
    return BookError(Fault(name, None, None, f"cannot be read as {what}: {why}"))


def hold(found: object, name: str, shape: Shape) -> None:
    """Raise BookError where data have not the shape of a JSON Schema, naming the place."""
    from fastjsonschema import JsonSchemaValueException

    try:
        _check_of(json.dumps(shape))(found)
    except JsonSchemaValueException as error:
        place = ".".join(str(part) for part in error.path[1:])
        raise BookError(Fault(name, None, place or None, _said(error))) from None
    except RecursionError:
        raise BookError(Fault(name, None, None, "is nested too deeply")) from None


@cache
def _check_of(shape: str) -> Callable[[object], object]:
    """Return what checks data against a JSON Schema, made once and kept with the installation where that can be."""
    from fastjsonschema import VERSION

    key, ending = digest(VERSION, sys.version, shape), "check"
    kept = None
    with suppress(OSError, BookError):  # no folder to write in
        kept = store_of_installation().get(key, ending, lambda: marshal.dumps(_code_of(shape)))
    found: dict[str, Callable[[object], object]] = {}
    exec(_code_of(shape) if kept is None else marshal.loads(kept), found)
    return found["validate"]


def _code_of(shape: str) -> CodeType:
    import fastjsonschema

    return compile(fastjsonschema.compile_to_code(json.loads(shape), use_default=False), "<shape>", "exec")


def _said(error: Any) -> str:
    """Return what is wrong with a part, in words."""
    kinds = error.rule_definition if isinstance(error.rule_definition, list) else [error.rule_definition]
    match error.rule:
        case "type":
            return f"is not {' or '.join(WORDS.get(str(kind), str(kind)) for kind in kinds)}"
        case "required":
            missing = next(iter(_missing(error)), "")
            return f"lacks {missing!r}"
        case "pattern" | "propertyNames":
            return f"is not written as it must be: {str(error.value)[:60]!r}"
        case "enum" | "const":
            return f"is none of {', '.join(map(str, kinds))}"
        case _:
            return f"does not hold: {error.message.removeprefix(error.name or '').strip()}"


def _missing(error: Any) -> Iterator[str]:
    if isinstance(error.value, dict):
        yield from (name for name in error.rule_definition if name not in error.value)
