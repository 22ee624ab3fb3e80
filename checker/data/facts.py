"""What the tables say that a figure may repeat: cells, and what several of them come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from checker.data.columns import Column
from checker.data.names import Named, covers, latest, most_telling, own_words, touches
from checker.data.reading import Sentence
from checker.data.tables import Table
from checker.data.values import Amount, amount_of, is_distinctive
from checker.data.words import plain, words
from checker.language.lemma import stem
from checker.model import Figure

_TOTAL = frozenset("total altogether overall combined sum together nationwide all".split())
_MEAN = frozenset("average averaged mean typical typically".split())
_MOST = frozenset("highest largest biggest greatest maximum longest tallest oldest".split())
_LEAST = frozenset("lowest fewest smallest minimum shortest youngest".split())
_MORE = frozenset(
    "rise rose risen increase grow grew jump climb soar surge gain up higher more fall fell drop decline decrease "
    "plunge down lower fewer less cut reduce lose lost shrink change difference gap lead ahead behind margin "
    "add".split()
)


class Fact(Struct, frozen=True):
    """Something that a table says."""

    amount: Amount
    place: str
    about: str
    measure: frozenset[str]
    row: int = -1
    """The row of a cell; -1 for what several cells come to."""


class View(Struct, frozen=True):
    """One table as one figure's sentence looks at it."""

    table: Table
    figure: Figure
    sentence: Sentence
    named: Named
    events: Mapping[str, str]

    def columns(self, strict: bool) -> list[Column]:
        """The columns of numbers or dates that the sentence speaks of, by their own names or by that of the table."""
        sure, loose = (own_words(self.figure, self.sentence, strictly) for strictly in (True, False))
        there = self.sentence.stems | sure
        found = []
        for column in self.table.columns:
            if column.role not in ("number", "date") or not self._right_year(column, strict):
                continue
            # Where a number is known again, or row and year are named, any word of the sentence may say what it is.
            plainly = is_distinctive(self.figure) or (self.named.values and column.years & self.sentence.plain)
            own = loose if plainly and not strict else sure
            if column.measure:
                said = covers(there, column.measure, self.events) and touches(own, column.measure, self.events)
            else:
                # Under a head that says when alone, the table says what its numbers are, or the row: Revenue.
                named = frozenset() if strict else self._entities
                said = touches(own, (self.table.about - self._entities) | named, self.events)
            if said or self._headed(column, own):
                found.append(column)
        return most_telling(found)

    @property
    def _entities(self) -> frozenset[str]:
        """Stems of what rows are called: no measures."""
        return frozenset(stem(word.lower()) for value in self.named.values for word in words(value))

    def _headed(self, column: Column, own: frozenset[str]) -> bool:
        """Whether a column is one of several things that a table measures alike: Norway, in a table of unemployment."""
        heads = {plain(word) for word in words(column.head)}
        measured = touches(own, self.table.about - column.measure - self._entities, self.events)
        return bool(heads) and heads <= self.sentence.plain and measured

    def _right_year(self, column: Column, strict: bool) -> bool:
        years = {word for word in self.sentence.plain if word.isdigit() and len(word) == 4 and word[:2] in ("19", "20")}
        if not column.years:
            return True
        if years:
            return bool(column.years & years)
        # Without a year it is the last one, and after "from" the one before.
        back = 2 if self.figure.about and self.figure.about.before[:1] == ("from",) else 1
        known = sorted({max(c.years) for c in self.table.columns if c.years})
        return not strict and bool(known[-back:]) and known[-back:][0] in column.years

    def cells(self, rows: Sequence[int], columns: Sequence[Column]) -> Iterator[Fact]:
        """The cells themselves."""
        for row in rows:
            for column in columns:
                amount = amount_of(self.table.cell(row, column), column)
                if amount:
                    about = ", ".join(filter(None, (column.head, self.table.named(row))))
                    yield Fact(amount, self.table.place(column, row), about, column.measure, row)

    def aggregates(self, columns: Sequence[Column]) -> Iterator[Fact]:
        """What whole columns come to: sum, mean, greatest, least; asked for by words of the sentence."""
        said = self.sentence.plain
        whole = not self.named.values
        for column in columns:
            amounts = self._amounts(column, self.table.parts)
            numbers = [a.value for a in amounts.values() if isinstance(a.value, Decimal)]
            if len(numbers) < 2 or column.role != "number":
                continue
            slack = sum((a.slack for a in amounts.values()), Decimal(0))
            reach = self.table.place(column, min(amounts), max(amounts))
            if column.unit != "percent" and (said & _TOTAL or (whole and is_distinctive(self.figure))):
                yield self._over("sum", column, Amount(sum(numbers, Decimal(0)), column.unit, slack), reach)
            if said & _MEAN:
                mean = sum(numbers, Decimal(0)) / len(numbers)
                yield self._over("average", column, Amount(mean, column.unit, slack / len(numbers)), reach)
            for cues, name, best in ((_MOST, "highest", max(numbers)), (_LEAST, "lowest", min(numbers))):
                if said & cues and whole:
                    yield self._over(name, column, Amount(best, column.unit), reach)

    def shares(self, columns: Sequence[Column]) -> Iterator[Fact]:
        """The share of a named row in its column, and of one named column in another."""
        after = self.figure.about.after[:1] if self.figure.about else ()
        if self.figure.kind not in ("percent", "ratio") or not (after == ("of",) or "share" in self.sentence.plain):
            return
        for column in columns:
            amounts = self._amounts(column, self.table.parts)
            numbers = [a.value for a in amounts.values() if isinstance(a.value, Decimal)]
            if column.unit == "percent" or len(numbers) < 2 or min(numbers) < 0 or not sum(numbers):
                continue
            reach = self.table.place(column, min(amounts), max(amounts))
            for row in self.named.rows:
                value = amounts[row].value if row in amounts else None
                if isinstance(value, Decimal):
                    about = f"share of {column.head}, {self.table.named(row)}"
                    place = f"share of {self.table.place(column, row)} in {reach.rpartition(' ')[2]}"
                    yield Fact(Amount(100 * value / sum(numbers), "percent"), place, about, column.measure)
        for part in columns:
            for whole in columns:
                if part != whole and part.unit == whole.unit != "percent":
                    yield from self._of_each_other(part, whole)

    def _of_each_other(self, part: Column, whole: Column) -> Iterator[Fact]:
        for row in self.named.rows:
            one, all_ = (self._amounts(c, (row,)).get(row) for c in (part, whole))
            if (
                one
                and all_
                and isinstance(one.value, Decimal)
                and isinstance(all_.value, Decimal)
                and 0 < one.value <= all_.value
            ):
                place = f"{self.table.place(part, row)} of {self.table.place(whole, row).rpartition(' ')[2]}"
                about = f"{part.head} of {whole.head}, {self.table.named(row)}"
                yield Fact(Amount(100 * one.value / all_.value, "percent"), place, about, part.measure)

    def changes(self, columns: Sequence[Column]) -> Iterator[Fact]:
        """Differences and changes in percent: of two cells that are named, or from one period to the next."""
        if not (self.sentence.stems | self.sentence.plain) & _MORE:
            return
        table, rows = self.table, self.named.rows
        for column in columns:
            alike = [c for c in table.columns if c.measure == column.measure and c.years and c.unit == column.unit]
            for row in rows:
                for before, after in pairwise(sorted(alike, key=lambda c: min(c.years))):
                    if after == column:
                        yield from self._between((row, before), (row, after))
            if any(label.period for label in table.labels):
                series = self._series(rows)
                for one, other in pairwise(series):
                    if other in rows or not rows:
                        yield from self._between((one, column), (other, column))
            if len(rows) == 2:
                yield from self._between((rows[0], column), (rows[1], column))

    def _series(self, rows: Sequence[int]) -> list[int]:
        """The rows that differ from the named ones by when alone, in order of time."""
        table = self.table
        others = [label for label in table.labels if not label.period]
        kinds = {tuple(table.cell(row, label).text for label in others) for row in rows}
        series = [r for r in table.parts if tuple(table.cell(r, label).text for label in others) in kinds]
        period = next(label for label in table.labels if label.period)
        return sorted(series, key=lambda row: table.cell(row, period).day) if len(kinds) == 1 else []

    def _between(self, start: tuple[int, Column], end: tuple[int, Column]) -> Iterator[Fact]:
        table = self.table
        one, other = (amount_of(table.cell(row, column), column) for row, column in (start, end))
        if one is None or other is None or isinstance(one.value, str) or isinstance(other.value, str):
            return
        place = f"{table.place(start[1], start[0])} to {table.place(end[1], end[0]).rpartition(' ')[2]}"
        about = f"{end[1].head}, {table.named(start[0])} to {table.named(end[0])}"
        apart = abs(other.value - one.value)
        unit = "percentage_point" if one.unit == "percent" else one.unit
        yield Fact(Amount(apart, unit, one.slack + other.slack), f"difference of {place}", about, end[1].measure)
        if one.value > 0 and unit != "percentage_point":
            yield Fact(Amount(100 * apart / one.value, "percent"), f"change from {place}", about, end[1].measure)

    def groups(self, columns: Sequence[Column]) -> Iterator[Fact]:
        """Sums over the several rows that one label names: all districts of a region."""
        rows = [row for row in self.named.rows if not self.table.rows[row].summary]
        if len(rows) < 2 or len(latest(self.table, rows)) < len(rows):
            return
        for column in columns:
            amounts = self._amounts(column, rows)
            numbers = [a.value for a in amounts.values() if isinstance(a.value, Decimal)]
            if column.unit != "percent" and column.role == "number" and len(numbers) > 1:
                slack = sum((a.slack for a in amounts.values()), Decimal(0))
                place = f"{self.table.place(column, min(amounts), max(amounts))} ({len(numbers)} rows)"
                about = ", ".join((column.head, *self.named.values))
                yield Fact(
                    Amount(sum(numbers, Decimal(0)), column.unit, slack), f"sum of {place}", about, column.measure
                )

    def _amounts(self, column: Column, rows: Sequence[int]) -> dict[int, Amount]:
        if rows is self.table.parts:
            return _of_column(self.table, column)
        return _of_rows(self.table, column, rows)

    def _over(self, name: str, column: Column, amount: Amount, reach: str) -> Fact:
        return Fact(amount, f"{name} of {reach}", f"{name} of {column.head or 'the column'}", column.measure)

    def backing(self) -> Iterator[Fact]:
        """All that may back the figure, what is named most plainly first."""
        columns = self.columns(strict=False)
        if not columns:
            return
        rows = self.named.rows
        if rows and (self.named.values or is_distinctive(self.figure)):
            yield from self.cells(latest(self.table, rows), columns)
        yield from self.shares(columns)
        yield from self.changes(columns)
        if not self.named.values or self.sentence.plain & _TOTAL:
            summary = [r for r, row in enumerate(self.table.rows) if row.summary == "total"]
            yield from self.cells(summary, columns)
        if self.sentence.plain & _MEAN:
            means = [r for r, row in enumerate(self.table.rows) if row.summary == "mean"]
            yield from self.cells(means, columns)
        yield from self.aggregates(columns)
        yield from self.groups(columns)


def _of_rows(table: Table, column: Column, rows: Sequence[int]) -> dict[int, Amount]:
    found = ((row, amount_of(table.cell(row, column), column)) for row in rows)
    return {row: amount for row, amount in found if amount}


@lru_cache(maxsize=64)
def _of_column(table: Table, column: Column) -> dict[int, Amount]:
    """What the rows of a column say, asked for by one figure after the other."""
    return _of_rows(table, column, table.parts)
