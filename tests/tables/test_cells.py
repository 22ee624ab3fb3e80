"""What cells say: numbers with units and precision, dates, words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.data.cells import cell_of, is_european


@pytest.mark.parametrize(
    ("text", "value", "unit", "slack"),
    [
        ("5,632", "5632", "", "0"),
        ("5 632", "5632", "", "0"),
        ("5\u202f632", "5632", "", "0"),
        ("5'632", "5632", "", "0"),
        ("5632", "5632", "", "0"),
        ("61.8", "61.8", "", "0.05"),
        ("61.80", "61.80", "", "0.005"),
        (".5", "0.5", "", "0.05"),
        ("61.8%", "61.8", "percent", "0.05"),
        ("62 percent", "62", "percent", "0"),
        ("-3", "-3", "", "0"),
        ("−3", "-3", "", "0"),
        ("–3", "-3", "", "0"),
        ("(1,200)", "-1200", "", "0"),
        ("$1,200", "1200", "USD", "0"),
        ("€ 3.5", "3.5", "EUR", "0.05"),
        ("1,200 EUR", "1200", "EUR", "0"),
        ("$1.2m", "1200000", "USD", "50000"),
        ("£3bn", "3000000000", "GBP", "500000000"),
        ("12k", "12000", "", "500"),
        ("5,632*", "5632", "", "0"),
        ("5,632 [a]", "5632", "", "0"),
        ("5,632 (b)", "5632", "", "0"),
        ("n/a", None, "", "0"),
        ("–", None, "", "0"),
        ("..", None, "", "0"),
        ("12-14", None, "", "0"),
        ("3/4", None, "", "0"),
        ("B12", None, "", "0"),
        ("Ward 7", None, "", "0"),
        ("1,23", None, "", "0"),
        ("+47 22 33 44 55", None, "", "0"),
        ("", None, "", "0"),
    ],
)
def test_numbers(text: str, value: str | None, unit: str, slack: str) -> None:
    cell = cell_of(text)
    assert (cell.value, cell.unit, cell.slack) == (value and Decimal(value), unit, Decimal(slack))


@pytest.mark.parametrize(
    ("text", "value"), [("1.234,5", "1234.5"), ("5.632", "5632"), ("61,8", "61.8"), ("61,8%", "61.8"), ("61.8", "61.8")]
)
def test_numbers_as_most_of_europe_writes_them(text: str, value: str) -> None:
    assert cell_of(text, european=True).value == Decimal(value)


def test_what_shows_that_a_table_is_european() -> None:
    assert is_european(["Skarvik", "61,8"]) and is_european(["1.234,5"])
    assert not is_european(["5,632", "5.632", "61.8", "a,b"])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-04", "2024-03-04"),
        ("2024-03-04T10:00:00", "2024-03-04"),
        ("4 March 2024", "2024-03-04"),
        ("March 4, 2024", "2024-03-04"),
        ("4 Sept 2024", "2024-09-04"),
        ("Mar 2024", "2024-03"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("3/4/2024", ""),  # in March or in April
        ("2024-13-04", ""),
        ("May", ""),
    ],
)
def test_dates(text: str, day: str) -> None:
    assert cell_of(text).day == day


def test_a_year_is_a_number_as_well() -> None:
    assert cell_of("2024").value == 2024 and cell_of("2024").year
    assert not cell_of("2,024").year
