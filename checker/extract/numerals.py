"""The number at a position, in digits or in words."""

from __future__ import annotations

from checker.extract.digits import read_digits
from checker.extract.number_words import read_words
from checker.extract.numeral import VULGAR, Numeral


def read(text: str, pos: int, *, money: bool = False) -> Numeral | None:
    """The number at `pos`; after a currency sign (`money`) m, b and k are scales too."""
    if pos >= len(text):
        return None
    if text[pos].isdecimal() or text[pos] in VULGAR:
        return read_digits(text, pos, money=money)
    return read_words(text, pos)
