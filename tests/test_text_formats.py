"""Every kind of file that people hand over gives blocks with places, and its article by `claimbook text`."""

from __future__ import annotations

import gzip
import io
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pdf_files import column, pdf
from test_text_page import ARTICLE, PAGE
from word_files import docx, field, p, relations, table, zipped

from claimbook.base.errors import BookError
from claimbook.cli import main
from claimbook.documents.blocks import Reading
from claimbook.documents.formats import read_content


def read(content: str | bytes, name: str) -> Reading:
    return read_content(content.encode() if isinstance(content, str) else content, name)


def shown(reading: Reading) -> list[tuple[str, str]]:
    return [(block.text, block.kind) for block in reading.blocks]


def fault(content: str | bytes, name: str) -> str:
    with pytest.raises(BookError) as caught:
        read(content, name)
    assert len(caught.value.faults) == 1
    assert "\n" not in str(caught.value)
    return str(caught.value)


MARKDOWN = """---
title: "Ports of the bay"
author: A. Bay
---
# Costs *rise*

It cost **12** &amp; more billion [yen](https://a.example/x)[^1], as
[@closing-the-gap-a, p. 3] said. <!-- 40 --> `closing-the-gap:x@1`

- item 4

| Year | Yen |
|------|-----|
| 2023 | 4   |
| 2024 | 4   |

```
code 99
```

[^1]: A note of **3** things.
"""


def test_markdown_is_read_as_shown_with_each_character_found_again_in_the_file() -> None:
    reading = read(MARKDOWN, "a.md")
    assert shown(reading) == [
        ("Costs rise", "heading"),
        ("It cost 12 & more billion yen, as [@closing-the-gap-a, p. 3] said.  closing-the-gap:x@1", "paragraph"),
        ("item 4", "list item"),
        ("Year", "cell"), ("Yen", "cell"), ("2023", "cell"), ("4", "cell"), ("2024", "cell"), ("4", "cell"),
        ("code 99", "code"),
        ("A note of 3 things.", "footnote"),
    ]  # fmt: skip
    assert (reading.title, reading.author) == ("Ports of the bay", "A. Bay")
    paragraph = reading.blocks[1]
    assert [link.target for link in paragraph.links] == ["https://a.example/x"]
    assert [(note.start, note.footnote) for note in paragraph.notes] == [(paragraph.text.index("yen") + 3, "1")]
    assert [(field.kind, field.instruction) for field in paragraph.fields] == [("cite", "closing-the-gap-a")]
    start = paragraph.text.index("12")
    assert paragraph.source_span(start, start + 2) == (MARKDOWN.index("12"), MARKDOWN.index("12") + 2)
    second = [block for block in reading.blocks if block.text == "4"][1]
    assert second.source_span(0, 1) == (MARKDOWN.rindex("| 4 ") + 2, MARKDOWN.rindex("| 4 ") + 3)
    assert (second.place.cell, second.head, reading.blocks[3].head) == ("B3", False, True)


LATEX = r"""\documentclass{article}
\title{Ports}\author{A. Bay}
\begin{document}
\section{Cost of \emph{ports}}
It cost \textbf{12}\,\% of \$4~billion \autocite[p.~3]{closing-a,b}, or \SI{4}{\kilo\watt}.\footnote{Note of 3.} % 99
See \href{https://b.example}{there}.

Next \num{1000} --- ``quoted''.
\begin{table}\caption{Costs 5}\begin{tabular}{lr}
\toprule Year & Yen \\ \midrule 2023 & 4 \\
\end{tabular}\end{table}
\addbibresource{refs.bib}
\begin{thebibliography}{9}\bibitem{x} Bay, 2024.\end{thebibliography}
\end{document}
"""


