"""Words by which a text tells that a number is another than before, or that others count otherwise."""

from __future__ import annotations

import re

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
