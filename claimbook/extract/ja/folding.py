"""One way to write each thing: widths, squared units, ruby and broken lines are folded, and every offset is kept.

A block is folded into the text that the rules read; where characters were dropped, joined or spread, it keeps the
places at which the offsets change.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

BLOCK = 16_000  # characters that are folded and read together
SLACK = 2_000  # how far back a block's edge may move to the end of a sentence
WRAPPED_AFTER = 15  # a line of fewer characters was ended on purpose
LONGEST_LINE = 400  # and so was a longer one

CJK = "぀-ヿ㐀-鿿々〇"
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HALF_KANA = {code: ord(unicodedata.normalize("NFKC", chr(code))) for code in range(0xFF66, 0xFF9E)}
_VERTICAL = {
    code: ord(flat)
    for code in (*range(0xFE10, 0xFE1A), *range(0xFE30, 0xFE50))
    if len(flat := unicodedata.normalize("NFKC", chr(code))) == 1
}
_OTHERS = {0xFFE5: 0xA5, 0xFFE1: 0xA3, 0xFFE6: 0x20A9, 0xFE69: 0x24, 0xFF65: 0x30FB, 0xFF61: 0x3002, 0xFF64: 0x3001,
           0xFF62: 0x300C, 0xFF63: 0x300D, 0x2103: 0x2103, 0x2236: 0x3A, 0xB7: 0x30FB, 0x2022: 0x30FB}  # fmt: skip
ONE_TO_ONE = {**_WIDE, **_HALF_KANA, **_VERTICAL, **_OTHERS}
FOLDABLE = re.compile("[！-～ｦ-ﾝ︐-︙︰-﹏￥￡￦﹩･｡､｢｣·•]")
SQUARES = "㋀-㋋㋿㌀-㍗㍘-㍰㍱-㏟㏠-㏾"
RUBY = (
    r"(?<=《)[ぁ-ゖァ-ヺー・]{1,16}》|(?<=<)(?:/?(?:ruby|rb)>|rp>[^<\n]{0,3}</rp>|rt>[^<\n]{0,24}</rt>)"
    r"|(?<=[|｜])(?=[一-鿿]{1,12}《)"
)
# one class of first signs lets the engine run over all others
UNEVEN = re.compile(
    rf"[《<|｜ \u00a0\u2009\u202f\t\r\nウ-ホ{SQUARES}]"
    rf"(?:(?P<drop>{RUBY}|(?<=[0-9万億兆千百][ \u00a0\u2009\u202f])(?=[{CJK}%])"
    rf"|(?<=[{CJK}、。][ \u00a0\u2009])(?=[0-9$¥€£]))"
    rf"|(?P<line>(?:(?<=[ \t])\r?\n|(?<=\r)\n|(?<=\n))[ \t]?(?=[^\s]))"
    rf"|(?P<voiced>(?<=[ウ-ホ])[ﾞﾟ゙゚])|(?P<square>(?<=[{SQUARES}])))"
)
ENDED = frozenset('。．.!?！？」』】)）…:：;；"”')
OPENED = frozenset("・■□●○◆◇▼▲△▽※★☆-*#＊(（「『【《<＜|①②③④⑤⑥⑦⑧⑨⑩　")
SENTENCE_CUTS = ("\n", "。", "．", "、", " ")


class Block:
    """Folded text, and where its characters stand in the original."""

    __slots__ = ("_places", "_spans", "base", "folded")

    def __init__(self, text: str, left: int, right: int) -> None:
        self.base = left
        self._places = [0]  # from which folded offset on each span counts
        self._spans: list[tuple[int, int]] = [(0, -1)]  # what is replaced there; -1 where characters stand as they do
        piece = text[left:right]
        if FOLDABLE.search(piece):
            piece = piece.translate(ONE_TO_ONE)
        self.folded = self._even(piece) if UNEVEN.search(piece) else piece

    def start(self, at: int) -> int:
        """The offset in the original of the folded character at `at`."""
        span = bisect_right(self._places, at) - 1
        begin, stop = self._spans[span]
        return self.base + (begin if stop >= 0 else begin + at - self._places[span])

    def end(self, at: int) -> int:
        """The offset in the original behind the folded character before `at`."""
        span = bisect_right(self._places, at - 1) - 1
        begin, stop = self._spans[span]
        return self.base + (stop if stop >= 0 else begin + at - self._places[span])

    def _even(self, piece: str) -> str:
        parts: list[str] = []
        done = at = 0
        for match in UNEVEN.finditer(piece):
            begin, stop = match.span()
            instead = _instead(piece, match)
            if instead is None:
                continue
            parts += (piece[done:begin], instead)
            at += begin - done
            self._places += (at, at + len(instead))
            self._spans += ((begin, stop), (stop, -1))
            at += len(instead)
            done = stop
        if done == 0:
            return piece
        parts.append(piece[done:])
        return "".join(parts)


def _instead(piece: str, match: re.Match[str]) -> str | None:
    """What is read in place of a match; None where it stays as it is."""
    if match.lastgroup == "drop":
        return ""
    if match.lastgroup == "line":
        return "" if wraps(piece, match.start(), match.end()) else None
    folded = unicodedata.normalize("NFKC", match[0].replace("ﾞ", "゙").replace("ﾟ", "゚"))
    return folded if folded != match[0] else None


def wraps(text: str, start: int, end: int) -> bool:
    """Whether the line break text[start:end] only wraps a sentence: the line was long, unfinished, and goes on."""
    if start == 0 or end >= len(text) or text[start - 1] in ENDED or text[end] in OPENED:
        return False
    if text[start - 1].isdigit() and text[end].isdigit():
        return False
    if text[start - 1].isascii() and text[end].isascii():
        return False
    begin = max(text.rfind("\n", max(0, start - LONGEST_LINE), start), -1 if start < LONGEST_LINE else start - 2)
    return start - begin > WRAPPED_AFTER


def blocks(text: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    """The offsets of text[left:right] in pieces that end where a sentence does, as far as there are sentences."""
    while right - left > BLOCK:
        cut = left + BLOCK
        for sign in SENTENCE_CUTS:
            at = text.rfind(sign, cut - SLACK, cut)
            if at >= 0:
                cut = at + 1
                break
        yield left, cut
        left = cut
    if left < right:
        yield left, right
