"""Currencies as news prints them.

Provenance: codes are ISO 4217; signs and prefixes are those of the style guides of Reuters, the BBC and the Financial
Times. `subunit` words divide by one hundred.
"""

from . import words

# a sign directly before the amount
SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₩": "KRW", "₹": "INR", "₽": "RUB", "₺": "TRY",
    "₪": "ILS", "₫": "VND", "฿": "THB", "₱": "PHP", "₦": "NGN", "₴": "UAH", "₵": "GHS", "₸": "KZT", "₡": "CRC",
    "₲": "PYG", "₮": "MNT", "₾": "GEL", "₼": "AZN", "＄": "USD", "﹩": "USD", "￡": "GBP", "￦": "KRW",
}  # fmt: skip

# letters against a dollar sign, before it or after it
DOLLAR_PREFIXES = {
    "us": "USD", "u.s.": "USD", "usd": "USD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD",
    "cad": "CAD", "can": "CAD", "cdn": "CAD", "hk": "HKD", "nz": "NZD", "nt": "TWD", "s": "SGD", "sg": "SGD",
    "r": "BRL", "mx": "MXN", "j": "JMD", "tt": "TTD", "z": "ZWL", "n": "NAD", "fj": "FJD", "bz": "BZD", "ar": "ARS",
    "clp": "CLP", "b": "BND", "ec": "XCD",
}  # fmt: skip

# of these, the ones that wire copy may part from the sign by a space
SPACED_PREFIXES = words("us u.s. usd c cad hk nz nt au aud")

# letters against the yen and yuan sign
YEN_PREFIXES = {"cn": "CNY", "rmb": "CNY", "cny": "CNY", "jp": "JPY", "jpy": "JPY"}

# letters that stand before an amount as a sign does
LETTER_SIGNS = {"rs": "INR", "re": "INR", "rm": "MYR", "rp": "IDR", "kr": "SEK", "fr": "CHF", "sfr": "CHF",
                "rmb": "CNY", "dm": "DEM", "lm": "MTL", "dhs": "AED", "sh": "KES", "ksh": "KES", "ush": "UGX",
                "php": "PHP", "tl": "TRY", "nis": "ILS", "gh": "GHS", "birr": "ETB", "tk": "BDT"}  # fmt: skip
# the same, but only where the letter touches the digits and is a capital: R300 million
TOUCHING_SIGNS = {"R": "ZAR", "N": "NGN", "P": "PHP", "K": "ZMW"}

CODES = words(
    "USD EUR GBP JPY CNY KRW INR RUB TRY ILS VND THB PHP NGN UAH GHS KZT AUD CAD HKD NZD TWD SGD BRL MXN ZAR "
    "CHF SEK NOK DKK ISK PLN CZK HUF RON BGN RSD MYR IDR PKR BDT LKR NPR AED SAR QAR KWD BHD OMR EGP MAD TND "
    "KES UGX TZS ETB ARS CLP COP PEN UYU VES BOB PYG CNH BTC XAF XOF"
)  # fmt: skip

# a word after the amount; the value is the code and how many of the unit make one of the currency
WORDS = {
    "dollar": "USD", "dollars": "USD", "dlr": "USD", "dlrs": "USD", "buck": "USD", "bucks": "USD",
    "greenbacks": "USD",
    "euro": "EUR", "euros": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "won": "KRW",
    "rupee": "INR", "rupees": "INR", "rs": "INR", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB",
    "lira": "TRY", "liras": "TRY", "shekel": "ILS", "shekels": "ILS", "dong": "VND", "baht": "THB", "naira": "NGN",
    "hryvnia": "UAH", "hryvnias": "UAH", "cedi": "GHS", "cedis": "GHS", "tenge": "KZT", "rand": "ZAR", "real": "BRL",
    "reais": "BRL", "reals": "BRL", "peso": "MXN", "pesos": "MXN", "franc": "CHF", "francs": "CHF", "krona": "SEK",
    "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "zloty": "PLN", "zlotys": "PLN", "koruna": "CZK",
    "korunas": "CZK", "forint": "HUF", "forints": "HUF", "leu": "RON", "lei": "RON", "ringgit": "MYR",
    "rupiah": "IDR", "taka": "BDT", "dirham": "AED", "dirhams": "AED", "riyal": "SAR", "riyals": "SAR",
    "dinar": "KWD", "dinars": "KWD", "shilling": "KES", "shillings": "KES", "birr": "ETB", "sterling": "GBP",
    "stg": "GBP", "quid": "GBP", "bitcoin": "BTC", "bitcoins": "BTC", "guilders": "NLG", "marks": "DEM",
    "kwacha": "ZMW", "pula": "BWP", "rial": "IRR", "rials": "IRR",
}  # fmt: skip

