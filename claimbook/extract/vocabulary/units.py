"""Units of measure: how news writes them and the symbol they are recorded under.

Provenance: SI brochure (9th edition) for symbols and prefixes, IEC 80000-13 for bytes and bits, the US customary and
imperial units of everyday use, FLOP/s as the Top500 list writes computing rates. A name is written as lower-case
tokens joined by spaces; a symbol keeps its case.
"""

from . import words

# spelled names → symbol. Prefixed forms of PREFIXABLE are added below.
NAMES = {
    "kilometer per hour": "km/h", "kilometers per hour": "km/h", "kilometre per hour": "km/h",
    "kilometres per hour": "km/h",
    "kilometers an hour": "km/h", "kilometres an hour": "km/h", "miles per hour": "mph", "miles an hour": "mph",
    "mile per hour": "mph", "mile an hour": "mph", "meters per second": "m/s", "metres per second": "m/s",
    "meter per second": "m/s", "metre per second": "m/s", "metres a second": "m/s", "meters a second": "m/s",
    "kilometers per second": "km/s", "kilometres per second": "km/s", "kilometers a second": "km/s",
    "feet per second": "ft/s", "miles per second": "mi/s", "miles per gallon": "mpg", "knot": "kn", "knots": "kn",
    "degrees celsius": "°C", "degree celsius": "°C", "degrees centigrade": "°C", "degrees fahrenheit": "°F",
    "degree fahrenheit": "°F", "degrees c": "°C", "degrees f": "°F", "degree": "degree", "degrees": "degree",
    "kelvin": "K", "kelvins": "K", "celsius": "°C", "fahrenheit": "°F", "deg c": "°C", "deg f": "°F",
    "square meter": "m²", "square meters": "m²", "square metre": "m²", "square metres": "m²",
    "square kilometer": "km²",
    "square kilometers": "km²", "square kilometre": "km²", "square kilometres": "km²", "square foot": "sq ft",
    "square feet": "sq ft", "sq ft": "sq ft", "sq feet": "sq ft", "square mile": "sq mi", "square miles": "sq mi",
    "sq miles": "sq mi", "sq km": "km²", "square km": "km²", "square m": "m²", "square ft": "sq ft",
    "sq m": "m²", "square inch": "sq in", "square inches": "sq in",
    "square yards": "sq yd", "square centimeters": "cm²", "square centimetres": "cm²", "square millimeters": "mm²",
    "square millimetres": "mm²", "cubic meter": "m³", "cubic meters": "m³",
    "cubic metre": "m³", "cubic metres": "m³", "cubic foot": "cu ft", "cubic feet": "cu ft",
    "cubic kilometers": "km³",
    "cubic kilometres": "km³", "cubic yards": "cu yd", "cubic centimeters": "cm³", "cubic centimetres": "cm³",
    "hectare": "ha", "hectares": "ha", "acre": "acre", "acres": "acre",
    "mile": "mi", "miles": "mi", "nautical mile": "nmi", "nautical miles": "nmi", "light year": "light-year",
    "light years": "light-year", "light - year": "light-year", "light - years": "light-year", "parsec": "pc",
    "parsecs": "pc", "astronomical units": "au", "foot": "ft", "feet": "ft", "inch": "in", "inches": "in",
    "yard": "yd", "yards": "yd", "furlongs": "furlong", "micron": "µm", "microns": "µm", "angstrom": "Å",
    "angstroms": "Å",
    "ton": "t", "tons": "t", "tonne": "t", "tonnes": "t", "metric ton": "t", "metric tons": "t", "metric tonnes": "t",
    "short tons": "short ton", "long tons": "long ton", "kilo": "kg", "kilos": "kg", "pound": "lb", "pounds": "lb",
    "lb": "lb", "lbs": "lb", "ounce": "oz", "ounces": "oz", "oz": "oz", "troy ounces": "oz t", "troy ounce": "oz t",
    "stone": "st", "carat": "carat", "carats": "carat", "kiloton": "kt", "kilotons": "kt", "kilotonnes": "kt",
    "megaton": "Mt", "megatons": "Mt", "megatonne": "Mt", "megatonnes": "Mt", "gigaton": "Gt", "gigatons": "Gt",
    "gigatonne": "Gt", "gigatonnes": "Gt", "quintal": "quintal", "quintals": "quintal",
    "tonnes of co2": "t", "deadweight tonnes": "t", "deadweight tons": "t",
    "barrel": "barrel", "barrels": "barrel", "bbl": "barrel", "bbls": "barrel", "bpd": "barrel/day",
    "barrels per day": "barrel/day", "barrels a day": "barrel/day", "barrel per day": "barrel/day",
    "b / d": "barrel/day", "bushel": "bushel", "bushels": "bushel", "gallon": "gal", "gallons": "gal", "pint": "pt",
    "pints": "pt", "quart": "qt", "quarts": "qt", "acre - feet": "acre-foot", "acre feet": "acre-foot",
    "teaspoon": "tsp", "teaspoons": "tsp", "tablespoon": "tbsp", "tablespoons": "tbsp", "cup": "cup", "cups": "cup",
    "troy oz": "oz t",
    "kilowatt - hour": "kWh", "kilowatt - hours": "kWh", "kilowatt hour": "kWh", "kilowatt hours": "kWh",
    "megawatt - hour": "MWh", "megawatt - hours": "MWh", "megawatt hour": "MWh", "megawatt hours": "MWh",
    "gigawatt - hour": "GWh", "gigawatt - hours": "GWh", "gigawatt hour": "GWh", "gigawatt hours": "GWh",
    "terawatt - hour": "TWh", "terawatt - hours": "TWh", "terawatt hour": "TWh", "terawatt hours": "TWh",
    "watt - hours": "Wh", "watt hours": "Wh", "horsepower": "hp", "bhp": "bhp", "calorie": "cal", "calories": "cal",
    "kilocalories": "kcal", "btu": "BTU", "mmbtu": "MMBtu", "electronvolts": "eV", "electron volts": "eV",
    "newton - metres": "N·m", "newton metres": "N·m", "nm of torque": "N·m", "lb - ft": "lb·ft",
    "pound - feet": "lb·ft",
    "foot - pounds": "lb·ft", "torr": "Torr", "mach": "Mach", "lightyears": "light-year", "lightyear": "light-year",
    "solar masses": "solar mass", "fluid ounces": "fl oz", "fl oz": "fl oz", "cubic inches": "cu in",
    "board feet": "board foot", "fathoms": "fathom", "fathom": "fathom", 
    "therms": "therm", "therm": "therm", "ergs": "erg", "dynes": "dyn", "gauss": "gauss", "curies": "Ci",
    "curie": "Ci", "grays": "Gy", "siemens": "S", "webers": "Wb",
    "henries": "H", "coulombs": "C", "radians": "rad", "steradians": "sr", "arcseconds": "arcsec",
    "arcminutes": "arcmin", "karats": "karat", "karat": "karat", "scoville units": "SHU", "degrees kelvin": "K",
    "vehicle - miles": "vehicle-mile", "passenger - miles": "passenger-mile", "tonne - kilometres": "t·km",
    "person - years": "person-year", "man - hours": "man-hour", "man - days": "man-day",
    "twenty - foot equivalent units": "TEU", "barrels of oil equivalent": "boe", "boe": "boe", "mcf": "mcf",
    "deg": "degree", "degs": "degree", "decibel": "dB", "decibels": "dB", "dots per inch": "dpi",
    "pounds per square inch": "psi", "atmospheres": "atm", "millibars": "mbar", "millibar": "mbar",
    "parts per million": "ppm", "parts per billion": "ppb", "ppm": "ppm", "ppb": "ppb",
    "bit": "bit", "bits": "bit", "byte": "B", "bytes": "B",
    "megabits per second": "Mbit/s", "gigabits per second": "Gbit/s", "kilobits per second": "kbit/s",
    "terabits per second": "Tbit/s", "megabytes per second": "MB/s", "gigabytes per second": "GB/s",
    "terabytes per second": "TB/s", "frames per second": "fps", "revolutions per minute": "rpm", "rpm": "rpm",
    "megapixel": "MP", "megapixels": "MP", "qubit": "qubit", "qubits": "qubit", "pixel": "pixel", "pixels": "pixel",
    "token": "token", "tokens": "token", "parameter": "parameter", "parameters": "parameter",
    "flops": "FLOP/s", "flop": "FLOP", "petaflop": "PFLOP/s", "exaflop": "EFLOP/s", "teraflop": "TFLOP/s",
    "gigaflop": "GFLOP/s", "megaflop": "MFLOP/s", "zettaflop": "ZFLOP/s",
    "floating point operations per second": "FLOP/s", "floating point operations": "FLOP",
    "floating - point operations per second": "FLOP/s", "floating - point operations": "FLOP",
    "calculations per second": "calculation/s",
    "operations per second": "operation/s", "transactions per second": "transaction/s", "points": "point",
    "point": "point", "pts": "point", "ips": "ips", "teu": "TEU", "teus": "TEU",
    "mg / dl": "mg/dL", "mmol / l": "mmol/L", "g / dl": "g/dL", "µg / m3": "µg/m³", "w / m2": "W/m²",
    "micrograms per cubic meter": "µg/m³", "micrograms per cubic metre": "µg/m³",
    "milligrams per deciliter": "mg/dL", "milligrams per decilitre": "mg/dL", "beats per minute": "bpm",
    "beats a minute": "bpm", "international units": "IU",
}  # fmt: skip

