"""What kind of statement a sentence makes, guessed from its verbs: a suggestion for the reviewer, never trusted.

The kinds are those of the claims' table; the words, English and Japanese, are those with which news reports them.
"""

from __future__ import annotations

import re

KINDS = (
    ("forecast", r"expect(?:s|ed)?\b|forecast|project(?:s|ed)?\b|predict|could\b|may\b|might\b|is likely|by 20\d\d|"
                 r"見通し|見込|予測|予想|とみられ|恐れ|可能性"),
    ("estimated", r"estimat|reckon|believed to|put at|試算|推計|推定|推算"),
    ("measured", r"survey|poll|rank(?:s|ed)?\b|found\b|reached|came to|accounted|stood at|placed|according to data|"
                 r"調査|ランキング|位だった|だった|に上る|占め"),
    ("spent", r"\bspent\b|\bpaid\b|\binvested\b|投じた|支出した|支払った"),
    ("committed", r"signed|agreed|approved|awarded|granted|earmarked|allocated|pledged|sold\b|"
                  r"署名|合意|決定|採択|交付|計上|認可"),
    ("announced", r"\bwill\b|plans?\b|planned|announce|aims?\b|intends?\b|hopes?\b|wants?\b|to (?:build|invest|spend)|"
                  r"計画|発表|方針|目指|する予定|投じる|投資する|建設する"),
    ("operating", r"has\b|have\b|holds?\b|runs?\b|operates?|is home|opened|began|稼働|運用|備え|搭載|保有"),
)  # fmt: skip
PATTERNS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in KINDS]
UNTOLD = "announced"


def kind_of_statement(sentence: str) -> str:
    """Return the kind of statement whose words a sentence holds first in the order of KINDS."""
    return next((kind for kind, pattern in PATTERNS if pattern.search(sentence)), UNTOLD)