SUBUNITS = {
    "cent": "USD", "cents": "USD", "ct": "USD", "cts": "USD", "¢": "USD", "penny": "GBP", "pence": "GBP", "p": "GBP",
    "paise": "INR", "kopecks": "RUB", "sen": "MYR",
}  # fmt: skip

# an adjective before a currency word
NATIONS = {
    "us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "aussie": "AUD",
    "zealand": "NZD", "kong": "HKD", "hk": "HKD", "singapore": "SGD", "singaporean": "SGD", "taiwan": "TWD",
    "taiwanese": "TWD", "jamaican": "JMD", "namibian": "NAD", "fijian": "FJD", "swiss": "CHF", "cfa": "XOF",
    "congolese": "CDF", "rwandan": "RWF", "british": "GBP", "egyptian": "EGP", "lebanese": "LBP", "sudanese": "SDG",
    "syrian": "SYP", "mexican": "MXN", "philippine": "PHP", "philippines": "PHP", "argentine": "ARS",
    "argentinian": "ARS", "chilean": "CLP", "colombian": "COP", "uruguayan": "UYU", "cuban": "CUP",
    "dominican": "DOP", "indian": "INR", "pakistani": "PKR", "pakistan": "PKR", "sri": "LKR", "lankan": "LKR",
    "nepalese": "NPR", "nepali": "NPR", "mauritian": "MUR", "swedish": "SEK", "norwegian": "NOK", "danish": "DKK",
    "icelandic": "ISK", "czech": "CZK", "kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS", "somali": "SOS",
    "kuwaiti": "KWD", "jordanian": "JOD", "bahraini": "BHD", "iraqi": "IQD", "tunisian": "TND", "algerian": "DZD",
    "serbian": "RSD", "saudi": "SAR", "qatari": "QAR", "omani": "OMR", "iranian": "IRR", "yemeni": "YER",
    "emirati": "AED", "uae": "AED", "moroccan": "MAD", "brazilian": "BRL", "russian": "RUB", "belarusian": "BYN",
    "turkish": "TRY", "israeli": "ILS", "japanese": "JPY", "chinese": "CNY", "korean": "KRW", "thai": "THB",
    "vietnamese": "VND", "malaysian": "MYR", "indonesian": "IDR", "south": "", "african": "ZAR", "nigerian": "NGN",
    "ghanaian": "GHS", "ukrainian": "UAH", "polish": "PLN", "hungarian": "HUF", "romanian": "RON",
    "zimbabwean": "ZWL",
    "trinidad": "TTD", "belgian": "BEF", "french": "FRF", "new": "", "hong": "", "sterling": "GBP",
}  # fmt: skip

# right after an amount with a bare “$”
DOLLAR_NATIONS = {
    "canadian": "CAD",
    "australian": "AUD",
    "cad": "CAD",
    "aud": "AUD",
    "nzd": "NZD",
    "sgd": "SGD",
    "hkd": "HKD",
}

# words near by that make a bare "$" or "¥" another currency
YUAN_WORDS = ("yuan", "renminbi", "rmb")

# currency words that are also ordinary words: they need a scale, a nation or a large number
DOUBTFUL_WORDS = words("won real reals marks lei leu quid pula buck bucks rs rand")
# codes that are everyday words unless they are written in capitals
CODES_THAT_ARE_WORDS = words("all try top cop mad ron pen bob")
# of LETTER_SIGNS, the ones that are also words or abbreviations unless they touch the digits, and those with a dot
LETTERS_THAT_TOUCH = words("re sh fr lm dm kr tl gh tk birr dhs")
LETTERS_WITH_DOT = words("rs fr sfr rp tk dhs")
