"""The year that a date leaves out, where the article's own date and a weekday beside it prove it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec.structs import replace

from checker.extract.reading import Reading
from checker.late import early

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY_BEFORE = early(
    rf"\b(?P<day>{'|'.join(_DAYS)})(?:\s(?:morning|afternoon|evening|night))?,?\s(?:the\s)?\Z", re.IGNORECASE
)
_FAR = timedelta(days=183)
"""News leaves the year out of what lies nearer than half a year."""


def with_year(text: str, r: Reading, published: date) -> Reading:
    """Tuesday, April 14, in an article of 16 April 2026 is 2026-04-14; what no weekday proves stays as written."""
    if r.kind != "date" or r.low != r.high or not isinstance(r.low, str) or len(r.low) != 7 or r.low[:2] != "--":
        return r
    said = _WEEKDAY_BEFORE.search(text, max(0, r.start - 24), r.start)
    if said is None:
        return r
    weekday = _DAYS.index(said["day"].lower())
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            day = date(year, int(r.low[2:4]), int(r.low[5:7]))
        except ValueError:
            continue  # 29 February
        if abs(day - published) <= _FAR and day.weekday() == weekday:
            return replace(r, low=day.isoformat(), high=day.isoformat())
    return r