# base name → symbol: takes every prefix below, singular and plural
PREFIXABLE = {
    "meter": "m", "metre": "m", "gram": "g", "gramme": "g", "liter": "L", "litre": "L", "watt": "W", "volt": "V",
    "amp": "A", "ampere": "A", "ohm": "Ω", "joule": "J", "newton": "N", "pascal": "Pa", "hertz": "Hz", "byte": "B",
    "bit": "bit", "flops": "FLOP/s", "farad": "F", "tesla": "T", "sievert": "Sv", "becquerel": "Bq", "mole": "mol",
    "electronvolt": "eV", "lumen": "lm", "lux": "lx", "candela": "cd", "bar": "bar",
}  # fmt: skip

SAME_IN_PLURAL = frozenset({"flops", "hertz", "lux"})

PREFIXES = {
    "": "", "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "hecto": "h", "kilo": "k",
    "mega": "M",
    "giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z", "yotta": "Y",
}  # fmt: skip

# symbols as written, case kept; the value is the recorded symbol
WRITTEN_SYMBOLS = {
    "km": "km", "m": "m", "cm": "cm", "mm": "mm", "nm": "nm", "µm": "µm", "μm": "µm", "um": "µm", "kg": "kg",
    "g": "g",
    "mg": "mg", "µg": "µg", "μg": "µg", "ng": "ng", "mcg": "µg", "kt": "kt", "Mt": "Mt", "Gt": "Gt", "ha": "ha",
    "L": "L", "l": "L", "ml": "mL", "mL": "mL", "cl": "cL", "dl": "dL", "cc": "cm³", "W": "W", "kW": "kW", "kw": "kW",
    "MW": "MW", "mW": "mW", "GW": "GW", "TW": "TW", "Wh": "Wh", "kWh": "kWh", "kwh": "kWh", "KWh": "kWh",
    "MWh": "MWh",
    "GWh": "GWh", "TWh": "TWh", "gw": "GW", "gwh": "GWh", "mwh": "MWh", "twh": "TWh", "V": "V", "kV": "kV",
    "mV": "mV",
    "mA": "mA", "mAh": "mAh", "A": "A", "Hz": "Hz", "kHz": "kHz", "MHz": "MHz", "GHz": "GHz", "THz": "THz", "J": "J",
    "kJ": "kJ", "MJ": "MJ", "GJ": "GJ", "Pa": "Pa", "hPa": "hPa", "kPa": "kPa", "MPa": "MPa", "GPa": "GPa", "N": "N",
    "kN": "kN", "eV": "eV", "keV": "keV", "MeV": "MeV", "GeV": "GeV", "TeV": "TeV", "K": "K", "dB": "dB", "dBA": "dB",
    "KB": "kB", "kB": "kB", "MB": "MB", "GB": "GB", "TB": "TB", "PB": "PB", "EB": "EB", "ZB": "ZB", "gb": "GB",
    "tb": "TB", "mb": "MB", "Gb": "Gbit", "Mb": "Mbit", "Kb": "kbit", "Tb": "Tbit", "Gbps": "Gbit/s",
    "gbps": "Gbit/s",
    "Mbps": "Mbit/s", "mbps": "Mbit/s", "Tbps": "Tbit/s", "kbps": "kbit/s", "Kbps": "kbit/s", "fps": "fps",
    "mph": "mph", "MPH": "mph", "kph": "km/h", "kmh": "km/h", "KPH": "km/h", "kmph": "km/h", "mpg": "mpg",
    "kt.": "kn",
    "mi": "mi", "ft": "ft", "in": "in", "yd": "yd", "yds": "yd", "lb": "lb", "lbs": "lb", "oz": "oz",
    "t": "t", "hp": "hp",
    "bhp": "bhp", "psi": "psi", "rpm": "rpm", "ppm": "ppm", "ppb": "ppb", "kcal": "kcal", "cal": "cal", "MP": "MP",
    "C": "°C", "F": "°F", "°C": "°C", "°F": "°F", "°": "degree", "ºC": "°C", "ºF": "°F", "º": "degree",
    "℃": "°C", "℉": "°F", "TOPS": "TOPS",
    "FLOPS": "FLOP/s", "TFLOPS": "TFLOP/s", "PFLOPS": "PFLOP/s", "EFLOPS": "EFLOP/s", "GFLOPS": "GFLOP/s",
    "TFlops": "TFLOP/s", "PFlops": "PFLOP/s", "EFlops": "EFLOP/s", "TFLOP": "TFLOP", "PFLOP": "PFLOP",
    "EFLOP": "EFLOP", "ZFLOPS": "ZFLOP/s", "PFlop": "PFLOP", "EFlop": "EFLOP", "Pflops": "PFLOP/s",
    "Eflops": "EFLOP/s", "Tflops": "TFLOP/s", "m²": "m²", "m2": "m²", "km²": "km²",
    "km2": "km²", "cm²": "cm²", "mm²": "mm²", "m³": "m³", "m3": "m³", "mbar": "mbar", "mSv": "mSv", "Sv": "Sv",
    "Bq": "Bq", "MMBtu": "MMBtu", "mmBtu": "MMBtu", "mtpa": "Mt/year", "MWp": "MW", "GWp": "GW", "kWp": "kW",
    "MVA": "MVA", "MWe": "MW", "kVA": "kVA", "TEU": "TEU", "TEUs": "TEU", "bpd": "barrel/day", "bopd": "barrel/day",
    "boepd": "boe/day", "mmbpd": "barrel/day", "mol": "mol", "mmol": "mmol", "bcm": "bcm", "dpi": "dpi", "bpm": "bpm",
    "Torr": "Torr", "torr": "Torr", "atm": "atm", "psu": "psu", "Nm": "N·m", "Ω": "Ω", "Ma": "Ma", "ka": "ka",
    "Ga": "Ga",
    "cm3": "cm³", "cm³": "cm³", "mmHg": "mmHg", "ly": "light-year", "AU": "au", "au": "au", "µs": "µs", "ns": "ns",
    "nits": "nit", "lm": "lm", "IU": "IU", "tCO2": "t", "CO2e": "t",
}  # fmt: skip
# symbols that are also letters for scales, currencies or words: they count only against the digits or in a capital form
# that nothing else uses
AMBIGUOUS_SYMBOLS = words("m t C F K A N g l L V J W cal ha au AU mi MP mb Mb")

