"""The lines of a PDF in reading order, each with the place and the size that it is set in."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from checker.read.interface import UnreadableError

_PASSWORD = 4
"""pdfium's number for it."""
_MOST_PAGES = 2000
_HYPHENS = "\ufffe\x02\u00ad"
"""What pdfium makes of a hyphen that parts a word at a line's end, and the sign that Unicode has for it."""
_GUTTER = 1.2
"""Sizes of a letter by which columns stand apart at the least; words of a justified line hardly do."""
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


class Line(Struct, frozen=True):
    """One line as set; lengths are points, and heights count from the foot of the page."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    """What its letters stand on."""
    size: float
    """Of its letters, to half a point."""
    hyphen: bool
    """Whether its last word goes on in the next line; `text` is without the hyphen."""
    pieces: tuple[Line, ...] = ()
    """The same in parts, where gaps are wider than between words."""


def lines_of(file: BinaryIO) -> Iterator[Iterator[Line]]:
    """The lines of every page; raises `UnreadableError` where the file cannot be opened."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(file)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise UnreadableError("is locked by a password; save it without one") from None
        raise UnreadableError("is a broken PDF; print it to a new one") from None
    if count > _MOST_PAGES:
        raise UnreadableError(f"has {count} pages, which no article has")
    for number in range(count):
        try:
            page = document[number]
            yield _of_page(page.get_textpage(), number + 1)
            page.close()
        except pypdfium2.PdfiumError:
            continue  # a page that is named and not there


def _of_page(page: Any, number: int) -> Iterator[Line]:
    import pypdfium2.raw as pdfium

    line = _Letters(page, number)
    for at in range(page.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(page, at) or 32)
        if letter not in "\r\n":
            line.add(letter, at)
        if letter in "\r\n" or letter in _HYPHENS:
            yield from line.ended()
            line = _Letters(page, number)
    yield from line.ended()


class _Word(Struct):
    """Letters without a space, with the numbers that the first and the last have on the page."""

    letters: list[str]
    first: int
    last: int


class _Letters:
    """The letters of one line as they come."""

    def __init__(self, page: Any, number: int) -> None:
        self._page = page
        self._number = number
        self._words: list[_Word] = []
        self._within = False

    def add(self, letter: str, at: int) -> None:
        if letter.isspace():
            self._within = False
        elif self._within:
            self._words[-1].letters.append(letter)
            self._words[-1].last = at
        else:
            self._words.append(_Word([letter], at, at))
            self._within = True

    def ended(self) -> Iterator[Line]:
        """The line, where there is anything on it."""
        line = self._line(self._words) if self._words else None
        if line and line.text:
            gaps = [at for at in range(1, len(self._words)) if self._gap(at) > _GUTTER * line.size]
            ends = [0, *gaps, len(self._words)]
            pieces = tuple(self._line(self._words[a:b]) for a, b in pairwise(ends)) if gaps else ()
            yield replace(line, pieces=pieces) if pieces else line

    def _line(self, words: Sequence[_Word]) -> Line:
        text = " ".join("".join(word.letters).translate(_LIGATURES).replace("\0", "") for word in words).strip()
        last = text[-1:]
        hyphen = last in ("-", "\u2010", *_HYPHENS) and text[-2:-1].isalnum()
        text = (text[:-1] if hyphen else text).translate(dict.fromkeys(map(ord, _HYPHENS), "-"))
        seen = [at for word in words for at in (word.first, word.last)]
        sample = (seen[0], seen[len(seen) // 2], seen[-1])
        sides = [side for at in (seen[0], seen[-1]) for side in self._sides(at)]
        size = median(map(self._size, sample))
        return Line(text, self._number, min(sides), max(sides), median(map(self._baseline, sample)), size, hyphen)

    def _gap(self, at: int) -> float:
        """How far a word stands from the one before it."""
        return self._sides(self._words[at].first)[0] - self._sides(self._words[at - 1].last)[1]

    def _sides(self, at: int) -> tuple[float, float]:
        import pypdfium2.raw as pdfium

        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self._page, at, left, right, bottom, top)
        return left.value, right.value

    def _baseline(self, at: int) -> float:
        import pypdfium2.raw as pdfium

        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._page, at, x, y)
        return y.value

    def _size(self, at: int) -> float:
        """The size of a letter's font as it comes to stand on the page."""
        import pypdfium2.raw as pdfium

        matrix = pdfium.FS_MATRIX()
        scale = math.hypot(matrix.c, matrix.d) if pdfium.FPDFText_GetMatrix(self._page, at, matrix) else 1.0
        size: float = scale * pdfium.FPDFText_GetFontSize(self._page, at)
        return max(1.0, round(2 * size) / 2)
