"""How an article's words are shown to a reader: quoted with their hedge, named by source, harmless on a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from checker.late import early
from checker.model import Article, Datum, Figure

_QUIET = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Invisible and harmless: soft hyphen, zero-width characters, byte-order mark. Left out where text is shown."""
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = early(" {2,}")
_SUSPECT = early(r"[^\x20-\x7e]")

_HEDGE_WORDS = {
    "about": "about|around|some|roughly|approximately|an? estimated|estimated|close to|circa|nearly or over",
    "more": "more than|over|above|upwards? of|north of|topp(?:ed|ing)|surpass(?:ed|es|ing)|exceed(?:ed|ing|s)"
    "|in excess of|greater than",
    "least": "at least|no fewer than|no less than|not less than|an? minimum of",
    "less": "less than|fewer than|under|below|short of",
    "most": "at most|up to|as many as|as much as|no more than|not more than|an? maximum of|within",
    "nearly": "nearly|almost|just under|close to|approaching|not quite|just shy of|near",
}
_BEFORE = {hedge: early(rf"(?i)\b(?:{words})\s+(?:the\s+|an?\s+)?[$£€¥]?$") for hedge, words in _HEDGE_WORDS.items()}
_INSIDE = {hedge: early(rf"(?i)\b(?:{words})\b|\bor (?:so|more|less|fewer)\b") for hedge, words in _HEDGE_WORDS.items()}
_AFTER = early(
    r"(?i)\s+or\s+(?:so|more|less|fewer|older|under|younger)\b|\s+and\s+(?:older|above|over|up)\b|-?\s?plus\b|\+"
)
_WORD_AFTER = early(r"[\s\-\u2010\u2011]{0,2}([A-Za-z]+)")
_WITH_UNIT = frozenset({"measure", "duration"})


def plain(text: str) -> str:
    """Text that can neither style nor break what it is shown in: one line, control and direction marks made visible.

    White space of any kind becomes one space; other control, format, surrogate and unassigned characters become
    `<U+202E>` and the like.
    """
    if not (text.isascii() and text.isprintable()):
        text = _SUSPECT.sub(_shown, text)
    return _SPACES.sub(" ", text) if "  " in text else text


def _shown(match: re.Match[str]) -> str:
    char = match.group()
    if char in _QUIET:
        return ""
    if char.isspace():
        return " "
    return f"<U+{ord(char):04X}>" if unicodedata.category(char) in _UNSAFE_CATEGORIES else char


def as_stated(figure: Figure, article: Article | None) -> str:
    """The figure in its article's words, hedge and unit included: `more than 17,700`, `nearly 160,000 pounds`."""
    if article is None:
        return plain(figure.text)
    text, start, end = article.text, figure.start, figure.end
    if figure.hedge in _BEFORE and not _INSIDE[figure.hedge].search(figure.text):
        before = _BEFORE[figure.hedge].search(text[max(0, start - 30) : start])
        if before:
            start -= len(before.group())
        elif after := _AFTER.match(text, end):
            end = after.end()
    if figure.kind in _WITH_UNIT and figure.unit[:3] not in figure.text.lower():
        word = _WORD_AFTER.match(text, end)
        if word and word[1].lower().startswith(figure.unit[:3].lower()):
            end = word.end()
    return plain(text[start:end]).strip()


def placed(article: Article, offset: int) -> str:
    """Where something stands: `path:line:column`, as editors and terminals open it, or `path, page 2`."""
    landmark = article.landmark(offset)
    if landmark:
        return f"{plain(article.path)}, {plain(landmark)}"
    line, column = article.locate(offset)
    return f"{plain(article.path)}:{line}:{column}"


def source_names(articles: Iterable[Article]) -> dict[str, str]:
    """What each source of a story is called in a sentence: its outlet where that tells it apart, else its file."""
    articles = tuple(articles)
    taken = Counter(article.outlet for article in articles)
    return {a.id: plain(a.outlet if a.outlet and taken[a.outlet] == 1 else a.id) for a in articles}


def valued(datum: Datum) -> str:
    """What a table says, as a reader would write it: `5,632`, `61.8 percent`, `USD 1,200,000`, `2024-03-04`."""
    if isinstance(datum.value, str):
        return datum.value
    number = round(datum.value, 2) if abs(datum.value) >= 1 else datum.value
    digits = f"{number:,f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    code = len(datum.unit) == 3 and datum.unit.isupper()
    return f"{datum.unit} {digits}" if code else f"{digits} {datum.unit.replace('_', ' ')}".rstrip()


def letters(number: int) -> str:
    """The name of a column as spreadsheets have it: 1 is A, 27 is AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def listed(parts: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    words = list(parts)
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def counted(number: int, noun: str) -> str:
    """`1 source`, `2 sources`, `2 stories`."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + ("es" if noun.endswith("ch") else "s")
    return f"{number:,} {noun if number == 1 else plural}"


def capital(sentence: str) -> str:
    """The sentence with a capital first letter; the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def cited(attribution: str) -> str:
    """Who is cited, within a sentence: `the health ministry`."""
    words = plain(attribution)
    return words[:1].lower() + words[1:] if words.lower().startswith(("the ", "a ", "an ")) else words
