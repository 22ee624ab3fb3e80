"""Kinds `percent-of-figures` and `percent-for-points`: a rise, fall or multiple against the two numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.judge.checks.changes import DOWN, FROM_NEXT, KINDS, TO_NEXT, UP, Change, changes, like, one_scale
from checker.judge.checks.closes import closing_levels
from checker.judge.checks.reading import (
    Bounds,
    before,
    between,
    bounds,
    number,
    together,
    value,
    written,
)
from checker.judge.checks.share_of import share_of_figures
from checker.late import early, late
from checker.model import Figure, Finding

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_VERB_FROM = late(rf"(?i)\b(?P<verb>{UP}|{DOWN}),?\sfrom\s(?:about\s|just\s)?\Z")
_VERB_TO = late(rf"(?i)\b(?P<verb>{UP}|{DOWN})\sto\s(?:about\s|just\s)?\Z")
_FAR = 70
_SAID_THERE = late(r"\b(?:up|down)\b")
_UP_WORD, _DOWN_WORD = (early(rf"(?i)\b(?:{words})\b") for words in (UP, DOWN))
_TIMES_REACH = {
    "exact": ("0.88", "1.2"), "about": ("0.8", "1.25"), "nearly": ("0.75", "1.02"), "less": ("0.5", "1.02"),
    "most": ("0", "1.02"), "more": ("0.98", "1.6"), "least": ("0.98", "2"), "range": ("0.9", "1.1"),
}  # fmt: skip
"""How far from two a thing may lie that doubled, by hedge."""


def percent_of_figures(context: Context, rule: Rule) -> Iterator[Finding]:
    """Changes and shares that the two numbers beside them do not amount to."""
    yield from share_of_figures(context, rule)
    yield from closing_levels(context, rule)
    for change in changes(context):
        if message := _fault(context, change):
            yield context.finding(rule, message, change.involved)
    yield from _directions(context, rule)


def _directions(context: Context, rule: Rule) -> Iterator[Finding]:
    """A rise that ends below where it began: the annual gain was bumped up from 3.1 to 3 percent."""
    for article, figures in context.told:
        for first, second in pairwise(figures):
            if second.kind not in KINDS or first.kind not in KINDS or second.start - first.end > _FAR:
                continue
            joint = between(article, first, second)
            if "to" not in joint and "from" not in joint:
                continue
            to = TO_NEXT.fullmatch(joint)
            if (not to and not FROM_NEXT.fullmatch(joint)) or _SAID_THERE.search(joint):
                continue
            lead = before(article, first, 50)
            verb = (_VERB_FROM if to else _VERB_TO).search(lead)
            if verb is None:
                continue
            start, end = (first, second) if to else (second, first)
            start, end = like(start, end), like(end, start)
            if start.low != start.high or end.low != end.high or start.vague or end.vague or not one_scale(start, end):
                continue
            rises = bool(re.fullmatch(rf"(?i){UP}", verb["verb"]))
            other_way = _DOWN_WORD if rises else _UP_WORD
            if other_way.search(lead[: verb.start()]):
                continue
            if value(end) != value(start) and rises == (value(end) > value(start)):
                continue
            message = (
                f"“{verb['verb']}” says {'a rise' if rises else 'a fall'}, but from “{context.says(start)}” to "
                f"“{context.says(end)}” it is {_direction(start, end)}."
            )
            yield context.finding(rule, message, [start, end])


def _direction(start: Figure, end: Figure) -> str:
    if value(start) == value(end):
        return "none"
    return "a rise" if value(end) > value(start) else "a fall"


def percent_for_points(context: Context, rule: Rule) -> Iterator[Finding]:
    """Percent said of a change between two percentages that is as many percentage points."""
    for change in changes(context):
        if _points_meant(change):
            start, end = value(change.start), value(change.end)
            relative = abs(end - start) / start * 100
            message = (
                f"From {number(start)} to {number(end)} percent it is {number(abs(end - start))} percentage points, "
                f"which is {number(relative)} percent, not “{context.says(change.stated)}”."
            )
            yield context.finding(rule, message, change.involved)


def _fault(context: Context, change: Change) -> str | None:
    stated, start, end = change.stated, change.start, change.end
    if stated.unit == "times":
        return _multiple(context, change)
    if stated.kind != "percent":
        return _difference(context, change)
    if _points_meant(change):
        return None
    first, last = together((start, end))
    if first.low is None or first.high is None or last.low is None or last.high is None or first.low <= 0:
        return None
    if stated.unit == "percentage_point" or start.kind == "percent":
        apart = sorted((abs(last.low - first.high), abs(last.high - first.low)))
        if Bounds(*apart).meets(bounds(stated)):
            return None
        if stated.unit != "percent":
            return _told(context, change, f"{number(abs(value(end) - value(start)))} percentage points")
    relative = sorted((abs(last.low / first.high - 1) * 100, abs(last.high / first.low - 1) * 100))
    if bounds(stated).meets(Bounds(*relative)):
        return None
    return _told(context, change, f"{number(abs(value(end) / value(start) - 1) * 100)} percent")


def _difference(context: Context, change: Change) -> str | None:
    stated, start, end = change.stated, change.start, change.end
    if stated.kind != start.kind or (stated.unit != start.unit and stated.kind != "count"):
        return None
    if (stated.noun and start.noun and stated.unit != start.unit) or value(stated) > max(value(start), value(end)):
        return None
    first, last, apart = together((start, end, stated))
    if first.low is None or first.high is None or last.low is None or last.high is None:
        return None
    true = sorted((last.low - first.high, last.high - first.low))
    if apart.meets(Bounds(*true)) or apart.meets(Bounds(-true[1], -true[0])):
        return None
    return _told(context, change, written(abs(value(end) - value(start))))


def _told(context: Context, change: Change, true: str) -> str:
    start, end = value(change.start), value(change.end)
    verb = "a rise" if end > start else "a fall"
    return f"From {number(start)} to {number(end)} is {verb} of {true}, not “{context.says(change.stated)}”."


def _multiple(context: Context, change: Change) -> str | None:
    stated, start, end = change.stated, change.start, change.end
    least, most = (value(stated) * Decimal(x) for x in _TIMES_REACH[stated.hedge])
    first, last = together((start, end))
    if not first.low or not first.high or last.low is None or last.high is None:
        return None
    if Bounds(last.low / first.high, last.high / first.low).meets(Bounds(least, most)):
        return None
    ratio = number(value(end) / value(start)) if value(end) >= value(start) else f"{value(end) / value(start):.2f}"
    return (
        f"From {number(value(start))} to {number(value(end))} is {ratio} times as many, not “{context.says(stated)}”."
    )


def _points_meant(change: Change) -> bool:
    """Whether a change between percentages is as many points as percent are stated, and another number of percent."""
    stated, start, end = change.stated, change.start, change.end
    if stated.unit != "percent" or start.kind != "percent" or end.kind != "percent" or not value(start):
        return False
    points = abs(value(end) - value(start))
    said = bounds(stated)
    relative = points / value(start) * 100
    near = min(max(stated.grain, start.grain, end.grain), Decimal(1)) / 2
    return said.meets(Bounds(points - near, points + near)) and not said.meets(Bounds(relative - near, relative + near))
