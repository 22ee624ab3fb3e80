"""Fits the weights of `rules/linking.toml` from gold stories; reports out-of-fold numbers.

    python tools/fit_linking.py            weights from all stories but the scored fold's, shipped thresholds
    python tools/fit_linking.py --cv       thresholds too are chosen inside the training folds: the honest measure
    python tools/fit_linking.py --write    fit on all stories, choose thresholds out of fold, write rules/linking.toml
    python tools/fit_linking.py --read     learn what makes a match from clusters that were read as well

Slips are planted into stories of the held fold. `--cache FILE` keeps what extraction found while only linking changes.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))
import gold
from fit_logistic import logistic
from linking_cases import FOLDS, Case, Row, clusters, fold, labelled, read
from linking_priors import CAUTION, DIFFERENCE, DOUBT, GRID, PRIOR, SETTINGS, SLIP
from linking_tally import Tally, score

from checker.link.score import Weights
from checker.link.weights import dump, load, path

DIFFERENCE_RIDGE = 1.0
LINKS, LINKS_READ = 0.35, 0.7
"""A few big stories hold most links, and clusters copies of one report: each further link of a story says less."""
JUDGED = 0.3
"""Weight of a judged pair of a real cluster: chosen for being hard."""
OPTIONAL = 0.4
"""Weight of a link that need not be found."""
FREE = ("twin=", "value=", "kind=")
"""Comparisons that few other levels speak for: held back least."""
HIDDEN = ("value=", "frequency=")
"""What the values themselves say: for clashing values these say nothing."""


Rows = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Levels, truth and weight of pairs."""


class Table(NamedTuple):
    """The pairs of some stories, a row each."""

    X: np.ndarray
    """Which levels they reach."""
    y: np.ndarray
    """Whether both speak of one thing."""
    w: np.ndarray
    clash: np.ndarray
    fold: np.ndarray


def together(*parts: Rows) -> Rows:
    """The rows of several parts."""
    X, y, w = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    return X, y, w


