"""Ctrl-C and cancelled jobs: an exception, so that things are put in order on the way out."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_SOON = 0.01


def heed() -> None:
    """From now on Ctrl-C raises `KeyboardInterrupt`, and SIGTERM, which a cancelled job gets, `SystemExit`."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _end)
    sys.unraisablehook = _come_again


def heed_no_more() -> None:
    """The work is done, or undone: let nothing disturb the interpreter while it goes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)


def _end(number: int, frame: object) -> NoReturn:
    sys.exit(128 + number)


def _come_again(lost: UnraisableHookArgs) -> None:
    """Raise once more what came in a destructor or callback, where Python can but tell that it was lost."""
    error = lost.exc_value
    if not isinstance(error, KeyboardInterrupt | SystemExit):
        sys.__unraisablehook__(lost)
    elif hasattr(signal, "setitimer"):

        def again(number: int, frame: object) -> NoReturn:
            raise error

        signal.signal(signal.SIGALRM, again)
        signal.setitimer(signal.ITIMER_REAL, _SOON)
