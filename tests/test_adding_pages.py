"""Any kind of file is added as its article's text, with what the file says of itself; what holds none is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pdf_files import column, pdf
from test_text_page import ARTICLE, PAGE
from word_files import docx, p

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.cli import main
from claimbook.review.article import read_article
from claimbook.review.intake import look, take_in
from claimbook.review.validation import validate
from claimbook.tables.ledger import Ledger

HEAD = '<meta property="og:site_name" content="Bay Post"><link rel="canonical" href="https://bay.example/port?id=1"></head>'
SAVED = PAGE.replace("</head>", HEAD)
MHTML = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://bay.example/port\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="cut"\r\n\r\n--cut\r\n'
    "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    f"{SAVED}\r\n--cut--\r\n"
)
GERMAN = [
    "Der neue Hafen kostet drei Milliarden Euro und wird im nächsten Jahr eröffnet, sagte der Bürgermeister am Montag.",
    "Die Bauarbeiten haben schon begonnen, und die Fischer freuen sich über 17 neue Liegeplätze an der Mole.",
    "Im vergangenen Jahr hatte die Stadt noch mit 2,1 Milliarden Euro gerechnet, bevor die Löhne gestiegen sind.",
]


def saved(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


FILES = {
    "Port to be deepened - Bay Post.html": (SAVED, "a web page"),
    "port.mhtml": (MHTML, "a saved web page (MHTML)"),
    "port.pdf": (pdf([column(72, 760, "\n".join(["Port to be deepened", "3 May 2024", *ARTICLE]))]), "a PDF"),
    "port.docx": (docx("".join(p(each) for each in ["Port to be deepened", "3 May 2024", *ARTICLE])), "a Word file"),
    "port.md": ("# Port to be deepened\n\n3 May 2024\n\n" + "\n\n".join(ARTICLE), "a Markdown file"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_any_kind_is_looked_at_and_added_as_its_articles_text(
    fisheries: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, kind = FILES[name]
    file = saved(tmp_path, name, content)
    monkeypatch.chdir(fisheries)
    told = CliRunner().invoke(main, ["add", str(file), "--dry-run", "--json"])
    assert told.exit_code == 0, told.stderr
    found = json.loads(told.stdout)
    assert found["document"]["taken_from"] == kind
    assert (found["document"]["published"], found["document"]["language"]) == ("2024-05-03", "en")
    assert "12 billion yen" in [mention["text"] for mention in found["mentions"]]
    options = ("--id", "port-2024", "--title", "Port", "--publisher", "Bay Post", "--url", "https://bay.example/port")
    added = CliRunner().invoke(main, ["add", str(file), *options])
    assert added.exit_code == 0, added.stderr
    stored = (fisheries / "seeds" / "port-2024.txt").read_text(encoding="utf-8")
    assert all(" ".join(each.split()) in " ".join(stored.split()) for each in ARTICLE)
    for foreign in ("Sport", "Related stories", "<p>", "0123", "# Port"):
        assert foreign not in stored
    assert all(stored[each["start"] : each["end"]] == each["text"] for each in found["mentions"])
    paths = BookPaths(fisheries)
    row = Ledger(paths).row("documents", "port-2024")
    assert row is not None
    assert row["published_basis"] == f"stated in the file; the text was taken from {kind}"
    assert Ledger(paths).where("revisions")[-1]["why"] == f"The article was added, its text taken from {kind}."
    assert validate(paths) == []
    again = CliRunner().invoke(main, ["add", str(file), *options])
    assert "already in the book, as port-2024" in again.stderr


@pytest.mark.parametrize("name", ["Port to be deepened - Bay Post.html", "port.mhtml"])
def test_what_a_page_says_of_itself_is_proposed(tmp_path: Path, name: str) -> None:
    article = read_article(saved(tmp_path, name, FILES[name][0]))
    assert article.title == "Port to be deepened"
    assert (article.author, article.publisher, article.published) == ("Ann Lee", "Bay Post", "2024-05-03")
    assert article.url == {"port.mhtml": "https://bay.example/port"}.get(name, "https://bay.example/port?id=1")


def test_an_address_of_no_page_is_not_proposed(tmp_path: Path) -> None:
    page = MHTML.replace("Location: https://bay.example/port", "Location: javascript:alert(1)")
    assert read_article(saved(tmp_path, "port.mhtml", page)).url == ""


MENUS = "".join(f'<li><a href="/{n}">Topic {n}</a></li>' for n in range(60))
STUB = f"<article><h1>Port to be deepened</h1><p>{ARTICLE[0]} {ARTICLE[1]}</p><p>{ARTICLE[2]}</p></article>"


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (f"<html><body><nav><ul>{MENUS}</ul></nav></body></html>", "holds no article, only menus"),
        (f"<html><body>{STUB}<div>Subscribe to continue reading this article.</div></body></html>", "must be paid for"),
    ],
)
def test_a_page_without_its_article_is_refused_in_one_sentence(
    fisheries: Path, tmp_path: Path, page: str, sentence: str
) -> None:
    file = saved(tmp_path, "page.html", page)
    with pytest.raises(BookError, match=sentence) as caught:
        look(BookPaths(fisheries), file, {})
    assert len(caught.value.faults) == 1


def test_of_a_page_in_another_language_the_text_is_kept_and_nothing_proposed(
    fisheries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraphs = "".join(f"<p>{each}</p>" for each in GERMAN)
    page = f'<html lang="en"><head><title>Hafen</title></head><body><article>{paragraphs}</article></body></html>'
    file = saved(tmp_path, "hafen.html", page)
    paths = BookPaths(fisheries)
    monkeypatch.chdir(fisheries)
    told = CliRunner().invoke(main, ["add", str(file), "--dry-run"])
    assert told.output.splitlines() == [
        "hafen.html is in another language (de) than English or Japanese, which are read; its text is kept, nothing is "
        "proposed."
    ]
    given = {"id": "hafen-2024", "publisher": "Bucht", "published": "2024", "url": "https://bucht.example/"}
    looked = look(paths, file, given)
    assert (looked.proposals, looked.entities) == ([], [])
    take_in(paths, looked, given, None)
    assert (paths.documents / "hafen-2024.txt").read_text(encoding="utf-8") == "\n\n".join(GERMAN) + "\n"
    assert validate(paths) == []
