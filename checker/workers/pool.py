"""Workers, watched over: one that dies or takes too long is replaced, and what it was at is left out."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from math import inf
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import NamedTuple, cast

from msgspec import Struct, field
from msgspec.structs import replace

from checker.jobs import Job
from checker.model import Problem
from checker.workers.parcel import pack
from checker.workers.process import Whereabouts, serve
from checker.workers.work import Work, lost

_QUEUE = 2
"""Stories that a worker has at a time: the next is at hand when one is done."""
_TRIES = 2
"""How often a story is tried again after its worker died between two steps."""
_REPORT = "please report it with the article"


class _Worker(Struct, eq=False):
    process: BaseProcess
    channel: Connection
    whereabouts: Whereabouts
    tasks: deque[tuple[int, Job]] = field(default_factory=deque)
    """Number and story; the first is being worked on."""
    late: int | None = None
    """The step at which it was ended for taking too long."""


class Done(NamedTuple):
    """A story that is done."""

    number: int
    result: bytes
    """As `checker.workers.parcel` packs it."""
    whole: bool
    """Whether all of its articles could be worked on."""


class Pool:
    """Works on stories in `size` processes. `seconds`: for one article; a story as a whole has as many for each."""

    def __init__(self, work: Work, jobs: Sequence[Job], size: int, seconds: float, start: str | None = None) -> None:
        self._work = work
        self._jobs = jobs
        self._seconds = seconds
        # A fork has all that is loaded and costs nothing; elsewhere than on Linux, libraries of the system forbid it.
        self._context: BaseContext = get_context(start or ("fork" if sys.platform == "linux" else "spawn"))
        self._size = size
        self._workers: list[_Worker] = []
        self._tries: Counter[int] = Counter()

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.channel.close()

    @property
    def has_room(self) -> bool:
        """Whether a story may be given to it."""
        return len(self._workers) < self._size or any(len(worker.tasks) < _QUEUE for worker in self._workers)

    def give(self, number: int) -> None:
        """Have the story of that number worked on."""
        idle = min(self._workers, key=lambda worker: len(worker.tasks), default=None)
        if idle is None or (idle.tasks and len(self._workers) < self._size):
            idle = self._started()
            self._workers.append(idle)
        self._hand(idle, number, self._jobs[number])

    def wait(self) -> list[Done]:
        """The next stories that are done, in no order. At least one was given."""
        done: list[Done] = []
        while not done:
            busy = {worker.channel: worker for worker in self._workers if worker.tasks}
            now = time.monotonic()
            # What is begun from now on is not late before all of its seconds have gone.
            soonest = min(now + self._seconds, *(worker.whereabouts.deadline for worker in busy.values()))
            for channel in wait(list(busy), None if soonest == inf else max(0.0, soonest - now)):
                worker = busy[cast(Connection, channel)]
                try:
                    result = worker.channel.recv_bytes()
                    number, job = worker.tasks.popleft()
                    done.append(Done(number, result, not job.left_out))
                except (EOFError, OSError):
                    done += self._replaced(worker)
            for worker in busy.values():
                if worker.tasks and worker.late is None and worker.whereabouts.deadline < time.monotonic():
                    worker.late = worker.whereabouts.step
                    worker.process.kill()
        return done

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        whereabouts = Whereabouts(self._context, self._seconds)
        arguments = (theirs, whereabouts, self._work, self._jobs, os.getpid())
        process = self._context.Process(target=serve, args=arguments, daemon=True)  # type: ignore[attr-defined]
        with _without_ctrl_c():
            process.start()
        theirs.close()
        return _Worker(process, ours, whereabouts)

    def _hand(self, worker: _Worker, number: int, job: Job) -> None:
        """Small messages alone: were the pipe full, each side could wait for the other."""
        worker.tasks.append((number, job))
        with suppress(OSError):  # it died; whoever waits for it will find out
            worker.channel.send((number, job.left_out))

    def _replaced(self, dead: _Worker) -> list[Done]:
        """Put another worker in the place of one that died; what it was at is left out, the rest is done again."""
        dead.process.join()
        dead.channel.close()
        fresh = self._workers[self._workers.index(dead)] = self._started()
        number, job = dead.tasks.popleft()
        gone: list[Done] = []
        path = self._to_blame(dead)
        if path is None and self._tries[number] < _TRIES:
            self._tries[number] += 1
            self._hand(fresh, number, job)
        elif path and path not in {problem.path for problem in job.left_out}:
            problem = Problem(path, f"left out: {self._reason(dead)}")
            self._hand(fresh, number, replace(job, left_out=(*job.left_out, problem)))
        else:
            problem = Problem(job.name, f"the story is left out: {self._reason(dead)}")
            gone.append(Done(number, pack(lost(job, *job.left_out, problem)), False))
        for number, job in dead.tasks:
            self._hand(fresh, number, job)
        return gone

    def _to_blame(self, dead: _Worker) -> str | None:
        """The article that it was at when it died, "" for the story as a whole; None where it was at nothing."""
        if dead.late and dead.late != dead.whereabouts.step:
            return None  # it had just gone on by itself when it was ended
        return dead.whereabouts.path

    def _reason(self, dead: _Worker) -> str:
        if dead.late:
            each = "" if dead.whereabouts.path else " for each of its articles"
            return f"it took longer than {self._seconds:g} seconds{each}; --timeout gives it more"
        code = dead.process.exitcode or 0
        if code >= 0:
            return f"it ended the process that worked on it (exit code {code}); {_REPORT}"
        if -code == getattr(signal, "SIGKILL", None):
            return "the process that worked on it was killed: was there too little memory?"
        return f"it crashed the process that worked on it ({signal.Signals(-code).name}); {_REPORT}"


@contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """Hold Ctrl-C back, until a new process knows that it is not meant."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
