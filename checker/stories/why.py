"""What a story is called, and what its articles share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

from checker.model import Article, Member, Story
from checker.stories.compare import common
from checker.stories.terms import Terms, figures, names, visible
from checker.stories.vectors import PRIOR

_MOST = 4
"""Names, figures and words told of a pair."""
_IN_NAME = 3
_LONGEST = 40
"""Characters of a name that is worth telling."""


class _Sharing:
    """Names, figures and words of articles, and how rare they are among them."""

    def __init__(self, articles: Sequence[Article], terms: Sequence[Terms]) -> None:
        self.names = [{n: c for n, c in names(article).items() if len(n) <= _LONGEST} for article in articles]
        self.figures = [figures(visible(article)) for article in articles]
        self.words = [set(found.run) for found in terms]
        self._having = [Counter(t for one in found for t in one) for found in (self.names, self.figures, self.words)]
        size = len(articles) + PRIOR + 1
        self._rarity = {
            name: log(size / (count + PRIOR * common().get(name.lower(), 0.0) + 0.5))
            for name, count in self._having[0].items()
        }

    def between(self, one: int, other: int) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """The rarest names, figures and words that two articles share."""
        shared = self.names[one].keys() & self.names[other].keys(), self.figures[one] & self.figures[other]
        named = {word.lower() for name in shared[0] for word in name.split()}
        words = {w for w in self.words[one] & self.words[other] if w.isalpha() and w not in named}
        having = zip((*shared, words), self._having, strict=True)
        told = [rarest(found, counts, _MOST) for found, counts in having]
        return told[0], told[1], told[2]

    def name(self, members: Sequence[int]) -> str:
        """The names that most of the articles have, rare ones before common ones; empty where they share but one."""
        having = Counter(name for member in members for name in self.names[member])
        weight = {n: -count * self._rarity[n] for n, count in having.items() if count > 1 and 2 * count >= len(members)}
        chosen = rarest(weight, weight, _IN_NAME)
        return ", ".join(chosen) if len(chosen) > 1 else ""


def rarest(found: Iterable[str], having: Mapping[str, float], most: int) -> tuple[str, ...]:
    """Those that the fewest have; of two with a word in common the rarer, and the fuller of two that are as rare."""
    chosen: list[str] = []
    for term in sorted(found, key=lambda t: (having[t], -len(t), t)):
        if len(chosen) < most and not any(set(term.split()) & set(other.split()) for other in chosen):
            chosen.append(term)
    return tuple(chosen)


def described(
    articles: Sequence[Article],
    terms: Sequence[Terms],
    groups: Sequence[Sequence[int]],
    likely: Mapping[tuple[int, int], float],
    copied: Mapping[int, tuple[int, float]],
) -> list[Story]:
    """The stories with their names and reasons. `groups`, `likely` and `copied` name articles by their numbers."""
    sharing = _Sharing(articles, terms)
    alike = {original: (copy, share) for copy, (original, share) in sorted(copied.items(), reverse=True)}
    alike.update(copied)
    taken: set[str] = set()
    stories = []
    for group in groups:
        first = articles[group[0]]
        shared = sharing.name(group) or (first.title or "").rstrip(".") if len(group) > 1 else ""
        name = shared or first.path
        name = f"{name} ({first.path})" if name in taken else name
        taken.add(name)
        stories.append(Story(name, tuple(_member(n, group, articles, likely, alike, sharing) for n in group)))
    return stories


def _member(
    number: int,
    group: Sequence[int],
    articles: Sequence[Article],
    likely: Mapping[tuple[int, int], float],
    alike: Mapping[int, tuple[int, float]],
    sharing: _Sharing,
) -> Member:
    if len(group) == 1:
        return Member(articles[number])
    if number in alike:
        near, chance = alike[number]
    else:
        chance, near = max((likely.get((min(n, number), max(n, number)), 0.0), -n) for n in group if n != number)
        near = -near
    shared = sharing.between(number, near)
    return Member(articles[number], articles[near].path, chance, number in alike, *shared)
