"""Which figures speak of the same thing, on short stories of our own."""

from itertools import permutations

import pytest

from checker.describe import describe
from checker.extract import extract
from checker.interval import in_conflict
from checker.language.document import Document
from checker.link import link
from checker.model import Article, Figure, Group

FIRE = (
    "Hotel fire in Norbury kills 34\n\nA fire in a hotel in Norbury killed 34 people on Sunday, the mayor said. "
    "Another 112 people were injured. The building, put up in 1974, had 210 rooms.\n\n"
    "Repairs to the hotel will cost $6.4 million, according to its owner."
)
SECOND = (
    "At least 34 people died when fire swept through a hotel in Norbury on Sunday. "
    "Hospitals treated 112 injured people.\n\n"
    "The hotel has 210 rooms and was built in 1974. Its owner put the cost of repairs to the hotel at $6.4 million."
)
SLIP = SECOND.replace("$6.4 million", "$4.6 million")
OTHER = (
    "The central bank raised its key rate to 4.25 percent. Its governor, Ruth Ames, 61, spoke for 40 minutes in March."
)


def story(*texts: str) -> list[Group]:
    """Groups of a story with these articles."""
    articles, figures = [], []
    for n, text in enumerate(texts):
        article = Article(f"{n}.txt", f"{n}.txt", text)
        document = Document(article)
        articles.append(article)
        figures += describe(document, extract(document), number=len(figures) + 1)
    return link(articles, figures)


def shape(groups: list[Group], names: dict[str, str]) -> set[frozenset[tuple[str, int]]]:
    """Groups as sets of (article, offset), whatever the order of articles and ids."""
    return {frozenset((names[f.source], f.start) for f in group.figures) for group in groups}


def group_of(groups: list[Group], text: str) -> Group:
    """The group of the first figure whose text contains `text`."""
    return next(g for g in groups for f in g.figures if text in f.text)


def clashes(groups: list[Group]) -> list[tuple[Figure, Figure]]:
    """Every pair within a group whose values can't both be true."""
    return [(a, b) for g in groups for i, a in enumerate(g.figures) for b in g.figures[i + 1 :] if in_conflict(a, b)]


@pytest.mark.parametrize("text", ["34", "112", "210", "$6.4 million", "1974"])
def test_the_same_thing_in_other_words(text: str) -> None:
    """Two articles about one fire: what both state is linked."""
    assert {f.source for f in group_of(story(FIRE, SECOND), text).figures} == {"0.txt", "1.txt"}


def test_a_slip_is_linked_with_what_it_should_be() -> None:
    """Two digits swapped in an otherwise like statement: linked, so that the clash shows."""
    assert {(a.text, b.text) for a, b in clashes(story(FIRE, SLIP))} == {("$6.4 million", "$4.6 million")}


def test_killed_and_injured_stay_apart() -> None:
    """The dead and the injured of one event are two things."""
    groups = story(FIRE, SECOND)
    assert group_of(groups, "34") is not group_of(groups, "112")


def test_a_girl_is_no_bus() -> None:
    """The same age of a person and of a thing is chance."""
    groups = story(
        "The 15-year-old bus passed its inspection in March.", "A 15-year-old girl died in the crash near Norvik."
    )
    assert all(len({f.source for f in g.figures if f.kind == "age"}) <= 1 for g in groups)


def test_unrelated_articles_share_nothing() -> None:
    """No figure of a fire is linked with one of a central bank."""
    assert all(len({f.source for f in g.figures}) == 1 for g in story(FIRE, OTHER))


def test_every_figure_is_in_exactly_one_group() -> None:
    """Groups are a partition, numbered in order of their first figure."""
    groups = story(FIRE, SECOND, OTHER)
    ids = [f.id for g in groups for f in g.figures]
    assert len(ids) == len(set(ids))
    assert [g.id for g in groups] == [f"g{n}" for n in range(1, len(groups) + 1)]
    firsts = [int(g.figures[0].id[1:]) for g in groups]
    assert firsts == sorted(firsts)
    assert len(ids) == sum(len(extract(Document(Article("a", "a", t)))) for t in (FIRE, SECOND, OTHER))


@pytest.mark.parametrize("texts", [(FIRE, SECOND, OTHER), (FIRE, SLIP, SECOND)])
def test_order_of_articles_changes_no_group(texts: tuple[str, ...]) -> None:
    """Whichever article comes first, the same figures are linked."""
    shapes = set()
    for order in permutations(range(len(texts))):
        names = {f"{k}.txt": str(n) for k, n in enumerate(order)}
        shapes.add(frozenset(shape(story(*(texts[n] for n in order)), names)))
    assert len(shapes) == 1


@pytest.mark.parametrize("text", [FIRE, SECOND, OTHER])
def test_a_copy_never_contradicts(text: str) -> None:
    """An article beside its copy: every figure meets itself, and no clash comes up that one article alone has not."""
    groups = story(text, text)
    assert not clashes(groups)
    assert all({f.source for f in g.figures} == {"0.txt", "1.txt"} for g in groups if not g.figures[0].vague)


def test_same_story_same_groups() -> None:
    """Nothing depends on chance."""
    assert story(FIRE, SECOND) == story(FIRE, SECOND)


def test_links_say_why() -> None:
    """Every link has a probability and labelled evidence with weights."""
    links = [found for g in story(FIRE, SECOND) for found in g.links]
    assert links
    for found in links:
        assert 0 <= found.score <= 1
        assert found.evidence
        assert all(e.label and "=" not in e.label for e in found.evidence)


def test_no_figures_no_groups() -> None:
    """An empty story has no groups."""
    assert link([], []) == []


def test_the_most_there_may_be_is_no_agreement_with_a_fraction_of_it() -> None:
    """Up to 880 seats, 96 seats: they do not clash, and nobody would say so of one thing."""
    groups = story("The hall in Norbury holds up to 880 people.", "The hall in Norbury holds 96 people.")
    assert all(len(group.figures) == 1 for group in groups)


def test_a_sentence_that_begins_with_a_year_is_of_that_year() -> None:
    """The quake of 2009 had another magnitude than Tuesday's."""
    today = "A magnitude 6.1 earthquake killed at least 12 people in the mountain town of Tarano early on Tuesday."
    before = "In 2009 a magnitude 6.3 quake killed 308 people in the same region."
    slide = "The slide came two days after a magnitude 6.1 earthquake killed 19 people in Tarano."
    magnitudes = [
        g for g in story(f"{today} Some 300 houses collapsed.\n\n{before}", slide) if g.figures[0].kind == "measure"
    ]
    assert not clashes(magnitudes)
