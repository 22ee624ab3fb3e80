"""Who was born when, and died when, as a text tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from checker.judge.checks.reading import after, before, between
from checker.language.lemma import stem
from checker.late import late
from checker.model import Article, Figure

DAY = late(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
FILL = r"(?:\s(?!to\b|and\b|but\b|was\b|who\b|that\b)[\w.'’,-]+){0,7}?"
_BORN = late(rf"(?i)\bborn{FILL}\s(?:in|on)\s\Z|\bborn\s\Z|[(,]\s?b\.\s\Z")
_BRACKET = late(r"\b[A-Z][\w.'’-]+,?\s\((?:born\s)?\Z")
_DASH = late(r"\s?[-–—]\s?")
_NOT_THE_PERSON = late(
    r"(?i)\b(?:sons?|daughters?|child|children|bab(?:y|ies)|twins?|first-?born|brothers?|sisters?|boys?|girls?|"
    r"grand\w+|"
    r"father|mother|parents?|wife|husband|before|after|until)\b[^.;]{0,40}\Z"
)
_NAME = late(r"\b[A-Z][\w'’-]+(?:\s(?:[A-Z]\.|[A-Z][\w'’-]+|de|van|von|der|al|bin|la|del))*")
PRONOUNS = frozenset("He She It They The A An In On At His Her Their But And Born Who".split())
_LETTERS = 6


class Birth(NamedTuple):
    """Somebody's date of birth, and of death where a bracket gives both."""

    figure: Figure
    died: Figure | None
    who: frozenset[str]


def births(article: Article, figures: tuple[Figure, ...]) -> Iterator[Birth]:
    dates = [at for at, f in enumerate(figures) if f.kind == "date" and f.hedge == "exact"]
    dates = [at for at in dates if DAY.fullmatch(str(figures[at].low))]
    told: bool | None = None
    for at in dates:
        born = figures[at]
        lead = before(article, born, 90)
        if not ("born" in lead.lower() or lead.endswith(("(", "b. ", "B. "))):
            continue
        if told is None:
            told = "born" in article.text or "Born" in article.text
        if not (told or article.text.endswith(("(", "b. "), 0, born.start)):
            continue
        follows = figures[at + 1] if at + 1 < len(figures) else None
        if follows and follows.kind == "date" and _BRACKET.search(lead) and after(article, follows, 1) == ")":
            if _DASH.fullmatch(between(article, born, follows)) and DAY.fullmatch(str(follows.low)):
                yield Birth(born, follows, people(lead))
        elif (cue := _BORN.search(lead)) and not _NOT_THE_PERSON.search(lead[: cue.start()]):
            yield Birth(born, None, people(lead[: cue.start()]) or people(after(article, born, 50), 0))


def people(words: str, which: int = -1) -> frozenset[str]:
    """Words of the name nearest to a birth: the last before it, or the first after."""
    names = [set(m.group().split()) - PRONOUNS for m in _NAME.finditer(words)]
    named = [name for name in names if name]
    return frozenset(word for word in named[which] if len(word) > 2) if named else frozenset()


def holder_word(word: str) -> str:
    """A word of a name in the form that `About.holder` has it: the first letters of its stem."""
    return stem(word.lower())[:_LETTERS]


def span(text: str) -> tuple[date, date] | None:
    """First and last day of a date that may leave month and day open."""
    found = DAY.fullmatch(text)
    if found is None or not int(found[1]):
        return None
    year, month, day = int(found[1]), found[2], found[3]
    try:
        if day:
            return (date(year, int(month), int(day)),) * 2
        if month:
            return date(year, int(month), 1), date(year, int(month), 28)
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def years(born: date, then: date) -> int:
    """Full years of life on a day."""
    return then.year - born.year - ((then.month, then.day) < (born.month, born.day))
