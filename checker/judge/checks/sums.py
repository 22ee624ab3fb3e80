"""Kind `sum-of-parts`: a total and the parts that are said to make it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.judge.checks.reading import (
    Bounds,
    before,
    between,
    bounds,
    is_number,
    pattern,
    per_article,
    same_sentence,
    sentence_end,
    together,
    total,
    value,
    written,
)
from checker.model import Article, Figure, Finding

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_WORD = r"(?:\s(?!(?:and|or|but)\b)[\w'’$“”-]+)"
_OPENS = pattern(rf"({_WORD}{{0,8}}?,?)\s?(:|—|–|--|\s-|\()\s?(?:just\s|only\s|the\s)?")
_NO_LIST = pattern(r"(?i)\b(?:including|among|such\sas|mostly|and|but|from|to|in\sthe\slast)\b")
_COMMA = pattern(rf"{_WORD}{{0,3}}?,\s")
_INCLUDES = pattern(rf"{_WORD}{{0,5}}?,?\sincluding\s(?:at\sleast\s)?")
_WERE = pattern(
    r"[^.:;]{0,120}\.\s+(?:They|The\s(?:dead|victims|injured|wounded|total|group)|Those\s\w+)\s"
    r"(?:were|are|was|comprised?|consisted\sof|is)\s"
)
_JOINS = pattern(
    r"(?:\s(?!(?:compared|but|while|than|who|that|which|after|before)\b)[\w'’%&/“”\"-]+){0,9}?"
    r"(?:,\sand|,|;\sand|;|\sand|\splus)\s(?:(?:another|the\sother|a\sfurther|an\sadditional|about|some|the\sremaining)\s)?"
)
_SUMMED_UP = pattern(
    rf"{_WORD}{{0,6}}?(?:,|\s—|\s–|\s--|\s\()\s?(?:or\s)?(?:(?:for|making|giving|making\sup)\s)?(?:a|the)\s"
    r"(?:combined\s|grand\s)?total\sof\s"
)
_IN_ALL = pattern(r"(?:\s[\w'’-]+){0,2}\s(?:in\s(?:all|total)|altogether|overall)\b")
_PLACED = pattern(r"\s(?:in|from|at|for|on|to|of)\b")
_ARTICLE = pattern(
    r"(?:,|\band)\s(?:a|an|another|one)\s(?!total|further|half|quarter|third|few|dozen|handful|number|lot)[a-z]"
)
_OVERLAP = pattern(
    r"(?i)\b(?:of\s(?:them|whom|which|those)|including|each|respectively|among|per|apiece|compared|versus|vs|others?|"
    r"the\srest|several|some|many|dozens|hundreds|various|few|remainder|unknown|unidentified)\b"
)
_TAIL_ENDS = pattern(
    r"[;:.()—–]|\s-|,\s(?:for|making|giving)\s(?:a|the)\s|,?\s(?:who|which|were|was|have|had|said|according|when|after|police|are|in|on|at|from)\b"
)
_HARMED = r"(?:killed|dead|died)(?:\sand|\sor|/)\s?(?:injured|wounded|hurt)"
_HARMED_AFTER = pattern(rf"(?:\s(?:people|persons|others))?(?:\swere|\shad\sbeen|\seither)?\s{_HARMED}\b")
_HARMED_BEFORE = pattern(rf"\b{_HARMED}\s(?:at\sleast\s|about\s|some\s|around\s)?\Z")
_CLOSES = {"(": ")", "—": "—", "–": "–", "--": "--", "-": " -"}
_SPLITS = tuple(
    map(
        frozenset,
        (
            ("man", "woman", "child"), ("man", "woman", "boy", "girl"), ("adult", "child"), ("adult", "boy", "girl"),
            ("civilian", "soldier", "police", "officer"), ("democrat", "republican", "independent"),
            ("passenger", "crew"), ("teacher", "student", "pupil"),
        ),
    )
)  # fmt: skip
"""Nouns of which nobody is two at once."""
_BELOW = frozenset({"less", "most"})


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and its parts as the text joins them."""

    whole: Figure
    parts: tuple[Figure, ...]
    single: int = 0
    """Parts that only an article counts: two men and a child."""
    exhaustive: bool = True
    """False after "including": the parts may be less than the total, not more."""


