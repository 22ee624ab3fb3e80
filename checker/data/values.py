"""Whether a written number and a number of a table can be one."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from checker.data.cells import Cell
from checker.data.columns import Column
from checker.interval import Interval, admitted, compatible, in_unit
from checker.language.lemma import stem
from checker.model import Figure

_NEAR = Decimal("0.8")
_DISTINCTIVE = 3
"""Digits from which on a number is known again."""
_SLIPS = tuple(Decimal(10) ** power for power in (-9, -6, -3, -2, 2, 3, 6, 9))
"""Factors by which a number differs whose table does not say what it counts in."""


class Amount(Struct, frozen=True):
    """What a table says: a number with its unit and precision, or a date."""

    value: Decimal | str
    unit: str = ""
    slack: Decimal = Decimal(0)
    rate: bool = False
    """Whether a number without unit may be a percentage."""


def amount_of(cell: Cell, column: Column) -> Amount | None:
    """What a cell says; None where it says nothing."""
    if column.role == "date":
        return Amount(cell.day) if cell.day else None
    if cell.value is None:
        return None
    slack = cell.slack if column.scale == 1 else max(cell.slack, Decimal("0.5")) * column.scale
    return Amount(cell.value * column.scale, column.unit, slack, column.rate)


def in_its_unit(figure: Figure, amount: Amount, measure: frozenset[str]) -> Amount | None:
    """The amount in the unit that a figure has; None where they measure different things."""
    value, unit = amount.value, amount.unit
    if isinstance(value, str):
        return amount if figure.kind == "date" else None
    if figure.per and stem(figure.per) not in measure:
        return None
    same = False
    match figure.kind:
        case "percent":
            same = unit == figure.unit or amount.rate
        case "ratio":
            return (
                Amount(value / 100, "ratio", amount.slack / 100)
                if unit == "percent" and figure.unit == "ratio"
                else None
            )
        case "money":
            same = unit in ("", figure.unit)
        case "count":
            same = not unit
        case "measure" | "duration":
            if unit and (factor := in_unit(Decimal(1), unit, figure.unit)):
                return Amount(value * factor, figure.unit, amount.slack * factor)
            same = not unit and stem(figure.unit) in measure
        case "age":
            same = unit in ("", "year") and "age" in measure
    return amount if same else None


def fits(figure: Figure, amount: Amount) -> bool:
    """Whether the amount, in the figure's unit, is what a reader accepts for the figure."""
    if isinstance(amount.value, str):
        return _date(figure, amount.value)
    admits = admitted(figure)
    if admits is None or figure.vague or isinstance(figure.low, str) or isinstance(figure.high, str):
        return False
    if figure.hedge in ("less", "most"):  # they admit nearly all that is less: no reason to say that it is the same
        admits = Interval(figure.low * _NEAR, figure.high)
    if figure.hedge == "range" and figure.low < figure.high * _NEAR / 2:
        return False
    return admits.meets(_around(amount)) or _rounds_to(figure, amount.value)


def is_distinctive(figure: Figure) -> bool:
    """Whether a number is hardly found in a table by chance."""
    digits = f"{figure.high:f}".replace(".", "").strip("0") if not isinstance(figure.high, str) else figure.high
    return figure.hedge == "exact" and len(digits) >= _DISTINCTIVE


def differs(figure: Figure, amount: Amount) -> bool:
    """Whether figure and amount cannot be one, however either was rounded or cut off, and whatever it is counted in."""
    if isinstance(amount.value, str):
        return len(amount.value) >= len(str(figure.low)) and not _date(figure, amount.value)
    admits = admitted(figure)
    if admits is None or figure.vague:
        return False
    step = min(figure.grain, Decimal(1)) if figure.kind == "percent" else figure.grain
    cut = step / 2 if figure.hedge == "exact" and (step != 1 or figure.kind == "percent") else Decimal(0)
    low = None if admits.low is None or figure.hedge in ("less", "most") else admits.low - cut
    high = None if admits.high is None or figure.hedge in ("more", "least") else admits.high + cut
    # A number that would be the table's in thousands is taken to be: the table does not say what it counts in.
    scaled = (Amount(amount.value * factor, "", amount.slack * factor) for factor in _SLIPS)
    return not Interval(low, high).meets(_around(amount)) and not any(admits.meets(_around(slip)) for slip in scaled)


def _around(amount: Amount) -> Interval:
    assert not isinstance(amount.value, str)
    return Interval(amount.value - amount.slack, amount.value + amount.slack)


def _rounds_to(figure: Figure, value: Decimal) -> bool:
    """Whether the number rounded at the figure's last digit, a half up, is the figure."""
    if (
        figure.low != figure.high
        or isinstance(figure.low, str)
        or figure.grain <= 0
        or figure.hedge not in ("exact", "about")
    ):
        return False
    steps = value / figure.grain
    return figure.grain <= 1 and figure.low == (steps + Decimal("0.5")).to_integral_value("ROUND_FLOOR") * figure.grain


def _date(figure: Figure, day: str) -> bool:
    other = Figure(figure.source, 0, 0, day, "date", day, day, grain=Decimal(0))
    return compatible(figure, other)
