"""An article in full, as a reader of the printed page has it, with every figure marked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from checker.model import Article, ZoneName
from checker.report.page import HASHES
from checker.wording import plain

_NUMBER = re.compile(r"[0-9]+")
_EMPTY_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")
_LINE_END = re.compile(r"(?:\r\n?|\n)\s*")
_WIDEST = 120
"""Characters of a line that somebody broke by hand; a longer one is a paragraph, and so are all lines of its text."""
_LINE = re.compile(r"\r\n?|\n")

Spot = tuple[int, int, str, str, str, str]
"""Start, end, anchor, anchor of the row, status, and what the row is about."""


class Mark(Struct, frozen=True):
    """A figure in the running text."""

    id: str
    row: str
    status: str
    label: str
    text: str


class Paragraph(Struct, frozen=True):
    """A stretch of text without an empty line."""

    where: str
    """For the margin: the number of its first line; of a file without lines the number in its landmark, once."""
    zone: ZoneName
    parts: tuple[str | Mark, ...]


def paragraphs(article: Article, spots: Sequence[Spot]) -> Iterator[Paragraph]:
    """The article's paragraphs; what is in a skipped zone is left out, lines stay lines."""
    spots = _apart(sorted(spots))
    at, last = 0, ""
    for start, end in _stretches(article.text, spots):
        inside = []
        while at < len(spots) and spots[at][0] < end:
            inside.append(spots[at])
            at += 1
        parts = tuple(_parts(article, start, end, inside))
        if any(isinstance(part, Mark) or part.strip() for part in parts):
            first = next((s for s in range(start, end) if article.zone_at(s) != "skipped"), start)
            where = _where(article, first)
            # A zone may begin behind a mark of Markdown, so that its middle tells more than its start.
            yield Paragraph("" if where == last else where, article.zone_at((first + end) // 2), parts)
            last = where


def _where(article: Article, offset: int) -> str:
    landmark = article.landmark(offset)
    if not landmark:
        return str(article.locate(offset)[0])
    numbers = _NUMBER.findall(landmark)
    return f"p. {numbers[0]}" if landmark.startswith("page") and numbers else numbers[-1] if numbers else ""


def _apart(spots: Sequence[Spot]) -> list[Spot]:
    """Without those that overlap an earlier one: marks do not nest."""
    kept: list[Spot] = []
    for spot in spots:
        if not kept or spot[0] >= kept[-1][1]:
            kept.append(spot)
    return kept


def _stretches(text: str, spots: Sequence[Spot]) -> Iterator[tuple[int, int]]:
    start = 0
    starts = [first for first, *_ in spots]
    by_hand = max(map(len, text.splitlines()), default=0) <= _WIDEST
    for gap in (_EMPTY_LINE if by_hand else _LINE_END).finditer(text):
        before = bisect_left(starts, gap.end())
        if before and spots[before - 1][1] > gap.start():
            continue  # a figure reaches over it
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _parts(article: Article, start: int, end: int, spots: Sequence[Spot]) -> Iterator[str | Mark]:
    hashes = HASHES.match(article.text, start, end)
    position = hashes.end() if hashes else start
    for first, last, anchor, row, status, label in spots:
        yield _read(article, position, first)
        yield Mark(anchor, row, status, label, plain(article.text[first:last]))
        position = last
    yield _read(article, position, end)


def _read(article: Article, start: int, end: int) -> str:
    """What of a stretch a reader sees, harmless, its lines kept."""
    kept = []
    for zone in article.zones:
        if zone.name == "skipped" and zone.end > start and zone.start < end:
            kept.append(article.text[start : max(start, zone.start)])
            start = max(start, zone.end)
    kept.append(article.text[start:end])
    return "\n".join(plain(line) for line in _LINE.split("".join(kept)))
