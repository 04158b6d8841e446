"""What several tests need: a small book about fisheries to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

BOOKS = Path(__file__).parent / "books"


@pytest.fixture
def fisheries(tmp_path: Path) -> Path:
    """A copy of the book about fisheries, whole and proved."""
    ignore = shutil.ignore_patterns("__pycache__", "_build", ".claimbook")
    return shutil.copytree(BOOKS / "fisheries", tmp_path / "fisheries", ignore=ignore)
