"""What keeps two clashing values from being called a contradiction, each by two short reports of our own."""

import pytest

from checker.link.explain import Explainer
from checker.model import Article
from checker.pipeline import check


def labels(a: str, b: str, first: str, second: str) -> list[str]:
    """What the waterfall says of two figures, told by their text, one in each article."""
    report = check([Article("a.txt", "a.txt", a), Article("b.txt", "b.txt", b)])
    one = next(f for f in report.figures if f.source == "a.txt" and f.text.startswith(first))
    other = next(f for f in report.figures if f.source == "b.txt" and f.text.startswith(second))
    return [step.label for step in Explainer(report.figures).explain(one.id, other.id).steps]


@pytest.mark.parametrize(
    ("a", "b", "first", "second", "expected"),
    [
        (
            "The Norvik council election of 2014 was won by Ada Holm.",
            "Ada Holm opened the Norvik museum, a gift of the shipyard, in 2015.",
            "2014", "2015", "little beside the dates is the same",
        ),
        (
            "Holm & Daughters finished the bridge over the Norvik sound in May 2014.",
            "Norvik opened its bridge after a long quarrel over tolls, in August 2011.",
            "May 2014", "August 2011", "dates that differ in more than one place",
        ),
        (
            "In Norvik, the ferry carried 11 cars.",
            "In Norvik, the ferry waited; inflation in the euro countries was 1.1, the ferry line said.",
            "11", "1.1", "a whole number against a fraction",
        ),
        (
            "The queen, Ada of Norvik, has ruled for almost seven decades, longer than any king.",
            "Norvik mourned its Queen Ada, who ruled the island 73 years.",
            "seven decades", "73 years", "years against decades or centuries",
        ),
        (
            "Police freed three sailors whom smugglers had held near the Norvik harbour.",
            "At the Norvik harbour, four sailors met reporters on Monday.",
            "three", "four", "small counts with different verbs",
        ),
    ],
)  # fmt: skip
def test_a_doubt_is_said(a: str, b: str, first: str, second: str, expected: str) -> None:
    """The doubt is among the steps, so that a reader can see why nothing was reported."""
    assert expected in labels(a, b, first, second)


def test_the_year_of_one_thing_is_not_doubted() -> None:
    """Where the words beside both years are the same, no doubt speaks against the clash."""
    found = labels(
        "Ada Holm has led the Norvik council since 2002.",
        "Critics say that Holm, who led the Norvik council since 2003, has grown tired.",
        "2002",
        "2003",
    )
    assert not [label for label in found if label.startswith(("little beside", "dates that differ"))]


def test_one_article_means_two_things_by_two_values() -> None:
    """Deep in one article two values are two things; in its headline a second value is a slip."""
    text = "Norvik sighed.\n\nThe ferry had 212 people on board. The owner sold 231 tickets to people."
    report = check([Article("a.txt", "a.txt", text)])
    a, b = (f.id for f in report.figures)
    steps = Explainer(report.figures).explain(a, b).steps
    assert "one article seldom gives two values for one thing" in [step.label for step in steps]
