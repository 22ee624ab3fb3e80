"""Putting the text of an article together from the pieces of a file that is no plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from msgspec.structs import replace

from checker.late import early
from checker.model import Landmark, Markup, Zone, ZoneName
from checker.read import text
from checker.read.interface import Content, disjoint
from checker.wording import letters

_BLANKS = early(r"[ \t\r\n\f\v]+")
_ISO_DAY = early(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")


def one_line(written: str) -> str:
    """The text with every run of breaking white space as one space, as a browser shows it."""
    return _BLANKS.sub(" ", written).strip()


def day_of(value: object) -> date | None:
    """The day of a date as files write it: ISO 8601 with or without hyphens and time, or as in an e-mail."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    iso = _ISO_DAY.match(value)
    try:
        return date(*map(int, iso.groups())) if iso else parsedate_to_datetime(value).date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def by_looks(content: Content) -> Content:
    """The article with what the look of its lines shows: captions, time stamps, and what its format does not tell."""
    looked = text.read(content.text)
    named = content.title is not None and any(zone.name == "headline" for zone in content.zones)
    seen = [zone for zone in looked.zones if not (named and zone.name == "headline")]
    return replace(
        content,
        title=content.title or looked.title,
        published=content.published or looked.published,
        updated=content.updated or looked.updated,
        zones=disjoint([*content.zones, *seen]),
    )


class Composer:
    """Collects paragraphs in reading order, an empty line between two of them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._zones: list[Zone] = []
        self._landmarks: list[Landmark] = []
        self._markup: list[Markup] = []
        self._tables = 0

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def add(self, paragraph: str, zone: ZoneName = "body", landmark: str = "", markup: Sequence[Markup] = ()) -> None:
        """One paragraph and what markup says of stretches of it; nothing where it is blank."""
        bare = paragraph.strip()
        self.add_pieces([(bare, landmark)], zone)
        shift = self._length - len(bare) - (len(paragraph) - len(paragraph.lstrip()))
        placed = (replace(m, start=m.start + shift, end=min(m.end + shift, self._length)) for m in markup)
        self._markup += [m for m in placed if m.start < m.end]

    def __contains__(self, text: str) -> bool:
        return text in "".join(self._pieces)

    def add_pieces(self, pieces: Sequence[tuple[str, str]], zone: ZoneName = "body") -> None:
        """One paragraph of pieces with a landmark each."""
        if any(piece for piece, _ in pieces):
            self._write("\n\n" if self._pieces else "")
            start = self._length
            for piece, landmark in pieces:
                self._mark(landmark)
                self._write(piece)
            if zone != "body":
                self._zones.append(Zone(start, self._length, zone))

    def add_table(self, rows: Iterable[Sequence[str]], landmark: str = "") -> None:
        """A table, a line for each row as Markdown has it; its cells are named like a spreadsheet's."""
        self._tables += 1
        name = landmark or f"table {self._tables}"
        start = None
        for number, cells in enumerate(rows, 1):
            filled = max((n for n, cell in enumerate(cells, 1) if cell.strip()), default=0)
            if not filled:
                continue
            self._write(("\n\n" if start is None else "\n") if self._pieces else "")
            start = self._length if start is None else start
            for column, cell in enumerate(cells[:filled], 1):
                self._write(" | " if column > 1 else "")
                self._mark(f"{name}, cell {letters(column)}{number}")
                self._write(one_line(cell))
        if start is not None:
            self._zones.append(Zone(start, self._length, "table"))

    def content(
        self,
        *,
        title: str | None = None,
        published: date | None = None,
        updated: date | None = None,
        outlet: str | None = None,
        author: str | None = None,
        url: str | None = None,
        part: str = "",
        story: str = "",
    ) -> Content:
        """The article so far; an empty line ends it."""
        return Content(
            "".join(self._pieces) + ("\n" if self._pieces else ""),
            title=title or None,
            published=published,
            outlet=outlet or None,
            url=url or None,
            zones=tuple(self._zones),
            updated=updated,
            author=author or None,
            landmarks=tuple(self._landmarks),
            markup=tuple(self._markup),
            part=part,
            story=story,
        )

    def _write(self, piece: str) -> None:
        if piece:
            self._pieces.append(piece)
            self._length += len(piece)

    def _mark(self, landmark: str) -> None:
        if self._landmarks and self._landmarks[-1].start == self._length:
            self._landmarks.pop()
        if (self._landmarks[-1].name if self._landmarks else "") != landmark:
            self._landmarks.append(Landmark(self._length, landmark))
