"""Dates and clock times as news states them: which days or minutes a statement admits, and whether two can be one.

Dates are stated as coarsely as the writer cared: a day, a month, a year, a decade (`199x`), a quarter (`2017-Q3`), a
season (`2018-spring`), a day without its year (`--10-07`). The coarser covers the finer.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from checker.late import early
from checker.model import Figure

_NOTATION = early(
    r"(?P<year>\d{4}|\d{3}x|\d{2}xx|-)(?:-(?P<part>\d{1,2}|[Qq][1-4]|[a-z]+))?(?:-(?P<day>\d{1,2}))?", re.ASCII
)
_SEASONS = {
    "spring": ((3, 1), (6, 21)),
    "summer": ((6, 1), (9, 23)),
    "autumn": ((9, 1), (12, 21)),
    "fall": ((9, 1), (12, 21)),
    "winter": ((12, 1), (3, 21)),
}
"""Meteorological and astronomical season together: news means either. Northern hemisphere."""
_PART = early(r"(?i)\b(early|beginning|mid|middle|late|end)\b")
_ANY_YEAR = 2000
"""A leap year to stand for the year that nobody names."""
_DAY_MINUTES = 24 * 60
_CLOCK = early(r"(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?")

Days = tuple[date | None, date | None]
"""First and last day, None where there is no bound."""


def dates_meet(a: Figure, b: Figure) -> bool | None:
    """Whether some day fits both; None if one of them is no date that the notation knows."""
    if _open_year(b) and not _open_year(a):
        a, b = b, a
    if not _open_year(a):
        return _any_meet(_days(a, 0), [_days(b, 0)])
    if _open_year(b):
        return _any_meet(_days(a, _ANY_YEAR), [_days(b, _ANY_YEAR + shift) for shift in (-1, 0, 1)])
    theirs = _days(b, 0)
    if theirs is None:
        return None
    first, last = theirs
    if first is None or last is None or last.year - first.year > 2:
        return None if _days(a, _ANY_YEAR) is None else True
    return _any_meet(theirs, [_days(a, year) for year in range(max(first.year - 1, 1), last.year + 2)])


def _any_meet(one: Days | None, others: list[Days | None]) -> bool | None:
    if one is None or None in others:
        return None
    return any(other is not None and _reach(one, other) and _reach(other, one) for other in others)


def _reach(one: Days, other: Days) -> bool:
    return one[1] is None or other[0] is None or one[1] >= other[0]


def _open_year(figure: Figure) -> bool:
    return str(figure.low).startswith("--") and str(figure.high).startswith("--")


def _days(figure: Figure, year: int) -> Days | None:
    """The days that a date figure admits, `year` standing in for an open one; None if it is no date."""
    start, end = _span(str(figure.low), year), _span(str(figure.high), year)
    if start is None or end is None:
        return None
    first, last = start[0], end[1]
    if last < first:
        # An open-year span over New Year's Eve.
        first, last = (first, _shift(last, 366)) if _open_year(figure) else (last, first)
    hedge = figure.hedge
    if hedge in ("more", "least"):
        return first, None
    if hedge in ("less", "most"):
        return None, last
    if figure.low == figure.high and (part := _PART.search(figure.text)):
        return _part(first, last, part.group(1).lower())
    if hedge == "about":
        slack = 3 if first == last else max((last - first).days // 3, 3)
        return _shift(first, -slack), _shift(last, slack)
    if hedge == "nearly":
        return _shift(first, -max((last - first).days, 3)), last
    return first, last


def _part(first: date, last: date, word: str) -> Days:
    """Early, mid or late October: somewhat more than a third, since nobody draws the line at the 10th."""
    length = (last - first).days + 1
    if length < 3:
        return first, last
    if word in ("early", "beginning"):
        return first, _shift(first, length * 2 // 5)
    if word in ("late", "end"):
        return _shift(last, -(length * 2 // 5)), last
    return _shift(first, length * 3 // 10), _shift(last, -(length * 3 // 10))


def _shift(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


@lru_cache(maxsize=1024)
def _span(text: str, open_year: int) -> tuple[date, date] | None:
    match = _NOTATION.fullmatch(text)
    if match is None:
        return None
    written, part, day = match.group("year", "part", "day")
    if written == "-":
        if part is None:
            return None
        first_year = last_year = open_year or _ANY_YEAR
    else:
        first_year, last_year = int(written.replace("x", "0")), int(written.replace("x", "9"))
    try:
        if part is None:
            return date(first_year, 1, 1), date(last_year, 12, 31)
        if part[0] in "Qq":
            month = int(part[1]) * 3 - 2
            return date(first_year, month, 1), _month_end(last_year, month + 2)
        if part in _SEASONS:
            (month, start), (until, end) = _SEASONS[part]
            # "The winter of 2018" is the one that begins or the one that ends in 2018.
            return date(first_year - (until < month), month, start), date(last_year + (until < month), until, end)
        month = int(part)
        if day is None:
            return date(first_year, month, 1), _month_end(last_year, month)
        if written == "-" and month == 2 and int(day) == 29:
            return date(first_year, 2, 28), date(first_year, 3, 1)
        return date(first_year, month, int(day)), date(last_year, month, int(day))
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def times_meet(a: Figure, b: Figure) -> bool | None:
    """Whether some minute of the clock fits both; None if one of them is no clock time.

    Both with a zone: compared as instants. One with a zone: the other may be any local time, so only the minutes past
    the half hour are held against each other. Neither: taken as one place's time.
    """
    one, other = _minutes(a), _minutes(b)
    if one is None or other is None:
        return None
    cycle = _DAY_MINUTES
    if a.zone_offset is not None and b.zone_offset is not None:
        one = (one[0] - a.zone_offset, one[1] - a.zone_offset)
        other = (other[0] - b.zone_offset, other[1] - b.zone_offset)
    elif a.zone_offset is not None or b.zone_offset is not None:
        cycle = 30
    return (other[0] - one[0]) % cycle <= one[1] - one[0] or (one[0] - other[0]) % cycle <= other[1] - other[0]


def _minutes(figure: Figure) -> tuple[int, int] | None:
    """First and last minute of the day that a time admits; the last may lie after midnight."""
    start, end = _clock(str(figure.low)), _clock(str(figure.high))
    if start is None or end is None:
        return None
    if end < start:
        end += _DAY_MINUTES
    before, after = _slack(start), _slack(end)
    hedge = figure.hedge
    if hedge == "about":
        return start - before, end + after
    if hedge in ("more", "least"):
        return start, end + after
    if hedge in ("nearly", "less", "most"):
        return start - before, end
    if hedge == "range":
        return start, end
    # 3:55 may be 3:57 rounded to five minutes; 3:57 is 3:57.
    loose = 2 if start % 5 == 0 and start == end else 0
    return start - loose, end + loose


def _slack(minute: int) -> int:
    if minute % 60 == 0:
        return 30
    return 15 if minute % 15 == 0 else 5


def _clock(text: str) -> int | None:
    match = _CLOCK.fullmatch(text)
    if match is None or int(match[1]) > 24 or int(match[2]) > 59:
        return None
    return (int(match[1]) * 60 + int(match[2])) % _DAY_MINUTES
