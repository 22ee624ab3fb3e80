"""Find every figure of an article: candidates by a cheap scan, readings by kind, hedges from the words around."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.extract.context import Context
from checker.extract.hedges import hedge_of
from checker.extract.implied_year import with_year
from checker.extract.patterns import END, GAP, Before, any_of
from checker.extract.reading import Reading
from checker.extract.scan import readings
from checker.language.document import Document
from checker.late import late
from checker.model import Figure, Hedge


def extract(document: Document) -> list[Figure]:
    """The figures of an article in order of position, without ids and without what they are about."""
    context = Context(document)
    published = document.article.published
    figures: list[Figure] = []
    for reading in readings(context):
        if published:
            reading = with_year(context.text, reading, published)
        figures.append(_figure(context, _in_unit_of(context.text, figures, reading), figures))
    return figures


def _figure(context: Context, r: Reading, earlier: list[Figure]) -> Figure:
    text = context.text
    ranged = r.low != r.high and r.kind not in ("score", "date")
    hedge = r.hedge or hedge_of(text, r.start, r.end, r.kind, vague=r.vague, ranged=ranged)
    if hedge == "exact" and earlier and earlier[-1].end < r.start:
        hedge = _inherited(context, earlier[-1], r)
    return Figure(
        source=context.document.article.id,
        start=r.start,
        end=r.end,
        text=text[r.start : r.end],
        kind=r.kind,
        low=r.low,
        high=r.high,
        unit=r.unit,
        per=r.per,
        hedge=hedge,
        grain=r.grain,
        vague=r.vague,
        noun=r.noun,
        zone=context.document.article.zone_at(r.start),
        zone_offset=r.offset,
    )


_FROM_BEFORE = Before("from", fillers="about around just nearly roughly some more_than")
_TO_BETWEEN = late(
    rf"(?:{GAP}(?:in|at|last|a)(?:{GAP}\w+){{1,3}})?{GAP}to{GAP}"
    rf"(?:{any_of('about around just nearly roughly some')}{GAP})?"
)
_BY_BEFORE = Before("by", fillers="about around just nearly roughly some more_than only")
_CLAUSE_END = late(r"[.,;)]?(?:\s|\Z)")
_SENTENCE_END = late(r"[.!?;]\s|[\r\n]")
_UNIT_SAID_ONCE = frozenset(("percent", "measure", "duration"))


def _in_unit_of(text: str, earlier: list[Figure], r: Reading) -> Reading:
    """A bare number in the unit of the one before: from 21 mpg in 2018 to 23; up by 2 percent, the other by 1."""
    if r.kind != "count" or r.unit or r.vague or not earlier or earlier[-1].end >= r.start:
        return r
    i = next((i for i in range(len(earlier) - 1, max(-1, len(earlier) - 3), -1) if earlier[i].kind != "date"), None)
    if i is None or earlier[i].kind not in _UNIT_SAID_ONCE:
        return r
    first = earlier[i]
    if not (_is_changed_to(text, first, r) or _changes_as_well(text, first, r) or _is_of_other_year(text, first, r)):
        return r
    return replace(r, kind=first.kind, unit=first.unit, per=first.per)


def _is_changed_to(text: str, first: Figure, r: Reading) -> bool:
    return bool(_FROM_BEFORE.search(text, first.start) and _TO_BETWEEN.fullmatch(text, first.end, r.start))


def _changes_as_well(text: str, first: Figure, r: Reading) -> bool:
    """Two changes told with "by" in one sentence."""
    if not (_BY_BEFORE.search(text, r.start) and _BY_BEFORE.search(text, first.start)):
        return False
    apart = r.start - first.end > 90 or _SENTENCE_END.search(text, first.end, r.start)
    return not apart and _CLAUSE_END.match(text, r.end) is not None


_YEAR = rf"(?:in{GAP}(?:19|20)\d\d|{any_of('last this next the_previous')}{GAP}year|a{GAP}year{GAP}(?:ago|earlier))"
_IN_A_YEAR_AND = re.compile(
    rf"[^.;:\n]{{0,40}}\b{_YEAR},?{GAP}{any_of('and to but versus against from')}{GAP}"
    rf"(?:{any_of('about around just nearly only roughly')}{GAP})?"
)
_IN_ITS_YEAR = re.compile(rf"{GAP}{_YEAR}{END}")


def _is_of_other_year(text: str, first: Figure, r: Reading) -> bool:
    """4.2 percent in 2018 and 3.1 last year."""
    return bool(_IN_ITS_YEAR.match(text, r.end) and _IN_A_YEAR_AND.fullmatch(text, first.end, r.start))


_LISTED = late(r"(?:\s[\w'’-]+){1,3},?\sand\s")
_NO_LIST = late(rf"\b{any_of('who which that were was are is had has have in on at from of by for with to')}\b")
_LIST_TAGS = frozenset(("NOUN", "PROPN", "ADJ", "CCONJ", "PUNCT"))


def _inherited(context: Context, before: Figure, r: Reading) -> Hedge:
    """The hedge that reaches over a list (at least 60 goats and 20 sheep) or a conversion (about 9 miles (14 km))."""
    if before.kind != r.kind or r.start - before.end > 80:
        return "exact"
    between = context.text[before.end : r.start]
    if r.kind in ("measure", "time") and between.strip() == "(":
        return before.hedge
    if r.kind != "count" or before.hedge == "range" or before.vague or before.hedge == "exact":
        return "exact"
    if not _LISTED.fullmatch(between) or _NO_LIST.search(between):
        return "exact"
    words = context.document.tokens(context.document.sentence_at(r.start))
    listed = all(t.tag in _LIST_TAGS for t in words if before.end <= t.start < r.start)
    return before.hedge if listed else "exact"
