"""Words by which a brief says that a number is the highest or the lowest of several scenarios.

Provenance: everyday wording of policy briefs, written down by the project. Each entry is a regular expression that is
looked for between word boundaries, upper and lower case alike; Japanese entries are looked for as they stand.
"""

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

# one of several scenarios by its place at an end: “the gloomiest variant”, 「需要が大きく伸びるケース」
_SCENARIOS = r"(?:cases?|scenarios?|variants?|paths?|projections?|assumptions?|estimates?|forecasts?|version)"
AT_AN_END = (
    rf"\b(?!(?:latest|newest|best-known|most recent|most likely|most probable|most plausible|most cited|honest)\b)"
    rf"(?:\w{{3,}}est|(?:most|least) \w+)(?: of (?:the|its|their|\w+) \w*)?(?: [\w-]+){{0,2}} {_SCENARIOS}\b|"
    r"(?:大き|小さ|高|低|強|弱|早|遅|速|厳し|急|緩やか|伸び(?:る|ない|が)|進[むま]|悪|良|上振|下振|好|最も)"
    r"[^、。（]{0,10}?(?:ケース|シナリオ|場合|想定)"
)
CENTRAL = (
    r"\b(?:base(?:line)?|central|middle|mid|medium|median|reference|standard|main|most likely|most probable)"
    rf"(?:[- ]\w+){{0,2}} {_SCENARIOS}\b|中位|中央|標準|基本(?:ケース|シナリオ)|中間"
)
