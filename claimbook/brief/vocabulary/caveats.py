"""Words that keep a forecast a forecast and a plan a plan, and deeds that make facts of them.

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
    r"into (?:its|the|their|an?) (?:\w+ )?(?:draft|budget|bill|request)",
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
    r"put(?!(?: \w+){0,4} at\b| (?:in for|aside|forward|down|(?:its|their|his|her) names?)\b)|raised|contributed|"
    r"trained|"
    r"reached|installed|poured)",
    r"invested",
    r"spent",
    r"received",
    r"paid",
    r"(?<!fully )built",
    r"put(?!(?: \w+){0,4} at\b| (?:in for|aside|forward|down|(?:its|their|his|her) names?)\b|"
    r"[^.;]{0,80} in(?:to)? (?:its|the|their|a) (?:draft|budget|plan|bill|proposal|request)\b)",
    r"raised(?! (?:its|their|the|his|her) (?:sights|stakes|bar|targets?|goals?|ambitions?)\b)",
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
# before a participle these say that it goes on, or on what condition: “is being built to reach”, “if spent evenly”
GOING_ON = r"(?i)\b(?:is|are|being|be|if|once|when|were it|were they)\s+(?:\w+ly\s+|now\s+|still\s+)?$"
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
# behind a number: what was done with it, in verbs made of a noun and in native ones
_DEEDS_JA = (
    "支援|整備|建設|育成|達成|導入|助成|補助|交付|給付|投資|支出|拠出|実現|稼働|訓練|実施|配分|確保|調達|執行|"
    "実行|支給|供与|完了|配備|設置|増強|拡張|取得|成立|投入|消化|増加|減少|上昇|低下|拡大|縮小|到達|負担|注入|分配|"
    "配布|充当|設立|開設|開始|始動|完成|竣工|雇用|採用|養成|教育|研修|創出|誘致|獲得|受領|購入|搭載|拡充|強化|更新|"
    "改善|向上|倍増|削減|圧縮|判明|確定|観測|記録|計測|実測|発生|運用|運転|利用|使用|消費|入金|送金|着金|納入|供給|出資|"
    "融資|実装|還元|寄付|寄贈|動員|修了|受講|輩出|不足|超過|突破|移転|累計"
)
_SAID_SO = r"(?!い|場合|なら|ら|かもしれ|はず|つもり|ような)"
DONE_AFTER_JA = (
    rf"(?:{_DEEDS_JA})(?:(?:し|され|させ|でき|済みに)(?:た|ました|ている|ています|てき(?:た|ました)|ており|終え(?:た|ました))|済み|ずみ)"
    rf"{_SAID_SO}"
    r"|(?:充て|割り当て|投じ|費や|振り向け|整え|備え|育て|高め|増や|減ら|伸ば|広げ|下げ|上げ|支え|集め|用い|得|受け|届け|"
    r"手に入れ|受け入れ|押し上げ|引き上げ|引き下げ|積み上げ|育て上げ|仕上げ|納め|収め|迎え|終え|生じ|超え|据え付け|占め|仕向け|上乗せ|動かし)"
    r"(?:た|した|ました|しました|られた|された|さ?れました|られました|ている|られている|されている|られています|されています|"
    rf"(?:し)?て(?:き|しまっ|しまい)(?:た|ました)|終え(?:た|ました)){_SAID_SO}"
    r"|(?:つぎ込|注ぎ込|引き込|呼び込|払い込)(?:んだ|まれた|みました|んでいる|んできた)"
    r"|(?:支払|使|配|賄|払|補|担|雇|培|養)(?:(?:っ|い切っ|い終え|われ)(?:た|ている)|(?:い|い切り|い終え|われ)(?:ました|ています)|"
    r"って(?:います|きました)|[りい]ました)(?!い)"
    r"|(?:余|足りなくな|整|上が|下が|かか|まわ|回|加わ|集ま|終わ|切)(?:っ(?:た|ている|ています)|りました)(?!い)|得(?:った|ました)|(?:生まれ|増え|減り|膨らん|縮ん|足り)(?:た|だ|ている|でいる)|足り(?:なかった|ませんでした)"
    r"|(?:増え|減り|膨らみ|縮み|足り|生まれ|受け|届け|終え)ました|(?:引き|押し)(?:上げ|下げ)(?:ている|ています|ました)|回した|に(?:至|成功し|漕ぎ着け|こぎつけ)(?:った|た)|こと(?:が|に)(?:成功し|でき)た"
    r"|(?:達成|完了|到達|突破|実装)(?:済み?)?(?=$|[（(_])|(?:実装|確認)(?:され(?:た|ている)|し(?:た|ている))"
    r"|(?:支援|助成|補助|訓練|研修|教育)を(?:受けた|終えた|行った)|が集まった|払い終えた|投じ終えた|(?:終え|終わっ|切っ)た(?!い)"
    r"|に(?:達し|届き|届い|上り|のぼり|収まり)(?:た|だ|ました|ている|ています)|に(?:上った|のぼった|収まった|落ち着いた|乗った|乗せた)"
)
# what only counting gives, whatever scenario is named beside it
SEEN_JA = r"(?:確認|実測|計測|観測|判明|確定|検証)(?:され|し)(?:た(?!い)|ている|ました)"
# 「実行された投資は1090億ユーロ」
DONE_BEFORE_JA = rf"(?:{_DEEDS_JA})(?:された|した|済みの|ずみの)(?!い)[^、。をはが]{{0,12}}[はが](?:約|計|合計|総額)?$"
# 「1兆円となりました」: done, but not where the target or the plan itself “became” so much
BECAME_JA = r"(?<!こと)[とに](?:なった|なりました|なっている|なっています)(?!の)"
HOPED_NOUNS_JA = (
    r"設計|想定|予定|計算|仕組み|構想|目標|計画|方針|予算|案|枠|見通し|見込|表明|公約|約束|誓約|申請|要求|提案|要望|推計|"
    r"予測|発表|開発|構築"
)
# 「目標を60 EFLOP/sに引き上げた」「表明された投資は1090億ユーロに達した」: it is the target, the promise, that grew
OF_PLANS_JA = (
    r"(?:目標|計画|方針|予測|見通し|推計|想定|上限|枠|予算|案|要求|予定|見込|構想|公約|表明|約束|提案|申請|発表)"
    r"[^をはが。、：:]{0,10}[をはが][^をはが。、]{0,15}$|"
    r"(?:推計|試算|予測|見通し)(?:結果)?(?:では?|によると|によれば)[^。]{0,40}$"
)
DONE_JA = ("投じた", "投資した", "支出した", "受け取った", "に達した", "支払った")

# a metric that says of a reported number that it is still planned
PLANNED_METRIC = (
    r"\bplan(?:ned|s)?\b|\bto be \w+|\bpledg\w+|\bpromised\b|\bpossible\b|\binvestment (?:over|within|by)\b"
)
OVER_YEARS = r"over\s(?:the next |the coming )?(?:\d+|[a-z]+)\syears|for the [a-z]+ years to|年間で"
