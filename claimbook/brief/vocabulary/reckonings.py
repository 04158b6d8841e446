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
