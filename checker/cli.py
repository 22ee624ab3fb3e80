"""The command line: options and exit codes. It formats nothing and decides nothing."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

import click

from checker import __version__
from checker.files import write_whole
from checker.model import SEVERITIES, Problem, Report, Severity
from checker.progress import Progress
from checker.report import REPORTERS

if TYPE_CHECKING:
    from checker.judge import Rules
    from checker.pipeline import Place, Plan

OK, FOUND, TROUBLE, INTERRUPTED = 0, 1, 2, 130
FORMATS = [name for name in REPORTERS if not name.startswith(("extract-", "excel-"))]
FIGURE_FORMATS = [name.removeprefix("extract-") for name in REPORTERS if name.startswith("extract-")]
FILES = {name: reporter.file for name, reporter in REPORTERS.items() if reporter.file and name in FORMATS}

PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
BY_FOLDER = click.option("--by-folder", is_flag=True, help="Every immediate subfolder of PATH is a story of its own.")


class _Commands(click.Group):
    """`check-figures PATH...` is `check-figures check PATH...`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {*self.commands, *(name for option in self.get_params(ctx) for name in option.opts)}
        return super().parse_args(ctx, args if args and args[0] in own else ["check", *args])

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "PATH... | COMMAND [ARGS]...")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="check-figures", message="%(prog)s %(version)s")
def cli() -> None:
    """Find every figure in the articles of a story and say which sources agree on it, which contradict each other,
    and which stand alone.

    `check-figures PATH...` is short for `check-figures check PATH...`; write a path that is named like a command as
    ./check. Exit code: 0 nothing to report, 1 a finding at or above --fail-on, 2 something could not be read.
    """


@cli.command(short_help="Check articles (what is done without a command).")
@PATHS
@BY_FOLDER
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="terminal", show_default=True, help="What to print."
)
@click.option(
    "--write", "files", multiple=True, type=click.Choice([*FILES, "none"]), default=["csv"], show_default=True,
    help="A file to write; repeatable.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("reports"), show_default=True,
    help="The folder that files are written to.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, "never"]), default="error", show_default=True,
    help="The mildest finding that makes the exit code 1.",
)  # fmt: skip
@click.option("--explain", is_flag=True, help="Say of each group, step by step, why its figures are one thing.")
def check(
    paths: tuple[Path, ...],
    by_folder: bool,
    form: str,
    files: tuple[str, ...],
    output: Path,
    fail_on: str,
    explain: bool,
) -> int:
    """Check the articles in PATH: files, and folders with everything below them."""
    from checker import pipeline

    if "none" in files and len(set(files)) > 1:
        raise click.UsageError("--write none goes with no other --write")
    names = [name for name in dict.fromkeys(files) if name != "none"]
    run = _Run(pipeline.plan(paths, by_folder, aside=output))
    packs = _load_rules()
    streams = REPORTERS[form].streams
    kept: list[Report] = []
    reached = False
    for report in run.reports(lambda place: pipeline.check_place(place, packs, explain)):
        reached = reached or (fail_on != "never" and pipeline.reaches(report, cast("Severity", fail_on)))
        if streams:
            run.write(form, [report])
        if names or not streams:
            kept.append(report)
        elif run.closed:
            break
    if kept:
        for name in names:
            _save(output / FILES[name], name, kept)
        if not streams:
            run.write(form, kept)
    return run.code or (FOUND if reached else OK)


@cli.command(short_help="Print the figures alone, one a line.")
@PATHS
@BY_FOLDER
@click.option(
    "--format", "form", type=click.Choice(FIGURE_FORMATS), default="jsonl", show_default=True, help="What to print."
)
def extract(paths: tuple[Path, ...], by_folder: bool, form: str) -> int:
    """Print the figures of the articles in PATH, neither linked nor judged."""
    from checker import pipeline

    run = _Run(pipeline.plan(paths, by_folder))
    for report in run.reports(pipeline.extract_place):
        run.write(f"extract-{form}", [report])
        if run.closed:
            break
    return run.code


