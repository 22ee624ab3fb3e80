"""A workbook for Excel and its like: the figures as in the CSV but typed and coloured by verdict, and the findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from checker.model import Report
from checker.report.spots import notes
from checker.report.table import COLUMNS, rows
from checker.wording import plain

_FINDINGS = ("severity", "rule", "name", "message", "file", "line", "column", "state", "fingerprint")
_WIDTHS = {"about": 34, "source": 22, "text": 18, "sentence": 70, "message": 90, "others": 40, "name": 26, "file": 34}
_NARROW = 11
_WRAPPED = frozenset({"sentence", "message", "others"})
_TONES = {"conflict": "#FBE9E7", "match": "#E4F3E9", "error": "#FBE9E7", "warning": "#FCF0DA"}
_LONGEST = 32_000
"""Characters that a cell is given; Excel takes 32,767."""
_DIGITS = 15
"""As many a spreadsheet's number holds; a longer one is written as text, for it would be rounded."""
_STAMP = datetime(2000, 1, 1, tzinfo=UTC)


def render(reports: Sequence[Report], *, width: int = 0, colour: bool = False) -> bytes:
    """The workbook; the same reports make the same bytes."""
    file = BytesIO()
    # Text stays text: no cell of an article's is taken for a formula, a link or a number.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"created": _STAMP, "title": "Figures", "comments": "Made by check-figures"})
    every = [row for report in sorted(reports, key=lambda r: r.story) for row in rows(report)]
    _sheet(book, "Figures", COLUMNS, every, by="verdict")
    _sheet(book, "Findings", _FINDINGS, _found(reports), by="severity")
    book.close()
    return file.getvalue()


def _found(reports: Sequence[Report]) -> list[tuple[object, ...]]:
    return [
        (
            note.finding.severity, note.finding.rule, note.finding.name, note.message, note.spot.path,
            note.spot.landmark or note.spot.line, "" if note.spot.landmark else note.spot.column, note.settled,
            note.finding.fingerprint,
        )
        for note in notes(reports)
    ]  # fmt: skip


def _sheet(book: Any, name: str, columns: Sequence[str], lines: Iterable[Sequence[object]], by: str) -> None:
    sheet = book.add_worksheet(name)
    top = {"valign": "top"}
    head = book.add_format({"bold": True, "bottom": 1})
    plain_cell, wrapped = book.add_format(top), book.add_format({**top, "text_wrap": True})
    tones = {key: book.add_format({**top, "bg_color": tone}) for key, tone in _TONES.items()}
    for number, column in enumerate(columns):
        sheet.set_column(number, number, _WIDTHS.get(column, _NARROW))
        sheet.write_string(0, number, column, head)
    last = 0
    for last, line in enumerate(lines, 1):
        for number, (column, value) in enumerate(zip(columns, line, strict=True)):
            style = wrapped if column in _WRAPPED else plain_cell
            if column == by:
                style = tones.get(str(value), plain_cell)
            _write(sheet, last, number, column, value, style)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _write(sheet: Any, row: int, number: int, column: str, value: object, style: Any) -> None:
    exact = _number(value) if column in ("low", "high") else value
    if isinstance(exact, int | float):
        sheet.write_number(row, number, exact, style)
    elif value != "":
        sheet.write_string(row, number, plain(str(value))[:_LONGEST], style)


def _number(value: object) -> float | None:
    """A value that a spreadsheet can hold as it is."""
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        return None
    fits = number.is_finite() and len(number.as_tuple().digits) <= _DIGITS and abs(number.adjusted()) < 300
    return float(number) if fits else None
