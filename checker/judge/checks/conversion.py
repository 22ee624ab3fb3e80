"""Kind `conversion`: one quantity in two units, side by side, that do not convert into each other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.interval import Interval, admitted, comparable, compatible, in_unit
from checker.judge.checks.reading import Bounds, after, before, between, number, spelt, value
from checker.late import late
from checker.model import Article, Figure, Finding, Kind
from checker.units import dimension

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.kinds import Value
    from checker.judge.rules import Rule

PARAMETERS: dict[str, Value] = {"rates": [], "slack": 3.0}
"""`rates`: "EUR 0.6 1.2": the least and the most of a currency that a US dollar has bought since 2000.
`slack`: how many times beyond them two amounts may lie before they are more than a day's rate apart."""

KINDS: frozenset[Kind] = frozenset({"measure", "duration", "money"})
_OPENS = late(
    r"[\w-]{0,12}(?:\s[a-z]+){0,2}\s?[(\[]\s?(?:(?:or|about|around|some|roughly|nearly|almost|over|just|more|less|than|"
    r"approximately|an?|estimated|equivalent|to|of|at|up|=|~)\s?)*\Z"
)
_IS = late(
    r",?\s(?:or\s(?:about|around|roughly|some|nearly|almost|just\sover|just\sunder)|=|(?:which\sis\s)?equal\sto|"
    r"(?:the\s)?equivalent\s(?:to|of)(?:\sabout|\sroughly)?)\s?\Z"
)
_OR = late(r",\sor\s\Z")
_JOINS = late(r"\s?(?:and|to|or|by|x|×|-|–|—|,\sand|,)\s?(?:(?:about|a|an|the|as\smuch\sas|up\sto)\s)?\Z")
_DIFFERENCE = late(
    r"(?i)\b(?:warm(?:ed|er|ing)?|cool(?:ed|er|ing)?|(?:rise|rose|risen|rising|increase[sd]?|fall|fell|"
    r"drop(?:ped)?|gain|jump(?:ed)?"
    r"|up|climb(?:ed)?|heat(?:ed)?|rais(?:e[ds]?|ing))\s(?:\w+\s){0,3}?(?:by|of)|increases?|above\s(?:normal|"
    r"average|pre|the)|below\s(?:normal|average|the))\b"
)
_CHANGE_AFTER = late(
    r"(?i)\s?(?:\)\s?)?(?:of\s)?(?:warm(?:ing|er)|cool(?:ing|er)|rise|increase|hotter|colder|higher|lower|drop|jump|"
    r"above|below|over\s(?:pre|the)|difference|since)\b"
)
_LEVEL = late(r"(?i)\b(?:to|at|reach(?:es|ed)?|hits?)\s(?:about\s|around\s|nearly\s)?\Z")
_OTHER_SCALE = {"degree celsius": "degree fahrenheit", "degree fahrenheit": "degree celsius"}
_PER_DEGREE = {
    ("degree celsius", "degree fahrenheit"): Decimal("1.8"),
    ("degree fahrenheit", "degree celsius"): 1 / Decimal("1.8"),
}


_HARMLESS = Decimal("0.01")
_ROUGH = 20
_LOOSEST, _LOOSEST_HEDGED = Decimal("0.1"), Decimal("0.15")
_MANY_LANDS = late(r"(?i)\b(?:pounds?|pesos?|francs?|rupees?|liras?|dinars?|crowns?|kron[aeo]r?|shillings?|riyals?)\b")
"""Words for the money of several countries, which a sign or code would tell apart."""


def conversion(context: Context, rule: Rule) -> Iterator[Finding]:
    """A quantity and its conversion in brackets, or joined by "or", that do not go together."""
    slack = Decimal(str(rule.parameters["slack"]))
    for article, figures in context.told:
        for at, (left, right) in enumerate(itertools.pairwise(figures)):
            if left.kind not in KINDS or right.kind not in KINDS or left.unit == right.unit:
                continue
            if not _converted(article, left, right):
                continue
            originals, conversions = _row(article, figures, at, -1), _row(article, figures, at + 1, 1)
            if originals is None or conversions is None:
                continue
            if len(originals) != len(conversions):
                originals, conversions = _spread(originals), _spread(conversions)
            if len(originals) != len(conversions):
                continue
            for a, b in zip(originals, conversions, strict=True):
                rates = _rates(rule)
                faults = (_fault(context, article, *pair, rates, slack) for pair in _ends(a, b))
                if message := next(filter(None, faults), None):
                    yield context.finding(rule, message, [a, b], context.clash(a, b), [message])


