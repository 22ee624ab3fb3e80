"""Kinds `range-order` and `hedge-direction`: bounds in the wrong order, hedges that point the wrong way."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from checker.interval import in_unit
from checker.judge.checks.reading import after, before, between, is_number, value
from checker.late import late
from checker.model import Article, Figure, Finding, Group

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_BETWEEN = late(r"(?i)\bbetween\s(?:about\s|some\s|roughly\s)?\Z")
_COMPARES = late(
    r"(?i)\b(?:gaps?|difference|differ\w*|split|spread|divid\w+|discrepanc\w+|disparit\w+|choos\w+|choice|"
    r"distinction|match|"
    r"game|fight|contest|race|relation\w*|link\w*|compar\w+|meeting|talks|tie|vary|varies|varied|line|chosen|"
    r"deal|merger|"
    r"fluctuat\w+|swing\w*|swung|alternat\w+|conflict|war|correlation|margin|overlap|toggl\w+|switch\w*|bounc\w+)\b"
)
_AND = late(r"\sand\s(?:about\s|some\s|the\s)?\Z")
_AND_NOUN = late(r"\s(?:percent|per\scent|people|points|years?|million|billion)?\s?and\s\Z")
_DASH = late(r"\s?[-–—]\s?\Z")
_FROM = late(r"(?i)\bfrom\s\Z")
_YEARS_TO = late(r"\s(?:to|until|through)\s\Z")
_AND_TO = late(r"\s(?:and|to)\s(?:about\s|some\s|the\s)?\Z")
_SCALED = late(r"\D{0,2}(\d+(?:\.\d+)?)\s(?:and|to)\s\D?(\d+(?:\.\d+)?)[\s-]?(?:thousand|million|billion|trillion)")
_TEN = 10
_LEVELS = late(r"(?i)\s(?:levels?|rates?|standards?|baseline|figures?|prices|dollars)\b")
_BACKWARDS = late(
    r"(?i)\b(?:down|back|fell|dropp?\w*|declin\w+|shift\w*|mov\w+|postpon\w+|chang\w+|revers\w+|roll\w*)\b"
)
_YEAR = late(r"\d{4}")
_KINDS = frozenset({"count", "money", "percent", "measure", "duration", "age"})

_RIGHT_BEHIND = late(
    r"(?:\s(?!(?:and|but|of|from|to|in|than|against|while)\b)[\w'’-]+){0,4}?"
    r"\s?(?:\(|,\sor\s|\s?[—–]\s?|\s--\s)(?:exactly\s|precisely\s|specifically\s)?\Z"
)
_OF_THEM = late(r"\s(?:of\s)?(?:(?!and\b)[\w'’-]+\s){1,5}?\(\Z")
_OF_WHOM = late(
    r"\s?(?:percent\s)?(?:of\s(?:them|whom|which|those)|more|others?|each|apiece|in\s(?:19|20)\d\d|points?)\b"
)
_COMPARED = late(r"(?i)\b(?:compared|versus|vs|up\sfrom|down\sfrom|another|previous|last|earlier)\b")
_UPWARDS = frozenset({"more", "least"})
_POINTING = _UPWARDS | {"nearly", "less", "most"}
_APART = late(r"\s(?:of\s)?(?:(?!and\b)[\w'’-]+\s){0,6}?[\w'’-]+\s?[,—–-]\s?\Z|\s?(?:,|—|–|--)\s?\Z")
_ENDS = late(r"\s?(?:[,.;)—–]|--)")
_JOINT = 30
"""No word between the ends of a range is longer."""
_NEAR, _BESIDE = Decimal("0.15"), Decimal("0.5")
_PARTLY = frozenset({"part", "more", "remain", "change", "plan", "first", "initial"})
_SENTENCES = 4


def range_order(context: Context, rule: Rule) -> Iterator[Finding]:
    """Ranges that begin with their greater end."""
    for article, figures in context.told:
        for figure in figures:
            if figure.hedge == "range" and _within(article, figure):
                message = f"“{figure.text}” begins with its greater end: one of the two may be wrong."
                yield context.finding(rule, message, [figure])
        for low, high in pairwise(figures):
            if high.start - low.end > _JOINT:
                continue
            reverse = _years(article, low, high) if low.kind == high.kind == "date" else _numbers(article, low, high)
            if reverse:
                message = (
                    f"“{context.says(low)}” and “{context.says(high)}” are a range that begins with its greater end: "
                    "one of the two may be wrong."
                )
                yield context.finding(rule, message, [low, high])


def _within(article: Article, figure: Figure) -> bool:
    """Between 2.2 and 1.5 million: read as one figure, from which the first number's scale is missing."""
    ends = _SCALED.match(figure.text) if figure.hedge == "range" else None
    if ends is None or not _BETWEEN.search(before(article, figure, 24)):
        return False
    first, second = float(ends[1]), float(ends[2])
    return second < first < second * _TEN and not _COMPARES.search(before(article, figure, 40))


