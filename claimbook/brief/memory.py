"""What was found last time, kept beside the briefs, so that a year later only what changed needs a look."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.base.atomic import replace_file
from claimbook.brief import verdicts as v

if TYPE_CHECKING:
    from claimbook.brief.checking import Checked

NAME = ".claimbook-check.json"
VERSION = 1
Kept = dict[str, dict[str, Any]]


def remembered(folder: Path) -> Kept:
    """Return what was found of each brief of a folder last time, empty where nothing was or it cannot be read."""
    try:
        document = json.loads((folder / NAME).read_bytes())
        kept = document["briefs"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def remember(folder: Path, checked: Sequence[Checked], edition: str) -> None:
    """Keep what was found of a folder's briefs, those not looked at this time as they were."""
    kept = remembered(folder)
    for each in checked:
        kept[Path(each.reading.name).name] = {"edition": edition, "numbers": _numbers(each)}
    document = {"version": VERSION, "briefs": dict(sorted(kept.items()))}
    replace_file(folder / NAME, json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def _numbers(checked: Checked) -> dict[str, str]:
    """Return each number's verdict by what it is: its text, its value and which of its kind it is."""
    found: dict[str, str] = {}
    for number in checked.numbers:
        name = f"{number.text} {number.judgement.id or ''}".strip()
        count = 1
        while f"{name} #{count}" in found:
            count += 1
        found[f"{name} #{count}"] = number.judgement.verdict
    return found


def changes(checked: Checked, before: Kept, *, strict: bool = False) -> list[str] | None:
    """Return in sentences what must be corrected in a brief now and did not have to be last time; None for a brief that
    was not looked at then."""
    last = before.get(Path(checked.reading.name).name)
    if not isinstance(last, dict) or not isinstance(last.get("numbers"), dict):
        return None
    then: dict[str, str] = last["numbers"]
    wanted = v.STRICT_FINDINGS if strict else v.FINDINGS
    told = []
    for (name, now), number in zip(_numbers(checked).items(), checked.numbers, strict=True):
        was = then.get(name)
        if now in wanted and was != now:
            reason = " ".join(number.judgement.reasons)
            told.append(f"{number.text}: {now}{f' (was {was})' if was else ''}. {reason}".strip())
    return told
