"""Which pairs of figures are compared at all, and how their values stand to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from checker.interval import meeting
from checker.link.sides import Side, likeness
from checker.model import About, Figure

BLOCKS = {"age": "span", "duration": "span", "percent": "share", "ratio": "share"}
"""Kinds that can state one thing: 12 months and one year, a half and 50 percent."""


def relation(a: Figure, b: Figure) -> str:
    """How the values of two figures stand to each other: `equal`, `agree`, `clash`; empty where nothing compares."""
    if (
        a.kind == b.kind
        and a.low == b.low
        and a.high == b.high
        and (a.unit == b.unit or a.kind == "count")
        and a.per == b.per
    ):
        return "equal"
    met = meeting(a, b)
    if met is None:
        return ""
    if not (met or a.vague or b.vague):
        return "clash"
    return "" if met and far_below(a, b) else "agree"


_MOST = ("most", "less")
_FAR = 2
"""How many times a number is below what another says is the most, beyond which nobody would say so of it."""


def far_below(a: Figure, b: Figure) -> bool:
    """Whether "up to 8.8 billion" is held against 96 million: no clash, and no sign of one thing."""
    for most, other in ((a, b), (b, a)):
        if most.hedge in _MOST and other.hedge not in _MOST and most.unit == other.unit:
            return not isinstance(most.high, str) and not isinstance(other.high, str) and other.high * _FAR < most.high
    return False


def values_of(figures: Iterable[Figure]) -> list[int]:
    """A number for each figure, the same for those whose values stand alike to all others."""
    known: dict[tuple[object, ...], int] = {}
    return [
        known.setdefault(
            (
                f.kind, f.low, f.high, f.unit, f.per, f.hedge, f.grain, f.vague, f.zone_offset,
                f.text if f.kind == "date" else "",
            ),
            len(known),
        )
        for f in figures
    ]  # fmt: skip


def apart(figures: Sequence[Figure]) -> tuple[list[int], Callable[[int, int], bool]]:
    """The value of each figure, and whether those at two places can't both be true."""
    return values_of(figures), lambda i, j: relation(figures[i], figures[j]) == "clash"


def candidates(sides: Sequence[Side], every: bool = False) -> Iterator[tuple[int, int, str]]:
    """Places of the pairs that could speak of the same thing, with the relation of their values.

    Figures of one kind, or of kinds that can state one thing. Pairs of unequal values with hardly a word in common are
    left out unless `every` pair is wanted: nothing could carry them.
    """
    blocks: dict[str, list[int]] = {}
    for place, side in enumerate(sides):
        kind = side.figure.kind
        blocks.setdefault(BLOCKS.get(kind, kind), []).append(place)
    for places in blocks.values():
        if len(places) == 1:
            continue
        known: dict[tuple[int, int], str] = {}
        values = dict(zip(places, values_of(sides[i].figure for i in places), strict=True))
        crowded: set[str] = set()
        if len(places) > CROWD:
            crowds = Counter(sides[i].source for i in places)
            crowded = {source for source, count in crowds.items() if count > CROWD}
        for i, j in combinations(places, 2) if len(places) <= LARGE else _bucketed(sides, places):
            x, y = sides[i], sides[j]
            if x.key != y.key and not every:
                table = crowded and x.source == y.source and x.source in crowded
                if table or not _worthwhile(x, y):
                    continue
            pair = (values[i], values[j])
            state = known.get(pair)
            if state is None:
                state = known[pair] = relation(x.figure, y.figure)
            if state and not kept_apart(x.figure, y.figure, state):
                yield i, j, state


CROWD = 120
"""Figures of one kind in one article beyond which it is a table: there only equal values are compared."""
LARGE = 400
"""Figures of one kind in one story beyond which only those are compared that share value, or noun and nearest name."""
_BUCKET = 20


def _bucketed(sides: Sequence[Side], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs that share something to look them up by; of what very many share, each with its next ones only."""
    buckets: dict[object, list[int]] = {}
    for i in places:
        side = sides[i]
        buckets.setdefault(side.key, []).append(i)
        if side.nearest and side.about.head:
            buckets.setdefault((side.nearest, side.about.head), []).append(i)
    pairs = {(i, j) for found in buckets.values() for n, i in enumerate(found) for j in found[n + 1 : n + _BUCKET]}
    yield from sorted(pairs)


_WITHIN_ONE = 0.15
"""How alike sentences of one article are at least that state one thing in two numbers."""


def _worthwhile(x: Side, y: Side) -> bool:
    """Whether unequal values could ever be linked: by content words, the age's holder, or the words next to both."""
    a, b = x.about, y.about
    if a.holder & b.holder:
        return True
    if x.source != y.source:
        if (a.event and a.event == b.event) or (a.before[:1] == b.before[:1] and a.after[:1] == b.after[:1]):
            return True
        return x.vector.touches(y.vector)
    f, g = x.figure, y.figure
    if f.unit != g.unit and abs(f.start - g.start) < _CONVERTED:
        return True
    if a.sentence == b.sentence and f.kind != "date":
        return False
    if a.event and a.event == b.event and a.sentence < _TOP and b.sentence < _TOP:
        return True
    return likeness(x, y) >= _WITHIN_ONE


def kept_apart(f: Figure, g: Figure, state: str) -> str:
    """Why two figures whose values stand in this relation are two things whatever the words around them; "" where
    nothing says so."""
    one, other = f.about, g.about
    if one is None or other is None:
        return ""
    if state == "clash" and ("dateline" in one.scope or "dateline" in other.scope):
        return "each article is of its own day"
    if f.kind != "age" and (one.holder or other.holder) and _of_other_rows(one, other, state):
        return "the rows of the table are of two things"
    if f.source != g.source or f.kind != g.kind or f.unit == g.unit:
        return ""
    if f.kind == "percent" and state == "clash":
        return "an article that tells percent and percentage points tells two things"
    if f.kind == "count" and one.sentence == other.sentence and f.unit and g.unit:
        return "one sentence counts two things"
    return ""


def _of_other_rows(one: About, other: About, state: str) -> bool:
    """Whether two rows, or a row and a sentence that has another number and does not name it, speak of two things."""
    if one.holder and other.holder:
        return not (one.holder <= other.holder or other.holder <= one.holder)
    if state != "clash":
        return False
    row, sentence = (one.holder, other) if one.holder else (other.holder, one)
    if "total" in row:
        return bool(sentence.names) and "total" not in sentence.scope
    return any(map(str.isdigit, row)) or not any(word in sentence.names or word in sentence.context for word in row)


_TOP = 9
"""Sentences in which an article says the same again: headline, subtitle, byline, first sentences."""
_CONVERTED = 60
"""How far a figure stands at most from its conversion: 95 miles (152 kilometers)."""
