"""The process that files are read in which somebody may have made to do harm.

It can write no file, reach no network and start no program, and has a bound on its memory; `apart.py` bounds its time
and goes on without it when it dies. Requests come as lines of JSON on standard input, answers go as lines of JSON to
standard output: an article, a broken article, or the end.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec import to_builtins

from checker.read.interface import UnreadableError

_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "ftplib.")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGING = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "shutil.")


_ORPHANED = 120
"""Seconds for one article: more than anybody waits for."""


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook; asked for by everything in Python that touches the world."""
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        if (isinstance(flags, int) and flags & _WRITING) or (isinstance(mode, str) and set(mode) & set("wax+")):
            raise PermissionError("a file that is read may not write")
    elif event.startswith(_FORBIDDEN + _CHANGING) and event not in ("socket.__new__", "socket.gethostname"):
        raise PermissionError("a file that is read may not do that")


def _confine(memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this ends it
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    sys.setrecursionlimit(3000)
    sys.addaudithook(_watch)


def answers(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What there is to say about one file, the end last."""
    end: dict[str, Any] = {"end": None}
    try:
        reader = import_module(request["module"]).read
        with Path(request["path"]).open("rb") as file:
            for item in reader(file, request["options"]):
                yield {type(item).__name__.lower(): to_builtins(item)}
    except UnreadableError as error:
        end["end"] = str(error)
    except ModuleNotFoundError as error:
        end |= {"end": "", "missing": (error.name or "").split(".")[0]}
    except MemoryError:
        end["end"] = "needs more memory than an article is worth; is it what its name says?"
    except RecursionError:
        end["end"] = "is nested too deeply"
    except OSError as error:
        end["end"] = f"cannot be read: {error.strerror or error}"
    except Exception as error:
        # Whatever a library makes of a broken file: one line, and the next file.
        what = " ".join(f"{type(error).__name__}: {error}".split())
        end["end"] = f"is broken: {what[:200]}"
    yield end


def main() -> None:
    """Answer requests until standard input ends."""
    memory = int(sys.argv[1])
    out = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # libraries that print shall not be heard
    os.dup2(1, 2)
    _confine(memory)
    for line in sys.stdin:
        _end_in(_ORPHANED)
        for answer in answers(json.loads(line)):
            out.write(json.dumps(answer) + "\n")
            out.flush()
            _end_in(_ORPHANED)
        _end_in(0)


def _end_in(seconds: int) -> None:
    """Have this process ended when whoever bounds its time was killed, and what it reads takes for ever; 0: never."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)
