"""Pairs that nothing can link, known before all is compared that could be.

Most candidates of an article by itself are two values that its writer means two things by, which weighs so much against
them that hardly anything makes up for it. What such a pair could reach at most, the weights tell; where that is not
enough, it matters only between figures that something else links.
"""

from __future__ import annotations

from functools import cache

from checker.link.candidates import candidates
from checker.link.compare import context_level, quick_levels
from checker.link.difference import difference
from checker.link.doubts import means_two_things
from checker.link.score import Scored, Weights, compared, hows, totals
from checker.link.sides import Side, Sides
from checker.link.weights import load
from checker.model import KINDS

_TWO_THINGS = ("doubt=one-article", "doubt=unnamed", "doubt=list", "doubt=age-and-span")
"""One of these is said of two values by which one writer means two things."""
_ASKED = frozenset("kind context twin difference event together lead rank toll head dated".split())
"""What is asked of each pair; of all else the best is taken for granted."""
_MANY = frozenset(("scope", "doubt"))
"""Of these a pair may reach several levels."""
_OF_KINDS = {
    "holder": {"age"},
    "unit": {"measure", "money"},
    "modifiers": {*KINDS, "mixed"} - {"date", "time", "score"},
}
"""The kinds that a comparison is made for, where that is not all."""
_SLACK = 0.01
"""More than adding up in another order may change."""


class Sift:
    """What a pair of one article can reach at most."""

    def __init__(self, weights: Weights) -> None:
        settings, self._weights = weights.settings, weights.context
        best: dict[str, float] = {}
        start = settings["context-bias"] - settings["conflict"]
        for level, weight in weights.context.items():
            name = level.partition("=")[0]
            if name in _MANY:
                start += max(weight, 0.0)
            elif name not in _ASKED:
                best[name] = max(weight, best.get(name, 0.0))
        start += self._sum("twin=no") + max(map(self._sum, _TWO_THINGS))
        self._most = {
            kind: start + self._sum("kind=" + kind) + sum(best[n] for n in best if kind in _OF_KINDS.get(n, {kind}))
            for kind in (*KINDS, "mixed")
        }
        # What is compared by itself must not depend on what is not.
        taken = ("partner", "partner-near", "partner-beside", "partner-least", "rival")
        self._holds = settings["unknown"] <= 0 and all(settings[name] >= 0 for name in taken)

    def _sum(self, *levels: str) -> float:
        return sum([self._weights.get(level, 0.0) for level in levels])

    def stops(self, x: Side, y: Side) -> bool:
        """Whether two clashing values stay apart whatever else is compared."""
        a, b = x.figure, y.figure
        if x.source != y.source or a.kind == "time" or not self._holds:
            return False
        context, kind = context_level(x, y), a.kind if a.kind == b.kind else "mixed"
        levels = quick_levels(x, y, kind)
        if "together=same-sentence-converted" in levels or not means_two_things(x, y, (context,)):
            return False
        most = self._most[kind] + self._sum(context, *levels)
        return most + max(self._sum("difference=" + how) for how in hows(x, y, difference(a, b))) < -_SLACK


@cache
def shipped() -> Sift:
    """For the shipped weights."""
    return Sift(load())


def deciding(sides: Sides, weights: Weights) -> list[Scored]:
    """The pairs that decide what is linked, before exclusivity: all candidates but those that a sift stops, unless both
    figures are linked with others."""
    sift = shipped() if weights is load() else Sift(weights)
    kept: list[tuple[int, int, str]] = []
    stopped: list[tuple[int, int, str]] = []
    for pair in candidates(sides.all):
        i, j, state = pair
        (stopped if state == "clash" and sift.stops(sides.all[i], sides.all[j]) else kept).append(pair)
    found = totals(compared(sides, pairs=kept), weights)
    if stopped:
        linked = {place for p in found if p.score > 0 for place in (p.left, p.right)}
        between = [pair for pair in stopped if pair[0] in linked and pair[1] in linked]
        found += totals(compared(sides, pairs=between), weights)
    return found