def test_latex_is_read_as_shown_with_citations_by_key() -> None:
    reading = read(LATEX, "a.tex")
    assert shown(reading) == [
        ("Cost of ports", "heading"),
        ("It cost 12\u2009% of $4\xa0billion [closing-a, b], or 4\xa0kW. See there.", "paragraph"),
        ("Note of 3.", "footnote"),
        ("Next 1000 — “quoted”.", "paragraph"),
        ("Costs 5", "caption"),
        ("Year", "cell"), ("Yen", "cell"), ("2023", "cell"), ("4", "cell"),
        ("Bay, 2024.", "reference"),
    ]  # fmt: skip
    paragraph = reading.blocks[1]
    assert [field.instruction for field in paragraph.fields] == ["closing-a,b"]
    assert [link.target for link in paragraph.links] == ["https://b.example"]
    start = paragraph.text.index("12")
    assert paragraph.source_span(start, start + 2) == (LATEX.index("12}"), LATEX.index("12}") + 2)
    assert reading.blocks[-1].label == "x"
    assert (reading.title, reading.bibliography) == ("Ports", ("refs.bib",))


def test_an_opendocument_text_is_read_as_shown() -> None:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:x="http://www.w3.org/1999/xlink" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    )
    note = (
        '<t:note t:note-class="footnote"><t:note-citation>1</t:note-citation>'
        "<t:note-body><t:p>Note 3.</t:p></t:note-body></t:note>"
    )
    body = (
        '<t:tracked-changes><t:p>gone 9</t:p></t:tracked-changes><t:h t:outline-level="2">Ports</t:h>'
        f'<t:p>It   cost<t:s t:c="2"/><t:span>12</t:span>{note} billion <t:a x:href="https://a.example/">yen</t:a>.'
        "<draw:frame><draw:text-box><t:p>Box 7</t:p></draw:text-box></draw:frame></t:p>"
        "<t:list><t:list-item><t:p>Item</t:p></t:list-item></t:list>"
        "<table:table><table:table-row><table:table-cell><t:p>a</t:p></table:table-cell><table:covered-table-cell/>"
        "<table:table-cell><t:p>4</t:p></table:table-cell></table:table-row></table:table>"
    )
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {names}>{text}</office:document-content>"
    made = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    reading = read(made, "a.odt")
    assert shown(reading) == [
        ("Ports", "heading"), ("It cost  12 billion yen.", "paragraph"), ("Box 7", "text box"), ("Note 3.", "footnote"),
        ("Item", "list item"), ("a", "cell"), ("4", "cell"),
    ]  # fmt: skip
    assert reading.blocks[-1].place.cell == "C1"
    assert reading.blocks[1].notes[0].start == len("It cost  12")
    locked = {"META-INF/manifest.xml": '<m:manifest xmlns:m="m"><m:encryption-data/></m:manifest>'}
    zipped_again = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content} | locked)
    assert "locked with a password" in fault(zipped_again, "a.odt")


