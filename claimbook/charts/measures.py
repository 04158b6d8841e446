"""The face that drawings are measured in: DejaVu's widths in small files, for the file is opened for every letter.

It has the letters that most charts are written in, each with DejaVu's width and kerning and the shape of a dot. Each
is a coloured glyph, for what draws looks for that first, and for three other kinds of whatever is none. It is made from
DejaVu where it is first needed and kept with the installation.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from claimbook.base.digests import digest
from claimbook.base.installation import version_of
from claimbook.base.store import store_of_installation
from claimbook.book.faces import DRAWN, WIDEST, asks_for_widest, digest_of_faces, drawer, file_of, is_plain

FAMILY = "Widest Measures"
RECIPE, MAKER = "2", "fonttools"
FACES = tuple(name for name in DRAWN if name.startswith(WIDEST.replace(" ", "")))
FAMILY_NAMES = {1: FAMILY, 4: FAMILY, 6: FAMILY.replace(" ", ""), 16: FAMILY}  # by their numbers in a font
STYLE_NAME = 2
FONTFORGES_OWN = "FFTM"  # a table of times, of which the subsetter would say that it drops it
BLACK = (0.0, 0.0, 0.0, 1.0)


def family_for(letters: Iterable[str]) -> str:
    """Return in which face texts of these letters are measured; their widths are those in the widest face."""
    if (folder := _folder_shown()) is None or not all((folder / name).is_file() for name in FACES):
        return WIDEST
    return WIDEST if any(map(asks_for_widest, letters)) else FAMILY


@cache
def _folder_shown() -> Path | None:
    """Show the small face to what draws, and return where it is kept."""
    with suppress(OSError):  # no folder to write in
        key = digest(RECIPE, version_of(MAKER), digest_of_faces())
        folder = store_of_installation().get_folder(f"measures-{key}", make_faces)
        drawer().register_font_directory(str(folder))
        return folder
    return None


def make_faces(folder: Path) -> None:
    """Make the files of the small face in a folder, one for each style."""
    for name in FACES:
        make_face(file_of(name), folder / name)


def make_face(source: Path, file: Path) -> None:
    """Make a file of a face's plain letters, each a coloured dot of the same width and kerning."""
    from fontTools.colorLib.builder import buildCOLR, buildCPAL
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    with TTFont(source, recalcBBoxes=False, recalcTimestamp=False) as face:
        if FONTFORGES_OWN in face:
            del face[FONTFORGES_OWN]
        plain = Subsetter(Options(hinting=False, glyph_names=False, name_IDs=[*FAMILY_NAMES, STYLE_NAME]))
        plain.populate(unicodes=[point for point in face.getBestCmap() if is_plain(chr(point))])
        plain.subset(face)
        pen = TTGlyphPen(None)
        for place, draw in (((0, 0), pen.moveTo), ((1, 0), pen.lineTo), ((0, 1), pen.lineTo)):
            draw(place)
        pen.closePath()
        dot = pen.glyph()
        dot.recalcBounds(None)
        letters = face.getGlyphOrder()
        face["glyf"].glyphs = dict.fromkeys(letters, dot)
        face["CPAL"] = buildCPAL([[BLACK]])
        layers = {letter: [(letter, 0)] for letter in letters}
        face["COLR"] = buildCOLR(layers, version=0, glyphMap=face.getReverseGlyphMap())
        for name in face["name"].names:
            if name.nameID in FAMILY_NAMES:
                name.string = FAMILY_NAMES[name.nameID]
        face.save(file)
