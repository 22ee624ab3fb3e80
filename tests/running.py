"""The program run in a process of its own, as its users run it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROGRAM = [sys.executable, "-m", "checker"]
Run = Callable[..., subprocess.CompletedProcess[bytes]]


def write(folder: Path, articles: dict[str, str]) -> Path:
    """The folder with these files in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def told(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    """The lines on standard error."""
    return done.stderr.decode().splitlines()


def document(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    """What was printed as JSON."""
    return json.loads(done.stdout)  # type: ignore[no-any-return]
