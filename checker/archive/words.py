"""What the store looks articles up by: the keys of their figures, and the names that stand beside these, as numbers."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from checker.model import Figure


def number(key: str) -> int:
    """A key as the store has it: two in four thousand millions meet, and do no harm, for what is found is compared."""
    return crc32(key.encode("utf-8", "surrogatepass"))


def names_of(figures: Iterable[Figure]) -> frozenset[str]:
    """Words of the names in the sentences of figures."""
    return frozenset(name for figure in figures if figure.about for name in figure.about.names)


def name_key(name: str) -> str:
    """What a name is looked up by: no key of a figure has that form."""
    return f"name {name}"
