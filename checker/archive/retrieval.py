"""Which articles of the archive may speak of what a draft speaks of, found without looking into all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from heapq import nlargest
from math import log, sqrt
from typing import Any

from msgspec import Struct

from checker.archive.store import Store
from checker.archive.words import name_key, names_of, stated
from checker.model import Figure

WINDOW = timedelta(7)
"""Between two articles of one story at most: tolls rise, weekly numbers come again, and so does what happens
every year."""
ALIKE = 0.25
"""How alike the names of two articles of one story are at least, 0 to 1: rare names first."""
UNCOMMON = 2.0
"""How rare a name is that tells whom two sentences speak of: not in one of seven articles."""
_EACH = 10
"""Articles of the draft's story that are looked into, and as many of others."""
_OTHERS, _WITH_IT = 1000, 10
"""How rare something is, is reckoned as if of so many more articles so many had it: a small archive cannot know."""
_COMMON, _SHARE = 200, 0.002
"""A statement that more articles have than these, or than this share of all, says too little to be followed."""

_HOW_OFTEN = "SELECT name, articles FROM names WHERE name IN (SELECT unnest($names)::UINTEGER)"
# Rarities are whole numbers, for these come to the same in whatever order they are added.
_ALIKE = """
WITH mine AS (SELECT unnest($names)::UINTEGER AS name, unnest($rarities)::BIGINT AS rarity),
near AS (SELECT id, names FROM articles WHERE published BETWEEN $first AND $last),
told AS (SELECT id, len(names) AS names, unnest(names) AS name FROM near)
SELECT id FROM told JOIN mine USING (name) GROUP BY id, names
ORDER BY sum(rarity) / sqrt(names) DESC, id LIMIT $most
"""
_STATED = """
SELECT statement, article FROM stated WHERE statement IN (SELECT unnest($statements)::UINTEGER)
"""
_KNOWN = ("title", "outlet", "author", "url", "published", "updated")
# A join, and no list of numbers behind IN: so DuckDB reads what is wanted of `packed`, and else nearly all of it.
_ARTICLES = f"""
SELECT id, path, made, packed, names, {", ".join(_KNOWN)}
FROM articles JOIN (SELECT unnest($1)::INTEGER AS id) USING (id)
"""


class Candidate(Struct, frozen=True):
    """An article that has something in common with a draft."""

    path: str
    known: Mapping[str, Any]
    """Title, outlet, author, url, published, updated."""
    made: str
    packed: bytes
    story: bool
    """Whether it plainly tells the draft's story: of the same days, with the same names."""
    undated: bool
    """Whether it has the same names, and no day is known of it: its figures have to tell."""


class Lookup:
    """What a draft is looked up by, and how common that is in the archive."""

    def __init__(self, store: Store, figures: Iterable[Figure]) -> None:
        self._store = store
        self._figures = list(figures)
        self._names = {name: name_key(name) for name in sorted(names_of(self._figures))}
        self._total = int(store.rows("SELECT count(*) FROM articles")[0][0])
        often = dict(store.rows(_HOW_OFTEN, {"names": list(self._names.values())}))
        self._rarities = {name: self._rarity(often.get(key, 0)) for name, key in self._names.items()}

    def rarity(self, name: str) -> float:
        """How rare a name of the draft is: near 0 in every article, 2.3 in each tenth."""
        return self._rarities[name] if name in self._rarities else self._rarity(0)

    def candidates(self, day: date, without: Iterable[str]) -> Iterator[Candidate]:
        """The articles that have most in common with the draft, which is of `day`, those of its own story first; those
        at the paths `without` are left out."""
        without = frozenset(without)
        most = _EACH + len(without)
        alike, stating = self._alike(day, most), self._stating(most)
        rows = {row[0]: row[1:] for row in self._store.rows(_ARTICLES, [list({*alike, *stating})])}
        for found in (alike, [article for article in stating if article not in alike]):
            kept = [article for article in found if rows[article][0] not in without]
            yield from (self._candidate(day, *rows[article]) for article in kept[:_EACH])

    def _candidate(
        self, day: date, path: str, made: str, packed: bytes, names: Sequence[int], *known: Any
    ) -> Candidate:
        told = dict(zip(_KNOWN, known, strict=True))
        rarities = dict(zip(self._names.values(), self._rarities.values(), strict=True))
        own, shared = sum(rarities.values()), sum(rarities[name] for name in names if name in rarities)
        # As if the article's names were as rare as the draft's: how rare its others are would be a search more.
        alike = bool(own and names) and shared / own * sqrt(len(rarities) / len(names)) >= ALIKE
        published = told["published"]
        near = published is not None and abs(published - day) <= WINDOW
        return Candidate(path, told, made, packed, near and alike, published is None and alike)

    def _alike(self, day: date, most: int) -> list[int]:
        """Articles of these days whose names are most alike."""
        rarities = [int(1000 * rarity) for rarity in self._rarities.values()]
        first = max(day, date.min + WINDOW) - WINDOW
        last = min(day, date.max - WINDOW) + WINDOW
        given = {"names": list(self._names.values()), "rarities": rarities, "first": first, "last": last}
        return [article for (article,) in self._store.rows(_ALIKE, {**given, "most": most})]

    def _stating(self, most: int) -> list[int]:
        """Articles of whatever day that state the same beside the same uncommon names."""
        told = {one for figure in self._figures for one in stated(figure)}
        wanted = {statement for name, statement in told if self.rarity(name) > UNCOMMON}
        hits = self._store.rows(_STATED, {"statements": sorted(wanted)})
        often = Counter(statement for statement, _ in hits)
        enough = max(_COMMON, int(_SHARE * self._total))
        scores: defaultdict[int, float] = defaultdict(float)
        for statement, article in sorted(hits):
            if often[statement] <= enough:
                scores[article] += self._rarity(often[statement])
        return nlargest(most, scores, key=lambda article: (scores[article], -article))

    def _rarity(self, often: int) -> float:
        return log((self._total + _OTHERS) / (often + _WITH_IT))
