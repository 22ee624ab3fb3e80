"""Which figures of a story speak of the same thing: block, compare, score, cluster; every link says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from math import exp

from checker.link.candidates import apart, relation
from checker.link.cluster import cluster
from checker.link.compare import levels
from checker.link.label import label
from checker.link.score import Compared, Scored, Weights, compared, exclusive, totals, weigh
from checker.link.sides import Sides
from checker.link.sift import deciding
from checker.link.weights import load
from checker.model import Article, Evidence, Figure, Group, Link

__all__ = ["Compared", "agreements", "compare", "link"]


def compare(figures: Sequence[Figure], first: int = 0, step: int = 1) -> Iterator[Compared]:
    """The comparisons that `link` makes of a story's figures; or every `step`-th of them, from number `first` on.

    For a story large enough that several workers share them.
    """
    return compared(Sides(_once(figures, _copies(figures))), first, step)


def agreements(figures: Sequence[Figure], own: Set[str]) -> list[Link]:
    """The links between the figures of the articles `own`, which come first, and others of the same value.

    For a few held against many of which each speaks for itself: nothing is made of them together.
    """
    weights, sides = load(), Sides(figures)
    stating: dict[object, list[int]] = {}
    pairs = []
    for place, side in enumerate(sides.all):
        if side.source in own:
            stating.setdefault(side.key, []).append(place)
            continue
        for mine in stating.get(side.key, ()):
            one = sides.all[mine]
            if (state := relation(one.figure, side.figure)) in ("equal", "agree"):
                pairs.append(Compared(mine, place, levels(one, side, state, sides), False))
    return [_link(figures, pair, weights) for pair in weigh(figures, pairs, weights) if pair.score > 0]


def link(
    articles: Sequence[Article],
    figures: Sequence[Figure],
    weights: Weights | None = None,
    known: Iterable[Compared] | None = None,
) -> list[Group]:
    """Groups `g1`, `g2` … that hold every figure exactly once, in order of their first figure.

    `known`: all that `compare` gives for these figures, where somebody has made the comparisons already.
    """
    if weights is None:
        weights = load()
    every, copies = figures, _copies(figures)
    placed = {f.id: place for place, f in enumerate(every)}
    figures = _once(every, copies)
    found = deciding(Sides(figures), weights) if known is None else totals(known, weights)
    pairs = exclusive(figures, found, weights.settings)
    scores = {(p.left, p.right): p.score for p in pairs}
    clashing = {(p.left, p.right): p.score for p in pairs if p.clash}
    linked = {(p.left, p.right): p for p in pairs}
    groups = []
    for n, members in enumerate(cluster(len(figures), scores, clashing, weights.settings, *apart(figures)), 1):
        links = tuple(
            _link(figures, linked[a, b], weights)
            for k, a in enumerate(members)
            for b in members[k + 1 :]
            if (a, b) in linked
        )
        together = tuple(figures[i] for i in members)
        if any(f.id in copies for f in together):
            places = sorted(place for f in together for place in (placed[f.id], *copies.get(f.id, ())))
            together = tuple(every[place] for place in places)
        groups.append(Group(f"g{n}", together, links, about=label(together)))
    return groups


def _copies(figures: Sequence[Figure]) -> dict[str, list[int]]:
    """Id of a figure -> places of those that its article states in the very same sentence again."""
    first: dict[object, str] = {}
    out: dict[str, list[int]] = {}
    again: set[str] = set()
    seen: set[str] = set()
    for f in figures:
        (again if f.text in seen else seen).add(f.text)
    for place, f in enumerate(figures):
        about = f.about
        if about is None or f.text not in again:
            continue
        sentence = (f.source, f.kind, f.text, f.unit, f.per, about.before, about.after, about.rank, about.pattern)
        known = first.setdefault(sentence, f.id)
        if known != f.id:
            out.setdefault(known, []).append(place)
    return out


def _once(figures: Sequence[Figure], copies: Mapping[str, list[int]]) -> Sequence[Figure]:
    """The figures without those that are copies of others."""
    copied = {place for places in copies.values() for place in places}
    return [f for place, f in enumerate(figures) if place not in copied] if copied else figures


def _link(figures: Sequence[Figure], pair: Scored, weights: Weights) -> Link:
    table = weights.context if pair.clash else weights.match
    weightiest = sorted(pair.levels, key=lambda level: -abs(table.get(level, 0.0)))[:8]
    evidence = tuple(Evidence(weights.labels.get(level, level), table.get(level, 0.0)) for level in weightiest)
    return Link(figures[pair.left].id, figures[pair.right].id, 1 / (1 + exp(-pair.score)), evidence)
