"""Deep copies of charts without looking through what nobody has set.

Altair copies every part of every view at each step of a composition, and of a channel each of its fifty possible
settings; a chart of many layers spends most of its time there. The copies here are as deep and hold the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

HOOK = "__deepcopy__"


@contextmanager
def quick_copies() -> Iterator[None]:
    """Let Altair copy as here within this context, by the hook that it asks for."""
    from altair import SchemaBase, TopLevelMixin, Undefined

    plain = {type(Undefined), type(None), str, int, float, bool}

    def copied(part: Any) -> Any:
        if isinstance(part, SchemaBase):
            return part.__deepcopy__(None)
        if isinstance(part, list):
            return [copied(each) for each in part]
        if isinstance(part, dict):
            return all_of(part)
        return part

    def all_of(parts: dict[str, Any]) -> dict[str, Any]:
        return {name: part if type(part) in plain else copied(part) for name, part in parts.items()}

    def deep_copy(self: Any, _: object) -> Any:
        args, settings = tuple(copied(each) for each in self._args), all_of(self._kwds)
        if isinstance(self, TopLevelMixin):  # a composition puts its parts in order when it is made
            return type(self)(*args, **settings)
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__, _args=args, _kwds=settings)
        return copy

    if hasattr(SchemaBase, HOOK):
        yield
        return
    setattr(SchemaBase, HOOK, deep_copy)
    try:
        yield
    finally:
        delattr(SchemaBase, HOOK)
