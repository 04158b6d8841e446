"""A drawing holds what is seen of a chart and nothing besides."""

import subprocess
import sys
import time
import xml.etree.ElementTree as tree
from contextlib import suppress

import psutil
import pytest

from claimbook.charts.drawings import SVG, plain


@pytest.mark.parametrize(
    ("dashes", "kept"),
    [("1,0", None), ("1 0", None), ("0", None), ("4, 0, 2, 0", None), ("4,3", "4,3"), ("3", "3"), ("2,0,3", "2,0,3"),
     ("none", "none")],
)  # fmt: skip
def test_a_line_of_dashes_without_gaps_is_a_line(dashes, kept):
    chart = f'<svg xmlns="{SVG}"><path d="M0,0h9" stroke="#123" stroke-dasharray="{dashes}"/></svg>'
    (path,) = tree.fromstring(plain(chart, "one")).iter(f"{{{SVG}}}path")
    assert path.get("stroke-dasharray") == kept


@pytest.mark.book
def test_who_is_killed_at_drawing_is_told_of_in_a_sentence_and_the_site_stays(fisheries):
    command = [sys.executable, "-m", "claimbook", "build", "--all"]
    with subprocess.Popen(command, cwd=fisheries, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as run:
        killed = False
        while run.poll() is None and not killed:
            with suppress(psutil.NoSuchProcess):
                for each in psutil.Process(run.pid).children(recursive=True):
                    if "--multiprocessing-fork" in each.cmdline():
                        each.kill()
                        killed = True
            time.sleep(0.005)
        said, _ = run.communicate()
    assert killed
    assert "A process that draws charts was ended from outside, as the system does when memory runs out; run" in said
    assert "The site was not built" in said
    assert "Traceback" not in said
    assert run.returncode == 1
