"""The archive: every figure of many articles, kept in one file, so that a draft finds what was stated before.

`store.py` is the file, `indexing.py` fills it, `retrieval.py` finds in it what may speak of a draft's figures, and
`earlier.py` holds the draft against that with the code that holds it against any source. Documented in docs/ARCHIVE.md.
"""

from __future__ import annotations

from pathlib import Path

_MAGIC = slice(8, 12), b"DUCK"


def is_store(path: Path) -> bool:
    """Whether a path is a DuckDB file, or named like one: what else that may be is meant for no article."""
    return (path.suffix == ".duckdb" and not path.is_dir()) or is_duckdb(path)


def is_duckdb(path: Path) -> bool:
    """Whether a file begins as those of DuckDB do; not one that cannot be read."""
    try:
        with path.open("rb") as file:
            where, magic = _MAGIC
            return file.read(12)[where] == magic
    except OSError:
        return False
