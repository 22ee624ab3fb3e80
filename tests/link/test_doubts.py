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
        (
            "When the ferry hit the pier of Norvik, 30 sailors were injured.",
            "Police arrested 33 people in Norvik after the ferry had hit the pier.",
            "30", "33", "other things befell them: hurt, arrested, killed",
        ),
        (
            "The river at Norvik stood at 8.7 metres on Thursday, above the mark.",
            "At Norvik the river dropped to 8.1 metres, still above the mark.",
            "8.7", "8.1", "one says that it moved there: the other may be earlier",
        ),
        (
            "More than 120 inches of rain had fallen in Norvik.",
            "Norvik may get 105 more inches of rain.",
            "120", "105", "the others against all",
        ),
        (
            "Blast in Norvik harbour killed aid worker, nine family members.",
            "On Monday the mayor mourned 10 family members who were killed in Norvik.",
            "nine", "10", "one part of a sum against the whole",
        ),
        (
            "Nine people died in the Norvik shooting, including the gunman.",
            "The gunman killed eight people in Norvik.",
            "Nine", "eight", "“including the gunman” on one side only",
        ),
        (
            "The Norvik ferry line reported 97,200 passengers on Friday, a record.",
            "The Norvik ferry line reported 91,300 passengers on Thursday, a record.",
            "97,200", "91,300", "different days of the week, and no toll that rises",
        ),
        (
            "The Norvik line's haul of $46 million topped its previous best.",
            "The Norvik line raised $41 million in the last quarter.",
            "$46 million", "$41 million", "the previous one against this one",
        ),
        (
            "Norvik counted 94,000 ferry passengers on Friday.",
            "Friday had broken the record high of 80,600 Norvik ferry passengers.",
            "94,000", "80,600", "the previous one against this one",
        ),
        (
            "It was Norvik's first win on the road since 1979.",
            "The Norvik final was the first to last so long since 1997, when Oskby lost.",
            "1979", "1997", "a limit in time against the time itself",
        ),
        (
            "Ada Holm, a rower, joined the Norvik council in 2016.",
            "Years of quarrels behind her, Holm left the island's council in 2017.",
            "2016", "2017", "dates of different verbs",
        ),
        (
            "Holm, one of the 2016 campaign managers of Norvik, was arrested.",
            "Holm, who ran the Norvik fund in 2017, was arrested.",
            "2016", "2017", "little beside the dates is the same",
        ),
        (
            "The Norvik film took $71 million abroad in its first week.",
            "Abroad the Norvik film did best in Belmark, followed by Sundry ($7.1 million) in its first week.",
            "$71", "$7.1", "in the brackets of a name that the other sentence has not",
        ),
        (
            "The Norvik ferry had 46 people on board.",
            "The Norvik ferry, with 40 pupils, four teachers and two sailors on board, ran aground.",
            "46", "40", "one part of a sum against the whole",
        ),
        (
            "As much as 15 more inches of rain may fall on Norvik.",
            "More than 35 inches of rain fell on Norvik.",
            "15", "35", "“more” or “other” on one side only",
        ),
        (
            "The singer posted photos of herself with 21-year-old Ada Holm on Tuesday.",
            "On Tuesday the 29-year-old singer posted photos of herself with Holm.",
            "21", "29", "two people, two ages",
        ),
    ],
)  # fmt: skip
def test_a_doubt_is_said(a: str, b: str, first: str, second: str, expected: str) -> None:
    """The doubt is among the steps, so that a reader can see why nothing was reported."""
    assert expected in labels(a, b, first, second)


def test_numbers_that_several_articles_tell_are_two_things() -> None:
    """A slip of the pen is one article's: where two have each number, both numbers may well be right."""
    sold = "The ferry line of Norvik has sold 46 boats to Oskby."
    lent = "Last summer 43 boats were lent by Norvik, its ferry line said."
    for texts in ((sold, lent), (sold, lent, sold, lent)):
        figures = check([Article(f"{n}.txt", f"{n}.txt", text) for n, text in enumerate(texts)]).figures
        steps = Explainer(figures).explain(figures[0].id, figures[1].id).steps
        assert ("each number is told by several articles" in {step.label for step in steps}) is (len(texts) > 2)


