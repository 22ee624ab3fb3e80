"""Which of its figures' phrases names a group."""

from decimal import Decimal

import pytest

from checker.link.label import label
from checker.model import About, Figure


def figures(*phrases: str) -> list[Figure]:
    """One figure for each phrase."""
    return [
        Figure(f"{n}.txt", 0, 2, "14", "count", Decimal(14), Decimal(14), about=About(phrase=phrase))
        for n, phrase in enumerate(phrases)
    ]


@pytest.mark.parametrize(
    ("phrases", "named"),
    [
        (("people killed in a blast", "miners killed in blast", "people dead", "families"), "people killed in a blast"),
        (("count", "homes flooded"), "homes flooded"),
        (("percentage she had", "share of the vote"), "share of the vote"),
        (("money (had put the damage)", "damage"), "damage"),
        (("others missing", "people missing", "people missing"), "people missing"),
        (("when it happened", "when the dam broke"), "when the dam broke"),
        (("damage", "damage to the harbour wall, the quays, the pilots' house and both of the sheds"), "damage"),
        (("passengers", "passengers to hospital"), "passengers to hospital"),
        (("count",), "count"),
        ((), ""),
    ],
)  # fmt: skip
def test_says_what_all_say(phrases: tuple[str, ...], named: str) -> None:
    """Plain words that the others use too come before long and vague ones, in whatever order they stand."""
    assert label(figures(*phrases)) == named
    assert label(figures(*reversed(phrases))) == named
