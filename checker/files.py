"""Files written whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import BinaryIO


def as_utf8(text: str) -> bytes:
    """The text as results are written, whatever stands in it."""
    return text.encode("utf-8", "backslashreplace")


def write_whole(path: Path, content: str | bytes | BinaryIO) -> None:
    """Write bytes, or text as UTF-8 with its own line ends; whoever reads meanwhile sees the old file or the new one.

    A file that is open is copied from its beginning.

    Raises `OSError` and leaves no half-written file behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve()  # a link stays a link
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        if isinstance(content, str | bytes):
            draft.write_bytes(content if isinstance(content, bytes) else as_utf8(content))
        else:
            content.seek(0)
            with draft.open("wb") as file:
                shutil.copyfileobj(content, file)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
