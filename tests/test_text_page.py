"""The article of a web page: what is kept, what is left out, and pages that hold none."""

from __future__ import annotations

import numpy as np
import pytest
from lxml.html import document_fromstring

from claimbook.base.errors import BookError
from claimbook.documents.page_blocks import page_blocks
from claimbook.documents.page_context import CONTEXT_NAMES, context
from claimbook.documents.page_features import features
from claimbook.documents.web_page import MOST_BYTES, Looked, chosen_by, read_page

ARTICLE = [
    "The harbour of Porto Novo will be deepened at a cost of 12 billion yen, the port authority announced on Monday.",
    "That is 40 percent more than the 8.6 billion yen that the authority estimated in 2019, before wages rose.",
    "Some 3,000 workers are to be hired, and the work should take 26 months, according to the plan.",
    "Fishermen fear for their catch: 17 of the 25 boats of the bay may have to move to another harbour.",
    "The ministry will pay 55 percent of the sum; the rest comes from fees that ships pay for each tonne of cargo.",
]
RELATED = ["Ten bridges of the north and their 99 arches", "Why 88 ferries stopped", "The 77 best beaches"]
LINKS = "".join(f'<li><a href="/{n}">{title}</a></li>' for n, title in enumerate(RELATED))
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Port to be deepened - Bay Post</title>
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2024-05-03T08:00:00Z">
<script>var a = "<p>not 66</p>";</script><style>p {{ width: 65px }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News 24</a></li><li><a href="/s">Sport</a></li></ul></nav>
<main><article><h1>Port to be deepened</h1><p class="byline">By Ann Lee, 3 May 2024</p>
<p>{ARTICLE[0]}</p><p>{ARTICLE[1]}</p>
<aside class="related"><h3>Related stories</h3><ul>{LINKS}</ul></aside>
<p>{ARTICLE[2]}</p><h2>Boats</h2><p>{ARTICLE[3]}</p>
<table><tr><th>Year</th><th>Cost &amp; fees</th></tr>
<tr><td>2019</td><td>8.6</td></tr><tr><td>2024</td><td>12.0</td></tr></table>
<p>{ARTICLE[4]}</p></article></main>
<section class="comments"><h2>54 Comments</h2><p>I paid 53 yen.</p></section>
<footer><p>&copy; 2024 Bay Post. Call 0123-456-789.</p></footer></body></html>"""


def text(page: str) -> str:
    return read_page(page.encode(), "a.html").text


def test_the_article_is_kept_whole_and_nothing_else_of_the_page() -> None:
    found = text(PAGE)
    for paragraph in ARTICLE:
        assert paragraph in found
    for foreign in ("99", "88", "77", "24", "66", "65", "54", "53", "0123", "Sport", "<p>", "&amp;"):
        assert foreign not in found.replace("2024", "")


def test_a_table_of_the_article_is_kept_cell_by_cell() -> None:
    cells = [block for block in read_page(PAGE.encode(), "a.html").blocks if block.kind == "cell"]
    assert [(block.text, block.place.cell, block.head) for block in cells] == [
        ("Year", "A1", True), ("Cost & fees", "B1", True), ("2019", "A2", False), ("8.6", "B2", False),
        ("2024", "A3", False), ("12.0", "B3", False),
    ]  # fmt: skip


def test_what_the_page_says_of_itself_is_kept() -> None:
    reading = read_page(PAGE.encode(), "a.html")
    assert "Port to be deepened" in reading.title
    assert (reading.author, reading.published, reading.language) == ("Ann Lee", "2024-05-03", "en")


@pytest.mark.parametrize(
    ("charset", "declared"), [("shift_jis", "Shift_JIS"), ("euc_jp", "EUC-JP"), ("utf-8", "utf-8")]
)
def test_a_page_is_read_by_its_declared_charset(charset: str, declared: str) -> None:
    sentence = "港の浚渫には百二十億円かかると港湾局は月曜日に発表した。これは二〇一九年の見積もりを四割上回る。"
    body = "".join(f"<p>{sentence}{number}隻の船が港を出た。</p>" for number in range(3, 9))
    page = (
        f'<html><head><meta charset="{declared}"><title>港</title></head><body><article>{body}</article></body></html>'
    )
    assert sentence in read_page(page.encode(charset), "a.html").text


def test_windows_1252_is_meant_where_latin_1_is_declared() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace(
        "8.6 billion yen that", "€8.6 billion – that"
    )
    assert "€8.6 billion – that" in read_page(page.encode("cp1252"), "a.html").text


def test_a_page_without_a_charset_that_is_utf8_is_read_as_that() -> None:
    assert "¥12 billion" in text(PAGE.replace("12 billion yen", "¥12 billion"))


def fault(content: bytes) -> str:
    with pytest.raises(BookError) as caught:
        read_page(content, "a.html")
    assert len(caught.value.faults) == 1
    return str(caught.value)


def test_a_page_that_is_all_menus_holds_no_article() -> None:
    menus = "".join(f'<li><a href="/{n}">Topic {n}</a></li>' for n in range(60))
    assert "holds no article" in fault(f"<html><body><nav><ul>{menus}</ul></nav></body></html>".encode())


def test_a_stub_before_a_paywall_is_refused() -> None:
    stub = f"<article><h1>Port to be deepened</h1><p>{ARTICLE[0]} {ARTICLE[1]}</p><p>{ARTICLE[2]}</p></article>"
    asked = f"<html><body>{stub}<div class='wall'>Subscribe to continue reading this article.</div></body></html>"
    assert "must be paid for" in fault(asked.encode())
    described = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    assert "must be paid for" in fault(f"<html><head>{described}</head><body>{stub}</body></html>".encode())


def test_a_page_beyond_all_measure_is_refused_and_a_deep_one_is_read() -> None:
    assert "is larger than" in fault(b" " * (MOST_BYTES + 1))
    paragraphs = "".join(f"<p>{each}</p>" for each in ARTICLE)
    assert ARTICLE[0] in text(f"<html><body>{'<div>' * 1000}{paragraphs}{'</div>' * 1000}</body></html>")
    assert "holds no article" in fault(f"<html><body>{'<div>' * 5000}{paragraphs}</body></html>".encode())


def test_blocks_know_their_links_by_place() -> None:
    [block] = page_blocks(document_fromstring('<body><p>  It  cost <a href="/x">12 <b>billion</b></a> yen.</p></body>'))
    assert block.text == "It cost 12 billion yen."
    assert [(block.text[start:end], target) for start, end, target in block.links] == [("12 billion", "/x")]


@pytest.mark.parametrize(
    "mark",
    [
        '<sup><a href="#n1">1</a></sup>',
        '<a href="#n1"><sup>12</sup></a>',
        '<a href="/page#n1">[3]</a>',
        '<sup>[<a href="#n1">1</a>, <a href="#n2">2</a>]</sup>',
        '<sup id="r1"><a href="#n1">*</a></sup>',
    ],
)
def test_the_mark_of_a_note_does_not_run_into_the_number_before_it(mark: str) -> None:
    page = f'<body><p>It opened in 2016.{mark} It cost <a href="/x">12 billion</a> yen.</p></body>'
    [block] = page_blocks(document_fromstring(page))
    assert block.text == "It opened in 2016. It cost 12 billion yen."
    assert [block.text[start:end] for start, end, _ in block.links] == ["12 billion"]


def test_the_notes_that_marks_lead_to_are_no_part_of_the_article() -> None:
    marked = ARTICLE[0] + '<sup><a href="#n1">1</a></sup>'
    notes = '<ol><li id="n1">Yearbook of the port, 1987, page 33, on the dredging of the bay by 17 boats.</li></ol>'
    page = PAGE.replace(ARTICLE[0], marked).replace("</article>", f"{notes}</article>")
    assert notes in page
    found = text(page)
    assert ARTICLE[0] in found
    assert "1987" not in found


@pytest.mark.parametrize(
    "kept", ["<sup>2</sup>", '<a href="#t">2016</a>', '<a href="#t">2</a>', '<a href="/x">[2]</a>']
)
def test_digits_that_mark_no_note_are_text(kept: str) -> None:
    [block] = page_blocks(document_fromstring(f"<body><p>An area of 40 km{kept} is dredged.</p></body>"))
    assert block.text.strip("[]") != "An area of 40 km is dredged."


def test_items_of_a_numbered_list_keep_the_numbers_that_a_reader_sees() -> None:
    steps = ('<ol start="4"><li>Dredge the bay, which takes 9 months, says <a href="/p">the plan</a>.</li>'
             "<li><p>Hire the crews of the 17 boats for the work in the bay.</p><p>They are paid.</p></li></ol>"
             '<ol class="list-none"><li>No number is shown before this item of the list.</li></ol>'
             "<ol><li>1. One that has its number already is not numbered twice.</li></ol>")  # fmt: skip
    reading = read_page(PAGE.replace("<h2>Boats</h2>", steps).encode(), "a.html")
    items = [block for block in reading.blocks if block.kind == "list item" or "boats for" in block.text]
    assert [block.text.partition(" ")[0] for block in items] == ["4.", "5.", "No", "1."]
    [link] = items[0].links
    assert items[0].text[link.start : link.end] == "the plan"
    assert "\nThey are paid." in reading.text


def test_a_page_laid_out_in_a_table_is_read_block_by_block() -> None:
    years = "".join(f'<li><a href="/{n}">Archive of {n}</a></li>' for n in range(1970, 2000))
    body = "".join(f"<p>{each}</p>" for each in ARTICLE)
    page = f"<html><body><table><tr><td>{body}</td><td><ul>{years}</ul></td></tr></table></body></html>"
    found = text(page)
    assert all(paragraph in found for paragraph in ARTICLE)
    assert "Archive of 1985" not in found


def test_what_is_written_for_machines_is_no_text() -> None:
    settings = '<div>{"layout": 77, "buttons": [{"text": "Buy now", "price": 66}]}</div>'
    found = text(PAGE.replace("<h2>Boats</h2>", f"{settings}<h2>Boats</h2>"))
    assert "77" not in found
    assert "66" not in found


def test_a_number_that_nothing_names_needs_a_better_chance_than_a_sentence() -> None:
    blocks = page_blocks(document_fromstring("<body><p>9.8 /10</p><p>It opened in 2016.</p><h2>7</h2></body>"))
    looked = Looked(blocks, features(blocks, "", "", ""), {}, False)
    assert chosen_by(looked, np.full(3, 0.6)) == [False, True, True]
    assert chosen_by(looked, np.full(3, 0.8)) == [True, True, True]


def test_what_is_thought_of_a_block_s_neighbours_leaves_the_block_itself_out() -> None:
    blocks = page_blocks(document_fromstring("<body><div><p>One of them.</p><p>Two.</p><p>And three.</p></div></body>"))
    table = features(blocks, "", "", "")
    told = context(blocks, table, np.array([1.0, 0.0, 1.0]))
    assert told.shape == (3, len(CONTEXT_NAMES))
    middle = dict(zip(CONTEXT_NAMES, told[1].tolist(), strict=True))
    assert middle["chance"] == 0.0
    assert middle["chance at -1"] == middle["chance at +1"] == middle["chance of its make"] == 1.0
    assert middle["chance at +2"] == middle["chance of its heading"] == -1.0
    assert 0 < middle["article before"] < 1


@pytest.mark.parametrize("number", range(1, 8))
def test_pages_of_a_few_blocks_have_neighbours_too(number: int) -> None:
    blocks = page_blocks(document_fromstring("<body>" + "<p>One more line.</p>" * number + "</body>"))
    told = context(blocks, features(blocks, "", "", ""), np.ones(number))
    assert told[:, CONTEXT_NAMES.index("chance at +3")].tolist() == [
        1.0 if n + 3 < number else -1.0 for n in range(number)
    ]
    assert told[:, CONTEXT_NAMES.index("chance at -3")].tolist() == [1.0 if n >= 3 else -1.0 for n in range(number)]
