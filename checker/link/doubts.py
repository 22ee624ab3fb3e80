"""Why an editor would not call two differing values a contradiction, however alike their sentences are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

from checker.link.difference import MUCH, SAME_EVENT
from checker.link.sides import Side, closeness
from checker.model import About, Figure

_LISTS = frozenset("thing takeaway reason way fact question lesson tip point highlight step key".split())
"""What the headlines of listicles count: five things to watch."""
_APART = {
    "scope=more-one-side": "other", "scope=sum-one-side": "part-of-sum", "scope=part-one-side": "part",
    "scope=expected-one-side": "expected", "scope=base-one-side": "base", "scope=needed-one-side": "needed",
    "scope=including-one-side": "including", "scope=previous-one-side": "previous", "scope=total-one-side": "total",
}  # fmt: skip
_NOTHING, _SOME, _LITTLE, _MUCH = 0.01, 0.15, 0.3, 0.45
"""How much of what stands right beside two figures is the same."""
_SAYING = frozenset("say tell announce report be have".split())
"""Verbs that say nothing of what is dated: everybody says something in some year."""
_MOST = frozenset(("context=5", "context=6"))
_AGAIN = frozenset(("context=7", "context=8"))
_NEAR = frozenset(("near", "near-bounded", "middling"))
"""Differences between two numbers as a level may have in the course of a story."""
_TWO_DATES = frozenset(("date-several", "date-one-part", "date-part", "date-year"))
_SPANS_IN_TENS = frozenset(("decade", "century"))
_SMALL, _MANY = 12, 100
_FATES = frozenset("kill injure abduct free missing evacuate escape arrest charge convict".split())
"""Classes of what befalls people: who is counted for one is not counted for another."""


def doubts(x: Side, y: Side, reached: list[str], how: str, rarity: Mapping[str, float]) -> list[str]:
    """What speaks against a clash, by name; of another day only where one sentence is the other's copy.

    `how`: the level of difference between the values; `rarity`: how rare words are in the story.
    """
    a, b = x.figure, y.figure
    one, other = x.about, y.about
    out = []
    if "weekday=different" in reached and a.kind != "date" and not any(level.startswith("toll=") for level in reached):
        out.append("other-day")
    if "twin=same-place" in reached:
        return out
    if a.kind != b.kind and "age" in (a.kind, b.kind):
        return ["age-and-span"]
    if a.kind == "time":
        return ["time"]
    if "unnamed" in one.scope and "unnamed" in other.scope:
        return ["unnamed"]
    if one.head in _LISTS and other.head in _LISTS:
        return ["list"]
    if "together=same-sentence-converted" not in reached and means_two_things(x, y, reached):
        out.append("one-article")
    if a.kind == "age":
        return out + _of_ages(x, y, reached, rarity)
    if a.kind == "date":
        return out + _of_dates(x, y, reached, how, rarity)
    out += _of_amounts(x, y, reached, rarity)
    if a.kind != "count" and how in _NEAR and _moved_to(one) != _moved_to(other):
        out.append("moved")
    return out


def _years(about: About) -> set[str]:
    """The year that the sentence begins with: In 2009 a magnitude 6.3 quake struck."""
    return {mark for mark in about.scope if mark.startswith("in-")}


def _moved_to(about: About) -> bool:
    """The river dropped to 8.1 metres: a while before, it stood elsewhere."""
    return about.event in ("rise", "fall") and about.before[:1] == ("to",)


def means_two_things(x: Side, y: Side, reached: Collection[str]) -> bool:
    """Whether one writer says both values, who means two things by them, headlines aside, unless the rest is said again
    word for word."""
    one, other = x.about.sentence, y.about.sentence
    return x.source == y.source and (one == other or (min(one, other) > 0 and _AGAIN.isdisjoint(reached)))


def _of_ages(x: Side, y: Side, reached: list[str], rarity: Mapping[str, float]) -> list[str]:
    if "holder=different" in reached or _beside_him(x, y) or _beside_him(y, x):
        return ["two-people"]
    close = closeness(x, y, rarity)
    if "holder=shared" in reached or ("head=same" in reached and close >= _SOME) or close >= _LITTLE:
        return []
    return ["nobody"]


def _beside_him(x: Side, y: Side) -> bool:
    """Whether one sentence names who is so old by the other and gives the age of somebody else."""
    return bool(x.about.holder) and not y.about.holder and bool(y.about.head) and bool(x.about.holder & y.about.names)


def _of_dates(x: Side, y: Side, reached: list[str], how: str, rarity: Mapping[str, float]) -> list[str]:
    out = []
    close = closeness(x, y, rarity)
    # Somebody else's doing the same has another date.
    attached = "dated=noun-on-one-side" in reached or "dated=other-nouns" in reached
    alike = not attached and "predicate=same" in reached and "subject=different" not in reached
    alike = alike and x.about.predicate not in _SAYING
    # "The deadliest since 1978, when 20 people died in Boraas" dates that fire all the same.
    both = "bound" in x.about.scope and "bound" in y.about.scope and "predicate=same" not in reached
    if ("scope=bound-one-side" in reached or both) and close < _MUCH:
        out.append("bound")
    noun = "dated=same-noun" in reached or ("dated=like-nouns" in reached and "event=same-other" in reached)
    if not alike and not noun and (attached or how != "date-swapped"):
        if "context=0" in reached or "context=1" in reached:
            out.append("thin-date")
        if close < _LITTLE and (attached or _MOST.isdisjoint(reached)):
            out.append("other-event")
        if "predicate=same" not in reached and "event=same-other" not in reached:
            out.append("other-deed")
    if not alike and "dated=same-noun" not in reached and "names=disjoint" in reached:
        out.append("no-name")
    # Six men were arrested on March 9, six suspects on March 6: many words and the kind of event are the same.
    once = how == "date-one-part" and not (SAME_EVENT.isdisjoint(reached) or MUCH.isdisjoint(reached))
    if how in _TWO_DATES and not once:
        out.append("two-dates")
    if x.stated > 1 and y.stated > 1 and not alike and "dated=same-noun" not in reached:
        out.append("both-told")
    return out


def _of_amounts(x: Side, y: Side, reached: list[str], rarity: Mapping[str, float]) -> list[str]:
    a, b = x.figure, y.figure
    if isinstance(a.low, str) or isinstance(b.low, str):
        return []
    out = []
    if a.kind == "count" and _whole(a) != _whole(b):
        out.append("fraction")
    if a.unit != b.unit and not _SPANS_IN_TENS.isdisjoint((a.unit, b.unit)):
        out.append("in-tens")
    if a.kind == "count" and {x.about.event, y.about.event} <= _FATES and x.about.event != y.about.event:
        out.append("other-fate")
    if "predicate=different" in reached:
        # Customers, people whose data were stolen; but not officers hurt and people who marched.
        people = "head=people-alike" in reached and (x.about.event in _FATES) == (y.about.event in _FATES)
        if a.kind == "count" and a.unit != b.unit and not (people or "head=same" in reached):
            out.append("other-noun")
        if a.kind in ("count", "duration") and max(a.low, b.low) <= _SMALL and "toll=main" not in reached:
            out.append("small")
    if a.kind != "measure":
        if "subject=different" in reached and "head=one-missing" in reached:
            out.append("no-noun")
        if "nearest=both-there" in reached and "subject=shared" not in reached:
            out.append("other-name")
    if x.stated > 1 and y.stated > 1 and "toll=main" not in reached:
        out.append("both-told")
    if _is_anothers(x, y) or _is_anothers(y, x):
        out.append("own-name")
    if "plan" in x.about.scope and "plan" in y.about.scope and closeness(x, y, rarity) < _NOTHING:
        out.append("two-plans")
    if "context=0" in reached:
        out.append("thin")
    if "place=different" in reached:
        out.append("other-place")
    if _years(x.about) != _years(y.about):
        out.append("other-year")
    # "1,200 killed and 240 more abducted": of many, "more" seldom means the rest of a whole.
    apart = next((_APART[level] for level in reached if level in _APART), "")
    if apart and (apart != "other" or a.low <= _MANY or a.kind != "count"):
        out.append(apart)
    return out


def _is_anothers(x: Side, y: Side) -> bool:
    """Whether a figure stands in the brackets of a name that the other's sentence does not have."""
    return "named" in x.about.scope and x.nearest not in y.about.names


def _whole(figure: Figure) -> bool:
    return isinstance(figure.low, Decimal) and figure.low % 1 == 0
