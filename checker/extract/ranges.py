"""Ranges: 10 to 20, $5-7 million, between five and ten, six or seven; the scale or unit may be written once."""

from __future__ import annotations

import re
from checker.extract.numerals import DASH, GAP, Numeral, read, with_scale

_TO = re.compile(rf"{DASH}?{GAP}to{GAP}|{DASH}to{DASH}|{GAP}?{DASH}{GAP}?|{GAP}through{GAP}")
_AND = re.compile(rf"{GAP}and{GAP}")
_OR = re.compile(rf"{GAP}or{GAP}(?:even{GAP}|maybe{GAP}|perhaps{GAP})?|{DASH}or{DASH}")
_BETWEEN = re.compile(rf"(?:\bbetween|\banywhere{GAP}from|\branging{GAP}from|\branges?{GAP}from|\branged{GAP}from)(?:{GAP}(?:the{GAP}ages{GAP}of|about|around|roughly|an{GAP}estimated))?{GAP}[^\w\s]?\w{{0,4}}[^\w\s]?\Z", re.IGNORECASE)
_FROM_CHANGE = re.compile(
    rf"\b(?:rose|rise|rises|rising|risen|fell|fall|falls|falling|fallen|grew|grow|grown|growing|increas\w+|decreas\w+|dropp?\w*|cut|cuts|cutting|rais\w+|lower\w*|climb\w*|jump\w*|slipp?\w*|down|up|went|go|going|gone|shrank|shrunk|soar\w*|surg\w+|declin\w+|reduc\w+|expand\w*|improv\w+|chang\w+|mov\w+|advanc\w+|plung\w+|tumbl\w+|slid|boost\w*|revis\w+|plummet\w*|upgrad\w*|swell\w*|doubled|tripled|extend\w*)\b[^.;:]{{0,60}}\bfrom{GAP}(?:about{GAP}|around{GAP}|just{GAP}|nearly{GAP}|roughly{GAP}|some{GAP}|more{GAP}than{GAP})*[^\w\s]?\w{{0,3}}[^\w\s]?$",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\bfrom{GAP}[$£€¥]?\Z", re.IGNORECASE)
_TO_NEXT = re.compile(rf"{GAP}to{GAP}(?=[$£€¥]?\d|[a-z]+(?:{DASH}|{GAP}))")
_AND_NEXT = re.compile(rf"{DASH}?{GAP}(?:and|or){GAP}(?=\d)|{DASH},{GAP}(?:and{GAP})?(?=\d)")
_SIGN = re.compile(r"(?:US|A|C|HK|NZ|S)?[$£€¥₹₪]|RM|Rs\.?\s?")
_AROUND = re.compile(rf"(?:about|around|roughly|perhaps|maybe|some|up{GAP}to|as{GAP}many{GAP}as|as{GAP}much{GAP}as){GAP}", re.IGNORECASE)


def read_second(text: str, low: Numeral, unit_end: int, *, money: bool) -> tuple[Numeral, Numeral] | None:
    """Both ends of the range that begins with `low`, whose own unit (percent sign, currency word) ends at `unit_end`.

    None where no second number follows or the two make no range.
    """
    before = text[max(0, low.start - 90) : low.start]
    between = bool(_BETWEEN.search(before[-40:]))
    joiner = _TO.match(text, unit_end)
    if joiner is None:
        joiner = _AND.match(text, unit_end) if between else _OR.match(text, unit_end)
        alternatives = not between
    else:
        alternatives = False
    if joiner is None:
        return None
    pos = joiner.end()
    around = _AROUND.match(text, pos)
    if around and between:
        pos = around.end()
    sign = _SIGN.match(text, pos)
    if sign and money:
        pos = sign.end()
    if pos >= len(text):
        return None
    high = read(text, pos, money=money)
    if high is None or high.vague or low.vague:
        return None
    if not low.digits and high.digits and not alternatives and "to" not in joiner.group() and not between:
        return None
    spaced_word = joiner.group().strip(" -").lower() == "to"
    if spaced_word and _FROM_CHANGE.search(before) and not between:
        return None
    scaled = low
    if low.scale == 1 and high.scale > 1 and low.value < 1000 and low.value * high.scale <= high.value * 10**6 and not (alternatives and low.value > 20):
        candidate = with_scale(low, high.scale)
        if candidate.value <= high.value:
            scaled = candidate
    if scaled.value >= high.value:
        return None
    if spaced_word and high.value > 10 * scaled.value and before.endswith("by "):
        return None  # lowered by 501,000 to 6.2 million
    if alternatives and not (high.value <= scaled.value * 2 + 1):
        return None
    if joiner.group().strip(" \u00a0\n") in ("-", "–", "—", "‑", "−") and joiner.group() != joiner.group().strip() and "—" in joiner.group():
        return None
    if not joiner.group().strip().isalpha() and low.bare and high.bare and len(str(high.value)) == 4 and len(str(low.value)) == 4 and 1500 < low.value < 2100:
        return None
    return scaled, high


def read_sharer(text: str, n: Numeral) -> Numeral | None:
    """The second of two numbers that share a unit written once: from 4.8 to 4.7 percent, 13 and 11 years."""
    m = _TO_NEXT.match(text, n.end)
    if m and not _FROM.search(text, max(0, n.start - 9), n.start):
        return None
    if m is None:
        m = _AND_NEXT.match(text, n.end)
    if m is None:
        return None
    sign = _SIGN.match(text, m.end())
    return read(text, sign.end() if sign else m.end(), money=sign is not None)
