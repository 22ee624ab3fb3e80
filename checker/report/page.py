"""Lines of a fixed width for a terminal, as text or with colours; safe whatever an article holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from checker.model import Article, Figure
from checker.report.passages import Passages
from checker.wording import placed, plain

STYLES = {
    "conflict": "bold red",
    "match": "bold green",
    "single": "bold",
    "error": "bold red",
    "warning": "bold yellow",
}
FIGURE = "bold cyan"
QUIET = "dim"
NARROWEST = 40
_TRAILING = re.compile(r" +((?:\x1b\[0m)?)$", re.MULTILINE)
_ELLIPSIS = "… "
HASHES = re.compile(r"#{1,6}[ \t]+")
"""They make a heading in Markdown, and no reader of the printed page sees them."""

Part = tuple[str, str] | str


class Page:
    """Collects lines; nothing is printed."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = max(width, NARROWEST)
        self._file = StringIO()
        self._console = Console(
            file=self._file, width=self.width, color_system="standard" if colour else None, force_terminal=colour,
            legacy_windows=False, markup=False, emoji=False, highlight=False, soft_wrap=False, _environ={},
        )  # fmt: skip

    def line(self, *parts: Part, indent: int = 0, cut: bool = False) -> None:
        """One paragraph of styled parts, wrapped, or cut to a single line."""
        text = Text.assemble(*parts, overflow="ellipsis" if cut else "fold", no_wrap=cut)
        if cut:
            text.truncate(self.width - indent, overflow="ellipsis")
        self._console.print(Padding(text, (0, 0, 0, indent), expand=False))

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def text(self) -> str:
        """All that was written, without white space at the ends of lines."""
        return _TRAILING.sub(r"\1", self._file.getvalue())


class Cut(NamedTuple):
    """A sentence in three parts around its figure."""

    before: str
    figure: str
    after: str

    def within(self, width: int) -> Cut:
        """As much of it as fits into so many columns, cut between words, the figure in the middle."""
        room = width - cell_len(self.figure)
        if cell_len(self.before) + cell_len(self.after) <= room:
            return self
        left = max(room // 2, room - cell_len(self.after))
        before = _last(self.before, left)
        return Cut(before, self.figure, _first(self.after, room - cell_len(before)))


def _last(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    words: list[str] = []
    room = width - len(_ELLIPSIS)
    for word in reversed(text.split(" ")):
        room -= cell_len(word) + bool(words)
        if room < 0:
            break
        words.append(word)
    return _ELLIPSIS + " ".join(reversed(words)) if "".join(words) else "…"


def _first(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    words: list[str] = []
    room = width - len(_ELLIPSIS)
    for word in text.split(" "):
        room -= cell_len(word) + bool(words)
        if room < 0:
            break
        words.append(word)
    return " ".join(words) + " …" if "".join(words) else "…"


class Quotes:
    """Sentences of a story's figures, ready to be shown."""

    def __init__(self, articles: dict[str, Article], reach: int) -> None:
        self._articles = articles
        self._reach = reach
        self._passages: dict[str, Passages] = {}

    def sentence(self, figure: Figure) -> tuple[str, int, int]:
        """Source, start and end of the figure's sentence, without what makes it a heading in Markdown."""
        article = self._articles[figure.source]
        if figure.source not in self._passages:
            self._passages[figure.source] = Passages(article)
        start, end = self._passages[figure.source].span(figure)
        mark = HASHES.match(article.text, start, figure.start)
        return figure.source, mark.end() if mark else start, end

    def around(self, figure: Figure) -> Cut:
        """The figure's sentence, cut where it reaches too far on either side of the figure."""
        article = self._articles[figure.source]
        _, start, end = self.sentence(figure)
        left, right = max(start, figure.start - self._reach), min(end, figure.end + self._reach)
        before, after = article.text[left : figure.start], article.text[figure.end : right]
        return Cut(
            (_ELLIPSIS if left > start else "") + plain(before),
            plain(figure.text),
            plain(after) + (" …" if right < end else ""),
        )

    def marked(self, figures: Sequence[Figure], reach: int) -> Iterator[tuple[str, str]]:
        """A sentence that several figures stand in, in order and apart: pieces of text, each with the figure behind it.

        The last piece has none; what reaches too far is cut off, between words if it can be.
        """
        text = self._articles[figures[0].source].text
        _, start, end = self.sentence(figures[0])
        first, last = figures[0].start, figures[-1].end
        at, right = start, end
        if first - start > reach:
            at = text.find(" ", first - reach, first) + 1 or first - reach
        if end - last > reach:
            right = max(text.rfind(" ", last, last + reach), last) if " " in text[last : last + reach] else last + reach
        lead = _ELLIPSIS if at > start else ""
        for figure in figures:
            yield lead + plain(text[at : figure.start]), plain(text[max(at, figure.start) : figure.end])
            at, lead = max(at, figure.end), ""
        yield plain(text[at:right]) + (" …" if right < end else ""), ""

    def place(self, figure: Figure) -> str:
        """Where the figure stands, as editors and terminals open it; of an article of the archive also of
        which day it is, and whether it is our own."""
        article = self._articles[figure.source]
        place = placed(article, figure.start)
        if article.role not in ("earlier", "own"):
            return place
        return f"{place} ({'we, ' if article.role == 'own' else ''}{article.published or 'undated'})"
