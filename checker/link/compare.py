"""How two figures compare: for each comparison the level they reach, by name.

A comparison looks at one side of what figures are about (counted noun, event, names, words around, value ...) and
finds one level of several. `rules/linking.toml` gives every level its label and weight.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import log, sqrt

from checker.interval import comparable, compatible
from checker.model import About, Figure

_EMPTY = About("")
_SMALL = Decimal(12)
_STRAIGHT = frozenset(("duration", "age", "ordinal", "time", "percent", "ratio", "measure", "score", "money"))


def value_key(figure: Figure) -> tuple[str, str, str]:
    """What two figures share that state the same number of the same kind."""
    return figure.kind, str(figure.low), str(figure.high)


class Background:
    """What is common in a story, so that what is rare can weigh more."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        sentences: dict[tuple[str, int], Iterable[str]] = {}
        companions: dict[tuple[str, int], list[tuple[str, str, str]]] = {}
        values: Counter[tuple[str, str, str, str]] = Counter()
        for f in figures:
            about = f.about or _EMPTY
            place = (f.source, about.sentence)
            sentences.setdefault(place, about.context)
            key = value_key(f)
            companions.setdefault(place, []).append(key)
            values[(f.source, *key)] += 1
        counts = Counter(word for words in sentences.values() for word in words)
        n = len(sentences) + 1
        self.weight = {word: log((n + 1) / (count + 0.5)) for word, count in counts.items()}
        self.companions = companions
        self.values = values
        self.norms = {
            f.id: sqrt(sum(self.weight.get(w, 0) * x for w, x in (f.about or _EMPTY).context.items())) for f in figures
        }


def context_similarity(a: Figure, b: Figure, background: Background) -> float:
    """Shared content words, rare and near ones first, 0 to 1."""
    one, other = (a.about or _EMPTY).context, (b.about or _EMPTY).context
    if len(other) < len(one):
        one, other = other, one
    weight = background.weight
    total = 0.0
    for word, x in one.items():
        y = other.get(word)
        if y is not None:
            total += weight.get(word, 0.0) * sqrt(x * y)
    return total / (background.norms[a.id] * background.norms[b.id] or 1.0)


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
        return "date-compatible" if state == "agree" else "date-incompatible"
    return "compatible" if state == "agree" else "incompatible"


def _frequency(a: Figure, b: Figure, background: Background) -> str:
    if value_key(a) != value_key(b):
        return ""
    if a.source == b.source:
        return ""
    na, nb = background.values[(a.source, *value_key(a))], background.values[(b.source, *value_key(b))]
    return "once-each" if na == nb == 1 else "once-and-more" if min(na, nb) == 1 else "several"


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
    return "people-and-thing" if a.people or b.people else "different"


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


def _names(a: About, b: About, background: Background) -> str:
    if not a.names or not b.names:
        return "missing"
    shared = a.names & b.names
    if not shared:
        return "disjoint"
    best = max(background.weight.get(name, 0.0) for name in shared)
    return f"shared-{bisect_right((1.0, 2.0, 3.0), best)}"


def _next(a: Sequence[str], b: Sequence[str]) -> str:
    if not a or not b:
        return "edge" if not a and not b else "0"
    n = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        n += 1
    return str(n)


def _scope(a: About, b: About) -> str:
    for mark in ("more", "part", "remain", "by", "total"):
        if (mark in a.scope) != (mark in b.scope):
            return mark + "-one-side"
    return "alike"


def _companions(a: Figure, b: Figure, background: Background) -> str:
    one = background.companions[a.source, (a.about or _EMPTY).sentence]
    other = background.companions[b.source, (b.about or _EMPTY).sentence]
    if len(one) == 1 or len(other) == 1:
        return "alone"
    shared = len((set(one) & set(other)) - {value_key(a), value_key(b)})
    return "none" if not shared else str(min(shared, 3))


def _together(a: Figure, b: Figure) -> str:
    if a.source != b.source:
        return "two-articles"
    gap = abs((a.about or _EMPTY).sentence - (b.about or _EMPTY).sentence)
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
    return "shared" if a.holder & b.holder else "different"


_CONTEXT_BOUNDS = (0.02, 0.1, 0.18, 0.26, 0.35, 0.5, 0.7, 0.9)
_COPY_BOUNDS = (0.15, 0.3, 0.5, 0.75)
_AROUND_BOUNDS = (0.02, 0.08, 0.18, 0.35)


