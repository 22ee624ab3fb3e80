"""Times of day: 3 p.m., 11am, 10:08 p.m. ET, 0400 GMT, 15:00, ten o’clock, noon, midnight."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract.numeral import UNITS
from checker.extract.patterns import END, GAP, any_of, last_word
from checker.extract.reading import Reading
from checker.late import early, late

_ZONES = {
    "gmt": 0, "utc": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "msk": 180, "ist": 330, "est": -300, "edt": -240,
    "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "jst": 540, "aest": 600, "aedt": 660,
    "hkt": 480, "sgt": 480,
}  # fmt: skip
"""Minutes ahead of UTC. ET and PT are one or the other by the season: left open."""
_ZONE = late(rf"{GAP}?\(?(?P<zone>{any_of(' '.join(_ZONES).upper(), 'ET CT MT PT')}){END}")
_HOUR_WORD = any_of("one two three four five six seven eight nine ten eleven twelve")
_HOUR = r"1[0-2]|0?[1-9]"
_MINUTE = r"[0-5]\d"
_HALF = rf"(?P<half>[ap])(?:\.{GAP}?m\b\.?|{GAP}?m\b)"
_WITH_HALF = early(rf"(?P<h>{_HOUR}|{_HOUR_WORD})(?:[:.](?P<m>{_MINUTE})(?::{_MINUTE})?)?{GAP}?{_HALF}", re.IGNORECASE)
# 9 to 5 p.m.: the half of the day is written once.
_RANGE_WITH_HALF = early(
    rf"(?P<h>{_HOUR})(?:[:.](?P<m>{_MINUTE}))?(?:{GAP}?[-\u2013]{GAP}?|{GAP}(?:to|and|until|or){GAP})"
    rf"(?P<h2>{_HOUR})(?:[:.]{_MINUTE})?{GAP}?{_HALF}",
    re.IGNORECASE,
)
_COLON = early(rf"(?P<h>[01]?\d|2[0-3]):(?P<m>{_MINUTE})(?::{_MINUTE})?(?![\d:])")
_MILITARY = early(
    rf"(?P<h>[01]\d|2[0-3]):?(?P<m>{_MINUTE})"
    rf"(?={GAP}?(?:h(?:ou)?rs?|GMT|UTC|BST|CEST|CET|EST|EDT|MSK|IST|local{GAP}time)\b)"
)
_DOTTED = late(rf"(?P<h>0\d)\.(?P<m>{_MINUTE})(?=[,;)]|\.(?!\d)|\Z|{GAP}(?:on|in|when|and|to|after)\b)")
_TWELVE = early(rf"(?:12|twelve)(?:{GAP}o['’]clock)?{GAP}(?P<word>noon|midday|midnight){END}", re.IGNORECASE)
_OCLOCK = early(
    rf"(?P<h>1[0-2]|[1-9]|{_HOUR_WORD}){GAP}(?:(?P<clock>o['’]clock)|in{GAP}the{GAP}(?:morning|afternoon|evening))",
    re.IGNORECASE,
)
_WORD = late(rf"(?P<word>midnight|noon){END}", re.IGNORECASE)
_MANNER = late(r"[-\u2011]|\s(?:blue|black|sun|mass|train|express|movie|snack)\b", re.IGNORECASE)

_CUES = frozenset("at by until till from to before after around about since between and shortly just".split())
_CUE_SIGN = late(rf"\d{GAP}?[-\u2013]{GAP}?\Z|\(\Z|day,?{GAP}\Z|\d{{4}},?{GAP}\Z", re.IGNORECASE)
_CUE_WORD = late(rf"\b{any_of(*_CUES)}(?:{GAP}(?:about|around))?{GAP}\Z", re.IGNORECASE)
_GAME_CLOCK = late(rf"{GAP}{any_of('left remaining to_play to_go into mark of_the')}", re.IGNORECASE)
_PART_OF_DAY = late(
    rf"{GAP}(?:(?:in{GAP}the|(?:on{GAP})?\w+day|this|that){GAP}(?P<part>morning|afternoon|evening)"
    rf"|(?:at{GAP})?(?P<night>night|tonight))",
    re.IGNORECASE,
)


def read(text: str, pos: int) -> list[Reading]:
    """The time that begins at `pos`."""
    twelve = _TWELVE.match(text, pos)
    if twelve:
        return [_word_reading(text, pos, twelve)]
    for reader in (_read_half_of_day, _read_military, _read_colon, _read_oclock):
        reading = reader(text, pos)
        if reading:
            return [reading]
    return []


_PAST = early(
    rf"(?P<part>(?:a{GAP})?quarter|half|five|ten){GAP}(?P<to>past|to){GAP}(?P<h>1[0-2]|[1-9]|{_HOUR_WORD}){END}"
    rf"(?=[.,;:!?)\"”’]|\Z|{GAP}{any_of('on in this that when and with before after as for local')}{END})",
    re.IGNORECASE,
)
_MINUTES = {"quarter": 15, "half": 30, "five": 5, "ten": 10}


def read_past(text: str, pos: int) -> Reading | None:
    """half past seven, a quarter to three, ten past six; as the clock shows it where no part of the day is named."""
    m = _PAST.match(text, pos)
    if m is None:
        return None
    part = m["part"].lower().split()[-1]
    if m["to"].lower() == "to" and part != "quarter":
        return None  # voted five to three
    of_day = _PART_OF_DAY.match(text, m.end())
    minutes = _in_part(_hour(m["h"]), of_day) * 60 + _MINUTES[part] * (1 if m["to"].lower() == "past" else -1)
    return _reading(text, pos, m.end(), minutes // 60 % 24, minutes % 60)


def read_word(text: str, pos: int) -> list[Reading]:
    """noon and midnight as a point in time, not as a manner (midnight blue)."""
    m = _WORD.match(text, pos)
    return [] if m is None or _MANNER.match(text, m.end()) else [_word_reading(text, pos, m)]


def _word_reading(text: str, pos: int, m: re.Match[str]) -> Reading:
    return _reading(text, pos, m.end(), 0 if m["word"].lower() == "midnight" else 12, 0)


def _reading(text: str, start: int, end: int, hour: int, minute: int) -> Reading:
    zone = _ZONE.match(text, end)
    value = f"{hour:02}:{minute:02}"
    offset = _ZONES.get(zone["zone"].lower()) if zone else None
    return Reading(start, end, "time", value, value, grain=Decimal(0), offset=offset)


def _read_half_of_day(text: str, pos: int) -> Reading | None:
    """3 p.m., and the first hour of 9 to 5 p.m."""
    m = _WITH_HALF.match(text, pos)
    if m:
        return _reading(text, pos, m.end(), _of_day(_hour(m["h"]), m["half"]), int(m["m"] or 0))
    m = _RANGE_WITH_HALF.match(text, pos)
    if m is None:
        return None
    half = m["half"].lower()
    if int(m["h"]) % 12 > int(m["h2"]) % 12:
        half = "a" if half == "p" else "p"  # from 9 to 5 p.m.
    end = m.end("m") if m["m"] else m.end("h")
    return _reading(text, pos, end, _of_day(int(m["h"]), half), int(m["m"] or 0))


def _hour(stated: str) -> int:
    return int(stated) if stated.isdigit() else UNITS[stated.lower()]


def _of_day(hour: int, half: str) -> int:
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _read_military(text: str, pos: int) -> Reading | None:
    """0400 GMT, 1530 hours, at 02.15."""
    m = _MILITARY.match(text, pos)
    if m is None and text[pos] == "0" and last_word(text, pos) in ("at", "until", "since", "by", "from"):
        m = _DOTTED.match(text, pos)
    return _reading(text, pos, m.end(), int(m["h"]), int(m["m"])) if m else None


def _read_colon(text: str, pos: int) -> Reading | None:
    """15:00, and 3:00 where the words around speak of a time."""
    m = _COLON.match(text, pos)
    if m is None or text[pos - 1 : pos] in (":", ".") or _GAME_CLOCK.match(text, m.end()):
        return None
    part = _PART_OF_DAY.match(text, m.end())
    certain = len(m["h"]) == 2 and int(m["h"]) > 12
    if not (certain or part or _ZONE.match(text, m.end()) or _is_cued(text, pos)):
        return None
    return _reading(text, pos, m.end(), _in_part(int(m["h"]), part), int(m["m"]))


def _is_cued(text: str, pos: int) -> bool:
    begin = max(0, pos - 24)
    if last_word(text, pos) in _CUES and _CUE_WORD.search(text, begin, pos):
        return True
    return _CUE_SIGN.search(text, begin, pos) is not None


def _read_oclock(text: str, pos: int) -> Reading | None:
    """ten o’clock, 8 in the evening."""
    m = _OCLOCK.match(text, pos)
    if m is None:
        return None
    part = _PART_OF_DAY.match(text, m.end() if m["clock"] else m.end("h"))
    return _reading(text, pos, m.end(), _in_part(_hour(m["h"]), part), 0)


def _in_part(hour: int, part: re.Match[str] | None) -> int:
    """The hour on the 24-hour clock: 7 in the evening is 19."""
    later = part is not None and (part["part"] or part["night"]).lower() != "morning"
    return hour + 12 if later and hour < 12 else hour
