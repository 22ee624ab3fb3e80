"""Kinds `part-of-whole` and `shares`: parts that outgrow their whole, shares that make no 100."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.interval import admitted
from checker.judge.checks.reading import (
    after,
    before,
    between,
    bounds,
    is_number,
    number,
    total,
    value,
)
from checker.late import late
from checker.model import Article, Figure, Finding

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_NOUN = r"(?:\s(?!(?:and|or|but|to|for|from|in|at|on|a|an)\b)[\w'’-]+){0,3}?"
_OF = late(
    rf"{_NOUN}\s(?:out\s)?of\s(?:a\stotal\sof\s|the\s|its\s|their\s|those\s|these\s|some\s|his\s|her\s|our\s)?\Z"
)
_BARE_OF = late(r"\s(?:out\s)?of\s")
_OF_WHOM = late(r"(?:\s[\w'’-]+){0,6}?,\s(?:but\s|and\s)?(?:only\s|just\s)?\Z")
_WHOM = late(r"\s(?:of\s(?:whom|them|which)|were\samong\sthem)\b")
_OF_FIRST = late(r"\b(?:Of|[Oo]ut\sof)\s(?:the\s|its\s|their\s|those\s|some\s|about\s)?\Z")
_THEN = late(r"(?:\s[\w'’-]+){0,5}?,\s(?:about\s|some\s|at\sleast\s)?\Z")
_TO_HOSPITAL = late(
    r"(?:\sof\s(?:them|whom))?\s(?:were|was)\s(?:(?:taken|rushed|brought|sent|admitted|transferred)\sto\s(?:a\s|"
    r"the\s)?hospitals?|hospitali[sz]ed)\b"
)
_NEXT = late(r"[^\n]*?(?:;|,|\.)\s(?:\w+\s){0,3}\Z")
_INCLUDING = late(r"(?:\s[\w'’-]+){1,4}?,?\s(?:including|among\sthem)\s(?:at\sleast\s|the\s|about\s|some\s)?\Z")
_DEFINITE = late(r"\s(?:out\s)?of\s(?:a\stotal\sof|the|its|their|those|these|his|her|our)\s\Z|\sout\sof\s\Z")
_MARKS = frozenset({5, 10, 100})
_NET = late(
    r"(?i)\b(?:add(?:ed|ing|s)?|gain(?:ed|ing|s)?|creat(?:ed|ing|es)?|lost|los(?:es|ing)|shed(?:ding|s)?|net|"
    r"won|cut)\s(?:\w+\s){0,3}\Z"
)
"""A balance may be less than one of its parts: 12,000 jobs were added, 18,000 of them by one employer."""

_ALL_BUT = late(r"(?i)\b(?:but|except(?:\sfor)?|excluding|apart\sfrom)\s(?:the\s)?(?:about\s|some\s)?\Z")
"""Behind it stands who is left out: all but 14 were named, 41 of them children."""


def part_of_whole(context: Context, rule: Rule) -> Iterator[Finding]:
    """Parts that are greater than the whole they are said to belong to."""
    for article, figures in context.told:
        for part, whole in itertools.pairwise(figures):
            if part.kind != "count" or whole.kind != "count" or whole.start - part.end > 70:
                continue
            if part.vague or whole.vague or not is_number(part) or not is_number(whole):
                continue
            gap = between(article, part, whole)
            if "\n" in gap:
                continue
            rated = not whole.noun and value(whole) in _MARKS  # twelve out of ten: praise
            if rated and gap.endswith(" out of "):
                continue
            if _DEFINITE.search(gap) and _OF.fullmatch(gap) and (_BARE_OF.match(gap) or part.unit == whole.unit):
                yield from _exceeds(context, rule, replace(part, low=part.high, hedge="exact"), whole)
            elif _whole_first(article, part, whole, gap):
                yield from _exceeds(context, rule, whole, part)


def _whole_first(article: Article, whole: Figure, part: Figure, gap: str) -> bool:
    """Of the 20, 12; 20 people, including 12; 20 injured … 12 were taken to hospital."""
    if _THEN.fullmatch(gap) and part.unit in ("", whole.unit) and _OF_FIRST.search(before(article, whole, 24)):
        return True
    if _injured(whole) and _TO_HOSPITAL.match(after(article, part)) and _NEXT.fullmatch(gap):
        return True
    including = _INCLUDING.fullmatch(gap) or (_OF_WHOM.fullmatch(gap) and _WHOM.match(after(article, part, 20)))
    said = before(article, whole)
    return bool(including) and not _NET.search(said) and not _ALL_BUT.search(said)


def _injured(figure: Figure) -> bool:
    return figure.about is not None and figure.about.event == "injure" and bool(figure.about.people)


def _exceeds(context: Context, rule: Rule, part: Figure, whole: Figure) -> Iterator[Finding]:
    if part.hedge in ("less", "most"):
        return
    if whole.hedge == "more":
        # More than 200: of whom 222 may be, hardly 300.
        whole = replace(whole, low=value(whole) + whole.grain, high=value(whole) + whole.grain, hedge="exact")
    elif whole.hedge == "least":
        whole = replace(whole, hedge="exact")
    if part.hedge in ("exact", "about") and whole.hedge == "exact" and part.low == part.high:
        # Whoever rounds rounds both alike: 190 of the 180 is no matter of rounding.
        exceeds = value(part) > value(whole)
    else:
        least, most = admitted(part), admitted(whole)
        exceeds = bool(least and most and least.low is not None and most.high is not None and least.low > most.high)
    if not exceeds:
        return
    message = f"“{context.says(part)}” cannot be part of “{context.says(whole)}”: the part is greater than the whole."
    yield context.finding(rule, message, [part, whole], context.clash(part, whole), [message])


_REST = late(r"(?i)\b(?:the\s(?:rest|remaining|remainder|other|balance)|remaining)\s(?:about\s)?\Z")
_UNDECIDED = late(
    r"(?i)\b(?:undecided|unsure|not\ssure|don['’]t\sknow|didn['’]t\sknow|did\snot\sknow|no\sopinion|uncertain|"
    r"had\sno\sopinion|"
    r"refused\sto\sanswer|weren['’]t\ssure|were\sneutral|said\sneither|(?:made|makes?)\sno\sdifference|either\sway)\b"
)
_POLL_MIX = late(
    r"(?i)\b(?:among|compared|while\s[^.]*?\b(?:women|men|Democrats|Republicans|independents)|points?|than|"
    r"up\sfrom|down\sfrom|last\s(?:year|month|week)|"
    r"women|respectively|favorab|each|previous|earlier|both|also|more\slikely)"
)
_PARTIES = tuple(
    late(rf"(?:percent|%|\b(?:as|were|are|they['’]re|being))\s(?:self-identified\s|registered\s)?{party}s?\b")
    for party in ("Democrat", "Republican", "[Ii]ndependent")
)
"""What the people asked are: not "83 percent of Democrats", which are shares of each."""
_YES = late(r"(?i)\b(?:approv\w+|favou?r\w*|support\w*|agree\w*|yes|for|back\w*)\b")
_NO = late(r"(?i)\b(?:disapprov\w+|oppos\w+|against|disagree\w*|no|unfavou?rabl\w+|reject\w*)\b")
_IN_FAVOUR = late(
    r"\s(?:(?!of\b)\w+\s){0,2}?(?:for|yes|in\sfavou?r|approved?|favou?red|agreed?|supported)(?:\sit)?,?\s(?:and|"
    r"while|but|against|to)\s\Z"
)
_AGAINST = late(
    r"\s(?:(?!of\b)\w+\s){0,2}?(?:against|no|opposed|disapproved?|disagreed?|rejected)(?:\sit)?(?=[,.;)]|\Z)"
)
_MOST = 101
_LEFT_OUT = 4
"""Percent that refuse to answer, and that a report may leave out."""


def shares(context: Context, rule: Rule) -> Iterator[Finding]:
    """Shares of one exhaustive list that add up to another number than 100."""
    for article, figures in context.told:
        if sum(f.unit == "percent" for f in figures) < 2:
            continue
        for sentence in context.sentences[article.id]:
            for yes, no in itertools.pairwise(sentence):
                if yes.unit == no.unit == "percent" and value(yes) + value(no) > _MOST and _opposed(article, yes, no):
                    message = f"“{context.says(yes)}” for and “{context.says(no)}” against are more than 100 percent."
                    yield context.finding(rule, message, [yes, no])
            shares_of = [f for f in sentence if f.unit == "percent"]
            listed = [f for f in shares_of if f.low == f.high]
            if len(listed) < 3 or len(listed) > 9 or len(listed) != len(shares_of):
                continue
            yield from _list(context, rule, article, listed)


def _opposed(article: Article, yes: Figure, no: Figure) -> bool:
    """60 percent for and 50 percent against: of one question, since nothing else is named."""
    return bool(_IN_FAVOUR.fullmatch(between(article, yes, no)) and _AGAINST.match(after(article, no, 30)))


def _list(context: Context, rule: Rule, article: Article, listed: list[Figure]) -> Iterator[Finding]:
    inner = article.text[listed[0].start : listed[-1].end]
    words = before(article, listed[0], 80) + inner + after(article, listed[-1], 60)
    rest = bool(_REST.search(before(article, listed[-1], 30)))
    undecided = bool(_UNDECIDED.search(before(article, listed[-1]) + after(article, listed[-1], 50)))
    parties = len(listed) == 3 and all(party.search(words) for party in _PARTIES)
    # More likely, less likely and no difference are one list; more likely alone compares two groups.
    weighed = "less likely" in inner or "either way" in words
    mixed = not parties and _POLL_MIX.search(inner.replace("more likely", "") if weighed else inner)
    if not (rest or undecided or parties) or mixed or any(f.vague for f in listed):
        return
    if any(f.hedge not in ("exact", "about") for f in listed) or "\n" in inner:
        return
    summed = total(bounds(f) for f in listed)
    sum_stated = sum((value(f) for f in listed), Decimal(0))
    low_enough = summed.low is not None and summed.low <= 100
    closed = rest or (len(listed) == 3 and bool(_YES.search(words) and _NO.search(words)))
    high_enough = summed.high is not None and summed.high >= (100 if rest else 100 - _LEFT_OUT if closed else 0)
    if low_enough and high_enough:
        return
    message = (
        f"{' + '.join(number(value(f)) for f in listed)} percent is {number(sum_stated)}, not 100: "
        f"one share is wrong{'' if sum_stated > 100 else ' or missing'}."
    )
    yield context.finding(rule, message, listed)
