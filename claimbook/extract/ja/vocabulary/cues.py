"""Words before and behind an amount that make it more, less or about, say what it is per, or that it rose or fell.

Provenance: the hedges of Japanese news reporting, written down for this project; 以上 and 以下 take in the number,
超 and
未満 leave it out, as 法令用語 (the drafting rules of laws) have it.
"""

from claimbook.extract.vocabulary import words

# directly before the amount, perhaps with で, も or の between
BEFORE = {
    "約": "approx", "およそ": "approx", "おおよそ": "approx", "ほぼ": "approx", "おおむね": "approx", "概ね": "approx",
    "ざっと": "approx", "推定": "approx", "推計": "approx", "見込み": "approx", "大体": "approx", "だいたい": "approx",
    "概算": "approx", "概算で": "approx", "≒": "approx", "≈": "approx", "ほぼほぼ": "approx", "凡そ": "approx",
    "推定で": "approx",
    "ゆうに": "gt", "優に": "gt", "≥": "ge", "≧": "ge", "≤": "le", "≦": "le", ">": "gt", "<": "lt",
    "最大": "le", "最大で": "le", "最大でも": "le", "上限": "le", "上限は": "le", "上限を": "le", "上限が": "le",
    "最多で": "le",
    "多くて": "le", "多くても": "le", "せいぜい": "le", "たかだか": "le", "高々": "le", "最長": "le", "最長で": "le",
    "最長でも": "le", "長くて": "le", "長くても": "le", "遅くとも": "le", "遅くても": "le", "高くても": "le",
    "少なくとも": "ge", "少なくても": "ge", "最低": "ge", "最低でも": "ge", "最低で": "ge", "最短": "ge",
    "最短で": "ge", "最短でも": "ge",
    "最小": "ge", "最小で": "ge", "早ければ": "ge", "早くて": "ge", "早くても": "ge", "下限": "ge", "下限は": "ge",
    "下限を": "ge",
    "最低限": "ge", "少なく見積もっても": "ge", "安くても": "ge",
}  # fmt: skip
# between a cue and its amount, saying nothing of it
FILLERS = words(
    "計 合計 合計で 総額 総額で 総計 累計 累計で 延べ のべ 同 各 さらに 新たに 追加で 全体で 全国で 国内で 世界で "
    "前年比 前期比 前月比 前年同月比 "
    "前年同期比 前年度比 同比 満 都合 しめて 現在 通算 平均 平均で 過去 今後 うち 現行の 従来の で 税込み 税別 "
    "税抜き 総勢 みんなで 全 "
    "直近 この 向こう 賛成 反対 棄権 定数 片道 往復 時価 手取り 実質 名目 推計で 同じく 定員"
)
# before the amount: what it is per
PER_BEFORE = {
    "月額": "month", "月額で": "month", "年額": "year", "年額で": "year", "日額": "day", "年間": "year",
    "年間で": "year",
    "月間": "month", "月間で": "month", "時給": "hour", "日給": "day", "日当": "day", "月給": "month", "年収": "year",
    "月収": "month",
    "年俸": "year", "年商": "year", "月商": "month", "毎年": "year", "毎月": "month", "毎週": "week", "毎日": "day",
    "毎時": "hour",
    "毎分": "minute", "毎秒": "second", "年率": "year", "年率で": "year", "年": "year", "年に": "year", "月": "month",
    "月に": "month", "週": "week", "週休": "week",
    "週に": "week", "日量": "day", "日に": "day", "坪単価": "tsubo", "時間給": "hour", "年平均": "year",
    "時間当たり": "hour", "時間あたり": "hour", "月当たり": "month", "年当たり": "year", "月平均": "month",
    "年利": "year",
    "初任給": "month",
}  # fmt: skip
# these may have a particle behind them
WAGES = words("月額 年額 日額 時給 日給 日当 月給 年収 月収 年俸 年商 月商 時間給 初任給 平均年収 日量 年利")
# behind a counted unit: it says what the next amount is per
PER_BEHIND = ("当たり", "あたり", "当り", "につき", "に付き", "ごとに", "毎に")
LOSSES = ("赤字", "損失", "マイナス", "減損", "欠損", "減益", "減収")

