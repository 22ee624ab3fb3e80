"""Kind `age-years`: an age that does not fit the years of birth and death of the same person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from checker.judge.checks.births import DAY, FILL, PRONOUNS, Birth, births, holder_word, people, span, years
from checker.judge.checks.reading import after, before, between, same_sentence, value
from checker.late import late
from checker.model import Article, Figure, Finding

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_DIED = r"\b(?:died|dead|death|killed|passed\saway|succumbed)\b"
_DEATH = late(rf"(?i){_DIED}{FILL}\s(?:in|on)\s\Z|{_DIED}\s\Z")
_DEAD_AT = late(
    rf"(?i){_DIED}[^.;]{{0,80}}?\b(?:aged|at(?:\s(?:the\s)?age(?:\sof)?)?)\s\Z|{_DIED}[^.;]{{0,60}}\.\s(?:He|"
    rf"She)\swas\s\Z"
)
_LATELY = late(r"\b(?:has\sdied|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|overnight)\b")
_NOW_BORN = late(rf"(?i),?\s(?:who\s)?(?:was\s)?born{FILL}\s(?:in|on)\s\Z")
_BORN_NOW = late(r",\s(?:[A-Z][\w.'’-]+\s?){1,4},\s(?:now\s)?\Z")
_NOW = late(r"[A-Z][\w.'’-]+,\s(?:now\s)?\Z")
_TURNS = late(r"\b(?:turns|turned|will\sturn|turning)\s\Z")
_THIS_YEAR = late(r",?\sthis\syear\b")
_NO_FIRST_NAMES = PRONOUNS | frozenset(
    "Mr Mrs Ms Dr President Senator Governor Mayor Judge Justice Chief Professor General Captain Officer Sir Secretary "
    "Minister Representative King Queen Prince Princess For With After When While If As By To Of From That This And "
    "Or".split()
)
_THE_OTHER_DAY = late(r"(?!\d{4})")
"""A weekday, or a day without its year."""
_NEAR, _OLDEST = 350, 125


class Then(NamedTuple):
    """Between which days somebody had an age, and the death that tells so."""

    first: date
    last: date
    died: Figure | None = None


def age_years(context: Context, rule: Rule) -> Iterator[Finding]:
    """Ages against years of birth and death, in one article and across the sources of a story."""
    known: list[Birth] = []
    for article, figures in context.told:
        known += births(article, figures)
    if not known:
        return
    for article, age in ((a, f) for a, figures in context.told for f in figures if _is_age(a, f)):
        figures = context.of_source[article.id]
        for birth in known:
            then = _then(article, age, birth, figures)
            if then is None:
                continue
            if message := _fault(context, age, birth, then):
                yield context.finding(rule, message, [age, birth.figure, *([then.died] if then.died else [])])
            break


def _is_age(article: Article, figure: Figure) -> bool:
    if figure.low != figure.high or figure.hedge != "exact" or figure.vague:
        return False
    bare = figure.kind == "count" and not figure.unit and not figure.noun
    return (figure.kind == "age" and figure.unit == "year") or (
        bare and bool(_DEAD_AT.search(before(article, figure, 110)))
    )


def _then(article: Article, age: Figure, birth: Birth, figures: tuple[Figure, ...]) -> Then | None:
    """When the person of that birth had that age; None where unsure."""
    lead = before(article, age, 110)
    today = article.published
    if _DEAD_AT.search(lead):
        if not _same_person(age, birth, _NEAR, _who_died(lead)):
            return None
        died = birth.died or _death(article, age, figures)
        days = span(str(died.low)) if died else None
        if died and days:
            return Then(*days, died)
        return Then(today, today) if today and _LATELY.search(lead) else None
    if today is None:
        return None
    if birth.figure.source != article.id:
        named = bool(_NOW.search(lead)) and birth.died is None and _same_person(age, birth, 0)
        return Then(today, today) if named else None
    if _turns_this_year(article, age, lead) and _same_person(age, birth, _NEAR):
        return Then(*(date(today.year, 12, 31),) * 2)
    gap = between(article, age, birth.figure)
    if age.end <= birth.figure.start and _NOW_BORN.fullmatch(gap) and not _was(lead):
        return Then(today, today)
    reverse = between(article, birth.figure, age)
    if birth.died is None and birth.figure.end <= age.start and _BORN_NOW.fullmatch(reverse):
        return Then(today, today)
    dates = [f for f in figures if f.kind == "date" and same_sentence(f, age)]
    lately = all(_THE_OTHER_DAY.match(f"{f.low}") for f in dates)
    if birth.died is None and lately and _NOW.search(lead):
        # Somebody's age when it happened, which was within the year.
        since = date(today.year - 1, today.month, 1) if dates else today
        return Then(since, today) if _same_person(age, birth, 0) or _one_bearer(article, age, birth) else None
    return None


def _turns_this_year(article: Article, age: Figure, lead: str) -> bool:
    return bool(_TURNS.search(lead) and _THIS_YEAR.match(after(article, age, 14)))


def _was(lead: str) -> bool:
    """He was 45, born in 1970: when he was it, nobody says."""
    return bool(re.search(r"(?i)\b(?:was|were|at|aged?|turned|then)\s\Z", lead))


def _who_died(lead: str) -> frozenset[str]:
    """The full name before "died" in the sentence that leads to an age; a single word may be anybody's."""
    sentence = lead.rsplit(". ", 1)[-1]
    name = people(re.split(_DIED, sentence)[0])
    return frozenset(map(holder_word, name)) if len(name) > 1 else frozenset()


