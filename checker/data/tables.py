"""Tables in sheets: where their header, rows, totals and notes are, and what their columns hold.

A sheet is no table yet: there may be a title above, a header of two lines, notes below, a second table beneath. What is
told above a table or in a header ("in thousands", "$m", "share, %") holds for the numbers below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import PurePath

from msgspec import Struct

from checker.data.cells import Cell, cell_of, is_european
from checker.data.columns import BRACKETS, PERCENT, Column, column_of, plain_names
from checker.data.words import MONTHS, content, words
from checker.data.words import plain as plain_word
from checker.model import Sheet
from checker.wording import letters

_TOTALS = frozenset("total totals subtotal sum all overall grand".split())
_MEANS = frozenset("average mean median avg".split())
_HEADERS = 4
"""Lines that a header has at the most."""


class Row(Struct, frozen=True):
    """One row with numbers."""

    number: int
    """As spreadsheets count, from 1."""
    cells: tuple[Cell, ...]
    summary: str = ""
    """`total` or `mean` for a row that sums up the others."""


class Table(Struct, frozen=True, eq=False, dict=True):
    """One table. `rows[i].cells` has a cell for each of `columns`."""

    file: str
    sheet: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    about: frozenset[str] = frozenset()
    """Content words of its title, its sheet and its file."""

    @cached_property
    def labels(self) -> tuple[Column, ...]:
        """The columns that say which row it is."""
        return tuple(column for column in self.columns if column.role == "label")

    @cached_property
    def parts(self) -> tuple[int, ...]:
        """The rows that are not sums of others."""
        return tuple(number for number, row in enumerate(self.rows) if not row.summary)

    @cached_property
    def years(self) -> frozenset[str]:
        """All years that its title, its heads and its labels name."""
        labels = (self.cell(row, label).text for label in self.labels for row in self.parts)
        told = (word for text in (self.title, *labels) for word in re.findall(r"\d{4}", text))
        return frozenset(told).union(*(column.years for column in self.columns))

    def cell(self, row: int, column: Column) -> Cell:
        """The cell of a row in a column."""
        return self.rows[row].cells[column.at]

    def named(self, row: int) -> str:
        """What a row is called: `Skarvik, 2023`."""
        return ", ".join(filter(None, (self.cell(row, label).text for label in self.labels)))

    def place(self, column: Column, first: int, last: int | None = None) -> str:
        """Where cells are: `results.xlsx: Votes!C4`, `results.csv: C2:C9`."""
        name = letters(column.at + 1)
        until = "" if last is None else f":{name}{self.rows[last].number}"
        sheet = f"{self.sheet}!" if self.sheet else ""
        return f"{self.file}: {sheet}{name}{self.rows[first].number}{until}"


def tables(sheet: Sheet) -> Iterator[Table]:
    """The tables of a sheet: each has a column of numbers or dates, and rows or columns with a name."""
    european = ";" in sheet.delimiter and is_european([text.strip() for row in sheet.rows for text in row])
    told: list[str] = []
    found: Table | None = None
    for block in _blocks(sheet.rows):
        rows = [(number, tuple(cell_of(text, european) for text in row)) for number, row in block]
        heads, body = _split(rows, told)
        if not body:
            continue
        width = max(len(cells) for _, cells in rows)
        if not heads and found and width <= len(found.columns):
            body = [(row.number, row.cells) for row in found.rows] + body  # an empty line within a table
            found = _table(sheet, found.title, [[c.head for c in found.columns]], body, len(found.columns))
            continue
        if found:
            yield found
        found = _table(sheet, " ".join(told), heads, body, width)
        told = []
    if found:
        yield found


def _blocks(rows: Sequence[Sequence[str]]) -> Iterator[list[tuple[int, Sequence[str]]]]:
    """Rows that follow each other without an empty one, with their numbers."""
    block: list[tuple[int, Sequence[str]]] = []
    for number, row in enumerate(rows, 1):
        if any(text.strip() for text in row):
            block.append((number, row))
        elif block:
            yield block
            block = []
    if block:
        yield block


_Rows = list[tuple[int, tuple[Cell, ...]]]


def _split(rows: _Rows, told: list[str]) -> tuple[list[list[str]], _Rows]:
    """The lines of a header, and the rows with numbers below it; what stands above in one cell is added to `told`."""
    heads: list[list[str]] = []
    at = 0
    for at, (_, cells) in enumerate(rows):  # noqa: B007 - where the header ends is what is looked for
        filled = [cell for cell in cells if cell.text]
        if len(filled) == 1 and filled[0].value is None and not heads:
            told.append(filled[0].text)
        elif len(heads) < _HEADERS and _is_head(filled, heads):
            heads.append([cell.text for cell in cells])
        else:
            break
    else:
        return heads, []
    body = [(n, cells) for n, cells in rows[at:] if any(c.value is not None or c.day for c in cells)]
    return heads, body


def _is_head(filled: Sequence[Cell], heads: list[list[str]]) -> bool:
    if any(cell.value is not None and not cell.year for cell in filled) or any(len(c.day) > 7 for c in filled):
        return False
    if not heads:
        return len(filled) > 1
    # A second line stands below the gaps of a first one, or says units; any other is a row whose numbers are missing.
    first = heads[-1]
    gaps = "" in first or len(set(first)) < len(first)
    return (gaps and not (filled[0].text and first[0] and any(c.year for c in filled))) or all(
        BRACKETS.fullmatch(cell.text) or PERCENT.fullmatch(cell.text) for cell in filled
    )


def _table(sheet: Sheet, title: str, heads: list[list[str]], body: _Rows, width: int) -> Table:
    body = [(number, cells + (Cell(""),) * (width - len(cells))) for number, cells in body]
    names = _names(heads, width)
    plain = plain_names(names)
    columns = tuple(
        column_of(at, " ".join(names[at]), plain[at], [cells[at] for _, cells in body], title) for at in range(width)
    )
    if not any(column.role == "label" for column in columns):
        # A row needs a name; without words the first column has it where it says when.
        columns = tuple(
            Column(c.at, c.head, "label", period=True) if c.at == 0 and _all_years(body, 0) else c for c in columns
        )
    rows = _rows(body, columns)
    stem = PurePath(sheet.file).stem
    told = content(" ".join((title, sheet.name, stem.replace("_", " ").replace("-", " "))))
    about = frozenset(word for word in told if word.isalpha() and plain_word(word) not in MONTHS)
    return Table(sheet.file, sheet.name, title, columns, rows, about)


def _names(heads: list[list[str]], width: int) -> list[list[str]]:
    """The name of each column, line by line; in all lines but the last a gap says again what stands to its left."""
    names: list[list[str]] = [[] for _ in range(width)]
    for line, head in enumerate(heads):
        before = ""
        for at in range(width):
            text = head[at] if at < len(head) else ""
            text = before if not text and line < len(heads) - 1 and at else text
            before = text
            if text and text not in names[at]:
                names[at].append(text)
    return names


def _all_years(body: _Rows, at: int) -> bool:
    return all(cells[at].day or not cells[at].text for _, cells in body)


def _rows(body: _Rows, columns: Sequence[Column]) -> tuple[Row, ...]:
    labels = [column.at for column in columns if column.role == "label"]
    out: list[Row] = []
    before: tuple[Cell, ...] = ()
    for number, cells in body:
        if before and len(labels) > 1 and not cells[labels[0]].text and cells[labels[-1]].text:
            filled = list(cells)  # what a cell over several rows says is written in the first
            for at in labels[:-1]:
                filled[at] = cells[at] if cells[at].text else before[at]
            cells = tuple(filled)
        before = cells
        said = {word.lower() for at in labels for word in words(cells[at].text)}
        summary = "total" if said and said <= _TOTALS else "mean" if said and said <= _MEANS else ""
        out.append(Row(number, cells, summary))
    return tuple(out)
