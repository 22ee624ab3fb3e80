"""How two values differ that can't both be true: what slips of the pen and rising tolls leave, and what chance does."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from checker.interval import in_unit
from checker.late import early
from checker.model import Figure

_SLIPS_OF_SCALE = (1, 3, 6, 9)
"""Powers of ten that a zero, or thousand, million and billion make: a factor of 100 is no slip of the pen."""
_COMMON = 10
_WRITTEN = early(r"\d[\d,]*(?:\.\d+)?")
"""Whoever writes a number out in words slips on no digit of it."""


def difference(a: Figure, b: Figure) -> str:
    """The level of difference between two values, by name.

    `swapped`: two neighbouring digits; `one-digit`: one of at least three; `scale`: the same digits, a zero or a scale
    word apart (`-round` where there is but one, `-long` from three on); `cut-off`: one is the other without its last
    digits; `date-swapped`: digits of the year; `date-one-off`: a day, month or year; else by the ratio of both: `near`
    (`near-bounded` for ages and percentages, which lie near each other anyway), `middling`, `far`, `remote`.
    """
    if isinstance(a.low, str) or isinstance(b.low, str):
        return _dates(str(a.low), str(b.low)) if a.kind == "date" else "other"
    if a.kind == "score" or a.kind == "ordinal":
        return a.kind
    typed = _WRITTEN.search(a.text) and _WRITTEN.search(b.text)
    if typed and (a.unit == b.unit or a.kind == "count"):
        x, y = _digits(a.low), _digits(b.low)
        if x == y and abs(a.low.adjusted() - b.low.adjusted()) in _SLIPS_OF_SCALE and _one_stroke(a, b):
            return "scale-round" if len(x) == 1 else "scale" if len(x) == 2 else "scale-long"
        if a.low.adjusted() == b.low.adjusted() and (found := _slip(x, y)):
            return found
    other: Decimal | None = b.low
    if a.unit != b.unit and a.kind != "count":
        other = in_unit(b.low, b.unit, a.unit) if a.unit and b.unit else None
    if other is None:
        return "other"
    small, large = sorted((abs(a.low), abs(other)))
    ratio = large / small if small else Decimal(99)
    if a.kind in ("age", "percent") and ratio <= Decimal("1.3"):
        return "near-bounded"
    return "near" if ratio <= Decimal("1.3") else "middling" if ratio <= 2 else "far" if ratio <= 10 else "remote"


_OF_THE_PEN = frozenset("swapped swapped-two one-digit one-digit-of-two scale scale-round scale-long cut-off".split())
MUCH = frozenset(f"context={level}" for level in (4, 5, 6, 7, 8))
"""Levels of sentences with many words in common."""
_DEED = frozenset(("predicate=same", "dated=same-noun"))
_ANOTHERS = frozenset(("names=disjoint", "dated=noun-on-one-side"))
SAME_EVENT = frozenset(("event=same-other", "event=same-kill", "event=same-injure"))
_NAMED = frozenset(f"names=shared-{level}" for level in range(4))


def slip(how: str, reached: Collection[str]) -> tuple[str, ...]:
    """What besides the digits tells whether a difference that looks like a slip is one, by name.

    Chance makes two numbers of anything look so. `how`: the level of difference; `reached`: those of the words around.
    """
    if how in _OF_THE_PEN:
        if "head=same" in reached and "scope=alike" in reached:
            return ("same-noun",)
        if _NAMED.isdisjoint(reached) and MUCH.isdisjoint(reached) and "holder=shared" not in reached:
            return ("nothing-alike",)
    # The same is done every month, and hardly every year.
    if how == "date-one-off-year" and _ANOTHERS.isdisjoint(reached) and not _DEED.isdisjoint(reached):
        return ("same-deed",)
    if how == "date-one-off-of-several" and not SAME_EVENT.isdisjoint(reached):
        return ("same-deed",)  # sentencing on June 21, to be sentenced on July 21
    return ()


def _one_stroke(a: Figure, b: Figure) -> bool:
    """Whether a zero or a scale word makes one number the other, as both are written: not $200,000 and $2 million.

    Small numbers are so common that one a power of ten apart is met by chance.
    """
    low, other = a.low, b.low
    assert isinstance(low, Decimal) and isinstance(other, Decimal)
    if min(abs(low), abs(other)) < _COMMON or a.high != low or b.high != other:
        return False
    x, y = (Decimal(_WRITTEN.findall(figure.text)[0].replace(",", "")) for figure in (a, b))
    word = x == y and abs(low.adjusted() - other.adjusted()) > 1
    return word or not x or not y or (low / x == other / y and abs(low.adjusted() - other.adjusted()) == 1)


def _slip(x: tuple[int, ...], y: tuple[int, ...]) -> str:
    """What a slip of the pen would make of digits that begin at the same place value; empty where none would."""
    long = max(len(x), len(y))
    one, other = x + (0,) * (long - len(x)), y + (0,) * (long - len(y))
    wrong = [i for i in range(long) if one[i] != other[i]]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        i, j = wrong
        if one[i] == other[j] and one[j] == other[i]:
            return "swapped" if long > 2 else "swapped-two"
    if len(x) != len(y):
        return "cut-off" if min(len(x), len(y)) > 1 and x[: len(y)] == y[: len(x)] else ""
    if len(wrong) == 1 and long > 2:
        return "one-digit"
    if len(wrong) == 1 and long == 2:
        first, second = x[0] * 10 + x[1], y[0] * 10 + y[1]
        return "one-digit-of-two" if abs(first - second) * 4 > max(first, second) else ""
    return ""


def _digits(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits


def _dates(a: str, b: str) -> str:
    x, y = a.lstrip("-").split("-"), b.lstrip("-").split("-")
    if len(x) == len(y) and a.startswith("--") == b.startswith("--"):
        wrong = [(p, q) for p, q in zip(x, y, strict=True) if p != q]
        if len(wrong) == 1 and wrong[0][0].isdecimal() and wrong[0][1].isdecimal():
            gap = abs(int(wrong[0][0]) - int(wrong[0][1]))
            if len(wrong[0][0]) == 4 and sorted(wrong[0][0]) == sorted(wrong[0][1]) and gap != 1:
                return "date-swapped"
            part = "year" if len(wrong[0][0]) == 4 else "part"
            if gap == 1:
                return "date-one-off-" + (part if len(x) == 1 else "of-several")
            return "date-" + (part if len(x) == 1 else "one-part")
    return "date-several"
