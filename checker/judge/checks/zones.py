"""Kind `zones`: a headline or caption whose number the body of the same article does not have."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.interval import agree, comparable, compatible
from checker.judge.checks.reading import after, is_number, per_article, value
from checker.judge.diagnosis import diagnose
from checker.model import Article, Figure, Finding

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.kinds import Value
    from checker.judge.rules import Rule

PARAMETERS: dict[str, Value] = {"zone": "headline"}
"""`zone`: which part of the article is held against its body, headline or caption."""

_KINDS = frozenset({"count", "money", "percent", "measure"})
_PARTLY = frozenset({"part", "more", "remain", "first", "initial", "other"})
_SMALL = 20
_LEAST_SLIP = 10
_SCALES = tuple(Decimal(10) ** power for power in (1, 2, 3, 6))


def zones(context: Context, rule: Rule) -> Iterator[Finding]:
    """Numbers of a zone that clash with the body's statement of the same thing, and that the body has nowhere else."""
    zone = rule.parameters["zone"]
    for article, figures in per_article(context):
        stated = [f for f in figures if f.zone == zone and f.kind in _KINDS and not f.vague and is_number(f)]
        if not stated:
            continue
        body = [f for f in figures if f.zone == "body" and is_number(f) and not f.vague]
        for figure in stated:
            if any(_said(figure, f) for f in body) or _counts_otherwise(article, figure) or _unread(article, figure):
                continue
            other = _linked(context, figure) or _slipped(figure, body)
            if other is None or _counts_otherwise(article, other):
                continue
            cause = diagnose(figure, other, context)
            message = f"The {zone} says “{context.says(figure)}”, the body “{context.says(other)}”." + (
                f" {cause}" if cause else ""
            )
            yield context.finding(rule, message, [figure, other], context.clash(figure, other), [message])


def _said(figure: Figure, other: Figure) -> bool:
    """Whether the body states the figure, be it rounded or cut off. Small counts of other things prove nothing."""
    if other.kind != figure.kind or (value(other) < _SMALL and other.unit and other.unit != figure.unit):
        return False
    cut_off = other.unit == figure.unit and abs(value(figure) - value(other)) < figure.grain
    return agree(figure, other) or cut_off


def _unread(article: Article, figure: Figure) -> bool:
    """$53G: letters right behind a number may be its scale."""
    return article.text[figure.end : figure.end + 1].isalnum()


def _counts_otherwise(article: Article, figure: Figure) -> bool:
    """Three dead, including the gunman: the body may leave him out."""
    return "including" in after(article, figure, 40).lower() or bool(figure.about and figure.about.scope & _PARTLY)


def _linked(context: Context, figure: Figure) -> Figure | None:
    """The body's statement in the figure's group, where all of them contradict it."""
    group = context.group_of.get(figure.id)
    others = [f for f in group.figures if f.source == figure.source and f.zone == "body"] if group else []
    others = [f for f in others if f.unit == figure.unit and comparable(f, figure)]
    if not others or any(compatible(f, figure) for f in others) or not figure.unit:
        return None
    return others[0]


def _slipped(figure: Figure, body: list[Figure]) -> Figure | None:
    """A number of the body that a slip would turn into the figure, with the same words around it."""
    for other in body:
        if other.kind != figure.kind or other.unit != figure.unit or other.vague or compatible(other, figure):
            continue
        if _near_miss(value(figure), value(other)) and _shared(figure, other) > 1:
            return other
    return None


def _shared(a: Figure, b: Figure) -> int:
    if a.about is None or b.about is None:
        return 0
    return len(set(a.about.context) & set(b.about.context))


def _near_miss(a: Decimal, b: Decimal) -> bool:
    small, large = sorted((abs(a), abs(b)))
    if small >= _LEAST_SLIP and any(large == small * scale for scale in _SCALES):
        return True
    one, other = (f"{x.normalize():f}".replace(".", "").strip("0") for x in (a, b))
    if len(one) != len(other) or len(one) < 3:
        return False
    apart = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    swapped = len(apart) == 2 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
    return len(apart) == 1 or swapped
