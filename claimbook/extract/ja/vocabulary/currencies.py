"""Currencies as Japanese newspapers write them, behind the amount.

Provenance: codes are ISO 4217; names are those of the Japanese ministry of finance's and the Bank of Japan's tables of
rates and of newspapers. A name that several countries share stands for the one that news means by it alone.
"""

from claimbook.extract.vocabulary import words

NAMES = {
    "円": "JPY", "圓": "JPY", "日本円": "JPY", "ドル": "USD", "米ドル": "USD", "アメリカドル": "USD", "USドル": "USD",
    "弗": "USD", "豪ドル": "AUD", "オーストラリアドル": "AUD", "カナダドル": "CAD", "加ドル": "CAD", "香港ドル": "HKD",
    "HKドル": "HKD", "台湾ドル": "TWD", "新台湾ドル": "TWD", "ニュー台湾ドル": "TWD", "NTドル": "TWD",
    "シンガポールドル": "SGD", "Sドル": "SGD", "ニュージーランドドル": "NZD", "NZドル": "NZD", "ジャマイカドル": "JMD",
    "フィジードル": "FJD", "ナミビアドル": "NAD", "ブルネイドル": "BND", "ジンバブエドル": "ZWL", "バハマドル": "BSD",
    "ユーロ": "EUR", "ポンド": "GBP", "英ポンド": "GBP", "イギリスポンド": "GBP", "英国ポンド": "GBP",
    "スターリングポンド": "GBP", "エジプトポンド": "EGP", "レバノンポンド": "LBP", "シリアポンド": "SYP",
    "スーダンポンド": "SDG", "元": "CNY", "人民元": "CNY", "中国元": "CNY", "中国人民元": "CNY", "台湾元": "TWD",
    "香港元": "HKD", "ウォン": "KRW", "韓国ウォン": "KRW", "北朝鮮ウォン": "KPW", "ルピー": "INR",
    "インドルピー": "INR",
    "パキスタンルピー": "PKR", "スリランカルピー": "LKR", "ネパールルピー": "NPR", "モーリシャスルピー": "MUR",
    "ルピア": "IDR", "インドネシアルピア": "IDR", "バーツ": "THB", "タイバーツ": "THB", "ドン": "VND",
    "ベトナムドン": "VND",
    "ペソ": "MXN", "メキシコペソ": "MXN", "フィリピンペソ": "PHP", "比ペソ": "PHP", "アルゼンチンペソ": "ARS",
    "チリペソ": "CLP", "コロンビアペソ": "COP", "ウルグアイペソ": "UYU", "キューバペソ": "CUP", "ドミニカペソ": "DOP",
    "リンギ": "MYR", "リンギット": "MYR", "マレーシアリンギ": "MYR", "マレーシアリンギット": "MYR", "ルーブル": "RUB",
    "ロシアルーブル": "RUB", "ベラルーシルーブル": "BYN", "フラン": "CHF", "スイスフラン": "CHF",
    "フランスフラン": "FRF",
    "仏フラン": "FRF", "ベルギーフラン": "BEF", "CFAフラン": "XOF", "クローナ": "SEK", "スウェーデンクローナ": "SEK",
    "アイスランドクローナ": "ISK", "クローネ": "NOK", "ノルウェークローネ": "NOK", "デンマーククローネ": "DKK",
    "リラ": "TRY", "トルコリラ": "TRY", "イタリアリラ": "ITL", "レアル": "BRL", "ブラジルレアル": "BRL",
    "ランド": "ZAR",
    "南アフリカランド": "ZAR", "南アランド": "ZAR", "ディルハム": "AED", "UAEディルハム": "AED",
    "モロッコディルハム": "MAD", "リヤル": "SAR", "サウジリヤル": "SAR", "サウジアラビアリヤル": "SAR", "リアル": "IRR",
    "イランリアル": "IRR", "カタールリヤル": "QAR", "カタールリアル": "QAR", "オマーンリアル": "OMR",
    "イエメンリアル": "YER", "ディナール": "KWD", "クウェートディナール": "KWD", "イラクディナール": "IQD",
    "ヨルダンディナール": "JOD", "バーレーンディナール": "BHD", "チュニジアディナール": "TND",
    "アルジェリアディナール": "DZD", "セルビアディナール": "RSD", "リビアディナール": "LYD", "シェケル": "ILS",
    "イスラエルシェケル": "ILS", "新シェケル": "ILS", "ズロチ": "PLN", "ズウォティ": "PLN", "ポーランドズロチ": "PLN",
    "フォリント": "HUF", "ハンガリーフォリント": "HUF", "コルナ": "CZK", "チェココルナ": "CZK", "レイ": "RON",
    "ルーマニアレイ": "RON", "レウ": "RON", "レフ": "BGN", "ブルガリアレフ": "BGN", "フリブナ": "UAH",
    "フリヴニャ": "UAH",
    "グリブナ": "UAH", "ナイラ": "NGN", "シリング": "KES", "ケニアシリング": "KES", "ウガンダシリング": "UGX",
    "タンザニアシリング": "TZS", "オーストリアシリング": "ATS", "タカ": "BDT", "チャット": "MMK", "キープ": "LAK",
    "リエル": "KHR", "トゥグルグ": "MNT", "トグログ": "MNT", "テンゲ": "KZT", "ソム": "KGS", "スム": "UZS",
    "ラリ": "GEL",
    "パタカ": "MOP", "ソル": "PEN", "ペルーソル": "PEN", "ボリバル": "VES", "ビットコイン": "BTC", "マルク": "DEM",
    "ドイツマルク": "DEM", "独マルク": "DEM", "ペセタ": "ESP", "ギルダー": "NLG", "エスクード": "PTE",
    "ドラクマ": "GRD",
    "ブル": "ETB", "セディ": "GHS", "クワチャ": "ZMW", "プラ": "BWP", "アフガニ": "AFN", "クーナ": "HRK",
}  # fmt: skip
# names that are also beginnings of everyday words: they need a scale, or nothing katakana behind them
SUBUNITS = {
    "銭": "JPY", "セント": "USD", "米セント": "USD", "ユーロセント": "EUR", "ペンス": "GBP", "ペニー": "GBP",
    "豪セント": "AUD", "コペイカ": "RUB", "パイサ": "INR",
}  # fmt: skip
CODES = words(
    "USD EUR GBP JPY CNY KRW INR RUB TRY ILS VND THB PHP UAH AUD CAD HKD NZD TWD SGD BRL MXN ZAR CHF SEK NOK DKK PLN "
    "CZK HUF MYR IDR AED SAR RMB BTC"
)
SIGNS = {"$": "USD", "¥": "JPY", "€": "EUR", "£": "GBP", "₩": "KRW", "₹": "INR", "₽": "RUB", "฿": "THB", "₫": "VND",
         "₱": "PHP", "₺": "TRY", "₪": "ILS", "\\": "JPY"}  # fmt: skip
LETTERS_BEFORE_SIGN = {"US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "HK": "HKD", "NZ": "NZD",
                       "NT": "TWD", "S": "SGD", "R": "BRL", "CN": "CNY", "RMB": "CNY", "JP": "JPY"}  # fmt: skip
SIGN_SCALES = {"k": 3, "K": 3, "M": 6, "m": 6, "B": 9, "b": 9, "bn": 9, "T": 12}
# right behind an amount in a currency it is part of a word: 円形, 元気, ドル建て is fine
NOT_AFTER = {"円": "形周卓盤熟滑満陣墳柱錐舞", "元": "気素日旦首号帥凶々来", "ドン": "ペ", "タカ": "ハ",
    "ランド": "マセ",
             "ブル": "ー", "プラ": "スン", "レイ": "ンヤ", "ラリ": "ー", "リアル": "タ", "ソル": "ト"}  # fmt: skip
