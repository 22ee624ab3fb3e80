"""Parts of speech for the words of a sentence: a lexicon, and a linear model for the words that have several.

Most words of a text have one tag, or so nearly one that context is not worth asking. The others, and words that no
lexicon knows (judged by their endings), are decided from left to right by a small perceptron over the neighbouring
words. Both tables are fitted by `tools/fit_tagger.py` and lie in `tagger.txt` beside this module.

A decision adds up the weights of nine features. They are added in five groups that depend on two or three neighbours
each, and the sum of a group is remembered: the pairs and triples of words repeat, whole sentences do not.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).with_name("tagger.txt")
_CLOSED = {"$": "SYM", "€": "SYM", "£": "SYM", "¥": "SYM", "%": "SYM", "&": "CCONJ", "+": "SYM", "=": "SYM"}
_ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
_SUFFIXES = (4, 3, 2)
_OPENERS = frozenset('"“‘:(')
_REMEMBERED = 1 << 15
"""Words, and sums of each group: some 20 MB when all are full."""


class Model(NamedTuple):
    """What the data file holds."""

    certain: dict[str, str]
    """Word or shape -> its only tag."""
    several: dict[str, tuple[str, ...]]
    """Word or shape -> the tags to decide between."""
    weights: dict[str, dict[str, int]]
    """Tag -> feature -> weight."""


def parse(text: str) -> Model:
    """The tables of a data file.

    After the comment lines come lines `TAG|TAG word word …`, a blank line, and lines `TAG weight feature feature …`:
    grouped so that a line is read by one split.
    """
    lexicon, _, rows = text.partition("\n\n")
    certain: dict[str, str] = {}
    several: dict[str, tuple[str, ...]] = {}
    for line in lexicon.split("\n"):
        if line[:2] == "##":
            continue
        tags, _, words = line.partition(" ")
        if "|" in tags:
            several.update(dict.fromkeys(words.split(" "), tuple(tags.split("|"))))
        else:
            certain.update(dict.fromkeys(words.split(" "), tags))
    weights: dict[str, dict[str, int]] = {}
    for line in rows.splitlines():
        name, weight, found = line.split(" ", 2)
        weights.setdefault(name, {}).update(dict.fromkeys(found.split(" "), int(weight)))
    return Model(certain, several, weights)


def shape(word: str, initial: bool, lexicon: Container[str]) -> str:
    """The entry that stands for a word the lexicon does not have: by capital letter and ending."""
    if word[:1].isupper():
        case = "<i" if initial else "<C"
        if word.isupper() and len(word) > 1:
            case = "<U"
    else:
        case = "<l"
    for n in _SUFFIXES:
        entry = case + word[-n:].lower()
        if entry in lexicon:
            return entry
    return case


def initials(words: Sequence[str]) -> Iterator[bool]:
    """Of every word, whether a capital says nothing of it: at the start, and after a quotation mark or colon."""
    initial = True
    for word in words:
        yield initial
        initial = word in _OPENERS or (initial and not word[0].isalnum())


# What the decision on a word looks at, in groups. `last` and `before` are the tags given to the two words before it.


def of_word(key: str, after: str) -> tuple[str, ...]:
    """The word and the next."""
    return "w=" + key, "n=" + after, "nw=" + after + "," + key


def of_tags(key: str, last: str, before: str) -> tuple[str, ...]:
    """The word and the tags before it."""
    return "t=" + last, "tt=" + before + "," + last, "tw=" + last + "," + key


def of_next(last: str, after: str) -> tuple[str, ...]:
    """The tag before and the word after."""
    return ("tn=" + last + "," + after,)


def of_previous(previous: str) -> tuple[str, ...]:
    """The word before."""
    return ("p=" + previous,)


def of_second(second: str) -> tuple[str, ...]:
    """The word after next."""
    return ("nn=" + second,)


def features(keys: Sequence[str], i: int, last: str, before: str) -> tuple[str, ...]:
    """All that the decision on entry `i` looks at; the entries are padded as in `Tagger.tag`."""
    return (
        *of_word(keys[i], keys[i + 1]),
        *of_tags(keys[i], last, before),
        *of_next(last, keys[i + 1]),
        *of_previous(keys[i - 1]),
        *of_second(keys[i + 2]),
    )


class Tagger:
    """A model at work."""

    def __init__(self, model: Model) -> None:
        self._weights = model.weights
        self.lexicon: dict[str, str | tuple[str, ...]] = {**model.certain, **model.several}
        """Entry -> its only tag, or the tags to decide between."""
        self.entry = lru_cache(_REMEMBERED)(self._entry)
        self._of_word = self._remembered(of_word)
        self._of_tags = self._remembered(of_tags)
        self._of_next = self._remembered(of_next)
        self._of_previous = self._remembered(of_previous)
        self._of_second = self._remembered(of_second)

    def _remembered(self, group: Callable[..., tuple[str, ...]]) -> Callable[..., Any]:
        """From tags and the neighbours that a group looks at to its scores: of two tags by how much the second leads,
        of more the score of each."""
        weights = self._weights

        def scores(names: tuple[str, ...], *neighbours: str) -> int | tuple[int, ...]:
            features = group(*neighbours)
            found = tuple(sum(weights[name].get(feature, 0) for feature in features) for name in names)
            return found[1] - found[0] if len(found) == 2 else found

        return lru_cache(_REMEMBERED)(scores)

    def _entry(self, word: str, initial: bool) -> tuple[str, str | tuple[str, ...]]:
        """The lexicon entry of a word with its tag or tags."""
        key = self._key(word, initial)
        found = self.lexicon.get(key)
        if found is None:
            found = "NUM" if key == "0" else _CLOSED.get(word, "PUNCT") if key == "." else _of_unknown(key)
        return key, found

    def _key(self, word: str, initial: bool) -> str:
        """The word itself, in lower case, without its 's, or its shape."""
        lexicon = self.lexicon
        if word in lexicon:
            return word
        if word[0].isdecimal():
            return "0"
        if not word[0].isalpha():
            return "."
        base = word[:-2] if word[-2:] in ("'s", "’s") else word
        lower = base.lower()
        if base in lexicon:
            return base
        if (initial or base.islower() or base.isupper()) and lower in lexicon:
            return lower
        straight = word.lower().replace("’", "'")
        if word.find("’") > 0 and isinstance(lexicon.get(straight), str):
            return straight
        return shape(base, initial, lexicon)

    def tag(self, words: Sequence[str]) -> list[str]:
        """The Universal part-of-speech tag of every word of one sentence."""
        entries = list(map(self.entry, words, initials(words)))
        keys = ["<s>", *[key for key, _ in entries], "</s>", "</s>"]
        of_word, of_tags, of_next = self._of_word, self._of_tags, self._of_next
        of_previous, of_second = self._of_previous, self._of_second
        out: list[str] = []
        last = before = "<s>"
        for i, (key, found) in enumerate(entries):
            if isinstance(found, tuple):
                after = keys[i + 2]
                scores = (
                    of_word(found, key, after),
                    of_tags(found, key, last, before),
                    of_next(found, last, after),
                    of_previous(found, keys[i]),
                    of_second(found, keys[i + 3]),
                )
                if len(found) == 2:
                    found = found[sum(scores) > 0]
                else:
                    total = list(map(sum, zip(*scores, strict=True)))
                    found = found[total.index(max(total))]
            elif key == "0" and i + 1 < len(words) and words[i + 1] in _ORDINAL_ENDS:
                found = "ADJ"
            out.append(found)
            before, last = last, found
        return out


def _of_unknown(key: str) -> str:
    return "PROPN" if key[:2] in ("<C", "<U") else "NOUN"


@cache
def default() -> Tagger:
    """The tagger that is shipped."""
    return Tagger(parse(DATA.read_text(encoding="utf-8")))


def tag(words: Sequence[str]) -> list[str]:
    """The Universal part-of-speech tag of every word of one sentence."""
    return default().tag(words)


def may_be(word: str, name: str) -> bool:
    """Whether the lexicon has this word and lets it have this tag."""
    found = default().lexicon.get(word, ())
    return found == name or (isinstance(found, tuple) and name in found)
