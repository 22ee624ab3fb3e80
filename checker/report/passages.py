"""The sentence that a figure stands in."""

from __future__ import annotations

from bisect import bisect_right

from checker.language.document import sentence_bounds
from checker.model import Article, Figure


class Passages:
    """Sentences of one article, found once for all its figures."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._bounds = sentence_bounds(article.text)
        self._starts = [start for start, _ in self._bounds]
        self._read: dict[tuple[int, int], str] = {}

    def span(self, figure: Figure) -> tuple[int, int]:
        """`[start, end)` of the sentence; it reaches at least as far as the figure does."""
        first, last = figure.start, figure.end
        at = bisect_right(self._starts, first)
        start, end = self._bounds[at - 1 if at else 0] if self._bounds else (first, last)
        return (start if start < first else first), (end if end > last else last)

    def sentence(self, figure: Figure) -> str:
        """The sentence with every run of white space as one space; all else as written."""
        span = self.span(figure)
        read = self._read.get(span)
        if read is None:
            start, end = span
            read = self._text[start:end]
            if "  " in read or not read.isprintable() or read.strip() != read:
                read = " ".join(read.split())
            self._read[span] = read
        return read
