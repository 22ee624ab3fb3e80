"""Bylines, time stamps and datelines: what says who wrote an article and when, and nothing that the article reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from checker.late import early, late

_LONGEST = 120
_TOP = 6
"""So many lines may stand above the body: a bare date further down heads a part of it."""

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WORD = (
    rf"(?:{_MONTH}|(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\.?|\d{{1,4}}(?:st|nd|rd|th)?"
    r"|\d{4}-\d\d-\d\dt[\d:.]+(?:z|[+-][\d:]+)?|[ap]\.?m\.?|h|[ecmp][sd]?t|gmt|bst|ist|cest|cet|utc|aest|noon|midnight|local|time"
    r"|at|on|and|today|yesterday|ago|hours?|minutes?|mins?|days?|(?:last\ )?(?:updated|modified))"
)
_WHEN = rf"{_WORD}(?:[\s,.:;/|•·()+–—-]+{_WORD})*"
_SAYS = (
    r"(?:(?:first|originally|last|story)\ )?(?:published|updated|posted|modified|filed|issued|created)"
    r"|(?:publication|publish|pub)?\ ?date"
)
_STAMP = early(
    rf"[\W_]*(?:{_SAYS})\b[*_]*\s*:?[*_]*(?:\s+by(?:\s+[\w.'’-]+){{1,4}}?)?[\s:–—-]+{_WHEN}[\W_]*", re.IGNORECASE
)
_BARE = late(rf"[\W_]*{_WHEN}[\W_]*", re.IGNORECASE)
_BYLINE = late(rf"[*_]*by\s[^\d\r\n]{{2,80}}?[\W_]+{_WHEN}[\W_]*", re.IGNORECASE)

_ISO = early(r"\b(\d{4})-(\d\d)-(\d\d)")
_DAY_FIRST = early(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH}),?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = early(rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)

_DATE = (
    rf"(?:(?i:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?i:{_MONTH}),?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d)"
)
_AGENCY = r"(?:\([^()\n]{2,40}\)\s*)"
_DATELINE = late(
    r"(?!(?:On|In|By|Since|From|Until|Before|After|As|It|The)\b)(?P<place>(?:[A-Z][\w.'’-]*[\s,./|–—-]+){0,6})"
    rf"{_AGENCY}?(?:[–—-]+\s*)?(?:[A-Z][a-z]+day,?\s+)?{_DATE}\s*{_AGENCY}?(?:[–—:|-]+\s+|\.\s+)(?=[\"“‘']?[A-Z\d])"
)
"""JERUSALEM, Sunday, Dec. 10, 2023 (AP) - The prime minister ..."""
_YEAR = early(r"\b[12]\d{3}\b")
_REACH, _HEAD = 80, 2_000


class Stamp(Struct, frozen=True):
    """A byline or time stamp at `[start, end)`, and the day it tells, if it does."""

    start: int
    end: int
    day: date | None
    updated: bool
    """The day is that of a later version."""


def stamps(text: str, lines: Iterable[tuple[int, int]]) -> Iterator[Stamp]:
    """Those among the lines of an article, which begin with its title or above it."""
    for number, (start, end) in enumerate(lines):
        if end - start > _LONGEST:
            continue
        line = text[start:end]
        above = number < _TOP
        day = _day(line) if above else None
        if _STAMP.fullmatch(line) or (day and (_BARE.fullmatch(line) or _BYLINE.fullmatch(line))):
            yield Stamp(start, end, day or _day(line), "updated" in line.lower() or "modified" in line.lower())


def _day(line: str) -> date | None:
    """The day written in a line; None where a part is missing, or where day and month could be confused (3/4/2024)."""
    try:
        if found := _ISO.search(line):
            return date(*map(int, found.groups()))
        if found := _DAY_FIRST.search(line):
            return date(int(found[3]), _MONTHS.index(found[2][:3].lower()) + 1, int(found[1]))
        if found := _MONTH_FIRST.search(line):
            return date(int(found[3]), _MONTHS.index(found[1][:3].lower()) + 1, int(found[2]))
    except ValueError:
        return None
    return None


def dateline(text: str) -> date | None:
    """The day that one of the first lines opens with, before the report begins behind a dash or full stop.

    Where several lines do, or a bare day opens one below the first two, they are those of a timeline.
    """
    found = None
    for number, line in enumerate(filter(str.strip, text[:_HEAD].split("\n"))):
        opening = line[: 2 * _REACH].lstrip()
        if _YEAR.search(opening, 0, _REACH) and (opens := _DATELINE.match(opening)):
            if found or (number > 1 and not opens["place"]):
                return None
            found = _day(opens.group())
    return found
