"""Who works on the stories of a run."""

from __future__ import annotations

import os

from msgspec import Struct

SECONDS = 300.0
"""For one article, which takes milliseconds: whatever takes longer is stuck."""


class Crew(Struct, frozen=True):
    """How many processes work on stories, and how long they may take."""

    workers: int = 0
    """Processes; with none, stories are worked on in this one, where nothing that crashes or hangs can be survived."""
    seconds: float = SECONDS
    """What a worker may take for one article, and what a story as a whole may take for each of its articles; 0: any."""
    start: str | None = None
    """How processes are started, as `multiprocessing.get_context` takes it; None for what fits the system."""


def cores() -> int:
    """How many processes may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
