"""The commands that ask: which figures, why, which rules and settings; and completion."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.shell_completion import get_completion_class

from checker.cli.group import cli
from checker.cli.loading import prepare
from checker.cli.options import (
    ANY_PATHS,
    BY_FOLDER,
    FIGURE_FORMATS,
    PATHS,
    STDIN_NAME,
    configured,
    crew,
    crewed,
    in_force,
    settings,
    stories,
)
from checker.cli.run import OK, Run, colour, put, width


@cli.command(short_help="Print the figures alone, one a line.")
@PATHS
@BY_FOLDER
@click.option(
    "--format", "form", type=click.Choice(FIGURE_FORMATS), default="jsonl", show_default=True, help="What to print."
)
@crewed
@STDIN_NAME
def extract(
    paths: tuple[Path, ...], by_folder: bool, form: str, jobs: int | None, timeout: float | None, stdin_name: str
) -> int:
    """Print the figures of the articles in PATH, neither linked nor judged."""
    from checker.workers.work import Extracting, Streamed

    with stories(paths, stdin_name, by_folder) as found:
        run = Run(found, crew=crew(jobs, timeout))
        work = Extracting((Streamed(f"extract-{form}"),))
        for result in run.results(work):
            run.print(b"".join(result.texts.values()))
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
    from checker.workers.work import Checking

    force = prepare(settings(paths, config, no_config, **given))
    with stories(paths) as jobs:
        run = Run(jobs)
        for result in run.results(Checking(force)):
            report = result.report
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
    known = prepare(wanted).rules
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
    prepare(wanted)  # a mistake in what it names is told here, too
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