class Data:
    """All gold stories compared, as a table of levels with what is true of each pair."""

    def __init__(self, real: bool = True, l2: float = 3.0, cache: str | None = None, learn_read: bool = False) -> None:
        stories = gold.stories()
        slips = [gold.planted(s, score) for s in stories]
        truths: list[dict[str, str] | None] = [None] * len(stories)
        kept = pickle.loads(Path(cache).read_bytes()) if cache and Path(cache).exists() else {}
        if real:
            found = [gold.extracted(s, score, kept) for s in stories]
            stories, truths = [s for s, _ in found], [t for _, t in found]
            planted = [(*gold.extracted(s, score, kept), p) for s, p in slips]
        else:
            stories = [gold.described(s) for s in stories]
            planted = [(gold.described(s), None, p) for s, p in slips]
        self.clusters = clusters(kept)
        self.l2 = l2
        self.cases = [Case(s, None, t) for s, t in zip(stories, truths, strict=True)]
        self.planted = [Case(s, p, t) for s, t, p in planted]
        rows = [labelled(s, t) for s, t in zip(stories, truths, strict=True)]
        self.names = sorted({level for story in rows for row in story for level in row.levels})
        self.index = {level: i for i, level in enumerate(self.names)}
        self.gold = self.table(rows, [k % FOLDS for k in range(len(rows))], LINKS)
        others = read(kept) if learn_read else {}
        self.told = self.table(list(others.values()), list(map(fold, others)), LINKS_READ) if others else None
        if cache:
            Path(cache).write_bytes(pickle.dumps(kept))

    def table(self, stories: Sequence[Sequence[Row]], folds: Sequence[int], share: float) -> Table:
        """The pairs of some stories; a pair counts for less the more links its story has, by that power of them."""
        flat = [row for story in stories for row in story]
        X = self.matrix([row.levels for row in flat])
        y = np.array([row.same for row in flat], dtype=float)
        links = np.array([sum(row.same for row in story) for story in stories for _ in story])
        w = 1 / np.maximum(1.0, links) ** share
        w *= np.where([row.same and row.optional for row in flat], OPTIONAL, 1.0)
        fold_of = np.array([k for k, story in zip(folds, stories, strict=True) for _ in story])
        return Table(X, y, w, np.array([row.clash for row in flat], dtype=bool), fold_of)

    def matrix(self, pairs: Sequence[Sequence[str]]) -> np.ndarray:
        """A row for each pair, a column for each level, and one that is always 1."""
        X = np.zeros((len(pairs), len(self.names) + 1))
        X[:, -1] = 1
        for row, reached in zip(X, pairs, strict=True):
            row[[self.index[level] for level in reached if level in self.index]] = 1
        return X

    def column(self, *levels: str) -> list[int]:
        """The columns of levels that begin so."""
        return [i for level, i in self.index.items() if level.startswith(levels)]

    def ridge(self) -> np.ndarray:
        out = np.full(len(self.names) + 1, self.l2)
        out[self.column(*FREE)] = self.l2 / 10
        out[-1] = 1e-6
        return out

    def fit(self, folds: Sequence[int]) -> Weights:
        """Weights from the stories of some folds."""
        ridge = self.ridge()
        start = np.array([PRIOR.get(level, 0.0) for level in self.names] + [0.0])
        wary = start + np.array([CAUTION.get(level, 0.0) for level in self.names] + [0.0])
        told = [self.agreeing(table, folds) for table in (self.gold, self.told) if table]
        match = logistic(*together(*told), ridge, start)
        context = logistic(*together(self.contexts(folds), self.judged_rows(folds)), ridge, wary)
        settings = SETTINGS | {"match-bias": float(match[-1]), "context-bias": float(context[-1])}
        table = {level: float(context[i]) for i, level in enumerate(self.names)}
        table |= {"doubt=" + level: x for level, x in DOUBT.items()} | {"slip=" + level: x for level, x in SLIP.items()}
        table |= self.differences(folds, table, float(context[-1]))
        return Weights({level: float(match[i]) for i, level in enumerate(self.names)}, table, settings)

    def agreeing(self, table: Table, folds: Sequence[int]) -> Rows:
        """The pairs whose values can both be true."""
        keep = np.isin(table.fold, folds) & ~table.clash
        return table.X[keep], table.y[keep], table.w[keep]

    def contexts(self, folds: Sequence[int]) -> Rows:
        """What surrounds one thing stated twice, whatever its values, and two things whose values clash."""
        gold_ = self.gold
        same = gold_.y > 0
        keep = np.isin(gold_.fold, folds) & (gold_.clash | same)
        keep &= ~(gold_.X[:, self.column("value=vague")] > 0).any(axis=1)
        # "95 miles (152 kilometers)" says nothing of what two articles' sentences look like.
        keep &= ~((gold_.X[:, self.column("together=same-sentence")] > 0).any(axis=1) & same)
        return self.hidden(gold_.X[keep]), gold_.y[keep], gold_.w[keep]

    def judged_rows(self, folds: Sequence[int]) -> Rows:
        """Clashing pairs of real clusters that were linked once and judged by a person."""
        chosen = [(p, real) for case in self.clusters if case.fold in folds for p, real in case.judged]
        X = self.hidden(self.matrix([p.levels for p, _ in chosen]))
        return X, np.array([float(real) for _, real in chosen]), np.full(len(chosen), JUDGED)

    def hidden(self, X: np.ndarray) -> np.ndarray:
        """The rows without what their values say."""
        X = X.copy()
        X[:, self.column(*HIDDEN)] = 0
        return X

    def kept(self, weights: Mapping[int, Weights], settings: Mapping[str, float]) -> str:
        """How many of the judged conflicts are still reported, each with weights of other clusters."""
        count: Counter[str] = Counter()
        for case in self.clusters:
            if case.fold not in weights:
                continue
            w = weights[case.fold]
            document = case.document(w._replace(settings={**w.settings, **settings}))
            place = {f.id: f"{f.source}:{f.start}" for f in case.story.figures}
            for group in document["groups"]:
                if group["conflicts"]:
                    pairs = [frozenset((place[a], place[b])) for a, b in group["conflicts"]]
                    said = [case.said[pair] for pair in pairs if pair in case.said]
                    count["real" if "real" in said else "false" if said else "unjudged"] += 1
        total = Counter(v for case in self.clusters for v in case.said.values())
        kept = ", ".join(f"{verdict} {count[verdict]} of {total[verdict]}" for verdict in ("real", "false"))
        return f"judged: {kept}, unjudged {count['unjudged']}"

    def differences(self, folds: Sequence[int], context: Mapping[str, float], bias: float) -> dict[str, float]:
        """Weights of how values differ, what the context says being given: from slips and real conflicts."""
        names = list(DIFFERENCE)
        index = {"difference=" + name: i for i, name in enumerate(names)}
        rows, labels, offsets, weights = [], [], [], []
        for k, case in enumerate(self.planted):
            if k % FOLDS not in folds:
                continue
            pairs = [p for p in case.pairs if p.clash]
            truth = [case.same(p) for p in pairs]
            share = max(1, sum(truth)) ** -0.5
            for p, same in zip(pairs, truth, strict=True):
                row = np.zeros(len(names) + 1)
                row[-1] = 1
                row[index[p.levels[-1]]] = 1
                rows.append(row)
                labels.append(float(same))
                offsets.append(bias + sum(context.get(level, 0.0) for level in p.levels))
                weights.append(share)
        start = np.array([*DIFFERENCE.values(), -2.0])
        ridge = np.full(len(names) + 1, DIFFERENCE_RIDGE)
        ridge[-1] = 0.01
        found = logistic(
            np.array(rows), np.array(labels), np.array(weights), ridge, start, np.clip(np.array(offsets), -6, 6)
        )
        return {"difference=" + name: float(x) for name, x in zip(names, found, strict=False)}

    def without(self, *folds: int) -> Weights:
        """Weights from all stories but those of some folds."""
        return self.fit([fold for fold in range(FOLDS) if fold not in folds])

    def tally(self, weights: Mapping[int, Weights], settings: Mapping[str, float], misses: bool = False) -> Tally:
        """The stories of the folds in `weights`, each scored with the weights given for its fold."""
        chosen = {fold: w._replace(settings={**w.settings, **settings}) for fold, w in weights.items()}
        count: Counter[Any] = Counter()
        stories = 0
        for k, (plain, planted) in enumerate(zip(self.cases, self.planted, strict=True)):
            w = chosen.get(k % FOLDS)
            if w is None:
                continue
            stories += 1
            score.score_story(plain.story.raw, plain.story.gold, plain.document(w), count, misses)
            score.score_planted(planted.story.gold, planted.slips, planted.document(w), count, misses)
        return Tally(count, stories)


