"""The numbers page: every value of the book in one table, each row an anchor that any number can lead to.

A row tells its number, how sure it is and its sources by name; the rest of its story is folded, and unfolds where a
link leads to it.
"""

from __future__ import annotations

from markupsafe import Markup

from claimbook.book.confidence import SCALE
from claimbook.book.records import ValueRecord
from claimbook.site import citations
from claimbook.site.addresses import VALUES
from claimbook.site.changes import frozen_address
from claimbook.site.figurepages import PACKAGE, WORKBOOK
from claimbook.site.gate import site_of
from claimbook.site.templating import rendered
from claimbook.site.value_card import PageRenderer
from claimbook.values.display import NBSP

ORIGINS = {"claims": "stated by the documents", "reference": "outside figure", "derived": "derived"}


def table(renderer: PageRenderer, _: str) -> Markup:
    """Return the table of all values with the controls that sort, filter and find."""
    records = [renderer.registry[id] for id in renderer.registry.ids()]
    rows = Markup("\n").join(row(renderer, place, record) for place, record in enumerate(records))
    return Markup(
        '<p>{count} values. Download them all as <a href="{data}" download>JSON</a> or '
        '<a href="{flat}" download>CSV</a>, or the tables they come from as '
        '<a href="{workbook}" download>a workbook (XLSX)</a> or <a href="{tables}" download>CSV in a ZIP</a>.</p>\n'
        "{finder}{watcher}"
        '<div class="scroll" tabindex="0" role="region" aria-label="All values">'
        '<table class="numbers sortable"><thead><tr>'
        '<th scope="col">What</th><th scope="col">Number</th><th scope="col">How sure</th>'
        '<th scope="col">Where it comes from</th></tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>\n'
    ).format(
        count=f"{len(records):,}",
        data=renderer.data_file("values.json"),
        flat=renderer.data_file("values.csv"),
        tables=renderer.data_file(PACKAGE),
        workbook=renderer.data_file(WORKBOOK),
        finder=finder(records),
        watcher=rendered("watcher.html", book=renderer.identity),
        rows=rows,
    )


def finder(records: list[ValueRecord]) -> Markup:
    """Return the controls, hidden until the script that serves them has loaded."""
    topics = sorted({record["topic"] for record in records if record["topic"]})
    return Markup(
        '<form class="finder" role="search" aria-label="Find a value" hidden>'
        '<label>Find <input type="search" name="find" autocomplete="off"></label>'
        "{origin}{topic}{sure}"
        '<p role="status" class="found"></p></form>\n'
    ).format(
        origin=choice("origin", "From", list(ORIGINS.items())),
        topic=choice("topic", "Topic", [(topic, topic) for topic in topics]),
        sure=choice("sure", "How sure", [(word, word) for word in SCALE]),
    )


def choice(name: str, label: str, options: list[tuple[str, str]]) -> Markup:
    choices = Markup("").join(Markup('<option value="{}">{}</option>').format(*option) for option in options)
    return Markup('<label>{} <select name="{}"><option value="">all</option>{}</select></label>').format(
        label, name, choices
    )


def row(renderer: PageRenderer, place: int, record: ValueRecord) -> Markup:
    """Return one value's row; its id is the anchor."""
    status = "" if record["status"] == "current" else Markup(' <em class="mark">{}</em>').format(record["status"])
    return Markup(
        '<tr id="{id}" data-place="{place}" data-number="{number}" data-origin="{origin}" data-topic="{topic}" '
        'data-sure="{sure}"><th scope="row">{label}{status}<code>{id}</code></th>'
        '<td class="number">{text}</td><td>{word}</td><td><details><summary>{origin_in_short}</summary>'
        '{judged}{quotes}{details}<p class="citing">cite: {citing}<br>follow: <a href="{feed}">feed</a> · '
        '<a href="{file}">JSON</a></p></details></td></tr>'
    ).format(
        id=record["id"],
        place=place,
        number=record["number"] or record["date"] or "",
        origin=record["table"],
        topic=record["topic"],
        sure=record["confidence"],
        label=record["label"],
        status=status,
        text=Markup("{}{}").format(number(record), history(renderer, record)),
        word=renderer.sure(record),
        origin_in_short=renderer.origin_in_short(record),
        judged=renderer.judged(record),
        quotes=renderer.quotes(record),
        details=renderer.details(record),
        citing=citations.links(renderer, record["id"]),
        feed=renderer.data_file(f"{VALUES}/{record['id']}.atom"),
        file=renderer.data_file(f"{VALUES}/{record['id']}.json"),
    )


def history(renderer: PageRenderer, record: ValueRecord) -> Markup:
    """Return what each edition had in a value's place, the newest first, where it was not what stands there now."""
    parts, shown = [], record["text"]
    for name, state in reversed(site_of(renderer.builder.app).versions.states.items()):
        then = state.values.get(record["id"])
        if then is not None and then["text"] != shown:
            shown = then["text"]
            page = frozen_address(renderer, name, f"n/{record['id']}.html")
            parts.append(Markup('<span class="as-of then"><a href="{}">{} in {}</a></span>').format(page, shown, name))
    return Markup("").join(parts)


def number(record: ValueRecord) -> Markup:
    """Return a value with the date of its number below it; in a narrow column it breaks between words only."""
    text = Markup("/<wbr>").join(record["text"].replace(NBSP, " ").split("/"))
    if not record["as_of"]:
        return text
    return Markup('{}<span class="as-of">{}</span>').format(text, record["as_of_text"])
