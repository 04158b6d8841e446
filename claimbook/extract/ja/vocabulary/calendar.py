"""Eras, seasons and the words for dates seen from the document's own.

Provenance: the eras and their first years from the proclamations of the Cabinet Office (元号法,
and for Meiji to Showa the
edicts); the Gregorian calendar was taken up on 1 January of 明治6 (1873, 太政官布告第337号),
so that months before are lunar.
Seasons and parts of years are the sub-year numbers of the Extended Date/Time Format (ISO 8601-2:2019).
"""

from claimbook.extract.vocabulary import words

# first year, and the year until which the months are lunar
ERAS = {
    "令和": 2019, "平成": 1989, "昭和": 1926, "大正": 1912, "明治": 1868, "慶応": 1865, "慶應": 1865, "元治": 1864,
    "文久": 1861,
    "万延": 1860, "安政": 1855, "嘉永": 1848, "弘化": 1845, "天保": 1831, "文政": 1818, "文化": 1804, "享和": 1801,
    "寛政": 1789,
    "天明": 1781, "安永": 1772, "明和": 1764, "享保": 1716, "元禄": 1688, "慶長": 1596, "寛永": 1624,
}  # fmt: skip
MODERN = ("令和", "平成", "昭和", "大正", "明治")
ERA_LETTERS = {"R": 2019, "H": 1989, "S": 1926, "T": 1912, "M": 1868}
# how many years an era had or may have had in papers written before it ended
LONGEST_ERA = 120
FIRST_SOLAR_YEAR = 1873
SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
# a season's sign opens another word
NOT_SEASONS = {"春": "闘季節分日", "夏": "季目休日", "秋": "田葉季", "冬": "季眠"}
PARTS = {"上半期": 40, "上期": 40, "前半": 40, "下半期": 41, "下期": 41, "後半": 41, "第1四半期": 33, "第2四半期": 34,
         "第3四半期": 35, "第4四半期": 36}  # fmt: skip
QUARTERS = {(1, 3): 33, (4, 6): 34, (7, 9): 35, (10, 12): 36, (1, 6): 40, (7, 12): 41}
# said behind a year or a month and kept inside the span
VAGUE_PARTS = words("末 初頭 初め はじめ 初旬 上旬 中旬 下旬 半ば なかば 中ごろ 後半 前半 末日 月初 明け 終盤 序盤")
YEARS = {"一昨年": -2, "おととし": -2, "昨年": -1, "去年": -1, "前年": None, "今年": 0, "本年": 0, "ことし": 0,
    "来年": 1, "明年": 1,
         "再来年": 2, "同年": None, "翌年": None, "翌々年": None}  # fmt: skip
MONTHS = {
    "先々月": -2,
    "先月": -1,
    "昨月": -1,
    "今月": 0,
    "本月": 0,
    "来月": 1,
    "再来月": 2,
    "同月": None,
    "翌月": None,
}
SEASONS_AWAY = {"今": 0, "昨": -1, "来": 1, "同": None, "翌": None}
# behind such a word it is a base of comparison or another word: 前年比
NOT_DATES_BEFORE = words("比 同期 同月 同日 並み 実績 度比 度同期 の同期 同様 末比")
# a year by two digits has these behind it …
YEAR_TAILS = words(
    "から まで 同期 同月 同日 以降 以来 以前 時点 現在 産 卒 入社 設立 発売 発足 入学 モデル 夏 春 秋 冬 版 ごろ 頃 "
    "末 初 内に "
    "内の 中に 中の 生まれ 比 ドラフト W杯 五輪 大会 予算 当時 半ば 上 下 月 統計 調査 実績 見通し 秋 通期 比較 "
    "にも には に は の 、 をめど を目標 をピーク を境 を目指 を予定 を機 が も ( と"
)
# … and a length of time these
SPAN_TAILS = words(
    "間 半 以上 以下 以内 未満 程度 余り 余 あまり 弱 強 超 越し ぶり 振り 連続 続け がかり 掛かり もの 物 もた 分 "
    "ほど 近く 後 前 先 かけ かか を経 を要 を過ご を迎 を超 を費 単位 ごと おき に1度 に1回 に一度 に一回 に及 "
    "に及 にわた にも及 契約 計画 保証 満期 債 国債 固定 型 刑 ずつ が経 がた が過 経 たっ たつ 目 で くらい "
    "ぐらい あれば も前 も続 も経 も待 もかか の歴史 の歳月 の経験 の節目 の実績 の計画 の契約 の期間 の伝統 の刑 "
    "の懲役 の猶予 の実刑 の有罪 の判決 の道のり のキャリア のブランク の任期 の寿命 の長さ の月日 の執行 の間 "
    "の時間 の歩み の老舗 のうち の遅れ の差 の開き 余 しか 足らず そこそこ いっぱい 限り ローン スパン は必要 "
    "は最低 は続 を上限 を限度 に延 に短 に渡"
)
# words soon behind a day or a month that look ahead, and those of them that may be what was decided in the past
AHEAD = words(
    "以降 予定 方針 見通し 見込み 計画 目指 めど 目途 開始する 始める 開く 発売する 施行され 施行する 期限 締め切"
)
AHEAD_OR_THING = frozenset(("計画", "方針", "期限", "見通し"))
