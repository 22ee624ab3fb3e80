"""Measures: 5 miles, 7.8-magnitude, 30 degrees Celsius, 6-foot-2, half a mile, a category 4 storm."""

from __future__ import annotations

import re
from decimal import Decimal

from checker import units
from checker.extract import quantulum
from checker.extract.context import Context
from checker.extract.durations import TIME_UNIT_AFTER, TIME_UNITS
from checker.extract.heights import feet_and_inches, stones_and_pounds
from checker.extract.numeral import SCALES, Numeral, with_minus
from checker.extract.patterns import END, GAP, HYPHEN, JOINT, Before, any_of, last_word
from checker.extract.rates import read_per
from checker.extract.reading import Reading
from checker.extract.unit_symbols import unit_symbol
from checker.late import early, late

_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_PART_OF_A = early(rf"(?:an?{GAP})?(?P<part>half|quarter)(?:{GAP}of)?(?:{GAP}an?(?={GAP})|(?={JOINT}))", re.IGNORECASE)
_A = late(rf"an?(?={GAP})", re.IGNORECASE)
_A_COUNTS = Before("than nearly almost about roughly over least under around within", width=16)
_NEVER_ONE = frozenset(("story", "block", "bit", "degree", "barrel of oil", "stone"))


def read_a_mile(context: Context, pos: int) -> Reading | None:
    """half a mile; a mile, a foot, a ton at `pos`, where a hedge shows that the article counts: more than a mile."""
    text = context.text
    part = _PART_OF_A.match(text, pos)
    if part and (found := units.match_words(text, part.end())) and found[1] not in _NEVER_ONE:
        value = _PARTS[part["part"].lower()]
        return Reading(pos, found[0], "measure", value, value, found[1], grain=value)
    m = _A.match(text, pos) if _A_COUNTS.search(text, pos) else None
    found = units.match_words(text, m.end()) if m else None
    if found is None or found[1] in _NEVER_ONE:
        return None
    return Reading(pos, found[0], "measure", Decimal(1), Decimal(1), found[1])


_OF_A = late(rf"{GAP}of{GAP}an?(?={JOINT})(?:{GAP}{any_of('US U[.]S[.] UK imperial')}(?={JOINT}))?", re.IGNORECASE)


def rounded_fraction(value: Decimal) -> Decimal:
    """A fraction as a decimal of at most ten places."""
    return round(value, 10).normalize()


def part_of_a_unit(text: str, start: int, end: int, value: Decimal, grain: Decimal) -> Reading | None:
    """The measure or duration that a fraction ending at `end` makes: three-quarters of a mile, a third of a second."""
    of = _OF_A.match(text, end)
    if of is None:
        return None
    value = rounded_fraction(value)
    span = TIME_UNIT_AFTER.match(text, of.end())
    if span:
        unit = TIME_UNITS[span.group().strip(" -").lower()]
        return Reading(start, span.end(), "duration", value, value, unit, grain=grain)
    found = units.match_words(text, of.end())
    if found is None or found[1] in _NEVER_ONE:
        return None
    return Reading(start, found[0], "measure", value, value, found[1], grain=grain)


# --- numbers with a unit --------------------------------------------------------------------------------------------

