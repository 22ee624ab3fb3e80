"""The figure around a number, single or a range: money, percent, ratio, duration, measure, age, rank, or a count."""

from __future__ import annotations

from msgspec.structs import replace

from checker import units
from checker.beside import next_word
from checker.extract import ages, counts, durations, measures, money, ordinals, percent, ranges, rates, relations
from checker.extract.context import Context
from checker.extract.numeral import Numeral, with_scale
from checker.extract.reading import Reading

_SHARED_KINDS = frozenset(("percent", "measure", "money", "duration", "age"))
"""Kinds whose unit may be written once for two numbers: 13 and 11 years."""


def read(context: Context, n: Numeral, sign: money.Sign | None = None) -> list[Reading]:
    """The reading of the number, in a list; empty where it is no figure."""
    pair = _range(context.text, n, money=sign is not None)
    if pair:
        found = _typed(context, *pair, sign) or counts.read(context, *pair)
        guessed = context.text[n.end : n.end + 1] == ","
        if found and (found.unit or not guessed):
            return [found]
    return _single(context, n, sign)


def _range(text: str, n: Numeral, *, money: bool) -> tuple[Numeral, Numeral] | None:
    """Both ends of the range that begins with a number; a percent sign or unit stands after each or after the last."""
    sign = percent.PERCENT.match(text, n.end)
    if sign:
        pair = ranges.read_second(text, n, sign.end(), money=money)
        return pair if pair and percent.PERCENT.match(text, pair[1].end) else None
    pair = ranges.read_second(text, n, n.end, money=money)
    if pair:
        return None if money and percent.PERCENT.match(text, pair[1].end) else pair  # $1.07 or 2%
    unit_end = _unit_end(text, n) or (_rate_end(text, n) if money else None)
    pair = ranges.read_second(text, n, unit_end, money=money) if unit_end else None
    return pair if pair and unit_end and _repeats_unit(text, n, pair[1], unit_end) else None


def _unit_end(text: str, n: Numeral) -> int | None:
    """Where the unit of the first number of "252 miles to 287 miles" ends."""
    if next_word(text, n.end) in durations.TIME_UNITS and (m := durations.TIME_UNIT_AFTER.match(text, n.end)):
        return m.end()
    found = units.match_words(text, n.end) or (units.match_symbol(text, n.end) if n.digits else None)
    return found[0] if found else None


def _rate_end(text: str, n: Numeral) -> int | None:
    """Where the rate of the first amount of "$550 per year to $1,100 per year" ends."""
    per, end = rates.read_per(text, n.end)
    return end if per else None


def _repeats_unit(text: str, low: Numeral, high: Numeral, low_end: int) -> bool:
    """Whether the second number of a range repeats the unit of the first."""
    unit = text[low.end : low_end].strip(" -").rstrip("s").lower()
    return text[high.end : high.end + len(unit) + 2].strip(" -").lower().startswith(unit)


def _typed(context: Context, low: Numeral, high: Numeral, sign: money.Sign | None) -> Reading | None:
    """The reading of a kind that the number's own surroundings name; None for a plain count."""
    return (
        money.read(context, low, high, sign)
        or percent.read_percent(context, low, high)
        or (_alone(context, low) if low is high else relations.read_multiple(context, low, high))
        or durations.read_duration(context, low, high)
        or measures.read_measure(context, low, high)
        or ages.read(context, low, high)
    )


def _alone(context: Context, n: Numeral) -> Reading | None:
    """What only a single number can state: one in five, zero growth."""
    return relations.read_relation(context, n) or percent.read_zero_growth(context.text, n)


def _single(context: Context, n: Numeral, sign: money.Sign | None) -> list[Reading]:
    if sign:
        sharer = ranges.read_sharer(context.text, n) if n.scale == 1 and n.value < 1000 else None
        if sharer and sharer.scale > 1:
            return _single(context, with_scale(n, sharer.scale), sign)  # from $5 to $7 million
    reading = _typed(context, n, n, sign)
    if reading is None and not sign:
        reading = _with_shared_unit(context, n)
    reading = reading or ordinals.read_number_sign(context, n) or counts.read(context, n, n)
    return [reading] if reading else []


def _is_length(name: str) -> bool:
    unit = units.table().units.get(name)
    return unit is not None and unit.dimension == "length"


def _with_shared_noun(context: Context, n: Numeral, sharer: Numeral) -> Reading | None:
    """The first of two counts whose noun is written once: from nine to 13 judges; thousands upon thousands of homes."""
    joiner = context.text[n.end : sharer.start].strip()
    again = n.vague and n.value == sharer.value
    if joiner != "to" and (joiner not in ("and", "upon") or (not again and (n.vague or sharer.vague))):
        return None
    found, last = counts.read(context, n, n), counts.read(context, sharer, sharer)
    if found is None or last is None or (found.unit and not again) or not last.unit:
        return None
    return replace(found, unit=last.unit, per=last.per)


def _with_shared_unit(context: Context, n: Numeral) -> Reading | None:
    """The first of two numbers whose scale or unit is written once, after the second, which may be a range."""
    sharer = ranges.read_sharer(context.text, n)
    if sharer is None:
        return None
    pair = _range(context.text, sharer, money=False) or (sharer, sharer)
    other = _typed(context, *pair, None)
    if other is None and ranges.is_crossed(context.text, n, sharer):
        other = _with_shared_unit(context, sharer)  # 30 x 20 x 10 cm
    if other is None or other.kind not in _SHARED_KINDS or other.start != sharer.start:
        # 2.2 and 1.5 million; but "5 and 1.5 million" may count five of something
        if other is None and sharer.scale > 1 == n.scale and not n.whole:
            return counts.read(context, *[with_scale(n, sharer.scale)] * 2)
        return _with_shared_noun(context, n, sharer) if other is None else None
    if ranges.is_crossed(context.text, n, sharer) and not _is_length(other.unit):
        return None  # 12 x 500g packs
    came_from = (
        "from" in context.text[n.end : sharer.start] and n.value < 1000 and n.value * 10 > sharer.value / sharer.scale
    )
    factor = pair[0].scale if n.scale == 1 and (other.kind == "money" or came_from) else 1
    value = n.value * factor
    return Reading(n.start, n.end, other.kind, value, value, other.unit, other.per, n.grain * factor, vague=n.vague)