@cli.command(short_help="Why two figures are or are not one thing.")
@click.argument("left", metavar="FIGURE")
@click.argument("right", metavar="FIGURE")
@PATHS
def why(left: str, right: str, paths: tuple[Path, ...]) -> int:
    """Say why two figures of the story in PATH are or are not taken for one thing.

    A FIGURE is named by its place, as reports show it (seeds/a.txt:7:63), or by its id (f3).
    """
    from checker import pipeline
    from checker.pointing import pointed_at
    from checker.report.why import render

    run = _Run(pipeline.plan(paths))
    packs = _load_rules()
    for report in run.reports(lambda place: pipeline.check_place(place, packs)):
        try:
            one, other = pointed_at(report, left), pointed_at(report, right)
        except LookupError as error:
            raise click.ClickException(str(error.args[0])) from None
        if one.id == other.id:
            raise click.ClickException(f"{left} and {right} are one and the same figure; name two")
        _print(render(report, pipeline.why(report, one.id, other.id), width=_width(), colour=_colour()))
    return run.code


@cli.command()
@click.argument("code", required=False)
def rules(code: str | None) -> int:
    """List the rules, or explain the one with CODE."""
    from checker.report.rules_text import explanation, listing

    known = _load_rules()
    if code is None:
        _print(listing(known, width=_width()))
        return OK
    rule = known.find(code)
    if rule is None:
        near = known.nearest(code)
        advice = f"did you mean {near}?" if near else "`check-figures rules` lists all"
        raise click.ClickException(f"no rule {code!r}; {advice}")
    _print(explanation(rule, width=_width()))
    return OK


class _Run:
    """One run over the stories of a plan: says what went wrong and knows the exit code for it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.code = OK
        self.progress = Progress(len(plan.places))
        self.closed = False
        """Whoever read the results has gone."""
        self._tell(plan.problems)

    def reports(self, work: Callable[[Place], Report]) -> Iterator[Report]:
        """What the work makes of each story, for every story with an article that could be read."""
        read = False
        for place in self.progress.over(self.plan.places):
            try:
                report = work(place)
            except Exception as error:
                # A fault of ours in one story is no reason to lose the others.
                if os.environ.get("CHECK_FIGURES_DEBUG"):
                    raise
                what = f"{type(error).__name__}: {error}"
                self._tell([Problem(place.name, f"internal error, please report it with the articles: {what}")])
                continue
            self._tell(report.problems)
            if report.articles:
                read = True
                yield report
        if not read:
            if self.code == OK:
                _say("no article among the paths given")
            self.code = TROUBLE

    def write(self, form: str, reports: Sequence[Report]) -> None:
        """Print the reports; a closed pipe is no error, a full disk is."""
        if not self.closed:
            text = REPORTERS[form].render(reports, width=_width(), colour=_colour())
            self.closed = not _print(cast("str", text))

    def _tell(self, problems: Iterable[Problem]) -> None:
        self.progress.clear()
        for problem in problems:
            _say(f"{'' if problem.fatal else 'warning: '}{problem.path}: {problem.message}")
            if problem.fatal:
                self.code = TROUBLE


def _load_rules() -> Rules:
    from checker import pipeline
    from checker.located import FileError

    try:
        return pipeline.rules()
    except FileError as error:
        raise click.ClickException(str(error)) from None


def _colour() -> bool:
    """Colour is for a terminal whose owner wants it (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100


def _say(message: str) -> None:
    """One line on standard error, whatever stands in it."""
    line = "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in message)
    with suppress(OSError, ValueError):
        click.echo(f"check-figures: {line}", err=True)


def _print(text: str) -> bool:
    """Write results as UTF-8 with plain line ends on every system; False where nobody reads them any more."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except OSError as error:
        # Else the interpreter tries again at exit, and complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno in (errno.EPIPE, errno.EINVAL):  # Windows has EINVAL for a closed pipe
            return False
        raise click.ClickException(f"standard output: {error.strerror}") from None
    return True


def _save(path: Path, form: str, reports: Sequence[Report]) -> None:
    try:
        write_whole(path, REPORTERS[form].render(reports))
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.ClickException(f"{path}: cannot be written: {reason}; name another folder with --output") from None


def main() -> NoReturn:
    """The program: exit code 0 for nothing to report, 1 for a finding, 2 for trouble, 130 when interrupted."""
    try:
        code = cli.main(prog_name="check-figures", standalone_mode=False)
    except click.UsageError as error:
        _say(f"{error.format_message()} (see {error.ctx.command_path if error.ctx else 'check-figures'} --help)")
        code = TROUBLE
    except click.ClickException as error:
        _say(error.format_message())
        code = TROUBLE
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    sys.exit(code)
