"""Rates: a month, per barrel, /day after an amount or a count."""

from __future__ import annotations

import re

from checker.extract.numerals import GAP, HYPHEN
from checker.language.lemma import singular

_TIME = "second|minute|hour|day|night|week|month|quarter|year|decade|century"
_GOODS = "share|barrel|ounce|gallon|litre|liter|tonne|ton|pound|kilo|kilogram|gram|mile|kilometre|kilometer|head|person|household|family|employee|worker|student|pupil|patient|customer|user|ticket|vote|unit|bottle|pack|piece|acre|hectare|bushel|square foot|square metre|square meter|square mile|cubic metre|cubic foot|cubic meter|child|vehicle|car|megawatt hour|kilowatt hour|kilowatt-hour|mmbtu|episode|game|match|visit|trip|night|plate|seat|guest|day|capita"  # fmt: skip
_PER = re.compile(
    rf"(?:(?:{GAP}|{HYPHEN})(?:(?:US|U\.S\.){GAP})?(?P<word>per|an?|every|each)(?:{GAP}|{HYPHEN})|/)(?!(?:year|month|week|day|decade|century|quarter|hour|minute|second){GAP}(?:ago|earlier|later|before|after|old|prior|from{GAP}now))(?P<unit>sq\.? ?(?:ft|m|km|mi)\.?(?![^\W_])|square (?:foot|feet|meter|metre|mile)s?|cubic (?:foot|meter|metre)s?|[^\W\d_]+(?:-hour)?)(?![^\W_])",
    re.IGNORECASE,
)
_ARTICLE_UNITS = frozenset(f"{_TIME}|{_GOODS}".split("|"))
_SHORT = {"sq ft": "square foot", "sq. ft": "square foot", "sq. m": "square metre", "sq m": "square metre", "sq km": "square kilometre", "sq mi": "square mile", "yr": "year", "mo": "month", "hr": "hour", "oz": "ounce", "bbl": "barrel", "kg": "kilogram", "kwh": "kilowatt hour", "mwh": "megawatt hour", "mmbtu": "mega british thermal unit", "gal": "gallon", "lb": "pound", "sqm": "square metre", "sqft": "square foot", "wk": "week", "sec": "second", "min": "minute", "annum": "year", "meter": "metre", "liter": "litre", "square meter": "square metre", "cubic meter": "cubic metre", "square feet": "square foot", "capita": "person", "head": "person", "kilometer": "kilometre"}  # fmt: skip


def read_per(text: str, end: int) -> tuple[str | None, int]:
    """The unit of a rate that follows at `end`, and where it ends."""
    m = _PER.match(text, end)
    if m is None:
        return None, end
    unit = re.sub(r"\s+", " ", m["unit"].lower()).rstrip(".")
    word = (m["word"] or "/").lower()
    if word in ("a", "an", "each", "every") and unit not in _ARTICLE_UNITS:
        return None, end
    if word == "per" and unit in ("cent", "centage"):
        return None, end
    if unit not in _SHORT:
        unit = singular(unit)
    return _SHORT.get(unit, unit), m.end()
