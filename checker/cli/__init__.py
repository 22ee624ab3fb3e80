"""The command line: options and exit codes. It formats nothing and decides nothing."""

from __future__ import annotations

import atexit
import os
import signal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """The command line: see `checker.cli.commands.main`. Raises `SystemExit`."""
    # While modules are imported there is nothing to put in order: Ctrl-C ends the program at once, without a traceback.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from checker.cli.commands import main

    main()


def program() -> NoReturn:
    """The program: `main`, and away. To free what was loaded piece by piece would take a tenth of a short run."""
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        atexit._run_exitfuncs()
        try:
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
        except (OSError, ValueError):
            raise end from None
        os._exit(end.code)
