"""A drawing to be seen small: no words, the frame filled, points that stay round."""

from __future__ import annotations

import re
import xml.etree.ElementTree as tree

import pytest

from claimbook.charts.drawings import SVG
from claimbook.charts.thumbnails import PROPORTION, boxes_in, thumbnail

DRAWN = f"""<svg xmlns="{SVG}" width="300" height="400" viewBox="0 0 300 400"><g transform="translate(100,20)">
<text transform="translate(-90,10)">a long name of a row</text><line transform="translate(0,5)" x2="0" y2="340"/>
<path d="M0,10h50v20h-50Z" fill="#123"/>
<g transform="translate(0.5,300)"><path d="M-3,-3h6v6h-6Z" transform="translate(80,0)"/></g></g></svg>"""


@pytest.fixture
def small() -> tree.Element:
    return tree.fromstring(thumbnail(DRAWN))


def test_words_are_gone_and_the_room_they_took(small: tree.Element) -> None:
    assert not list(small.iter(f"{{{SVG}}}text"))
    left, top, width, height = map(float, small.get("viewBox", "").split())
    assert (left, top) == (100 - 5, 25 - 5)
    assert (left + width, top + height) == (100 + 0.5 + 80 + 3 + 5, 20 + 5 + 340 + 5)
    assert "width" not in small.attrib
    assert small.get("preserveAspectRatio") == "none"


def test_a_point_keeps_its_shape_in_a_view_that_is_stretched(small: tree.Element) -> None:
    _, _, width, height = map(float, small.get("viewBox", "").split())
    point = next(each for each in small.iter(f"{{{SVG}}}path") if each.get("transform"))
    scale = re.search(r"scale\(([\d.]+),([\d.]+)\)", point.get("transform", ""))
    assert scale is not None
    across, down = float(scale[1]) * PROPORTION / width, float(scale[2]) / height
    assert across == pytest.approx(down, rel=1e-2)


def test_a_bar_is_stretched_with_the_view(small: tree.Element) -> None:
    bar = next(each for each in small.iter(f"{{{SVG}}}path") if each.get("fill"))
    assert "transform" not in bar.attrib


def test_what_is_written_can_stand_in_a_page() -> None:
    assert thumbnail(DRAWN).startswith(f'<svg xmlns="{SVG}"')


def test_a_drawing_of_words_alone_stays_as_it_is() -> None:
    words = f'<svg xmlns="{SVG}" width="30" height="40" viewBox="0 0 30 40"><text>a</text></svg>'
    assert tree.fromstring(thumbnail(words)).get("viewBox") == "0 0 30 40"
    assert not list(boxes_in(tree.fromstring(words), 0, 0))
