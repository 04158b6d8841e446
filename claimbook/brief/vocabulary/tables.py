"""Units that the head of a table says once for all of its numbers, and words for what is no statement.

Provenance: the ways in which tables of reports name their units, written down by the project.
"""

import re

# what a head says, and what stands before and behind each of its numbers then
CURRENCY = (
    (r"(?:US\s?\$|\$|USD|U\.S\. dollars?|US dollars?|dollars?|米?ドル)", "$"),
    (r"(?:¥|JPY|yen|円)", "¥"),
    (r"(?:€|EUR|euros?|ユーロ)", "€"),
    (r"(?:£|GBP|pounds?|ポンド)", "£"),
)
# an exchange rate: “¥151.46 to the dollar”, 1ドル＝151.46円, “one dollar bought ¥151.46”
RATE_BETWEEN = re.compile(
    r"\s*(?:[=＝]|は|が|あたり|当たり|につき|is|was|equals|bought|cost|at)\s*(?:約|about |around |some )?\s*",
    re.IGNORECASE,
)
RATE_BEHIND = re.compile(
    r"\s*(?:to|per|against|for)\s+(?:the\s+|one\s+|a\s+|every\s+)?(?:US\s+|U\.S\.\s+)?(dollar|euro|pound)\b",
    re.IGNORECASE,
)
RATE_CURRENCIES = {"dollar": "USD", "euro": "EUR", "pound": "GBP"}
SCALES = (
    (r"(?:trillions?|trn?|tn|兆)", "trillion"),
    (r"(?:billions?|bn|十億)", "billion"),
    (r"(?:millions?|mn|mio|百万)", "million"),
    (r"(?:thousands?|'000|000s|千)", "thousand"),
)
OTHERS = (
    (r"%|per ?cent(?:age)?|パーセント|％|shares?\b|割合|比率", " %"),
    (r"EFLOP/s|exaflops?", " EFLOP/s"),
    (r"PFLOP/s|petaflops?", " PFLOP/s"),
    (r"TFLOP/s|teraflops?", " TFLOP/s"),
    (r"GPUs?\b", " GPUs"),
    (r"\bdays?\b|日数", " days"),
    (r"\bmonths?\b|か月", " months"),
    (r"\byears?\b(?=\)|$)", " years"),
    (r"\b(?:people|persons|workers|staff|personnel|headcount)\b|人数|（人）|\(人\)", " people"),
    (r"\b(?:companies|firms)\b|社数|（社）", " companies"),
    (r"\b(?:systems|machines)\b", " systems"),
    (r"\b(?:LLMs|language models)\b", " LLMs"),
    (r"\bmodels\b", " models"),
    (r"\b[Rr]ank\b|順位", ""),
)

# beside these a number is a label of the brief itself
LABELS_BEFORE = (
    r"(?:tables?|figures?|figs?\.?|charts?|sections?|sec\.|chapters?|chap\.|ch\.|pages?|pp?\.|annex(?:es)?|"
    r"appendi(?:x|ces)|box(?:es)?|"
    r"notes?|footnotes?|endnotes?|paragraphs?|paras?\.?|parts?|volumes?|vol\.|issues?|no\.|nos\.|steps?|options?|"
    r"pillars?|"
    r"recommendations?|briefs?|articles?|slides?|line|lines|item|items|version|phase|scenario|question|goal|"
    r"objective|action|"
    r"exhibits?|panel|row|column|working paper|policy brief|module|§+)\s*(?:\d+\s*(?:[-–,]|and)\s*)*$"
)
LABELS_BEFORE_JA = r"(?:第|表|図|図表|注|脚注|頁|ページ|節|章|別紙|資料|番号)\s*$"
LABELS_AFTER_JA = r"^\s*(?:章|節|頁|ページ|号|巻|項|図|表)"

REFERENCE_HEADINGS = (
    "references",
    "bibliography",
    "sources",
    "works cited",
    "literature",
    "notes",
    "endnotes",
    "footnotes",
    "reference list",
    "参考文献",
    "文献",
    "出典",
    "引用文献",
    "注",
    "脚注",
    "further reading",
)
