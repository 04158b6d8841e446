"""Pint's own units; what Pint makes of the files they stand in takes it half a second and is kept.

It is kept with the installation, under the contents of those files, put there whole, and proved by its digest
on reading.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.base.digests import contents_digest
from claimbook.base.installation import version_of
from claimbook.base.store import store_of_installation

if TYPE_CHECKING:
    from decimal import Decimal

    import pint

PROOF = "sha256"


def pints_units() -> pint.UnitRegistry[Decimal]:
    """Return Pint's own units, on `Decimal`."""
    with suppress(OSError):  # no folder to write in
        kept = _kept_folder()
        if _is_whole(kept):
            return _read(kept)
        shutil.rmtree(kept, ignore_errors=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent, ignore_cleanup_errors=True) as aside:
            units = _read(Path(aside) / kept.name)
            (Path(aside) / kept.name / PROOF).write_text(_digest(Path(aside) / kept.name), encoding="utf-8")
            with suppress(OSError):  # another process was first
                os.rename(Path(aside) / kept.name, kept)
        return units
    return _read(None)


def _kept_folder() -> Path:
    import pint

    place = Path(pint.__file__).parent
    files = [(file.name, file.read_bytes()) for file in sorted(place.glob("*_en.txt"))]
    known = contents_digest([*files, (str(place), f"{version_of('pint')} {sys.version}".encode())])
    return store_of_installation().folder / f"pint-{known[:16]}"


def _is_whole(kept: Path) -> bool:
    """Tell whether what is kept is what was put there."""
    proof = kept / PROOF
    return proof.is_file() and proof.read_bytes() == _digest(kept).encode()


def _digest(kept: Path) -> str:
    return contents_digest((file.name, file.read_bytes()) for file in sorted(kept.glob("*.pickle")))


def _read(kept: Path | None) -> pint.UnitRegistry[Decimal]:
    import decimal

    import pint

    return pint.UnitRegistry(non_int_type=decimal.Decimal, cache_folder=kept)
