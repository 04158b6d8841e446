"""The characters of the Symbol font as Unicode: data only.

Word writes a symbol as a code of its font, from F020 on. The codes are those of Adobe's Symbol encoding, as Unicode's
own mapping file VENDORS/ADOBE/symbol.txt gives them; bars and pieces of large brackets are left out.
"""

from __future__ import annotations

_ROWS = {
    0x20: " !∀#∃%&∋()∗+,−./0123456789:;<=>?",
    0x40: "≅ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    0x60: "\u203eαβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼",
    0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…",
    0xC0: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
    0xE0: "◊〈®©™∑",
}

SYMBOL = {first + step: sign for first, row in _ROWS.items() for step, sign in enumerate(row)}


def symbol(code: int, font: str) -> str:
    """Return the character that Word shows for a code of a font; empty for a picture that no character stands for."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if font.casefold() == "symbol":
        return SYMBOL.get(low, "")
    if 0xF000 <= code <= 0xF0FF:
        return "•" if low in (0xA7, 0x6C, 0x9F, 0xB7) else ""
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code <= 0xDFFF else ""
