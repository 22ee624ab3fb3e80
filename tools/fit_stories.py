"""Fits what tells stories apart: `rules/stories.toml` and `checker/stories/common.txt`.

    python tools/fit_stories.py            fit on the even half of the clusters, print the weights' score on that half
    python tools/fit_stories.py --write    and write rules/stories.toml
    python tools/fit_stories.py --common   write the words of news at large, from news.jsonl.gz

Pairs come from the whole mix and from small mixes of whole clusters, so that weights hold for a folder of ten articles,
too; what is true of a pair is looked at in the even half alone. Each comparison's curve is a line through a few points;
what is fitted is its rise from point to point, held back by a ridge. Days apart are set by hand: few of the clusters
have dates, and what an editor calls one story is no matter of counting.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))
import group_bench
from fit_logistic import logistic
from group_bench import Labelled

from checker.model import Article
from checker.resources import rules_dir
from checker.stories.cluster import cluster
from checker.stories.compare import COMMON, Compared, compared
from checker.stories.copies import copies
from checker.stories.terms import terms
from checker.stories.weights import Curve, Weights, in_company, probabilities

POINTS = {
    "words": (0.0, 0.04, 0.08, 0.12, 0.18, 0.25, 0.35, 0.5, 0.7),
    "pairs": (0.0, 0.02, 0.05, 0.1, 0.2, 0.4),
    "headline": (0.0, 0.05, 0.15, 0.3, 0.5, 0.8),
    "nearest": (0.2, 0.4, 0.5, 0.6, 0.7, 0.85, 1.0),
    "density": (-1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0),
    "company": (0.0, 0.05, 0.1, 0.2, 0.4, 0.7),
    "length": (4.5, 5.5, 6.5, 7.5, 8.5, 9.5),
    "crowd": (1.0, 1.5, 2.0, 2.5, 3.0, 3.7),
    "weekday": (0.0, 1.0, 2.0, 3.0),
    "named-day": (-1.0, 0.0, 1.0, 3.0, 7.0, 14.0, 30.0, 60.0),
    "alone": (-6.0, -4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, 6.0),
    "third": (0.0, 0.05, 0.2, 0.5, 1.0, 2.0, 4.0),
    "shared-third": (0.0, 0.1, 0.25, 0.5, 0.75, 1.0),
    "rival": (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0),
    "lesser-rival": (0.0, 0.1, 0.3, 0.5, 0.7, 0.9),
}
DAYS = Curve((-1, 0, 3, 7, 14, 30, 45), (0.0, 0.4, 0.2, 0.0, -1.0, -3.0, -4.5))
ROUNDS = (
    ("words", "pairs", "headline", "nearest", "density", "company", "length", "crowd", "weekday", "named-day"),
    ("alone", "third", "shared-third", "rival", "lesser-rival", "words", "company", "length", "crowd"),
    ("alone", "third", "shared-third", "rival", "lesser-rival", "words", "company", "length", "crowd"),
)
RIDGE = 2.0
PRECISION = 90.8
"""What the tuning half has to reach, a point above the bar."""
JOINS = tuple(round(0.2 + 0.02 * n, 2) for n in range(16))
SMALL_SHARE = 0.5
"""What all small mixes together count beside the whole."""
HEAD = """\
# How --group decides that two articles tell one story. Fitted by tools/fit_stories.py on half of the clusters.
#
# Each comparison gives a value a pair; what that adds to the log-odds is read off a line through the points `at` and
# `weight`. First every pair is judged by itself ([articles]), then twice more in the light of what was made of the
# pairs around it ([[company]]). Stories are joined while the mean probability between their articles is above `join`.
"""


class Mix:
    """Articles of several clusters, compared, with what is true of the pairs that may be looked at."""

    def __init__(self, labelled: Sequence[Labelled]) -> None:
        found = [terms(one.article) for one in labelled]
        copied = copies(found)
        kept = [n for n in range(len(labelled)) if n not in copied]
        self.labelled, self.copied, self.kept = labelled, copied, kept
        self.pairs: Compared = compared([found[n] for n in kept])
        self.count = len(kept)
        ours = [labelled[n] for n in kept]
        pairs = list(zip(self.pairs.left.tolist(), self.pairs.right.tolist(), strict=True))
        self.seen = np.array([not (ours[i].odd or ours[j].odd) for i, j in pairs])
        self.same = np.array([ours[i].cluster == ours[j].cluster for i, j in pairs], float)
        size = Counter(one.cluster for one in ours)
        mates = np.array([size[ours[i].cluster] - 1 for i, _ in pairs])
        # An article counts once, whatever the size of its cluster.
        self.weight = np.where(self.same > 0, 1 / np.maximum(1, mates), 1.0)

    def stories(self, likely: np.ndarray, join: float) -> list[str]:
        """For each article a name of its story."""
        pairs = zip(self.pairs.left.tolist(), self.pairs.right.tolist(), strict=True)
        groups = cluster(self.count, dict(zip(pairs, likely.tolist(), strict=True)), join)
        home = {self.kept[i]: number for number, group in enumerate(groups) for i in group}
        for number, (original, _) in sorted(self.copied.items()):
            home[number] = home[original]
        return [str(home[n]) for n in range(len(self.labelled))]


def ramps(name: str, value: np.ndarray) -> np.ndarray:
    """For each stretch between two points, how far a value has gone along it: 0 to 1."""
    at = POINTS[name]
    return np.column_stack([np.clip((value - a) / (b - a), 0, 1) for a, b in pairwise(at)])


def fitted(
    names: Sequence[str], mixes: Sequence[tuple[Mix, float, Mapping[str, np.ndarray]]], days: bool
) -> tuple[float, dict[str, Curve]]:
    """Bias and curves of one round. `mixes`: each with its weight and its values by comparison."""
    X, y, w, offset = [], [], [], []
    for mix, share, values in mixes:
        X.append(np.column_stack([np.ones(mix.seen.sum()), *(ramps(n, values[n][mix.seen]) for n in names)]))
        y.append(mix.same[mix.seen])
        w.append(mix.weight[mix.seen] * share)
        offset.append(np.interp(values["days"][mix.seen], DAYS.at, DAYS.weight) * days)
    matrix = np.concatenate(X)
    ridge = np.full(matrix.shape[1], RIDGE)
    ridge[0] = 0.0
    beta = logistic(matrix, np.concatenate(y), np.concatenate(w), ridge, np.zeros(len(ridge)), np.concatenate(offset))
    curves, column = {}, 1
    for name in names:
        rises = beta[column : column + len(POINTS[name]) - 1]
        column += len(rises)
        curves[name] = Curve(POINTS[name], tuple(round(float(x), 2) for x in np.r_[0, np.cumsum(rises)]))
    return round(float(beta[0]), 2), curves


def fit(mixes: Sequence[tuple[Mix, float]]) -> Weights:
    """All rounds, one after the other; then where to stop joining."""
    bias: list[float] = []
    rounds: list[Mapping[str, Curve]] = []
    for number, names in enumerate(ROUNDS):
        rows = []
        for mix, share in mixes:
            values = dict(mix.pairs.values)
            if number:
                before = probabilities(mix.pairs, mix.count, Weights(0, tuple(bias), tuple(rounds)))
                values |= in_company(mix.pairs.left, mix.pairs.right, before, mix.count)
            rows.append((mix, share, values))
        start, curves = fitted(names, rows, days=not number)
        bias.append(start)
        rounds.append(curves | ({"days": DAYS} if not number else {}))
    weights = Weights(0.5, tuple(bias), tuple(rounds))
    whole = mixes[0][0]
    likely = probabilities(whole.pairs, whole.count, weights)
    for join in JOINS:
        precision, recall = group_bench.b_cubed(whole.labelled, whole.stories(likely, join), lambda one: not one.odd)
        print(f"join {join:.2f}: even half of the whole mix {precision:.1f} {recall:.1f}")
        if precision >= PRECISION:
            return Weights(join, weights.bias, weights.rounds)
    return weights


def dump(weights: Weights) -> str:
    """The weights as TOML."""
    lines = [HEAD, "[settings]", f"join = {weights.join}", f"bias = {list(weights.bias)}"]
    for number, curves in enumerate(weights.rounds):
        lines += ["", "[[company]]" if number else "[articles]"]
        for name, curve in curves.items():
            lines.append(f"{name} = {{ at = {list(curve.at)}, weight = {list(curve.weight)} }}")
    return "\n".join(lines) + "\n"


def common() -> str:
    """Words of news at large and how many of a thousand articles have them."""
    having: Counter[str] = Counter()
    count = 0
    with gzip.open(group_bench.conflicts.CORPUS.parent / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            having.update(set(terms(Article("", "", json.loads(line)["text"])).run))
            count += 1
    shares = ((word, round(1000 * number / count)) for word, number in sorted(having.items()))
    head = f"# How many of {count:,} articles in a thousand have a word, from 5 on; by tools/fit_stories.py --common\n"
    return head + "".join(f"{word} {share}\n" for word, share in shares if share >= 5)


def small_mixes(labelled: Sequence[Labelled]) -> Iterator[Mix]:
    """Mixes of every size from the even half."""
    even = [one for one in labelled if not one.odd]
    for size in group_bench.SIZES:
        for seed in range(max(1, group_bench.SMALL_MIXES // size)):
            yield Mix(group_bench.small(even, size, seed))
            yield Mix(group_bench.small(group_bench.thinned(even, seed), size, seed))


def main() -> None:
    """Fit, and write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write rules/stories.toml")
    parser.add_argument("--common", action="store_true", help="write checker/stories/common.txt")
    options = parser.parse_args()
    if options.common:
        COMMON.write_text(common(), encoding="utf-8")
        return
    labelled = group_bench.mix(*group_bench.KINDS)
    whole, thin, small = Mix(labelled), Mix(group_bench.thinned(labelled, 1)), list(small_mixes(labelled))
    share = SMALL_SHARE * whole.weight[whole.seen].sum() / sum(mix.weight[mix.seen].sum() for mix in small)
    weights = fit([(whole, 1.0), (thin, 1.0), *((mix, share) for mix in small)])
    if options.write:
        (rules_dir() / "stories.toml").write_text(dump(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
