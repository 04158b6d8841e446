"""Words that keep a forecast a forecast, a plan a plan, one scenario one of several, and a dispute a dispute.

Provenance: everyday wording of policy briefs, written down by the project. Each entry is a regular expression that is
looked for between word boundaries, upper and lower case alike; Japanese entries are looked for as they stand.
"""

FORECAST = (
    r"will(?! of\b)",
    r"would",
    r"could",
    r"(?-i:may)",
    r"might",
    r"can expect",
    r"shall",
    r"expect(?:s|ed|ing|ation|ations)?",
    r"forecast(?:s|ed|ing)?",
    r"predict(?:s|ed|ing|ion|ions)?",
    r"project(?:ed|ing|ion|ions)",
    r"projects (?:a|that)",
    r"estimat(?:e|es|ed|ing|ion|ions)",
    r"anticipat(?:e|es|ed|ing)",
    r"foresee(?:s|n|ing)?",
    r"foresaw",
    r"outlook",
    r"likely",
    r"possibl[ey]",
    r"potential(?:ly)?",
    r"scenarios?",
    r"assum(?:e|es|ed|ing|ption|ptions)",
    r"hope[sd]?",
    r"believe[sd]?",
    r"reckon(?:s|ed)?",
    r"is to",
    r"are to",
    r"was to",
    r"were to",
    r"set to",
    r"meant to",
    r"due to (?:reach|be)",
    r"on course",
    r"on track",
    r"target(?:s|ed)?",
    r"aim(?:s|ed|ing)?",
    r"goal",
    r"plan(?:s|ned|ning)?",
    r"promis(?:e|es|ed)",
    r"pledg(?:e|es|ed)",
    r"announc(?:e|es|ed|ing|ement)",
    r"intend(?:s|ed)?",
    r"intention",
    r"envisag(?:e|es|ed)",
    r"simulat(?:e|es|ed|ion)",
    r"model(?:led|ing) ",
    r"claim(?:s|ed)?",
    r"guess(?:ed|es)?",
    r"hypothetical(?:ly)?",
    r"propos(?:e|es|ed|al)",
    r"ambition",
    r"seek(?:s)? to",
    r"wants? to",
    r"commit(?:s|ted|ment|ments)?",
    r"earmark(?:s|ed)?",
    r"agreed to",
    r"slated",
    r"scheduled",
    r"if (?:growth|demand|productivity)",
    r"worth of plans",
    r"should",
    r"supposed",
    r"upcoming",
    r"planned",
    r"design(?:ed)? (?:to|for)",
    r"basic design",
    r"prospective",
    r"in prospect",
)
FORECAST_JA = (
    "見込",
    "見通し",
    "予測",
    "予想",
    "推計",
    "試算",
    "可能性",
    "だろう",
    "でしょう",
    "かもしれ",
    "計画",
    "予定",
    "目標",
    "目指",
    "方針",
    "シナリオ",
    "想定",
    "期待",
    "得る",
    "うる",
    "恐れ",
    "おそれ",
    "とされ",
    "発表",
    "表明",
    "約束",
    "拠出する",
    "投資する",
    "不足する",
    "設計",
)

# of these, the ones that keep a caveat even beside a word of what is done: no nouns such as “plan” or “target”
STRONG = (
    r"will(?! of\b)",
    r"would",
    r"could",
    r"(?-i:may)",
    r"might",
    r"can expect",
    r"shall",
    r"expect(?:s|ed|ing|ation|ations)?",
    r"forecast(?:s|ed|ing)?",
    r"predict(?:s|ed|ing|ion|ions)?",
    r"project(?:ed|ion|ions)",
    r"projects (?:a|that)",
    r"estimat(?:e|es|ed|ing|ion|ions)",
    r"anticipat(?:e|es|ed|ing)",
    r"foresee(?:s|n|ing)?",
    r"likely",
    r"possibl[ey]",
    r"(?:is|are|was|were) to",
    r"set to",
    r"meant to",
    r"plans? to",
    r"planned",
    r"planning",
    r"promis(?:e|es|ed)",
    r"pledg(?:e|es|ed)",
    r"announc(?:e|es|ed)",
    r"intend(?:s|ed)?",
    r"aim(?:s|ing)? (?:to|at|for)",
    r"wants? to",
    r"seeks? to",
    r"commit(?:s|ted)",
    r"should",
    r"scenarios?",
    r"target(?:s|ed)? of",
    r"if (?:growth|demand|productivity)",
    r"earmark(?:s|ed)?",
    r"slated",
    r"scheduled",
    r"designed (?:to|for)",
)

