"""What figures are looked up by in an archive too large for every pair to be compared."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from checker.link.candidates import BLOCKS
from checker.model import About, Figure

_NAMES, _PAIRED = 4, 3
"""Names of a sentence that are looked up by, those nearest the figure."""
_DISTINCTIVE = 3
"""Digits from which on hardly two things have a number by chance."""


def keys(figure: Figure) -> frozenset[str]:
    """Two figures that linking takes for one thing share one of these, as a rule; of unlike ones few pairs do.

    For whoever cannot compare all pairs (the figure index, a cluster): join on the keys, leave out those that very many
    figures have, compare what is left with `checker.link.link`. A key is a value that chance hardly makes (17,997),
    any value with a name beside it, an event or counted noun with a name, or two names; figures of kinds that cannot
    state one thing share none.
    """
    about = figure.about
    block = BLOCKS.get(figure.kind, figure.kind)
    value = f"{block}={_plain(figure.low)}" + (f"..{_plain(figure.high)}" if figure.high != figure.low else "")
    if about is None:
        return frozenset((value,))
    near = _nearest(about)
    things = {about.event, "person" if about.people else about.head} - {""}
    found = {f"{value}+{word}" for word in (*near, *things)}
    if _is_distinctive(figure):
        found.add(value)
    found |= {f"{block}:{thing}+{name}" for thing in things for name in near}
    found |= {f"{block}:{one}+{other}" for one, other in combinations(sorted(near[:_PAIRED]), 2)}
    return frozenset(found)


def _plain(value: Decimal | str) -> str:
    """One text for one number: 1.50 is 1.5."""
    return value if isinstance(value, str) else str(value.normalize())


def _nearest(about: About) -> list[str]:
    names = about.names | about.holder
    return sorted(names, key=lambda name: (-about.context.get(name, 0.0), name))[:_NAMES]


def _is_distinctive(figure: Figure) -> bool:
    low = figure.low
    if isinstance(low, str):
        return len(low) > len("2017-Q3") if figure.kind == "date" else False
    return len(low.normalize().as_tuple().digits) >= _DISTINCTIVE
