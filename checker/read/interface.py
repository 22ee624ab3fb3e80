"""What a reader of one input format takes and gives.

A text format (plain text, Markdown) has lines that an editor can go to: its reader is a `TextReader`, and the article's
text is the file as it stands. Any other format has a `FileReader`, which composes the text of each article in the file
and says by landmarks where the pieces came from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import BinaryIO, Protocol

from msgspec import Struct

from checker.model import Landmark, Markup, Zone


class UnreadableError(Exception):
    """An input that cannot be read; its text says in one line what is wrong and what to do."""


class Content(Struct, frozen=True):
    """What one article says: its text, and what its format tells about it."""

    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    zones: tuple[Zone, ...] = ()
    updated: date | None = None
    author: str | None = None
    landmarks: tuple[Landmark, ...] = ()
    markup: tuple[Markup, ...] = ()
    part: str = ""
    """Which article of its file it is, where there may be several: the entry's, line's or row's number."""
    story: str = ""
    """The story that a table says it belongs to."""


class Broken(Struct, frozen=True):
    """One article among several of a file that cannot be read; the others can."""

    part: str
    why: str
    fatal: bool = True
    """False where leaving it out is as it should be: an article that its agency has withdrawn."""
    story: str = ""


class TextReader(Protocol):
    """Makes the content of an article out of its decoded text."""

    def __call__(self, text: str) -> Content: ...


Options = Mapping[str, str]
"""What a user may say about a file beside its name: which column of a table is what."""


class FileReader(Protocol):
    """The articles in a file; raises `UnreadableError` where it holds none."""

    def __call__(self, file: BinaryIO, options: Options) -> Iterator[Content | Broken]: ...


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
