"""What of the archive is let speak of a draft: never another story's toll as a contradiction.

An archive spans years, and much comes again in the same words: the dead of an accident, last week's number of jobless.
So a statement that is equal counts wherever it stands if it plainly is of the same thing, and one that differs only
where the article tells the draft's own story, of the same days, and the sentences themselves share a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from checker.archive.retrieval import UNCOMMON
from checker.interval import in_conflict
from checker.judge.origins import chance
from checker.link.candidates import BLOCKS
from checker.model import Article, Figure, Group, Link

_TELLING = 6.0
"""How rare the uncommon names are together that two sentences of different stories share: two that are each in one
article of twenty, say."""
_SURE, _VERY_SURE = 0.6, 0.8
"""Scores of links that hold by themselves, within a story and between two; a conflict of sources needs 0.5, but an
archive has far more that might be linked."""
_LIKE = 3
"""Of so many numbers of one sentence, another that tells the same has one at least."""
_TABLE = 10
"""Figures in what looks like a sentence beyond which it is a table."""

Rarity = Callable[[str], float]


class Past(Struct, frozen=True):
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
    value, about = _value(figure), figure.about
    names = [name for name in (about.names | about.holder if about else ()) if rarity(name) > UNCOMMON]
    if not story:
        yield from ((value, name) for name in names)
        return
    yield value
    if about and about.event:
        yield value[0], about.event
    yield from ((value[0], name) for name in names)


def _sentence(figure: Figure) -> int:
    return figure.about.sentence if figure.about else -1


def sifted(groups: Sequence[Group], articles: Sequence[Article], past: Mapping[str, Past]) -> list[Group]:
    """The groups of what a draft, its sources and its story in the archive state, with those figures of the archive
    that may speak with them; links and figures of others are gone."""
    drafts = {article.id for article in articles if article.role == "draft"}
    beside = _Sentences(groups)
    numbers = count(1)
    kept = []
    for group in groups:
        own = [figure for figure in group.figures if figure.source in drafts]
        scores = {frozenset((link.left, link.right)): link.score for link in group.links}
        figures = tuple(
            figure
            for figure in group.figures
            if figure.source not in past or _may_speak(figure, own, past[figure.source], scores, beside)
        )
        if any(figure.source not in past for figure in figures):
            names = {figure.id for figure in figures}
            links = tuple(link for link in group.links if link.left in names and link.right in names)
            about = group.about if len(figures) == len(group.figures) else _phrase(figures[0])
            kept.append(replace(group, id=f"g{next(numbers)}", figures=figures, links=links, about=about))
    return kept


def joined(
    groups: Iterable[Group], links: Iterable[Link], figures: Mapping[str, Figure], past: Mapping[str, Past]
) -> Iterator[Group]:
    """The groups with what other stories state of the same things: each figure where it is linked best, and none that
    leaves room for doubt. `links` go from the draft's `figures` to those of other stories."""
    found: dict[str, list[Link]] = {}
    for link in sorted(links, key=lambda link: -link.score):
        mine, figure = figures[link.left], figures[link.right]
        if link.score > _VERY_SURE and _of_one_thing(mine, figure, past[figure.source]):
            found.setdefault(link.right, []).append(link)
    place = {name: number for number, name in enumerate(figures)}
    for group in groups:
        own = {figure.id for figure in group.figures}
        present = [figure for figure in group.figures if figure.source not in past]
        more = [links for links in found.values() if links[0].left in own]
        more = [links for links in more if not any(in_conflict(one, figures[links[0].right]) for one in present)]
        together = [*group.figures, *(figures[links[0].right] for links in more)]
        between = [*group.links, *(link for links in more for link in links if link.left in own)]
        together.sort(key=lambda figure: place[figure.id])
        between.sort(key=lambda link: (place[link.left], place[link.right]))
        yield replace(group, figures=tuple(together), links=tuple(between)) if more else group


class _Sentences:
    """What articles state, sentence by sentence."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._told: dict[str, dict[int, list[Figure]]] = {}
        for group in groups:
            for figure in group.figures:
                self._told.setdefault(figure.source, {}).setdefault(_sentence(figure), []).append(figure)

    def of(self, figure: Figure) -> list[tuple[object, ...]]:
        """The values in the sentence of a figure; no mere dozens."""
        return [_value(stated) for stated in self._told[figure.source][_sentence(figure)] if not stated.vague]

    def stating(self, source: str, value: tuple[object, ...]) -> Iterator[Figure]:
        """The figures of an article that state a value."""
        sentences = self._told[source].values()
        return (figure for sentence in sentences for figure in sentence if _value(figure) == value)


def _phrase(figure: Figure) -> str:
    return figure.about.phrase if figure.about else ""


def _may_speak(
    figure: Figure, own: Sequence[Figure], past: Past, scores: Mapping[frozenset[str], float], beside: _Sentences
) -> bool:
    clashing = [mine for mine in own if in_conflict(mine, figure)]
    # Whatever else the group holds together: what differs has to be of the same thing by itself.
    return bool(own) and all(
        scores.get(frozenset((mine.id, figure.id)), 0.0) > _SURE and _contradicts(mine, figure, past, beside)
        for mine in clashing
    )


def _contradicts(mine: Figure, figure: Figure, past: Past, beside: _Sentences) -> bool:
    """Whether two values that differ are of the same thing: not those of two polls, two votes, two photographs."""
    if mine.kind == "time" or not _same_matter(mine, figure, past):  # every day has its hours
        return False
    one, other = beside.of(mine), beside.of(figure)
    if max(len(one), len(other)) > _TABLE:
        return False
    fewer, shared = min(len(one), len(other)), len(set(one) & set(other))
    if fewer > 1 and fewer > _LIKE * shared and not (mine.kind == "count" and _same_event(mine, figure)):
        return False  # each tells several numbers, and hardly one is the other's; only tolls rise with all beside them
    its, theirs = _value(mine), _value(figure)
    if one.count(its) <= other.count(its) or other.count(theirs) <= one.count(theirs):
        return False  # equal numbers of two sentences are told of the same; what is left may contradict
    return not any(_same_matter(mine, again, past) for again in beside.stating(figure.source, _value(mine)))


def _same_matter(mine: Figure, figure: Figure, past: Past) -> bool:
    if _same_event(mine, figure):
        return True
    if mine.kind == "date":  # of what is done, by whom, and not of whom else the sentence names
        return bool(mine.about and figure.about and mine.about.subject & figure.about.subject)
    return bool(_shared(mine, figure, past))


def _same_event(mine: Figure, figure: Figure) -> bool:
    return bool(mine.about and figure.about and mine.about.event and mine.about.event == figure.about.event)


def _value(figure: Figure) -> tuple[object, ...]:
    return BLOCKS.get(figure.kind, figure.kind), figure.low, figure.high


def _of_one_thing(mine: Figure, figure: Figure, past: Past) -> bool:
    """Whether two equal values of different stories are of one thing, and no chance: never a mere year."""
    if mine.kind != figure.kind or mine.kind == "time":  # 15 years of prison are no age of 15; every day has its hours
        return False
    odds = chance([mine, figure])
    if odds == "likely" or (mine.kind == "date" and odds != "unlikely"):
        return False
    return sum(_shared(mine, figure, past)) >= (UNCOMMON if odds == "unlikely" else _TELLING)


def _shared(mine: Figure, figure: Figure, past: Past) -> list[float]:
    """How rare the uncommon names are that stand in both sentences."""
    names = mine.about.names & figure.about.names if mine.about and figure.about else frozenset[str]()
    return [rare for rare in map(past.rarity, sorted(names)) if rare > UNCOMMON]
