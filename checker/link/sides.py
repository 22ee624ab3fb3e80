"""A story's figures prepared for comparison: what is worked out once for a figure and asked for each of its pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from math import log, sqrt

from checker.kernels import kernel
from checker.model import About, Figure

_EMPTY = About("")
WEEKDAYS = frozenset(("monday", "tuesda", "wednes", "thursd", "friday", "saturd", "sunday"))
"""As words are compared: by their first letters."""

Key = tuple[str, str, str]


def value_key(figure: Figure) -> Key:
    """What two figures share that state the same number of the same kind."""
    return figure.kind, str(figure.low), str(figure.high)


class Side:
    """One figure as the comparisons ask it."""

    __slots__ = (
        "about", "close", "companions", "figure", "key", "nearest", "norm", "often", "order", "row", "source", "stated",
        "vector",
    )  # fmt: skip

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self.source = figure.source
        self.about = about = figure.about or _EMPTY
        self.key = value_key(figure)
        self.vector: dict[str, float] = {}
        """Content words of the sentence, weighed by nearness and rarity."""
        self.norm = 1.0
        self.close: dict[str, float] | None = None
        """The content words right beside the figure with their rarity; worked out when a clash asks."""
        self.row: list[Key] = []
        """The figures of the sentence in order."""
        self.order = 0
        """The figure's own place among them."""
        self.companions: dict[Key, int] | None = None
        """The other figures of the sentence with their places; worked out when a pair asks."""
        self.often = 1
        """How many figures of the article state this value."""
        context = about.context
        self.stated = 1
        """How many articles state this value."""
        self.nearest = max(about.names, key=lambda name: (context.get(name, 0.0), name), default="")
        """The word of a name that stands nearest."""


class Sides:
    """All figures of a story, in order, and which words are rare in it."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.all = [Side(figure) for figure in figures]
        rows: dict[tuple[str, int], list[Side]] = {}
        for side in self.all:
            rows.setdefault((side.source, side.about.sentence), []).append(side)
        often = Counter([(side.source, side.key) for side in self.all])
        for row in rows.values():
            if len(row) > 1:
                row.sort(key=lambda side: side.figure.start)
            keys = [side.key for side in row]
            for order, side in enumerate(row):
                side.row, side.order = keys, order
        counts = Counter(chain.from_iterable([row[0].about.context for row in rows.values()]))
        n = len(rows) + 1
        stated = Counter([key for _, key in often])
        known = {count: log((n + 1) / (count + 0.5)) for count in set(counts.values())}
        self.rarity = rarity = {word: known[count] for word, count in counts.items()}
        for side in self.all:
            side.often = often[side.source, side.key]
            side.stated = stated[side.key]
            side.vector, side.norm = _vector(side.about.context, rarity)


def vector(context: Mapping[str, float], rarity: Mapping[str, float]) -> tuple[dict[str, float], float]:
    """Content words weighed by nearness and rarity, and the norm of that."""
    out: dict[str, float] = {}
    total = 0.0
    for word, near in context.items():
        weight = near * rarity.get(word, 0.0)
        if weight > 0:
            total += weight
            out[word] = sqrt(weight)
    return out, sqrt(total) or 1.0


def shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The sum of the products of what two vectors have in common, in the order of the shorter one."""
    if len(other) < len(one):
        one, other = other, one
    total = 0.0
    for word, weight in one.items():
        if word in other:
            total += weight * other[word]
    return total


_kernel = kernel("checker.link._sides")
_vector = _kernel.vector if _kernel else vector
_shared = _kernel.shared if _kernel else shared


def likeness(x: Side, y: Side) -> float:
    """Shared content words, rare and near ones first, 0 to 1."""
    total: float = _shared(x.vector, y.vector)
    return total / (x.norm * y.norm)


_CLOSE = 0.45
"""Nearness from which on a word stands right beside its figure: some seven words away, or the next clause's first."""


def closeness(x: Side, y: Side, rarity: Mapping[str, float]) -> float:
    """How much of what stands right beside two figures both share, rare words first, 0 to 1; no days of the week."""
    one = _close(x, rarity) if x.close is None else x.close
    other = _close(y, rarity) if y.close is None else y.close
    shared = one.keys() & other.keys()
    if not shared:
        return 0.0
    return sum([one[word] for word in shared]) / sqrt(sum(one.values()) * sum(other.values()))


def _close(side: Side, rarity: Mapping[str, float]) -> dict[str, float]:
    side.close = {
        word: rare
        for word, near in side.about.context.items()
        if near >= _CLOSE and (rare := rarity.get(word, 0.0)) > 0 and word not in WEEKDAYS
    }
    return side.close
