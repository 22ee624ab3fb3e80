"""How two figures compare: for each comparison the level they reach, by name.

A comparison looks at one side of figures (value, names, words around, place in the article, or what `alike.py` compares
of what they are about) and finds one level of several. `rules/linking.toml` gives every level its label and weight.
"""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal

from checker.link import alike
from checker.link.sides import Side, Sides, likeness
from checker.model import Figure

_SMALL = Decimal(12)


def _value(a: Figure, b: Figure, state: str) -> str:
    kind = a.kind
    if a.vague or b.vague:
        return "vague"
    if state == "equal":
        if kind == "date":
            text = str(a.low)
            return (
                "date-day"
                if len(text) >= 7 and text[-3] == "-" and text.count("-") - text.startswith("-") >= 2
                else ("date-year" if len(text) == 4 else "date-month")
            )
        if kind in ("time", "score", "age"):
            return f"{kind}-equal"
        assert isinstance(a.low, Decimal)
        digits = len(a.low.normalize().as_tuple().digits)
        size = "small" if a.low <= _SMALL and digits <= 2 else str(min(digits, 4))
        group = kind if kind in ("count", "money", "ordinal", "duration") else "other"
        return f"{group}-equal-{size}"
    if kind == "date":
        if state != "agree":
            return "date-incompatible"
        return "date-apart" if _no_part_in_common(str(a.low), str(b.low)) else "date-compatible"
    return "compatible" if state == "agree" else "incompatible"


def _no_part_in_common(one: str, other: str) -> bool:
    """Whether one date is a year alone and the other leaves its year open (July 3, 1932): nothing says they agree."""
    yearless, dated = sorted((one, other))  # "-" stands before all digits
    return yearless.startswith("--") and len(dated) == 4 and not dated.startswith("--")


def _frequency(x: Side, y: Side) -> str:
    if x.key != y.key or x.source == y.source:
        return ""
    return "once-each" if x.often == y.often == 1 else "once-and-more" if min(x.often, y.often) == 1 else "several"


def _names(x: Side, y: Side, sides: Sides) -> str:
    a, b = x.about.names, y.about.names
    if not a or not b:
        return "missing"
    shared = a & b
    if not shared:
        return "disjoint"
    best = max(sides.rarity.get(name, 0.0) for name in shared)
    return f"shared-{bisect_right((1.0, 2.0, 3.0), best)}"


def _nearest(x: Side, y: Side) -> str:
    if not x.nearest or not y.nearest:
        return "missing"
    if x.nearest == y.nearest:
        return "same"
    one, other = x.nearest in y.about.names, y.nearest in x.about.names
    return "both-there" if one and other else "one-there" if one or other else "neither-there"


def _companions(x: Side, y: Side) -> str:
    """Which other figures the two sentences share, and whether they stand on the same side of both."""
    one, other = x.row, y.row
    if len(one) == 1 or len(other) == 1:
        return "alone" if len(one) == len(other) else "one-alone"
    places = y.companions
    if places is None:
        places = y.companions = {key: place for place, key in enumerate(other) if place != y.order}
    shared = crossed = 0
    for place, key in enumerate(one):
        if key in places and place != x.order:
            shared += 1
            crossed += (place < x.order) != (places[key] < y.order)
    if not shared:
        return "none"
    if crossed:
        return "crossed"
    return ("every-" if shared >= min(len(one), len(other)) - 1 else "some-") + str(min(shared, 2))


def _together(x: Side, y: Side) -> str:
    if x.source != y.source:
        return "two-articles"
    a, b, gap = x.figure, y.figure, abs(x.about.sentence - y.about.sentence)
    if gap == 0:
        return "same-sentence" if a.unit == b.unit or a.kind == "count" else "same-sentence-converted"
    return "near-sentences" if gap < 3 else "same-article"


def context_level(x: Side, y: Side) -> str:
    """How alike the words around two figures are."""
    return "context=" + str(bisect_right(_CONTEXT_BOUNDS, likeness(x, y)))


def quick_levels(x: Side, y: Side, kind: str) -> list[str]:
    """Some of the levels, told fast: where the figures stand and what they count. `kind`: that of both, or `mixed`."""
    one, other = x.about, y.about
    reached = [
        "event=" + alike.event(one, other), "together=" + _together(x, y), "lead=" + alike.lead(one, other),
        "rank=" + alike.rank(one, other), "toll=" + alike.toll(one, other), "head=" + alike.head(one, other, kind),
    ]  # fmt: skip
    return [*reached, "dated=" + alike.dated(one, other)] if kind == "date" else reached


_CONTEXT_BOUNDS = (0.02, 0.1, 0.18, 0.26, 0.35, 0.5, 0.7, 0.9)


def levels(x: Side, y: Side, state: str, sides: Sides) -> list[str]:
    """The level of every comparison, as `comparison=level`; `state` is the relation of their values."""
    a, b = x.figure, y.figure
    one, other = x.about, y.about
    kind = a.kind if a.kind == b.kind else "mixed"
    head = alike.head(one, other, kind)
    out = [
        "kind=" + kind,
        "value=" + _value(a, b, state),
        context_level(x, y),
        "twin=" + alike.twin(one, other, a.source == b.source),
        "event=" + alike.event(one, other),
        "predicate=" + alike.predicate(one, other),
        "names=" + _names(x, y, sides),
        "nearest=" + _nearest(x, y),
        "before=" + alike.beside(one.before, other.before),
        "after=" + alike.beside(one.after, other.after),
        "companions=" + _companions(x, y),
        "together=" + _together(x, y),
        "hedge=" + ("same" if a.hedge == b.hedge != "exact" else "exact" if a.hedge == b.hedge else "different"),
        "lead=" + alike.lead(one, other),
        "rank=" + alike.rank(one, other),
        "subject=" + alike.subject(one, other),
        "weekday=" + alike.weekday(one, other),
        "place=" + alike.place(one, other),
        *(("scope=alike",) if kind == "age" else alike.scope(one, other)),
    ]
    frequency = _frequency(x, y)
    if frequency:
        out.append("frequency=" + frequency)
    if head:
        out.append("head=" + head)
        if head == "same":
            out.append("modifiers=" + alike.modifiers(one, other))
    if kind == "age":
        out.append("holder=" + alike.holder(one, other))
    elif kind == "date":
        out.append("dated=" + alike.dated(one, other))
    elif kind in ("measure", "money") and a.unit != b.unit:
        out.append("unit=different")
    toll = alike.toll(one, other)
    if toll:
        out.append("toll=" + toll)
    return out
