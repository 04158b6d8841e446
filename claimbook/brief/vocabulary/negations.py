"""Words that deny a number, and what stands between them and it.

Provenance: everyday wording of policy briefs, written down by the project. Each entry is a regular expression that is
looked for between word boundaries, upper and lower case alike; Japanese entries are looked for as they stand.
"""

NEGATIONS = (
    r"not",
    r"never",
    r"no longer",
    r"neither",
    r"nor",
    r"cannot",
    r"can['’]t",
    r"\w+n['’]t",
    r"fail(?:s|ed)? to",
    r"failing to",
    r"without",
    r"denie[sd]",
    r"refus(?:es|ed) to",
    r"hardly",
    r"no",
)
NEGATIONS_JA = ("ない", "なかった", "ません", "ではなく", "ず、", "せず", "否定")
NOT_NEGATED_JA = (
    r"変[えわ]|変更し|見直し|振るわ|芳しく|思わしく|ぱっとし|下らない|下回らない|超えない|"
    r"かね|かもしれ|ねばなら|なければ|ならな|に違い|少な|でない限り|だけでな|[す過]ぎな|しかな|ほかな"
)
# 生成AIを利用していない企業は55.2%: the clause before a noun denies what the number counts
DENIED_BEFORE_JA = (
    r"(?:(?<!かもし)(?:[てで]い?|し|され|使わ|用い|持た|行わ|答え)(?:ない|なかった)|[てで]おらず)"
    r"(?=[\u3040-\u30ff\u3400-\u9fffA-Za-z]{1,18}(?:は|が|も|の|では|として)?[\s約]*$)"
)
# a negation that is taken back or that belongs to what follows
NOT_NEGATED = (
    r"not only",
    r"not just",
    r"not merely",
    r"not least",
    r"no less",
    r"no fewer",
    r"not less",
    r"not fewer",
    r"no more",
    r"not more",
    r"no later",
    r"not later",
    r"no earlier",
    r"not before",
    r"no higher",
    r"no lower",
    r"no doubt",
    r"no wonder",
    r"not exceeding",
    r"not to exceed",
    r"not over",
    r"not (?:above|below|under)",
    r"not (?:been )?(?:changed|altered|revised|abandoned|dropped|touched|amended|in doubt|in question)",
    r"no\.",
    r"no greater",
    r"no longer than",
    r"no larger",
    r"no bigger",
    r"not to mention",
    r"if not more",
    r"no one else",
    r"whether or not",
    r"not counting",
    r"not including",
    r"not least because",
)
# of what is hoped for, these deny only that it has come about
NOT_REACHED_YET = (
    r"\b(?:not yet|not (?:\w+ )?(?:yet|so far)|"
    r"(?:if|unless|should|whether|until)\b[^,;.]*\b(?:not|never|fails?|miss(?:es|ed)?)|"
    r"still (?:not|\w+n['’]t)|\w+n['’]t yet)\b"
)
# what stands between a negation and the end of what it denies
SCOPE_ENDS = (
    r"that",
    r"how",
    r"why",
    r"whether",
    r"because",
    r"which",
    r"who",
    r"but",
    r"if",
    r"although",
    r"while",
    r"what",
    r"where",
    r"when",
    r"only",
    r"since",
    r"as",
    r"until",
    r"so",
    r"than",
)
# verbs by which a thing that is counted comes about: “4 models were not published”, where nothing follows that says how
DEEDS = (
    "publish",
    "release",
    "launch",
    "fund",
    "found",
    "build",
    "built",
    "train",
    "install",
    "award",
    "grant",
    "announce",
    "raise",
    "attract",
    "invest",
    "count",
    "record",
)
DEED_ENDS = r"\s*(?:_|$|(?:in|during|by|until)\s+(?:fiscal\s+|[A-Z][a-z]+\s+)?\d|at all\b)"
COPULAS = (
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "reach",
    "exceed",
    "amount",
    "total",
    "hold",
    "account",
    "have",
    "has",
    "stand",
    "rise",
    "fall",
    "grow",
    "get",
    "receive",
    "come",
    "make",
    "spend",
    "pay",
    "see",
    "report",
    "number",
    "equal",
    "top",
    "surpass",
    "attain",
    "pass",
    "cost",
    "need",
    "take",
    "rank",
    "contain",
)
