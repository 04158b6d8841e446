"""Findings in the Static Analysis Results Interchange Format 2.1.0, which code hosts show beside the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimbook.brief import verdicts as v

if TYPE_CHECKING:
    from claimbook.brief.checking import Checked, Number
    from claimbook.documents.blocks import Reading

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = dict.fromkeys(v.FINDINGS, "error") | {v.KNOWN_NOT_CITED: "note", v.UNKNOWN: "note"}
LEVELS |= {v.CONTESTED: "warning", v.AMBIGUOUS: "warning", v.REVISED: "warning", v.SUPERSEDED: "warning"}


def sarif(checked: Sequence[Checked], *, strict: bool = False) -> dict[str, Any]:
    """Return the findings of all briefs as one run."""
    from importlib.metadata import version

    results = [_result(number, each.reading) for each in checked for number in each.findings(strict=strict)]
    used = [verdict for verdict in v.VERDICTS if any(each["ruleId"] == verdict for each in results)]
    rules = [{"id": verdict, "shortDescription": {"text": v.MEANINGS[verdict]},
              "defaultConfiguration": {"level": LEVELS[verdict]}} for verdict in used]  # fmt: skip
    driver = {"name": "claimbook check", "version": version("claimbook"), "rules": rules}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results,
            "columnKind": "unicodeCodePoints"}]}  # fmt: skip


def _result(number: Number, reading: Reading) -> dict[str, Any]:
    made = number.judgement
    text = made.told or v.MEANINGS[made.verdict]
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(reading.name)}}
    span = number.block.source_span(number.spot.start, number.spot.end) if reading.source else None
    if span is not None:
        place["region"] = _region(reading.source, *span)
    return {
        "ruleId": made.verdict,
        "level": LEVELS[made.verdict],
        "message": {"text": f"{number.text}: {text}"},
        "locations": [{"physicalLocation": place}],
        "properties": {"verdicts": made.verdicts, "id": made.id, "place": number.place(reading)},
    }


def _uri(name: str) -> str:
    from urllib.parse import quote

    return quote(name.replace("\\", "/"))


def _region(source: str, start: int, end: int) -> dict[str, int]:
    before = source[:start]
    line, column = before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1
    inside = source[start:end]
    last = line + inside.count("\n")
    end_column = end - (source[:end].rfind("\n") + 1) + 1
    return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end_column,
            "charOffset": start, "charLength": end - start}  # fmt: skip
