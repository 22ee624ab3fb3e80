"""The command that keeps the figures of an archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.group import cli
from checker.cli.loading import prepare
from checker.cli.options import A_PATH, ANY_PATHS, configured, crew, crewed, settings
from checker.cli.run import OK, TROUBLE, put, say
from checker.wording import counted

if TYPE_CHECKING:
    from checker.archive.indexing import Look, Looked, Tally
    from checker.in_force import InForce
    from checker.jobs import Job
    from checker.workers.crew import Crew

_AHEAD = 1000
"""Articles that are read before workers share them: for each such round the workers are started anew."""


@cli.command(
    short_help="Keep the figures of an archive, for drafts to be held against.",
    epilog="""\b
Examples:
  check-figures index content/ wire/ --store figures.duckdb
      Keep every figure; run it again whenever articles were added or changed.
  check-figures draft.md --against figures.duckdb
      What was stated before about the same things.
  check-figures index --store figures.duckdb --export figures.parquet
      One row an article, its figures nested in it; --import reads it back.
""",
)
@ANY_PATHS
@click.option("--store", required=True, metavar="FILE", type=A_PATH, help="The store; it is made where there is none.")
@click.option("--prune", is_flag=True, help="Take out what is no more in PATH; without it removed files stay.")
@click.option("--export", metavar="FILE", type=A_PATH, help="Write all that is kept into a Parquet file.")
@click.option("--import", "imported", metavar="FILE", type=A_PATH, help="Keep what such a file holds.")
@crewed
@configured
def index(
    paths: tuple[Path, ...],
    store: Path,
    prune: bool,
    export: Path | None,
    imported: Path | None,
    jobs: int | None,
    timeout: float | None,
    config: Path | None,
    no_config: bool,
    **given: Any,
) -> int:
    """Keep every figure of the articles in PATH with what it is about, in a file that drafts are held against.

    An article is read again each time and looked into only where it, the program or its rules changed since. What is
    kept is whole whenever the command is stopped; the next run goes on from there.
    """
    if not (paths or export or imported):
        raise click.UsageError("name what to keep: check-figures index PATH... --store figures.duckdb")
    if prune and not paths:
        raise click.UsageError("--prune takes out what is no more in PATH: name PATH")
    from checker.archive.indexing import Indexing
    from checker.archive.store import Store
    from checker.archive.trouble import StoreError

    force = prepare(settings(paths, config, no_config, **given))
    code = OK
    try:
        with Store(store, write=bool(paths or imported)) as opened:
            run = Indexing(opened, force, *_looking(crew(jobs, timeout), force))
            if imported:
                from checker.archive.parquet import read_back

                run.keep(read_back(imported))
            for problem in run.add(paths, prune):
                say(f"{'' if problem.fatal else 'warning: '}{problem.path}: {problem.message}")
                code = TROUBLE if problem.fatal else code
            if export:
                from checker.archive.parquet import write_out

                put(f"{export}: {counted(write_out(opened, export), 'article')}\n")
            if paths or imported:
                put(_told(run.tally, store, len(opened.known)))
            if others := opened.made_otherwise(run.made):
                what = f"{counted(others, 'article')} indexed by another version or other rules"
                say(f"warning: {store}: {what}: index their files again")
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    return code


def _looking(crew: Crew, force: InForce) -> tuple[Look, int] | tuple[()]:
    """Who looks into articles, and how many they are to have at a time; nobody but this process without a crew."""
    if not crew.workers:
        return ()
    from checker.archive.indexing import Looked
    from checker.archive.made import made_by
    from checker.workers.results import results
    from checker.workers.work import Keeping

    work = Keeping(force.words, made_by(force.settings.lexicon))

    def look(jobs: Sequence[Job]) -> Iterator[Looked]:
        return (Looked(result.kept, result.report.problems) for result in results(jobs, work, crew))

    return look, _AHEAD


def _told(tally: Tally, store: Path, kept: int) -> str:
    """What a run did, in a line."""
    parts = [f"{tally.new:,} new", f"{tally.changed:,} changed", f"{tally.same:,} as before"]
    parts += [f"{tally.removed:,} taken out"] * bool(tally.removed)
    found = f" ({counted(tally.figures, 'figure')})" if tally.figures else ""
    return f"{store}: {', '.join(parts)}{found}; {counted(kept, 'article')} in all\n"
