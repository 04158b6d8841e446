"""Tell in the terminal what was found in an article: what it resembles, its quantities, and what each may repeat."""

from __future__ import annotations

import json
from collections.abc import Callable

from claimbook.base.printable import printable
from claimbook.review.intake import Looked

Say = Callable[[str], object]
SHOWN_LINKS = 2


def print_looked(looked: Looked, say: Say, *, as_json: bool) -> None:
    """Print what was found, for people or as JSON."""
    if as_json:
        say(json.dumps(looked.to_json(), ensure_ascii=False, indent=1))
        return
    if not looked.article.is_read:
        name, language = printable(looked.article.path.name), looked.article.language
        say(f"{name} is in another language ({language}) than English or Japanese, which are read; its text is kept, "
            "nothing is proposed.")  # fmt: skip
    if looked.duplicate_of:
        say(f"This very text is already in the book, as {looked.duplicate_of}.")
    for each in looked.resembles:
        say(f"It {'may rewrite' if each.rewrite else 'is nearly the same as'} {each.document}: {printable(each.why)}.")
    for proposal in looked.proposals:
        say(f"{proposal.mention.start}\t{printable(proposal.mention.text)}")
        for link in proposal.links[:SHOWN_LINKS]:
            say(f"\t{link.id}: {printable(link.why)} ({link.score:.0%})")
    for entity in looked.entities:
        aliases = f", also {', '.join(map(printable, entity.aliases))}" if entity.aliases else ""
        say(f"New {entity.kind}: {printable(entity.name)}{aliases} ({entity.id})")
