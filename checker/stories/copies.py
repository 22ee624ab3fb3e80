"""Near copies: articles that print nearly the same text, as outlets do with an agency's report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.stories.terms import Terms

RUN = 5
"""Words in a row that make a shingle."""
LEAST = 20
"""Shingles below which two texts are alike by chance."""
ALIKE = 0.6
"""Share of their shingles that two copies have in common."""
HASHES, BANDS = 128, 32
"""Bands of four hashes: a pair that shares 60 percent is missed once in 80 times, one that shares 20 percent is looked
at once in 20 times."""
APART = 7
"""Days after which the same words tell of something else: the weekly figures, in the sentences of every week."""


def copies(articles: Sequence[Terms]) -> dict[int, tuple[int, float]]:
    """For each near copy the first article that it is a copy of, and the share of shingles that both have."""
    from rensa import RMinHash, RMinHashLSH

    found: dict[int, tuple[int, float]] = {}
    index = RMinHashLSH(threshold=ALIKE, num_perm=HASHES, num_bands=BANDS)
    shingles: dict[int, frozenset[str]] = {}
    for number, article in enumerate(articles):
        mine = frozenset(" ".join(article.run[i : i + RUN]) for i in range(len(article.run) - RUN + 1))
        if len(mine) < LEAST:
            continue
        sketch = RMinHash(num_perm=HASHES, seed=1)
        sketch.update(sorted(mine))
        for other in sorted(index.query(sketch)):
            alike = len(mine & shingles[other]) / len(mine | shingles[other])
            if alike >= ALIKE and _near(article.published, articles[other].published):
                found[number] = other, alike
                break
        else:
            index.insert(number, sketch)
            shingles[number] = mine
    return found


def _near(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= APART
