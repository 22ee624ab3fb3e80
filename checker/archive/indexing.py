"""Articles into the store: each once, and again only where it, the program or the rules changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from checker import pipeline
from checker.archive.codec import content_hash
from checker.archive.entry import Entry, entry
from checker.archive.made import made_by
from checker.archive.store import Store
from checker.describe import Vocabulary
from checker.desk.files import as_set
from checker.in_force import InForce
from checker.jobs import Begin, Job, unwatched
from checker.model import Article, Figure, Problem
from checker.progress import Progress
from checker.read import Place, read_file
from checker.read.walk import plan, shown

_BATCH = 200
"""Articles that are kept at a time: as many are lost at most when a run is killed, and made anew by the next one."""
_SHARE = 10
"""Articles that are looked into at a time, by whoever does it."""


class Looked(NamedTuple):
    """What came of looking into some articles."""

    entries: Sequence[Entry]
    problems: Sequence[Problem]
    """What was wrong with the others."""


Look = Callable[[Sequence[Job]], Iterable[Looked]]
"""Has articles looked into, a few each job, and gives back what came of it in the order of the jobs."""


def looked_into(job: Job, words: Vocabulary | None, made: str, begin: Begin = unwatched) -> Looked:
    """Find the figures of a job's articles, and make entries of them. `words`: see `pipeline.extract_figures`."""
    articles, figures, problems = pipeline.extracted(job, (), words, begin)
    found: dict[str, list[Figure]] = {article.id: [] for article in articles}
    for figure in figures:
        found[figure.source].append(figure)
    return Looked([entry(a, absolute(a.path), content_hash(a), made, found[a.id]) for a in articles], problems)


class Tally(Struct):
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

    def __init__(self, store: Store, force: InForce, look: Look | None = None, ahead: int = _SHARE) -> None:
        """`look`: who looks into articles, if not this process, and how many are read for it at a time; what is kept
        is the same whoever does it."""
        self.tally = Tally()
        self._store = store
        self._force = force
        self._ahead = ahead
        self.made = made_by(force.settings.lexicon)
        self._look = look or (lambda jobs: (looked_into(job, force.words, self.made) for job in jobs))
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
        changed: list[Article] = []
        for place, file in progress.over(files):
            for part in self._changed(file, place):
                if isinstance(part, Article):
                    changed.append(part)
                else:
                    progress.clear()
                    yield part
                if len(changed) >= self._ahead:
                    yield from self._look_into(changed)
                    changed.clear()
        yield from self._look_into(changed)
        self._flush()
        if prune:
            self._prune([absolute(shown(path)) for path in paths if path.exists()])

    def _changed(self, file: Path, place: Place) -> Iterator[Article | Problem]:
        """The articles in a file that the store does not have as they are, and what is wrong with it."""
        for _, _, part in read_file(file, place):
            if isinstance(part, Problem):
                if part.fatal:
                    self._unread.add(absolute(shown(file)))
                yield part
                continue
            for article in as_set([part], self._force.settings.files):
                path = absolute(article.path)
                self._seen.add(path)
                known = self._store.known.get(path)
                if known and (known.hash, known.made) == (content_hash(article), self.made):
                    self.tally.same += 1
                else:
                    yield replace(article, id=article.path)  # of several roots, two may be called alike

    def _look_into(self, articles: Sequence[Article]) -> Iterator[Problem]:
        """Find the figures of articles and keep them, in their order; yields what was wrong with some."""
        shares = [tuple(articles[at : at + _SHARE]) for at in range(0, len(articles), _SHARE)]
        jobs = [Job(Place(f"{some[0].path} to {some[-1].path}", Path(), ()), known=some) for some in shares]
        for looked in self._look(jobs):
            self._unread.update(absolute(problem.path) for problem in looked.problems)
            yield from looked.problems
            for one in looked.entries:
                self._take(one)

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


def absolute(path: str) -> str:
    """What an article is known by in a store: the same wherever the program was called."""
    return os.path.abspath(path)  # noqa: PTH100 - a path with # and a number behind it is none that Path knows
