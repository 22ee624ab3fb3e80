"""The command line: options and exit codes. It formats nothing and decides nothing."""

from checker.cli.commands import cli, main

__all__ = ["cli", "main"]