def _same_person(age: Figure, birth: Birth, near: int, named: frozenset[str] = frozenset()) -> bool:
    holder = (age.about.holder if age.about else frozenset()) or named
    shared = sum(holder_word(word) in holder for word in birth.who)
    if age.source == birth.figure.source and abs(age.start - birth.figure.start) < near:
        return shared > 0 or not holder or not birth.who
    return shared > 1


def _one_bearer(article: Article, age: Figure, birth: Birth) -> bool:
    """Whether both are of one family name, and the article has but one first name to it."""
    holder = age.about.holder if age.about else frozenset()
    shared = [word for word in birth.who if holder_word(word) in holder]
    if len(shared) != 1:
        return False
    name = shared[0]
    written = rf"\b([A-Z][\w'’-]+)\s(?:[A-Z]\.\s)?{re.escape(name)}\b(?!\s[A-Z])"
    firsts = {first for first in re.findall(written, article.text) if first not in _NO_FIRST_NAMES}
    return len(firsts - {name}) == 1


def _death(article: Article, age: Figure, figures: tuple[Figure, ...]) -> Figure | None:
    """The date in the age's sentence, or in the one before, at which somebody died."""
    for figure in figures:
        dated = figure.kind == "date" and figure.hedge == "exact" and _sentences_apart(figure, age) in (0, 1)
        if dated and DAY.fullmatch(str(figure.low)) and _DEATH.search(before(article, figure, 70)):
            return figure
    return None


def _sentences_apart(earlier: Figure, later: Figure) -> int:
    return later.about.sentence - earlier.about.sentence if earlier.about and later.about else -1


def _fault(context: Context, age: Figure, birth: Birth, then: Then) -> str | None:
    born = span(str(birth.figure.low))
    if born is None:
        return None
    least, most = years(born[1], then.first), years(born[0], then.last)
    stated = int(value(age))
    if least <= stated <= most or not 0 <= most < _OLDEST:
        return None
    likely = f"{least} or {most}" if least != most else f"{most}"
    place = "" if birth.figure.source == age.source else f" ({context.name(birth.figure)})"
    somebody = f"Somebody born in “{context.says(birth.figure)}”{place}"
    if then.died:
        return f"{somebody} was {likely} at death in “{context.says(then.died)}”, not “{context.says(age)}”."
    published = then.last == context.article[age.source].published
    when = f"on {then.last}, when {context.name(age)} appeared" if published else f"at the end of {then.last.year}"
    return f"{somebody} is {likely} {when}, not “{context.says(age)}”."
