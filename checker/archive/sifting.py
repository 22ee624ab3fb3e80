"""What of the archive is let speak of a draft: never another story's toll as a contradiction.

An archive spans years, and much comes again in the same words: the dead of an accident, last week's number of jobless.
So a statement that is equal counts wherever it stands if it plainly is of the same thing, and one that differs only
where the article tells the draft's own story, of the same days, and the sentences themselves share a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from checker.interval import in_conflict
from checker.judge.origins import chance
from checker.link.candidates import BLOCKS
from checker.model import Article, Figure, Group

UNCOMMON = 2.0
"""How rare a name is that tells whom two sentences speak of: not in one of seven articles."""
_TELLING = 6.0
"""How rare the uncommon names are together that two sentences of different stories share: two that are each in one
article of twenty, say."""
_SURE, _VERY_SURE = 0.5, 0.8
"""Scores of links that hold by themselves, within a story and between two."""

Rarity = Callable[[str], float]


@dataclass(frozen=True)
class Past:
    """An article of the archive that may speak of what a draft speaks of."""

    article: Article
    figures: tuple[Figure, ...]
    story: bool
    """Whether it plainly tells the draft's story."""
    rarity: Rarity
    """How rare a name of the draft is in the archive."""


def agreeing(figures: Iterable[Figure], draft: Iterable[Figure]) -> int:
    """How many values both state that two stories would hardly share: no mere dates, none that news is full of."""

    def values(stated: Iterable[Figure]) -> set[tuple[object, ...]]:
        telling = (f for f in stated if f.kind != "date" and chance([f]) != "likely")
        return {(BLOCKS.get(f.kind, f.kind), f.low, f.high, f.unit if f.kind != "count" else "") for f in telling}

    return len(values(figures) & values(draft))


def speaking(figures: Sequence[Figure], draft: Iterable[Figure], story: bool, rarity: Rarity) -> list[Figure]:
    """The figures that `sifted` could let speak of the draft's, and all others of their sentences, which say where in a
    sentence they stand. Within one `story` those of the same value, event or uncommon name, else those of the same
    value beside the same name."""
    wanted = {hook for stated in draft for hook in _hooks(stated, story, rarity)}
    sentences = {_sentence(f) for f in figures if not wanted.isdisjoint(_hooks(f, story, rarity))}
    return [stated for stated in figures if _sentence(stated) in sentences]


def _hooks(figure: Figure, story: bool, rarity: Rarity) -> Iterator[tuple[object, ...]]:
    block = BLOCKS.get(figure.kind, figure.kind)
    value = block, figure.low, figure.high
    about = figure.about
    names = [name for name in (about.names | about.holder if about else ()) if rarity(name) > UNCOMMON]
    if not story:
        yield from ((*value, name) for name in names)
        return
    yield value
    if about and about.event:
        yield block, about.event
    yield from ((block, name) for name in names)


def _sentence(figure: Figure) -> int:
    return figure.about.sentence if figure.about else -1


def sifted(groups: Iterable[Group], articles: Sequence[Article], past: Mapping[str, Past]) -> list[Group]:
    """The groups of what a draft and its sources state, with those figures of the archive that may speak with them;
    links and figures of others are gone."""
    drafts = {article.id for article in articles if article.role == "draft"}
    numbers = count(1)
    kept = []
    for group in groups:
        own = [figure for figure in group.figures if figure.source in drafts]
        scores = {frozenset((link.left, link.right)): link.score for link in group.links}
        figures = tuple(
            figure
            for figure in group.figures
            if figure.source not in past or _may_speak(figure, own, past[figure.source], scores)
        )
        if any(figure.source not in past for figure in figures):
            names = {figure.id for figure in figures}
            links = tuple(link for link in group.links if link.left in names and link.right in names)
            about = group.about if len(figures) == len(group.figures) else _phrase(figures[0])
            kept.append(replace(group, id=f"g{next(numbers)}", figures=figures, links=links, about=about))
    return kept


def _phrase(figure: Figure) -> str:
    return figure.about.phrase if figure.about else ""


def _may_speak(figure: Figure, own: Sequence[Figure], past: Past, scores: Mapping[frozenset[str], float]) -> bool:
    bar = _SURE if past.story else _VERY_SURE
    linked = [mine for mine in own if scores.get(frozenset((mine.id, figure.id)), 0.0) > bar]
    clashing = [mine for mine in own if in_conflict(mine, figure)]
    if clashing:
        # Whatever else the group holds together: what differs has to be of the same thing by itself.
        return past.story and all(mine in linked and _same_matter(mine, figure, past) for mine in clashing)
    if past.story:
        return bool(own)
    return any(_of_one_thing(mine, figure, past) for mine in linked)


def _same_matter(mine: Figure, figure: Figure, past: Past) -> bool:
    if mine.kind == "time":  # every day has its hours
        return False
    same_event = bool(mine.about and figure.about and mine.about.event and mine.about.event == figure.about.event)
    return same_event or bool(_shared(mine, figure, past))


def _of_one_thing(mine: Figure, figure: Figure, past: Past) -> bool:
    """Whether two equal values of different stories are of one thing, and no chance: never a mere year."""
    odds = chance([mine, figure])
    if odds == "likely" or (mine.kind == "date" and odds != "unlikely"):
        return False
    return sum(_shared(mine, figure, past)) >= (UNCOMMON if odds == "unlikely" else _TELLING)


def _shared(mine: Figure, figure: Figure, past: Past) -> list[float]:
    """How rare the uncommon names are that stand in both sentences."""
    names = mine.about.names & figure.about.names if mine.about and figure.about else frozenset[str]()
    return [rare for rare in map(past.rarity, sorted(names)) if rare > UNCOMMON]
