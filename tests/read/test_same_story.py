"""One story in every format, made with the programs that newsrooms use (`files/make.py`): all say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker import pipeline
from checker.model import Article, Report
from checker.read import plan, read

FILES = Path(__file__).parent / "files"
STORY = Path(__file__).parents[2] / "docs" / "example-clash"
SOURCES = ("markdown", "rst")
"""Formats whose article is the file as it stands, marks and all."""
FORMS = sorted(path.name for path in FILES.iterdir() if path.is_dir() and not path.name.startswith("_"))


def check(folder: Path) -> Report:
    """The report of the story in a folder; a file that cannot be read, or only in part, is a failure."""
    (place,) = plan(sorted(folder.iterdir())).places
    articles = list(read(place))
    assert not [part for part in articles if not isinstance(part, Article) and part.fatal]
    return pipeline.check([article for article in articles if isinstance(article, Article)])


def figures(report: Report) -> list[list[object]]:
    """All that was read of each figure, article by article, in order."""
    names = {article.id: number for number, article in enumerate(report.articles)}
    return [
        [names[f.source], " ".join(f.text.split()), f.kind, f.low, f.high, f.unit, f.per, f.hedge, f.zone]
        for f in report.figures
    ]


def verdicts(report: Report) -> list[tuple[str, str, list[str]]]:
    return sorted((g.verdict, g.about, sorted(" ".join(f.text.split()) for f in g.figures)) for g in report.groups)


@pytest.fixture(scope="module")
def plain() -> Report:
    return check(STORY)


def test_the_story_is_worth_comparing(plain: Report) -> None:
    assert len(plain.figures) == 14
    assert {group.verdict for group in plain.groups} == {"match", "conflict", "single"}


@pytest.mark.parametrize("form", FORMS)
def test_every_format_gives_the_same_figures_and_verdicts(form: str, plain: Report) -> None:
    report = check(FILES / form)
    assert figures(report) == figures(plain)
    assert verdicts(report) == verdicts(plain)
    assert [article.title for article in report.articles] == [article.title for article in plain.articles]


@pytest.mark.parametrize("form", FORMS)
def test_no_word_is_lost_and_none_is_added(form: str, plain: Report) -> None:
    """Menus, advertisements, running heads and page numbers are gone; every word of the article is there, in order."""
    for article, original in zip(check(FILES / form).articles, plain.articles, strict=True):
        words = (
            re.sub(r"^# |^=+$|^:Date: .*", "", article.text, flags=re.MULTILINE) if form in SOURCES else article.text
        )
        assert words.split() == original.text.split()


@pytest.mark.parametrize("form", FORMS)
def test_every_figure_stands_somewhere(form: str) -> None:
    """By line and column in a text file, by a landmark in any other."""
    report = check(FILES / form)
    for figure in report.figures:
        article = report.article[figure.source]
        assert article.text[figure.start : figure.end] == figure.text
        assert bool(article.landmark(figure.start)) == (form not in SOURCES)
