"""Why an editor would not call two differing values a contradiction, however alike their sentences are."""

from __future__ import annotations

from decimal import Decimal

from checker.link.sides import Side

_LISTS = frozenset("thing takeaway reason way fact question lesson tip point highlight step key".split())
"""What the headlines of listicles count: five things to watch."""
_APART = {
    "scope=more-one-side": "other", "scope=sum-one-side": "part-of-sum", "scope=part-one-side": "part",
    "scope=expected-one-side": "expected", "scope=base-one-side": "base",
}  # fmt: skip


def doubt(x: Side, y: Side, reached: list[str], how: str) -> str:
    """The gravest doubt about a clash, by name; empty where there is none or one sentence is the other's copy.

    `how`: the level of difference between the values.
    """
    if "twin=same-place" in reached:
        return ""
    a, b = x.figure, y.figure
    one, other = x.about, y.about
    if a.kind != b.kind and "age" in (a.kind, b.kind):
        return "age-and-span"
    if a.kind == "time":
        return "time"
    if a.kind == "age":
        return "two-people" if "holder=different" in reached else ""
    if "unnamed" in one.scope and "unnamed" in other.scope:
        return "unnamed"
    if a.kind == "date":
        if "scope=bound-one-side" in reached:
            return "bound"
        thin = "context=0" in reached or ("context=1" in reached and how != "date-swapped")
        if thin and "dated=same-noun" not in reached and "predicate=same" not in reached:
            return "thin-date"
        return "no-name" if "names=disjoint" in reached and "predicate=same" not in reached else ""
    if one.head in _LISTS and other.head in _LISTS:
        return "list"
    apart = next((_APART[level] for level in reached if level in _APART), "")
    # "1,200 killed and 240 more abducted": of many, "more" seldom means the rest of a whole.
    return "" if apart == "other" and isinstance(a.low, Decimal) and a.low > 100 else apart
