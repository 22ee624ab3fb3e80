"""Times of day: 3 p.m., 11am, 10:08 p.m. ET, 0400 GMT, 15:00, noon, midnight."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract.numerals import GAP
from checker.extract.reading import Reading

_ZONES = {
    "gmt": 0, "utc": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "msk": 180, "ist": 330, "est": -300, "edt": -240,
    "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "jst": 540, "aest": 600, "aedt": 660,
    "hkt": 480, "sgt": 480,
}  # fmt: skip
_ZONE = re.compile(rf"{GAP}?\(?(?P<zone>GMT|UTC|BST|CEST|CET|EET|MSK|IST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|JST|AEST|AEDT|HKT|SGT|ET|CT|MT|PT)(?![^\W_])")
_H = r"(?P<h>1[0-2]|0?[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_HALF_DAY = re.compile(rf"{_H}(?:[:.](?P<m>[0-5]\d)(?::[0-5]\d)?)?{GAP}?(?P<half>[ap])\.?{GAP}?m\b\.?", re.IGNORECASE)
_HALF_DAY_RANGE = re.compile(rf"(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<m>[0-5]\d))?(?:{GAP}?[ap]\.?m\.?)?(?:{GAP}?[-\u2013]{GAP}?|{GAP}(?:to|and|until|or){GAP})(?P<h2>1[0-2]|0?[1-9])(?:[:.][0-5]\d)?{GAP}?(?P<half>[ap])\.?{GAP}?m\b", re.IGNORECASE)
_COLON = re.compile(r"(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:])")
_MILITARY = re.compile(rf"(?P<h>[01]\d|2[0-3]):?(?P<m>[0-5]\d)(?=(?:{GAP}?h(?:ou)?rs?\b|{GAP}?(?:GMT|UTC|BST|CEST|CET|EST|EDT|MSK|IST|local{GAP}time)\b))")
_TWELVE = re.compile(rf"(?:12|twelve)(?:{GAP}o['’]clock)?{GAP}(?P<word>noon|midday|midnight)(?![^\W_])", re.IGNORECASE)
_OCLOCK = re.compile(rf"(?P<h>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve){GAP}o['’]clock|(?P<h3>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve){GAP}in{GAP}the{GAP}(?:morning|afternoon|evening)", re.IGNORECASE)
_WORD = re.compile(r"(?P<word>midnight|noon)(?![^\W_])", re.IGNORECASE)
_CUE = re.compile(rf"(?:^|[^\w])(?:at|by|until|till|from|to|before|after|around|about|since|between|and|shortly|just)(?:{GAP}(?:about|around))?{GAP}\Z|\d{GAP}?[-\u2013]{GAP}?$|\(\Z|day,?{GAP}\Z|\d{{4}},?{GAP}\Z", re.IGNORECASE)
_GAME_CLOCK = re.compile(rf"{GAP}(?:left|remaining|to{GAP}(?:play|go)|into|mark|of{GAP}the)", re.IGNORECASE)
_PART_OF_DAY = re.compile(rf"{GAP}(?:(?:in{GAP}the|(?:on{GAP})?\w+day|this|that){GAP}(?P<part>morning|afternoon|evening)|(?:at{GAP})?(?P<night>night|tonight))", re.IGNORECASE)
_WORD_HOURS = {w: i for i, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)}


def _reading(text: str, start: int, end: int, hour: int, minute: int) -> Reading:
    zone = _ZONE.match(text, end)
    value = f"{hour:02}:{minute:02}"
    return Reading(start, end, "time", value, value, grain=Decimal(0), offset=_ZONES.get(zone["zone"].lower()) if zone else None)


def _hour(stated: str) -> int:
    return _WORD_HOURS.get(stated.lower()) or int(stated)


def _afternoon(hour: int, half: str) -> int:
    return hour % 12 + (12 if half.lower() == "p" else 0)


def read(text: str, pos: int) -> list[Reading]:
    """The time that begins at `pos`."""
    m = _TWELVE.match(text, pos)
    if m:
        return [_reading(text, pos, m.end(), 0 if m["word"].lower() == "midnight" else 12, 0)]
    for pattern in (_HALF_DAY, _HALF_DAY_RANGE):
        m = pattern.match(text, pos)
        if m:
            half = m["half"].lower()
            if pattern is _HALF_DAY_RANGE and _hour(m["h"]) % 12 > int(m["h2"]) % 12:
                half = "a" if half == "p" else "p"  # from 9 to 5 p.m.
            hour = _afternoon(_hour(m["h"]), half)
            end = m.end() if pattern is _HALF_DAY else m.end("m") if m["m"] else m.end("h")
            return [_reading(text, pos, end, hour, int(m["m"] or 0))]
    m = _MILITARY.match(text, pos)
    if m:
        return [_reading(text, pos, m.end(), int(m["h"]), int(m["m"]))]
    m = _COLON.match(text, pos)
    if m and not _GAME_CLOCK.match(text, m.end()) and text[pos - 1 : pos] not in (":", "."):
        before = text[max(0, pos - 24) : pos]
        if _CUE.search(before) or _PART_OF_DAY.match(text, m.end()) or _ZONE.match(text, m.end()) or len(m["h"]) == 2 and int(m["h"]) > 12:
            hour = int(m["h"])
            part = _PART_OF_DAY.match(text, m.end())
            if part and hour < 12 and (part["part"] or part["night"]).lower() != "morning":
                hour += 12
            return [_reading(text, pos, m.end(), hour, int(m["m"]))]
    m = _OCLOCK.match(text, pos)
    if m:
        hour = _hour(m["h"] or m["h3"])
        part = _PART_OF_DAY.match(text, m.end("h3") if m["h3"] else m.end())
        if part and hour < 12 and (part["part"] or part["night"]).lower() != "morning":
            hour += 12
        return [_reading(text, pos, m.end(), hour, 0)]
    return []


def read_word(text: str, pos: int) -> list[Reading]:
    """noon and midnight as a point in time, not as a manner (midnight blue)."""
    m = _WORD.match(text, pos)
    if m is None or re.match(r"[-\u2011]|\s(?:blue|black|sun|mass|train|express|movie|snack)\b", text[m.end() : m.end() + 10], re.IGNORECASE):
        return []
    return [_reading(text, pos, m.end(), 0 if m["word"].lower() == "midnight" else 12, 0)]
