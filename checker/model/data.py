"""Tables of data that figures are held against."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct


class Sheet(Struct, frozen=True):
    """A sheet of data that figures are held against, as its cells show it."""

    file: str
    """What reports call the file: its name, its path where several are called alike."""
    name: str
    """What the sheet is called; "" in a file that has but one without a name."""
    rows: tuple[tuple[str, ...], ...]
    """Numbers without thousands separators and with all their digits, dates as 2024-03-04."""
    delimiter: str = ""
    """What stands between two cells in a file of text."""


class Datum(Struct, frozen=True):
    """What a table says: a cell, or what several of them come to."""

    place: str
    """`results.xlsx: Votes!C4`, `sum of results.xlsx: Votes!C2:C9`."""
    about: str
    """What stands there, by its column and row: `Votes, Skarvik`."""
    value: Decimal | str
    """The number in the unit that the text has, or a date (`2024-03-04`)."""
    unit: str = ""
    """`percent`, an ISO 4217 code, a physical unit; "" for a count."""


class Held(Struct, frozen=True):
    """A figure that was found in a table, or that a table contradicts."""

    figure: str
    """The figure's id."""
    standing: Literal["backed", "contradicted"]
    data: tuple[Datum, ...]
    """What backs or contradicts it, one for each table."""
