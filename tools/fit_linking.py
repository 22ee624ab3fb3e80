"""Fits the weights of `rules/linking.toml` from gold stories; reports out-of-fold numbers.

    python tools/fit_linking.py            weights from all stories but the scored fold's, shipped thresholds
    python tools/fit_linking.py --cv       thresholds too are chosen inside the training folds: the honest measure
    python tools/fit_linking.py --write    fit on all stories, choose thresholds out of fold, write rules/linking.toml

Slips are planted into stories of the held fold. `--cache FILE` keeps what extraction found while only linking changes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))
import conflicts
import gold

from checker.interval import in_conflict
from checker.link.candidates import apart, candidates
from checker.link.cluster import cluster
from checker.link.compare import levels
from checker.link.score import Compared, Weights, compared, weigh
from checker.link.sides import Sides
from checker.link.weights import dump, load, path

score = gold.scorer()
FOLDS = 8

SETTINGS = {
    "lean": 0.4, "clash-lean": 0.7, "match": -0.75, "conflict": 0.1,
    "rival": 0.25, "rival-most": 3.0, "partner": 1.5, "partner-least": 0.0, "unknown": -4.0, "apart": -2.0,
}  # fmt: skip
GRID = {
    "match": (-2.0, -1.5, -1.25, -1.0, -0.75, -0.5, -0.25, 0.0, 0.5),
    "conflict": (-0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0),
}
"""Thresholds to choose from: `match` first, then `conflict`."""
DIFFERENCE = {
    "swapped": 4.0, "swapped-two": 3.5, "one-digit": 3.0, "one-digit-of-two": 1.0,
    "scale": 3.5, "scale-round": 3.0, "scale-long": 5.5, "cut-off": 3.5,
    "near": 1.4, "near-bounded": 1.0, "toll-moved": 1.0, "middling": -0.2, "far": -1.0, "remote": -3.0, "other": 0.0,
    "in-a-copy": 2.5, "ordinal": -2.0, "score": -1.0, "date-swapped": 3.0, "date-one-off-of-several": 1.5,
    "date-one-off-part": 1.5, "date-one-off-year": 1.5, "date-one-part": 1.0, "date-part": -1.0, "date-year": -1.5,
    "date-several": 0.0,
}  # fmt: skip
"""How much likelier a difference is between two statements of one thing than between two things, as log-odds. Where
fitting starts: judged from what slips are like; planted slips and real conflicts of the training stories move it."""
PRIOR = {"holder=shared": 2.5, "holder=different": -2.5, "holder=namesake": -1.0}
"""Weights that a few stories can't tell but everybody knows: one person, one age. Fitting starts from them."""
CAUTION = {
    "scope=more-one-side": -1.0, "scope=part-one-side": -1.0, "scope=base-one-side": -1.5, "scope=bound-one-side": -1.0,
    "scope=expected-one-side": -1.5, "scope=needed-one-side": -1.5, "scope=sum-one-side": -1.0,
    "scope=unnamed-one-side": -1.0, "scope=by-one-side": -1.0, "scope=including-one-side": -1.0,
    "scope=previous-one-side": -1.0, "weekday=different": -1.0, "place=different": -1.0, "kind=time": -2.0,
}  # fmt: skip
"""The same for clashing values: what makes an editor hold back."""
DOUBT = {
    "age-and-span": -6.0, "time": -4.0, "unnamed": -6.0, "list": -6.0, "one-article": -6.0, "two-people": -4.0,
    "nobody": -2.5, "bound": -3.0, "thin-date": -1.5, "other-event": -3.5, "no-name": -2.0, "two-dates": -2.5,
    "fraction": -4.0, "in-tens": -3.0, "small": -2.5, "thin": -2.0, "other-noun": -2.0, "no-noun": -1.5,
    "other-name": -1.0, "other-place": -1.5, "two-plans": -1.5, "needed": -1.0, "total": -1.0,
    "including": -1.5, "previous": -1.5, "other-fate": -2.5, "other-day": -1.5, "other-deed": -1.0,
    "other": -2.0, "part-of-sum": -2.0, "part": -1.0, "expected": -2.0, "base": -2.0,
}  # fmt: skip
"""What keeps a clash from being called one: set by hand, for what is asked is what an editor would forgive."""
DIFFERENCE_RIDGE = 1.0
JUDGED = 0.3
"""Weight of a judged pair of a real cluster: chosen for being hard."""
OPTIONAL = 0.4
"""Weight of a link that need not be found."""
FREE = ("twin=", "value=", "kind=")
"""Comparisons that few other levels speak for: held back least."""
HIDDEN = ("value=", "frequency=")
"""What the values themselves say: for clashing values these say nothing."""


