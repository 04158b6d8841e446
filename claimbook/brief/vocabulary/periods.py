"""Words that say what a date beside a number is for.

Provenance: everyday wording of policy briefs, written down by the project.
"""

# beside these a date says when something was published or said, not of when the number is
PUBLISHED = (
    r"publish(?:ed|es)?",
    r"publication",
    r"report(?:s|ed)?",
    r"stud(?:y|ies)",
    r"survey(?:s|ed)?",
    r"update[sd]?",
    r"announc(?:e|es|ed|ement)",
    r"said",
    r"says",
    r"told",
    r"releas(?:e|es|ed)",
    r"according",
    r"edition",
    r"white paper",
    r"list(?:s|ed)?",
    r"estimat(?:e|es|ed)",
    r"forecast(?:s)?",
    r"article",
    r"press",
    r"wrote",
    r"interview",
    r"index",
    r"counts? of",
    r"memorandum",
    r"signed",
    r"agreement",
    r"pledg(?:e|es|ed)",
    r"promis(?:e|es|ed)",
    r"budget",
    r"statement",
    r"speech",
    r"unveil(?:s|ed)?",
    r"scenario",
    r"ranking",
    r"plan(?:s|ned)?",
    r"rate",
    r"exchange",
)
PUBLISHED_JA = ("発表", "公表", "報告", "調査", "推計", "改訂", "版", "報道", "述べ", "白書", "予測", "試算", "計画")
# beside these a number is of another period than the one that is named
RELATIVE = (
    r"(?:the|a|one) (?:year|month|decade) (?:before|earlier|later|ago|after)",
    r"(?:the )?(?:previous|prior|preceding|next|following) year",
    r"last year",
    r"\w+ years (?:before|earlier|later|ago|after)",
)
RELATIVE_JA = ("前年", "翌年", "前の年", "年前", "年後", "昨年")
# between a number and its own date
BETWEEN = (
    "in",
    "of",
    "for",
    "during",
    "by",
    "at",
    "on",
    "as",
    "from",
    "to",
    "until",
    "the",
    "end",
    "early",
    "late",
    "mid",
    "since",
    "through",
    "till",
    "before",
    "fiscal",
    "year",
    "list",
    "lists",
    "a",
    "and",
)
# of these it is the paper that is last year's, not the number in it
PAPERS = (
    r"['’]s (?:[\w-]+ ){0,2}?(?:white paper|paper|report|survey|study|edition|budget|plan|statement|release|issue|book|"
    r"announcement|list|index|ranking|review|update)s?\b"
)
PAPERS_JA = r"の(?:[^、。はがをに]{0,6})?(?:白書|報告|調査|統計|発表|公表|版|資料|予算|計画|改訂|推計)"
