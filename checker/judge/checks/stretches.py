"""How long it may be from one stated point in time to another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from checker.interval import admitted, in_unit
from checker.judge.checks.reading import spelt, value
from checker.late import late
from checker.model import Article, Figure

_DATE = late(r"(\d{4}|-)(?:-(\d{2}))?(?:-(\d{2}))?")
DAYS: dict[str, Decimal] = {unit: in_unit(Decimal(1), unit, "day") or Decimal(0) for unit in (
    "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century")}  # fmt: skip
CLOCKED = frozenset({"minute", "hour"})


_DAY = 24 * 60


class Stretch(NamedTuple):
    """The least and the most that may lie between two points in time, in days."""

    least: Decimal
    most: Decimal


def stated(length: Figure) -> Stretch:
    interval = admitted(length)
    low = interval.low if interval and interval.low is not None else Decimal(0)
    high = interval.high if interval and interval.high is not None else value(length)
    return Stretch(low * DAYS[length.unit], high * DAYS[length.unit])


def meets(a: Stretch, b: Stretch) -> bool:
    return a.least <= b.most and b.least <= a.most


def stretch_between(start: Figure, end: Figure) -> Stretch | None:
    """How long it may be from one point to another, with both days, one of them or neither.

    Of two days of which one has no year (June 7 to July 1, 2012) both are of one year, or of it and its neighbour.
    """
    if start.hedge != "exact" or end.hedge not in ("exact", "range"):
        return None
    first, last = str(start.low), str(end.low)
    if start.kind == "time":
        minutes = (_minutes(last) - _minutes(first)) % _DAY
        return Stretch(Decimal(minutes) / _DAY, Decimal(minutes) / _DAY)
    if first[0] == "-" and last[0] != "-":
        return _within_a_year(last[:4] + first[1:], last, -1, 0)
    if last[0] == "-" and first[0] != "-":
        return _within_a_year(first, first[:4] + last[1:], 0, 1)
    return _within_a_year(first, last, 0, 1 if first[0] == "-" else 0)


def _within_a_year(first: str, last: str, earlier: int, later: int) -> Stretch | None:
    """The stretch between two dates; where they are the wrong way round, with one of them a year away."""
    start, end = _days(first, 0), _days(last, 0)
    if start is None or end is None:
        return None
    if end[1] < start[0]:
        start, end = _days(first, earlier), _days(last, later)
    if start is None or end is None or end[1] < start[0]:
        return None
    return Stretch(Decimal(max((end[0] - start[1]).days - 1, 0)), Decimal((end[1] - start[0]).days + 1))


def ago(article: Article, point: Figure) -> Stretch | None:
    """How long before publication a date lies; half a year or month of grace for who counts calendar years."""
    if article.published is None or point.hedge != "exact" or point.low != point.high:
        return None
    days = _days(str(point.low), 0) if str(point.low)[0] != "-" else None
    if days is None or days[0] > article.published:
        return None
    least, most = (article.published - days[1]).days, (article.published - days[0]).days
    return Stretch(Decimal(max(least, 0)), Decimal(most))


def _days(text: str, shift: int) -> tuple[date, date] | None:
    """First and last day of a date; one without year in a leap year, `shift` years on."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = found.groups()
    number = (2000 if year == "-" else int(year)) + shift
    try:
        if day:
            return (date(number, int(month), int(day)),) * 2
        if month:
            return date(number, int(month), 1), date(number + int(month) // 12, int(month) % 12 + 1, 1)
        return date(number, 1, 1), date(number, 12, 31)
    except ValueError:
        return None


def _minutes(text: str) -> int:
    hours, minutes = text.split(":")[:2]
    return int(hours) * 60 + int(minutes)


def told(stretch: Stretch, unit: str) -> str:
    """A stretch in the article's unit: `about 1.3 months`, `3 to 4 years`."""
    least, most = round(stretch.least / DAYS[unit], 1), round(stretch.most / DAYS[unit], 1)
    if most - least <= Decimal("0.2") * max(most, Decimal(1)):
        return f"about {spelt((least + most) / 2, unit)}"
    return f"{least.normalize():f} to {spelt(most, unit)}"
