"""Digests: what tells whether texts, bytes and files are the same, on every machine and whatever their dates."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
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


def contents_digest(contents: Iterable[tuple[str, bytes]]) -> str:
    """Return the SHA-256 of named contents, which changes with any name, any content and their order."""
    hashed = hashlib.sha256()
    for name, content in contents:
        hashed.update(name.encode("utf-8", "surrogateescape") + b"\0" + hashlib.sha256(content).digest())
    return hashed.hexdigest()


def policy_source(text: str) -> str:
    """Return what a page's content security policy calls a style or a script of its own, quotation marks included."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def file_digest(path: str | Path) -> str:
    """Return the SHA-256 of a file's bytes, an empty text where there is none."""
    try:
        with open(path, "rb") as file:
            return sha256(file.read())
    except OSError:
        return ""
