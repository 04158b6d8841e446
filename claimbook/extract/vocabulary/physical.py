"""Pint's names for recorded units that it would not know, or take for other units, as they are written.

Provenance: Pint's default registry (definitions of the SI brochure and of NIST Handbook 44). All other symbols of
physical units are read by Pint as they are recorded.
"""

PINT_NAMES = {
    "kt": "kilotonne", "barrel": "oil_barrel", "barrel/day": "oil_barrel/day", "light-year": "light_year",
    "mpg": "mile/gallon", "oz t": "troy_ounce", "st": "stone", "fl oz": "fluid_ounce", "Torr": "torr",
    "mTorr": "millitorr",
    "µTorr": "microtorr", "bhp": "horsepower", "acre-foot": "acre_foot", "lb·ft": "pound_force*foot",
    "mcd": "millicandela",
}  # fmt: skip
