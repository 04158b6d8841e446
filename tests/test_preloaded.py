"""Programs split off a process that has loaded libraries ahead end as they would alone."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from preloaded import run


def test_codes_are_those_of_the_programs_however_many_run_at_once(tmp_path: Path) -> None:
    """Each start asks the system how all others ended; asked twice at once, one is told a code that nobody gave."""

    def code(number: int) -> int:
        return run("claimbook", tmp_path, *(("--version",) if number % 2 else ("no-such-verb",))).returncode

    with ThreadPoolExecutor(12) as pool:
        codes = Counter(pool.map(code, range(120)))
    assert codes == {0: 60, 2: 60}
