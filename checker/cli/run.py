"""One run: what is printed and written where, what is said on standard error, and the exit code."""

from __future__ import annotations

import errno
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import click

from checker.files import as_utf8, write_whole
from checker.model import Problem, Report
from checker.progress import Progress
from checker.report import REPORTERS
from checker.workers.crew import Crew

if TYPE_CHECKING:
    from checker.jobs import Jobs
    from checker.workers.journal import Journal
    from checker.workers.work import Result, Work

ALONE = Crew()
OK, FOUND, TROUBLE, INTERRUPTED = 0, 1, 2, 130


class Run:
    """One run over stories: says what went wrong and knows the exit code for it."""

    def __init__(self, jobs: Jobs, quiet: bool = False, explain: bool = False, crew: Crew = ALONE) -> None:
        self.jobs = jobs.jobs
        self.crew = crew
        self.code = OK
        self.quiet = quiet
        """Nothing is printed, and no warning said."""
        self.explain = explain
        self.progress = Progress(0 if quiet else len(self.jobs))
        self.closed = quiet
        """Nobody reads the results, or whoever did has gone."""
        self.tell(jobs.problems)

    def results(self, work: Work, journal: Journal | None = None) -> Iterator[Result]:
        """What the work makes of each story, for every story with an article that could be read."""
        from checker.workers.results import results

        gc.freeze()  # what is loaded by now stays: see `checker.cli.commands.main`
        read = False
        try:
            for result in results(self.jobs, work, self.crew, journal, self.progress.step):
                self.tell(result.report.problems)
                if result.report.articles:
                    read = True
                    yield result
        finally:
            self.progress.clear()
        if not read:
            if self.code == OK:
                say("no article among the paths given")
            self.code = TROUBLE

    def print(self, text: str | bytes) -> None:
        """Print results; a closed pipe is no error, a full disk is."""
        if text and not self.closed:
            if self.progress.shown and _on_screen():
                self.progress.clear()
            self.closed = not put(text)

    def write(self, form: str, reports: Sequence[Report]) -> None:
        """Print the reports."""
        if not self.closed:
            text = REPORTERS[form].render(reports, width=width(), colour=colour(), explain=self.explain)
            self.print(cast("str", text))

    def tell(self, problems: Iterable[Problem]) -> None:
        """Say what went wrong, and remember it for the exit code."""
        for problem in problems:
            if problem.fatal or not self.quiet:
                self.progress.clear()
                say(f"{'' if problem.fatal else 'warning: '}{problem.path}: {problem.message}")
            if problem.fatal:
                self.code = TROUBLE


def colour() -> bool:
    """Colour is for a terminal whose owner wants it (no-color.org)."""
    return _on_screen() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to fill."""
    return shutil.get_terminal_size((100, 24)).columns if _on_screen() else 100


def _on_screen() -> bool:
    """Whether results go to a terminal; there may be no standard output at all (`>&-`)."""
    return bool(sys.stdout) and sys.stdout.isatty()


def say(message: str) -> None:
    """One line on standard error, whatever stands in it."""
    with suppress(OSError, ValueError):
        click.echo(f"check-figures: {_printable(message)}", err=True)


def quote(line: str) -> None:
    """A line of somebody's file on standard error, below what is said about it."""
    with suppress(OSError, ValueError):
        click.echo(f"    {_printable(line.strip())}", err=True)


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in text)


def put(text: str | bytes) -> bool:
    """Write results as UTF-8 with plain line ends on every system; False where nobody reads them any more."""
    if not sys.stdout:
        return False
    try:
        sys.stdout.buffer.write(text if isinstance(text, bytes) else as_utf8(text))
        sys.stdout.buffer.flush()
    except OSError as error:
        # Else the interpreter tries again at exit, and complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno in (errno.EPIPE, errno.EINVAL):  # Windows has EINVAL for a closed pipe
            return False
        raise click.ClickException(f"standard output: {error.strerror}") from None
    return True


def save(path: Path, content: str | bytes | BinaryIO, option: str = "--output") -> None:
    """Write a file whole; raises `click.ClickException` where that fails. `option`: the one that names its place."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise unwritable(path, error.strerror or str(error), option) from None


def look_before_work(files: Iterable[Path], option: str = "--output") -> None:
    """Raise `click.ClickException` where a file could not be written when work is done. Leaves nothing behind."""
    for folder in dict.fromkeys(path.parent for path in files):
        there = next(place for place in (folder, *folder.absolute().parents) if os.path.lexists(place))
        try:
            with tempfile.TemporaryFile(dir=there):
                pass
        except OSError as error:
            raise unwritable(folder, error.strerror or str(error), option) from None
    for path in files:
        if path.is_dir():
            raise unwritable(path, "a folder has that name", option)


def unwritable(path: Path, reason: str, option: str = "--output") -> click.ClickException:
    return click.ClickException(f"{path}: cannot be written: {reason}; name another place with {option}")