# of these, the ones that may stand after a space, where no noun follows
SPACED_SYMBOLS = frozenset({"m", "t", "g", "L", "l", "W", "V", "K", "J", "N", "C", "F"})
DEGREES = frozenset("°º◦˚∘")
POWERS = {"2": "²", "3": "³"}
# spelled units that are everyday words: with “of”, with a hyphen, or never
ONLY_WITH_OF = frozenset({"cup", "cups"})
ONLY_HYPHENATED = words("bar bars mole moles stone pint yard")
NEVER_ALONE = frozenset({"tesla", "lux", "teslas"})

# symbols joined to another by a slash: km/h, EFLOP/s, mg/L
PER_SYMBOLS = {
    "h": "h", "m": "m", "hr": "h", "hour": "h", "s": "s",
    "cm": "cm", "mm": "mm", "cm3": "cm³", "cm2": "cm²", "cm³": "cm³", "cm²": "cm²", "mm2": "mm²", "mm²": "mm²",
    "µL": "µL", "μL": "µL", "µl": "µL", "μl": "µL", "g": "g", "mg": "mg", "t": "t", "K": "K", "mol": "mol", "J": "J",
    "V": "V", "W": "W", "Hz": "Hz", "lb": "lb", "gal": "gal", "ft": "ft", "acre": "acre", "MWh": "MWh", "tonne": "t",
    "barrel": "barrel", "sec": "s", "second": "s", "min": "min",
    "minute": "min", "day": "day", "d": "day", "year": "year",
    "yr": "year", "l": "L", "L": "L", "kg": "kg", "m2": "m²", "m3": "m³", "m²": "m²", "m³": "m³", "km": "km",
    "dl": "dL",
    "dL": "dL", "ml": "mL", "mL": "mL", "ha": "ha", "kWh": "kWh", "month": "month", "week": "week",
}  # fmt: skip

