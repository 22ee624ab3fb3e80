"""Measures and durations: 5 miles, 7.8-magnitude, 30 degrees Celsius, a 50-minute call, nearly an hour, 2 1/2 years."""

from __future__ import annotations

import re
from decimal import Decimal

from checker import units
from checker.extract import quantulum
from checker.extract.context import Context
from checker.extract.numerals import DASH, GAP, HYPHEN, Numeral, minus_before, read
from checker.extract.rates import read_per
from checker.extract.reading import Reading
from checker.model import Hedge, Kind

_S = rf"(?:{GAP}|{HYPHEN})"
TIME_UNITS = {
    w: u
    for u, ws in {
        "second": "second seconds sec secs", "minute": "minute minutes min mins", "hour": "hour hours hr hrs", "day": "day days",
        "week": "week weeks wk wks", "month": "month months", "year": "year years yr yrs", "decade": "decade decades",
        "century": "century centuries", "fortnight": "fortnight fortnights", "night": "", "millisecond": "millisecond milliseconds ms",
    }.items()
    for w in ws.split()
}  # fmt: skip
_DURATION = re.compile(
    rf"(?:{HYPHEN}plus|\+)?{_S}?(?:(?:(?:more|additional|full|straight|consecutive|whole|further|long|calendar|working|business|short|solid|entire|other|extra|successive|or{GAP}so|or{GAP}more|odd|gruel?ling|brief|hard|lost|tough|previous|past|prior|intense){_S})(?:(?:working|full|straight|consecutive|calendar|business|hour{GAP}or{GAP}so){_S})?)?(?P<unit>{'|'.join(sorted(TIME_UNITS, key=len, reverse=True))})(?![^\W_])(?:(?P<old>(?:{_S}old)s?(?![^\W_])))?",
    re.IGNORECASE,
)
_AN_HOUR = re.compile(
    rf"(?P<art>an?|one)(?:{GAP}(?P<adj>full|whole|single|mere|further|solid))?(?:{GAP}|{HYPHEN})(?P<unit>second|minute|hour|day|week|month|year|decade|century|millennium|fortnight)(?![^\W_])(?P<more>{GAP}and{GAP}(?:a{GAP})?(?P<part>half|quarter)(?![^\W_]))?",
    re.IGNORECASE,
)
_HALF_HOUR = re.compile(rf"(?:an?{GAP}(?=half(?:{GAP}|-)hour(?!{GAP}[a-z]+{GAP}(?:follow|wait))))?(?P<part>half|quarter)(?:{GAP}of)?(?:{_S}(?P<art>an?){_S}|{HYPHEN}|{GAP})(?P<unit>hour|day|year|century|decade|minute)(?![^\W_])", re.IGNORECASE)
_BARE_UNIT = re.compile(rf"(?P<unit>decade|century|hour|month|week|day|year)(?:{GAP}and{GAP}a{GAP}(?P<part>half)|{HYPHEN}(?P<long>long|old)|(?P<glued>long))?(?![^\W_])", re.IGNORECASE)
_A_MILE = re.compile(rf"an?(?={GAP})", re.IGNORECASE)
_HALF_MILE = re.compile(rf"(?:an?{GAP})?(?P<part>half|quarter)(?:{GAP}of)?(?:{GAP}an?(?={GAP})|(?={GAP}|{HYPHEN}))", re.IGNORECASE)
_NEVER_HALVED = frozenset(("story", "block", "bit", "degree", "barrel of oil", "stone"))
_A_MILE_CUE = re.compile(rf"\b(?:than|nearly|almost|about|roughly|over|least|under|around|within){GAP}\Z", re.IGNORECASE)
_DECADE_CUE = re.compile(rf"\b(?:next|past|last|coming|previous|this|first|preceding|following|same|whole|entire|over{GAP}the|for{GAP}the|half){GAP}(?:half{GAP})?\Z", re.IGNORECASE)
SPAN_WORDS = frozenset("decade decades century centuries hour month week day year monthlong weeklong daylong yearlong hourlong decadelong".split())
"""Words at which a span without a number may begin."""
_VAGUE = re.compile(r"(?P<unit>decades|centuries)(?![^\W_])", re.IGNORECASE)
_RATE_BEFORE = re.compile(rf"(?:\d[\d,.]*\)?|\bmillion|\bbillion|\bthousand|\bhundred|\btimes|\btwice|\bonce|\bdollars|\beuros|\bpounds|\bcents|\bpercent|%|\bmiles|\bbarrels|\btons|\btonnes|\bhours|\bdays|\bminutes|\bpeople|\bnights|\bkilometers|\bweeks|\bmonths|\bgallons|\bflights|\bmuch|\bgames|\bcases|\bdeaths|\bmeals)(?:{GAP}(?:or{GAP}(?:so|more)|each))?{GAP}\Z|\b(?:quite|what|such|many|not|time{GAP}of|that|it's|it’s|was|is|be|such|have|had|of|to{GAP}the|the){GAP}\Z", re.IGNORECASE)
_TIME_AFTER = re.compile(rf"(?:{GAP}|{HYPHEN})(?:ago|later|earlier|before|after|old|long|from{GAP}now|apart|of(?!{GAP}(?:the{GAP})?(?:year|month|week|reckoning|mourning|rest|decision))|for|since|to|in{GAP}(?:prison|jail)|longer|early|late|prior|hence|on(?!{GAP}(?:which|the{GAP}calendar))|older|younger|ahead|behind|previously)(?![^\W_])", re.IGNORECASE)
_TIME_BEFORE = re.compile(rf"\b(?:for|in|within|over|nearly|almost|about|around|than|last(?:ed|ing|s)?|after|every|half|just|least|under|roughly|approximately|spent|spend|spending|took|take|takes|taking|per|most|wait(?:ed|ing)?|some|barely|exactly|up{GAP}to|another|once|during|through|of|served?|serving|waited|entire|the{GAP}better{GAP}part{GAP}of|even|only|providing|provid\w+|had|first|to|quarter|half){GAP}\Z", re.IGNORECASE)
_DEGREES = re.compile(rf"{GAP}?(?:°|º|{_S}degrees?(?![^\W_]))(?P<scale>{GAP}?(?:Celsius|Centigrade|Fahrenheit|[CF](?![^\W_])))?", re.IGNORECASE)
_MAGNITUDE = re.compile(rf"(?:magnitude(?:{HYPHEN}|{GAP})(?:of{GAP})?(?:about{GAP})?|measured{GAP}|measuring{GAP}|registered{GAP}|Richter{GAP}scale{GAP}(?:at|of){GAP})\Z", re.IGNORECASE)
_MAGNITUDE_AFTER = re.compile(rf"{HYPHEN}?(?:{_S}(?:preliminary{GAP})?magnitude|{GAP}on{GAP}the{GAP}Richter)(?![^\W_])", re.IGNORECASE)
_CATEGORY = re.compile(rf"\b(?:category)(?:{_S})\Z", re.IGNORECASE)
_STORIES = re.compile(rf"(?:{HYPHEN}(?:stor(?:e?y|ies)|storey)(?![^\W_])|{GAP}(?:stor(?:e?ys|ies)|storeys)(?={GAP}(?:tall|high|up|above|below)(?![^\W_])))", re.IGNORECASE)
_FEET = re.compile(rf"{_S}?(?:foot|feet|ft\.?(?![^\W_])|['’′])(?P<gap>[ ,]*(?:and{GAP})?|{HYPHEN},?{GAP}?)(?=\w)", re.IGNORECASE)
_INCHES = re.compile(rf"{_S}?(?:inch(?:es)?|in)(?![^\W_])|[\"”″]", re.IGNORECASE)
_SYMBOL_TAIL = re.compile(rf"{GAP}?(?P<sym>[A-Za-zµμΩ°]{{1,6}}(?:[/·⋅][A-Za-z]{{1,5}})?[²³]?(?:/[A-Za-z]{{1,5}}[²³]?)?)(?![^\W_])")
_NO_MEASURE_AFTER = re.compile(rf"{_S}(?:of{GAP}(?:freedom|separation|murder|commonality)|in{GAP}(?:business|history|law|engineering|english|medicine|economics|from)|sterling|notes?(?![^\W_]))", re.IGNORECASE)
_AMBIGUOUS_SYMBOLS = frozenset(("C", "F", "K", "m", "g", "t", "l", "L", "W", "V", "A", "J", "N", "B", "in.", "st", "ha", "cal", "bar", "mb", "fps", "MP", "Mp", "PS", "kn", "ins", "kt", "MB", "Mt", "Pa", "gal", "A"))
_TEMPERATURE = re.compile(r"temperature|degrees?|°|celsius|fahrenheit|heat\b|hot\b|cold\b|warm|freez|\d ?F\)|oven|weather", re.IGNORECASE)
_BEFORE_UNIT = re.compile(rf"{GAP}of(?={GAP})|(?:{HYPHEN}plus|\+)(?={_S})|{_S}(?:air|statute|additional|more|short|long)(?={_S})", re.IGNORECASE)
_NOT_POUND = re.compile(rf"{_S}?sterling", re.IGNORECASE)


