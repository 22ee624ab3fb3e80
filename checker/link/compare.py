"""How two figures compare: for each comparison the level they reach, by name.

A comparison looks at one side of what figures are about (counted noun, event, names, words around, value ...) and
finds one level of several. `rules/linking.toml` gives every level its label and weight.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from checker.link.sides import WEEKDAYS, Side, Sides, likeness
from checker.model import About, Figure

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


def _head(a: About, b: About, kind: str) -> str:
    if kind in ("date", "time", "score"):
        return ""
    if not a.head or not b.head:
        return "one-missing" if a.head or b.head else "both-missing"
    if a.head == b.head:
        return "same"
    if a.people and b.people:
        return "people-alike" if a.people & b.people or "person" in a.people | b.people else "people"
    if a.head in b.modifiers or b.head in a.modifiers or (a.head in b.context and b.head in a.context):
        return "near"
    if a.people or b.people:
        return "aged-people-and-thing" if kind == "age" else "people-and-thing"
    return "different"


def _modifiers(a: About, b: About) -> str:
    if not a.modifiers or not b.modifiers:
        return "one-bare" if a.modifiers or b.modifiers else "bare"
    if a.modifiers & b.modifiers:
        return "shared"
    return (
        "other-side"
        if any(m in b.context for m in a.modifiers) or any(m in a.context for m in b.modifiers)
        else "different"
    )


def _event(a: About, b: About) -> str:
    if not a.event or not b.event:
        return "one-missing" if a.event or b.event else "both-missing"
    if a.event == b.event:
        return "same-" + (a.event if a.event in ("kill", "injure") else "other")
    if {a.event, b.event} == {"kill", "injure"}:
        return "kill-injure"
    return "different"


def _predicate(a: About, b: About) -> str:
    if not a.predicate or not b.predicate:
        return "missing"
    if a.predicate == b.predicate:
        return "same"
    return "near" if a.predicate[:6] in b.context or b.predicate[:6] in a.context else "different"


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


def _next(a: Sequence[str], b: Sequence[str]) -> str:
    if not a or not b:
        return "edge" if not a and not b else "0"
    n = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        n += 1
    return str(n)


_MARKS = (
    "more",
    "part",
    "remain",
    "by",
    "total",
    "base",
    "bound",
    "expected",
    "needed",
    "sum",
    "unnamed",
    "including",
    "previous",
)


def _scope(a: About, b: About) -> list[str]:
    """Marks of part, time and plan that one side has and the other has not."""
    if a.scope == b.scope:
        return ["scope=alike"]
    unlike = a.scope ^ b.scope
    return [f"scope={mark}-one-side" for mark in _MARKS if mark in unlike] or ["scope=alike"]


def _weekday(a: About, b: About) -> str:
    """Whether both sentences name a day of the week, and the same one."""
    one, other = a.context.keys() & WEEKDAYS, b.context.keys() & WEEKDAYS
    return "missing" if not one or not other else "same" if one & other else "different"


def _place(a: About, b: About) -> str:
    if not a.place or not b.place:
        return "missing"
    if a.place & b.place:
        return "shared"
    return "named-there" if a.place & b.names or b.place & a.names else "different"


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


def _twin(a: About, b: About, one_article: bool) -> str:
    """Whether one sentence is the other, copied or lightly edited, and the figures stand at the same place in it."""
    if one_article:
        return "no"
    shared = len(a.pattern & b.pattern)
    union = len(a.pattern) + len(b.pattern) - shared
    if shared < 4 or shared < 0.6 * union:
        return "no"
    before, after = _agree(a.before, b.before), _agree(a.after, b.after)
    if a.rank == b.rank and (before + after >= 2 or (before and after) or (shared >= 0.8 * union and before + after)):
        return "same-place"
    if a.rank != b.rank and before + after < 3:
        return "other-place"
    return "near-place"


def _agree(a: Sequence[str], b: Sequence[str]) -> int:
    n = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        n += 1
    return n


def _holder(a: About, b: About) -> str:
    if not a.holder or not b.holder:
        return "missing"
    shared = a.holder & b.holder
    if not shared:
        return "different"
    # "John Smith, 45" and "Jane Smith, 43": each has a name that the other's has not.
    return "namesake" if a.holder - shared and b.holder - shared else "shared"


def _lead(a: About, b: About) -> str:
    return str((a.sentence < 4) + (b.sentence < 4))


def _rank(a: About, b: About) -> str:
    return "same" if a.rank == b.rank else "different"


def context_level(x: Side, y: Side) -> str:
    """How alike the words around two figures are."""
    return "context=" + str(bisect_right(_CONTEXT_BOUNDS, likeness(x, y)))


def quick_levels(x: Side, y: Side, kind: str) -> list[str]:
    """Some of the levels, told fast: where the figures stand and what they count. `kind`: that of both, or `mixed`."""
    one, other = x.about, y.about
    reached = [
        "event=" + _event(one, other), "together=" + _together(x, y), "lead=" + _lead(one, other),
        "rank=" + _rank(one, other), "toll=" + _toll(one, other), "head=" + _head(one, other, kind),
    ]  # fmt: skip
    return [*reached, "dated=" + _dated(one, other)] if kind == "date" else reached


_CONTEXT_BOUNDS = (0.02, 0.1, 0.18, 0.26, 0.35, 0.5, 0.7, 0.9)


def levels(x: Side, y: Side, state: str, sides: Sides) -> list[str]:
    """The level of every comparison, as `comparison=level`; `state` is the relation of their values."""
    a, b = x.figure, y.figure
    one, other = x.about, y.about
    kind = a.kind if a.kind == b.kind else "mixed"
    head = _head(one, other, kind)
    out = [
        "kind=" + kind,
        "value=" + _value(a, b, state),
        context_level(x, y),
        "twin=" + _twin(one, other, a.source == b.source),
        "event=" + _event(one, other),
        "predicate=" + _predicate(one, other),
        "names=" + _names(x, y, sides),
        "nearest=" + _nearest(x, y),
        "before=" + _next(one.before, other.before),
        "after=" + _next(one.after, other.after),
        "companions=" + _companions(x, y),
        "together=" + _together(x, y),
        "hedge=" + ("same" if a.hedge == b.hedge != "exact" else "exact" if a.hedge == b.hedge else "different"),
        "lead=" + _lead(one, other),
        "rank=" + _rank(one, other),
        "subject=" + _subject(one, other),
        "weekday=" + _weekday(one, other),
        "place=" + _place(one, other),
        *(("scope=alike",) if kind == "age" else _scope(one, other)),
    ]
    frequency = _frequency(x, y)
    if frequency:
        out.append("frequency=" + frequency)
    if head:
        out.append("head=" + head)
        if head == "same":
            out.append("modifiers=" + _modifiers(one, other))
    if kind == "age":
        out.append("holder=" + _holder(one, other))
    elif kind == "date":
        out.append("dated=" + _dated(one, other))
    elif kind in ("measure", "money") and a.unit != b.unit:
        out.append("unit=different")
    toll = _toll(one, other)
    if toll:
        out.append("toll=" + toll)
    return out


def _subject(a: About, b: About) -> str:
    if not a.subject or not b.subject:
        return "missing"
    return "different" if a.subject.isdisjoint(b.subject) else "shared"


def _dated(a: About, b: About) -> str:
    """What two dates stand before: 2016 election, 2016 race."""
    if not a.head and not b.head:
        return "no-noun"
    if not a.head or not b.head:
        return "named-there" if a.head[:6] in b.context or b.head[:6] in a.context else "noun-on-one-side"
    return "same-noun" if a.head == b.head else "like-nouns" if a.event == b.event else "other-nouns"


_ANYONE = frozenset(
    ("", "person", "people", "victim", "dead", "death", "life", "other", "body", "fatality", "casualty")
)


def _toll(a: About, b: About) -> str:
    """Whether both state how many people an event killed or injured, without saying which people."""
    if a.event != b.event or a.event not in ("kill", "injure") or a.head not in _ANYONE or b.head not in _ANYONE:
        return ""
    if "part" in a.scope | b.scope or "more" in a.scope | b.scope:
        return "part"
    return "main" if a.sentence < 5 and b.sentence < 5 else "elsewhere"
