"""Days and months: Oct. 7, 7 October 2023, Oct. 3-5, mid-October, 2023-10-07, the Fourth of July."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from checker.extract.patterns import DASH, END, GAP, MONTHS, MONTHS_SHORT, any_of, last_word
from checker.extract.reading import Reading
from checker.late import early, late
from checker.model import Hedge

_MONTHS = {name: number for number, name in enumerate(MONTHS.lower().split(), start=1)}
for _short in MONTHS_SHORT.lower().split():
    _MONTHS[_short] = next(number for name, number in _MONTHS.items() if name.startswith(_short))
MONTH_WORDS = frozenset(_MONTHS)
_LAST_DAY = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_IN_CAPITALS = MONTHS.upper().replace("MAY ", "")
_SHORTENED = any_of(*(rf"{name}\.?" for name in MONTHS_SHORT.split()))
MONTH = rf"(?P<month>{any_of(MONTHS)}|{_SHORTENED}|{any_of(_IN_CAPITALS)})(?![^\W\d_])"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)(?!\d|,\d{3}|\.\d)"
_TH = r"(?:st|nd|rd|th)?"
_DAY = rf"(?P<day>[0-3]?\d){_TH}(?![\d%]|:\d|,\d{{3}}|\.\d|[^\W\d_])"

_MONTH_FIRST = early(rf"{MONTH}{GAP}?(?:the{GAP})?{_DAY}(?:,?{GAP}?{YEAR})?")
_MONTH_YEAR = early(rf"{MONTH},?{GAP}(?:of{GAP}|in{GAP})?{YEAR}")
_MONTH_ALONE = early(MONTH)
_DAY_FIRST = early(rf"{_DAY}{GAP}?(?:of{GAP}|{DASH})?{MONTH}(?:,?(?:{GAP}|{DASH}){YEAR})?")
_DAY_AGAIN = late(rf"{GAP}[0-3]?\d(?![\d:.,])")
_DAY_OF_RANGE = early(
    rf"(?P<first>[0-3]?\d){_TH}{GAP}?(?:{DASH}|to|and|through){GAP}?(?=(?P<last>[0-3]?\d{_TH}{GAP}(?:of{GAP})?{MONTH}))"
)
# The days after the first of "Oct. 3, 4 and 5"; after a dash or "to" a word may follow.
_NEXT_DAY = early(
    rf"(?:{GAP}?{DASH}{GAP}?|{GAP}(?:to|through|and|until|or){GAP}|,{GAP}(?:and{GAP})?)(?P<day>[0-3]?\d){_TH}"
    rf"(?![\d:%.,]\d|{GAP}?(?!(?:and|or){GAP}[0-3]?\d(?:[.;:)]|,(?!\d)|\Z))[^\W\d_]|[^\W_])(?:,{GAP}{YEAR})?"
)
_LAST_OF_RANGE = early(
    rf"(?:{GAP}?{DASH}{GAP}?|{GAP}(?:to|through){GAP})(?P<day>[0-3]?\d){_TH}"
    rf"(?![\d:%.,]\d|[^\W_]|{GAP}(?:percent|p\.?m|a\.?m))(?:,{GAP}{YEAR})?"
)
_ISO = early(r"(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_SLASHED = early(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>(?:19|20)\d\d|\d\d)(?![\d/]|[.,]\d)")
_ORDINAL_DAY = early(rf"[^\W\d_]+{GAP}of{GAP}{MONTH}")
_PART = early(
    rf"(?<!\w)(?P<part>mid|early|late|(?:the{GAP})?(?:end|start|beginning|middle){GAP}of)"
    rf"(?:{GAP}?{DASH}{GAP}?|{GAP})(?:in{GAP}|the{GAP})?\Z",
    re.IGNORECASE,
)
_PART_ENDS = frozenset("mid early late of in the".split())

_MONTH_CUES = """in since until till by of from to through and or between before after during last this next late
    early mid for as starting beginning ending ended around about past every each that the a our his her its their is
    was on come both previous coming following Every In Since Until By From During Last Next Late Early Mid This"""
_BEFORE_MONTH = late(rf"(?:\b{any_of(_MONTH_CUES)}(?:{GAP}|{DASH})|\(|\d,?{GAP})\Z")
_OPENERS = """In Since Until By From During Last Next Late Early Mid This On Through Between Before After And Or For The
    As To Of At Around About Till Every Each"""
_NAME_BEFORE = late(rf"(?:\b(?!{any_of(_OPENERS)}\b)[A-Z][\w.]*|[’']s)\s\Z")
_SURNAME = late(rf"{GAP}(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]+ (?:election|vote))[A-Z][a-z]+")
_MAY_THE_VERB = late(rf"{GAP}{any_of('I we you the God he she they it all be this have your his her our')}{END}")
_MARCH_FOR = late(rf"{GAP}(?:for|on|of|against){END}(?!{GAP}(?:this|last|next|the{GAP}same){GAP}year|{GAP}\d)")
_AMBIGUOUS = frozenset("May March April June August MARCH".split())
COUNTED_NEXT = late(
    rf"{GAP}(?:or{GAP}(?:so|more){GAP})?"
    + any_of(
        """people persons men women children troops soldiers homes jobs workers employees miles kilometers kilometres km
        feet meters metres pounds kg tons tonnes dollars euros square calories acres hectares times words patients
        deaths cases residents years yards points watts degrees sq cc rpm horsepower hp mph gallons students votes
        vehicles cars copies units passengers volunteers guests fans cattle sheep francs rupees rubles yen pesos yuan
        percent cubic tourists prisoners inmates casualties fighters militants hours minutes days"""
    )
    + r"\b",
    re.IGNORECASE,
)
"""A plain plural that four digits before it count: no year."""


def dated(start: int, end: int, low: str, high: str | None = None, hedge: Hedge | None = None) -> Reading:
    """A date as a reading."""
    return Reading(start, end, "date", low, high or low, grain=Decimal(0), hedge=hedge)


def dated_in_part(text: str, start: int, end: int, value: str) -> Reading:
    """A date that begins with the "mid", "early", "late" before it, if any; "early 2015" stays as it is."""
    if last_word(text, start) in _PART_ENDS and ("-" in value or text[max(0, start - 4) : start - 1].lower() == "mid"):
        m = _PART.search(text, max(0, start - 24), start)
        if m:
            return dated(m.start("part"), end, value, hedge="about")
    return dated(start, end, value)


def _month_number(name: str) -> int:
    return _MONTHS[name.rstrip(".").lower()]


def _iso(year: str | None, month: int, day: str | None = None) -> str | None:
    """ISO text with as much as is stated; None for a day that no month has."""
    stem = f"{year}-{month:02}" if year else f"--{month:02}"
    if day is None:
        return stem
    return f"{stem}-{int(day):02}" if 1 <= int(day) <= 31 else None


def read_month(text: str, pos: int) -> list[Reading]:
    """Dates that begin with the month at `pos`; two for "Oct. 3-5"."""
    if text.endswith("Long ", 0, pos):
        return []  # a rocket, the Long March 5
    m = _MONTH_FIRST.match(text, pos)
    if m and not (m["year"] is None and m["month"] in ("May", "March") and COUNTED_NEXT.match(text, m.end())):
        value = _iso(m["year"], _month_number(m["month"]), m["day"])
        if value:
            first = dated_in_part(text, pos, m.end(), value)
            return [first] if m["year"] else _with_next_days(text, first, _month_number(m["month"]))
    m = _MONTH_YEAR.match(text, pos)
    if m:
        return [dated_in_part(text, pos, m.end(), str(_iso(m["year"], _month_number(m["month"]))))]
    m = _MONTH_ALONE.match(text, pos)
    if m and _is_month(text, m):
        end = m.end() - m.group().endswith(".")
        return [dated_in_part(text, pos, end, str(_iso(None, _month_number(m["month"]))))]
    return []


_SMALL_MONTHS = f"{MONTHS} {MONTHS_SHORT}".lower()
_SMALL_MONTH = late(
    rf"(?:{any_of(_SMALL_MONTHS)})\.?,?{GAP}(?:(?P<year>(?:19|20)\d\d)|[0-3]?\d(?:st|nd|rd|th)?,{GAP}(?:19|20)\d\d"
    rf"|(?P<day>[0-3]?\d)(?:st|nd|rd|th)?){END}(?![.,]\d|%)"
)
_SMALL_ALONE = late(rf"{any_of('january february april june july september october november december')}{END}")
_SMALL_BEFORE = frozenset("in since until by last next late early on from during of".split())


def read_small_month(text: str, pos: int) -> list[Reading]:
    """The date that begins with a month in small letters: in june 2018, on oct. 7, since november."""
    cue = last_word(text, pos) in _SMALL_BEFORE
    m = _SMALL_MONTH.match(text, pos)
    if m and m["day"] and not (cue and text[pos : pos + 3] not in ("may", "mar")):
        m = None  # they may 10 years later
    m = m or (_SMALL_ALONE.match(text, pos) if cue else None)
    if m is None:
        return []
    begin = max(0, pos - 24)
    written = text[begin:pos] + text[pos].upper() + text[pos + 1 : pos + 32]
    return [replace(r, start=r.start + begin, end=r.end + begin) for r in read_month(written, pos - begin)]


def _with_next_days(text: str, first: Reading, month: int) -> list[Reading]:
    """The first day and those listed after it: Oct. 3, 4 and 5; a year at the end is that of all."""
    found = [first]
    m = _NEXT_DAY.match(text, first.end) or _LAST_OF_RANGE.match(text, first.end)
    while m and 1 <= int(m["day"]) <= _LAST_DAY[month - 1]:
        year = m["year"]
        if year:
            found = [dated(r.start, r.end, str(r.low).replace("--", f"{year}-", 1), hedge=r.hedge) for r in found]
        found.append(dated(m.start("day"), m.end(), str(_iso(year, month, m["day"]))))
        m = None if year else _NEXT_DAY.match(text, m.end())
    return found


def _is_month(text: str, m: re.Match[str]) -> bool:
    """Whether a month's name alone is the month: not Theresa May, the March on Washington, "may" or Jan."""
    name = m["month"].rstrip(".")
    begin = max(0, m.start() - 16)
    if name in MONTHS_SHORT.split():
        return m.group().endswith(".") and bool(_BEFORE_MONTH.search(text, begin, m.start()))
    if name not in _AMBIGUOUS:
        return True
    if name == "May" and _MAY_THE_VERB.match(text, m.end()):
        return False
    if _NAME_BEFORE.search(text, begin, m.start()) or _MARCH_FOR.match(text, m.end()):
        return False
    if _BEFORE_MONTH.search(text, begin, m.start()):
        return True
    if name in ("April", "June", "August"):
        return not _SURNAME.match(text, m.end())
    before = text[max(0, m.start() - 2) : m.start()]
    return name == "March" and before[-1:] == " " and (before[0].islower() or before[0] in ", ")


