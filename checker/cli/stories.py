"""The command that shows which articles tell one story, and why."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.group import cli
from checker.cli.options import PATHS, STDIN_NAME, grouped, stories
from checker.cli.run import Run, colour, put, say, width

FORMATS = ("text", "json", "csv")


@cli.command(
    name="group",
    short_help="Show which articles tell one story, and why.",
    epilog="""\b
Examples:
  check-figures group wire/
      Stories, their articles, and what holds each to the others.
  check-figures group wire/ monday.jsonl --format csv > stories.csv
      A row for each article.
  check-figures --group wire/
      The check of these stories.
""",
)
@PATHS
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="What to print.")
@STDIN_NAME
def group(paths: tuple[Path, ...], form: str, stdin_name: str) -> int:
    """Show which of the articles in PATH tell one story, and why; nothing is checked."""
    from checker.report.stories import RENDERERS

    with stories(paths, stdin_name) as jobs:
        found, parted = grouped(jobs)
    run = Run(parted)
    if found:
        put(RENDERERS[form](found, width(), colour()))
    elif not run.code:
        say("no article among the paths given")
    return run.code if found else 2
