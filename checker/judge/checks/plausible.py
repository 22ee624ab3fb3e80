"""Kind `implausible`: shares, ages and counts that no thing of their kind can have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from checker.judge.checks.reading import after, before, is_number, value
from checker.late import early, late
from checker.model import Article, Figure, Finding, Kind

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.kinds import Value
    from checker.judge.rules import Rule

PARAMETERS: dict[str, Value] = {
    "oldest": 122,
    "people": "voters people respondents Americans Britons adults women men residents residents students children "
    "households workers patients members employees families lawmakers senators citizens Democrats Republicans".split(),
}
"""`oldest`: the greatest age that anybody is known to have reached. `people`: of whom nobody is counted twice."""

KINDS: frozenset[Kind] = frozenset({"percent", "age", "count"})
_OF = (
    r"\s(?:of|among)\s"
    r"(?:(?:all|the|its|their|our|those|these|registered|likely|eligible|American|adult|young|older|white|"
    r"black)\s){0,3}"
)
_CHANGE = late(
    r"(?i)\b(?:rose|rise|increas\w+|gr[eo]w\w*|jump\w*|(?<!made )(?<!make )(?<!makes )(?<!making )up|surg\w+|soar\w*|"
    r"climb\w*|times)\s(?:(?!to\b)\w+\s)?\Z"
)
_TURNOUT = late(
    r"(?i)\b(?:turnout|approval(?:\srating)?|attendance\srate|unemployment(?:\srate)?|"
    r"literacy(?:\srate)?)\s(?:of|was|is|reached|hit|stood\sat|at)\s(?:about\s|a\srecord\s)?\Z"
)
_PER = late(
    r"\s(?:for\severy|per|in\severy|out\sof\severy|out\sof)\s(?:1,000|10,000|100,000|1\smillion|a\smillion|"
    r"thousand|million)\b"
)
_PERSON_IS = late(
    r"(?i)\b(?:he|she|who|I)(?:\s(?:is|was|turned)|['’]s)\s\Z|[A-Z][\w'’-]+,\s\Z|\baged\s\Z|"
    r"\bat\s(?:the\s)?age(?:\sof)?\s\Z"
)
_NAMED = late(r"[A-Z][\w.'’-]+\s?,\s\Z")
_TELLS_ON = late(r",\s(?:who|of|a|an|the|said|says|told|was|is|has|had|from|whose|added)\b|,\s[A-Z]|\.?\Z")
_NO_AGE = Decimal(1000)
_HUNDRED = Decimal(100)


def implausible(context: Context, rule: Rule) -> Iterator[Finding]:
    """Percentages, ages and counts beyond what is possible."""
    names = rule.parameters["people"]
    people = _counted_once(tuple(names)) if isinstance(names, list) and names else None
    oldest = Decimal(str(rule.parameters["oldest"]))
    for article, figures in context.told:
        for figure in figures:
            if figure.kind not in KINDS or figure.vague or not is_number(figure):
                continue
            fault = None
            if figure.kind == "percent" and figure.unit == "percent":
                fault = _percent(article, figure, people)
            elif figure.kind == "age" and figure.unit == "year" and value(figure) > oldest:
                fault = f"nobody is known to have lived beyond {oldest}" if _somebody(article, figure) else None
            elif figure.kind == "count" and oldest < value(figure) < _NO_AGE and _bare(figure):
                fault = f"nobody is known to have lived beyond {oldest}" if _behind_name(article, figure) else None
            elif figure.kind == "count" and article.text[figure.start - 1 : figure.start] in ("-", "−"):
                fault = "a count cannot be negative" if _negative(article, figure) else None
            if fault:
                yield context.finding(rule, f"“{context.says(figure)}”: {fault}.", [figure])


@cache
def _counted_once(people: tuple[str, ...]) -> re.Pattern[str]:
    return early(rf"{_OF}(?:{'|'.join(people)})\b(?!['’])")


def _percent(article: Article, figure: Figure, people: re.Pattern[str] | None) -> str | None:
    following = after(article, figure)
    if _PER.match(following):
        return "a rate is so many in 100,000 or so many percent, not both"
    if isinstance(figure.high, str) or figure.high <= _HUNDRED:
        return None
    lead = before(article, figure)
    if (people and people.match(following) and not _CHANGE.search(lead)) or _TURNOUT.search(lead):
        return "no more than 100 percent of them can be counted"
    return None


def _somebody(article: Article, figure: Figure) -> bool:
    """Whether it is a person's age, not a building's."""
    if figure.about and figure.about.people:
        return True
    return bool(_PERSON_IS.search(before(article, figure, 40))) and not (figure.about and figure.about.head)


def _bare(figure: Figure) -> bool:
    return not figure.unit and not figure.noun and figure.hedge == "exact"


def _behind_name(article: Article, figure: Figure) -> bool:
    """Ann Carrow, 145, a baker: where an age stands, and more than any age is not read as one."""
    lead = before(article, figure, 40)
    if re.search(r"\baged\s\Z|\bat\s(?:the\s)?age(?:\sof)?\s\Z", lead):
        return True
    return bool(_NAMED.search(lead) and _TELLS_ON.match(after(article, figure, 14)))


def _negative(article: Article, figure: Figure) -> bool:
    """A minus sign after a word, before people: no dash, no list mark."""
    lead = article.text[max(0, figure.start - 3) : figure.start]
    counted = bool(figure.about and figure.about.people) and figure.noun and not figure.noun.endswith("ed")
    return bool(counted and re.fullmatch(r"\w\s[-−]", lead))
