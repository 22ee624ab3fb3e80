"""What of an article tells which story it belongs to: its words, words in a row, names, figures and days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from checker.language.lemma import stem
from checker.model import Article

_TOKEN = re.compile(r"\d[\d,.]*\d|\d|(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENS = re.compile(r"[.!?:;\n“”\"‘(]")
"""Between two words: the second has its capital from its place, not from being a name."""
_CAPITAL = r"(?:(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|St|Sgt|Capt|Prof|Rev)\.|[A-Z][\w'’-]*\w)"
_NAME = re.compile(rf"{_CAPITAL}(?: (?:(?:de|la|van|von|der|al|bin|of the|of|the) )?{_CAPITAL})*")
_TITLE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Prof|Rev|Sir|President|Prime Minister|Minister|Captain|Senator"
    r"|Governor|Mayor|Judge|Justice|Chancellor|King|Queen|Pope|Prince|Princess|Secretary|Chairman|Former|Vice)\.? )+"
)
_FUNCTION_WORDS = frozenset(
    """a about above after again against all also although am an and another any are as at be because been before
    being below between both but by can could did do does doing down during each even few for from further get got had
    has have having he her here hers herself him himself his how however i if in into is it its itself just like made
    make many may me might more most much must my myself no nor not now of off on once one only or other our ours out
    over own per put said say says same saying she should since so some still such take than that the their theirs
    them then there these they this those through to told too two under until up upon us very was way we well went
    were what when where whether which while who whom whose why will with would year years yet you your
    mr mrs ms dr i'm it's he's she's that's don't didn't doesn't isn't wasn't i've we're they're""".split()
)
DAYS_OF_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile("|".join(DAYS_OF_WEEK))
_MONTHS = "January February March April May June July August September October November December".split()
_CALENDAR = frozenset((*DAYS_OF_WEEK, *_MONTHS, *(f"{month[:3]}." for month in _MONTHS), "Sept."))
_WEEKDAYS = 6
"""Weekdays looked at; those in the background of a long article say little."""
_DAY = re.compile(
    rf"\b(?:(?:{'|'.join(m[:3] for m in _MONTHS)})[a-z]*\.? \d\d?|\d\d? (?:{'|'.join(_MONTHS)}))(?![\d:])"
)
_NAMED_DAYS = 6
"""Days with month and number looked at."""
_WORDS = 1500
"""Words looked at."""
_HEADLINE = 200
"""Characters that a first line may have to be taken for a headline."""


class Terms(Struct, frozen=True):
    """What is compared of one article."""

    run: tuple[str, ...]
    """The base forms of the words that count, in their order."""
    headline: tuple[str, ...]
    """Those of its headline."""
    weekdays: tuple[str, ...]
    """The first ones named, in order."""
    days: tuple[int, ...]
    """The first days named with month and number, counted from the beginning of a year of 365."""
    published: date | None


def terms(article: Article) -> Terms:
    """The terms of one article; what no reader sees is left out."""
    text = visible(article)
    weekdays = tuple(m.group() for m in islice(_WEEKDAY.finditer(text), _WEEKDAYS))
    run, above = tuple(islice(_words(text), _WORDS)), tuple(_words(_headline(article, text)))
    return Terms(run, above, weekdays, _named_days(text), article.published)


def _named_days(text: str) -> tuple[int, ...]:
    found = []
    for m in islice(_DAY.finditer(text), _NAMED_DAYS):
        month = next(n for n, name in enumerate(_MONTHS) if name[:3] in m.group())
        number = int(re.sub(r"\D", "", m.group()))
        if 1 <= number <= 31:
            found.append(round(month * 365 / 12) + number)
    return tuple(found)


def visible(article: Article) -> str:
    """The text of an article without what no reader sees."""
    text, out, start = article.text, [], 0
    for zone in article.zones:
        if zone.name == "skipped":
            out.append(text[start : zone.start])
            start = zone.end
    return "\n".join([*out, text[start:]]) if out else text


def _headline(article: Article, text: str) -> str:
    above = " ".join(article.text[zone.start : zone.end] for zone in article.zones if zone.name == "headline")
    return above or article.title or text.lstrip()[:_HEADLINE].partition("\n")[0]


def _words(text: str) -> Iterator[str]:
    return filter(None, map(_base, _TOKEN.findall(text)))


@lru_cache(maxsize=65536)
def _base(token: str) -> str:
    """The form that a word is compared in; empty for a word that says nothing by itself."""
    if token[0].isdigit():
        return token.replace(",", "")
    lower = token.lower().replace("’", "'").replace(".", "")
    return "" if len(lower) == 1 or lower in _FUNCTION_WORDS else stem(lower)


def figures(text: str) -> set[str]:
    """The numbers of two digits and more that stand in a text, as written."""
    return {token for token in _TOKEN.findall(text) if token[0].isdigit() and len(token) > 1}


def names(article: Article) -> Counter[str]:
    """The names in an article below its headline, without titles of people, and how often they stand there.

    A single word that opens a sentence is none: it has its capital from its place.
    """
    found: Counter[str] = Counter()
    text = visible(article).lstrip()
    above = _headline(article, text)
    for m in _NAME.finditer(text, len(above) if text.startswith(above) else 0):
        name = m.group().removesuffix("'s").removesuffix("’s")
        if _OPENS.search(text[max(0, m.start() - 2) : m.start()] or "."):
            first, _, rest = name.partition(" ")
            name = name if rest and first.lower() not in _FUNCTION_WORDS else rest
        name = name[title.end() :] if (title := _TITLE.match(name)) else name
        if name and name not in _CALENDAR:
            found[name] += 1
    return found
