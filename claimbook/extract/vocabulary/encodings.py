"""Signs as broken encodings print them, and characters that are not seen.

Provenance: a sign's own bytes in UTF-8 read as Windows-1252, which is how “â€“” comes about, worked out here and not
listed; the two letter pairs are what wire services send for a pound and a yen sign that their alphabet lacks.
"""

SIGNS = "€£¥¢°º±½¼¾×÷–—‘’“”…µ²³·©®−≈≤≥₹"


def _misread(sign: str) -> str:
    """The sign as a reader of Windows-1252 shows its bytes; bytes it does not know are shown as control characters."""
    return "".join(bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in sign.encode())


# as misread: the sign that was meant; longest first
MISREAD = dict(sorted(((_misread(sign), sign) for sign in SIGNS), key=lambda pair: -len(pair[0])))
# before digits that touch: the currency meant
MISREAD_SIGNS = {"PS": "£", "Y=": "¥"}
# what is printed as nothing: zero-width characters, marks of direction, soft hyphens; a lone “Â” is half a space
UNSEEN = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00adÂ"
)
