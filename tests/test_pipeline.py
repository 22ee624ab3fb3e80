"""The stages together: numbering, order, and what may never change a verdict."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import checker
from checker.model import Article

TEXTS = (
    "Ferry sinks\n\nAt least 37 people were killed when a ferry sank off Elbonia on May 3, officials said.\n",
    "Ferry disaster\n\nThe ferry sank off Elbonia on May 3 and 37 people were killed, officials said.\n",
    "Budget\n\nThe city of Elbonia approved a budget of $5,687.75 for the ferry on May 3.\n",
    "Budget\n\nThe city of Elbonia approved a budget of $5,587.75 for the ferry on May 3.\n",
    "Nothing to count\n\nThe mayor spoke at length.\n",
    "",
)


def articles(*texts: str) -> list[Article]:
    return [Article(f"{number}.txt", f"{number}.txt", text) for number, text in enumerate(texts)]


def said(report: checker.Report) -> set[tuple[str, frozenset[tuple[str, int]]]]:
    """Every group as its verdict and the places it speaks of, whatever the ids."""
    return {(g.verdict, frozenset((f.source, f.start) for f in g.figures)) for g in report.groups}


def test_figures_are_numbered_in_order_of_source_and_position() -> None:
    report = checker.check_articles(articles(*TEXTS), story="story")
    assert [figure.id for figure in report.figures] == [f"f{n}" for n in range(1, len(report.figures) + 1)]
    places = [(figure.source, figure.start) for figure in report.figures]
    assert places == sorted(places)
    assert len(places) >= 6


def test_every_figure_is_in_one_group_and_says_what_it_is_about() -> None:
    report = checker.check_articles(articles(*TEXTS))
    grouped = [figure.id for group in report.groups for figure in group.figures]
    assert sorted(grouped) == sorted(figure.id for figure in report.figures)
    assert all(figure.about and figure.about.phrase for figure in report.figures)


def test_a_match_and_a_conflict() -> None:
    verdicts = {verdict for verdict, _ in said(checker.check_articles(articles(*TEXTS)))}
    assert {"match", "conflict"} <= verdicts


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(articles(*TEXTS)))
def test_the_order_of_articles_never_changes_a_verdict(shuffled: list[Article]) -> None:
    assert said(checker.check_articles(shuffled)) == said(checker.check_articles(articles(*TEXTS)))


@pytest.mark.parametrize("text", TEXTS)
def test_a_copy_of_an_article_never_makes_a_conflict(text: str) -> None:
    groups = checker.check_articles(articles(text, text)).groups
    assert not [group for group in groups if group.verdict == "conflict"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            ["37", "$5", "5,687.75", "%", "May 3", "people", " ", "\n", "—", "half", "a", "\u202e", ".", "million", "-"]
        )
    )
)
def test_spans_slice_back_to_the_text(pieces: list[str]) -> None:
    article = Article("a.txt", "a.txt", "".join(pieces))
    for figure in checker.extract_figures([article]):
        assert article.text[figure.start : figure.end] == figure.text


def test_what_no_reader_sees_holds_no_figures(tmp_path: Path) -> None:
    """Front matter, code and link targets of a Markdown article."""
    path = tmp_path / "a.md"
    path.write_text(
        "---\nweight: 30 people\n---\nSee [12 people](https://e.example/40-people) `50 people`.\n", encoding="utf-8"
    )
    report = checker.check(path)
    assert [figure.low for figure in report.figures] == [12]


def test_a_missing_path_raises(tmp_path: Path) -> None:
    """Where a program asks, it is told as programs are told."""
    with pytest.raises(FileNotFoundError, match="no such file"):
        checker.check(tmp_path / "nowhere")


def test_a_file_that_may_not_be_read_is_told_and_the_rest_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may read everything, so the refusal is played here."""
    for name, text in zip(("a.txt", "b.txt", "c.txt"), TEXTS, strict=False):
        (tmp_path / name).write_text(text, encoding="utf-8")
    really = Path.open

    def refusing(path: Path, *args: str, **kwargs: str) -> object:
        if path.name == "c.txt":
            raise PermissionError(13, "Permission denied")
        return really(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refusing)
    report = checker.check(tmp_path)
    assert [article.id for article in report.articles] == ["a.txt", "b.txt"]
    assert ["permission denied" in problem.message for problem in report.problems] == [True]


def test_importing_the_package_imports_no_room() -> None:
    code = "import sys, checker; sys.exit(bool([m for m in sys.modules if m.startswith('checker.')]))"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent.parent).returncode == 0


def test_the_public_names_are_there_and_no_others() -> None:
    assert all(getattr(checker, name) is not None for name in checker.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = checker.nonsense
