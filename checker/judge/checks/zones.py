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

_KINDS = frozenset({"count", "money", "percent", "measure", "duration"})
_PARTLY = frozenset({"part", "more", "remain", "first", "initial", "other"})
_SMALL = 20
_LARGE = 100
_OPENING = 4
_SHARED = 2
_LEAST_SLIP = 10
_SCALES = tuple(Decimal(10) ** power for power in (1, 2, 3, 6))


def zones(context: Context, rule: Rule) -> Iterator[Finding]:
    """Numbers of a zone that clash with the body's statement of the same thing, and that the body has nowhere else."""
    zone = rule.parameters["zone"]
    for article, figures in per_article(context):
        if not any(f.zone == zone for f in figures):
            continue
        numbers = [f for f in figures if f.kind in _KINDS and is_number(f) and not f.vague]
        body = [f for f in numbers if f.zone == "body"]
        stated = [f for f in numbers if f.zone == zone and f.low == f.high]
        for figure in stated:
            if any(_said(figure, f) for f in body) or _counts_otherwise(article, figure) or _unread(article, figure):
                continue
            other = _linked(context, figure) or _told(figure, body)
            if other is None or _counts_otherwise(article, other):
                continue
            cause = diagnose(figure, other, context) if _near_miss(value(figure), value(other)) else None
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
    """$53G: letters right behind a number may be its scale; and "one" may be anyone."""
    return article.text[figure.end : figure.end + 1].isalnum() or figure.text.lower() in ("one", "a", "an")


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
    return others[0] if value(others[0]) / 2 <= value(figure) <= value(others[0]) * 2 else None


def _told(figure: Figure, body: list[Figure]) -> Figure | None:
    """What the opening of the body says with the same words: of several, that which shares most with the figure."""
    first = body[0].about.sentence if body and body[0].about else 0
    best: tuple[int, Figure] | None = None
    for other in body:
        if other.about is None or other.kind != figure.kind or compatible(other, figure):
            continue
        slip = _near_miss(value(figure), value(other))
        shared, needed = _shared(figure, other, slip), _SHARED
        if not slip or max(value(figure), value(other)) < _LARGE:
            # Two small numbers often are one digit apart by chance; an old toll is not far below the new one.
            near = slip or value(other) / 2 <= value(figure) <= value(other) * 2
            same = figure.unit == other.unit != "" or _one_toll(figure, other)
            if not near or not same or other.about.sentence > first + _OPENING:
                continue
            needed += 2
        if shared >= needed and (best is None or shared > best[0]):
            best = shared, other
    return best[1] if best else None


def _one_toll(a: Figure, b: Figure) -> bool:
    """Twelve dead, 12 miners died: people to whom one thing happened."""
    if a.about is None or b.about is None or a.kind != "count":
        return False
    return a.about.event == b.about.event != "" and bool(a.about.people and b.about.people)


def _shared(a: Figure, b: Figure, slip: bool) -> int:
    """How much both figures' sentences have in common; 0 where something shows that they speak of different things."""
    if a.about is None or b.about is None or (a.about.scope ^ b.about.scope) & _PARTLY:
        return 0
    if a.about.event and b.about.event and a.about.event != b.about.event:
        return 0
    # Where a long number is but a slip away, it hardly counts anything else, whatever its noun.
    if not _one_unit(a, b) and not (slip and value(b) >= _LARGE):
        return 0
    both_people = a.about.people and b.about.people
    same = a.about.event == b.about.event != "" or (a.unit == b.unit != "" and a.kind == "count" and not both_people)
    return len(set(a.about.context) & set(b.about.context)) + 2 * same


def _one_unit(a: Figure, b: Figure) -> bool:
    if a.unit == b.unit:
        return True
    people = a.about is not None and b.about is not None and bool(a.about.people and b.about.people)
    return a.kind == "count" and (people or not (a.unit and b.unit))


def _near_miss(a: Decimal, b: Decimal) -> bool:
    """Whether a zero, a scale word, one digit or the order of two lies between them."""
    small, large = sorted((abs(a), abs(b)))
    if small >= _LEAST_SLIP and any(large == small * scale for scale in _SCALES):
        return True
    one, other = (f"{x:f}".replace(".", "") for x in _to_one_place(a, b))
    if len(one) != len(other) or len(one) < 2:
        return False
    apart = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    swapped = len(apart) == 2 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
    return len(apart) == 1 or swapped


def _to_one_place(a: Decimal, b: Decimal) -> tuple[Decimal, Decimal]:
    """Both without the zeros that they end in together: 213,000 and 613,000 as 213 and 613."""
    last = min(int(x.normalize().as_tuple().exponent) for x in (a, b) if x) if a and b else 0
    return a.scaleb(-last).normalize() + 0, b.scaleb(-last).normalize() + 0
