"""Articles with their figures as plain data and back: nothing is lost of what linking, judging and reporting ask."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from checker.model import About, Article, Figure, Landmark, Zone

LAYOUT = 2
"""Number of the way in which a store is written; one that is written in another way is not read."""

_FIGURE = tuple(name for name in Figure.__struct_fields__ if name not in ("source", "id", "about"))
_ABOUT = About.__struct_fields__
FIELDS = (*_FIGURE, *_ABOUT)
"""What is kept of a figure, in this order."""
_NUMBERS = frozenset(("low", "high", "grain"))
_SETS = frozenset(("modifiers", "people", "subject", "names", "holder", "scope", "place", "pattern"))
_ROWS = frozenset(("before", "after"))
_DATED = frozenset(("date", "time"))

Row = list[Any]


def row(figure: Figure) -> Row:
    """A figure and what it is about as numbers, texts and lists."""
    about = figure.about or About("")
    row: Row = [getattr(figure, name) for name in _FIGURE]
    for place, name in enumerate(_FIGURE):
        if name in _NUMBERS:
            row[place] = str(row[place])
    for name in _ABOUT:
        value = getattr(about, name)
        row.append(sorted(value) if name in _SETS else dict(value) if name == "context" else value)
    return row


def figure(row: Sequence[Any], source: str, name: str) -> Figure:
    """The figure that a row was made of, in the article `source` and called `name`.

    Raises `ValueError` or `TypeError` for other rows.
    """
    told = dict(zip(FIELDS, row, strict=True))
    for field in _SETS:
        told[field] = frozenset(told[field])
    for field in _ROWS:
        told[field] = tuple(told[field])
    told["grain"] = Decimal(told["grain"])
    if told["kind"] not in _DATED:
        told["low"], told["high"] = Decimal(told["low"]), Decimal(told["high"])
    values = list(told.values())
    return Figure(*[source, *values[: len(_FIGURE)], name, About(*values[len(_FIGURE) :])])


def packed(article: Article, figures: Iterable[Figure]) -> bytes:
    """What an article says, and its figures."""
    zones = [(zone.start, zone.end, zone.name) for zone in article.zones]
    landmarks = [(mark.start, mark.name) for mark in article.landmarks]
    content = [article.text, zones, landmarks, [row(figure) for figure in figures]]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpacked(content: bytes, known: Mapping[str, Any]) -> tuple[Article, list[Row]]:
    """The article, `known` being its fields beside the text, and the rows of its figures.

    Raises `ValueError` where the bytes are not what `packed` made.
    """
    try:
        text, zones, landmarks, rows = json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))
    except zlib.error as error:
        raise ValueError(str(error)) from None
    marks = tuple(Landmark(*mark) for mark in landmarks)
    return Article(text=text, zones=tuple(Zone(*zone) for zone in zones), landmarks=marks, **known), rows


def content_hash(article: Article) -> str:
    """What is the same as long as an article says the same and is known to be from the same day and outlet."""
    said = (
        article.text, article.title, _day(article.published), article.outlet, article.url, _day(article.updated),
        article.author, article.zones, article.landmarks, article.markup,
    )  # fmt: skip
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
