"""Which rows and columns of a table a sentence names, and what it says its numbers are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from checker.data.cells import Cell
from checker.data.tables import Column, Table
from checker.data.words import content, phrases, plain, words
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


@dataclass(frozen=True)
class Sentence:
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


class Named(NamedTuple):
    """The rows of a table that are meant by a figure's sentence."""

    rows: tuple[int, ...]
    sure: bool
    """Whether this sentence names them, for this figure and no other."""
    values: tuple[str, ...]
    """The labels that this sentence names."""


def rows_named(table: Table, number: int, figure: Figure, sentence: Sentence, context: Iterable[Sentence]) -> Named:
    """The rows that a sentence names; where it names none, those that the sentences before it name."""
    here = _named(table, number, figure, sentence)
    if here.values or len(table.parts) == 1:
        return here if here.values else Named(table.parts, False, ())
    for other in context:
        there = _named(table, number, None, other)
        if there.values:
            return Named(there.rows, False, ())
    return here


def _named(table: Table, number: int, figure: Figure | None, sentence: Sentence) -> Named:
    rows: tuple[int, ...] = table.parts
    sure, named = True, []
    for label in table.labels:
        found = [m for m in sentence.mentions if m.name.table == number and m.name.label == label.at]
        if not found:
            continue
        values = {mention.name.value for mention in found}
        sure = sure and all(mention.alike for mention in found)
        if len(values) > 1:
            paired = _paired(found, figure, sentence) if figure else ""
            sure = sure and bool(paired)
            values = {paired} if paired else values
        rows = tuple(row for row in rows if table.cell(row, label).text in values)
        named += sorted(values)
    return Named(rows, sure and len(rows) == 1, tuple(named)) if named else Named((), False, ())


def _paired(found: Sequence[Mention], figure: Figure, sentence: Sentence) -> str:
    """The label that goes with a figure where labels and figures alternate; "" where they do not.

    "Skarvik counted 5,632 votes and Vardnes 4,210"; "5,632 in Skarvik, 4,210 in Vardnes"; "Skarvik and Vardnes counted
    5,632 and 4,210 votes respectively".
    """
    alike = [f for f in sentence.figures if f.kind == figure.kind]
    if figure not in alike or len(alike) != len(found):
        return ""
    order = "".join(kind for _, kind in sorted([(m.start, "L") for m in found] + [(f.start, "F") for f in alike]))
    listed = order in ("L" * len(found) + "F" * len(found),) and "respectively" in sentence.plain
    if order in ("LF" * len(found), "FL" * len(found)) or listed:
        return found[alike.index(figure)].name.value
    return ""


def latest(table: Table, rows: Sequence[int]) -> tuple[int, ...]:
    """Of several rows that differ by when alone the last one."""
    period = next((label for label in table.labels if label.period), None)
    if period is None or len(rows) < 2:
        return tuple(rows)
    newest = max(table.cell(row, period).day for row in rows)
    return tuple(row for row in rows if table.cell(row, period).day == newest)


_COPULAS = frozenset(
    "is was were are be been at to reached reach stood hit totalled totaled averaged exceeded of from".split()
)


def own_words(figure: Figure, sentence: Sentence, strict: bool) -> frozenset[str]:
    """Stems of the words that say what a figure is; `strict`: of these only what surely does."""
    about = figure.about
    if about is None:
        return content(figure.noun)
    said = content(f"{figure.noun} {figure.unit if figure.kind == 'count' else ''} {about.head}")
    happening = frozenset((f"@{about.event}",)) if about.event else frozenset[str]()
    if figure.noun:
        return said | happening | (frozenset() if strict else content(about.phrase))
    near = about.before[:3] + about.after[:3]
    said |= happening | content(about.phrase) | stems(near)
    if about.before[:1] and about.before[0] in _COPULAS:
        said |= stems(token.text for token in sentence.tokens if token.start < figure.start)
    return said if strict else said | sentence.stems


_HAPPENINGS = frozenset("kill injure missing arrest evacuate abduct".split())
"""Events that a header and a sentence tell in different words: deaths, killed."""


def covers(said: frozenset[str], measure: frozenset[str], events: Mapping[str, str]) -> bool:
    """Whether words say all that a header says."""
    happens = {events.get(word, "") for word in said} | {word[1:] for word in said if word.startswith("@")}
    return all(
        word in said or word == "person" or (events.get(word) in _HAPPENINGS and events[word] in happens)
        for word in measure
    )


def touches(said: frozenset[str], measure: frozenset[str], events: Mapping[str, str]) -> bool:
    """Whether words say something of what a header says."""
    return any(covers(said, frozenset((word,)), events) for word in measure - {"person"}) or (
        "person" in measure and "person" in said
    )


def most_telling(columns: Sequence[Column]) -> list[Column]:
    """Without those that say less than another: invalid votes are not votes."""
    return [c for c in columns if not any(c.measure < other.measure for other in columns)]
