"""The commands."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from click.shell_completion import CompletionItem, get_completion_class

from checker import __version__
from checker.cli.options import (
    A_PATH,
    AGAINST,
    ANY_PATHS,
    BY_FOLDER,
    DATA,
    FIGURE_FORMATS,
    FILES,
    FORMATS,
    PATHS,
    STDIN_NAME,
    AgainstCommand,
    configured,
    in_force,
    settings,
    stories,
)
from checker.cli.run import FOUND, INTERRUPTED, OK, TROUBLE, Run, colour, look_before_work, put, quote, save, say, width
from checker.located import FileError
from checker.model import SEVERITIES, Problem, Report
from checker.report import REPORTERS

if TYPE_CHECKING:
    from checker.in_force import InForce

BASELINE = Path("check-figures-baseline.toml")


class _Commands(click.Group):
    """`check-figures PATH...` is `check-figures check PATH...`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {*self.commands, *(name for option in self.get_params(ctx) for name in option.opts)}
        if ctx.resilient_parsing and not args:  # a shell asks what the first word may be
            return super().parse_args(ctx, args)
        if args and args[0] not in own:
            self._misspelt(ctx, args[0])
        return super().parse_args(ctx, args if args and args[0] in own else ["check", *args])

    def _misspelt(self, ctx: click.Context, word: str) -> None:
        """Raise where a word is no path and nearly a command."""
        if not (word.startswith("-") or Path(word).exists()) and (near := get_close_matches(word, self.commands, 1)):
            raise click.UsageError(f"no file or folder {word!r}; did you mean the command {near[0]}?", ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        found = super().shell_complete(ctx, incomplete)
        return found if incomplete.startswith("-") else [*found, CompletionItem(incomplete, type="file")]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "PATH... | COMMAND [ARGS]...")


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  check-figures my-story/                       what the articles agree on, and what not
  check-figures draft.md --against sources/     what backs the figures of a draft
  pbpaste | check-figures - --against sources/  the same for a text from the clipboard
  check-figures my-story/ --write html          a report to read in a browser
  check-figures COMMAND --help                  all options, with examples
""",
)
@click.version_option(__version__, "-V", "--version", prog_name="check-figures", message="%(prog)s %(version)s")
def cli() -> None:
    """Find every figure in the articles of a story and say which sources agree on it, which contradict each other,
    and which stand alone.

    `check-figures PATH...` is short for `check-figures check PATH...`; write a path that is named like a command as
    ./check. Exit code: 0 nothing to report, 1 a finding at or above --fail-on, 2 something could not be read.
    """


@cli.command(
    cls=AgainstCommand,
    short_help="Check articles (what is done without a command).",
    epilog="""\b
Examples:
  check-figures my-story/
      Table on the screen, reports/figures.csv beside it.
  check-figures draft.md --against sources/ --show warning
      The draft's figures; single sources and matches left out.
  check-figures draft.md --data results.xlsx
      What its tables have: which cell, sum or share backs or contradicts a figure.
  check-figures --by-folder content/ --write none --format github --show warning
      In CI: annotations alone; exit code 1 on a conflict.
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
@DATA
@BY_FOLDER
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
@in_force
@STDIN_NAME
def check(
    paths: tuple[Path, ...],
    against: tuple[Path, ...],
    data: tuple[Path, ...],
    by_folder: bool,
    files: tuple[str, ...],
    quiet: bool,
    explain: bool,
    with_text: bool,
    config: Path | None,
    no_config: bool,
    stdin_name: str,
    **given: Any,
) -> int:
    """Check the articles in PATH: files, and folders with everything below them; - is standard input.

    With --against, PATH is one's own draft: only its figures decide the exit code, and each is shown with what backs
    it: confirmed by so many independent origins, contradicted, or found nowhere.
    """
    if "none" in files and len(set(files)) > 1:
        raise click.UsageError("--write none goes with no other --write")
    write = tuple(name for name in dict.fromkeys(files) if name != "none") if files else None
    wanted = settings(paths, config, no_config, **given)
    if write is not None:
        wanted = wanted.with_options(write=write)
    form = _variant(wanted.format, wanted.excel)
    targets = {_variant(name, wanted.excel): wanted.output / FILES[name] for name in wanted.write}
    force, problems = _with_data(_prepare(wanted), data)
    force = replace(force, with_text=with_text)
    look_before_work(targets.values())
    from checker import pipeline
    from checker.in_force import Tidying

    streams = REPORTERS[form].streams
    explained = explain or any(REPORTERS[name].explains for name in (form, *targets))
    kept: list[Report] = []
    failed = False
    with stories(paths, stdin_name, by_folder, against, wanted.output) as jobs:
        run, tidying = Run(jobs, quiet, explain), Tidying(force)
        run.tell(problems)
        for report in run.reports(lambda job: tidying.saw(pipeline.check_job(job, force, explained))):
            failed = failed or bool(pipeline.failing(report, wanted.fail_on))
            if streams:
                run.write(form, [report])
            if targets or not streams:
                kept.append(report)
            elif run.closed and not quiet:
                break
    if kept:
        for name, path in targets.items():
            save(path, REPORTERS[name].render(kept, explain=explain))
        if not streams:
            run.write(form, kept)
    run.tell(tidying.problems())
    return run.code or (FOUND if failed else OK)


def _variant(form: str, excel: bool) -> str:
    return "excel-csv" if excel and form == "csv" else form


def _prepare(wanted: Any) -> InForce:
    from checker.in_force import prepare

    return prepare(wanted)


