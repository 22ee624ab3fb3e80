"""CSV: one row per mention, through pandas. The contract is docs/OUTPUT.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from checker.model import Report
from checker.report.defused import defused
from checker.report.table import COLUMNS, rows

TYPED = frozenset({"line", "low", "high", "start", "end", "origins"})
"""Never defused: a minus sign before a number is no formula."""


def render(reports: Sequence[Report], *, width: int = 0, colour: bool = False) -> str:
    """All stories in one table, sorted by story, verdict, group, source and position; a header even when empty."""
    every = [_safe(row) for report in sorted(reports, key=lambda r: r.story) for row in rows(report)]
    frame = pd.DataFrame(every, columns=list(COLUMNS), dtype=object)
    return str(frame.to_csv(index=False, lineterminator="\n"))


def render_for_excel(reports: Sequence[Report], *, width: int = 0, colour: bool = False) -> str:
    """The same table behind the mark by which Excel knows UTF-8; without it a double click garbles every accent."""
    return "\ufeff" + render(reports)


def _safe(row: Iterable[object]) -> list[object]:
    return [cell if column in TYPED else defused(cell) for column, cell in zip(COLUMNS, row, strict=True)]