def logistic(
    X: np.ndarray, y: np.ndarray, w: np.ndarray, ridge: np.ndarray, start: np.ndarray, offset: np.ndarray | float = 0.0
) -> np.ndarray:
    """Weights of most likelihood, by Newton's method, held near `start`; columns that are never reached stay there."""
    used = np.flatnonzero(np.abs(X).sum(axis=0))
    X, ridge, prior = X[:, used], ridge[used], start[used]
    beta = prior.copy()
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(X @ beta + offset, -30, 30)))
        g = X.T @ (w * (p - y)) + ridge * (beta - prior)
        h = (X * (w * p * (1 - p))[:, None]).T @ X + np.diag(ridge + 1e-6)
        step = np.linalg.solve(h, g)
        step *= min(1.0, 2.0 / max(1e-9, float(np.abs(step).max())))
        beta -= step
        if np.abs(step).max() < 1e-4:
            break
    out = start.copy()
    out[used] = beta
    return out


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
        self.fold = crc32(story.id.encode()) % FOLDS
        place = [f"{f.source}:{f.start}" for f in story.figures]
        found = [(p, said.get(frozenset((place[p.left], place[p.right])))) for p in self.pairs if p.clash]
        self.judged = [(p, verdict == "real") for p, verdict in found if verdict]


