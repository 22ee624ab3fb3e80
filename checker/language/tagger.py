"""Parts of speech for the words of a sentence: a lexicon, and a linear model for the words that have several.

Most words of a text have one tag, or so nearly one that context is not worth asking. The others, and words that no
lexicon knows (judged by their endings), are decided from left to right by a small perceptron over the neighbouring
words. Both tables are fitted by `tools/fit_tagger.py` and lie in `tagger.txt` beside this module.

The weights of a feature for all tags are one integer, a lane of bits for each tag: so one addition per feature adds
them up for every tag at once.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).with_name("tagger.txt")
CLOSED = {"$": "SYM", "€": "SYM", "£": "SYM", "¥": "SYM", "%": "SYM", "&": "CCONJ", "+": "SYM", "=": "SYM"}
ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
_SUFFIXES = (4, 3, 2)
OPENERS = frozenset('"“‘:(')
_REMEMBERED = 1 << 15

TAGS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
_LANE = 8
_MASK = (1 << _LANE) - 1
_SHIFTS = {name: _LANE * i for i, name in enumerate(TAGS)}
_NAMES = {shift: name for name, shift in _SHIFTS.items()}
ZERO = sum(1 << (shift + _LANE - 1) for shift in _NAMES)
"""A score of nothing for each tag, in the middle of its lane: weights are signed. Nine of them of up to 14 fit in."""
HEAVIEST = 14


def packed(weights: Mapping[str, int]) -> int:
    """The weights of a feature by tag as one integer."""
    return sum(weight << _SHIFTS[name] for name, weight in weights.items())


def unpacked(weights: int) -> dict[str, int]:
    """The weights, or sums of up to nine, by tag."""
    return {name: ((weights + ZERO >> shift) & _MASK) - (_MASK + 1) // 2 for name, shift in _SHIFTS.items()}


class _Lanes(dict[str, int]):
    """`TAG:weight` -> the weight in the tag's lane; few are different."""

    def __missing__(self, pair: str) -> int:
        name, _, weight = pair.partition(":")
        packed = self[pair] = int(weight) << _SHIFTS[name]
        return packed


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
    lane = _Lanes().__getitem__
    for line in rows.splitlines():
        kind, by_tag, found = line.split(" ", 2)
        weights[kind].update(dict.fromkeys(found.split(" "), sum(map(lane, by_tag.split(",")))))
    return Model(certain, several, weights)


KINDS = ("w", "n", "nw", "p", "nn", "t", "tt", "tw", "tn")
"""What the decision on a word looks at: the word, the next, both, the one before, the one after next, the tag before,
the two before, the tag before with the word, with the next word."""


