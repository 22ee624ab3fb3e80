"""The door for programs: `checker.check(paths, settings)`. Documented in docs/LIBRARY.md; what it returns is stable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from checker import pipeline
from checker.archive import is_store
from checker.in_force import prepare
from checker.jobs import Jobs, jobs
from checker.model import Article, Report
from checker.settings import Settings

Paths = str | Path | Iterable[str | Path]


def check(
    paths: Paths,
    settings: Settings | None = None,
    *,
    against: Paths = (),
    data: Paths = (),
    explain: bool = False,
    today: date | None = None,
) -> Report:
    """Check the articles in files and folders as one story.

    `against`: what the articles in `paths`, then one's own draft, are held against: sources, and stores that the
    command `index` made. `data`: workbooks and CSV files whose tables figures are held against. `explain`: say step by
    step how each group came about. `today`: the day on which waivers are looked at, and that of a draft without one.
    No settings file is looked for; see `load_settings`.

    Raises `FileNotFoundError` where a path holds no article, and `FileError` for a mistake in a rule pack, waivers or
    a baseline. An article that could not be read is among the report's problems.
    """  # fmt: skip
    listed = _listed(against)
    stores = [path for path in listed if is_store(path)]
    found = _found(jobs(_listed(paths), against=[path for path in listed if path not in stores]))
    tables, problems = pipeline.read_tables(_listed(data)) if data else ((), ())
    force = replace(prepare(settings or Settings(), today), data=tables)
    if stores:
        from checker.archive.earlier import check_job

        report = check_job(found.jobs[0], force, stores, explain)
    else:
        report = pipeline.check_job(found.jobs[0], force, explain)
    return replace(report, problems=(*problems, *report.problems))


def check_stories(paths: Paths, settings: Settings | None = None, *, today: date | None = None) -> Iterator[Report]:
    """The report of each story in turn: every immediate subfolder of the paths is one. Raises as `check`."""
    found = _found(jobs(_listed(paths), by_folder=True))
    force = prepare(settings or Settings(), today)
    return (pipeline.check_job(job, force) for job in found.jobs)


def check_articles(
    articles: Iterable[Article],
    settings: Settings | None = None,
    *,
    story: str = "",
    explain: bool = False,
    today: date | None = None,
) -> Report:
    """Check articles that are at hand as text; one with `role="draft"` is held against the others."""  # fmt: skip
    force = prepare(settings or Settings(), today)
    return force.applied(pipeline.check(articles, story, force.rules, explain, force.words))


def _listed(paths: Paths) -> list[Path]:
    return [Path(path) for path in ([paths] if isinstance(paths, (str, Path)) else paths)]


def _found(found: Jobs) -> Jobs:
    for problem in found.problems:
        if problem.fatal:
            raise FileNotFoundError(f"{problem.path}: {problem.message}")
    if not found.jobs:
        raise FileNotFoundError("no path was given")
    return found
