"""Fits the weights of `rules/linking.toml` from gold stories; reports out-of-fold numbers."""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections import Counter
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))
import gold
from checker.link import link
from checker.link.score import Weights
from checker.link.weights import dump, load, path
from checker.link.compare import Background, candidates, levels

score = gold.scorer()


def logistic(X, y, w, l2, prior=None, free=()):
    """Newton's method on the likelihood, penalised by distance from `prior`; the last column is the bias, free of penalty."""
    prior = np.zeros(X.shape[1]) if prior is None else prior
    beta = prior.copy()
    ridge = np.full(X.shape[1], l2)
    ridge[list(free)] = l2 / 10
    ridge[-1] = 1e-6
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(X @ beta, -30, 30)))
        g = X.T @ (w * (p - y)) + ridge * (beta - prior)
        h = (X * (w * p * (1 - p))[:, None]).T @ X + np.diag(ridge)
        step = np.linalg.solve(h, g)
        beta -= step
        if np.abs(step).max() < 1e-4:
            break
    return beta


def pairs_of(story, real):
    """Candidate pairs with levels and truth; `real`: our figure -> gold figure, None where the gold's figures are given."""
    group = {f: g["figures"][0] for g in story.gold["groups"] for f in g["figures"]}
    truth = {f.id: group.get(real.get(f.id) if real is not None else f.id, "?" + f.id) for f in story.figures}
    bg = Background(story.figures)
    optional = {f["id"] for f in story.gold["figures"] if f["optional"]}
    soft = {f.id for f in story.figures if (real.get(f.id) if real is not None else f.id) in optional}
    return [
        (a, b, levels(a, b, state, bg), truth[a.id] == truth[b.id], a.id in soft or b.id in soft)
        for a, b, state in candidates(story.figures, every=True)
    ]


def matrix(rows, index):
    X = np.zeros((len(rows), len(index) + 1), dtype=np.float32)
    X[:, -1] = 1
    for i, r in enumerate(rows):
        for level in r[2]:
            j = index.get(level)
            if j is not None:
                X[i, j] = 1
    return X


SETTINGS = {
    "lean": 0.3,
    "clash-lean": 0.55,
    "one-article": 1.5,
    "match": -1.0,
    "conflict": 0.9,
    "rival": 0.25,
    "rival-most": 3.0,
    "partner": 1.5,
    "partner-least": 0.0,
    "unknown": -4.0,
}
DIFFERENCE = {
    "swapped": 4.0, "swapped-two": 3.5, "one-digit": 4.0, "one-digit-of-two": 1.0, "scale": 3.5, "scale-round": 1.5, "near": 2.2, "toll-moved": 1.0, "date-swapped": 4.0, "near-bounded": 1.0, "middling": 0.3, "far": -1.0,
    "remote": -3.0, "other": 0.0, "ordinal": -2.0, "score": -1.0, "date-one-off-of-several": 3.0, "date-one-off-part": 1.5,
    "date-one-off-year": 1.5, "date-one-part": 1.0, "date-part": -1.0, "date-year": -1.5, "date-several": 0.0,
}  # fmt: skip
"""How much likelier a difference is between two statements of one thing than between two things, as log-odds: judged from the
few real conflicts, from what slips are like, and from counts among pairs of different things."""
OPTIONAL = 0.4
"""Weight of a link that need not be found."""
FREE = ("twin=", "value=", "kind=")
"""Comparisons that few other levels speak for: held back least."""
HIDDEN = ("value=", "frequency=")


