"""The places of a text where a figure may begin: one compiled scan over digits, trigger words and articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from checker import units
from checker.extract import dates, decades, durations, ordinals, shares, years
from checker.extract.currencies import currencies
from checker.extract.number_words import NUMBER_WORDS
from checker.extract.numeral import SCALES, UNITS
from checker.extract.patterns import END, GAP, any_of
from checker.kernels import kernel
from checker.late import early

_TRIGGERS: dict[str, str] = (
    dict.fromkeys(ordinals.ORDINALS, "ordinal")
    | dict.fromkeys(shares.SHARE_WORDS, "share")
    | dict.fromkeys(durations.SPAN_WORDS, "span")
    | dict.fromkeys(("midnight", "noon"), "time")
    | dict.fromkeys(years.SEASONS, "season")
    | dict.fromkeys(("fiscal", "q1", "q2", "q3", "q4", "h1", "h2"), "fiscal")
    | dict.fromkeys(decades.WORDS, "life")
    | dict.fromkeys(dates.MONTH_WORDS, "month")
    | dict.fromkeys(NUMBER_WORDS, "number")
    | {"half": "article", "tens": "number", "third": "ordinal"}
)
_AFTER_ARTICLE = """half quarter third fifth tenth pair score trio full whole single mere further solid couple few
    second minute fortnight good cool dollar cent penny euro"""


def _trie(words: Iterable[str]) -> str:
    """An alternation with shared prefixes: the scan reads each letter of the text about once."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: dict[str, Any]) -> str:
    found = [re.escape(letter) + _branches(child) for letter, child in sorted(node.items()) if letter]
    if not found:
        return ""
    joined = found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"
    return f"(?:{joined})?" if "" in node else joined


def _codes() -> list[str]:
    """Letters that may be glued to a number: EUR500, R250,000, FY2012."""
    return ["fy", *(letters.lower() for letters in currencies().letters)]


_DOLLARS = "us a c nz hk"
"""Codes that may be glued to a number after a dollar sign."""
_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞"
_COUNTED = [*durations.SPAN_WORDS, *SCALES, *UNITS, *_AFTER_ARTICLE.split(), *units.article_words()]
_ARTICLE = rf"an?(?={GAP}(?:{_trie(_COUNTED)}))"


class Candidate(NamedTuple):
    """A place where a figure may begin."""

    start: int
    end: int
    trigger: str
    """digits, article, or what the word may begin: ordinal, share, span, time, month ..."""


_candidate = partial(tuple.__new__, Candidate)
"""A candidate of its fields; the constructor of a named tuple takes twice as long."""


def candidates(text: str) -> Iterator[Candidate]:
    """All candidates in order; they may overlap with what is read from an earlier one."""
    return map(_candidate, _scanner()(text))


@cache
def _scanner() -> Callable[[str], Iterable[tuple[int, int, str]]]:
    """Start, end and trigger of the candidates in a text: by the kernel, or by a pattern."""
    compiled = kernel("checker.extract._candidates")
    if not compiled:
        return scan
    article = early(_ARTICLE, re.IGNORECASE)
    counted = [word for word in _COUNTED if len(word) > 1 and word[:2].isascii()]  # of others it asks the pattern
    found: Callable[[str], list[tuple[int, int, str]]] = compiled.Scan(
        _TRIGGERS, _codes(), _DOLLARS.split(), _FRACTIONS, counted, article.match
    ).spans
    return found


@cache
def _pattern() -> re.Pattern[str]:
    # Led by the sign or space before the word: so the engine skips from word to word.
    return early(
        r"[\W_](?:"
        rf"(?:{_trie(_codes())}|(?<=\$)(?:{any_of(_DOLLARS)}))?(?P<digits>\d[^\W_]*|[{_FRACTIONS}])"
        rf"|(?P<word>{_trie(_TRIGGERS)}){END}"
        rf"|(?P<article>(?i:{_ARTICLE})))"  # here ſ is an s
    )


def scan(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and trigger of the candidates in a text, by a pattern."""
    folded = text.lower()
    if len(folded) != len(text):  # İ has two characters in lower case
        folded = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    for m in _pattern().finditer("\n" + folded):
        kind = str(m.lastgroup)
        yield m.start(kind) - 1, m.end() - 1, _TRIGGERS[m[kind]] if kind == "word" else kind