# units a fraction stands right before: “a quarter mile”, “a half hour”
UNITS_HALVED_DIRECTLY = words(
    "hour century decade day year mile inch ounce pound acre kilometre kilometer cup teaspoon tablespoon ton"
)

# behind the feet of 5'10"
PRIMES = frozenset("'’′")
TALLEST = 8

# a unit and what it is per, where the two make one
SPEEDS = {
    ("km", "hour"): "km/h", ("km", "second"): "km/s", ("m", "second"): "m/s", ("mi", "hour"): "mph",
    ("mi", "second"): "mi/s", ("ft", "second"): "ft/s", ("m", "minute"): "m/min", ("ft", "minute"): "ft/min",
    ("Mbit", "second"): "Mbit/s", ("Gbit", "second"): "Gbit/s", ("Tbit", "second"): "Tbit/s",
    ("kbit", "second"): "kbit/s", ("MB", "second"): "MB/s", ("GB", "second"): "GB/s", ("TB", "second"): "TB/s",
    ("barrel", "day"): "barrel/day",
}  # fmt: skip

# the same for a third denomination, where the second stands between: hours, minutes and seconds
THIRD_PARTS = {("hour", "minute", "second"): 3600, ("day", "hour", "minute"): 1440}
# how many of the second unit make one of the first, where news writes an amount in both
PARTS = {
    ("hour", "minute"): 60, ("minute", "second"): 60, ("day", "hour"): 24, ("week", "day"): 7, ("year", "month"): 12,
    ("ft", "in"): 12, ("yd", "ft"): 3, ("lb", "oz"): 16, ("st", "lb"): 14, ("m", "cm"): 100, ("kg", "g"): 1000,
    ("km", "m"): 1000, ("L", "mL"): 1000, ("mi", "yd"): 1760,
}  # fmt: skip

