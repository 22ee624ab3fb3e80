"""Articles into the store: each once, and again only where it, the program or the rules changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker import pipeline
from checker.archive.codec import content_hash, packed
from checker.archive.made import made_by
from checker.archive.store import Entry, Store
from checker.archive.words import name_key, names_of, number
from checker.desk.files import as_set
from checker.in_force import InForce
from checker.link.keys import keys
from checker.model import Article, Figure, Problem
from checker.progress import Progress
from checker.read import Place, read_file
from checker.read.walk import plan, shown

_BATCH = 200
"""Articles that are kept at a time: as many are lost at most when a run is killed, and made anew by the next one."""


@dataclass
class Tally:
    """What a run did."""

    new: int = 0
    changed: int = 0
    """Their texts, what is known of them, or the version of program and rules."""
    same: int = 0
    removed: int = 0
    figures: int = 0
    """Of the new and the changed ones."""


class Indexing:
    """One run that fills a store. Articles are known by the absolute paths of their files."""

    def __init__(self, store: Store, force: InForce) -> None:
        self.tally = Tally()
        self._store = store
        self._force = force
        self.made = made_by(force.settings.lexicon)
        self._batch: dict[str, Entry] = {}
        self._seen: set[str] = set()
        self._unread: set[str] = set()

    def add(self, paths: Sequence[Path], prune: bool = False) -> Iterator[Problem]:
        """Keep the articles in files and folders; yields what could not be read.

        `prune`: what the store has from within these paths and is found there no more is taken out.
        """
        found = plan(paths)
        yield from found.problems
        files = [(place, file) for place in found.places for file in place.files]
        progress = Progress(len(files), "files")
        for place, file in progress.over(files):
            for problem in self._file(file, place):
                progress.clear()
                yield problem
        self._flush()
        if prune:
            self._prune([absolute(shown(path)) for path in paths if path.exists()])

    def _file(self, file: Path, place: Place) -> Iterator[Problem]:
        for _, _, part in read_file(file, place):
            if isinstance(part, Problem):
                if part.fatal:
                    self._unread.add(absolute(shown(file)))
                yield part
            else:
                for article in as_set([part], self._force.settings.files):
                    self._article(article)

    def _article(self, article: Article) -> None:
        path = absolute(article.path)
        self._seen.add(path)
        content = content_hash(article)
        known = self._store.known.get(path)
        if known and known.hash == content and known.made == self.made:
            self.tally.same += 1
            return
        figures = pipeline.extract_figures([article], self._force.words)
        self._take(entry(article, path, content, self.made, figures))

    def keep(self, entries: Iterable[Entry]) -> None:
        """Keep articles with the figures that they come with, as they are."""
        for one in entries:
            known = self._store.known.get(one.path)
            if known and (known.hash, known.made) == (one.hash, one.made):
                self.tally.same += 1
                continue
            self._take(one)
        self._flush()

    def _take(self, one: Entry) -> None:
        known = one.path in self._store.known or one.path in self._batch
        self.tally.new += not known
        self.tally.changed += known
        self.tally.figures += len(one.figures)
        self._batch[one.path] = one
        if len(self._batch) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        self._store.put(list(self._batch.values()))
        self._batch.clear()

    def _prune(self, roots: Sequence[str]) -> None:
        gone = [
            path
            for path in self._store.known
            if path not in self._seen
            and any(path == root or path.startswith((f"{root}{os.sep}", f"{root}#")) for root in roots)
            and not any(path == file or path.startswith(f"{file}#") for file in self._unread)
        ]
        self._store.remove(gone)
        self.tally.removed += len(gone)


def entry(article: Article, path: str, content: str, made: str, figures: Sequence[Figure]) -> Entry:
    """An article with its figures as the store keeps it."""
    words = {key for figure in figures for key in keys(figure)}
    names = names_of(figures)
    looked_up = frozenset(map(number, words | set(map(name_key, names))))
    return Entry(article, path, content, made, figures, looked_up, len(names), packed(article, figures))


def absolute(path: str) -> str:
    """What an article is known by in a store: the same wherever the program was called."""
    return os.path.abspath(path)  # noqa: PTH100 - a path with # and a number behind it is none that Path knows
