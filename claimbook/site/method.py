"""What the method page takes from the book itself: the scale of confidence, the kinds of statement, counts."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from claimbook.confidence import SCALE
from claimbook.site.story import Teller

MEANINGS = {
    "established": "a primary source says so, or two independent ones",
    "likely": "one good source says so, or a secondary one",
    "claimed": "only the documents of the book say so",
    "contested": "sources disagree",
    "cannot be checked": "nothing is held against which it could be checked",
}
KINDS = {
    "announced": "said to come",
    "committed": "bound by a budget or a contract",
    "spent": "paid",
    "operating": "there and running",
    "measured": "counted or measured",
    "estimated": "worked out from something else",
    "forecast": "expected of the future",
    "opinion": "a judgement",
}


def scale(teller: Teller, _: str) -> Markup:
    """Return the scale of confidence, each word with its meaning and how many values stand there."""
    counted = Counter(teller.registry[id]["confidence"] for id in teller.registry.ids())
    items = Markup("\n").join(
        Markup('<div id="sure-{}"><dt>{}</dt><dd>{} <span class="note">({} values)</span></dd></div>').format(
            word.replace(" ", "-"), word, MEANINGS[word], counted[word]
        )
        for word in SCALE
    )
    return Markup('<dl class="told scale">{}</dl>\n').format(items)


def kinds(teller: Teller, _: str) -> Markup:
    """Return the kinds of statement with their meanings."""
    items = Markup("").join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*each) for each in KINDS.items())
    return Markup('<dl class="told">{}</dl>\n').format(items)


def counts(teller: Teller, _: str) -> Markup:
    """Return how much of what the book holds."""
    book = teller.registry.book
    names = [(book.ledger.table(name), name) for name in book.ledger.names]
    rows = [(name.replace("_", " "), len(table.rows)) for table, name in names]
    rows.append(("derived values", sum(1 for id in book.value_ids() if book[id].derived)))
    rows.append(("figures", len(book.figure_ids())))
    body = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td class="number">{}</td></tr>').format(name, f"{count:,}")
        for name, count in rows
    )
    return Markup("<table><tbody>{}</tbody></table>\n").format(body)
