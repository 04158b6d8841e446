"""Files made in bad faith, or badly: read or refused in one sentence, in little time, and never with a traceback."""

from __future__ import annotations

import gzip
import io
import json
import random
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from fuzz_readers import patience
from lxml.html import document_fromstring
from test_text_formats import WARC
from test_text_page import ARTICLE, PAGE
from word_files import docx, p, zipped

from claimbook.base.errors import BookError
from claimbook.cli import main
from claimbook.documents.article import articles_in
from claimbook.documents.blocks import Reading
from claimbook.documents.formats import form_of, read_content
from claimbook.documents.html_encoding import decode_page
from claimbook.documents.latex import _bibliography
from claimbook.documents.page_blocks import page_blocks
from claimbook.documents.pdf_text import _CUT
from claimbook.documents.sheets import shown
from claimbook.documents.web_page import read_page
from claimbook.documents.wrapping import joined

SECONDS, MANY = 3, 100_000
WORD_STYLE = (
    '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="S"/>'
    '<w:pPr><w:outlineLvl w:val="NUMBER"/></w:pPr></w:style>'
)
SPAN = '<w:tc><w:tcPr><w:gridSpan w:val="NUMBER"/></w:tcPr><w:p><w:r><w:t>12 ports</w:t></w:r></w:p></w:tc>'
DROP_DOWN = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="NUMBER"/><w:listEntry w:val="a"/>'
    '</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
PROPERTIES = (
    '<Properties xmlns="p"><property name="ZOTERO_BREF_a_NUMBER">x</property>'
    '<property name="ZOTERO_BREF_a_2">y</property></Properties>'
)
ODT_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def odt(body: str) -> bytes:
    text = f"<office:document-content {ODT_NAMES}><office:body><office:text>{body}</office:text></office:body>"
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": f"{text}</office:document-content>"}
    return zipped(parts)


def page(body: str) -> bytes:
    return PAGE.replace(f"<p>{ARTICLE[4]}</p>", f"<p>{ARTICLE[4]}</p>{body}").encode()


def markdown(text: str) -> Reading:
    return read_content(text.encode(), "a.md")


