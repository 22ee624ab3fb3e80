"""Pairs of figures with labels that nobody wrote, from clusters of real articles: what `fit_linking.py --weak` learns from.

    python tools/weak_labels.py clusters.jsonl.gz OUT.json

A distinctive value that two articles of one cluster state once each ($10,977.74, 1,487 people) is almost always one
thing: such pairs are positive, with the value hidden. An article states one thing once: so the other figures of both
articles that could compete, with values that can't be the same, are negative. No text is kept, only levels.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from checker.describe import describe
from checker.extract import extract
from checker.interval import compatible
from checker.language.document import Document
from checker.link.compare import Background, candidates, levels, value_key
from checker.model import Article, Figure

DAYS = True
NEGATIVES = 12
"""Kept for each positive; their weight makes up for the rest."""
HIDDEN = ("value=", "frequency=")


def distinctive(f: Figure) -> bool:
    """Whether two articles would hardly state this value of two things."""
    if f.kind == "date":
        return len(str(f.low)) == 10 and f.low == f.high
    if not isinstance(f.low, Decimal) or f.vague or f.low != f.high and f.kind != "score":
        return False
    digits = len(f.low.normalize().as_tuple().digits)
    if f.kind in ("count", "money", "percent", "measure"):
        return digits >= 3 or digits == 2 and f.low > 20
    return f.kind == "score" and f.low + f.high > 20


def cluster_pairs(line: str) -> list[tuple[str, int, float, list[str]]]:
    """Cluster id, label, weight and levels of the pairs of one cluster."""
    cluster = json.loads(line)
    figures: list[Figure] = []
    for n, a in enumerate(cluster["articles"]):
        try:
            document = Document(Article(f"{n}", a["name"], a["text"]))
            start = len(figures)
            figures += describe(document, [replace(f, id=f"f{start + k}") for k, f in enumerate(sorted(extract(document), key=lambda f: (f.start, f.end)))])
        except Exception as error:  # a bug elsewhere must not stop an hour of counting
            print(cluster["id"], type(error), error, file=sys.stderr)
            return []
    background = Background(figures)
    state = {(a.id, b.id): s for a, b, s in candidates(figures)}
    pairs = [(a, b) for a, b, _ in candidates(figures)]
    at: dict[tuple[str, str], int] = {}
    for a, b in pairs:
        if a.source != b.source and a.kind == b.kind and value_key(a) == value_key(b) and a.unit == b.unit or a.kind == "count" and value_key(a) == value_key(b):
            if a.source != b.source and distinctive(a):
                at[a.id, b.source] = 1
                at[b.id, a.source] = 1
    positive, negative = [], []
    for a, b in pairs:
        if a.source == b.source or (a.id, b.source) not in at and (b.id, a.source) not in at:
            continue
        if value_key(a) == value_key(b):
            if (a.id, b.source) in at:
                positive.append((a, b))
        elif a.kind == b.kind and not compatible(a, b):
            negative.append((a, b))
    if not positive:
        return []
    rng = random.Random(cluster["id"])
    kept = rng.sample(negative, min(len(negative), NEGATIVES * len(positive)))
    lift = len(negative) / len(kept) if kept else 1.0
    share = len(positive) ** -0.5
    rows = [(cluster["id"], 1, share, levels(a, b, state[a.id, b.id], background)) for a, b in positive]
    rows += [(cluster["id"], 0, share * lift, levels(a, b, state[a.id, b.id], background)) for a, b in kept]
    return [(i, y, w, [x for x in ls if not x.startswith(HIDDEN)]) for i, y, w, ls in rows]


def main() -> None:
    lines = [line for line in gzip.open(sys.argv[1], "rt", encoding="utf-8") if DAYS or not line.startswith('{"id": "day-')]
    rows = []
    with Pool(2) as pool:
        for found in pool.imap_unordered(cluster_pairs, lines, chunksize=20):
            rows += found
    counts: dict[int, int] = defaultdict(int)
    for r in rows:
        counts[r[1]] += 1
    print(len(lines), "clusters", dict(counts))
    Path(sys.argv[2]).write_text(json.dumps(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
