"""Digests: what tells whether texts, bytes and files are the same, on every machine and whatever their dates."""

from __future__ import annotations

import hashlib
from pathlib import Path


def digest(*parts: str) -> str:
    """Return a short fingerprint of texts, 16 hexadecimal digits."""
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(part.encode("utf-8", "surrogatepass") + b"\x1f")
    return hashed.hexdigest()[:16]


def sha256(content: bytes) -> str:
    """Return the SHA-256 of bytes, as the table of documents has it."""
    return hashlib.sha256(content).hexdigest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, an empty text where there is none."""
    try:
        return sha256(path.read_bytes())
    except OSError:
        return ""
