"""How much each comparison says, round by round: `rules/stories.toml`, which tools/fit_stories.py writes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

import numpy as np
from msgspec import Struct

from checker.resources import rules_dir
from checker.stories.compare import Compared
from checker.stories.vectors import Floats, Ints, Vectors

_LEAST = 1e-4


class Curve(Struct, frozen=True):
    """What a comparison adds to the log-odds: a line through these points, level before and after them."""

    at: tuple[float, ...]
    weight: tuple[float, ...]


class Weights(Struct, frozen=True):
    """All that decides which articles tell one story."""

    join: float
    """Stories are joined while the mean probability between their articles is above this."""
    bias: tuple[float, ...]
    """For each round, the log-odds that any pair starts with."""
    rounds: tuple[Mapping[str, Curve], ...]
    """For each round, the curve of each comparison: first the articles by themselves, then in the light of others."""


@cache
def load() -> Weights:
    """The shipped weights."""
    table = tomllib.loads((rules_dir() / "stories.toml").read_text(encoding="utf-8"))
    rounds = [table["articles"], *table["company"]]
    return Weights(
        table["settings"]["join"],
        tuple(table["settings"]["bias"]),
        tuple({n: Curve(tuple(row["at"]), tuple(row["weight"])) for n, row in part.items()} for part in rounds),
    )


def probabilities(pairs: Compared, count: int, weights: Weights) -> Floats:
    """How likely each pair tells one story: judged by itself, then by what the pairs around it say."""
    result = _weighed(pairs.values, weights.bias[0], weights.rounds[0])
    for bias, curves in zip(weights.bias[1:], weights.rounds[1:], strict=True):
        result = _weighed(pairs.values | in_company(pairs.left, pairs.right, result, count), bias, curves)
    return result


def _weighed(values: Mapping[str, Floats], bias: float, curves: Mapping[str, Curve]) -> Floats:
    total = np.full(len(next(iter(values.values()))), bias)
    for name, curve in curves.items():
        total += np.interp(values[name], curve.at, curve.weight)
    likely: Floats = np.round(1 / (1 + np.exp(-total)), 6)
    return likely


def in_company(left: Ints, right: Ints, likely: Floats, count: int) -> dict[str, Floats]:
    """What the other pairs say of a pair: third articles that belong to both, and rivals that either is nearer to."""
    ends, others, value = np.r_[left, right], np.r_[right, left], np.r_[likely, likely]
    order = np.lexsort((others, ends))
    sizes = np.bincount(ends, minlength=count)
    third = Vectors(others[order], value[order], sizes, count, unit=False).products(left, right)
    total = np.bincount(ends, value, count)
    around = np.sqrt(np.maximum(0, total[left] - likely) * np.maximum(0, total[right] - likely))
    order = np.lexsort((others, -value, ends))
    place = np.arange(len(ends)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    best, next_best, nearest = np.zeros(count), np.zeros(count), np.full(count, -1)
    first, second = order[place == 0], order[place == 1]
    best[ends[first]], nearest[ends[first]], next_best[ends[second]] = value[first], others[first], value[second]
    rivals = (
        np.where(nearest[left] == right, next_best[left], best[left]),
        np.where(nearest[right] == left, next_best[right], best[right]),
    )
    return {
        "alone": np.log((likely + _LEAST) / (1 - likely + _LEAST)),
        "third": third,
        "shared-third": third / np.maximum(0.05, around),
        "rival": np.maximum(*rivals),
        "lesser-rival": np.minimum(*rivals),
    }
