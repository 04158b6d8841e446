"""A site is not built from what is wrong; each refusal is a sentence that names page, row or chapter."""

from __future__ import annotations

import shutil

import pytest
from book_building import FISHERIES, build, run_chapters, site_of
from bookcopies import edit, edit_prose

pytestmark = pytest.mark.book


def refusal(root) -> str:
    """Build a book that must be refused and return what was said, on one line a sentence."""
    result = build(root)
    assert result.returncode != 0
    assert not (site_of(root) / "index.html").exists()
    return result.stdout + result.stderr


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("{figref}`catch-landings |", "{figref}`whales |", "chapters/catch.ipynb, cell 4: There is no figure 'whales'"),
        ("{sure}`landings-fall`", "{sure}`whales`", "chapters/catch.ipynb, cell 2: There is no value 'whales'"),
    ],
)  # fmt: skip
def test_a_link_to_something_unknown_names_page_and_id(run_fisheries, old, new, sentence):
    edit_prose(run_fisheries, old, new)
    said = refusal(run_fisheries)
    assert sentence in said
    assert "Traceback" not in said


def test_an_unknown_number_in_prose_names_page_and_id(run_fisheries):
    edit_prose(run_fisheries, "{value}`worth-per-tonne`", "{value}`worth-per-whale`")
    said = refusal(run_fisheries)
    assert "chapters/catch.ipynb" in said
    assert "There is no value 'worth-per-whale'" in said


def test_a_form_that_is_none_names_page_and_word(run_fisheries):
    edit_prose(run_fisheries, "{value}`recovery | worded`", "{value}`recovery | shouted`")
    said = refusal(run_fisheries)
    assert "chapters/catch.ipynb" in said
    assert "'shouted' is no way to show a value" in said


def test_an_unknown_number_in_a_generated_page_names_page_and_id(run_fisheries):
    edit(run_fisheries / "pages" / "cite.md", "# How to cite", "# How to cite\n\n{value}`whales`")
    assert "pages/cite.md: There is no value 'whales'" in refusal(run_fisheries)


def test_a_stale_chapter_is_named_with_what_changed(run_fisheries):
    edit(run_fisheries / "data" / "reference.csv", "52000", "52100")
    said = refusal(run_fisheries)
    assert "chapters/catch.ipynb: is stale: reference: landings-2024 changed" in said
    assert "Run `claimbook rerun` first." in said


def test_a_chapter_that_was_never_run_is_refused(run_fisheries):
    shutil.copy(FISHERIES / "chapters" / "catch.ipynb", run_fisheries / "chapters" / "catch.ipynb")
    assert "chapters/catch.ipynb: is stale: it has never been run" in refusal(run_fisheries)


def test_a_faulty_table_is_refused_with_file_row_and_column(run_fisheries):
    edit(run_fisheries / "data" / "reference.csv", "412", "many")
    assert "data/reference.csv, row 7, column value: 'many' is not a number" in refusal(run_fisheries)


def test_a_figure_shown_twice_on_a_page_is_refused(run_fisheries):
    shown = 'chapter.figure(\\"{}\\")'
    edit(run_fisheries / "chapters/catch.ipynb", shown.format("catch-worth-least"), shown.format("catch-landings"))
    run_chapters(run_fisheries)
    assert "chapters/catch.ipynb: shows the figure 'catch-landings' twice" in refusal(run_fisheries)


class TestWhatIsBuiltAgain:
    """A page is written again when a value that it shows has a new story, and only then."""

    def built(self, root):
        result = build(root)
        assert result.returncode == 0, result.stdout + result.stderr
        return {path.name: path.stat().st_mtime_ns for path in site_of(root).rglob("*.html")}

    def test_a_changed_note_reaches_the_panel_of_every_page_that_shows_the_value(self, run_fisheries):
        before = self.built(run_fisheries)
        edit(run_fisheries / "data" / "checks.csv", "No source held.", "No source was found.")
        run_chapters(run_fisheries)
        after = self.built(run_fisheries)
        assert "No source was found." in (site_of(run_fisheries) / "index.html").read_text(encoding="utf-8")
        assert "No source was found." in (site_of(run_fisheries) / "pages" / "numbers.html").read_text("utf-8")
        assert after["glossary.html"] == before["glossary.html"]
