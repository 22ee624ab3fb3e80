"""Articles sentence by sentence, with the labels of tables that each sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from checker.data.cells import Cell
from checker.data.tables import Table
from checker.data.words import phrases, plain, words
from checker.language.document import sentence_bounds
from checker.language.lemma import stem
from checker.model import Article, Figure

_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_LONGEST = 6
"""Words of a label that is looked for."""
_PEOPLE = frozenset("candidate name player athlete driver rider leader politician nominee minister member".split())
"""Heads of columns that hold people."""
_COMMON = frozenset("other others yes no none unknown na".split())
"""Labels that say nothing by themselves."""


class Token(NamedTuple):
    """One word of a sentence."""

    text: str
    plain: str
    start: int


class Name(NamedTuple):
    """What a label stands for: a value of a label column, or a column."""

    table: int
    label: int
    """The label column's place, -1 for the head of a column."""
    value: str
    """The label as the table has it."""


class Mention(NamedTuple):
    """A label in a sentence."""

    start: int
    name: Name
    alike: bool
    """Whether it is surely the label: the town Reading is not reading, New York is not the New York Times."""


class Sentence(Struct, frozen=True, dict=True):
    """One sentence with the labels that it names."""

    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]

    @cached_property
    def plain(self) -> frozenset[str]:
        """Its words in the form of names."""
        return frozenset(token.plain for token in self.tokens)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its words as stems."""
        return stems(token.text for token in self.tokens)


def stems(words: Iterable[str]) -> frozenset[str]:
    """Stems of words, possessive endings left off."""
    return frozenset(stem(re.sub(r"[’']s?\Z", "", word.lower())) for word in words)


class Labels:
    """The labels of all tables by their words."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._names: dict[tuple[str, ...], list[Name]] = {}
        for number, table in enumerate(tables):
            for label in table.labels:
                cells = {table.cell(row, label) for row in table.parts}
                people = bool(_PEOPLE.intersection(word.lower() for word in words(label.head)))
                self._add(number, label.at, {cell.text: _said(cell, people) for cell in cells if cell.text})
            heads = {column.head: phrases(column.head) for column in table.columns if column.role != "label"}
            self._add(number, -1, heads)

    def _add(self, table: int, label: int, said: Mapping[str, Sequence[tuple[str, ...]]]) -> None:
        owners: dict[tuple[str, ...], list[str]] = {}
        for value, ways in said.items():
            for way in ways:
                owners.setdefault(way, []).append(value)
        for way, values in owners.items():
            first = [value for value in values if said[value][0] == way] or values
            if len(first) == 1 and len(way) <= _LONGEST and not (len(way) == 1 and _mute(way[0])):
                self._names.setdefault(way, []).append(Name(table, label, first[0]))

    def mentions(self, tokens: Sequence[Token]) -> Iterator[Mention]:
        """The labels that some words name; of two that overlap the longer one."""
        at = 0
        while at < len(tokens):
            for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
                way = tuple(token.plain for token in tokens[at : at + length])
                names = self._names.get(way)
                if names:
                    first, whole = tokens[at], not _goes_on(tokens, at + length)
                    for name in names:
                        alike = whole and (length > 1 or _alike(first.text, name.value))
                        yield Mention(first.start, name, alike)
                    at += length - 1
                    break
            at += 1


def _mute(word: str) -> bool:
    return word in _COMMON or len(word) < 2 or (word.isdigit() and not re.fullmatch(r"(?:1[6-9]|20)\d\d", word))


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words before are only the beginning of a name."""
    if at >= len(tokens) or not tokens[at].text[:1].isupper():
        return False
    before = tokens[at - 1]
    return tokens[at].start == before.start + len(before.text) + 1


def _alike(word: str, label: str) -> bool:
    return not word[:1].islower() or not label[:1].isupper()


def _said(cell: Cell, person: bool) -> tuple[tuple[str, ...], ...]:
    """The ways in which a text says what a label cell says; a person is called by the last name, too."""
    if len(cell.day) < 5:
        ways = phrases(cell.text)
        return (*ways, ways[0][-1:]) if person and ways and len(ways[0]) > 1 else ways
    year, month, *rest = cell.day.split("-")
    name = date(2000, int(month), 1).strftime("%B").lower()
    if not rest:
        return (name, year), (name,)
    day = str(int(rest[0]))
    return (day, name, year), (name, day, year), (day, name), (name, day)


class Reading:
    """One article, sentence by sentence."""

    def __init__(self, article: Article, figures: Sequence[Figure], labels: Labels) -> None:
        self._article = article
        self._labels = labels
        self._bounds = sentence_bounds(article.text)
        self._figures: dict[int, list[Figure]] = {}
        for figure in figures:
            self._figures.setdefault(self._at(figure.start), []).append(figure)
        self._known: dict[int, Sentence] = {}

    def _at(self, offset: int) -> int:
        low, high = 0, len(self._bounds)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._bounds[middle][0] <= offset else (low, middle)
        return max(0, low - 1)

    def number(self, figure: Figure) -> int:
        """Which sentence of the article a figure stands in."""
        return self._at(figure.start)

    def sentence(self, figure: Figure) -> Sentence:
        """The sentence of a figure."""
        return self._read(self._at(figure.start))

    def around(self, figure: Figure) -> Iterator[Sentence]:
        """What a sentence is read with: the two before it, and the headline."""
        at = self._at(figure.start)
        yield from (self._read(before) for before in range(at - 1, max(-1, at - 3), -1))
        if at > 2:
            yield self._read(0)

    def _read(self, index: int) -> Sentence:
        if index not in self._known:
            start, end = self._bounds[index]
            text = self._article.text
            tokens = tuple(
                Token(m.group(), plain(re.sub(r"[’']s?\Z", "", m.group())), m.start())
                for m in _TOKEN.finditer(text, start, end)
            )
            figures = tuple(self._figures.get(index, ()))
            self._known[index] = Sentence(tokens, tuple(self._labels.mentions(tokens)), figures)
        return self._known[index]
