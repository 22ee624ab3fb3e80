"""Figures held against tables of data: which cell, sum, share or change backs or contradicts each.

    held = against_data(articles, figures, list(tables(sheet)))

What backs a figure has to be named by its sentence, by row and by column, and to be what its words admit. What
contradicts it has to be named more plainly: see `contradiction`. Of anything else nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.data.contradiction import contradicting
from checker.data.facts import Fact, View
from checker.data.names import rows_named
from checker.data.parting import parted
from checker.data.reading import Labels, Reading
from checker.data.tables import Table, tables
from checker.data.values import fits, in_its_unit
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
        reading = Reading(article, own, labels)
        held += [found for figure in own if (found := _held(figure, reading, data, events))]
    return tuple(held)


def _held(figure: Figure, reading: Reading, data: Sequence[Table], events: Mapping[str, str]) -> Held | None:
    if figure.kind in ("time", "ordinal", "score") or figure.vague:
        return None
    sentence = reading.sentence(figure)
    views = [
        View(table, figure, sentence, rows_named(table, number, figure, sentence, reading.around(figure)), events)
        for number, table in enumerate(data)
    ]
    backed = [fact for view in views if (fact := _first_fitting(view))]
    if backed:
        return Held(figure.id, "backed", tuple(_datum(figure, fact) for fact in backed))
    against = [fact for view in views if (fact := contradicting(view))]
    return Held(figure.id, "contradicted", tuple(_datum(figure, fact) for fact in against)) if against else None


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
