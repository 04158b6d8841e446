"""Source documents: one article's text exactly as stored, and where in it the article itself stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from claimbook.base.digests import sha256
from claimbook.base.errors import BookError, Fault
from claimbook.documents.encodings import broken_as, japanese_encoding
from claimbook.documents.main_text import body_spans
from claimbook.tables.ledger import Row

__all__ = ["Document", "body_spans", "read_document"]


@dataclass(frozen=True, slots=True)
class Document:
    """One source text; offsets count in `text`: the file's bytes as UTF-8, with nothing translated or removed."""

    id: str
    file: str
    text: str
    sha256: str
    published: str = ""
    title: str = ""


def read_document(path: Path, row: Row | None = None, name: str | None = None) -> Document:
    """Read one article, with its id, date and title where `row` is its row of the documents table.

    `name` is what messages call the file (default: the path). Raises BookError for a file that is missing, is no file,
    cannot be read, is empty, is not UTF-8 or holds NUL characters, with the offset of the first bad byte.
    """
    name = name or path.as_posix()
    content = read_bytes(path, name)
    text = decode(content, name)
    return Document(
        id=row.id if row else path.stem,
        file=path.name,
        text=text,
        sha256=sha256(content),
        published=row["published"] if row else "",
        title=row["title"] if row else "",
    )


def read_bytes(path: Path, name: str) -> bytes:
    """Return a file's bytes; raises BookError where there is no such file or it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise _fault(name, "is missing; check the name") from None
    except IsADirectoryError:
        raise _fault(name, "is a folder; name one article") from None
    except OSError as error:
        raise _fault(name, f"cannot be read: {error.strerror or error}; check who may read it") from None


def decode(content: bytes, name: str) -> str:
    """Return an article's bytes as text, a byte order mark included; raises BookError where they are no text."""
    if not content.strip(b" \t\r\n\xef\xbb\xbf"):
        raise _fault(name, "is empty; give it the article's text")
    nul = content.find(b"\x00")
    if nul >= 0:
        raise _fault(name, f"is no text: byte {nul} is NUL; save the article as plain text in UTF-8")
    japanese = japanese_encoding(content) if b"\x1b$" in content else None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        japanese = japanese or japanese_encoding(content)
        if japanese is None:
            raise _fault(
                name,
                f"is not UTF-8: byte {error.start} (0x{content[error.start]:02x}) cannot be read; save it as UTF-8",
            ) from None
    if japanese is not None:
        raise _fault(name, f"is {japanese[0]}, not UTF-8; convert it with iconv -f {japanese[1]} -t UTF-8")
    if (encoding := broken_as(text)) is not None:
        raise _fault(name, f"is Japanese that was read as {encoding} and saved so; get it again and save it as UTF-8")
    return text


def _fault(name: str, message: str) -> BookError:
    return BookError(Fault(name, None, None, message))
