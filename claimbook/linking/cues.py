"""Words by which a text tells that a number is another than before, or that others count otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimbook.linking.said import Said

CHANGED = re.compile(
    r"\b(?:now|raised?|raises|lift(?:s|ed)|rais(?:es|ing)|cut|lower(?:s|ed)|revis(?:ed|es|ion)|increas(?:ed|es)|enlarged|"
    r"grown?|grew|risen|rose|climb(?:ed|s)|fell|fallen|slip(?:ped|s)|drop(?:ped|s)|expanded|updated?|latest|newest|since|"
    r"this (?:week|month|year|autumn|summer|spring|winter)|last (?:week|month)|preliminary|draft|new (?:count|tally|"
    r"edition|figure|plan|estimate)|has (?:reached|passed)|instead|no longer|has been|have been)\b|"
    r"引き?上げ|引き?下げ|上方|下方|増|拡大|膨ら|積み増|改め|改定|上昇|伸び|減|縮小|修正|見直|ずれ込|延期|前倒し|変更|達し|速報|最新|"
    r"今月|今年|その後|現在|まで(?:増え|伸び)|新たに|浮上|後退|更新",
    re.I,
)
DISPUTED = re.compile(
    r"\b(?:however|but|disput(?:e|ed|es)|argu(?:e|ed|es|ing)|another|other|others|separate|recount(?:ed|s)?|tally|tallied|"
    r"audit(?:ors|ed)?|puts?|books|lists|given as|at odds|differ(?:s|ent)?|instead|closer to|critics|in fact|actually|"
    r"according to|rework(?:ed|s)?|reckons?|estimates?|contradict\w*|wrong\w*|mistaken\w*|only)\b|"
    r"反論|別の|一方|ただ|しかし|異なる|食い違|数え直|洗い直|とする|としている|としており|とみられ|によると|によれば|独自|推計|試算|集計|"
    r"まとめ|との(?:指摘|見方|声)|誤り|実際",
    re.I,
)
ALTERED = (
    r"(?:rais|lift|increas|cut|lower|reduc|revis|expand|enlarg|grow|grew|ris|rose|climb|fall|fell|slip|drop|slid|shrink|"
    r"shrunk|shrank|swell|swollen|tak|took|bring|brought|boost|push|upgrad|extend|mov|jump|widen|narrow|scal|chang|"
    r"correct|adjust|updat|delay|postpon|trim|pare|bump|mark|adjust|ballon|edg|inch|creep|crept|surg|soar|plung|sink|sank)"
)
NEARLY = r"(?:(?:some|about|around|nearly|almost|roughly|over|just|more than|up to|an?|as \w+ as|the) )*"
ALTERED_TO = re.compile(rf"\b{ALTERED}[a-z]*\b[^.;]{{0,48}}?\b(?:to|at|until) {NEARLY}$", re.I)
NOW_BEFORE = re.compile(rf"\b(?:now|currently|today|instead)\b(?: [\w-]+){{0,4}} {NEARLY}$", re.I)
NOW_BEHIND = re.compile(r" (?:[\w-]+ ){0,2}(?:(?:do|does|are|is|have|has) )?now\b", re.I)
ALTERED_JA = re.compile(
    r"(?:程度|ほど|前後|あまり|余り|台|規模)?(?:に|へ|まで|へと)[^、。]{0,10}?"
    r"(?:引き?上げ|引き?下げ|上方|下方|増|拡大|膨ら|ふくら|積み増|改め|改定|上が|上昇|伸び|減|縮|落ち|下が|低下|修正|見直|ずれ込|"
    r"延期|遅れ|前倒し|変更|迫|達し|広が)"
)
BEYOND_JA = re.compile(
    r"(?:これ|それ|前年度?|前回|当初|従来)を(?:大きく|大幅に|やや)?(?:上回る|下回る|超える)(?:過去最大の)?約?$"
)
REPORTED = re.compile(
    r"\b(?:according to|said|says|finds?|found|puts|tall(?:y|ied)|estimates?|estimated|counts?|counted|reckons?|"
    r"argu\w+|disput\w+|report(?:s|ed)?|shows?|showed|survey|study|audit\w*|told|hinted|now|lists)\b|"
    r"によると|によれば|まとめ|試算|集計|反論|推計|調べ|示し|明らかに|としている|とする|という|数え|資料|関係者|洗い直",
    re.I,
)
DENIED = re.compile(r"\b(?:disput|argu|contradict|deni(?:es|ed)|refut|challeng)\w*|反論|誤り|食い違|否定|異議", re.I)
LATELY = re.compile(
    r"\b(?:this|last) (?:week|month)\b|\bafter an? (?:enlargement|upgrade|extension|expansion|revision|update)\b|"
    r"今週|今月|先週|先月|(?:増設|改修|拡張|改定|更新)(?:後|の結果|により)",
    re.I,
)


def is_told_as_changed(said: Said) -> bool:
    """Tell whether the words around a number say that it was changed to this: “was raised to”, “is now”."""
    text = said.sense.text
    before, behind = text[: said.position], text[said.position + len(said.mention.text) :]
    if said.sense.japanese:
        return ALTERED_JA.match(behind) is not None or BEYOND_JA.search(before) is not None
    patterns = ALTERED_TO.search(before), NOW_BEFORE.search(before), NOW_BEHIND.match(behind)
    return any(found is not None for found in patterns)
