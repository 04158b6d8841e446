"""What several tests need: a small book about fisheries to break, and its site to look at."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from book_building import FISHERIES, LEFT_OUT, build, run_chapters
from bookcopies import CUT, REVISE, claimbook, succeeded
from hypothesis import HealthCheck, settings

# A busy machine makes an example slow, which says nothing of the code.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture
def fisheries(tmp_path: Path) -> Path:
    """A copy of the book about fisheries, whole and proved."""
    return shutil.copytree(FISHERIES, tmp_path / "fisheries", ignore=LEFT_OUT)


@pytest.fixture(scope="session")
def built_fisheries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book about fisheries with its chapters run and its site built; to be read, not to be changed."""
    root = shutil.copytree(FISHERIES, tmp_path_factory.mktemp("built") / "fisheries", ignore=LEFT_OUT)
    run_chapters(root)
    result = build(root)
    assert result.returncode == 0, result.stdout + result.stderr
    return root


@pytest.fixture
def run_fisheries(built_fisheries: Path, tmp_path: Path) -> Path:
    """A copy of the book about fisheries with its chapters run, to break before it is built."""
    return shutil.copytree(
        built_fisheries, tmp_path / "fisheries", ignore=shutil.ignore_patterns("_build", "__pycache__")
    )


@pytest.fixture(scope="session")
def standing_fisheries(built_fisheries: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book about fisheries with its site as `claimbook build` leaves it; to be copied, not to be changed."""
    unbuilt = shutil.ignore_patterns("_build", "__pycache__")
    root = shutil.copytree(built_fisheries, tmp_path_factory.mktemp("standing") / "fisheries", ignore=unbuilt)
    succeeded(claimbook(root, "build"))
    return root


@pytest.fixture
def built(standing_fisheries: Path, tmp_path: Path) -> Path:
    """A copy of the book about fisheries with its site as `claimbook build` leaves it, to change and build again."""
    return shutil.copytree(standing_fisheries, tmp_path / "fisheries")


@pytest.fixture(scope="session")
def cut_fisheries(built_fisheries: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book about fisheries, its chapters run and its first edition cut; to be copied, not to be changed."""
    unbuilt = shutil.ignore_patterns("_build", "__pycache__")
    root = shutil.copytree(built_fisheries, tmp_path_factory.mktemp("cut") / "fisheries", ignore=unbuilt)
    succeeded(claimbook(root, *CUT))
    return root


@pytest.fixture
def frozen(cut_fisheries: Path, tmp_path: Path) -> Path:
    """A copy of the book about fisheries with its first edition cut."""
    return shutil.copytree(cut_fisheries, tmp_path / "fisheries")


@pytest.fixture(scope="session")
def revised(cut_fisheries: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book about fisheries built with one row changed since its edition; to be read, not to be changed.

    What the build said stands in `said.txt`, what it warned of in `warned.txt`.
    """
    root = shutil.copytree(cut_fisheries, tmp_path_factory.mktemp("revised") / "fisheries")
    succeeded(claimbook(root, *REVISE))
    result = claimbook(root, "build")
    (root / "said.txt").write_text(succeeded(result), encoding="utf-8")
    (root / "warned.txt").write_text(result.stderr, encoding="utf-8")
    return root
