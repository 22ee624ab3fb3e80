"""The verdict of each group: do its statements agree, clash, or stand alone?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.interval import in_conflict, in_unit
from checker.model import Figure, Group, Link
from checker.wording import counted, listed

if TYPE_CHECKING:
    from checker.judge.context import Context

_QUOTED = 4
_SURE = 0.5
"""A link over the bar; what a group holds together by way of others may lie below it."""


def with_verdict(group: Group, context: Context) -> Group:
    """The group with verdict, the pairs that cannot be true together, and the reason in a sentence."""
    figures = group.figures
    if len(figures) == 1:
        reason = f"Only {context.name(figures[0])} states it."
        return Group(group.id, figures, group.links, group.about, "single", reason=reason)
    pairs = clashing(figures, context.tolerance)
    if pairs:
        a, b = (f"“{context.says(figure)}” ({context.name(figure)})" for figure in widest(pairs, group.links))
        conflicts = tuple((x.id, y.id) for x, y in pairs)
        return replace(group, verdict="conflict", conflicts=conflicts, reason=f"{a} and {b} cannot both be true.")
    names = list(dict.fromkeys(context.name(figure) for figure in figures))
    if len(names) == 1:
        reason = f"Only {names[0]} states it, {counted(len(figures), 'time')} without contradiction."
        return replace(group, verdict="single", conflicts=(), reason=reason)
    return replace(group, verdict="match", conflicts=(), reason=f"{listed(names)} agree: {_agreement(group, context)}.")


def _agreement(group: Group, context: Context) -> str:
    said = {words.lower(): f"“{words}”" for words in map(context.says, reversed(group.figures))}
    quoted = list(said.values())[::-1]
    if len(quoted) == 1:
        return f"all say {quoted[0]}"
    shown = listed(quoted if len(quoted) <= _QUOTED else [*quoted[:_QUOTED], f"{len(quoted) - _QUOTED} more"])
    first = group.figures[0]
    same = all(
        (f.low, f.high, f.unit, f.hedge) == (first.low, first.high, first.unit, first.hedge) for f in group.figures
    )
    return f"{shown} are the same" if same else f"{shown} can be true together"


def clashing(figures: Iterable[Figure], tolerance: float = 0.0) -> list[tuple[Figure, Figure]]:
    """Every pair that cannot be true together, in the figures' order; `tolerance` is a share of the greater number."""
    figures = tuple(figures)
    keys = [_value_of(figure) for figure in figures]
    known: dict[tuple[object, object], bool] = {}
    pairs = []
    for (i, a), (j, b) in combinations(enumerate(figures), 2):
        pair = (keys[i], keys[j])
        # A toll is repeated often: few distinct values stand behind many pairs.
        clash = known.get(pair)
        if clash is None:
            clash = known[pair] = in_conflict(a, b) and not (tolerance and _near(a, b, tolerance))
        if clash:
            pairs.append((a, b))
    return pairs


def _near(a: Figure, b: Figure, tolerance: float) -> bool:
    if isinstance(a.low, str) or isinstance(b.low, str) or "score" in (a.kind, b.kind):
        return False
    same = a.unit == b.unit or a.kind == b.kind == "count"
    low, high = (Decimal(v) if same else in_unit(Decimal(v), b.unit, a.unit) for v in (b.low, b.high))
    if low is None or high is None:
        return False
    gap = max(a.low - high, low - Decimal(a.high))
    return gap <= Decimal(str(tolerance)) * max(abs(Decimal(a.high)), abs(high))


def _value_of(figure: Figure) -> tuple[object, ...]:
    words = figure.text if figure.kind == "date" else None
    return (
        figure.kind, figure.low, figure.high, figure.unit, figure.per,
        figure.hedge, figure.grain, figure.vague, figure.zone_offset, words,
    )  # fmt: skip


def widest(pairs: list[tuple[Figure, Figure]], links: Iterable[Link] = ()) -> tuple[Figure, Figure]:
    """The pair to quote: two sources before one, surely about one thing before hardly, exact before hedged, with
    somebody cited before without, then the first."""
    sure = {frozenset((link.left, link.right)) for link in links if link.score >= _SURE}
    return min(
        pairs,
        key=lambda pair: (
            pair[0].source == pair[1].source,
            frozenset((pair[0].id, pair[1].id)) not in sure,
            sum(figure.hedge not in ("exact", "range") for figure in pair),
            sum(not (figure.about and figure.about.attribution) for figure in pair),
        ),
    )
