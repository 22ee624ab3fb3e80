"""The command that accepts what stands today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from checker.cli.group import cli
from checker.cli.loading import prepare, with_data
from checker.cli.options import (
    AGAINST,
    BY_FOLDER,
    DATA,
    PATHS,
    STDIN_NAME,
    AgainstCommand,
    archives,
    crew,
    crewed,
    in_force,
    settings,
    stories,
)
from checker.cli.run import Run, look_before_work, put, save
from checker.model import SEVERITIES

BASELINE = Path("check-figures-baseline.toml")


@cli.command(
    cls=AgainstCommand,
    short_help="Accept what is found today; only new findings fail.",
    epilog="""\b
Examples:
  check-figures baseline --by-folder content/
      Accept what would fail today; commit check-figures-baseline.toml.
  check-figures --by-folder content/ --baseline check-figures-baseline.toml
      From then on only what is new fails.
  check-figures baseline --by-folder content/ --prune
      Take out what was mended, accept nothing new.
""",
)
@PATHS
@AGAINST
@DATA
@BY_FOLDER
@click.option(
    "--fail-on", type=click.Choice(SEVERITIES), help="The mildest finding that is accepted.  [default: error]"
)
@click.option("--prune", is_flag=True, help="Take out what is found no more, and add nothing.")
@crewed
@in_force
@STDIN_NAME
def baseline(
    paths: tuple[Path, ...],
    against: tuple[Path, ...],
    data: tuple[Path, ...],
    by_folder: bool,
    prune: bool,
    jobs: int | None,
    timeout: float | None,
    config: Path | None,
    no_config: bool,
    stdin_name: str,
    **given: Any,
) -> int:
    """Write the findings in PATH that would fail today into a baseline (--baseline FILE, check-figures-baseline.toml
    unless told otherwise). A check that is given this file fails on new findings alone.

    Entries are keyed on what is stated where, not on lines. Entries of stories that are not among PATH stay. Nothing
    but this command ever writes the file.
    """
    from checker import pipeline
    from checker.desk.baseline import Accepted, accepted, load, text
    from checker.workers.work import Checking

    if archives(against)[0]:
        raise click.UsageError("an archive changes from day to day: a baseline is made against sources alone")
    wanted = settings(paths, config, no_config, **given)
    path = wanted.baseline or BASELINE
    before = load(path) if path.exists() else ()
    force, problems = with_data(prepare(replace(wanted, baseline=path if before else None)), data)
    look_before_work([path], "--baseline")
    level = "error" if wanted.fail_on == "never" else wanted.fail_on
    entries: list[Accepted] = []
    seen: set[str] = set()
    with stories(paths, stdin_name, by_folder, against) as found:
        run = Run(found, crew=crew(jobs, timeout))
        run.tell(problems)
        for result in run.results(Checking(force)):
            report = result.report
            seen.add(report.story)
            mine = [*accepted(report, (finding for finding in report.findings if finding.known))]
            while not prune and (fresh := pipeline.failing(report, level)):
                mine += accepted(report, fresh)
                # Let be, they explain no more what else clashes: accept that, too.
                report = replace(force, baseline=tuple(mine)).applied(report)
            entries += mine
    if not seen:
        return run.code
    entries += [entry for entry in before if entry.story not in seen]
    save(path, text(entries), "--baseline")
    old = {(entry.story, entry.fingerprint) for entry in before}
    now = {(entry.story, entry.fingerprint) for entry in entries}
    put(f"{path}: {len(now):,} accepted ({len(now - old):,} new, {len(old - now):,} taken out)\n")
    if wanted.baseline is None:
        put(f'To use it: check-figures PATH... --baseline {path}, or baseline = "{path}" in check-figures.toml\n')
    return run.code
