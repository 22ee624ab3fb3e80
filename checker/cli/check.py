"""The command that is meant where none is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from checker.cli.group import cli
from checker.cli.loading import prepare, with_data
from checker.cli.options import (
    A_PATH,
    AGAINST,
    BY_FOLDER,
    DATA,
    FILES,
    FORMATS,
    GROUP,
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
from checker.cli.outputs import Outputs
from checker.cli.run import FOUND, OK, Run, look_before_work, say
from checker.model import SEVERITIES

if TYPE_CHECKING:
    from checker.workers.journal import Journal
    from checker.workers.work import Checking

JOURNAL = "check-figures.journal"
"""What `--resume` calls its file in the output folder."""


@cli.command(
    cls=AgainstCommand,
    short_help="Check articles (what is done without a command).",
    epilog="""\b
Examples:
  check-figures my-story/
      Table on the screen, reports/figures.csv beside it.
  check-figures draft.md --against sources/ --show warning
      The draft's figures; single sources and matches left out.
  check-figures draft.md --against figures.duckdb --own "Harbour Herald"
      What the archive has (see `check-figures index --help`), and when we wrote it.
  check-figures draft.md --data results.xlsx
      What its tables have: which cell, sum or share backs or contradicts a figure.
  check-figures --by-folder content/ --write none --format github --show warning
      In CI: annotations alone; exit code 1 on a conflict.
  check-figures --group wire/ --show warning
      Which articles of a day's wire tell one story is found out first.
  check-figures content/ --baseline check-figures-baseline.toml
      Only what is new fails; `check-figures baseline content/` writes that file.
  check-figures my-story/ --write csv --write html -o out/
      Several files in one run.
\b
Exit codes:
  0  no finding at or above --fail-on that is neither waived nor in the baseline
  1  at least one
  2  a mistake in the call, settings, a pack, waivers or baseline; an input that
     could not be read (all others are reported nonetheless); or no article
""",
)
@PATHS
@AGAINST
@click.option("--own", metavar="OUTLET", help="What one's own outlet is called: its articles in an archive are “we”.")
@DATA
@BY_FOLDER
@GROUP
@click.option("--format", type=click.Choice(FORMATS), help="What to print.  [default: terminal]")
@click.option(
    "--write", "files", multiple=True, type=click.Choice([*FILES, "none"]),
    help="A file to write; repeatable.  [default: csv]",
)  # fmt: skip
@click.option("-o", "--output", type=A_PATH, help="The folder that files are written to.  [default: reports]")
@click.option("--excel", is_flag=True, default=None, help="Make CSV that Excel opens as UTF-8.")
@click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, "never"]),
    help="The mildest finding that makes the exit code 1.  [default: error]",
)  # fmt: skip
@click.option(
    "--show", type=click.Choice(SEVERITIES),
    help="The mildest finding shown; `info` shows matches and single sources, too.  [default: info]",
)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Print nothing: the exit code tells, and files if any.")
@click.option("--explain", is_flag=True, help="Say of each group, step by step, why its figures are one thing.")
@click.option("--with-text", is_flag=True, help="Put the text of articles into JSON; offsets refer to it.")
@crewed
@click.option("--resume", is_flag=True, help="Keep a journal in the output folder, and go on where a run was stopped.")
@in_force
@STDIN_NAME
def check(
    paths: tuple[Path, ...],
    against: tuple[Path, ...],
    data: tuple[Path, ...],
    by_folder: bool,
    group: bool,
    files: tuple[str, ...],
    quiet: bool,
    explain: bool,
    with_text: bool,
    jobs: int | None,
    timeout: float | None,
    resume: bool,
    config: Path | None,
    no_config: bool,
    stdin_name: str,
    **given: Any,
) -> int:
    """Check the articles in PATH: files, and folders with everything below them; - is standard input.

    With --against, PATH is one's own draft: only its figures decide the exit code, and each is shown with what backs
    it: confirmed by so many independent origins, contradicted, or found nowhere. With --group too, the draft is held
    against those of the sources that tell its story.
    """
    if "none" in files and len(set(files)) > 1:
        raise click.UsageError("--write none goes with no other --write")
    write = tuple(name for name in dict.fromkeys(files) if name != "none") if files else None
    wanted = settings(paths, config, no_config, **given)
    if write is not None:
        wanted = wanted.with_options(write=write)
    form = _variant(wanted.format, wanted.excel)
    targets = {_variant(name, wanted.excel): wanted.output / FILES[name] for name in wanted.write}
    stores, against = archives(against)
    if stores and by_folder:
        raise click.UsageError("--against and --by-folder exclude each other: a draft belongs to one story")
    force, problems = with_data(prepare(wanted), data)
    force = replace(force, with_text=with_text)
    look_before_work([*targets.values(), *([wanted.output / JOURNAL] if resume else [])])
    from checker import pipeline
    from checker.in_force import Tidying
    from checker.workers.work import Checking, Streamed

    outputs = Outputs(form, targets, quiet, explain)
    streamed = tuple(Streamed(name, explain) for name in outputs.streamed)
    work = Checking(force, outputs.explains, streamed, outputs.keeps, stores)
    failed = False
    with stories(paths, stdin_name, by_folder, against, wanted.output, group) as found, ExitStack() as stack:
        run = Run(found, quiet, explain, crew(jobs, timeout))
        run.tell(problems)
        journal = stack.enter_context(_resumed(run, wanted.output, work, (*data, *stores))) if resume else None
        if journal:
            work = replace(work, force=replace(force, today=journal.today))
        outputs.begin()
        tidying = Tidying(work.force)
        for result in run.results(work, journal):
            report = tidying.saw(result.report)
            failed = failed or bool(pipeline.failing(report, wanted.fail_on))
            outputs.add(run, work.whole(report), result.texts)
            if outputs.unread(run):
                return run.code or (FOUND if failed else OK)
        outputs.save(run)
        if journal:
            journal.remove()
    run.tell(tidying.problems())
    return run.code or (FOUND if failed else OK)


@contextmanager
def _resumed(run: Run, folder: Path, work: Checking, data: Sequence[Path]) -> Iterator[Journal]:
    """The journal of a run that was stopped, or of one that begins; raises `click.ClickException` for one of no use."""
    from checker.workers.conditions import conditions
    from checker.workers.journal import Journal, JournalError

    try:
        options = (work.explain, work.streamed, work.keep)
        journal = Journal(folder / JOURNAL, conditions(work.force, options, data), work.force.today)
        try:
            if not run.quiet:
                say(f"{journal.path}: {journal.done:,} of {len(run.jobs):,} stories are done")
            yield journal
        finally:
            journal.close()
    except JournalError as error:
        raise click.ClickException(str(error)) from None


def _variant(form: str, excel: bool) -> str:
    return "excel-csv" if excel and form == "csv" else form
