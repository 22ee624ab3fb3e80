"""What every check needs: the words around figures, figures that stand in one sentence, and sums with tolerance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.interval import admitted
from checker.late import early
from checker.model import Article, Figure

_PARAGRAPH = early(r"\n\s*\n|\r\n?\s*\r\n?")
_STOP = early(r"[.!?]['\"”’)]*\s+(?=[\"“'‘(]?[A-Z])")
_ABBREVIATED = early(r"\b(?:[A-Z]|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gov|Sen|Rep|St|No|[ap]\.m)\.\Z")
_DIGITS = early(r"\d[\d,]*(?:\.(\d+))?")
_LARGEST = Decimal(10) ** 15


class Bounds(NamedTuple):
    """What a number admits, ends included; `None` where there is no end."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: Bounds) -> bool:
        """Whether some number lies in both."""
        return not (
            (self.high is not None and other.low is not None and self.high < other.low)
            or (other.high is not None and self.low is not None and other.high < self.low)
        )


def bounds(figure: Figure) -> Bounds:
    """The values that a reader accepts for a number. "More than" has no upper end here: a sum may lie far above."""
    interval = admitted(figure)
    if interval is None:
        return Bounds(None, None)
    high = None if figure.hedge in ("more", "least") or figure.vague else interval.high
    low = None if figure.hedge in ("less", "most") or figure.vague else interval.low
    return Bounds(low, high)


def together(figures: Sequence[Figure]) -> list[Bounds]:
    """The bounds of numbers that are told as one sum or change: what ends in zeros is as precise as its neighbours.

    Beside $73 million, $100 million is not $50 to $150 million; but $3.9 billion is rounded beside $1.98 billion.
    """
    exact = [f for f in figures if f.hedge == "exact" and f.grain > 0]
    finest = min((f.grain for f in exact), default=Decimal(1))
    return [_at(f, max(finest, place(f.text, value(f)))) if f in exact else bounds(f) for f in figures]


def _at(figure: Figure, grain: Decimal) -> Bounds:
    if grain >= figure.grain or figure.low != figure.high:
        return bounds(figure)
    slack = Decimal(0) if grain <= 1 and figure.kind == "count" else grain / 2
    return Bounds(value(figure) - slack, value(figure) + slack)


def place(words: str, amount: Decimal) -> Decimal:
    """What the last written digit of a number counts: $100 million: a million; 3.9 billion: 100 million; thirty: 1."""
    digits = _DIGITS.search(words)
    if digits is None:
        return Decimal(1)
    written_number = Decimal(digits.group().replace(",", ""))
    scale = amount / written_number if written_number else Decimal(1)
    return abs(scale.scaleb(-len(digits[1] or "")))


def total(parts: Iterable[Bounds]) -> Bounds:
    """The bounds of a sum."""
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(0)
    for part in parts:
        low = None if low is None or part.low is None else low + part.low
        high = None if high is None or part.high is None else high + part.high
    return Bounds(low, high)


def same_sentence(a: Figure, b: Figure) -> bool:
    """Whether both stand in one sentence."""
    return a.source == b.source and a.about is not None and b.about is not None and a.about.sentence == b.about.sentence


def before(article: Article, figure: Figure, reach: int = 60) -> str:
    """The text before a figure, as far as its paragraph goes."""
    start = figure.start - reach
    text = article.text[start if start > 0 else 0 : figure.start]
    if "\n" not in text and "\r" not in text:
        return text
    breaks = [m.end() for m in _PARAGRAPH.finditer(text)]
    return text[breaks[-1] :] if breaks else text


def after(article: Article, figure: Figure, reach: int = 60) -> str:
    """The text after a figure, as far as its paragraph goes."""
    text = article.text[figure.end : figure.end + reach]
    if "\n" not in text and "\r" not in text:
        return text
    end = _PARAGRAPH.search(text)
    return text[: end.start()] if end else text


def between(article: Article, a: Figure, b: Figure) -> str:
    """The text from the end of one figure to the start of the next."""
    return article.text[a.end : b.start]


def sentence_end(article: Article, at: int, reach: int = 400) -> int:
    """Where the sentence that `at` lies in ends, by a full stop before a capital or the end of the paragraph."""
    limit = min(len(article.text), at + reach)
    paragraph = article.text.find("\n", at, limit)
    limit = limit if paragraph < 0 else paragraph
    for stop in _STOP.finditer(article.text, at, limit):
        if not _ABBREVIATED.search(article.text[max(0, stop.start() - 6) : stop.start() + 1]):
            return stop.start()
    return limit


def value(figure: Figure) -> Decimal:
    """The stated number of a figure that is neither date nor time; the middle of a range."""
    low, high = figure.low, figure.high
    if isinstance(low, str) or isinstance(high, str):
        return Decimal(0)
    return low if low is high or low == high else (low + high) / 2


def is_number(figure: Figure) -> bool:
    """Whether a figure has a plain number that sums can be done with."""
    return not isinstance(figure.low, str) and figure.kind != "score" and abs(value(figure)) < _LARGEST


def number(amount: Decimal) -> str:
    """A number as an article would write it: no more digits than it needs."""
    for word, scale in (("billion", 9), ("million", 6)):
        if abs(amount) >= Decimal(10) ** scale:
            return f"{number(amount.scaleb(-scale))} {word}"
    rounded = amount.quantize(Decimal(1)) if abs(amount) >= 10 else amount.quantize(Decimal("0.1"))
    text = f"{rounded:,f}"
    return text.removesuffix(".0")


def written(amount: Decimal) -> str:
    """A stated number with all its digits: 1,487; 1.98 billion."""
    for word, scale in (("billion", 9), ("million", 6)):
        if abs(amount) >= Decimal(10) ** scale:
            return f"{amount.scaleb(-scale).normalize():,f} {word}"
    return f"{amount.normalize():,f}"


def spelt(amount: Decimal, unit: str) -> str:
    """A value with its unit: `193 kilometres per hour`."""
    return f"{number(amount)} {unit if abs(amount) == 1 else plural(unit)}"


def plural(unit: str) -> str:
    """A unit's name in the plural: `square miles`, `feet`, `degrees celsius`."""
    first, *rest = unit.split(" ")
    if first in ("square", "cubic", "nautical", "metric", "long", "short"):
        return f"{first} {plural(' '.join(rest))}"
    if rest and first == "degree":
        return f"degrees {rest[0].capitalize()}"
    return " ".join([{"foot": "feet", "inch": "inches", "century": "centuries"}.get(first, first + "s"), *rest])