def read_duration(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """A duration (or the age of a person or thing: 17-year-old) whose number ends before `high.end`."""
    text = context.text
    m = _DURATION.match(text, high.end)
    if m is None or m["unit"].lower() in ("sec", "ms", "min", "hr", "yr", "mins", "hrs", "secs", "yrs", "wk", "wks") and not high.digits:
        return None
    if m.group()[0].isalpha() and not high.digits:
        return None
    unit = TIME_UNITS[m["unit"].lower()]
    grain = low.grain if low is high else max(low.grain, high.grain)
    if m["old"]:
        return Reading(low.start, m.end(), "age", low.value, high.value, unit, grain=grain)
    value = (low.value, high.value)
    if unit == "fortnight":
        unit, value = "week", (low.value * 2, high.value * 2)
    old = re.match(rf"{_S}of{_S}age(?![^\W_])", text[m.end() : m.end() + 8])
    return Reading(low.start, m.end() + (old.end() if old else 0), "age" if old else "duration", value[0], value[1], unit, grain=grain, vague=low.vague)


def read_an_hour(context: Context, pos: int) -> Reading | None:
    """an hour, a full year, half an hour, a year and a half at `pos` (an article or "half"), not the "a day" of a rate."""
    text = context.text
    m = _HALF_HOUR.match(text, pos)
    if m:
        value = Decimal("0.5") if m["part"].lower() == "half" else Decimal("0.25")
        unit = m["unit"].lower()
        if re.search(rf"(?:\band{GAP}an?{GAP}|\bhours?{GAP}and{GAP}an?{GAP})\Z", text[max(0, pos - 12) : pos]):
            return None
        return Reading(pos, m.end(), "duration", value, value, unit, grain=value)
    m = _AN_HOUR.match(text, pos)
    if m is None or m["art"].lower() == "one":
        return None
    before = text[max(0, pos - 24) : pos]
    unit = m["unit"].lower()
    value = Decimal(1)
    if m["more"]:
        value += Decimal("0.5") if m["part"].lower() == "half" else Decimal("0.25")
    elif m["adj"] is None:
        after, cue = _TIME_AFTER.match(text, m.end()), _TIME_BEFORE.search(before)
        possessive = text[m.end() : m.end() + 2] in ("'s", "’s")
        if _RATE_BEFORE.search(before) and not (after and after.group().strip(" -").lower() in ("ago", "later", "earlier", "old", "from now", "after", "before")):
            return None
        if not (after or cue or possessive) or text[m.end() : m.end() + 1] == "-" and not after:
            return None
        if unit in ("day", "week", "night", "second", "minute") and not cue and not (after and after.group().strip(" -").lower() in ("ago", "later", "earlier", "before", "after", "long", "old", "of", "from now", "apart", "prior")):
            return None
        if unit == "second" and not re.match(rf"{GAP}(?:later|earlier|apart|ago|after|before)", text[m.end() : m.end() + 9]):
            return None
    kind_old = re.match(rf"{HYPHEN}old|{GAP}old(?![^\W_])", text[m.end() : m.end() + 5])
    end = m.end() + (kind_old.end() if kind_old else 0)
    if unit == "fortnight":
        value, unit = value * 2, "week"
    return Reading(pos, end, "age" if kind_old else "duration", value, value, unit, grain=Decimal("0.5") if m["more"] else Decimal(1))


def read_a_mile(context: Context, pos: int) -> Reading | None:
    """a mile, a foot, a ton at `pos`, where a hedge shows that the article counts: more than a mile."""
    text = context.text
    half = _HALF_MILE.match(text, pos)
    if half and (found := units.match_words(text, half.end())) and found[1] not in _NEVER_HALVED:
        value = Decimal("0.5") if half["part"].lower() == "half" else Decimal("0.25")
        return Reading(pos, found[0], "measure", value, value, found[1], grain=value)
    m = _A_MILE.match(text, pos)
    if m is None or not _A_MILE_CUE.search(text[max(0, pos - 16) : pos]):
        return None
    found = units.match_words(text, m.end())
    if found is None or found[1] in _NEVER_HALVED:
        return None
    return Reading(pos, found[0], "measure", Decimal(1), Decimal(1), found[1])


def read_bare_unit(context: Context, pos: int) -> Reading | None:
    """the next decade, hour-long, century-old, a decade and a half, decades: a span named without a number."""
    text = context.text
    m = _VAGUE.match(text, pos)
    if m:
        unit = TIME_UNITS[m["unit"].lower()]
        return Reading(pos, m.end(), "duration", Decimal(1), Decimal(1), unit, hedge="more", vague=True)
    m = _BARE_UNIT.match(text, pos)
    if m is None:
        return None
    unit = m["unit"].lower()
    before = text[max(0, pos - 24) : pos]
    if re.search(rf"[\w]{DASH}$|\d{GAP}\Z", before):
        return None
    if m["part"]:
        value = Decimal("1.5")
    elif m["long"] or m["glued"]:
        value = Decimal(1)
        if m["glued"] and unit not in ("month", "week", "day", "year", "hour", "decade"):
            return None
    elif unit in ("decade", "century") and _DECADE_CUE.search(before) and not (unit == "century" and re.search(rf"\b(?:this|last|next|same|previous|first|half){GAP}\Z", before, re.IGNORECASE)):
        value = Decimal(1)
    else:
        return None
    old = bool(m["long"]) and m["long"].lower() == "old"
    return Reading(pos, m.end(), "duration", value, value, unit, grain=Decimal("0.5") if m["part"] else Decimal(1), hedge=None if not old else None)


def read_measure(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """A physical quantity: number and unit."""
    text, end = context.text, high.end
    grain = low.grain if low is high else max(low.grain, high.grain)

    def made(end: int, unit: str, hedge: Hedge | None = None) -> Reading:
        start, values = low.start, (low.value, high.value)
        minus = minus_before(text, start)
        if minus is not None:
            start, values = minus, (-high.value, -low.value)
        per, end_per = read_per(text, end) if unit not in ("story",) else (None, end)
        kind: Kind = "count" if unit == "yard" and context.sport else "measure"  # gained yards are a statistic of play
        return Reading(start, end_per if per else end, kind, values[0], values[1], unit, per, grain, hedge, vague=low.vague)

    tall = _feet_and_inches(text, low) if low is high else None
    if tall:
        return tall
    m = _DEGREES.match(text, end)
    if m:
        if _NO_MEASURE_AFTER.match(text, m.end()):
            return None
        letter = (m["scale"] or "").strip()[:1].upper()
        unit = {"C": "degree celsius", "F": "degree fahrenheit"}.get(letter, "")
        return made(m.end(), unit or _implied_degree(text, m.end()))
    m = _MAGNITUDE_AFTER.match(text, end)
    if m and low.value < 11:
        return made(m.end(), "magnitude")
    before = text[max(0, low.start - 40) : low.start]
    if _MAGNITUDE.search(before) and low.value < 11 and ("agnitude" in before or "Richter" in before or "earthquake" in text and not low.bare):
        return made(end, "magnitude")
    if _CATEGORY.search(before) and low.value <= 5 and low.value == int(low.value):
        return made(end, "category")
    m = _STORIES.match(text, end)
    if m:
        return made(m.end(), "story")
    before_unit = _BEFORE_UNIT.match(text, end)
    found = units.match_words(text, before_unit.end() if before_unit and (low.vague or "of" not in before_unit.group()) else end)
    if found:
        unit_end, unit = found
        if unit == "story" or unit == "pound" and _NOT_POUND.match(text, unit_end) or unit in ("bit", "stone", "block") and not _block(text, unit_end, unit):
            return None
        return made(unit_end, unit)
    if not high.digits:
        return None
    found = units.match_symbol(text, end)
    if found:
        unit_end, unit = found
        symbol = text[end:unit_end].strip()
        if symbol in _AMBIGUOUS_SYMBOLS and not _symbol_fits(context, symbol, low, end, unit_end):
            return None
        return made(unit_end, unit)
    found = quantulum.unit_after(text, end)
    return made(*found) if found else None


def _feet_and_inches(text: str, feet: Numeral) -> Reading | None:
    """6-foot-2, 6ft 2in, six feet two inches: one height, in inches."""
    m = _FEET.match(text, feet.end)
    if m is None or not 3 <= feet.value <= 9 or feet.value != int(feet.value):
        return None
    inches = read(text, m.end())
    if inches is None or not 0 < inches.value < 12 or inches.scale != 1:
        return None
    unit = _INCHES.match(text, inches.end)
    bare = m["gap"] in ("-", "\u2011", "", " ") or text[m.end() - 1] in "'’′"
    if unit is None and (not bare or re.match(r"[\w%]|[.,]\d", text[inches.end : inches.end + 2])):
        return None
    value = feet.value * 12 + inches.value
    return Reading(feet.start, unit.end() if unit else inches.end, "measure", value, value, "inch")


def _implied_degree(text: str, end: int) -> str:
    """600 degrees (1,100 F): the scale follows from the conversion in brackets; latitudes and angles stay degrees."""
    m = re.match(rf"{GAP}?\((?:about{GAP}|around{GAP}|minus{GAP}|-)?[\d.,]+{GAP}?(?:degrees?{GAP}|°)?(?P<other>[CF])", text[end : end + 30])
    if m:
        return "degree celsius" if m["other"] == "F" else "degree fahrenheit"
    return "degree"


def _block(text: str, end: int, unit: str) -> bool:
    if unit == "block":
        return bool(re.match(rf"{GAP}(?:from|away|north|south|east|west|of|to|up|down|off|long)(?![^\W_])|[.,]", text[end : end + 7]))
    return False


def _symbol_fits(context: Context, symbol: str, low: Numeral, end: int, unit_end: int) -> bool:
    """Whether a short symbol is a unit here: 30 C of a temperature, 100m of a race, not "5 A" or "3 in."."""
    text = context.text
    glued = text[end] == symbol[0]
    if symbol in ("C", "F"):
        return bool(_TEMPERATURE.search(text, max(0, low.start - 120), min(len(text), unit_end + 60)))
    if symbol == "in.":
        return bool(re.match(r"\)|\s(?:x|by|of|long|wide|tall|thick|deep|\()", text[unit_end : unit_end + 6]))
    if symbol in ("K", "B", "A", "N", "J", "MP", "Mp", "PS", "st", "cal", "bar", "mb", "ha", "kt", "kn", "ins", "Mt", "Pa", "gal", "MB"):
        return glued and symbol not in ("K", "B", "A") or symbol in ("ha", "MB", "gal", "Mt", "MP", "mb", "kt") and not glued
    return glued or symbol in ("W", "V", "g", "l", "L", "m")


TIME_UNIT_AFTER = re.compile(rf"{_S}(?:{'|'.join(sorted(TIME_UNITS, key=len, reverse=True))})(?![^\W_])", re.IGNORECASE)
"""A time unit right after a number."""
