"""Work that ended the worker the last time it was tried: each piece in a process of its own, so that its name is known.

Spark tries a failed task again, from its start and knowing nothing of what it was at. The second time nothing that an
article does can end the worker.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

from checker.workers.crew import SECONDS

T = TypeVar("T")


class LostError(Exception):
    """The process died or took too long; the text says which."""


def tried_again() -> bool:
    """Whether this is a Spark task that failed before."""
    from pyspark import TaskContext

    context = TaskContext.get()
    return context is not None and context.attemptNumber() > 0


def by_itself(work: Callable[[], T], seconds: float = SECONDS) -> T:
    """What the work comes to in a process of its own; raises `LostError`, or what the work raises."""
    context = get_context("fork")  # Spark's workers are forks themselves: no system without them has any
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(theirs, work))
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise LostError(f"it took longer than {seconds:g} seconds")
        result: T | Exception = ours.recv()
    except EOFError:
        process.join()
        raise LostError(_death(process.exitcode or 0)) from None
    finally:
        process.kill()
        process.join()
        ours.close()
    if isinstance(result, Exception):
        raise result
    return result


def _tell(channel: Connection, work: Callable[[], object]) -> None:
    try:
        result = work()
    except Exception as error:
        result = error
    channel.send(result)


def _death(code: int) -> str:
    if code >= 0:
        return f"it ended the process that worked on it (exit code {code}); please report it"
    if -code == signal.SIGKILL:
        return "the process that worked on it was killed: was there too little memory?"
    return f"it crashed the process that worked on it ({signal.Signals(-code).name}); please report it"