# in Japanese the verb behind the number decides: what was done is done, though a plan or a target is named beside it
STRONG_JA = tuple(
    word
    for word in FORECAST_JA
    if word not in ("計画", "目標", "方針", "発表", "表明", "約束", "拠出する", "投資する", "設計")
)

PLAN = (
    r"will(?! of\b)",
    r"would",
    r"plan(?:s|ned|ning)?",
    r"announc(?:e|es|ed|ing|ement|ements)",
    r"pledg(?:e|es|ed|ing)",
    r"promis(?:e|es|ed)",
    r"commit(?:s|ted|ment|ments)?",
    r"intend(?:s|ed)?",
    r"intention",
    r"is to",
    r"are to",
    r"was to",
    r"were to",
    r"set to",
    r"meant to",
    r"to (?:invest|spend|provide|fund|build|receive|give|grant|subsidi[sz]e|raise|contribute|be)",
    r"agreed",
    r"aim(?:s|ed|ing)?",
    r"target(?:s|ed)?",
    r"goal",
    r"propos(?:e|es|ed|al)",
    r"expect(?:s|ed)?",
    r"slated",
    r"scheduled",
    r"due",
    r"earmark(?:s|ed)?",
    r"approv(?:e|es|ed|al)",
    r"decid(?:e|es|ed)",
    r"decision",
    r"award(?:s|ed)?",
    r"grant(?:s|ed)?",
    r"allocat(?:e|es|ed|ion)",
    r"budget(?:s|ed)?",
    r"offer(?:s|ed)?",
    r"seek(?:s)?",
    r"sought",
    r"envisag(?:e|es|ed)",
    r"could",
    r"(?-i:may)",
    r"might",
    r"forecast(?:s)?",
    r"projected",
    r"planned",
    r"unveil(?:s|ed)?",
    r"subsid(?:y|ies|ise|ize|ised|ized)",
    r"support(?:s|ed)?",
    r"on paper",
    r"ask(?:s|ed)?(?: \w+){0,4} for",
    r"request(?:s|ed)?",
    r"requir(?:e|es|ed)",
    r"call(?:s|ed)? for",
    r"designed (?:to|for)",
)
PLAN_JA = (
    "計画",
    "予定",
    "表明",
    "発表",
    "方針",
    "目標",
    "目指",
    "見込",
    "見通し",
    "約束",
    "拠出する",
    "投資する",
    "助成",
    "補助",
    "支援",
    "決め",
    "決定",
    "する方針",
    "要求",
    "要請",
    "求め",
)

