"""What only decorates a printed page is marked as an artifact, wherever it is drawn; what says something never is."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from tagged_pdf import unmarked

from claimbook.pdf.artifacts import mark_artifacts

HEAD = "BT /F1 9 Tf 10 190 Td (head) Tj 20 0 Td (7) Tj ET"
PAGE = f"""q 1 1 1 rg 0 0 200 200 re f Q
{HEAD}
/P <</MCID 0>> BDC BT /F1 12 Tf 10 150 Td (said) Tj ET EMC
/Table <</MCID 1>> BDC 10 100 80 20 re f EMC
/TD <</MCID 2>> BDC BT /F1 12 Tf 10 100 Td (cell) Tj ET EMC
/Table <</MCID 3>> BDC BT /F1 12 Tf 10 80 Td (caption) Tj ET EMC
0 0 m 10 10 l S
/Tagged Do
/Plain Do
BT /F1 9 Tf (loose) Tj /P <</MCID 4>> BDC (held) Tj EMC ET
"""
TAGGED = "0 0 5 5 re f /Figure <</MCID 0>> BDC 0 0 9 9 re f EMC"
PLAIN = "0 0 1 1 re f"


@pytest.fixture
def document() -> pikepdf.Pdf:
    """A page with a head, a paragraph, a table, two forms and their structure, as a browser prints them."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(200, 200)).obj
    forms = {"/Tagged": form(made, TAGGED), "/Plain": form(made, PLAIN)}
    page.Resources = Dictionary(XObject=Dictionary(forms))
    page.Contents, page.StructParents = made.make_stream(PAGE.encode()), 0
    root = made.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    paragraph, table, cell = (made.make_indirect(Dictionary(S=name, Pg=page)) for name in (Name.P, Name.Table, Name.TD))
    row = made.make_indirect(Dictionary(S=Name.TR, K=Array([cell])))
    paragraph.K, cell.K, table.K, root.K = Array([0, 4]), 2, Array([1, row, 3]), Array([paragraph, table])
    owners = Array([paragraph, table, cell, table, paragraph])
    root.ParentTree = made.make_indirect(Dictionary(Nums=Array([0, owners])))
    made.Root.StructTreeRoot = root
    return made


def form(made: pikepdf.Pdf, operators: str) -> pikepdf.Object:
    stream = made.make_stream(operators.encode())
    stream.Subtype, stream.BBox = Name.Form, Array([0, 0, 9, 9])
    return stream


def drawn(holder: pikepdf.Object) -> str:
    """Return the operators of a page or a form in one line."""
    stream = holder.Contents if "/Contents" in holder else holder
    return " ".join(stream.read_bytes().decode("latin-1").split())


def artifacts(holder: pikepdf.Object) -> list[str]:
    return re.findall(r"/Artifact BMC (.*?) EMC", drawn(holder))


def test_what_stands_outside_of_all_tags_is_an_artifact_and_whole(document):
    mark_artifacts(document)
    page = document.pages[0].obj
    assert artifacts(page) == [
        "0 0 200 200 re f", HEAD, "10 100 80 20 re f", "0 0 m 10 10 l S", "/Plain Do", "(loose) Tj",
    ]  # fmt: skip
    assert list(unmarked(page)) == []


def test_a_form_with_tags_of_its_own_is_marked_within(document):
    mark_artifacts(document)
    assert artifacts(document.pages[0].obj.Resources.XObject.Tagged) == ["0 0 5 5 re f"]
    assert drawn(document.pages[0].obj.Resources.XObject.Plain) == PLAIN


def test_a_ground_right_in_a_table_leaves_the_structure_and_what_is_said_there_stays(document):
    mark_artifacts(document)
    table = document.Root.StructTreeRoot.K[1]
    assert [each if isinstance(each, int) else str(each.S) for each in table.K] == ["/TR", 3]
    owners = document.Root.StructTreeRoot.ParentTree.Nums[1]
    assert [each is None for each in owners] == [False, True, False, False, False]
    assert "/Table <</MCID 3>> BDC" in drawn(document.pages[0].obj).replace("/MCID 3 ", "/MCID 3").replace("<< ", "<<")


def test_marking_twice_changes_nothing(document):
    mark_artifacts(document)
    before = drawn(document.pages[0].obj)
    mark_artifacts(document)
    assert drawn(document.pages[0].obj) == before
    document.save(io.BytesIO())
