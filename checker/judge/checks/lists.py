"""Kind `list-count`: a number of things announced, and another number of them listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from checker.judge.checks.reading import after, before, is_number, sentence_end, value
from checker.late import late
from checker.model import Article, Figure, Finding
from checker.wording import counted

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule

_OPENS = late(
    r"(?:\sof\s(?:his|her|its|their|our|those|these|the))?(?:\s(?!(?:of|in|to|that|which|who|were|"
    r"was)\b)[\w'’-]+){1,4}?"
    r"(?:\stogether|\sin\s(?:total|all|town)|\s(?:were|are|have\sbeen)\s[a-z]+(?=:))?(?::\s|\s?—\s?|\s–\s|"
    r"\s--\s|\s?\()(?=[\w“\"‘'])"
)
_NAMES_OPEN = late(r"(?:\s[a-z][\w'’-]+){1,3}?,\s(?=[A-Z])")
_PLURAL = late(
    r"\b(?:[a-z][\w'’-]*s|people|men|women|children|media|criteria)(?:\stogether|\sin\s(?:total|all|town)|"
    r"\s(?:were|are|have\sbeen)\s[a-z]+)?[\s,:(—–-]*\Z"
)
_DEFINITE = late(r"(?i)\bthe\s(?:other\s|remaining\s|first\s)?\Z")
_NOT_ALL = late(
    r"(?i)\b(?:one\sof|first|last|next|other|final|of\sthe|top|past|these|those|only|than|between)\s(?:the\s|"
    r"his\s|her\s)?\Z"
)
_NO_THINGS = frozenset(
    "year month week day hour minute second decade time word letter vote point percent mile kilometer foot inch dollar "
    "cent degree game season inning yard set sentence page term round run part month star sided fold half "
    "syllable people member person character digit".split()
)
_ELEMENT = late(r",\s(?:and|or|as\swell\sas)\s|,\s|\s(?:and|or|&)\s")
_JUNIOR = late(r",?\s(?:Jr|Sr)\b\.?")
_COMMA = late(r",\s(?:and|or|as\swell\sas)\s|,\s")
_LAST_AND = late(r"\s(?:and|or)\s")
_NO_ELEMENT = late(
    r"[\d:“”\"?!()]|\b[DRI]-[A-Z]|\b(?:who|which|that|is|are|was|were|will|would|has|have|had|can|could|should|"
    r"if|how|what|when|whether|why|"
    r"a\.k\.a|formerly|including|etc|others|more|Inc|Ltd|of|from|in|for|with|to|by|at|on|as|the\slatter|both|each|not|"
    r"a|an|two|three|four|five|six|seven|eight|nine|ten|several|he|she|it|they|we|you|I|said|says|one|another|"
    r"first|second)\b"
)
_ITEM = late(
    r"(?:[A-Z][\w.'’-]*|de|la|van|von|al|bin|el|the|[a-z][\w'’-]*)(?:\s(?:[A-Z][\w.'’-]*|de|la|van|von|al|bin|"
    r"el|[a-z][\w'’-]*)){0,4}"
)
_NUMBERED = late(r"(?m)^[^\S\n]*(?:#|No\.\s)?(?P<number>\d{1,2})[.):]\s+\S")
_LISTED = frozenset(
    "thing way reason takeaway fact question tip lesson moment step sign myth story idea answer rule key issue mistake "
    "claim change winner loser highlight trend thought point theory quote tactic".split()
)
_LONGEST = 500
_TOP = 600
_FEWEST, _MOST = 2, 12


class Listed(NamedTuple):
    """How many things a list may have, depending on what its "and" joins."""

    least: int
    most: int
    end: int


def list_count(context: Context, rule: Rule) -> Iterator[Finding]:
    """Announced numbers that the list behind them, or the numbered paragraphs below, do not have."""
    for article, figures in context.told:
        announced = [f for f in figures if f.unit in _LISTED and _announces(f)]
        numbered = _numbered(article.text) if announced else 0
        # Where one of several announcements is right, the others are of something else.
        if numbered > 2 and all(abs(value(f) - numbered) >= 1 and value(f) > 2 for f in announced):
            message = f"“{_quoted(article, announced[0])}” are announced, but {numbered} are numbered."
            yield context.finding(rule, message, announced[:1])
        for figure in figures:
            if figure.kind != "count" or not figure.unit or figure.unit in _NO_THINGS:
                continue
            if figure.hedge not in ("exact", "least") or figure.vague or not is_number(figure):
                continue
            stated = value(figure)
            if not _FEWEST <= stated <= _MOST or stated != int(stated):
                continue
            found = _list(article, figure)
            if found and (stated > found.most or (stated < found.least and figure.hedge == "exact")):
                words = counted(found.most if stated > found.most else found.least, "item")
                message = f"“{_quoted(article, figure)}” are announced, but the list behind it has {words}."
                yield context.finding(rule, message, [figure])


def _announces(figure: Figure) -> bool:
    """Whether a number of things says how many numbered paragraphs follow: 5 takeaways, seven things to know."""
    listed = figure.kind == "count" and not figure.vague and is_number(figure)
    return listed and (figure.zone == "headline" or figure.start < _TOP)


def _quoted(article: Article, figure: Figure) -> str:
    end = re.match(r"(?:\s[\w'’-]+){1,4}?(?=\s?[:,(—–]|\s-|\.|$|\n)", after(article, figure, 60))
    return " ".join((figure.text + (end.group() if end else f" {figure.noun}")).split())


def _list(article: Article, figure: Figure) -> Listed | None:
    following = after(article, figure, 80)
    lead = before(article, figure, 30)
    if _NOT_ALL.search(lead) or lead.endswith(("-", "–")):
        return None
    if opened := _OPENS.match(following):
        names = False
    elif (opened := _NAMES_OPEN.match(following)) and _DEFINITE.search(lead):
        names = True
    else:
        return None
    if not _PLURAL.search(opened.group()):
        return None
    start = figure.end + opened.end()
    end = sentence_end(article, start, _LONGEST)
    if end >= start + _LONGEST:
        return None
    words = article.text[start:end]
    mark = opened.group().strip()[-1:]
    if mark == "(":
        words, closing, _ = words.partition(")")
        if not closing:
            return None
    elif mark in ("—", "–", "-"):
        words = re.split(r"\s?—|\s–|\s--", words)[0]
    if names:
        # The list ends where a verb of the sentence follows a comma.
        cut = re.match(r"(.+?),?\s(?=(?:were|was|are|have|had|has|who|face|pleaded|all|both|each|will|said)\b)", words)
        if cut is None:
            return None
        words = cut[1]
    if ";" in words and mark != ":":
        return None
    return _elements(words.strip().rstrip(".,"), names)


def _elements(words: str, names: bool) -> Listed | None:
    """How many elements a list has; None where it is no plain list."""
    if ";" in words:
        elements = [part for part in re.split(r";\s*(?:and\s)?", words) if part.strip()]
        return Listed(len(elements), len(elements), 0) if len(elements) > 1 and "“" not in words else None
    words = _JUNIOR.sub("", words)
    if _NO_ELEMENT.search(words) or "\n" in words:
        return None
    finest = [part.strip() for part in _ELEMENT.split(words)]
    if len(finest) < 2 or not all(_ITEM.fullmatch(part) for part in finest):
        return None
    if len({part[0].isupper() for part in finest}) > 1 or (names and not finest[0][0].isupper()):
        return None
    if not _LAST_AND.search(words) and len(finest) < 3:
        return None
    # Portland, Oregon, and Austin, Texas: an "and" that is not before the last element joins more than elements.
    if not re.search(r"\s(?:and|or|&|as\swell\sas)\s[^,]+\Z", words) and _LAST_AND.search(words):
        return None
    coarse = len(_COMMA.split(words))
    joined = _LAST_AND.search(_COMMA.split(words)[-1])
    least = coarse + (1 if joined and coarse > 1 else 0)
    return Listed(min(least, len(finest)), len(finest), 0)


def _numbered(text: str) -> int:
    """How many paragraphs are numbered in a row from 1, or down to it."""
    numbers = [int(m["number"]) for m in _NUMBERED.finditer(text)]
    if not numbers or sorted(set(numbers)) != list(range(1, max(numbers) + 1)) or len(set(numbers)) != len(numbers):
        return 0
    return max(numbers)