def levels(a: Figure, b: Figure, state: str, background: Background) -> list[str]:
    """The level of every comparison, as `comparison=level`; `state` is the relation of their values."""
    x, y = a.about or _EMPTY, b.about or _EMPTY
    context = context_similarity(a, b, background)
    union = len(x.context.keys() | y.context.keys()) or 1
    copy = len(x.context.keys() & y.context.keys()) / union
    wide = (len(x.around & y.context.keys()) + len(y.around & x.context.keys()) + len(x.around & y.around)) / (
        len(x.around) + len(y.around) + 12
    )
    kind = a.kind if a.kind == b.kind else "mixed"
    out = [
        "kind=" + kind,
        "value=" + _value(a, b, state),
        "context=" + str(bisect_right(_CONTEXT_BOUNDS, context)),
        "copy=" + str(bisect_right(_COPY_BOUNDS, copy)),
        "twin=" + _twin(x, y, a.source == b.source),
        "around=" + str(bisect_right(_AROUND_BOUNDS, wide)),
        "event=" + _event(x, y),
        "predicate=" + _predicate(x, y),
        "names=" + _names(x, y, background),
        "before=" + _next(x.before, y.before),
        "after=" + _next(x.after, y.after),
        "scope=" + _scope(x, y),
        "companions=" + _companions(a, b, background),
        "together=" + _together(a, b),
        "hedge=" + ("same" if a.hedge == b.hedge != "exact" else "exact" if a.hedge == b.hedge else "different"),
        "lead=" + str((x.sentence < 4) + (y.sentence < 4)),
        "change=" + ("alike" if ("change" in x.scope) == ("change" in y.scope) else "one-side"),
        "plan=" + ("alike" if ("plan" in x.scope) == ("plan" in y.scope) else "one-side"),
        "per=" + ("same" if a.per == b.per else "different"),
        "rank=" + ("same" if x.rank == y.rank else "different"),
        "subject="
        + ("missing" if not x.subject or not y.subject else "shared" if x.subject & y.subject else "different"),
    ]
    frequency = _frequency(a, b, background)
    if frequency:
        out.append("frequency=" + frequency)
    head = _head(x, y, kind)
    if head:
        out.append("head=" + head)
        if head == "same":
            out.append("modifiers=" + _modifiers(x, y))
    if kind == "age":
        out.append("holder=" + _holder(x, y))
    if kind in ("measure", "money") and a.unit != b.unit:
        out.append("unit=different")
    family = _FAMILIES.get(kind)
    if family:
        out += [f"{family}-{level}" for level in out if level.partition("=")[0] in _BY_FAMILY]
    toll = _toll(x, y)
    if toll:
        out.append("toll=" + toll)
    return out


_FAMILIES = {"date": "date", "time": "date", "ordinal": "ordinal", "duration": "span", "age": "age"}
_BY_FAMILY = frozenset(
    ("context", "predicate", "names", "event", "head", "after", "before", "together", "lead", "frequency")
)
"""Comparisons that weigh differently for dates, ranks, spans and ages: these have levels of their own besides."""
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
    if not comparable(a, b):
        return ""
    return "agree" if compatible(a, b) else "clash"


def candidates(figures: Sequence[Figure], every: bool = False) -> list[tuple[Figure, Figure, str]]:
    """Pairs that could speak of the same thing, with the relation of their values.

    Figures of one kind, or of kinds that can state one thing. Clashing pairs with hardly a word in common are left out
    unless `every` pair is wanted: nothing could carry them.
    """
    groups: dict[str, list[Figure]] = {}
    for f in figures:
        block = _BLOCKS.get(f.kind, f.kind)
        groups.setdefault(block, []).append(f)
    known: dict[tuple[object, ...], str] = {}
    out = []
    for members in groups.values():
        keys = [
            (f.kind, f.low, f.high, f.unit, f.per, f.hedge, f.grain, f.zone_offset, f.text if f.kind == "date" else "")
            for f in members
        ]
        for i, a in enumerate(members):
            for j in range(i + 1, len(members)):
                b = members[j]
                pair = (keys[i], keys[j])
                state = known.get(pair)
                if state is None:
                    state = known[pair] = relation(a, b)
                if state and (every or state != "clash" or _something_shared(a.about or _EMPTY, b.about or _EMPTY)):
                    out.append((a, b, state))
    return out


_BLOCKS = {"age": "span", "duration": "span", "percent": "share", "ratio": "share"}


def _something_shared(a: About, b: About) -> bool:
    """Whether a clash could ever be carried: by content words, the age's holder, or the words next to both."""
    if a.holder & b.holder or (a.before[:1] == b.before[:1] and a.after[:1] == b.after[:1]):
        return True
    return not a.context.keys().isdisjoint(b.context.keys())
