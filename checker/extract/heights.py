"""Heights and weights in two units, as people have them: 6-foot-2, six feet two inches, 11st 4lb."""

from __future__ import annotations

import re

from checker.extract.numeral import Numeral
from checker.extract.numerals import read
from checker.extract.patterns import END, GAP, HYPHEN, JOINT
from checker.extract.reading import Reading
from checker.late import early, late

_FEET = late(
    rf"{JOINT}?(?:foot|feet|ft\.?{END}|['’′])(?P<gap>[ ,]*(?:and{GAP})?|{HYPHEN},?{GAP}?)(?=\w)", re.IGNORECASE
)
_INCHES = late(rf"{JOINT}?(?:inch(?:es)?|in){END}|[\"”″]", re.IGNORECASE)
_NUMBER_GOES_ON = late(r"[\w%]|[.,]\d")
_STONES = early(rf"{GAP}?(?:st|stones?){GAP}(?=\d)", re.IGNORECASE)
_POUNDS = late(rf"{GAP}?(?:lbs?|pounds?){END}", re.IGNORECASE)


def stones_and_pounds(text: str, stones: Numeral) -> Reading | None:
    """11st 4lb, eleven stone 4 pounds: one weight, in pounds."""
    near = text[stones.end : stones.end + 2].strip()[:2].lower() in ("s", "st")
    m = _STONES.match(text, stones.end) if near and 4 < stones.value < 50 and stones.whole else None
    pounds = read(text, m.end()) if m else None
    unit = _POUNDS.match(text, pounds.end) if pounds and pounds.value < 14 else None
    if pounds is None or unit is None:
        return None
    value = stones.value * 14 + pounds.value
    return Reading(stones.start, unit.end(), "measure", value, value, "pound")


def feet_and_inches(text: str, feet: Numeral) -> Reading | None:
    """6-foot-2, 6ft 2in, six feet two inches: one height, in inches."""
    if not 3 <= feet.value <= 9 or not feet.whole:
        return None
    m = _FEET.match(text, feet.end)
    inches = read(text, m.end()) if m else None
    if m is None or inches is None or not 0 < inches.value < 12 or inches.scale != 1:
        return None
    unit = _INCHES.match(text, inches.end)
    if unit is None:
        joined = m["gap"] in ("-", "\u2011", "", " ") or text[m.end() - 1] in "'’′"
        if not joined or _NUMBER_GOES_ON.match(text, inches.end):
            return None
    value = feet.value * 12 + inches.value
    return Reading(feet.start, unit.end() if unit else inches.end, "measure", value, value, "inch")
