"""Reading files in another process: with bounds on time and memory, and a crash there is a message here."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Timer
from typing import IO, Any

from msgspec import convert

from checker.read.formats import Format
from checker.read.interface import Broken, Content, Options, UnreadableError

SECONDS = 30.0
"""Time for one article, or for the first of a file."""
MEMORY = 4 * 1024**3
"""Bytes of address space: what libraries reserve counts, so it is more than they use."""

_START = "import sys; sys.path[:] = sys.argv[2:]; from checker.read.worker import main; main()"


class Worker:
    """The other process, started when the first file needs it and again when it had to be ended."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self.seconds = seconds
        self.memory = memory
        self._process: subprocess.Popen[str] | None = None
        self._owner = 0
        self._lock = Lock()

    def read(self, file: Path, format: Format, options: Options) -> Iterator[Content | Broken]:
        """The articles in a file; raises `UnreadableError`."""
        for answer in self.ask(file, format, options):
            yield Broken(**answer["broken"]) if "broken" in answer else convert(answer["content"], Content)

    def ask(self, file: Path, format: Format, options: Options) -> Iterator[dict[str, Any]]:
        """What the format's module gives for a file, as plain data by the name of its type."""
        with self._lock:
            request = {"module": format.module, "path": os.fspath(file.absolute()), "options": dict(options)}
            over = False
            try:
                for answer in self._answers(request):
                    if "end" in answer:
                        over = True
                        _finish(answer, format)
                    else:
                        yield answer
            finally:
                if not over:
                    self.close()  # what is left unheard would be taken for an answer to the next request

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process and self._owner == os.getpid():
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream:
                    with suppress(OSError):
                        stream.close()

    def _answers(self, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
        process = self._running()
        asked, told = _ends(process)
        with suppress(OSError):
            asked.write(json.dumps(request) + "\n")
            asked.flush()
        given_up = Event()

        def give_up() -> None:
            given_up.set()
            process.kill()

        while True:
            late = Timer(self.seconds, give_up)
            late.start()
            try:
                line = told.readline()
            finally:
                late.cancel()
            if not line.endswith("\n"):
                raise UnreadableError(
                    f"took longer than {self.seconds:g} seconds and was given up"
                    if given_up.is_set()
                    else "made the library that reads it crash; it is broken, or not what its name says"
                )
            answer: dict[str, Any] = json.loads(line)
            yield answer
            if "end" in answer:
                return

    def _running(self) -> subprocess.Popen[str]:
        if self._process and self._owner == os.getpid() and self._process.poll() is None:
            return self._process
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-c", _START, str(self.memory), *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="surrogateescape",
        )
        self._owner = os.getpid()
        return self._process


def _ends(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert process.stdin and process.stdout
    return process.stdin, process.stdout


def _finish(answer: dict[str, Any], format: Format) -> None:
    """Raise what the end of an answer says is wrong."""
    if "missing" in answer:
        install = f"pip install 'check-figures[{format.extra}]'"
        raise UnreadableError(f"is {format.name}, which takes the library {answer['missing']}: {install}")
    if answer["end"] is not None:
        raise UnreadableError(answer["end"])


worker = Worker()
"""The one that all files of a run share."""
atexit.register(worker.close)
