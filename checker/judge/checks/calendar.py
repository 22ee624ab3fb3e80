"""Kind `weekday-date`: a weekday and a date that no calendar has together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from checker.judge.checks.reading import after, before
from checker.late import early, late
from checker.model import Article, Figure, Finding

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_FULL = "|".join(_NAMES)
_DAY = rf"(?:{_FULL}|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.?)"
_WEEKDAY_BEFORE = late(rf"\b(?P<day>{_DAY})(?:\s(?:morning|afternoon|evening|night))?(?:,\s?|\s\(|\s)(?:the\s)?\Z")
_LIST_BEFORE = late(rf"\b{_DAY}(?:,|\s(?:and|or|to|through|until|till)|\s?[-–—/&])\s?\Z")
_NAME_BEFORE = late(r"\b[A-Z][\w’']+\s\Z")
_WEEKDAY_AFTER = late(
    rf"(?:,?\s(?:a|which\s(?:is|was|falls\son|fell\son)\sa|(?:falls|fell|is|"
    rf"was)\s(?:on\s)?a)\s(?P<day>{_FULL})(?=[,.;)]|\s(?:and|when|that|in|at|because)\b|\Z)"
    rf"|\s?\((?P<bracket>{_FULL})\))"
)
_EVENT = (
    r"(vote|election|meeting|hearing|debate|primary|runoff|summit|game|match|trial|deadline|ceremony|inauguration|"
    r"referendum|launch|concert|parade|march|rally|strike|speech|caucus|caucuses|verdict|funeral|storm|fire|"
    r"blast|shooting|"
    r"attack|crash|earthquake|quake|explosion|game|ballot|poll|wedding|festival|march|protest|opening|release|talks)"
)
_SET = (
    r"(?:,|\sis|\swas|\swill\sbe)?(?:\s(?:set|scheduled|planned|due|slated|held|begins?|began|starts?|started|"
    r"opens?|opened|"
    r"ends?|ended|(?:takes?|took)\splace))?\s(?:for|on)\s"
)
_A = r"\b(?i:the|its|their|a|his|her)\s"
_NOUN_AFTER = late(rf"\s{_EVENT}\b")
_NOUN_BEFORE = late(rf"{_A}(?:\w+\s)?{_EVENT}{_SET}\Z")
_DEFINITE = late(rf"{_A}\Z")
_ATTRIBUTE = late(
    r"\s(?:attacks?|terror|terrorists?|victims?|famil|hijack|riot|insurrection|[Cc]ommission|[Cc]ommittee|panel|"
    r"hearings?|"
    r"investigation|memorial|survivors?|conspirators?|Select)"
)
DATE = late(r"(?P<year>\d{4}|-)-(?P<month>\d{2})-(?P<day>\d{2})")
_GREGORIAN = 1753
"""From here on, Britain and its colonies count days as we do."""
_NEAR_DAYS = 100
_SAME_WEEK = 6
_BREAK = late(r"[\n\r]")


def weekday_date(context: Context, rule: Rule) -> Iterator[Finding]:
    """Weekday and date that no calendar has together."""
    for article, figures in context.told:
        for figure in figures:
            if figure.kind != "date" or not (parts := DATE.fullmatch(str(figure.low))):
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
    return early(
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
        f"The {name} nearest to it is {MONTHS[likely.month - 1]} {likely.day}."
    )
