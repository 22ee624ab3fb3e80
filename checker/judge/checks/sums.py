"""Kind `sum-of-parts`: a total and the parts that are said to make it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.judge.checks.breakdowns import Breakdown, breakdowns
from checker.judge.checks.reading import (
    Bounds,
    before,
    bounds,
    is_number,
    same_sentence,
    together,
    total,
    value,
    written,
)
from checker.late import late
from checker.model import Article, Figure, Finding

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_HARMED = r"(?:killed|dead|died)(?:\sand|\sor|/)\s?(?:injured|wounded|hurt)"
_HARMED_AFTER = late(rf"(?:\s(?:people|persons|others))?(?:\swere|\shad\sbeen|\seither)?\s{_HARMED}\b")
_HARMED_BEFORE = late(rf"\b{_HARMED}\s(?:at\sleast\s|about\s|some\s|around\s)?\Z")
_BELOW = frozenset({"less", "most"})


def sum_of_parts(context: Context, rule: Rule) -> Iterator[Finding]:
    """Totals that their parts do not add up to."""
    for article, figures in context.told:
        for breakdown in breakdowns(article, figures):
            if message := _fault(context, breakdown):
                yield context.finding(rule, message, [breakdown.whole, *breakdown.parts])
    if len(context.articles) > 1:
        yield from _casualties(context, rule)


def _fault(context: Context, breakdown: Breakdown) -> str | None:
    whole, parts = breakdown.whole, breakdown.parts
    single = Decimal(breakdown.single)
    # As many as 170 people, 140 guests and 30 staff: what they may come to is a sum as well.
    stated, *terms = together((replace(whole, hedge="exact") if whole.hedge in _BELOW else whole, *parts))
    summed = total([*terms, Bounds(single, single)])
    added = sum((value(p) for p in parts), single)
    greatest = max(map(value, parts))
    # At least 30, 20 men and 12 women: but 32 men are more than that.
    exceeded = whole.hedge == "least" and parts[0].hedge == "exact" and greatest > value(whole)
    if value(whole) * 3 < greatest or (summed.meets(stated) and not exceeded):
        return None
    missing = value(whole) - added
    if missing > 0 and (breakdown.least is None or missing <= breakdown.least):
        return None
    if whole.hedge in ("more", "least") and missing <= 0 and not exceeded:
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
    for article, figures in context.told:
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
