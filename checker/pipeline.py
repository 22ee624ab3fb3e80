"""The only module that knows every stage: read -> extract -> describe -> link -> judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.describe import describe
from checker.extract import extract
from checker.language.document import Document
from checker.model import SEVERITIES, Article, Explanation, Figure, Problem, Report, Severity
from checker.read import Place, Plan, plan, read
from checker.wording import listed

if TYPE_CHECKING:
    from checker.judge import Rules

__all__ = [
    "Place",
    "Plan",
    "check",
    "check_paths",
    "check_place",
    "extract_figures",
    "extract_place",
    "plan",
    "reaches",
    "rules",
    "why",
]


def rules() -> Rules:
    """The shipped rule packs; raises `checker.located.FileError` for a mistake in them."""
    from checker.judge import load_rules

    return load_rules()


def extract_figures(articles: Iterable[Article]) -> list[Figure]:
    """Every figure of a story with what it is about, numbered in order of source and position."""
    found: list[Figure] = []
    for article in articles:
        document = Document(article)
        figures = [f for f in extract(document) if article.zone_at(f.start) != "skipped"]
        found += sorted(describe(document, figures), key=lambda f: (f.start, f.end))
    return [replace(figure, id=f"f{number}") for number, figure in enumerate(found, 1)]


def check(
    articles: Iterable[Article], story: str = "", packs: Rules | None = None, explain: bool = False
) -> Report:
    """Find, link and judge the figures of one story. Without rule `packs` the shipped ones are loaded.

    `explain`: the report says step by step how each group came about.
    """
    from checker.judge import judge
    from checker.link import link

    articles = tuple(articles)
    figures = extract_figures(articles)
    groups, findings = judge(articles, link(articles, figures), rules() if packs is None else packs)
    report = Report(story, articles, tuple(figures), tuple(groups), tuple(findings))
    if explain:
        from checker.link.explain import explained

        report = replace(report, explanations=explained(report.figures, report.groups))
    return report


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


def _read(place: Place) -> tuple[list[Article], tuple[Problem, ...]]:
    parts = list(read(place))
    return [p for p in parts if isinstance(p, Article)], tuple(p for p in parts if isinstance(p, Problem))


def check_place(place: Place, packs: Rules | None = None, explain: bool = False) -> Report:
    """The report of one story on disk. What could not be read is among its problems; it may be left with no article."""
    articles, problems = _read(place)
    return replace(check(articles, place.name, packs, explain), problems=problems)


def extract_place(place: Place) -> Report:
    """One story on disk with its figures alone: neither linked nor judged."""
    articles, problems = _read(place)
    return Report(place.name, tuple(articles), tuple(extract_figures(articles)), (), (), problems)


def check_paths(paths: Sequence[str | Path], by_folder: bool = False) -> Iterator[Report]:
    """The report of each story that the paths hold; raises `FileNotFoundError` where a path holds none."""
    found = plan([Path(path) for path in paths], by_folder)
    for problem in found.problems:
        if problem.fatal:
            raise FileNotFoundError(f"{problem.path}: {problem.message}")
    packs = rules()
    return (check_place(place, packs) for place in found.places)


def reaches(report: Report, level: Severity) -> bool:
    """Whether a report holds a finding of that severity or a worse one."""
    return any(SEVERITIES.index(finding.severity) <= SEVERITIES.index(level) for finding in report.findings)
