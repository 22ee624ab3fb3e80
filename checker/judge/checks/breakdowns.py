"""Totals and the parts that a text joins with them: what `sum-of-parts` adds up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from checker.judge.checks.reading import before, between, is_number, same_sentence, sentence_end, value
from checker.judge.checks.splits import split_of
from checker.late import late
from checker.model import Article, Figure

_WORD = r"(?:\s(?!(?:and|or|but)\b)[\w'’$“”–-]+)"
_LABEL = r"(?:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}:\s)?"
_OPENS = late(rf"({_WORD}{{0,8}}?,?)\s?(:|—|–|--|\s-|\()\s?(?:just\s|only\s|the\s)?{_LABEL}")
_NO_LIST = late(r"(?i)\b(?:including|among|such\sas|mostly|and|but|from|in\sthe\slast)\b|\bto\Z")
_COMMA = late(rf"(?!\s(?:were|was|are|is)\b){_WORD}{{0,3}}?,\s")
"""Not "twelve were men, 15 were women": the first of the parts."""
_MADE_OF = late(
    rf"{_WORD}{{0,5}}?,?\s(?:(?:are|is|was|were)\s)?(?:an?\s(?:even\s)?mix\sof|made\sup\sof|consist(?:s|ed|ing)\sof|"
    r"compris(?:es|ed|ing)|(?:split|divided)(?:\sevenly)?\s(?:between|among|into))\s(?:the\s|an?\s)?"
)
_INCLUDES = late(rf"{_WORD}{{0,8}}?,?\s(?:which\s)?includ(?:ing|ed?|es)\s(?:at\sleast\s|nearly\s|about\s)?")
_WITH = late(rf"{_WORD}{{0,6}}?,\swith\s(?:the\s)?")
_OF_WHICH = late(rf"{_WORD}{{0,4}}?,{_WORD}{{0,3}}?\s")
_OF = late(r"(?:\bOf|[,;—–]\s?of)\s(?:the\s|its\s|those\s|these\s|all\s)?\Z")
_WERE = late(
    r"[^.:;]{0,120}\.\s+(?:They|The\s(?:dead|victims|injured|wounded|total|group)|Those\s\w+)\s"
    r"(?:were|are|was|comprised?|consisted\sof|is)\s"
)
_NEXT = late(
    r"[^.:;\n]{0,120}\.\s+(?:Of\s(?:the\s\w+|them|those|these),?\s|Among\s(?:them|the\s\w+)\s(?:were|are)\s(?:the\s)?)?"
)
_OF_WHOM = late(rf"{_WORD}{{0,5}}?,\sof\s(?:whom|which)\s")
_JOINS = late(
    r"(?:\s(?:that|who)(?:\s[\w'’-]+){1,6}|[^.;:()\d\n]{60,110}(?=;)|"
    r"(?:\s(?!(?:compared|but|while|than|who|that|which|after|before)\b)[\w'’%&/“”\"-]+){0,9}?)"
    r"(?:,\s(?:an?|one)\s[a-z]+,?)?(?:,\sand|,|;\sand|;|\sand|\splus|,?\sas\swell\sas)\s"
    r"(?:(?:another|the\sother|a\sfurther|an\s(?:additional|agreed|estimated)|an?|about|some|nearly|roughly|"
    r"the\sremaining|"
    r"(?:injur|wound|kill)(?:ed|ing)|hurt(?:ing)?)\s)?"
    rf"{_LABEL}"
)
_JOINED = late(r"\s(?:[A-Z][\w.-]*\s)?\w+\s(?:(?:who|that)\s)?join(?:ed|s|ing)?\s(?:by|with)?\s?(?:all\s)?(?:the\s)?")
_THEN_JOINED = late(
    rf"(?:[^.;:()\d\n]{{0,70}}?,?\s(?:as|with|when|in\swhich|saw)\s|{_WORD}{{0,4}}?\s?[-–—]{{1,2}}\s?|"
    rf"{_WORD}{{0,3}}?\s\()"
    r"(?:just\s|only\s)?(?:all\s)?"
)
_AND_ONE = late(r"\s\w+\sand\s(?:an?|one)\s\w+")
_SUMMED_UP = late(
    rf"{_WORD}{{0,6}}?(?:,|\s—|\s–|\s--|\s\()\s?(?:or\s)?(?:(?:for|making|giving|making\sup)\s)?(?:a|the)\s"
    r"(?:combined\s|grand\s)?total\sof\s"
)
_IN_ALL = late(r"(?:\s[\w'’-]+){0,2}\s(?:in\s(?:all|total)|altogether|overall)\b")
_PLACED = late(r"(?:\s(?:are|were|is|was|live|work))?\s(?:in|from|at|for|on|to|of)\b")
_SHARED_OUT = late(
    r"\s(?:[\w-]+\s)?(?:go(?:es|ing)?|went|awarded|allocated|allotted|divided|assigned|reserved|earmarked)\b"
)
_ARTICLE = late(
    r"(?:,|\band)\s(?:a|an|another|one)\s(?!total|further|half|quarter|third|few|dozen|handful|number|lot)[a-z]"
)
_OVERLAP = late(
    r"(?i)\b(?:of\s(?:them|whom|which|those)|including|each|respectively|(?<!divided\s)(?<!split\s)among|per|"
    r"apiece|compared|versus|vs|others|"
    r"(?:and|or|many|some)\sother|the\srest|several|some|many|dozens|hundreds|various|few|remainder|unknown|"
    r"unidentified)\b"
)
_TAIL_ENDS = late(
    r"[;:.()—–]|\s-|,\s(?:for|making|giving)\s(?:a|the)\s|,?\s(?:who|which|were|was|have|had|said|according|"
    r"when|after|police|are|in|on|at|from)\b"
)
_CLOSES = {"(": ")", "—": "—", "–": "–", "--": "--", "-": " -"}
_OF_ALL_KINDS = frozenset(
    "person victim casualty member passenger seat senator lawmaker delegate official student pupil worker employee "
    "judge justice juror governor candidate patient prisoner hostage suspect defendant".split()
)
"""Who may be any of them: behind a comma, "50 rebels, 43 soldiers and three civilians" are a list of their own."""
_NEAR, _NEAR_TOTAL = 160, 80


class Breakdown(Struct, frozen=True):
    """A total and its parts as the text joins them."""

    whole: Figure
    parts: tuple[Figure, ...]
    single: int = 0
    """Parts that only an article counts: two men and a child."""
    least: int | None = 0
    """By how much the parts may be less than the total; None after "including", where they may be by any."""


def breakdowns(article: Article, figures: tuple[Figure, ...]) -> Iterator[Breakdown]:
    """Every total of an article that is told together with its parts."""
    numbers = [_as_count(article, f) if f.kind == "age" else f for f in figures]
    countable = [f for f in numbers if f.kind in ("count", "money") and is_number(f) and not f.per and not f.vague]
    for at, whole in enumerate(countable):
        if at + 1 < len(countable) and countable[at + 1].start - whole.end < _NEAR:
            yield from _following(article, countable, at)
        if at > 1 and whole.start - countable[at - 1].end < _NEAR_TOTAL:
            yield from _summed_up(article, countable, at)
    for vote, one, other in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if one.kind == other.kind == "count" and vote.kind in ("count", "score") and other.start - vote.end < _NEAR:
            yield from _joining(article, vote, one, other)


def _as_count(article: Article, figure: Figure) -> Figure:
    """40 in Kelby, 6 in Norby: behind a name a bare number was read as an age, but ages are not in a place."""
    if figure.text.isdigit() and _PLACED.match(article.text, figure.end):
        return replace(figure, kind="count", unit="")
    return figure


def _following(article: Article, figures: list[Figure], at: int) -> Iterator[Breakdown]:
    """34 people: 12 men, 16 women and six children."""
    whole, first = figures[at], figures[at + 1]
    gap = between(article, whole, first)
    if "\n" in gap or first.kind != whole.kind:
        return
    opening = _OPENS.fullmatch(gap)
    mark = opening[2].strip() if opening and not _NO_LIST.search(opening[1]) else ""
    cue = "named" if mark else _cue(article, whole, gap)
    listed = _listed(article, figures, at, mark) if cue else None
    if cue is None or listed is None:
        return
    parts, single = listed
    # Without a mark that says "namely" only words tell that the parts share the total among them.
    split = split_of(article, parts) if cue != "named" else None
    spread = (
        whole.kind == "count" and bool(whole.noun) and all(_placed(article, p, whole) for p in parts) and not single
    )
    if cue == "named":
        yield Breakdown(whole, parts, single)
    elif any(kind.search(whole.noun or gap) for kind in split or ()):
        return  # 28 Republicans and 193 Democrats; Twelve were men, 15 were women: no total among them
    elif cue == "comma":
        if spread or (split and whole.unit in _OF_ALL_KINDS):
            yield Breakdown(whole, parts, single)
    elif split or (cue == "open" and (spread or whole.kind == "money" or _shared_out(article, parts))):
        yield Breakdown(whole, parts, single, None)


def _cue(article: Article, whole: Figure, gap: str) -> Literal["named", "comma", "open", "next"] | None:
    """What joins a total with the numbers behind it, where no mark does: "open" where there may be more than they."""
    stop, comma = "." in gap, "," in gap  # what most forms have, and most gaps have not
    if (stop and _WERE.fullmatch(gap)) or _MADE_OF.fullmatch(gap):
        return "named"
    if comma and _COMMA.fullmatch(gap) and not _OF.search(before(article, whole, 12)):
        return "comma"
    if _INCLUDES.fullmatch(gap) or (comma and (_WITH.fullmatch(gap) or _OF_WHOM.fullmatch(gap))):
        return "open"
    if comma and _OF_WHICH.fullmatch(gap) and _OF.search(before(article, whole, 12)):
        return "open"
    return "next" if stop and _NEXT.fullmatch(gap) else None


def _listed(article: Article, figures: list[Figure], at: int, mark: str) -> tuple[tuple[Figure, ...], int] | None:
    """The parts of a list and how many more only an article counts; None where more is told than can be added up."""
    whole = figures[at]
    parts = [figures[at + 1]]
    for part in figures[at + 2 :]:
        if part.kind != whole.kind or not _JOINS.fullmatch(between(article, parts[-1], part)):
            break
        parts.append(part)
    if whole.kind == "money" and any(p.unit != whole.unit for p in parts):
        return None
    first, last = parts[0].start, parts[-1].end
    closing = _CLOSES.get(mark)
    tail = article.text[last : sentence_end(article, last, 200)]
    tail = tail.split(closing)[0] if closing and closing in tail else _TAIL_ENDS.split(tail)[0]
    region = article.text[first:last] + tail
    single = 0
    if whole.kind == "count":
        # "Two females and one male, a gorilla called ...": after an "and" the list is complete.
        closed = len(parts) > 1 and " and" in between(article, parts[-2], parts[-1])
        single = len(_ARTICLE.findall(region[: last - first] if closed else region))
    if len(parts) + single < 2 or _OVERLAP.search(region) or any(char.isdigit() for char in tail):
        return None
    return tuple(parts), single


def _shared_out(article: Article, parts: tuple[Figure, ...]) -> bool:
    return all(_SHARED_OUT.match(article.text, part.end) for part in parts)


def _placed(article: Article, part: Figure, whole: Figure) -> bool:
    """51 boats, 40 in Kelby: a part without a noun of its own."""
    return not part.noun and part.unit in ("", whole.unit) and bool(_PLACED.match(article.text, part.end))


def _summed_up(article: Article, figures: list[Figure], at: int) -> Iterator[Breakdown]:
    """12 men, 15 women and six children, a total of 33."""
    whole = figures[at]
    gap = between(article, figures[at - 1], whole)
    in_all = _IN_ALL.match(article.text, whole.end) and re.fullmatch(r"(?:\s[\w'’-]+){0,4},\s", gap)
    if not in_all and not ("total" in gap and _SUMMED_UP.fullmatch(gap)):
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


_INDEPENDENTS = 3
"""Members of neither party, whom a report of a vote may leave out."""


def _joining(article: Article, vote: Figure, one: Figure, other: Figure) -> Iterator[Breakdown]:
    """The 68-32 vote, in which 14 Republicans joined all 54 Democrats; 68 senators – 54 Democrats joined by 14."""
    lead, joint = between(article, vote, one), between(article, one, other)
    # The 60-vote hurdle is what a bill needs, not what it got.
    counted = vote.unit in ("vote", "senator", "member", "lawmaker") and article.text[vote.end : vote.end + 1] != "-"
    if vote.kind == "count" and not counted:
        return
    if "join" not in joint or not _THEN_JOINED.fullmatch(lead) or not _JOINED.fullmatch(joint):
        return
    if not split_of(article, (one, other)):
        return
    single = int(bool(_AND_ONE.match(article.text, other.end)))
    sides = (
        [vote] if vote.kind == "count" else [replace(vote, low=n, high=n, kind="count") for n in (vote.low, vote.high)]
    )
    added = value(one) + value(other) + single
    # Of a vote's two sides that is meant which comes nearer.
    whole = min(sides, key=lambda side: abs(value(side) - added))
    yield Breakdown(whole, (one, other), single, _INDEPENDENTS)
