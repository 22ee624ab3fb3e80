"""With what a match of a pattern can begin: for its first places, which letters of ASCII can stand there.

A word list after a gap fails at nearly every place of a text, and a look at six letters tells so in a fraction of the
time that the pattern takes. Worked out from the pattern as `re` parses it; where that says nothing sure, anything goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

PLACES = 6
"""Letters that are looked at, at most; a bit of a byte for each."""
_ASCII = range(128)
_ALL = frozenset(_ASCII)
_SPACE = frozenset(c for c in _ASCII if chr(c).isspace())
_DIGIT = frozenset(c for c in _ASCII if chr(c).isdecimal())
_WORD = frozenset(c for c in _ASCII if chr(c).isalnum() or chr(c) == "_")
_CATEGORIES = {
    "CATEGORY_SPACE": _SPACE, "CATEGORY_NOT_SPACE": _ALL - _SPACE,
    "CATEGORY_DIGIT": _DIGIT, "CATEGORY_NOT_DIGIT": _ALL - _DIGIT,
    "CATEGORY_WORD": _WORD, "CATEGORY_NOT_WORD": _ALL - _WORD,
}  # fmt: skip
_NO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
"""What only narrows down where a match may be."""
_FOREIGN = frozenset(map(ord, "iIkKsS"))
"""Letters that others than ASCII are a case of: ſ, K, ı, İ."""


class _UnsureError(Exception):
    """Nothing sure can be said."""


def first_letters(parsed: Any) -> bytes:
    """For each letter of ASCII the places at which it can stand, bit 0 for the first, and behind these 128 bytes the
    number of places that are told; b"" where none is. Letters beyond ASCII can stand anywhere.

    `parsed`: what `re._parser.parse` makes of a pattern.
    """
    from re import ASCII, LOCALE

    if parsed.state.flags & (ASCII | LOCALE):
        return b""
    walk = _Walk()
    try:
        ends = walk.through(parsed, frozenset((0,)), parsed.state.flags)
    except _UnsureError:
        return b""
    told = min(ends, default=PLACES)
    if not told:
        return b""
    letters = [sum(1 << place for place in range(told) if c in walk.places[place]) for c in _ASCII]
    return bytes((*letters, told))


class _Walk:
    """Through a pattern, with what can stand at each place."""

    def __init__(self) -> None:
        self.places: list[set[int]] = [set() for _ in range(PLACES)]

    def through(self, items: Iterable[tuple[Any, Any]], starts: frozenset[int], flags: int) -> frozenset[int]:
        """The places behind a part of a pattern that stands at any of some places; those in sight."""
        for op, value in items:
            if not starts:
                break
            starts = self._past(str(op), value, starts, flags)
        return starts

    def _past(self, op: str, value: Any, starts: frozenset[int], flags: int) -> frozenset[int]:
        if op in _NO_WIDTH:
            return starts
        if op == "BRANCH":
            return frozenset().union(*(self.through(branch, starts, flags) for branch in value[1]))
        if op == "SUBPATTERN":
            _, more, less, inner = value
            return self.through(inner, starts, (flags | more) & ~less)
        if op == "ATOMIC_GROUP":
            return self.through(value, starts, flags)
        if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, inner = value
            return self._repeated(least, most, inner, starts, flags)
        letters = _letters(op, value, flags)
        for place in starts:
            self.places[place] |= letters
        return frozenset(place + 1 for place in starts if place + 1 < PLACES)

    def _repeated(self, least: int, most: int, inner: Any, starts: frozenset[int], flags: int) -> frozenset[int]:
        for _ in range(min(least, PLACES)):
            starts = self.through(inner, starts, flags)
        ends, count = starts, least
        while starts and count < most:
            starts = self.through(inner, starts, flags) - ends
            ends |= starts
            count += 1
        return ends


def _letters(op: str, value: Any, flags: int) -> frozenset[int]:
    """The letters of ASCII that one item stands for."""
    from re import IGNORECASE

    folded = bool(flags & IGNORECASE)
    if op == "LITERAL":
        return _letters("IN", [(op, value)], flags)
    if op == "NOT_LITERAL":
        return _ALL - _cased(range(value, value + 1), folded)
    if op == "ANY":
        return _ALL
    if op != "IN":
        raise _UnsureError  # a reference to a group
    found: frozenset[int] = frozenset()
    negated = foreign = False
    for kind, part in value:
        match str(kind):
            case "NEGATE":
                negated = True
            case "LITERAL" | "RANGE":
                codes = range(part, part + 1) if isinstance(part, int) else range(part[0], part[1] + 1)
                found |= _cased(codes, folded)
                foreign |= folded and codes.stop > len(_ASCII)
            case "CATEGORY":
                found |= _CATEGORIES[str(part)]
            case _:
                raise _UnsureError
    if negated:
        return _ALL - found
    return found | _FOREIGN if foreign else found


def _cased(codes: range, folded: bool) -> frozenset[int]:
    plain = frozenset(c for c in _ASCII if c in codes)
    return frozenset(ord(cased) for c in plain for cased in (chr(c).lower(), chr(c).upper())) if folded else plain
