"""“Check a brief” on this machine: a file or a paragraph goes in, the marked brief comes back, nothing is kept."""

from __future__ import annotations

import base64
import re
import tempfile
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import brief_making as making
import pytest
from test_brief_check import ROOT, USING

from claimbook.base.paths import BookPaths
from claimbook.brief import dropped
from claimbook.build.serving import Version, server
from claimbook.documents.word import read_word

WRONG = f"In June 2023, 9.7 % of companies used generative AI ({USING})."


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server of the book on the loopback address."""
    with server(BookPaths(ROOT), 0, Version()) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}{dropped.ADDRESS}"
        running.shutdown()


def post(address: str, name: str, content: bytes, headers: dict[str, str] | None = None, field: str = "file") -> str:
    """Return the page that a form's field is answered with."""
    filed = f'; filename="{name}"' if field == "file" else ""
    body = (f'--cut\r\nContent-Disposition: form-data; name="{field}"{filed}\r\n\r\n'.encode() + content
            + b"\r\n--cut--\r\n")  # fmt: skip
    asked = urllib.request.Request(
        address, body, {"Content-Type": "multipart/form-data; boundary=cut"} | (headers or {})
    )
    with urllib.request.urlopen(asked, timeout=120) as answered:
        return str(answered.read().decode())


def test_a_pasted_paragraph_comes_back_marked(address: str) -> None:
    page = post(address, "", WRONG.encode(), field="text")
    assert ">9.7 %</a></mark>" in page
    assert "The book says 9.1" in page
    assert "<script" not in page


def test_a_word_file_goes_home_with_its_comments_and_leaves_nothing_here(address: str) -> None:
    before = set(Path(tempfile.gettempdir()).glob("claimbook-brief-*"))
    page = post(address, "my brief.docx", making.written(f"format: docx\n{WRONG}", "docx"))
    assert set(Path(tempfile.gettempdir()).glob("claimbook-brief-*")) <= before
    assert "my brief.docx" in page
    assert 'download="my brief-commented.docx"' in page
    match = re.search(r"base64,([A-Za-z0-9+/=]+)", page)
    assert match is not None
    copy = base64.b64decode(match[1])
    assert "9.7 %" in read_word(copy, "copy").text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.docx", b"PK nothing", "a.docx"),
        ("a.txt", b"", "Nothing was sent"),
        ("<b>.pdf", b"%PDF-1.4", "&lt;b&gt;.pdf"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(address: str, name: str, content: bytes, words: str) -> None:
    page = post(address, name, content)
    assert '<p class="wrong" role="alert">' in page
    assert words in page
    assert "Traceback" not in page


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "example.org"}, 403),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Content-Length": "99999999999"}, 413),
    ],
)
def test_strangers_and_floods_are_refused(address: str, headers: dict[str, str], status: int) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        post(address, "a.txt", WRONG.encode(), headers)
    assert refused.value.code == status


def test_a_brief_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dropped, "PATIENCE", 0.01)
    body = b'--cut\r\nContent-Disposition: form-data; name="text"\r\n\r\nhello 12 people\r\n--cut--\r\n'
    assert "took longer" in dropped.answer("multipart/form-data; boundary=cut", body, ROOT)
