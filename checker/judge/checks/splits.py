"""Divisions of which nobody, and nothing, is of two kinds at once: men, women and children; the two parties."""

from __future__ import annotations

import re

from checker.judge.checks.reading import before
from checker.late import late
from checker.model import Article, Figure

_STOPS = late(r"[,;:.()—–]|\s--\s|\sand\s|\sjoin\w*\s")
_SPLITS = tuple(
    tuple(late(rf"(?i)\b(?:{kind})\b") for kind in kinds)
    for kinds in (
        ("men|man|males?", "women|woman|females?", "children|child|minors?|infants?|babies"),
        ("men|man|males?", "women|woman|females?", "boys?", "girls?"),
        ("adults?", "children|child|minors?", "infants?|babies"),
        ("adults?", "boys?", "girls?"),
        ("civilians?", "soldiers?|troops", "police|(?:police\\s)?officers?", "militants?|insurgents?|rebels?"),
        ("democrats?|democratic", "republicans?|gop", "independents?"),
        ("passengers?", "crew"),
        ("teachers?|staff", "students?|pupils?|children"),
        ("guests?", "staff|employees?"),
        ("blacks?", "whites?", "hispanics?|latinos?", "asians?"),
        ("public", "private"),
    )
)
"""Words for kinds of which nobody, and nothing, is two at once."""


def split_of(article: Article, parts: tuple[Figure, ...]) -> tuple[re.Pattern[str], ...] | None:
    """The division of which the words beside the parts name different kinds: men and women."""
    words = [_beside(article, part) for part in parts]
    for kinds in _SPLITS if len(parts) > 1 else ():
        found = [[n for n, kind in enumerate(kinds) if kind.search(said)] for said in words]
        if all(len(kind) == 1 for kind in found) and len({kind[0] for kind in found}) == len(parts):
            return kinds
    return None


def _beside(article: Article, part: Figure) -> str:
    lead, following = before(article, part, 30), article.text[part.end : part.end + 45]
    return _STOPS.split(lead)[-1] + " " + _STOPS.split(following)[0]