def _numbers(article: Article, low: Figure, high: Figure) -> bool:
    ages = low.kind == "age" and high.kind == "duration" and high.unit == "year"
    if (
        high.kind not in _KINDS
        or not (ages or low.kind in (high.kind, "count"))
        or not (is_number(low) and is_number(high))
    ):
        return False
    if value(low) <= value(high) or low.vague or high.vague or low.low != low.high or high.low != high.high:
        return False
    if low.kind == high.kind != "count" and low.unit != high.unit:
        return False
    gap, lead = between(article, low, high), before(article, low, 40)
    if (not _AND.fullmatch(gap) and not _AND_NOUN.fullmatch(gap)) or not _BETWEEN.search(lead):
        return False
    # "Between 500 and $1 million", "a gap between 60 and 40 percent": no range.
    scaled = [word in f.text for f in (low, high) for word in ("thousand", "illion")]
    if any(scaled[2:]) and not any(scaled[:2]):
        return False
    return not _COMPARES.search(lead)


def _years(article: Article, start: Figure, end: Figure) -> bool:
    first, last = str(start.low), str(end.low)
    if not _YEAR.fullmatch(first) or not _YEAR.fullmatch(last) or int(first) <= int(last):
        return False
    if start.hedge != "exact" or end.hedge != "exact" or _LEVELS.match(after(article, end, 14)):
        return False
    gap, lead = between(article, start, end), before(article, start, 40)
    if _COMPARES.search(lead):
        return False
    onwards = _FROM.search(lead) and _YEARS_TO.fullmatch(gap) and not _BACKWARDS.search(lead)
    ranged = (_BETWEEN.search(lead) and _AND_TO.fullmatch(gap)) or onwards
    return bool(ranged) or (bool(_DASH.fullmatch(gap)) and gap != " - " and after(article, end, 1) in ")")


def hedge_direction(context: Context, rule: Rule) -> Iterator[Finding]:
    """ "Nearly 30" for 31, "more than 40" for 38: the exact number lies on the other side."""
    told: set[frozenset[str]] = set()
    for article, figures in context.told:
        for hedged, exact in pairwise(figures):
            if hedged.hedge not in _POINTING or exact.hedge != "exact":
                continue
            gap = between(article, hedged, exact)
            behind = _RIGHT_BEHIND.fullmatch(gap) or (
                hedged.kind == "ratio"
                and (_OF_THEM.fullmatch(gap) or (_APART.fullmatch(gap) and _ENDS.match(after(article, exact, 4))))
            )
            if not behind or _OF_WHOM.match(after(article, exact, 16)):
                continue
            if not _COMPARED.search(gap) and (message := _wrong_way(context, hedged, exact, _BESIDE)):
                told.add(frozenset((hedged.id, exact.id)))
                yield context.finding(rule, message, [hedged, exact], context.clash(hedged, exact), [message])
    for group in context.groups:
        for hedged, exact in _told_twice(group) if len(group.figures) > 1 else ():
            if frozenset((hedged.id, exact.id)) not in told and (message := _wrong_way(context, hedged, exact)):
                yield context.finding(rule, message, [hedged, exact], context.clash(hedged, exact), [message])
                break


def _told_twice(group: Group) -> Iterator[tuple[Figure, Figure]]:
    """Each hedged and each exact statement of one thing in one article, near each other."""
    for a, b in combinations(group.figures, 2):
        if a.source != b.source or a.about is None or b.about is None:
            continue
        if abs(a.about.sentence - b.about.sentence) > _SENTENCES or (a.hedge == "exact") == (b.hedge == "exact"):
            continue
        if a.kind != b.kind or a.unit != b.unit or (a.about.scope ^ b.about.scope) & _PARTLY:
            continue
        if a.about.event != b.about.event or a.about.head != b.about.head:
            continue
        yield (b, a) if a.hedge == "exact" else (a, b)


def _wrong_way(context: Context, hedged: Figure, exact: Figure, near: Decimal = _NEAR) -> str | None:
    if hedged.vague or exact.vague or exact.hedge != "exact" or not is_number(hedged) or not is_number(exact):
        return None
    bound, true = _same_unit(hedged, exact)
    if hedged.kind == exact.kind and exact.grain > hedged.grain:
        return None  # the toll passed 78,000, and is at least 78,269
    if bound is None or true is None or hedged.low != hedged.high or exact.low != exact.high:
        return None
    if abs(true - bound) > near * abs(bound) or true == bound:
        return None
    over = true > bound
    if (hedged.hedge == "nearly" and over) or (hedged.hedge == "less" and over):
        side = "more"
    elif hedged.hedge in _UPWARDS and not over:
        side = "less"
    elif hedged.hedge == "most" and over:
        side = "more"
    else:
        return None
    return f"“{context.says(exact)}” is {side} than “{context.says(hedged)}” allows."


def _same_unit(hedged: Figure, exact: Figure) -> tuple[Decimal | None, Decimal | None]:
    """Both values on the hedged figure's scale; a share and a percentage as percent."""
    if hedged.kind == "ratio" and hedged.unit == "ratio" and exact.unit == "percent":
        # A third is 33.33: a tenth of a percent is no matter.
        return round(value(hedged) * 100, 1), value(exact)
    if hedged.kind == exact.kind and hedged.unit == exact.unit and hedged.per == exact.per:
        return value(hedged), value(exact)
    if hedged.kind == exact.kind == "count" and not (hedged.unit and exact.unit):
        return value(hedged), value(exact)
    if hedged.kind == exact.kind == "duration":
        return value(hedged), in_unit(value(exact), exact.unit, hedged.unit)
    return None, None
