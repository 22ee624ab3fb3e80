"""An article's text with its sentences and tagged tokens, each worked out only where somebody asks.

Most sentences of an article hold no figure; nothing but their bounds is ever computed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import accumulate, pairwise
from operator import attrgetter

from msgspec import Struct

from checker.kernels import compiled_in, kernel
from checker.language.tagger import default, tag
from checker.model import Article

TOKEN = re.compile(
    r"\d[\d,.]*\d|\d"  # 1,200  5.75
    r"|(?:[A-Z]\.){2,}"  # U.S.
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # people, don't
    r"|[^\w\s]|_"
)
"""Hyphenated words are several tokens, the hyphen one of its own."""
_CUT = re.compile(f"({TOKEN.pattern})")

LONGEST_SENTENCE = 2000
"""What goes on for longer without a full stop is a table or a dump; cut at white space, so that work stays linear."""

_ABBREVIATIONS = frozenset(
    """mr mrs ms dr sen rep sens reps gov gen lt col sgt capt maj cmdr adm prof rev hon st mt ft vs no nos inc corp
    co ltd
    jan feb mar apr jun jul aug sept sep oct nov dec bros jr sr dept est approx fig al etc op cit ed pp vol messrs atty
    supt pres sec asst ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
    okla ore pa tenn tex va vt wash wis wyo""".split()
)
_BEFORE_NUMBER = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec no nos".split())
_AFTER_HOUR = frozenset("et est edt gmt pt monday tuesday wednesday thursday friday saturday sunday".split())
_STARTERS = frozenset(
    """the a an he she it they we i in on at but and this that these those his her its their there when while if after
    before since some many more most one two three as for from to with by however meanwhile officials police""".split()
)
_STOP = re.compile(r"""([.!?…]["'”’»)\]]*)\s+(?=["'“‘«(\[]*[A-Z0-9$£€¥#@])""")
_BREAK = re.compile(r"[\r\n]\s*")
_LAST_WORD = re.compile(r"[^\s(\[\"“”'‘’]+\Z")
_FIRST_WORD = re.compile(r"""["'“‘«(\[]*(\w+)""")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_SPACE = re.compile(r"\s+")

_LONGEST_ABBREVIATION = max(map(len, _ABBREVIATIONS))
_cuts_kernel = kernel("checker.language._cuts")
_tokens_kernel = kernel("checker.language._tokens")


def _ends_sentence(text: str, stop: int, after: int) -> bool:
    """Whether the full stop at `stop` ends a sentence that goes on at `after`."""
    if text[stop] != ".":
        return True
    before = _LAST_WORD.search(text, max(0, stop - 24), stop)
    word = before.group() if before else ""
    if word.lower() not in _ABBREVIATIONS and "." not in word and len(word) != 1:
        return True
    return _ends_by_what_follows(word, text, after)


def _ends_by_what_follows(word: str, text: str, after: int) -> bool:
    """Whether the full stop behind an abbreviation or initial ends the sentence as well."""
    low = word.lower()
    following = _FIRST_WORD.match(text, after)
    next_word = following.group(1) if following else ""
    if low in _BEFORE_NUMBER:
        return not next_word[:1].isdigit()
    if low in _ABBREVIATIONS or (len(word) == 1 and word.isupper()):  # Mr., an initial
        return False
    if low in ("a.m", "p.m"):
        return next_word[:1].isupper() and next_word.lower() not in _AFTER_HOUR
    if _DOTTED.fullmatch(word):  # U.S. Senate, but: in the U.S. The
        return next_word.lower() in _STARTERS
    return True


def _hard_wrapped(text: str) -> bool:
    """Whether lines are broken by width, so that a single line end says nothing."""
    lines = text.splitlines()
    inner = [len(a) for a, b in pairwise(lines) if a.strip() and b.strip()]
    return len(inner) >= 3 and sum(50 <= n <= 100 for n in inner) >= 0.8 * len(inner)


@lru_cache(maxsize=64)
def sentence_bounds(text: str) -> tuple[tuple[int, int], ...]:
    """`[start, end)` of every sentence, without the white space around it."""
    if _cuts_kernel:
        found: tuple[tuple[int, int], ...] = _cuts_kernel.bounds(
            text, _ABBREVIATIONS, _LONGEST_ABBREVIATION, LONGEST_SENTENCE, _ends_by_what_follows, _clipped
        )
        return found
    return bounds(text)


def bounds(text: str) -> tuple[tuple[int, int], ...]:
    """The bounds of the sentences, in plain Python."""
    out: list[tuple[int, int]] = []
    start = 0
    for left, right in sorted([*_line_cuts(text), *_stop_cuts(text), (len(text), len(text))]):
        if left > start and not (text[start].isspace() and text[start:left].isspace()):
            if left - start > LONGEST_SENTENCE:
                out.extend(_clipped(text, start, left))
            else:
                out.append((start, left))
        start = max(start, right)
    return tuple(out)


def _line_cuts(text: str) -> Iterator[tuple[int, int]]:
    """White space around line ends, where a line end ends a sentence."""
    soft_lines = _hard_wrapped(text)
    for m in _BREAK.finditer(text):
        left = m.start()
        while left and text[left - 1].isspace():
            left -= 1
        single = m.group().count("\n") + m.group().replace("\r\n", "").count("\r") == 1
        if single and (soft_lines or (text[m.end() : m.end() + 1].islower() and text[left - 1 : left] not in ".!?:")):
            continue
        yield left, m.end()


def _stop_cuts(text: str) -> Iterator[tuple[int, int]]:
    """White space after full stops."""
    for m in _STOP.finditer(text):
        if _ends_sentence(text, m.start(), m.end()):
            yield m.end(1), m.end()


def _clipped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, in pieces where it is no sentence."""
    while end - start > LONGEST_SENTENCE:
        middle = start + LONGEST_SENTENCE
        space = _SPACE.search(text, middle - 100, middle) or _SPACE.search(text, middle, middle + 100)
        cut, resume = space.span() if space else (middle, middle)
        yield start, cut
        start = resume
    yield start, end


class Token(Struct, frozen=True, gc=False):
    """A word, number or sign; offsets into the article's text."""

    text: str
    lower: str
    start: int
    end: int
    tag: str
    """Universal part-of-speech tag (universaldependencies.org/u/pos): NOUN, PROPN, VERB, NUM ..."""


if _tokens_kernel:
    _tokens_kernel.prepare(Token)


@compiled_in(_tokens_kernel)
def token_from(tokens: tuple[Token, ...], pos: int) -> int:
    """Index of the first token that begins at a position or later."""
    return bisect_left(tokens, pos, key=attrgetter("start"))


def tagged(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of a sentence of a text, in plain Python."""
    pieces = _CUT.split(text[start:end])  # between words, word, between words, ...
    words = pieces[1::2]
    bounds = list(accumulate(map(len, pieces), initial=start))
    return tuple(map(Token, words, map(str.lower, words), bounds[1:-1:2], bounds[2::2], tag(words)))


@cache
def _tagged() -> Callable[[str, int, int], tuple[Token, ...]]:
    """`tagged`, or the kernel that does the same."""
    return _tokens_kernel.Tokens(default(), Token).tokens if _tokens_kernel else tagged


class Document:
    """One article as language."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self._tokens: dict[int, tuple[Token, ...]] = {}

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """`[start, end)` of every sentence in order; what no reader sees (front matter, an underline) is none."""
        bounds = sentence_bounds(self.text)
        unseen = [(zone.start, zone.end) for zone in self.article.zones if zone.name == "skipped"]
        if not unseen:
            return bounds
        starts = [start for start, _ in unseen]
        return tuple((a, b) for a, b in bounds if not (at := bisect_right(starts, a)) or b > unseen[at - 1][1])

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that an offset lies in (or that ends before it)."""
        return bisect_right(self._starts, offset, 1) - 1

    def sentence_text(self, index: int) -> str:
        """The sentence as written."""
        start, end = self.sentences[index]
        return self.text[start:end]

    def tokens(self, index: int) -> tuple[Token, ...]:
        """Tagged tokens of a sentence."""
        known = self._tokens.get(index)
        if known is None:
            known = self._tokens[index] = _tagged()(self.text, *self.sentences[index])
        return known
