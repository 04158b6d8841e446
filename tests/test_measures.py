"""Drawings measured in small files are those measured in the whole face, whatever becomes of the files."""

import json
import os
import subprocess
import sys

import pytest

from claimbook.book.faces import is_plain

LETTERS = "".join(chr(point) for point in range(0x21, 0x2200) if is_plain(chr(point)) and not 0x7F <= point <= 0xA0)
PLAIN = [*["AVATAR To Te Yes fi ffl 1,234.5 – 67 %"] * 3, "“Way’s” · Ōsaka → P.A.", *(LETTERS[at : at + 40] for at in
         range(0, len(LETTERS), 40))]  # fmt: skip
DRAW = """
import json, shutil, sys
from claimbook.base.store import store_of_installation
from claimbook.charts import drawings, measures
spec, what = json.loads(sys.argv[1]), sys.argv[2]
letters = set(json.dumps(spec, ensure_ascii=False))
if what == "whole":
    measures.family_for = drawings.family_for = lambda letters: measures.WIDEST
family = drawings.family_for(letters)
if what == "thrown away":
    measured_in = drawings.measured_in
    def and_gone(family, spec):
        for folder in store_of_installation().folder.glob("measures-*"):
            shutil.rmtree(folder)
        return measured_in(family, spec)
    drawings.measured_in = and_gone
if what == "after others":
    drawings.warm_up()
print(json.dumps([family, drawings.make(spec, "one").decode()]))
"""


def chart(texts):
    """Return charts beside one another, each as wide as its text."""
    styles = [{}, {"labelFontWeight": "bold"}, {"labelFontStyle": "italic"}]
    axes = [{"labelLimit": 900, "title": None, **styles[number % len(styles)]} for number in range(len(texts))]
    return {
        "hconcat": [
            {
                "data": {"values": [{"place": text, "n": 1}]},
                "mark": "bar",
                "encoding": {"y": {"field": "place", "type": "nominal", "axis": axis}},
            }
            for text, axis in zip(texts, axes, strict=True)
        ]
    }


@pytest.fixture
def draw(tmp_path):
    """Return what draws a chart in a process of its own: the family that it is measured in, and the drawing."""
    (tmp_path / "caches").mkdir()

    def drawn(texts, what="small"):
        run = [sys.executable, "-c", DRAW, json.dumps(chart(texts)), what]
        caches = {"XDG_CACHE_HOME": str(tmp_path / "caches")}
        done = subprocess.run(run, capture_output=True, text=True, check=True, env={**os.environ, **caches})
        return json.loads(done.stdout)

    return drawn


@pytest.mark.parametrize("what", ["small", "after others", "thrown away"])
def test_a_drawing_is_the_same(draw, what):
    assert draw(PLAIN, what) == ["Widest Measures", draw(PLAIN, "whole")[1]]


@pytest.mark.parametrize(
    ("text", "family"), [("国産AI", "Widest Measures"), ("σ = 2", "DejaVu Sans"), ("Ж", "DejaVu Sans")]
)
def test_what_has_letters_of_the_whole_face_alone_is_measured_in_it(draw, text, family):
    assert draw([text]) == [family, draw([text], "whole")[1]]


def test_a_damaged_face_is_made_anew(draw, tmp_path):
    drawn = draw(PLAIN)
    for file in (tmp_path / "caches").rglob("*.ttf"):
        file.write_bytes(file.read_bytes()[:9000])
    assert draw(PLAIN) == drawn


def test_where_nothing_can_be_kept_the_whole_face_is_measured_in(draw, tmp_path):
    (tmp_path / "caches").rmdir()
    (tmp_path / "caches").write_text("a file in its place")
    assert draw(PLAIN) == ["DejaVu Sans", draw(PLAIN, "whole")[1]]
