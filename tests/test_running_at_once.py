"""Chapters that run at once, each in a thread, share what Jupyter makes ready at its first use."""

import subprocess
import sys

import pytest

from claimbook.base.paths import BookPaths
from claimbook.book.contents import notebooks
from claimbook.chapters import rerun

NAMED = """
import sys
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_client.session import Session
from nbclient import NotebookClient
from traitlets.traitlets import ClassBasedTraitType
from claimbook.chapters import rerun
from claimbook.chapters.kernels import ForkingProvisioner

if sys.argv[1] == "ready":
    rerun.make_ready()
used = (AsyncKernelClient, AsyncKernelManager, ForkingProvisioner, KernelSpecManager, LocalProvisioner, NotebookClient,
        Session)
traits = [(each, name, trait) for each in used for name, trait in each.class_traits().items()]
print(*[f"{each.__name__}.{name}" for each, name, trait in traits if isinstance(trait, ClassBasedTraitType)
        and any(isinstance(vars(trait).get(part), str) for part in ("klass", "default_value"))])
"""


@pytest.mark.parametrize(("when", "left"), [("anew", True), ("ready", False)])
def test_no_class_is_left_to_be_found_by_its_name(when, left):
    """Traits that name a class look it up when the first object is made; of two threads one is told a TypeError."""
    done = subprocess.run([sys.executable, "-c", NAMED, when], capture_output=True, text=True, check=True)
    assert bool(done.stdout.strip()) == left, done.stdout


def test_they_are_found_before_the_first_chapter_runs(run_fisheries, monkeypatch):
    happened = []

    def run(paths, path, before):
        happened.append("run")
        return rerun.Run(path, path.read_bytes(), path.read_text(encoding="utf-8"))

    monkeypatch.setattr(rerun, "make_ready", lambda: happened.append("ready"))
    monkeypatch.setattr(rerun, "run_chapter", run)
    paths = BookPaths(run_fisheries)
    assert rerun.rerun(paths, notebooks(paths)) == []
    assert happened[:2] == ["ready", "run"]
