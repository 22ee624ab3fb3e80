"""The program as a whole: `check-figures PATH...`, or a command."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from checker import __version__


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
