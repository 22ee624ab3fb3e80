"""What a match is worth: how many independent origins its articles go back to, and whether it may be chance.

Two copies of one wire text are no corroboration, nor are two articles that cite the same authority. Articles are one
origin for a figure when they come from one outlet or credit one news agency, when the texts or the sentences that
state it are nearly identical, or when both cite the same source for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from checker.judge.circumstances import anybody, same_source
from checker.late import late
from checker.model import Article, Chance, Figure, Origin, Weighed
from checker.wording import cited, plain

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.model import Group

_AGENCIES = {
    "AP": "AP|Associated Press",
    "Reuters": "Reuters|REUTERS",
    "AFP": "AFP|Agence France-Presse",
    "UPI": "UPI|United Press International",
    "Bloomberg": "Bloomberg News",
    "Xinhua": "Xinhua",
    "dpa": "dpa|Deutsche Presse-Agentur",
    "PA": "PA Media|Press Association",
    "Kyodo": "Kyodo",
    "TASS": "TASS",
}
"""How the agencies that others print sign their reports."""
_NAMED = "|".join(f"(?P<{name}>{words})" for name, words in _AGENCIES.items())
_DATELINE = late(rf"\((?:{_NAMED})\)\s*[-—–:]*|^[^\n]{{0,60}}\b(?:{_NAMED.replace('?P<', '?P<by_')})\s*$", re.M)
_CREDIT = late(
    rf"(?:©|[Cc]opyright)\W+(?:\d{{4}}\W+)?(?:[Tt]he )?(?:{_NAMED})"
    rf"|(?:{_NAMED.replace('?P<', '?P<too_')})[^\n.]{{0,60}} contributed to this (?:report|story|article)"
)
_REUTERS = late(r"\((?:Additional )?[Rr]eporting by [^()]{3,200}[Ee]diting by")
_HEAD, _TAIL = 600, 600
_SHINGLE = 6
_COPIED_TEXT = 0.5
"""Share of the shorter text's runs of six words that the longer has as well."""
_LEAST_RUNS = 30
_COPIED_SENTENCE = 0.8
_LEAST_WORDS = 7
"""Two short sentences are alike without anybody copying."""
_SMALL = Decimal(12)
_DAY = late(r"(?:\d{4}|-)-\d{2}-\d{2}")
_GRADES: tuple[Chance, ...] = ("unlikely", "possible", "likely")

Why = str


class Weigher:
    """Weighs the matches of one story; what it finds out about a pair of articles it keeps."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._shingles: dict[str, frozenset[int]] = {}
        self._agency: dict[str, str] = {}
        self._texts: dict[tuple[str, str], Why] = {}

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {article.id: number for number, article in enumerate(self._context.articles)}

    def weigh(self, group: Group) -> Weighed:
        """Origins and likelihood of chance for one match. A draft is no origin: it draws on the sources; nor is
        what one's own outlet wrote before."""
        stated: dict[str, list[Figure]] = {}
        for figure in group.figures:
            article = self._context.article.get(figure.source)
            if article is None or article.role in ("source", "earlier"):
                stated.setdefault(figure.source, []).append(figure)
        sources = sorted(stated, key=lambda source: self._rank.get(source, len(self._rank)))
        origin = {source: source for source in sources}
        reasons: dict[str, list[Why]] = {}
        for one, other in combinations(sources, 2):
            if origin[one] == origin[other]:
                continue
            why = self._one_origin(one, other) or _one_statement(stated[one], stated[other])
            if why:
                kept, lost = origin[one], origin[other]
                origin = {source: kept if root == lost else root for source, root in origin.items()}
                reasons[kept] = [*reasons.get(kept, []), *reasons.pop(lost, []), why]
        origins = tuple(
            Origin(tuple(s for s in sources if origin[s] == root), "; ".join(dict.fromkeys(reasons.get(root, []))))
            for root in dict.fromkeys(origin.values())
        )
        return Weighed(origins, chance(group.figures))

    def _one_origin(self, one: str, other: str) -> Why:
        """What makes two whole articles one origin; empty where nothing does."""
        known = self._texts.get((one, other))
        if known is None:
            a, b = self._context.article.get(one), self._context.article.get(other)
            known = self._texts[one, other] = self._compared(a, b) if a and b else ""
        return known

    def _compared(self, a: Article, b: Article) -> Why:
        if a.outlet and a.outlet == b.outlet:
            return f"both from {plain(a.outlet)}"
        agency = self._agency_of(a)
        if agency and agency == self._agency_of(b):
            return f"both credit {agency}"
        x, y = self._runs(a), self._runs(b)
        least = min(len(x), len(y))
        return "near-identical text" if least >= _LEAST_RUNS and len(x & y) >= _COPIED_TEXT * least else ""

    def _agency_of(self, article: Article) -> str:
        if article.id not in self._agency:
            self._agency[article.id] = agency(article)
        return self._agency[article.id]

    def _runs(self, article: Article) -> frozenset[int]:
        """Every run of six words, as a hash that lives no longer than this story."""
        if article.id not in self._shingles:
            words = re.findall(r"\w+", article.text.lower())
            runs = (hash(tuple(words[i : i + _SHINGLE])) for i in range(len(words) - _SHINGLE + 1))
            self._shingles[article.id] = frozenset(runs)
        return self._shingles[article.id]