class Data:
    def __init__(self, real=True, l2=1.5, weak=None, share=1.0, cache=None, prior=0.0):
        stories = gold.stories()
        slips = [gold.planted(s, score) for s in stories]
        truths = [None] * len(stories)
        kept = pickle.loads(Path(cache).read_bytes()) if cache and Path(cache).exists() else {}
        if real:
            pairs = [gold.extracted(s, score, kept) for s in stories]
            stories, truths = [s for s, _ in pairs], [t for _, t in pairs]
            self.planted = [(gold.extracted(s, score, kept)[0], planted) for s, planted in slips]
        else:
            stories = [gold.described(s) for s in stories]
            self.planted = [(gold.described(s), planted) for s, planted in slips]
        if cache:
            Path(cache).write_bytes(pickle.dumps(kept))
        self.stories = stories
        self.rows = {s.id: pairs_of(s, t) for s, t in zip(stories, truths, strict=True)}
        self.all = [r for s in stories for r in self.rows[s.id]]
        count = Counter(l for r in self.all for l in r[2])
        self.index = {l: i for i, l in enumerate(sorted(count))}
        self.owner = np.array([k for k, s in enumerate(stories) for _ in self.rows[s.id]])
        self.X = matrix(self.all, self.index)
        self.y = np.array([r[3] for r in self.all], dtype=float)
        self.free = [i for l, i in self.index.items() if l.startswith(FREE)]
        hidden = [i for l, i in self.index.items() if l.startswith(HIDDEN)]
        self.C = self.X.copy()
        self.C[:, hidden] = 0
        self.clash = self.X[:, self.index["value=incompatible"]] + self.X[:, self.index["value=date-incompatible"]] > 0
        pos = np.array([self.y[self.owner == k].sum() for k in range(len(stories))])
        self.w = np.array([1 / max(1.0, pos[k]) ** 0.35 for k in self.owner])
        self.w *= np.where([r[4] and r[3] for r in self.all], OPTIONAL, 1.0)
        self.l2 = l2
        self.weak, self.prior = None, prior
        if weak:
            self._add_weak(json.loads(Path(weak).read_text()), share)

    def _add_weak(self, rows, share):
        """Weak labels beside the gold's, with columns of their own for how frequent each kind's pairs are among them."""
        kinds = sorted({l for r in rows for l in r[3] if l.startswith("kind=")})
        extra = {k: i for i, k in enumerate(kinds)}
        n, m = self.X.shape
        X = np.zeros((len(rows), m + len(extra)), dtype=np.float32)
        X[:, -1] = 1
        for i, r in enumerate(rows):
            for level in r[3]:
                j = self.index.get(level)
                if j is not None:
                    X[i, j] = 1
                if level in extra:
                    X[i, m - 1 + extra[level]] = 1
        w = np.array([r[2] for r in rows])
        y = np.array([r[1] for r in rows], dtype=float)
        w *= share * self.y.sum() / (w @ y)
        self.weak = (X, y, w, len(extra))

    def context(self, keep):
        X, y, w = self.C[keep], self.y[keep], self.w[keep]
        if self.weak is None:
            return logistic(X, y, w, self.l2, free=self.free)
        WX, wy, ww, n = self.weak
        wide = np.hstack([X[:, :-1], np.zeros((len(X), n), dtype=np.float32), X[:, -1:]])
        beta = logistic(
            np.vstack([wide, WX]), np.concatenate([y, wy]), np.concatenate([w, ww]), self.l2, free=self.free
        )
        return np.concatenate([beta[: X.shape[1] - 1], beta[-1:]])

    def fit(self, keep):
        m = keep & ~self.clash
        context = self.context(keep & (self.clash | (self.y > 0)) & ~(self.X[:, self.index["value=vague"]] > 0))
        match = logistic(
            self.X[m], self.y[m], self.w[m], self.l2, free=self.free, prior=self.prior * context if self.prior else None
        )
        names = sorted(self.index, key=self.index.get)
        settings = dict(SETTINGS)
        settings["match-bias"], settings["context-bias"] = float(match[-1]), float(context[-1])

        table = {l: float(context[i]) for i, l in enumerate(names)} | {
            "difference=" + l: x for l, x in DIFFERENCE.items()
        }
        return Weights({l: float(match[i]) for i, l in enumerate(names)}, table, settings)


def folds(data, k=8):
    for fold in range(k):
        yield fold, data.fit(data.owner % k != fold)


def evaluate(data, fitted, settings, misses=False, only=None):
    tally = Counter()
    for k, s in enumerate(data.stories):
        if only and s.id != only:
            continue
        w = fitted[k % len(fitted)]
        w = w._replace(settings={**w.settings, **settings})
        score.score_story(s.raw, s.gold, gold.document(s, link(s.articles, s.figures, w)), tally, misses)
    p, r, f = score.prf(tally["link right"], tally["link system"], tally["link gold"])
    out = f"links P {100 * p:.1f} R {100 * r:.1f} F {100 * f:.1f}  mean {100 * tally['link story f1'] / tally['link stories']:.1f}"
    cp = tally["conflict right"] / (tally["conflict system"] or 1)
    cr = tally["conflict found"] / tally["conflict gold"] if tally["conflict gold"] else 1
    out += f"  conflicts P {100 * cp:.0f} R {100 * cr:.0f}  false/story {(tally['conflict system'] - tally['conflict right']) / len(data.stories):.2f}"
    for k, (s, slips) in enumerate(data.planted):
        if only and s.id != only:
            continue
        w = fitted[k % len(fitted)]
        w = w._replace(settings={**w.settings, **settings})
        score.score_planted(s.gold, slips, gold.document(s, link(s.articles, s.figures, w)), tally, misses)
    tot = lambda f: (
        sum(n for k, n in tally.items() if f(k) and k[1] is True),
        sum(n for k, n in tally.items() if f(k)),
    )
    a = tot(lambda k: isinstance(k, tuple) and k[0] == "all")
    d = tot(lambda k: isinstance(k, tuple) and k[0] == "kind date")
    out += f"  slips {a[0] - d[0]}/{a[1] - d[1]} dates {d[0]}/{d[1]} unfounded {tally['unfounded'] / len(data.stories):.2f}"
    return out, tally


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--misses", action="store_true")
    ap.add_argument("--only")
    ap.add_argument("--given", action="store_true", help="take figures from the gold instead of our extractor")
    ap.add_argument("--write", action="store_true", help="fit on all stories and write rules/linking.toml")
    ap.add_argument("--weak", help="labels from tools/weak_labels.py")
    ap.add_argument("--share", type=float, default=1.0, help="weight of all weak positives as a multiple of the gold's")
    ap.add_argument("--cache", help="file that keeps what extraction found, while only linking changes")
    ap.add_argument("--match-prior", type=float, default=0.0)
    ap.add_argument("--l2", type=float, default=3.0)
    ap.add_argument("--set", nargs="*", default=[])
    ap.add_argument("--scan", nargs="*", default=[])
    a = ap.parse_args()
    data = Data(not a.given, a.l2, a.weak, a.share, a.cache, a.match_prior)
    fitted = [w for _, w in folds(data)]
    base = {k: float(v) for k, v in (x.split("=") for x in a.set)}
    print(evaluate(data, fitted, base, a.misses, a.only)[0])
    if a.write:
        old = load().labels if path().exists() else {}
        weights = data.fit(np.ones(len(data.y), dtype=bool))
        path().write_text(dump(weights._replace(labels=old)), encoding="utf-8")
    for x in a.scan:
        k, values = x.split("=")
        for v in values.split(","):
            print(f"{k}={v}", evaluate(data, fitted, {**base, k: float(v)})[0])


if __name__ == "__main__":
    main()
