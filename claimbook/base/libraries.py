"""Libraries loaded without the parts of them that nobody here uses, which would take longer than all the rest."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


def load_pint() -> None:
    """Load Pint without Dask, which it would load with itself for the sake of arrays: no value is one."""
    if "pint" not in sys.modules and "dask" not in sys.modules:
        sys.modules["dask"] = None  # type: ignore[assignment]
        try:
            import pint  # noqa: F401
        finally:
            del sys.modules["dask"]


def load_spacy() -> None:
    """Load spaCy without its command line, which it would load with itself for the sake of `spacy.info`."""
    if "spacy" in sys.modules:
        return
    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    stand_ins["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
    sys.modules.update(stand_ins)
    try:
        import spacy  # noqa: F401
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _info(*words: Any, **settings: Any) -> Any:
    """Be `spacy.info`, and load the command line now."""
    from spacy.cli.info import info

    return info(*words, **settings)