def sum_of_parts(context: Context, rule: Rule) -> Iterator[Finding]:
    """Totals that their parts do not add up to."""
    for article, figures in per_article(context):
        for breakdown in breakdowns(article, figures):
            if message := _fault(context, breakdown):
                yield context.finding(rule, message, [breakdown.whole, *breakdown.parts])
    if len(context.articles) > 1:
        yield from _casualties(context, rule)


def breakdowns(article: Article, figures: tuple[Figure, ...]) -> Iterator[Breakdown]:
    """Every total of an article that is told together with its parts."""
    numbers = (_as_count(article, f) for f in figures)
    countable = [f for f in numbers if f.kind in ("count", "money") and is_number(f) and not f.per and not f.vague]
    for at, whole in enumerate(countable):
        if at + 1 < len(countable) and countable[at + 1].start - whole.end < 160:
            yield from _following(article, countable, at)
        if at > 1 and whole.start - countable[at - 1].end < 80:
            yield from _summed_up(article, countable, at)


def _as_count(article: Article, figure: Figure) -> Figure:
    """40 in Kelby, 6 in Norby: behind a name a bare number was read as an age, but ages are not in a place."""
    if figure.kind == "age" and figure.text.isdigit() and _PLACED.match(article.text, figure.end):
        return replace(figure, kind="count", unit="")
    return figure


def _following(article: Article, figures: list[Figure], at: int) -> Iterator[Breakdown]:
    whole, first = figures[at], figures[at + 1]
    gap = between(article, whole, first)
    opening = _OPENS.fullmatch(gap)
    mark = opening[2].strip() if opening and not _NO_LIST.search(opening[1]) else None
    includes, comma = bool(_INCLUDES.fullmatch(gap)), bool(_COMMA.fullmatch(gap))
    if "\n" in gap or first.kind != whole.kind or not (mark or includes or comma or _WERE.fullmatch(gap)):
        return
    parts = [first]
    for part in figures[at + 2 :]:
        if part.kind != whole.kind or not _JOINS.fullmatch(between(article, parts[-1], part)):
            break
        parts.append(part)
    if whole.kind == "money" and any(p.unit != whole.unit for p in parts):
        return
    last = parts[-1].end
    closing = _CLOSES.get(mark or "")
    tail = article.text[last : sentence_end(article, last, 200)]
    tail = tail.split(closing)[0] if closing and closing in tail else _TAIL_ENDS.split(tail)[0]
    region = article.text[first.start : last] + tail
    single = 0
    if whole.kind == "count":
        # "Two females and one male, a gorilla called ...": after an "and" the list is complete.
        closed = len(parts) > 1 and " and" in between(article, parts[-2], parts[-1])
        single = len(_ARTICLE.findall(region[: last - first.start] if closed else region))
    if len(parts) + single < 2 or _OVERLAP.search(region) or any(char.isdigit() for char in tail):
        return
    # Without a mark that says "namely" only nouns tell that the parts share the total among them.
    spread = comma and whole.noun and all(_placed(article, p, whole) for p in parts) and not single
    if (includes or comma) and not _split({p.unit for p in parts}) and not spread:
        return
    if comma and not spread and (single or whole.unit not in ("person", "victim", "casualty")):
        return
    yield Breakdown(whole, tuple(parts), single, not includes)


def _placed(article: Article, part: Figure, whole: Figure) -> bool:
    """51 boats, 40 in Kelby: a part without a noun of its own."""
    return not part.noun and part.unit in ("", whole.unit) and bool(_PLACED.match(article.text, part.end))


