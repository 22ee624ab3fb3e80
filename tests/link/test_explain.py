"""A waterfall is what linking really did: its steps add up to the score that decided."""

from math import exp

import pytest

from checker.link.explain import Explainer, backbone
from checker.model import Article, Group, Link
from checker.pipeline import check, why

FERRY = check(
    [
        Article(
            "a.txt", "a.txt",
            "A ferry with 212 people on board sank off Skarvik on March 4. It lay 3 miles out. The captain, Ingrid "
            "Moen, 47, was saved, and so were 38 passengers.",
        ),
        Article(
            "b.txt", "b.txt",
            "The ferry that sank off Skarvik on 4 March carried 221 people. Boats saved 38 passengers. Ingrid "
            "Moen, the 47-year-old captain, was 5 kilometres from the harbour. In 1998 another ferry with 47 people on "
            "board sank.",
        ),
    ],
    explain=True,
)  # fmt: skip


def test_every_link_of_every_group_adds_up_to_its_score():
    explainer = Explainer(FERRY.figures)
    links = [link for group in FERRY.groups for link in group.links]
    assert len(links) > 3
    for link in links:
        told = explainer.explain(link.left, link.right)
        assert 1 / (1 + exp(told.bar - told.total)) == pytest.approx(link.score, abs=1e-6)


def test_the_first_step_is_where_every_pair_starts_and_the_weightiest_follow():
    [told] = [e for e in FERRY.explanations if FERRY.figure[e.left].text.startswith("212")]
    assert told.steps[0].label == "where clashing values start"
    sizes = [abs(step.weight) for step in told.steps[1:] if "partner" not in step.label]
    assert sizes == sorted(sizes, reverse=True)


def test_no_label_is_the_name_of_a_level():
    assert not [step.label for told in FERRY.explanations for step in told.steps if "=" in step.label]


def test_a_group_is_explained_by_as_many_links_as_hold_it_together():
    together = sum(len(group.figures) - 1 for group in FERRY.groups)
    assert len(FERRY.explanations) == together


def test_in_a_conflict_the_link_between_the_clashing_figures_comes_first():
    figures = FERRY.figures[:3]
    a, b, c = (f.id for f in figures)
    group = Group("g1", tuple(figures), (Link(a, b, 0.9), Link(a, c, 0.6), Link(b, c, 0.8)), conflicts=((a, c),))
    assert backbone(group) == [(a, c), (a, b)]


def test_figures_that_nothing_can_compare_are_said_to_be_so():
    by_text = {f.text: f.id for f in FERRY.figures}
    day, miles = by_text["March 4"], by_text["3 miles"]
    told = why(FERRY, day, miles)
    assert not told.steps and told.note == "Never compared: one is a date, the other a measure."


@pytest.mark.parametrize(
    ("texts", "one", "other", "because"),
    [
        (
            ["Moen scored two goals and made two saves."],
            "two", "two", "one sentence counts two things",
        ),
        (
            ["Poll: Okafor leads Lind by 6 points. Okafor leads 48 percent to 42 percent, a poll of voters found."],
            "6 points", "48 percent", "an article that tells percent and percentage points tells two things",
        ),
        (
            ["SKARVIK, March 4, 2024 - A ferry sank.", "SKARVIK, March 5, 2024 - A ferry sank."],
            "March 4, 2024", "March 5, 2024", "each article is of its own day",
        ),
        (
            ["Revenue rose 3.2% to $4.1 billion.", "Sales climbed to $4.12 billion from $3.97 billion."],
            "$4.1 billion", "$4.12 billion", "the values are not the same, and hardly a word near the two is",
        ),
        (
            ["The hall in Norbury holds up to 880 people.", "The hall in Norbury holds 96 people."],
            "880", "96", "one says the most that there may be, and the other is far below it",
        ),
    ],
)  # fmt: skip
def test_why_two_figures_were_never_compared(texts: list[str], one: str, other: str, because: str) -> None:
    report = check([Article(f"{n}.txt", f"{n}.txt", text) for n, text in enumerate(texts)])
    left = next(figure for figure in report.figures if figure.text == one)
    right = next(figure for figure in reversed(report.figures) if figure.text == other)
    assert Explainer(report.figures).explain(left.id, right.id).note == f"Never compared: {because}."
