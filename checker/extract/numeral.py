"""A written number: the type, and the words that numbers are made of. Values are Decimal and never rounded."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from checker.extract.patterns import JOINT
from checker.late import early


def _numbered(words: str, first: int, step: int = 1) -> dict[str, int]:
    return {word: first + step * i for i, word in enumerate(words.split())}


UNITS = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    first=0,
)
TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", first=20, step=10)
SCALES = {
    "hundred": 10**2, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
    "trillion": 10**12, "quadrillion": 10**15, "dozen": 12,
}  # fmt: skip
SHORT_SCALES = {
    "k": 10**3, "mn": 10**6, "mln": 10**6, "mil": 10**6, "mm": 10**6, "m": 10**6, "bn": 10**9, "bln": 10**9,
    "b": 10**9, "bil": 10**9, "tn": 10**12, "trn": 10**12, "tln": 10**12, "trln": 10**12, "tr": 10**12, "t": 10**12,
    "cr": 10**7, "g": 10**3,
}  # fmt: skip
VAGUE = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 10**2, "thousands": 10**3, "lakhs": 10**5, "millions": 10**6,
    "crores": 10**7, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
FRACTION_WORDS = {"half": 2, "halves": 2} | {
    name + plural: value
    for name, value in {"quarter": 4, **_numbered("third fourth fifth sixth seventh eighth ninth tenth", 3)}.items()
    for plural in ("", "s")
}
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip


class Numeral(Struct, frozen=True):
    """A written number."""

    start: int
    end: int
    value: Decimal
    grain: Decimal
    """Place value of the last digit the writer may have rounded at."""
    digits: bool
    """Written in digits (perhaps with a scale word)."""
    scale: Decimal = Decimal(1)
    vague: bool = False
    bare: bool = False
    """Nothing but digits: no comma, point, scale or fraction; it may be a year, an age, a name's number."""

    @property
    def whole(self) -> bool:
        """Whether the value is an integer."""
        return self.value == self.value.to_integral_value()


def with_scale(n: Numeral, scale: Decimal) -> Numeral:
    """The same number with the scale that was written once for a whole range: 5 (to 7 million)."""
    return Numeral(n.start, n.end, n.value * scale, n.grain * scale, n.digits, scale, n.vague)


_MINUS = early(rf"(?:(?<![\w)%])[-−]|(?<!\bor )\bminus{JOINT})\Z", re.IGNORECASE)


def with_minus(text: str, start: int, low: Numeral, high: Numeral) -> tuple[int, Decimal, Decimal]:
    """Where a number or range that begins at `start` begins with its minus, and its two ends: -0.5 to 1.5, -8 to -5."""
    minus = minus_before(text, start)
    if minus is None:
        return start, low.value, high.value
    if low is high or minus_before(text, high.start) is not None or _is_minus_of_both(text, minus, low, high):
        return minus, min(-low.value, -high.value), max(-low.value, -high.value)
    return minus, -low.value, high.value


def _is_minus_of_both(text: str, minus: int, low: Numeral, high: Numeral) -> bool:
    """minus 20 to 25 degrees, -20-25C; not -0.5 to 1.5."""
    return text[minus].isalpha() or " to " not in text[low.end : high.start]


def minus_before(text: str, start: int) -> int | None:
    """Where the minus (a sign or the word) right before a number or its currency sign begins."""
    last = text[start - 1 : start]
    if not (last.isspace() or last in "-−\u2010\u2011"):
        return None
    m = _MINUS.search(text, max(0, start - 8), start)
    return m.start() if m else None