def agency(article: Article) -> str:
    """The news agency that an article is from, or credits; empty where it names none."""
    text, outlet = article.text, article.outlet or ""
    for name, words in _AGENCIES.items():
        if re.fullmatch(f"(?:The )?(?:{words})", outlet):
            return name
    found = _DATELINE.search(text[:_HEAD]) or _CREDIT.search(text[-_TAIL:])
    if found:
        return next(name.rpartition("_")[2] for name, words in found.groupdict().items() if words)
    return "Reuters" if _REUTERS.search(text[-_TAIL:]) else ""


def _one_statement(one: Iterable[Figure], other: Iterable[Figure]) -> Why:
    """What makes two articles' statements of one thing one origin."""
    one, other = list(one), list(other)
    if any(_same_sentence(a, b) for a in one for b in other):
        return "near-identical sentences"
    for a in one:
        for b in other:
            x, y = (f.about.attribution if f.about else None for f in (a, b))
            if x and y and same_source(x, y) and not (anybody(x) or anybody(y)):
                return f"both cite {cited(min(x, y, key=len))}"
    return ""


def _same_sentence(a: Figure, b: Figure) -> bool:
    x, y = (f.about.pattern if f.about else frozenset() for f in (a, b))
    shared = len(x & y)
    return min(len(x), len(y)) >= _LEAST_WORDS and shared >= _COPIED_SENTENCE * (len(x) + len(y) - shared)


def chance(figures: Iterable[Figure]) -> Chance:
    """How likely unconnected reports would state the value that most of the figures state.

    `likely` for what news is full of: counts, ranks and spans up to twelve, halves, doubles; `unlikely` for three
    digits and more, for full dates, and for decimals; `possible` for the rest.
    """
    figures = list(figures)
    stated: dict[tuple[str, str, str], set[str]] = {}
    for figure in figures:
        stated.setdefault(_value(figure), set()).add(figure.source)
    told_twice = [_chance(figure) for figure in figures if len(stated[_value(figure)]) > 1]
    # Values that only admit each other (nearly an hour, 50 minutes) say less than one value told twice.
    return _GRADES[min(told_twice) if told_twice else max(1, *map(_chance, figures))]


def chance_of(figure: Figure) -> Chance:
    """How likely unconnected reports would state the value of one figure."""
    return _GRADES[_chance(figure)]


def _value(figure: Figure) -> tuple[str, str, str]:
    return figure.kind, str(figure.low), str(figure.high)


def _chance(figure: Figure) -> int:
    """0 unlikely, 1 possible, 2 likely."""
    low = figure.low
    if figure.vague:
        return 2
    if isinstance(low, str):
        return 0 if _DAY.fullmatch(low) else 1
    digits = len(low.normalize().as_tuple().digits)
    if figure.kind == "score":
        return 0 if abs(low) + abs(Decimal(figure.high)) > 2 * _SMALL else 1
    if figure.kind == "ratio" or (abs(low) <= _SMALL and figure.kind in ("count", "ordinal", "duration", "measure")):
        return 2 if digits <= 2 else 1
    if figure.kind in ("age", "duration", "ordinal"):
        return 1
    return 0 if digits >= 3 else 1
