"""Pairs that are not compared to the end are those that nothing could have linked."""

import pytest

from checker.describe import describe
from checker.extract import extract
from checker.language.document import Document
from checker.link import link
from checker.link.candidates import candidates
from checker.link.score import Weights, compared, totals
from checker.link.sides import Sides
from checker.link.sift import Sift, deciding, shipped
from checker.link.weights import load
from checker.model import Article, Figure

MILL = (
    "Fire at Corley mill kills 12\n\nA fire at a cotton mill in Corley killed 12 people on Monday, police said. It was "
    "the worst fire in the town since 1987, when 31 workers died. Some 140 people work at it, 85 of them women.\n\n"
    "The owner, Dale Marsh, 58, bought the mill in 2009 for $2.1 million and has spent $3.4 million on it since. He "
    "had promised to hire 60 by 2012. Wages rose by 4 percent in May 2011 and by 3 percent in June 2014.\n\n"
    "At least 14 people were killed, the fire chief said on Tuesday, and 9 were hurt. The mill was built in 1922 and "
    "rebuilt in 1953. Of 140 workers, 52 were inside. The fire burned for six hours; it took 11 engines and 70 "
    "firefighters to put it out. The town has 8,300 people, 21 percent of whom work in cotton, down from 38 percent."
)
AGAIN = (
    "Twelve people were killed on Monday by a fire at a mill in Corley. It was built in 1922 and had 104 workers, "
    "its owner, Dale Marsh, 58, said; 52 of them were inside. It was bought in 2009 for $2.1 million.\n\n"
    "The fire burned for seven hours. In 1987 a fire killed 31 workers in the town of 8,300 people."
)


def figures(*texts: str) -> list[Figure]:
    """The figures of articles with these texts."""
    found: list[Figure] = []
    for n, text in enumerate(texts):
        document = Document(Article(f"{n}.txt", f"{n}.txt", text))
        found += describe(document, extract(document), number=len(found) + 1)
    return found


@pytest.mark.parametrize("texts", [(MILL,), (AGAIN,), (MILL, AGAIN)])
def test_what_is_stopped_could_not_be_linked(texts: tuple[str, ...]) -> None:
    sides = Sides(figures(*texts))
    clashing = [(i, j, state) for i, j, state in candidates(sides.all, every=True) if state == "clash"]
    stopped = [pair for pair in clashing if shipped().stops(sides.all[pair[0]], sides.all[pair[1]])]
    assert len(stopped) > 5
    assert all(pair.score < 0 for pair in totals(compared(sides, pairs=stopped), load()))


@pytest.mark.parametrize("texts", [(MILL,), (AGAIN,), (MILL, AGAIN), (AGAIN, MILL, AGAIN.replace("31", "33"))])
def test_groups_and_links_are_those_of_all_comparisons(texts: tuple[str, ...]) -> None:
    found, sides = figures(*texts), Sides(figures(*texts))
    assert len(deciding(sides, load())) < len(list(compared(sides)))
    assert link((), found) == link((), found, known=compared(sides))


def test_nothing_is_stopped_where_what_is_left_out_could_matter() -> None:
    weights = load()
    generous = Weights(weights.match, weights.context, {**weights.settings, "unknown": 1.0}, weights.labels)
    sides, sift = Sides(figures(MILL)).all, Sift(generous)
    assert not any(sift.stops(sides[i], sides[j]) for i, j, state in candidates(sides) if state == "clash")
