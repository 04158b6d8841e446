"""Pictures and the printed book are set in the faces of packages: the same on every machine, Japanese included."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

import pypdf
import pytest
from fontTools.ttLib import TTFont
from test_downloads import files

from claimbook.base.errors import BookError
from claimbook.base.store import Store
from claimbook.book import faces
from claimbook.book.theme import FONT
from claimbook.charts import drawings
from claimbook.downloads import pictures
from claimbook.pdf import find_browser, print_page

SPEC = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "data": {"values": [{"place": "The longest of all names", "n": 2}, {"place": "産業技術総合研究所", "n": 3}]},
    "mark": "bar",
    "encoding": {"y": {"field": "place", "type": "nominal"}, "x": {"field": "n", "type": "quantitative"}},
    "config": {"font": "system-ui, 'DejaVu Sans', sans-serif"},
}
DRAW = """
import hashlib, io, json, pikepdf, sys
from pathlib import Path
from xml.sax.saxutils import escape
from claimbook.base.store import Store
from claimbook.book.faces import drawer
from claimbook.charts.drawings import draw
from claimbook.downloads.pdf_info import settled
from claimbook.downloads.pictures import in_faces
svg = draw(json.loads(sys.argv[1]), "one", Store(Path(sys.argv[2])))
pdf = settled(pikepdf.open(io.BytesIO(drawer().svg_to_pdf(in_faces(svg)))))
made = [svg.encode(), drawer().svg_to_png(in_faces(svg)), pdf]
print([hashlib.sha256(each).hexdigest() for each in made])
"""
BARE = "import vl_convert, hashlib, sys; print(hashlib.sha256(vl_convert.svg_to_png(sys.argv[1])).hexdigest())"
TEXT = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20">'
    '<text y="15" font-family="DejaVu Sans">Wi</text></svg>'
)

PLAIN_POINTS = [point for point in range(0x20, 0x10000) if faces.is_plain(chr(point)) and not 0x7F <= point <= 0x9F]


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two machines as fontconfig sees them: one without fonts, one where other faces have the names of ours."""
    place = tmp_path_factory.mktemp("machines")
    configurations = []
    for name in ("bare", "other"):
        (place / name).mkdir()
        configurations.append(place / f"{name}.conf")
        configurations[-1].write_text(f"<fontconfig><dir>{place / name}</dir></fontconfig>")
    for family in (faces.WIDEST, faces.IN_MEMORY):
        with TTFont(faces.file_of("DejaVuSansMono.ttf")) as face:
            for record in face["name"].names:
                if record.nameID in (1, 4, 16):
                    record.string = family
            face.save(place / "other" / f"wrong {family}.ttf")
    return configurations


def told(code: str, configuration: Path, *arguments: str) -> str:
    env = {**os.environ, "FONTCONFIG_FILE": str(configuration)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout


def test_a_drawing_and_its_pictures_are_the_same_on_machines_of_other_fonts(machines, tmp_path):
    bare, other = (
        told(DRAW, machine, json.dumps(SPEC), str(tmp_path / str(number))) for number, machine in enumerate(machines)
    )
    assert bare == other
    assert len({told(BARE, machine, TEXT) for machine in machines}) == 2, "the machines' fonts make no difference"


def test_japanese_is_set_in_its_own_face_in_a_picture(tmp_path):
    made = files(tmp_path, takeaway="Landings of 鰹 fell", subtitle="水揚げ量")
    page = pypdf.PdfReader(io.BytesIO(made["pdf"])).pages[0]
    assert {"鰹", "水揚げ量"} <= {*page.extract_text().replace("\n", " ").split()}
    named = {str(font.get_object()["/BaseFont"])[8:] for font in page["/Resources"]["/Font"].values()}
    assert named == {"LiberationSans", "IPAexGothic"}


@pytest.mark.parametrize("where", ["takeaway", "subtitle"])
def test_a_text_without_a_glyph_is_refused_in_one_sentence(tmp_path, where):
    with pytest.raises(BookError, match=r"shows “한” \(U\+D55C\), for which the faces of pictures have no glyph"):
        files(tmp_path, **{where: "A syllable of Korean: 한"})


def test_a_chart_without_a_glyph_is_refused_and_not_kept(tmp_path):
    spec = {**SPEC, "data": {"values": [{"place": "한", "n": 2}]}}
    for _ in range(2):
        with pytest.raises(BookError, match=r"^The chart catch shows “한”"):
            drawings.draw(spec, "catch-w", Store(tmp_path))
    assert [*tmp_path.iterdir()] == []


def test_what_is_taken_for_plain_is_in_the_widest_face():
    assert set(PLAIN_POINTS) <= faces.points_of(faces.WIDEST_FILE)


def test_pictures_and_drawings_are_kept_by_the_faces_they_are_set_in(tmp_path, monkeypatch):
    before = pictures.key("<svg/>"), drawings.key_of(SPEC, "one")
    for module in (pictures, drawings):
        monkeypatch.setattr(module, "digest_of_faces", lambda: "others")
    assert pictures.key("<svg/>") != before[0]
    assert drawings.key_of(SPEC, "one") != before[1]


def test_the_printed_book_has_the_faces_of_packages_and_shows_japanese(tmp_path):
    quote = '<p lang="ja" style="font-family: Charter, serif">“2,000基のGPUを整備する”</p>'
    page = f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><p style="font-family: {FONT}">Sans</p>{quote}'
    with pypdf.PdfReader(print_page(find_browser(), page, tmp_path)) as made:
        text = made.pages[0].extract_text()
        names = {str(font.get_object()["/BaseFont"])[8:] for font in made.pages[0]["/Resources"]["/Font"].values()}
    assert "基のGPUを整備する" in text.replace(" ", "")
    assert names == {"DejaVuSans", "DejaVuSerif", "IPAexGothic"}


def test_what_the_face_of_pictures_lacks_is_set_in_one_face_on_every_machine(tmp_path):
    made = files(tmp_path, takeaway="10²⁴ and 10²⁵ operations", subtitle="A hyphen that holds: 16‑bit")
    page = pypdf.PdfReader(io.BytesIO(made["pdf"])).pages[0]
    named = {str(font.get_object()["/BaseFont"])[8:] for font in page["/Resources"]["/Font"].values()}
    assert named == {"LiberationSans", "DejaVuSans-Bold"}
    assert "10²⁴ and 10²⁵ operations" in page.extract_text()
    assert "A hyphen that holds: 16-bit" in page.extract_text()


def test_what_is_plain_is_in_the_face_of_pictures():
    shown = "".join(f'<text y="9">{escape(chr(point))}</text>' for point in PLAIN_POINTS)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" font-family="{faces.IN_MEMORY}">{shown}</svg>'
    page = pypdf.PdfReader(io.BytesIO(faces.drawer().svg_to_pdf(svg))).pages[0]
    names = {str(font.get_object()["/BaseFont"])[8:] for font in page["/Resources"]["/Font"].values()}
    assert names == {"LiberationSans"}
