"""Serve the site to this machine alone and build it again whenever a file of the book is saved.

A page asks the server for a small script that answers only once there is a newer site, and then loads the page again.
That needs no connection of another kind, so it passes the pages' own security policy; nothing is written into them.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import watchfiles

from claimbook.base.digests import file_digest
from claimbook.base.errors import BookError
from claimbook.base.following import following_command
from claimbook.base.paths import BookPaths
from claimbook.book.site_sources import inputs, inputs_digest
from claimbook.brief import dropped
from claimbook.build.pipeline import read_stamp
from claimbook.build.standing_site import site_state

HOST = "127.0.0.1"
OWN_NAMES = (HOST, "localhost", "::1")
NAME = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)
BUILD_NUMBER = re.compile(r"[0-9]{1,15}")
IDLE = 30.0  # seconds without a byte after which a client is left
SETTLE, LOOK_AGAIN, PATIENCE = 150, 3000, 25.0  # milliseconds, milliseconds, seconds
WATCHER = "/.claimbook/watch.js"
NEWER = "/.claimbook/newer.js"
WATCH = (
    "(function ask(){{var s=document.createElement('script');s.src='{newer}?{version}';"
    "s.onerror=function(){{setTimeout(ask,2000)}};document.head.appendChild(s)}})();\n"
)
RELOAD = "location.reload();\n"
Say = Callable[[str], None]


class Version:
    """Which build of the site is being served; whoever waits is told of the next one."""

    def __init__(self) -> None:
        self.number = 0
        self._changed = threading.Condition()

    def advance(self) -> None:
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def newer_than(self, number: int) -> bool:
        """Wait a while for a build newer than `number` and return whether there is one."""
        with self._changed:
            return self._changed.wait_for(lambda: self.number > number, PATIENCE)


class Handler(SimpleHTTPRequestHandler):
    """Hands out the files of the site, each page with the script that waits for a newer one.

    A file it is asked for that is none, by whatever name, is not found; folders are not listed.
    """

    protocol_version = "HTTP/1.1"
    timeout = IDLE

    def __init__(self, *given: object, version: Version, book: Path, **named: object) -> None:
        self.version, self.book = version, book
        super().__init__(*given, **named)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        """Check the brief that the page “Check a brief” sends; nothing of it is kept."""
        if not self._asked_here():
            return
        length = self.headers.get("Content-Length", "")
        try:
            origin = self.headers.get("Origin")  # "null" is a page that hides where it is from
            elsewhere = origin is not None and urlsplit(origin).hostname not in OWN_NAMES
            path = urlsplit(self.path).path
        except ValueError:
            elsewhere, path = True, ""
        if path != dropped.ADDRESS:
            self._refuse(HTTPStatus.NOT_FOUND, "There is no such page")
        elif elsewhere:
            self._refuse(HTTPStatus.FORBIDDEN, "This server answers to its own pages alone")
        elif not re.fullmatch("[0-9]{1,12}", length) or int(length) > dropped.MOST_BYTES:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The brief is too large")
        else:
            body = self.rfile.read(int(length))
            self._send(dropped.answer(self.headers.get("Content-Type", ""), body, self.book), "text/html")

    def _asked_here(self) -> bool:
        """Tell whether a request names this machine; refuse it where it names another."""
        if NAME.fullmatch(self.headers.get("Host", "")):
            return True
        self._refuse(HTTPStatus.FORBIDDEN, "This server answers to this machine alone")
        return False

    def _refuse(self, status: HTTPStatus, words: str) -> None:
        """Refuse what was sent without reading it, and so end the connection."""
        self.close_connection = True
        self.send_error(status, words)

    def _answer(self) -> None:
        if not self._asked_here():
            return
        try:
            address = urlsplit(self.path)
            if address.path == dropped.ADDRESS:
                self._send(dropped.page(), "text/html")
            elif address.path == WATCHER:
                self._send(WATCH.format(newer=NEWER, version=self.version.number), "text/javascript")
            elif address.path == NEWER:
                self._wait(address.query)
            elif (page := self._page(address.path)) is not None:
                self._send(page, "text/html")
            elif self.command == "HEAD":
                super().do_HEAD()
            else:
                super().do_GET()
        except ConnectionError:
            raise
        except (OSError, ValueError):  # too long, or no name of a file at all, or gone since
            self.send_error(HTTPStatus.NOT_FOUND)

    def _page(self, path: str) -> bytes | None:
        """Return the page at an address with its script, None for everything else."""
        file = Path(self.translate_path(path))
        file = file / "index.html" if path.endswith("/") else file
        if file.suffix != ".html" or not file.is_file():
            return None
        return file.read_bytes().replace(b"</head>", f'<script src="{WATCHER}"></script></head>'.encode(), 1)

    def _wait(self, since: str) -> None:
        number = int(since) if BUILD_NUMBER.fullmatch(since) else 0
        newer = self.command == "GET" and self.version.newer_than(number)
        self._send(RELOAD if newer else WATCH.format(newer=NEWER, version=number), "text/javascript")

    def _send(self, content: str | bytes, kind: str) -> None:
        data = content.encode("utf-8") if isinstance(content, str) else content
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def list_directory(self, path: object) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """A server that a client can leave, or keep waiting, without a word."""

    def handle_error(self, request: object, client_address: object) -> None:
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            print(f"A request could not be answered: {type(error).__name__}: {error}", file=sys.stderr)


def serve(paths: BookPaths, port: int, say: Say) -> None:
    """Build, serve on the loopback address, and build again as files are saved, until interrupted or told to end.

    Raises BookError where the port is taken or there has never been a site and none can be built.
    """
    for ending in (signal.SIGINT, signal.SIGTERM):  # a script's background job is born deaf to the first
        signal.signal(ending, signal.default_int_handler)
    version = Version()
    before = seen(paths)
    if not build_apart(paths, first=True) and not paths.site.is_dir():
        raise BookError("There is no site to serve yet; mend what is said above and run it again.")
    with server(paths, port, version) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        say(f"Serving http://{HOST}:{running.server_address[1]}/ to this machine; Ctrl-C ends it.")
        say(f"Check a brief at http://{HOST}:{running.server_address[1]}{dropped.ADDRESS}.")
        for _ in saved(paths):
            now = seen(paths)
            if now == before:
                continue
            before = now
            started, standing = time.monotonic(), site_state(paths.site)
            if not build_apart(paths):
                say("The last good site is still being served.")
                continue
            if site_state(paths.site) != standing:
                version.advance()
            say(f"Built in {time.monotonic() - started:.1f} s.")


def saved(paths: BookPaths) -> Iterator[object]:
    """Yield whenever a file beside those that the site is made from was saved, and now and then all the same.

    The system tells of it at once; the look now and then is for folders made since and disks that tell nothing.
    """
    files = [*(path for _, path in inputs(paths)), *(paths.root / name for name in read_stamp(paths).get("beside", {}))]
    folders = {paths.root, *(path.parent for path in files), *(path.resolve().parent for path in files)}
    folders = {folder for folder in folders if folder.is_dir()}
    yield from watchfiles.watch(
        *folders, watch_filter=None, step=SETTLE, rust_timeout=LOOK_AGAIN, yield_on_timeout=True, recursive=False
    )


def server(paths: BookPaths, port: int, version: Version) -> ThreadingHTTPServer:
    """Return a server of the site on the loopback address; raises BookError where the port is taken."""
    handler = partial(Handler, version=version, book=paths.root, directory=str(paths.site))
    try:
        return Server((HOST, port), handler)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BookError(f"Port {port} cannot be used: {reason}; choose another with --port.") from None


def build_apart(paths: BookPaths, *, first: bool = False) -> bool:
    """Build in a process of its own, so that edited modules are read anew; return whether that went well.

    What holds of every build is said at the `first` alone.
    """
    command = following_command(["build", *([] if first else ["--again"])])
    return subprocess.run(command, cwd=paths.root, check=False).returncode == 0


def seen(paths: BookPaths) -> tuple[str, ...]:
    """Return the digests of all that the site is made from; no time and no size decides."""
    try:
        return (inputs_digest(paths), *(file_digest(paths.root / name) for name in read_stamp(paths).get("beside", {})))
    except (BookError, FileNotFoundError):
        return ()
