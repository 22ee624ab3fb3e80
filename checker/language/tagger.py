"""Parts of speech for the words of a sentence: a lexicon, and a linear model for the words that have several.

Most words of a text have one tag, or so nearly one that context is not worth asking. The others, and words that no
lexicon knows (judged by their endings), are decided from left to right by a small perceptron over the neighbouring
words. Both tables are fitted by `tools/fit_tagger.py` and lie in `tagger.txt` beside this module.

The weights of a feature for all tags are one integer, a lane of bits for each tag: so one addition per feature adds
them up for every tag at once.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).with_name("tagger.txt")
_CLOSED = {"$": "SYM", "€": "SYM", "£": "SYM", "¥": "SYM", "%": "SYM", "&": "CCONJ", "+": "SYM", "=": "SYM"}
_ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
_SUFFIXES = (4, 3, 2)
_OPENERS = frozenset('"“‘:(')
_REMEMBERED = 1 << 15

_TAGS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
_LANE = 8
_MASK = (1 << _LANE) - 1
_SHIFTS = {name: _LANE * i for i, name in enumerate(_TAGS)}
_NAMES = {shift: name for name, shift in _SHIFTS.items()}
_ZERO = sum(1 << (shift + _LANE - 1) for shift in _NAMES)
"""A score of nothing for each tag, in the middle of its lane: weights are signed. Nine of them of up to 14 fit in."""
HEAVIEST = 14


def packed(weights: Mapping[str, int]) -> int:
    """The weights of a feature by tag as one integer."""
    return sum(weight << _SHIFTS[name] for name, weight in weights.items())


def unpacked(weights: int) -> dict[str, int]:
    """The weights, or sums of up to nine, by tag."""
    return {name: ((weights + _ZERO >> shift) & _MASK) - (_MASK + 1) // 2 for name, shift in _SHIFTS.items()}


class Model(NamedTuple):
    """What the data file holds."""

    certain: dict[str, str]
    """Word or shape -> its only tag."""
    several: dict[str, tuple[str, ...]]
    """Word or shape -> the tags to decide between."""
    weights: dict[str, dict[str, int]]
    """Kind of feature -> feature -> its packed weights."""


def parse(text: str) -> Model:
    """The tables of a data file.

    After the comment lines come lines `TAG|TAG word word …`, a blank line, and lines
    `kind TAG:weight,TAG:weight feature feature …`: grouped so that a line is read by one split.
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
    weights: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
    known: dict[str, int] = {}
    for line in rows.splitlines():
        kind, by_tag, found = line.split(" ", 2)
        if by_tag not in known:
            known[by_tag] = packed({name: int(x) for name, _, x in (pair.partition(":") for pair in by_tag.split(","))})
        weights[kind].update(dict.fromkeys(found.split(" "), known[by_tag]))
    return Model(certain, several, weights)


KINDS = ("w", "n", "nw", "p", "nn", "t", "tt", "tw", "tn")
"""What the decision on a word looks at: the word, the next, both, the one before, the one after next, the tag before,
the two before, the tag before with the word, with the next word."""


def features(keys: Sequence[str], i: int, last: str, before: str) -> tuple[str, ...]:
    """The features of the decision on entry `i`, one of each kind in their order.

    The entries are padded as in `Tagger.tag`; `last` and `before` are the tags given to the two words before.
    """
    key, after = keys[i], keys[i + 1]
    return (
        key, after, f"{key},{after}", keys[i - 1], keys[i + 2], last, f"{last},{before}", f"{last},{key}",
        f"{last},{after}",
    )  # fmt: skip


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


def _nested(table: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """First part of a feature -> second part -> weights: looked up without joining the two."""
    out: dict[str, dict[str, int]] = {}
    for feature, weights in table.items():
        first, _, second = feature.partition(",")
        out.setdefault(first, {})[second] = weights
    return out


_NOTHING: dict[str, int] = {}


class Tagger:
    """A model at work."""

    def __init__(self, model: Model) -> None:
        shifts = {names: tuple(_SHIFTS[name] for name in names) for names in set(model.several.values())}
        self.lexicon: dict[str, str | tuple[int, ...]] = {
            **model.certain,
            **{key: shifts[names] for key, names in model.several.items()},
        }
        """Entry -> its only tag, or the lanes of the tags to decide between."""
        weights = model.weights
        self._plain = [weights[kind].get for kind in ("w", "n", "p", "nn", "t")]
        self._pairs = [_nested(weights[kind]).get for kind in ("nw", "tt", "tw", "tn")]
        self.entry = lru_cache(_REMEMBERED)(self._entry)

    def _entry(self, word: str, initial: bool) -> tuple[str, str | tuple[int, ...]]:
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
        of_word, of_next, of_previous, of_second, of_tag = self._plain
        of_both, of_tags, of_tag_word, of_tag_next = self._pairs
        out: list[str] = []
        last = before = "<s>"
        for i, (key, found) in enumerate(entries):
            if isinstance(found, str):
                name = found
                if key == "0" and i + 1 < len(words) and words[i + 1] in _ORDINAL_ENDS:
                    name = "ADJ"
            else:
                after = keys[i + 2]
                scores = (
                    _ZERO
                    + of_word(key, 0)
                    + of_next(after, 0)
                    + of_previous(keys[i], 0)
                    + of_second(keys[i + 3], 0)
                    + of_tag(last, 0)
                    + of_both(key, _NOTHING).get(after, 0)
                    + of_tags(last, _NOTHING).get(before, 0)
                    + of_tag_word(last, _NOTHING).get(key, 0)
                    + of_tag_next(last, _NOTHING).get(after, 0)
                )
                best = lane = -1
                for shift in found:
                    score = (scores >> shift) & _MASK
                    if score > best:
                        best, lane = score, shift
                name = _NAMES[lane]
            out.append(name)
            before, last = last, name
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
    return found == name or (isinstance(found, tuple) and _SHIFTS[name] in found)
