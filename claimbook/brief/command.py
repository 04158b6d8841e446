"""`claimbook check`: what it reads, what it writes, and how it ends (0 clean, 1 findings, 2 something could not be
read)."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.base.errors import BookError, Fault
from claimbook.base.printable import printable
from claimbook.brief.checking import Checked, Checker, documents_json
from claimbook.brief.files import briefs_in, read_brief

if TYPE_CHECKING:
    from claimbook.brief.states import States

CLEAN, FOUND, UNREADABLE = 0, 1, 2
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asks of a check."""

    briefs: Sequence[Path]
    book: str = ""
    edition: str = ""
    bibliographies: Sequence[Path] = ()
    alone: bool = False
    everything: bool = False
    strict: bool = False
    as_json: bool = False
    as_sarif: bool = False
    html: Path | None = None
    docx: Path | None = None
    suggest: bool = False
    fix: str | None = None
    since: bool = False


def check(wanted: Wanted, say: Say, complain: Say) -> int:
    """Check briefs and write what is asked for; return how the command ends."""
    if wanted.suggest and wanted.docx is None:
        raise BookError("--suggest writes into a copy of the brief; name it with --docx OUT.")
    paths = briefs_in(wanted.briefs)
    states = None if wanted.alone else states_for(wanted.book, wanted.edition)
    bibliography = {key: text for path in wanted.bibliographies for key, text in _entries(path).items()}
    checker = Checker(states)
    checked: list[tuple[Path, Checked]] = []
    unreadable = False
    for path in paths:
        try:
            checked.append((path, checker.check(read_brief(path), bibliography, everything=wanted.everything)))
        except BookError as error:
            unreadable = True
            for fault in error.faults:
                complain(str(fault))
    done = [each for _, each in checked]
    _report(wanted, done, states, say)
    _write(wanted, checked, states, say, complain)
    if wanted.since:
        _since(wanted, checked, states, say)
    if unreadable:
        return UNREADABLE
    return FOUND if any(each.findings(strict=wanted.strict) for each in done) else CLEAN


def states_for(book: str, edition: str = "") -> States:
    """Return what to hold briefs against: a site's `values.json` by its file or address, else the book around here."""
    if book:
        from claimbook.brief.site_states import states_of_site  # late: only a check that comes so far needs it

        states = states_of_site(book)
    else:
        from claimbook.base.paths import find_book  # late: only a check that comes so far needs it
        from claimbook.brief.states import states_of_book  # late: only a check that comes so far needs it

        try:
            paths = find_book()
        except BookError:
            raise BookError("No book here to check against; go to the book's folder, or name its values.json with "
                            "--book FILE, or check the brief against itself with --alone.") from None  # fmt: skip
        states = states_of_book(paths)
    return states.as_of_edition(edition) if edition else states


def _entries(path: Path) -> dict[str, str]:
    from claimbook.brief.references import read_bibliography  # late: only a check that comes so far needs it

    return read_bibliography(path)


def _report(wanted: Wanted, checked: Sequence[Checked], states: States | None, say: Say) -> None:
    if wanted.as_json:
        say(json.dumps(documents_json(checked), ensure_ascii=False, indent=1))
    elif wanted.as_sarif:
        from claimbook.brief.sarif import sarif  # late: only a check that comes so far needs it

        say(json.dumps(sarif(checked, strict=wanted.strict), ensure_ascii=False, indent=1))
    elif wanted.fix != "-" and not wanted.since:
        from claimbook.brief.terminal import print_reports  # late: only a check that comes so far needs it

        print_reports(checked, strict=wanted.strict, everything=wanted.everything)


def _write(wanted: Wanted, checked: list[tuple[Path, Checked]], states: States | None, say: Say, complain: Say) -> None:
    from claimbook.base.atomic import replace_file  # late: only a check that comes so far needs it

    if wanted.html is not None:
        from claimbook.brief.html_report import html_report  # late: only a check that comes so far needs it

        refuse_own(wanted.html, wanted.briefs)
        page = html_report([each for _, each in checked], states.title if states else "", strict=wanted.strict)
        replace_file(wanted.html, page)
        complain(f"Wrote {wanted.html}.")
    if wanted.docx is not None:
        _copies(wanted, checked, complain)
    if wanted.fix is not None:
        from claimbook.brief.markdown_patch import patch  # late: only a check that comes so far needs it

        text = patch([each for _, each in checked])
        if wanted.fix == "-":
            sys.stdout.write(text)
        else:
            refuse_own(Path(wanted.fix), wanted.briefs)
            replace_file(Path(wanted.fix), text)
            complain(f"Wrote {wanted.fix}.")


def _copies(wanted: Wanted, checked: list[tuple[Path, Checked]], complain: Say) -> None:
    """Write a commented copy of each Word brief: OUT is the file for one brief, a folder for several."""
    from claimbook.base.atomic import replace_file  # late: only a check that comes so far needs it
    from claimbook.brief.word_copy import commented_copy  # late: only a check that comes so far needs it

    assert wanted.docx is not None
    words = [(path, each) for path, each in checked if each.reading.form == "word"]
    for path, each in checked:
        if each.reading.form != "word":
            complain(f"{path}: is no Word file, so no commented copy of it is written.")
    several = len(wanted.briefs) > 1 or any(path.is_dir() for path in wanted.briefs) or wanted.docx.is_dir()
    if several:
        wanted.docx.mkdir(parents=True, exist_ok=True)
    names: set[str] = set()
    for path, each in words:
        if path == Path("-"):
            raise BookError("A commented copy needs the brief's file; name it instead of -.")
        name, number = path.name, 1
        while name.lower() in names:
            number += 1
            name = f"{path.stem}-{number}{path.suffix}"
        names.add(name.lower())
        out = wanted.docx / name if several else wanted.docx
        refuse_own(out, [p for p, _ in checked])
        replace_file(out, commented_copy(path.read_bytes(), each, suggest=wanted.suggest, strict=wanted.strict))
        complain(f"Wrote {out}.")


def refuse_own(out: Path, briefs: Sequence[Path]) -> None:
    """Raise BookError where an output would take the place of a brief."""
    if any(path != Path("-") and path.resolve() == out.resolve() for path in briefs):
        raise BookError(
            Fault(out.as_posix(), None, None, "is the brief itself, which is never written; name another file")
        )


def _since(wanted: Wanted, checked: list[tuple[Path, Checked]], states: States | None, say: Say) -> None:
    """Say which briefs need a correction now and did not last time, and keep what was found."""
    from claimbook.brief.memory import changes, remember, remembered  # late: only a check that comes so far needs it

    folders: dict[Path, list[Checked]] = {}
    for path, each in checked:
        if path != Path("-"):
            folders.setdefault(path.parent, []).append(each)
    quiet = True
    for folder, group in folders.items():
        before = remembered(folder)
        for each in group:
            told = changes(each, before, strict=wanted.strict)
            if told is None:
                quiet = False
                count = len(each.findings(strict=wanted.strict))
                say(f"{printable(each.reading.name)}: looked at for the first time; {count} to mend.")
            elif told:
                quiet = False
                say(f"{printable(each.reading.name)}: needs a correction.")
                for line in told:
                    say(f"  {printable(line)}")
        remember(folder, group, states.newest.name if states else "")
    if quiet and not wanted.as_json and not wanted.as_sarif:
        say("No brief needs a correction that did not need it last time.")
