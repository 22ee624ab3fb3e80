"""What articles are looked up by, as numbers: the names beside their figures, and what figures state beside these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from zlib import crc32

from checker.judge.origins import chance_of
from checker.link.candidates import BLOCKS
from checker.model import Figure

Statement = tuple[str, "Decimal | str", "Decimal | str", str]
"""Kind, both ends of the value, and a name in the sentence."""


def names_of(figures: Iterable[Figure]) -> frozenset[str]:
    """Words of the names in the sentences of figures."""
    return frozenset(name for figure in figures if figure.about for name in figure.about.names)


def statements(figure: Figure) -> Iterator[Statement]:
    """What a figure states beside each of its names. Two that share none are not of one thing, but in one story."""
    block = BLOCKS.get(figure.kind, figure.kind)
    for name in figure.about.names | figure.about.holder if figure.about else ():
        yield block, figure.low, figure.high, name


def is_telling(figure: Figure) -> bool:
    """Whether an equal value elsewhere may be of the same thing: it is none that chance makes, and no mere year."""
    odds = chance_of(figure)
    return odds == "unlikely" or (odds == "possible" and figure.kind != "date")


def name_key(name: str) -> int:
    """A name as the store has it: two in four thousand millions meet, and do no harm, for what is found is compared."""
    return crc32(name.encode("utf-8", "surrogatepass"))


def statement_key(statement: Statement) -> int:
    """A statement as the store has it."""
    block, low, high, name = statement
    return crc32(f"{block}={_plain(low)}..{_plain(high)}+{name}".encode("utf-8", "surrogatepass"))


def _plain(value: Decimal | str) -> str:
    """One text for one number: 1.50 is 1.5."""
    return value if isinstance(value, str) else str(value.normalize())
