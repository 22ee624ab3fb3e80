"""Which articles may tell one story, and what speaks for it: candidates by an inverted index, then comparisons."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from checker.stories.terms import DAYS_OF_WEEK, Terms
from checker.stories.vectors import Floats, Ints, Postings, Vectors

COMMON = Path(__file__).parent / "common.txt"
"""Words of news at large, each with how many of a thousand articles have it; written by tools/fit_stories.py."""
PRIOR = 100
"""So many articles of news at large are added to those at hand when a word's rarity is judged."""
CAP = 400
"""A term that more articles have proposes no candidates: what keeps work linear."""
CANDIDATES = 40
"""Articles that each article is compared with at most, the likeliest first."""
PAIR_SHARE = 0.5
"""What two words in a row count beside single words."""
FARTHEST = 45
"""Days apart beyond which two articles tell two stories, whatever they share."""
NEAR, FAR = 10, 50
"""How much an article resembles those at these ranks is the density of news around it: it belongs to none of their
stories as a rule."""
SPARSE = 0.03
"""The density below which none is believed: in a small folder there is no telling."""
WEEKDAYS = ("other", "unknown", "shared", "first")
"""No weekday named in both articles; none in one; one in both; the first in both is the same."""


class Compared:
    """Pairs of articles, and for each comparison a value a pair."""

    def __init__(self, left: Ints, right: Ints, values: dict[str, Floats]) -> None:
        self.left, self.right, self.values = left, right, values


@cache
def common() -> Mapping[str, float]:
    """The base forms of words that are common in news, each with the share of articles that have it."""
    rows = (line.split() for line in COMMON.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {word: int(share) / 1000 for word, share in rows}


def rarity(found: Sequence[Iterable[str]], known: Mapping[str, float]) -> dict[str, float]:
    """What each term weighs: the logarithm of how few articles have it, here and in news at large."""
    here: Counter[str] = Counter()
    for article in found:
        here.update(article)
    size = len(found) + PRIOR + 1
    return {term: math.log(size / (here[term] + PRIOR * known.get(term, 0.0) + 0.5)) for term in sorted(here)}


def compared(articles: Sequence[Terms]) -> Compared:
    """Every pair worth a look, compared."""
    words = Vectors.weighted([a.words for a in articles], rarity([a.words for a in articles], common()))
    pairs = Vectors.weighted([a.pairs for a in articles], rarity([a.pairs for a in articles], {}))
    heads = Vectors.weighted([a.headline for a in articles], rarity([a.headline for a in articles], common()))
    left, right = _candidates(words, pairs)
    days = _days(articles, left, right)
    left, right, days = (column[days <= FARTHEST] for column in (left, right, days))
    values = {
        "words": words.products(left, right),
        "pairs": pairs.products(left, right),
        "headline": heads.products(left, right),
    }
    values |= _neighbourhood(values["words"] + PAIR_SHARE * values["pairs"], left, right, len(articles))
    lengths = np.array([math.log2(len(a.run) + 1) for a in articles], np.float64)
    values["length"] = np.minimum(lengths[left], lengths[right])
    values["crowd"] = np.full(len(left), math.log10(max(1, len(articles))))
    values["weekday"] = _weekdays(articles, left, right)
    values["days"] = days
    return Compared(left, right, values)


def _candidates(words: Vectors, pairs: Vectors) -> tuple[Ints, Ints]:
    """The pairs (i < j) in which one is among the likeliest for the other, sorted."""
    by_word, by_pair = Postings(words, CAP), Postings(pairs, CAP)
    count = len(words.sizes)
    found: list[Ints] = [np.zeros(0, np.int64)]
    for article in range(count):
        shared = by_word.overlap(article) + PAIR_SHARE * by_pair.overlap(article)
        shared[article] = 0.0
        some = np.flatnonzero(shared)
        best: Ints = some[np.lexsort((some, -np.round(shared[some], 9)))[:CANDIDATES]]
        found.append(np.minimum(best, article) * count + np.maximum(best, article))
    both = np.unique(np.concatenate(found))
    return both // max(1, count), both % max(1, count)


def _neighbourhood(likeness: Floats, left: Ints, right: Ints, count: int) -> dict[str, Floats]:
    """How a pair's likeness compares with what is usual around both: news is dense where much is told of one topic."""
    ends, others = np.r_[left, right], np.r_[right, left]
    value: Floats = np.r_[likeness, likeness].round(9)
    order = np.lexsort((others, -value, ends))
    sizes = np.bincount(ends, minlength=count)
    ends, others, value = ends[order], others[order], value[order]
    rank = np.arange(len(ends)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    best = np.full(count, 1e-9)
    best[ends[rank == 0]] = value[rank == 0]
    middle = (rank >= NEAR) & (rank < FAR)
    known = np.maximum(1, np.bincount(ends[middle], minlength=count))
    density = np.maximum(SPARSE, np.bincount(ends[middle], value[middle], count) / known)
    everyone = np.arange(count)
    rows = np.lexsort((np.r_[everyone, others], np.r_[everyone, ends]))
    alike = Vectors(np.r_[everyone, others][rows], np.r_[np.ones(count), value**2][rows], sizes + 1, count)
    return {
        "nearest": likeness / np.sqrt(best[left] * best[right]),
        "density": np.log2(np.maximum(likeness, 1e-6) / np.sqrt(density[left] * density[right])),
        "company": alike.products(left, right),
    }


def _weekdays(articles: Sequence[Terms], left: Ints, right: Ints) -> Floats:
    """Which step of `WEEKDAYS` each pair is on."""
    first = np.array([DAYS_OF_WEEK.index(a.weekdays[0]) if a.weekdays else -1 for a in articles], np.int64)
    every = np.array([sum(1 << DAYS_OF_WEEK.index(day) for day in set(a.weekdays)) for a in articles], np.int64)
    step = np.where(every[left] & every[right] > 0, WEEKDAYS.index("shared"), WEEKDAYS.index("other"))
    step[first[left] == first[right]] = WEEKDAYS.index("first")
    step[(first[left] < 0) | (first[right] < 0)] = WEEKDAYS.index("unknown")
    return step.astype(np.float64)


def _days(articles: Sequence[Terms], left: Ints, right: Ints) -> Floats:
    """The days between both articles; -1 where one has no date."""
    day = np.array([a.published.toordinal() if a.published else -1 for a in articles], np.int64)
    return np.where((day[left] < 0) | (day[right] < 0), -1, np.abs(day[left] - day[right])).astype(np.float64)
