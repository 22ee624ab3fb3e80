"""What may be wrong with a store, told in a line that says what to do."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

from checker.model import Problem
from checker.read.walk import shown

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PID = re.compile(r"PID (\d+)")


class StoreError(Exception):
    """What is wrong with a store and what to do, in one line."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.problem = Problem(shown(path), message)


def plain(error: Exception) -> str:
    """What went wrong, in words that say what to do."""
    said = " ".join(str(error).split())
    number = error.errno if isinstance(error, OSError) else None
    if "Conflicting lock" in said or "Could not set lock" in said or "being used by another process" in said:
        who = _PID.search(said)
        return f"is in use by another process{f' (PID {who[1]})' if who else ''}: wait until that is done"
    if number in _FULL or any(os.strerror(full) in said for full in _FULL):
        return "cannot be written: no space left on the disk; what was kept before is whole, make room and run again"
    if number in (errno.EACCES, errno.EPERM) or "Permission denied" in said:
        return "permission denied: see who may read and write it and its folder"
    if "Read-only file system" in said:
        return "cannot be written: the file system is read-only"
    if "not a valid DuckDB database" in said or "orrupt" in said or "checksum" in said.lower():
        return "is a damaged store: restore it from a copy, or index the articles again into a new file"
    if "serialization" in said.lower() or "storage version" in said.lower() or "version number" in said.lower():
        return "was written by a newer DuckDB: pip install --upgrade duckdb"
    return said[:200]
