"""Decades, and years without their century: the 1990s, the late 80s, the ’90s, the summer of ’68."""

from __future__ import annotations

import re

from checker.extract.dates import dated, dated_in_part
from checker.extract.patterns import END, GAP, MONTHS, any_of
from checker.extract.reading import Reading
from checker.late import early, late

_QUOTES = ("'", "’", "‘")
_DECADE = early(rf"(?P<year>1[0-9]\d0|20\d0)(?P<quote>['’]?)s{END}")
_YEARS_OWN = early(rf"(?P<year>(?:19|20)\d[1-9])s{END}")
_THE_DECADE = late(rf"\bthe{GAP}(?:(?:early|mid|late)(?:{GAP}|-))?\Z", re.IGNORECASE)
_SHORT_DECADE = early(rf"(?P<ten>[1-9])0['’]?s{END}")
_DECADE_BEFORE = late(rf"\b(?P<century>\d\d)\d0['’]?s(?:,?{GAP}{any_of('and or to through')}|,){GAP}\Z")
_SHORT_YEAR = late(r"(?P<yy>\d\d)(?!\d|[^\W_]|['’])")
_SHORT_YEAR_CUE = late(
    r"\b"
    + any_of(
        "in since of class for from to by and or until till the summer fall spring winter back early late during",
        MONTHS,
    )
    + r"\s\Z",
    re.IGNORECASE,
)
_SPOKEN_DECADE = late(rf"(?P<ten>[2-9])0(?P<quote>['’])?s{END}")
_SPOKEN_BEFORE = late(
    rf"(?:(?P<cue>\b{any_of('back_in since during of from until')}){GAP})?\bthe{GAP}"
    rf"(?:(?P<part>early|late)(?:{GAP}|-)(?:(?:to|or|and){GAP}(?:mid|late)(?:{GAP}|-))?)?\Z",
    re.IGNORECASE,
)
_OF_DEGREES = late(
    r"\b"
    + any_of(
        """temperatures? degrees? highs? lows? thermometer polls? percent score[ds]? shot ratings? numbers winds
        weather"""
    )
    + r"\b",
    re.IGNORECASE,
)


def read_spoken_decade(text: str, pos: int) -> Reading | None:
    """the late 80s, the 70's: of the last century, where no degrees are told."""
    m = _SPOKEN_DECADE.match(text, pos)
    before = _SPOKEN_BEFORE.search(text, max(0, pos - 24), pos) if m else None
    recent = before is not None and before["cue"] and m is not None and m["ten"] > "4"
    if m is None or before is None or not (before["part"] or m["quote"] or recent):
        return None
    if _OF_DEGREES.search(text, max(0, pos - 70), pos):
        return None
    return dated(pos, m.end(), f"19{m['ten']}x")


def read_decade(text: str, pos: int) -> Reading | None:
    """the 1990s; "2010’s growth" and "2011s" are one year’s."""
    m = _YEARS_OWN.match(text, pos)
    if m:
        return dated_in_part(text, pos, m.end() - 1, m["year"])
    m = _DECADE.match(text, pos)
    if m is None:
        return None
    year = m["year"]
    if year < "1500" and not _THE_DECADE.search(text, max(0, pos - 14), pos):
        return None
    if m["quote"] and not _THE_DECADE.search(text, max(0, pos - 14), pos):
        return dated_in_part(text, pos, m.end("year"), year)
    century = year.endswith("00") and year != "2000"
    return dated_in_part(text, pos, m.end(), f"{year[:2]}xx" if century else f"{year[:3]}x")


def read_short(text: str, pos: int) -> Reading | None:
    """the ’90s, the summer of ’68."""
    if pos < 2 or text[pos - 1] not in _QUOTES:
        return None
    m = _SHORT_DECADE.match(text, pos)
    if m:
        earlier = _DECADE_BEFORE.search(text, max(0, pos - 24), pos - 1)
        century = earlier["century"] if earlier else "19"
        return dated_in_part(text, pos - 1, m.end(), f"{century}{m['ten']}x")
    m = _SHORT_YEAR.match(text, pos)
    if m and _SHORT_YEAR_CUE.search(text, max(0, pos - 12), pos - 1):
        return dated_in_part(text, pos - 1, m.end(), _full_year(m["yy"]))
    return None


def _full_year(yy: str) -> str:
    return ("20" if int(yy) < 40 else "19") + yy
