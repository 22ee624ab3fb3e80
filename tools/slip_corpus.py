# ruff: noqa: E501  (a pattern reads best on one line)
"""Consistent constructions of real news, for `plant_slips.py`: found at run time by patterns looser than the rules'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
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
        rf"\b(?P<n>{_W})(?:-year| years)[^.;()]{{0,30}} from {_YEAR} (?:to|until|through) {_YEAR}",
        rf"\bfrom {_YEAR} (?:to|until|through) {_YEAR},? (?:a|or|the) (?P<n>{_W})[- ]year",
        rf"\b[Ii]n {_YEAR}[^.;]{{5,80}}[.;,] (?P<n>\w+) years later, in {_YEAR}\b",
        rf"\b(?P<n>\d{{1,3}})(?:st|nd|rd|th) anniversary of (?:the |his |her |its )?(?:[\w’'-]+ ){{0,4}}?(?:in )?{_YEAR}\b",
        rf"\b(?P<n>{_W})[- ](?:day|week|month)s?[^.;()\d]{{0,30}} (?:from|\() ?{_MONTH} \d{{1,2}} (?:to|until|through|-|–) {_MONTH} \d",
    ),
    "totals and parts": (
        r"\b\d+ [a-z]+[^.()]{0,60}? and \d+ [a-z]+[^.()]{0,30}?(?:,| —|--|\() ?(?:for|making|or|bringing)? ?a (?:combined )?total of (?P<n>\d{2,4})\b",
    ),
    "part and whole": (
        r"(?<![\d,.-])(?P<n>[1-9]\d{0,2}) of (?:the|its|their) [1-9]\d{1,2} (?!percent|per cent)[a-z]+",
        rf"\b\d{{2,3}} {_PEOPLE}(?: [a-z]+){{0,4}},? including (?P<n>\d{{1,3}}) {_PEOPLE}\b",
        rf"\b\d{{2,3}} {_PEOPLE}(?: [a-z]+){{0,4}}, (?P<n>\d{{1,3}}) of (?:them|whom)\b",
    ),
    "shares of 100": (rf"(?<![\d.])(?P<n>\d{{2}}){_P}[^.;]{{5,110}}",),
    "percent of figures": (
        rf"(?<![\d.])(?P<n>\d{{1,2}}(?:\.\d)?){_P}[^.;]{{0,40}}? to [$£€]?{_N}(?: [mb]illion)?[^.;%]{{0,30}}? from [$£€]?{_N}\b(?!{_P}|%)",
        rf"(?<![\d.])(?P<n>\d{{1,2}}(?:\.\d)?){_P}[^.;%]{{0,30}}? from [$£€]?{_N}(?: [mb]illion)? to [$£€]?{_N}\b(?!{_P}|%)",
        rf"\bfrom [$£€]?{_N}(?: [mb]illion)?[^.;%]{{0,30}}? to [$£€]?{_N}(?: [mb]illion)?[^.;%]{{0,30}}, an? (?P<n>\d{{1,3}}(?:\.\d)?)(?:-percent|{_P}) [a-z]+",
        rf"\b{_N} (?:out )?of (?:the |its |their )?{_N}[^.;()]{{0,25}}? ?(?:\(|, or |—|--) ?(?:about |or )?(?P<n>\d{{1,2}}(?:\.\d+)?){_P}",
        rf"(?<![\d.])(?P<n>\d{{1,2}}(?:\.\d+)?){_P} ?(?:\(|, or |—|--) ?(?:or |about )?{_N} (?:out )?of (?:the |its |their )?{_N}",
        rf"\b(?:doubled|tripled|quadrupled)[^.;]{{0,25}}? from [$£€]?{_N}[^.;]{{0,20}}? to (?:about |more than )?[$£€]?(?P<n>{_N})\b",
    ),
    "percent for points": (
        rf"\b{_N} (?P<n>percentage points?)[^.;]{{0,30}}? to {_N}{_P}[^.;]{{0,40}}? from {_N}",
        rf"\b{_N} (?P<n>percentage points?)[^.;]{{0,30}}?,? from {_N}{_P}?[^.;]{{0,25}}? to {_N}{_P}",
        rf"\bfrom {_N}{_P}[^.;]{{0,30}}? to {_N}{_P}[^.;]{{0,20}}?, an? {_N}[- ](?P<n>percentage[- ]points?)",
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
    "ages": (
        rf", (?P<n>\d{{2}}), (?:who )?(?:was )?born [^.;,]{{0,30}}\b{_YEAR}\b",
        r"\b[Bb]orn [^.;]{0,60}?\b19\d\d\b[^;]{0,160}?\b(?:died|death|killed)[^.;]{0,60}? (?:aged|at age|at the age of) (?P<n>\d{2})\b",
        r"\b(?P<n>\d{2}),? (?:died|passed away)[^.]{0,80}\.[^;]{0,400}?\b[Bb]orn (?:\w+ ){0,4}?(?:in|on) [^.;]{0,40}?19\d\d\b",
        r"\b(?:died|dead|dies)[^.;]{0,80}? (?:at|aged|age|at the age of|at age) (?P<n>\d{2})\b[^;]{0,3000}?\b(?:was|is) born (?:[\w.,’'-]+ ){0,8}?(?:in|on) [^.;]{0,40}?19\d\d\b",
    ),
    "implausible": (
        rf"(?<![\d.])(?P<n>\d{{2}}){_P} of (?:all |the |likely |registered |eligible |American )*(?:voters|Americans|respondents|people|women|men|adults|students|workers|patients|residents|children|households|Republicans|Democrats)\b",
        r", (?P<n>\d{2}), (?:said|told|who|was|of|a|the)\b", r"\b(?P<n>\d{2})-year-old (?:man|woman|mother|father|grandmother|student|driver|suspect)\b",
        rf"\b[Tt]urnout (?:was|of|reached|at|hit) (?:about |nearly |around )?(?P<n>\d{{2}}){_P}",
    ),
}  # fmt: skip
_UNDECIDED = re.compile(
    r"(?i)\b(?:undecided|unsure|not sure|no opinion|don['’]t know|didn['’]t know|did not know|remaining|the rest|neither|declined)\b"
)
_WORDS = "nought one two three four five six seven eight nine ten eleven twelve".split()
_COUNT = re.compile(rf"(?<![\w.,$£€/:-])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|(?i:{'|'.join(_WORDS[2:])}))(?![\w%/:-]|[.,]\d| percent| years? old)")
_NAMELY = re.compile(r"[:(—–]|--|,\s(?:with\s)?\Z")
_SHARE = re.compile(rf"(?<![\d.])(\d{{1,2}}){_P}")


def constructions(random: Random) -> Iterator[tuple[str, list[Found]]]:
    """For every family that has a pattern here, all of the corpus in random order; nothing without a corpus."""
    found: dict[str, list[Found]] = {family: [] for family in (*_PATTERNS, "headlines", "captions")}
    if not (CORPUS / "news.jsonl.gz").is_file():
        return
    compiled = {family: [re.compile(pattern) for pattern in patterns] for family, patterns in _PATTERNS.items()}
    for article in chain(articles(), articles(clusters=True)):
        for family, patterns in compiled.items():
            for match in chain.from_iterable(pattern.finditer(article.text) for pattern in patterns):
                if _consistent(family, match, article):
                    found[family].append((article, *match.span("n")))
        found["totals and parts"] += _sums(article)
        found["headlines"] += _headline(article)
        found["captions"] += _caption(article)
    for family, places in found.items():
        random.shuffle(places)
        yield family, places


def _sums(article: Article) -> Iterator[Found]:
    """A number of two digits or more, a mark that says "namely", and two to four numbers joined by "and" that make it."""
    numbers = [(m.start(), m.end(), _counted(m.group())) for m in _COUNT.finditer(article.text)]
    for at, (start, end, whole) in enumerate(numbers):
        if whole < 10 or not article.text[start].isdigit():
            continue
        for last in range(at + 3, at + 6):
            parts = numbers[at + 1 : last]
            gaps = [article.text[a[1] : b[0]] for a, b in pairwise(numbers[at:last])]
            if len(parts) < last - at - 1 or any(len(gap) > 60 or "\n" in gap or ". " in gap for gap in gaps):
                break
            if sum(n for *_, n in parts) == whole and _NAMELY.search(gaps[0]) and re.search(r"\band\b", gaps[-1]):
                yield article, start, end
                break


def _counted(words: str) -> int:
    return _WORDS.index(words.lower()) if words.lower() in _WORDS else int(words.replace(",", ""))


def _consistent(family: str, match: re.Match[str], article: Article) -> bool:
    """Whether a construction is one at all, where a pattern alone cannot tell: shares have to make 100."""
    if family == "weekday against date":
        return article.published is not None
    if family == "ranges":
        low, high = (float(n) for n in re.findall(r"\d+(?:\.\d)?", match["n"]))
        return low < high
    if family == "shares of 100":
        end = article.text.find(".", match.end())
        sentence = article.text[match.start() : end if 0 < end < match.end() + 300 else match.end()]
        shares = [int(share) for share in _SHARE.findall(sentence)]
        return len(shares) > 2 and abs(sum(shares) - 100) <= 1 and bool(_UNDECIDED.search(sentence))
    return True


_MONTHS = re.compile(rf"{_MONTH}\s\Z")
_LOOSE = re.compile(
    r"(?i)(?:than|up to|least|over|about|around|nearly|almost|some|most|as|below|under|top\w*|pass\w*)\s[$£€]?\Z"
)


_NUMBER = re.compile(r"(?<![\w.,:-])[$£€]?(\d{2,3}(?:,\d{3})?)(?![\d.,]) ?([a-z%]+)")


def _headline(article: Article) -> Iterator[Found]:
    """A number of the headline that the first sentences have with the same noun, and nothing that loosens it:
    "31 people", "$65 million"."""
    end = article.text.find("\n")
    body = article.text[end : end + 900]
    for match in _NUMBER.finditer(article.text, 0, end):
        again = re.search(rf"(?<![\w.,])({re.escape(match[1])})[ -]{match[2]}\b", body)
        loose = again and (_LOOSE.search(body[: again.start(1)]) or _LOOSE.search(article.text[: match.start(1)]))
        if (
            again
            and not loose
            and not _MONTHS.search(article.text[: match.start()])
            and article.text.count(match[1]) == 2
        ):
            yield article, *match.span(1)


def _caption(article: Article) -> Iterator[Found]:
    """A number of a caption that the body has with the same noun."""
    captions = [zone for zone in article.zones if zone.name == "caption"]
    if not captions:
        return
    body = "".join(c if article.zone_at(i) == "body" else " " for i, c in enumerate(article.text))
    for zone in captions:
        for match in _NUMBER.finditer(article.text, zone.start, zone.end):
            again = re.search(rf"(?<![\w.,:])({re.escape(match[1])})[ -]{match[2]}\b", body)
            loose = again and (_LOOSE.search(body[: again.start(1)]) or _LOOSE.search(article.text[: match.start(1)]))
            if again and not loose and not _MONTHS.search(article.text[: match.start()]):
                yield article, match.start(1), match.end(1)