def test_the_year_of_one_thing_is_not_doubted() -> None:
    """Where the words beside both years are the same, no doubt speaks against the clash."""
    found = labels(
        "Ada Holm has led the Norvik council since 2002.",
        "Critics say that Holm, who led the Norvik council since 2003, has grown tired.",
        "2002",
        "2003",
    )
    assert not [label for label in found if label.startswith(("little beside", "dates that differ"))]


def test_a_date_before_one_noun_is_not_doubted() -> None:
    """Two dates of one ban, however little else is the same."""
    found = labels(
        "Norvik's fishermen sued to block the 2013 ban.",
        "Ada Holm chose to lift the 2014 ban after a quarrel.",
        "2013",
        "2014",
    )
    assert not [label for label in found if "beside the dates" in label or label == "dates with no name in common"]


def test_two_days_of_one_deed_are_not_doubted() -> None:
    """One kind of event and many of the same words: a day is wrong in one of both."""
    found = labels(
        "The council of Norvik will vote on the harbour plan on March 20.",
        "Norvik council members vote on March 22 on the harbour plan.",
        "March 20", "March 22",
    )  # fmt: skip
    assert "dates that differ in more than one place" not in found


def test_people_called_otherwise_are_not_doubted_unless_they_fared_otherwise() -> None:
    """Customers whose data were taken may be the people exposed; people who marched are not the officers hurt."""
    taken = "The breach at Norvik Bank reached 143,000 people, it said."
    exposed = "Norvik Bank said that 183,000 customers were exposed."
    hurt = "At Norvik Bank, 18,300 customers were hurt."
    other = "other things counted, with different verbs"
    assert other not in labels(taken, exposed, "143", "183")
    assert other in labels(taken, hurt, "143", "18,300")


def test_a_better_partner_speaks_louder_the_nearer_it_stands() -> None:
    """Who gives both values in one sentence means two things; who gives them far apart may have slipped once."""
    first = "Ada Holm opened the Norvik bridge in 2014, and few people came."
    right, wrong = "Ada Holm opened the Norvik bridge in 2014", "Norvik saw its mayor Holm again in 2015"
    others = (f"{right}; {wrong}.", f"{right}. {wrong}.", f"{right}. It rained. It rained. It rained. {wrong}.")
    lost = []
    for other in others:
        figures = check([Article("a.txt", "a.txt", first), Article("b.txt", "b.txt", other)]).figures
        one, two = (next(f for f in figures if f.text == year) for year in ("2014", "2015"))
        steps = Explainer(figures).explain(one.id, two.id).steps
        lost.append(sum(step.weight for step in steps if "partner" in step.label))
    assert lost[0] < lost[1] < lost[2] < 0


def test_a_number_that_two_articles_give_is_no_slip() -> None:
    """A slip of the pen is made once: with 128 and 118 in two articles each, one digit apart says nothing."""
    all_voted, were_called = "All {} members of the Norvik council voted.", "A bell called the {} members in to vote."
    once = [all_voted.format(128), were_called.format(118)]
    for texts, expected in ((once, True), ([*once, all_voted.format(118), were_called.format(128)], False)):
        figures = check([Article(f"{n}.txt", f"{n}.txt", text) for n, text in enumerate(texts)]).figures
        steps = Explainer(figures).explain(figures[0].id, figures[1].id).steps
        assert ("values differ by one digit of several" in [step.label for step in steps]) is expected


def test_one_article_means_two_things_by_two_values() -> None:
    """Deep in one article two values are two things; in its headline a second value is a slip."""
    text = "Norvik sighed.\n\nThe ferry had 212 people on board. The owner sold 231 tickets to people."
    report = check([Article("a.txt", "a.txt", text)])
    a, b = (f.id for f in report.figures)
    steps = Explainer(report.figures).explain(a, b).steps
    assert "one article seldom gives two values for one thing" in [step.label for step in steps]


@pytest.mark.parametrize(
    ("known", "open_", "apart"),
    [("in 1932", "on July 3", True), ("in 2019", "in October", True), ("on July 3, 1932", "on July 3", False),
     ("on October 7, 2019", "in October", False), ("in July 1932", "on July 3", False)],
)  # fmt: skip
def test_a_year_alone_agrees_in_nothing_with_a_date_that_leaves_the_year_open(
    known: str, open_: str, apart: bool
) -> None:
    first, second = (f"The Norvik bridge was opened {when} by Ada Holm." for when in (known, open_))
    said = labels(first, second, known.split(" ", 1)[1], open_.split(" ", 1)[1])
    assert ("a year alone and a date without its year" in said) == apart