_DEGREES = early(
    rf"{GAP}?(?:°|º|{JOINT}degrees?{END})(?P<scale>{GAP}?(?:Celsius|Centigrade|Fahrenheit|[CF]{END}))?", re.IGNORECASE
)
_CONVERTED_DEGREES = late(
    rf"{GAP}?\((?:about{GAP}|around{GAP}|minus{GAP}|-)?[\d.,]+{GAP}?(?:degrees?{GAP}|°)?(?P<other>[CF])"
)
_NO_DEGREE = late(
    JOINT
    + any_of(
        """of_freedom of_separation of_murder of_commonality in_business in_history in_law in_engineering in_english
        in_medicine in_economics in_from sterling"""
    )
    + rf"|{JOINT}notes?{END}",
    re.IGNORECASE,
)
_MAGNITUDE_BEFORE = early(
    rf"(?P<sure>magnitude{JOINT}(?:of{GAP})?(?:{any_of('about between around from at')}{GAP})?"
    rf"|Richter{GAP}scale{GAP}(?:at|of){GAP})\Z"
    rf"|(?:measured|measuring|registered|put{GAP}(?:it|the{GAP}\w+){GAP}at|put{GAP}its{GAP}magnitude{GAP}at){GAP}\Z",
    re.IGNORECASE,
)
_MAGNITUDE_ENDS = frozenset("magnitude of about between around from at measured measuring registered".split())
_MAGNITUDE_NEXT = early(
    rf"{HYPHEN}?(?:{JOINT}(?:preliminary{GAP})?magnitude|{GAP}on{GAP}the{GAP}Richter){END}", re.IGNORECASE
)
_QUAKE_NEXT = late(rf"(?={GAP}(?:earthquake|quake|temblor|tremor|aftershock)s?{END})", re.IGNORECASE)
_ON_SCALE = late(rf"{GAP}on{GAP}the{GAP}(?P<unit>[A-Zµμa-z]{{1,4}}){GAP}scale{END}")
_CATEGORY_BEFORE = early(rf"\bcategory{JOINT}\Z", re.IGNORECASE)
_STORIES = early(
    rf"{HYPHEN}(?:stor(?:e?y|ies)|storey){END}|{GAP}(?:stor(?:e?ys|ies)|storeys)(?={GAP}(?:tall|high|up|above|below){END})",
    re.IGNORECASE,
)
_BEFORE_UNIT = early(
    rf"(?P<of>{GAP}of(?={GAP}))|(?:{HYPHEN}plus|\+)(?={JOINT})|{GAP}plus(?={GAP})"
    rf"|{JOINT}{any_of('air statute additional more short long')}(?={JOINT})",
    re.IGNORECASE,
)
_STERLING = late(f"{JOINT}?sterling", re.IGNORECASE)
_BLOCK_NEXT = late(rf"{GAP}{any_of('from away north south east west of to up down off long')}{END}|[.,]")


