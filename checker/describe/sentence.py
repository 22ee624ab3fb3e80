"""One sentence prepared for its figures: base forms, names, verbs, and where clauses break."""

from __future__ import annotations

from functools import lru_cache

from checker.describe.attribution import cited
from checker.describe.lexicon import events
from checker.language.document import Document, Token
from checker.language.lemma import stem

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
_BREAKS = frozenset(",;:()—–[]")
_NAME_TAGS = frozenset(("PROPN",))
_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "ADV", "X", "INTJ"))
NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million "
    "billion trillion dozen dozens scores hundreds thousands millions billions score first second third fourth "
    "fifth sixth seventh eighth ninth tenth half twice once both double triple decade decades couple".split()
)


@lru_cache(maxsize=16384)
def _content(lower: str) -> str:
    """The stem of a word that says something, else an empty text."""
    if lower in FUNCTION_WORDS or not lower[0].isalpha() or len(lower) < 2:
        return ""
    base = stem(lower)
    return "" if base in FUNCTION_WORDS else base


def topic(base: str) -> str:
    """What a word is compared by: its first letters, so that president and presidential are alike."""
    return base[:6]


class Sentence:
    """A sentence's tokens with what every figure in it needs."""

    __slots__ = ("barriers", "events", "keys", "names", "numbers", "pattern", "stems", "tokens", "verbs")

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        stems: list[str] = []
        barriers: list[int] = []
        names: list[int] = []
        found: list[tuple[int, str]] = []
        count = 0
        classes = events().classes
        for i, token in enumerate(tokens):
            lower = token.lower
            if lower in _BREAKS:
                count += 2
            elif lower in _SUBORDINATORS:
                count += 1
            barriers.append(count)
            base = _content(lower)
            stems.append(base)
            if base:
                kind = classes.get(base)
                if kind and lower not in NUMBER_WORDS:
                    found.append((i, kind))
                # A capital at the start of a sentence says nothing of itself: there the tag decides.
                if token.text[0].isupper() and ((i and tokens[i - 1].text not in '"“‘') or token.tag == "PROPN"):
                    names.append(i)
        self.stems = stems
        self.keys = [topic(base) if base else "" for base in stems]
        self.pattern = frozenset(
            token.lower for token in tokens if token.lower[0].isalpha() and token.lower not in NUMBER_WORDS
        )
        self.verbs = [i for i, token in enumerate(tokens) if token.tag == "VERB"]
        self.numbers = [i for i, token in enumerate(tokens) if token.tag == "NUM" or token.lower in NUMBER_WORDS]
        self.barriers = barriers
        self.names = names
        self.events = found

    def span(self, start: int, end: int) -> tuple[int, int]:
        """First and last token that overlap `[start, end)`."""
        first = last = -1
        for i, token in enumerate(self.tokens):
            if token.end > start:
                if token.start >= end:
                    break
                if first < 0:
                    first = i
                last = i
        return (first, last) if first >= 0 else (len(self.tokens) - 1, len(self.tokens) - 1)


class Sentences:
    """The prepared sentences of one article, each prepared when a figure asks."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._known: dict[int, Sentence] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._sources: dict[int, str | None] = {}
        self._beside: dict[int, frozenset[str]] = {}

    def __getitem__(self, index: int) -> Sentence:
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = Sentence(self.document.tokens(index))
        return known

    def source(self, index: int) -> str | None:
        """Who is cited in a sentence."""
        if index not in self._sources:
            self._sources[index] = cited(self[index].tokens, self.document.text)
        return self._sources[index]

    def words(self, index: int) -> frozenset[str]:
        """Content words of a sentence, without tagging it."""
        known = self._words.get(index)
        if known is None:
            text = self.document.sentence_text(index)
            bases = (_content(word.strip(".,;:!?()[]\"“”‘’'").lower() or "-") for word in text.split())
            known = self._words[index] = frozenset(topic(base) for base in bases if base)
        return known

    def beside(self, index: int) -> frozenset[str]:
        """Content words of the sentences before and after, within the paragraph."""
        known = self._beside.get(index)
        if known is not None:
            return known
        bounds = self.document.sentences
        text = self.document.text
        out: frozenset[str] = frozenset()
        if index and "\n" not in text[bounds[index - 1][1] : bounds[index][0]]:
            out = self.words(index - 1)
        if index + 1 < len(bounds) and "\n" not in text[bounds[index][1] : bounds[index + 1][0]]:
            out |= self.words(index + 1)
        self._beside[index] = out
        return out
