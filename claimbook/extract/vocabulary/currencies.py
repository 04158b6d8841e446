"""Currencies as news prints them.

Provenance: codes are ISO 4217, those of currencies that are no more included (its list three); signs and prefixes are
those of the style guides of Reuters, the BBC and the Financial Times. `subunit` words divide by one hundred.
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
    "KES UGX TZS ETB ARS CLP COP PEN UYU VES BOB PYG CNH BTC XAF XOF "
    "AFN AOA AZN BAM BBD BDT BIF BMD BND BSD BTN BWP BYN BZD CDF CRC CUP CVE DJF DOP DZD FJD GEL GIP GMD GNF GTQ "
    "GYD HNL HRK HTG IQD IRR JMD JOD KGS KHR KMF KPW KYD KZT LAK LBP LRD LSL LYD MDL MGA MKD MMK MNT MOP MUR MVR MWK "
    "MZN NAD NIO PGK RWF SCR SDG SLL SOS SRD SSP SYP SZL TJS TMT TTD UZS VEF VUV WST XCD XPF YER ZMW "
    "DEM FRF ITL ESP PTE NLG BEF ATS FIM IEP GRD LUF SIT SKK EEK LVL LTL CYP MTL"
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
    "lire": "ITL", "guilder": "NLG", "mark": "DEM", "deutschmark": "DEM", "deutschmarks": "DEM", "deutschemarks": "DEM",
    "peseta": "ESP", "pesetas": "ESP", "escudo": "PTE", "escudos": "PTE", "drachma": "GRD",
    "drachmas": "GRD", "markka": "FIM", "punt": "IEP", "punts": "IEP", "schilling": "ATS", "schillings": "ATS",
    "tolar": "SIT", "tolars": "SIT", "kroon": "EEK", "kroons": "EEK", "lats": "LVL", "litas": "LTL", "kuna": "HRK",
    "kunas": "HRK", "cruzeiro": "BRR", "cruzeiros": "BRR", "cruzado": "BRC", "cruzados": "BRC", "australes": "ARA",
    "austral": "ARA", "intis": "PEI", "sucre": "ECS", "sucres": "ECS", "bolivar": "VES", "bolivars": "VES",
    "bolívares": "VES", "boliviano": "BOB", "bolivianos": "BOB", "quetzal": "GTQ", "quetzals": "GTQ",
    "quetzales": "GTQ", "lempira": "HNL", "lempiras": "HNL", "colon": "CRC", "colones": "CRC", "colons": "CRC",
    "cordoba": "NIO", "cordobas": "NIO", "balboa": "PAB", "balboas": "PAB", "guaranies": "PYG", "guarani": "PYG",
    "gourde": "HTG", "gourdes": "HTG", "lek": "ALL", "leks": "ALL", "lev": "BGN", "leva": "BGN", "denar": "MKD",
    "denars": "MKD", "manat": "AZN", "manats": "AZN", "lari": "GEL", "laris": "GEL", "dram": "AMD", "drams": "AMD",
    "som": "KGS", "soms": "KGS", "soum": "UZS", "soums": "UZS", "somoni": "TJS", "afghani": "AFN", "afghanis": "AFN",
    "rufiyaa": "MVR", "ngultrum": "BTN", "kyat": "MMK", "kyats": "MMK", "kip": "LAK", "kips": "LAK", "riel": "KHR",
    "riels": "KHR", "pataca": "MOP", "patacas": "MOP", "tugrik": "MNT", "tugriks": "MNT", "kina": "PGK",
    "vatu": "VUV", "ariary": "MGA", "metical": "MZN", "meticais": "MZN", "meticals": "MZN", "kwanza": "AOA",
    "kwanzas": "AOA", "leone": "SLL", "leones": "SLL", "dalasi": "GMD", "dalasis": "GMD", "ouguiya": "MRU",
    "maloti": "LSL", "emalangeni": "SZL", "hryvnya": "UAH", "rubel": "BYN", "rubels": "BYN", "sol": "PEN",
    "soles": "PEN", "nairas": "NGN", "bahts": "THB", "tenges": "KZT", "ringgits": "MYR", "rupiahs": "IDR",
    "takas": "BDT", "birrs": "ETB", "yens": "JPY", "yuans": "CNY", "kronas": "SEK", "kronors": "SEK", 
    "złoty": "PLN", "złotys": "PLN", "euroes": "EUR", "ecu": "XEU", "ecus": "XEU", "sdr": "XDR",
    "sdrs": "XDR", "kr": "SEK", "tl": "TRY", "rm": "MYR", "nis": "ILS", "fr": "CHF", "sfr": "CHF", "dm": "DEM",
    "ether": "ETH", "dogecoin": "DOGE", "dogecoins": "DOGE",
}  # fmt: skip

SUBUNITS = {
    "cent": "USD",
    "cents": "USD",
    "ct": "USD",
    "cts": "USD",
    "¢": "USD",
    "penny": "GBP",
    "pence": "GBP",
    "p": "GBP",
    "paise": "INR",
    "paisa": "INR",
    "kopecks": "RUB",
    "kopeck": "RUB",
    "kopeks": "RUB",
    "kopek": "RUB",
    "sen": "MYR",
    "c": "USD",
    "pfennig": "DEM",
    "pfennigs": "DEM",
    "centimes": "CHF",
    "öre": "SEK",
    "groszy": "PLN",
    "eurocents": "EUR",
    "eurocent": "EUR",
    "centavos": "MXN",
    "fils": "AED",
    "satang": "THB",
    "agorot": "ILS",
    "kurus": "TRY",
    "haler": "CZK",
    "stotinki": "BGN",
    "lepta": "GRD",
    "fen": "CNY",
}
# words that stand for several of a currency's unit, and how many
MULTIPLES = {"grand": ("USD", "1000"), "guinea": ("GBP", "1.05"), "guineas": ("GBP", "1.05")}
# the currencies whose hundredth a word can be; where a word is missing, the one of SUBUNITS only
HUNDREDTHS = {
    "cent": words("USD EUR CAD AUD NZD HKD SGD ZAR TWD JMD TTD FJD NLG"),
    "pence": words("GBP IEP"),
    "p": words("GBP IEP"),
    "centimes": words("CHF FRF BEF"),
    "centavos": words("MXN PHP ARS BRL COP CLP CUP"),
}
HUNDREDTHS |= {"cents": HUNDREDTHS["cent"], "c": HUNDREDTHS["cent"], "penny": HUNDREDTHS["pence"]}  # fmt: skip

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
    "german": "DEM", "deutsche": "DEM", "deutsch": "DEM", "west": "", "italian": "ITL", "spanish": "ESP",
    "portuguese": "PTE", "dutch": "NLG", "greek": "GRD", "austrian": "ATS", "finnish": "FIM", "irish": "IEP",
    "luxembourg": "LUF", "soviet": "SUR", "bulgarian": "BGN", "croatian": "HRK", "slovak": "SKK", "estonian": "EEK",
    "latvian": "LVL", "lithuanian": "LTL", "slovenian": "SIT", "cypriot": "CYP", "maltese": "MTL",
    "venezuelan": "VES", "bolivian": "BOB", "paraguayan": "PYG", "peruvian": "PEN", "guatemalan": "GTQ",
    "honduran": "HNL", "nicaraguan": "NIO", "haitian": "HTG", "barbadian": "BBD", "bahamian": "BSD",
    "guyanese": "GYD", "ethiopian": "ETB", "zambian": "ZMW", "malawian": "MWK", "angolan": "AOA", "libyan": "LYD",
    "gambian": "GMD", "liberian": "LRD", "burundian": "BIF", "guinean": "GNF", "botswana": "BWP", "armenian": "AMD",
    "georgian": "GEL", "azerbaijani": "AZN", "kazakh": "KZT", "kyrgyz": "KGS", "uzbek": "UZS", "tajik": "TJS",
    "afghan": "AFN", "macedonian": "MKD", "albanian": "ALL", "bosnian": "BAM", "moldovan": "MDL",
    "maldivian": "MVR", "myanmar": "MMK", "burmese": "MMK", "cambodian": "KHR", "laotian": "LAK", "lao": "LAK",
    "mongolian": "MNT", "bangladeshi": "BDT", "bhutanese": "BTN", "bermudian": "BMD", "cayman": "KYD", "belize": "BZD",
    "brunei": "BND", "caribbean": "XCD", "eastern": "", "east": "", "papua": "PGK", 
}  # fmt: skip

# right after an amount with a bare “$”
DOLLAR_NATIONS = {
    "canadian": "CAD",
    "australian": "AUD",
    "american": "USD",
    "us": "USD",
    "usd": "USD",
    "u.s.": "USD",
    "cdn": "CAD",
    "can": "CAD",
    "cad": "CAD",
    "aud": "AUD",
    "nzd": "NZD",
    "sgd": "SGD",
    "hkd": "HKD",
    "twd": "TWD",
    "mxn": "MXN",
    "clp": "CLP",
    "cop": "COP",
    "ars": "ARS",
    "brl": "BRL",
    "jmd": "JMD",
    "ttd": "TTD",
}
# of these, the ones that are no such thing unless they are written in capitals
CAPITAL_DOLLAR_NATIONS = words("us can cop ars cad aud")

# words near by that make a bare "$" or "¥" another currency
YUAN_WORDS = ("yuan", "renminbi", "rmb")

# currency words that are also ordinary words: they need a scale, a nation or a large number
DOUBTFUL_WORDS = words(
    "won real reals mark marks lei leu quid pula buck bucks rs rand punt punts colon colons dram drams som soms sol "
    "soles kip kips lats lek leks lev leone leones ether austral sucre kina manat lari ecu ecus sdr sdrs fr tl rm "
    "nis dm"
)
# before an amount in pounds these make it money
PAYING = words(
    "fined fine fines paid pay pays paying payment cost costs costing worth price priced prices salary earn earns "
    "earned "
    "earning spend spends spent spending invest invested investment budget damages compensation loan loans debt debts "
    "bill wage wages bonus grant grants funding donated donation donate sold sell bought buy prize award awarded stole "
    "stolen fee fees tax taxes owed owe owes saved save savings income profit profits loss losses revenue rent deposit "
    "ransom reward cash money fund funds stake value valued charge charged"
)
# codes that are everyday words unless they are written in capitals
CODES_THAT_ARE_WORDS = words(
    "all try top cop mad ron pen bob cup mop sos gel lak ang bam bar dop rub sit gip mur scr dem esp"
)
# of LETTER_SIGNS, the ones that are also words or abbreviations unless they touch the digits, and those with a dot
LETTERS_THAT_TOUCH = words("re sh fr lm dm kr tl gh tk birr dhs")
LETTERS_WITH_DOT = words("rs fr sfr rp tk dhs")


def _fused() -> dict[str, tuple[str, int]]:
    """A scale and a code in one word, “MUSD” or “EURbn”: the code and the power of ten."""
    before = {"k": 3, "K": 3, "m": 6, "M": 6, "MM": 6, "bn": 9, "B": 9, "b": 9, "T": 12}
    after = {"k": 3, "m": 6, "mn": 6, "mln": 6, "M": 6, "bn": 9, "bln": 9, "b": 9, "tn": 12}
    known = CODES - {code.upper() for code in CODES_THAT_ARE_WORDS}
    table = {f"{scale}{code}": (code, power) for code in known for scale, power in before.items()}
    return table | {f"{code}{scale}": (code, power) for code in known for scale, power in after.items()}


FUSED = _fused()
