"""Which rows and columns of a table a sentence means, and what it says its numbers are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from checker.data.columns import Column
from checker.data.reading import Mention, Sentence, stems
from checker.data.tables import Table
from checker.data.words import content
from checker.model import Figure


class Named(NamedTuple):
    """The rows of a table that are meant by a figure's sentence."""

    rows: tuple[int, ...]
    sure: bool
    """Whether this sentence names them, for this figure and no other."""
    values: tuple[str, ...]
    """The labels that this sentence names."""


def rows_named(table: Table, number: int, figure: Figure, sentence: Sentence, context: Iterable[Sentence]) -> Named:
    """The rows that a sentence names; where it names none, those that the sentences before it name."""
    here = _named(table, number, figure, sentence)
    if here.values or len(table.parts) == 1:
        return here if here.values else Named(table.parts, False, ())
    for other in context:
        there = _named(table, number, None, other)
        if there.values:
            return Named(there.rows, False, ())
    return here


def _named(table: Table, number: int, figure: Figure | None, sentence: Sentence) -> Named:
    rows: tuple[int, ...] = table.parts
    sure, named = True, []
    for label in table.labels:
        found = [m for m in sentence.mentions if m.name.table == number and m.name.label == label.at]
        if not found:
            continue
        values = {mention.name.value for mention in found}
        sure = sure and all(mention.alike for mention in found)
        if len(values) > 1:
            paired = _paired(found, figure, sentence) if figure else ""
            sure = sure and bool(paired)
            values = {paired} if paired else values
        rows = tuple(row for row in rows if table.cell(row, label).text in values)
        named += sorted(values)
    return Named(rows, sure and len(rows) == 1, tuple(named)) if named else Named((), False, ())


def _paired(found: Sequence[Mention], figure: Figure, sentence: Sentence) -> str:
    """The label that goes with a figure where labels and figures alternate; "" where they do not.

    "Skarvik counted 5,632 votes and Vardnes 4,210"; "5,632 in Skarvik, 4,210 in Vardnes"; "Skarvik and Vardnes counted
    5,632 and 4,210 votes respectively".
    """
    alike = [f for f in sentence.figures if f.kind == figure.kind]
    if figure not in alike or len(alike) != len(found):
        return ""
    order = "".join(kind for _, kind in sorted([(m.start, "L") for m in found] + [(f.start, "F") for f in alike]))
    listed = order in ("L" * len(found) + "F" * len(found),) and "respectively" in sentence.plain
    if order in ("LF" * len(found), "FL" * len(found)) or listed:
        return found[alike.index(figure)].name.value
    return ""


def latest(table: Table, rows: Sequence[int]) -> tuple[int, ...]:
    """Of several rows that differ by when alone the last one."""
    period = next((label for label in table.labels if label.period), None)
    if period is None or len(rows) < 2:
        return tuple(rows)
    newest = max(table.cell(row, period).day for row in rows)
    return tuple(row for row in rows if table.cell(row, period).day == newest)


_COPULAS = frozenset(
    "is was were are be been at to reached reach stood hit totalled totaled averaged exceeded of from".split()
)


def own_words(figure: Figure, sentence: Sentence, strict: bool) -> frozenset[str]:
    """Stems of the words that say what a figure is; `strict`: of these only what surely does."""
    about = figure.about
    if about is None:
        return content(figure.noun)
    said = content(f"{figure.noun} {figure.unit if figure.kind == 'count' else ''} {about.head} {about.predicate}")
    happening = frozenset((f"@{about.event}",)) if about.event else frozenset[str]()
    if figure.noun:
        return said | happening | (frozenset() if strict else content(about.phrase))
    near = about.before[:3] + about.after[:3]
    said |= happening | content(about.phrase) | stems(near)
    if about.before[:1] and about.before[0] in _COPULAS:
        said |= stems(token.text for token in sentence.tokens if token.start < figure.start)
    return said if strict else said | sentence.stems


_HAPPENINGS = frozenset("kill injure missing arrest evacuate abduct".split())
"""Events that a header and a sentence tell in different words: deaths, killed."""


def covers(said: frozenset[str], measure: frozenset[str], events: Mapping[str, str]) -> bool:
    """Whether words say all that a header says."""
    happens = {events.get(word, "") for word in said} | {word[1:] for word in said if word.startswith("@")}
    return all(
        word in said or word == "person" or (events.get(word) in _HAPPENINGS and events[word] in happens)
        for word in measure
    )


def touches(said: frozenset[str], measure: frozenset[str], events: Mapping[str, str]) -> bool:
    """Whether words say something of what a header says."""
    return any(covers(said, frozenset((word,)), events) for word in measure - {"person"}) or (
        "person" in measure and "person" in said
    )


def most_telling(columns: Sequence[Column]) -> list[Column]:
    """Without those that say less than another: invalid votes are not votes."""
    return [c for c in columns if not any(c.measure < other.measure for other in columns)]