def read_day(text: str, pos: int) -> list[Reading]:
    """Dates that begin with the digits at `pos` and hold a day."""
    for pattern, reader in _DAY_READERS:
        m = pattern.match(text, pos)
        reading = reader(text, m) if m else None
        if reading:
            return [reading]
    return []


def _iso_day(text: str, m: re.Match[str]) -> Reading:
    return dated(m.start(), m.end(), f"{m['year']}-{m['m']}-{m['day']}")


def _slashed_day(text: str, m: re.Match[str]) -> Reading | None:
    month, day = int(m["a"]), int(m["b"])
    if month > 12 >= day:
        month, day = day, month
    year = m["year"] if len(m["year"]) == 4 else f"{20 if int(m['year']) < 40 else 19}{m['year']}"
    value = _iso(year, month, str(day)) if 1 <= month <= 12 else None
    return dated(m.start(), m.end(), value) if value else None


def _first_of_range(text: str, m: re.Match[str]) -> Reading | None:
    """The 3 of "3-5 October 2023"."""
    last = _DAY_FIRST.match(text, m.start("last"))
    value = _iso(last["year"], _month_number(last["month"]), m["first"]) if last else None
    return dated(m.start(), m.end("first"), value) if value else None


def _day_first(text: str, m: re.Match[str]) -> Reading | None:
    """7 October, 7th of October 2023; not "5 May be", "the 19 Sept. 11 hijackers"."""
    following = text[m.end() : m.end() + 4]
    if m["month"] == "May" and following and not (following[0].isspace() or following[0] in ",.;)"):
        return None
    if m["year"] is None:
        verb = following[:2].strip().islower() and following[1:] in ("be ", "hav", "not")
        if (m["month"] in ("March", "May") and verb) or _DAY_AGAIN.match(text, m.end()):
            return None
    value = _iso(m["year"], _month_number(m["month"]), m["day"])
    return dated_in_part(text, m.start(), m.end(), value) if value else None


_DAY_READERS = (
    (_ISO, _iso_day),
    (_SLASHED, _slashed_day),
    (_DAY_OF_RANGE, _first_of_range),
    (_DAY_FIRST, _day_first),
)


def read_ordinal_day(text: str, pos: int, day: int) -> list[Reading]:
    """Fourth of July: a day named by an ordinal word."""
    m = _ORDINAL_DAY.match(text, pos)
    value = _iso(None, _month_number(m["month"]), str(day)) if m else None
    return [dated(pos, m.end(), value)] if m and value else []
