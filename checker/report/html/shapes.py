"""The pieces that the page is made of, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from checker.report.html.drawing import Timeline, Waterfall
from checker.report.html.marked import Paragraph

STATUSES = {
    "conflict": ("Conflict", "Conflicts"),
    "contradicted": ("Contradicted", "Contradicted"),
    "nowhere": ("Found nowhere", "Found nowhere"),
    "finding": ("Other finding", "Other findings"),
    "confirmed": ("Confirmed", "Confirmed"),
    "match": ("Match", "Matches"),
    "single": ("Single source", "Single source"),
    "aside": ("Not in the draft", "Not in the draft"),
}
"""How a row stands, in the order of the page: what is said of one, and what the section is called."""
_TO_DO = ("conflict", "contradicted", "finding")


class Mention(Struct, frozen=True):
    """A number that a source states."""

    target: str
    """Anchor of the mention in the article."""
    words: str
    place: str
    """For an editor's program: `path:7:29`."""
    tone: str
    """`clash` for one that cannot be true together with others, `backs` for one that confirms a draft's; else empty."""
    likelier: bool
    again: tuple[tuple[str, str], ...] = ()
    """Further mentions of the same number in the same article: anchor and where."""


class Passage(Struct, frozen=True):
    """A sentence with the numbers of one row that stand in it."""

    mentions: tuple[Mention, ...]
    quote: tuple[tuple[str, str], ...]
    """The sentence in pieces of plain text, each with the number that follows it; the last number is empty."""
    where: str
    """For a reader: `line 7`."""
    cites: str


class Cell(Struct, frozen=True):
    """What one source says in one row."""

    source: str
    passages: tuple[Passage, ...]


class Row(Struct, frozen=True):
    """A group of figures, or a finding that is not about a clash between statements."""

    id: str
    status: str
    label: str
    title: str
    notes: tuple[str, ...]
    settled: str
    rules: tuple[tuple[str, str], ...]
    """Code of each rule that speaks here, and what it does."""
    kinds: str
    cells: tuple[Cell, ...]
    waterfalls: tuple[Waterfall, ...] = ()
    timeline: Timeline | None = None

    @property
    def spoken(self) -> Iterator[Cell | int]:
        """The cells of the sources that speak here; in place of the others how many stand empty side by side."""
        for filled, cells in groupby(self.cells, key=lambda cell: bool(cell.passages)):
            if filled:
                yield from cells
            else:
                yield len(list(cells))

    @property
    def sources(self) -> str:
        """Numbers of the sources that speak here, for the filter."""
        return " ".join(str(number) for number, cell in enumerate(self.cells) if cell.passages)


class Source(Struct, frozen=True):
    """An article: the head of a column, and its text in full."""

    id: str
    name: str
    title: str
    published: str
    path: str
    draft: bool
    figures: int
    paragraphs: tuple[Paragraph, ...]


class Story(Struct, frozen=True):
    """One report, ready for the page."""

    id: str
    name: str
    sources: tuple[Source, ...]
    rows: tuple[Row, ...]
    figures: int
    troubles: tuple[str, ...]
    """What could not be read."""

    @property
    def worst(self) -> list[Row]:
        """What an editor has to look at."""
        return [row for row in self.rows if row.status in _TO_DO and not row.settled]

    @property
    def sections(self) -> list[tuple[str, str, list[Row]]]:
        """Status, heading and rows, in the order of the page."""
        rows = sorted(self.rows, key=lambda row: bool(row.settled))  # what is let stand comes last
        parts = ((status, names[1], [r for r in rows if r.status == status]) for status, names in STATUSES.items())
        return [part for part in parts if part[2]]
