"""With what a match of a pattern can begin: a few openings, each of which tells for its first places which letters of
ASCII can stand there.

A word list after a gap fails at nearly every place of a text, and a look at six letters tells so in a fraction of the
time that the pattern takes. Worked out from the pattern as `re` parses it; where that says nothing sure, anything goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from itertools import pairwise
from math import inf, prod
from operator import or_
from typing import Any

PLACES = 6
"""Letters that are looked at, at most."""
OPENINGS = 8
"""A bit of a byte for each."""
_MEANWHILE = 64
"""Openings that are kept apart while they are worked out."""
_ASCII = 128
_ALL = (1 << _ASCII) - 1
_Opening = tuple[int, ...]
"""For each place in turn the letters, a bit for each."""
_ANYTHING = (1 << _ASCII + 1) - 1
"""All letters and one bit more: ends an opening behind which anything goes, whatever the pattern says next."""


def _letters_that(test: Any) -> int:
    return sum(1 << c for c in range(_ASCII) if test(chr(c)))


_SPACE = _letters_that(str.isspace)
_DIGIT = _letters_that(str.isdecimal)
_WORD = _letters_that(lambda sign: sign.isalnum() or sign == "_")
_CATEGORIES = {
    "CATEGORY_SPACE": _SPACE, "CATEGORY_NOT_SPACE": _ALL & ~_SPACE,
    "CATEGORY_DIGIT": _DIGIT, "CATEGORY_NOT_DIGIT": _ALL & ~_DIGIT,
    "CATEGORY_WORD": _WORD, "CATEGORY_NOT_WORD": _ALL & ~_WORD,
}  # fmt: skip
_FOREIGN = _letters_that("iIkKsS".__contains__)
"""Letters that others than ASCII are a case of: ſ, K, ı, İ."""


def first_letters(parsed: Any) -> bytes:
    """For each place, and there for each letter of ASCII, the openings that have it; behind these 768 bytes, for each
    place, the openings that end with it. b"" where nothing is told. Letters beyond ASCII can stand anywhere.

    `parsed`: what `re._parser.parse` makes of a pattern.
    """
    from re import ASCII, LOCALE

    if parsed.state.flags & (ASCII | LOCALE):
        return b""
    found = _through(parsed, {()}, parsed.state.flags)
    openings = _fewer({row[:-1] if row[-1:] == (_ANYTHING,) else row for row in found}, OPENINGS)
    if () in openings:
        return b""
    having = bytearray(PLACES * _ASCII)
    ending = bytearray(PLACES)
    for bit, opening in enumerate(openings):
        ending[len(opening) - 1] |= 1 << bit
        for place, letters in enumerate(opening):
            for c in range(_ASCII):
                having[place * _ASCII + c] |= (letters >> c & 1) << bit
    return bytes(having + ending)


def _fewer(openings: set[_Opening], most: int) -> set[_Opening]:
    """No more than so many openings that let through all that these do: those that are most alike become one."""
    if len(openings) <= most:
        return openings
    rows = sorted(openings, key=lambda row: (len(row), row))
    losses = [_loss(*pair) for pair in pairwise(rows)]
    while len(rows) > most:
        at = losses.index(min(losses))
        rows[at : at + 2] = [_both(rows[at], rows[at + 1])]
        start = max(0, at - 1)
        losses[start : at + 2] = [_loss(*pair) for pair in pairwise(rows[start : at + 2])]
    return set(rows)


def _both(one: _Opening, other: _Opening) -> _Opening:
    return tuple(a | b for a, b in zip(one, other, strict=True))


def _loss(one: _Opening, other: _Opening) -> float:
    """What more is let through where both are one; those of unequal length never are."""
    return _breadth(_both(one, other)) - _breadth(one) - _breadth(other) if len(one) == len(other) else inf


def _breadth(opening: _Opening) -> float:
    """The share of all texts that it lets through, were all letters equally frequent."""
    return prod(letters.bit_count() / _ASCII for letters in opening)


def _through(items: Iterable[tuple[Any, Any]], before: set[_Opening], flags: int) -> set[_Opening]:
    """The openings that a part of a pattern makes of what stands before it."""
    for op, value in items:
        if not any(map(_goes_on, before)):
            break
        before = _fewer(_past(str(op), value, before, flags), _MEANWHILE)
    return before


def _goes_on(opening: _Opening) -> bool:
    return len(opening) < PLACES and opening[-1:] != (_ANYTHING,)


def _past(op: str, value: Any, before: set[_Opening], flags: int) -> set[_Opening]:
    if op == "ASSERT" and value[0] > 0:  # what stands there says more than what the pattern goes on with
        return _past("GROUPREF", None, _through(value[1], before, flags), flags)
    if op in ("AT", "ASSERT", "ASSERT_NOT"):
        return before
    if op == "BRANCH":
        return set().union(*(_through(branch, before, flags) for branch in value[1]))
    if op == "SUBPATTERN":
        _, more, less, inner = value
        return _through(inner, before, (flags | more) & ~less)
    if op == "ATOMIC_GROUP":
        return _through(value, before, flags)
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = value
        return _repeated(least, most, inner, before, flags)
    letters = _letters(op, value, flags)
    return {(*row, letters) if _goes_on(row) else row for row in before}


def _repeated(least: int, most: int, inner: Any, before: set[_Opening], flags: int) -> set[_Opening]:
    for _ in range(min(least, PLACES)):
        before = _through(inner, before, flags)
    found, more, count = before, before, least
    while more and count < min(most, least + PLACES):
        more = _through(inner, more, flags) - found
        found = found | more
        count += 1
    return found


def _letters(op: str, value: Any, flags: int) -> int:
    """The letters of ASCII that one item stands for."""
    from re import IGNORECASE

    folded = bool(flags & IGNORECASE)
    if op == "LITERAL":
        return _letters("IN", [(op, value)], flags)
    if op == "NOT_LITERAL":
        return _ALL & ~_cased(range(value, value + 1), folded)
    if op == "ANY":
        return _ALL
    if op != "IN":
        return _ANYTHING  # a reference to a group
    found = 0
    negated = foreign = False
    for kind, part in value:
        match str(kind):
            case "NEGATE":
                negated = True
            case "LITERAL" | "RANGE":
                codes = range(part, part + 1) if isinstance(part, int) else range(part[0], part[1] + 1)
                found |= _cased(codes, folded)
                foreign |= folded and codes.stop > _ASCII
            case "CATEGORY":
                found |= _CATEGORIES[str(part)]
    if negated:
        return _ALL & ~found
    return found | _FOREIGN if foreign else found


def _cased(codes: range, folded: bool) -> int:
    plain = [chr(c) for c in codes[: max(0, _ASCII - codes.start)]]
    cased = [sign for c in plain for sign in (c.lower(), c.upper())] if folded else plain
    return reduce(or_, (1 << ord(sign) for sign in cased), 0)
