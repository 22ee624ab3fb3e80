"""The kinds of rules: what each is called, its parameters with their defaults, and the function that runs it.

To add one: a module in this room (in `checks/` where it asks no second source) with a function
`(context, rule) -> findings`, and a line in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from checker.judge import data_contradicts, earlier_statement, single_source, sources_conflict
from checker.judge.checks import (
    ages,
    calendar,
    change,
    conversion,
    impossible,
    lists,
    parts,
    plausible,
    ranges,
    spans,
    sums,
    zones,
)
from checker.model import Kind as FigureKind
from checker.model import Value

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule
    from checker.model import Finding


__all__ = ["KINDS", "Kind", "Value"]


class Kind(Struct, frozen=True):
    """One kind of rule."""

    run: Callable[[Context, Rule], Iterable[Finding]]
    parameters: Mapping[str, Value] = field(default_factory=dict)
    """Every parameter that a rule of this kind may set, with its default, whose type is the type that a pack gives."""
    explains: bool = False
    """Whether its findings say better what a clash between two of their figures is: then no other kind repeats it.
    Kinds that explain run first; see `Context.explained`."""
    asks: frozenset[FigureKind] = frozenset()
    """Kinds of figures: it has nothing to say of a story that has none of them. Empty: it is asked of every story."""


_DATES: frozenset[FigureKind] = frozenset({"date"})
_COUNTS: frozenset[FigureKind] = frozenset({"count"})

KINDS: Mapping[str, Kind] = {
    "sources-conflict": Kind(sources_conflict.run, sources_conflict.PARAMETERS),
    "earlier-statement": Kind(earlier_statement.run, explains=True),
    "single-source": Kind(single_source.run, single_source.PARAMETERS),
    "weekday-date": Kind(calendar.weekday_date, asks=_DATES),
    "impossible-date": Kind(impossible.impossible_date),
    "duration-dates": Kind(spans.duration_dates, asks=frozenset({"duration", "ordinal"})),
    "sum-of-parts": Kind(sums.sum_of_parts),
    "part-of-whole": Kind(parts.part_of_whole, explains=True, asks=_COUNTS),
    "shares": Kind(parts.shares),
    "percent-of-figures": Kind(change.percent_of_figures),
    "percent-for-points": Kind(change.percent_for_points, asks=frozenset({"percent"})),
    "list-count": Kind(lists.list_count, asks=_COUNTS),
    "range-order": Kind(ranges.range_order),
    "hedge-direction": Kind(ranges.hedge_direction, explains=True),
    "conversion": Kind(conversion.conversion, conversion.PARAMETERS, explains=True, asks=conversion.KINDS),
    "age-years": Kind(ages.age_years, asks=_DATES),
    "implausible": Kind(plausible.implausible, plausible.PARAMETERS, asks=plausible.KINDS),
    "data-contradicts": Kind(data_contradicts.run),
    "zones": Kind(zones.zones, zones.PARAMETERS, explains=True),
}
