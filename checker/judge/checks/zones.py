"""Kind `zones`: a headline or caption whose number the body of the same article does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.interval import agree, comparable, compatible
from checker.judge.checks.reading import after, before, is_number, same_sentence, value
from checker.judge.slips import slip
from checker.late import late
from checker.model import Article, Figure, Finding

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.kinds import Value
    from checker.judge.rules import Rule

PARAMETERS: dict[str, Value] = {"zone": "headline", "least": 1}
"""`zone`: which part of the article is held against its body, headline or caption. `least`: smaller numbers are left
alone."""

_KINDS = frozenset({"count", "money", "percent", "measure", "duration", "age", "ordinal"})
_PARTLY = frozenset({"part", "more", "remain", "first", "initial", "other", "by", "base"})
_ABOVE = frozenset({"more", "least"})
_BELOW = frozenset({"less", "most"})
_SMALL = 20
_OPENING = 4
_TWICE, _NEARBY = 2, Decimal("1.2")
_CLOSE, _NEVER = 4, 99
_SHORT = 2
_HUGE = 100_000
_SOMETHING, _MUCH = 1, 3
_ADDED = late(r"\s(?:\w+\s)?(?:others?|more|additional|further)\b")
_AND_OTHER = late(r"\s(?:\w+\s){0,2}and\sother\b")
_ADDED_TO = late(r"[A-Z][\w'’-]+,?\sand\s(?:at\sleast\s)?\Z")
_COMPOUND = late(r"-[a-z]")
_LEAST_RANK = 10
_OF_THE_HOUR = frozenset({"point"})
"""Up 380 points at the open, 442 later: an index moves all day."""
_SCALES = tuple(Decimal(10) ** power for power in (1, 2, 3, 6))


def zones(context: Context, rule: Rule) -> Iterator[Finding]:
    """Numbers of a zone that clash with the body's statement of the same thing, and that the body has nowhere else."""
    zone, least = str(rule.parameters["zone"]), Decimal(str(rule.parameters["least"]))
    for article, figures in context.told:
        if not any(z.name == zone for z in article.zones):
            continue
        for figure, other in mismatches(article, figures, zone):
            if value(figure) < least:
                continue
            cause = slip(figure, other)
            message = f"The {zone} says “{context.says(figure)}”, the body “{context.says(other)}”." + (
                f" {cause}" if cause else ""
            )
            yield context.finding(rule, message, [figure, other], context.clash(figure, other), [message])


def mismatches(article: Article, figures: Sequence[Figure], zone: str) -> Iterator[tuple[Figure, Figure]]:
    """Each number of the zone that the body has not, with the body's number of the same thing.

    Every caption is held against the body alone: what another one says, which may stand under the same picture in
    another place, is no reason to take the body's number for spoken for.
    """
    stated = [f for f in figures if f.zone == zone and _is_compared(f)]
    body = [f for f in figures if f.zone == "body" and _is_compared(f)] if stated else []
    if not any(not _in_body(f, body) for f in stated):
        return
    told: set[tuple[Decimal, str]] = set()
    for place in (z for z in article.zones if z.name == zone):
        for figure, other in _of_zone(article, [f for f in stated if place.start <= f.start < place.end], body):
            if (value(figure), other.id) not in told:
                told.add((value(figure), other.id))
                yield figure, other


def _is_compared(figure: Figure) -> bool:
    return figure.kind in _KINDS and figure.about is not None and not figure.vague and is_number(figure)


def _in_body(figure: Figure, body: Sequence[Figure]) -> bool:
    return any(_restates(figure, other) for other in body) or _sum(figure, body)


