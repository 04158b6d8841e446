"""Any file that people hand over, read by what it is: told by its bytes first, by its name where bytes do not tell."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from claimbook.base.errors import BookError, Fault
from claimbook.documents import read_bytes
from claimbook.documents.archive import OLE_MAGIC, Archive, refuse_ole
from claimbook.documents.blocks import Reading

MOST_BYTES = 256 * 2**20
STANDARD_INPUT = Path("-")
_PAGE = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?>(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MARKDOWN = re.compile(r"^#{1,6} \S|\]\(https?://|^\|?[^\S\n]*:?-{3,}:?\s*\||^\[\^[^\]\n]+\]:", re.MULTILINE)
_SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".tex": "latex", ".html": "html", ".htm": "html",
             ".xhtml": "html",
             ".mhtml": "mhtml", ".mht": "mhtml", ".txt": "text", ".warc": "warc"}  # fmt: skip
_PICTURES = {b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture",
             b"II*\0": "a TIFF picture", b"MM\0*": "a TIFF picture", b"ID3": "a sound file", b"\x7fELF": "a program",
             b"MZ": "a program", b"\0\0\0\x18ftyp": "a film", b"\0\0\0 ftyp": "a film"}  # fmt: skip
_OFFICE = {"word/": "word", "ppt/": "pptx", "xl/": "xlsx"}


def read_file(path: Path, name: str = "") -> Reading:
    """Read a file as blocks, `-` for standard input; raises BookError, in one sentence, where it cannot be read."""
    name = name or ("standard input" if path == STANDARD_INPUT else path.as_posix())
    return read_content(content_of(path, name), name)


def content_of(path: Path, name: str) -> bytes:
    """Return a file's bytes, `-` for standard input; raises BookError where it is missing or larger than any text."""
    if path == STANDARD_INPUT:
        content = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise _too_large(name)
        content = read_bytes(path, name)
    if len(content) > MOST_BYTES:
        raise _too_large(name)
    return content


def read_content(content: bytes, name: str, form: str = "") -> Reading:
    """Read a file's bytes as blocks; `form` (word, pdf, html …) is told from them and from `name` where not given."""
    form = form or form_of(content, name)
    if form == "mhtml":
        from claimbook.documents.saved_pages import mhtml_page  # late: only saved pages need it
        from claimbook.documents.web_page import read_page  # late: each form loads its own reader

        page = mhtml_page(content, name)
        reading = read_page(page.content, name, page.charset)
        return replace(reading, form=form, url=page.url or reading.url)
    if form == "warc":
        raise _fault(name, "is an archive of many pages; `claimbook text` prints the article of each")
    return _reader(form)(content, name)


def _reader(form: str) -> Callable[[bytes, str], Reading]:
    """Return the reader of a form, loaded only now."""
    if form == "word":
        from claimbook.documents.word import read_word as read  # late: each form loads its own reader
    elif form == "pdf":
        from claimbook.documents.pdf_text import read_pdf as read  # late: each form loads its own reader
    elif form == "html":
        from claimbook.documents.web_page import read_page as read  # late: each form loads its own reader
    elif form == "markdown":
        from claimbook.documents.markdown import read_markdown as read  # late: each form loads its own reader
    elif form == "latex":
        from claimbook.documents.latex import read_latex as read  # late: each form loads its own reader
    elif form == "odt":
        from claimbook.documents.opendocument import read_opendocument as read  # late: each form loads its own reader
    elif form == "pptx":
        from claimbook.documents.slides import read_slides as read  # late: each form loads its own reader
    elif form == "xlsx":
        from claimbook.documents.sheets import read_sheets as read  # late: each form loads its own reader
    else:
        from claimbook.documents.plain_text import read_text as read  # late: each form loads its own reader
    return read


def form_of(content: bytes, name: str) -> str:
    """Return what a file is: word, pdf, html, mhtml, warc, markdown, latex, odt, pptx, xlsx or text.

    Raises BookError for what is none of them.
    """
    suffix = Path(name).suffix.casefold()
    head = content[:4096].lstrip(b"\xef\xbb\xbf")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content, name)
    if content.startswith(OLE_MAGIC):
        refuse_ole(content, name)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if head.startswith(b"WARC/") or content.startswith(b"\x1f\x8b"):
        return "warc"
    for magic, what in _PICTURES.items():
        if content.startswith(magic):
            raise _fault(name, f"is {what}, no text; give the article itself")
    if head.startswith(b"{\\rtf"):
        raise _fault(name, "is RTF; save it as .docx")
    if suffix in (".docx", ".odt", ".pptx", ".xlsx", ".pdf") and content.strip():
        raise _fault(name, f"is no {suffix} file, whatever its name says; get it again from where it came")
    if suffix == ".doc":
        raise _fault(name, "is no Word file that can be read; save it as .docx")
    if (b"multipart/related" in head and b"MIME-Version" in head) or suffix in (".mhtml", ".mht"):
        return "mhtml"
    if _PAGE.search(head):
        return "html"
    if head.lstrip().startswith((b"<?xml", b"<svg")):
        what = "is an SVG picture, no text" if b"<svg" in head else "is XML that is no page"
        raise _fault(name, f"{what}; give the article itself, as text, HTML, PDF or Word")
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if b"\\documentclass" in head:
        return "latex"
    return "markdown" if not suffix and _MARKDOWN.search(content[:65536].decode("utf-8", "replace")) else "text"


def _zipped(content: bytes, name: str) -> str:
    archive = Archive(content, name)
    if "mimetype" in archive and archive.read("mimetype").strip() == b"application/vnd.oasis.opendocument.text":
        return "odt"
    for folder, form in _OFFICE.items():
        if any(part.startswith(folder) for part in archive.parts):
            return form
    raise _fault(name, "is a zip archive, no document; unpack it and give the documents in it")


def _too_large(name: str) -> BookError:
    return _fault(name, f"is larger than {MOST_BYTES // 2**20} MB; no article is: split it")


def _fault(name: str, message: str) -> BookError:
    return BookError(Fault(name, None, None, message))
