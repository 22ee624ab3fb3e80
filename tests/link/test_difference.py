"""How two clashing values differ."""

from decimal import Decimal

import pytest

from checker.link.difference import difference, slip
from checker.model import Figure, Kind


def figure(value: str, kind: Kind = "count") -> Figure:
    """A figure with this value."""
    return Figure(
        "a", 0, 1, value, kind, Decimal(value) if kind != "date" else value, Decimal(value) if kind != "date" else value
    )


@pytest.mark.parametrize(
    ("a", "b", "kind", "expected"),
    [
        ("5687", "5867", "money", "swapped"),
        ("15", "51", "age", "swapped-two"),
        ("5687.75", "5587.75", "money", "one-digit"),
        ("276", "2760", "count", "scale-long"),
        ("12", "120", "count", "scale"),
        ("1500000", "150000000", "count", "remote"),
        ("240", "204", "count", "swapped"),
        ("138700000", "138000000", "money", "cut-off"),
        ("200", "2000", "money", "scale-round"),
        ("84", "73", "count", "near"),
        ("45", "54.5", "percent", "near-bounded"),
        ("12", "20", "count", "middling"),
        ("2", "17", "count", "far"),
        ("3", "900", "count", "remote"),
        ("2016", "2015", "date", "date-one-off-year"),
        ("2016-05-03", "2016-05-04", "date", "date-one-off-of-several"),
        ("2016", "1974", "date", "date-year"),
        ("1962", "1926", "date", "date-swapped"),
        ("--05", "--09", "date", "date-part"),
        ("2016-05", "2011-03", "date", "date-several"),
    ],
)
def test_levels(a: str, b: str, kind: Kind, expected: str) -> None:
    """Each level by an example, and the same both ways round."""
    assert difference(figure(a, kind), figure(b, kind)) == expected
    assert difference(figure(b, kind), figure(a, kind)) == expected


def written(text: str, value: str) -> Figure:
    """An amount as an article writes it."""
    return Figure("a", 0, len(text), text, "money", Decimal(value), Decimal(value), unit="USD")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("$2 million", "2000000"), ("$2 billion", "2000000000"), "scale-round"),
        (("$284 billion", "284000000000"), ("$2,840 billion", "2840000000000"), "scale-long"),
        (("$200,000", "200000"), ("$2 million", "2000000"), "far"),
        (("$230,000", "230000"), ("$2.3 million", "2300000"), "far"),
        (("$300", "300"), ("$300,000", "300000"), "remote"),
        (("$1", "1"), ("$10", "10"), "far"),
        (("thirty-one dollars", "31"), ("$11", "11"), "far"),
    ],
)
def test_a_slip_is_one_stroke(one: tuple[str, str], other: tuple[str, str], expected: str) -> None:
    """A zero too many or the wrong scale word, in what is written with digits; not whatever is ten times as much."""
    assert difference(written(*one), written(*other)) == expected
    assert difference(written(*other), written(*one)) == expected


@pytest.mark.parametrize(
    ("how", "reached", "expected"),
    [
        ("swapped", ("head=same", "scope=alike", "names=missing"), ("same-noun",)),
        ("swapped", ("head=same", "scope=more-one-side", "names=shared-1"), ()),
        ("scale", ("head=different", "names=disjoint", "context=1"), ("nothing-alike",)),
        ("scale", ("head=different", "names=shared-1", "context=1"), ()),
        ("scale", ("head=different", "names=disjoint", "context=5"), ()),
        ("near", ("head=same", "scope=alike"), ()),
        ("date-one-off-year", ("predicate=same", "names=shared-1"), ("same-deed",)),
        ("date-one-off-of-several", ("event=same-other",), ("same-deed",)),
        ("date-one-off-of-several", ("event=different", "predicate=same"), ()),
        ("date-one-off-year", ("predicate=same", "names=disjoint"), ()),
        ("date-one-off-year", ("predicate=same", "dated=noun-on-one-side"), ()),
        ("date-one-off-part", ("predicate=same", "names=shared-1"), ()),
    ],
)
def test_a_slip_needs_more_than_its_digits(how: str, reached: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """One noun, or one deed in two years next to each other, makes a slip likelier; where nothing is alike, chance."""
    assert slip(how, reached) == expected