def _of_zone(article: Article, stated: list[Figure], body: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    missing = [f for f in stated if not _in_body(f, body)]
    if not missing:
        return
    # What another number of the zone restates is that one's counterpart.
    free = [f for f in body if not any(_restates(other, f) for other in stated)]
    for figure in missing:
        if figure.kind == "ordinal" and value(figure) < _LEAST_RANK:
            continue
        if figure.low != figure.high or _counts_otherwise(article, figure) or _unread(article, figure):
            continue
        other = _counterpart(figure, free)
        if other is not None and not _counts_otherwise(article, other):
            yield figure, other


def _restates(figure: Figure, other: Figure) -> bool:
    """Whether the zone may mean the body's number, be it rounded or cut off. Small counts of others prove nothing."""
    if other.kind != figure.kind:
        return agree(figure, other)
    if value(other) < _SMALL and not _one_unit(figure, other):
        return False
    if value(figure) == value(other):
        return True
    shared = _shared(figure, other)
    if shared is None or shared < (_SOMETHING if _early(other, figure) else _MUCH):
        return False
    other = replace(other, per=figure.per) if not (other.per and figure.per) else other
    return comparable(figure, other) and _rounds(figure, other)


def _early(other: Figure, figure: Figure) -> bool:
    """Whether the body's number stands in its first sentences, which tell again what the zone told."""
    return bool(other.about and figure.about and other.about.sentence - figure.about.sentence <= _OPENING + 1)


def _rounds(figure: Figure, other: Figure) -> bool:
    """Whether the body's number would be written as the zone's is, with its hedge."""
    figure, other = (replace(f, hedge="exact") if f.hedge in _BELOW else f for f in (figure, other))
    if figure.hedge in _ABOVE and other.hedge in _ABOVE:
        figure, other = replace(figure, hedge="exact"), replace(other, hedge="exact")
    over = value(other) - value(figure)
    if figure.hedge in _ABOVE:
        return 0 <= over < max(figure.grain, value(figure) / 5)
    # The body has the finer number: one that is coarser than the zone's says so by its hedge.
    if figure.hedge == other.hedge == "exact" and other.grain > figure.grain:
        return False
    return 0 < over < figure.grain or compatible(figure, other)


def _sum(figure: Figure, body: Sequence[Figure]) -> bool:
    """Nine women and children: three women and six children."""
    pairs = pairwise(f for f in body if f.kind == figure.kind)
    return any(value(a) + value(b) == value(figure) and same_sentence(a, b) for a, b in pairs)


def _unread(article: Article, figure: Figure) -> bool:
    """$53G: letters right behind a number may be its scale; "one" may be anyone; six years ago counts from today."""
    following = article.text[figure.end : figure.end + 5]
    return following[:1].isalnum() or figure.text.lower() in ("one", "a", "an") or following.startswith(" ago")


def _counts_otherwise(article: Article, figure: Figure) -> bool:
    """Three dead, including the gunman; the suspect and four others: the body may count him or not."""
    following = after(article, figure, 40).lower()
    if _AND_OTHER.match(following):
        return True
    if value(figure) >= _SMALL:
        return False
    added = _ADDED.match(following) or _ADDED_TO.search(before(article, figure))
    return "including" in following or bool(_COMPOUND.match(following) or added)


def _counterpart(figure: Figure, body: list[Figure]) -> Figure | None:
    """The body's number of the same thing: of several, that which shares most with the figure."""
    alike = [f for f in body if _alike(figure, f)]
    opening = [f for f in alike if _early(f, figure if figure.zone == "headline" else body[0])]
    best: tuple[int, Figure] | None = None
    for other in alike:
        shared, needed = _shared(figure, other), _needed(figure, other)
        if shared is None or (best is not None and shared <= best[0]):
            continue
        early = other in opening
        alone = early and len({value(f) for f in opening if _needed(figure, f) <= _CLOSE}) == 1
        if shared + early + alone >= needed:
            best = shared, other
    return best[1] if best else None


def _alike(a: Figure, b: Figure) -> bool:
    """Whether one might be the other: a long number that is a slip away is, whatever its noun."""
    if a.kind != b.kind or (a.per and b.per and a.per != b.per) or b.text.lower().startswith(("a ", "an ")):
        return False
    long = len(_digits(value(b))) > _SHORT or min(a.grain, b.grain) >= _HUGE
    long = long and a.kind == "count" and _slip(value(a), value(b)) and not _scaled(value(a), value(b))
    return _one_unit(a, b) or long


def _needed(figure: Figure, other: Figure) -> int:
    """How much two numbers have to share to be taken for one: the likelier they are a slip apart, the less."""
    a, b = value(figure), value(other)
    digits = max(len(_digits(x)) for x in (a, b))
    if _scaled(a, b):
        return 4 if digits == 1 else 2
    # Of one-digit amounts any two are a digit apart: $3T and $1 trillion.
    if _slip(a, b) and (figure.kind == "count" or max(_written(figure), _written(other)) > 1):
        return 4 if digits == 1 else 3 if digits == 2 else 2
    reach = _TWICE if figure.kind == "count" else _NEARBY
    if figure.kind == "ordinal" or figure.unit in _OF_THE_HOUR or not b / reach <= a <= b * reach:
        return _NEVER
    return 4 if figure.kind != "count" or _one_toll(figure, other) else 5


def _written(figure: Figure) -> int:
    return sum(char.isdigit() for char in figure.text)


def _one_toll(a: Figure, b: Figure) -> bool:
    """Twelve dead, 12 miners died: people to whom one thing happened."""
    if a.about is None or b.about is None:
        return False
    return a.about.event == b.about.event != "" and bool(a.about.people and b.about.people)


def _shared(a: Figure, b: Figure) -> int | None:
    """How many words both figures' sentences have in common; None where something shows that they are of two things."""
    if a.about is None or b.about is None:
        return None
    shared = len(set(a.about.context) & set(b.about.context))
    if a.about.event and b.about.event:
        if a.about.event == b.about.event:
            shared += 1
        elif a.about.people and b.about.people:
            return None
    if a.about.holder | b.about.holder:
        shared += 2 * bool(a.about.names & b.about.holder or a.about.holder & b.about.names)
    return shared - len((a.about.scope ^ b.about.scope) & _PARTLY)


def _one_unit(a: Figure, b: Figure) -> bool:
    if a.unit == b.unit:
        return True
    people = a.about is not None and b.about is not None and bool(a.about.people and b.about.people)
    return a.kind == "count" and (people or not (a.unit and b.unit))


def _scaled(a: Decimal, b: Decimal) -> bool:
    """Whether a zero or a scale word lies between them."""
    small, large = sorted((abs(a), abs(b)))
    return bool(small) and any(large == small * scale for scale in _SCALES)


def _slip(a: Decimal, b: Decimal) -> bool:
    """Whether a zero, a scale word, one digit or the order of two lies between them."""
    if _scaled(a, b):
        return True
    last = min(_last_place(x) for x in (a, b))
    one, other = (f"{x.scaleb(-last):f}".split(".")[0] for x in (abs(a), abs(b)))
    if len(one) != len(other):
        return False
    apart = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    swapped = len(apart) == 2 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
    return len(apart) == 1 or swapped


def _last_place(x: Decimal) -> int:
    return int(x.normalize().as_tuple().exponent) if x else 0


def _digits(x: Decimal) -> str:
    """The digits of a number without the zeros that it ends in."""
    return "".join(map(str, x.normalize().as_tuple().digits))
