"""A loopback server that keeps quiet, and charts brought to life: what browser tests share."""

from __future__ import annotations

import http
import http.server
from typing import Any

from playwright.sync_api import Page

ENLIVEN = """() => document.querySelectorAll('figure.chart .drawing').forEach(
    (each) => each.dispatchEvent(new PointerEvent('pointerover')))"""
UNFOLD = "() => document.querySelectorAll('details').forEach((each) => { each.open = true; })"
ALIVE = "() => [...document.querySelectorAll('figure.chart')].every((each) => 'live' in each.dataset)"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        """Serve a file; a browser asks any server for an icon where a frozen page names none, and gets no content."""
        if self.path == "/favicon.ico":
            self.send_response(http.HTTPStatus.NO_CONTENT)
            self.end_headers()
        else:
            super().do_GET()


def enliven(page: Page) -> None:
    """Wait until every chart of a page is interactive."""
    page.wait_for_load_state("load")
    page.evaluate(ENLIVEN)
    page.wait_for_function(ALIVE)
