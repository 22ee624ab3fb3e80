"""Kind `impossible-date`: days that no month has, and times that no clock shows."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.judge.checks.calendar import DATE, MONTHS
from checker.late import late
from checker.model import Finding, Place

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

# Each has one sign that is rare, which is looked for first; what stands there is read after. How far the mark begins
# before it, and what it is from there on.
_MARKS = tuple(
    (sign, back, late(mark))
    for sign, back, mark in (
        (":", 0, r":[0-9]{2}"),
        ("/", 0, r"/[0-9]{1,2}/(?:19|20)"),
        ("1", 2, r", 19[0-9]{2}\b"),
        ("2", 2, r", 20[0-9]{2}\b"),
        ("1", 0, r"1[3-9]\s?[ap]\.?m"),
        ("2", 0, r"2[0-3]\s?[ap]\.?m"),
    )
)
_UNREAD = late(
    r"[0-9]{1,2}(?:(?P<minute>:[0-9]{2})?\s?(?P<half>[ap]\.?\s?m\b\.?|[AP]\.?M\b\.?)"
    r"|(?P<minute24>:[0-9]{2})(?=\s(?:GMT|UTC|local\stime|hours|[ECMP][SD]?T|tomorrow|today|daily|(?:on\s|this\s)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|morning|afternoon|evening))\b)"
    r"|,\s(?P<year>(?:19|20)[0-9]{2})\b"
    r"|/(?P<second>[0-9]{1,2})/(?:19|20)[0-9]{2}(?![0-9/]))"
)
_MONTH_BEFORE = late(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)\s\Z"
)
_TIME_TO = late(r"(?:\d:\d\d|[ap]\.?m\.?)\s?-\Z", re.IGNORECASE)


def impossible_date(context: Context, rule: Rule) -> Iterator[Finding]:
    """Days and times of day that do not exist."""
    for article in context.articles:
        for figure in context.of_source.get(article.id, ()):
            if figure.kind == "date" and (parts := DATE.fullmatch(str(figure.low))):
                fault = _no_day(parts["year"], int(parts["month"]), int(parts["day"]))
                if fault:
                    yield context.finding(rule, f"“{context.says(figure)}”: {fault}.", [figure])
        for start, words, fault in sorted(_unread(article.text)):
            place = Place(article.id, start, start + len(words))
            yield context.finding(rule, f"“{words}”: {fault}.", [], words=f"{article.id} {words}", place=place)


def _no_day(year: str, month: int, day: int) -> str | None:
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    # A year that nobody states may be a leap year.
    last = monthrange(int(year) if year.isdigit() and int(year) else 2000, month)[1]
    if 1 <= day <= last:
        return None
    if month == 2 and day == 29 and not isleap(int(year)):
        return f"{year} is no leap year, its February has 28 days"
    return f"{MONTHS[month - 1]} has {last} days"


def _unread(text: str) -> Iterator[tuple[int, str, str]]:
    """Times and dates that are no figures, since they cannot be: where, as written, and why."""
    for at in _marks(text):
        start = at
        while start > at - 2 and start and text[start - 1] in "0123456789":
            start -= 1
        found = _UNREAD.match(text, start)
        behind = start and text[start - 1] in "0123456789:.,$£€/-"
        # 6:30-7:71 p.m.: behind a dash only where another time stands before it.
        if found is None or (behind and not _TIME_TO.search(text, max(0, start - 9), start)):
            continue
        words = found.group()
        first = int(words[:2]) if words[1:2].isdigit() else int(words[0])
        if fault := _clock(found, first):
            yield start, words, fault
        elif found["year"] and first > 31 and (month := _MONTH_BEFORE.search(text, max(0, start - 12), start)):
            yield start, month.group() + words, "no month has more than 31 days"
        elif found["second"]:
            second = int(found["second"])
            if min(first, second) > 12 or max(first, second) > 31 or 0 in (first, second):
                yield start, words, "no calendar has such a day"


def _marks(text: str) -> Iterator[int]:
    for sign, back, mark in _MARKS:
        at = text.find(sign, back)
        while at >= 0:
            if mark.match(text, at - back):
                yield at - back
            at = text.find(sign, at + 1)


def _clock(found: re.Match[str], hour: int) -> str | None:
    minutes, half = found["minute"] or found["minute24"], found["half"]
    minute = int(minutes[1:]) if minutes else 0
    if half and ((minutes and (hour > 12 or minute > 59)) or (not minutes and 12 < hour < 24 and half.islower())):
        return "a time with a.m. or p.m. ends at 12:59"
    if found["minute24"] and (hour > 24 or minute > 59 or (hour == 24 and minute)):
        return "a day ends at 24:00"
    return None
