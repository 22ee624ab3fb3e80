"""Settings for some of the articles: what is no article, whose it is, and which rules do not hold there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec.structs import replace

from checker.model import Article, Finding, Report
from checker.settings import FilesSetting, Level


def meant(article: Article, settings: Iterable[FilesSetting]) -> Iterator[FilesSetting]:
    """The settings whose patterns fit the article's path, in their order."""
    for setting in settings:
        path = Path(os.path.relpath(article.path, setting.base)).as_posix()
        if any(fnmatchcase(path, pattern) or fnmatchcase(Path(path).name, pattern) for pattern in setting.match):
            yield setting


def as_set(articles: Iterable[Article], settings: Sequence[FilesSetting]) -> list[Article]:
    """The articles without those to be skipped, with the outlets that are set for them."""
    kept = []
    for article in articles:
        mine = list(meant(article, settings))
        if not any(setting.skip for setting in mine):
            outlets = [setting.outlet for setting in mine if setting.outlet]
            kept.append(replace(article, outlet=outlets[-1]) if outlets else article)
    return kept


def with_levels(report: Report, settings: Sequence[FilesSetting]) -> Report:
    """The report with the severity of each finding as it is set for the article that it stands in; `off` takes it out.

    Where several settings speak of one rule, the last counts.
    """
    levels: dict[str, dict[str, Level]] = {}
    for article in report.articles:
        for setting in meant(article, settings):
            for rule in setting.rules:
                if rule.level:
                    levels.setdefault(article.id, {})[rule.rule.lower()] = rule.level
    if not levels:
        return report
    return replace(report, findings=tuple(_levelled(report, levels)))


def _levelled(report: Report, levels: dict[str, dict[str, Level]]) -> Iterator[Finding]:
    for finding in report.findings:
        mine = levels.get(report.place_of(finding).source, {})
        level = mine.get(finding.rule.lower(), mine.get(finding.name))
        if level is None:
            yield finding
        elif level != "off":
            yield replace(finding, severity=level)
