"""What a group is called: the phrase of one of its figures, the one that says what all of them say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from checker.language.lemma import singular
from checker.model import Figure

_LONG, _TOO_LONG = 45, 70
"""Letters: beyond the first a phrase says no more, beyond the second it does not fit a line."""
_KINDS = frozenset(
    "number rank date time money sum amount percentage measure distance length age score vote ratio level".split()
)
"""First words of phrases for figures whose sentence does not name them."""
_VAGUE = frozenset(
    "he she they it we i you others did was were is are today yesterday "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words that need the sentence, or the day it was written on, to be understood."""
_PLACING = frozenset("in on at from with by under".split())
"""Behind such a first word: "money in China" says less than "sum a ton of steel costs"."""
_SMALL = frozenset("of the a an in on at to for from by with and that who when how much long".split())


def label(figures: Sequence[Figure]) -> str:
    """The phrase for the figures of one group; empty where none has one.

    It says plainly what most of the others say too: "people missing" rather than "others missing at sea".
    """
    phrases = [f.about.phrase for f in figures if f.about]
    if len(phrases) < 2:
        return phrases[0] if phrases else ""
    words = {phrase: _words(phrase) for phrase in phrases}
    known = Counter(word for phrase in phrases for word in words[phrase])
    return max(words, key=lambda phrase: _worth(phrase, words[phrase], known, len(phrases)))


def _worth(phrase: str, words: Set[str], known: Counter[str], members: int) -> float:
    """How well a phrase names a group: plain, of some length, in words that the others use."""
    # A word that half of them use is as good as one that all use: Martin Voss rather than Voss.
    shared = sum(min(members, 2 * known[word]) for word in words) / (len(words) * members) if words else 0.0
    worth = 30 * shared + (min(len(phrase), _LONG) if len(phrase) <= _TOO_LONG else 0)
    every = phrase.lower().split()
    if "(" in phrase:
        worth -= 30
    if every and every[0] in _KINDS:
        worth -= 10 if words else 40
        worth -= 10 * (len(every) > 1 and every[1] in _PLACING)
    if not _VAGUE.isdisjoint(every):
        worth -= 15
    return worth


def _words(phrase: str) -> frozenset[str]:
    """The words of a phrase that say something, in the singular."""
    words = (word.strip("().,'’\"") for word in phrase.lower().split())
    return frozenset(singular(word) for word in words if word and word not in _SMALL and word not in _KINDS)