def clusters(kept: dict[str, Any]) -> list[Cluster]:
    """The clusters with judged conflicts; none where the corpus is not at hand."""
    if not conflicts.CORPUS.exists():
        return []
    known = conflicts.judgements()
    out = []
    with gzip.open(conflicts.CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            said = known.get(json.loads(line[: line.index(",")] + "}")["id"])
            if said:
                out.append(Cluster(gold.cluster(json.loads(line), kept), said))
    return out


class Data:
    """All gold stories compared, as a table of levels with what is true of each pair."""

    def __init__(self, real: bool = True, l2: float = 3.0, cache: str | None = None) -> None:
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
        if cache:
            Path(cache).write_bytes(pickle.dumps(kept))
        self.l2 = l2
        self.cases = [Case(s, None, t) for s, t in zip(stories, truths, strict=True)]
        self.planted = [Case(s, p, t) for s, t, p in planted]
        rows = [labelled(s, t) for s, t in zip(stories, truths, strict=True)]
        flat = [r for story in rows for r in story]
        self.names = sorted({level for r in flat for level in r[0]})
        self.index = {level: i for i, level in enumerate(self.names)}
        self.owner = np.array([k for k, story in enumerate(rows) for _ in story])
        self.X = np.zeros((len(flat), len(self.names) + 1))
        self.X[:, -1] = 1
        for i, r in enumerate(flat):
            self.X[i, [self.index[level] for level in r[0]]] = 1
        self.C = self.X.copy()
        self.C[:, [i for level, i in self.index.items() if level.startswith(HIDDEN)]] = 0
        self.y = np.array([r[1] for r in flat], dtype=float)
        self.clash = np.array([r[3] for r in flat])
        self.converted = np.zeros(len(flat), dtype=bool)
        for level in ("together=same-sentence-converted", "together=same-sentence"):
            # "95 miles (152 kilometers)" says nothing of what two articles' sentences look like.
            self.converted |= (self.X[:, self.index[level]] > 0) & (self.y > 0)
        self.vague = self.X[:, self.index["value=vague"]] > 0
        links = np.array([self.y[self.owner == k].sum() for k in range(len(rows))])
        # A few big stories hold most links: each further link of a story says less.
        self.w = 1 / np.maximum(1.0, links[self.owner]) ** 0.35
        self.w *= np.where([r[1] and r[2] for r in flat], OPTIONAL, 1.0)

    def ridge(self) -> np.ndarray:
        out = np.full(len(self.names) + 1, self.l2)
        out[[i for level, i in self.index.items() if level.startswith(FREE)]] = self.l2 / 10
        out[-1] = 1e-6
        return out

    def fit(self, folds: Sequence[int]) -> Weights:
        """Weights from the stories of some folds."""
        keep = np.isin(self.owner % FOLDS, folds)
        ridge = self.ridge()
        start = np.array([PRIOR.get(level, 0.0) for level in self.names] + [0.0])
        m = keep & ~self.clash
        c = keep & (self.clash | (self.y > 0)) & ~self.vague & ~self.converted
        match = logistic(self.X[m], self.y[m], self.w[m], ridge, start)
        wary = start + np.array([CAUTION.get(level, 0.0) for level in self.names] + [0.0])
        X, y, w = self.judged_rows(folds)
        context = logistic(
            np.vstack([self.C[c], X]), np.concatenate([self.y[c], y]), np.concatenate([self.w[c], w]), ridge, wary
        )
        settings = SETTINGS | {"match-bias": float(match[-1]), "context-bias": float(context[-1])}
        table = {level: float(context[i]) for i, level in enumerate(self.names)}
        table |= {"doubt=" + level: x for level, x in DOUBT.items()}
        table |= self.differences(folds, table, float(context[-1]))
        return Weights({level: float(match[i]) for i, level in enumerate(self.names)}, table, settings)

    def judged_rows(self, folds: Sequence[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Clashing pairs of real clusters that were linked once and judged by a person."""
        chosen = [(p, real) for case in self.clusters if case.fold in folds for p, real in case.judged]
        X = np.zeros((len(chosen), len(self.names) + 1))
        X[:, -1] = 1
        for row, (p, _) in zip(X, chosen, strict=True):
            row[[self.index[level] for level in p.levels if level in self.index and not level.startswith(HIDDEN)]] = 1
        return X, np.array([float(real) for _, real in chosen]), np.full(len(chosen), JUDGED)

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


def things(story: gold.Story, real: dict[str, str] | None) -> dict[str, str]:
    """What each of our figures speaks of: a group of the gold, or itself alone.

    `real`: our figure -> gold figure, None where the gold's figures are given.
    """
    group = {f: g["figures"][0] for g in story.gold["groups"] for f in g["figures"]}
    known = {f.id: (real.get(f.id, "") if real is not None else f.id) for f in story.figures}
    return {f.id: group.get(known[f.id], "?" + f.id) for f in story.figures}


def labelled(story: gold.Story, real: dict[str, str] | None) -> list[tuple[list[str], bool, bool, bool]]:
    """Levels, whether it is one thing, whether optional, whether clashing, of every candidate pair."""
    optional = {f["id"] for f in story.gold["figures"] if f["optional"]}
    known = {f.id: (real.get(f.id) if real is not None else f.id) for f in story.figures}
    truth = things(story, real)
    sides = Sides(story.figures)
    out = []
    for i, j, state in candidates(sides.all, every=True):
        a, b = story.figures[i].id, story.figures[j].id
        soft = known[a] in optional or known[b] in optional
        reached = levels(sides.all[i], sides.all[j], state, sides)
        out.append((reached, truth[a] == truth[b], soft, state == "clash"))
    return out


VERDICTS = ("match", "conflict", "single")


class Tally:
    """What score.py counted, as the numbers of the bar."""

    def __init__(self, count: Counter[Any], stories: int) -> None:
        self.count, self.stories = count, stories
        p, r, self.f1 = score.prf(count["link right"], count["link system"], count["link gold"])
        self.mean = count["link story f1"] / (count["link stories"] or 1)
        self.conflict_p = count["conflict right"] / (count["conflict system"] or 1)
        self.conflict_r = count["conflict found"] / (count["conflict gold"] or 1)
        self.false = (count["conflict system"] - count["conflict right"]) / stories
        self.unfounded = count["unfounded"] / stories
        self.verdicts = sum(map(self._verdict, VERDICTS)) / len(VERDICTS)
        self.slips = self._caught("all")
        self.dates = self._caught("kind date")
        self.text = (
            f"links P {100 * p:.1f} R {100 * r:.1f} F {100 * self.f1:.1f}  mean {100 * self.mean:.1f}"
            f"  conflicts P {100 * self.conflict_p:.0f} R {100 * self.conflict_r:.0f}  false/story {self.false:.2f}"
            f"  verdicts {100 * self.verdicts:.1f}"
            f"  slips {self.slips[0] - self.dates[0]}/{self.slips[1] - self.dates[1]}"
            f" dates {self.dates[0]}/{self.dates[1]} unfounded {self.unfounded:.2f}"
        )

    def _verdict(self, verdict: str) -> float:
        """F1 of the figures with a verdict."""
        found = [(k, n) for k, n in self.count.items() if k[0] == "verdict"]
        gold = sum(n for k, n in found if k[1] == verdict)
        said = sum(n for k, n in found if k[2] == verdict)
        return float(score.prf(self.count["verdict", verdict, verdict], said, gold)[2])

    def _caught(self, name: str) -> tuple[int, int]:
        return self.count[name, True], self.count[name, True] + self.count[name, False]

    @property
    def links_worth(self) -> float:
        return self.f1 + self.mean

    @property
    def conflicts_worth(self) -> float:
        """Slips and conflicts found, false alarms at their price: two found for one false."""
        found = self.slips[0] + self.count["conflict found"]
        false = self.count["conflict system"] - self.count["conflict right"] + self.count["unfounded"]
        return float(found - 2 * false)


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
    for fold in range(FOLDS):
        inner = {other: pairs[frozenset((fold, other))] for other in range(FOLDS) if other != fold}
        settings = chosen(data, inner)
        tally = data.tally({fold: data.without(fold)}, settings)
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
    ap.add_argument("--l2", type=float, default=3.0, help="how strongly weights are held at 0")
    ap.add_argument("--set", nargs="*", default=[], metavar="NAME=X")
    a = ap.parse_args()
    data = Data(not a.given, a.l2, a.cache)
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