PERCENT_WORDS = words("% percent pct pc percents ％ ٪ ﹪")
POINT_WORDS = words("point points pt pts pp ppt ppts")
BASIS_POINT_WORDS = frozenset({"bp", "bps", "bips"})

# what an amount can be per, after "a", "an", "per", "each", "every" or a slash
PER_WORDS = words(
    "share barrel year month day week hour minute second tonne ton gallon litre liter kilogram kilo pound ounce "
    "person head night unit bushel bottle piece capita annum quarter mile kilometre kilometer pupil student "
    "patient household worker employee customer user family game season match vehicle car child taxpayer acre "
    "hectare megawatt kilowatt mwh kwh token ticket contract passenger inhabitant resident carton pack packet "
    "package box case decade mmbtu transaction bbl watt device seat citizen woman man adult voter flight bag "
    "cup wafer chip gpu square metric couple plate trip visit call message troy subscriber member guest shift "
    "semester fortnight session click word page inning set lb kg oz bu carry attempt catch hole round lap"
)  # fmt: skip
# names of more than one word, as tokens
PER_PHRASE_NAMES = (
    "square foot", "square metre", "square meter", "square mile", "square kilometre", "square kilometer", "square yard",
    "square inch", "cubic metre", "cubic meter", "cubic foot", "sq ft", "sq m", "sq km", "kilowatt - hour",
    "kilowatt hour",
    "megawatt - hour", "megawatt hour", "gigawatt hour", "metric ton", "metric tonne", "troy ounce", "fluid ounce",
    "100 kilometres", "100 kilometers", "100 km", "100 miles", "million british thermal units", "mmbtu",
    "head of population", "head of cattle", "data point", "user account", "working day", "school year", "fiscal year",
    "financial year", "man - hour", "person - hour", "light - year", "basis point", "percentage point", "game week",
)  # fmt: skip
PER_SYNONYMS = {
    "annum": "year",
    "bbl": "barrel",
    "lb": "pound",
    "kilo": "kilogram",
    "kg": "kilogram",
    "oz": "ounce",
    "mwh": "MWh",
    "kwh": "kWh",
    "mmbtu": "MMBtu",
    "bu": "bushel",
}
PER_ADVERBS = {
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour",
    "apiece": "unit", "quarterly": "quarter", "p.a.": "year",
}  # fmt: skip


