"""Plain text: decoded or refused with what to do, its paragraphs as blocks with the way back to each character."""

from __future__ import annotations

import codecs
import re

from claimbook.base.errors import BookError, Fault
from claimbook.documents.blocks import Block, Place, Reading, Run
from claimbook.documents.encodings import broken_as, japanese_encoding
from claimbook.documents.lines import split_lines
from claimbook.documents.wrapping import joined

MOST_BYTES = 64 * 2**20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WORD = re.compile(r"\S+")
_GUESSES = ("shift_jis", "euc_jp", "cp1252")


def decode_text(content: bytes, name: str) -> str:
    """Return a text file's characters; raises BookError where it is empty, too large or in another encoding.

    UTF-8 is read, and UTF-16 where a byte order mark says so. The rest is refused with the command that converts it:
    a wrong guess would change the numbers' signs silently.
    """
    if len(content) > MOST_BYTES:
        raise _fault(name, f"is larger than {MOST_BYTES // 2**20} MB; no article is: split it")
    if not content.strip(b" \t\r\n\xef\xbb\xbf"):
        raise _fault(name, "is empty; give it the article's text")
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "utf-8")
    nul = content.find(b"\0") if encoding.startswith("utf-8") else -1
    if nul >= 0:
        raise _fault(name, f"is no text: byte {nul} is NUL; save the article as plain text in UTF-8")
    if b"\x1b$" in content and (japanese := japanese_encoding(content)) is not None:
        raise _fault(name, f"is {japanese[0]}; convert it: iconv -f {japanese[1]} -t UTF-8 {name} > new.txt")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        likely = likely_encoding(content)
        raise _fault(
            name,
            f"is not UTF-8: byte {error.start} (0x{content[error.start]:02x}) cannot be read; "
            f"if it is {likely}, convert it: iconv -f {likely} -t UTF-8 {name} > new.txt",
        ) from None
    if (broken := broken_as(text)) is not None:
        raise _fault(name, f"is Japanese that was read as {broken} and saved so; get it again and save it as UTF-8")
    return text


def likely_encoding(content: bytes) -> str:
    """Return the name of the encoding that bytes which are not UTF-8 most likely have."""
    for encoding in _GUESSES[:-1]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        kana = sum("\u3041" <= sign <= "\u30ff" for sign in text)
        if kana * 5 > sum(sign > "\x7f" for sign in text):
            return {"shift_jis": "Shift-JIS", "euc_jp": "EUC-JP"}[encoding]
    return "Windows-1252"


def read_text(content: bytes, name: str) -> Reading:
    """Read plain text: one block a paragraph, its broken lines joined."""
    source = decode_text(content, name)
    blocks: list[Block] = []
    for line in split_lines(source):
        text = joined(line.text, source)
        place = Place(paragraph=len(blocks) + 1)
        blocks.append(Block(text, place, runs=aligned(text, source, line.start, line.end)))
    return Reading(name, "text", tuple(blocks), source)


def lines_of(content: bytes, name: str) -> str:
    """Return plain text with its broken lines joined: a cheap reading, for asking whether it is worth a dear one.

    Raises BookError as `decode_text` does.
    """
    source = decode_text(content, name)
    return "\n".join(joined(line.text, source) for line in split_lines(source))


def aligned(text: str, source: str, start: int, end: int) -> tuple[Run, ...]:
    """Return the runs of a text whose words stand in source[start:end] in the same order, but for marks within them."""
    runs: list[Run] = []
    at = start
    for word in _WORD.finditer(text):
        offset = source.find(word[0], at, end)
        found = [(word.start(), word.end(), offset)] if offset >= 0 else _by_sign(word, source, at, end)
        for first, last, offset in found:
            before = runs[-1] if runs else None
            gap = text[before.end : first] if before else ""
            if (
                before
                and before.offset + before.end - before.start + len(gap) == offset
                and gap == source[offset - len(gap) : offset]
            ):
                runs[-1] = Run(before.start, last, before.offset)
            else:
                runs.append(Run(first, last, offset))
            at = offset + last - first
    return tuple(runs)


def _by_sign(word: re.Match[str], source: str, at: int, end: int) -> list[tuple[int, int, int]]:
    """Return where the signs of one word stand that is broken by a line end, a hyphen or markup."""
    found: list[tuple[int, int, int]] = []
    reach = min(end, at + 4 * len(word[0]) + 200)
    for number, sign in enumerate(word[0], word.start()):
        offset = source.find(sign, at, reach)
        if offset < 0:
            continue
        if found and found[-1][1] == number and found[-1][2] + number - found[-1][0] == offset:
            found[-1] = (found[-1][0], number + 1, found[-1][2])
        else:
            found.append((number, number + 1, offset))
        at = offset + 1
    return found


def _fault(name: str, message: str) -> BookError:
    return BookError(Fault(name, None, None, message))
