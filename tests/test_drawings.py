"""A drawing holds what is seen of a chart and nothing besides."""

import xml.etree.ElementTree as tree

import pytest

from claimbook.charts.drawings import SVG, plain


@pytest.mark.parametrize(
    ("dashes", "kept"),
    [("1,0", None), ("1 0", None), ("0", None), ("4, 0, 2, 0", None), ("4,3", "4,3"), ("3", "3"), ("2,0,3", "2,0,3"),
     ("none", "none")],
)  # fmt: skip
def test_a_line_of_dashes_without_gaps_is_a_line(dashes, kept):
    chart = f'<svg xmlns="{SVG}"><path d="M0,0h9" stroke="#123" stroke-dasharray="{dashes}"/></svg>'
    (path,) = tree.fromstring(plain(chart, "one")).iter(f"{{{SVG}}}path")
    assert path.get("stroke-dasharray") == kept
