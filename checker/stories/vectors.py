"""Articles as sparse unit vectors, compared with numpy."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

PRIOR = 100
"""So many articles of news at large are added to those at hand when a term's rarity is judged."""


class Vectors:
    """One sparse row for each article, of length one unless told otherwise."""

    def __init__(self, columns: Ints, values: Floats, sizes: Ints, width: int, unit: bool = True) -> None:
        """`columns` and `values`: row after row, as many of each as `sizes` says."""
        self.columns, self.sizes, self.width = columns, sizes, width
        self.starts = np.cumsum(sizes) - sizes
        self.rows = np.repeat(np.arange(len(sizes)), sizes)
        lengths = np.sqrt(np.bincount(self.rows, weights=values * values, minlength=len(sizes)))
        self.values = values / np.where(lengths > 0, lengths, 1.0)[self.rows] if unit else values

    @classmethod
    def weighted(cls, rows: Ints, terms: Ints, amounts: Floats, count: int, known: Floats) -> Vectors:
        """Each article's terms with the logarithm of their amounts, times their rarity.

        Article `rows[i]` of `count` has `amounts[i]` of term `terms[i]`, in several places perhaps. `known`: for each
        term the share of articles of news at large that have it.
        """
        cells, cell = np.unique(rows * len(known) + terms, return_inverse=True)
        total: Floats = np.bincount(cell, amounts, len(cells)).astype(np.float64)
        rows, terms = cells // max(1, len(known)), cells % max(1, len(known))
        having = np.bincount(terms, minlength=len(known))
        rarity = np.log((count + PRIOR + 1) / (having + PRIOR * known + 0.5))
        values = np.log1p(total) * rarity[terms]
        lengths = np.sqrt(np.bincount(rows, values * values, count))
        # What one article alone has is in no product.
        kept = having[terms] > 1
        number = np.cumsum(having > 1) - 1
        rows, terms, values = rows[kept], terms[kept], values[kept]
        sizes = np.bincount(rows, minlength=count)
        return cls(number[terms], values / lengths[rows], sizes, int((having > 1).sum()), unit=False)

    def products(self, left: Ints, right: Ints) -> Floats:
        """The product of each pair of rows, for unit rows their cosine; `left` has to be sorted."""
        out = np.zeros(len(left))
        scratch = np.zeros(self.width)
        bounds = np.flatnonzero(np.r_[True, left[1:] != left[:-1], True]) if len(left) else ()
        for start, end in pairwise(bounds):
            mine = slice(self.starts[left[start]], self.starts[left[start]] + self.sizes[left[start]])
            others = right[start:end]
            sizes = self.sizes[others]
            at = ragged(self.starts[others], sizes)
            scratch[self.columns[mine]] = self.values[mine]
            shared = scratch[self.columns[at]] * self.values[at]
            scratch[self.columns[mine]] = 0.0
            out[start:end] = np.bincount(np.repeat(np.arange(len(others)), sizes), shared, len(others))
        return out


class Postings:
    """For each term the articles that have it, common terms left out: the inverted index that proposes candidates."""

    def __init__(self, vectors: Vectors, cap: int) -> None:
        sizes = np.bincount(vectors.columns, minlength=vectors.width)
        order = np.argsort(vectors.columns, kind="stable")
        self._articles, self._values = vectors.rows[order], vectors.values[order]
        self._starts = np.cumsum(sizes) - sizes
        self._sizes = np.where((sizes > 1) & (sizes <= cap), sizes, 0)
        self._vectors = vectors

    def overlap(self, article: int) -> Floats:
        """What each article shares with this one, as far as rare terms tell."""
        start = self._vectors.starts[article]
        mine = slice(start, start + self._vectors.sizes[article])
        columns = self._vectors.columns[mine]
        sizes = self._sizes[columns]
        at = ragged(self._starts[columns], sizes)
        shared = self._values[at] * np.repeat(self._vectors.values[mine], sizes)
        return np.bincount(self._articles[at], shared, len(self._vectors.sizes)).astype(np.float64)


def ragged(starts: Ints, sizes: Ints) -> Ints:
    """The numbers `start … start + size - 1` of each pair, one after the other."""
    ends = np.cumsum(sizes)
    first: Ints = np.repeat(starts - (ends - sizes), sizes)
    return np.arange(len(first)) + first
