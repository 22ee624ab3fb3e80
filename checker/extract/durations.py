"""Durations: a 50-minute call, nearly an hour, half a day, a decade; and ages with their unit: 17-year-old."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.beside import next_word
from checker.extract.context import Context
from checker.extract.numeral import Numeral
from checker.extract.patterns import DASH, END, GAP, HYPHEN, JOINT, Before, after, any_of, last_word
from checker.extract.reading import Reading
from checker.late import early, late

_UNITS = {
    "second": "second seconds sec secs", "minute": "minute minutes min mins", "hour": "hour hours hr hrs",
    "day": "day days", "week": "week weeks wk wks", "month": "month months", "year": "year years yr yrs",
    "decade": "decade decades", "century": "century centuries", "fortnight": "fortnight fortnights",
    "millennium": "millennium millennia millenniums", "millisecond": "millisecond milliseconds ms",
    "microsecond": "microsecond microseconds µs μs", "nanosecond": "nanosecond nanoseconds ns",
    "picosecond": "picosecond picoseconds", "femtosecond": "femtosecond femtoseconds",
}  # fmt: skip
TIME_UNITS = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_UNIT = any_of(*sorted(TIME_UNITS, key=len, reverse=True))
_SHORT_UNITS = frozenset("sec secs ns µs μs ms min mins hr hrs yr yrs wk wks".split())
"""Written after digits only."""
TIME_UNIT_AFTER = early(f"{JOINT}{_UNIT}{END}", re.IGNORECASE)
"""A time unit right after a number."""
SPAN_WORDS = frozenset(
    """decade decades century centuries hour month week day year monthlong weeklong daylong yearlong hourlong
    decadelong""".split()
)
"""Words at which a span without a number may begin."""

_QUALIFIERS = """more additional full straight consecutive whole further long calendar earth working business
    short solid entire other extra successive or_so or_more odd grueling gruelling brief hard lost tough previous past
    prior intense"""
_FIRST_WORDS = frozenset([*TIME_UNITS, "plus", *(entry.partition("_")[0] for entry in _QUALIFIERS.split())])
"""That may follow the number of a duration."""
_DURATION = early(
    rf"(?:[ \-\u2010\u2011]plus|\+)?{JOINT}?"
    rf"(?:{any_of(_QUALIFIERS)}{JOINT}(?:{any_of('working full straight consecutive calendar business')}{JOINT})?)?"
    rf"(?P<unit>{_UNIT}){END}(?P<old>{JOINT}olds?{END})?",
    re.IGNORECASE,
)
_OF = late(rf"{GAP}of(?={GAP})")
_HOURS_AND_MINUTES = late(rf"(?P<hours>h(?= ?\d{{1,2}} ?m(?:in|ins)?{END}))|m{END}")
_HOURS_BEFORE = late(r"\dh ?\Z")
"""2h 30m."""
_SECONDS = early(rf" ?s{END}(?!['’-])")
"""0.1s quicker, 1.7 s: after decimals."""
_OF_AGE = early(f"{JOINT}of{JOINT}age{END}")


def read_duration(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """A duration (or the age of a person or thing: 17-year-old) whose number ends before `high.end`."""
    text = context.text
    if high.digits and not high.whole and (sign := _SECONDS.match(text, high.end)):
        return Reading(
            low.start, sign.end(), "duration", low.value, high.value, "second", grain=max(low.grain, high.grain)
        )
    if low.bare and text[high.end : high.end + 1] in ("h", "m") and (clock := _HOURS_AND_MINUTES.match(text, high.end)):
        hours = clock["hours"] is not None
        if hours or _HOURS_BEFORE.search(text, max(0, low.start - 4), low.start):
            return Reading(low.start, high.end + 1, "duration", low.value, high.value, "hour" if hours else "minute")
    of = _OF.match(text, high.end) if low.vague else None
    end = of.end() if of else high.end
    if next_word(text, end) not in _FIRST_WORDS and text[end : end + 1] != "+":
        return None
    m = _DURATION.match(text, end)
    if m is None or (not high.digits and (m["unit"].lower() in _SHORT_UNITS or m.group()[0].isalpha())):
        return None
    unit, grain = TIME_UNITS[m["unit"].lower()], max(low.grain, high.grain)
    if m["old"]:
        return Reading(low.start, m.end(), "age", low.value, high.value, unit, grain=grain)
    of_age = _OF_AGE.match(text, m.end())
    if of_age:
        return Reading(low.start, of_age.end(), "age", low.value, high.value, unit, grain=grain, vague=low.vague)
    if _is_age(text, low.start):
        return Reading(low.start, m.end(), "age", low.value, high.value, unit, grain=grain)
    factor, unit = _usual(unit)
    values = (low.value * factor, high.value * factor)
    return Reading(low.start, m.end(), "duration", *values, unit, grain=grain, vague=low.vague)


_AGED = late(
    rf"\baged?{GAP}(?:(?:from|between|about|just|only|under|over){GAP})?"
    rf"(?:\w+{GAP}(?:days|weeks|months|years?){GAP}(?:to|and){GAP})?\Z",
    re.IGNORECASE,
)


def _is_age(text: str, start: int) -> bool:
    """Whether "aged" stands before a length of time: aged 18 months, aged 18 months to five years."""
    return "age" in text[max(0, start - 32) : start] and _AGED.search(text, max(0, start - 40), start) is not None


def _usual(unit: str) -> tuple[int, str]:
    """A fortnight is given as two weeks."""
    return (2, "week") if unit == "fortnight" else (1, unit)


# --- an hour, a year and a half, half an hour -----------------------------------------------------------------------

_AN_HOUR = early(
    rf"an?(?:{GAP}(?P<qualifier>{any_of('full whole single mere further solid')}))?{JOINT}"
    rf"(?P<unit>{any_of('second minute hour day week month year decade century millennium fortnight')}){END}"
    rf"(?P<more>{JOINT}and{JOINT}(?:a{JOINT})?(?P<part>half|quarter){END})?",
    re.IGNORECASE,
)
_HALF_HOUR = early(
    rf"(?:an?{GAP})?(?P<part>half|quarter)(?:{GAP}of)?"
    rf"(?:{JOINT}an?{JOINT}|{JOINT})(?P<unit>{any_of('hour day year century decade minute')}){END}",
    re.IGNORECASE,
)
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_NOUN_NEXT = late(
    rf"{GAP}(?!"
    + any_of(
        """a the of in on at by ago later earlier before after and or to for from with when that this but as is was long
        old since into he she they it we"""
    )
    + rf"{END})[a-z]"
)
_HOUR_AND_A = late(rf"(?:\band|\bhours?{GAP}and){GAP}an?{GAP}\Z", re.IGNORECASE)
_OLD_NEXT = late(rf"{HYPHEN}old|{GAP}old{END}")
# Words before "a day" that make it a rate (three times a day) or an exclamation (what a day).
_RATE_BEFORE = late(
    r"(?:\d[\d,.]*\)?|\d(?: [a-z-]+){0,2} [a-z]+s|%|\b"
    + any_of(
        """million billion thousand hundred millions thousands hundreds dozens
        times twice once dollars euros pounds cents percent miles barrels tons
        tonnes hours days minutes people nights kilometers weeks months gallons flights much games cases deaths meals"""
    )
    + rf")(?:{GAP}(?:or{GAP}(?:so|more)|each))?{GAP}\Z|\b"
    + any_of("quite what such many not time_of that it's it’s was is be have had of to_the the")
    + rf"{GAP}\Z",
    re.IGNORECASE,
)
_SPAN_NEXT = late(
    JOINT
    + rf"(?P<word>of(?!{GAP}(?:the{GAP})?(?:year|month|week|reckoning|mourning|rest|decision))"
    + rf"|on(?!{GAP}(?:which|the{GAP}calendar))|"
    + any_of(
        """ago later earlier before after old longer long from_now apart for since to in_prison in_jail early late prior
        hence older younger ahead behind previously"""
    )
    + f"){END}",
    re.IGNORECASE,
)
_KIND_OF_YEAR = late(rf"{GAP}{any_of('with when where in_which marked dominated already')}{END}")
_DISTANCE = frozenset("ago later earlier old after before".split()) | {"from now"}
"""Words after "an hour" that make it a span whatever stands before."""
_DISTANCE_OF_DAYS = _DISTANCE | {"long", "of", "apart", "prior"}
_SPAN_BEFORE = Before(
    r"""for in within over nearly almost about around than last(?:ed|ing|s)? after every half just least under roughly
    approximately spent spend spending took take takes taking per most wait(?:ed|ing)? some barely exactly up_to another
    once during through of served? serving waited entire the_better_part_of even only providing provid\w+ had first to
    quarter delayed postponed (?:delayed|postponed|extended|prolonged|shortened)_by""",
    width=24,
)
_BETTER_PART = Before("the_better_part_of the_best_part_of the_course_of the_span_of", width=24)
_COMPARED = Before(
    "fewer higher lower larger smaller bigger better worse stronger weaker cheaper faster slower", ends="than", width=20
)
_AMOUNT_MORE = late(
    rf"\d[\d.,]*(?:%|{GAP}{any_of('percent per_cent pct cents? pence points? dollars?')})"
    rf"{GAP}(?:more|less){GAP}than{GAP}\Z"
)
"""4 cents less than a week ago, 5% more than a year earlier."""
_CALENDAR = frozenset("day week month year".split())
_OFTEN_A_RATE = frozenset("day week night second minute".split())
_SECOND_NEXT = after("later earlier apart ago after before")


def read_an_hour(context: Context, pos: int) -> Reading | None:
    """an hour, a full year, half an hour, a year and a half at `pos` (an article or "half"); not the rate "a day"."""
    text = context.text
    m = _HALF_HOUR.match(text, pos)
    if m:
        if _HOUR_AND_A.search(text, max(0, pos - 12), pos) or (text[pos] in "aA" and _is_modifier(text, m)):
            return None
        part = _PARTS[m["part"].lower()]
        return Reading(pos, m.end(), "duration", part, part, m["unit"].lower(), grain=part)
    m = _AN_HOUR.match(text, pos)
    if m is None or not (m["more"] or m["qualifier"] or _is_span(text, pos, m)):
        return None
    value = 1 + (_PARTS[m["part"].lower()] if m["more"] else Decimal(0))
    old = _OLD_NEXT.match(text, m.end()) if m["unit"].lower() not in ("decade", "century") else None
    factor, unit = _usual(m["unit"].lower())
    return Reading(
        pos,
        old.end() if old else m.end(),
        "age" if old else "duration",
        value * factor,
        value * factor,
        unit,
        grain=_PARTS["half"] if m["more"] else Decimal(1),
    )


def _is_modifier(text: str, m: re.Match[str]) -> bool:
    """A half-hour wait: the article belongs to the noun, the span begins after it."""
    return "-" in m.group() and _NOUN_NEXT.match(text, m.end()) is not None


def _is_span(text: str, pos: int, m: re.Match[str]) -> bool:
    """Whether "a day" is a length of time: a day later, in a day, a day’s work; not three times a day."""
    unit, end = m["unit"].lower(), m.end()
    if _KIND_OF_YEAR.match(text, end) and last_word(text, pos) == "in":
        return False  # in a year when voters stayed at home
    following, cue = _SPAN_NEXT.match(text, end), _SPAN_BEFORE.search(text, pos)
    word = " ".join(following["word"].lower().split()) if following else ""
    if unit in _CALENDAR and word in ("ago", "earlier") and not (cue or m["more"]):
        return False  # counted from today, as yesterday and last year are
    if unit in _CALENDAR and (_COMPARED.search(text, pos) or _AMOUNT_MORE.search(text, max(0, pos - 40), pos)):
        return False  # 5 percent fewer than a year ago
    often_rate = word not in _DISTANCE and _RATE_BEFORE.search(text, max(0, pos - 24), pos)
    if often_rate and not _BETTER_PART.search(text, pos):
        return False
    possessive = text[end : end + 2] in ("'s", "’s")
    if not (following or cue or possessive) or (text[end : end + 1] == "-" and not following):
        return False
    if unit in _OFTEN_A_RATE and not cue and word not in _DISTANCE_OF_DAYS:
        return False
    return unit != "second" or _SECOND_NEXT.match(text, end) is not None


# --- decades, the past decade, hour-long ----------------------------------------------------------------------------

_VAGUE = early(f"(?P<unit>decades|centuries){END}", re.IGNORECASE)
_BARE_UNIT = late(
    rf"(?P<unit>{any_of('decade century hour month week day year')})"
    rf"(?:{JOINT}and{JOINT}a{JOINT}(?P<half>half)|{HYPHEN}(?P<hyphened>long|old)|(?P<glued>long))?{END}",
    re.IGNORECASE,
)
_WHICH_DECADE = Before(
    """next past last coming previous first preceding following same whole entire over_the for_the half""",
    fillers="half",
    width=24,
)
_NAMED_CENTURY = Before("this last next same previous first half", width=24)
_COUNTED = early(rf"[\w]{DASH}\Z|\d{GAP}\Z")


def read_bare_unit(context: Context, pos: int) -> Reading | None:
    """the next decade, hour-long, century-old, a decade and a half, decades: a span named without a number."""
    text = context.text
    m = _VAGUE.match(text, pos)
    if m:
        unit = TIME_UNITS[m["unit"].lower()]
        return Reading(pos, m.end(), "duration", Decimal(1), Decimal(1), unit, hedge="more", vague=True)
    m = _BARE_UNIT.match(text, pos)
    if m is None or _COUNTED.search(text, max(0, pos - 24), pos):
        return None
    unit = m["unit"].lower()
    if m["half"]:
        value = Decimal("1.5")
        return Reading(pos, m.end(), "duration", value, value, unit, grain=_PARTS["half"])
    if not (m["hyphened"] or (m["glued"] and unit != "century") or _is_one(text, pos, unit)):
        return None
    return Reading(pos, m.end(), "duration", Decimal(1), Decimal(1), unit)


def _is_one(text: str, pos: int, unit: str) -> bool:
    """the past decade; the past century, but not this century."""
    if unit not in ("decade", "century") or last_word(text, pos) == "" or not _WHICH_DECADE.search(text, pos):
        return False
    return unit == "decade" or not _NAMED_CENTURY.search(text, pos)
