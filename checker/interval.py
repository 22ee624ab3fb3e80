"""What a written number says: the values that a reader accepts for it, and when two statements can both be true.

The conventions, all in the figure's own unit; the step is the place value of the last digit that may be rounded:

* A number stands for all that rounds to it: half a step to either side, lower end in, upper end out, so that
  neighbouring round numbers (1,200 and 1,300) stay apart. $1.5 billion: 1.45 to 1.55; 1,200: 1,150 to 1,249.
* Half a step is much for a number whose first digit is small: 100 for 140 is no rounding but a mistake. So a bare
  number never reaches further than an eighth of itself: 100 stands for 88 to 112. Millions and more are written with
  fewer digits: there it is a quarter. $1 trillion stands for what is told as $1.2 trillion, $2 trillion for $2.3.
* Small numbers are counted, not rounded: below 100, people, dollars and years are stated to the unit (10 is not 12).
  Percentages are stated to the unit whatever their zeros, ages and ranks exactly.
* Fractions in words (a third, one in five) are loose by a twentieth of themselves.
* `about` reaches half a step, but no less than a fortieth and no more than a fifth of the number; a final 5 counts as
  a step of five (about 145); an unrounded whole number gives way by one.
* `more` and `least` reach one step up, or a fiftieth; `nearly` one step down, but no more than a fifth; `less` down to
  half; `most` down to nothing. The number itself is always in: "more than 200" and "200" are one statement retold.
* A converted number has been rounded once more: there, small round numbers and a final 5 count as rounded
  (105 miles, 165 km).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct

from checker.model import Figure, Kind
from checker.moment import dates_meet, times_meet

_ZERO = Decimal(0)
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_LARGEST_SHARE_ROUNDED = Decimal(1) / 8
_LARGEST_SHARE_OF_MILLIONS = Decimal(1) / 4
_LARGEST_SHARE_HEDGED = Decimal("0.2")
_MILLION = Decimal(10) ** 6
_COUNTED_NOT_ROUNDED: frozenset[Kind] = frozenset({"count", "money", "duration"})
_WHOLE: frozenset[Kind] = frozenset({"count", "age", "ordinal"})
_SPANS: frozenset[Kind] = frozenset({"duration", "age"})
_SHARES: frozenset[Kind] = frozenset({"percent", "ratio"})

_SECONDS = {
    "millisecond": Decimal("0.001"),
    "second": _ONE,
    "minute": Decimal(60),
    "hour": Decimal(3600),
    "day": Decimal(86400),
    "week": Decimal(604800),
    "fortnight": Decimal(1209600),
    "month": Decimal(2629800),
    "quarter": Decimal(7889400),
    "year": Decimal(31557600),
    "decade": Decimal(315576000),
    "century": Decimal(3155760000),
    "millennium": Decimal(31557600000),
}
"""Mean Julian year of 365.25 days and its twelfth: what "a month" means when nobody says which."""

_Convert = Callable[[Decimal, str, str], "Decimal | None"]

_READINGS = {"ton": ("ton", "tonne")}
"""Units that newspapers use for more than one thing."""


class Interval(Struct, frozen=True):
    """A set of numbers without gaps. None at an end: no bound there."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, value: Decimal) -> bool:
        return self.meets(Interval(value, value))

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self._reaches(other) and other._reaches(self)

    def _reaches(self, other: Interval) -> bool:
        if self.high is None or other.low is None:
            return True
        if self.high == other.low:
            return not (self.high_open or other.low_open)
        return self.high > other.low


def admitted(figure: Figure, converted: bool = False) -> Interval | None:
    """The values that a reader accepts for a figure, in its own unit; None for dates, times and scores.

    `converted`: the number is held against one in another unit, so that either may be a rounded conversion.
    """
    low, high = figure.low, figure.high
    if isinstance(low, str) or isinstance(high, str) or figure.kind == "score":
        return None
    if low > high:
        low, high = high, low
    step = _step(figure, converted)
    hedge = figure.hedge
    if hedge == "range":
        return Interval(low, high)
    if hedge == "exact":
        return _rounded(figure, low, high, step, converted)
    if hedge == "about":
        below, above = _about(figure, low, step), _about(figure, high, step)
        return Interval(low - below, high + above, high_open=above > 0)
    if hedge in ("more", "least"):
        return Interval(low, high + max(step, abs(high) / 50))
    if hedge == "nearly":
        return Interval(low - min(step, abs(low) * _most_hedged(step)), high)
    if hedge == "less":
        return Interval(low - abs(low) / 2, high)
    return Interval(None if low <= 0 else _ZERO, high)


