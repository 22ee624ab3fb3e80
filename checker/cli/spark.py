"""The command that checks an archive on Apache Spark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.cli.group import cli
from checker.cli.loading import prepare
from checker.cli.options import BY_FOLDER, in_force, settings
from checker.cli.run import FOUND, OK, TROUBLE, say
from checker.model import SEVERITIES


@cli.command(
    short_help="Check an archive on Apache Spark.",
    epilog="""\b
Examples:
  check-figures spark archive.parquet --output checked/
      On all cores of this machine; a column of stories says what belongs together.
  check-figures spark --by-folder stories/ --output checked/ --master spark://host:7077
      On a cluster whose workers see the same folders.
  spark-submit --master yarn … checker/__main__.py spark hdfs:///wire/*.jsonl --output hdfs:///checked
      See docs/CLUSTER.md.
""",
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@BY_FOLDER
@click.option(
    "-o", "--output", required=True, metavar="DIR",
    help="A new folder, or its address (hdfs:, s3a:): stories/ holds a line of JSON for each story, problems/ what "
    "could not be read.",
)  # fmt: skip
@click.option("--master", metavar="URL", help="The cluster.  [default: what spark-submit says, else local[*]]")
@click.option(
    "--largest", type=click.IntRange(min=2), default=2_000, show_default=True, metavar="N",
    help="Articles of a story beyond which it is checked in parts.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, "never"]),
    help="The mildest finding that makes the exit code 1.  [default: error]",
)  # fmt: skip
@in_force
def spark(
    paths: tuple[str, ...],
    by_folder: bool,
    output: str,
    master: str | None,
    largest: int,
    config: Path | None,
    no_config: bool,
    **given: Any,
) -> int:
    """Check the articles in PATH on Apache Spark: the lines of `--format jsonl`, in the same order.

    PATH is a file or folder that all workers see, or an address that Spark can open, such as hdfs://… or s3a://….
    """
    from checker import cluster

    wanted = settings(tuple(map(Path, paths)), config, no_config, **given)
    try:
        done = cluster.check(paths, output, prepare(wanted), by_folder, master, cluster.Caps(articles=largest))
    except cluster.ClusterError as error:
        raise click.ClickException(str(error)) from None
    for problem in done.problems:
        say(f"{'' if problem.fatal else 'warning: '}{problem.path}: {problem.message}")
    if done.wrong > len(done.problems):
        say(f"these and more, {done.wrong:,} in all: see {output}/problems")
    say(f"{done.stories:,} stories, {done.articles:,} articles, {done.figures:,} figures: see {output}/stories")
    if done.fatal or not done.articles:
        return TROUBLE
    return FOUND if done.found else OK
