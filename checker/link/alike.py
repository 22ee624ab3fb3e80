"""How alike is what two figures are about: counted noun, event, place, sentence ..., a comparison each.

Every function gives the level that both reach; "" where it does not ask this kind.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.link.sides import WEEKDAYS
from checker.model import About


def head(a: About, b: About, kind: str) -> str:
    """Whether both count the same. `kind`: that of both figures, or `mixed`."""
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


def modifiers(a: About, b: About) -> str:
    """Whether the same words stand before both counted nouns."""
    if not a.modifiers or not b.modifiers:
        return "one-bare" if a.modifiers or b.modifiers else "bare"
    if a.modifiers & b.modifiers:
        return "shared"
    return (
        "other-side"
        if any(m in b.context for m in a.modifiers) or any(m in a.context for m in b.modifiers)
        else "different"
    )


def event(a: About, b: About) -> str:
    """Whether both tell of one event."""
    if not a.event or not b.event:
        return "one-missing" if a.event or b.event else "both-missing"
    if a.event == b.event:
        return "same-" + (a.event if a.event in ("kill", "injure") else "other")
    if {a.event, b.event} == {"kill", "injure"}:
        return "kill-injure"
    return "different"


def predicate(a: About, b: About) -> str:
    """Whether both clauses have one verb."""
    if not a.predicate or not b.predicate:
        return "missing"
    if a.predicate == b.predicate:
        return "same"
    return "near" if a.predicate[:6] in b.context or b.predicate[:6] in a.context else "different"


def subject(a: About, b: About) -> str:
    """Whether both clauses have a word of their subjects in common."""
    if not a.subject or not b.subject:
        return "missing"
    return "different" if a.subject.isdisjoint(b.subject) else "shared"


def holder(a: About, b: About) -> str:
    """Whether both ages are of one person, by name."""
    if not a.holder or not b.holder:
        return "missing"
    shared = a.holder & b.holder
    if not shared:
        return "different"
    # "John Smith, 45" and "Jane Smith, 43": each has a name that the other's has not.
    return "namesake" if a.holder - shared and b.holder - shared else "shared"


def beside(a: Sequence[str], b: Sequence[str]) -> str:
    """How many of the words next to both, the nearest first, are the same."""
    if not a or not b:
        return "edge" if not a and not b else "0"
    return str(_agree(a, b))


_MARKS = (
    "more", "part", "remain", "by", "total", "base", "bound", "expected", "needed", "sum", "unnamed", "including",
    "previous",
)  # fmt: skip


def scope(a: About, b: About) -> list[str]:
    """Marks of part, time and plan that one side has and the other has not."""
    if a.scope == b.scope:
        return ["scope=alike"]
    unlike = a.scope ^ b.scope
    return [f"scope={mark}-one-side" for mark in _MARKS if mark in unlike] or ["scope=alike"]


def weekday(a: About, b: About) -> str:
    """Whether both sentences name a day of the week, and the same one."""
    one, other = a.context.keys() & WEEKDAYS, b.context.keys() & WEEKDAYS
    return "missing" if not one or not other else "same" if one & other else "different"


def place(a: About, b: About) -> str:
    """Whether the names behind both counted nouns are the same: (shares) in Germany."""
    if not a.place or not b.place:
        return "missing"
    if a.place & b.place:
        return "shared"
    return "named-there" if a.place & b.names or b.place & a.names else "different"


def dated(a: About, b: About) -> str:
    """What two dates stand before: 2016 election, 2016 race."""
    if not a.head and not b.head:
        return "no-noun"
    if not a.head or not b.head:
        return "named-there" if a.head[:6] in b.context or b.head[:6] in a.context else "noun-on-one-side"
    return "same-noun" if a.head == b.head else "like-nouns" if a.event == b.event else "other-nouns"


_ANYONE = frozenset(
    ("", "person", "people", "victim", "dead", "death", "life", "other", "body", "fatality", "casualty")
)


def toll(a: About, b: About) -> str:
    """Whether both state how many people an event killed or injured, without saying which people."""
    if a.event != b.event or a.event not in ("kill", "injure") or a.head not in _ANYONE or b.head not in _ANYONE:
        return ""
    if "part" in a.scope | b.scope or "more" in a.scope | b.scope:
        return "part"
    return "main" if a.sentence < 5 and b.sentence < 5 else "elsewhere"


def twin(a: About, b: About, one_article: bool) -> str:
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


def lead(a: About, b: About) -> str:
    """How many of both stand at the top of their article."""
    return str((a.sentence < 4) + (b.sentence < 4))


def rank(a: About, b: About) -> str:
    """Whether as many figures of their kind stand before both in their sentences."""
    return "same" if a.rank == b.rank else "different"