# what is done already: a plan beside one of these and no word of PLAN is told as a fact
DONE = (
    r"(?:has|have|had) (?:\w+ )?(?:invested|spent|provided|funded|built|received|given|paid|"
    r"put(?!(?: \w+){0,4} at\b)|raised|contributed|"
    r"trained|"
    r"reached|installed|poured)",
    r"invested",
    r"spent",
    r"received",
    r"paid",
    r"(?<!fully )built",
    r"put(?!(?: \w+){0,4} at\b)",
    r"raised",
    r"contributed",
    r"trained",
    r"reached",
    r"installed",
    r"poured",
    r"gave(?! (?:its|his|her|their) word)",
    r"transferred",
    r"drew in",
    r"attracted",
    r"taught",
    r"(?:secured|delivered|attained|achieved|supported)(?= (?:about |some |nearly |over |more than |up to )?[$€£¥\d])",
    r"provided(?= (?:about |around |some |nearly )?[$€£¥\d])",
    r"(?:has|have|had) (?:been )?made(?= (?:[|:_]|[$€£¥\d]))",
    r"that (?:has|have) been made",
    r"funded",
    r"(?:was|were|(?:has|have|had) been) (?:already )?(?:given|granted|allocated|awarded|handed|paid|provided)",
    r"(?:has|have|had) (?:already )?(?:granted|allocated|awarded|delivered|secured|disbursed|attained|achieved|met)",
    r"record(?:s|ed)",
    r"disbursed",
)
# the verb behind the number
DONE_AFTER = (
    r"\s*(?:was|were|has been|have been|had been) (?:already )?(?:invested|spent|paid|put|raised|built|installed|"
    r"provided|trained|given)\b"
)
# a deed that governs its number: a noun such as “pledges” or “plan” before it keeps no caveat
_GOVERNING = (
    r"gone (?:in)?to|brought|flowed|poured|invested|spent|paid|disbursed|built|installed|trained|received|made up|"
    r"mobili[sz]ed|delivered|created|added|bought|channelled|injected|handed over|"
    r"supported|subsidi[sz]ed|taught|attracted|drawn in|come in|secured"
)
DONE_DIRECTLY = (
    r"(?:met|hit|beat|exceeded|achieved|reached|surpassed|attained|fulfilled) (?:its|the|their|his|a) (?:[\w’'-]+ )?"
    r"(?:target|goal|objective|aim)s? of|"
    rf"(?:has|have|had) (?:(?:already|now|since|thus far|so far|\w+ly) )?(?:been )?(?:{_GOVERNING})"
)
# before a deed of the same sentence: it is somebody's expectation that it will have been done
EXPECTED_BEFORE = (
    r"\b(?:expect|forecast|predict|estimate|project|hope|believe|think|reckon|assume|foresee|anticipate|calculate)"
    r"(?:s|es|ed|d)?\b(?: that)?|\b(?:forecast|outlook|scenario|projection|simulation|model)\b"
)
NOT_YET_BEFORE = r"\b(?:to|will|would|could|should|may|might|must|shall|if|not|never)\s+$"
# the same where its number is the subject: “about ¥6 trillion of it has gone into …”
DONE_BEHIND = (
    r"\s*(?:(?:of|in|for) (?:[\w’'-]+ ){1,6}?)?(?:[\w’'-]+ )?(?:(?:has|have|had) (?:(?:already|now|since|\w+ly) )?"
    rf"(?:gone (?:in)?to|flowed|been (?:{_GOVERNING}|used))|"
    r"went (?:in)?to|flowed|(?:was|were) (?:already )?"
    r"(?:disbursed|invested|used|spent|paid out|handed out|distributed))\b"
)
# a reckoning is handed on as one by these
RECKONED = (
    r"estimat\w*",
    r"reckon\w*",
    r"calculat\w*",
    r"comput(?:ed|ation|ations) by",
    r"guess\w*",
    r"assum\w*",
    r"approximat\w*",
    r"order of magnitude",
    r"rough(?:ly)?",
    r"thought to",
    r"believed",
    r"is said to",
    r"put(?:s)? (?:it|its|the|this|that)\b",
    r"put at",
    r"depend\w*",
    r"index",
    r"(?:by|per) (?:the |its )?(?-i:[A-Z])\w*",
    r"model(?:led|ling)",
    r"likely",
    r"probabl[ey]",
    r"perhaps",
    r"would",
    r"could",
    r"might",
    r"may",
    r"expected",
    r"projected",
    r"count",
)
# “about” may only round what is known; “roughly” reckons
ROUNDED = (r"about", r"around", r"some", r"nearly", r"almost")
# a plain fact: “cost $490 million”, 「310 GWhの電力が使われた」
KNOWN_BEFORE = (
    r"\b(?:cost|costs|was|were|is|are|amounts? to|amounted to|came to|comes to|used|took|takes|consumed|consumes|"
    r"needed|needs|required|requires|drew|burn(?:ed|t)|totall?ed)\s+(?:exactly |precisely |as much as )?$"
)
# so says who has seen the bill or the machines: “about” does not make a reckoning of it
BILLED_BEFORE = (
    r"\b(?:cost|came to|amounted to|added up to|ran to|consumed|burn(?:ed|t)|totall?ed|"
    r"(?:was|were|(?:has|have|had) been) (?:(?:trained|run|built) (?:on|with)|"
    r"(?:invoiced|billed|charged|bought|sold|paid(?: for)?) (?:at|for|with)))\s+$"
)
HEDGE_BEFORE = r"(?:about|around|some|nearly|almost|close to|just (?:over|under))\s+$"
KNOWN_AFTER_JA = (
    r"[^。、]{0,16}?(?:だった|でした|である|です|かかった|かかりました|(?:使わ|使用さ|消費さ)れ(?:た|ました)|"
    r"要した|要しました)"
)
RECKONED_JA = (
    *(
        "推計",
        "推定",
        "試算",
        "見積",
        "概算",
        "見込",
        "とみられ",
        "とされ",
        "だろう",
    ),
)
ROUNDED_JA = ("約", "程度", "ほど", "およそ", "前後")
CALLED_ESTIMATE = r"\bestimat"
ESTIMATES_BESIDE = r"(?i)\b(?:estimates|reckonings|approximations)\b|推計値|試算値|推定値|いずれも(?:推計|推定|試算)"
_DEEDS_JA = (
    "支援|整備|建設|育成|達成|導入|助成|補助|交付|給付|投資|支出|拠出|実現|稼働|訓練|実施|配分|確保|調達|執行|"
    "実行|支給|供与|完了|配備|設置|増強|拡張|取得|成立"
)
DONE_AFTER_JA = (
    rf"(?:{_DEEDS_JA})(?:し(?:た|ました|ています|てき(?:た|ました))|され(?:た|ている|ました|ています)|している|済み)(?!い)"
    r"|(?:充て|割り当て)(?:た|られた|ている|られている)|(?:投じ|費や|振り向け|整え|備え|育て(?:上げ)?)(?:た(?!い)|した|られた|ている)"
    r"|(?:支援|助成|補助|訓練|研修|教育)を(?:受けた|終えた|行った)|が集まった|払い終えた|(?:引き|押し)(?:上げ|下げ)た(?!い)|投じ終えた|(?:つぎ込|注ぎ込)んだ|(?:支払|使|配|賄)(?:っ|い切っ|い終え)た(?!い)|回した|(?:終え|終わっ|切っ)た(?!い)"
    r"|に(?:達し|届き|届い|上り|のぼり)(?:た|だ|ました|ている|ています)|に(?:上った|のぼった)"
)
# 「1兆円となりました」: done, but not where the target or the plan itself “became” so much
BECAME_JA = r"(?<!こと)[とに](?:なった|なりました|なっている|なっています)(?!の)"
HOPED_NOUNS_JA = r"設計|想定|予定|計算|仕組み|構想|目標|計画|方針|予算|案|枠|見通し|見込"
DONE_JA = ("投じた", "投資した", "支出した", "受け取った", "に達した", "支払った")

