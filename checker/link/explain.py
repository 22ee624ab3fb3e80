"""Why two figures are or are not linked: the levels they reach with their weights, as a waterfall."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from checker.link.candidates import far_below, kept_apart, relation
from checker.link.score import Scored, Weights, score
from checker.link.weights import load
from checker.model import Evidence, Explanation, Figure, Group

_LEAST = 0.005


class Explainer:
    """Explains pairs of one story's figures; the story is scored once."""

    def __init__(self, figures: Sequence[Figure], weights: Weights | None = None) -> None:
        self._figures = figures
        self._weights = weights or load()
        self._place = {figure.id: number for number, figure in enumerate(figures)}

    @cached_property
    def _scored(self) -> dict[tuple[int, int], Scored]:
        return {(pair.left, pair.right): pair for pair in score(self._figures, self._weights)}

    def explain(self, a: str, b: str) -> Explanation:
        """The view of two figures, by id, without regard to the groups that came of it."""
        i, j = sorted((self._place[a], self._place[b]))
        left, right = self._figures[i], self._figures[j]
        pair = self._scored.get((i, j))
        if pair is None:
            return Explanation(left.id, right.id, (), 0.0, _never_compared(left, right))
        settings = self._weights.settings
        start, bar = (
            (settings["context-bias"], settings["conflict"])
            if pair.clash
            else (settings["match-bias"], settings["match"])
        )
        label = "where clashing values start" if pair.clash else "where values that agree start"
        steps = [Evidence(label, start), *self._levels(pair)]
        # Whatever scoring did beyond the levels: exclusivity.
        rest = pair.score - (sum(step.weight for step in steps) - bar)
        if abs(rest) >= _LEAST:
            steps.append(Evidence(self._rest(pair), rest))
        return Explanation(left.id, right.id, tuple(steps), bar)

    def _levels(self, pair: Scored) -> list[Evidence]:
        table = self._weights.context if pair.clash else self._weights.match
        weights: dict[str, float] = {}
        for level in pair.levels:
            name = _plain_level(level, pair.levels)
            weights[name] = weights.get(name, 0.0) + table.get(level, 0.0)
        labels = self._weights.labels
        reached = [Evidence(labels.get(level, level), weight) for level, weight in weights.items() if weight]
        return sorted(reached, key=lambda e: -abs(e.weight))

    def _rest(self, pair: Scored) -> str:
        rival = self._rival(pair)
        return f"{rival.id} is the better partner" if rival else "there is a better partner"

    def _rival(self, pair: Scored) -> Figure | None:
        """The figure that fits one of the two best, in the other's article."""
        best: tuple[float, Figure | None] = (0.0 if pair.clash else pair.score, None)
        for (i, j), other in self._scored.items():
            if other.clash or other is pair:
                continue
            for mine, theirs in ((pair.left, pair.right), (pair.right, pair.left)):
                partner = j if i == mine else i if j == mine else None
                if partner is None or partner == theirs or other.score <= best[0]:
                    continue
                if self._figures[partner].source == self._figures[theirs].source:
                    best = (other.score, self._figures[partner])
        return best[1]


def _plain_level(level: str, reached: Sequence[str]) -> str:
    """The level that one of a kind's own (`span-names=shared-1`) only corrects: for a reader both are one."""
    plain = level.partition("-")[2]
    return plain if plain in reached else level


def _never_compared(a: Figure, b: Figure) -> str:
    state = relation(a, b)
    if state and (reason := kept_apart(a, b, state)):
        return f"Never compared: {reason}."
    if state:
        values = "the values clash" if state == "clash" else "the values are not the same"
        return f"Never compared: {values}, and hardly a word near the two is."
    if far_below(a, b):
        return "Never compared: one says the most that there may be, and the other is far below it."
    if a.kind != b.kind:
        return f"Never compared: one is {_kind(a)}, the other {_kind(b)}."
    return f"Never compared: the units do not go together ({a.unit or 'none'}, {b.unit or 'none'})."


def _kind(figure: Figure) -> str:
    return f"{'an' if figure.kind in ('age', 'ordinal') else 'a'} {figure.kind}"


def backbone(group: Group) -> list[tuple[str, str]]:
    """The links that hold a group together: to each figure one link from those before it, the surest.

    In a conflict the surest link between clashing figures comes first, for it is the one to doubt.
    """
    clashing = {frozenset(pair) for pair in group.conflicts}
    links = sorted(group.links, key=lambda link: -link.score)
    clash = next((link for link in links if frozenset((link.left, link.right)) in clashing), None)
    chosen = [clash] if clash else []
    reached = {clash.left, clash.right} if clash else {group.figures[0].id}
    while len(reached) < len(group.figures):
        link = next((link for link in links if (link.left in reached) != (link.right in reached)), None)
        if link is None:
            break
        reached |= {link.left, link.right}
        chosen.append(link)
    return [(link.left, link.right) for link in chosen]


def explained(figures: Sequence[Figure], groups: Iterable[Group]) -> tuple[Explanation, ...]:
    """Explanations for the links that hold the groups together, group by group."""
    explainer = Explainer(figures)
    return tuple(explainer.explain(a, b) for group in groups for a, b in backbone(group))
