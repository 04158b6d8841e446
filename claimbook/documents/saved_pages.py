"""Pages saved with what belongs to them: one in an .mhtml file, any number in a .warc or .warc.gz."""

from __future__ import annotations

import email
import email.policy
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from typing import IO

from claimbook.base.errors import BookError, Fault

MOST_PAGE = 32 * 2**20
_CONTENT_TYPE = re.compile(r"\s*([^;\s]+)(?:.*?charset=[\"']?([\w.:-]+))?", re.IGNORECASE | re.DOTALL)
_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The bytes of one page, its address, the charset that its header stated, and where its record begins."""

    content: bytes
    url: str = ""
    charset: str = ""
    offset: int = 0


def mhtml_page(content: bytes, name: str) -> SavedPage:
    """Return the page that an .mhtml file begins with; raises BookError where it holds none."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    start = str(message.get_param("start") or "") if isinstance(message, EmailMessage) else ""
    parts = [part for part in message.walk() if part.get_content_type() in _HTML]
    first = next((part for part in parts if start and part.get("Content-ID") == start), parts[0] if parts else None)
    payload = first.get_payload(decode=True) if first is not None else None
    if first is None or not isinstance(payload, bytes) or not payload.strip():
        raise BookError(Fault(name, None, None, "holds no page; save it again as a single file from a browser"))
    address = str(message.get("Snapshot-Content-Location") or first.get("Content-Location") or "")
    return SavedPage(payload, address, first.get_content_charset() or "")


def warc_pages(stream: IO[bytes], name: str, stop: int = -1) -> Iterator[SavedPage | BookError]:
    """Yield the HTML pages of a WARC file, plain or zipped, one at a time; what cannot be read is a BookError.

    Reading begins where the stream stands, and ends before the first record that begins at `stop` or after it.

    Only answers (`response`) that went well (status 200) and stored pages (`resource`) count.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number, first = 0, stream.tell() if stop >= 0 else 0
    try:
        records = ArchiveIterator(stream, arc2warc=True)
        for record in records:
            offset = records.offset
            if 0 <= stop <= offset:
                return
            number += 1
            if record.rec_type not in ("response", "resource"):
                continue
            http = record.http_headers
            if http is not None and http.get_statuscode() not in ("", "200"):
                continue
            headers = http or record.rec_headers
            kind = _CONTENT_TYPE.match(headers.get_header("Content-Type") or "")
            if kind is None or kind[1].casefold() not in _HTML:
                continue
            url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            page = record.content_stream().read(MOST_PAGE + 1)
            if len(page) <= MOST_PAGE and getattr(record.raw_stream, "limit", 0) > 0:
                yield BookError(
                    Fault(name, None, None, f"is damaged: it ends in the middle of record {number} ({url})")
                )
                return
            if len(page) > MOST_PAGE:
                message = f"record {number} ({url}) is larger than {MOST_PAGE // 2**20} MB; left out"
                yield BookError(Fault(name, None, None, message))
                continue
            yield SavedPage(page, url, kind[2] or "", offset)
    except (ArchiveLoadFailed, OSError, ValueError, EOFError, zlib.error) as error:
        message = f"is damaged after record {number}: {(str(error).strip() or 'it ends there').splitlines()[0]}"
        yield BookError(Fault(name, None, None, message))
        return
    except AttributeError:  # warcio's own
        yield BookError(Fault(name, None, None, f"is damaged after record {number}: the next one has no address"))
        return
    if not number and not first:
        yield BookError(Fault(name, None, None, "holds no page: no record of a WARC file could be read in it"))
