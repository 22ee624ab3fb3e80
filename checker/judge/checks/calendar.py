"""Kinds `weekday-date` and `impossible-date`: what a calendar and a clock rule out."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from checker.judge.checks.reading import after, before, pattern, per_article
from checker.model import Article, Figure, Finding, Place

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_FULL = "|".join(_NAMES)
_DAY = rf"(?:{_FULL}|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.?)"
_WEEKDAY_BEFORE = pattern(rf"\b(?P<day>{_DAY})(?:\s(?:morning|afternoon|evening|night))?(?:,\s?|\s\(|\s)(?:the\s)?\Z")
_LIST_BEFORE = pattern(rf"\b{_DAY}(?:,|\s(?:and|or|to|through|until|till)|\s?[-–—/&])\s?\Z")
_NAME_BEFORE = pattern(r"\b[A-Z][\w’']+\s\Z")
_WEEKDAY_AFTER = pattern(
    rf"(?:,?\s(?:a|which\s(?:is|was|falls\son|fell\son)\sa|(?:falls|fell|is|was)\s(?:on\s)?a)\s(?P<day>{_FULL})(?=[,.;)]|\s(?:and|when|that|in|at|because)\b|\Z)"
    rf"|\s?\((?P<bracket>{_FULL})\))"
)
_EVENT = (
    r"(vote|election|meeting|hearing|debate|primary|runoff|summit|game|match|trial|deadline|ceremony|inauguration|"
    r"referendum|launch|concert|parade|march|rally|strike|speech|caucus|caucuses|verdict|funeral|storm|fire|blast|shooting|"
    r"attack|crash|earthquake|quake|explosion|game|ballot|poll|wedding|festival|march|protest|opening|release|talks)"
)
_SET = (
    r"(?:,|\sis|\swas|\swill\sbe)?(?:\s(?:set|scheduled|planned|due|slated|held|begins?|began|starts?|started|opens?|opened|"
    r"ends?|ended|(?:takes?|took)\splace))?\s(?:for|on)\s"
)
_A = r"\b(?i:the|its|their|a|his|her)\s"
_NOUN_AFTER = pattern(rf"\s{_EVENT}\b")
_NOUN_BEFORE = pattern(rf"{_A}(?:\w+\s)?{_EVENT}{_SET}\Z")
_DEFINITE = pattern(rf"{_A}\Z")
_ATTRIBUTE = pattern(
    r"\s(?:attacks?|terror|terrorists?|victims?|famil|hijack|riot|insurrection|[Cc]ommission|[Cc]ommittee|panel|hearings?|"
    r"investigation|memorial|survivors?|conspirators?|Select)"
)
_DATE = pattern(r"(?P<year>\d{4}|-)-(?P<month>\d{2})-(?P<day>\d{2})")
_GREGORIAN = 1753
"""From here on, Britain and its colonies count days as we do."""
_NEAR_DAYS = 100
_SAME_WEEK = 6
# Scans that begin with one sign, which texts without such are through with at once; what stands there is read after.
_MARKS = tuple(
    pattern(mark)
    for mark in (
        r":[0-9]{2}",
        r"/[0-9]{1,2}/(?:19|20)",
        r", (?:19|20)[0-9]{2}\b",
        r"1[3-9]\s?[ap]\.?m",
        r"2[0-3]\s?[ap]\.?m",
    )
)
_UNREAD = pattern(
    r"[0-9]{1,2}(?:(?P<minute>:[0-9]{2})?\s?(?P<half>[ap]\.?\s?m\b\.?|[AP]\.?M\b\.?)"
    r"|(?P<minute24>:[0-9]{2})(?=\s(?:GMT|UTC|local\stime|hours|[ECMP][SD]?T|tomorrow|today|daily|(?:on\s|this\s)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|morning|afternoon|evening))\b)"
    r"|,\s(?P<year>(?:19|20)[0-9]{2})\b"
    r"|/(?P<second>[0-9]{1,2})/(?:19|20)[0-9]{2}(?![0-9/]))"
)
_MONTH_BEFORE = pattern(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)\s\Z"
)
_BREAK = pattern(r"[\n\r]")


def weekday_date(context: Context, rule: Rule) -> Iterator[Finding]:
    """Weekday and date that no calendar has together."""
    for article, figures in per_article(context):
        for figure in figures:
            if figure.kind != "date" or not (parts := _DATE.fullmatch(str(figure.low))):
                continue
            weekday = _weekday(article, figure)
            if weekday is None:
                yield from _apart(context, rule, article, figure, parts)
                continue
            day = _day(context, article, figure, parts)
            if day is not None and day.weekday() != weekday:
                yield context.finding(rule, _weekday_message(context, figure, day, weekday), [figure])


def _weekday(article: Article, figure: Figure) -> int | None:
    """The weekday that is written beside a date, 0 for Monday."""
    lead = before(article, figure)
    if found := _WEEKDAY_BEFORE.search(lead):
        earlier = lead[: found.start()]
        if _LIST_BEFORE.search(earlier) or _BREAK.search(found.group()) or _attributive(article, figure):
            return None
        word = found["day"]
        # The Sun, and a man who sat: only a full name is a weekday wherever it stands.
        if word.rstrip(".") in ("Sun", "Sat", "Mon", "Wed") and not word.endswith(".") and _NAME_BEFORE.search(earlier):
            return None
        return _number(word)
    follows = _WEEKDAY_AFTER.match(after(article, figure))
    return _number(follows["day"] or follows["bracket"]) if follows else None


def _apart(context: Context, rule: Rule, article: Article, figure: Figure, parts: re.Match[str]) -> Iterator[Finding]:
    """Tuesday's vote, and elsewhere in the article the Dec. 11 vote, which is on a Monday of the days around it."""
    day = nearest(article, int(parts["month"]), int(parts["day"]), _SAME_WEEK) if parts["year"] == "-" else None
    if day is None:
        return
    lead = before(article, figure)
    noun = _NOUN_AFTER.match(after(article, figure, 30)) if _DEFINITE.search(lead) else _NOUN_BEFORE.search(lead)
    if noun is None:
        return
    said = {m[1] or m[2] for m in _weekdays_of(noun[1]).finditer(article.text)}
    if len(said) != 1:
        return
    weekday = _number(said.pop())
    if day.weekday() != weekday:
        words = f"{_NAMES[weekday]}’s {noun[1]}"
        message = f"“{words}” is that of “{context.says(figure)}”, a {_NAMES[day.weekday()]}."
        yield context.finding(rule, message, [figure])


