"""Which articles may tell one story, and what speaks for it: candidates by an inverted index, then comparisons."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from checker.stories.terms import DAYS_OF_WEEK, Terms
from checker.stories.vectors import Floats, Ints, Postings, Vectors

COMMON = Path(__file__).parent / "common.txt"
"""Words of news at large, each with how many of a thousand articles have it; written by tools/fit_stories.py."""
HALFWAY = 80
"""Words after which a word counts half as much as at the top: news puts first what it is about."""
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


def compared(articles: Sequence[Terms]) -> Compared:
    """Every pair worth a look, compared."""
    words, pairs, heads = _vectors(articles)
    left, right = _candidates(words, pairs)
    days = _days(articles, left, right)
    near = days <= FARTHEST
    left, right, days = left[near], right[near], days[near]
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
    values["named-day"] = _named_days(articles, left, right)
    return Compared(left, right, values)


def _vectors(articles: Sequence[Terms]) -> tuple[Vectors, Vectors, Vectors]:
    """The articles' words, two words in a row, and words of headlines."""
    known = common()
    vocabulary = sorted({word for a in articles for some in (a.run, a.headline) for word in some})
    number = {word: n for n, word in enumerate(vocabulary)}
    shares = np.array([known.get(word, 0.0) for word in vocabulary], np.float64)
    rows, terms = _flat([a.run for a in articles], number)
    starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]]) if len(rows) else np.zeros(0, np.int64)
    places = np.arange(len(rows)) - np.repeat(starts, np.diff(np.r_[starts, len(rows)]))
    near = 1 / (1 + places / HALFWAY)
    inside = rows[1:] == rows[:-1]
    couples, couple = np.unique((terms[:-1] * len(vocabulary) + terms[1:])[inside], return_inverse=True)
    above, over = _flat([a.headline for a in articles], number)
    return (
        Vectors.weighted(rows, terms, near, len(articles), shares),
        Vectors.weighted(rows[:-1][inside], couple, near[:-1][inside], len(articles), np.zeros(len(couples))),
        Vectors.weighted(above, over, np.ones(len(over)), len(articles), shares),
    )


def _flat(runs: Sequence[Sequence[str]], number: Mapping[str, int]) -> tuple[Ints, Ints]:
    """For each word its article and its number."""
    sizes = np.array([len(run) for run in runs], np.int64)
    terms = np.fromiter((number[word] for run in runs for word in run), np.int64, int(sizes.sum()))
    return np.repeat(np.arange(len(runs)), sizes), terms


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


def _named_days(articles: Sequence[Terms], left: Ints, right: Ints) -> Floats:
    """How many days lie between the nearest two that both texts name, in any year; -1 where one names none."""
    apart = np.full(len(left), -1.0)
    naming = np.array([bool(a.days) for a in articles], bool)
    for pair in np.flatnonzero(naming[left] & naming[right]):
        one, other = articles[left[pair]].days, articles[right[pair]].days
        apart[pair] = min(min(abs(a - b), 365 - abs(a - b)) for a in one for b in other)
    return apart