def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The names of more than one word by their first, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in sorted(PER_PHRASE_NAMES, key=len, reverse=True):
        parts = tuple(name.split())
        table.setdefault(parts[0], []).append((parts, name.replace(" - ", "-").replace("british", "British")))
    return table


PER_PHRASES = _phrases()

# base symbols that take any prefix letter below
PREFIXABLE_SYMBOLS = (
    "W",
    "Wh",
    "eV",
    "Hz",
    "J",
    "Pa",
    "V",
    "Sv",
    "Bq",
    "Gy",
    "mol",
    "B",
    "bit",
    "flops",
    "FLOPS",
    "FLOP",
)
PREFIX_LETTERS = ("n", "µ", "m", "k", "M", "G", "T", "P", "E", "Z", "Y")


# base symbols of the laboratory, each with the prefix letters it is seen with
LABORATORY_SYMBOLS = {
    "g": "npfkµm", "L": "nµmcdk", "l": "nµmcd", "M": "nµm", "A": "nµmkp", "F": "pnµ", "Ω": "mkM", "T": "mµn",
    "mol": "pnµmk",
    "Torr": "mµ", "torr": "mµ", "H": "mµn", "S": "mµn", "C": "mµn", "Ah": "mk", "Wp": "kMG", "yr": "kMG",
}  # fmt: skip


def _symbols() -> dict[str, str]:
    table = dict(WRITTEN_SYMBOLS)
    for base, letters in LABORATORY_SYMBOLS.items():
        for letter in letters:
            table.setdefault(letter + base, letter + ("L" if base == "l" else base))
    for base in PREFIXABLE_SYMBOLS:
        for letter in PREFIX_LETTERS:
            name = "FLOP/s" if base in ("flops", "FLOPS") else base
            table.setdefault(letter + base, letter + name)
    return table | {"μ" + name[1:]: symbol for name, symbol in table.items() if name[0] == "µ"}


def _names() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table = dict(NAMES)
    for base, symbol in PREFIXABLE.items():
        for prefix, letter in PREFIXES.items():
            name = prefix + base
            table.setdefault(name, letter + symbol)
            table.setdefault(name if base in SAME_IN_PLURAL else f"{name}s", letter + symbol)
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, symbol in table.items():
        parts = tuple(part for part in name.split() if part != "-")
        by_first.setdefault(parts[0], []).append((parts, symbol))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return by_first


# every unit symbol, prefixed forms included, as written: the symbol it is recorded under
SYMBOLS = _symbols()
# every spelled unit by its first word, longest first: its words and the symbol it is recorded under
SPELLED = _names()
