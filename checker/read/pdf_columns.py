"""Columns that a PDF holds row by row: the first line of each, then the second of each. Reading goes down a column.

Mostly the order in a file is the order of reading; a scan, or a program that sets tables, weaves columns. What tells
them from a table is that the words of a column run on from line to line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.read.pdf_lines import Line

_FEWEST_ROWS = 4
_LETTERS = 12
"""Letters in a line of prose, on average, in the narrowest column."""
_RUNNING_ON = 0.4
"""Share of lines that begin with a small letter: of prose about every other, of a table hardly any."""

_Stripe = tuple[float, float]
"""What is empty from top to bottom between two columns: from its left side to its right."""


class _Row(NamedTuple):
    """What stands at one height, one after the other in the file."""

    lines: tuple[Line, ...]
    pieces: tuple[Line, ...]
    """The same, parted where a gap is wider than between words."""


def unwoven(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, woven columns one after the other."""
    rows = _rows(lines)
    parted = sum(len(row.pieces) > 1 for row in rows)
    return list(lines) if parted < _FEWEST_ROWS else list(_unwoven(rows))


def _rows(lines: Sequence[Line]) -> list[_Row]:
    rows: list[_Row] = []
    for line in lines:
        row = _Row((line,), line.pieces or (line,))
        before = rows[-1].pieces[-1] if rows else None
        if before and abs(before.bottom - line.bottom) < 0.2 * line.size and before.right < line.left:
            rows[-1] = _Row(rows[-1].lines + row.lines, rows[-1].pieces + row.pieces)
        else:
            rows.append(row)
    return rows


def _unwoven(rows: Sequence[_Row]) -> Iterator[Line]:
    at = 0
    while at < len(rows):
        end, stripe = _run(rows, at)
        left = [piece for row in rows[at:end] for piece in row.pieces if piece.left < stripe[0]]
        right = [tuple(piece for piece in row.pieces if piece.left >= stripe[0]) for row in rows[at:end]]
        if _is_prose(left) and _is_prose([pieces[0] for pieces in right if pieces]):
            yield from left
            yield from _unwoven([_Row(pieces, pieces) for pieces in right if pieces])
            at = end
        else:
            yield from rows[at].lines
            at += 1


def _run(rows: Sequence[_Row], start: int) -> tuple[int, _Stripe]:
    """Where the rows end that leave an empty stripe beside their first piece, and that stripe."""
    pieces = rows[start].pieces
    if len(pieces) < 2:
        return start + 1, (0.0, 0.0)
    stripe, end = (pieces[0].right, pieces[1].left), start + 1
    while end < len(rows) and rows[end].pieces[0].bottom < rows[end - 1].pieces[0].bottom:
        pieces = rows[end].pieces
        narrowed = (
            max([stripe[0], *(piece.right for piece in pieces if piece.left < stripe[0])]),
            min([stripe[1], *(piece.left for piece in pieces if piece.left >= stripe[0])]),
        )
        if narrowed[1] - narrowed[0] < pieces[0].size / 2:
            break
        stripe, end = narrowed, end + 1
    # Below the last line that both have, one column may go on, but not after a gap.
    heights = [row.pieces[0].bottom for row in rows[start:end]]
    both = max(at for at in range(end - start) if len(rows[start + at].pieces) > 1)
    for at in range(both + 1, end - start):
        if heights[at - 1] - heights[at] > 1.3 * (heights[0] - heights[1]):
            return start + at, stripe
    return end, stripe


def _is_prose(lines: Sequence[Line]) -> bool:
    if len(lines) < _FEWEST_ROWS - 1:
        return False
    letters = sum(sum(map(str.isalpha, line.text)) for line in lines)
    running = sum(line.text[:1].islower() for line in lines[1:])
    return letters >= _LETTERS * len(lines) and running >= _RUNNING_ON * (len(lines) - 1)
