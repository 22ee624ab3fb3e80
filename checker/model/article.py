"""A source of a story, as read."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Literal

from msgspec import Struct

ZoneName = Literal["headline", "standfirst", "body", "caption", "table", "quote", "skipped"]
"""`quote`: a pull quote, which says again what the body says. `skipped`: what a reader of the printed article never
sees (front matter, code, link targets): no figures there."""
Role = Literal["draft", "source", "earlier", "own"]
"""`draft`: one's own copy, held against the sources; without a draft all articles are sources of equal rank.
`earlier`: an article of the archive; `own`: one of these that one's own outlet wrote."""
MarkupKind = Literal["number", "money", "date"]

_LINE_END = re.compile(r"\r\n?|\n")


class Zone(Struct, frozen=True):
    """A stretch of an article with a role of its own: `[start, end)` in code points."""

    start: int
    end: int
    name: ZoneName


class Landmark(Struct, frozen=True):
    """Where a stretch of the text stands in a file that has no lines of its own."""

    start: int
    """Offset at which the stretch begins; it ends where the next one does."""
    name: str
    """As a reader of the file would look it up: "page 2", "paragraph 7", "/nitf/body/body.content/p[3]"."""


class Markup(Struct, frozen=True):
    """What the file itself says of a stretch `[start, end)` of the text: that it is a number, money or a date."""

    start: int
    end: int
    kind: MarkupKind
    value: str = ""
    """Of money its ISO 4217 code, of a date its ISO form, of a number its unit; "" where the file does not say."""


class Article(Struct, frozen=True, dict=True):
    """One source of a story, as read."""

    id: str
    """Path relative to the story's root, with forward slashes: unique in a story, shown to readers.
    Of several articles in one file it ends in `#` and where in the file this one stands: `feed.xml#3`."""
    path: str
    """Path as a shell or editor would open it, and the same ending."""
    text: str
    """What the article says; every offset refers to it. Of a text file that is the decoded content without byte-order
    mark, line ends as they stand; of any other file what its reader took out of it."""
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    zones: tuple[Zone, ...] = ()
    """Sorted and disjoint; what no zone covers is body."""
    updated: date | None = None
    author: str | None = None
    landmarks: tuple[Landmark, ...] = ()
    """In order of position; none for a text file, where line and column say it all."""
    markup: tuple[Markup, ...] = ()
    role: Role = "source"

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of every line; `\\r\\n`, `\\n` and `\\r` end a line, nothing else does."""
        if "\r" in self.text:
            return (0, *(end.end() for end in _LINE_END.finditer(self.text)))
        *lines, _ = self.text.split("\n")
        return tuple(accumulate((len(line) + 1 for line in lines), initial=0))

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def landmark(self, offset: int) -> str:
        """Where an offset stands in the file, "" where line and column say it."""
        at = bisect_right(self.landmarks, offset, key=lambda landmark: landmark.start) - 1
        return self.landmarks[at].name if at >= 0 else ""

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [zone.start for zone in self.zones]

    def zone_at(self, offset: int) -> ZoneName:
        """The name of the zone that an offset lies in."""
        at = bisect_right(self._zone_starts, offset) - 1
        return self.zones[at].name if at >= 0 and offset < self.zones[at].end else "body"
