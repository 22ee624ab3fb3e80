"""A worker: works on one story after the other in a process of its own, and says where it is."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from ctypes import Structure, c_char, c_double, c_uint64
from math import inf
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any

from msgspec.structs import replace

from checker.jobs import Job
from checker.workers.parcel import pack
from checker.workers.work import Work, attempt

_PR_SET_PDEATHSIG = 1
"""From Linux's prctl.h: which signal to get when the parent dies."""
_LONGEST = 16_384


class _Spot(Structure):
    _fields_ = (("step", c_uint64), ("deadline", c_double), ("path", c_char * _LONGEST))


class Whereabouts:
    """What a worker is at, in memory that it shares with the process that watches over it."""

    def __init__(self, context: BaseContext, seconds: float) -> None:
        self._spot: Any = context.RawValue(_Spot)
        self._seconds = seconds
        self.idle()

    def begin(self, path: str, articles: int = 1) -> None:
        """The worker begins the next step: see `checker.jobs.Begin`."""
        spot = self._spot
        spot.deadline = inf
        name = path.encode("utf-8", "surrogateescape")
        spot.path = name if len(name) < _LONGEST else b""
        spot.step += 1
        spot.deadline = time.monotonic() + self._seconds * max(1, articles)

    def idle(self) -> None:
        """The worker is done with a story, or has not begun it."""
        self._spot.deadline = 0.0

    @property
    def step(self) -> int:
        """Number of the step."""
        return int(self._spot.step)

    @property
    def path(self) -> str | None:
        """The article that is worked on, "" for the story as a whole, None for nothing."""
        return self._spot.path.decode("utf-8", "surrogateescape") if self._spot.deadline else None

    @property
    def deadline(self) -> float:
        """When the step has taken too long, by `time.monotonic`, which is one clock for all processes."""
        return float(self._spot.deadline or inf)


def serve(channel: Connection, whereabouts: Whereabouts, work: Work, jobs: Sequence[Job], parent: int) -> None:
    """Work on the stories that are asked for by number, with what is to be left out of them, until nobody asks."""
    _belong_to(parent)
    with suppress(EOFError, OSError):
        while True:
            number, left_out = channel.recv()
            result = attempt(work, replace(jobs[number], left_out=left_out), whereabouts.begin)
            data = pack(result)
            whereabouts.idle()
            channel.send_bytes(data)


def _belong_to(parent: int) -> None:
    """Ctrl-C is for the parent to see to, and when that is killed, this is to end as well, whatever it is at."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before that call
            os._exit(1)
