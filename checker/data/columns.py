"""What a column of a table holds, told by its head, by the table's title and by its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from checker import units
from checker.data.cells import Cell, currency
from checker.data.words import content, words

_THOUSANDS = re.compile(r"\bthousands?\b|(?<![\d.,])[’'‘]?0{3}s?\b|\(k\)", re.I)
_MILLIONS = re.compile(r"\bmillions?\b|(?<![a-z])(?:mn|mln)\b|[$€£¥]\s?m\b|\bm[$€£¥]|\(m\)", re.I)
_BILLIONS = re.compile(r"\bbillions?\b|[$€£¥]?\bbn\b|\b[$€£¥]?bn\b|[$€£¥]\s?bn\b", re.I)
_SCALES = ((_THOUSANDS, Decimal(1000)), (_MILLIONS, Decimal(10) ** 6), (_BILLIONS, Decimal(10) ** 9))
PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b|\bpct\b", re.I)
_CURRENCY = re.compile(r"[^\w\s()]*[$€£¥₹₩₽₪₺]|\b[A-Z]{3}\b")
BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_NUMBERED = frozenset(
    "id ids code rank no nr num # zip postcode lat lon lng latitude longitude phone index row key".split()
)
_PERIODS = frozenset("year years season fiscal fy date day month period quarter time".split())
_QUARTERS = frozenset("q1 q2 q3 q4 h1 h2 fy quarter half year month".split())
"""What a head says of when its numbers are of, beside a year."""
_SHARES = frozenset("share percentage proportion".split())

Role = Literal["label", "number", "date", "none"]


class Column(Struct, frozen=True):
    """One column."""

    at: int
    """Its place in the sheet, from 0."""
    head: str
    role: Role
    unit: str = ""
    """`percent`, an ISO 4217 code, a physical unit by its usual singular name; "" for counts and what nobody says."""
    scale: Decimal = Decimal(1)
    rate: bool = False
    """Whether its numbers may be percentages though nobody says so: none beyond 100, some with decimals."""
    period: bool = False
    """Whether a label says when: a year, a date."""
    measure: frozenset[str] = frozenset()
    """Content words of its head without its unit; see `words.content`."""
    years: frozenset[str] = frozenset()
    """The years in its head."""


def plain_names(names: list[list[str]]) -> list[str]:
    """What has to be said to mean each column: the lowest line of its name, all of it where several are called so."""
    lowest = [next((part for part in reversed(parts) if _measure(part)), "") for parts in names]
    return [low if lowest.count(low) == 1 else " ".join(parts) for low, parts in zip(lowest, names, strict=True)]


def _measure(head: str) -> frozenset[str]:
    return content(BRACKETS.sub(" ", head))


def column_of(at: int, head: str, name: str, cells: Sequence[Cell], title: str) -> Column:
    """The column of some cells below a head; `name`: what of its head has to be said; `title`: of the table."""
    filled = [cell for cell in cells if cell.text]
    numbers = [cell for cell in filled if cell.value is not None]
    days = [cell for cell in filled if cell.day]
    plain = {word.lower() for word in words(head)}
    period = at == 0 or not plain or bool(plain & _PERIODS and len(plain) < 3)
    role: Role
    if not filled or (plain & _NUMBERED and len(plain) < 3 and len(numbers) == len(filled)):
        role = "none"
    elif len(days) * 2 > len(filled) and all(cell.day for cell in numbers):
        role = "label" if period else "date"
    elif len(numbers) * 2 >= len(filled):
        role = "number"
    else:
        role = "label"
    unit, scale, words_of_unit = _unit(head, numbers, title) if role == "number" else ("", Decimal(1), ())
    for said in words_of_unit:
        name = name.replace(said, " ")
    years = frozenset(word for word in words(head) if re.fullmatch(r"(?:19|20)\d\d", word))
    measure = _measure(name) - years - _QUARTERS - (_SHARES if unit == "percent" else frozenset())
    values = [cell.value for cell in numbers if cell.value is not None]
    rate = role == "number" and not unit and all(0 <= v <= 100 for v in values) and any(v % 1 for v in values)
    return Column(at, head, role, unit, scale, rate, role == "label" and bool(days) and period, measure, years)


def _unit(head: str, numbers: Sequence[Cell], title: str) -> tuple[str, Decimal, Sequence[str]]:
    """Unit and scale of a column of numbers, and what says them in its head."""
    own = [cell.unit for cell in numbers if cell.unit]
    unit = max(set(own), key=own.count) if len(own) * 2 > len(numbers) else ""
    if PERCENT.search(head) or unit == "percent":
        return "percent", Decimal(1), PERCENT.findall(head)
    scale, said = Decimal(1), []
    whole = any(cell.slack > 1 for cell in numbers)  # $1.2m says itself what it counts in
    for pattern, factor in _SCALES:
        for text in (head, " ".join(BRACKETS.findall(title)) + " " + title.partition(" in ")[2]):
            if scale == 1 and not whole and pattern.search(text):
                scale = factor
        said += pattern.findall(head)
    for sign in _CURRENCY.findall(head) + ([] if unit else _CURRENCY.findall(title)):
        if code := currency(sign):
            unit = unit or code
            said.append(sign)
    last = (head.rpartition(sign)[2] for sign in (",", " in ") if sign in head)
    for name in map(str.strip, () if unit else (*BRACKETS.findall(head), *last)):
        unit = unit or units.table().symbols.get(name) or units.table().words.get(name.lower(), "")
    return unit, scale, said
