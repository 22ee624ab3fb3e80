"""Kinds `percent-of-figures` and `percent-for-points`: a rise, fall or multiple against the two numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.judge.checks.parts import share_of_figures
from checker.judge.checks.reading import (
    Bounds,
    after,
    before,
    between,
    bounds,
    is_number,
    number,
    pattern,
    per_article,
    place,
    sentences,
    together,
    value,
    written,
)
from checker.model import Article, Figure, Finding

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_UP = (
    r"rose|risen|rises?|rising|increas\w+|gr[eo]wn?|grows|growing|growth|jump\w*|climb\w*|soar\w*|surg\w+|gain\w*|up|higher|"
    r"hike[ds]?|raise[ds]?|added|expand\w+|swell\w*|swollen|advance[ds]?"
)
_DOWN = (
    r"fell|fallen|falls?|falling|drop\w*|declin\w+|decreas\w+|plung\w+|plummet\w*|tumbl\w+|slid|slides?|sank|shr[aiu]nk\w*|"
    r"dip\w*|slump\w*|down|lower|cut|cuts|reduc\w+|lost|los[es]s|slash\w*"
)
_UP_BEFORE = pattern(rf"(?i)\b(?:{_UP})(?:\sby)?\s(?:a\s|an\s)?(?:\w+\s)?\Z")
_DOWN_BEFORE = pattern(rf"(?i)\b(?:{_DOWN})(?:\sby)?\s(?:a\s|an\s)?(?:\w+\s)?\Z")
_UP_AFTER = pattern(rf"(?i)[\s-](?:{_UP})\b")
_DOWN_AFTER = pattern(rf"(?i)[\s-](?:{_DOWN})\b")
_VERB_FROM = pattern(rf"(?i)\b(?P<verb>{_UP}|{_DOWN}),?\sfrom\s(?:about\s|just\s)?\Z")
_VERB_TO = pattern(rf"(?i)\b(?P<verb>{_UP}|{_DOWN})\sto\s(?:about\s|just\s)?\Z")
_KINDS = frozenset({"count", "money", "percent", "measure"})
_FAR = 70
_UP_WORD, _DOWN_WORD = (re.compile(rf"(?i)\b(?:{words})\b") for words in (_UP, _DOWN))
_STEP = r"(?:\s(?!(?:and|but|while|compared|than|when|with|to|from|of|or|points?)\b)[\w'’-]+){0,5}"
_WHEN = r"(?:\s(?:between|from)\s(?:\w+\s)?(?:19|20)\d\d\s(?:and|to|through)\s(?:\w+\s)?(?:19|20)\d\d)?"
_FROM = pattern(
    rf",?{_WHEN}{_STEP},?\s(?:[—–]\s|--\s|\()?(?:(?:going|rising|climbing|jumping|falling|dropping|up|down)\s)?from\s(?:just\s|about\s|only\s|around\s|the\s|a\s)?\Z"
)
_TO = pattern(rf",?{_WHEN}{_STEP},?\sto\s(?:just\s|about\s|around\s|a\srecord\s|a\stotal\sof\s|a\s)?\Z")
_TO_NEXT = pattern(r"(?:\s[\w-]+){0,4}?,?\sto\s(?:just\s|about\s|around\s|a\s)?\Z")
_FROM_NEXT = pattern(r"(?:\s[\w'’-]+){0,5}?,?\s(?:—\s|\()?(?:up\s|down\s)?from\s(?:just\s|about\s|around\s|a\s)?\Z")
_RESULT = pattern(
    r"(?:\s[\w-]+){0,5}?(?:,|\s[—–-])\s(?:or\s)?(?:(?:a|an|which\sis\sa|which\sis\san|for\sa|marking\sa)\s|(?:up|down)\s|(?:a|an)\s(?:\w+\s)?(?:increase|rise|gain|jump|drop|decline|decrease|fall|growth|reduction)\sof\s)\Z"
)
_RATE = pattern(
    r"(?i)(?:[\s-](?:a|per|each|every)\s(?:year|month|day|week|quarter)|\s(?:annual|yearly|a-year|on\saverage|average|of\sthe)|"
    r"[\s-](?:interest|stake|share|tax|tariff|discount|coupon))"
)
_FROM_BEFORE = pattern(r"(?i)\bfrom\s(?:just\s|about\s|only\s|around\s|the\s|a\s)?\Z")
_TIMES_REACH = {
    "exact": ("0.88", "1.2"), "about": ("0.8", "1.25"), "nearly": ("0.75", "1.02"), "less": ("0.5", "1.02"),
    "most": ("0", "1.02"), "more": ("0.98", "1.6"), "least": ("0.98", "2"), "range": ("0.9", "1.1"),
}  # fmt: skip
"""How far from two a thing may lie that doubled, by hedge."""


class Change(NamedTuple):
    """A stated change and the two numbers it is said to lie between."""

    stated: Figure
    start: Figure
    end: Figure
    involved: tuple[Figure, ...]


def percent_of_figures(context: Context, rule: Rule) -> Iterator[Finding]:
    """Changes and shares that the two numbers beside them do not amount to."""
    yield from share_of_figures(context, rule)
    for change in _changes(context):
        if message := _fault(context, change):
            yield context.finding(rule, message, change.involved)
    yield from _directions(context, rule)


def _directions(context: Context, rule: Rule) -> Iterator[Finding]:
    """A rise that ends below where it began: the annual gain was bumped up from 3.1 to 3 percent."""
    for article, figures in per_article(context):
        for first, second in pairwise(figures):
            if second.kind not in _KINDS or first.kind not in _KINDS or second.start - first.end > _FAR:
                continue
            joint = between(article, first, second)
            to = _TO_NEXT.fullmatch(joint)
            if not to and not _FROM_NEXT.fullmatch(joint):
                continue
            lead = before(article, first, 50)
            verb = (_VERB_FROM if to else _VERB_TO).search(lead)
            if verb is None:
                continue
            start, end = (first, second) if to else (second, first)
            start, end = _like(start, end), _like(end, start)
            if start.low != start.high or end.low != end.high or start.vague or end.vague or not _one_scale(start, end):
                continue
            rises = bool(re.fullmatch(rf"(?i){_UP}", verb["verb"]))
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
    for change in _changes(context):
        if _points_meant(change):
            start, end = value(change.start), value(change.end)
            relative = abs(end - start) / start * 100
            message = (
                f"From {number(start)} to {number(end)} percent it is {number(abs(end - start))} percentage points, "
                f"which is {number(relative)} percent, not “{context.says(change.stated)}”."
            )
            yield context.finding(rule, message, change.involved)


def _changes(context: Context) -> Iterator[Change]:
    for article, figures in per_article(context):
        for every in sentences(figures):
            # When it was stands between a change and its ends, and is neither: rose 2 percent in 2010, to 7 percent.
            sentence = tuple(f for f in every if f.kind in _KINDS or f.kind == "ratio") if len(every) > 1 else ()
            # A change and both its ends: three numbers, unless two were read as one range.
            if len(sentence) < 2 or (len(sentence) == 2 and "range" not in (sentence[0].hedge, sentence[1].hedge)):
                continue
            for at, stated in enumerate(sentence):
                if stated.kind == "percent" or stated.unit == "times" or _amount(article, stated):
                    yield from _of(article, sentence, at)


def _amount(article: Article, figure: Figure) -> bool:
    """Whether a number is itself a rise or fall: up 11 cents to $28.62 from $28.51."""
    if figure.kind not in ("money", "count", "measure") or figure.low != figure.high or not is_number(figure):
        return False
    lead = before(article, figure, 24)
    return bool(_UP_BEFORE.search(lead) or _DOWN_BEFORE.search(lead))


def _of(article: Article, figures: tuple[Figure, ...], at: int) -> Iterator[Change]:
    stated = figures[at]
    found = _ahead(article, figures, at) or _behind(article, figures, at) or _swallowed(article, figures, at)
    if found is None or stated.vague or _RATE.match(after(article, stated, 30)):
        return
    change, start, end = found
    involved = tuple(dict.fromkeys((stated, *(f for f in figures if f.start in (start.start, end.start)))))
    start, end = _like(start, end), _like(end, start)
    # Points ahead or behind are no levels: from a seven-point deficit to a three-point lead.
    if "percentage_point" in (start.unit, end.unit):
        return
    # "From $4 to $5 billion": the first number lacks its scale.
    if not _one_scale(start, end) or start.vague or end.vague or value(start) <= 0 or value(end) < 0:
        return
    yield Change(change, start, end, involved)


def _ahead(article: Article, figures: tuple[Figure, ...], at: int) -> tuple[Figure, Figure, Figure] | None:
    """Rose 20 percent from 50 to 65; to 65 from 50."""
    stated = figures[at]
    if at + 1 >= len(figures):
        return None
    first = figures[at + 1]
    lead = between(article, stated, first)
    if _FROM.fullmatch(lead) and first.hedge == "range" and " to " in first.text:
        return (stated, *_ends(first))
    if at + 2 >= len(figures):
        return None
    second = figures[at + 2]
    joint = between(article, first, second)
    if _FROM.fullmatch(lead) and _TO_NEXT.fullmatch(joint):
        return stated, first, second
    if _TO.fullmatch(lead) and _FROM_NEXT.fullmatch(joint):
        return stated, second, first
    return None


def _behind(article: Article, figures: tuple[Figure, ...], at: int) -> tuple[Figure, Figure, Figure] | None:
    """From 50 to 65, a 20 percent rise."""
    stated = figures[at]
    if at == 0 or not (_UP_AFTER.match(after(article, stated, 24)) or _DOWN_AFTER.match(after(article, stated, 24))):
        if at == 0 or not _RESULT.fullmatch(between(article, figures[at - 1], stated)):
            return None
        if not re.search(r"(?:up|down|of)\s\Z", between(article, figures[at - 1], stated)):
            return None
    last = figures[at - 1]
    if not _RESULT.fullmatch(between(article, last, stated)):
        return None
    if last.hedge == "range" and " to " in last.text and _FROM_BEFORE.search(before(article, last, 14)):
        return (stated, *_ends(last))
    if at > 1:
        first = figures[at - 2]
        if _FROM_BEFORE.search(before(article, first, 14)) and _TO_NEXT.fullmatch(between(article, first, last)):
            return stated, first, last
    return None


def _swallowed(article: Article, figures: tuple[Figure, ...], at: int) -> tuple[Figure, Figure, Figure] | None:
    """Rose 2 percent to 7 percent from 5: what looks like a range is a change and its end."""
    stated = figures[at]
    if (
        stated.hedge != "range"
        or " to " not in stated.text
        or stated.text.lower().count("percent") + stated.text.count("%") < 2
    ):
        return None
    lead = before(article, stated, 24)
    if at + 1 >= len(figures) or not (_UP_BEFORE.search(lead) or _DOWN_BEFORE.search(lead)):
        return None
    start = figures[at + 1]
    if not _FROM_NEXT.fullmatch(between(article, stated, start)):
        return None
    change, end = _ends(stated)
    return change, start, end


def _ends(figure: Figure) -> tuple[Figure, Figure]:
    """Both numbers of what was read as a range, each with the precision that it was written in."""
    parts = figure.text.split(" to ")
    low, high = (
        replace(figure, low=end, high=end, hedge="exact", grain=place(part, end))
        for part, end in ((parts[0], figure.low), (parts[-1], figure.high))
        if not isinstance(end, str)
    )
    return low, high


def _like(figure: Figure, other: Figure) -> Figure:
    """A bare number beside a percentage or an amount is one, too."""
    if figure.kind == "count" and not figure.noun and other.kind in ("percent", "money", "measure"):
        return replace(figure, kind=other.kind, unit=other.unit)
    return figure


def _one_scale(a: Figure, b: Figure) -> bool:
    if a.kind != b.kind or a.kind not in _KINDS or (a.unit != b.unit and a.kind != "count"):
        return False
    if (a.per and b.per and a.per != b.per) or (a.kind == "count" and a.unit and b.unit and a.unit != b.unit):
        return False
    scaled = ["illion" in f.text or "trillion" in f.text for f in (a, b)]
    small, large = sorted((value(a), value(b)))
    return small > 0 and (scaled[0] == scaled[1] or large / small < 100)


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
