"""Tables whose rows are articles: CSV and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from checker.read.columns import article, mapping
from checker.read.decode import decode
from checker.read.interface import Broken, Content, Options, UnreadableError
from checker.wording import letters

_LONGEST_CELL = 64 * 1024 * 1024


def read(file: BinaryIO, options: Options) -> Iterator[Content | Broken]:
    """The articles of a table."""
    head = file.read(4)
    file.seek(0)
    yield from _parquet(file, options) if head == b"PAR1" else _csv(file, options)


def _csv(file: BinaryIO, options: Options) -> Iterator[Content | Broken]:
    text = decode(file.read())
    csv.field_size_limit(_LONGEST_CELL)
    first = text[:65536].split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = next(rows, [])
        fields = mapping(columns, options)
        for number, row in enumerate(rows, 2):
            if any(cell.strip() for cell in row):
                yield _article(dict(zip(columns, row, strict=False)), fields, columns, number)
    except csv.Error as error:
        raise UnreadableError(f"is a broken CSV file: {error} (line {rows.line_num})") from None


def _parquet(file: BinaryIO, options: Options) -> Iterator[Content | Broken]:
    from pyarrow import ArrowException, parquet

    try:
        table = parquet.ParquetFile(file)
        columns = table.schema_arrow.names
        fields = mapping(columns, options)
        number = 1
        for batch in table.iter_batches(64, columns=sorted(set(fields.values()))):
            for row in batch.to_pylist():
                number += 1
                yield _article(row, fields, columns, number)
    except (ArrowException, OSError, ValueError) as error:
        raise UnreadableError(f"is a broken Parquet file: {' '.join(str(error).split())[:150]}") from None


def _article(row: dict[str, object], fields: dict[str, str], columns: list[str], number: int) -> Content | Broken:
    where = {field: f"cell {letters(columns.index(column) + 1)}{number}" for field, column in fields.items()}
    found = article(row, fields, str(number), {"title": "", **where})
    return found if found.text.strip() else Broken(str(number), "has no text", fatal=False)
