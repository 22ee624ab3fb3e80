"""All commands, and the program."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

import click

from checker.cli import asking, baseline, check, index, spark, stories
from checker.cli.group import cli
from checker.cli.run import INTERRUPTED, TROUBLE, quote, say
from checker.cli.stopping import heed, heed_no_more
from checker.located import FileError

__all__ = ["asking", "baseline", "check", "cli", "index", "main", "spark", "stories"]


def main() -> NoReturn:
    """The program: exit code 0 for nothing to report, 1 for a finding, 2 for trouble, 130 or 143 when stopped."""
    # What is imported stays, and what an article makes dies with it, no cycles among it: looking for them took a
    # twentieth of the time.
    gc.set_threshold(50_000, 50, 1_000)
    try:
        heed()
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
    heed_no_more()
    sys.exit(code)
