"""Signs and words of numbers.

Provenance: the numerals of 公用文作成の考え方 (Agency for Cultural Affairs, 2022) and the formal numerals (大字) of the
law of 1885 on banknotes and of registers; scales by 塵劫記 as used today, to 京.
"""

DIGITS = {
    "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壱": 1, "弐": 2, "参": 3,
}  # fmt: skip
TENS = {"十": 1, "百": 2, "千": 3, "拾": 1}
SCALES = {"万": 4, "億": 8, "兆": 12, "京": 16, "萬": 4}
# “some”: several of the scale that follows, a few more than the number before
SOME = "数"
MANY = "何幾"
# between two ends of a range
RANGE_SIGNS = "~〜～-–—−―‐‑"
RANGE_WORDS = ("から", "ないし", "乃至", "より")
MINUS_SIGNS = "-−▲△－"
MINUS_WORDS = ("マイナス", "負の", "氷点下", "零下")