def read_measure(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """A physical quantity: number and unit."""
    body = feet_and_inches(context.text, low) or stones_and_pounds(context.text, low) if low is high else None
    if body:
        return body
    found = _unit(context, low, high)
    if found is None:
        return None
    end, unit = found
    start, *values = with_minus(context.text, low.start, low, high)
    unit, scale, per = _composed(unit) if units.dimension(unit) == "composed" else (unit, 1, None)
    if per is None and unit != "story":
        per, end = read_per(context.text, end)
        if per is None and (stuff := _OF_STUFF.match(context.text, end)):
            per = read_per(context.text, stuff.end())[0]
        if per is None and (rate := _outer_rate(context.text, end)) and f"{unit} per {rate}" in units.table().units:
            unit = f"{unit} per {rate}"
    play = unit == "yard" and context.sport  # gained yards are a statistic of play
    grain = max(low.grain, high.grain) * scale
    first, last = (value * scale for value in values)
    return Reading(start, end, "count" if play else "measure", first, last, unit, per, grain, vague=low.vague)


def _composed(name: str) -> tuple[str, int, str | None]:
    """Unit, scale and rate that one symbol names: 30 mb/d are 30 million barrels per day."""
    unit, _, per = name.partition(" per ")
    first, _, rest = unit.partition(" ")
    scale = SCALES.get(first)
    return (rest, scale, per or None) if scale else (unit, 1, per or None)


_OF_STUFF = late(
    rf"{GAP}of{GAP}[a-z]+(?=(?:{GAP}(?:an?|per|every)|-a){JOINT}(?:second|minute|hour|day|week|month|year){END}|/)"
)
"""300 tons of waste a day."""
_CONVERSION = late(rf"{GAP}\([^()\n]{{1,30}}\)(?={JOINT})|\)(?={JOINT})")


def _outer_rate(text: str, end: int) -> str | None:
    """The rate that follows a conversion in brackets and belongs to both: 80 kilometres (50 miles) per hour."""
    m = _CONVERSION.match(text, end) if text[end : end + 2] in (" (", "\u00a0(") or text[end : end + 1] == ")" else None
    return read_per(text, m.end())[0] if m else None


def _unit(context: Context, low: Numeral, high: Numeral) -> tuple[int, str] | None:
    """End and name of the unit of a number."""
    text, end = context.text, high.end
    degrees = _DEGREES.match(text, end)
    if degrees:
        return _degree(text, degrees)
    magnitude = _MAGNITUDE_NEXT.match(text, end) if low.value < 11 else None
    if magnitude:
        return magnitude.end(), "magnitude"
    if low.value < 11 and not low.whole and _QUAKE_NEXT.match(text, end):
        return end, "magnitude"  # a 6.4 quake
    if low.value < 11 and _follows_magnitude(text, low):
        return end, "magnitude"
    if low.value <= 5 and low.whole and _CATEGORY_BEFORE.search(text, max(0, low.start - 12), low.start):
        return end, "category"
    if text[low.start - 5 : low.start] in ("Mach ", "mach "):
        return end, "mach"
    stories = _STORIES.match(text, end)
    if stories:
        return stories.end(), "story"
    qualifier = _BEFORE_UNIT.match(text, end)
    if qualifier and (low.vague or not qualifier["of"]):
        end = qualifier.end()
    scale = _ON_SCALE.match(text, end) if text.startswith(" on the ", end) else None
    if scale:
        found = units.match_symbol(text, scale.start("unit")) or quantulum.unit_after(text, scale.start("unit"))
        return (scale.end(), found[1]) if found and found[0] == scale.end("unit") else None
    if text[end : end + 1] == '"' and _INCHES_OF.match(text, end):
        return end + 1, "inch"
    spelt = units.match_words(text, end)
    if spelt:
        return spelt if _is_unit(text, *spelt) else None
    return unit_symbol(context, low, high) if high.digits else None


_INCHES_OF = late(
    rf"\"{GAP}(?:of{GAP})?{any_of('rain snow ice hail rainfall snowfall screen display deep wide tall')}{END}"
)


def _degree(text: str, m: re.Match[str]) -> tuple[int, str] | None:
    """Degrees of a scale; where none is named it follows from the conversion in brackets: 600 degrees (1,100 F)."""
    if _NO_DEGREE.match(text, m.end()):
        return None
    scale = (m["scale"] or "").strip()[:1].upper()
    converted = None if scale else _CONVERTED_DEGREES.match(text, m.end())
    if converted:
        scale = "C" if converted["other"] == "F" else "F"
    return m.end(), {"C": "degree celsius", "F": "degree fahrenheit"}.get(scale, "degree")


def _follows_magnitude(text: str, n: Numeral) -> bool:
    """magnitude 7.8; measured 7.8 in the report of a quake."""
    if last_word(text, n.start) not in _MAGNITUDE_ENDS:
        return False
    m = _MAGNITUDE_BEFORE.search(text, max(0, n.start - 40), n.start)
    return m is not None and (bool(m["sure"]) or (not n.bare and "quake" in text))


_WEIGHT_ENDS = late(rf"(?<=stone)(?:[.,;:)]|\Z|{GAP}{any_of('and in when but heavier lighter at before after')}{END})")


def _is_unit(text: str, end: int, unit: str) -> bool:
    """Whether a word that may name a unit does: not pounds sterling, a bit, two stones; blocks are walked."""
    if unit == "block":
        return _BLOCK_NEXT.match(text, end) is not None
    if unit == "stone":
        return _WEIGHT_ENDS.match(text, end) is not None
    return unit not in ("story", "bit") and not (unit == "pound" and _STERLING.match(text, end))
