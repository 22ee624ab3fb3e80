"""Marks of part and whole, time and plan around a figure: more, in total, by, expected, the previous one."""

from __future__ import annotations

from itertools import pairwise

from checker.describe.sentence import NUMBER_WORDS, Sentence
from checker.kernels import compiled_in, kernel
from checker.language.document import Token
from checker.language.lemma import singular

_kernel = kernel("checker.describe._scope")

_BEFORE = {
    "another": "more", "other": "more", "additional": "more", "further": "more", "extra": "more",
    "remaining": "remain", "last": "last", "total": "total", "altogether": "total", "overall": "total",
    "combined": "total", "including": "part", "first": "first", "next": "next", "initially": "initial",
    "only": "only", "another-": "more",
}  # fmt: skip
_AFTER = {
    "more": "more",
    "others": "more",
    "other": "more",
    "additional": "more",
    "extra": "more",
    "further": "more",
    "remaining": "remain",
    "total": "total",
    "altogether": "total",
}
_MORE = frozenset(("more", "another", "additional"))
_DEFINITE = frozenset("the these those all its their his her".split())
_DATELINE = 5
"""Words before a dateline's day at most."""
_BASE = frozenset(("from", "against", "versus"))
_HAVE = frozenset(("have", "has", "had"))
_WHOLES = frozenset(("the", "them", "those", "whom", "its", "their"))
_INCLUDING = frozenset(("including", "includes", "counting", "plus"))
_AND = frozenset(("and", "plus"))
_BOUNDS = frozenset(("by", "before", "until", "till", "after", "since", "through"))
_BREAK = frozenset(("break", "beat", "shatter", "eclipse", "surpass", "top", "smash"))
_NOT_ADDED = frozenset("% percent per pc hour hours day days week weeks month months year years".split())
"""After a number: it is no part of one sum with a count."""


