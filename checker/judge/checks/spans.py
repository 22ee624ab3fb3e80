"""Kind `duration-dates`: a stretch of time and the dates it is said to lie between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.judge.checks.reading import after, before, between, value
from checker.judge.checks.stretches import CLOCKED, DAYS, Stretch, ago, meets, stated, stretch_between, told
from checker.late import late
from checker.model import Article, Figure, Finding

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_TO = late(r",?\s?(?:to|until|through|till|and|[-–—])\s?(?:the\s)?\Z")
_NO = r"(?:and|but|then|after|before|or|who|that|later|ago|since|until|more|when|while|than|every|each|old|per|of|as)\b"
_WORDS = rf"(?:[\s-](?!{_NO})[\w'’]+){{0,4}}?"
_LONGER = rf"(?:[\s-](?!{_NO}|before|in\s\d)[\w'’]+|\sof){{5,12}}?"
_BEFORE_SPAN = late(rf"(?:{_WORDS},?\s\(?|{_LONGER},\s)(?P<from>from|between)\s(?:the\s)?\Z|{_WORDS}\s\(\Z")
_AFTER_SPAN = late(
    r",\s(?:(?:a|an|the|or|a\stotal\sof|a\sspan\sof|a\speriod\sof)\s)\Z|\s\((?:a\s)?\Z|"
    r",\s[^.;:()\d\n]{3,80}\slast(?:ed|ing)\s\Z"
)
_FROM = late(r"(?i)\b(?:from|between)\s(?:the\s)?\Z")
_AGO_DATE = late(r"\sago(?:\sthis\s\w+)?(?:,|\s[—–-])?\s(?:(?:back|way)\s)?(?:in|on)?\s?\(?\Z")
_DATE_AGO = late(
    r"(?:\s[a-z][\w'’-]+)?(?:,|\s[—–-]|\s\()\s?(?:(?:some|about|just|nearly|almost|more\sthan|over|only|"
    r"roughly)\s)?(?:a\s)?\Z"
)
_AGO = late(r"\sago\b")
_ON_A_SCALE = late(r"(?i)\b(?:to|from|than|by)\s(?:about\s|some\s)?\Z")
"""Life expectancy rose to 72 years from 1981 to 2015: a length that is itself measured."""
_LATER = late(r"\slater,?\s(?:in|on)\s\Z")
_OTHER_POINT = late(r"(?i)\b(?:earlier|before|later|after|since|than)\b")
_ANNIVERSARY = late(r"\sanniversary(?:\sof(?:\s(?!(?:in|on|at|by|with|and|for)\b)[\w'’“”\"-]+){0,6}?(?:\sin)?)?\s\Z")


def duration_dates(context: Context, rule: Rule) -> Iterator[Finding]:
    """Lengths of time against the dates around them, and against the day of publication."""
    for article, figures in context.told:
        if not any(f.kind in ("duration", "ordinal") for f in figures):
            continue
        for together in context.sentences[article.id]:
            if len(together) > 1 and any(f.kind in ("date", "time") for f in together):
                yield from _of_sentence(context, rule, article, together)


def _of_sentence(context: Context, rule: Rule, article: Article, figures: tuple[Figure, ...]) -> Iterator[Finding]:
    for at, length in enumerate(figures):
        if length.kind == "ordinal":
            yield from _anniversary(context, rule, article, figures, at)
        if length.kind != "duration" or length.vague or length.per or length.unit not in DAYS:
            continue
        if _ON_A_SCALE.search(before(article, length, 20)):
            continue
        said = stated(length)
        for start, end in _periods(article, figures, at):
            stretch = stretch_between(start, end) if (length.unit in CLOCKED) == (start.kind == "time") else None
            if stretch and not meets(said, stretch):
                yield context.finding(rule, _message(context, length, start, end, stretch), [length, start, end])
        for point in _points(article, figures, at):
            stretch = ago(article, point)
            if stretch and not meets(said, stretch):
                yield context.finding(rule, _ago_message(context, article, length, point, stretch), [length, point])
        yield from _later(context, rule, article, figures, at)


def _periods(article: Article, figures: tuple[Figure, ...], at: int) -> Iterator[tuple[Figure, Figure]]:
    """Two points in time right after or right before a length."""
    length = figures[at]
    if at + 2 < len(figures):
        start, end = figures[at + 1], figures[at + 2]
        lead = between(article, length, start)
        if start.kind == end.kind and start.kind in ("date", "time") and (cue := _BEFORE_SPAN.fullmatch(lead)):
            joint = between(article, start, end)
            if _TO.fullmatch(joint) and ("and" not in joint or cue["from"] == "between"):
                yield start, end
    if at > 1:
        start, end = figures[at - 2], figures[at - 1]
        if (
            start.kind == end.kind
            and start.kind in ("date", "time")
            and _AFTER_SPAN.fullmatch(between(article, end, length))
        ):
            lead = before(article, start, 14)
            if (
                _FROM.search(lead)
                and _TO.fullmatch(between(article, start, end))
                and not _AGO.match(after(article, length, 8))
            ):
                yield start, end


def _points(article: Article, figures: tuple[Figure, ...], at: int) -> Iterator[Figure]:
    """The date of which the article says how long ago it was."""
    length = figures[at]
    follows = figures[at + 1] if at + 1 < len(figures) else None
    precedes = figures[at - 1] if at else None
    if follows and follows.kind == "date" and _AGO_DATE.fullmatch(between(article, length, follows)):
        yield follows
    elif precedes and precedes.kind == "date" and _AGO.match(after(article, length, 8)):
        yield from [precedes] if _DATE_AGO.fullmatch(between(article, precedes, length)) else []


def _later(context: Context, rule: Rule, article: Article, figures: tuple[Figure, ...], at: int) -> Iterator[Finding]:
    """In 2008 …; three years later, in 2013: only where the sentence has no other date to count from."""
    length = figures[at]
    follows = figures[at + 1] if at + 1 < len(figures) else None
    earlier = [f for f in figures[:at] if f.kind == "date"]
    if follows is None or follows.kind != "date" or len(earlier) != 1:
        return
    if not _LATER.fullmatch(between(article, length, follows)):
        return
    start = earlier[0]
    if _OTHER_POINT.search(between(article, start, length)) or _OTHER_POINT.search(before(article, start, 20)):
        return
    stretch = stretch_between(start, follows)
    if stretch and str(start.low)[0] != "-" and not meets(stated(length), stretch):
        yield context.finding(rule, _message(context, length, start, follows, stretch), [length, start, follows])


def _anniversary(
    context: Context, rule: Rule, article: Article, figures: tuple[Figure, ...], at: int
) -> Iterator[Finding]:
    """The 50th anniversary of the 1969 landing, in a year of which neither it nor its neighbours is the fiftieth."""
    rank = figures[at]
    follows = figures[at + 1] if at + 1 < len(figures) else None
    if follows is None or follows.kind != "date" or article.published is None or follows.low != follows.high:
        return
    year = str(follows.low)[:4]
    if not year.isdigit() or not _ANNIVERSARY.fullmatch(between(article, rank, follows)) or follows.hedge != "exact":
        return
    years = [int(str(f.low)[:4]) for f in figures if f.kind == "date" and str(f.low)[:4].isdigit() and f is not follows]
    expected = int(year) + int(value(rank))
    if all(abs(known - expected) > 1 for known in (article.published.year, *years)):
        meant = years[0] if years else article.published.year
        message = (
            f"“{context.says(rank)} anniversary” of “{context.says(follows)}” falls in {expected}; "
            f"in {meant} it is {meant - int(year)} years."
        )
        yield context.finding(rule, message, [rank, follows])


def _message(context: Context, length: Figure, start: Figure, end: Figure, stretch: Stretch) -> str:
    return (
        f"From “{context.says(start)}” to “{context.says(end)}” it is {told(stretch, length.unit)}, "
        f"not “{context.says(length)}”."
    )


def _ago_message(context: Context, article: Article, length: Figure, point: Figure, stretch: Stretch) -> str:
    return (
        f"“{context.says(point)}” was {told(stretch, length.unit)} before {article.published}, when "
        f"{context.name(length)} appeared, not “{context.says(length)} ago”."
    )
