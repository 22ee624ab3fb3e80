"""What probably happened where two figures clash: the usual slips of the pen, and the innocent reasons.

Every diagnosis is a guess from the two statements alone, and is worded as one.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.interval import in_unit
from checker.model import Figure
from checker.wording import capital, plain

if TYPE_CHECKING:
    from checker.judge.context import Context

_FACTORS = (
    (Decimal(10), "One has a zero too many or too few."),
    (Decimal(100), "They are 100 times apart: two zeros, or a decimal point, may be misplaced."),
    (Decimal(1000), "They are 1,000 times apart: thousand, million or billion may be mixed up."),
    (Decimal(1_000_000), "They are a million times apart: “million” may be missing from one."),
    (Decimal(1_000_000_000), "They are a billion times apart: “billion” may be missing from one."),
)
_LENGTHS = ("mile", "kilometre")
_MILE = Decimal("1.609344")


def diagnose(a: Figure, b: Figure, context: Context) -> str | None:
    """One sentence on the likely cause, or None where nothing stands out."""
    if a.kind == b.kind == "date":
        return _dates(str(a.low), str(b.low))
    if isinstance(a.low, str) or isinstance(b.low, str) or "score" in (a.kind, b.kind):
        return _reports(a, b, context)
    return _factor(a, b) or _units(a, b) or _digits(a, b) or _reports(a, b, context) or _short_digits(a, b)


def _factor(a: Figure, b: Figure) -> str | None:
    if a.unit != b.unit and "count" not in (a.kind, b.kind):
        return None
    small, large = sorted((abs(Decimal(a.low)), abs(Decimal(b.low))))
    return next((words for factor, words in _FACTORS if small and large == small * factor), None)


def _units(a: Figure, b: Figure) -> str | None:
    if a.unit == b.unit:
        return _miles(a, b) if any(unit in a.unit for unit in _LENGTHS) else None
    if {a.unit, b.unit} == {"percent", "percentage_point"}:
        return "One speaks of percent, the other of percentage points."
    if "count" in (a.kind, b.kind):
        return None
    if a.low == b.low:
        return "The numbers are the same but the units differ: one unit may be wrong."
    converted = in_unit(Decimal(a.low), a.unit, b.unit)
    if converted is None:
        return None
    stated, theirs = f"{_number(Decimal(a.low))} {_plural(a.unit)}", f"{_number(converted)} {_plural(b.unit)}"
    return f"{capital(stated)} would be {theirs}, not {_number(Decimal(b.low))}."


def _plural(unit: str) -> str:
    first, *rest = unit.split(" ")
    plural = {"foot": "feet", "inch": "inches", "century": "centuries"}.get(first, first + "s")
    if first in ("square", "cubic", "nautical"):
        return f"{first} {_plural(' '.join(rest))}"
    return " ".join([plural, *rest])


def _miles(a: Figure, b: Figure) -> str | None:
    small, large = sorted((abs(Decimal(a.low)), abs(Decimal(b.low))))
    if small and abs(large / small / _MILE - 1) < Decimal("0.02"):
        return "One may be in miles, the other in kilometres."
    return None


def _digits(a: Figure, b: Figure) -> str | None:
    """One slip in a long number is hardly chance; in a short one it often is."""
    return _slip(a, b, 3)


def _short_digits(a: Figure, b: Figure) -> str | None:
    return _slip(a, b, 2)


def _slip(a: Figure, b: Figure, least: int) -> str | None:
    one, other = _written(a), _written(b)
    if len(one) != len(other) or len(one) < least:
        return None
    apart = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    if len(apart) == 1:
        return f"They differ in one digit ({one[apart[0]]} and {other[apart[0]]}): one may be a slip."
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        mine, theirs = one[apart[0] : apart[1] + 1], other[apart[0] : apart[1] + 1]
        if mine == theirs[::-1]:
            return f"Two digits are swapped ({mine} and {theirs}): one may be a slip."
    return None


def _written(figure: Figure) -> str:
    """The digits that were written, without those that the scale word or trailing zeros stand for."""
    value = abs(Decimal(figure.low))
    step = figure.grain if figure.grain > 0 else Decimal(1)
    return f"{value / step:.0f}" if figure.low == figure.high else ""


def _reports(a: Figure, b: Figure, context: Context) -> str | None:
    first, last = (
        context.article[figure.source].published if figure.source in context.article else None for figure in (a, b)
    )
    if a.kind == b.kind == "count" and first and last and first != last:
        earlier, later = (a, b) if first < last else (b, a)
        first, last = sorted((first, last))
        change = "have risen" if Decimal(later.low) > Decimal(earlier.low) else "have been lowered"
        return f"The count may {change} between {first} and {last}; the later report is that of {context.name(later)}."
    cited = [figure.about.attribution if figure.about else None for figure in (a, b)]
    if cited[0] and cited[1] and cited[0].lower() != cited[1].lower():
        return f"They cite different sources: {plain(cited[0])} and {plain(cited[1])}."
    return None


def _dates(a: str, b: str) -> str | None:
    one, other = a.removeprefix("--").split("-"), b.removeprefix("--").split("-")
    if len(one) != len(other):
        return "The years differ." if a[:4].isdigit() and b[:4].isdigit() and a[:4] != b[:4] else None
    apart = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    if len(one) > 1 and apart == [0] and len(one[0]) == 4:
        return "Only the years differ."
    if len(apart) == 1 and len(one) > 1 and apart[0] == len(one) - 1 and (one[-1] + other[-1]).isdigit():
        days = abs(int(one[-1]) - int(other[-1]))
        # Only a full date or a day without year ends in a day; 2023-10 ends in a month.
        if len(one) == 3 or a.startswith("--"):
            return (
                "They are one day apart: time zones, or the day of the report, may explain it." if days == 1 else None
            )
    if len(apart) == 2 and one[-1] == other[-2] and one[-2] == other[-1]:
        return "Day and month may be swapped."
    return None


def _number(value: Decimal) -> str:
    rounded = round(value, 1) if abs(value) < 10 else round(value)
    return f"{rounded:,}"
