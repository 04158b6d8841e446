"""Names the encoding of a Japanese article that is not UTF-8, and how to convert it; nothing is converted by guess."""

from __future__ import annotations

import re

# name, Python's codec, iconv's name
ENCODINGS = (("Shift-JIS", "cp932", "CP932"), ("EUC-JP", "euc_jp", "EUC-JP"))
ISO_2022_JP = re.compile(rb"\x1b\$[@B]|\x1b\([BJ]")
KANA = re.compile("[ぁ-ゖァ-ヺー]")
BEYOND_ASCII = re.compile("[^\x00-\x7f]")
KANA_SHARE = 5  # running Japanese has kana for one in so few signs
# UTF-8 that was read in another encoding and saved again: what Japanese turns into in each
BROKEN = {
    "Shift-JIS": re.compile("[縺繧繝譁逕蟷莠]"),
    "Latin-1": re.compile("[ãåæçèé][\u0080-\u00bf‚€ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"),
}
BROKEN_AT_LEAST, BROKEN_SHARE = 5, 20


def japanese_encoding(content: bytes) -> tuple[str, str] | None:
    """The encoding that bytes are Japanese in, and iconv's name of it; None where they are not, or in none of these."""
    if ISO_2022_JP.search(content):
        return "ISO-2022-JP", "ISO-2022-JP"
    likely: list[tuple[int, str, str]] = []
    for name, codec, iconv in ENCODINGS:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        kana, others = len(KANA.findall(text)), len(BEYOND_ASCII.findall(text))
        if kana >= 2 and kana * KANA_SHARE >= others:
            likely.append((kana, name, iconv))
    return max(likely)[1:] if likely else None


def broken_as(text: str) -> str | None:
    """The encoding in which Japanese UTF-8 was once misread and saved as it came out; None where it was not."""
    for name, pattern in BROKEN.items():
        marks = len(pattern.findall(text))
        if marks >= BROKEN_AT_LEAST and marks * BROKEN_SHARE >= len(text):
            return name
    return None