def _step(figure: Figure, converted: bool) -> Decimal:
    size = abs(figure.high) if not isinstance(figure.high, str) else _ZERO
    if figure.kind == "ratio":
        return size / 5
    if figure.grain > 1 and figure.hedge == "exact":
        counted = size < 100 and figure.kind in _COUNTED_NOT_ROUNDED and not converted
        if counted or figure.kind == "percent":
            return _ONE
    return figure.grain


def _rounded(figure: Figure, low: Decimal, high: Decimal, step: Decimal, converted: bool) -> Interval:
    if figure.kind in ("ordinal", "age"):
        return Interval(low, high + 1, high_open=True) if converted and figure.kind == "age" else Interval(low, high)
    if figure.kind == "count" and step == 1 and low == low.to_integral_value():
        return Interval(low, high)
    if figure.kind == "ratio":
        return Interval(low - abs(low) / 20, high + abs(high) / 20)
    if converted:
        step = _five(high, step)
    half = step / 2
    below, above = half, half
    if step >= 1:
        most = _LARGEST_SHARE_OF_MILLIONS if step >= _MILLION else _LARGEST_SHARE_ROUNDED
        below = min(half, abs(low) * most)
        above = min(half, abs(high) * most)
    return Interval(low - below, high + above, high_open=above > 0)


def _about(figure: Figure, value: Decimal, step: Decimal) -> Decimal:
    size = abs(value)
    reach = max(min(_five(value, step) / 2, size * _most_hedged(step)), size / 40)
    if step == 1 and (figure.kind in _WHOLE or figure.kind == "duration"):
        reach = max(reach, Decimal("1.5"))
    return reach


def _most_hedged(step: Decimal) -> Decimal:
    """The share that a hedge reaches at most: never less than rounding alone."""
    return max(_LARGEST_SHARE_HEDGED, _LARGEST_SHARE_OF_MILLIONS if step >= _MILLION else _ZERO)


def _five(value: Decimal, step: Decimal) -> Decimal:
    """The step of a number that ends in 5: writers round to fives as they do to tens."""
    if step <= 0 or abs(value) < 10 * step:
        return step
    return step * 5 if (value / step) % 10 in (5, -5) else step


def meeting(a: Figure, b: Figure) -> bool | None:
    """Whether some value is admitted by both, as written; None where they can't be held against each other at all."""
    if a.kind == "date" or b.kind == "date":
        return dates_meet(a, b) if a.kind == b.kind else None
    if a.kind == "time" or b.kind == "time":
        return times_meet(a, b) if a.kind == b.kind else None
    if a.kind == "score" or b.kind == "score":
        return {a.low, a.high} == {b.low, b.high} if a.kind == b.kind else None
    scales = _common_scale(a, b)
    return None if scales is None else any(_meet(x, y) for x, y in scales)


def comparable(a: Figure, b: Figure) -> bool:
    """Whether the values of both can be held against each other at all: same dimension, same currency, same rate.

    Counts are comparable whatever is counted (700,000 immigrants, 700,000 Dreamers): that they speak of the same thing
    is not decided here.
    """
    return meeting(a, b) is not None


def compatible(a: Figure, b: Figure) -> bool:
    """Whether both statements can be true together, as a reader takes them.

    Statements that cannot be compared (euro and dollar, a rank and a duration) do not contradict each other, and a
    vague plural never does. Symmetric, and true of a figure and itself.
    """
    if a.low == b.low and a.high == b.high and a.kind == b.kind != "time" and a.unit == b.unit and a.per == b.per:
        return True
    return a.vague or b.vague or meeting(a, b) is not False


def agree(a: Figure, b: Figure) -> bool:
    """Whether both can be compared and are compatible: the positive evidence that `compatible` alone is not."""
    return comparable(a, b) and compatible(a, b)


def in_conflict(a: Figure, b: Figure) -> bool:
    """Whether both can be compared and cannot be true together."""
    return not compatible(a, b)


