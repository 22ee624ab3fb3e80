"""The words around a figure: what leads up to it, the noun phrase before, where the phrase after it ends."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from checker.describe.sentence import Sentence
from checker.kernels import compiled_in, kernel
from checker.language.document import Token
from checker.language.tagger import may_be
from checker.model import Figure

_kernel = kernel("checker.describe._clause")
_HEDGES = frozenset(
    "about around some nearly almost more less than over least most as many much roughly approximately only just up "
    "an estimated under fewer exactly".split()
)
"""Words between what names a number and the number."""
NOMINAL = frozenset(("NOUN", "PROPN"))
_UNNAMED = frozenset(("DET", "NUM", "PART"))
"""With which a noun phrase begins that is told without them."""
_IN_PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"))
_LINKS = frozenset(
    "in at on by from of near for during since against across with without under over to into after before between "
    "east west north south southeast southwest northeast northwest outside inside off along above below".split()
)
DIRECTIONS = frozenset("east west north south southeast southwest northeast northwest".split())
POSSESSIVE = frozenset("its his her their our my your".split())
STOPS = frozenset(',;:()—–"“”[]')
_BELONGS = frozenset(("of", "for", "in", "on"))
"""Prepositions that join a noun phrase to the one before it."""
_PLAIN = ("NOUN", "ADJ", "VERB", "ADV")
_AIMS = frozenset("effort attempt bid move order addition response part case".split())
"""Nouns after "in" that begin another thought: states sued in an effort to …"""
_LONGEST_PHRASE = 9


class Spot(Struct, frozen=True, eq=False):
    """A figure in its sentence."""

    figure: Figure
    sentence: Sentence
    tokens: tuple[Token, ...]
    """Of the sentence."""
    first: int
    """The number takes the tokens `first` to `last`."""
    last: int
    after: int
    """Past the noun phrase that follows."""
    head: str
    event: str
    verb: int
    """The verb that governs it, or -1."""


if _kernel:
    _kernel.prepare(Token, Spot, (_HEDGES, NOMINAL, _IN_PHRASE, _UNNAMED, STOPS, POSSESSIVE))


@compiled_in(_kernel)
def lead(spot: Spot) -> int:
    """The last token before the number and its hedges; -1 at the start of the sentence."""
    i = spot.first - 1
    tokens = spot.tokens
    while i >= 0 and (tokens[i].lower in _HEDGES or (tokens[i].lower == "to" and i and tokens[i - 1].lower == "up")):
        i -= 1 + (tokens[i].lower in ("least", "most") and i > 0 and tokens[i - 1].lower == "at")
    return i


@compiled_in(_kernel)
def verb_before(spot: Spot) -> int:
    """The last verb or auxiliary before the number; -1 for none."""
    return next((i for i in range(spot.first - 1, -1, -1) if spot.tokens[i].tag in ("VERB", "AUX")), -1)


@compiled_in(_kernel)
def noun_phrase_start(spot: Spot, end: int) -> int:
    """Where the noun phrase that ends with token `end` begins, behind its article; past `end` where none ends there."""
    tokens = spot.tokens
    if end < 0 or tokens[end].tag not in NOMINAL:
        return end + 1
    start = end
    while start > max(0, end - 5) and (tokens[start - 1].tag in _IN_PHRASE or tokens[start - 1].text in "-'’"):
        start -= 1
    while start < end and (
        tokens[start].tag in _UNNAMED
        or (start and tokens[start].start == tokens[start - 1].end and tokens[start - 1].text.isdigit())  # the 17th day
        or not tokens[start].text[0].isalpha()
        or (start and tokens[start - 1].text == "-")  # a 7.1-magnitude quake
    ):
        start += 1
    return start


def noun_phrase_before(spot: Spot, end: int) -> str:
    """The noun phrase that ends with token `end`, without article; empty where none does."""
    return joined(spot, noun_phrase_start(spot, end), end + 1)


def nouns_before(spot: Spot, end: int) -> str:
    """The noun phrase that ends with token `end` and those it belongs to: "attack on the consulate in Benghazi"."""
    tokens, start = spot.tokens, noun_phrase_start(spot, end)
    if start > end:
        return ""
    while end - start < _LONGEST_PHRASE:
        link = start - 1
        while link > 0 and (tokens[link].tag == "DET" or tokens[link].lower in POSSESSIVE):
            link -= 1
        if link < 1 or tokens[link].lower not in _BELONGS or tokens[link - 1].lower.endswith("s"):
            break
        earlier = noun_phrase_start(spot, link - 1)
        if earlier >= link or any(token.tag == "NUM" for token in tokens[earlier:link]):
            break
        start = earlier
    return joined(spot, start, end + 1)


def prepositional(spot: Spot, start: int) -> str:
    """The prepositional phrases that begin at a token, up to the first thing that is none."""
    tokens = spot.tokens
    if start < len(tokens) and tokens[start].text in "()":  # 62 miles (100 km) east of
        start = next((i + 1 for i in range(start, min(len(tokens), start + 8)) if tokens[i].text == ")"), start)
    if start >= len(tokens) or tokens[start].lower not in _LINKS:
        return ""
    end = start
    while end < min(len(tokens), start + _LONGEST_PHRASE):
        token = tokens[end]
        stops = token.tag == "NUM" and not (len(token.text) == 4 and token.text.isdigit())
        stops |= token.lower == "in" and any(t.lower in _AIMS for t in tokens[end + 1 : end + 3])
        if stops or not (
            token.tag in _IN_PHRASE
            or token.lower in _LINKS
            or token.lower in POSSESSIVE
            or token.text in "-'’"
            or _shortens(tokens, end)
            or (token.tag == "VERB" and (tokens[end - 1].text == "-" or tokens[end - 1].lower in POSSESSIVE))
        ):
            break
        end += 1
    while (
        end > start and tokens[end - 1].tag not in ("NOUN", "PROPN", "NUM") and tokens[end - 1].lower not in DIRECTIONS
    ):
        end -= 1
    end = _before_relative(spot, start, end)
    if end < len(tokens) and tokens[end - 1].lower.endswith(("'s", "’s")):
        if not tokens[end].text.isalpha():
            return ""  # of the state's 2.4 million voters
        end += 1  # to Friday's close
    return joined(spot, start, end) if end > start + 1 else ""


def _shortens(tokens: Sequence[Token], i: int) -> bool:
    """Whether a full stop belongs to a name: Gov. Carter, Deborah K. Chase, Sept. 11."""
    if tokens[i].text != "." or i + 1 >= len(tokens) or tokens[i + 1].tag not in ("PROPN", "NUM"):
        return False
    return len(tokens[i - 1].text) < 5 and tokens[i - 1].text.istitle()


def _before_relative(spot: Spot, start: int, end: int) -> int:
    """Without the subject of a relative clause that no word opens: of documents | Republicans have kept."""
    tokens = spot.tokens
    if end >= len(tokens) or tokens[end].tag not in ("AUX", "VERB") or tokens[end - 1].tag != "PROPN":
        return end
    name = end - 1
    while name > start and tokens[name - 1].tag == "PROPN":
        name -= 1
    return name if name > start + 1 and tokens[name - 1].tag == "NOUN" else end


def inside(spot: Spot, start: int, end: int) -> str:
    """Tokens on one line, without the capital that the start of a sentence gives a word that is no name."""
    text, first = joined(spot, start, end), spot.tokens[start]
    opens = first.text.istitle() and not any(t.text[0].isalnum() for t in spot.tokens[:start])
    second = spot.tokens[start + 1 : min(end, start + 2)]
    name = first.tag == "PROPN" or any(token.text[0].isupper() for token in second)
    plain = opens and not name and _is_plain(first)
    return text[0].lower() + text[1:] if plain or first.tag == "DET" else text


def _is_plain(token: Token) -> bool:
    """Whether a word with a capital may be an ordinary one: Shares, One, Its."""
    if token.tag == "NUM" or token.lower in POSSESSIVE or (token.tag == "NOUN" and token.lower.endswith("s")):
        return True
    return any(may_be(token.lower, tag) for tag in _PLAIN)


@compiled_in(_kernel)
def joined(spot: Spot, start: int, end: int) -> str:
    """Tokens on one line, spaced as in the text."""
    out = []
    at = spot.tokens[start].start if start < len(spot.tokens) else 0
    for token in spot.tokens[start:end]:
        out.append(" " * (token.start > at) + token.text)
        at = token.end
    return "".join(out).strip()