def test_slides_are_read_in_order_without_hidden_ones() -> None:
    names = (
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )

    def slide(text: str, attributes: str = "") -> str:
        shape = (
            f"<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
        )
        return f"<p:sld {names} {attributes}><p:cSld><p:spTree>{shape}</p:spTree></p:cSld></p:sld>"

    order = (
        '<p:sldIdLst><p:sldId id="256" r:id="b"/><p:sldId id="257" r:id="a"/><p:sldId id="258" r:id="c"/></p:sldIdLst>'
    )
    made = zipped({
        "_rels/.rels": relations(("d", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {names}>{order}</p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(("a", "slide", "slides/1.xml"), ("b", "slide", "slides/2.xml"),
                                                     ("c", "slide", "slides/3.xml")),
        "ppt/slides/1.xml": slide("Second: 2"), "ppt/slides/2.xml": slide("First: 1"),
        "ppt/slides/3.xml": slide("Hidden: 3", 'show="0"'),
    })  # fmt: skip
    assert [(b.text, b.place.page) for b in read(made, "a.pptx").blocks] == [("First: 1", 1), ("Second: 2", 2)]


def test_cells_of_a_sheet_are_read_as_their_number_format_shows_them() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Year", "Share", "Cost", "Note"])
    sheet.append([2023, 0.091, 12345678, "about"])
    sheet["B2"].number_format, sheet["C2"].number_format = "0.0%", '[$¥-411]#,##0.0,,"m"'
    hidden = book.create_sheet("secret")
    hidden.append([99])
    hidden.sheet_state = "hidden"
    stored = io.BytesIO()
    book.save(stored)
    reading = read(stored.getvalue(), "a.xlsx")
    assert [(block.text, block.place.cell) for block in reading.blocks] == [
        ("Year", "A1"), ("Share", "B1"), ("Cost", "C1"), ("Note", "D1"),
        ("2023", "A2"), ("9.1%", "B2"), ("¥12.3m", "C2"), ("about", "D2"),
    ]  # fmt: skip
    assert reading.text.split("\n")[1] == "2023\t9.1%\t¥12.3m\tabout"


def test_plain_text_of_any_width_is_joined_and_found_again_in_the_file() -> None:
    source = (
        "The harbour of Porto Velho was deepened\ntwice in the last ten years, and Brazil\n"
        "paid for both. It cost the city 310 mil-\nlion reais at first and at the end ¥12\nbillion, which is much.\n"
        "\nA second paragraph has 4 ships.\n"
    )
    first, second = read(source, "a.txt").blocks
    assert "310 million reais" in first.text
    assert "¥12 billion" in first.text
    assert second.text == "A second paragraph has 4 ships."
    start = first.text.index("310")
    span = first.source_span(start, start + 3)
    assert span is not None
    assert source[slice(*span)] == "310"


BAD = {
    "empty.txt": (b"", "is empty"),
    "empty.html": (b"", "is empty"),
    "empty.docx": (b"", "is empty"),
    "sjis.txt": ("これは三億円です。日本語の文章。".encode("shift_jis"), "iconv -f Shift-JIS -t UTF-8"),
    "windows.txt": ("It cost 12 billion – in Zürich".encode("cp1252"), "iconv -f Windows-1252 -t UTF-8"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n", "is a PNG picture"),
    "letter.rtf": (b"{\\rtf1 x}", "is RTF; save it as .docx"),
    "brief.docx": (b"not a zip", "is no .docx file"),
    "things.zip": (zipped({"a.txt": "x"}), "is a zip archive"),
    "brief.pdf": (b"%PDF-1.7\nbroken", "is damaged"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "save it as .docx"),
    "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is locked"),
    "page.mhtml": (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", "holds no page"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_one_sentence(name: str) -> None:
    content, told = BAD[name]
    assert told in fault(content, name)


def sheet() -> bytes:
    import openpyxl

    book, stored = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Year", 2023, 12.5])
    book.save(stored)
    return stored.getvalue()


SOUND = {
    "a.docx": docx(p("It cost ", field("REF x", "12"), " billion.") + table(("Year", "Yen"), ("2023", "4"))),
    "a.xlsx": sheet(),
    "a.pdf": pdf([column(60, 700, "The port cost\n12 billion yen.")]),
    "a.html": PAGE.encode(),
    "a.md": MARKDOWN.encode(),
    "a.tex": LATEX.encode(),
}


def damaged(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made))
        choice = chance.random()
        if choice < 0.4:
            made[at] = chance.randrange(256)
        elif choice < 0.7:
            del made[at : at + chance.randint(1, 60)]
        else:
            made[at:at] = chance.randbytes(9)
    return bytes(made)


@pytest.mark.parametrize("name", SOUND)
def test_a_file_damaged_anywhere_is_read_or_refused_in_one_sentence(name: str) -> None:
    chance = random.Random(name)
    assert read(SOUND[name], name).blocks
    sentences = []
    for _ in range(40):
        try:
            read(damaged(SOUND[name], chance), name)
        except BookError as error:
            sentences.append(str(error))
    assert sentences
    assert not [sentence for sentence in sentences if "\n" in sentence]


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as stream:
        stream.truncate(300 * 2**20)
    result = CliRunner().invoke(main, ["text", str(path)])
    assert result.exit_code == 2
    assert "is larger than" in result.stderr


def response(url: str, body: str, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        "Content-Type: application/http;msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


WARC = (
    response("https://a.example/1", PAGE),
    response("https://a.example/x.png", "no page", "image/png"),
    response("https://a.example/gone", PAGE, status="404 Not Found"),
    response("https://a.example/2", PAGE.replace("Porto Novo", "Porto Velho")),
)


@pytest.mark.parametrize("zipped_too", [False, True])
def test_an_archive_of_pages_gives_a_line_for_each_page(tmp_path: Path, zipped_too: bool) -> None:
    path = tmp_path / ("a.warc.gz" if zipped_too else "a.warc")
    path.write_bytes(b"".join(map(gzip.compress, WARC)) if zipped_too else b"".join(WARC))
    result = CliRunner().invoke(main, ["text", str(path)])
    assert result.exit_code == 0, result.stderr
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["url"] for line in lines] == ["https://a.example/1", "https://a.example/2"]
    assert "Porto Velho" in lines[1]["text"]


def test_an_archive_that_breaks_off_gives_the_pages_before_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(WARC)[: -len(WARC[-1]) // 2])
    result = CliRunner().invoke(main, ["text", str(path)])
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1
    assert "is damaged" in result.stderr


def test_a_page_saved_as_mhtml_is_read() -> None:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/1\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    import quopri

    body = quopri.encodestring(PAGE.encode()).decode()
    reading = read(f"{head}{body}\r\n--b--\r\n", "a.mhtml")
    assert ARTICLE[0] in reading.text


def test_files_of_all_kinds_are_printed_and_a_bad_one_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(p("The plant cost 12 billion yen, the ministry said on Monday.")))
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe\xff\xff\x00")
    (tmp_path / "c.md").write_text("# Ports\n\nThe harbour cost 7 billion yen, the ministry said on Monday.\n")
    result = CliRunner().invoke(
        main, ["text", *(str(tmp_path / name) for name in ("a.docx", "b.txt", "c.md", "d.txt"))]
    )
    assert result.exit_code == 2
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [Path(line["file"]).name for line in lines] == ["a.docx", "c.md"]
    assert list(lines[0]) == ["file", "title", "author", "published", "language", "text"]
    assert (lines[1]["title"], lines[1]["language"]) == ("Ports", "en")
    assert len(result.stderr.splitlines()) == 2


def test_standard_input_is_read_as_what_it_is() -> None:
    for content, expected in ((PAGE.encode(), ARTICLE[0]), (docx(p("It cost 12 billion.")), "It cost 12 billion.")):
        made = subprocess.run(
            [sys.executable, "-m", "claimbook", "text", "-"], input=content, capture_output=True, check=True
        )
        found = json.loads(made.stdout)
        assert found["file"] == "standard input"
        assert expected in found["text"]


def test_the_language_of_japanese_is_told_by_its_script(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "さくらインターネットは石狩のデータセンターに2,000基の装置を置くと発表した。費用は約130億円になる。\n"
    )
    result = CliRunner().invoke(main, ["text", str(path)])
    assert json.loads(result.stdout)["language"] == "ja"


@pytest.mark.parametrize(("content", "said"), [
    (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><title>A port</title></svg>', "is an SVG picture"),
    (b'<svg xmlns="http://www.w3.org/2000/svg"><title>A port</title></svg>', "is an SVG picture"),
    (b'<?xml version="1.0"?><rss><channel><title>Ports</title></channel></rss>', "is XML that is no page"),
])  # fmt: skip
def test_markup_that_is_no_page_is_never_read_as_text(content: bytes, said: str) -> None:
    with pytest.raises(BookError, match=said):
        read_content(content, "port.txt")
