"""What a reader of one input format takes and gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from checker.model import Zone


class UnreadableError(Exception):
    """An input that cannot be read; its text says in one line what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one file says: its text, and what its format tells about it."""

    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    zones: tuple[Zone, ...] = ()


class Reader(Protocol):
    """Makes the content of an article out of its decoded text."""

    def __call__(self, text: str) -> Content: ...


def disjoint(zones: Iterable[Zone]) -> tuple[Zone, ...]:
    """The zones in order of position; where two overlap, the one given first wins and the other keeps the rest."""
    kept: list[Zone] = []
    for zone in zones:
        start = zone.start
        at = bisect_right(kept, start, key=lambda k: k.end)
        while start < zone.end:
            wall = kept[at] if at < len(kept) else None
            end = min(zone.end, wall.start) if wall else zone.end
            if start < end:
                kept.insert(at, Zone(start, end, zone.name))
                at += 1
            if not wall:
                break
            start, at = wall.end, at + 1
    return tuple(kept)
