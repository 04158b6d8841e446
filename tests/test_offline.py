"""A build asks nobody: not even where the answer would not be missed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bookcopies import claimbook

pytestmark = pytest.mark.book
# Every process of Python that starts in this environment notes whom it would ask, beside this machine, and is refused.
WATCH = r"""
import os, sys
HERE = ("127.", "::1", "localhost", "/", "\0")
def ask(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        whom = arguments[1] if event in ("socket.connect", "socket.sendto") else arguments[0]
        whom = whom[0] if isinstance(whom, tuple) else whom
        if whom and not str(whom).startswith(HERE):
            with open(os.environ["ASKED"], "a") as out:
                out.write(f"{event} {whom}\n")
            raise OSError("no network")
sys.addaudithook(ask)
"""
# A network of one's own has nothing but this machine, which is asleep until it is woken.
ALONE = """
import fcntl, os, socket, struct, sys
fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh14x", b"lo", 1))
os.execv(sys.executable, [sys.executable, "-m", "claimbook", *sys.argv[1:]])
"""


def watched(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    return {"PYTHONPATH": str(tmp_path / "watch"), "ASKED": str(tmp_path / "asked")}


def test_whoever_asks_elsewhere_is_noted(tmp_path: Path) -> None:
    environment = os.environ | watched(tmp_path)
    asking = "import socket; socket.create_connection(('192.0.2.1', 80), 1)"
    assert subprocess.run([sys.executable, "-c", asking], env=environment, capture_output=True, check=False).returncode
    assert "192.0.2.1" in (tmp_path / "asked").read_text(encoding="utf-8")


def test_a_build_from_clean_asks_nobody(fisheries: Path, tmp_path: Path) -> None:
    environment = watched(tmp_path)
    able = shutil.which("unshare") and subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode == 0
    if able:
        command = ["unshare", "-rn", sys.executable, "-c", ALONE, "build", "--force"]
        ended = subprocess.run(command, cwd=fisheries, env=os.environ | environment, capture_output=True, text=True)
    else:
        ended = claimbook(fisheries, "build", "--force", **environment)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert not (tmp_path / "asked").exists(), (tmp_path / "asked").read_text(encoding="utf-8")
