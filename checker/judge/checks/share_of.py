"""Of kind `percent-of-figures`: a percentage beside the part and the whole that it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.judge.checks.reading import Bounds, after, between, bounds, pattern, per_article, together, value
from checker.model import Article, Figure, Finding

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_NOUN = r"(?:\s(?!(?:and|or|but|to|for|from|in|at|on|a|an)\b)[\w'’-]+){0,3}?"
_OF = pattern(
    rf"{_NOUN}\s(?:out\s)?of\s(?:a\stotal\sof\s|the\s|its\s|their\s|those\s|these\s|some\s|his\s|her\s|our\s)?\Z"
)
_OPEN_SHARE = pattern(
    r"(?:\s(?!(?:and|but|while)\b)[\w'’-]+){0,5}?(?:\s\(|,\sor\s|\s[—–-]\s|,\s)(?:or\s)?(?:about\s|some\s|roughly\s|nearly\s|almost\s|around\s|just\s(?:over|under)\s|more\sthan\s|over\s)*\Z"
)
_SHARE_ENDS = pattern(r"\s?(?:\)|of\s(?:them|the|those|all)\b|,|\.|[—–-])")
_BRACKET = pattern(rf"{_NOUN}\s\((?:about\s|some\s|roughly\s)?\Z")
_CLOSED_OF = pattern(r"\)\s(?:[\w'’-]+\s){0,3}?(?:out\s)?of\s(?:the\s|its\s|their\s|those\s)?(?:total\s)?\Z")
_WITH_SHARE = frozenset({("count", "count", "percent"), ("count", "percent", "count"), ("percent", "count", "count")})


def share_of_figures(context: Context, rule: Rule) -> Iterator[Finding]:
    """Percentages in brackets that are not what the two numbers beside them make."""
    for article, figures in per_article(context):
        for a, b, c in zip(figures, figures[1:], figures[2:], strict=False):
            found = _share(article, a, b, c)
            if found is None:
                continue
            part, whole, share = found
            if part.vague or whole.vague or not value(whole) or value(part) > value(whole):
                continue
            true = _ratio(*together((part, whole)))
            stated = _percent(share)
            if true and stated and not true.meets(stated):
                percent = value(part) / value(whole) * 100
                message = (
                    f"{context.says(part)} of {context.says(whole)} is {percent:.{0 if percent > 10 else 1}f} percent, "
                    f"not “{context.says(share)}”."
                )
                yield context.finding(rule, message, [share, part, whole])


def _share(article: Article, a: Figure, b: Figure, c: Figure) -> tuple[Figure, Figure, Figure] | None:
    """Part, whole and share where three neighbours are so."""
    kinds = (a.kind, b.kind, c.kind)
    if kinds not in _WITH_SHARE or c.start - a.end > 160:
        return None
    left, right = between(article, a, b), between(article, b, c)
    if len(left) > 60 or len(right) > 60 or "\n" in left + right:
        return None
    if kinds == ("count", "count", "percent") and _OF.fullmatch(left) and _OPEN_SHARE.fullmatch(right):
        return (a, b, c) if _SHARE_ENDS.match(after(article, c, 12)) else None
    if kinds == ("count", "percent", "count") and _BRACKET.fullmatch(left) and _CLOSED_OF.fullmatch(right):
        return a, c, b
    if kinds == ("percent", "count", "count") and _OPEN_SHARE.fullmatch(left) and _OF.fullmatch(right):
        return (b, c, a) if "(" in left or " or " in left or "—" in left else None
    return None


def _ratio(part: Bounds, whole: Bounds) -> Bounds | None:
    if part.low is None or part.high is None or not whole.low or not whole.high:
        return None
    return Bounds(part.low / whole.high * 100, part.high / whole.low * 100)


def _percent(share: Figure) -> Bounds | None:
    if share.unit != "percent" or share.low != share.high:
        return None
    low, high = bounds(share)
    if share.hedge in ("more", "least", "nearly", "less", "about", "most"):
        slack = max(value(share) / 20, Decimal(3))
        return Bounds(value(share) - slack, value(share) + slack)
    # 99.6 may have been cut off, not rounded.
    cut = min(share.grain, Decimal(1)) / 2
    return Bounds(low, high) if low is None or high is None else Bounds(low - cut, high + cut)
