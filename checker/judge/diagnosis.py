"""What probably happened where two figures clash: the usual slips of the pen, and the innocent reasons.

Every diagnosis is a guess from the two statements and their sentences, and is worded as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.judge import circumstances as why
from checker.judge.slips import short_slip, slip

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.model import Figure


def diagnose(a: Figure, b: Figure, context: Context) -> str | None:
    """The likely cause in a sentence or two, or None where nothing stands out.

    What the sentences say outright (up from, net and gross, initially) goes before guesses about digits; that a count
    has changed in between is said beside whatever else is.
    """
    if a.kind == b.kind == "date":
        cause = why.dates(str(a.low), str(b.low))
    elif a.kind == b.kind == "time":
        cause = why.times(str(a.low), str(b.low))
    elif isinstance(a.low, str) or isinstance(b.low, str) or "score" in (a.kind, b.kind):
        cause = None
    else:
        return _of_numbers(a, b, context)
    return cause or why.sources(a, b, context)


def _of_numbers(a: Figure, b: Figure, context: Context) -> str | None:
    moved = why.moved_from(a, b, context)
    if moved:
        return moved
    changed = why.as_of(a, b, context)
    cause = why.wording(a, b, context, early=True) or why.ages(a, b) or slip(a, b)
    if cause is None and changed is None:
        cause = why.wording(a, b, context, early=False) or short_slip(a, b) or why.sources(a, b, context)
    return " ".join(part for part in (cause, changed) if part) or None
