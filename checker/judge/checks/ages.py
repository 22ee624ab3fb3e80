"""Kind `age-years`: an age that does not fit the years of birth and death of the same person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from checker.judge.checks.reading import after, before, between, pattern, per_article, same_sentence, value
from checker.model import Article, Figure, Finding

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_DAY = pattern(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_FILL = r"(?:\s(?!to\b|and\b|but\b|was\b|who\b|that\b)[\w.'’,-]+){0,7}?"
_BORN = pattern(rf"(?i)\bborn{_FILL}\s(?:in|on)\s\Z|\bborn\s\Z|[(,]\s?b\.\s\Z")
_BRACKET = pattern(r"\b[A-Z][\w.'’-]+,?\s\((?:born\s)?\Z")
_DASH = pattern(r"\s?[-–—]\s?")
_NOT_THE_PERSON = pattern(
    r"(?i)\b(?:sons?|daughters?|child|children|bab(?:y|ies)|twins?|first-?born|brothers?|sisters?|boys?|girls?|grand\w+|"
    r"father|mother|parents?|wife|husband|before|after|until)\b[^.;]{0,40}\Z"
)
_DIED = r"\b(?:died|dead|death|killed|passed\saway|succumbed)\b"
_DEATH = pattern(rf"(?i){_DIED}{_FILL}\s(?:in|on)\s\Z|{_DIED}\s\Z")
_DEAD_AT = pattern(
    rf"(?i){_DIED}[^.;]{{0,80}}?\b(?:aged|at(?:\s(?:the\s)?age(?:\sof)?)?)\s\Z|{_DIED}[^.;]{{0,60}}\.\s(?:He|She)\swas\s\Z"
)
_LATELY = pattern(r"\b(?:has\sdied|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|overnight)\b")
_NOW_BORN = pattern(rf"(?i),?\s(?:who\s)?(?:was\s)?born{_FILL}\s(?:in|on)\s\Z")
_BORN_NOW = pattern(r",\s(?:[A-Z][\w.'’-]+\s?){1,4},\s(?:now\s)?\Z")
_NOW = pattern(r"[A-Z][\w.'’-]+,\s(?:now\s)?\Z")
_TURNS = pattern(r"\b(?:turns|turned|will\sturn|turning)\s\Z")
_THIS_YEAR = pattern(r",?\sthis\syear\b")
_NAME = pattern(r"\b[A-Z][\w'’-]+(?:\s(?:[A-Z]\.|[A-Z][\w'’-]+|de|van|von|der|al|bin|la|del))*")
_PRONOUNS = frozenset("He She It They The A An In On At His Her Their But And Born Who".split())
_NEAR = 350


class Birth(NamedTuple):
    """Somebody's date of birth, and of death where a bracket gives both."""

    figure: Figure
    died: Figure | None
    who: frozenset[str]


def age_years(context: Context, rule: Rule) -> Iterator[Finding]:
    """Ages against years of birth and death, in one article and across the sources of a story."""
    births: list[Birth] = []
    for article, figures in per_article(context):
        births += _births(article, figures)
    if not births:
        return
    for article, age in ((a, f) for a, figures in per_article(context) for f in figures if _is_age(a, f)):
        figures = context.of_source[article.id]
        for birth in births:
            found = _then(article, age, birth, figures)
            if found is None:
                continue
            last, other = found
            if message := _fault(context, age, birth, last, other):
                yield context.finding(rule, message, [age, birth.figure, *([other] if other else [])])
            break


def _is_age(article: Article, figure: Figure) -> bool:
    if figure.low != figure.high or figure.hedge != "exact" or figure.vague:
        return False
    bare = figure.kind == "count" and not figure.unit and not figure.noun
    return (figure.kind == "age" and figure.unit == "year") or (
        bare and bool(_DEAD_AT.search(before(article, figure, 110)))
    )


def _births(article: Article, figures: tuple[Figure, ...]) -> Iterator[Birth]:
    told = "born" in article.text or "Born" in article.text
    for at, born in enumerate(figures):
        if born.kind != "date" or not (told or article.text.endswith(("(", "b. "), 0, born.start)):
            continue
        if born.hedge != "exact" or not _DAY.fullmatch(str(born.low)):
            continue
        lead = before(article, born, 90)
        follows = figures[at + 1] if at + 1 < len(figures) else None
        if follows and follows.kind == "date" and _BRACKET.search(lead) and after(article, follows, 1) == ")":
            if _DASH.fullmatch(between(article, born, follows)) and _DAY.fullmatch(str(follows.low)):
                yield Birth(born, follows, _people(lead))
        elif (cue := _BORN.search(lead)) and not _NOT_THE_PERSON.search(lead[: cue.start()]):
            yield Birth(born, None, _people(lead[: cue.start()]) or _people(after(article, born, 50), 0))


