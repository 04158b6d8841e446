"""The faces that pictures and the printed book are set in: files of packages, so that no machine sets them otherwise.

DejaVu comes with matplotlib, IPAexGothic, for Japanese, with matplotlib-fontja; neither package is ever imported, only
its files are read. Liberation comes inside the library that draws, which has it in memory: of a face that is a file it
opens the file for every letter. Drawings are measured in DejaVu, the widest, so that they have room in whatever face a
reader sees them, and pictures are set in Liberation. What draws and what prints is shown these faces and none of the
machine's; fonts are found by fontconfig there, so on macOS and Windows the machine's stand beside them. The site
itself sets no face: a reader's own are used.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category
from xml.sax.saxutils import escape

from claimbook.base.digests import contents_digest
from claimbook.base.errors import BookError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

WIDEST = "DejaVu Sans"
IN_MEMORY = "Liberation Sans"
# the order matters: what the first face lacks is looked for in the others from the first folder on
FOLDERS = (("matplotlib_fontja", "fonts"), ("matplotlib", "mpl-data/fonts/ttf"))
DRAWN = ("ipaexg.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf", "DejaVuSans-BoldOblique.ttf")
WIDEST_FILE = "DejaVuSans.ttf"
COVERING = (WIDEST_FILE, "ipaexg.ttf")
LAST_PLAIN = "\u024f"  # up to here DejaVu and Liberation have every letter
VIETNAMESE = ("\u1ea0", "\u1ef9")
PLAIN = frozenset("–—‘’“”„†‡•…‰′″€→←↑↓−≈≠≤≥")
UNSHOWN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})  # categories of characters that need no glyph
NO_MACHINE_FONTS = Path(__file__).parent / "static" / "fonts.conf"
# what a style sheet asks for without naming a face
GENERIC = {
    "system-ui": "DejaVu Sans", "sans-serif": "DejaVu Sans", "sans": "DejaVu Sans", "serif": "DejaVu Serif",
    "monospace": "DejaVu Sans Mono", "ui-monospace": "DejaVu Sans Mono",
}  # fmt: skip
FOR_GENERIC = """<match target="pattern"><test name="family"><string>{name}</string></test>
<edit name="family" mode="assign" binding="strong"><string>{face}</string></edit></match>"""
FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
<cachedir>{cache}</cachedir>
<selectfont><rejectfont><glob>*/LastResort*</glob></rejectfont></selectfont>
{generic}
<match target="pattern"><edit name="family" mode="append_last"><string>DejaVu Sans</string></edit></match>
</fontconfig>
"""


@cache
def folders() -> tuple[Path, ...]:
    """Return the folders that hold the faces; raises BookError where a package lacks them."""
    found = []
    for package, inside in FOLDERS:
        spec = find_spec(package)
        places = [] if spec is None else spec.submodule_search_locations or []
        folder = next((place for each in places if (place := Path(each) / inside).is_dir()), None)
        if folder is None:
            raise BookError(f"The package {package} with the faces of pictures is missing; install the requirements.")
        found.append(folder)
    return tuple(found)


def file_of(name: str) -> Path:
    """Return where the file of a face lies; raises BookError where no package has it."""
    for folder in folders():
        if (folder / name).is_file():
            return folder / name
    raise BookError(f"No package has the face {name}; install the pinned requirements.")


@cache
def digest_of_faces() -> str:
    """Return the digest of all that pictures are set in: what is drawn in other faces is another picture."""
    return contents_digest((name, file_of(name).read_bytes()) for name in DRAWN)


@cache
def drawer() -> ModuleType:
    """Return the library that draws, once it knows the faces of the packages and, under fontconfig, no others."""
    import vl_convert

    with _environment(FONTCONFIG_FILE=str(NO_MACHINE_FONTS)):
        for folder in folders():
            vl_convert.register_font_directory(str(folder))
    module: ModuleType = vl_convert
    return module


@contextmanager
def _environment(**variables: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def fontconfig(folder: Path) -> Path:
    """Write into `folder` what shows a browser these faces alone, to be named by FONTCONFIG_FILE, and return it."""
    file = folder / "fonts.conf"
    listed = "\n".join(f"<dir>{escape(str(each))}</dir>" for each in folders())
    generic = "\n".join(FOR_GENERIC.format(name=name, face=face) for name, face in GENERIC.items())
    cache = escape(str(folder / "fontcache"))
    file.write_text(FONTCONFIG.format(folders=listed, cache=cache, generic=generic), encoding="utf-8")
    return file


def prove_drawable(texts: Iterable[str], what: str) -> None:
    """Raise BookError where a text that `what` shows has a character that no face has."""
    for letter in sorted({letter for text in texts for letter in text}):
        if is_plain(letter) or category(letter) in UNSHOWN or ord(letter) in covered():
            continue
        raise BookError(
            f"{what} shows “{letter}” (U+{ord(letter):04X}), for which the faces of pictures have no glyph; "
            "write it in Latin, Greek, Cyrillic or Japanese letters."
        )


def is_plain(letter: str) -> bool:
    """Tell whether every Latin face has a character."""
    return letter <= LAST_PLAIN or letter in PLAIN or VIETNAMESE[0] <= letter <= VIETNAMESE[1]


def asks_for_widest(letter: str) -> bool:
    """Tell whether a character is WIDEST's and not plain: texts that hold it are set in WIDEST.

    In another face it would be looked for in the order in which a machine lists files, where more than one has it.
    """
    return not is_plain(letter) and ord(letter) in points_of(WIDEST_FILE)


@cache
def covered() -> frozenset[int]:
    """Return the characters that the faces have, as code points."""
    return frozenset().union(*map(points_of, COVERING))


@cache
def points_of(name: str) -> frozenset[int]:
    """Return the characters that the face in a file has, as code points."""
    from fontTools.ttLib import TTFont

    with TTFont(file_of(name), lazy=True) as face:
        return frozenset(face.getBestCmap())
