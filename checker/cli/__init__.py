"""The command line: options and exit codes. It formats nothing and decides nothing."""

from __future__ import annotations

import signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """The program: see `checker.cli.commands.main`."""
    # While modules are imported there is nothing to put in order: Ctrl-C ends the program at once, without a traceback.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from checker.cli.commands import main

    main()
