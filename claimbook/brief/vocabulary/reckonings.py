"""Words that hand a reckoning on as one, and those that tell it as what was billed or used up.

Provenance: everyday wording of policy briefs, written down by the project. Each entry is a regular expression that is
looked for between word boundaries, upper and lower case alike; Japanese entries are looked for as they stand.
"""

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
    r"to have (?:been )?\w+",
    r"rumou?r\w*",
    r"seem(?:s|ed|ingly)?",
    r"appears?",
    r"appeared",
    r"apparently",
    r"supposed(?:ly)?",
    r"presum(?:ed|ably)",
    r"outsiders?",
    r"analysts?",
    r"inferred",
    r"undisclosed",
    r"not (?:been )?disclosed",
    r"(?:has|have|had) (?:not|never) (?:said|disclosed|published|confirmed)",
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
    r"\b(?:cost(?: [A-Z]\w+| (?:its|the) (?:owner|maker|developer|company|firm|group)s?)?|came (?:in )?(?:to|at)|"
    r"amounted to|added up to|ran to|set [\w’']+(?: \w+)? back|ran up (?:a bill|costs) of|"
    r"(?:had|carried|came with|bore) an? (?:\w+ )?(?:price tag|bill|price|cost) of|consumed|burn(?:ed|"
    r"t)(?: through)?|totall?ed|"
    r"swallowed|devoured|gobbled up|ate up|used(?: up)?|needed|required|took|drew|absorbed|occupied|tied up|"
    r"ran on|paid|spent|drew on|relied on|employed|"
    r"(?:was|were|(?:has|have|had) been) (?:(?:trained|run|built) (?:on|with)|"
    r"(?:invoiced|billed|charged|bought|acquired|purchased|procured|sold|paid(?: for)?) (?:at|for|with)))\s+$"
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
# behind a number: 「4億9000万ドルを費やした」「2万5000基のA100が使われた」
BILLED_AFTER_JA = (
    r"(?:ほど|程度|余り|近く|前後)?(?:の[^。、（]{1,12})?[をがに](?:費やし|要し|支払っ|支出し|投じ|投入し|消費し|使っ|使用し|使い切っ|用い|かけ|かかっ|"
    r"達し|上っ|のぼっ|使わ|使用さ|投入さ|消費さ|用いら|費やさ|支払わ|支出さ|請求さ|投じら|計測さ|計上さ)"
    r"(?:れ)?(?:た|ました|ている|ています)(?!と(?:み|推|さ|見|い|の|す|考|試)|よう|もよう|模様|はず|可能性|との)"
)
CALLED_ESTIMATE = r"\bestimat"
ESTIMATES_BESIDE = r"(?i)\b(?:estimates|reckonings|approximations)\b|推計値|試算値|推定値|いずれも(?:推計|推定|試算)"
