"""Asks the readers of the kinds in turn at every place where a figure may begin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from checker.extract import (
    clock,
    codes,
    counts,
    currencies,
    dates,
    decades,
    durations,
    idioms,
    measures,
    money,
    ordinals,
    quantity,
    scores,
    shares,
    years,
)
from checker.extract.candidates import Candidate, candidates
from checker.extract.context import Context
from checker.extract.numeral import TENS, UNITS
from checker.extract.numerals import read
from checker.extract.reading import Reading
from checker.late import early

_MAY_BE_IDIOM = frozenset(("number", "ordinal", "share"))
_CLOCK = early(r"\d{1,3}:\d{2}(?!\d)")
_CLOCK_TAIL = early(r"\d:\Z")
_ORDINAL_END = early(r"[\d,]+(?:(?<=1)(?<!11)st|(?<=2)(?<!12)nd|(?<=3)(?<!13)rd|th)(?![^\W_])")


def readings(context: Context) -> Iterator[Reading]:
    """The readings of an article in order of position."""
    unread = _Unread(context)
    done = 0
    for candidate in candidates(context.text):
        if candidate.start < done or candidate.start in unread:
            continue
        end = _end_of_name(context.text, candidate)
        if end:
            done = end
            continue
        for reading in _read(context, candidate):
            if reading.start >= done:
                yield reading
                done = reading.end


class _Unread:
    """Where no figure begins: addresses, and what a reader of the printed article never sees."""

    def __init__(self, context: Context) -> None:
        skipped = [(zone.start, zone.end) for zone in context.document.article.zones if zone.name == "skipped"]
        spans = sorted([*codes.address_spans(context.text), *skipped])
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))

    def __contains__(self, pos: int) -> bool:
        i = bisect_right(self._starts, pos) - 1
        return i >= 0 and pos < self._ends[i]


def _end_of_name(text: str, c: Candidate) -> int:
    """Where a code (9/11) or idiom (one-on-one) that begins at a candidate ends; 0 for none."""
    if c.trigger == "digits":
        return 0 if text[c.start + 1 : c.start + 2] in ("Q", "H") else codes.code_end(text, c.start)
    return idioms.idiom_end(text, c.start) if c.trigger in _MAY_BE_IDIOM else 0


def _read(context: Context, c: Candidate) -> list[Reading]:
    """The figures that begin at a candidate: one as a rule, none, or the parts of a list."""
    text, pos = context.text, c.start
    match c.trigger:
        case "digits":
            return _read_digits(context, pos)
        case "article":
            return _read_article(context, pos)
        case "number":
            return _read_number_word(context, c)
        case "month":
            return dates.read_month(text, pos) if text[pos].isupper() else dates.read_small_month(text, pos)
        case "ordinal":
            day = ordinals.ORDINALS[text[pos : c.end].lower()]
            return (
                years.read_quarter(context, pos)
                or dates.read_ordinal_day(text, pos, day)
                or _maybe(ordinals.read_ordinal(context, pos))
            )
        case "share":
            return _maybe(_read_share(context, c))
        case "span":
            return _maybe(durations.read_bare_unit(context, pos))
        case "season":
            return years.read_season(text, pos)
        case "time":
            return clock.read_word(text, pos)
        case "fiscal":
            return years.read_coded(context, pos) or years.read_fiscal(text, pos) or years.read_quarter(context, pos)
        case _:
            return _maybe(decades.read_of_life(context, pos))


def _read_share(context: Context, c: Candidate) -> Reading | None:
    """Figures that begin with quarter, twice, doubled: quarter past six, twice as many, twice."""
    found = clock.read_past(context.text, c.start) or shares.read_multiplier(context, c.start)
    twice = not found and context.text[c.start : c.end].lower() == "twice"
    return counts.read_twice(context, c.start) if twice else found


def _maybe(reading: Reading | None) -> list[Reading]:
    return [reading] if reading else []


def _read_article(context: Context, pos: int) -> list[Reading]:
    """Figures that begin with a, an or half: an hour, a third, half of, a dozen, more than a mile, a pair of."""
    reading = (
        clock.read_past(context.text, pos)
        or durations.read_an_hour(context, pos)
        or measures.read_a_mile(context, pos)
        or shares.read_fraction(context, pos)
        or counts.read_pair(context, pos)
        or money.read_a_dollar(context, pos)
    )
    if reading:
        return [reading]
    number = read(context.text, pos)
    return quantity.read(context, number) if number else []


def _read_number_word(context: Context, c: Candidate) -> list[Reading]:
    text, pos = context.text, c.start
    word = text[pos : c.end].lower()
    if word in years.CENTURIES and (found := years.read_year_in_words(text, pos)):
        return found
    if word in TENS and ordinals.is_compound(text, pos):
        return _maybe(ordinals.read_ordinal(context, pos))
    if word in UNITS:
        reading = shares.read_fraction(context, pos)
        reading = reading or clock.read_past(text, pos)
        found = [reading] if reading else clock.read(text, pos) or _maybe(scores.read_score(context, pos))
        if found:
            return found
    number = read(text, pos)
    return quantity.read(context, number) if number else []


def _read_digits(context: Context, pos: int) -> list[Reading]:
    text = context.text
    if text[pos - 1 : pos] == ":" and _CLOCK_TAIL.search(text, max(0, pos - 3), pos):
        return []  # the second half of 02:22, the length of a video
    point = text[pos - 1 : pos] == "." and text[pos - 2 : pos - 1] in ("$", "£", "€")
    minus = text[pos - 1 : pos] in ("-", "−") and text[pos - 2 : pos - 1] in currencies.SIGNS
    sign = money.sign_before(text, pos - point - minus)
    if sign is None:
        found = _read_without_sign(context, pos)
        if found is not None:
            return found
    number = read(text, pos, money=sign is not None)
    return quantity.read(context, number, sign) if number else []


def _read_without_sign(context: Context, pos: int) -> list[Reading] | None:
    """Dates, times, scores and ranks in digits; None where the digits are some other number."""
    text = context.text
    if text[pos + 1 : pos + 2] in ("Q", "H") and (coded := years.read_coded(context, pos)):
        return coded
    if text[pos - 2 : pos] == "FY":
        return years.read_fiscal(text, pos - 2)
    found = dates.read_day(text, pos) or years.read_year(text, pos) or clock.read(text, pos)
    if found or _CLOCK.match(text, pos):
        return found
    ordinal = _ORDINAL_END.match(text, pos)
    if ordinal:
        return years.read_quarter(context, pos) or _maybe(ordinals.read_ordinal(context, pos))
    reading = (
        scores.read_score(context, pos) or decades.read_of_life(context, pos) or decades.read_of_degrees(context, pos)
    )
    return [reading] if reading else None
