"""Scores of candidate pairs from comparison levels, and what the other candidates say about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from checker.link.candidates import candidates
from checker.link.compare import levels
from checker.link.difference import difference, slip
from checker.link.doubts import doubts
from checker.link.sides import Side, Sides
from checker.model import Figure


class Weights(NamedTuple):
    """What each level adds to the log-odds that a pair speaks of one thing."""

    match: Mapping[str, float]
    """All levels, for values that can both be true."""
    context: Mapping[str, float]
    """Without the value, for values that can't."""
    settings: Mapping[str, float]
    """`match-bias`, `context-bias`, thresholds and what exclusivity takes away."""
    labels: Mapping[str, str] = MappingProxyType({})
    """What a reader sees for a level."""


class Scored(NamedTuple):
    """A candidate pair."""

    left: int
    right: int
    levels: list[str]
    score: float
    """Log-odds; above 0: linked."""
    clash: bool
    """The values can't both be true."""


_SLIPS = {
    "swapped": "near", "swapped-two": "middling", "one-digit": "near", "one-digit-of-two": "middling", "scale": "far",
    "scale-long": "far", "scale-round": "far",
}  # fmt: skip
"""What a slip leaves, and what it is where both numbers are stated by several articles."""
_NEIGHBOURS = 2
"""Sentences between two that stand beside each other, at most."""
_RISES = frozenset(("middling", "far"))


class Compared(NamedTuple):
    """A candidate pair before any weight is asked."""

    left: int
    right: int
    levels: list[str]
    clash: bool


def compared(
    sides: Sides, first: int = 0, step: int = 1, pairs: Iterable[tuple[int, int, str]] | None = None
) -> Iterator[Compared]:
    """Every candidate pair with the levels it reaches; or every `step`-th of them, from number `first` on.

    `pairs`: the candidates to compare, where not all are wanted.
    """
    for i, j, state in islice(candidates(sides.all) if pairs is None else pairs, first, None, step):
        x, y = sides.all[i], sides.all[j]
        reached = levels(x, y, state, sides)
        if state == "clash":
            how = difference(x.figure, y.figure)
            if "twin=same-place" in reached:
                how = "in-a-copy"
            elif how in _RISES and "toll=main" in reached and (how == "middling" or _says_toll(x) or _says_toll(y)):
                how = "toll-moved"  # tolls rise and are revised by more than other numbers are misstated
            elif how in _SLIPS and x.stated > 1 and y.stated > 1:
                how = _SLIPS[how]  # a slip of the pen is made once
            reached += ["doubt=" + name for name in doubts(x, y, reached, how, sides.rarity)]
            reached += ["slip=" + name for name in slip(how, reached)]
            reached.append("difference=" + how)
        yield Compared(i, j, reached, state == "clash")


def hows(x: Side, y: Side, how: str) -> tuple[str, ...]:
    """The levels of difference that two values of one article may be given by whatever else is compared."""
    if how in _RISES and x.about.event and x.about.event == y.about.event:
        return how, "toll-moved"
    return (how, _SLIPS[how]) if how in _SLIPS else (how,)


def score(figures: Sequence[Figure], weights: Weights) -> list[Scored]:
    """Every candidate pair with its score after exclusivity."""
    return weigh(figures, compared(Sides(figures)), weights)


def weigh(figures: Sequence[Figure], pairs: Iterable[Compared], weights: Weights) -> list[Scored]:
    """Scores of compared pairs after exclusivity."""
    return exclusive(figures, totals(pairs, weights), weights.settings)


def totals(pairs: Iterable[Compared], weights: Weights) -> list[Scored]:
    """Scores of compared pairs before exclusivity, which never adds to one."""
    setting = weights.settings
    match, context = weights.match.get, weights.context.get
    match_start = setting["match-bias"] - setting["match"]
    context_start = setting["context-bias"] - setting["conflict"]
    first = []
    for i, j, reached, clash in pairs:
        get, total = (context, context_start) if clash else (match, match_start)
        for level in reached:
            total += get(level, 0.0)
        first.append(Scored(i, j, reached, total, clash))
    return first


def exclusive(figures: Sequence[Figure], pairs: Sequence[Scored], setting: Mapping[str, float]) -> list[Scored]:
    """An article states one thing once as a rule: a pair loses what a better partner in the other's article takes."""
    partners: dict[tuple[int, str], list[tuple[float, int]]] = {}
    for p in pairs:
        if not p.clash and p.score > setting["partner-least"] and not (figures[p.left].vague or figures[p.right].vague):
            partners.setdefault((p.left, figures[p.right].source), []).append((p.score, p.right))
            partners.setdefault((p.right, figures[p.left].source), []).append((p.score, p.left))
    if not partners:
        return list(pairs)
    raw = {(p.left, p.right): p.score for p in pairs}
    out = []
    for p in pairs:
        loss = 0.0
        for i, j in ((p.left, p.right), (p.right, p.left)):
            rivals = [
                (s, k)
                for s, k in partners.get((i, figures[j].source), ())
                # A partner that itself speaks of what j speaks of is no rival: then the article contradicts itself.
                if k != j
                and not _equal(figures[k], figures[j])
                and not _conversion(figures[k], figures[j])
                and (not p.clash or raw.get((min(j, k), max(j, k)), -9) <= 0)
            ]
            if not rivals:
                continue
            if p.clash:
                # Who says both values in one breath means two things; who says them far apart may have slipped once.
                far = min(_apart(figures[j], figures[k]) for _, k in rivals)
                loss += setting["partner-beside" if not far else "partner-near" if far <= _NEIGHBOURS else "partner"]
            elif (gap := max(rivals)[0] - p.score) > 0:
                loss += min(gap, setting["rival-most"]) * setting["rival"]
        out.append(p._replace(score=p.score - loss) if loss else p)
    return out


def _apart(a: Figure, b: Figure) -> int:
    """How many sentences two figures of one article stand apart."""
    return abs(a.about.sentence - b.about.sentence) if a.about and b.about else 0


def _says_toll(side: Side) -> bool:
    """Whether the figure is called a toll or a number of people: what is called so may have moved far."""
    context = side.about.context
    return max(context.get("toll", 0.0), context.get("number", 0.0)) > 0.3


def _equal(a: Figure, b: Figure) -> bool:
    return a.low == b.low and a.high == b.high


def _conversion(a: Figure, b: Figure) -> bool:
    """Whether one may state the other in another unit: 30 meters (100 feet)."""
    return a.source == b.source and a.kind == b.kind and a.unit != b.unit and abs(a.start - b.start) < 60
