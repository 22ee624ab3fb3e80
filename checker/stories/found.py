"""From articles to stories."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Article, Story
from checker.stories.cluster import cluster
from checker.stories.compare import compared
from checker.stories.copies import copies
from checker.stories.terms import terms
from checker.stories.weights import load, probabilities
from checker.stories.why import described


def stories(articles: Sequence[Article]) -> list[Story]:
    """The stories of articles in their order."""
    found = [terms(article) for article in articles]
    copied = copies(found)
    # A copy says nothing of its own, and ten of them would be all that anything is compared with.
    kept = [number for number in range(len(articles)) if number not in copied]
    weights = load()
    pairs = compared([found[number] for number in kept])
    chances = probabilities(pairs, len(kept), weights).tolist()
    likely = dict(zip(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True), chances, strict=True))
    home = [[kept[place] for place in group] for group in cluster(len(kept), likely, weights.join)]
    group_of = {number: group for group in home for number in group}
    for copy, (original, _) in copied.items():
        group_of[original].append(copy)
    named = {(kept[i], kept[j]): chance for (i, j), chance in likely.items()}
    return described(articles, found, sorted(sorted(group) for group in home), named, copied)
