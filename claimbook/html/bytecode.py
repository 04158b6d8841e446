"""The Python that Jinja makes of templates, made once and kept: compiling them is a good part of a small build.

It is kept with the installation, under all that it is made from, and proved by its digest on reading.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from claimbook.base.digests import digest
from claimbook.base.errors import BookError
from claimbook.base.installation import version_of
from claimbook.base.store import store_of_installation

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

ENDING = "jinja"


class KeptBytecode(BytecodeCache):
    """Gives Jinja what it made of a template before; where the user has no folder for that, it is made each time."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket the code that is kept for it, if any."""
        with suppress(OSError):
            kept = store_of_installation().find(_key(bucket), ENDING)
            if kept is not None:
                bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket."""
        with suppress(OSError, BookError):
            store_of_installation().put(_key(bucket), ENDING, bucket.bytecode_to_string())


def _key(bucket: Bucket) -> str:
    """Return the digest of a template's name, place and text, and of what makes code of it."""
    maker = bucket.environment
    told = (type(maker).__qualname__, str(maker.autoescape), *sorted(maker.extensions))
    return digest(version_of("jinja2"), sys.version, *told, bucket.key, bucket.checksum)
