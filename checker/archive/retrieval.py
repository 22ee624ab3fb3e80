"""Which articles of the archive may speak of what a draft speaks of, found without looking into them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import log, sqrt

from checker.archive.store import Store
from checker.archive.words import name_key, names_of, number
from checker.link.keys import keys
from checker.model import Figure

WINDOW = 7
"""Days between two articles of one story at most: tolls rise, weekly numbers come again, and so does what happens
every year."""
ALIKE = 0.25
"""How alike the names of two articles of one story are at least, 0 to 1: rare names first."""
_EACH = 10
"""Articles of the draft's story that are looked into, and as many of other stories."""
_OTHERS, _WITH_IT = 1000, 10
"""How rare something is, is reckoned as if of so many more articles so many had it: a small archive cannot know."""
_COMMON, _SHARE = 200, 0.002
"""A key that more articles have than these, or than this share of all, says too little to be followed."""

_HITS = """
CREATE OR REPLACE TEMP TABLE hits AS
SELECT article, key, name FROM keys JOIN (SELECT unnest($keys)::UINTEGER AS key, unnest($names) AS name) USING (key)
"""
_CANDIDATES = """
WITH weights AS (
    SELECT key, ln(($total + $others) / (count(*) + $with_it)) AS weight, count(*) <= $most AS rare
    FROM hits GROUP BY key
), scores AS (
    SELECT article, coalesce(sum(weight) FILTER (NOT name AND rare), 0) AS score,
        coalesce(sum(weight) FILTER (name), 0) AS shared
    FROM hits JOIN weights USING (key) GROUP BY article
), near AS (
    SELECT article, score, shared, names, published IS NULL AS undated,
        coalesce(abs(date_diff('day', published, $day)) <= $window, false) AS near
    FROM scores JOIN articles ON article = id WHERE score > 0 AND NOT list_contains($without, path)
)
SELECT article, shared, names, near, undated FROM near
QUALIFY row_number() OVER (PARTITION BY near ORDER BY score DESC, article) <= $each
ORDER BY near DESC, score DESC, article
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that shares keys with a draft."""

    id: int
    story: bool
    """Whether it plainly tells the draft's story: of the same days, with the same names."""
    undated: bool
    """Whether it has the same names, and no day is known of it: its figures have to tell."""


class Lookup:
    """What a draft is looked up by, and how common that is in the archive."""

    def __init__(self, store: Store, figures: Iterable[Figure]) -> None:
        figures = list(figures)
        self._store = store
        self._keys = {number(key) for figure in figures for key in keys(figure)}
        self._names = {name: number(name_key(name)) for name in names_of(figures)}
        self._total = int(store.rows("SELECT count(*) FROM articles")[0][0])
        names = set(self._names.values())
        wanted = sorted(self._keys | names)
        store.rows(_HITS, {"keys": wanted, "names": [key in names for key in wanted]})
        self._often = dict(store.rows("SELECT key, count(*) FROM hits WHERE name GROUP BY key"))

    def rarity(self, name: str) -> float:
        """How rare a name of the draft is: near 0 in every article, 2.3 in each tenth."""
        often = self._often.get(self._names.get(name, -1), 0)
        return log((self._total + _OTHERS) / (often + _WITH_IT))

    def candidates(self, day: date, without: Iterable[str]) -> Iterator[Candidate]:
        """The articles that share most with the draft, which is of `day`, those at the paths `without` left out."""
        own = sum(map(self.rarity, self._names))
        given = {
            "total": self._total, "most": max(_COMMON, int(_SHARE * self._total)), "day": day, "window": WINDOW,
            "without": list(without), "each": _EACH, "others": _OTHERS, "with_it": _WITH_IT,
        }  # fmt: skip
        for article, shared, names, near, undated in self._store.rows(_CANDIDATES, given):
            # As if the article's names were as rare as the draft's: how rare its others are would be a search more.
            alike = shared / own * sqrt(len(self._names) / names) if own and names else 0.0
            yield Candidate(article, near and alike >= ALIKE, undated and alike >= ALIKE)