# a metric that says of a reported number that it is still planned
PLANNED_METRIC = (
    r"\bplan(?:ned|s)?\b|\bto be \w+|\bpledg\w+|\bpromised\b|\bpossible\b|\binvestment (?:over|within|by)\b"
)
OVER_YEARS = r"over\s(?:the next |the coming )?(?:\d+|[a-z]+)\syears|for the [a-z]+ years to|年間で"
HIGH = (
    r"fast(?:er|est)?",
    r"if growth",
    r"upper",
    r"high(?:est|er)?",
    r"high-growth",
    r"maxim(?:um|al|ally)",
    r"max",
    r"at most",
    r"up to",
    r"worst(?:-case)?",
    r"as many as",
    r"as much as",
    r"as high as",
    r"at the top",
    r"top of",
    r"extreme",
    r"pessimistic",
    r"optimistic",
    r"no more than",
    r"third quartile",
    r"upper quartile",
    r"ceiling",
    r"outer end",
    r"scenarios",
    r"range[sd]?",
    r"between",
    r"at (?:its|the) (?:highest|worst)",
    r"high end",
    r"interval",
    r"(?:most expansive|most ambitious|largest|widest|broadest|expansive|gloomiest|boldest) (?:scenario|case|path)",
)
HIGH_JA = ("最大", "高位", "上位", "上限", "上振れ", "楽観", "悲観", "最悪", "高成長", "最も高い", "以下", "幅")
LOW = (
    r"slow(?:er|est)?",
    r"if growth",
    r"lower",
    r"low(?:est)?",
    r"low-growth",
    r"minim(?:um|al|ally)",
    r"min",
    r"at least",
    r"best(?:-case)?",
    r"as few as",
    r"as little as",
    r"as low as",
    r"at the bottom",
    r"bottom of",
    r"conservative",
    r"pessimistic",
    r"optimistic",
    r"floor",
    r"first quartile",
    r"lower quartile",
    r"no fewer than",
    r"no less than",
    r"scenarios",
    r"range[sd]?",
    r"between",
    r"at (?:its|the) lowest",
    r"low end",
    r"interval",
)
LOW_JA = ("最小", "低位", "下位", "下限", "下振れ", "楽観", "悲観", "最も低い", "低成長", "最低", "以上", "幅")

