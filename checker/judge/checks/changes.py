"""Changes as a text states them: a rise, fall or multiple with the two numbers it lies between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from checker.judge.checks.reading import (
    after,
    before,
    between,
    is_number,
    place,
    value,
)
from checker.late import late
from checker.model import Article, Figure

if TYPE_CHECKING:
    from checker.judge.context import Context

UP = (
    r"rose|risen|rises?|rising|increas\w+|gr[eo]wn?|grows|growing|growth|jump\w*|climb\w*|soar\w*|surg\w+|"
    r"gain\w*|up|higher|"
    r"hike[ds]?|raise[ds]?|added|expand\w+|swell\w*|swollen|advance[ds]?"
)
DOWN = (
    r"fell|fallen|falls?|falling|drop\w*|declin\w+|decreas\w+|plung\w+|plummet\w*|tumbl\w+|slid|slides?|sank|"
    r"shr[aiu]nk\w*|"
    r"dip\w*|slump\w*|down|lower|cut|cuts|reduc\w+|lost|los[es]s|slash\w*"
)
_UP_BEFORE = late(rf"(?i)\b(?:{UP})(?:\sby)?\s(?:a\s|an\s)?(?:\w+\s)?\Z")
_DOWN_BEFORE = late(rf"(?i)\b(?:{DOWN})(?:\sby)?\s(?:a\s|an\s)?(?:\w+\s)?\Z")
_UP_AFTER = late(rf"(?i)[\s-](?:{UP})\b")
_DOWN_AFTER = late(rf"(?i)[\s-](?:{DOWN})\b")
KINDS = frozenset({"count", "money", "percent", "measure"})
_STEP = r"(?:\s(?!(?:and|but|while|compared|than|when|with|to|from|of|or|points?)\b)[\w'’-]+){0,7}"
_WHEN = r"(?:\s(?:between|from)\s(?:\w+\s)?(?:19|20)\d\d\s(?:and|to|through)\s(?:\w+\s)?(?:19|20)\d\d)?"
_ABOUT = r"(?:just|about|around|only|nearly|almost|roughly|some|more\sthan)\s"
_LEVEL = rf"(?:{_ABOUT}|the\s|an?\s(?:(?!\d)[\w-]+\s){{0,2}}?(?:of\s)?)?"
_FROM = late(
    rf"(?:,?{_WHEN}|{_WHEN}{_STEP}),?\s(?:[—–]\s|--\s|\()?(?:(?:going|rising|climbing|jumping|falling|dropping|"
    rf"up|down)\s)?from\s{_LEVEL}\Z"
)
_OF_WHAT = late(rf"[\s-](?:{UP}|{DOWN})\s(?:in|of)\s[^.;:()\d]{{3,130}}?,\sfrom\s{_LEVEL}\Z", re.IGNORECASE)
"""A 9-point drop in the share of people who ..., from 52 percent to 43: what the change is of may be long."""
_TO = late(rf"(?:,?{_WHEN}|{_WHEN}{_STEP}),?\sto\s{_LEVEL}\Z")
_TIMES = r"(?:\s(?!(?:and|but|while|than|compared)\b)(?:\d+[.:]\d+\w*|[\w'’-]+))"
TO_NEXT = late(rf"{_TIMES}{{0,6}}?,?\sto\s{_LEVEL}\Z")
FROM_NEXT = late(rf"{_TIMES}{{0,5}}?,?\s(?:—\s|\()?(?:up\s|down\s)?from\s{_LEVEL}\Z")
_RESULT = late(
    r"(?:\s[\w-]+){0,5}?(?:,|\s[—–-])\s(?:or\s)?(?:(?:an?(?:\s[a-z]+)?|which\sis\san?|for\san?|marking\san?)\s|(?:up|down)\s|"
    rf"an?\s(?:\w+\s)?(?:increase|rise|gain|jump|drop|decline|decrease|fall|growth|reduction)\sof\s)(?:{_ABOUT})?\Z"
)
_SAYS_WHICH_WAY = late(rf"\b(?:up|down|of)\s(?:{_ABOUT})?\Z")
_RATE = late(
    r"(?i)(?:[\s-](?:a|per|each|every)\s(?:year|month|day|week|quarter)|\s(?:annual|yearly|a-year|on\saverage|"
    r"average|of\sthe)|"
    r"[\s-](?:interest|stake|share|tax|tariff|discount|coupon))"
)
_FROM_BEFORE = late(rf"(?i)\bfrom\s{_LEVEL}\Z")


class Change(NamedTuple):
    """A stated change and the two numbers it is said to lie between."""

    stated: Figure
    start: Figure
    end: Figure
    involved: tuple[Figure, ...]


def changes(context: Context) -> Iterator[Change]:
    for article, _ in context.told:
        for every in context.sentences[article.id]:
            # When it was stands between a change and its ends, and is neither: rose 2 percent in 2010, to 7 percent.
            sentence = tuple(f for f in every if f.kind in KINDS or f.kind == "ratio") if len(every) > 1 else ()
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
    start, end = like(start, end), like(end, start)
    # Points ahead or behind are no levels: from a seven-point deficit to a three-point lead.
    if "percentage_point" in (start.unit, end.unit):
        return
    # "From $4 to $5 billion": the first number lacks its scale.
    if not one_scale(start, end) or start.vague or end.vague or value(start) <= 0 or value(end) < 0:
        return
    yield Change(change, start, end, involved)


def _ahead(article: Article, figures: tuple[Figure, ...], at: int) -> tuple[Figure, Figure, Figure] | None:
    """Rose 20 percent from 50 to 65; to 65 from 50."""
    stated = figures[at]
    if at + 1 >= len(figures):
        return None
    first = figures[at + 1]
    lead = between(article, stated, first)
    onwards = _FROM.fullmatch(lead) or _OF_WHAT.fullmatch(lead)
    if onwards and first.hedge == "range" and " to " in first.text:
        return (stated, *_ends(first))
    if at + 2 >= len(figures):
        return None
    second = figures[at + 2]
    joint = between(article, first, second)
    if onwards and TO_NEXT.fullmatch(joint):
        return stated, first, second
    if _TO.fullmatch(lead) and FROM_NEXT.fullmatch(joint):
        return stated, second, first
    return None


def _behind(article: Article, figures: tuple[Figure, ...], at: int) -> tuple[Figure, Figure, Figure] | None:
    """From 50 to 65, a 20 percent rise."""
    stated, last = figures[at], figures[at - 1]
    gap = between(article, last, stated) if at else ""
    following = after(article, stated, 24)
    if not _RESULT.fullmatch(gap):
        return None
    if not (_UP_AFTER.match(following) or _DOWN_AFTER.match(following) or _SAYS_WHICH_WAY.search(gap)):
        return None
    if last.hedge == "range" and " to " in last.text and _FROM_BEFORE.search(before(article, last, 14)):
        return (stated, *_ends(last))
    if at > 1:
        first = figures[at - 2]
        if _FROM_BEFORE.search(before(article, first, 14)) and TO_NEXT.fullmatch(between(article, first, last)):
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
    if not FROM_NEXT.fullmatch(between(article, stated, start)):
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


def like(figure: Figure, other: Figure) -> Figure:
    """A bare number beside a percentage or an amount is one, too."""
    if figure.kind == "count" and not figure.noun and other.kind in ("percent", "money", "measure"):
        return replace(figure, kind=other.kind, unit=other.unit)
    return figure


def one_scale(a: Figure, b: Figure) -> bool:
    if a.kind != b.kind or a.kind not in KINDS or (a.unit != b.unit and a.kind != "count"):
        return False
    if (a.per and b.per and a.per != b.per) or (a.kind == "count" and a.unit and b.unit and a.unit != b.unit):
        return False
    scaled = ["illion" in f.text or "trillion" in f.text for f in (a, b)]
    small, large = sorted((value(a), value(b)))
    return small > 0 and (scaled[0] == scaled[1] or large / small < 100)
