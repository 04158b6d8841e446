"""Words by which a sentence tells a number as a fact, and words by which it still only hopes, asks or reckons.

Provenance: everyday wording of policy briefs, written down by the project. Each entry is a regular expression that is
looked for between word boundaries; Japanese entries are looked for as they stand.
"""

# verbs whose past says nothing of what has come about: who wants, says, allows, reserves or works out
WISHED = (
    "agre|aim|aspir|authori[sz]|commit|decid|demand|desir|determin|draft|earmark|endors|envisag|envision|favou?r|"
    "float|hop|intend|offer|outlin|pencill?|plan|pledg|prepar|promis|propos|recommend|request|requir|reserv|"
    "resolv|schedul|slat|sketch|striv|tabl|target|trust|unveil|urg|vow|want|wish|approv|allot|assign|allocat|budget|"
    "appropriat|ask|call|task|oblig|mandat|prescrib|stipulat|impos|anticipat|assum|believ|calculat|caution|"
    "consider|contemplat|estimat|expect|extrapolat|fear|guess|hint|impl|indicat|posit|predict|presum|project|"
    "reckon|simulat|signal|suggest|suppos|warn|weigh|talk|forecast|foreshadow|announc|guid"
)
LAID_OUT = (
    "allow|bas|bill|cap|conceiv|design|destin|dimension|engineer|ey|fix|limit|mark|nam|need|permit|rat|siz|specif|ti|tim|"
    "tip|word|certif|combin|unit|advanc|relat|dat|stat|list|describ|mention|quot|cit|report|declar|not|print|"
    "publish|publicis|pois|link|dedicat|accelerat|own|compar"
)
_PAST = "(?:[a-z]?ed|d)"
HOPED_VERBS = (
    r"(?:thinks?|thought|trusts?|believes?|of the (?:view|opinion)|takes? the view|let it be known)[^,;:]*",
    rf"(?:{WISHED})(?:{_PAST}|[ei]?e?s|[tn]?ing)",
    rf"(?:{LAID_OUT})(?:{_PAST})",
    r"undertakes?|undertaken|undertook|bound|foresees?|foresaw|foreseen|sees?|seen|saw|seeks?|sought|means?|meant|"
    r"comput(?:ed|es)|model(?:led|ling)|signed|(?:push|press)(?:es|ed|ing)? for|backs?|backed|"
    r"holds? out|set|sets|laid(?! out)(?: down)?|laid out(?!\s*$)|lays|worked out|put(?:s|ting)?(?: \w+){0,5} at|"
    r"flags?|flagged|held out|held out the prospect|puts? in for|putting in for|pric(?:ed|es)|valu(?:ed|es)|costed|"
    r"puts? (?:aside|forward)|putting (?:aside|forward)|rumou?red|sw(?:ears?|ore|orn)|"
    r"drawn? (?:the line|up)|"
    r"drew (?:the line|up)|written|wrote|says?|awaited|"
    r"said|told|bets?|banks|banking|counts? on|counting|speaks?|talks?|dreams?|forecasts?|looks?|looking|working|"
    r"heading|"
    r"headed|gearing|building|lined up|lining|stands (?:ready|to)|ready|prepared|about to|going to|way to|road to|"
    r"route to|track|course|pace|liable|apt|likely|supposed|due|down|in for|after|eyes|mulling|factors?|"
    r"factored|bracing|braces|afraid|towards?",
    r"(?:has|have|had) (?:to|yet|still|in (?:mind|view|sight)|its|an? (?:eye|budget|power|option|right))",
)
# “to have”, “to be raised to”: what is still to come, but not where it “was found to” or one “managed to”
BASE_VERBS = (
    "have|be|reach|draw|add|bring|raise|build|spend|invest|train|let|make|grow|rise|exceed|top|attain|get|need|take|use|"
    "consume|cost|cut|double|triple|expand|extend|increase|install|put|provide|offer|hold|supply|support|secure|foster|"
    "nurture|achieve|hit|deliver|contribute|pay|fund|give|run|open|start|begin|come|go|see|cover|account|host|procure|"
    "buy|house|field|mobili[sz]e|attract|fall|drop|lower|receive|create|employ|hire|reskill|upskill|teach|educate|want|"
    "lift|push|pull|boost|scale|roll|set|lay|fill|find|gain|win|earn|save|produce|generate|operate|own|keep|stay|remain|"
    "surpass|pass|move|allocate|devote|channel|pour|pump|inject|commit|disburse|subsidi[sz]e|grant|award|enlarge|become|"
    "want|lack|miss|go|follow|do|work|serve|handle|process|launch|release|develop|design|equip|connect|ramp|step|bear"
)
INFINITIVE = rf"to (?:\w+ly |later |then |first )?(?:{BASE_VERBS})"
FACTUAL_GOVERNOR = (
    r"\b(?:found|known|shown|proved|proven|proves|turned out|turns out|managed|manages|succeeded|"
    r"measured|observed|confirmed|"
    r"recorded|enabled|helped|happened|came|continued|continues)(?: \w+)? $"
)
PERFECT = (
    r"(?:has|have|had) (?:(?:already|now|since|thus far|so far|also|just|finally|indeed|in fact|\w+ly) )?(?:been )?"
    r"(?:[a-z]+ed|put|spent|given|built|got|gotten|grown|risen|fallen|brought|drawn|run|begun|gone|come|become|cut|let|"
    r"made|met|paid|sunk|won|lost|hit|held|taken|trained|laid out|found|seen|shown|sold|bought|kept|left|set up)"
)
# verbs that tell a state or an outcome
FACTS = (
    r"[a-z]{2,}(?<!ne)ed",
    PERFECT,
    r"(?:has|have|had)",
    r"(?:is|are|was|were)(?= (?:(?:only|now|already|just|about|around|some|nearly|almost|over|under|roughly|currently|"
    r"in fact|"
    r"fully|exactly|more than|less than|at|at least|at most|up to|as much as|equal to) )*$)",
    r"(?:is|are|was|were) (?:(?:already|now|currently) )?(?:short|in excess|home|running|operating|drawing|consuming)",
    r"(?:spent|gave|built|got|grew|rose|fell|brought|drew|ran|began|went|came|became|cut|made|met|paid|sank|won|lost|"
    r"held|took|found|sold|bought|kept|left|stood|led|lent|let|hit|flew|drove|put|shrank|fed|dealt|sent|"
    r"ate|taught|caught|bore|threw|wrote off|"
    r"swept|sprang|leapt|crept|slid|swung|hung|stuck|struck|burnt|learnt)",
    r"(?:draws|uses|consumes|runs|operates|owns|holds|stands|lacks|needs|employs|hosts|houses|shows|records|contains|"
    r"comprises|consists|exceeds|spends|takes|boasts|enjoys|costs|reaches|totals|equals|accounts|"
    r"commands|musters|boasts|adds|amounts|hosts|fields|absorbs|swallows|employs|supplies|"
    r"achieves|attains|proves|reveals|demonstrates|delivers|surpasses|passes|registers|measures|clocks|counts(?! on))",
    r"(?:lack|need|use|draw|consume|operate|own|hold|spend|show|reach|deliver|attain|achieve|employ|house|host)"
    r"(?= (?:[\w-]+ ){0,4}$)",
    r"(?:already|currently|at present|under way|in operation|in place|in use|at its disposal)",
    r"since",
)
FACTS_BEHIND = (
    r"\s*(?:[\w’'-]+ ){0,7}?(?:(?:is|are|was|were|has been|have been|had been) "
    r"(?:already |now |since |being |currently )?"
    r"(?:drawn|in use|in operation|in place|running|used|spent|paid|built|installed|reached|consumed|trained|disbursed|"
    r"distributed|invested|made|handed|transferred|delivered|confirmed|measured|recorded|lacking|missing|wanting|short|absent|"
    r"supported|added|secured)\b"
    r"|(?:stood|lay|came in|has come in|have come in)\b"
    r"|(?:went|flowed|has gone|have gone|had flowed|has flowed)\b"
    r"|(?:already |now |since |currently )?(?:drawn|in use|in operation|running|consumed|installed|reached|achieved)\b"
    r"|(?:already|currently|today|at present)\b)"
)
# nouns and turns that say of a whole sentence that it tells what is wanted, allowed or conditional
HOPED = (
    r"(?:bar|mark|line)(?: that)?(?: \w+){0,2} (?:set|drew|drawn|reached)",
    r"what (?:\w+ ){1,3}(?:wants?|seeks?|hopes?)(?: for)?",
    r"wish(?:es|ed|ing)?(?: list)?",
    r"aspir(?:e|es|ed|ing|ation|ations)",
    r"hop(?:e|es|ed|ing)",
    r"prospects? of",
    r"(?:work|construction|development|building|design|preparations?) (?:(?:has|have|had) )?(?:begun|started|began)",
    r"(?:begins?|begun|began|start(?:s|ed)|launch(?:es|ed)|kicked off) (?:the )?(?:work|development|"
    r"construction|building|"
    r"an? (?:[\w-]+ )?(?:strategy|programme|program|plan|project|scheme|call|tender))",
    r"settled on",
    r"(?:was|were|has|have|had)(?: been)? ordered",
    r"sights",
    r"put (?:their|its|his|her) names? to",
    r"sign(?:s|ed)? up",
    r"desir(?:e|es|ed)",
    r"vow(?:s|ed)?",
    r"programme runs",
    r"wants?(?: \w+){1,6} to",
    r"would like",
    r"pencill?(?:s|ed)? (?:in|down)",
    r"envision(?:s|ed)?",
    r"bound to",
    r"poised",
    r"tipped",
    r"going to",
    r"about to",
    r"look(?:s|ed|ing)? (?:to|set|like|for|ahead)",
    r"stand(?:s)? to",
    r"ought to",
    r"must",
    r"need(?:s|ed)? to",
    r"(?:has|have|had) (?:yet|still) to",
    r"yet to",
    r"not yet",
    r"still to",
    r"to (?:come|follow)",
    r"on paper",
    r"in theory",
    r"at best",
    r"provided (?:the|that|it|all)",
    r"subject to",
    r"conditional(?:ly)?",
    r"contingent",
    r"unless",
    r"if [^,;.]{3,60},",
    r"if (?:all|everything|things|nothing|built|approved|both|the (?:diet|money|plan|plans|trend|present|current))",
    r"on (?:current|present) (?:trends?|plans?|policy|policies)",
    r"at (?:the|its) (?:present|current) pace",
    r"eventual(?:ly)?",
    r"ultimate(?:ly)?",
    r"in the (?:end|long run|longer run|longer term|long term|final|future|pipeline|works)",
    r"in (?:its|a|the) (?:final|later|second|third|last) (?:stage|phase|step|build-?out)",
    r"at a later (?:stage|date|point)",
    r"(?:when|once|if|after) (?:it is |they are |fully )?(?:complete|completed|finished|built|ready)",
    r"on completion",
    r"full build-?out",
    r"fully built",
    r"later (?:on|rising|growing|reaching|to)",
    r"(?:some|one) day",
    r"in time",
    r"in due course",
    r"drawing board",
    r"planning",
    r"room for",
    r"scope for",
    r"options?",
    r"\w+(?:and|end|ens|cal)[ai]ble to",
    r"can (?:be|go|grow|rise|add|reach|later)",
    r"mean(?:s|t)? to",
    r"undertak(?:e|es|en|ing)",
    r"undertook",
    r"foreseeable",
    r"presum(?:e|es|ed|ably)",
    r"tentative(?:ly)?",
    r"provisional(?:ly)?",
    r"indicative",
    r"extrapolat\w+",
    r"calculat(?:e|es|ed|ion|ions)",
    r"thought to",
    r"seen (?:to|as|at|adding|reaching|rising)",
    r"on the (?:way|road|cards|calendar)",
    r"requir(?:e|es|ed|ement|ements)",
    r"demand(?:s|ed) (?:that|of|from)",
    r"call(?:s|ed|ing)? for",
    r"ask(?:s|ed|ing)?(?: \w+){0,4} for",
    r"(?:high|middle|mid|low|upper|lower|central|base|worst|best|growth)[- ]"
    r"(?:path|case|variant|track|line|assumption)",
    r"recommend(?:s|ed|ation|ations)?",
    r"urg(?:e|es|ed)",
    r"set(?:s)? aside",
    r"reserved",
    r"allott?ed",
    r"allocated",
    r"appropriat(?:e|es|ed|ion)",
    r"offer(?:s|ed)?",
    r"undertaking",
)
# nouns that do the same unless a perfect says that it has come about: “the roadmap has devoted …”
HOPED_NOUNS = (
    r"objectives?",
    r"yardstick",
    r"benchmarks?",
    r"milestones?",
    r"road ?maps?",
    r"blueprints?",
    r"vision",
    r"strateg(?:y|ies)",
    r"supply plan",
    r"ceiling",
    r"requests?",
    r"bid",
    r"budget(?:s|ed)?",
    r"draft",
)
HOPED_JA = (
    "めざ",
    "誓",
    "申し出",
    "申し入れ",
    "名乗り",
    "盛り込",
    "合意",
    "公約",
    "確約",
    "打診",
    "意欲",
    "用意がある",
    "着手",
    "開発中",
    "開発が始",
    "開発を始",
    "建設中",
    "準備",
    "ねらう",
    "狙",
    "ねらい",
    "掲げ",
    "考え",
    "意向",
    "構え",
    "構想",
    "意気込み",
    "つもり",
    "づもり",
    "明らかにし",
    "述べ",
    "語っ",
    "伝え",
    "説明し",
    "発言し",
    "主張し",
    "はず",
    "べき",
    "べく",
    "したい",
    "たい考え",
    "とする",
    "とした",
    "としている",
    "としてい",
    "しよう",
    "うたう",
    "うたっ",
    "打ち出",
    "宣言",
    "旨",
    "運び",
    "段取り",
    "こととな",
    "ことにな",
    "ことにし",
    "こととし",
    "とみ",
    "と見",
    "と目され",
    "と読",
    "はじ",
    "弾き出",
    "見立て",
    "見方",
    "公算",
    "懸念",
    "警告",
    "かねない",
    "そうだ",
    "しうる",
    "し得る",
    "じうる",
    "視野",
    "念頭",
    "到達点",
    "ゴール",
    "目安",
    "上限",
    "求め",
    "要求",
    "要望",
    "必要",
    "課す",
    "義務",
    "なければならな",
    "可能",
    "余地",
    "ていく",
    "てゆく",
    "いずれ",
    "将来",
    "最終的",
    "今後",
    "試み",
    "検討",
    "提案",
    "案",
    "条件",
    "前提",
    "仮に",
    "すれば",
    "計算である",
    "計算だ",
    "計算にな",
    "計算とな",
    "勘定",
    "ならば",
    "という",
    "とのこと",
    "望",
    "願",
    "用意",
    "枠",
    "促す",
    "促し",
    "努め",
    "努力",
    "定めた",
    "定める",
    "据え",
)
# how a Japanese sentence ends that tells a state or what has come about
FACTS_JA = (
    r"(?:(?<!ま)た|んだ)(?:$|[。、（(]|と|の|こと)|ました|だった|であった|でした|"
    r"(?:て|で)(?:いる|います|おり|いた|いました|ある)|である|です|だ$|済み|持つ$|有する$|実績|実測"
)

