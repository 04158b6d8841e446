"""The last good site is never lost: wherever its place lies, and whatever fails while another takes it."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from bookcopies import change, claimbook, succeeded

from claimbook.base import atomic
from claimbook.base.atomic import recover_folder, replace_folder
from claimbook.base.paths import BookPaths
from claimbook.build.standing_site import site_state, swap_in

MEMORY = Path("/dev/shm")  # a disk of its own wherever Linux runs


def page(folder: Path, text: str) -> Path:
    """Return a folder that was given a page."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text)
    return folder


def read(site: Path) -> str:
    return (site / "index.html").read_text()


@pytest.fixture
def paths(tmp_path: Path) -> BookPaths:
    (tmp_path / "book" / ".claimbook").mkdir(parents=True)
    return BookPaths(tmp_path / "book")


@pytest.fixture(params=["real", "told"])
def disk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on another disk than the book's; where the machine has none, the system is made to say it is one."""
    if request.param == "real" and MEMORY.is_dir() and MEMORY.stat().st_dev != tmp_path.stat().st_dev:
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            yield Path(folder)
        return
    other = tmp_path / "disk"
    other.mkdir()
    rename, exchange = os.rename, atomic.exchange

    def across(*places: str | Path) -> bool:
        return len({Path(os.path.realpath(place)).is_relative_to(other) for place in places}) > 1

    def renamed(one: str | Path, place: str | Path) -> None:
        if across(one, place):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(one), None, str(place))
        rename(one, place)

    monkeypatch.setattr(os, "rename", renamed)
    monkeypatch.setattr(atomic, "exchange", lambda one, place: not across(one, place) and exchange(one, place))
    yield other


@pytest.mark.parametrize("linked", ["_build", "_build/html"])
def test_a_site_on_another_disk_is_replaced_again_and_again(tmp_path, paths, disk, linked):
    (paths.root / linked).parent.mkdir(exist_ok=True)
    (paths.root / linked).symlink_to(disk / "pages")
    for text in ("one", "two", "three"):
        assert swap_in(page(tmp_path / "built", text), paths) == site_state(paths.site)
        assert read(paths.site) == text
    assert (paths.root / linked).is_symlink()
    assert os.listdir(disk) == ["pages"]
    assert os.listdir(paths.work) == []


def test_a_site_that_is_a_link_to_a_folder_is_replaced_where_it_leads(tmp_path, paths):
    public = page(tmp_path / "public", "one")
    paths.build.mkdir()
    paths.site.symlink_to(public)
    for text in ("two", "three"):
        assert swap_in(page(tmp_path / "built", text), paths) == site_state(paths.site)
        assert read(public) == text
    assert paths.site.readlink() == public
    assert os.listdir(paths.work) == []
    assert sorted(os.listdir(tmp_path)) == ["book", "built", "public"]


def test_a_folder_that_cannot_take_its_place_leaves_the_old_one_there(tmp_path, monkeypatch):
    place, new = page(tmp_path / "html", "good"), page(tmp_path / "next", "new")
    rename = Path.rename

    def refuse_new(self: Path, target: Path) -> Path:
        if self == new:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(self), None, str(target))
        return rename(self, target)

    monkeypatch.setattr(atomic, "exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refuse_new)
    with pytest.raises(OSError, match="cross-device"):
        replace_folder(new, place)
    assert read(place) == "good"
    assert sorted(os.listdir(tmp_path)) == ["html", "next"]


def test_a_swap_that_was_cut_off_behind_a_link_is_undone(tmp_path):
    page(tmp_path / "public", "good").rename(tmp_path / ".public.old")
    (tmp_path / "html").symlink_to(tmp_path / "public")
    recover_folder(tmp_path / "html")
    assert read(tmp_path / "html") == "good"
    assert sorted(os.listdir(tmp_path)) == ["html", "public"]


@pytest.mark.parametrize(
    "left",
    [
        lambda next_: page(next_, "half"),
        lambda next_: next_.touch(),
        lambda next_: next_.symlink_to(next_.parent),
        lambda next_: next_.symlink_to(next_.parent / "nowhere"),
    ],
)
def test_what_a_killed_build_left_beside_the_site_stops_no_later_one(tmp_path, paths, left):
    page(paths.site, "one")
    left(paths.build / ".html.next")
    assert swap_in(page(tmp_path / "built", "two"), paths) == site_state(paths.site)
    assert read(paths.site) == "two"
    assert os.listdir(paths.build) == ["html"]


@pytest.mark.parametrize("exchanged", [True, False])
def test_a_file_where_the_site_belongs_gives_way_to_it(tmp_path, paths, monkeypatch, exchanged):
    if not exchanged:
        monkeypatch.setattr(atomic, "exchange", lambda one, other: False)
    paths.build.mkdir()
    paths.site.write_text("no folder")
    assert swap_in(page(tmp_path / "built", "one"), paths) == site_state(paths.site)
    assert os.listdir(paths.build) == ["html"]


@pytest.mark.parametrize("disk", ["real"], indirect=True)
def test_a_site_elsewhere_is_built_found_up_to_date_and_built_again(standing_fisheries, tmp_path, disk):
    book = shutil.copytree(standing_fisheries, tmp_path / "fisheries", symlinks=True)
    shutil.move(book / "_build", disk / "build")
    (book / "_build").symlink_to(disk / "build")
    assert succeeded(claimbook(book, "build")).startswith("Nothing has changed")
    change(book, "pages/corrections.md", "# ", "# The ")
    assert "The site stands in _build/html" in succeeded(claimbook(book, "build"))
    assert succeeded(claimbook(book, "build")).startswith("Nothing has changed")
    assert os.listdir(disk / "build") == ["html"]
