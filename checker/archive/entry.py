"""An article as the store keeps it: plain data, so that it may come from another process or file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from checker.archive.codec import packed
from checker.archive.words import name_key, names_of, stated
from checker.model import About, Article, Figure


class Entry(Struct, frozen=True):
    """An article ready to be kept."""

    path: str
    """What it is known by: one article for each path."""
    hash: str
    made: str
    """By which version of program and rules."""
    known: tuple[Any, ...]
    """Title, outlet, author, address, day, day of the last change."""
    packed: bytes
    """Its text and its figures, with all that linking looks at."""
    figures: tuple[tuple[Any, ...], ...]
    """What the store's table of figures has of each."""
    names: tuple[int, ...]
    """The names beside its figures."""
    stated: tuple[int, ...]
    """What its figures state beside each name, where that may be the same in other stories."""


def entry(article: Article, path: str, content: str, made: str, figures: Sequence[Figure]) -> Entry:
    """An article with its figures as the store keeps it."""
    known = (article.title, article.outlet, article.author, article.url, article.published, article.updated)
    statements = {statement for figure in figures for _, statement in stated(figure)}
    names = tuple(sorted(map(name_key, names_of(figures))))
    rows = tuple(_rows(article, figures))
    return Entry(path, content, made, known, packed(article, figures), rows, names, tuple(sorted(statements)))


def _rows(article: Article, figures: Sequence[Figure]) -> Iterator[tuple[Any, ...]]:
    for f in figures:
        about = f.about or About("")
        told = (about.phrase, about.attribution, about.head, about.event, sorted(about.names))
        line = article.locate(f.start)[0]
        yield (line, f.text, f.kind, str(f.low), str(f.high), f.unit, f.per, f.hedge, *told)
