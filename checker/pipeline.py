"""The only module that knows every stage: read -> extract -> describe -> link -> judge."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.describe import Vocabulary, describe
from checker.desk.marks import has_marks, without_marks
from checker.extract import extract
from checker.jobs import Begin, Job, articles, unwatched
from checker.language.document import Document
from checker.model import SEVERITIES, Article, Explanation, Figure, Finding, Group, Held, Problem, Report
from checker.read.typed import as_typed
from checker.read.walk import shown
from checker.wording import listed

if TYPE_CHECKING:
    from checker.data import Table
    from checker.in_force import InForce
    from checker.judge import Rules
    from checker.link import Compared
    from checker.settings import FailOn, FilesSetting

__all__ = [
    "check",
    "check_job",
    "extract_figures",
    "extract_job",
    "extracted",
    "failing",
    "judged",
    "read_tables",
    "rules",
    "why",
]


def rules() -> Rules:
    """The shipped rule packs; raises `checker.located.FileError` for a mistake in them."""
    from checker.judge import load_rules

    return load_rules()


def extract_figures(articles: Iterable[Article], words: Vocabulary | None = None) -> list[Figure]:
    """Every figure of a story with what it is about, numbered in order of source and position.

    `words`: a vocabulary of one's own, instead of that of the shipped lexicon.
    """
    found: list[Figure] = []
    for article in articles:
        found += _figures_of(article, words, len(found) + 1)
    return found


def _figures_of(article: Article, words: Vocabulary | None, number: int) -> list[Figure]:
    """The figures of one article, numbered from `number` on."""
    marked = has_marks(article)
    document = Document(without_marks(article) if marked else article)
    figures = [f for f in extract(document) if f.zone != "skipped"]
    if article.markup:
        figures = as_typed(article, figures)
        figures.sort(key=lambda f: (f.start, f.end))
    figures = describe(document, figures, words, number)
    if any(zone.name == "table" for zone in article.zones):
        from checker.cells import named_by_tables

        figures = named_by_tables(document.article, figures, words)
    return [replace(f, text=article.text[f.start : f.end]) for f in figures] if marked else figures


def check(
    articles: Iterable[Article],
    story: str = "",
    packs: Rules | None = None,
    explain: bool = False,
    words: Vocabulary | None = None,
    data: Sequence[Table] = (),
) -> Report:
    """Find, link and judge the figures of one story. Without rule `packs` the shipped ones are loaded.

    A draft among the articles is held against the others. `explain`: the report says step by step how each group came
    about. `words`: see `extract_figures`. `data`: tables that figures are held against.
    """
    articles = tuple(articles)
    return judged(articles, extract_figures(articles, words), story, packs, explain, words, data)


def judged(
    articles: Sequence[Article],
    figures: Sequence[Figure],
    story: str = "",
    packs: Rules | None = None,
    explain: bool = False,
    words: Vocabulary | None = None,
    data: Sequence[Table] = (),
    known: Iterable[Compared] | None = None,
    linked: Sequence[Group] | None = None,
) -> Report:
    """What `check` makes of figures that were extracted before; `known`: the comparisons, if they were made as well;
    `linked`: what linking made of the figures, if that was done, too.
    """
    from checker.judge import against_sources, judge
    from checker.link import link

    if linked is None:
        linked = link(articles, figures, known=known)
    held: tuple[Held, ...] = ()
    if data:
        from checker.data import parted

        held = _held(articles, figures, data, words)
        linked = parted(linked, held)
    groups, findings = judge(articles, linked, rules() if packs is None else packs, held)
    report = Report(story, tuple(articles), tuple(figures), tuple(groups), tuple(findings), held=held)
    report = replace(report, tables=tuple(dict.fromkeys(table.file for table in data))) if data else report
    if report.has_draft:
        findings, backings = against_sources(articles, groups, findings)
        report = replace(report, findings=findings, backings=backings)
    if explain:
        from checker.link.explain import explained

        report = replace(report, explanations=explained(report.figures, report.groups))
    return report


def _held(
    articles: Sequence[Article], figures: Sequence[Figure], data: Sequence[Table], words: Vocabulary | None
) -> tuple[Held, ...]:
    from checker.data import against_data
    from checker.describe import shipped_vocabulary

    return against_data(articles, figures, data, (words or shipped_vocabulary()).lexicon.events)


def read_tables(files: Iterable[Path]) -> tuple[tuple[Table, ...], tuple[Problem, ...]]:
    """The tables of data in workbooks and CSV files, and what could not be read."""
    from checker.data import tables
    from checker.read import read_data

    found: list[Table] = []
    problems: list[Problem] = []
    files = list(dict.fromkeys(files))
    names = [file.name for file in files]
    for file in files:
        name = shown(file.name if names.count(file.name) == 1 else file)
        before = len(found), len(problems)
        for part in read_data(file):
            if isinstance(part, Problem):
                problems.append(part)
            else:
                found += tables(replace(part, file=name))
        if (len(found), len(problems)) == before:
            problems.append(Problem(shown(file), "holds no table: no rows of numbers below the names of their columns"))
    return tuple(found), tuple(problems)


def why(report: Report, left: str, right: str) -> Explanation:
    """Why two figures of a checked story, named by their ids, are in one group or not."""
    from checker.link.explain import Explainer

    found = Explainer(report.figures).explain(left, right)
    one, other = report.group_of[left], report.group_of[right]
    linked, together = bool(found.steps) and found.total > found.bar, one.id == other.id
    if linked and not together:
        return replace(found, note="Apart all the same: the figures linked with each of them speak against it.")
    if together and not linked:
        between = [f.id for f in one.figures if f.id not in (left, right)]
        return replace(found, note=f"Together all the same, by way of {listed(between)}." if between else found.note)
    return found


def check_job(job: Job, force: InForce, explain: bool = False, begin: Begin = unwatched) -> Report:
    """The report of one story on disk. What could not be read is among its problems; it may be left with no article.

    An article whose figures cannot be found for a fault of ours is left out, and that is a problem, too.
    """
    read, figures, problems = extracted(job, force.settings.files, force.words, begin)
    report = judged(read, figures, job.name, force.rules, explain, force.words, force.data)
    report = replace(report, problems=problems)
    return force.applied(report) if report.articles else report


def extract_job(job: Job, begin: Begin = unwatched) -> Report:
    """One story on disk with its figures alone: neither linked nor judged."""
    read, figures, problems = extracted(job, (), None, begin)
    return Report(job.name, tuple(read), tuple(figures), (), (), problems)


def extracted(
    job: Job, settings: Sequence[FilesSetting], words: Vocabulary | None, begin: Begin
) -> tuple[list[Article], list[Figure], tuple[Problem, ...]]:
    """The articles of a story, their figures, and what went wrong."""
    read, problems = articles(job, settings, begin)
    kept: list[Article] = []
    figures: list[Figure] = []
    faults: list[Problem] = []
    for article in read:
        begin(article.path)
        try:
            figures += _figures_of(article, words, len(figures) + 1)
        except Exception as error:
            faults.append(fault(article.path, error, "left out: internal error, please report it with the article"))
        else:
            kept.append(article)
    begin("", len(kept))
    return kept, figures, (*problems, *faults)


def fault(path: str, error: Exception, what: str) -> Problem:
    """What to say of an error that should not have been. It is raised instead where CHECK_FIGURES_DEBUG is set."""
    if os.environ.get("CHECK_FIGURES_DEBUG"):
        raise error
    return Problem(path, " ".join(f"{what}: {type(error).__name__}: {error}".split()))


def failing(report: Report, fail_on: FailOn) -> list[Finding]:
    """The findings that make the exit code 1: at or above a severity, and neither waived nor known nor aside."""
    if fail_on == "never":
        return []
    mildest = SEVERITIES.index(fail_on)
    return [f for f in report.findings if f.counts and SEVERITIES.index(f.severity) <= mildest]
