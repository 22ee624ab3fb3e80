"""Keys to look figures up by where not every pair can be compared."""

from __future__ import annotations

import pytest

from checker import Article, Figure, extract_figures
from checker.link.keys import keys


def one(text: str) -> Figure:
    return extract_figures([Article("a.txt", "a.txt", text)])[0]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Gales killed 17,700 people in Skarvik.", "The toll in Skarvik: 17,997 dead."),  # event and name
        ("The harbour of Skarvik owes $10,977.74.", "A debt of $10,977.74 was paid."),  # the value alone
        ("Ingrid Moen, 47, led the crew.", "The 47-year-old Moen led it."),  # value and name
        ("A year after Ingrid Moen left Skarvik.", "She left Skarvik 12 months before Moen came."),  # kinds that meet
        ("Floods killed 49 people.", "49 died in the floods."),  # value and event
        ("The harbour of Skarvik owes $1.50 million.", "Skarvik: a debt of $1.5 million."),  # one number, written twice
    ],
)
def test_figures_of_one_thing_share_a_key(a: str, b: str) -> None:
    assert keys(one(a)) & keys(one(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Gales killed 700 people in Skarvik.", "Gales killed 900 people in Vardnes."),
        ("Gales killed 17 people in Skarvik.", "Gales lasted 17 hours in Skarvik."),
        ("The club paid $5 million.", "The town paid $7 million."),
    ],
)
def test_figures_of_two_things_share_none(a: str, b: str) -> None:
    assert not keys(one(a)) & keys(one(b))


def test_a_figure_that_nothing_is_known_of_is_looked_up_by_its_value() -> None:
    figure = Figure("a.txt", 0, 6, "17,997", "count", *(one("17,997 people died.").low,) * 2)
    assert keys(figure) == {"count=17997"}
