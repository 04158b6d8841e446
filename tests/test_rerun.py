"""Running chapters: only what is stale, stored without a trace of when and where, and never over somebody's edit."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from bookcopies import change, claimbook, contents, edit_cell, refused, succeeded
from test_forkserver import WAITING, wait_for

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.chapters.forkserver import PROCESS, Forkserver
from claimbook.chapters.rerun import Run, run_chapter

CATCH, INDEX = "chapters/catch.ipynb", "index.ipynb"
NO_KERNEL = "its kernel was not started: the process that forks kernels has ended; run it again."
TOLD_A_PORT = '"tcp" in __import__("ipykernel").get_connection_info()'


def test_only_the_stale_chapter_is_run_and_it_says_why(run_fisheries):
    index = (run_fisheries / INDEX).read_bytes()
    change(run_fisheries, "data/reference.csv", "landings-2021,fleet,landings,61200",
           "landings-2021,fleet,landings,61300")  # fmt: skip
    told = succeeded(claimbook(run_fisheries, "rerun"))
    assert told == "Running chapters/catch.ipynb: reference: landings-2021 changed.\n"
    assert "61,300 tonnes" in (run_fisheries / CATCH).read_text(encoding="utf-8")
    assert (run_fisheries / INDEX).read_bytes() == index


def test_a_dry_run_changes_nothing(run_fisheries):
    change(run_fisheries, "data/reference.csv", "landings-2021,fleet,landings,61200",
           "landings-2021,fleet,landings,61300")  # fmt: skip
    before = contents(run_fisheries)
    assert succeeded(claimbook(run_fisheries, "rerun", "--dry-run")).startswith("chapters/catch.ipynb: ")
    assert contents(run_fisheries) == before


def test_a_chapter_is_run_by_name_and_running_it_again_stores_the_same_bytes(run_fisheries):
    before = contents(run_fisheries / "chapters")
    assert succeeded(claimbook(run_fisheries, "rerun", "catch")) == "Running chapters/catch.ipynb: asked for.\n"
    assert contents(run_fisheries / "chapters") == before


def test_all_chapters_are_run_when_asked_for(run_fisheries):
    told = succeeded(claimbook(run_fisheries, "rerun", "--all"))
    assert told == "Running index.ipynb: asked for.\nRunning chapters/catch.ipynb: asked for.\n"


def test_all_and_a_name_contradict_each_other(run_fisheries):
    ended = claimbook(run_fisheries, "rerun", "--all", "catch")
    assert ended.returncode == 2
    assert "--all runs every chapter; leave it out to run only those named." in ended.stderr


def test_a_name_that_no_chapter_has_is_one_sentence(run_fisheries):
    assert refused(claimbook(run_fisheries, "rerun", "weather")) == (
        "There is no chapter 'weather'; there are index, catch.\n"
    )


def test_a_stored_chapter_tells_neither_when_nor_where_it_was_run(run_fisheries):
    text = (run_fisheries / CATCH).read_text(encoding="utf-8")
    assert str(run_fisheries.parent) not in text
    assert not re.search(r"20\d\d-\d\d-\d\dT\d\d:", text)
    metadata = json.loads(text)["metadata"]
    assert set(metadata) == {"claimbook", "kernelspec", "language_info"}
    assert metadata["language_info"] == {"name": "python"}


def test_a_chapter_that_fails_names_its_cell_and_stays_as_it_was_while_the_others_are_stored(run_fisheries):
    edit_cell(run_fisheries / CATCH, "code", 'chapter.figure("catch-landings")', 'chapter.figure("catch-lendings")')
    edit_cell(run_fisheries / INDEX, "code", "chapter.values()", "chapter.values( )")
    before, index = (run_fisheries / CATCH).read_bytes(), (run_fisheries / INDEX).read_bytes()
    said = refused(claimbook(run_fisheries, "rerun"))
    assert said.startswith("chapters/catch.ipynb, cell 3: BookError: There is no figure 'catch-lendings'")
    assert (run_fisheries / CATCH).read_bytes() == before
    assert (run_fisheries / INDEX).read_bytes() != index


def test_a_chapter_edited_while_it_ran_is_left_as_its_author_saved_it(run_fisheries):
    path = run_fisheries / CATCH
    ended = Run(path, path.read_bytes(), "{}")
    edit_cell(path, "markdown", "The registry has", "The register holds")
    saved = path.read_bytes()
    with pytest.raises(BookError, match="chapters/catch.ipynb was edited meanwhile and was left as it is"):
        ended.store(BookPaths(run_fisheries))
    assert path.read_bytes() == saved


def test_a_module_saved_while_a_chapter_runs_is_never_mixed_with_the_numbers_of_the_old_one(run_fisheries):
    marker = run_fisheries / "saved-once"
    edit_cell(run_fisheries / CATCH, "code", 'chapter.figure("catch-landings")',
              "from pathlib import Path\n"
              f"marker, module = Path({str(marker)!r}), Path('fishing/catch.py')\n"
              "figure = chapter.figure('catch-landings')\n"
              "if not marker.exists():\n"
              "    marker.touch()\n"
              "    module.write_text(module.read_text().replace('Landings fell to', 'Landings sank to'))\n"
              "figure")  # fmt: skip
    ended = run_chapter(BookPaths(run_fisheries), run_fisheries / CATCH)
    assert marker.exists()
    assert "Landings sank to 52,000 tonnes" in ended.after
    assert "Landings fell to" not in json.dumps(json.loads(ended.after)["cells"][2]["outputs"])


def test_nothing_is_stored_where_the_tables_do_not_hold(run_fisheries):
    change(run_fisheries, "data/reference.csv", "landings-2021,fleet,landings,61200",
           "landings-2021,fleet,landings,61300")  # fmt: skip
    change(run_fisheries, "data/entities.csv", "cold-store,Cold store <at> the quay,machine",
           "cold-store,Cold store <at> the quay,")  # fmt: skip
    before = contents(run_fisheries / "chapters")
    said = refused(claimbook(run_fisheries, "build"))
    assert said.startswith("data/entities.csv, row 3, column kind: is empty")
    assert contents(run_fisheries / "chapters") == before


def test_a_kernel_that_does_not_start_is_one_sentence(run_fisheries, tmp_path):
    spec = tmp_path / "jupyter" / "kernels" / "python3"
    spec.mkdir(parents=True)
    (spec / "kernel.json").write_text(json.dumps({"argv": ["false"], "display_name": "none", "language": "python"}))
    script = (
        "from pathlib import Path; from claimbook.base.errors import BookError; from claimbook.base.paths import *\n"
        "from claimbook.chapters.rerun import run_chapter\n"
        f"try: run_chapter(BookPaths(Path('.').resolve()), Path({CATCH!r}).resolve())\n"
        "except BookError as error: print(error)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script],
        cwd=run_fisheries,
        env={**os.environ, "JUPYTER_PATH": str(tmp_path / "jupyter")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout == f"{CATCH}: Kernel died before replying to kernel_info\n"
    assert "Exception ignored" not in ended.stderr


def test_a_run_whose_forkserver_is_killed_names_each_chapter_that_did_not_run(run_fisheries):
    owner = subprocess.Popen(
        [sys.executable, "-m", "claimbook", "rerun", "--all"], cwd=run_fisheries, text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # fmt: skip
    psutil.Process(forkserver_of(owner.pid)).kill()
    said = owner.communicate(timeout=300)[1]
    assert said == "".join(f"{name}: {NO_KERNEL}\n" for name in (CATCH, INDEX))
    assert owner.returncode == 1


def test_a_chapter_whose_forkserver_is_killed_while_it_runs_is_named(run_fisheries):
    (run_fisheries / "fishing" / "waiting.py").write_text(WAITING, encoding="utf-8")
    edit_cell(run_fisheries / CATCH, "code", 'chapter = open_chapter("catch")', "from fishing import waiting")
    owner = subprocess.Popen(
        [sys.executable, "-m", "claimbook", "rerun", "catch"], cwd=run_fisheries, text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # fmt: skip
    wait_for((run_fisheries / "about.txt").is_file, 60)
    psutil.Process(forkserver_of(owner.pid)).kill()
    assert owner.communicate(timeout=60)[1] == f"{CATCH}: Kernel died\n"


@pytest.mark.parametrize("ended", [True, False])
def test_a_forkserver_that_was_killed_forks_no_kernel_and_says_so(ended):
    with Forkserver() as forkserver:
        forkserver.process.kill()
        if ended:
            forkserver.process.wait()
        with pytest.raises(OSError, match="^the process that forks kernels has ended$"):
            forkserver.fork_kernel([], "", {})


def forkserver_of(pid: int) -> int:
    """Return the process id of the forkserver that a command started, once it has."""
    found: list[int] = []

    def started() -> bool:
        found.extend(each.pid for each in psutil.Process(pid).children() if PROCESS in each.cmdline())
        return bool(found)

    wait_for(started, 60)
    return found[0]


def test_a_kernel_is_told_no_port_that_another_process_could_take_first(run_fisheries):
    edit_cell(run_fisheries / INDEX, "code", "chapter.values()", f"a_port if {TOLD_A_PORT} else chapter.values()")
    succeeded(claimbook(run_fisheries, "rerun", "index"))


def test_a_notebook_that_is_none_is_one_sentence(run_fisheries):
    path = Path(run_fisheries / CATCH)
    path.write_text("{", encoding="utf-8")
    assert "catch.ipynb: cannot be read as a notebook" in refused(claimbook(run_fisheries, "rerun"))