def _meet(a: Interval | None, b: Interval | None) -> bool:
    return a is None or b is None or a.meets(b)


def _common_scale(a: Figure, b: Figure) -> list[tuple[Interval | None, Interval | None]] | None:
    """What both admit, in one unit; several pairs where a unit has several readings; None where no unit is common."""
    if a.per != b.per:
        return _common_rate(a, b)
    if a.kind == b.kind:
        if a.kind == "count" or a.kind == "ordinal":
            return [(admitted(a), admitted(b))]
        if a.unit == b.unit or (a.kind == "percent"):
            return [(admitted(a), admitted(b))]
        if a.kind == "money":
            return [(admitted(a), admitted(b))] if not (a.unit and b.unit) else None
    if a.kind in _SPANS and b.kind in _SPANS:
        return _in_one_unit(a, b, _span)
    if a.kind in _SHARES and b.kind in _SHARES:
        return _in_one_unit(a, b, _share)
    if "ordinal" in (a.kind, b.kind):
        return None
    if a.unit and a.unit == b.unit:
        return [(admitted(a), admitted(b))]
    if "measure" in (a.kind, b.kind) and a.unit and b.unit:
        return _in_one_unit(a, b, in_unit)
    return None


def _common_rate(a: Figure, b: Figure) -> list[tuple[Interval | None, Interval | None]] | None:
    """$40 a month against $480 a year; None where they name other things to be counted by.

    A period left out is understood where the number is the same, and else nobody knows which it is.
    """
    if a.kind == b.kind and a.unit == b.unit and not (a.per and b.per) and (a.low, a.high) == (b.low, b.high):
        return [(admitted(a), admitted(b))]
    if a.unit != b.unit or not a.per or not b.per or a.per not in _SECONDS or b.per not in _SECONDS:
        return None
    first, second = admitted(a, converted=True), admitted(b, converted=True)
    return [(_scaled(first, 1 / _SECONDS[a.per]), _scaled(second, 1 / _SECONDS[b.per]))]


def _scaled(interval: Interval | None, factor: Decimal) -> Interval | None:
    if interval is None:
        return None
    low = None if interval.low is None else interval.low * factor
    high = None if interval.high is None else interval.high * factor
    return Interval(low, high, interval.low_open, interval.high_open)


def _in_one_unit(a: Figure, b: Figure, convert: _Convert) -> list[tuple[Interval | None, Interval | None]] | None:
    # Always towards the unit that comes first, so that the order of the two never matters.
    if b.unit < a.unit:
        swapped = _in_one_unit(b, a, convert)
        return swapped and [(y, x) for x, y in swapped]
    converted = a.unit != b.unit
    pairs: list[tuple[Interval | None, Interval | None]] = []
    for target in _READINGS.get(a.unit, (a.unit,)):
        for unit in _READINGS.get(b.unit, (b.unit,)):
            theirs = _converted(admitted(b, converted), unit, target, convert)
            if theirs is not None:
                pairs.append((admitted(a, converted), theirs))
    return pairs or None


def _converted(interval: Interval | None, unit: str, target: str, convert: _Convert) -> Interval | None:
    if interval is None or unit == target:
        return interval
    ends = [None if end is None else convert(end, unit, target) for end in (interval.low, interval.high)]
    if any(new is None and old is not None for new, old in zip(ends, (interval.low, interval.high), strict=True)):
        return None
    low, high = ends
    if low is not None and high is not None and low > high:
        return Interval(high, low, interval.high_open, interval.low_open)
    return Interval(low, high, interval.low_open, interval.high_open)


def _span(value: Decimal, unit: str, to: str) -> Decimal | None:
    if unit not in _SECONDS or to not in _SECONDS:
        return None
    return value * _SECONDS[unit] / _SECONDS[to]


def _share(value: Decimal, unit: str, to: str) -> Decimal | None:
    if "times" in (unit, to):
        return None
    return value * 100 if unit == "ratio" else value / 100


def in_unit(value: Decimal, unit: str, to: str) -> Decimal | None:
    """A value in another unit, spans of time by their mean length; None where the two units do not convert."""
    if unit in _SECONDS and to in _SECONDS:
        return _span(value, unit, to)
    from checker.units import convert

    return convert(value, unit, to)
