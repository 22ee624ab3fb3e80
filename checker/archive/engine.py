"""DuckDB's engine alone: its Python package loads a tenth of a second of what a store never asks."""

from __future__ import annotations

try:
    import _duckdb as duckdb
except ModuleNotFoundError:  # another version may keep it elsewhere
    import duckdb  # type: ignore[no-redef]

__all__ = ["duckdb"]
