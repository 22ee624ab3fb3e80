"""reStructuredText: the first section title is the headline; directives, comments, code and link targets are no prose.

As with Markdown, only what a checker of figures needs to know is recognised; offsets refer to the source as written.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.late import early
from checker.model import Zone, ZoneName
from checker.read import text as plain
from checker.read.compose import day_of
from checker.read.interface import Content, disjoint
from checker.read.text import is_caption, lines_of

_RULE = early(r"([!-/:-@\[-`{-~])\1{2,}")
_FIELD = early(r":(?P<name>[A-Za-z][\w -]*):[ \t]*(?P<value>.*)")
_EXPLICIT = early(r"\.\.(?:[ \t]+|$)")
_DIRECTIVE = early(r"\.\.[ \t]+(?:\|[^|]+\|[ \t]+)?(?P<name>[\w:.-]+)::")
_NOTE = early(r"\.\.[ \t]+\[[^\]]+\][ \t]+")
_GRID = early(r"\+[-=+]+\+|\|.*\|")
_SIMPLE = early(r"=+(?:[ \t]+=+)+")
_TARGET = early(r"<[^<>\s]+>(?=`_)")
_ROLE = early(r":[\w:+.-]+:(?=`)")
_LITERAL = early(r"``[^`\r\n]{1,300}``")
_MARK = early(r"\[(?:#[\w-]*|\*|\d+)\]_")
_PROSE = frozenset(
    "note warning important tip hint caution attention danger sidebar topic admonition epigraph highlights container "
    "compound rubric".split()
)
"""Directives whose content is part of the article."""
_ZONES: dict[str, ZoneName] = {"figure": "caption", "image": "caption", "pull-quote": "quote"}
_FIELDS = {"date": "published", "published": "published", "updated": "updated", "author": "author", "source": "outlet",
           "outlet": "outlet", "organization": "outlet", "url": "url"}  # fmt: skip


class _Reader:
    """Walks the lines of a source once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.zones: list[Zone] = []
        self.fields: dict[str, str] = {}
        self.title: str | None = None
        self._spans = lines_of(text)
        self._lines = [text[start:end] for start, end in self._spans]
        self._numbers: list[int] = []
        self._indents: list[int] = []
        number, last = 0, 0
        for start, _ in self._spans:
            passed = text[last:start]
            number += passed.count("\n") + passed.replace("\r\n", "").count("\r")
            self._numbers.append(number)
            self._indents.append(
                start - max(text.rfind("\n", last, start), text.rfind("\r", last, start), last - 1) - 1
            )
            last = start
        at, self._opening = 0, True  # fields of the document stand before its first paragraph
        while at < len(self._lines):
            at = self._take(at)

    def _take(self, at: int) -> int:
        """Take the block that begins with a line; returns where the next one begins."""
        line = self._lines[at]
        if _SIMPLE.fullmatch(line) or _GRID.fullmatch(line):
            return self._table(at)
        if _RULE.fullmatch(line):
            if self._is_rule(at + 2, under=at + 1):
                self._skip(at, at + 1)
                return self._heading(at + 1)
            self._skip(at, at + 1)
            return at + 1
        if self._is_rule(at + 1, under=at):
            return self._heading(at)
        if _EXPLICIT.match(line):
            return self._explicit(at)
        field = _FIELD.fullmatch(line)
        if field and self._opening:
            if known := _FIELDS.get(field["name"].lower()):
                self.fields.setdefault(known, field["value"].strip())
            self._skip(at, at + 1)
            return at + 1
        self._opening = False
        if is_caption(line):
            self.zones.append(Zone(*self._spans[at], "caption"))
        if line.endswith("::"):
            end = self._end_of_block(at)
            self._skip(at + 1, end)
            return end
        return at + 1

    def _is_rule(self, at: int, under: int) -> bool:
        """Whether a line of signs underlines the line before it."""
        if at >= len(self._lines) or not _RULE.fullmatch(self._lines[at]) or _RULE.fullmatch(self._lines[under]):
            return False
        return self._numbers[at] == self._numbers[under] + 1 and len(self._lines[at]) >= len(self._lines[under])

    def _heading(self, at: int) -> int:
        if self.title is None:
            self.title = self._lines[at]
            self.zones.append(Zone(*self._spans[at], "headline"))
        self._skip(at + 1, at + 2)
        return at + 2

    def _explicit(self, at: int) -> int:
        """Comments, directives and targets: everything set further in belongs to them."""
        end, (start, _) = self._end_of_block(at), self._spans[at]
        directive = _DIRECTIVE.match(self._lines[at])
        name = directive["name"] if directive else ""
        if opening := _NOTE.match(self._lines[at]) or (directive if name in _PROSE else None):
            self.zones.append(Zone(start, start + opening.end(), "skipped"))
            return at + 1
        if name not in _ZONES:
            self._skip(at, end)
            return end
        self._skip(at, at + 1)
        for inner in range(at + 1, end):
            if _FIELD.fullmatch(self._lines[inner]):
                self._skip(inner, inner + 1)
            else:
                self.zones.append(Zone(*self._spans[inner], _ZONES[name]))
        return end

    def _table(self, at: int) -> int:
        """A grid goes on as long as its lines look like one; a simple table ends with its third border."""
        end, borders = at + 1, 1
        if _SIMPLE.fullmatch(self._lines[at]):
            while end < len(self._lines) and borders < 3:
                borders += bool(_SIMPLE.fullmatch(self._lines[end]))
                end += 1
        else:
            while end < len(self._lines) and _GRID.fullmatch(self._lines[end]):
                end += 1
        self.zones.append(Zone(self._spans[at][0], self._spans[end - 1][1], "table"))
        return end

    def _end_of_block(self, at: int) -> int:
        end = at + 1
        while end < len(self._lines) and self._indents[end] > self._indents[at]:
            end += 1
        return end

    def _skip(self, start: int, end: int) -> None:
        if start < min(end, len(self._spans)):
            self.zones.append(Zone(self._spans[start][0], self._spans[min(end, len(self._spans)) - 1][1], "skipped"))


def _inline(text: str) -> Iterator[Zone]:
    for pattern in (_LITERAL, _TARGET, _ROLE, _MARK):
        for found in pattern.finditer(text):
            yield Zone(*found.span(), "skipped")


def read(text: str) -> Content:
    """An article in reStructuredText; offsets refer to the source as written."""
    reader = _Reader(text)
    fields = reader.fields
    return Content(
        text,
        title=reader.title or plain.read(text).title,
        published=day_of(fields.get("published")),
        updated=day_of(fields.get("updated")),
        outlet=fields.get("outlet"),
        author=fields.get("author"),
        url=fields.get("url"),
        zones=disjoint([*_inline(text), *reader.zones]),
    )
