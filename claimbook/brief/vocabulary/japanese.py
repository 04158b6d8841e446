"""How Japanese writes amounts and counts: its myriads, its words for currencies, its counters.

Provenance: everyday Japanese, written down by the project; counters by the classes of counted things.
"""

MYRIADS = ((12, "兆"), (8, "億"), (4, "万"))
CURRENCIES = {
    "JPY": "円",
    "USD": "ドル",
    "EUR": "ユーロ",
    "GBP": "ポンド",
    "KRW": "ウォン",
    "CNY": "元",
    "INR": "ルピー",
}
# before and behind the number
COMPARATORS = {"gt": ("", "超"), "ge": ("", "以上"), "lt": ("", "未満"), "le": ("最大", ""), "approx": ("約", "")}
COUNTERS = {
    "percent": "%",
    "percentage point": "ポイント",
    "times": "倍",
    "rank": "位",
    "person": "人",
    "company": "社",
    "GPU": "基",
    "machine": "台",
    "country": "か国",
    "year": "年",
    "month": "か月",
    "day": "日",
    "hour": "時間",
}
