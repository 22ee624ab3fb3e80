"""Options that several commands share, and how they become settings."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import isnan
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

import click

from checker.report import REPORTERS
from checker.workers.crew import SECONDS, Crew, cores

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.jobs import Jobs
    from checker.model import Story
    from checker.settings import Settings

F = TypeVar("F", bound="Callable[..., Any]")

_VARIANTS = ("extract-", "excel-")
FILES = {n: r.file for n, r in REPORTERS.items() if r.file and not n.startswith(_VARIANTS)}
FORMATS = [n for n, r in REPORTERS.items() if not (n.startswith(_VARIANTS) or r.binary)]
FIGURE_FORMATS = [n.removeprefix("extract-") for n in REPORTERS if n.startswith("extract-")]

A_PATH = click.Path(path_type=Path)
PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=A_PATH)
ANY_PATHS = click.argument("paths", metavar="[PATH...]", nargs=-1, type=A_PATH)
AGAINST = click.option(
    "--against", multiple=True, metavar="PATH...", type=A_PATH,
    help="Take the PATH... before it for one's own draft and hold it against these: sources, archives.",
)  # fmt: skip
DATA = click.option(
    "--data", multiple=True, metavar="FILE", type=A_PATH,
    help="Hold figures against the tables of a workbook (.xlsx) or CSV file; repeatable.",
)  # fmt: skip
BY_FOLDER = click.option("--by-folder", is_flag=True, help="Every immediate subfolder of PATH is a story of its own.")
GROUP = click.option(
    "--group", is_flag=True, help="Find out which of the articles tell one story; each is checked by itself."
)
STDIN_NAME = click.option(
    "--stdin-name", metavar="NAME", default="stdin.md", show_default=True,
    help="What reports call standard input (-); the ending says what format it is in.",
)  # fmt: skip


class _Jobs(click.ParamType[int]):
    name = "jobs"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if value != "auto" and not str(value).isdecimal():
            self.fail(f"{value!r} is no number of processes: give 1, 2, 3 …, or auto for one a core", param, ctx)
        return 0 if value == "auto" else int(str(value))


def crewed(command: F) -> F:
    """The options that say who works on the stories: `crew` takes their values."""
    for option in (
        click.option("--timeout", metavar="SECONDS", type=click.FloatRange(min=0),
                     help=f"Leave out an article that a worker takes longer for; 0 for never.  [default: {SECONDS:g}]"),
        click.option("--jobs", metavar="N", type=_Jobs(),
                     help="Work on N stories or articles at once, in processes of their own; auto for one a core."),
    ):  # fmt: skip
        command = option(command)
    return command


def crew(jobs: int | None, timeout: float | None) -> Crew:
    """Who works on the stories; without either option nobody but this process."""
    if jobs is None and timeout is None:
        return Crew()
    seconds = SECONDS if timeout is None else timeout
    if isnan(seconds):
        raise click.BadParameter("nan is no number of seconds", param_hint="'--timeout'")
    return Crew(1 if jobs is None else jobs or cores(), seconds)


def configured(command: F) -> F:
    """The options that say which settings and rules are in force."""
    for option in (
        click.option("--rules", "packs", metavar="PACK", multiple=True, type=A_PATH,
                     help="A rule pack of one's own, or a folder of them; repeatable."),
        click.option("--no-config", is_flag=True, help="Look for no settings file."),
        click.option("--config", metavar="FILE", type=A_PATH,
                     help="The settings file, instead of the nearest above the first path."),
    ):  # fmt: skip
        command = option(command)
    return command


def in_force(command: F) -> F:
    """These, and the options for waivers and baseline."""
    for option in (
        click.option("--baseline", metavar="FILE", type=A_PATH, help="Findings listed there do not fail."),
        click.option("--waivers", metavar="FILE", type=A_PATH, help="Findings that somebody signed for."),
    ):
        command = option(command)
    return configured(command)


class AgainstCommand(click.Command):
    """A command whose --against takes all paths up to the next option, as a shell's `sources/*.txt` gives them."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, list(_each_against(args)))
        except click.MissingParameter:
            if "--against" not in args:
                raise
            raise click.UsageError("name the draft first: check-figures draft.md --against sources/", ctx) from None


def _each_against(args: Sequence[str]) -> Iterator[str]:
    spreading = False
    for before, arg in zip(["", *args], args, strict=False):
        if arg.startswith("-") and arg != "-":
            spreading = arg == "--against"
        elif spreading and before != "--against":
            yield "--against"
        yield arg


def archives(against: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """What a draft is to be held against, parted: figure stores, and everything else."""
    if not against:
        return (), ()
    from checker.archive import is_store

    stores = tuple(path for path in against if is_store(path))
    return stores, tuple(path for path in against if path not in stores)


def settings(paths: Sequence[Path], config: Path | None, no_config: bool, **given: object) -> Settings:
    """The settings file's, with the options in their place; raises `checker.located.FileError`."""
    from checker.settings import Settings, find, load

    if config and no_config:
        raise click.UsageError("--config and --no-config exclude each other")
    start = next((path for path in paths if str(path) != "-"), Path())
    path = config if config else None if no_config else find(start)
    found = load(path, FORMATS, list(FILES)) if path else Settings()
    return found.with_options(
        **{name: value or None if isinstance(value, tuple) else value for name, value in given.items()}
    )


@contextmanager
def stories(
    paths: Sequence[Path],
    stdin_name: str = "",
    by_folder: bool = False,
    against: Sequence[Path] = (),
    aside: Path | None = None,
    group: bool = False,
) -> Iterator[Jobs]:
    """The stories to check; while they are, standard input is kept in a file where a path is `-`."""
    from checker.jobs import STDIN, Piped, jobs

    if group and by_folder:
        raise click.UsageError("--group and --by-folder exclude each other: articles or folders say what a story is")
    if against and by_folder:
        raise click.UsageError("--against and --by-folder exclude each other: a draft belongs to one story")
    if STDIN in paths and by_folder:
        raise click.UsageError("standard input (-) and --by-folder exclude each other: it is one article")
    if STDIN in against:
        raise click.UsageError("standard input (-) can be the draft, not its source")
    if STDIN not in paths:
        found = jobs(paths, by_folder, against, aside)
        yield grouped(found)[1] if group else found
        return
    with TemporaryDirectory(prefix="check-figures-") as folder:
        file = Path(folder, PurePath(stdin_name).name or "stdin.md")
        file.write_bytes(sys.stdin.buffer.read())
        found = jobs(paths, by_folder, against, aside, Piped(file, stdin_name))
        yield grouped(found)[1] if group else found


def grouped(found: Jobs) -> tuple[Sequence[Story], Jobs]:
    """The stories that the articles tell, and a job for each; raises `click.ClickException` where the extra lacks."""
    from checker.jobs import grouped

    try:
        return grouped(found)
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"telling stories apart takes the library {error.name}: pip install 'check-figures[group]'"
        ) from None
