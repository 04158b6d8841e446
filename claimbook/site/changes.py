"""What was replaced or withdrawn, and where sources disagree: the pages on changes and corrections."""

from __future__ import annotations

from markupsafe import Markup, escape

from claimbook.book import VALUE_TABLES, has_value
from claimbook.ledger import Row
from claimbook.site.story import Teller
from claimbook.sources import entity_name


def changes(teller: Teller, _: str) -> Markup:
    """Return the values that are no longer current, each with what replaced it and why."""
    ledger = teller.registry.book.ledger
    gone = [row for name in VALUE_TABLES for row in ledger.where(name) if row["status"] not in ("", "current")]
    if not gone:
        return Markup("<p>No value of edition {} replaces or withdraws an earlier one.</p>\n").format(
            teller.identity.edition
        )
    rows = Markup("\n").join(changed(teller, row) for row in gone)
    return Markup(
        '<div class="scroll" tabindex="0" role="region" aria-label="Changed values"><table><thead><tr>'
        '<th scope="col">Value</th><th scope="col">Was</th><th scope="col">Is</th><th scope="col">Why</th></tr></thead>'
        "<tbody>{}</tbody></table></div>\n"
    ).format(rows)


def changed(teller: Teller, row: Row) -> Markup:
    was = teller.value(row.id) if has_value(row) else escape(row.id)
    now = teller.value(row["superseded_by"]) if row["superseded_by"] else escape(row["status"])
    why = row.get("reason") or row.get("note") or ""
    name = f"{entity_name(teller.registry.book.ledger, row['subject'])}: {row['metric']}"
    return Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>').format(name, was, now, why)


def disagreements(teller: Teller, _: str) -> Markup:
    """Return the points on which documents disagree, each reading with its number."""
    ledger = teller.registry.book.ledger
    points: dict[str, list[Row]] = {}
    for row in ledger.where("claims"):
        if row["disagreement"]:
            points.setdefault(row["disagreement"], []).append(row)
    if not points:
        return Markup("<p>The documents nowhere disagree.</p>\n")
    items = Markup("\n").join(
        Markup("<li>{}</li>").format(Markup(" — against — ").join(reading(teller, row) for row in rows))
        for rows in points.values()
    )
    return Markup("<ul>{}</ul>\n").format(items)


def reading(teller: Teller, row: Row) -> Markup:
    name = f"{entity_name(teller.registry.book.ledger, row['subject'])}: {row['metric']}"
    return Markup("{}: {}").format(name, teller.value(row.id) if has_value(row) else "no number")
