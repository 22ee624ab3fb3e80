"""One sentence prepared for its figures: base forms, names, verbs, and where clauses break."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import accumulate, compress

from checker.describe.attribution import CITING, cited
from checker.describe.lexicon import Lexicon, shipped
from checker.kernels import compiled_in, kernel
from checker.language.document import Document, Token
from checker.language.lemma import IRREGULAR, stem

_kernel = kernel("checker.describe._columns")
if _kernel:
    _kernel.prepare(Token)
FUNCTION_WORDS = frozenset(
    "the a an and or but nor of in on at to for from by with as that this these those it its he she they we you i "
    "his her their our my your him them us me who whom which what whose when where why how be have do not no so "
    "than then there here also too very will would could should can may might must shall if because while although "
    "though since until unless about into onto over under up out off down through between among against during "
    "before after above below again further once only just even still such same own other another some any all both "
    "each few more most many much s t don say tell add accord one two three four five six seven eight nine ten "
    "eleven twelve hundred thousand million billion trillion dozen nearly almost around roughly least less get go "
    "come make take now however mr mrs ms dr per percent cent like said according including include".split()
)
"""Words that say nothing of what a figure is about; numbers are compared as numbers."""
_SUBORDINATORS = frozenset(
    "while when who which that where because although though since after before and but as including with".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())
_BREAKS = frozenset(",;:()—–[]")
_OPENERS = frozenset('"“‘')
NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million "
    "billion trillion dozen dozens scores hundreds thousands millions billions score first second third fourth "
    "fifth sixth seventh eighth ninth tenth half twice once both double triple decade decades couple".split()
)


MARKS = (
    dict.fromkeys(
        "expect expectation forecast economist analyst predict projection consensus rumour rumor".split(), "expected"
    )
    | dict.fromkeys("need require threshold majority minimum necessary maximum limit".split(), "needed")
    | dict.fromkeys(("previous", "prior"), "previous")
    | dict.fromkeys("familiar brief anonymity".split(), "unnamed")
    | dict.fromkeys("will would could may might if plan propose project aim hope seek want target".split(), "plan")
    | dict.fromkeys(
        "rise increase gain climb jump soar surge grow growth fall decrease drop decline plunge lose loss cut reduce "
        "up down slip tumble rally add".split(),
        "change",
    )
)
"""Stem or function word -> what it makes of numbers near: expected, needed, told by the unnamed, planned, moved."""


_MOST_WORDS = 1 << 15


_Word = tuple[int, bool, str, str, str | None, str | None, bool]
"""What a word is wherever it stands: how much of a clause break; whether a number; its stem, empty where it says
nothing of what a figure is about; the first letters of that as its key; its mark; its class of event; whether letters,
and no number."""


class Vocabulary(dict[str, _Word]):
    """What every word is wherever it stands, worked out when it is first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __missing__(self, lower: str) -> _Word:
        if len(self) > _MOST_WORDS:
            self.clear()
        letters = lower[0].isalpha()
        base = stem(lower) if letters and len(lower) > 1 and lower not in FUNCTION_WORDS else ""
        if base in FUNCTION_WORDS:
            base = ""
        number = lower in NUMBER_WORDS
        breaks = 2 if lower in _BREAKS else int(lower in _SUBORDINATORS)
        event = self.lexicon.events.get(base) or self.lexicon.events.get(lower) if base and not number else None
        mark = MARKS.get(base or lower)
        word = self[lower] = breaks, number, base, base[:6], mark, event, letters and not number
        return word


@cache
def shipped_vocabulary() -> Vocabulary:
    """By the shipped lexicon."""
    return Vocabulary(shipped())


_Columns = tuple[
    list[int], tuple[str, ...], tuple[str, ...], list[tuple[int, str]], list[tuple[int, str]], list[int], list[int],
    list[int], frozenset[str],
]  # fmt: skip
"""What `Sentence` has of them: barriers, stems, keys, marks, events, verbs, numbers, names, pattern."""


def columns(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> _Columns:
    """What a sentence is asked for, in plain Python."""
    texts, lowers, tags = ([getattr(token, name) for token in tokens] for name in ("text", "lower", "tag"))
    words = [vocabulary[lower] for lower in lowers]
    breaks, numbers, stems, keys, marks, events, letters = zip(*words, strict=True) if words else ((),) * 7
    return (
        list(accumulate(breaks)),
        stems,
        keys,
        [(i, mark) for i, mark in enumerate(marks) if mark],
        [(i, event) for i, event in enumerate(events) if event],
        [i for i, tag in enumerate(tags) if tag == "VERB"],
        [
            i
            for i, (tag, number) in enumerate(zip(tags, numbers, strict=True))
            if tag == "NUM" or (number and tag != "VERB")
        ],
        # A capital at the start of a sentence says nothing of itself: there the tag decides.
        [
            i
            for i, (base, text) in enumerate(zip(stems, texts, strict=True))
            if base and text[0].isupper() and (tags[i] == "PROPN" or (i and texts[i - 1] not in _OPENERS))
        ],
        frozenset(compress(lowers, letters)),
    )


@compiled_in(_kernel)
def span(tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, int]:
    """First and last token that overlap `[start, end)`, the last of all where none does, in plain Python."""
    first = last = -1
    for i, token in enumerate(tokens):
        if token.end > start:
            if token.start >= end:
                break
            if first < 0:
                first = i
            last = i
    return (first, last) if first >= 0 else (len(tokens) - 1, len(tokens) - 1)


_columns: Callable[[tuple[Token, ...], Vocabulary], _Columns] = (
    _kernel.Words(FUNCTION_WORDS, NUMBER_WORDS, _BREAKS, _SUBORDINATORS, MARKS, IRREGULAR, stem, _MOST_WORDS).columns
    if _kernel
    else columns
)


class Sentence:
    """A sentence's tokens with what every figure in it needs.

    `keys`: what words are compared by, the first letters of their stems, so that president and presidential are alike.
    """

    __slots__ = (
        "barriers",
        "events",
        "keys",
        "marks",
        "names",
        "numbers",
        "pattern",
        "stems",
        "tokens",
        "verbs",
        "vocabulary",
    )

    def __init__(self, tokens: tuple[Token, ...], vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary
        (
            self.barriers, self.stems, self.keys, self.marks, self.events, self.verbs, self.numbers, self.names,
            self.pattern,
        ) = _columns(tokens, vocabulary)  # fmt: skip

    def span(self, start: int, end: int) -> tuple[int, int]:
        """First and last token that overlap `[start, end)`."""
        return span(self.tokens, start, end)


class Sentences:
    """The prepared sentences of one article, each prepared when a figure asks."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self.document = document
        self._vocabulary = vocabulary
        self._known: dict[int, Sentence] = {}
        self._sources: dict[int, str | None] = {}

    def __getitem__(self, index: int) -> Sentence:
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = Sentence(self.document.tokens(index), self._vocabulary)
        return known

    def source(self, index: int) -> str | None:
        """Who is cited in a sentence."""
        if index not in self._sources:
            sentence = self[index]
            known = None if sentence.pattern.isdisjoint(CITING) else cited(sentence.tokens, self.document.text)
            self._sources[index] = known
        return self._sources[index]
