"""Elements of an article's body, in XHTML or NITF, to paragraphs with their zones."""

from __future__ import annotations

import re
from typing import Any

from checker.late import early
from checker.model import Markup, MarkupKind, ZoneName
from checker.read.compose import Composer, one_line
from checker.read.xml import name, path_of

_BLOCKS = frozenset(
    "address article aside block blockquote body body.content body.end body.head bq caption center dd div dl dt fig "
    "figcaption figure fn footer form h1 h2 h3 h4 h5 h6 header hedline hl1 hl2 html li main media media-caption nitf "
    "note ol p pre section tagline ul abstract credit".split()
)
_SKIPPED = frozenset(
    "script style head template noscript iframe object video audio svg button input select textarea nav "
    "media-reference media-metadata media-object media-producer docdata byline distributor key-list".split()
)
_CAPTIONS = {"figcaption", "media-caption", "caption"}
_PULL = early(r"pull-?_?quote", re.IGNORECASE)


_BREAK = "\u2028"
_MARKED, _END = "\ue0d0", "\ue0d1"
"""Stand around what the markup calls a number, money or a date, until the paragraph's white space is settled."""
_KINDS: dict[str, tuple[MarkupKind, str]] = {
    "num": ("number", "units"), "money": ("money", "unit"), "chron": ("date", "norm"),
    "story.date": ("date", "norm"), "time": ("date", "datetime"),
}  # fmt: skip


class Blocks:
    """Writes elements into a composer; `where` stands before the path of each, for markup within another file."""

    def __init__(self, composer: Composer, where: str = "", headline: str = "") -> None:
        self._composer = composer
        self._where = where
        self._headline = headline.casefold()

    def take(self, element: Any, zone: ZoneName = "body") -> None:
        """An element with all that it holds: text between its blocks becomes paragraphs."""
        zone = _zone(element, zone)
        run = Run(element.text)
        for child in element:
            tag = name(child)
            if tag in ("table", "nitf-table"):
                run = self._write(run, element, zone)
                self._table(child)
            elif tag in _BLOCKS:
                run = self._write(run, element, zone)
                self.take(child, zone)
            else:
                run.take(child)
            run.add(child.tail)
        self._write(run, element, zone)

    def _write(self, run: Run, element: Any, zone: ZoneName) -> Run:
        paragraph, markup = run.settled()
        if paragraph and paragraph.casefold() != self._headline:
            self._composer.add(paragraph, zone, self._where + path_of(element), markup)
        return Run()

    def _table(self, table: Any) -> None:
        rows = [e for e in table.iter() if name(e) == "tr"]
        for caption in (e for e in table.iter() if name(e) in ("caption", "nitf-table-summary")):
            self.take(caption)
        cells = ([Run.of(cell) for cell in row if name(cell) in ("td", "th")] for row in rows)
        self._composer.add_table(cells, self._where + path_of(table))


def _zone(element: Any, zone: ZoneName) -> ZoneName:
    tag = name(element)
    if tag in _CAPTIONS:
        return "caption"
    if tag == "hl2":
        return "standfirst"
    return "quote" if _PULL.search(element.get("class") or "") else zone


class Run:
    """Text between two blocks."""

    def __init__(self, text: str | None = "") -> None:
        self._pieces: list[str] = []
        self._kinds: list[tuple[MarkupKind, str]] = []
        self.add(text)

    @classmethod
    def of(cls, element: Any) -> str:
        """The text of an element alone."""
        run = cls()
        run.take(element)
        return run.settled()[0]

    def add(self, text: str | None) -> None:
        """Text as it stands in the file."""
        if text:
            self._pieces.append(re.sub(f"[{_BREAK}{_MARKED}{_END}]", " ", text))

    def take(self, element: Any) -> None:
        """An element within a line."""
        tag = name(element)
        if tag == "br":
            self._pieces.append(_BREAK)
        elif tag and tag not in _SKIPPED:
            kind = _KINDS.get(tag)
            if kind:
                self._kinds.append((kind[0], element.get(kind[1]) or ""))
                self._pieces.append(_MARKED)
            self.add(element.text)
            for child in element:
                self.take(child)
                self.add(child.tail)
            if kind:
                self._pieces.append(_END)

    def settled(self) -> tuple[str, list[Markup]]:
        """The paragraph with its white space as a browser shows it, and what its markup says of which stretch of it."""
        lines = map(one_line, "".join(self._pieces).split(_BREAK))
        text: list[str] = []
        markup: list[Markup] = []
        open_: list[tuple[int, MarkupKind, str]] = []
        kinds = iter(self._kinds)
        for letter in "\n".join(filter(None, lines)):
            if letter == _MARKED:
                open_.append((len(text), *next(kinds)))
            elif letter == _END:
                markup.append(Markup(open_[-1][0], len(text), *open_.pop()[1:]))
            else:
                text.append(letter)
        return "".join(text), markup
