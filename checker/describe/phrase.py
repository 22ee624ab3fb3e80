"""What an editor would write beside a number: "people killed in the attack", "when Congress voted"."""

from __future__ import annotations

from checker.describe.ages import age
from checker.describe.amounts import measure, money, percent
from checker.describe.clause import Spot, lead, prepositional
from checker.describe.counted import counted
from checker.describe.naming import fitting, named, noun_of
from checker.describe.times import dated, duration

_VOTES = frozenset("vote ballot senate council parliament committee bill".split())


def _told_of(spot: Spot) -> bool:
    """Whether a count's noun stands elsewhere: infections in Holm topped 900."""
    return not noun_of(spot) and spot.tokens[lead(spot)].text not in (":", "of")


def phrase_of(spot: Spot) -> str:
    """The phrase for a figure."""
    kind = spot.figure.kind
    if kind == "age":
        return age(spot)
    if kind == "date" or kind == "time":
        return dated(spot)
    called = named(spot) if kind != "ordinal" and (kind != "count" or not spot.head or _told_of(spot)) else ""
    if called:
        return called.removeprefix("total ").removeprefix("number of ") if kind == "count" else called
    if kind == "count" or kind == "ordinal":
        return counted(spot)
    if kind == "money":
        return money(spot)
    if kind == "percent":
        return percent(spot)
    if kind == "duration":
        return duration(spot)
    if kind == "measure":
        return measure(spot)
    if kind == "score" and any(stem in _VOTES for stem in spot.sentence.stems):
        return fitting("vote", prepositional(spot, spot.last + 1))
    after = spot.tokens[spot.last + 1] if spot.last + 1 < len(spot.tokens) else None
    noun = "" if kind == "score" and after and after.tag == "PROPN" else noun_of(spot)  # United 3-1 Northgate
    return noun or fitting(kind, prepositional(spot, spot.last + 1))
