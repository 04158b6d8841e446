"""Verbs that govern a number: what was done with it, what it measures, and what keeps either from having come about.

Provenance: everyday wording of policy briefs, written down by the project. Each entry is a regular expression.
"""

from claimbook.brief.vocabulary.asserted import INFINITIVE, LAID_OUT, WISHED

_ADVERBS = (
    r"(?: (?:already|now|since|also|just|finally|jointly|together|indeed|in fact|in all|in full|so far|"
    r"thus far|to date|"
    r"by now|only|not only|\w+ly))*"
)
_IRREGULAR = (
    "found (?:its|their) way|forked out|shelled out|handed over|spent|given|gave|built|got|gotten|grown|grew|"
    "risen|rose|fallen|fell|brought|drawn|drew|run|ran|begun|began|gone|"
    "went|come|came|become|became|cut|made|met|paid|sunk|sank|won|lost|held|taken|took|found|seen|sold|bought|kept|"
    "left|stood|led|lent|hit|flown|flew|driven|drove|put|shrunk|shrank|fed|dealt|sent|taught|caught|borne|bore|thrown|"
    "threw|swept|sprung|sprang|shot|leapt|crept|slid|struck|burnt|laid|cost|eaten|ate|got through|set|lain|lay|swollen|"
    "swallowed"
)
_OUT = r"(?: (?:up|out|in|back|over|off|down|through|away)(?! (?:mind|view|sight|principle|theory)))?"
# finite verbs of what has come about
PERFECT = rf"(?:has|have|had){_ADVERBS}(?: been)?{_ADVERBS} (?:[a-z]+ed|{_IRREGULAR}){_OUT}"
PAST = rf"(?:[a-z]+ed|{_IRREGULAR}){_OUT}"
PASSIVE = rf"(?:was|were|(?:has|have|had) been|got){_ADVERBS} (?:[a-z]+ed|{_IRREGULAR}){_OUT}"
NOW = (
    r"(?:now|already|currently|today|at present)\s+(?:[a-z]{2,}s|have|are)|"
    r"(?:is|are|has|have|stands|draws|offers|runs|uses) (?:now|already|currently)"
)
INTRANSITIVE = r"(?:went|flowed|found (?:its|their) way|came in|arrived|changed hands|sank|ran)"

# verbs that only measure their subject: a pledge may come to so much, and is a pledge still
MEASURES = (
    r"\b(?:(?:reach|exceed|total|totall|topp|number|surpass|equal|equall|pass|climb|increas|amount|rank|remain|turn|end|"
    r"stay|advanc|jump|soar|declin|dropp|doubl|tripl|mount|add|represent|correspond)ed|hit|rise|rose|risen|grow|grew|"
    r"grown|fall|fell|fallen|come|came|stand|stood|lay|lain|ran|run|got|gotten|become|became|went|gone|"
    r"(?:has|have|had) been|had|now|already|currently|today|at present)\b"
)

# what only counting and measuring gives, whatever scenario is named beside it
SEEN = r"\b(?:record|measur|confirm|observ|regist|document|verif|metere?|audit|weigh)\w*$"

# verbs and phrases after which nothing has come about
WISH = rf"\b(?:{WISHED}|{LAID_OUT})(?:ed|d)\b"
HELD_OUT = (
    r"\b(?:set aside|put (?:aside|forward|in for|at|down (?:for|as))|held out|laid down|laid out plans|"
    r"lined up|flagged|"
    r"drawn up|drew up|written (?:in|into)|wrote (?:in|into)|given (?:its|his|her|their) word|gave (?:its|his|"
    r"her|their) "
    r"word|agreed|bid|offered|sworn|swore|undertaken|undertook|foreseen|foresaw|meant|thought|said|told|sought|bet|spoken|"
    r"talked|dreamt|taken aim|made (?:it )?(?:clear|known|plain|a (?:promise|pledge|commitment))|let it be known|"
    r"(?:work|construction|development|building|design|preparations?) (?:(?:has|have|had) )?(?:begun|began|started)|"
    r"settled|ordered|signed|commissioned|launched|adopted|chosen|chose|opted|put (?:their|its|his|her) names?|"
    r"raised (?:its|their|his|her|the) (?:sights|stakes|ambitions?)|"
    r"set (?:itself|themselves|its|their|a|the|out)|opened the (?:way|door)|cleared the way)\b"
)
# of a number that is their subject, these tell nothing of what came about: “€1 billion was seen”
ONLY_TOLD = r"\b(?:seen|found|known|shown|put|cleared|set|made|taken|left)$"
AUXILIARY = (
    r"\b(?:will|would|can|could|may|might|should|shall|must|ought to|to|(?:is|are|was|were|be) (?:\w+ )?to)"
    r"(?: (?:not|have|be|been|also|later|then|first|\w+ly))*\s*$"
)
STILL_OPEN = (
    rf"\b(?:will|would|can|could|may|might|should|shall|must|ought to|{INFINITIVE}|to (?:announce|pledge|"
    rf"promise|unveil|"
    r"propose|plan|request|ask|seek|aim|target|commit|earmark|reserve|authori[sz]e|approve|adopt|publish)|"
    r"(?:is|are|was|were|be) to|(?:is|are|was|were) (?:set|due|about|going|expected|supposed|meant|likely|slated|"
    r"planned|scheduled|bound|poised) to|plans?|intends?|aims?|hopes?|wants?|wishes|seeks?|expects?|proposes?|"
    r"envisages?|"
    r"foresees?|promises|pledges|calls? for|asks? for|provides for|earmarks?|reserves?|budgets?|means to|"
    r"(?:is|are|was|were) (?:planning|aiming|seeking|asking|hoping|looking|preparing|working|bidding|guiding|offering|"
    r"committing|putting|setting|heading))\b"
)
CONDITION = r"\b(?:if|once|when|whenever|until|till|unless|as soon as|by the time|assuming|provided|in case|whether)\b"
DENIED = r"\b(?:not|never|nor|no|yet|hardly|nobody|nothing|\w+n['’]t)\b"

