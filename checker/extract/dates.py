"""Dates in every news form: Oct. 7, 7 October 2023, mid-October, in 2019, the 1990s, third quarter of 2017, 2015/16."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract.context import Context
from checker.extract.numerals import DASH, GAP
from checker.extract.reading import Reading
from checker.model import Hedge

_MONTHS = {
    name: i
    for i, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)  # fmt: skip
    for name in names.split()
}
MONTH_WORDS = frozenset(_MONTHS)
SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter"))
_LAST_DAY = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_M = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept\.?|Sep\.?|Oct\.?|Nov\.?|Dec\.?|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)(?![^\W\d_])"
_Y = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)(?!\d|,\d{3}|\.\d)"
_D = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%]|:\d|,\d{3}|\.\d|[^\W\d_])"

_MONTH_FIRST = re.compile(rf"{_M}{GAP}?(?:the{GAP})?{_D}(?:,?{GAP}?{_Y})?")
_MONTH_YEAR = re.compile(rf"{_M},?{GAP}(?:of{GAP}|in{GAP})?{_Y}")
_MONTH = re.compile(_M)
_DAY_FIRST = re.compile(rf"{_D}{GAP}?(?:of{GAP}|{DASH})?{_M}(?:,?(?:{GAP}|{DASH}){_Y})?")
_DAY_NEXT = re.compile(rf"{GAP}[0-3]?\d(?![\d:.,])")
_DAY_RANGE_FIRST = re.compile(rf"(?P<first>[0-3]?\d)(?:st|nd|rd|th)?(?={GAP}?(?:{DASH}|to|and|through){GAP}?[0-3]?\d(?:st|nd|rd|th)?{GAP}(?:of{GAP})?{_M})")
_NEXT_DAY = re.compile(rf"(?:{GAP}?{DASH}{GAP}?|{GAP}(?:to|through|and|until|or){GAP}|,{GAP}(?:and{GAP})?)(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:%.,]\d|{GAP}?[^\W\d_]|[^\W_])(?:,{GAP}{_Y})?")
_NEXT_DAY_LOOSE = re.compile(rf"(?:{GAP}?{DASH}{GAP}?|{GAP}(?:to|through){GAP})(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:%.,]\d|[^\W_]|{GAP}(?:percent|p\.?m|a\.?m))(?:,{GAP}{_Y})?")
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_SLASHED = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)")
_SEASON_YEARS = re.compile(r"(?P<a>(?:19|20)\d\d)[/\-\u2013](?P<b>\d\d)(?![\d/-]|,\d)")
_DECADE = re.compile(r"(?P<year>1[5-9]\d0|20\d0)['’]?s(?![^\W_])")
_YEARS_OWN = re.compile(r"(?P<year>(?:19|20)\d[1-9])s(?![^\W_])")
_THE_DECADE = re.compile(rf"\bthe{GAP}(?:(?:early|mid|late)(?:{GAP}|-))?\Z", re.IGNORECASE)
_SHORT_DECADE = re.compile(r"(?P<ten>[1-9])0['’]?s(?![^\W_])")
_SHORT_YEAR = re.compile(r"(?P<yy>\d\d)(?!\d|[^\W_]|['’])")
_YEAR = re.compile(_Y)
_YEAR_AD = re.compile(rf"(?P<year>\d{{1,4}}){GAP}?(?:A\.?D\.?|B\.?C\.?E?\.?|C\.?E\.?)(?![^\W_])")
_QUARTER = re.compile(
    rf"(?:(?P<word>first|second|third|fourth|1st|2nd|3rd|4th)(?:{GAP}|{DASH})(?:fiscal(?:{GAP}|{DASH}))?quarter|Q(?P<q>[1-4]))(?P<rest>(?:,?{GAP}(?:of{GAP})?(?:fiscal{GAP})?(?:(?:the{GAP})?year{GAP})?{_Y})?)",
    re.IGNORECASE,
)
_HALF = re.compile(rf"(?P<word>first|second){GAP}half{GAP}of{GAP}(?:(?:the{GAP})?year{GAP})?{_Y}", re.IGNORECASE)
_SEASON = re.compile(rf"(?P<season>spring|summer|autumn|fall|winter){GAP}(?:of{GAP})?{_Y}(?:[/-]\d\d(?!\d))?", re.IGNORECASE)
_FISCAL = re.compile(rf"(?:fiscal(?:{GAP}year)?|FY)(?:{GAP}|-)?(?:{_Y}|['’]?(?P<yy>\d\d)(?!\d))", re.IGNORECASE)
_PART = re.compile(rf"(?:^|[^\w])(?P<part>mid|early|late|(?:the{GAP})?(?:end|start|beginning|middle){GAP}of)(?:{GAP}?{DASH}{GAP}?|{GAP})(?:in{GAP}|the{GAP})?\Z", re.IGNORECASE)

_BEFORE_MONTH = re.compile(rf"(?:\b(?:in|since|until|till|by|of|from|to|through|and|or|between|before|after|during|last|this|next|late|early|mid|for|as|starting|beginning|ending|ended|around|about|past|every|each|that|the|a|our|his|her|its|their|is|was|on|or|come|both|previous|coming|following|Every|In|Since|Until|By|From|During|Last|Next|Late|Early|Mid|This)(?:{GAP}|{DASH})|\(|\d,?{GAP})\Z")
_NAME_PART = re.compile(r"(?:\b(?!(?:In|Since|Until|By|From|During|Last|Next|Late|Early|Mid|This|On|Through|Between|Before|After|And|Or|For|The|As|To|Of|At|Around|About|Till|Every|Each)\b)[A-Z][\w.]*|[’']s)\s\Z")
_MAY_VERB = re.compile(rf"{GAP}(?:I|we|you|the|God|he|she|they|it|all|be|this|have|your|his|her|our)(?![^\W_])")
_ORDINAL_DAY = re.compile(rf"[^\W\d_]+{GAP}of{GAP}{_M}")
_SURNAME = re.compile(rf"{GAP}(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]+ (?:election|vote))[A-Z][a-z]+")
_PROTEST = re.compile(rf"{GAP}(?:for|on|of|against)(?![^\W_])(?!{GAP}(?:this|last|next|the{GAP}same){GAP}year|{GAP}\d)")
_YEAR_CUE = re.compile(rf"(?:^|[^\w])(?:in|since|until|till|by|of|from|to|through|between|and|before|after|during|late|early|mid|circa|c\.|around|about|year|years|as|the|to|for|born|founded|established|built|winter|summer|spring|fall|autumn|until|back|and|or|dated|on|for)(?:{GAP}|{DASH})(?:about{GAP}|around{GAP}|late{GAP}|early{GAP}|mid-?{GAP}?|the{GAP}year{GAP}|as{GAP}early{GAP}as{GAP}|as{GAP}far{GAP}back{GAP}as{GAP})?$|\($|[-\u2013]\Z", re.IGNORECASE)
_OLD_YEAR_CUE = re.compile(rf"(?:^|[^\w])(?:in|since|until|from|circa|c\.|year|born|by|late|early|of|to|and|founded|established|built|between|dated|the){GAP}(?:about{GAP}|around{GAP}|late{GAP}|early{GAP}|the{GAP}year{GAP})?\Z", re.IGNORECASE)
_COUNTED_NEXT = re.compile(rf"{GAP}(?:or{GAP}(?:so|more){GAP})?(?:people|persons|men|women|children|troops|soldiers|homes|jobs|workers|employees|miles|kilometers|kilometres|km|feet|meters|metres|pounds|kg|tons|tonnes|dollars|euros|square|calories|acres|hectares|times|words|patients|deaths|cases|residents|years|yards|points|watts|degrees|square|sq|cc|rpm|horsepower|hp|mph|gallons|students|votes|vehicles|cars|copies|units|troops|passengers|volunteers|guests|fans|cattle|sheep|francs|rupees|rubles|yen|pesos|yuan|percent|cubic|tourists|prisoners|inmates|casualties|fighters|militants|hours|minutes|days)\b", re.IGNORECASE)
_PAGE_NEXT = re.compile(rf"{DASH}(?:page|seat|member|foot|mile|acre|pound|room|bed|word|strong|unit|calorie|square|yard|meter|metre|ton|count|person|man)(?![^\W_])|{GAP}(?:[NSEW]{GAP})?[A-Z][a-z]+{GAP}(?:Street|St|Avenue|Ave|Road|Rd|Blvd|Boulevard|Drive|Lane)(?![^\W_])")
_QUANTITY_HEDGE = re.compile(rf"(?:more{GAP}than|over|nearly|almost|at{GAP}least|fewer{GAP}than|less{GAP}than|up{GAP}to|some|approximately|roughly){GAP}\Z", re.IGNORECASE)


def _part_of(text: str, start: int) -> tuple[int, Hedge | None]:
    """Where "mid-", "early", "late" before a month or year begin, and the hedge they make."""
    m = _PART.search(text, max(0, start - 24), start)
    return (m.start("part"), "about") if m else (start, None)


def _date(text: str, start: int, end: int, value: str) -> Reading:
    start, hedge = _part_of(text, start) if "-" in value or text[max(0, start - 4) : start - 1].lower() == "mid" else (start, None)
    return Reading(start, end, "date", value, value, grain=Decimal(0), hedge=hedge)


def _month_number(name: str) -> int:
    return _MONTHS[name.rstrip(".").lower()]


def _iso(year: str | None, month: int, day: str | None) -> str | None:
    if day is None:
        return f"{year}-{month:02}" if year else f"--{month:02}"
    number = int(day)
    if not 1 <= number <= 31:
        return None
    return f"{year}-{month:02}-{number:02}" if year else f"--{month:02}-{number:02}"


def read_month(text: str, pos: int) -> list[Reading]:
    """Dates that begin with the month at `pos`; two for "Oct. 3-5"."""
    m = _MONTH_FIRST.match(text, pos)
    if m and not (m["year"] is None and _year_like_day(text, m)):
        month = _month_number(m["month"])
        value = _iso(m["year"], month, m["day"])
        if value:
            found = [_date(text, pos, m.end(), value)]
            more = _NEXT_DAY.match(text, m.end()) or _NEXT_DAY_LOOSE.match(text, m.end())
            while more and m["year"] is None and 1 <= int(more["day"]) <= _LAST_DAY[month - 1]:
                year = more["year"]
                if year:
                    found = [Reading(r.start, r.end, "date", *[str(r.low).replace("--", f"{year}-", 1)] * 2, grain=Decimal(0), hedge=r.hedge) for r in found]
                value = _iso(year, month, more["day"])
                found.append(Reading(more.start("day"), more.end(), "date", str(value), str(value), grain=Decimal(0)))
                more = _NEXT_DAY.match(text, more.end()) if not year else None
            return found
    m = _MONTH_YEAR.match(text, pos)
    if m:
        return [_date(text, pos, m.end(), str(_iso(m["year"], _month_number(m["month"]), None)))]
    m = _MONTH.match(text, pos)
    if m and _month_alone(text, m):
        return [_date(text, pos, m.end() - m.group().endswith("."), f"--{_month_number(m['month']):02}")]
    return []


def _year_like_day(text: str, m: re.Match[str]) -> bool:
    """May 5 people: the number after the month counts something."""
    return bool(_COUNTED_NEXT.match(text, m.end())) and m["month"].rstrip(".") in ("May", "March")


def _month_alone(text: str, m: re.Match[str]) -> bool:
    name = m["month"].rstrip(".")
    before = text[max(0, m.start() - 16) : m.start()]
    if name in ("Jan", "Mar", "Jun", "Jul", "Apr", "Feb", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"):
        return bool(_BEFORE_MONTH.search(before)) and m.group().endswith(".")
    if name == "May" and _MAY_VERB.match(text, m.end()):
        return False
    if name in ("May", "March", "April", "June", "August", "MARCH"):
        if _NAME_PART.search(before) or _PROTEST.match(text, m.end()):
            return False  # Theresa May, the March on Washington
        cue = _BEFORE_MONTH.search(before)
        if cue or name in ("April", "June", "August") and not _SURNAME.match(text, m.end()):
            return True
        return name == "March" and bool(re.search(r"[a-z,] \Z", before))
    return True


def read_number(text: str, pos: int) -> list[Reading]:
    """Dates that begin with the digits at `pos`."""
    for reader in (_read_iso, _read_day_first, _read_years, _read_decade, _read_year):
        found = reader(text, pos)
        if found:
            return found
    return []


def _read_iso(text: str, pos: int) -> list[Reading]:
    m = _ISO.match(text, pos)
    if m:
        value = f"{m['year']}-{m['m']}-{m['day']}"
        return [Reading(pos, m.end(), "date", value, value, grain=Decimal(0))]
    m = _SLASHED.match(text, pos)
    if m:
        a, b = int(m["a"]), int(m["b"])
        if a > 12 >= b:
            a, b = b, a
        if 1 <= a <= 12 and 1 <= b <= 31:
            value = f"{m['year']}-{a:02}-{b:02}"
            return [Reading(pos, m.end(), "date", value, value, grain=Decimal(0))]
    return []


def _read_day_first(text: str, pos: int) -> list[Reading]:
    m = _DAY_RANGE_FIRST.match(text, pos)
    if m:
        rest = _DAY_FIRST.match(text, _skip_to_digit(text, m.end()))
        if rest and (value := _iso(rest["year"], _month_number(rest["month"]), m["first"])):
            return [Reading(pos, m.end(), "date", value, value, grain=Decimal(0))]
    m = _DAY_FIRST.match(text, pos)
    if m and not (m["month"] == "May" and not re.match(r"[\s,.;)]|$", text[m.end() : m.end() + 1])):
        if m["month"] in ("March", "May") and m["year"] is None and text[m.end() : m.end() + 2].strip().islower() and text[m.end() + 1 : m.end() + 4] in ("be", "hav", "not"):
            return []
        if m["year"] is None and _DAY_NEXT.match(text, m.end()):
            return []  # the 19 Sept. 11 hijackers
        value = _iso(m["year"], _month_number(m["month"]), m["day"])
        if value:
            return [_date(text, pos, m.end(), value)]
    return []


def _skip_to_digit(text: str, pos: int) -> int:
    while pos < len(text) and not text[pos].isdigit():
        pos += 1
    return pos


def _read_years(text: str, pos: int) -> list[Reading]:
    m = _SEASON_YEARS.match(text, pos)
    if m:
        first = int(m["a"])
        last = first - first % 100 + int(m["b"]) + (100 if int(m["b"]) == (first + 1) % 100 < first % 100 else 0)
        if first < last <= first + 60:
            return [Reading(pos, m.end(), "date", m["a"], str(last), grain=Decimal(0))]
    return []


def _read_decade(text: str, pos: int) -> list[Reading]:
    m = _YEARS_OWN.match(text, pos)
    if m:
        return [_date(text, pos, m.end() - 1, m["year"])]
    m = _DECADE.match(text, pos)
    if m and m.group()[4] in "'’" and not _THE_DECADE.search(text, max(0, pos - 14), pos):
        return [_date(text, pos, m.end("year"), m["year"])]  # 2010’s growth
    if m:
        value = m["year"][:2] + "xx" if m["year"].endswith("00") and m["year"] != "2000" else m["year"][:3] + "x"
        return [_date(text, pos, m.end(), value)]
    m = _SHORT_DECADE.match(text, pos)
    if m and text[pos - 1 : pos] in ("'", "’", "‘") and pos > 1:
        value = ("20" if m["ten"] == "0" else "19") + m["ten"] + "x"
        return [_date(text, pos - 1, m.end(), value)]
    m = _SHORT_YEAR.match(text, pos)
    if m and text[pos - 1 : pos] in ("'", "’", "‘") and re.search(r"(?:\b(?:in|since|of|class|from|to|by|and|or|the|until|till|summer|fall|spring|winter|back|early|late|during|January|February|March|April|June|July|August|September|October|November|December)\s)\Z", text[max(0, pos - 12) : pos - 1], re.IGNORECASE):
        year = ("20" if int(m["yy"]) < 40 else "19") + m["yy"]
        return [_date(text, pos - 1, m.end(), year)]
    return []


def _read_year(text: str, pos: int) -> list[Reading]:
    m = _YEAR_AD.match(text, pos)
    if m and len(m["year"]) >= 2:
        return [_date(text, pos, m.end(), m["year"].zfill(4))] if "B" not in m.group().upper().removeprefix(m["year"]) else []
    m = _YEAR.match(text, pos)
    if m is None:
        return []
    after = text[m.end() : m.end() + 1]
    if after.isalpha() or after in ("%", "°") or _COUNTED_NEXT.match(text, m.end()) or _PAGE_NEXT.match(text, m.end()):
        return []
    before = text[max(0, pos - 40) : pos]
    year = int(m["year"])
    if _QUANTITY_HEDGE.search(before):
        return []
    if re.search(r"[\w.]-$|[#$£€¥@/]$|\b(?:S\.|H\.R\.|A\.B\.|HR|Studio|Suite|No\.?|Number|Flight|Room|Route|Highway|Form|Model|Section|Boeing|Airbus|Windows|Cosmos|Channel|Area|Apartment|Unit|Building)\s\Z", before) and not re.search(r"(?:mid|pre|post|early|late|\d{4}|[a-z]{3})-\Z", before):
        return []
    if year < 1900 and not (_OLD_YEAR_CUE.search(before) or re.match(r"[-\u2013]1[5-9]\d\d|\)", text[m.end() : m.end() + 5])):
        return []
    if year > 2060 and not _YEAR_CUE.search(before):
        return []
    return [_date(text, pos, m.end(), m["year"])]


def read_season(text: str, pos: int) -> list[Reading]:
    """spring 2018, winter of 2017-18."""
    m = _SEASON.match(text, pos)
    if m is None:
        return []
    name = "autumn" if m["season"].lower() == "fall" else m["season"].lower()
    value = f"{m['year']}-{name}"
    return [_date(text, pos, m.end(), value)]


def read_quarter(context: Context, pos: int) -> list[Reading]:
    """third quarter of 2017, Q3 2017; without a year only where the text is about business, not about a match."""
    text = context.text
    m = _HALF.match(text, pos)
    if m:
        low, high = ("01", "06") if m["word"].lower() == "first" else ("07", "12")
        return [Reading(pos, m.end(), "date", f"{m['year']}-{low}", f"{m['year']}-{high}", grain=Decimal(0))]
    m = _QUARTER.match(text, pos)
    if m is None or not m["year"] and (context.sport or re.match(rf"{GAP}of(?![^\W_])", text[m.end() : m.end() + 4]) or m["q"] is not None and text[m.end() : m.end() + 1].isalnum()):
        return []
    number = m["q"] or str(("first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th").index(m["word"].lower()) % 4 + 1)
    value = f"{m['year'] or '-'}-Q{number}"
    return [Reading(pos, m.end(), "date", value, value, grain=Decimal(0))]


def read_ordinal_day(text: str, pos: int, day: int) -> list[Reading]:
    """Fourth of July: a day named by an ordinal word."""
    m = _ORDINAL_DAY.match(text, pos)
    if m is None or day > 31:
        return []
    value = f"--{_month_number(m['month']):02}-{day:02}"
    return [Reading(pos, m.end(), "date", value, value, grain=Decimal(0))]


def read_fiscal(text: str, pos: int) -> list[Reading]:
    """fiscal 2011, FY2012: the year."""
    m = _FISCAL.match(text, pos)
    if m is None:
        return []
    year = m["year"] or "20" + m["yy"]
    glued = text[pos : pos + 2] == "FY"
    return [Reading(pos if glued else m.start("year"), m.end(), "date", year, year, grain=Decimal(0))]


