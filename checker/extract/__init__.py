"""Find every figure of an article: candidates by a cheap scan, readings by kind, hedges from the words around."""

from __future__ import annotations

from checker.extract.context import Context
from checker.extract.hedges import hedge_of
from checker.extract.implied_year import with_year
from checker.extract.number_words import NUMBER_WORDS
from checker.extract.patterns import any_of
from checker.extract.reading import Reading
from checker.extract.said_once import in_unit_of
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
        figures.append(_figure(context, in_unit_of(document, figures, reading), figures))
    return figures


def _figure(context: Context, r: Reading, earlier: list[Figure]) -> Figure:
    text = context.text
    ranged = r.low != r.high and r.kind not in ("score", "date")
    counted = bool(r.noun)
    hedge = r.hedge or hedge_of(text, r.start, r.end, r.kind, vague=r.vague, ranged=ranged, counted=counted)
    if hedge == "exact" and earlier and earlier[-1].end < r.start:
        hedge = _inherited(context, earlier[-1], r)
    article = context.document.article
    return Figure(
        article.id, r.start, r.end, text[r.start : r.end], r.kind, r.low, r.high, r.unit, r.per, hedge, r.grain,
        r.vague, r.noun, article.zone_at(r.start), r.offset,
    )  # fmt: skip


_LISTED = late(r"(?:\s[\w'’-]+){1,3},?\sand\s")
_COMMA_LISTED = late(r"(?:\s[\w'’-]+){1,3},\s")
_LIST_ENDS = late(rf"(?:\s[\w'’-]+){{1,3}},?\sand\s(?:\d|an?\s|{any_of(*NUMBER_WORDS)}\b)")
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
    listed = _LISTED.fullmatch(between) or (_COMMA_LISTED.fullmatch(between) and _LIST_ENDS.match(context.text, r.end))
    if not listed or _NO_LIST.search(between):
        return "exact"
    words = context.document.tokens(context.document.sentence_at(r.start))
    nouns = all(t.tag in _LIST_TAGS for t in words if before.end <= t.start < r.start)
    return before.hedge if nouns else "exact"
