"""Ten years or degrees at a time: in his 50s, her mid-thirties, highs in the mid-80s."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract.context import Context
from checker.extract.patterns import DASH, END, GAP, HYPHEN, JOINT, any_of
from checker.extract.reading import Reading
from checker.late import early, late
from checker.model import Hedge

_DECADE_OF_LIFE = {
    "teens": 1, "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
WORDS = frozenset(_DECADE_OF_LIFE)
"""Words for ten years of a life."""
_DECADE = early(rf"(?P<ten>[1-9])0['’]?s{END}")
_DECADE_WORD = early(rf"(?P<ten>{any_of(*_DECADE_OF_LIFE)}){END}", re.IGNORECASE)
_OWNER = any_of("his her their my our your")
_IN_HIS = late(
    rf"\b{_OWNER}(?:(?:{GAP}|{HYPHEN})(?P<part>early|mid|late|middle)(?:{GAP}(?:to|or|and){GAP}(?:mid|late))?)?"
    rf"(?:{GAP}|{DASH})\Z",
    re.IGNORECASE,
)
_AND_IN_HIS = late(
    rf"\b{_OWNER}{GAP}(?:(?:early|mid|late){GAP})?(?:[1-9]0s|\w+ties){GAP}(?:and|or|to|through){GAP}\Z", re.IGNORECASE
)


def read_of_life(context: Context, pos: int) -> Reading | None:
    """50s at `pos`, in his 50s, their late 70s, her mid-thirties: a range of ages."""
    text = context.text
    m = _DECADE.match(text, pos) or _DECADE_WORD.match(text, pos)
    if m is None:
        return None
    begin = max(0, pos - 40)
    owner = _IN_HIS.search(text, begin, pos)
    if owner is None and not _AND_IN_HIS.search(text, begin, pos):
        return None
    ten = int(m["ten"]) if m["ten"].isdigit() else _DECADE_OF_LIFE[m["ten"].lower()]
    part = (owner["part"] or "").lower() if owner else ""
    low, high, hedge = _bounds(10 * ten, part)
    start = owner.start("part") if owner and part else pos
    return Reading(start, m.end(), "age", Decimal(low), Decimal(high), "year", hedge=hedge)


_DECADE_OF_DEGREES = late(
    r"\b(?:highs?|lows?|temperatures?|degrees|thermometers?)\b[^.;]{0,60}"
    rf"\b(?:the|upper|lower){GAP}(?:(?P<part>low|lower|mid|high|upper|middle){JOINT})?(?:to{GAP}\w+{JOINT})?\Z",
    re.IGNORECASE,
)
_PARTS_OF_TEN = {"low": "early", "lower": "early", "high": "late", "upper": "late"}


def read_of_degrees(context: Context, pos: int) -> Reading | None:
    """80s at `pos`, of temperatures: highs in the mid-80s."""
    m = _DECADE.match(context.text, pos)
    cue = _DECADE_OF_DEGREES.search(context.text, max(0, pos - 90), pos) if m else None
    if m is None or cue is None:
        return None
    part = (cue["part"] or "").lower()
    low, high, hedge = _bounds(10 * int(m["ten"]), _PARTS_OF_TEN.get(part, part))
    start = cue.start("part") if part else pos
    low = 10 if low == 13 else low
    return Reading(start, m.end(), "measure", Decimal(low), Decimal(high), "degree", hedge=hedge)


def _bounds(first: int, part: str) -> tuple[int, int, Hedge]:
    """First and last year of a part of ten years of life."""
    low, high = (13, 19) if first == 10 else (first, first + 9)
    if part == "early":
        return low, first + 3, "range"
    if part in ("mid", "middle"):
        return first + 4, first + 6, "about"
    return (first + 7 if part == "late" else low), high, "range"