def is_dateline(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a date opens the report, behind a place at most: SKARVIK, March 12 (CoastWire) -"""
    tokens = sentence.tokens
    if first > _DATELINE or any(t.tag != "PROPN" and t.text not in ",(" for t in tokens[:first]):
        return False
    rest = [token.text for token in tokens[last + 1 : last + 3]]
    return rest == ["."] or any(text in ("-", "--", "–", "—", "(") for text in rest)


@compiled_in(_kernel)
def scope_of(sentence: Sentence, first: int, last: int, after: int, moment: bool) -> frozenset[str]:
    """Marks of part and whole, time and plan around a figure; `moment`: it is a date or time."""
    tokens, words = sentence.tokens, sentence.pattern
    out = set()
    for token in tokens[max(0, first - 4) : first]:
        mark = _BEFORE.get(token.lower)
        if mark:
            out.add(mark)
    for i in range(first, last):
        if tokens[i].lower in _MORE and tokens[i + 1].lower != "than":
            out.add("more")  # 15 more inches
    if first and tokens[first - 1].lower in _DEFINITE:
        out.add("definite")
    for token in tokens[last + 1 : last + 3]:
        mark = _AFTER.get(token.lower)
        if mark:
            out.add(mark)
    if last + 2 < len(tokens) and tokens[last + 1].lower == "of" and tokens[last + 2].lower in _WHOLES:
        out.add("part")
    if (first and tokens[first - 1].lower == "by") or (first > 1 and tokens[first - 2].lower == "by"):
        out.add("by")
    previous = tokens[first - 1].lower if first else ""
    if moment:
        if is_dateline(sentence, first, last):
            out.add("dateline")
        if previous in _BOUNDS or (first > 2 and previous in ("of", "late") and tokens[first - 3].lower in _BOUNDS):
            out.add("bound")
    elif previous in _BASE or (previous in ("to", "with") and first > 1 and tokens[first - 2].lower == "compared"):
        out.add("base")
    if last + 1 < len(tokens) and tokens[last + 1].lower == "to" and "base" in out:
        out.add("start")
    # "17 men and one woman", "20 children and six adults": parts of a sum.
    numbers = sentence.numbers
    for i in numbers:
        beside = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        # 14 counts of fraud and three counts of theft: of one noun, the two may stand farther apart.
        far = 7 if last + 1 < after and beside == tokens[after - 1].lower else 1
        follows = after < i <= after + far and tokens[i - 1].lower == "and"
        precedes = i < first - 1 and first - 4 - far <= i and tokens[first - 1].lower == "and"
        if (follows or precedes) and beside not in _NOT_ADDED and tokens[i - 1].text not in "$€£¥":
            out.add("sum")
    if not words.isdisjoint(_HAVE) and any(
        t.lower in _HAVE and n.lower == "to" for t, n in pairwise(tokens[max(0, first - 6) : first])
    ):
        out.add("needed")
    if _is_one_of_a_sum(sentence, first, after) or _opens_a_list(sentence, after):
        out.add("sum")
    if _is_in_brackets_of_a_name(sentence, first, last):
        out.add("named")
    if not words.isdisjoint(_INCLUDING) and _includes_one(sentence, after):
        out.add("including")
    for i, mark in sentence.marks:
        if first - 8 <= i < after + 7 and (mark == "unnamed" or first - 6 <= i < after + 5):
            out.add(mark)
    if "record" in sentence.stems and _breaks_record(sentence, first):
        out.add("previous")
    if "expected" in out:
        out.add("plan")
    return frozenset(out)


def _breaks_record(sentence: Sentence, first: int) -> bool:
    """Whether the record that was broken stands before a figure: had broken the record of 80,662."""
    stems = sentence.stems[max(0, first - 9) : first]
    return "record" in stems and not _BREAK.isdisjoint(stems[: stems.index("record")])


def _is_one_of_a_sum(sentence: Sentence, first: int, after: int) -> bool:
    """An aid worker and nine of his family (in a headline: Aid worker, nine of …); 48 states and the District."""
    tokens = sentence.tokens
    if first > 1 and tokens[first - 1].text == "," and tokens[first - 2].tag == "NOUN":
        people = sentence.vocabulary.lexicon.person_rows
        if people(tokens[first - 2].lower) and people(singular(tokens[after - 1].lower)):
            return True
    if first > 2 and tokens[first - 1].lower in _AND:
        i = first - 2
        while i > 0 and first - i < 6 and tokens[i].tag in ("NOUN", "PROPN", "ADJ"):
            i -= 1
        if i < first - 2 and tokens[i].lower in ("a", "an"):
            return True
    if after + 1 < len(tokens) and tokens[after].lower in _AND:
        i = after + 1
        if tokens[i].tag == "DET" and i + 1 < len(tokens):
            i += 1
        gapped = any(t.tag == "NUM" for t in tokens[i + 1 : i + 5])  # Skarvik counted 5,362 votes and Vardnes 4,210
        return tokens[i].tag == "PROPN" and not gapped
    return False


def _opens_a_list(sentence: Sentence, after: int) -> bool:
    """40 pupils, four teachers and two drivers: parts of a sum."""
    tokens, numbers = sentence.tokens, sentence.numbers
    i = after + 1
    while i in numbers and tokens[i - 1].text == ",":
        i = next((n for n in numbers if i < n <= i + 5 and tokens[n - 1].lower in (",", "and")), 0)
        if tokens[i - 1].lower == "and" and i:
            return i + 1 >= len(tokens) or tokens[i + 1].lower not in _NOT_ADDED
    return False


def _is_in_brackets_of_a_name(sentence: Sentence, first: int, last: int) -> bool:
    """Mexico ($7.1m): it is Mexico's alone."""
    tokens = sentence.tokens
    return (
        first > 1
        and tokens[first - 1].text == "("
        and tokens[first - 2].tag == "PROPN"
        and last + 1 < len(tokens)
        and tokens[last + 1].text == ")"
    )


def _includes_one(sentence: Sentence, after: int) -> bool:
    """Nine dead, including the gunman: who counts him says so, who does not says nothing."""
    tokens = sentence.tokens
    for i in range(after, min(after + 8, len(tokens) - 1)):
        if tokens[i].lower in _INCLUDING:
            following = tokens[i + 1 : i + 4]
            return not any(t.tag == "NUM" or t.lower in NUMBER_WORDS for t in following)
    return False


if _kernel:
    _kernel.prepare(
        Token,
        (_BEFORE, _AFTER, _MORE, _DEFINITE, _WHOLES, _BOUNDS, _BASE, _HAVE, _NOT_ADDED, _INCLUDING, _AND),
        (is_dateline, _is_one_of_a_sum, _opens_a_list, _includes_one, _breaks_record),
    )
