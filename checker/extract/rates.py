"""Rates: a month, per barrel, /day after an amount or a count."""

from __future__ import annotations

import re

from checker import units
from checker.extract.patterns import END, GAP, JOINT, any_of
from checker.language.lemma import singular
from checker.late import early

_TIMES = "second minute hour day night week month quarter year decade century"
_GOODS = """
    share barrel ounce gallon litre liter tonne ton pound kilo kilogram gram mile kilometre kilometer head person
    household family employee worker student pupil patient customer user ticket vote unit bottle pack piece acre
    hectare bushel square_foot square_metre square_meter square_mile cubic_metre cubic_foot cubic_meter child vehicle
    car megawatt_hour kilowatt_hour kilowatt-hour mmbtu episode game match visit trip plate seat guest capita
"""
_AFTER_ARTICLE = frozenset(word.replace("_", " ") for word in f"{_TIMES} {_GOODS}".split())
"""What "a" may stand before in a rate; "per" may stand before anything."""
_NO_RATE = (
    any_of("year month week day decade century quarter hour minute second")
    + GAP
    + any_of("ago earlier later before after old prior from_now")
)
_UNIT = rf"""
    sq\.?\ ?(?:ft|m|km|mi)\.?{END}
    | million\ (?:btus?|british\ thermal\ units?)
    | (?:square|cubic|nautical|troy|solar)\ [^\W\d_]+
    | [kcm]?m\^?[23] | s\^?2
    | [^\W\d_]+(?:[-\ ]hour)?[²³]?
"""
_PER = early(
    rf"(?:{JOINT}(?:(?:US|U\.S\.){GAP})?(?P<word>per|an?|every|each){JOINT}|/)(?!{_NO_RATE})(?P<unit>{_UNIT}){END}",
    re.IGNORECASE | re.VERBOSE,
)
_USUAL = {
    "sq ft": "square foot", "sq. ft": "square foot", "sq. m": "square metre", "sq m": "square metre",
    "sq km": "square kilometre", "sq mi": "square mile", "sqm": "square metre", "sqft": "square foot",
    "yr": "year", "h": "hour", "d": "day", "s": "second", "ha": "hectare", "l": "litre", "dl": "decilitre",
    "t": "tonne", "mo": "month", "wk": "week", "hr": "hour", "min": "minute", "sec": "second", "annum": "year",
    "oz": "ounce", "bbl": "barrel", "kg": "kilogram", "lb": "pound", "gal": "gallon", "kwh": "kilowatt hour",
    "mwh": "megawatt hour", "mmbtu": "mega british thermal unit", "meter": "metre", "liter": "litre",
    "kilometer": "kilometre", "square meter": "square metre", "cubic meter": "cubic metre",
    "square feet": "square foot", "cubic feet": "cubic foot", "capita": "person", "head": "person", "m": "metre",
    "w": "watt", "ac": "acre", "s^2": "square second",
    "million btu": "mega british thermal unit", "million british thermal units": "mega british thermal unit",
    "million british thermal unit": "mega british thermal unit", "million btus": "mega british thermal unit",
    "s2": "square second", "s²": "square second",
}  # fmt: skip
_NO_SYMBOLS = frozenset("MP AU WAR PS MT".split())
"""What stands after "per" and is seldom a unit there."""


def read_per(text: str, end: int) -> tuple[str | None, int]:
    """The unit of a rate that follows at `end`, and where it ends."""
    m = _PER.match(text, end)
    if m is None:
        return None, end
    unit = " ".join(m["unit"].lower().split()).rstrip(".")
    word = (m["word"] or "/").lower()
    if word not in ("per", "/") and unit not in _AFTER_ARTICLE:
        return None, end
    if word == "per" and unit in ("cent", "centage"):
        return None, end
    return _USUAL.get(unit) or _unit_name(m["unit"], unit) or singular(unit), m.end()


def _unit_name(written: str, unit: str) -> str | None:
    """The name of a unit of the table, written as a symbol or spelt out."""
    known = units.table()
    if len(written) > 1 and written not in _NO_SYMBOLS and (name := known.symbols.get(written.replace("μ", "µ"))):
        return name
    return known.words.get(unit)
