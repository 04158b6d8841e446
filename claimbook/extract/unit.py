"""The shape every family of units shares: what stands after (or before) a number and makes it a quantity."""

from __future__ import annotations

from decimal import Decimal


class Unit:
    """A unit read at some tokens: the kind of quantity, the recorded unit, where it stops, how many of it make one."""

    __slots__ = ("factor", "hyphen", "kind", "name", "per", "stop")

    def __init__(
        self, kind: str, name: str | None, stop: int, factor: Decimal | None = None, per: str | None = None
    ) -> None:
        self.kind = kind
        self.name = name
        self.stop = stop
        self.factor = factor
        self.per = per
        self.hyphen = False
