"""Slips of the pen that two clashing numbers look like: zeros, scales, digits, units, a hedge the wrong way round.

Every guess is made from the two numbers alone, and is worded as one.
"""

from __future__ import annotations

from decimal import Decimal

from checker.interval import in_unit
from checker.model import Figure
from checker.wording import capital

_FACTORS = (
    (Decimal(10), "One has a zero too many or too few."),
    (Decimal(100), "They are 100 times apart: two zeros, or a decimal point, may be misplaced."),
    (Decimal(1000), "They are 1,000 times apart: thousand, million or billion may be mixed up."),
    (Decimal(1_000_000), "They are a million times apart: “million” may be missing from one."),
    (Decimal(1_000_000_000), "They are a billion times apart: “billion” may be missing from one."),
)
_SCALES = 1000
"""From here on a factor is a scale word, and the two numbers may be rounded differently besides."""
_CONFUSED = (
    ("mile", "kilometre", Decimal("1.609344")),
    ("foot", "metre", Decimal("3.28084")),
    ("yard", "metre", Decimal("1.09361")),
    ("pound", "kilogram", Decimal("2.204623")),
    ("gallon", "litre", Decimal("3.785412")),
    ("acre", "hectare", Decimal("2.471054")),
    ("inch", "centimetre", Decimal("2.54")),
)
"""Units of everyday news whose numbers are exchanged: the factor between the two numbers for one thing."""
_PLURALS = {
    "mile": "miles", "kilometre": "kilometres", "foot": "feet", "metre": "metres", "yard": "yards", "pound": "pounds",
    "kilogram": "kilograms", "gallon": "gallons", "litre": "litres", "acre": "acres", "hectare": "hectares",
    "inch": "inches", "centimetre": "centimetres", "century": "centuries",
}  # fmt: skip
_CONVERTED = ("measure", "money")
"""What writers convert; of spans and ages nobody does."""
_LEAST_DIGITS = 3
_LEAST_ROUNDED = 100
_SWAPPED = "Two digits are swapped"
_WRONG_WAY = Decimal("0.05")
_TURNED = "the words before the number may be the wrong way round."


def slip(a: Figure, b: Figure) -> str | None:
    """The slip that stands out, where the numbers are long enough for it to be hardly chance."""
    digits = _digits(a, b, _LEAST_DIGITS)
    return _factor(a, b) or _units(a, b) or _wrong_way(a, b) or swapped(a, b) or _rounder(a, b) or digits


def swapped(a: Figure, b: Figure) -> str | None:
    """Two neighbouring digits that changed places, in a number of any length: seldom chance, and no count moves so."""
    digits = _digits(a, b, 2)
    return digits if digits and digits.startswith(_SWAPPED) else None


def short_slip(a: Figure, b: Figure) -> str | None:
    """A slip in a number of two digits: often chance, so a better reason goes first."""
    return _digits(a, b, 2)


def _factor(a: Figure, b: Figure) -> str | None:
    if a.unit != b.unit and "count" not in (a.kind, b.kind):
        return None
    small, large = sorted((a, b), key=lambda f: abs(Decimal(f.low)))
    low, high = abs(Decimal(small.low)), abs(Decimal(large.low))
    if not low or (small.kind == "count" and low < 10):
        return None
    for factor, words in _FACTORS:
        looseness = max(small.grain * factor, large.grain) / 2 if factor >= _SCALES else Decimal(0)
        if abs(high - low * factor) <= min(looseness, high / 20):
            return words
    return None


def _units(a: Figure, b: Figure) -> str | None:
    if a.unit == b.unit:
        return _confused(a, b)
    if {a.unit, b.unit} == {"percent", "percentage_point"}:
        return "One speaks of percent, the other of percentage points."
    if a.kind not in _CONVERTED or b.kind not in _CONVERTED:
        return None
    if a.low == b.low:
        return "The numbers are the same but the units differ: one unit may be wrong."
    converted = in_unit(Decimal(a.low), a.unit, b.unit)
    if converted is None:
        return None
    stated, theirs = f"{_number(Decimal(a.low))} {plural(a.unit)}", f"{_number(converted)} {plural(b.unit)}"
    return f"{capital(stated)} would be {theirs}, not {_number(Decimal(b.low))}."


