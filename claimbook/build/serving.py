"""Serve the site to this machine alone and build it again whenever a file of the book is saved.

A page asks the server for a small script that answers only once there is a newer site, and then loads the page again.
That needs no connection of another kind, so it passes the pages' own security policy; nothing is written into them.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.book.site_sources import inputs

HOST = "127.0.0.1"
NAMES = ("127.0.0.1", "localhost", "[::1]")
LOOK_EVERY, SETTLE, PATIENCE = 0.25, 0.15, 25.0
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
    """Hands out the files of the site, each page with the script that waits for a newer one."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *given: object, version: Version, **named: object) -> None:
        self.version = version
        super().__init__(*given, **named)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.headers.get("Host", "").rpartition(":")[0] not in NAMES:
            self.send_error(HTTPStatus.FORBIDDEN, "This server answers to this machine alone")
            return
        address = urlsplit(self.path)
        if address.path == WATCHER:
            self._send(WATCH.format(newer=NEWER, version=self.version.number), "text/javascript")
        elif address.path == NEWER:
            self._wait(address.query)
        elif (file := self._page(address.path)) is not None:
            page = file.read_text(encoding="utf-8")
            self._send(page.replace("</head>", f'<script src="{WATCHER}"></script></head>', 1), "text/html")
        else:
            super().do_GET()

    def _page(self, path: str) -> Path | None:
        """Return the page at an address, None for everything else."""
        file = Path(self.translate_path(path))
        file = file / "index.html" if path.endswith("/") else file
        return file if file.suffix == ".html" and file.is_file() else None

    def _wait(self, since: str) -> None:
        number = int(since) if since.isdigit() else 0
        self._send(RELOAD if self.version.newer_than(number) else WATCH.format(newer=NEWER, version=number),
                   "text/javascript")  # fmt: skip

    def _send(self, text: str, kind: str) -> None:
        content = text.encode("utf-8")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


def serve(paths: BookPaths, port: int, say: Say) -> None:
    """Build, serve on the loopback address, and build again as files are saved, until interrupted or told to end.

    Raises BookError where the port is taken or there has never been a site and none can be built.
    """
    for ending in (signal.SIGINT, signal.SIGTERM):  # a script's background job is born deaf to the first
        signal.signal(ending, signal.default_int_handler)
    version = Version()
    before = seen(paths)
    if not build_apart(paths) and not paths.site.is_dir():
        raise BookError("There is no site to serve yet; mend what is said above and run it again.")
    with server(paths, port, version) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        say(f"Serving http://{HOST}:{running.server_address[1]}/ to this machine; Ctrl-C ends it.")
        while True:
            time.sleep(LOOK_EVERY)
            if seen(paths) == before:
                continue
            time.sleep(SETTLE)
            before = seen(paths)
            started, standing = time.monotonic(), paths.site.stat().st_ino
            if not build_apart(paths):
                say("The last good site is still being served.")
            elif paths.site.stat().st_ino != standing:
                version.advance()
                say(f"Built in {time.monotonic() - started:.1f} s.")


def server(paths: BookPaths, port: int, version: Version) -> ThreadingHTTPServer:
    """Return a server of the site on the loopback address; raises BookError where the port is taken."""
    handler = partial(Handler, version=version, directory=str(paths.site))
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        raise BookError(f"Port {port} cannot be used: {error.strerror}; choose another with --port.") from None


def build_apart(paths: BookPaths) -> bool:
    """Build in a process of its own, so that edited modules are read anew; return whether that went well."""
    return subprocess.run([sys.executable, "-m", "claimbook", "build"], cwd=paths.root, check=False).returncode == 0


def seen(paths: BookPaths) -> dict[str, tuple[int, int]]:
    """Return when each file that the site is made from was last written, and its size."""
    found = {}
    try:
        for name, path in inputs(paths):
            about = path.stat()
            found[name] = (about.st_mtime_ns, about.st_size)
    except (BookError, FileNotFoundError):
        found[""] = (0, 0)
    return found
