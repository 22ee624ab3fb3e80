"""A line on standard error for whoever is watching a long run."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

_PATIENCE = 1.0
_PACE = 0.1
_ERASE = "\r\x1b[K"


class Progress:
    """Counts what is done on a terminal once the work has taken more than a second; silent everywhere else."""

    def __init__(self, total: int, what: str = "stories") -> None:
        self.total = total
        self.what = what
        self.done = 0
        self.watched = total > 0 and bool(sys.stderr) and sys.stderr.isatty()
        self.next = time.monotonic() + _PATIENCE
        self.shown = False

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """The items, one by one; one is done when the next is asked for."""
        try:
            for item in items:
                yield item
                self.step()
        finally:
            self.clear()

    def step(self) -> None:
        """Another one is done."""
        self.done += 1
        now = time.monotonic()
        if self.watched and now >= self.next:
            self.next, self.shown = now + _PACE, True
            sys.stderr.write(f"{_ERASE}{self.done:,} of {self.total:,} {self.what} done")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away before something else is written."""
        if self.shown:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()
            self.shown = False
