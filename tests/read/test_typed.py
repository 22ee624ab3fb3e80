"""What NITF types is honoured: currencies, years and units that the words leave out."""

from __future__ import annotations

from typing import Any

import pytest
from reading import content

from checker.model import Article, Figure
from checker.pipeline import extract_figures
from checker.read import nitf


def figures(inside: str) -> list[Figure]:
    found = content(nitf.read, f"<nitf><body><body.content><p>{inside}</p></body.content></body></nitf>")
    return extract_figures([Article("a.xml", "a.xml", found.text, markup=found.markup)])


@pytest.mark.parametrize(
    ("inside", "kind", "low", "unit"),
    [
        ('The owner put the damage at <money unit="NOK">5.6 million</money>.', "money", 5_600_000, "NOK"),
        ('The owner put the damage at <money unit="CAD">$5.6 million</money>.', "money", 5_600_000, "CAD"),
        ("The owner put the damage at <money>$5.6 million</money>.", "money", 5_600_000, "USD"),
        ('The owner put the damage at <money unit="kroner">$5 million</money>.', "money", 5_000_000, "USD"),
        ('The ferry struck on <chron norm="20240304T064000+0100">March 4</chron>.', "date", "2024-03-04", ""),
        ('The ferry struck in <chron norm="20240304">March</chron>.', "date", "2024-03", ""),
        ('The ferry struck on <chron norm="20240305">March 4</chron>.', "date", "--03-04", ""),
        ('The ferry struck on <chron norm="tomorrow">March 4</chron>.', "date", "--03-04", ""),
        ('The storm took <num units="houses">38</num>.', "count", 38, "house"),
        ("Rescuers said that <num>38</num> dogs were hurt.", "count", 38, "dog"),
    ],
)
def test_what_is_typed_goes_before_what_is_read(inside: str, kind: str, low: Any, unit: str) -> None:
    (figure,) = figures(inside)
    assert (figure.kind, figure.low, figure.high, figure.unit) == (kind, low, low, unit)


def test_what_stands_beside_is_left_alone() -> None:
    """The currency of one amount says nothing about the next."""
    one, other = figures('Damage of <money unit="CAD">$5 million</money> and a fine of $2 million.')
    assert (one.unit, other.unit) == ("CAD", "USD")