def _confused(a: Figure, b: Figure) -> str | None:
    """One number is the other's conversion, under an unconverted unit."""
    lesser, greater = sorted((a, b), key=lambda f: abs(Decimal(f.low)))
    small, large = abs(Decimal(lesser.low)), abs(Decimal(greater.low))
    words = a.unit.split()
    for one, other, factor in _CONFUSED:
        if not small or (one not in words and other not in words):
            continue
        off = abs(large - small * factor)
        if off <= max(lesser.grain * factor, greater.grain) / 2 and off < large / 50:
            return f"One may be in {plural(one)}, the other in {plural(other)}."
    return None


def plural(unit: str) -> str:
    """A unit's name after a number: `miles per hour`, `square feet`."""
    first, *rest = unit.split(" ")
    if first in ("square", "cubic", "nautical") and rest:
        return f"{first} {plural(' '.join(rest))}"
    return " ".join([_PLURALS.get(first, first + "s"), *rest])


def _wrong_way(a: Figure, b: Figure) -> str | None:
    """“Nearly 30” beside 31, “more than 30” beside 29."""
    for hedged, exact in ((a, b), (b, a)):
        if exact.hedge != "exact" or hedged.unit != exact.unit or exact.low != exact.high:
            continue
        bound, value = Decimal(hedged.low), Decimal(exact.low)
        if not bound or abs(value / bound - 1) > _WRONG_WAY:
            continue
        if hedged.hedge in ("nearly", "less", "most") and value > bound:
            return f"{_plain(value)} is more than {_plain(bound)}: {_TURNED}"
        if hedged.hedge in ("more", "least") and value < bound:
            return f"{_plain(value)} is less than {_plain(bound)}: {_TURNED}"
    return None


def _rounder(a: Figure, b: Figure) -> str | None:
    """A round number within one step of a finer one: $138 million for $138.7 million."""
    if a.kind == "age" or a.unit != b.unit or not min(a.grain, b.grain) or abs(Decimal(a.low)) < _LEAST_ROUNDED:
        return None
    coarse = max(a.grain, b.grain)
    if coarse >= 10 * min(a.grain, b.grain) and abs(Decimal(a.low) - Decimal(b.low)) <= coarse:
        return "One is a rounder number: it may have been rounded, or cut off."
    return None


def _digits(a: Figure, b: Figure, least: int) -> str | None:
    """One digit off, two neighbours swapped, or one left out."""
    step = min(a.grain, b.grain)
    first, second = _written(a, step), _written(b, step)
    one, other = first, second
    if len(one) < len(other):
        one, other = other, one
    if len(one) < least:
        return None
    if len(one) == len(other) + 1 >= _LEAST_DIGITS and a.grain == b.grain:
        left_out = next((one[i] for i in range(len(one)) if one[:i] + one[i + 1 :] == other), None)
        return f"A digit may be left out of one ({_grouped(one)} and {_grouped(other)})." if left_out else None
    if len(one) != len(other):
        return None
    apart = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    if len(apart) == 1:
        mine, theirs = first[apart[0]], second[apart[0]]
        return f"They differ in one digit ({mine} and {theirs}): one may be a slip."
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        mine, theirs = (digits[apart[0] : apart[1] + 1] for digits in (first, second))
        if mine == theirs[::-1]:
            return f"{_SWAPPED} ({mine} and {theirs}): one may be a slip."
    return None


def _written(figure: Figure, step: Decimal) -> str:
    """The digits down to a step: those that a scale word or trailing zeros of both numbers stand for are left out."""
    return f"{abs(Decimal(figure.low)) / (step or 1):.0f}" if figure.low == figure.high else ""


def _grouped(digits: str) -> str:
    return f"{int(digits):,}"


def _number(value: Decimal) -> str:
    rounded = round(value, 1) if abs(value) < 10 else round(value)
    return f"{rounded:,}"


def _plain(value: Decimal) -> str:
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,f}"