SLOW: dict[str, Callable[[], object]] = {
    "comments before no page": lambda: form_of(b"<!-- a -->" * 300 + b"x", "a"),
    "empty lines": lambda: form_of(b"a" + b"\n" * 65_000 + b"x", "a"),
    "many declarations": lambda: decode_page(b"<meta" * 38 + b"charset=" + b" " * 8192),
    "a line of blanks": lambda: joined("a" + " " * MANY + "b\nc"),
    "a word without end": lambda: joined("a\n" + "b" * MANY),
    "a hyphen before empty lines": lambda: joined("a-" + "\n" * MANY + "1"),
    "blanks in a block": lambda: page_blocks(document_fromstring(f"<p>a{'<i> </i>' * MANY}b</p>")),
    "styles of a list": lambda: page_blocks(
        document_fromstring(f"<ol style='{'list-style:' * (MANY // 11)}'><li>a</li></ol>")
    ),
    "a line of hyphens": lambda: _CUT.search("-a" * (MANY // 2) + "."),
    "blanks in front matter": lambda: markdown(f"---\ntitle: a{' ' * MANY}b\n---\n12 ports"),
    "keys of citations": lambda: markdown(f"12 ports [@{'a' * MANY}"),
    "comments that never end": lambda: markdown(f"12 ports\n\n<div>{'<!--' * (MANY // 4)}"),
    "bibliographies": lambda: list(_bibliography("\\bibliography[" * (3 * MANY // 14))),
    "a currency": lambda: shown(4, "[$" * (MANY // 2) + "0"),
    "brackets of a format": lambda: shown(4, "[" * (2 * MANY) + "0"),
}


@pytest.mark.parametrize("what", SLOW)
def test_no_text_makes_a_pattern_run_for_long(what: str) -> None:
    with patience(SECONDS, at_work=True):
        SLOW[what]()


def test_a_page_of_tables_in_tables_is_read_at_once() -> None:
    page = f"<html><body><p>{'Some words of an article stand here. ' * 20}</p>{'<table><tr><td>' * 1000}At the bottom."
    with patience(SECONDS, at_work=True):
        assert "words of an article" in read_page(page.encode(), "deep.html").blocks[0].text


def test_comments_before_a_page_are_passed_over() -> None:
    assert form_of(b"<?xml version='1.0'?>" + b"<!-- a\n-- > -->\n" * 100 + b"<html>", "a") == "html"
    assert form_of(b"<!-- a <html>", "a") == "text"


def test_patterns_made_fast_find_what_they_found() -> None:
    assert joined("a \n \nb-\n cd-\t\r\nef gh-\n\n ij") == "abcd-ef ghij"
    assert shown(4, "[$-411][Red]0 [$EUR-407]") == "4 EUR"
    [block] = page_blocks(document_fromstring("<p>a <i> </i> <br> <b> </b><br> b  c</p>"))
    assert block.text == "a\n\nb c"
    reading = markdown(
        "---\ntitle: 'It''s 4\" '  \nauthor: \"A. Bay\"\ndate:   2024-05\n---\n12 [see @a] [@b, p. 3; @c]"
    )
    assert (reading.title, reading.author, reading.published) == ("It''s 4\" ", "A. Bay", "2024-05")
    assert [field.instruction for field in reading.blocks[0].fields] == ["b,c"]
    assert list(_bibliography("\\x \\addbibresource[a=b,\nc]{d, e.bib} % \\bibliography{f}")) == ["d.bib", "e.bib"]
    assert _CUT.search("doi:10-a-")
    assert not _CUT.search("doi 10a-")


@pytest.mark.parametrize("number", ["²", "٣²", "9" * 5000, "-1", "", "a"])
@pytest.mark.parametrize(
    ("made", "name"),
    [
        (lambda n: page(f"<table><tr><td colspan='{n}'>1</td><td>2</td></tr></table>"), "a.html"),
        (lambda n: page(f"<ol start='{n}'><li value='{n}'>{ARTICLE[0]}</li></ol>"), "a.html"),
        (lambda n: docx(p("12 ports", style="S"), styles=WORD_STYLE.replace("NUMBER", n)), "a.docx"),
        (lambda n: docx(f"<w:tbl><w:tr>{SPAN.replace('NUMBER', n)}</w:tr></w:tbl>"), "a.docx"),
        (lambda n: docx(p("12 ports", DROP_DOWN.replace("NUMBER", n))), "a.docx"),
        (lambda n: docx(p("12 ports"), more={"docProps/custom.xml": PROPERTIES.replace("NUMBER", n)}), "a.docx"),
        (lambda n: odt(f'<t:h t:outline-level="{n}">12 ports</t:h>'), "a.odt"),
        (lambda n: odt(f'<t:p>12<t:s t:c="{n}"/>ports</t:p>'), "a.odt"),
        (
            lambda n: odt(
                f'<table:table><table:table-row><table:table-cell table:number-columns-repeated="{n}"/>'
                "<table:table-cell><t:p>12 ports</t:p></table:table-cell></table:table-row></table:table>"
            ),
            "a.odt",
        ),
    ],
    ids=["colspan", "list", "outline", "gridSpan", "drop-down", "Zotero", "heading", "spaces", "repeated"],
)  # fmt: skip
def test_a_number_that_is_none_is_as_if_it_were_not_there(made: Callable[[str], bytes], name: str, number: str) -> None:
    assert "12" in read_content(made(number), name).text


def test_a_cell_after_many_empty_ones_keeps_its_place() -> None:
    row = '<table:table-cell table:number-columns-repeated="16383"/><table:table-cell><t:p>12</t:p></table:table-cell>'
    table = odt(f"<table:table><table:table-row>{row}</table:table-row></table:table>")
    [block] = read_content(table, "a.odt").blocks
    assert block.place.cell == "XFD1"


def test_a_cell_beyond_all_measure_is_shown_in_full_and_the_others_with_it() -> None:
    book = openpyxl.Workbook()
    values = [(1.989e30, "0"), (1.989e30, "#,##0.00"), (-1e300, "0%"), (0.5, "0." + "0" * 40), (12, "0"), (7e27, "0.0")]
    book.active.append([value for value, _ in values])
    for cell, (_, form) in zip(book.active[1], values, strict=True):
        cell.number_format = form
    stored = io.BytesIO()
    book.save(stored)
    assert [block.text for block in read_content(stored.getvalue(), "a.xlsx").blocks] == [
        "1989" + "0" * 27, "1,989" + ",000" * 9 + ".00", "-1" + "0" * 302 + "%", "0.5" + "0" * 39, "12",
        "7" + "0" * 27 + ".0",
    ]  # fmt: skip
    assert shown(float("inf"), "0.0") == "inf"
    assert shown(10**40 + 1, "General") == str(10**40 + 1)


@pytest.mark.parametrize("seed", range(5))
def test_a_damaged_gzip_file_is_refused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(gzip.compress(chance.randbytes(50) + PAGE.encode()))
    content[10:14] = chance.randbytes(4)
    path = tmp_path / "a.gz"
    path.write_bytes(content)
    assert all(isinstance(found, BookError) for found in articles_in(path))


def test_a_record_without_an_address_is_told_after_the_pages_before_it(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(WARC[0] + WARC[3].replace(b"WARC-Target-URI", b"X"))
    first, second = articles_in(path)
    assert not isinstance(first, BookError)
    assert str(second).endswith("is damaged after record 1: the next one has no address")


def test_a_bad_file_does_not_end_the_run(tmp_path: Path) -> None:
    bad = {
        "a.gz": b"\x1f\x8b\x08" + b"\xff" * 60,
        "b.docx": docx(p("12", style="S"), styles=WORD_STYLE.replace("NUMBER", "²")),
        "c.html": page("<table><tr><td colspan='²'>1</td></tr></table>"),
        "d.html": page("").replace(b"<head>", b"<head><meta charset=hex>").replace(b"Ann Lee", b"Ann L\xe9e"),
    }
    paths = []
    for name, content in (bad | {"good.txt": "\n\n".join(ARTICLE).encode()}).items():
        paths.append(tmp_path / name)
        paths[-1].write_bytes(content)
    result = CliRunner().invoke(main, ["text", *map(str, paths)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "12 billion yen" in json.loads(result.stdout.splitlines()[-1])["text"]


@pytest.mark.parametrize(
    "label",
    ["undefined", "hex", "base64", "rot13", "zlib", "bz2", "uu", "quopri", "idna", "punycode", "unicode_escape",
     "raw_unicode_escape", "mbcs", "x" * 300, "a\0b", "é", "..", "none such"],
)  # fmt: skip
def test_a_charset_that_is_no_encoding_of_text_is_guessed(label: str) -> None:
    sentence = "Le café \\x41 a été fermé à Paris, près de l'église où l'été fut célébré, dit le maire. "
    content = f"<html><body><p>{sentence * 5}</p>".encode("cp1252")
    declared = content.replace(b"<html>", f"<html><meta charset='{label}'>".encode("cp1252"))
    assert sentence in decode_page(content, label)
    assert sentence in decode_page(declared)
