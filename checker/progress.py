"""A line on standard error for whoever is watching a long run."""

from __future__ import annotations

import sys
import time

_PATIENCE = 1.0
_PACE = 0.1
_ERASE = "\r\x1b[K"


class Progress:
    """Counts stories on a terminal once the work has taken more than a second; silent everywhere else."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.watched = total > 0 and bool(sys.stderr) and sys.stderr.isatty()
        self.next = time.monotonic() + _PATIENCE
        self.shown = False

    def step(self) -> None:
        """Another story is done."""
        self.done += 1
        now = time.monotonic()
        if self.watched and now >= self.next:
            self.next, self.shown = now + _PACE, True
            sys.stderr.write(f"{_ERASE}{self.done:,} of {self.total:,} stories done")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away before something else is written."""
        if self.shown:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()
            self.shown = False
