"""Innocent reasons for a clash, read from the sentences around it: another day, another source, another measure."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.language.document import sentence_bounds
from checker.late import early, late
from checker.resources import rules_dir
from checker.wording import cited, plain

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.model import Figure

_NEAR = Decimal("0.1")
_LONGEST_RISE = 92
"""Days after which a count has hardly gone on rising."""
_SETTLED = frozenset("charge convict sentence born buy sell build win".split())
"""Classes of events of which the number is known at once: it does not rise from one day to the next as a toll does."""
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = r"(?:\s+(?:morning|afternoon|evening|night|noon))?"
_AS_OF = late(
    rf"\b(?i:as of|by|until|through|late|early|said(?: late| early)?(?: on)?|reported(?: on)?|announced(?: on)?"
    rf"|updated(?: on)?|told \S+(?: \S+)?(?: on)?|rose (?:on|to \S+ on)|stood at \S+ on)\s+({_DAY}{_PART})\b"
)
_MOVED_TO = late(
    r"\b(rose|climbed|jumped|soared|increased|grew|(?P<down>fell|dropped))\s(?:\w+ly\s|again\s)?to\s"
    r"(?:at\sleast\s|more\sthan\s|about\s|around\s|some\s|nearly\s|almost\s)?\Z"
)
_TITLES = frozenset("the a an mr mrs ms dr gen lt sgt sen rep gov".split())
_ANYBODY = frozenset(
    "official officials authority authorities source sources expert experts analyst analysts report reports witness "
    "witnesses spokesman spokeswoman spokesperson people data statement it local state government new".split()
)


class Contrast(Struct, frozen=True):
    """One row of `rules/contrasts.toml`."""

    one: re.Pattern[str]
    other: re.Pattern[str] | None
    says: str
    kinds: frozenset[str]
    near: bool
    early: bool


@cache
def _contrasts() -> tuple[Contrast, ...]:
    table = tomllib.loads((rules_dir() / "contrasts.toml").read_text(encoding="utf-8"))
    return tuple(
        Contrast(
            _any(row["one"]), _any(row["other"]) if row["other"] else None, row["says"],
            frozenset(row.get("kinds", ())), row.get("near", False), row.get("early", False),
        )
        for row in table["contrast"]
    )  # fmt: skip


def _any(words: list[str]) -> re.Pattern[str]:
    return early(rf"(?i)\b(?:{'|'.join(map(re.escape, words))})\b")


def sentence_of(figure: Figure, context: Context) -> str:
    """The sentence that a figure stands in; empty where its article is not known."""
    article = context.article.get(figure.source)
    if article is None:
        return ""
    for start, end in sentence_bounds(article.text):
        if start <= figure.start < end:
            return article.text[start:end]
    return ""


def wording(a: Figure, b: Figure, context: Context, early: bool) -> str | None:
    """Words that tell the two apart: net and gross, confirmed and suspected, initially."""
    x, y = sentence_of(a, context), sentence_of(b, context)
    if x == y:
        return None
    for row in _contrasts():
        if row.early is not early or (row.kinds and a.kind not in row.kinds) or (row.near and not _near(a, b)):
            continue
        one, other = bool(row.one.search(x)), bool(row.one.search(y))
        if one == other:
            continue
        if row.other is None:
            return row.says
        has, lacks = (x, y) if one else (y, x)
        if row.other.search(lacks) and not row.other.search(has):
            return row.says
    return None


def _near(a: Figure, b: Figure) -> bool:
    small, large = sorted((abs(Decimal(a.low)), abs(Decimal(b.low))))
    return large - small <= max(large * _NEAR, Decimal(1))


def moved_from(a: Figure, b: Figure, context: Context) -> str | None:
    """One tells the other as what it was before: "119, up from 112"."""
    for figure, other in ((a, b), (b, a)):
        if re.search(rf"\bfrom (?:\w+ ){{0,2}}{re.escape(other.text)}\b", sentence_of(figure, context)):
            return f"{context.name(figure)} says that it was {other.text} before: {context.name(other)} may be older."
    return None


def as_of(a: Figure, b: Figure, context: Context) -> str | None:
    """An earlier and a later count of one thing, with the time of each; of other kinds only that it moved."""
    if a.kind != "count" or b.kind != "count":
        return _moved_to(a, b, context)
    first, last = (
        context.article[figure.source].published if figure.source in context.article else None for figure in (a, b)
    )
    settled = any(figure.about and figure.about.event in _SETTLED for figure in (a, b))
    if first and last and 0 < abs((last - first).days) <= _LONGEST_RISE and not settled:
        earlier, later = (a, b) if first < last else (b, a)
        change = "have risen" if Decimal(later.low) > Decimal(earlier.low) else "have been lowered"
        times = f"{context.name(earlier)} is of {min(first, last)}, {context.name(later)} of {max(first, last)}"
        return f"The count may {change} in between: {times}."
    days = [_AS_OF.search(sentence_of(figure, context)) for figure in (a, b)]
    if days[0] and days[1] and days[0][1].split()[0] != days[1][1].split()[0]:
        said = [f"{context.name(f)} speaks as of {plain(day[1])}" for f, day in zip((a, b), days, strict=True) if day]
        return f"The count may have changed in between: {said[0]}, {said[1]}."
    return _moved_to(a, b, context)


def _moved_to(a: Figure, b: Figure, context: Context) -> str | None:
    """It rose, or fell, to one of the two."""
    for figure, other in ((a, b), (b, a)):
        moved = _MOVED_TO.search(_before(figure, context))
        if moved and (Decimal(figure.low) > Decimal(other.low)) is not bool(moved["down"]):
            says = f"{context.name(figure)} says that it {moved[1]} to {figure.text}"
            return f"The number moved: {says}; {context.name(other)} may give an earlier one."
    return None


def _before(figure: Figure, context: Context) -> str:
    """What stands before a figure in its article, as far as a sentence of ordinary length."""
    article = context.article.get(figure.source)
    return article.text[max(0, figure.start - 60) : figure.start] if article else ""


def sources(a: Figure, b: Figure, context: Context) -> str | None:
    """Whether both name a source of their own, or only one does."""
    one, other = (figure.about.attribution if figure.about else None for figure in (a, b))
    if one and other and not same_source(one, other):
        return f"They cite different sources: {cited(one)} and {cited(other)}."
    if one or other:
        figure = a if one else b
        return f"Only {context.name(figure)} says where its number is from: {cited(one or other or '')}."
    return None


def same_source(one: str, other: str) -> bool:
    """Whether two attributions name one source: `Harris` and `Kamala Harris`, `police` and `the police`."""
    x, y = _words(one), _words(other)
    if x == y:
        return bool(x)
    return (x <= y or y <= x) and bool((x & y) - _ANYBODY)


def anybody(attribution: str) -> bool:
    """Whether an attribution names nobody in particular: `officials`, `two sources`."""
    return not _words(attribution) - _ANYBODY


def _words(attribution: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", attribution.lower())) - _TITLES - {"s"}


def ages(a: Figure, b: Figure) -> str | None:
    """A year apart."""
    if a.kind == b.kind == "age" and abs(Decimal(a.low) - Decimal(b.low)) == 1:
        return "They are one year apart: a birthday may lie in between."
    return None


def dates(a: str, b: str) -> str | None:
    """Which part of two dates differs, and what that may come from."""
    one, other = a.removeprefix("--").split("-"), b.removeprefix("--").split("-")
    if a.isdigit() and b.isdigit() and len(a) == len(b) == 4:
        return _years(a, b)
    if len(one) != len(other):
        return "The years differ." if a[:4].isdigit() and b[:4].isdigit() and a[:4] != b[:4] else None
    apart = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    if len(one) > 1 and apart == [0]:
        return "Only the years differ." if len(one[0]) == 4 else "Only the months differ."
    if len(one) == 3 and apart == [1]:
        return "Only the months differ."
    ends_in_day = len(one) == 3 or a.startswith("--")
    if apart == [len(one) - 1] and len(one) > 1 and ends_in_day and (one[-1] + other[-1]).isdigit():
        return _days(int(one[-1]), int(other[-1]))
    if len(apart) == 2 and one[-1] == other[-2] and one[-2] == other[-1]:
        return "Day and month may be swapped."
    return None


def _years(one: str, other: str) -> str | None:
    if abs(int(one) - int(other)) == 1:
        return "They are one year apart."
    for i in range(1, 4):
        if one[: i - 1] + one[i] + one[i - 1] + one[i + 1 :] == other:
            return f"Two digits are swapped ({one[i - 1 : i + 1]} and {other[i - 1 : i + 1]}): one may be a slip."
    apart = [i for i in range(4) if one[i] != other[i]]
    if len(apart) == 1 and apart[0] < 3:
        return f"They differ in one digit ({one[apart[0]]} and {other[apart[0]]}): one may be a slip."
    return None


def _days(one: int, other: int) -> str | None:
    if abs(one - other) == 1:
        return "They are one day apart: time zones, or the day of the report, may explain it."
    if one != other and f"{one:02}" == f"{other:02}"[::-1]:
        return "The digits of the day are swapped: one may be a slip."
    return None


def times(a: str, b: str) -> str | None:
    """Whole hours apart."""
    one, other = (sum(int(part) * unit for part, unit in zip(t.split(":"), (60, 1), strict=False)) for t in (a, b))
    hours, minutes = divmod(abs(one - other), 60)
    if minutes:
        return None
    if hours == 12:
        return "They are twelve hours apart: a.m. and p.m. may be mixed up."
    return f"They are {'one hour' if hours == 1 else f'{hours} hours'} apart: time zones may explain it."