# what only a measurement gives: an estimate that is told so is told as known
MEASURED = (
    r"metered",
    r"measured(?! in\b)",
    r"meter readings?",
    r"verified",
    r"confirm(?:s|ed)",
    r"audited",
    r"disclos(?:es|ed|ure)",
    r"(?:had|has|have) counted",
    r"own (?:figures|numbers|records|accounts|books)",
    r"weighed",
    r"official count",
)
MEASURED_JA = (
    r"実測|計測(?:さ|し|値)|計量|検針|測定(?:さ|し|値)|確定した|確認され(?:た|ている)|公式に(?:確認|公表)|"
    r"開発(?:元|者|企業|会社)(?:自身)?(?:が|は)(?:自ら)?(?:公表|開示|明か)"
)
UNMEASURED = (
    r"(?i)\b(?:not|never|nor|no|without|un\w+|yet to|nobody|nothing|neither|rather than|instead of|"
    r"\w+n['’]t)\b[^.;]{0,30}$"
)
ONLY_RECKONED = (
    r"estimat\w*",
    r"reckon\w*",
    r"calculat\w*",
    r"guess\w*",
    r"model(?:led|ling)",
    r"extrapolat\w*",
    r"thought to",
    r"believed",
    r"would",
    r"could",
    r"might",
    r"probabl[ey]",
    r"likely",
    r"assum\w*",
)
ONLY_RECKONED_JA = ("推計", "推定", "試算", "見積", "概算", "未確認", "ていない", "みられ")

# a draft told as decided
DRAFT = r"\b(?:draft|request(?:ed)?|proposal|proposed|bill)\b"
ENACTED = (
    r"enacted",
    r"(?:was|were|has been|have been) (?:adopted|passed|voted|appropriated|approved by (?:the )?(?:diet|parliament))",
    r"as (?:adopted|passed|voted|enacted)",
    r"(?:diet|parliament) (?:adopted|passed|approved|voted|appropriated)",
    r"(?:spent|disbursed|executed)",
)
ENACTED_JA = ("成立した", "成立し、", "可決", "執行した", "執行され", "支出した", "成立済み", "成立額", "成立予算")
