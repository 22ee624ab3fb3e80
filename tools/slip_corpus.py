# ruff: noqa: E501  (a pattern reads best on one line)
"""Consistent constructions of real news, for `plant_slips.py`: found at run time by patterns looser than the rules'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from random import Random

from flags import CORPUS, articles

from checker.model import Article

Found = tuple[Article, int, int]
"""An article, and where in it the number stands that is to be broken."""

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
_N = r"\d{1,3}(?:,\d{3})*(?:\.\d+)?"
_UNIT = r"(?:miles?|feet|acres|pounds|kilometers?|kilometres?|km|meters?|metres?|kg|kilograms?|hectares|mph|kph|km/h|[CF]|degrees \w+|square \w+)"
_W = r"(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten)"
_PATTERNS = {
    "weekday against date": rf"\b{_DAY},? (?:the )?{_MONTH} (?P<n>\d{{1,2}})\b(?!-|–)|\b{_DAY},? (?P<m>\d{{1,2}}) {_MONTH}\b",
    "durations and dates": rf"\b(?P<n>{_W}) years ago,? (?:back )?in (?:19|20)\d\d\b|\bin (?:19|20)\d\d, (?P<m>{_W}) years ago"
    rf"|\b(?P<k>{_W})(?:-year| years)[^.;()]{{0,30}} from (?:19|20)\d\d (?:to|until|through) (?:19|20)\d\d",
    "totals and parts": r"\b(?P<n>\d{2,4}) [a-z]+(?: [a-z]+)? ?(?::|—|--|\() ?\d+ [a-z]+[^.()]{0,60}? and \d+ [a-z]+",
    "part and whole": r"\b(?P<n>\d{1,3}) of (?:the|its|their) \d{2,3} (?!percent|per cent)[a-z]+",
    "shares of 100": r"(?P<n>\d{2})(?: percent|%)[^.;]{5,90}\d{2}(?: percent|%)[^.;]{5,90}\b(?:undecided|unsure|no opinion|don['’]t know|remaining \d+)[^.;]{0,30}",
    "percent of figures": rf"\b(?P<n>\d{{1,2}}(?:\.\d)?)(?: percent|%)[^.;]{{0,40}}? to [$£€]?{_N}(?: [mb]illion)?[^.;]{{0,30}}? from [$£€]?{_N}\b"
    rf"|(?P<m>\d{{1,2}}(?:\.\d)?)(?: percent|%)[^.;]{{0,30}}? from [$£€]?{_N}(?: [mb]illion)? to [$£€]?{_N}\b"
    r"|\b\d+ (?:out )?of (?:the )?\d+[^.;()]{0,20} ?\((?P<k>\d{1,2}(?:\.\d)?)(?: percent|%)\)",
    "lists": r"\b(?P<n>two|three|four|five|six|seven)(?: [a-z]+){1,2}: [A-Z][a-z]+(?: [A-Z][a-z]+)?(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?)*,? and [A-Z][a-z]+(?: [A-Z][a-z]+)?\.",
    "conversions": rf"\b{_N}[ -]{_UNIT}(?: [a-z]+)? ?\((?:about )?(?P<n>{_N})[ -]?{_UNIT}\b",
    "ages": r", (?P<n>\d{2}), (?:who )?(?:was )?born [^.;,]{0,30}\b19\d\d\b|\bborn [^.;]{0,60}?\b19\d\d\b[^;]{0,120}?\b(?:died|death)[^.;]{0,60}? (?:aged|at age|at the age of) (?P<m>\d{2})\b",
    "implausible": r"\b(?P<n>\d{2})(?: percent|%) of (?:voters|Americans|respondents|people|women|adults)\b",
}  # fmt: skip


def constructions(random: Random) -> Iterator[tuple[str, list[Found]]]:
    """For every family that has a pattern here, all of the corpus in random order; nothing without a corpus."""
    found: dict[str, list[Found]] = {family: [] for family in (*_PATTERNS, "headlines")}
    if not (CORPUS / "news.jsonl.gz").is_file():
        return
    compiled = {family: re.compile(pattern) for family, pattern in _PATTERNS.items()}
    for article in chain(articles(), articles(clusters=True)):
        for family, pattern in compiled.items():
            for match in pattern.finditer(article.text):
                name = match.lastgroup
                if name and (family != "weekday against date" or article.published):
                    found[family].append((article, *match.span(name)))
        found["headlines"] += _headline(article)
    for family, places in found.items():
        random.shuffle(places)
        yield family, places


def _headline(article: Article) -> Iterator[Found]:
    """A number of the headline that the first sentences have with the same noun: "31 people", "$65 million"."""
    end = article.text.find("\n")
    body = article.text[end : end + 900]
    for match in re.finditer(r"(?<![\d.,-])[$£€]?(\d{2,3}(?:,\d{3})?)(?![\d.,]) ?([a-z%]+)", article.text[:end]):
        if re.search(rf"(?<![\d.,]){re.escape(match[1])}[ -]{match[2]}\b", body) and article.text.count(match[1]) == 2:
            yield article, *match.span(1)
