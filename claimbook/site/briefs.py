"""The page “Check a brief”: an example that the checker itself has judged, and a field that checks what is pasted.

The field knows no more than citations: it finds the ids that a text cites, says what has become of each value, and
looks whether the value stands in the sentence as the book writes it. The texts to look for are made here; what is
written otherwise is laid before the reader. A page from disk may not fetch, so the values come as a script.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from claimbook.base.atomic import replace_file
from claimbook.brief.states import Known, State
from claimbook.extract.vocabulary.cues import BEFORE
from claimbook.site.addresses import CHECK, NUMBERS, address
from claimbook.site.domain import domain_of
from claimbook.site.gate import site_of
from claimbook.site.templating import rendered
from claimbook.values.currencies import NAMES, SIGNS
from claimbook.values.display import COMPARATORS, DATE_COMPARATORS, WORDS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from claimbook.site.value_card import PageRenderer

FILE = "check-a-brief.js"
CALL = "checkABrief"
LIMITS = {"gt": "above", "ge": "above", "lt": "below", "le": "below", "approx": "about"}
SHORT_SCALES = {"trillion": ("tn", "trn"), "billion": ("bn",), "million": ("mn", "m")}
_WORDED = re.compile(rf"(?:{'|'.join(sorted({*COMPARATORS.values(), *DATE_COMPARATORS.values()} - {''}))}) ")
_MONEY = re.compile(
    rf"({'|'.join(re.escape(sign) for sign in sorted(SIGNS.values(), key=len, reverse=True))})"
    r"([\d.,–]+)( trillion| billion| million)?( per .+)?"
)
_CODES = {sign: code for code, sign in SIGNS.items()}


def example(renderer: PageRenderer, brief: str) -> Markup:
    """Return a brief with its numbers marked and what the checker says of each."""
    from claimbook.brief.checking import Checker  # late: most pages check no brief
    from claimbook.brief.files import read_content  # late: most pages check no brief
    from claimbook.brief.html_report import findings_list, marked_text  # late: most pages check no brief

    checked = Checker(site_of(renderer.builder.app).states).check(read_content(brief.encode(), "example.md"))
    return rendered("checked_brief.html", text=marked_text(checked, "brief"), findings=findings_list(checked, "brief"))


def paste(renderer: PageRenderer, _: str) -> Markup:
    """Return the field for a text, which is shown where scripts run."""
    builder, page = renderer.builder, renderer.page
    assets = domain_of(builder.env).assets
    root = builder.get_relative_uri(page, "index").rpartition("/")[0]
    up = f"{root}/" if root else ""
    return rendered(
        "paste_a_brief.html",
        numbers=address(builder, page, NUMBERS),
        script=f"{up}_static/{assets['check']}",
        values=f"{up}{FILE}",
    )


def publish_values(app: Sphinx, error: Exception | None) -> None:
    """Write the values as the script that the page loads, where there is such a page."""
    if error is not None or app.builder.format != "html" or CHECK not in app.env.found_docs:
        return
    text = json.dumps(document(app), ensure_ascii=False, separators=(",", ":"))
    replace_file(Path(app.outdir) / FILE, f"{CALL}({text})\n")


def document(app: Sphinx) -> dict[str, Any]:
    """Return what the script knows: every value as it stands now and stood in each edition, and words of comparison."""
    states = site_of(app).states
    return {
        "name": states.short_name,
        "editions": list(states.editions),
        "cues": {cue: LIMITS.get(comparator, "") for cue, comparator in BEFORE.items() if cue[0].isalpha()},
        "figures": sorted(
            {id for state in states.editions.values() for id in state.figures} | set(states.newest.figures)
        ),
        "values": {
            id: _value(id, states.newest, list(states.editions.values()))
            for id in states.ids
            if any(id in state.values for state in (states.newest, *states.editions.values()))
        },
    }


def _value(id: str, newest: State, editions: list[State]) -> dict[str, Any]:
    """Return one value: its label, its status, how it is written now, and how in each edition that held it."""
    known = newest.values.get(id)
    now = _cell(known) if known is not None else None
    past = {each.name: _cell(each.values[id]) for each in editions if id in each.values}
    label = (known or next(each.values[id] for each in reversed(editions) if id in each.values)).label
    told: dict[str, Any] = {
        "label": label,
        "now": now,
        "past": {name: cell if cell != now else 0 for name, cell in past.items()},
    }
    if known is not None and known.status != "current":
        told |= {"status": known.status, "by": known.superseded_by}
    return told


def _cell(known: Known) -> list[Any]:
    text = known.text.replace("\u00a0", " ")
    return [text, LIMITS.get(known.comparator, ""), list(dict.fromkeys(written(text)))]


def written(text: str) -> Iterator[str]:
    """Yield the ways in which a value's text may stand in a sentence, without its word of comparison."""
    text = _WORDED.sub("", text, count=1) if _WORDED.match(text) else text
    yield text
    if text.endswith(" %"):
        yield from (f"{text[:-2]}{word}" for word in ("%", " per cent", " percent"))
    if text.endswith("EFLOP/s"):
        yield text.replace("EFLOP/s", "exaflops")
    if money := _MONEY.fullmatch(text):
        yield from _amounts(_CODES[money[1]], money[1], money[2], (money[3] or "").strip(), money[4] or "")
    number, _, rest = text.partition(" ")
    if number.isdigit() and int(number) < len(WORDS):
        yield f"{WORDS[int(number)]} {rest}".strip()


def _amounts(code: str, sign: str, number: str, scale: str, per: str) -> Iterator[str]:
    """Yield an amount of money with the currency as a sign, a code or a name, and the scale in full or in short."""
    name = NAMES.get(code, "").rpartition(" ")[2]
    signs = {sign, f"US{sign}"} if code == "USD" else {sign, sign.replace("CA$", "C$")}
    for end in (f" {scale}", *SHORT_SCALES.get(scale, ())) if scale else ("",):
        yield from (f"{each}{number}{end}{per}" for each in sorted(signs))
        yield f"{code} {number}{end}{per}"
        if name:
            yield f"{number}{end} {name}{'' if name in ('yen', 'yuan', 'won') else 's'}{per}"
