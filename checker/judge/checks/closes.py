"""Of kind `percent-of-figures`: a move told twice, as an amount and in percent, and the level that it ended at."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.judge.checks.changes import DOWN, UP
from checker.judge.checks.reading import Bounds, before, between, bounds, number, value
from checker.late import late
from checker.model import Figure, Finding

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_DAYS = r"(?:(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s)?"
_MOVED = late(
    rf"(?i)\b(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:\sby)?\s(?:(?:an?|another|about|some|additional)\s){{0,2}}\Z"
)
_OR_PERCENT = late(r"(?:\s(?:points?|cents?))?(?:,\sor\s(?:by\s|about\s|roughly\s|nearly\s)*|\s\()\Z")
_CLOSED_AT = late(rf"\)?,?\s{_DAYS}(?:to|at)\s(?:(?:close|end|settle|finish)\s{_DAYS}at\s)?(?:a\srecord\s)?\Z")
_REACH, _CENT = 90, Decimal("0.005")


def closing_levels(context: Context, rule: Rule) -> Iterator[Finding]:
    """Fell 210 points, or 2.7 percent, to close at 7,632: the percentage is of the level before."""
    if "percent" not in {figure.unit for figure in context.figures}:
        return
    for article, figures in context.told:
        for moved, share, level in zip(figures, figures[1:], figures[2:], strict=False):
            if (
                share.unit != "percent"
                or moved.kind not in ("count", "money")
                or level.start - moved.end > _REACH
                or level.kind != moved.kind
            ):
                continue
            if not _OR_PERCENT.fullmatch(between(article, moved, share)):
                continue
            verb = _MOVED.search(before(article, moved, 40))
            if verb is None or not _CLOSED_AT.fullmatch(between(article, share, level)):
                continue
            if message := _fault(context, moved, share, level, 1 if verb["up"] else -1):
                yield context.finding(rule, message, [share, moved, level])


def _fault(context: Context, moved: Figure, share: Figure, level: Figure, sign: int) -> str | None:
    by, end = value(moved), value(level)
    start = end - sign * by
    if moved.vague or level.vague or share.low != share.high or start <= 0 or not 0 < by < end:
        return None
    true = by / start * 100
    # What is written rounds every number, the move to the cent and the percentage to its digit.
    slack = (moved.grain / by + level.grain / end) / 2 * true + _CENT
    low, high = bounds(share)
    # A percentage may have been cut off, not rounded.
    if low is None or high is None or Bounds(true - slack, true + slack).meets(Bounds(low, high + share.grain / 2)):
        return None
    rose = "rise" if sign > 0 else "fall"
    return (
        f"A {rose} by {context.says(moved)} to {context.says(level)} is one of {true:.{2 if true < 10 else 1}f} "
        f"percent, from {number(start)}, not “{context.says(share)}”."
    )
