"""Serving: to this machine alone, and a saved change is on the page without a hand lifted."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from bookcopies import change

pytestmark = pytest.mark.book


class Serving:
    """A running server of a book, with what it has said so far."""

    def __init__(self, book: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "claimbook", "serve", "--port", "0"],
            cwd=book,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.address = self.wait_for(r"Serving (http://\S+/)")

    def wait_for(self, pattern: str) -> str:
        """Read on until a line fits and return what it captured; fails when the server ends instead."""
        assert self.process.stdout is not None
        heard = []
        for line in self.process.stdout:
            heard.append(line)
            if match := re.search(pattern, line):
                return match[1]
        raise AssertionError("".join(heard))

    def until_reload(self, path: str) -> str:
        """Ask, as a page does, until the answer is no longer to ask again."""
        while (answer := self.get(path)).startswith("(function ask"):
            pass
        return answer

    def get(self, path: str, host: str = "") -> str:
        request = urllib.request.Request(self.address + path, headers={"Host": host} if host else {})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode("utf-8")


def serving_of(book: Path) -> Iterator[Serving]:
    serving = Serving(book)
    serving.book = book  # type: ignore[attr-defined]
    yield serving
    serving.process.kill()
    serving.process.communicate(timeout=30)


@pytest.fixture
def served(built: Path) -> Iterator[Serving]:
    """A server of a book that may be changed."""
    yield from serving_of(built)


@pytest.fixture(scope="module")
def left_alone(standing_fisheries: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server of a book that nothing changes."""
    yield from serving_of(shutil.copytree(standing_fisheries, tmp_path_factory.mktemp("served") / "fisheries"))


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to_even_as_a_background_job(built, ending):
    deaf = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        serving = Serving(built)
    finally:
        signal.signal(signal.SIGINT, deaf)
    serving.process.send_signal(ending)
    said, _ = serving.process.communicate(timeout=30)
    assert serving.process.returncode == 130
    assert "Stopped" in said


def test_a_saved_change_is_built_and_waiting_pages_are_told(served):
    page = served.get("chapters/catch.html")
    assert "61,200" in page
    assert '<script src="/.claimbook/watch.js"></script></head>' in page
    asked = re.search(r"s\.src='/(\S+)'", served.get(".claimbook/watch.js"))[1]
    answers: list[str] = []
    waiting = threading.Thread(target=lambda: answers.append(served.until_reload(asked)))
    waiting.start()
    change(
        served.book, "data/reference.csv", "landings-2021,fleet,landings,61200", "landings-2021,fleet,landings,61300"
    )
    served.wait_for(r"(Built in)")
    waiting.join(60)
    assert answers == ["location.reload();\n"]
    assert "61,300" in served.get("chapters/catch.html")


def test_a_change_that_does_not_hold_leaves_the_last_good_site_served(served):
    change(served.book, "data/reference.csv", "landings-2021,fleet,landings,61200", "landings-2021,fleet,landings,many")
    served.wait_for(r"(The last good site is still being served)")
    assert "61,200" in served.get("chapters/catch.html")


@pytest.mark.parametrize("host", ["elsewhere.example:80", "192.0.2.1:8000"])
def test_a_request_by_another_name_is_refused(left_alone, host):
    with pytest.raises(urllib.error.HTTPError, match="403"):
        left_alone.get("index.html", host)


def test_only_the_loopback_address_is_served(left_alone):
    assert left_alone.address.startswith("http://127.0.0.1:")


def test_nothing_outside_the_site_is_served(left_alone):
    with pytest.raises(urllib.error.HTTPError, match="404"):
        left_alone.get("../../_config.yml")


def test_the_pages_on_disk_stay_as_they_were_built(left_alone):
    left_alone.get("index.html")
    assert "watch.js" not in (left_alone.book / "_build" / "html" / "index.html").read_text(encoding="utf-8")
