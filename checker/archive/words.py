"""What articles are looked up by, as numbers: the names beside their figures, and what figures state beside these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from zlib import crc32

from checker.judge.origins import chance_of
from checker.link.candidates import BLOCKS
from checker.model import Figure


def names_of(figures: Iterable[Figure]) -> frozenset[str]:
    """Words of the names in the sentences of figures."""
    return frozenset(name for figure in figures if figure.about for name in figure.about.names)


def name_key(name: str) -> int:
    """A name as the store has it: two in four thousand millions meet, and do no harm, for what is found is compared."""
    return crc32(name.encode("utf-8", "surrogatepass"))


def stated(figure: Figure) -> Iterator[tuple[str, int]]:
    """The names that a figure is stated beside, each with the statement as the store has it."""
    if figure.about and _is_telling(figure):
        block = BLOCKS.get(figure.kind, figure.kind)
        value = f"{block}={_plain(figure.low)}..{_plain(figure.high)}+"
        for name in figure.about.names | figure.about.holder:
            yield name, crc32(f"{value}{name}".encode("utf-8", "surrogatepass"))


def _is_telling(figure: Figure) -> bool:
    """Whether an equal value elsewhere may be of the same thing: it is none that chance makes, and no mere year."""
    odds = chance_of(figure)
    return odds == "unlikely" or (odds == "possible" and figure.kind != "date")


def _plain(value: Decimal | str) -> str:
    """One text for one number: 1.50 is 1.5."""
    return value if isinstance(value, str) else str(value.normalize())
