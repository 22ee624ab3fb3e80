"""A line on standard error for whoever is watching a long run."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
_PATIENCE = 1.0
_PACE = 0.1
_ERASE = "\r\x1b[K"


class Progress:
    """Counts stories on a terminal once the work has taken more than a second; silent everywhere else."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.watched = bool(sys.stderr) and sys.stderr.isatty()
        self.next = time.monotonic() + _PATIENCE
        self.shown = False

    def over(self, items: Sequence[T]) -> Iterator[T]:
        """The items, one by one."""
        try:
            for done, item in enumerate(items):
                self._tick(done)
                yield item
        finally:
            self.clear()

    def _tick(self, done: int) -> None:
        now = time.monotonic()
        if self.watched and now >= self.next:
            self.next, self.shown = now + _PACE, True
            sys.stderr.write(f"{_ERASE}checking story {done + 1} of {self.total}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away before something else is written."""
        if self.shown:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()
            self.shown = False