def _spread(row: list[Figure]) -> list[Figure]:
    """Both ends of a range as two figures, to go with two that were read as such."""
    return [
        f if f.low == f.high else replace(f, low=end, high=end, hedge="exact")
        for f in row
        for end in ([f.low] if f.low == f.high else [f.low, f.high])
    ]


def _ends(a: Figure, b: Figure) -> Iterator[tuple[Figure, Figure]]:
    """Two ranges are held against each other end by end."""
    if a.low == a.high or b.low == b.high:
        yield a, b
        return
    for end in ("low", "high"):
        one, other = (replace(f, low=getattr(f, end), high=getattr(f, end), hedge="exact") for f in (a, b))
        yield one, other


def _converted(article: Article, left: Figure, right: Figure) -> bool:
    gap = between(article, left, right)
    if len(gap) > 60:
        return False
    if _OPENS.match(gap):
        return True
    if _IS.match(gap):
        return left.kind == right.kind
    # "5 miles, or 8 kilometres": but "a year, or 200 miles" is an alternative.
    return bool(_OR.match(gap)) and left.kind == right.kind and dimension(left.unit) == dimension(right.unit)


def _row(article: Article, figures: Sequence[Figure], at: int, step: int) -> list[Figure] | None:
    """The figures joined with the one at hand: both ends of "between 10 and 20 miles (16 and 32 km)".

    A bare number takes the unit of the row. None where the quantity is written in two parts (5 feet 9 inches).
    """
    row = [figures[at]]
    while 0 <= at + step < len(figures):
        near, other = figures[at], figures[at + step]
        gap = between(article, other, near) if step < 0 else between(article, near, other)
        if not gap.strip(" -") and other.kind == near.kind:
            return None
        if other.kind not in (near.kind, "count") or other.noun or not _JOINS.fullmatch(gap):
            break
        if other.kind == "count":
            other = replace(other, kind=near.kind, unit=near.unit, per=near.per)
        row.insert(0 if step < 0 else len(row), other)
        at += step
    return row


def _fault(
    context: Context, article: Article, a: Figure, b: Figure, rates: Mapping[str, Bounds], slack: Decimal
) -> str | None:
    if a.vague or b.vague or not a.unit or not b.unit:
        return None
    if a.kind == "money" or b.kind == "money":
        return _currencies(context, a, b, rates, slack) if a.kind == b.kind and a.per == b.per else None
    one, other = _degrees(a, b.unit), _degrees(b, a.unit)
    if dimension(one.unit) == "temperature" and _difference(article, a, b):
        return _differences(context, one, other)
    if not comparable(one, other):
        return None
    likely = in_unit(value(one), one.unit, other.unit)
    back = in_unit(value(other), other.unit, one.unit)
    if likely is None or (compatible(one, other) and not _too_loose(one, other, likely)):
        return None
    if dimension(one.unit) == "temperature" and _reading_fits(one, other):
        return None
    if dimension(one.unit) == "temperature" and _step_fits(one, other) and not _LEVEL.search(before(article, a, 24)):
        return None
    if abs(likely - value(other)) <= _HARMLESS * abs(likely) and a.low == a.high:
        return None
    return None if likely is None or back is None else _message(context, (a, one.unit), (b, other.unit), likely, back)


def _too_loose(a: Figure, b: Figure, likely: Decimal) -> bool:
    """Whether two numbers meet only since round ones stand for much: nobody makes 250 miles of 500 kilometres."""
    if dimension(a.unit) == "temperature" or not likely or min(value(a), value(b)) < _ROUGH or a.low != a.high:
        return False
    hedged = a.hedge != "exact" or b.hedge != "exact"
    return b.low == b.high and abs(value(b) / likely - 1) > (_LOOSEST_HEDGED if hedged else _LOOSEST)


