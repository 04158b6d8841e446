"""Measures in katakana, kanji and signs.

Provenance: the prefixes and units of the SI brochure and of 計量単位令 (the cabinet order on units of 1992) in their
Japanese names; 尺貫法 where news still measures with it; the measures of computing as the trade press writes them.
Symbols are those that the English reading records.
"""

from claimbook.extract.vocabulary import words

PREFIXES = {
    "": "", "キロ": "k", "メガ": "M", "ギガ": "G", "テラ": "T", "ペタ": "P", "エクサ": "E", "ゼタ": "Z", "ヨタ": "Y",
    "ミリ": "m", "マイクロ": "µ", "ナノ": "n", "ピコ": "p", "センチ": "c", "デシ": "d", "ヘクト": "h",
}  # fmt: skip
PREFIXABLE = {
    "メートル": "m", "グラム": "g", "リットル": "L", "ワット": "W", "ワット時": "Wh", "ワットアワー": "Wh",
    "バイト": "B",
    "ビット": "bit", "ヘルツ": "Hz", "フロップス": "FLOP/s", "FLOPS": "FLOP/s", "ボルト": "V", "アンペア": "A",
    "ジュール": "J", "パスカル": "Pa", "シーベルト": "Sv", "ベクレル": "Bq", "カロリー": "cal", "トン": "t",
    "オーム": "Ω",
    "ニュートン": "N", "モル": "mol", "電子ボルト": "eV", "bps": "bit/s", "ビット毎秒": "bit/s", "アンペア時": "Ah",
    "ボルトアンペア": "VA", "グレイ": "Gy", "ルーメン": "lm", "キュリー": "Ci", "パーセク": "pc", "シーシー": "cm³",
}  # fmt: skip
NAMES = {
    "ナノ": "nm", "センチ": "cm", "ミリ": "mm", "平方メートル": "m²", "平方キロ": "km²", "平方キロメートル": "km²",
    "平方センチ": "cm²", "平方センチメートル": "cm²", "平方ミリ": "mm²", "平方ミリメートル": "mm²",
    "立方メートル": "m³",
    "立方センチ": "cm³", "立方センチメートル": "cm³", "立方キロメートル": "km³", "平米": "m²", "立米": "m³",
    "ヘクタール": "ha", "アール": "a", "坪": "tsubo", "畳": "tatami", "エーカー": "acre", "平方フィート": "ft²",
    "平方マイル": "mi²", "マイル": "mi", "カイリ": "nmi", "海里": "nmi", "フィート": "ft", "インチ": "in",
    "ヤード": "yd",
    "ノット": "kn", "バレル": "barrel", "ガロン": "gallon", "オンス": "oz", "トロイオンス": "ozt",
    "ブッシェル": "bushel",
    "カラット": "carat", "馬力": "hp", "ルクス": "lx", "カンデラ": "cd", "ケルビン": "K", "気圧": "atm",
    "ヘクトパスカル": "hPa",
    "デシベル": "dB", "ガル": "Gal", "光年": "light-year", "天文単位": "au", "シーベルト": "Sv", "ppm": "ppm",
    "ppb": "ppb",
    "重量トン": "dwt", "総トン": "GT", "石": "koku", "合": "gō", "升": "shō", "斗": "to", "匁": "monme", "尺": "shaku",
    "寸": "sun", "貫": "kan", "町歩": "chō", "マイクロ秒": "µs", "キロワット時": "kWh", "億キロ": "km",
    "ミクロン": "µm",
    "オングストローム": "Å", "パラメーター": "parameter", "パラメータ": "parameter", "トークン": "token",
    "量子ビット": "qubit", "キュービット": "qubit", "物理量子ビット": "qubit", "論理量子ビット": "qubit",
    "画素": "pixel", "ピクセル": "pixel", "メガピクセル": "MP", "ドット": "dot", "カップ": "cup", "回転": "revolution",
    "MW": "MW", "FLOP": "FLOP", "FLOPs": "FLOP", "フロップ": "FLOP", "テラフロップ": "TFLOP", "ペタフロップ": "PFLOP",
    "エクサフロップ": "EFLOP", "エクサ": "EFLOP/s", "ペタ": "PFLOP/s",
    "ゼタフロップ": "ZFLOP", "TEU": "TEU", "ワット・時": "Wh", "ギガ": "GB", "頭身": "head",
}  # fmt: skip
# before the number: a pace, joined to the length behind it
PACES = {"時速": "h", "毎時": "h", "秒速": "s", "毎秒": "s", "分速": "min", "毎分": "min", "風速": "s", "瞬間風速": "s"}
# “キロ” alone: a weight near these words, else a distance
WEIGHED = words(
    "体重 重さ 重量 コメ 米 肉 魚 銅 金 荷物 覚醒剤 大麻 減量 ダンベル 食品 野菜 果物 砂糖 小麦 収穫 水揚げ 漁獲 "
    "豚 牛 鶏 卵 マグロ 級"
)
WEIGHED_AFTER = words("減量 増量 太 痩 やせ のコメ の米 の肉 の荷物 級 やせた 当たり")
# “度”: a temperature near these words, an angle near those
WARMTH = words("気温 温 最高 最低 熱 暑 寒 冷 セ氏 摂氏 氷点下 零下 オーブン 湯 水 炉 度まで 平年 夏日 冬日 沸 炎")
ANGLES = words("緯 経 角 傾 回転 方位 視野 旋回 斜")
# before the number, in kitchens
SPOONS = {"大さじ": "tbsp", "小さじ": "tsp", "カップ": "cup"}
# ““points”” of these are points, not percentage points
INDEXES = words("日経平均 株価 指数 TOPIX ダウ ナスダック ＮＹ 平均株価 終値 S&P ハンセン DI DAX 先物 東証 総合 上海")
# of these, the ones that are prices too
PRICES = words("株価 終値 先物 総合 東証 上海")
REWARDS = words(
    "付与 還元 ためる 貯 進呈 獲得 得点 会員 楽天 交換 もらえ プレゼント マイル 勝ち点 アシスト リバウンド 失点 偏差値"
)
