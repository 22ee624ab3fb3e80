"""Of kind `percent-of-figures`: a percentage beside the part and the whole that it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from checker.judge.checks.reading import Bounds, after, before, between, bounds, together, value
from checker.late import late
from checker.model import Article, Figure, Finding

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_HEDGE = (
    r"(?:or\s)?(?:an?\s|just\s(?:over|under)\s|less\sthan\s|more\sthan\s|over\s|about\s|some\s|roughly\s|nearly\s|"
    r"almost\s|around\s)*"
)
_NOUN = r"(?:\s(?!(?:and|or|but|to|for|from|in|at|on|a|an)\b)[\w'’-]+){0,3}?"
_OWNER = r"(?:a\stotal\sof\s|the\s|its\s|their\s|those\s|these\s|some\s|his\s|her\s|our\s|all\s|[A-Z][\w-]+['’]s?\s)?"
_OF = late(rf"{_NOUN},?\s(?:out\s)?of\s{_OWNER}\Z")
_SET_OFF = r"(?:\s\(|,\sor\s|\s?[—–]\s?|\s-\s|\s?--\s|,\s)"
_OPEN_SHARE = late(
    rf"(?:\s(?!(?:and|but|while)\b)[\w'’-]+){{0,5}}?,?(?:{_SET_OFF}{_HEDGE}|"
    rf"\sfor\san?\s(?:[\w-]+\s){{1,3}}of\s(?:about\s)?)\Z"
)
_SHARE_ENDS = late(r"\s?(?:\)|of\s(?:them|the|those|all)\b|,|\.|[—–-]|(?:[\w-]+\s)?(?:rate|share)\b)")
_BRACKET = late(rf"{_NOUN}\s\((?:about\s|some\s|roughly\s)?\Z")
_CLOSED_OF = late(r"\)\s(?:[\w'’-]+\s){0,3}?(?:out\s)?of\s(?:the\s|its\s|their\s|those\s)?(?:total\s)?\Z")
_SHARE_FIRST = late(r"(?:\sof\s(?:the\s)?[\w'’-]+|\s\w+)?,\s\Z")
_OUT_OF = late(r"\s(?:out\s)?of\s\Z")
_ENDS = late(r"[.,;)]|\s[—–-]")
_PART_SET_OFF = late(rf"(?:\s(?!(?:and|but|while|from|to)\b)[\w'’-]+){{0,7}}?(?:\s\(|,\s|\s?[—–]\s?|\s--\s){_HEDGE}\Z")
_OF_WHOLE = late(rf"\sof\s{_OWNER}\Z")
_OF_THEM_IS = late(rf"\sof\s(?:them|those|these|whom)(?:\s[\w'’-]+){{0,3}}?{_SET_OFF}{_HEDGE}\Z")
_THEN_SOME = late(r"(?:\s[\w'’-]+){1,6}?,?\s(?:and\s|of\swhom\s)?\Z")
_OF_FIRST = late(r"\b[Oo]f\s(?:the\s|its\s|those\s|their\s)?\Z")
_THEN_PART = late(r"(?:\s[\w'’-]+){0,5}?,\s\Z")
_PART_SHARE = late(rf"(?:\sof\s(?:them|those|whom))?(?:\s\(|,\sor\s|\s?[—–]\s?|\s--\s){_HEDGE}\Z")
_REACH, _GAP = 160, 60
_SMALL_SHARE = Decimal("0.15")
_COUNTED = frozenset({"count", "money"})
_KINDS = _COUNTED | {"percent"}
_OPEN_ENDED = Decimal("0.05")
"""How far "more than 3.5 million" may lie from 3.5 million where a share of it is worked out."""


class ShareOf(NamedTuple):
    """A part, its whole and the percentage that the text says it is."""

    part: Figure
    whole: Figure
    share: Figure


def share_of_figures(context: Context, rule: Rule) -> Iterator[Finding]:
    """Percentages that are not what the two numbers beside them make."""
    if "percent" not in context.kinds:
        return
    for article, figures in context.told:
        # When it was stands between a part and its share, and is neither.
        numbers = [f for f in figures if f.kind in _KINDS]
        for a, b, c in zip(numbers, numbers[1:], numbers[2:], strict=False):
            if (a.kind, b.kind, c.kind).count("percent") != 1 or c.start - a.end > _REACH:
                continue
            found = _share(article, a, b, c)
            if found is None or not _one_measure(found.part, found.whole):
                continue
            part, whole, share = found
            if part.vague or whole.vague or not value(whole) or value(part) > value(whole):
                continue
            true = _ratio(*map(_closed, (part, whole), together((part, whole))))
            stated = _percent(share)
            if true and stated and not true.meets(stated):
                percent = value(part) / value(whole) * 100
                message = (
                    f"{context.says(part)} of {context.says(whole)} is {percent:.{0 if percent > 10 else 1}f} percent, "
                    f"not “{context.says(share)}”."
                )
                yield context.finding(rule, message, [share, part, whole])


def _share(article: Article, a: Figure, b: Figure, c: Figure) -> ShareOf | None:
    """Part, whole and share where three neighbours are so."""
    left, right = between(article, a, b), between(article, b, c)
    if len(left) > _GAP or len(right) > _GAP or "\n" in left + right:
        return None
    if c.kind == "percent":
        # 30 of the 120 guests (25 percent); of the 120 guests, 30 of them, or 25 percent, ...
        if _OF.fullmatch(left) and _OPEN_SHARE.fullmatch(right):
            return ShareOf(a, b, c) if _SHARE_ENDS.match(after(article, c, 24)) else None
        if _THEN_PART.fullmatch(left) and _PART_SHARE.fullmatch(right) and _OF_FIRST.search(before(article, a, 12)):
            return ShareOf(b, a, c)
    elif b.kind == "percent":
        # 30 (25 percent) of the 120 guests; 30 guests — 25 percent of the 120; 120 asked and 25 percent of them, or 30
        if _BRACKET.fullmatch(left) and _CLOSED_OF.fullmatch(right):
            return ShareOf(a, c, b)
        if _PART_SET_OFF.fullmatch(left) and _OF_WHOLE.fullmatch(right):
            return ShareOf(a, c, b)
        if _THEN_SOME.fullmatch(left) and _OF_THEM_IS.fullmatch(right) and _ENDS.match(after(article, c, 4)):
            return ShareOf(c, a, b)
    elif _OF.fullmatch(right):
        # 25 percent (30 of 120); 25 percent of guests, 30 of 120.
        if _OPEN_SHARE.fullmatch(left) and ("(" in left or " or " in left or "—" in left):
            return ShareOf(b, c, a)
        if _SHARE_FIRST.fullmatch(left) and _OUT_OF.fullmatch(right) and _ENDS.match(after(article, c, 4)):
            return ShareOf(b, c, a)
    return None


def _one_measure(part: Figure, whole: Figure) -> bool:
    """Whether one can be a share of the other: both counts, or both of one currency, and neither by year or head."""
    alike = part.kind == whole.kind in _COUNTED and (part.kind == "count" or part.unit == whole.unit)
    return alike and not part.per and not whole.per


def _closed(figure: Figure, within: Bounds) -> Bounds:
    """The bounds of a number; of "more than" and "less than" one that has both ends."""
    reach = value(figure) * _OPEN_ENDED
    low = value(figure) - reach if within.low is None else within.low
    return Bounds(low, value(figure) + reach if within.high is None else within.high)


def _ratio(part: Bounds, whole: Bounds) -> Bounds | None:
    if part.low is None or part.high is None or not whole.low or not whole.high:
        return None
    return Bounds(part.low / whole.high * 100, part.high / whole.low * 100)


def _percent(share: Figure) -> Bounds | None:
    if share.unit != "percent" or share.low != share.high:
        return None
    low, high = bounds(share)
    if share.hedge in ("more", "least", "nearly", "less", "about", "most"):
        slack = max(value(share) / 20, min(Decimal(3), value(share) * _SMALL_SHARE))
        return Bounds(value(share) - slack, value(share) + slack)
    # 99.6 may have been cut off, not rounded.
    cut = min(share.grain, Decimal(1)) / 2
    return Bounds(low, high) if low is None or high is None else Bounds(low - cut, high + cut)
