"""The stories that fitting learns from, with their candidate pairs compared: annotated stories and judged clusters."""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Container, Iterator
from typing import Any, NamedTuple
from zlib import crc32

import conflicts
import gold

from checker.interval import in_conflict
from checker.link.candidates import apart, candidates
from checker.link.cluster import cluster
from checker.link.compare import levels
from checker.link.score import Compared, Weights, compared, weigh
from checker.link.sides import Sides

FOLDS = 8
THINGS = conflicts.ROOT / "tests" / "data" / "links-judged.toml"


def fold(cluster_id: str) -> int:
    """The fold of a cluster."""
    return crc32(cluster_id.encode()) % FOLDS


class Case:
    """A story with its candidate pairs compared."""

    def __init__(self, story: gold.Story, slips: Any = None, real: dict[str, str] | None = None) -> None:
        self.story, self.slips = story, slips
        truth = things(story, real)
        self.same = lambda p: truth[story.figures[p.left].id] == truth[story.figures[p.right].id]
        self.pairs: list[Compared] = list(compared(Sides(story.figures)))
        self.rows = [gold._row(f) for f in story.figures]
        self._known: dict[tuple[int, int], bool] = {}

    def document(self, weights: Weights) -> dict[str, Any]:
        """What `check --format jsonl` would print, as far as score.py reads it."""
        figures = self.story.figures
        pairs = weigh(figures, self.pairs, weights)
        scores = {(p.left, p.right): p.score for p in pairs}
        clashing = {(p.left, p.right): p.score for p in pairs if p.clash}
        groups = []
        for n, members in enumerate(cluster(len(figures), scores, clashing, weights.settings, *apart(figures))):
            clash = [
                [figures[i].id, figures[j].id]
                for k, i in enumerate(members)
                for j in members[k + 1 :]
                if self.conflict(i, j)
            ]
            several = len({figures[i].source for i in members}) > 1
            groups.append(
                {
                    "id": n,
                    "verdict": "conflict" if clash else "match" if several else "single",
                    "figures": [figures[i].id for i in members],
                    "conflicts": clash,
                }
            )
        return {"story": self.story.id, "figures": [dict(r) for r in self.rows], "groups": groups}

    def conflict(self, i: int, j: int) -> bool:
        if (i, j) not in self._known:
            self._known[i, j] = in_conflict(self.story.figures[i], self.story.figures[j])
        return self._known[i, j]


class Cluster(Case):
    """A real cluster with conflicts that a person judged (tests/data/conflicts-judged.toml)."""

    def __init__(self, story: gold.Story, said: dict[frozenset[str], str]) -> None:
        super().__init__(story)
        self.said = said
        self.fold = fold(story.id)
        place = [f"{f.source}:{f.start}" for f in story.figures]
        found = [(p, said.get(frozenset((place[p.left], place[p.right])))) for p in self.pairs if p.clash]
        self.judged = [(p, verdict == "real") for p, verdict in found if verdict]


def clusters(kept: dict[str, Any]) -> list[Cluster]:
    """The clusters with judged conflicts."""
    known = conflicts.judgements()
    return [Cluster(story, known[story.id]) for story in _stories(known, kept)]


def _stories(chosen: Container[str], kept: dict[str, Any]) -> Iterator[gold.Story]:
    """Some clusters of the corpus with their figures; none where the corpus is not at hand."""
    if not conflicts.CORPUS.exists():
        return
    with gzip.open(conflicts.CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            if json.loads(line[: line.index(",")] + "}")["id"] in chosen:
                yield gold.cluster(json.loads(line), kept)


def things(story: gold.Story, real: dict[str, str] | None) -> dict[str, str]:
    """What each of our figures speaks of: a group of the gold, or itself alone.

    `real`: our figure -> gold figure, None where the gold's figures are given.
    """
    group = {f: g["figures"][0] for g in story.gold["groups"] for f in g["figures"]}
    known = {f.id: (real.get(f.id, "") if real is not None else f.id) for f in story.figures}
    return {f.id: group.get(known[f.id], "?" + f.id) for f in story.figures}


class Row(NamedTuple):
    """A candidate pair as fitting sees it."""

    levels: list[str]
    same: bool
    """Both speak of one thing."""
    optional: bool
    """A figure of the two need not be found."""
    clash: bool


def labelled(story: gold.Story, real: dict[str, str] | None) -> list[Row]:
    """Every candidate pair of an annotated story."""
    optional = {f["id"] for f in story.gold["figures"] if f["optional"]}
    known = {f.id: (real.get(f.id) if real is not None else f.id) for f in story.figures}
    return _rows(story, things(story, real), {f.id for f in story.figures if known[f.id] in optional})


def read(kept: dict[str, Any]) -> dict[str, list[Row]]:
    """By cluster the candidate pairs of real clusters that a person read (tests/data/links-judged.toml)."""
    told = {c["id"]: c["things"] for c in tomllib.loads(THINGS.read_text(encoding="utf-8"))["cluster"]}
    out = {}
    for story in _stories(told, kept):
        group = {place: n for n, places in enumerate(told[story.id]) for place in places}
        truth = {f.id: str(group.get(f"{f.source}:{f.start}", "?" + f.id)) for f in story.figures}
        out[story.id] = _rows(story, truth, set())
    return out


def _rows(story: gold.Story, truth: dict[str, str], optional: set[str]) -> list[Row]:
    sides = Sides(story.figures)
    out = []
    for i, j, state in candidates(sides.all, every=True):
        a, b = story.figures[i].id, story.figures[j].id
        reached = levels(sides.all[i], sides.all[j], state, sides)
        out.append(Row(reached, truth[a] == truth[b], a in optional or b in optional, state == "clash"))
    return out
