"""Files written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write `text` as UTF-8 with the line ends it has; whoever reads meanwhile sees the old file or the new one.

    Raises `OSError` and leaves no half-written file behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve()  # a link stays a link
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(text.encode("utf-8", "backslashreplace"))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
