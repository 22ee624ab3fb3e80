"""Lengths of time and ages of real sentences that fit the dates beside them, for `plant_slips.py`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from msgspec.structs import replace
from slip_numbers import WORDS, Construction, counted, sentences

from checker.model import Article

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
_POINT = rf"(?:{_MONTH}\s\d{{1,2}}(?!\d)(?:,\s(?:19|20)\d\d)?|(?:{_MONTH}\s)?(?:1[89]|20)\d\d)"
_LENGTH = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{'|'.join(WORDS[2:])})[- ](?P<unit>year|month|week|day)s?\b(?![ -](?:ago|old))", re.IGNORECASE
)
_TWO_POINTS = re.compile(
    rf"\b(?P<a>{_POINT})(?P<gap>\s?[-–—]\s?|,?\s(?:to|and|until|through)\s(?:the\s)?|[^.;:()\n]{{3,60}}?\s)(?P<b>{_POINT})"
)
_BARE = re.compile(r"\d{4}")
_IN_DAYS = {"year": 365.25, "month": 30.44, "week": 7.0, "day": 1.0}
_FROM_TO = re.compile(r"(?:\b(?:from|between|began|since|in|on)|\()\s?\Z")


def spans(article: Article) -> Iterator[Construction]:
    """A length of time within a few words of two dates that lie so far apart."""
    text = article.text
    for start, end in sentences(text):
        for length in _LENGTH.finditer(text, start, end):
            stated = counted(length["n"])
            for two in _TWO_POINTS.finditer(text, start, end):
                near = min(abs(two.start() - length.end()), abs(length.start() - two.end()), _apart(two, length))
                told = _FROM_TO.search(text[max(start, two.start() - 9) : two.start()])
                days = _days_between(two["a"], two["b"])
                if near > 60 or not told or days is None or not _plain_joint(two, length):
                    continue
                unit = length["unit"].lower()
                if (
                    abs(days / _IN_DAYS[unit] - stated)
                    <= (1.0 if unit == "day" or (unit == "year" and _BARE.fullmatch(two["a"])) else 0.3)
                    and stated >= 2
                ):
                    yield Construction(article, *length.span("n"), _span_wrong(days, unit))


def _apart(two: re.Match[str], length: re.Match[str]) -> int:
    """0 where the length stands between its dates: on July 8, and two weeks later on July 24."""
    return 0 if two.start("gap") <= length.start() < length.end() <= two.end("gap") else 999


def _plain_joint(two: re.Match[str], length: re.Match[str]) -> bool:
    joined = re.fullmatch(r"\s?[-–—]\s?|,?\s(?:to|and|until|through)\s(?:the\s)?", two["gap"])
    if joined and " and " in two["gap"] and not two.string[: two.start()].rstrip().endswith("between"):
        return False
    return bool(joined) or (_apart(two, length) == 0 and "later" in two["gap"])


def _span_wrong(days: float, unit: str) -> Callable[[str], bool]:
    return lambda written: abs(counted(written) - days / _IN_DAYS[unit]) > (1.5 if unit != "day" else 2.0)


def _days_between(first: str, last: str) -> float | None:
    a, b = _day(first), _day(last)
    if a is None or b is None:
        return None
    if 1 in (a.year, b.year):
        a, b = (day.replace(year=max(a.year, b.year)) for day in (a, b))
    days = (b - a).days
    return days if days > 0 else None


def _day(written: str) -> date | None:
    """A day in the year that is stated, or in year 1; a year or month alone begins with its first."""
    year = re.search(r"\d{4}", written)
    month = next((n for n, name in enumerate(_MONTHS, 1) if written.startswith(name[:3])), None)
    day = re.search(r"\s(\d{1,2})(?!\d)", written) if month else None
    try:
        return date(int(year[0]) if year else 1, month or 1, int(day[1]) if day else 1)
    except ValueError:
        return None


_CAP = r"[A-Z][\w’'-]+"
_BORN = re.compile(
    rf"(?P<name>{_CAP}(?:\s{_CAP})*)(?:,[^.\n]{{0,40}},)?\s(?:who\s)?(?:was\s|is\s)?born\b[^;\n]{{0,60}}?\b(?P<year>1[89]\d\d|20[01]\d)\b"
    rf"|(?:{_CAP}\s)*(?P<who>{_CAP})\s\((?:born\s)?(?:[\w ,]+\s)?(?P<from>1[89]\d\d)\s?[-–—]\s?(?:[\w ,]+\s)?"
    r"(?P<till>1[89]\d\d|20\d\d)\)"
)
_AGE = re.compile(
    rf"(?P<name>{_CAP}(?:\s{_CAP})*),\s(?P<n>\d{{2,3}})(?=,\s(?!\d)|\.)|(?P<named>{_CAP}(?:\s{_CAP})*)[^.\n]{{0,90}}?\b(?:died?|dead|dies|death)\b[^.\n]{{0,60}}?"
    r"\b(?:at|aged|age\sof|at\sage)\s(?P<dead>\d{2,3})\b(?!-)|\bdied\b[^\n]{0,90}\.\s(?:He|She)\swas\s(?P<was>\d{2,3})\b"
)


def births(article: Article) -> Iterator[Construction]:
    """An age under a name for which the article has a year of birth, in the year of death or of publication."""
    for born in _BORN.finditer(article.text):
        name = born["who"] or re.findall(_CAP, born["name"])[-1]
        year = int(born["year"] or born["from"])
        ends = {int(born["till"])} if born["till"] else {article.published.year} if article.published else set()
        for age in _AGE.finditer(article.text):
            known = (re.findall(_CAP, age["name"] or age["named"] or "") or [name])[-1]
            group = next(g for g in ("n", "dead", "was") if age[g])
            if known == name and any(end - year - int(age[group]) in (0, 1) for end in ends):
                yield Construction(article, *age.span(group), _age_wrong(ends, year))


def _age_wrong(ends: set[int], year: int) -> Callable[[str], bool]:
    return lambda written: all(abs(end - year - counted(written)) > 2 for end in ends)


_IN_FULL = re.compile(
    rf"\b(?P<first>{_CAP})\s(?:[A-Z]\.\s)?(?P<name>{_CAP}),\s(?P<n>\d\d),\s(?:said|told|who|was|is|a|an)\b"
)


def completed_births(article: Article) -> Iterator[Construction]:
    """A real age under a full name, for which an article's last line of our own tells the year of birth: hardly any
    article of a corpus of news has both."""
    for age in _IN_FULL.finditer(article.text):
        # An age in a sentence with a date is that of another day, and so may be one of a sentence in the past.
        rest = article.text[age.end() : age.end() + 150].split(". ")[0]
        if article.published is None or int(age["n"]) < 18 or re.search(r"\d|\b(?:died|killed|dead|arrested)\b", rest):
            continue
        year = article.published.year - int(age["n"])
        told = replace(
            article, text=f"{article.text.rstrip()}\n\n{age['first']} {age['name']} was born in Kelby in {year}."
        )
        yield Construction(told, *age.span("n"), _age_wrong({article.published.year}, year))
