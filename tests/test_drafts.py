"""A draft against its sources: what backs each of its figures, and whose findings count."""

from __future__ import annotations

from pathlib import Path

import pytest

import checker
from checker import Article, Report, check_articles
from checker.pipeline import failing
from checker.report import REPORTERS

LONG = (
    "The bridge over the Aller was shut on Friday after engineers found cracks in two of its piers. Traffic was sent "
    "by way of Nienborg, where long queues built up. Repairs to the cracked piers are expected to cost {}. "
)


def story(draft: str, *sources: str) -> list[Article]:
    return [
        Article("draft.md", "draft.md", draft, role="draft"),
        *(Article(f"{'abcd'[n]}.txt", f"wire/{'abcd'[n]}.txt", text) for n, text in enumerate(sources)),
    ]


def money(report: Report) -> list[tuple[str, list[str], list[str], int]]:
    """Of each sum in the draft: how it stands, who confirms it, what contradicts it, and its origins."""
    figure = report.figure
    return [
        (
            b.standing,
            [figure[i].source for i in b.confirmed_by],
            [figure[i].text for i in b.contradicted_by],
            len(b.weighed.origins) if b.weighed else 0,
        )
        for b in report.backings
        if figure[b.figure].kind == "money"
    ]


def test_a_figure_is_confirmed_by_independent_origins() -> None:
    report = check_articles(
        story(
            "Mending the bridge over the Aller will cost $48.3 million.",
            "The county puts the repairs to the bridge over the Aller at $48.3 million.",
            "The bridge over the Aller: mending it costs $48.3 million, Mayor Anna Brandt told her council in May.",
        )
    )
    assert money(report) == [("confirmed", ["a.txt", "b.txt"], [], 2)]


def test_two_copies_of_one_text_are_one_origin_and_the_draft_is_none() -> None:
    text = LONG.format("$48.3 million")
    report = check_articles(story(text, text, text))
    assert money(report) == [("confirmed", ["a.txt", "b.txt"], [], 1)]
    assert [len(g.weighed.origins) for g in report.groups if g.weighed] and all(
        "draft.md" not in origin.sources for g in report.groups if g.weighed for origin in g.weighed.origins
    )


def test_a_figure_is_contradicted_even_where_another_source_confirms_it() -> None:
    report = check_articles(story(*(LONG.format(f"${paid} million") for paid in ("48.3", "48.3", "43.8"))))
    assert money(report) == [("contradicted", ["a.txt"], ["$43.8 million"], 1)]
    (finding,) = failing(report, "error")
    assert report.place_of(finding).source == "draft.md"


def test_a_figure_is_found_nowhere() -> None:
    report = check_articles(story(LONG.format("$48.3 million"), "The mayor of Nienborg spoke at length."))
    assert money(report) == [("nowhere", [], [], 0)]
    assert any(f.message.startswith("No source states “$48.3 million”") for f in report.findings)


def test_a_draft_that_contradicts_itself_says_so() -> None:
    text = LONG.format("$48.3 million") + "\n\n" + LONG.format("$43.8 million")
    report = check_articles(story(text, "The mayor of Nienborg spoke at length."))
    assert [(standing, rivals) for standing, _, rivals, _ in money(report)] == [
        ("contradicted", ["$43.8 million"]),
        ("contradicted", ["$48.3 million"]),
    ]
    assert failing(report, "error")


def test_what_the_sources_say_to_each_other_does_not_count() -> None:
    sources = [LONG.format("$48.3 million"), LONG.format("$43.8 million")]
    report = check_articles(story("The mayor of Nienborg spoke at length.", *sources))
    assert [f.aside for f in report.findings if f.rule == "CF001"] == [True]
    assert failing(report, "info") == [] and report.shown == ()
    assert failing(check_articles([a for a in story("", *sources) if a.role == "source"]), "error")


