"""Zip files of untrusted origin (Word, OpenDocument, slides, sheets): parts by name, XML parts parsed, within limits.

A few kilobytes can unfold into gigabytes, as zipped zeros or as XML entities of entities, and an entity can name a file
or an address. So nothing is unpacked before its size is known, what is read is counted, a document type is refused
(office formats have none), and nothing outside the file is ever opened.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib

from lxml import etree

from claimbook.base.errors import BookError, Fault

MOST_PARTS = 20_000
MOST_BYTES = 256 * 2**20
SMALL_PART = 8 * 2**20
MOST_RATIO = 250
CHUNK = 2**20

# what zipfile raises at damage, besides its own error
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError, ValueError)
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_FORMATS = {
    "WordDocument": "is in Word's old format (.doc); save it as .docx",
    "Workbook": "is in Excel's old format (.xls); save it as .xlsx",
    "PowerPoint Document": "is in PowerPoint's old format (.ppt); save it as .pptx",
}


class Archive:
    """The parts of one zip file; every fault is a BookError that names the file."""

    def __init__(self, content: bytes, name: str) -> None:
        """Open a zip file's bytes; raises BookError where it is damaged, locked or unfolds beyond the limits."""
        self.name = name
        self.read_bytes = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            entries = self._zip.infolist()
        except _DAMAGE:
            raise self.fault("is damaged: its zip directory cannot be read; get it again from where it came") from None
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise self._too_large()
        self._entries = {entry.filename.lstrip("/"): entry for entry in entries if not entry.is_dir()}
        if any(entry.flag_bits & 1 for entry in self._entries.values()):
            raise self.fault("is locked with a password; save a copy without one")

    def fault(self, message: str) -> BookError:
        """Return what is wrong with this file."""
        return BookError(Fault(self.name, None, None, message))

    def _too_large(self) -> BookError:
        limit = MOST_BYTES // 2**20
        return self.fault(
            f"unfolds to more than {limit} MB, or {MOST_RATIO} times its size; not read, as it may be a bomb"
        )

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    @property
    def parts(self) -> list[str]:
        """The names of all parts."""
        return list(self._entries)

    def read(self, part: str) -> bytes:
        """Return a part's bytes; raises BookError where it is missing, damaged or larger than it may be."""
        entry = self._entries.get(part)
        if entry is None:
            raise self.fault(f"is damaged: its part {part} is missing; open it in its program and save it again")
        most = MOST_BYTES - self.read_bytes
        chunks, size = [], 0
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(CHUNK):
                    size += len(chunk)
                    if size > most or (size > SMALL_PART and size > MOST_RATIO * max(entry.compress_size, 1)):
                        raise self._too_large()
                    chunks.append(chunk)
        except _DAMAGE:
            raise self.fault(f"is damaged: its part {part} cannot be unpacked; get it again from its source") from None
        self.read_bytes += size
        return b"".join(chunks)

    def xml(self, part: str) -> etree._Element:
        """Return a part's root element; raises BookError where it is no XML, has a document type or is too deep."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=False
        )
        try:
            root = etree.fromstring(self.read(part), parser)
        except etree.XMLSyntaxError as error:
            deep = "depth" in str(error) or "entity" in str(error).casefold()
            what = "nests or repeats itself beyond all measure" if deep else "is no well-formed XML"
            raise self.fault(f"cannot be read: its part {part} {what}") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.fault(f"is refused: its part {part} declares a document type, which no office program writes")
        return root

    def optional_xml(self, part: str) -> etree._Element | None:
        """Return a part's root element, or None where the file has no such part."""
        return self.xml(part) if part and part in self else None

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Return what a part refers to: by id, the kind (last word of its type), the target, and whether it is outside.

        Targets inside the file are names of parts.
        """
        folder, base = posixpath.split(part)
        root = self.optional_xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str, bool]] = {}
        if root is None:
            return found
        for each in root.iter("{*}Relationship"):
            outside = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[each.get("Id", "")] = (each.get("Type", "").rsplit("/", 1)[-1], target, outside)
        return found

    def main_part(self) -> str:
        """Return the name of the part that an office file begins with, empty where none is named."""
        return next((target for kind, target, _ in self.relations("").values() if kind == "officeDocument"), "")


def refuse_ole(content: bytes, name: str) -> None:
    """Raise BookError where the bytes are a compound file: a locked office file or one of the formats before 2007."""
    if not content.startswith(OLE_MAGIC):
        return
    message = "is an office file of an old kind; save it in today's format (.docx, .xlsx, .pptx)"
    for stream, told in _OLD_FORMATS.items():
        if stream.encode("utf-16-le") in content:
            message = told
    if "EncryptedPackage".encode("utf-16-le") in content:
        message = "is locked with a password; save a copy without one"
    raise BookError(Fault(name, None, None, message))
