"""Pint's own units; what Pint makes of the files they stand in takes it half a second and is kept.

It is kept with the installation, under the contents of those files, put there whole, and proved by its digest
on reading.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.base.digests import contents_digest
from claimbook.base.installation import version_of
from claimbook.base.libraries import load_pint
from claimbook.base.store import store_of_installation

if TYPE_CHECKING:
    from decimal import Decimal

    import pint


def pints_units() -> pint.UnitRegistry[Decimal]:
    """Return Pint's own units, on `Decimal`."""
    load_pint()
    kept = None
    with suppress(OSError):  # no folder to write in
        kept = store_of_installation().get_folder(f"pint-{_known()[:16]}", _read)
    return _read(kept)


def _known() -> str:
    """Return the digest of all that Pint's units are made from, with what makes them."""
    import pint

    place = Path(pint.__file__).parent
    files = [(file.name, file.read_bytes()) for file in sorted(place.glob("*_en.txt"))]
    return contents_digest([*files, (str(place), f"{version_of('pint')} {sys.version}".encode())])


def _read(kept: Path | None) -> pint.UnitRegistry[Decimal]:
    import decimal

    import pint

    return pint.UnitRegistry(non_int_type=decimal.Decimal, cache_folder=kept)
