"""Marks in one's own copy: which figure they speak of, and what is wrong with one that says nothing."""

from __future__ import annotations

import pytest

from checker import Article, extract_figures
from checker.desk.marks import marks


def read(text: str) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """Of each mark its reason and the words of its figures; and the problems, with their places."""
    article = Article("a.md", "copy/a.md", text)
    figures = extract_figures([article])
    words = {figure.id: figure.text for figure in figures}
    found, problems = marks(article, figures)
    return (
        [(mark.waiver.reason, sorted(words[i] for i in mark.figures)) for mark in found],
        [f"{problem.path} {problem.message}" for problem in problems if not problem.fatal],
    )


OK = "<!-- check-figures: ok counted again -->"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (f"The flood killed 31 people and 1,260 sheep {OK} in the valley.", ["1,260"]),
        (f"The flood killed 31 people {OK} and 1,260 sheep.", ["31"]),
        (f"It cost $48.3 million {OK}.\nIt killed 31 people.", ["$48.3 million"]),
        (f"{OK}\nIt killed 31 people and 1,260 sheep.\nIt cost $5.", ["1,260", "31"]),
        (f"{OK}\n\nIt killed 31 people.", ["31"]),
        (f"{OK} It killed 31 people.\nIt cost $5.", ["31"]),
        (f"Nobody was hurt. {OK}\nIt cost $5.", []),
        (f"It cost $5.\n{OK}", []),
        ("It cost $5 <!--check-figures:ok\n  counted\n  again--> a head.", ["$5"]),
    ],
)
def test_a_comment_speaks_of_the_figure_before_it_or_of_the_next_line(text: str, figures: list[str]) -> None:
    assert read(text) == ([("counted again", figures)], [])


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Police counted 31 [sic] people.", [["31"]]),
        ("Police counted 31 people [sic] and 4 dogs.", [["31"]]),
        ("Police counted 31 people (sic).", [["31"]]),
        ("Police counted 31 people.\n[sic] was all he said.", []),
        ("Police counted 31 people, and the mayor, who had been told of it in the night, “irregardless” [sic].", []),
        ("“They was [sic] here,” he said of the 31 people.", []),
        ("A classic sicilian dish for 4 people.", []),
    ],
)
def test_sic_speaks_of_a_number_shortly_before_it(text: str, figures: list[list[str]]) -> None:
    found, problems = read(text)
    assert [words for _, words in found] == figures
    assert not problems


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("<!-- check-figures: ok -->", "a.md:1:12 this mark gives no reason and does not count"),
        ("<!-- check-figures: ignore this -->", 'a.md:1:12 unknown mark "ignore"'),
        ("<!-- check-figures: -->", 'a.md:1:12 unknown mark ""'),
        ("<!-- check-figures -->", None),
        ("<!-- checked figures: ok fine -->", None),
    ],
)
def test_a_mark_that_says_nothing_is_told_and_does_not_count(comment: str, says: str | None) -> None:
    found, problems = read(f"It cost $5 {comment}.")
    assert found == []
    assert [problem.startswith(f"copy/{says}") for problem in problems] == ([True] if says else [])


@pytest.mark.parametrize("mark", ["[sic]", "<!-- check-figures: ok 12 of them were\ncounted twice -->"])
def test_a_mark_leaves_the_sentence_and_its_figures_as_they_are(mark: str) -> None:
    """Numbers in a reason are no figures, and what stands around the mark is one sentence."""
    plain = "The flood killed 31 people {}and drowned 1,260 sheep in the valley, the mayor said. It cost $5."
    marked = Article("a.txt", "a.txt", plain.format(f"{mark} "))
    bare = Article("a.txt", "a.txt", plain.format(""))
    found, wanted = extract_figures([marked]), extract_figures([bare])
    assert [(f.text, f.unit, f.about and f.about.event) for f in found] == [
        (f.text, f.unit, f.about and f.about.event) for f in wanted
    ]
    assert all(marked.text[f.start : f.end] == f.text for f in found)