@cache
def _weekdays_of(noun: str) -> re.Pattern[str]:
    """Tuesday's vote; the vote is on Tuesday. Last Tuesday's may be another one."""
    return re.compile(
        rf"(?<!(?i:last)\s)(?<!(?i:next)\s)\b(?:({_FULL})['’]s\s(?:\w+\s)?{noun}\b"
        rf"|(?<!\w)(?i:the|its|their|a|his|her)\s(?:\w+\s)?{noun}{_SET}({_FULL})\b(?!,?\s(?:[A-Z][a-z]+\.?\s)?\d))"
    )


def _attributive(article: Article, figure: Figure) -> bool:
    """On Tuesday, Sept. 11 victims were remembered: the date belongs to what follows."""
    return str(figure.low).startswith("--") and bool(_ATTRIBUTE.match(after(article, figure)))


def _number(word: str) -> int:
    return next(number for number, name in enumerate(_NAMES) if name.startswith(word[:3]))


def _day(context: Context, article: Article, figure: Figure, parts: re.Match[str]) -> date | None:
    """The day that is meant. A date without a year is one that the story states in full, or the one nearest to the
    day of publication, where that is near enough for no other year to be meant."""
    month, day = int(parts["month"]), int(parts["day"])
    if parts["year"] != "-":
        year = int(parts["year"])
        return _date(year, month, day) if year >= _GREGORIAN else None
    ending = f"-{month:02}-{day:02}"
    others = [f for f in context.of_source[article.id] if f.kind == "date" and str(f.low)[:4].isdigit()]
    stated = {str(f.low)[:4] for f in others if str(f.low).endswith(ending)}
    if len(stated) == 1:
        return _date(int(stated.pop()), month, day)
    near = nearest(article, month, day, _NEAR_DAYS)
    beside = {str(f.low)[:4] for f in others if _close(f, figure)}
    return None if near is None or stated or beside - {str(near.year)} else near


def nearest(article: Article, month: int, day: int, reach: int) -> date | None:
    """The day of that name nearest to publication, if it lies within `reach` days of it."""
    published = article.published
    if published is None:
        return None
    days = (_date(published.year + shift, month, day) for shift in (-1, 0, 1))
    return next((d for d in days if d and abs((d - published).days) <= reach), None)


def _close(other: Figure, figure: Figure) -> bool:
    """Whether another date may tell the year of this one: it stands beside it or a few sentences before."""
    return -60 < other.start - figure.start < 60 or 0 < figure.start - other.start < 400


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday_message(context: Context, figure: Figure, day: date, weekday: int) -> str:
    shift = (weekday - day.weekday() + 3) % 7 - 3
    likely = day + timedelta(days=shift)
    said = context.says(figure)
    year = "" if str(day.year) in said else f" in {day.year}"
    verb = "is" if year == "" else "was"
    name = _NAMES[weekday]
    return (
        f"“{said}” {verb} a {_NAMES[day.weekday()]}{year}, not a {name}. "
        f"The {name} nearest to it is {_MONTHS[likely.month - 1]} {likely.day}."
    )


def impossible_date(context: Context, rule: Rule) -> Iterator[Finding]:
    """Days and times of day that do not exist."""
    for article in context.articles:
        for figure in context.of_source.get(article.id, ()):
            if figure.kind == "date" and (parts := _DATE.fullmatch(str(figure.low))):
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
    return f"{_MONTHS[month - 1]} has {last} days"


def _unread(text: str) -> Iterator[tuple[int, str, str]]:
    """Times and dates that are no figures, since they cannot be: where, as written, and why."""
    for mark in (mark for marks in _MARKS for mark in marks.finditer(text)):
        start = mark.start()
        while start > mark.start() - 2 and start and text[start - 1] in "0123456789":
            start -= 1
        found = _UNREAD.match(text, start)
        if found is None or (start and text[start - 1] in "0123456789:.,$£€/-"):
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


def _clock(found: re.Match[str], hour: int) -> str | None:
    minutes, half = found["minute"] or found["minute24"], found["half"]
    minute = int(minutes[1:]) if minutes else 0
    if half and ((minutes and (hour > 12 or minute > 59)) or (not minutes and 12 < hour < 24 and half.islower())):
        return "a time with a.m. or p.m. ends at 12:59"
    if found["minute24"] and (hour > 24 or minute > 59 or (hour == 24 and minute)):
        return "a day ends at 24:00"
    return None
