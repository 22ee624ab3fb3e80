"""The workbook, opened by another library."""

from __future__ import annotations

from io import BytesIO

import flood
import hostile
import openpyxl
import pytest
from making import figure
from msgspec.structs import replace

from checker.model import Article, Report, Waiver
from checker.report import REPORTERS
from checker.report.table import COLUMNS


def book(*reports: Report) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(REPORTERS["xlsx"].render(reports)))


def lines(sheet) -> list[dict]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_figures_have_the_columns_of_the_csv_and_typed_numbers():
    sheet = book(flood.report())["Figures"]
    assert tuple(cell.value for cell in sheet[1]) == COLUMNS
    rows = lines(sheet)
    assert len(rows) == len(flood.report().figures)
    [damage] = [row for row in rows if row["text"] == "$5.6 billion"]
    assert (damage["low"], damage["line"], damage["unit"]) == (5_600_000_000, 5, "USD")
    assert damage["sentence"] == "The damage was put at $5.6 billion by the owner."
    [day] = [row for row in rows if row["text"] == "March 4, 2024"]
    assert day["low"] == "2024-03-04"


def test_the_head_stays_in_sight_and_filters():
    sheet = book(flood.report())["Figures"]
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref.startswith("A1:")
    fills = {cell.value: cell.fill.fgColor.rgb for cell in sheet["C"]}
    assert fills["conflict"] != fills["match"]


def test_the_findings_have_a_sheet_of_their_own():
    report = flood.report()
    waived = tuple(replace(f, waiver=Waiver("from the deed")) if "1926" in f.message else f for f in report.findings)
    rows = lines(book(replace(report, findings=waived))["Findings"])
    assert len(rows) == len(report.findings)
    assert (rows[0]["severity"], rows[0]["file"], rows[0]["line"], rows[0]["column"]) == (
        "error",
        "flood/coast.txt",
        5,
        23,
    )
    assert rows[-1]["state"] == "Waived: from the deed" and rows[0]["state"] is None


@pytest.mark.parametrize(
    ("low", "cell"),
    [("5687.75", 5687.75), ("-3", -3), ("12345678901234567890", "12345678901234567890"), ("1E+400", "1E+400")],
)
def test_a_number_is_exact_or_text(low: str, cell: object):
    report = Report("", (Article("a", "a", "x"),), (figure(low, source="a", end=1),), (), ())
    assert lines(book(report)["Figures"])[0]["low"] == cell


def test_hostile_text_is_neither_formula_nor_link():
    opened = book(hostile.report())
    cells = [cell for sheet in opened for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"} and not [cell for cell in cells if cell.hyperlink]
    assert any("=cmd|' /C calc'!A0" in str(cell.value) for cell in cells)
    formula = Report("=1+1", (Article("a", "a", "x"),), (figure(5, source="a", text="=2+2", end=1),), (), ())
    row = lines(book(formula)["Figures"])[0]
    assert (row["story"], row["text"]) == ("=1+1", "=2+2")


def test_a_cell_is_never_longer_than_a_spreadsheet_takes():
    long = Report("x" * 40_000, (Article("a", "a", "5"),), (figure(5, source="a", end=1),), (), ())
    assert len(lines(book(long)["Figures"])[0]["story"]) == 32_000


def test_the_same_reports_make_the_same_bytes_and_none_make_an_empty_table():
    assert REPORTERS["xlsx"].render([flood.report()]) == REPORTERS["xlsx"].render([flood.report()])
    assert lines(book()["Figures"]) == []
