"""What a book asks of its own chapters, beside what every book must keep to: `claimbook.lint` in its `_config.yml`.

lint:
  names: ['GPT-\\d', TOP500]         names with numbers in them, as regular expressions: no typed numbers
  said: {pages/method.md: [three]}  numbers that a page may say, for they are about the book itself
  typed_years: true                 a year in prose or a figure's texts is a typed number, too
  numbers_in_code: true             no number is typed into the code of a topic
  chapters:                         the form of every chapter but the first page
    answer_first: true              the title, its question in italics, then the answer
    words: [850, 1550]
    last_headings: [How sure we are, What would change our mind]
    one_of: [Established, Likely]   words of which each chapter uses one in emphasis
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from claimbook.base.errors import BookError, Fault
from claimbook.base.files import Shape, hold
from claimbook.base.paths import BookPaths
from claimbook.book.identity import read_config

WORDS = {"type": "array", "items": {"type": "string", "minLength": 1}}
COUNT = {"type": "integer", "minimum": 0}
SHAPE: Shape = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "names": WORDS,
        "said": {"type": "object", "additionalProperties": WORDS},
        "numbers_in_code": {"type": "boolean"},
        "typed_years": {"type": "boolean"},
        "chapters": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "answer_first": {"type": "boolean"},
                "words": {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2},
                "last_headings": WORDS,
                "one_of": WORDS,
            },
        },
    },
}


@dataclass(frozen=True, slots=True)
class HouseRules:
    """What a book asks of its own chapters; `names` matches a name with numbers in it, None where there are none."""

    names: re.Pattern[str] | None = None
    said: dict[str, list[str]] = field(default_factory=dict)
    numbers_in_code: bool = False
    typed_years: bool = False
    chapters: dict[str, Any] = field(default_factory=dict)


def read_house_rules(paths: BookPaths) -> HouseRules:
    """Read what a book asks of its chapters; raises BookError where it is written otherwise."""
    name = paths.relative(paths.config)
    given = (read_config(paths).get("claimbook") or {}).get("lint") or {}
    hold(given, name, SHAPE)
    try:
        names = re.compile("|".join(f"(?:{each})" for each in given["names"])) if given.get("names") else None
    except re.error as error:
        raise BookError(Fault(name, None, "claimbook.lint.names", f"holds no regular expression: {error}")) from None
    strict = bool(given.get("numbers_in_code")), bool(given.get("typed_years"))
    return HouseRules(names, given.get("said", {}), *strict, given.get("chapters", {}))