# objects that are plans themselves: “has received promises of €109 billion”, “added €2 billion to its plans”
PLANNED_THINGS = (
    r"\b(?:pledges?|promises?|commitments?|plans?|planned|pledged|promised|proposed|proposals?|budget(?:s|ed)?|targets?|"
    r"goals?|objectives?|requests?|bids?|offers?|estimates?|estimated|forecasts?|projections?|projected|expected|"
    r"prospects?|intentions?|declarations?|permission|approval|authori\w+|ceilings?|roadmaps?|drafts?|expectations?|"
    r"hopes?|aims?|ambitions?|aspirations?|outlook|scenarios?|envelope|memorand\w+|letters? of intent|announcements?|"
    r"appropriations?|designs?|specifications?|applications?|guidance|options?|blueprints?|room|"
    r"future|prospective|eventual|coming)\b"
)
# “under the plan the share has climbed”: the plan is not what climbs
ASIDE = (
    r"(?:^|\b)(?:under|in line with|by|per|within|thanks to|with|through|as part of|in) (?:[\w’'-]+ ){0,5}?"
    r"(?:plans?|programmes?|strateg(?:y|ies)|roadmaps?|schemes?|frameworks?|budgets?|drafts?|goals?|targets?)\b"
)
# said of a plan beside its number: “(actual)”, “outturn:”
ACTUAL = (
    r"\((?:[\w’'-]+ )?(?:actual|actuals|outturn|out-turn|observed|realised|realized|achieved|final accounts?|"
    r"spent|paid|"
    r"disbursed|incurred|measured|recorded|completed|delivered)\)|"
    r"\b(?:as|already|so far|to date) (?:actually )?(?:incurred|spent|paid(?: out)?|disbursed|billed|invoiced|booked|"
    r"recorded|measured|delivered|executed|realised|realized|achieved|observed|installed)\b(?! (?:as|in) )|"
    r"\b(?:outturn|out-turn|actuals)\b|"
    r"（(?:実績|実数|確定|実測|決算|執行|支出)[値額数済]*）|実績値|確定値|決算額|執行額|支出済|支払済"
)
# the state that a row of a table gives of what it tells: “… | Status: disbursed”
STATE_TOLD = (
    r"(?:\||:)\s*(?:already |fully |now |all )?(?:invested|spent|paid(?: out| in)?|disbursed|delivered|built|installed|"
    r"completed?|in (?:operation|use|place|service)|operational|running|live|metered|measured|realised|"
    r"realized|achieved|"
    r"reached|done|executed|transferred|settled|actual|outturn|実績|支出済み?|実行済み?|執行済み?|完了|稼働中|達成済?み?|支払済み?)"
    r"(?:,? (?:in|by|since) [^|]{0,24})?\s*(?:\||$)"
)
# whoever only reckons says so
EXPECTED = (
    r"\b(?:expects?|expected|expectations?|forecasts?|predict(?:s|ed|ions?)|estimat(?:es?|ed)|project(?:s|ed|ions?)|"
    r"reckon(?:s|ed)|believ(?:es?|ed)|thinks?|thought|assum(?:es?|ed|ing|ptions?)|foresees?|anticipat\w+|hopes?|hoped|"
    r"supposed|scenarios?|simulat\w+|outlook|likely|probab\w+|perhaps|presumabl[ey]|would|could|might|may|calculat\w+|"
    r"on paper|in theory|(?:high|low|middle|mid|upper|lower|central|base|best|worst)[- ](?:case|path|variant|line))\b"
)
