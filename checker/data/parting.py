"""Figures that tables know to be of different things are parted where linking took them for one.

Votes of Skarvik and of Vardnes are told in the same words; where each number is that of its own cell, they are no
conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from msgspec.structs import replace

from checker.interval import in_conflict
from checker.model import Figure, Group, Held


def parted(groups: Iterable[Group], held: Iterable[Held]) -> list[Group]:
    """The groups, none with two figures that cannot be true together and that tables have in different places.

    What is split off comes behind its group and gets a number of its own.
    """
    groups = list(groups)
    places = {one.figure: frozenset(datum.place for datum in one.data) for one in held}
    numbers = (number for number in range(len(groups) + 1, 10**9))
    return [part for group in groups for part in _parts(group, places, numbers)]


def _parts(group: Group, places: dict[str, frozenset[str]], numbers: Iterator[int]) -> Iterator[Group]:
    figure = {figure.id: figure for figure in group.figures}
    if sum(name in places for name in figure) < 2:
        yield group
        return

    def apart(one: str, other: str) -> bool:
        known = one in places and other in places and not places[one] & places[other]
        return known and in_conflict(figure[one], figure[other])

    part = {name: frozenset((name,)) for name in figure}
    for link in sorted(group.links, key=lambda link: (-link.score, link.left, link.right)):
        one, other = part[link.left], part[link.right]
        if one != other and not any(apart(*pair) for pair in product(one, other)):
            part |= dict.fromkeys(one | other, one | other)
    for names in dict.fromkeys(part[name] for name in figure):
        own = tuple(one for one in group.figures if one.id in names)
        links = tuple(link for link in group.links if link.left in names and link.right in names)
        if group.figures[0] in own:
            yield replace(group, figures=own, links=links)
        else:
            yield replace(group, id=f"g{next(numbers)}", figures=own, links=links, about=_about(own[0]))


def _about(figure: Figure) -> str:
    return figure.about.phrase if figure.about else ""
