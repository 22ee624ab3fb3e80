"""Parts of speech for the words of a sentence: a lexicon, and a linear model for the words that have several.

Most words of a text have one tag, or so nearly one that context is not worth asking. The others, and words that no
lexicon knows (judged by their endings), are decided from left to right by a small perceptron over the neighbouring
words. Both tables are fitted by `tools/fit_tagger.py` and lie in `tagger.txt` beside this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).with_name("tagger.txt")
_CLOSED = {"$": "SYM", "€": "SYM", "£": "SYM", "¥": "SYM", "%": "SYM", "&": "CCONJ", "+": "SYM", "=": "SYM"}
_ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
_SUFFIXES = (4, 3, 2)


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


@cache
def _model() -> Model:
    return parse(DATA.read_text(encoding="utf-8"))


def shape(word: str, initial: bool, known: dict[str, str], several: dict[str, tuple[str, ...]]) -> str:
    """The entry that stands for a word the lexicon does not have: by capital letter and ending."""
    if word[:1].isupper():
        case = "<i" if initial else "<C"
        if word.isupper() and len(word) > 1:
            case = "<U"
    else:
        case = "<l"
    for n in _SUFFIXES:
        entry = case + word[-n:].lower()
        if entry in known or entry in several:
            return entry
    return case


def entries(words: Sequence[str], model: Model) -> list[str]:
    """The lexicon entry of every word: the word itself, in lower case, without its 's, or its shape."""
    certain, several = model.certain, model.several
    out = []
    initial = True
    for word in words:
        if word in certain or word in several:
            entry = word
        else:
            first = word[0]
            if first.isdecimal():
                entry = "0"
            elif not first.isalpha():
                entry = "."
            else:
                base = word[:-2] if word[-2:] in ("'s", "’s") else word
                lower = base.lower()
                if base in certain or base in several:
                    entry = base
                elif (initial or base.islower() or base.isupper()) and (lower in certain or lower in several):
                    entry = lower
                elif word.find("’") > 0 and word.lower().replace("’", "'") in certain:
                    entry = word.lower().replace("’", "'")
                else:
                    entry = shape(base, initial, certain, several)
        out.append(entry)
        # After a quotation mark or colon a capital says as little as at the start.
        initial = word in _OPENERS or (initial and not word[0].isalnum())
    return out


_OPENERS = frozenset('"“‘:(')


def features(i: int, keys: Sequence[str], last: str, before: str) -> tuple[str, ...]:
    """What the decision on word `i` looks at; `last` and `before` are the tags given to the two words before it."""
    after = keys[i + 1] if i + 1 < len(keys) else "</s>"
    second = keys[i + 2] if i + 2 < len(keys) else "</s>"
    previous = keys[i - 1] if i else "<s>"
    key = keys[i]
    return (
        "w=" + key,
        "t=" + last,
        "tt=" + before + "," + last,
        "tw=" + last + "," + key,
        "p=" + previous,
        "n=" + after,
        "nw=" + after + "," + key,
        "nn=" + second,
        "tn=" + last + "," + after,
    )


_ZEROS = (0,) * 9
"""A weight of nothing for each of the features."""


def tag(words: Sequence[str]) -> list[str]:
    """The Universal part-of-speech tag of every word of one sentence."""
    model = _model()
    certain, several, weights = model
    keys = entries(words, model)
    out: list[str] = []
    last = before = "<s>"
    for i, key in enumerate(keys):
        found = certain.get(key)
        if found is None:
            candidates = several.get(key)
            if candidates is None:
                found = _closed(key, words, i)
            else:
                seen = features(i, keys, last, before)
                best = -1_000_000
                for name in candidates:
                    score = sum(map(weights[name].get, seen, _ZEROS))
                    if score > best:
                        best, found = score, name
        assert found is not None
        out.append(found)
        before, last = last, found
    return out


def may_be(word: str, name: str) -> bool:
    """Whether the lexicon has this word and lets it have this tag."""
    model = _model()
    return model.certain.get(word) == name or name in model.several.get(word, ())


def _closed(key: str, words: Sequence[str], i: int) -> str:
    if key == "0":
        return "ADJ" if i + 1 < len(words) and words[i + 1] in _ORDINAL_ENDS else "NUM"
    if key == ".":
        return _CLOSED.get(words[i], "PUNCT")
    return "PROPN" if key[:2] in ("<C", "<U") else "NOUN"
