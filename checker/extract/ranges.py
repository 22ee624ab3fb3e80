"""Ranges: 10 to 20, $5-7 million, between five and ten, six or seven; the scale or unit may be written once."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract.numeral import UNITS, Numeral, minus_before, with_scale
from checker.extract.numerals import read
from checker.extract.patterns import DASH, END, GAP, HYPHEN, any_of, last_word
from checker.late import early, late

_TO = early(rf"{DASH}?{GAP}to(?:{GAP}{DASH}?|{HYPHEN})|{DASH}to(?:{DASH}|{GAP})|{GAP}?{DASH}{GAP}?|{GAP}through{GAP}")
_AND = early(rf"{GAP}and{GAP}")
_AND_PERHAPS = early(
    rf"{GAP}{any_of('and or but')}{GAP}"
    rf"{any_of('(?:perhaps_|possibly_|maybe_)(?:as_many_as_|as_much_as_|up_to_)? as_many_as_ up_to_')}"
)
_OR = early(rf"{GAP}or{GAP}(?:{any_of('even maybe perhaps')}{GAP})?|{DASH}or{DASH}")
_SIGN_LEFT = r"[^\w\s]?\w{0,4}[^\w\s]?"
_BETWEEN = early(
    rf"(?:\b{any_of('between anywhere_from ranging_from range_from ranges_from ranged_from')})"
    rf"(?:{GAP}{any_of('the_ages_of about around roughly an_estimated')})?{GAP}{_SIGN_LEFT}\Z",
    re.IGNORECASE,
)
CHANGE = any_of(
    r"""rose rise rises rising risen fell fall falls falling fallen grew grow grown growing increas\w+ decreas\w+
    dropp?\w* cut cuts cutting rais\w+ lower\w* climb\w* jump\w* slipp?\w* down up went go going gone shrank shrunk
    soar\w* surg\w+ declin\w+ reduc\w+ expand\w* improv\w+ chang\w+ mov\w+ advanc\w+ plung\w+ tumbl\w+ slid boost\w*
    revis\w+ plummet\w* upgrad\w* swell\w* doubled tripled extend\w*"""
)
"""Verbs and words of a change from one level to another."""
# "rose from 5 to 7" states two levels and no range.
_CHANGED_FROM = late(
    rf"\b{CHANGE}\b[^.;:]{{0,60}}\bfrom{GAP}(?:{any_of('about around just nearly roughly some more_than')}{GAP})*"
    r"[^\w\s]?\w{0,3}[^\w\s]?\Z",
    re.IGNORECASE,
)
_UNIT = rf"(?:{GAP}?%|(?:{GAP}(?!to\b)[a-z]+){{1,2}})?"
_ON_TO = late(rf"{_UNIT}{GAP}to{GAP}[$£€¥]?\d[\d.,]*{_UNIT}(?:{GAP}to{GAP}|{DASH})[$£€¥]?\d")
"""After the two: from 5 to 7 percent to 6 to 9 percent is a change from one range to another."""
_BY = late(
    rf"\b(?:by|{CHANGE}){GAP}(?:an?{GAP})?(?:{any_of('further another additional about around nearly some')}{GAP})?"
    r"[^\w\s]?\w{0,3}[^\w\s]? ?\Z",
    re.IGNORECASE,
)
_BEHIND = late(r"\b(?:trail(?:s|ed|ing)?|lag(?:s|ged|ging)?|behind|oppos\w+|disapprov\w+)\b[^.:\n]{0,80}\Z", re.I)
_FROM = late(rf"\bfrom{GAP}[$£€¥]?\Z", re.IGNORECASE)
_TO_NEXT = early(rf"{GAP}to{GAP}(?=[$£€¥]?\d|[a-z]+(?:{DASH}|{GAP}))")
_FROM_NEXT = early(rf",?{GAP}(?:up{GAP}|down{GAP})?from{GAP}(?=[$£€¥]?\d)")
_ROSE_TO = late(rf"\b(?:to|at){GAP}[$£€¥]?\Z", re.IGNORECASE)
_AND_NEXT = early(
    rf"{DASH}?{GAP}(?:and|or|upon){GAP}(?:even{GAP})?(?=\w)|{DASH},{GAP}(?:and{GAP})?(?=\d)|{GAP}(?:vs\.?|versus){GAP}(?=\d)"
)
_LIST_NEXT = early(rf"(?:,{GAP}\d[\d.]*(?=[ ,]))+,?{GAP}(?:and|or){GAP}(?=\d)")
_COMMA_NEXT = early(rf",{GAP}(?:maybe{GAP}|perhaps{GAP})?(?=[\da-z])")
_COMMA_BEFORE = early(rf"(?:\d|{any_of(*list(UNITS)[1:])}),?{GAP}(?:and{GAP}|or{GAP})?\Z", re.IGNORECASE)
_LIST_GOES_ON = early(rf",?{GAP}(?:and{GAP}|or{GAP})?(?:\d|{any_of(*list(UNITS)[1:])}{END})|,")
_BY_NEXT = late(rf"(?:{GAP}(?:by|x|×){GAP}|[x×])(?=\d)")
_TO_LESS = early(rf"{GAP}to{GAP}(?=\d)|{HYPHEN}to{HYPHEN}(?=\d)|{GAP}?{DASH}{GAP}?(?=\d)")
_SIGN = late(r"[A-Z]{0,3}[$£€¥₹₪₦₩₱]|[A-Z]{3} ?(?=\d)|RM|Rs\.?\s?")
_AROUND = late(
    any_of("about around roughly perhaps maybe some up_to as_many_as as_much_as almost nearly over more_than") + GAP,
    re.IGNORECASE,
)


def read_second(text: str, low: Numeral, unit_end: int, *, money: bool) -> tuple[Numeral, Numeral] | None:
    """Both ends of the range that begins with `low`, whose own unit (percent sign, currency word) ends at `unit_end`.

    None where no second number follows or the two make no range.
    """
    if low.vague:
        return None
    perhaps = _AND_PERHAPS.match(text, unit_end)
    if perhaps:  # 250 and perhaps as many as 400
        high = _second(text, perhaps.end(), between=False, money=money)
        return (low, high) if high and not high.vague and low.value < high.value <= 10 * low.value else None
    if text[unit_end : unit_end + 1] == "," and unit_end == low.end:
        return _guess(text, low, unit_end, money=money)
    to = _TO.match(text, unit_end)
    if to is None and not (_AND.match(text, unit_end) or _OR.match(text, unit_end)):
        return None
    between = bool(_BETWEEN.search(text, max(0, low.start - 40), low.start))
    joiner = to or (_AND if between else _OR).match(text, unit_end)
    if joiner is None:
        return None
    high = _second(text, joiner.end(), between=between, money=money)
    if high is None or high.vague:
        return None
    either = to is None and not between
    low = _with_shared_scale(low, high, either=either)
    both_negative = low.value > high.value and _are_negative(text, low, high)
    if (low.value >= high.value and not both_negative) or (either and high.value > low.value * 2 + 1):
        return None
    if to and not between and not _joins(text, low, high, to.group()):
        return None
    return low, high


def _are_negative(text: str, low: Numeral, high: Numeral) -> bool:
    """-8 to -5, minus 3 to minus 2: the lower end first."""
    return minus_before(text, high.start) is not None and minus_before(text, low.start) is not None


def _guess(text: str, low: Numeral, end: int, *, money: bool) -> tuple[Numeral, Numeral] | None:
    """Both ends of "five, six years", where the numbers are two guesses and no list."""
    m = _COMMA_NEXT.match(text, end)
    high = read(text, m.end(), money=money) if m else None
    if high is None or high.vague or low.digits != high.digits or low.bare != high.bare or low.scale != high.scale:
        return None
    if not _are_guesses(low, high) or last_word(text, low.start) in _LISTS:
        return None
    if _LABEL_BEFORE.search(text, max(0, low.start - 24), low.start):
        return None  # Districts 3, 4
    listed = _COMMA_BEFORE.search(text, max(0, low.start - 14), low.start) or _LIST_GOES_ON.match(text, high.end)
    return None if listed else (low, high)


_BY_SIGNS = frozenset("bx×")
_LABEL_BEFORE = late(r"[^\W\d_][.,;]?\s[A-Z]\w*\s\Z")
_LISTS = frozenset("the these those ages aged grades years".split())


def _second(text: str, pos: int, *, between: bool, money: bool) -> Numeral | None:
    """The number at `pos`, behind words like "about" and a currency sign."""
    around = _AROUND.match(text, pos) if between else None
    if around:
        pos = around.end()
    if text.startswith("minus ", pos):
        pos += len("minus ")
    sign = _SIGN.match(text, pos) if money else None
    return read(text, sign.end() if sign else pos, money=money)


def _with_shared_scale(low: Numeral, high: Numeral, *, either: bool) -> Numeral:
    """The first number with the scale of the second, where that was written once for both."""
    if low.scale != 1 or high.scale == 1 or low.value >= 1000 or (either and low.value > 20):
        return low
    scaled = with_scale(low, high.scale)
    return scaled if scaled.value <= high.value else low


def _joins(text: str, low: Numeral, high: Numeral, joiner: str) -> bool:
    """Whether "to" or a dash between two numbers makes a range of them."""
    word = joiner.strip(" -")
    if not low.digits and high.digits and "to" not in joiner:
        return False  # twenty - 30
    if word == "to":
        if _CHANGED_FROM.search(text, max(0, low.start - 90), low.start) and not _ON_TO.match(text, high.end):
            return False
        if (
            low.value
            and high.value > (3 if low.value >= 1000 else 10) * low.value
            and _BY.search(text, max(0, low.start - 24), low.start)
        ):
            return False  # lowered by 501,000 to 6.2 million
        if 50 <= low.value + high.value <= 101 and _BEHIND.search(text, max(0, low.start - 90), low.start):
            return False  # trails Reed, 38 percent to 46 percent
        exact = low.value >= 1000 and max(low.value / low.grain, high.value / high.grain) >= 100
        if exact and _BY.search(text, max(0, low.start - 24), low.start):
            return False  # decreased by 193,000 to 576,000
    bare = joiner.strip()
    if bare in ("-", "−") and joiner[0].isspace() and not joiner[-1].isspace():
        return False  # -0.06 -1.20%: a minus
    if "—" in joiner and bare == "—" != joiner:
        return False  # a dash of the sentence
    years = low.bare and high.bare and len(str(low.value)) == len(str(high.value)) == 4 and 1500 < low.value < 2100
    return bare.isalpha() or not years


def read_sharer(text: str, n: Numeral) -> Numeral | None:
    """The second of two numbers that share a unit written once: from 4.8 to 4.7 percent, 13 and 11 years."""
    m = _TO_NEXT.match(text, n.end)
    if m and not _FROM.search(text, max(0, n.start - 9), n.start):
        m = None
    m = m or _AND_NEXT.match(text, n.end)
    if m is None and n.scale == 1 and n.digits and "from" in text[n.end : n.end + 12] and _is_level(text, n):
        m = _FROM_NEXT.match(text, n.end)
    if m is None and n.digits and n.scale == 1 and text[n.end : n.end + 1] == ",":
        m = _LIST_NEXT.match(text, n.end)  # rates of 12, 25 and 35 percent
    if m is None and n.digits and text[n.end : n.end + 2].strip()[:1] in _BY_SIGNS:
        m = _BY_NEXT.match(text, n.end)  # 61 by 84 centimetres
    less = None if m else _TO_LESS.match(text, n.end)
    m = m or less
    if m is None:
        return None
    sign = _SIGN.match(text, m.end())
    second = read(text, sign.end() if sign else m.end(), money=sign is not None)
    return None if less and second and second.value > n.value else second


def _is_level(text: str, n: Numeral) -> bool:
    """Whether "to" or "at" stands before a number: to 2.5 from 0.5 percent."""
    return _ROSE_TO.search(text, max(0, n.start - 5), n.start) is not None


def is_crossed(text: str, n: Numeral, sharer: Numeral) -> bool:
    """Whether "by" or a cross joins two numbers, as those of lengths are: 61 by 84 centimetres."""
    return text[n.end : sharer.start].strip() in ("by", "x", "×")


def _are_guesses(low: Numeral, high: Numeral) -> bool:
    step = high.value - low.value
    in_fives = high.value < 10**9 and low.value % 5 == 0 and high.value % 5 == 0
    return step in (Decimal(1), Decimal("0.5")) or (step > 0 and in_fives and high.value <= 2 * low.value)
