"""Whatever a client asks, however slowly, and whenever it leaves: the server answers shortly or is quiet."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.build import serving
from claimbook.build.serving import Handler, Version, server

SCRIPT = '<script src="/.claimbook/watch.js"></script>'
PAGE = "<html><head></head><body>" + "x" * 3_000_000 + "</body></html>"


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    site = tmp_path / "_build" / "html"
    (site / "files").mkdir(parents=True)
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "latin.html").write_bytes(b"<head></head>caf\xe9")
    (site / "files" / "one.csv").write_text("id\n", encoding="utf-8")
    with server(BookPaths(tmp_path), 0, Version()) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running.server_address[1]
        running.shutdown()


def asked(port: int, request: str | bytes) -> bytes:
    """Send bytes and return all that comes back until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(request.encode("latin-1") if isinstance(request, str) else request)
        client.shutdown(socket.SHUT_WR)
        found = b""
        while part := client.recv(65536):
            found += part
        return found


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def get(port: int, path: str, host: str = "localhost", verb: str = "GET") -> bytes:
    return asked(port, f"{verb} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")


@pytest.mark.parametrize("verb", ["GET", "HEAD"])
@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "Localhost:8000", "127.0.0.1", "127.0.0.1:1", "[::1]:80"])
def test_this_machine_is_answered_by_any_of_its_names(port, verb, host):
    answer = get(port, "/index.html", host, verb)
    assert status(answer) == 200
    assert (b"watch.js" in answer) == (verb == "GET")
    assert f"Content-Length: {len(PAGE) + len(SCRIPT)}".encode() in answer


@pytest.mark.parametrize("verb", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "host",
    ["elsewhere.example", "elsewhere.example:80", "localhost.elsewhere.example", "", "localhost:", "127.0.0.1.x:1",
     "x@localhost", "localhost:999999"],
)  # fmt: skip
def test_every_other_name_is_refused_in_every_way_of_asking(port, verb, host):
    assert status(get(port, "/index.html", host, verb)) == 403


@pytest.mark.parametrize("verb", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "path",
    ["/%00", "/a%00.html", "/index.html%00", "/" + "a" * 5000, "/" + "a/" * 5000, "/files/", "/files",
     "/..%2f..%2f_config.yml", "/%ff%fe", "/nothing/", "//elsewhere.example/%2f..", "http://[::1",
     "/index.html/", "/%", "/%zz"],
)  # fmt: skip
def test_what_is_no_file_of_the_site_is_not_found_and_no_folder_is_listed(port, verb, path, capfd):
    answer = get(port, path, verb=verb)
    assert status(answer) in (301, 404)
    assert b"one.csv" not in answer
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("since", ["9" * 5000, "\xb2", "-1", "x", "%00", "1e9"])
def test_a_number_of_a_build_that_is_none_is_taken_for_the_first(port, since, monkeypatch, capfd):
    monkeypatch.setattr(serving, "PATIENCE", 0.01)
    assert b"newer.js?0" in get(port, f"/.claimbook/newer.js?{since}")
    assert capfd.readouterr().err == ""


def test_asking_for_the_head_of_what_is_newer_waits_for_nothing(port):
    assert status(get(port, "/.claimbook/newer.js?0", verb="HEAD")) == 200


def test_a_page_that_is_no_utf8_is_handed_out_as_it_is(port):
    assert b"caf\xe9" in get(port, "/latin.html")


@pytest.mark.parametrize(
    "request_line",
    ["GET /" + "a" * 70_000 + " HTTP/1.1", "GET / HTTP/9.9", "GET", "", "\x00\x01\x02", "BREW / HTTP/1.1",
     "GET / HTTP/1.1\r\nX: " + "y" * 70_000, "GET / HTTP/1.1\r\n" + "X: y\r\n" * 200]
)  # fmt: skip
def test_what_is_no_request_is_refused_quietly(port, request_line, capfd):
    answer = asked(port, f"{request_line}\r\n\r\n")
    assert answer == b"" or b"Error response" in answer
    assert capfd.readouterr().err == ""


def test_clients_that_leave_are_not_spoken_of(port, capfd):
    for sent in (b"", b"GET / HT", b"GET /index.html HTTP/1.1\r\nHost: localhost\r\n\r\n"):
        for _ in range(5):
            client = socket.create_connection(("127.0.0.1", port), timeout=20)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.sendall(sent)
            client.close()
    assert status(get(port, "/index.html")) == 200
    assert capfd.readouterr().err == ""


def test_a_client_that_says_nothing_is_left_and_keeps_nobody_waiting(port, monkeypatch, capfd):
    monkeypatch.setattr(Handler, "timeout", 0.2)
    with socket.create_connection(("127.0.0.1", port), timeout=20) as slow:
        slow.sendall(b"GET / HT")
        assert status(get(port, "/index.html")) == 200
        assert slow.recv(10) == b""
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("number", [80999, -1])
def test_a_port_that_cannot_be_is_one_sentence(tmp_path, number):
    with pytest.raises(BookError, match=f"Port {number} cannot be used"):
        server(BookPaths(tmp_path), number, Version())
