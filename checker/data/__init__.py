"""Figures held against tables of data: which cell, sum, share or change backs or contradicts each.

    held = against_data(articles, figures, list(tables(sheet)))

What backs a figure has to be named by its sentence, by row and by column, and to be what its words admit. What
contradicts it has to be named more plainly: see `contradiction`. Of anything else nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from checker.data.contradiction import contradicting, slipped
from checker.data.facts import Fact, View
from checker.data.names import rows_named
from checker.data.parting import parted
from checker.data.reading import Labels, Reading
from checker.data.tables import Table, tables
from checker.data.values import fits, in_its_unit, is_distinctive
from checker.model import Article, Datum, Figure, Held

__all__ = ["Table", "against_data", "parted", "tables"]


def against_data(
    articles: Iterable[Article], figures: Sequence[Figure], data: Sequence[Table], events: Mapping[str, str]
) -> tuple[Held, ...]:
    """What tables say of figures, for each of which they say something.

    `events`: stem of a word -> class of the event that it tells of, so that deaths are found in "were killed".
    """
    labels = Labels(data)
    held = []
    for article in articles:
        own = [figure for figure in figures if figure.source == article.id]
        held += _of_article(own, Reading(article, own, labels), data, events)
    return tuple(held)


def _of_article(
    figures: Sequence[Figure], reading: Reading, data: Sequence[Table], events: Mapping[str, str]
) -> list[Held]:
    asked = [figure for figure in figures if figure.kind not in ("time", "ordinal", "score") and not figure.vague]
    views = {figure.id: _views(figure, reading, data, events) for figure in asked}
    backed: dict[str, list[Fact]] = {}
    told: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    """By sentence the tables' rows of which it repeats a cell that is known again."""
    for figure in asked:
        fitting = [(number, fact) for number, view in enumerate(views[figure.id]) if (fact := _first_fitting(view))]
        backed[figure.id] = [fact for _, fact in fitting]
        if is_distinctive(figure):
            told[reading.number(figure)] |= {(number, fact.row) for number, fact in fitting if fact.row >= 0}
    held = []
    for figure in asked:
        if facts := backed[figure.id]:
            held.append(Held(figure.id, "backed", tuple(_datum(figure, fact) for fact in facts)))
        elif facts := _against(views[figure.id], sorted(told[reading.number(figure)])):
            held.append(Held(figure.id, "contradicted", tuple(_datum(figure, fact) for fact in facts)))
    return held


def _views(figure: Figure, reading: Reading, data: Sequence[Table], events: Mapping[str, str]) -> list[View]:
    sentence = reading.sentence(figure)
    return [
        View(table, figure, sentence, rows_named(table, number, figure, sentence, reading.around(figure)), events)
        for number, table in enumerate(data)
    ]


def _against(views: Sequence[View], rows: Sequence[tuple[int, int]]) -> list[Fact]:
    """What the tables say instead of a figure: what its sentence names, or a cell of the `rows` that it repeats."""
    named = [fact for view in views if (fact := contradicting(view))]
    return named or [fact for number, row in rows if (fact := slipped(views[number], row))]


def _first_fitting(view: View) -> Fact | None:
    for fact in view.backing():
        amount = in_its_unit(view.figure, fact.amount, fact.measure)
        if amount and fits(view.figure, amount):
            return fact
    return None


def _datum(figure: Figure, fact: Fact) -> Datum:
    same = None if figure.kind == "ratio" else in_its_unit(figure, fact.amount, fact.measure)
    amount = same or fact.amount
    value = amount.value if isinstance(amount.value, str) else round(amount.value, max(2, 6 - amount.value.adjusted()))
    return Datum(fact.place, fact.about, value, amount.unit or (figure.unit if figure.kind == "money" else ""))