def test_a_fault_without_a_figure_counts_where_the_draft_has_it() -> None:
    fault = "The meeting of the council began at 25:10 GMT on Friday."
    ours = check_articles(story(fault, "The mayor spoke at length."))
    theirs = check_articles(story("The mayor spoke at length.", fault))
    for report, aside in ((ours, False), (theirs, True)):
        (finding,) = (f for f in report.findings if f.rule == "CF102")
        assert finding.figures == () and finding.aside == aside
        place = report.place_of(finding)
        assert report.article[place.source].text[place.start : place.end].startswith("25:10")
    assert failing(ours, "error") and not failing(theirs, "error")


def test_every_figure_of_the_draft_has_a_backing_and_none_without_a_draft() -> None:
    articles = story(LONG.format("$48.3 million"), LONG.format("$48.3 million"))
    report = check_articles(articles)
    own = [figure.id for figure in report.figures if figure.source == "draft.md"]
    assert [backing.figure for backing in report.backings] == own and own
    assert check_articles(articles[1:]).backings == ()


def test_the_likelier_number_has_two_origins_and_its_rival_looks_like_a_slip() -> None:
    ours, theirs = "The council paid $5,687.75 for the bench on Aller Street.", "A bench on Aller Street cost ${}."
    other = "For its bench on Aller Street the council spent $5,587.75, Anna Brandt said."
    report = check_articles(story(ours, theirs.format("5,587.75"), other))
    (finding,) = failing(report, "error")
    assert finding.likelier and report.figure[finding.likelier].text == "$5,587.75"
    report = check_articles(story(ours, theirs.format("5,587.75")))
    assert [f.likelier for f in failing(report, "error")] == [None]


def view(report: Report, width: int = 100) -> str:
    text = REPORTERS["terminal"].render([report], width=width)
    assert isinstance(text, str)
    return text


def test_the_view_puts_contradicted_first_then_nowhere_then_confirmed() -> None:
    report = check_articles(
        story(
            "Nobody counted. The bridge over the Aller has 14 piers.\n\n" + LONG.format("$48.3 million")
            + "It carries 23,400 cars a day.",
            LONG.format("$43.8 million") + "The bridge over the Aller has 14 piers.",
        )
    )  # fmt: skip
    printed = view(report)
    order = ["CONTRADICTED  $48.3 million", "FOUND NOWHERE", "CONFIRMED  14", "1 contradicted, 1 found nowhere, "]
    assert [printed.index(words) for words in order] == sorted(printed.index(words) for words in order)
    assert "against  wire/a.txt:1:" in printed and "expected to cost $43.8 million" in printed
    assert "23,400 cars" in printed and "that no source states" in printed
    assert "Confirmed means that sources agree, not that it is true." in printed


@pytest.mark.parametrize("width", [20, 60, 100, 200])
def test_the_view_keeps_within_the_terminal(width: int) -> None:
    report = check_articles(story(LONG.format("$48.3 million"), LONG.format("$43.8 million")))
    assert max(map(len, view(report, width).split("\n"))) <= max(width, 40)


def test_a_draft_is_a_file_and_its_sources_may_lie_around_it(tmp_path: Path) -> None:
    """A draft within the folder of its sources is none of them."""
    (tmp_path / "draft.md").write_text(LONG.format("$48.3 million"), encoding="utf-8")
    (tmp_path / "wire.txt").write_text(LONG.format("$43.8 million"), encoding="utf-8")
    report = checker.check(tmp_path / "draft.md", against=tmp_path)
    assert {article.id: article.role for article in report.articles} == {"draft.md": "draft", "wire.txt": "source"}
    assert failing(report, "error")


def test_a_number_that_the_draft_states_twice_is_one_figure_with_two_mentions() -> None:
    text = LONG.format("$48.3 million")
    printed = REPORTERS["terminal"].render([check_articles(story(text + "\n\n" + text, LONG.format("$43.8 million")))])
    assert isinstance(printed, str)
    assert printed.startswith("draft.md: 2 figures against 1 source\n") and printed.count("CONTRADICTED") == 1
    assert "\n1 contradicted, 0 found nowhere, 1 confirmed; 2 figures in the draft, 4 mentions.\n" in printed
