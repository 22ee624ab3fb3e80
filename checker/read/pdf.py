"""PDF: pdfium gives lines in reading order; here they become paragraphs again, and what stands on every page goes.

A PDF knows where letters stand, not what a paragraph is. What tells is how a typesetter sets one: the distance between
lines, an indent, a short last line, another size.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import BinaryIO, NamedTuple

from checker.late import early
from checker.model import ZoneName
from checker.read.compose import Composer, by_looks
from checker.read.interface import Content, Options, UnreadableError
from checker.read.pdf_columns import unwoven
from checker.read.pdf_lines import Line, lines_of

_NUMBER = early(r"\d{1,4}(?!\d)")
_PAGE_NUMBER = early(r"\W*(?:page |p\. ?)?(\d{1,4})(?:\s*(?:of|/|–|-|\|)\s*\d{1,4})?\W*", re.IGNORECASE)
_PRINTED_ABOVE = early(r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d(?:\s?[AP]M)?\b")
_PRINTED_BELOW = early(r"(?:https?|file)://\S+.*\b\d+/\d+$")
_SENTENCE_END = early(r"[.!?:…][\"'”’»)\]]*$")
_EDGE_LINES = 3
"""Rows at the top and at the bottom of a page that may be running heads."""


def read(file: BinaryIO, options: Options) -> Iterator[Content]:
    """The article of a PDF."""
    pages = [unwoven(list(page)) for page in lines_of(file)]
    if not any(pages):
        raise UnreadableError("has no text, as a scan has none; let a program recognise its text (OCR) first")
    lines = [line for page in _without_running_heads(pages) for line in page]
    composer = Composer()
    title = ""
    for paragraph in _paragraphs(lines):
        zone: ZoneName = "body"
        if not title and paragraph.heading and paragraph.pieces[0][1] == "page 1":
            zone, title = "headline", paragraph.text
        composer.add_pieces(paragraph.pieces, zone)
    yield by_looks(composer.content(title=title))


def _without_running_heads(pages: Sequence[list[Line]]) -> Iterator[list[Line]]:
    """The pages without what is said on many of them at one height, and without their numbers."""
    edges = [_edges(page) for page in pages]
    said = Counter(key for edge in edges for key in {key for line in edge for key in _as_running_head(line)})
    often = {key for key, count in said.items() if count > 1 and count * 3 >= len(pages)}
    shifts = Counter(
        number - at for at, edge in enumerate(edges, 1) for number in {_page_number(line) for line in edge} if number
    )
    numbered = {shift for shift, count in shifts.items() if count * 2 > len(pages)}
    for at, (page, edge) in enumerate(zip(pages, edges, strict=True), 1):
        running = {
            line
            for line in edge
            if often & _as_running_head(line)
            or _page_number(line) - at in numbered
            or (_PRINTED_ABOVE.match(line.text) and line.bottom == max(e.bottom for e in edge))
            or (_PRINTED_BELOW.match(line.text) and line.bottom == min(e.bottom for e in edge))
        }
        yield [line for line in page if line not in running]


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines in the topmost and the bottommost rows of a page; of a short page none is both."""
    rows = [list(row) for _, row in groupby(sorted(page, key=lambda e: -e.bottom), key=lambda e: round(e.bottom / 3))]
    most = min(_EDGE_LINES, len(rows) // 2)
    return [line for row in (*rows[:most], *rows[len(rows) - most :]) for line in row]


def _as_running_head(line: Line) -> set[tuple[str, int]]:
    """What a line says and how high: as it is, and with any number in it as a page's, which counts on."""
    texts = {line.text}
    for number in _NUMBER.finditer(line.text):
        texts.add(f"{line.text[: number.start()]}#{int(number[0]) - line.page}{line.text[number.end() :]}")
    return {(text, round(line.bottom / 6)) for text in texts}


def _page_number(line: Line) -> int:
    found = _PAGE_NUMBER.fullmatch(line.text)
    return int(found[1]) if found else 0


class _Paragraph(NamedTuple):
    pieces: list[tuple[str, str]]
    """Text and the page that it stands on."""
    heading: bool
    """Whether it is set larger than the body."""

    @property
    def text(self) -> str:
        return "".join(piece for piece, _ in self.pieces)


def _paragraphs(lines: Sequence[Line]) -> Iterator[_Paragraph]:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    flow = _Flow(lines)
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(line.text for line in lines).lower()))
    group: list[Line] = []
    for line in lines:
        if group and flow.begins(group[-1], line):
            yield _Paragraph(_joined(group, words), group[0].size > 1.15 * body)
            group = []
        group.append(line)
    if group:
        yield _Paragraph(_joined(group, words), group[0].size > 1.15 * body)


class _Flow:
    """Knows from all lines how far apart they are set and how wide."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._right: dict[tuple[int, float, int], float] = {}
        pitches: dict[float, list[float]] = {}
        for line in lines:
            key = self._column(line)
            self._right[key] = max(self._right.get(key, 0.0), line.right)
        for before, line in pairwise(lines):
            if _below(before, line) and before.size == line.size:
                pitches.setdefault(line.size, []).append(before.bottom - line.bottom)
        self._pitch = {size: sorted(given)[len(given) // 4] for size, given in pitches.items()}

    def begins(self, before: Line, line: Line) -> bool:
        """Whether a line begins a paragraph."""
        if before.hyphen and line.text[:1].islower():
            return False
        if abs(before.size - line.size) > 0.12 * line.size:
            return True
        ended = bool(_SENTENCE_END.search(before.text))
        if not _below(before, line):  # the next column or page
            return not line.text[:1].islower() and (ended or self._missing(before) > 0.35)
        if before.bottom - line.bottom > 1.3 * self._pitch.get(line.size, line.size * 1.2):
            return True
        if line.left - before.left > 0.7 * line.size:  # an indent
            return ended or self._missing(before) > 0.35
        return self._missing(before) > (0.12 if ended else 0.35)

    def _missing(self, line: Line) -> float:
        """The share of its column that a line leaves empty."""
        right = self._right[self._column(line)]
        return (right - line.right) / max(1.0, right - line.left)

    @staticmethod
    def _column(line: Line) -> tuple[int, float, int]:
        return line.page, line.size, round(line.left / (3 * line.size))


def _below(before: Line, line: Line) -> bool:
    """Whether a line stands below another in one column."""
    return (
        before.page == line.page
        and line.bottom < before.bottom
        and before.bottom - line.bottom < 6 * line.size
        and line.left < before.right
        and before.left < line.right
    )


def _joined(lines: Iterable[Line], words: Counter[str]) -> list[tuple[str, str]]:
    """The text of a paragraph, page by page; words that were parted are whole again."""
    pieces: list[tuple[str, str]] = []
    before: Line | None = None
    for line in lines:
        text = line.text
        if before is None:
            pass
        elif before.hyphen:
            text = ("-" if _keeps_hyphen(before.text, text, words) else "") + text
        else:
            text = " " + text
        pieces.append((text, f"page {line.page}"))
        before = line
    return pieces + ([("-", pieces[-1][1])] if before and before.hyphen else [])


def _keeps_hyphen(before: str, after: str, words: Counter[str]) -> bool:
    """Whether a hyphen at a line's end is the word's own: 50-minute, and vice-president where it is written so."""
    if not (before[-1:].isalpha() and after[:1].islower()):
        return True
    parts = re.search(r"[^\W\d_]+\Z", before), re.match(r"[^\W\d_]+", after)
    left, right = (part[0].lower() if part else "" for part in parts)
    return words[f"{left}-{right}"] > words[left + right]
