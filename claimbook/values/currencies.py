"""How a currency is written in English: its sign before a number, its name after "per".

Provenance: the codes are those of ISO 4217 that are legal tender somewhere; the signs are those of the Unicode CLDR for
English, which tells the dollars apart, but for "$" itself. A currency without a sign there is written by its code. The
names are those that English uses where no other country's is meant.
"""

from __future__ import annotations

NBSP = "\u00a0"
WRITTEN_CODES = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP "
    "CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG "
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD "
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD "
    "UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
)
CODES = frozenset(WRITTEN_CODES.split())
SIGNS = {
    "AUD": "A$", "BRL": "R$", "CAD": "CA$", "CNY": "CN¥", "EUR": "€", "GBP": "£", "HKD": "HK$", "ILS": "₪", "INR": "₹",
    "JPY": "¥", "KRW": "₩", "MXN": "MX$", "NZD": "NZ$", "PHP": "₱", "TWD": "NT$", "USD": "$", "VND": "₫", "XCD": "EC$",
}  # fmt: skip
NAMES = {
    "AUD": "Australian dollar", "CAD": "Canadian dollar", "CHF": "Swiss franc", "CNY": "yuan", "EUR": "euro",
    "GBP": "pound", "HKD": "Hong Kong dollar", "INR": "rupee", "JPY": "yen", "KRW": "won", "SGD": "Singapore dollar",
    "TWD": "Taiwan dollar", "USD": "dollar",
}  # fmt: skip


def currency_sign(unit: str) -> str:
    """Return what stands directly before an amount in a currency ("$", "CN¥", "CHF "), nothing for another unit."""
    if unit not in CODES:
        return ""
    return SIGNS.get(unit) or f"{unit}{NBSP}"


def currency_name(unit: str) -> str:
    """Return what one of a currency is called ("dollar", "yuan", "SEK"), nothing for another unit."""
    return NAMES.get(unit, unit) if unit in CODES else ""
