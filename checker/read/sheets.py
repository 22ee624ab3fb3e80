"""Sheets of data, Excel workbooks and CSV: their cells as they show, with all the digits that they have."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from checker.late import early
from checker.model import Sheet
from checker.read.archive import check_archive
from checker.read.decode import decode
from checker.read.interface import Options, UnreadableError

_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MOST_ROWS = 100_000
_MOST_CELLS = 1_000_000
_WIDEST = 500
_SIGN = early(r"\[\$([^\]-]+)|([$€£¥₹₩₽₪₺])|\"([A-Z]{3})\"")
_QUOTED = early(r"\"[^\"]*\"|\\.|\[[^\]]*\]")
_DOCTYPE = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def read(file: BinaryIO, options: Options) -> Iterator[Sheet]:
    """The sheets of a workbook that are not hidden, or the one of a CSV file."""
    head = file.read(4)
    file.seek(0)
    if head == _OLE:
        what = "locked by a password; save it without one" if _LOCKED in file.read() else "an old Excel file"
        raise UnreadableError(f"is {what}" + ("; save it as .xlsx or CSV" if what.endswith("file") else ""))
    yield from _workbook(file) if head == b"PK\x03\x04" else _csv(file)


def _csv(file: BinaryIO) -> Iterator[Sheet]:
    try:
        text = decode(file.read())
    except UnreadableError as error:
        raise UnreadableError(f"is no table: {str(error).partition(';')[0]}; data is .xlsx or CSV") from None
    csv.field_size_limit(1024 * 1024)
    head = text[:65536].splitlines()[:20]
    delimiter = max(",;\t|", key=lambda sign: sum(line.count(sign) for line in head))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        yield Sheet("", "", _bounded(rows), delimiter)
    except csv.Error as error:
        raise UnreadableError(f"is a broken CSV file: {error} (line {rows.line_num})") from None


def _workbook(file: BinaryIO) -> Iterator[Sheet]:
    check_archive(file, "xl/workbook.xml")
    try:
        yield from _sheets(file)
    except (UnreadableError, MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever openpyxl and the libraries below it make of a broken one
        what = " ".join(f"{type(error).__name__}: {error}".split())
        raise UnreadableError(f"is a broken workbook: {what[:150]}") from None


def _sheets(file: BinaryIO) -> Iterator[Sheet]:
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                with archive.open(name) as part:
                    head = part.read(2048)
                if any(mark in head for mark in _DOCTYPE):
                    raise UnreadableError("defines its own entities, which no workbook does")
    file.seek(0)
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True, data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            sheet.reset_dimensions()
            rows = ([_shown(cell) for cell in row] for row in sheet.iter_rows(max_col=_WIDEST))
            yield Sheet("", sheet.title, _bounded(rows))


def _bounded(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The rows as far as anything stands in them; raises `UnreadableError` where that is too much."""
    out: list[tuple[str, ...]] = []
    cells = last = 0
    for number, row in enumerate(rows, 1):
        filled = max((at for at, text in enumerate(row[:_WIDEST], 1) if text.strip()), default=0)
        cells += filled
        last = number if filled else last
        if number > _MOST_ROWS or cells > _MOST_CELLS:
            limit = f"{_MOST_ROWS:,} rows" if number > _MOST_ROWS else f"{_MOST_CELLS:,} cells"
            raise UnreadableError(f"has more than {limit}; give the part of it that the text speaks of")
        out.append(tuple(row[:filled]))
    return tuple(out[:last])


def _shown(cell: Any) -> str:
    """What a cell shows, in English and with all digits."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return ""
    form = cell.number_format or ""
    if isinstance(value, (int, float)):
        return _number(value, form)
    if isinstance(value, date):  # and a date with its time
        parts = _QUOTED.sub("", form).lower()
        return value.strftime("%Y-%m-%d" if "d" in parts or "y" not in parts else "%Y-%m" if "m" in parts else "%Y")
    return str(value)


def _number(value: float, form: str) -> str:
    number = Decimal(format(value, ".15g"))
    if not number.is_finite():
        return ""
    if "%" in _QUOTED.sub("", form):
        return f"{_plain(number * 100)}%"
    sign = _SIGN.search(form)
    shown = _plain(number)
    return f"{sign[1] or sign[2] or sign[3]} {shown}" if sign and number >= 0 else shown


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