# behind the amount; the first that fits wins, longer words first
BEHIND = {
    "規模以上": "ge", "以上": "ge", "を下限": "ge", "を下回らない": "ge", "を下らない": "ge", "は下らない": "ge",
    "以下": "le",
    "以内": "le",
    "を上限": "le", "を限度": "le", "が上限": "le", "が限度": "le", "を超えない": "le",
    "未満": "lt", "に満たない": "lt", "に満たず": "lt", "にも満たない": "lt", "に満たなかった": "lt", "を下回": "lt",
    "割れ": "lt", "を割": "lt", "を割り込": "lt", "を割りそ": "lt", "を切りそ": "lt",
    "足らず": "lt", "に届かない": "lt", "に届かず": "lt", "に届かなかった": "lt", "を切": "lt", "に足りない": "lt",
    "に達しない": "lt",
    "に達しなかった": "lt", "に達せず": "lt", "弱": "lt", "を超": "gt", "超え": "gt", "超": "gt", "を上回": "gt",
    "を突破": "gt", "余り": "gt", "あまり": "gt", "余": "gt", "強": "gt", "を越え": "gt", "越え": "gt",
    "オーバー": "gt", "突破": "gt",
    "も超え": "gt", "前後": "approx", "ほど": "approx", "程度": "approx", "近くに": "approx", "近く": "approx",
    "近い": "approx",
    "くらい": "approx", "ぐらい": "approx", "内外": "approx", "見当": "approx", "に迫": "approx", "に近い": "approx",
    "に近づ": "approx",
    "間近": "approx", "台前半": "approx", "台後半": "approx", "台半ば": "approx", "台": "approx", "見込み": "approx",
    "の見込み": "approx", "(推定)": "approx", "(推計)": "approx", "(見込み)": "approx", "(概算)": "approx",
    "相当": "", "レベル": "",
    "がらみ": "approx", "は下回らない": "ge", "より多": "gt", "より少な": "lt", "から": "", "をやや上回": "gt",
    "をやや下回": "lt",
    "を大きく上回": "gt", "を大きく下回": "lt", "を大幅に上回": "gt", "を大幅に下回": "lt", "をわずかに上回": "gt",
    "をわずかに下回": "lt",
    "を大きく超": "gt", "を大幅に超": "gt", "をはるかに超": "gt", "をはるかに上回": "gt", "をわずかに超": "gt",
    "か、それ以上": "ge",
    "またはそれ以上": "ge", "もしくはそれ以上": "ge", "をゆうに超": "gt", "を優に超": "gt", "をすでに超": "gt",
    "前半": "approx", "後半": "approx",
    "半ば": "approx", "規模": "", "近傍": "approx",
}  # fmt: skip
# the same word goes on otherwise: 強化, 弱点, 台湾, 余裕, 超電導
GOES_ON = {
    "強": "化いくめまさ制調力風烈硬固引豪靭盗度者打", "弱": "いくめまさ者点小体視冷気年",
    "余": "裕地剰計暇震波生命儀興談韻", "超": "電伝音短高大党過常越薄急小"
    "ワ", "台": "湾北風数頭所本帳詞車座地", "近く": "", "前後": "", "あまり": "に", "前半": "は", "後半": "は",
    "割れ": "目る", "を割": "りいくけ愛譲", "を切": "りな望実",
}  # fmt: skip
# only behind such amounts, not behind years and days
HALVES = ("前半", "後半", "半ば")

# behind an amount, perhaps with a particle between
UP = words(
    "増 上昇 拡大 伸び 伸長 高 プラス 改善 引き上げ 上乗せ 上積み 値上が 値上げ 多い 多く 上げ 増し 急増 急騰 反発 "
    "続伸 向上 成長"
)
DOWN = words(
    "減 低下 下落 縮小 落ち込 削減 安 マイナス 引き下げ 値下が 値下げ 割引 引き 少ない 少なく 赤字 急減 急落 反落 "
    "続落 下げ カット 悪化 短縮"
)
