"""A reader that does whatever its file says; the tests hold the bounds of the other process against it."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from checker.read.interface import Broken, Content, Options, UnreadableError


def read(file: BinaryIO, options: Options) -> Iterator[Content | Broken]:
    order, _, rest = file.read().decode().partition(" ")
    yield Content("first")
    match order:
        case "sleep":
            time.sleep(60)
        case "spin":
            while True:
                pass
        case "crash":
            os.abort()
        case "eat":
            yield Content(str(len(bytearray(8 * 1024**3))))
        case "recurse":
            _recurse()
        case "refuse":
            raise UnreadableError("is not right")
        case "fail":
            raise ValueError("two\nlines")
        case "print":
            print("this is heard by nobody", flush=True)
        case "import":
            import no_such_library  # noqa: F401
        case "write":
            Path(rest).write_text("written")
        case "low-write":
            os.write(os.open(rest, os.O_CREAT | os.O_WRONLY), b"written")
        case "rename":
            Path(file.name).rename(rest)
        case "connect":
            socket.create_connection(("127.0.0.1", int(rest)), timeout=5)
        case "start":
            subprocess.run(["touch", rest])
        case "options":
            yield Content(repr(sorted(options.items())))
        case "broken":
            yield Broken("2", "half an article")
    yield Content("last", part="3")


def _recurse() -> None:
    _recurse()
