"""Where a table begins and ends, what its header says, what its columns hold."""

from __future__ import annotations

import csv
from decimal import Decimal

from checker.data import Table, tables
from checker.data.columns import Column
from checker.model import Sheet


def found(text: str, delimiter: str = ",", file: str = "a.csv", sheet: str = "") -> list[Table]:
    rows = tuple(map(tuple, csv.reader(text.strip("\n").split("\n"), delimiter=delimiter)))
    return list(tables(Sheet(file, sheet, rows, delimiter)))


def the(text: str, **more: str) -> Table:
    (table,) = found(text, **more)
    return table


def column(table: Table, head: str) -> Column:
    return next(column for column in table.columns if column.head == head)


def test_a_title_above_and_notes_below() -> None:
    table = the("Votes in March,,\n\nDistrict,Votes,Share\nSkarvik,5,1%\nVardnes,4,2%\n\nSource: the commission,,")
    assert (table.title, [c.head for c in table.columns]) == ("Votes in March", ["District", "Votes", "Share"])
    assert [row.number for row in table.rows] == [4, 5]
    assert table.place(table.columns[1], 0) == "a.csv: B4"
    assert table.place(table.columns[1], 0, 1) == "a.csv: B4:B5"


def test_a_sheet_is_named_in_places() -> None:
    table = the("a,b\nx,1\ny,2", file="r.xlsx", sheet="Votes")
    assert table.place(table.columns[1], 1) == "r.xlsx: Votes!B3"


def test_a_header_of_two_lines_with_merged_cells() -> None:
    table = the(",2019,,2023,\nDistrict,Votes,Share (%),Votes,Share (%)\nSkarvik,5,1,6,2\nVardnes,4,2,5,3")
    assert [c.head for c in table.columns] == [
        "District", "2019 Votes", "2019 Share (%)", "2023 Votes", "2023 Share (%)",
    ]  # fmt: skip
    assert [sorted(c.years) for c in table.columns] == [[], ["2019"], ["2019"], ["2023"], ["2023"]]
    assert column(table, "2023 Votes").measure == {"vote"}


def test_years_as_header() -> None:
    table = the("Country,2021,2022\nNorway,4.4,3.2\nSweden,8.8,7.5")
    assert [c.head for c in table.columns] == ["Country", "2021", "2022"]
    assert len(table.rows) == 2


def test_a_line_of_units_below_the_header() -> None:
    table = the("River,Length,Flow\n,(km),(%)\nAare,288,12\nReuss,164,8")
    assert column(table, "Length (km)").unit == "kilometre"
    assert column(table, "Flow (%)").unit == "percent"


def test_units_and_scales() -> None:
    heads = ["Budget ($m)", "Income (EUR bn)", "People (thousands)", "Rate, %", "Cost, $", "Length in miles", "Seats"]
    lines = ",".join(["Town", *(f'"{head}"' for head in heads)]) + "\n" + "x,1,2,3,4,5,6,7\ny,1,2,3,4,5,6,7"
    units = [(c.unit, c.scale) for c in the(lines).columns[1:]]
    assert units == [
        ("USD", Decimal(10) ** 6), ("EUR", Decimal(10) ** 9), ("", Decimal(1000)), ("percent", Decimal(1)),
        ("USD", Decimal(1)), ("mile", Decimal(1)), ("", Decimal(1)),
    ]  # fmt: skip


def test_the_title_says_what_all_columns_count_in() -> None:
    table = the('"Exports, in $ million",\nCountry,Timber\nNorway,12\nSweden,30')
    assert [(c.unit, c.scale) for c in table.columns[1:]] == [("USD", Decimal(10) ** 6)]


def test_cells_say_their_unit_themselves() -> None:
    table = the("Town,Budget,Turnout\nx,$1.2m,61%\ny,$0.8m,62%")
    assert [c.unit for c in table.columns[1:]] == ["USD", "percent"]
    assert table.cell(0, table.columns[1]).value == 1_200_000


def test_labels_numbers_dates_and_what_is_neither() -> None:
    table = the("Rank,Bridge,Opened,Length,Code,Note\n1,Aber,1998-05-12,120,17,\n2,Corwick,2001-03-01,90,18,")
    assert [c.role for c in table.columns] == ["none", "label", "date", "number", "none", "none"]


def test_a_series_is_labelled_by_its_years() -> None:
    table = the("Year,Exports\n2021,12\n2022,14")
    assert [(c.role, c.period) for c in table.columns] == [("label", True), ("number", False)]
    assert table.named(1) == "2022"


def test_totals_and_means_sum_up() -> None:
    table = the("Town,Votes\nSkarvik,5\nVardnes,4\nTotal,9\nAverage,4.5")
    assert [row.summary for row in table.rows] == ["", "", "total", "mean"]
    assert table.parts == (0, 1)


def test_a_label_over_several_rows_holds_for_all_of_them() -> None:
    table = the("Region,Town,Votes\nNorth,Skarvik,5\n,Vardnes,4\nSouth,Holm,3")
    assert [table.named(row) for row in range(3)] == ["North, Skarvik", "North, Vardnes", "South, Holm"]


def test_an_empty_line_does_not_end_a_table_and_a_new_header_begins_one() -> None:
    one, other = found("Town,Votes\nSkarvik,5\n\nVardnes,4\n\nRiver,Length (km)\nAare,288\nReuss,164")
    assert [row.number for row in one.rows] == [2, 4]
    assert [row.number for row in other.rows] == [7, 8]


def test_missing_numbers_make_no_header() -> None:
    table = the("Town,Votes,Share\nSkarvik,n/a,–\nVardnes,4,2%\nHolm,3,1%")
    assert [c.head for c in table.columns] == ["Town", "Votes", "Share"]
    assert [row.number for row in table.rows] == [3, 4]


def test_commas_before_decimals() -> None:
    table = the("Town;Votes;Share\nSkarvik;5.632;61,8\nVardnes;4.210;70,2", delimiter=";")
    assert [cell.value for cell in table.rows[0].cells] == [None, 5632, Decimal("61.8")]


def test_prose_is_no_table() -> None:
    assert found("Skarvik counted its votes, all of them.\nThere were many of them, said the mayor.") == []
    assert found("") == []
    assert found("a,b\nc,d") == []
