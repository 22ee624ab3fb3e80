"""From scored pairs to groups: the surest pairs first, and never a group that its own members speak against."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def cluster(
    n: int,
    scores: Mapping[Pair, float],
    clashing: Mapping[Pair, float],
    settings: Mapping[str, float],
    values: Sequence[Hashable] = (),
    apart: Callable[[int, int], bool] = lambda i, j: False,
) -> list[list[int]]:
    """Groups of figures `0 … n-1`, each sorted, in order of their first member.

    `scores`: log-odds (above 0: linked) of pairs (i < j); a pair that is not there counts `settings["unknown"]`. Two
    groups are joined while what the pairs between them say is above 0, the best first: their mean, leaning by
    `settings["lean"]` towards the best of them. `clashing`: the pairs among them whose values can't both be true; what
    these say (leaning by `settings["clash-lean"]`) has to be above 0 as well. `apart` says whether the values of two
    figures clash, and is asked once for two of the `values` there are: clashing figures that are no scored pair hardly
    speak of one thing, which counts `settings["apart"]`.
    """
    if not any(score > 0 for score in scores.values()):
        return [[i] for i in range(n)]
    unknown, lean, clash_lean = settings["unknown"], settings["lean"], settings["clash-lean"]
    members: dict[int, list[int]] = {i: [i] for i in range(n)}
    sums: dict[Pair, float] = {}
    near: dict[int, set[int]] = {i: set() for i in range(n)}
    for pair, score in scores.items():
        sums[pair] = score - unknown
        near[pair[0]].add(pair[1])
        near[pair[1]].add(pair[0])
    clash_sum: dict[Pair, float] = {}
    clash_count: dict[Pair, int] = {}
    clash_top: dict[Pair, float] = dict(clashing)
    for pair, score in clashing.items():
        clash_sum[pair] = score
        clash_count[pair] = 1

    top: dict[Pair, float] = dict(scores)

    held: dict[int, set[Hashable]] = {i: {values[i]} for i in range(n)} if values else {}
    like = {value: i for i, value in enumerate(values)}
    known: dict[tuple[Hashable, Hashable], bool] = {}

    def clash(one: Hashable, other: Hashable) -> bool:
        if (one, other) not in known:
            known[one, other] = apart(like[one], like[other])
        return known[one, other]

    def spoken_against(i: int, j: int) -> bool:
        """Whether joining would bring figures together that clash, with too little that speaks for them."""
        if not values or not any(clash(x, y) for x in held[i] for y in held[j]):
            return False
        found = [
            clashing.get((a, b) if a < b else (b, a), settings["apart"])
            for a in members[i]
            for b in members[j]
            if clash(values[a], values[b])
        ]
        return (1 - clash_lean) * sum(found) / len(found) + clash_lean * max(found) <= 0

    def mean(i: int, j: int) -> float:
        key = (i, j) if i < j else (j, i)
        size = len(members[i]) * len(members[j])
        count = clash_count.get(key)
        every = (1 - lean) * (sums[key] / size + unknown) + lean * top[key]
        if not count:
            return every
        against = (1 - clash_lean) * clash_sum[key] / count + clash_lean * clash_top[key]
        return max(every, against) if against > 0 else -1.0

    version = [0] * n
    entries = [(-value, i, j, 0, 0) for i, j in sums if (value := mean(i, j)) > 0]
    heapify(entries)
    while entries:
        value, i, j, vi, vj = heappop(entries)
        if i not in members or j not in members or version[i] != vi or version[j] != vj:
            continue
        if spoken_against(i, j):
            continue
        if values:
            held[i] |= held.pop(j)
        members[i] += members.pop(j)
        version[i] += 1
        for k in near[j]:
            if k == i or k not in members:
                continue
            key, old = ((i, k) if i < k else (k, i)), ((j, k) if j < k else (k, j))
            sums[key] = sums.get(key, 0.0) + sums.pop(old)
            top[key] = max(top.get(key, -99.0), top.pop(old))
            if old in clash_count:
                clash_sum[key] = clash_sum.get(key, 0.0) + clash_sum.pop(old)
                clash_count[key] = clash_count.get(key, 0) + clash_count.pop(old)
                clash_top[key] = max(clash_top.get(key, -99.0), clash_top.pop(old))
            near[i].add(k)
            near[k].discard(j)
            near[k].add(i)
        near[i].discard(j)
        near[i].discard(i)
        for k in near[i]:
            if k in members:
                value = mean(i, k)
                if value > 0:
                    a, b = (i, k) if i < k else (k, i)
                    heappush(entries, (-value, a, b, version[a], version[b]))
    return sorted(sorted(group) for group in members.values())
