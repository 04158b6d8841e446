"""A Word file is read as Word shows it, each of its parts proved by a file of its own."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest
from lxml import etree
from word_files import docx, field, p, part, r, relations, table, zipped

from claimbook.base.errors import BookError
from claimbook.documents.archive import MOST_BYTES
from claimbook.documents.blocks import Block
from claimbook.documents.word import read_word


def blocks(body: str, **more: object) -> list[Block]:
    return list(read_word(docx(body, **more), "brief.docx").blocks)  # type: ignore[arg-type]


def texts(body: str, **more: object) -> list[str]:
    return [block.text for block in blocks(body, **more)]


def fault(content: bytes) -> str:
    with pytest.raises(BookError) as caught:
        read_word(content, "brief.docx")
    assert len(caught.value.faults) == 1
    return str(caught.value)


def test_paragraphs_come_in_order_with_their_number_and_empty_ones_are_not_counted() -> None:
    found = blocks(
        p("One costs 3 yen.") + p() + p("Two costs ", "<w:r><w:rPr><w:b/></w:rPr><w:t>4</w:t></w:r>", " yen.")
    )
    assert [(block.text, block.place.paragraph) for block in found] == [
        ("One costs 3 yen.", 1),
        ("Two costs 4 yen.", 2),
    ]


def test_insertions_count_and_deletions_do_not() -> None:
    body = p("It cost ", '<w:ins w:id="1">' + r("12") + "</w:ins>",
             '<w:del w:id="2"><w:r><w:delText>13</w:delText></w:r></w:del>', " billion yen.")  # fmt: skip
    assert texts(body) == ["It cost 12 billion yen."]


def test_what_was_moved_stands_once_where_it_was_moved_to() -> None:
    moved = r("Plants cost 5 billion yen.")
    body = (
        p('<w:moveFromRangeStart w:id="1" w:name="m"/>', f"<w:moveFrom>{moved}</w:moveFrom>",
          '<w:moveFromRangeEnd w:id="1"/>', properties="<w:rPr><w:moveFrom/></w:rPr>")
        + p("First.")
        + p(f'<w:moveTo w:id="2">{moved}</w:moveTo>', properties="<w:rPr><w:moveTo/></w:rPr>")
    )  # fmt: skip
    assert texts(body) == ["First.", "Plants cost 5 billion yen."]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("It cost 12 ", properties="<w:rPr><w:del/></w:rPr>") + p("billion yen.") + p("Last.")
    assert texts(body) == ["It cost 12 billion yen.", "Last."]


def test_a_deleted_row_and_a_deleted_cell_are_not_shown() -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("gone 1") + "</w:tc></w:tr>"
    cell = "<w:tr><w:tc>" + p("kept 2") + "</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>" + p("gone 3") + "</w:tc></w:tr>"
    assert texts(f"<w:tbl>{gone}{cell}</w:tbl>") == ["kept 2"]


def test_comments_are_left_out() -> None:
    body = p('<w:commentRangeStart w:id="0"/>', "Shown.", '<w:commentRangeEnd w:id="0"/>',
             '<w:r><w:commentReference w:id="0"/></w:r>')  # fmt: skip
    comments = part("comments", f'<w:comment w:id="0">{p("Is 40 right?")}</w:comment>')
    assert texts(body, more={"word/comments.xml": comments}) == ["Shown."]


@pytest.mark.parametrize(
    ("properties", "style", "shown"),
    [
        ("<w:vanish/>", "", False),
        ('<w:vanish w:val="0"/>', "", True),
        ('<w:rStyle w:val="Secret"/>', "", False),
        ('<w:rStyle w:val="Secret"/><w:vanish w:val="false"/>', "", True),
        ("", "Hidden", False),
        ("", "Child", False),
        ('<w:rStyle w:val="Secret"/>', "Hidden", True),
    ],
)
def test_hidden_text_is_left_out_whether_by_run_or_by_style(properties: str, style: str, shown: bool) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Hidden"/></w:style>'
    )
    assert texts(p("Before.") + p(r("12", properties), style=style), styles=styles) == ["Before.", *(["12"] * shown)]


def test_tables_have_places_and_nested_ones_numbers_of_their_own() -> None:
    inner = table(("in 1", "in 2"))
    found = blocks(p("Text.") + table(("Year", "Yen"), ("2023", p("4") + inner + p("5"))) + table(("last",)))
    cells = [(block.text, block.place.table, block.place.cell) for block in found if block.kind == "cell"]
    assert cells == [
        ("Year", 1, "A1"), ("Yen", 1, "B1"), ("2023", 1, "A2"), ("4", 1, "B2"),
        ("in 1", 2, "A1"), ("in 2", 2, "B1"), ("5", 1, "B2"), ("last", 3, "A1"),
    ]  # fmt: skip


def test_spans_move_the_columns_on_and_a_merged_cell_is_read_once() -> None:
    wide = "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p("both") + "</w:tc><w:tc>" + p("third") + "</w:tc>"
    upper = "<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + p("tall") + "</w:tc>"
    lower = "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + p("under it 9") + "</w:tc><w:tc>" + p("b") + "</w:tc>"
    found = blocks(f"<w:tbl><w:tr>{wide}</w:tr><w:tr>{upper}</w:tr><w:tr>{lower}</w:tr></w:tbl>")
    assert [(b.text, b.place.cell) for b in found] == [("both", "A1"), ("third", "C1"), ("tall", "A2"), ("b", "B3")]


def test_a_heading_row_says_so() -> None:
    head = "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>" + p("Yen") + "</w:tc></w:tr>"
    found = blocks(f"<w:tbl>{head}<w:tr><w:tc>{p('4')}</w:tc></w:tr></w:tbl>")
    assert [block.head for block in found] == [True, False]


FOOTNOTES = (
    f'<w:footnote w:type="separator" w:id="-1">{p("—")}</w:footnote>'
    f'<w:footnote w:id="7">{p("<w:r><w:footnoteRef/></w:r>", " Note of 2023.")}</w:footnote>'
    f'<w:footnote w:id="4">{p("Another, 40 %.")}</w:footnote>'
    f'<w:footnote w:id="5">{p("Of a deleted mark.")}</w:footnote>'
)


def test_a_footnote_follows_the_paragraph_that_calls_it_with_its_number() -> None:
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p("It cost 12", call.format(7), " billion.", call.format(4), f"<w:del>{call.format(5)}</w:del>") + p("Next.")
    found = blocks(body, footnotes=FOOTNOTES)
    assert [(block.text.strip(), block.kind, block.place.footnote) for block in found] == [
        ("It cost 12 billion.", "paragraph", ""),
        ("Note of 2023.", "footnote", "1"),
        ("Another, 40 %.", "footnote", "2"),
        ("Next.", "paragraph", ""),
    ]
    assert [(note.start, note.footnote) for note in found[0].notes] == [(10, "1"), (19, "2")]


def test_endnotes_stand_at_the_end_and_those_of_a_table_do_not_part_its_rows() -> None:
    call = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    notes = f'<w:endnote w:id="2">{p("End, 3.")}</w:endnote>'
    foot = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    body = table((p("a", foot), "b"), ("c", p("d", call))) + p("After.")
    found = [block.text.strip() for block in blocks(body, endnotes=notes, footnotes=FOOTNOTES)]
    assert found == ["a", "b", "c", "d", "Note of 2023.", "After.", "End, 3."]


BOX = f"<w:txbxContent>{p('In a box: 7.')}</w:txbxContent>"
DRAWN = (
    "<w:r><mc:AlternateContent>"
    f'<mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>'
    "</a:graphic></wp:inline></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on() -> None:
    found = blocks(p("Before ", DRAWN, "and after.") + p("Next."))
    assert [(block.text, block.kind) for block in found] == [
        ("Before and after.", "paragraph"), ("In a box: 7.", "text box"), ("Next.", "paragraph")
    ]  # fmt: skip


def test_an_old_text_box_is_read_too() -> None:
    assert texts(p("<w:r><w:pict><v:shape><v:textbox>" + BOX + "</v:textbox></v:shape></w:pict></w:r>")) == [
        "In a box: 7."
    ]


def test_headers_come_first_footers_last_and_only_those_that_a_page_shows() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        '<w:headerReference w:type="even" r:id="header3"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    margins = {"header1": p("Head"), "header2": p("First page"), "header3": p("Even"), "footer1": p("Foot")}
    found = blocks(p("Body.") + section, margins=margins)
    assert [(block.text, block.kind) for block in found] == [
        ("Head", "header"), ("Body.", "paragraph"), ("Foot", "footer")
    ]  # fmt: skip
    titled = section.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    assert "First page" in texts(p("Body.") + titled, margins=margins)


def test_of_a_field_the_result_is_shown_and_its_code_is_kept_aside() -> None:
    code = 'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"note":"closing-the-gap:a@1"}]}'
    [block] = blocks(p("It cost 12 billion ", field(code, "(Bay 2024)"), "."))
    assert block.text == "It cost 12 billion (Bay 2024)."
    [found] = block.fields
    assert block.text[found.start : found.end] == "(Bay 2024)"
    assert (found.kind, found.instruction, found.payload) == ("ADDIN", code, code[code.index("{") :])


def test_fields_nest_in_code_and_in_result() -> None:
    body = p("A ", field(f"IF {field('PAGE', '77')} = 1", "shown ", field("REF x", "twice")), " end.")
    [block] = blocks(body)
    assert block.text == "A shown twice end."
    assert [(each.kind, block.text[each.start : each.end]) for each in block.fields][-2:] == [
        ("REF", "twice"), ("IF", "shown twice")
    ]  # fmt: skip


def test_a_field_may_run_over_paragraphs() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        p("Start ", mark.format("begin"), "<w:r><w:instrText>TOC</w:instrText></w:r>", mark.format("separate"), "One 3")
        + p("Two 4")
        + p(mark.format("end"), "After 5.")
    )
    found = blocks(body)
    assert [block.text for block in found] == ["Start One 3", "Two 4", "After 5."]
    assert [[each.kind for each in block.fields] for block in found] == [["TOC"], ["TOC"], ["TOC"]]


def test_a_simple_field_and_a_drop_down_list_show_their_choice() -> None:
    simple = f'<w:fldSimple w:instr=" SEQ Table ">{r("3")}</w:fldSimple>'
    entries = "<w:listEntry w:val='few'/><w:listEntry w:val='many'/>"
    data = f"<w:ffData><w:ddList><w:result w:val='1'/>{entries}</w:ddList></w:ffData>"
    chosen = f"<w:r><w:fldChar w:fldCharType='begin'>{data}</w:fldChar></w:r>"
    body = p("Table ", simple, ": ", chosen, "<w:r><w:fldChar w:fldCharType='end'/></w:r>", " plants")
    assert texts(body) == ["Table 3: many plants"]


def test_links_keep_their_target() -> None:
    body = p("See ", f'<w:hyperlink r:id="l">{r("the note")}</w:hyperlink>', ", ",
             field('HYPERLINK "https://b.example/x" \\l "part"', "there"), ".")  # fmt: skip
    [block] = blocks(body, links=(("l", "https://a.example/"),))
    assert [(block.text[each.start : each.end], each.target) for each in block.links] == [
        ("the note", "https://a.example/"), ("there", "https://b.example/x#part")
    ]  # fmt: skip


def test_content_controls_are_read_and_a_citation_in_their_tag_is_kept() -> None:
    told = base64.b64encode(b'{"id":"x"}').decode()
    tag = f'<w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{told}"/></w:sdtPr>'
    tagged = f"<w:sdt>{tag}<w:sdtContent>{r('(Bay)')}</w:sdtContent></w:sdt>"
    whole = f"<w:sdt><w:sdtContent>{p('In a control: 4.')}</w:sdtContent></w:sdt>"
    first, second = blocks(p("As shown ", tagged) + whole)
    assert (first.text, second.text) == ("As shown (Bay)", "In a control: 4.")
    assert first.fields[0].payload == '{"id":"x"}'


def test_a_citation_that_zotero_keeps_at_a_bookmark_is_found() -> None:
    body = p("Cost 12 ", '<w:bookmarkStart w:id="3" w:name="ZOTERO_BREF_ab"/>', "(Bay)", '<w:bookmarkEnd w:id="3"/>')
    custom = (
        '<Properties xmlns="x" xmlns:vt="y"><property name="ZOTERO_BREF_ab_2"><vt:lpwstr>"a"}</vt:lpwstr></property>'
        '<property name="ZOTERO_BREF_ab_1"><vt:lpwstr>ZOTERO_ITEM {"note":</vt:lpwstr></property></Properties>'
    )
    [block] = blocks(body, more={"docProps/custom.xml": custom})
    assert [(block.text[e.start : e.end], e.payload) for e in block.fields] == [("(Bay)", '{"note":"a"}')]


def test_tabs_breaks_hyphens_and_symbols_are_characters() -> None:
    symbols = '<w:sym w:font="Symbol" w:char="F0A3"/><w:sym w:font="Wingdings" w:char="F04A"/>'
    run = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/>"
    run += f"{symbols}</w:r>"
    assert texts(p(run)) == ["a\tb\n1-2≤"]


def test_spaces_at_the_ends_of_a_run_count_only_where_they_are_to_be_kept() -> None:
    assert texts(p("<w:r><w:t> 12 </w:t></w:r>", "<w:r><w:t>34</w:t></w:r>")) == ["1234"]


def test_a_formula_stands_in_one_line() -> None:
    t = "<m:r><m:t>{}</m:t></m:r>"
    half = f"<m:oMath><m:f><m:num>{t.format(1)}</m:num><m:den>{t.format(2)}</m:den></m:f></m:oMath>"
    assert texts(p("Only ", half, " of it")) == ["Only 1/2 of it"]


def test_numbers_of_lists_are_no_text_and_kinds_come_from_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="K"><w:basedOn w:val="H"/><w:name w:val="Kapitel"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Bibliography"/></w:style>'
    )
    listed = p("Item", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>')
    found = blocks(p("Head", style="K") + p("Table 1", style="C") + listed + p("Bay (2024).", style="B"), styles=styles)
    assert [(block.text, block.kind, block.level) for block in found] == [
        ("Head", "heading", 2), ("Table 1", "caption", 0), ("Item", "list item", 0), ("Bay (2024).", "reference", 0)
    ]  # fmt: skip


def test_every_run_leads_back_to_its_element() -> None:
    body = (
        p("<w:del><w:r><w:t>never</w:t></w:r></w:del>", "It cost ", "<w:r><w:t> 12 </w:t></w:r>", " yen")
        + table((p("x", DRAWN),))
    )  # fmt: skip
    content = docx(body, footnotes=FOOTNOTES)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    nodes = [each.text or "" for each in root.iter("{*}t")]
    found = read_word(content, "brief.docx").blocks
    assert [block.text for block in found] == ["It cost 12 yen", "x", "In a box: 7."]
    for block in found:
        assert "".join(block.text[run.start : run.end] for run in block.runs) == block.text
        for run in block.runs:
            assert run.part == "word/document.xml"
            assert nodes[run.node][run.offset :].startswith(block.text[run.start : run.end])


def test_the_strict_namespace_is_read_too() -> None:
    content = zipped({
        "_rels/.rels": relations(("d", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{p('Strict: 8.')}</w:body>").replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
        ),
    })  # fmt: skip
    [block] = read_word(content, "a.docx").blocks
    assert block.text == "Strict: 8."
    assert block.runs[0].node == 0


def test_what_the_file_says_of_itself_is_kept() -> None:
    core = (
        '<c:coreProperties xmlns:c="c" xmlns:dc="d" xmlns:t="t">'
        "<dc:title>Ports</dc:title><dc:creator>A. Bay</dc:creator>"
        "<t:modified>2024-05-02T08:00:00Z</t:modified></c:coreProperties>"
    )
    reading = read_word(docx(p("x"), more={"docProps/core.xml": core}), "a.docx")
    assert (reading.title, reading.author, reading.published) == ("Ports", "A. Bay", "2024-05-02")


def test_a_damaged_file_a_locked_one_and_an_old_one_are_one_sentence_each() -> None:
    good = docx(p("x"))
    assert "is damaged" in fault(good[: len(good) // 2])
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert "is locked with a password" in fault(ole + "EncryptedPackage".encode("utf-16-le"))
    assert "Word's old format (.doc); save it as .docx" in fault(ole + "WordDocument".encode("utf-16-le"))
    assert "holds no document" in fault(zipped({"a.txt": "x"}))
    assert "holds no text" in fault(docx(p()))
    assert "no well-formed XML" in fault(zipped({"word/document.xml": "<w:p"}))


def test_a_part_that_is_damaged_inside_is_one_sentence() -> None:
    good = bytearray(docx(p("x" * 5000 + "".join(map(str, range(3000))))))
    at = good.index(b"word/document.xml") + 120
    good[at : at + 40] = b"\xff" * 40
    assert "cannot be unpacked" in fault(bytes(good))


def test_a_zip_bomb_is_refused_before_it_unfolds() -> None:
    bomb = zipped({"word/document.xml": b" " * (MOST_BYTES + 1)})
    assert len(bomb) < 2**20
    assert "may be a bomb" in fault(bomb)
    assert "may be a bomb" in fault(zipped({"word/document.xml": b"<a>" + b" " * 30 * 2**20}))


def test_entities_external_ones_and_bombs_of_them_are_refused() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>' + part("document", f"<w:body>{p('&l9;')}</w:body>")
    assert "cannot be read" in (told := fault(zipped({"word/document.xml": bomb}))) or "document type" in told
    outside = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + part(
        "document", f"<w:body>{p('&e;')}</w:body>"
    )
    assert "declares a document type" in fault(zipped({"word/document.xml": outside}))


def test_endless_nesting_is_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + p("x") + "</w:tc></w:tr></w:tbl>" * 3000
    assert "beyond all measure" in fault(docx(deep))
