# ruff: noqa: E501  (a pattern reads best on one line)
"""Consistent constructions of real news, for `plant_slips.py`: found at run time by patterns looser than the rules',
and by numbers that come out (slip_numbers.py, slip_dates.py)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from random import Random

from flags import CORPUS, articles
from slip_dates import births, completed_births, spans
from slip_numbers import Construction, by_sum, counted
from slip_texts import FAMILIES

from checker.model import Article

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
_N = r"\d{1,3}(?:,\d{3})*(?:\.\d+)?"
_UNIT = r"(?:miles?|feet|acres|pounds|kilometers?|kilometres?|km|meters?|metres?|kg|kilograms?|hectares|mph|kph|km/h|[CF]|degrees \w+|square \w+)"
_W = r"(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten)"
_P = r"(?:%| percent| per cent)"
_CAP = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_PEOPLE = r"(?:people|men|women|children|passengers|students|soldiers|civilians|Americans|victims|members|officers|workers|migrants|residents|police|crew|others|patients|prisoners)"
_YEAR = r"(?:19|20)\d\d"
_PATTERNS: dict[str, tuple[str, ...]] = {
    "weekday against date": (rf"\b{_DAY},? (?:the )?{_MONTH} (?P<n>\d{{1,2}})\b(?!-|–)", rf"\b{_DAY},? (?P<n>\d{{1,2}}) {_MONTH}\b"),
    "impossible dates": (
        r"\b(?:April|June|September|November|Sept\.|Nov\.) (?P<n>30)\b(?!-|–|,\d| (?:percent|million|people))",
        r"\b(?:February|Feb\.) (?P<n>28), (?:19\d[1235679]|20[012][1235679])\b",
        r"(?<![\d:.])\d{1,2}:(?P<n>[0-5]\d) ?(?:[ap]\.m\.|[AP]M\b|[ap]m\b)",
    ),
    "durations and dates": (
        rf"\b(?P<n>{_W}) years ago,? (?:back )?in {_YEAR}\b", rf"\b[Ii]n {_YEAR}, (?P<n>{_W}) years ago",
        rf"\b(?P<n>\d{{1,3}})(?:st|nd|rd|th) anniversary of (?:the |his |her |its )?(?:[\w’'-]+ ){{0,4}}?(?:in )?{_YEAR}\b",
    ),
    "part and whole": (
        r"(?<![\d,.-])(?P<n>[1-9]\d{0,2}) of (?:the|its|their) [1-9]\d{1,2} (?!percent|per cent)[a-z]+",
        rf"\b\d{{2,3}} {_PEOPLE}(?: [a-z]+){{0,4}},? including (?P<n>\d{{1,3}}) {_PEOPLE}\b",
        rf"\b\d{{2,3}} {_PEOPLE}(?: [a-z]+){{0,4}}, (?P<n>\d{{1,3}}) of (?:them|whom)\b",
    ),
    "shares of 100": (rf"(?<![\d.])(?P<n>\d{{2}}){_P}[^.;]{{5,110}}",),
    "percent of figures": (
        rf"\b(?:doubled|tripled|quadrupled)[^.;]{{0,25}}? from [$£€]?{_N}[^.;]{{0,20}}? to (?:about |more than )?[$£€]?(?P<n>{_N})\b",
    ),
    "lists": (
        rf"\b(?P<n>two|three|four|five|six|seven|\d)(?: [a-z]+){{1,3}}(?::| —|--| –) {_CAP}(?:, {_CAP})*,? and {_CAP}[.;]",
        rf"\bthe (?P<n>two|three|four|five|six|seven)(?: [a-z]+){{1,2}} ?\({_CAP}(?:, {_CAP})*,? and {_CAP}\)",
        rf"\bthe (?P<n>two|three|four|five|six|seven)(?: [a-z]+){{1,2}}, {_CAP}(?:, {_CAP})*,? and {_CAP},? (?:were|are|have|had|will)\b",
    ),
    "ranges": (
        r"\b[Bb]etween (?P<n>[$£€]?\d+(?:\.\d)? and [$£€]?\d+(?:\.\d)?)(?= (?:percent|people|million|billion|years|miles|hours|days|feet|degrees|points|months|minutes|inches)|%)",
        rf"\b[Bb]etween (?P<n>{_YEAR} and {_YEAR})\b", rf"\b[Ff]rom (?P<n>{_YEAR} (?:to|until|through) {_YEAR})\b",
        rf"\((?P<n>{_YEAR} ?[-–—] ?{_YEAR})\)",
    ),
    "hedges": (
        r"\b(?P<n>[Mm]ore than|[Oo]ver|[Nn]early|[Aa]lmost) (?:half|a third|two-thirds|a quarter|three-quarters|one-third|one in \w+)(?: [\w’']+){0,5} \(\d+(?:%| percent)\)",
        r"\b(?P<n>[Mm]ore than|[Oo]ver|[Nn]early|[Aa]lmost) (?:half|a third|two-thirds|a quarter|three-quarters|one-third)(?: [\w’']+){0,5}(?:,| —|--) (?:or )?\d+(?:%| percent)",
    ),
    "conversions": (
        rf"\b{_N}[ -]{_UNIT}(?: [a-z]+)? ?\((?:about )?(?P<n>{_N})[ -]?{_UNIT}\b",
        rf"\b{_N}[ -](?:miles|feet|acres|pounds|kilometers|kilometres|meters|metres|kilograms|hectares), or (?:about )?(?P<n>{_N}) {_UNIT}\b",
    ),
    "implausible": (
        rf"(?<![\d.])(?P<n>\d{{2}}){_P} of (?:all |the |likely |registered |eligible |American )*(?:voters|Americans|respondents|people|women|men|adults|students|workers|patients|residents|children|households|Republicans|Democrats)\b",
        r", (?P<n>\d{2}), (?:said|told|who|was|of|a|the)\b", r"\b(?P<n>\d{2})-year-old (?:man|woman|mother|father|grandmother|student|driver|suspect)\b",
        rf"\b[Tt]urnout (?:was|of|reached|at|hit) (?:about |nearly |around )?(?P<n>\d{{2}}){_P}",
    ),
}  # fmt: skip
_UNDECIDED = re.compile(
    r"(?i)\b(?:undecided|unsure|not sure|no opinion|don['’]t know|didn['’]t know|did not know|remaining|the rest|neither|declined|no difference|either way)\b"
)
_COMPILED = {family: [re.compile(pattern) for pattern in patterns] for family, patterns in _PATTERNS.items()}
_SAME = 40
_SHARE = re.compile(rf"(?<![\d.])(\d{{1,2}}){_P}")


def constructions(random: Random) -> Iterator[tuple[str, list[Construction]]]:
    """For every family, what all of the corpus has of it, in random order and each told once; nothing without a corpus."""
    if not (CORPUS / "news.jsonl.gz").is_file():
        return
    found: dict[str, dict[str, Construction]] = {family: {} for family in FAMILIES}
    for article in chain(articles(), articles(clusters=True)):
        for family, construction in _of_article(article):
            # Agencies' sentences stand in many articles.
            words = article.text[max(0, construction.start - _SAME) : construction.end + _SAME]
            found[family].setdefault(words, construction)
    for family, places in found.items():
        shuffled = list(places.values())
        random.shuffle(shuffled)
        yield family, shuffled


def _of_article(article: Article) -> Iterator[tuple[str, Construction]]:
    for family, patterns in _COMPILED.items():
        for match in chain.from_iterable(pattern.finditer(article.text) for pattern in patterns):
            if _consistent(family, match, article):
                wrong = _share_wrong(match, article) if family == "shares of 100" else (lambda written: True)
                yield family, Construction(article, *match.span("n"), wrong)
    yield from by_sum(article)
    yield from (("durations and dates", span) for span in spans(article))
    yield from (("ages", age) for age in chain(births(article), completed_births(article)))
    yield from (("headlines", number) for number in _headline(article))
    yield from (("captions", number) for number in _caption(article))


def _consistent(family: str, match: re.Match[str], article: Article) -> bool:
    """Whether a construction is one at all, where a pattern alone cannot tell: shares have to make 100."""
    if family == "weekday against date":
        return article.published is not None
    if family == "ranges":
        low, high = (float(n) for n in re.findall(r"\d+(?:\.\d)?", match["n"]))
        return low < high
    if family == "shares of 100":
        sentence = _sentence(match, article)
        shares = [int(share) for share in _SHARE.findall(sentence)]
        return (
            len(shares) > 2 and abs(sum(shares) - 100) <= 1 and bool(_UNDECIDED.search(sentence) or _parties(sentence))
        )
    return True


def _sentence(match: re.Match[str], article: Article) -> str:
    end = article.text.find(".", match.end())
    return article.text[match.start() : end if 0 < end < match.end() + 300 else match.end()]


def _parties(sentence: str) -> bool:
    parties = ("Democrat", "Republican", "[Ii]ndependent")
    return (
        all(re.search(rf"(?<!of ){party}s?\b(?! \()", sentence) for party in parties)
        and len(_SHARE.findall(sentence)) == 3
    )


def _share_wrong(match: re.Match[str], article: Article) -> Callable[[str], bool]:
    """More than 100 always is; less only where the list says that it is all there is, since people refuse to answer."""
    sentence = _sentence(match, article)
    others = sum(int(share) for share in _SHARE.findall(sentence)) - int(match["n"])
    closed = re.search(r"\b(?:remaining|the rest)\b", sentence)
    return lambda written: others + counted(written) > 102 or (bool(closed) and others + counted(written) < 95)


_BEFORE_A_DAY = re.compile(rf"(?:{_MONTH}|Caption|of)\s\Z")
_LOOSE = re.compile(
    r"(?i)(?:than|up to|least|over|about|around|nearly|almost|some|most|as|below|under|top\w*|pass\w*)\s[$£€]?\Z"
)
_NUMBER = re.compile(
    r"(?<![\w.,:-])[$£€]?(?P<n>\d{2,3}(?:,\d{3})?|\d{1,3}\.\d)(?![\d.,])[ -]?(?!(?:st|nd|rd|th)\s[A-Z]|ers\b)(?P<noun>[a-z%]+)"
)


def _headline(article: Article) -> Iterator[Construction]:
    """A number of the headline that the first sentences have with the same noun, and nothing that loosens it:
    "31 people", "$65 million"."""
    end = article.text.find("\n")
    body = article.text[end : end + 900]
    for match in _NUMBER.finditer(article.text, 0, end):
        if _told_again(article.text, match, body) and article.text.count(match["n"]) == 2:
            yield Construction(article, *match.span("n"))


def _caption(article: Article) -> Iterator[Construction]:
    """A number of a caption that the body has with the same noun, or one within two words."""
    captions = [zone for zone in article.zones if zone.name == "caption"]
    if not captions:
        return
    body = "".join(c if article.zone_at(i) == "body" else " " for i, c in enumerate(article.text))
    for zone in captions:
        for match in _NUMBER.finditer(article.text, zone.start, zone.end):
            if _told_again(article.text, match, body, near=2):
                yield Construction(article, *match.span("n"))


def _told_again(text: str, match: re.Match[str], body: str, near: int = 0) -> bool:
    """Whether the body has a number with its noun, exactly as the zone has it."""
    within = rf"(?:\w+\W+){{0,{near}}}?" if near else ""
    again = re.search(
        rf"(?<![\w.,:])({re.escape(match['n'])})(?![\d.,])[ -]?{within}{re.escape(match['noun'])}\b", body
    )
    if again is None or _LOOSE.search(body[: again.start(1)]) or _LOOSE.search(text[: match.start("n")]):
        return False
    return not _BEFORE_A_DAY.search(text[: match.start()])
