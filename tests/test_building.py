"""Building the site: nothing when nothing changed, whole or not at all, and told what moved."""

from __future__ import annotations

import json

import pytest
from book_building import FISHERIES, site_of
from bookcopies import append, change, claimbook, contents, edit, edit_cell, refused, succeeded
from same_bytes import build_elsewhere

from claimbook.base.atomic import beside, recover_folder, replace_folder
from claimbook.build.pipeline import complaints

pytestmark = pytest.mark.book


def test_with_nothing_changed_nothing_is_done(built):
    before = site_of(built).stat().st_ino
    assert succeeded(claimbook(built, "build")) == "Nothing has changed; the site in _build/html is up to date.\n"
    assert site_of(built).stat().st_ino == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda site: (site / "index.html").unlink(),
        lambda site: (site / "index.html").write_text("half a page"),
        lambda site: (site / "left.html").write_text("left over"),
    ],
)
def test_a_site_that_was_written_into_is_made_whole_again(built, damage):
    before = contents(site_of(built))
    damage(site_of(built))
    succeeded(claimbook(built, "build"))
    assert contents(site_of(built)) == before


def test_a_site_built_on_and_one_built_from_clean_are_the_same_bytes(built):
    change(built, "data/reference.csv", "landings-2021,fleet,landings,61200", "landings-2021,fleet,landings,61300")
    succeeded(claimbook(built, "build"))
    on = contents(site_of(built))
    succeeded(claimbook(built, "build", "--force"))
    assert contents(site_of(built)) == on
    assert "61,300" in (site_of(built) / "chapters" / "catch.html").read_text(encoding="utf-8")


def test_a_site_is_the_same_bytes_whoever_builds_it_wherever(built, tmp_path):
    assert build_elsewhere(FISHERIES, tmp_path) == contents(site_of(built))


def test_a_warning_stops_the_build_each_time_and_the_last_good_site_stays(built):
    before = contents(site_of(built))
    edit_cell(built / "chapters" / "catch.ipynb", "markdown", "{term}`Value`", "{ref}`nowhere`")
    for _ in range(2):
        said = refused(claimbook(built, "build"))
        assert said.startswith("The site was not built; the last good one stays.\n")
        assert "nowhere" in said
        assert contents(site_of(built)) == before
    edit_cell(built / "chapters" / "catch.ipynb", "markdown", "{ref}`nowhere`", "{term}`Value`")
    succeeded(claimbook(built, "build"))
    assert contents(site_of(built)) == before


def test_a_fault_of_the_tables_stops_the_build_with_its_place(built):
    before = contents(site_of(built))
    append(built, "data/reference.csv", "nets,fleet,nets,many,,,boat,eq,2024,,,measured,A,B,2025,,,seen,current,,,,,")
    assert refused(claimbook(built, "build")).startswith("data/reference.csv, row 9, column value: 'many'")
    assert contents(site_of(built)) == before


def test_quotes_are_read_again_once_a_claim_a_quote_or_an_article_changes_and_not_for_a_figure(built):
    stamp = built / ".claimbook" / "quotes.sha256"
    read = stamp.read_text(), stamp.stat().st_mtime_ns
    change(built, "data/reference.csv", ",412,", ",413,")
    succeeded(claimbook(built, "build"))
    assert (stamp.read_text(), stamp.stat().st_mtime_ns) == read
    before = (built / "data" / "claims.csv").read_text(encoding="utf-8")
    edit(built / "data" / "claims.csv", ",35,,,percent,approx", ",36,,,percent,approx")
    assert "but its quote in coast-2025 reads" in refused(claimbook(built, "build"))
    (built / "data" / "claims.csv").write_text(before, encoding="utf-8")
    edit(built / "data" / "evidence.csv", "35", "36")
    assert "does not stand in coast-2025" in refused(claimbook(built, "build"))


def test_after_a_change_of_the_data_it_ends_with_what_moved_and_why(built):
    succeeded(claimbook(built, "edition", "cut", "2025.1", "--note", "The first."))
    succeeded(claimbook(built, "reference", "update", "landings-2024", "--set", "value=51000",
                        "--reason", "revision", "--why", "Final returns."))  # fmt: skip
    told = succeeded(claimbook(built, "build")).replace("\u00a0", " ")
    assert "Since edition 2025.1: 4 values (3 moved, 1 told otherwise)" in told
    assert "landings-fall: 11.9 % → 13.6 % (revision: Final returns. (landings-2024)) on index, chapters/catch" in told


def test_files_that_stay_as_they_are_are_not_copied_again(built):
    page, same = site_of(built) / "chapters" / "catch.html", site_of(built) / "pages" / "glossary.html"
    succeeded(claimbook(built, "build", "--force"))
    before = page.stat().st_ino, same.stat().st_ino
    change(built, "data/reference.csv", "landings-2021,fleet,landings,61200", "landings-2021,fleet,landings,61300")
    succeeded(claimbook(built, "build"))
    assert same.stat().st_ino == before[1]
    assert page.stat().st_ino != before[0]
    assert same.stat().st_nlink == 1  # the folder that Sphinx works in has files of its own


def test_a_topic_that_is_renamed_or_a_page_that_goes_leaves_nothing_behind(built):
    change(built, "_toc.yml", "      - file: pages/corrections\n", "")
    succeeded(claimbook(built, "build"))
    assert not (site_of(built) / "pages" / "corrections.html").exists()


def test_the_stamp_of_a_build_is_of_what_was_built(built):
    stamp = json.loads((built / ".claimbook" / "built.json").read_text(encoding="utf-8"))
    assert set(stamp) == {"beside", "inputs", "site"}


def test_a_crash_between_two_steps_of_a_swap_is_undone(tmp_path):
    place = tmp_path / "html"
    place.mkdir()
    (place / "index.html").write_text("good")
    place.rename(beside(place))
    recover_folder(place)
    assert (place / "index.html").read_text() == "good"
    assert not beside(place).exists()


@pytest.mark.parametrize("exchanged", [True, False])
def test_a_folder_takes_the_place_of_another_with_and_without_help_of_the_system(tmp_path, monkeypatch, exchanged):
    if not exchanged:
        monkeypatch.setattr("claimbook.base.atomic.exchange", lambda one, other: False)
    for name in ("html", "next"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    replace_folder(tmp_path / "next", tmp_path / "html")
    assert (tmp_path / "html" / "index.html").read_text() == "next"
    assert [path.name for path in tmp_path.iterdir()] == ["html"]


def test_what_sphinx_found_wrong_is_told_without_its_trace():
    output = "\n".join(["Running", "\x1b[91mExtension error:\x1b[0m", "a.ipynb: is stale: x changed.",
                        "Traceback (most recent call last):", '  File "x.py"', "RuntimeError: y"])  # fmt: skip
    assert complaints(output) == "a.ipynb: is stale: x changed."
    assert complaints("OSError: [Errno 28] No space left on device") == (
        "The disk is full; free some space and run it again."
    )