def _message(
    context: Context, left: tuple[Figure, str], right: tuple[Figure, str], likely: Decimal, back: Decimal
) -> str:
    (a, unit), (b, other) = left, right
    said, theirs = f"“{context.says(a)}”", f"“{context.says(b)}”"
    if _is_end(context, a):
        return (
            f"{said} and {theirs} do not go together: {spelt(value(a), unit)} is about {spelt(likely, other)}, "
            f"not {spelt(value(b), other)}."
        )
    return f"{said} is about {spelt(likely, other)}, not {theirs}; that would be {spelt(back, unit)}."


def _is_end(context: Context, figure: Figure) -> bool:
    """Whether it is but one end of the figure that was written."""
    return any(f.id == figure.id and f.low != f.high for f in context.of_source[figure.source])


def _degrees(figure: Figure, beside: str) -> Figure:
    """Bare degrees beside Celsius are Fahrenheit, and the other way round."""
    scale = _OTHER_SCALE.get(beside)
    return replace(figure, unit=scale) if scale and figure.unit == "degree" else figure


def _difference(article: Article, a: Figure, b: Figure) -> bool:
    """Whether degrees are a change, not a reading of the thermometer."""
    return bool(_DIFFERENCE.search(before(article, a, 40)) or _CHANGE_AFTER.match(after(article, b)))


def _differences(context: Context, a: Figure, b: Figure) -> str | None:
    if _step_fits(a, b):
        return None
    factor = _PER_DEGREE.get((a.unit, b.unit))
    if factor is None:
        return None
    message = _message(context, (a, a.unit), (b, b.unit), value(a) * factor, value(b) / factor)
    level = in_unit(value(a), a.unit, b.unit)
    confused = level is not None and abs(level - value(b)) < 1
    return f"{message} A difference has no freezing point to add." if confused else message


def _step_fits(a: Figure, b: Figure) -> bool:
    """Whether both are one difference in temperature."""
    factor = _PER_DEGREE.get((a.unit, b.unit))
    mine, theirs = admitted(a, converted=True), admitted(b, converted=True)
    if factor is None or mine is None or theirs is None or mine.low is None or mine.high is None:
        return True
    return Interval(mine.low * factor, mine.high * factor).meets(theirs)


def _reading_fits(a: Figure, b: Figure) -> bool:
    """Whether both are one reading of the thermometer, each to the degree: -1 is as exact as 31, however small."""
    if a.hedge != "exact" or b.hedge != "exact" or a.low != a.high or b.low != b.high:
        return False
    half, other = (min(f.grain, Decimal(1)) / 2 for f in (a, b))
    ends = [in_unit(value(a) + side * half, a.unit, b.unit) for side in (-1, 1)]
    return Bounds(*ends).meets(Bounds(value(b) - other, value(b) + other))


def _rates(rule: Rule) -> dict[str, Bounds]:
    given = rule.parameters["rates"]
    rows = [row.split() for row in given] if isinstance(given, list) else []
    return {code: Bounds(Decimal(low), Decimal(high)) for code, low, high in rows}


def _currencies(context: Context, a: Figure, b: Figure, rates: Mapping[str, Bounds], slack: Decimal) -> str | None:
    """Only the order of magnitude: nobody knows which day's rate was meant."""
    mine, theirs = rates.get(a.unit), rates.get(b.unit)
    if a.unit == b.unit or mine is None or theirs is None or not value(a) or not value(b):
        return None
    if mine.low is None or mine.high is None or theirs.low is None or theirs.high is None:
        return None
    ratio, least, most = value(b) / value(a), theirs.low / mine.high, theirs.high / mine.low
    if any(_MANY_LANDS.search(f.text) for f in (a, b)):
        return None
    if least / slack <= ratio <= most * slack:
        return None
    likely = (value(a) * least, value(a) * most)
    return (
        f"“{context.says(a)}” and “{context.says(b)}” are no conversion: at rates since 2000 the first is "
        f"{number(likely[0])} to {number(likely[1])} {b.unit}. Thousand, million and billion may be mixed up."
    )