def _with_data(force: InForce, files: tuple[Path, ...]) -> tuple[InForce, tuple[Problem, ...]]:
    """What is in force with the tables in some files, and what of these could not be read."""
    if not files:
        return force, ()
    from checker import pipeline

    tables, problems = pipeline.read_tables(files)
    return replace(force, data=tables), problems


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
@in_force
@STDIN_NAME
def baseline(
    paths: tuple[Path, ...],
    against: tuple[Path, ...],
    data: tuple[Path, ...],
    by_folder: bool,
    prune: bool,
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

    wanted = settings(paths, config, no_config, **given)
    path = wanted.baseline or BASELINE
    before = load(path) if path.exists() else ()
    force, problems = _with_data(_prepare(replace(wanted, baseline=path if before else None)), data)
    look_before_work([path], "--baseline")
    level = "error" if wanted.fail_on == "never" else wanted.fail_on
    entries: list[Accepted] = []
    seen: set[str] = set()
    with stories(paths, stdin_name, by_folder, against) as jobs:
        run = Run(jobs)
        run.tell(problems)
        for report in run.reports(lambda job: pipeline.check_job(job, force)):
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


@cli.command(short_help="Print the figures alone, one a line.")
@PATHS
@BY_FOLDER
@click.option(
    "--format", "form", type=click.Choice(FIGURE_FORMATS), default="jsonl", show_default=True, help="What to print."
)
@STDIN_NAME
def extract(paths: tuple[Path, ...], by_folder: bool, form: str, stdin_name: str) -> int:
    """Print the figures of the articles in PATH, neither linked nor judged."""
    from checker import pipeline

    with stories(paths, stdin_name, by_folder) as jobs:
        run = Run(jobs)
        for report in run.reports(pipeline.extract_job):
            run.write(f"extract-{form}", [report])
            if run.closed:
                break
    return run.code


@cli.command(
    short_help="Why two figures are or are not one thing.",
    epilog="""\b
Example:
  check-figures why seeds/harbour-herald.txt:7:63 seeds/northern-post.txt:5:106 seeds/
""",
)
@click.argument("left", metavar="FIGURE")
@click.argument("right", metavar="FIGURE")
@PATHS
@configured
def why(left: str, right: str, paths: tuple[Path, ...], config: Path | None, no_config: bool, **given: Any) -> int:
    """Say why two figures of the story in PATH are or are not taken for one thing.

    A FIGURE is named by its place, as reports show it (seeds/a.txt:7:63), or by its id (f3).
    """
    from checker import pipeline
    from checker.pointing import pointed_at
    from checker.report.why import render

    force = _prepare(settings(paths, config, no_config, **given))
    with stories(paths) as jobs:
        run = Run(jobs)
        for report in run.reports(lambda job: pipeline.check_job(job, force)):
            try:
                one, other = pointed_at(report, left), pointed_at(report, right)
            except LookupError as error:
                raise click.ClickException(str(error.args[0])) from None
            if one.id == other.id:
                raise click.ClickException(f"{left} and {right} are one and the same figure; name two")
            put(render(report, pipeline.why(report, one.id, other.id), width=width(), colour=colour()))
    return run.code


@cli.command()
@click.argument("code", required=False)
@configured
def rules(code: str | None, config: Path | None, no_config: bool, **given: Any) -> int:
    """List the rules in force, or explain the one with CODE."""
    from checker.judge import load_rules
    from checker.report.rules_text import explanation, listing

    wanted = settings((), config, no_config, **given)
    known = _prepare(wanted).rules
    if code is None:
        put(listing(known, width=width()))
        return OK
    every = load_rules(wanted.packs)
    rule = known.find(code) or every.find(code)
    if rule is None:
        near = every.nearest(code)
        advice = f"did you mean {near}?" if near else "`check-figures rules` lists all"
        raise click.ClickException(f"no rule {code!r}; {advice}")
    put(explanation(rule, width=width()))
    return OK


@cli.command(short_help="Print the settings in force and where each comes from.")
@ANY_PATHS
@in_force
def config(paths: tuple[Path, ...], config: Path | None, no_config: bool, **given: Any) -> int:
    """Print the settings that are in force for PATH (this folder unless told otherwise), and where each comes from.

    What is printed can be pasted into check-figures.toml.
    """
    from checker.report.settings_text import render

    wanted = settings(paths, config, no_config, **given)
    _prepare(wanted)  # a mistake in what it names is told here, too
    put(render(wanted))
    return OK


@cli.command(short_help="Print a shell's completion script.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Print the script that makes a shell complete commands, options and paths.

    \b
    bash:  check-figures completion bash > ~/.local/share/bash-completion/completions/check-figures
    zsh:   check-figures completion zsh > "${fpath[1]}/_check-figures"
    fish:  check-figures completion fish > ~/.config/fish/completions/check-figures.fish
    """
    maker = get_completion_class(shell)
    if maker is None:
        raise click.ClickException(f"no completion for {shell}")
    put(maker(cli, {}, "check-figures", "_CHECK_FIGURES_COMPLETE").source())
    return OK


def main() -> NoReturn:
    """The program: exit code 0 for nothing to report, 1 for a finding, 2 for trouble, 130 when interrupted."""
    # What is imported stays, and what an article makes dies with it, no cycles among it: looking for them took a
    # twentieth of the time.
    gc.set_threshold(50_000)
    try:
        code = cli.main(prog_name="check-figures", standalone_mode=False)
    except click.UsageError as error:
        say(f"{error.format_message()} (see {error.ctx.command_path if error.ctx else 'check-figures'} --help)")
        code = TROUBLE
    except click.ClickException as error:
        say(error.format_message())
        code = TROUBLE
    except FileError as error:
        say(str(error))
        if error.quoted.strip():
            quote(error.quoted)
        code = TROUBLE
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    sys.exit(code)