def _people(words: str, which: int = -1) -> frozenset[str]:
    """Words of the name nearest to a birth: the last before it, or the first after."""
    names = [set(m.group().split()) - _PRONOUNS for m in _NAME.finditer(words)]
    named = [name for name in names if name]
    return frozenset(word for word in named[which] if len(word) > 2) if named else frozenset()


def _then(
    article: Article, age: Figure, birth: Birth, figures: tuple[Figure, ...]
) -> tuple[Figure | date, Figure | None] | None:
    """The day on which the person of that birth had that age, and the figure that states it; None where unsure."""
    lead = before(article, age, 110)
    if _DEAD_AT.search(lead):
        if not _same_person(age, birth, _NEAR):
            return None
        died = birth.died or _death(article, age, figures)
        if died is not None:
            return died, died
        recent = article.published if _LATELY.search(lead) else None
        return (recent, None) if recent else None
    if article.published is None:
        return None
    if birth.figure.source != article.id:
        named = bool(_NOW.search(lead)) and birth.died is None and _same_person(age, birth, 0)
        return (article.published, None) if named else None
    if _turns_this_year(article, age, lead) and _same_person(age, birth, _NEAR):
        return date(article.published.year, 12, 31), None
    gap = between(article, age, birth.figure)
    if age.end <= birth.figure.start and _NOW_BORN.fullmatch(gap) and not _was(lead):
        return article.published, None
    reverse = between(article, birth.figure, age)
    if birth.figure.end <= age.start and _BORN_NOW.fullmatch(reverse) and birth.died is None:
        return article.published, None
    dated = any(f.kind == "date" and same_sentence(f, age) for f in figures)
    if birth.died is None and not dated and _NOW.search(lead) and _same_person(age, birth, 0):
        return article.published, None
    return None


def _turns_this_year(article: Article, age: Figure, lead: str) -> bool:
    return bool(_TURNS.search(lead) and _THIS_YEAR.match(after(article, age, 14)))


def _was(lead: str) -> bool:
    """He was 45, born in 1970: when he was it, nobody says."""
    return bool(re.search(r"(?i)\b(?:was|were|at|aged?|turned|then)\s\Z", lead))


def _same_person(age: Figure, birth: Birth, near: int) -> bool:
    holder = {word.lower() for word in age.about.holder} if age.about else set()
    shared = len(holder & {word.lower() for word in birth.who})
    if age.source == birth.figure.source and abs(age.start - birth.figure.start) < near:
        return shared > 0 or not holder or not birth.who
    return shared > 1


def _death(article: Article, age: Figure, figures: tuple[Figure, ...]) -> Figure | None:
    """The date in the age's sentence, or in the one before, at which somebody died."""
    for figure in figures:
        dated = figure.kind == "date" and figure.hedge == "exact" and _sentences_apart(figure, age) in (0, 1)
        if dated and _DAY.fullmatch(str(figure.low)) and _DEATH.search(before(article, figure, 70)):
            return figure
    return None


def _sentences_apart(earlier: Figure, later: Figure) -> int:
    return later.about.sentence - earlier.about.sentence if earlier.about and later.about else -1


def _fault(context: Context, age: Figure, birth: Birth, last: Figure | date, died: Figure | None) -> str | None:
    born, until = _span(str(birth.figure.low)), _span(str(last.low)) if isinstance(last, Figure) else (last, last)
    if born is None or until is None:
        return None
    least, most = _years(born[1], until[0]), _years(born[0], until[1])
    stated = int(value(age))
    if least <= stated <= most or not 0 <= most < 125:
        return None
    likely = f"{least} or {most}" if least != most else f"{most}"
    published = context.article[age.source].published
    when = f"at the end of {until[0].year}" if last != published else f"on {last}, when {context.name(age)} appeared"
    when = f"at death in “{context.says(died)}”" if died else when
    place = "" if birth.figure.source == age.source else f" ({context.name(birth.figure)})"
    return (
        f"Somebody born in “{context.says(birth.figure)}”{place} was {likely} {when}, not “{context.says(age)}”."
        if died
        else f"Somebody born in “{context.says(birth.figure)}”{place} is {likely} {when}, not “{context.says(age)}”."
    )


def _span(text: str) -> tuple[date, date] | None:
    """First and last day of a date that may leave month and day open."""
    found = _DAY.fullmatch(text)
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


def _years(born: date, then: date) -> int:
    """Full years of life on a day."""
    return then.year - born.year - ((then.month, then.day) < (born.month, born.day))