def chosen(data: Data, weights: Mapping[int, Weights]) -> dict[str, float]:
    """The thresholds that serve the folds in `weights` best; ties and near ties go to the middle of the best."""
    settings: dict[str, float] = {}
    for name, worth in (("match", "links_worth"), ("conflict", "conflicts_worth"), ("match", "links_worth")):
        found = [(getattr(data.tally(weights, {**settings, name: x}), worth), x) for x in GRID[name]]
        best = max(found)[0]
        near = [x for value, x in found if value >= best - (0.004 if name == "match" else 1.0)]
        settings[name] = near[len(near) // 2]
    return settings


def nested(data: Data) -> tuple[Tally, list[Tally], list[dict[str, float]]]:
    """Each fold scored with weights and thresholds that never saw it; pooled and fold by fold."""
    pairs = {frozenset(pair): data.without(*pair) for pair in combinations(range(FOLDS), 2)}
    total: Counter[Any] = Counter()
    singles, picked = [], []
    for held in range(FOLDS):
        inner = {other: pairs[frozenset((held, other))] for other in range(FOLDS) if other != held}
        settings = chosen(data, inner)
        tally = data.tally({held: data.without(held)}, settings)
        total.update(tally.count)
        singles.append(tally)
        picked.append(settings)
    return Tally(total, len(data.cases)), singles, picked


def spread(values: Sequence[float]) -> str:
    """Mean, standard deviation and ends of some values."""
    return f"{np.mean(values):.1f} ± {np.std(values):.1f} ({min(values):.1f} to {max(values):.1f})"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--misses", action="store_true")
    ap.add_argument("--given", action="store_true", help="take figures from the gold instead of our extractor")
    ap.add_argument("--cv", action="store_true", help="choose thresholds inside the training folds")
    ap.add_argument("--write", action="store_true", help="fit on all stories and write rules/linking.toml")
    ap.add_argument("--cache", help="file that keeps what extraction found, while only linking changes")
    ap.add_argument("--read", action="store_true", help="learn from tests/data/links-judged.toml as well")
    ap.add_argument("--l2", type=float, default=3.0, help="how strongly weights are held at 0")
    ap.add_argument("--set", nargs="*", default=[], metavar="NAME=X")
    a = ap.parse_args()
    data = Data(not a.given, a.l2, a.cache, a.read)
    given = {k: float(v) for k, v in (x.split("=") for x in a.set)}
    weights = {fold: data.without(fold) for fold in range(FOLDS)}
    print("thresholds given: ", data.tally(weights, given, a.misses).text)
    print(" ", data.kept(weights, given))
    if a.cv:
        tally, folds, picked = nested(data)
        print("thresholds nested:", tally.text)
        print("  links F1 by fold:", spread([100 * t.f1 for t in folds]))
        print("  mean of stories by fold:", spread([100 * t.mean for t in folds]))
        print("  false conflicts a story by fold:", spread([t.false for t in folds]))
        print("  slips caught by fold:", spread([100 * t.slips[0] / (t.slips[1] or 1) for t in folds]))
        print("  chosen:", "; ".join(f"match {s['match']} conflict {s['conflict']}" for s in picked))
    if a.write:
        settings = chosen(data, weights) | given
        print("written:          ", data.tally(weights, settings).text, settings)
        old = load().labels if path().exists() else {}
        fitted = data.fit(range(FOLDS))
        path().write_text(dump(fitted._replace(labels=old, settings=fitted.settings | settings)), encoding="utf-8")


if __name__ == "__main__":
    main()
