"""Which task of the cluster reads which files, or which share of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from checker.model import Article, Problem
from checker.read import TABLES, read_file
from checker.read.walk import Place


class Caps(Struct, frozen=True):
    """How large what one worker takes at a time may be."""

    articles: int = 2_000
    """Of a block: a story that has more is checked in parts."""
    figures: int = 5_000
    """For every so many figures of a block, one worker more makes its comparisons."""
    share: int = 32 * 1024 * 1024
    """Bytes of input for one task: small files are put together, a table is read by several."""


_READERS = 4
"""Tasks that share a table. Each passes over what the others take, and that costs a tenth of the work on an article."""


class Unit(Struct, frozen=True):
    """A file, or a share of a table's rows, and where it stands among all that is read."""

    place: int
    """Number of the place in the plan, and so in what comes out."""
    number: int
    """Number of the file among all files."""
    file: Path
    root: Path
    """The folder that the ids of its articles are relative to."""
    first: int = 0
    step: int = 1
    """Every `step`-th article of the file, from number `first` on."""

    def read(self) -> Iterator[tuple[int, str, Article | Problem]]:
        """What it holds, as `read_file` says it."""
        return read_file(self.file, Place("", self.root, (self.file,)), self.first, self.step)


def tasks(places: Sequence[Place], share: int = Caps().share) -> list[tuple[Unit, ...]]:
    """What each task reads: some `share` bytes, whole files where they are no tables."""
    packs: list[tuple[Unit, ...]] = []
    pack: list[Unit] = []
    room = share
    for unit, size in _units(places, share):
        if pack and size > room:
            packs.append(tuple(pack))
            pack, room = [], share
        pack.append(unit)
        room -= size
    return [*packs, tuple(pack)] if pack else packs


def _units(places: Sequence[Place], share: int) -> Iterator[tuple[Unit, int]]:
    """Every unit with the bytes that it is worth."""
    number = 0
    for place, found in enumerate(places):
        for file in found.files:
            size = _size(file)
            step = min(max(-(-size // share), 1), _READERS) if file.suffix.lower() in TABLES else 1
            for first in range(step):
                yield Unit(place, number, file, found.root, first, step), size // step
            number += 1


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # whoever reads it says what is wrong
