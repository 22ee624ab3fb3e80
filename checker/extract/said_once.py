"""Bare numbers whose unit was said with the number before: from 21 mpg to 23; up by 2 percent, the other by 1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from checker.extract.ellipsis import noun_left_out
from checker.extract.numeral import SCALES, SHORT_SCALES
from checker.extract.patterns import END, GAP, Before, any_of, last_word
from checker.extract.reading import Reading
from checker.language.document import Document
from checker.late import late
from checker.model import Figure

_FROM_BEFORE = Before("from", fillers="the about around just nearly roughly some more_than")
_TO_BETWEEN = late(
    rf"(?:{GAP}[\w’'-]+){{0,4}}{GAP}to{GAP}"
    rf"(?:{any_of('about around just nearly roughly some')}{GAP})?"
)
_BY_BEFORE = Before("by", fillers="about around just nearly roughly some more_than only")
_CLAUSE_END = late(r"[.,;)]?(?:\s|\Z)")
_SENTENCE_END = late(r"[.!?;]\s|[\r\n]")
_UNIT_SAID_ONCE = frozenset(("percent", "measure", "duration", "age"))
_SCALED = late(r"(?:thousand|million|billion|trillion|[mb]n|tn)\Z", re.IGNORECASE)
_SCALED_MONEY = late(r"(?:thousand|million|billion|trillion|\d ?(?:[mb]n?|tn))\b", re.IGNORECASE)
_TO_BEFORE = Before("to at", fillers="about around just nearly roughly some more_than")
_FROM_BETWEEN = late(
    rf"(?:{GAP}(?:in|at|last|a)(?:{GAP}\w+){{1,3}})?,?{GAP}"
    rf"(?P<joiner>{any_of('(?:up_|down_)?from compared_(?:with|to) versus against after')}){GAP}"
    rf"(?:an?{GAP}[a-z]+{GAP}of{GAP})?"
    rf"(?:{any_of('about around just nearly roughly some only')}{GAP})?"
)


def in_unit_of(document: Document, earlier: Sequence[Figure], r: Reading) -> Reading:
    """A bare number in the unit of the one before, or with the noun that was named: from 21 mpg in 2018 to 23."""
    if r.unit == "person" and r.kind == "count" and document.text.startswith(" of whom", r.end):
        return replace(r, unit=noun_left_out(document, earlier, r) or "person")
    if r.kind != "count" or r.unit or r.vague or (earlier and earlier[-1].end >= r.start):
        return r
    if earlier and (scaled := _in_scale_of(document.text, earlier[-1], r)):
        return scaled
    measured = _measured(document.text, earlier, r)
    return replace(r, unit=noun_left_out(document, earlier, r)) if measured is r else measured


_SCALE_AT_END = late(r"(?P<scale>thousand|million|billion|trillion|[mb]n|tn)\Z", re.IGNORECASE)


def _in_scale_of(text: str, first: Figure, r: Reading) -> Reading | None:
    """The number whose scale was written with the one before: from 3 million to 5."""
    if (
        first.kind != "count"
        or r.start - first.end > 24
        or first.unit[:1].isupper()
        or not isinstance(r.low, Decimal)
        or r.low >= 1000
    ):
        return None
    m = _SCALE_AT_END.search(first.text)
    if m is None or not (_is_changed_to(text, first, r) and _CLAUSE_END.match(text, r.end)):
        return None
    scale = Decimal(SCALES.get(m["scale"].lower()) or SHORT_SCALES[m["scale"].lower()])
    low, high = r.low * scale, Decimal(r.high) * scale
    if not Decimal(first.low) / 10 < low < Decimal(first.low) * 10:
        return None
    return replace(r, low=low, high=high, grain=r.grain * scale, unit=first.unit)


_CHANGE_IN_BRACKETS = late(rf"{GAP}?\((?P<sign>[+\-−])")


def _as_change(text: str, first: Figure, r: Reading) -> Reading | None:
    """The change of a share or a count right after it: 4.1 per cent (+1.3)."""
    m = _CHANGE_IN_BRACKETS.fullmatch(text, first.end, r.start) if text[r.end : r.end + 1] == ")" else None
    if m is None:
        return None
    value = Decimal(r.low) * (1 if m["sign"] == "+" else -1)
    return replace(r, start=r.start - 1, low=value, high=value, kind="percent", unit="percentage_point")


def _measured(text: str, earlier: Sequence[Figure], r: Reading) -> Reading:
    """The number with the unit of a percentage, measure, duration or amount before it, else as it is."""
    i = next((i for i in range(len(earlier) - 1, max(-1, len(earlier) - 3), -1) if earlier[i].kind != "date"), None)
    if i is None:
        return r
    first = earlier[i]
    if first.kind == "percent" and (change := _as_change(text, first, r)):
        return change
    if first.kind == "money" and _SCALED.search(text, r.start, r.end) and _SCALED_MONEY.search(first.text):
        same = _is_changed_to(text, first, r) or _is_changed_from(text, first, r) or _is_an_amount(text, r)
    elif (
        first.kind in ("percent", "ratio")
        and _SCALED.search(text, r.start, r.end)
        and (amount := _amount_before(text, earlier, r))
    ):
        first, same = amount, _is_an_amount(text, r)
    elif first.kind in _UNIT_SAID_ONCE:
        same = (
            _is_changed_to(text, first, r)
            or _is_changed_from(text, first, r)
            or _changes_as_well(text, first, r)
            or _is_of_other_year(text, first, r)
            or (r.low != r.high and first.low != first.high and _is_forecast_as_well(text, first, r))
            or (first.kind == "duration" and _lasts_as_well(text, first, r))
        )
    else:
        return r
    return replace(r, kind=first.kind, unit=first.unit, per=first.per) if same else r


_AMOUNT_BEFORE = late(
    r"\b"
    + any_of(
        """sales revenues? profits? incomes? earnings loss(?:es)? turnover costs? budget debts? spending investments?
        deficit surplus borrowing value worth assets exports imports fund fine orders cash damage lending dividends?
        expenses savings takings receipts"""
    )
    + rf"\b[^.;:\d\n]{{0,40}}\b(?:of|to|at|was|were|is|from|totall?ed|reached){GAP}"
    rf"(?:{any_of('about around just nearly roughly some only almost over more_than up_to')}{GAP})?\Z"
    r"|(?:percent|per cent|%|pc),? (?:to|at) (?:about |nearly |around )?\Z",
    re.IGNORECASE,
)
_LIKE_A_COUNT = late(rf"{GAP}(?:of\b|[a-z]+s\b(?<!us)(?<!as))", re.IGNORECASE)


def _is_an_amount(text: str, r: Reading) -> bool:
    """Whether what stands before a number in millions is money, its currency told before: sales of 4.3 bn."""
    return bool(_AMOUNT_BEFORE.search(text, max(0, r.start - 70), r.start)) and not _LIKE_A_COUNT.match(text, r.end)


def _amount_before(text: str, earlier: Sequence[Figure], r: Reading) -> Figure | None:
    """The money that the sentence has told before a percentage or share, in millions as well."""
    if earlier[-1].kind not in ("percent", "ratio"):
        return None
    first = next((f for f in reversed(earlier[-4:]) if f.kind == "money"), None)
    if first is None or not _SCALED_MONEY.search(first.text) or _SENTENCE_END.search(text, first.end, r.start):
        return None
    return first


def _is_changed_to(text: str, first: Figure, r: Reading) -> bool:
    return bool(_FROM_BEFORE.search(text, first.start) and _TO_BETWEEN.fullmatch(text, first.end, r.start))


def _is_changed_from(text: str, first: Figure, r: Reading) -> bool:
    """to 1.2 billion euros from 980 million; to 3.5 percent, up from 3.1; 14 months, against 11."""
    m = _FROM_BETWEEN.fullmatch(text, first.end, r.start)
    if m is None or (_TO_BEFORE.search(text, first.start) and m["joiner"].lower() != "after"):
        return m is not None
    if m["joiner"].lower() == "after":
        return first.kind == "money"
    return not m["joiner"].lower().endswith("from") or (first.kind in ("percent", "age") and m["joiner"] != "from")


def _changes_as_well(text: str, first: Figure, r: Reading) -> bool:
    """Two changes told with "by" in one sentence."""
    if not (_BY_BEFORE.search(text, r.start) and _BY_BEFORE.search(text, first.start)):
        return False
    apart = r.start - first.end > 90 or _SENTENCE_END.search(text, first.end, r.start)
    return not apart and _CLAUSE_END.match(text, r.end) is not None


_FORECAST = late(rf"{GAP}(?:is|are|was|were){GAP}{any_of('likely possible expected forecast predicted')}{END}")


def _is_forecast_as_well(text: str, first: Figure, r: Reading) -> bool:
    """6 to 12 inches of snow, but 12 to 24 is likely in the hills."""
    apart = r.start - first.end > 60 or _SENTENCE_END.search(text, first.end, r.start)
    return not apart and _FORECAST.match(text, r.end) is not None


def _lasts_as_well(text: str, first: Figure, r: Reading) -> bool:
    """a whip for six years and speaker for four."""
    if last_word(text, r.start) != "for" or last_word(text, first.start) != "for" or r.end - r.start > 9:
        return False
    apart = r.start - first.end > 90 or _SENTENCE_END.search(text, first.end, r.start)
    return not apart and _CLAUSE_END.match(text, r.end) is not None


_YEAR = rf"(?:in{GAP}(?:19|20)\d\d|{any_of('last this next the_previous')}{GAP}year|a{GAP}year{GAP}(?:ago|earlier))"
_IN_A_YEAR_AND = late(
    rf"[^.;:\n]{{0,40}}\b{_YEAR},?{GAP}{any_of('and to but versus against from')}{GAP}"
    rf"(?:{any_of('about around just nearly only roughly')}{GAP})?"
)
_IN_ITS_YEAR = late(rf"{GAP}{_YEAR}{END}")


def _is_of_other_year(text: str, first: Figure, r: Reading) -> bool:
    """4.2 percent in 2018 and 3.1 last year."""
    return bool(_IN_ITS_YEAR.match(text, r.end) and _IN_A_YEAR_AND.fullmatch(text, first.end, r.start))
