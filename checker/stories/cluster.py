"""From likely pairs to stories, by average linkage: the surest first, and no chain of neighbours makes a story."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def cluster(count: int, likely: Mapping[Pair, float], join: float) -> list[list[int]]:
    """Stories of articles `0 … count-1`, each sorted, in order of their first article.

    `likely`: probabilities of pairs (i < j); a pair that is not there counts 0. Two stories are joined while the mean
    of all pairs between them is above `join`, the best first.
    """
    members = {i: [i] for i in range(count)}
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for (i, j), value in likely.items():
        near[i][j] = near[j][i] = value
    version = [0] * count
    entries = [(-value, i, j, 0, 0) for (i, j), value in likely.items() if value > join]
    heapify(entries)
    while entries:
        _, i, j, seen_i, seen_j = heappop(entries)
        if i not in members or j not in members or (version[i], version[j]) != (seen_i, seen_j):
            continue
        members[i] += members.pop(j)
        version[i] += 1
        del near[i][j], near[j][i]
        for k, total in near[j].items():
            del near[k][j]
            near[i][k] = near[k][i] = near[i].get(k, 0.0) + total
        near[j] = {}
        for k, total in near[i].items():
            mean = round(total / (len(members[i]) * len(members[k])), 9)
            if mean > join:
                a, b = min(i, k), max(i, k)
                heappush(entries, (-mean, a, b, version[a], version[b]))
    return sorted(sorted(story) for story in members.values())
