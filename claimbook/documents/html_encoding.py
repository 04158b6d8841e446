"""The characters of an HTML page: by its byte order mark, as UTF-8 where it is that, else by what it declares."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*(?:["']\s*)?([\w:.-]+)|<\?xml[^>]{0,80}encoding=["']([\w.-]+)""", re.IGNORECASE
)
# What browsers take these labels for (WHATWG Encoding Standard, section 4.2).
_LABELS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "shift_jis": "cp932",
           "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "ms_kanji": "cp932", "windows-31j": "cp932",
           "euc-jp": "euc_jp", "x-euc-jp": "euc_jp", "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949",
           "euc-kr": "cp949", "iso-8859-9": "cp1254", "big5": "big5hkscs", "x-x-big5": "big5hkscs"}  # fmt: skip
_ESCAPES = ("punycode", "raw-unicode-escape", "unicode-escape")  # known to Python, to no browser
LOOKED_AT = 8192


def decode_page(content: bytes, stated: str = "") -> str:
    """Return a page's characters; `stated` is the charset that came with it (a header), which outranks its own word.

    Signs that the encoding does not have become U+FFFD, as browsers show them.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    declared = _known(stated) or _declared(content)
    if declared.startswith("iso2022"):
        return content.decode(declared, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        ragged = error.start >= len(content) - 3
    if ragged or declared == "utf-8":
        return content.decode("utf-8", "replace")
    if declared:
        return content.decode(declared, "replace")
    return _guessed(content)


def _declared(content: bytes) -> str:
    found = _DECLARED.search(content[:LOOKED_AT])
    return _known((found[1] or found[2]).decode("ascii", "replace")) if found else ""


def _known(label: str) -> str:
    """Return Python's name of an encoding by its label, empty where there is none such."""
    label = label.strip().casefold()
    try:
        name = codecs.lookup(_LABELS.get(label, label)).name if label else ""
        b"a".decode(name or "ascii", "replace")
    except (LookupError, ValueError, OSError):
        return ""
    return "" if name in _ESCAPES else name


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content[: 64 * 1024]).best()
    return content.decode(best.encoding if best else "cp1252", "replace")