def features(keys: Sequence[str], i: int, last: str, before: str) -> tuple[str, ...]:
    """The features of the decision on entry `i`, one of each kind in their order.

    The entries are those of `Tagger.keys`; `last` and `before` are the tags given to the two words before.
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


def initials(words: Sequence[str]) -> Iterator[int]:
    """Indices of the words whose capital says nothing: at the start, and after a quotation mark or colon."""
    for i in [0, *[i for i, word in enumerate(words, 1) if word in OPENERS]]:
        while i < len(words):
            yield i
            if words[i][0].isalnum() or words[i] in OPENERS:
                break
            i += 1


def _nested(table: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """First part of a feature -> second part -> weights: looked up without joining the two."""
    out: dict[str, dict[str, int]] = {}
    for feature, weights in table.items():
        first, _, second = feature.partition(",")
        out.setdefault(first, {})[second] = weights
    return out


_NOTHING: dict[str, int] = {}


class _Row(NamedTuple):
    """What is looked up once for a word, and added up wherever it stands."""

    key: str
    name: str
    """Its tag, where it has only one."""
    lanes: tuple[int, ...]
    """Otherwise those of the tags to decide between."""
    own: int
    """Its weights as the word to decide on, and so on for the places next to that."""
    as_next: int
    as_previous: int
    as_second: int
    with_next: Mapping[str, int]
    """Next word -> the weights of both."""
    ends_ordinal: bool


_new_row = partial(tuple.__new__, _Row)
"""A row of its fields; the constructor of a named tuple takes twice as long."""


class _Rows(dict[str, _Row]):
    """Word -> its row, worked out when first asked for."""

    def __init__(self, tagger: Tagger, initial: bool) -> None:
        super().__init__()
        self._of = tagger.row
        self._initial = initial

    def __missing__(self, word: str) -> _Row:
        if len(self) >= _REMEMBERED:
            self.clear()
        row = self[word] = self._of(word, self._initial)
        return row


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
        self.plain = [weights[kind] for kind in ("w", "n", "p", "nn")]
        self.with_next = _nested(weights["nw"])
        before, word, following = (_nested(weights[kind]) for kind in ("tt", "tw", "tn"))
        self.after_tag = {
            tag: (
                weights["t"].get(tag, 0),
                before.get(tag, _NOTHING),
                word.get(tag, _NOTHING),
                following.get(tag, _NOTHING),
            )
            for tag in (*TAGS, "<s>")
        }
        """Tag of the word before -> its weights, and those with the tag before it, the word, the next word."""
        self._start, self._end = (self._row(key, "PUNCT", False) for key in ("<s>", "</s>"))
        self._initial, self._inner = _Rows(self, True), _Rows(self, False)

    def row(self, word: str, initial: bool) -> _Row:
        """All that its lexicon entry says of a word, which may be the first of a sentence."""
        lexicon = self.lexicon
        key = word if word in lexicon else self.key(word, initial)
        found = lexicon.get(key)
        if found is None:
            found = "NUM" if key == "0" else CLOSED.get(word, "PUNCT") if key == "." else of_unknown(key)
        return self._row(key, found, word in ORDINAL_ENDS)

    def _row(self, key: str, found: str | tuple[int, ...], ends_ordinal: bool) -> _Row:
        own, as_next, as_previous, as_second = self.plain
        name, lanes = (found, ()) if found.__class__ is str else ("", found)
        return _new_row(
            (key, name, lanes, ZERO + own.get(key, 0), as_next.get(key, 0), as_previous.get(key, 0),
             as_second.get(key, 0), self.with_next.get(key, _NOTHING), ends_ordinal)
        )  # fmt: skip

    def key(self, word: str, initial: bool) -> str:
        """The entry of a word that is none itself: in lower case, without its 's, or its shape."""
        lexicon = self.lexicon
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

    def keys(self, words: Sequence[str]) -> list[str]:
        """The lexicon entries of a sentence, between the marks of its start and end that `features` reads."""
        return [row.key for row in self._padded(words)]

    def _padded(self, words: Sequence[str]) -> list[_Row]:
        rows = [self._start, *map(self._inner.__getitem__, words), self._end, self._end]
        for i in initials(words):
            rows[i + 1] = self._initial[words[i]]
        return rows

    def tag(self, words: Sequence[str]) -> list[str]:
        """The Universal part-of-speech tag of every word of one sentence."""
        rows = self._padded(words)
        after_tag = self.after_tag
        out: list[str] = []
        last = before = "<s>"
        for previous, (key, name, lanes, own, _, _, _, with_next, _), following, second in zip(
            rows, rows[1:], rows[2:], rows[3:], strict=False
        ):
            if lanes:
                after = following[0]
                of_tag, with_tag, with_word, with_after = after_tag[last]
                scores = (
                    own
                    + following[4]
                    + previous[5]
                    + second[6]
                    + of_tag
                    + with_next.get(after, 0)
                    + with_tag.get(before, 0)
                    + with_word.get(key, 0)
                    + with_after.get(after, 0)
                )
                best = lane = -1
                for shift in lanes:
                    score = (scores >> shift) & _MASK
                    if score > best:
                        best, lane = score, shift
                name = _NAMES[lane]
            elif key == "0" and following[8]:
                name = "ADJ"
            out.append(name)
            before, last = last, name
        return out


def of_unknown(key: str) -> str:
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
    return first_that_may_be((word,), name) is not None


def first_that_may_be(words: Iterable[str], name: str) -> str | None:
    """The first of the words that the lexicon lets have this tag."""
    lexicon = default().lexicon
    for word in words:
        found = lexicon.get(word)
        if found is not None and (found == name or (found.__class__ is tuple and _SHIFTS[name] in found)):
            return word
    return None