def _summed_up(article: Article, figures: list[Figure], at: int) -> Iterator[Breakdown]:
    """12 men, 15 women and six children, a total of 33."""
    whole = figures[at]
    gap = between(article, figures[at - 1], whole)
    in_all = _IN_ALL.match(article.text, whole.end) and re.fullmatch(r"(?:\s[\w'’-]+){0,4},\s", gap)
    if not _SUMMED_UP.fullmatch(gap) and not in_all:
        return
    parts = [figures[at - 1]]
    for part in reversed(figures[: at - 1]):
        # It has 61 boats, 40 in Kelby ..., for a total of 61: the total told twice is no part of itself.
        told_before = value(part) == value(whole)
        if part.kind != whole.kind or told_before or not _JOINS.fullmatch(between(article, part, parts[0])):
            break
        parts.insert(0, part)
    region = article.text[parts[0].start : whole.start]
    if len(parts) > 1 and not _OVERLAP.search(region) and same_sentence(parts[0], whole):
        yield Breakdown(whole, tuple(parts), len(_ARTICLE.findall(region.rsplit(",", 1)[0])))


def _split(nouns: set[str]) -> bool:
    return len(nouns) > 1 and any(nouns <= split for split in _SPLITS)


def _fault(context: Context, breakdown: Breakdown) -> str | None:
    whole, parts = breakdown.whole, breakdown.parts
    single = Decimal(breakdown.single)
    # As many as 170 people, 140 guests and 30 staff: what they may come to is a sum as well.
    stated, *terms = together((replace(whole, hedge="exact") if whole.hedge in _BELOW else whole, *parts))
    summed = total([*terms, Bounds(single, single)])
    added = sum((value(p) for p in parts), single)
    if value(whole) * 3 < max(map(value, parts)):
        return None
    if summed.meets(stated):
        return None
    if not breakdown.exhaustive and added <= value(whole):
        return None
    if whole.hedge in ("more", "least") and added >= value(whole):
        return None
    told = " + ".join([written(value(p)) for p in parts] + ["1"] * breakdown.single)
    return f"{told} is {written(added)}, not “{context.says(whole)}”."


def _both(article: Article, figure: Figure) -> bool:
    """42 people killed or wounded; 42 dead and injured."""
    lead, following = before(article, figure, 40), article.text[figure.end : figure.end + 50]
    return bool(_HARMED_AFTER.match(following) or _HARMED_BEFORE.search(lead))


def _casualties(context: Context, rule: Rule) -> Iterator[Finding]:
    """One article's dead and injured against another's casualties: where each states one number of them only."""
    sums: dict[str, tuple[Figure, Figure]] = {}
    wholes: dict[str, list[Figure]] = {}
    for article, figures in per_article(context):
        counts = [f for f in figures if f.kind == "count" and f.about and not f.vague and is_number(f)]
        wholes[article.id] = [f for f in counts if f.unit == "casualty" or _both(article, f)]
        by_event = {
            event: [f for f in counts if f.about and f.about.event == event and f.unit in ("person", "")]
            for event in ("kill", "injure")
        }
        killed, injured = by_event["kill"], by_event["injure"]
        if len({f.low for f in killed}) == len({f.low for f in injured}) == 1 and same_sentence(killed[0], injured[0]):
            sums[article.id] = killed[0], injured[0]
    for source, stated in wholes.items():
        if len({f.low for f in stated}) != 1:
            continue
        for other, (dead, hurt) in sums.items():
            added = total((bounds(dead), bounds(hurt)))
            if other != source and not added.meets(bounds(stated[0])):
                message = (
                    f"{context.name(stated[0])} counts “{context.says(stated[0])}” casualties, but the "
                    f"“{context.says(dead)}” dead and “{context.says(hurt)}” injured of {context.name(dead)} make "
                    f"{written(value(dead) + value(hurt))}."
                )
                yield context.finding(rule, message, [stated[0], dead, hurt])
