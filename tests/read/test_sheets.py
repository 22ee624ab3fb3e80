"""Sheets of data: what their cells show, and files that are none."""

from __future__ import annotations

import io
import socket
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

openpyxl = pytest.importorskip("openpyxl")

from checker.model import Problem, Sheet  # noqa: E402
from checker.read import read_data  # noqa: E402
from checker.read import sheets as module  # noqa: E402


def workbook(*rows: list[Any], forms: dict[str, str] | None = None, **more: list[list[Any]]) -> bytes:
    """A workbook with a sheet "Votes", cells in some number formats, and further sheets."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Votes"
    for row in rows:
        sheet.append(row)
    for cell, form in (forms or {}).items():
        sheet[cell].number_format = form
    for name, lines in more.items():
        further = book.create_sheet(name)
        for row in lines:
            further.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheets(folder: Path, data: bytes, name: str = "a.xlsx") -> list[Sheet | Problem]:
    (folder / name).write_bytes(data)
    return list(read_data(folder / name))


def refused(folder: Path, data: bytes, name: str = "a.xlsx") -> str:
    (problem,) = sheets(folder, data, name)
    assert isinstance(problem, Problem) and problem.fatal
    assert problem.path == str(folder / name) and "\n" not in problem.message
    return problem.message


def test_cells_show_what_their_format_says_with_all_digits(tmp_path: Path) -> None:
    forms = {
        "A1": "0%", "B1": "0.0%", "C1": "#,##0", "D1": '"$"#,##0', "E1": "[$€-407] #,##0.00", "F1": "yyyy-mm-dd",
        "G1": "mmm yyyy", "H1": "yyyy", "I1": 'dd"th of" mmm', "J1": "General",
    }  # fmt: skip
    day = datetime(2024, 3, 4, 18, 30)
    row = [0.12, 0.1234, 1234567, 1200, 3.5, day, date(2024, 3, 1), date(2024, 1, 1), day, 0.1 + 0.2]
    (sheet,) = sheets(tmp_path, workbook(row, forms=forms))
    assert isinstance(sheet, Sheet)
    assert sheet.name == "Votes"
    assert sheet.rows == (
        ("12%", "12.34%", "1234567", "$ 1200", "€ 3.5", "2024-03-04", "2024-03", "2024", "2024-03-04", "0.3"),
    )


def test_empty_ends_are_cut_off_and_gaps_are_kept(tmp_path: Path) -> None:
    (sheet,) = sheets(tmp_path, workbook(["a", None, 3, None], [None], [None, True, "b"], [None, None]))
    assert isinstance(sheet, Sheet)
    assert sheet.rows == (("a", "", "3"), (), ("", "", "b"))


def test_hidden_sheets_are_passed_over(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(["a", 1], Notes=[["b", 2]], Turnout=[["c", 3]])))
    book["Notes"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    found = sheets(tmp_path, out.getvalue())
    assert [sheet.name for sheet in found if isinstance(sheet, Sheet)] == ["Votes", "Turnout"]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_of_any_kind(tmp_path: Path, sign: str, encoding: str) -> None:
    text = f'"Région"{sign}Votes\r\nÅlborg{sign}"5,632"\r\n'
    (sheet,) = sheets(tmp_path, text.encode(encoding), "a.csv")
    assert isinstance(sheet, Sheet)
    assert (sheet.name, sheet.delimiter) == ("", sign)
    assert sheet.rows == (("Région", "Votes"), ("Ålborg", "5,632"))


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    (sheet,) = sheets(tmp_path, workbook(["a", 1]), "a.csv")
    assert isinstance(sheet, Sheet) and sheet.name == "Votes"


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    """A workbook with one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(["a", 1]))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, data if entry == name else old.read(entry))
    return out.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "locked by a password"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "is an old Excel file; save it as .xlsx or CSV"),
        (zipped(a=b"b"), "is a zip file; unpack it first"),
        (zipped(**{"word/document.xml": b"<a/>"}), "is a Word document; data is .xlsx or CSV"),
        (zipped(**{"content.xml": b"<a/>"}), "an OpenDocument file; save it as .docx or .xlsx"),
        (workbook(["a", 1])[:900], "is a broken document"),
        (zipped(**{"xl/workbook.xml": bytes(300 * 1024 * 1024)}), "unpacks to 300 MB"),
        (with_part("xl/worksheets/sheet1.xml", ENTITIES), "defines its own entities"),
        (with_part("xl/worksheets/sheet1.xml", ENTITIES.decode().encode("utf-16")), "defines its own entities"),
        (with_part("xl/workbook.xml", b"<workbook"), "is a broken workbook: "),
        (b"%PDF-1.7 and so on", "is no table: not a text file; data is .xlsx or CSV"),
        (bytes(range(256)) * 8, "is no table: a binary file"),
        (b'a,b\n"1,' + b"2" * 2_000_000, "is a broken CSV file"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told_in_one_line(tmp_path: Path, data: bytes, message: str) -> None:
    assert message in refused(tmp_path, data)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (100_001, "has more than 100,000 rows; give the part of it that the text speaks of"),
        (1_000_000, "has more than 100,000 rows"),
    ],
)
def test_more_rows_than_anybody_reads(tmp_path: Path, rows: int, message: str) -> None:
    assert message in refused(tmp_path, b"a,1\n" * rows, "a.csv")


def test_more_cells_than_anybody_reads(tmp_path: Path) -> None:
    assert "has more than 1,000,000 cells" in refused(tmp_path, (b"1," * 400 + b"1\n") * 2_600, "a.csv")


def test_a_workbook_of_many_rows_is_given_up_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_ROWS", 50)
    with pytest.raises(module.UnreadableError, match="has more than 50 rows"):
        list(module.read(io.BytesIO(workbook(*([n, n] for n in range(51)))), {}))


def test_paths_that_lead_to_no_file(tmp_path: Path) -> None:
    (missing,), (folder,) = list(read_data(tmp_path / "b.csv")), list(read_data(tmp_path))
    assert isinstance(missing, Problem) and missing.message == "no such file; check the spelling"
    assert isinstance(folder, Problem) and folder.message.startswith("is a folder")


def test_links_to_other_workbooks_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A formula that asks another file or the network is the result that was saved with it."""

    def refuse(*_: object) -> None:
        raise AssertionError("a table reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    data = workbook(["a", "=[1]Sheet1!$A$1", '=WEBSERVICE("http://127.0.0.1/")', 3])
    (sheet,) = module.read(io.BytesIO(data), {})
    assert sheet.rows == (("a", "", "", "3"),)
