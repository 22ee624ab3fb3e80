"""Figures in news, specified by example: each surface of `tests/corpus` is read as its entry says, and nothing besides.

The notation is explained in `tests/corpus/README.md`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.extract import extract
from checker.language.document import Document
from checker.model import KINDS, Article, Figure

CORPUS = Path(__file__).parent / "corpus"
ENTRY_KEYS = {
    "reading": {"kind", "low", "high", "unit", "per", "hedge", "vague", "zone", "gap", "surfaces"},
    "none": {"because", "only", "gap", "surfaces"},
}
DEFAULT_UNIT = {"age": "year", "score": "score"}
MARK = re.compile(r"\[\[(?P<this>.+?)\]\]|\{\?(?P<maybe>.+?)\}|\{(?P<other>[^?].*?)\}", re.DOTALL)


@dataclass(frozen=True)
class Surface:
    """One line of the corpus."""

    file: str
    entry: dict[str, Any]
    text: str
    """Without the marks."""
    marks: dict[tuple[int, int], str]
    """Span -> this, other or maybe."""

    @property
    def kind(self) -> str:
        """The kind that the entry is about; for a file across the kinds the entry says it."""
        return str(self.entry.get("kind", self.file.removeprefix("not-")))

    @property
    def expected(self) -> dict[str, Any]:
        """The reading as the fields of a figure; a field that the entry leaves open is missing."""
        e, dated = self.entry, self.kind in ("date", "time")
        low, high = e["low"], e.get("high", e["low"])
        fields = {
            "kind": self.kind,
            "low": str(low) if dated else Decimal(low),
            "high": str(high) if dated else Decimal(high),
            "unit": e.get("unit", DEFAULT_UNIT.get(self.kind, "")),
            "per": e.get("per"),
            "hedge": e.get("hedge", "exact"),
            "vague": e.get("vague", False),
        }
        return fields | ({"zone_offset": e["zone"]} if "zone" in e else {})


def unmark(marked: str) -> tuple[str, dict[tuple[int, int], str]]:
    """The plain text of a surface and the role of every marked span."""
    text, marks, done = "", {}, 0
    for m in MARK.finditer(marked):
        text += marked[done : m.start()]
        role = str(m.lastgroup)
        marks[len(text), len(text) + len(m[role])] = role
        text, done = text + m[role], m.end()
    return text + marked[done:], marks


def entries() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """File, table and entry, for every entry of the corpus."""
    for path in sorted(CORPUS.glob("*.toml")):
        for table, rows in tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal).items():
            for entry in rows:
                yield path.stem, table, entry


def surfaces(table: str) -> list[Any]:
    """All lines of the corpus in one table, as test parameters."""
    return [
        pytest.param(Surface(file, entry, *unmark(marked)), id=f"{file}: {marked}"[:100])
        for file, name, entry in entries()
        if name == table
        for marked in entry["surfaces"]
    ]


def figures(text: str) -> list[Figure]:
    """What the extractor finds in an article that holds this text alone."""
    return extract(Document(Article("a.txt", "a.txt", text)))


def shown(f: Figure) -> str:
    """A figure in one line."""
    high = "" if f.high == f.low else f" to {f.high}"
    rest = [f.unit or "-", f"per {f.per}" if f.per else "", f.hedge, "vague" if f.vague else ""]
    return f"[{f.text}] {f.kind} {f.low}{high} {' '.join(filter(None, rest))}"


def strays(surface: Surface, found: list[Figure]) -> list[str]:
    """Figures where none is marked, and marks of other figures where none is found."""
    spans = {(f.start, f.end) for f in found}
    return [f"nothing is marked: {shown(f)}" for f in found if (f.start, f.end) not in surface.marks] + [
        f"not found: [{surface.text[a:b]}]"
        for (a, b), role in surface.marks.items()
        if role == "other" and (a, b) not in spans
    ]


def faults(surface: Surface) -> list[str]:
    """What is wrong with the reading of a surface."""
    found = figures(surface.text)
    wrong = strays(surface, found)
    by_span = {(f.start, f.end): f for f in found}
    for span, role in surface.marks.items():
        if role == "this":
            figure = by_span.get(span)
            if figure is None:
                wrong.append(f"not found: [{surface.text[slice(*span)]}]")
            else:
                wrong += [
                    f"{name} is {getattr(figure, name)!s} in {shown(figure)}"
                    for name, value in surface.expected.items()
                    if getattr(figure, name) != value
                ]
    return wrong


def report(surface: Surface, wrong: list[str]) -> None:
    """Fail where a reading is wrong, and where a gap is none any more."""
    gap = surface.entry.get("gap")
    if gap and wrong:
        pytest.xfail(gap)
    assert not gap, f"{surface.text!r} is read now: take the gap mark off"
    assert not wrong, "\n".join(["", f"surface:  {surface.text!r}", *(f"          {w}" for w in wrong)])


@pytest.mark.parametrize("surface", surfaces("reading"))
def test_a_surface_is_read_as_its_entry_says(surface: Surface) -> None:
    """The marked words are the figure's, every field is as stated, and nothing unmarked is taken for a figure."""
    wrong = faults(surface)
    report(surface, [f"expected: {surface.expected}", *wrong] if wrong else [])


@pytest.mark.parametrize("surface", surfaces("none"))
def test_what_is_no_figure_is_not_found(surface: Surface) -> None:
    """Names, identifiers and idioms stay out; `only` asks about the file's kind alone."""
    found = figures(surface.text)
    of_kind = [shown(f) for f in found if f.kind == surface.kind]
    wrong = of_kind if surface.entry.get("only") else strays(surface, found)
    report(surface, [f"expected: {surface.entry['because']}", *wrong] if wrong else [])


def test_the_corpus_is_well_formed() -> None:
    """Entries have the keys of the README, readings are marked, counter-examples say why, no surface stands twice."""
    seen = set()
    for file, table, entry in entries():
        where = f"{file}: {entry}"
        assert not set(entry) - ENTRY_KEYS[table], where
        assert entry["surfaces"], where
        assert entry["because"] if table == "none" else entry.get("kind", file) in KINDS, where
        for marked in entry["surfaces"]:
            text, marks = unmark(marked)
            assert not set("{}") & set(text) and "[[" not in text and "]]" not in text, f"{file}: {marked}"
            assert ("this" in marks.values()) == (table == "reading"), f"{file}: {marked}"
            assert (file, marked) not in seen, f"{file}: {marked}"
            seen.add((file, marked))


def test_every_kind_has_its_corpus_and_its_counter_examples() -> None:
    """No kind goes without positive and negative lines."""
    files = {path.stem for path in CORPUS.glob("*.toml")}
    assert not {*KINDS, *(f"not-{kind}" for kind in KINDS)} - files
