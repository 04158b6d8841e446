"""What a reader sets on a chart that moves: presets by name, and a line that says what the settings come to.

A chart carries them as parameters that the page's script knows by these names: `PRESETS` holds each preset's name with
the settings it stands for, `SAYS` the sentence that follows from them. Settings that a reader has changed stand in the
address of the page, so that a run can be sent to somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair

PRESETS, SAYS = "presets", "says"
Preset = tuple[str, Mapping[str, Any]]


def presets(named: Sequence[Preset]) -> altair.Parameter:
    """Return the parameter that offers settings by name."""
    import altair

    return altair.param(name=PRESETS, value=[{"name": name, "settings": dict(settings)} for name, settings in named])


def says(expression: str) -> altair.Parameter:
    """Return the parameter whose text says what the settings come to, as an expression over them."""
    import altair

    return altair.param(name=SAYS, expr=expression)