# a brief that says this of a number reports a dispute, or hands the statement to whoever made it
DISPUTE = (
    r"disput(?:e|es|ed)",
    r"contest(?:ed|s)?",
    r"contradict(?:s|ed|ion|ory)?",
    r"disagree(?:s|d|ment|ments)?",
    r"conflict(?:s|ing)?",
    r"differ(?:s|ing)?",
    r"alleged(?:ly)?",
    r"alleg(?:e|es)",
    r"purported(?:ly)?",
    r"claim(?:s|ed)?",
    r"unverified",
    r"not verified",
    r"not confirmed",
    r"unconfirmed",
    r"doubt(?:s|ed|ful)?",
    r"question(?:s|ed|able)",
    r"refin(?:e|es|ed)",
    r"correct(?:s|ed|ion)",
    r"in fact",
    r"actually",
    r"however",
    r"although",
    r"though",
    r"even though",
    r"by contrast",
    r"in contrast",
    r"whereas",
    r"according to",
    r"(?:company|firm|ministry|group|it|he|she|they) "
    r"(?:expect|reckon|think|calculate|believe|estimate|hope)(?:s|ed|d)?",
    r"as printed",
    r"as reported",
    r"as published",
    r"reported(?:ly)?",
    r"press reports?",
    r"articles?",
    r"one reading",
    r"readings?",
    r"two sources",
    r"sources (?:differ|disagree)",
    r"other sources?",
    r"another (?:source|reading|report)",
    r"said",
    r"says",
    r"stated",
    r"states that",
    r"wrote",
    r"writes",
    r"put(?:s)? it",
    r"told",
    r"quoted",
    r"attributed",
    r"overstate[sd]?",
    r"understate[sd]?",
    r"exaggerat(?:e|es|ed)",
    r"outdated",
    r"superseded",
    r"later (?:study|estimate|figure|update)",
    r"update[sd]? ",
    r"only in",
    r"upper scenario",
    r"not the (?:central|middle)",
    r"rather than",
    r"instead of",
    r"turned out",
    r"caveat",
    r"estimates vary",
    r"vary",
    r"cannot be settled",
    r"open question",
    r"misread(?:s|ing)?",
    r"mistaken(?:ly)?",
    r"while (?:the|another|other|its|a)\b",
    r"but (?:the|another|other|its|a|later|in)\b",
)
DISPUTE_JA = (
    "によると",
    "によれば",
    "とされ",
    "という",
    "報じ",
    "述べ",
    "主張",
    "食い違",
    "矛盾",
    "異な",
    "争い",
    "疑",
    "一方",
    "しかし",
    "ただし",
    "だが",
    "実際",
    "訂正",
    "修正",
    "確認されて",
    "見方",
    "別の",
    "他の",
)

# of these, the ones that report it of a neighbouring sentence too
QUARREL = (
    r"(?:the|this|our) (?:book|report|study|project)['’]s own (?:sums?|reckonings?|calculations?|estimates?)",
    r"disput(?:e|es|ed)",
    r"contradict(?:s|ed|ion|ory)?",
    r"disagree(?:s|d|ment|ments)?",
    r"conflict(?:s|ing)?",
    r"contested",
    r"unconfirmed",
    r"however",
    r"by contrast",
    r"other sources?",
    r"another (?:source|reading|report)",
    r"one reading",
    r"sources (?:differ|disagree)",
    r"overstate[sd]?",
    r"outdated",
    r"later (?:study|estimate|figure|update)",
    r"in fact",
    r"turned out",
    r"estimates vary",
    r"open question",
    r"corrects?",
    r"refines?",
    r"misread(?:s|ing)?",
)
QUARREL_JA = ("食い違", "矛盾", "異な", "争い", "一方", "しかし", "ただし", "実際には", "訂正", "別の報道")

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
