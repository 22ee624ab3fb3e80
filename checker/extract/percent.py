"""Percentages and points: 12 percent, 99.6%, half a percent, 2.5 percentage points, 3 points in a poll."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract.context import Context
from checker.extract.numeral import FRACTION_WORDS, UNITS, Numeral, with_minus
from checker.extract.patterns import END, GAP, HYPHEN, JOINT, any_of, last_word
from checker.extract.reading import Reading
from checker.late import early, late

PERCENT = early(
    rf"(?:{HYPHEN}plus|\+)?(?:{GAP}?%(?!\w)|{JOINT}?(?:percent(?!age)|per{JOINT}cent|pct|(?<![ -])pc){END}"
    rf"|{GAP}\[(?:percent|per{GAP}cent)\])",
    re.IGNORECASE,
)
"""A percent sign or word after a number."""
_POINTS = early(
    rf"(?:{HYPHEN}plus|\+|{GAP}{any_of('full whole entire more additional')})?"
    rf"{JOINT}?(?:percentage{JOINT}points?|%{GAP}?{HYPHEN}?(?:points?|pts?)|(?<![ -])pp|(?-i:pp(?!\.))|ppts?"
    rf"|percent{GAP}points?){END}",
    re.IGNORECASE,
)
_BASIS_POINTS = early(rf"{JOINT}?(?:basis{JOINT}points?|bps?){END}", re.IGNORECASE)
_POINTS_NEXT = early(rf"{GAP}?{HYPHEN}?points?")
_BARE_POINTS = early(rf"{JOINT}points?{END}", re.IGNORECASE)
_MADE_POINTS = frozenset("had made raised these those his her their key main other following".split())
"""Words before points of a plan or a talk, not of a poll."""
_IN_A_POLL = early(
    rf"{GAP}{any_of('lead margin advantage edge ahead behind gap swing deficit bump bounce')}", re.IGNORECASE
)
_LEAD_BEFORE = late(rf"\b{any_of('lead margin advantage gap')}\b[^.;:]{{0,28}}\Z", re.IGNORECASE)
_PARTIES = late(r"\b(?:Labour|Tor(?:y|ies)|Conservatives?|Democrats?|Republicans?|candidates?|voters?)\b")
_LEAGUE = late(
    r"\b"
    + any_of(
        """leagues? season fixtures? championship standings midfielder striker innings quarterback tournament Grand_Prix
        second_half first_half match(?:es)? laps? games?_left games?_in_hand relegation playoffs? title_race"""
    )
    + r"\b"
)
"""Where points ahead are points of a table."""
_FRACTION_OF = early(
    rf"(?:(?P<num>{any_of('one a two three four five six seven eight nine')}|\d){JOINT})?"
    rf"(?P<den>half|{any_of('third quarter fourth fifth eighth tenth')}s?)"
    rf"(?:{GAP}of)?(?:{GAP}(?:an?|one|1))?{JOINT}"
    rf"(?:percent(?!age)|per{GAP}cent|(?P<point>percentage{JOINT}point)|(?P<bare>point))s?{END}",
    re.IGNORECASE,
)
_SHARES = late(
    r"\b"
    + any_of(
        """support rating approval turnout vote[rs]? lead(?:s|ing)? poll(?:s|ing)? respondents unemployment inflation
        rate rates party majority swing margin share"""
    )
    + r"\b",
    re.IGNORECASE,
)
_PERCENT_TOO = late(rf"\d{GAP}?%|\b(?:percent|per{GAP}cent|pct)\b", re.IGNORECASE)
_INDEX = late(r"\b(?:index|indices|stocks?|shares|Dow|S&P|bourse|equities)\b|S&P", re.IGNORECASE)


_OF_A_PERCENT = late(
    rf"{GAP}of{GAP}(?:an?|one|1){GAP}(?:percent(?!age)|per{GAP}cent|(?P<point>percentage{GAP}point)){END}"
)
_ERROR_BEFORE = late(
    rf"\bmargins?{GAP}of{GAP}(?:\w+{GAP})?error{GAP}(?:of|is|was|at|\w+){GAP}(?:\w+{GAP}){{0,3}}(?:\+/-{GAP}?|±)?\Z",
    re.IGNORECASE,
)
_SHARES_NAMED = late(r"\bpercentages?\b[^.\n]*[:–—-][^.\n]*\Z", re.IGNORECASE)


def read_percent(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """A percentage or a number of points after `high`."""
    text = context.text
    for pattern, unit in ((_POINTS, "percentage_point"), (PERCENT, "percent"), (_BASIS_POINTS, "basis point")):
        m = pattern.match(text, high.end)
        if m is None:
            continue
        points = _POINTS_NEXT.match(text, m.end()) if unit == "percent" else None
        if points:
            return _percent(text, low, high, points.end(), "percentage_point")
        return _percent(text, low, high, m.end(), unit)
    if text.startswith(" of ", high.end) and (part := _OF_A_PERCENT.match(text, high.end)):
        return _percent(text, low, high, part.end(), "percentage_point" if part["point"] else "percent")
    if low is high and low.digits and low.value < 20 and "error" in text[max(0, low.start - 36) : low.start]:
        error = _ERROR_BEFORE.search(text, max(0, low.start - 70), low.start)
        if error and _ENDS_CLAUSE.match(text, low.end):
            return _percent(text, low, high, high.end, "percentage_point")
    if low is high and low.bare and text[low.start - 1 : low.start] == "(" and _in_list(context, low):
        return _percent(text, low, high, high.end, "percent")
    m = _BARE_POINTS.match(text, high.end)
    if m is None or context.sport or context.market or not _are_of_shares(context, low, high, m.end()):
        return None
    return Reading(
        low.start, m.end(), "percent", low.value, high.value, "percentage_point", grain=max(low.grain, high.grain)
    )


def _are_of_shares(context: Context, low: Numeral, high: Numeral, end: int) -> bool:
    """Whether points without a percent sign are of a poll or a rate, and not of a game or a list."""
    text = context.text
    before = last_word(text, low.start)
    if before == "at" and low.value == 1:
        return False  # at one point
    if high.value < 60 and before not in _MADE_POINTS:
        sentence = context.document.sentence_text(context.document.sentence_at(low.start))
        share = _PERCENT_TOO.search(sentence) and not _INDEX.search(sentence)
        moved = before in ("up", "down") and not _LEAGUE.search(text)  # 68 percent oppose it, up four points
        if context.poll or (share and (moved or _SHARES.search(sentence))):
            return True
    if not context.poll and _LEAGUE.search(text):
        return False
    led = _LEAD_BEFORE.search(text, max(0, low.start - 48), low.start) and _PARTIES.search(text)
    return bool(led or _IN_A_POLL.match(text, end))


_ENDS_CLAUSE = late(rf"[.,;)](?!\d)|\Z|{GAP}{any_of('and for in on among with at')}{END}")
_LISTED_BEFORE = late(r"\(\d{1,2}(?:\.\d)?(?:%| percent)\)[^.\n]{2,80}\(\Z")
_LISTED_NEXT = late(r"\)[^.\n]{2,80}\(\d{1,2}(?:\.\d)?(?:%| percent)\)")


def _in_list(context: Context, n: Numeral) -> bool:
    """Reed (40 percent), Lund (38): the sign is written once."""
    if n.value > 100 or context.text[n.end : n.end + 1] != ")":
        return False
    if _SHARES_NAMED.search(context.text, max(0, n.start - 160), n.start):
        return True  # Percentage who approve: Reed (40), Lund (38)
    if not context.poll:
        return False
    before = _LISTED_BEFORE.search(context.text, max(0, n.start - 90), n.start)
    return bool(before or _LISTED_NEXT.match(context.text, n.end))


def _percent(text: str, low: Numeral, high: Numeral, end: int, unit: str) -> Reading:
    start, first, last = with_minus(text, low.start, low, high)
    return Reading(start, end, "percent", min(first, last), max(first, last), unit, grain=max(low.grain, high.grain))


def read_fraction_of_a_percent(context: Context, pos: int) -> Reading | None:
    """half a percent, three-tenths of a percentage point, a quarter-point cut."""
    m = _FRACTION_OF.match(context.text, pos)
    if m is None:
        return None
    if m["bare"]:
        sentence = context.document.sentence_text(context.document.sentence_at(pos))
        if context.sport or _INDEX.search(sentence):
            return None  # points of a game or an index
    value = fraction_value(m["num"] or "one", m["den"])
    unit = "percentage_point" if m["point"] or m["bare"] else "percent"
    return Reading(pos, m.end(), "percent", value, value, unit, grain=value / 2)


_ZERO_GROWTH = early(rf"{GAP}(?:\w+{GAP})?{any_of('growth inflation')}{END}", re.IGNORECASE)


def read_zero_growth(text: str, n: Numeral) -> Reading | None:
    """zero growth, zero real growth: a rate of zero percent."""
    if n.digits or n.value or not _ZERO_GROWTH.match(text, n.end):
        return None
    return Reading(n.start, n.end, "percent", n.value, n.value, "percent")


def fraction_value(above: str, below: str) -> Decimal:
    """The value of a fraction in words: two, thirds."""
    word = above.lower()
    number = int(word) if word.isdigit() else 1 if word == "a" else UNITS[word]
    return Decimal(number) / FRACTION_WORDS[below.lower()]
