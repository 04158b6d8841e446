"""The proof of a book: made where its packages are loaded anyway, and made here where no answer comes from there."""

import os
import subprocess
import sys

import pytest
from bookcopies import append, change, claimbook, refused

from claimbook.base.errors import BookError
from claimbook.base.paths import BookPaths
from claimbook.base.preload import BESIDE
from claimbook.book.site_sources import inputs_digest
from claimbook.build import sphinx_client
from claimbook.build.proof import prove, prove_for_another, proved_elsewhere
from claimbook.build.standing_site import site_state

AMISS = "nets,fleet,nets,many,,,boat,eq,2024,,,measured,A,B,2025,,,seen,current,,,,,"
LOADED = """import sys
from claimbook.cli import main
main(["build", "--force"], standalone_mode=False)
print(*sys.modules)
"""


def faults_of(proving, *given):
    with pytest.raises(BookError) as raised:
        proving(*given)
    return raised.value.faults


def answered(root):
    """Return the end of a pipe that the answer comes out of."""
    out, into = os.pipe()
    prove_for_another(root, into)
    return out


def test_faults_are_the_same_wherever_they_are_found(run_fisheries):
    assert proved_elsewhere(answered(run_fisheries))
    append(run_fisheries, "data/reference.csv", AMISS)
    change(run_fisheries, "data/reference.csv", "landings-2021,fleet,landings,61200", "landings-2021,fleet,landings,x")
    found = faults_of(prove, BookPaths(run_fisheries))
    assert len(found) > 1
    assert faults_of(proved_elsewhere, answered(run_fisheries)) == found


@pytest.mark.parametrize("told", ["", "[", '[["data/reference.csv", 9'])
def test_an_answer_that_is_cut_off_proves_nothing(told):
    out, into = os.pipe()
    os.write(into, told.encode())
    os.close(into)
    assert not proved_elsewhere(out)


@pytest.mark.skipif(not sphinx_client.CAN_FORK, reason="a process is split off where it can be")
class TestAnswersOfTheProcess:
    def test_it_finds_what_is_wrong(self, run_fisheries, monkeypatch):
        monkeypatch.setattr(sphinx_client, "prove", lambda paths: pytest.fail("it was proved twice"))
        with sphinx_client.SphinxProcess(BookPaths(run_fisheries)) as sphinx:
            sphinx.prove()
        append(run_fisheries, "data/reference.csv", AMISS)
        with sphinx_client.SphinxProcess(BookPaths(run_fisheries)) as sphinx:
            assert "'many'" in str(faults_of(sphinx.prove)[0])

    def test_where_it_has_ended_the_book_is_proved_here(self, run_fisheries):
        with sphinx_client.SphinxProcess(BookPaths(run_fisheries)) as sphinx:
            sphinx.process.kill()
            sphinx.prove()
        append(run_fisheries, "data/reference.csv", AMISS)
        with sphinx_client.SphinxProcess(BookPaths(run_fisheries)) as sphinx:
            sphinx.process.kill()
            assert "'many'" in str(faults_of(sphinx.prove)[0])

    def test_who_waits_loads_nothing_for_it(self, run_fisheries):
        run = [sys.executable, "-c", LOADED]
        done = subprocess.run(run, cwd=run_fisheries, capture_output=True, text=True, check=True)
        loaded = done.stdout.splitlines()[-1].split()
        assert {"claimbook.build.pipeline"} <= set(loaded)
        assert not {"spacy", "claimbook.review.validation"} & set(loaded)


def test_a_book_that_no_chapter_can_read_is_told_with_every_fault(fisheries):
    append(fisheries, "data/reference.csv", AMISS)
    assert "'many'" in refused(claimbook(fisheries, "build"))


@pytest.mark.skipif(not sphinx_client.CAN_FORK, reason="a pipe is handed on where it can be")
class TestEndsOfTheProcess:
    def test_when_it_tells_that_the_site_is_built_all_is_written(self, run_fisheries):
        paths = BookPaths(run_fisheries)
        with sphinx_client.SphinxProcess(paths) as sphinx:
            sphinx.begin(inputs_digest(paths), drawing=True)
            assert sphinx.finish() == (True, "")
            files = site_state(paths.work / "site" / "_build")
        assert (paths.work / "site" / "_build" / "html" / "index.html").is_file()
        assert (paths.work / "site" / "_build" / ".doctrees" / BESIDE).is_file()
        assert site_state(paths.work / "site" / "_build") == files

    def test_where_it_ends_without_a_word_the_site_is_not_built(self, run_fisheries):
        paths = BookPaths(run_fisheries)
        with sphinx_client.SphinxProcess(paths) as sphinx:
            sphinx.begin(inputs_digest(paths), drawing=True)
            sphinx.process.kill()
            assert not sphinx.finish()[0]
