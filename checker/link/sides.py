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

Key = int
"""Stands for a number of one kind: two figures of a story that state the same have the same one."""


def _number(figure: Figure) -> tuple[str, str, str]:
    low = str(figure.low)
    return figure.kind, low, low if figure.high is figure.low else str(figure.high)


class WordVector:
    """Content words weighed by nearness and rarity, in the order of their places."""

    __slots__ = ("norm", "weights")

    def __init__(self, context: Mapping[str, float], places: Mapping[str, int], rarity: Sequence[float]) -> None:
        """`context`: how near words stand. `places`: where their rarity is; what has no place does not count."""
        found = {}
        total = 0.0
        for word, near in context.items():
            place = places.get(word)
            if place is not None and (weight := near * rarity[place]) > 0:
                total += weight
                found[place] = sqrt(weight)
        self.weights = dict(sorted(found.items()))
        self.norm = sqrt(total) or 1.0

    def likeness(self, other: WordVector) -> float:
        """The cosine of both."""
        few, many = self.weights, other.weights
        if len(many) < len(few):
            few, many = many, few
        total = 0.0
        for place, weight in few.items():
            if place in many:
                total += weight * many[place]
        return total / (self.norm * other.norm)

    def touches(self, other: WordVector) -> bool:
        """Whether any word is in both."""
        return not self.weights.keys().isdisjoint(other.weights.keys())


_kernel = kernel("checker.link._sides")
_Vector: type[WordVector] = _kernel.Vector if _kernel else WordVector
_NOTHING = _Vector({}, {}, [])


class Side:
    """One figure as the comparisons ask it."""

    __slots__ = (
        "about", "close", "companions", "figure", "key", "nearest", "often", "order", "row", "source", "stated",
        "vector",
    )  # fmt: skip

    def __init__(self, figure: Figure, key: Key) -> None:
        self.figure = figure
        self.source = figure.source
        self.about = about = figure.about or _EMPTY
        self.key = key
        self.vector = _NOTHING
        """Content words of the sentence."""
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
        self.stated = 1
        """How many articles state this value."""
        self.nearest = _nearest(about)
        """The word of a name that stands nearest."""


def _nearest(about: About) -> str:
    names, context = about.names, about.context
    if len(names) > 1:
        return max(names, key=lambda name: (context.get(name, 0.0), name))
    return next(iter(names), "")


class Sides:
    """All figures of a story, in order, and which words are rare in it."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        keys: dict[tuple[str, str, str], Key] = {}
        self.all = [Side(figure, keys.setdefault(_number(figure), len(keys))) for figure in figures]
        rows: dict[tuple[str, int], list[Side]] = {}
        for side in self.all:
            rows.setdefault((side.source, side.about.sentence), []).append(side)
        often: dict[tuple[str, Key], int] = {}
        for side in self.all:
            value = side.source, side.key
            often[value] = often.get(value, 0) + 1
        for row in rows.values():
            if len(row) > 1:
                row.sort(key=lambda side: side.figure.start)
            stand = [side.key for side in row]
            for order, side in enumerate(row):
                side.row, side.order = stand, order
        counts = Counter(chain.from_iterable([row[0].about.context for row in rows.values()]))
        n = len(rows) + 1
        stated: dict[Key, int] = {}
        for _, key in often:
            stated[key] = stated.get(key, 0) + 1
        known = {count: log((n + 1) / (count + 0.5)) for count in set(counts.values())}
        self.rarity = rarity = {word: known[count] for word, count in counts.items()}
        places, rarities = {word: place for place, word in enumerate(rarity)}, list(rarity.values())
        for side in self.all:
            side.often = often[side.source, side.key]
            side.stated = stated[side.key]
            side.vector = _Vector(side.about.context, places, rarities)


def likeness(x: Side, y: Side) -> float:
    """Shared content words, rare and near ones first, 0 to 1."""
    return x.vector.likeness(y.vector)


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
