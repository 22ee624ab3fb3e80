"""Scores of cricket: 312 for 7 (or seven), six for 84, 6-84, 245 all out."""

from __future__ import annotations

from decimal import Decimal

from checker.extract.context import Context
from checker.extract.nouns import noun_after
from checker.extract.numeral import UNITS
from checker.extract.patterns import DASH, END, GAP, any_of
from checker.extract.reading import Reading
from checker.late import early

_MOST_WICKETS = 10
_NUMBER = rf"(?:\d{{1,3}}|{any_of(*list(UNITS)[1:11])})"
_FOR = early(rf"(?P<a>{_NUMBER})(?:{GAP}for{GAP}|(?<=\d){DASH}|(?<=\d)/)(?P<b>{_NUMBER})(?!{DASH}|[\d/%]|[.,]\d){END}")
"""Runs and wickets of a team, or wickets and runs of a bowler: the smaller number is that of the wickets."""


def read(context: Context, pos: int) -> Reading | None:
    """The score of a team or a bowler at `pos`."""
    near = context.text[pos + 1 : pos + 10]
    joined = " for " in near or "-" in near or "/" in near
    m = _FOR.match(context.text, pos) if joined else None
    if m is None or not context.cricket:
        return None
    a, b = (UNITS[word] if word.isalpha() else int(word) for word in (m["a"].lower(), m["b"].lower()))
    runs_tell = "for" in m.group() or max(a, b) > _MOST_WICKETS  # 7/10 is a mark
    if min(a, b) > _MOST_WICKETS or a == b or not runs_tell or noun_after(context.document, m.end(), many=True).head:
        return None
    return Reading(pos, m.end(), "score", Decimal(a), Decimal(b), "score")
