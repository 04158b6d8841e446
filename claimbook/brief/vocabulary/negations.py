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
    r"unable to",
    r"declin(?:e|es|ed) to",
    r"nothing like",
    r"nowhere near",
    r"no",
)
# a verb denied by an auxiliary, and what may stand between it and its number
VERB_DENIED = r"\b(?:do|does|did)(?: not|n['’]t) (?!(?:includ|count|contain|involv|us(?:e|ing)|belong|own))[a-z]+"
UP_TO_NUMBER = r"(?: (?:about|around|some|nearly|over|to|for|at|only))*\s+$"
# “it would not be 2 days unless …” says that it is, on a condition
UNLESS = r"^[^.;:]{0,40}\bunless\b"
# of what is planned these are true, of what has come about they deny it
NOT_YET = r"\b(?:(?:has|have|had) (?:yet|still) to|yet to)\b"
# “did not find that 17 % …”, “in 2024”
TOLD_THAT = (
    r"^(?:find|found|report|show|say|said|state|establish|measure|record|estimate|conclude|suggest|reveal|indicate|"
    r"confirm|claim)\w*(?:,? (?:in|for|at|of) [^,;]{0,30})? that\b"
)
DATE_BETWEEN = (
    r"(?:(?:in|by|for|of|during|as of|at the end of|since)\s+)?(?:(?:fiscal|financial)\s+(?:year\s+)?|FY\s?|"
    r"(?:the year|mid|late|early)[\s-])?"
    r"(?:(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)?"
    r"(?:19|20)\d\d\b"
)
# “9.1 % of companies did not …”: what is counted does not do it
DENIED_BEHIND = (
    r"\s*(?:of |in |out of )?(?:[\w’'-]+ ){0,7}?(?:"
    r"(?:did|do|does)(?: not|n['’]t| never) (?!(?:change|alter|move|budge|surpris|hesitat|includ|count|cover|"
    r"differ|mean|"
    r"prevent|stop|suffice|seem|appear|say|tell|only|just|even|exceed))[a-z]+|"
    r"(?:has|have|had)(?: not|n['’]t| never) (?!(?:changed|been|moved|budged|only|just))[a-z]+(?:ed|en|ne|t)\b|"
    r"(?:was|were|is|are)(?: not|n['’]t| never) (?:actually |currently |yet )?[a-z]+ing\b|"
    r"(?:made|makes?|had|have|has|saw|found|put) no (?:use|attempt|plans?|wish)\b)"
)
# “49.7 % had no policy”, where the value counts those that have one
HAD_NO = r"\s*(?:of [^.;,]{0,40})?\b(?:had|has|have) no (\w{4,})"
# what is lacking, left over or unknown is told with a denial rightly
OF_LACK = r"\b(?:shortage|deficit|gap|lack\w*|missing|surplus|unfilled|vacan\w+|left|without|no)\b"
NEGATIONS_JA = ("ない", "なかった", "ません", "ではなく", "ず、", "せず", "否定")
# 「拠出されず、…」
NOT_DONE_JA = r"(?:さ|れ|せ|わ|か|ら|お|え|げ|け|び|み|き|じ|め|べ|ね|て)ず(?:に)?$(?<!必ず)(?<!まず)(?<!わずか)"
# 「…企業は、2023年度に42.7%」: a period between the clause and its number
DATED_JA = r"(?:19|20)\d\d年度?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:に|には|の|は|時点で)?、?(?=\s*約?$)"
# what is lacking is told with a denial rightly
LACKING_JA = r"(?:足り|足ら)(?:な|ま)[かくいせ](?:った|ん|い)?"
NOT_NEGATED_JA = (
    r"(?:高|多|大き|低|小さ|強|弱|早|遅|長|短|遠|近|悪|良|よ|珍し|おかし|安|著し|甘|易し|軽|重)く(?:は|も)?な|"
    r"(?:十分|容易|明らか|確か|明確|一様)では?な|(?:公表|開示|公開|含)[^、。]{0,4}ていない|問題(?:は|が)な|"
    r"変[えわ]|変更し|見直し|振るわ|芳しく|思わしく|ぱっとし|下らない|下回らない|超えない|"
    r"かね|かもしれ|ねばなら|なければ|ならな|に違い|少な|でない限り|だけでな|[す過]ぎな|しかな|ほかな"
)
# of what is hoped for, these deny only that it has come about
NOT_REACHED_YET_JA = (
    r"(?:届い|達し|及ん|満たし|実現し|到達し|至っ)て?(?:[はも])?い?(?:ない|ません)|届かない|及ばない|未達|"
    r"まだ|いまだ|道半ば"
)
# 生成AIを利用していない企業は55.2%: the clause before a noun denies what the number counts
DENIED_BEFORE_JA = (
    r"(?:(?<!かもし)(?:て|[てで]い|し|され|使わ|用い|持た|行わ|答え)(?:ない|なかった)|[てで]おらず)"
    r"(?=[\u3040-\u30ff\u3400-\u9fffA-Za-z]{1,18}(?:は|が|も|の|では|として)?、?[\s約]*$)"
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
    r"(?:not|never|cannot)(?: to| be)? exceed(?:ing)?",
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
    r"\b(?:(?:has|have|had) (?:not|never) been (?:met|reached|attained|achieved|hit)|not yet|"
    r"not (?:\w+ )?(?:yet|so far)|"
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
    "date",
    "carry",
    "comprise",
    "amass",
    "draw",
    "raise",
    "collect",
    "secure",
    "offer",
    "peak",
    "run",
    "last",
    "go",
    "apply",
    "lie",
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
