"""The clause around a figure: what stands before it, who does what, where the phrase after it ends."""

from __future__ import annotations

from typing import NamedTuple

from checker.describe.sentence import DAYS, Sentence
from checker.language.document import Token
from checker.language.tagger import may_be
from checker.model import Figure

_HEDGES = frozenset(
    "about around some nearly almost more less than over least most as many much roughly approximately only just up "
    "an estimated under fewer exactly".split()
)
"""Words between what names a number and the number."""
_NOMINAL = frozenset(("NOUN", "PROPN"))
_IN_PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"))
_LINKS = frozenset(
    "in at on by from of near for during since against across with without under over to into after before between "
    "east west north south southeast southwest northeast northwest outside inside off along above below".split()
)
DIRECTIONS = frozenset("east west north south southeast southwest northeast northwest".split())
_PRONOUNS = frozenset("it he she they we i you there this that which who".split())
_POSSESSIVE = frozenset("its his her their our my your".split())
_STOPS = frozenset(',;:()—–"“”[]')
_CLAUSE_STARTS = frozenset(
    "and but or that which who when while where because although since after before said says if".split()
)
_WEAK_STARTS = frozenset(("ADP", "CCONJ", "SCONJ", "PUNCT", "PART", "ADV", "INTJ"))
_WEAK_ENDS = frozenset(("ADP", "DET", "CCONJ", "PART", "SCONJ", "AUX", "PUNCT", "SYM"))
_PLAIN = ("NOUN", "ADJ", "VERB", "ADV")
_LONGEST_PHRASE = 9
_LONGEST_CLAUSE = 9


class Spot(NamedTuple):
    """A figure in its sentence."""

    figure: Figure
    sentence: Sentence
    first: int
    """The number takes the tokens `first` to `last`."""
    last: int
    after: int
    """Past the noun phrase that follows."""
    head: str
    event: str
    verb: int
    """The verb that governs it, or -1."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Of the sentence."""
        return self.sentence.tokens


def lead(spot: Spot) -> int:
    """The last token before the number and its hedges; -1 at the start of the sentence."""
    i = spot.first - 1
    tokens = spot.tokens
    while i >= 0 and tokens[i].lower in _HEDGES:
        i -= 1 + (tokens[i].lower in ("least", "most") and i > 0 and tokens[i - 1].lower == "at")
    return i


def verb_before(spot: Spot) -> int:
    """The last verb or auxiliary before the number; -1 for none."""
    return next((i for i in range(spot.first - 1, -1, -1) if spot.tokens[i].tag in ("VERB", "AUX")), -1)


def noun_phrase_before(spot: Spot, end: int) -> str:
    """The noun phrase that ends with token `end`, without article; empty where none does."""
    tokens = spot.tokens
    if end < 0 or tokens[end].tag not in _NOMINAL:
        return ""
    start = end
    while start > max(0, end - 5) and (tokens[start - 1].tag in _IN_PHRASE or tokens[start - 1].text in "-'’"):
        start -= 1
    while start < end and (
        tokens[start].tag in ("DET", "NUM", "PART")
        or (start and tokens[start].start == tokens[start - 1].end and tokens[start - 1].text.isdigit())  # the 17th day
        or not tokens[start].text[0].isalpha()
        or (start and tokens[start - 1].text == "-")  # a 7.1-magnitude quake
    ):
        start += 1
    return joined(spot, start, end + 1)


def subject_start(spot: Spot, verb: int) -> int:
    """Where the subject of a verb begins; `verb` itself where none, or a mere pronoun, stands in its clause."""
    tokens, first, last = spot.tokens, spot.first, spot.last
    start = verb
    while start > max(0, verb - _LONGEST_CLAUSE) and not first <= start - 1 <= last:
        token = tokens[start - 1]
        # "The Israeli and Russian leaders": one phrase; "… fell and the president spoke": two clauses.
        phrase = token.lower == "and" and tokens[start].tag in ("ADJ", "NOUN", "PROPN")
        dash = token.text == "-" and tokens[start - 2].end < token.start < tokens[start].start - 1  # a dateline's
        if token.text in _STOPS or (token.lower in _CLAUSE_STARTS and not phrase) or token.tag == "SCONJ" or dash:
            break
        start -= 1
    while start < verb and (tokens[start].tag in _WEAK_STARTS or not tokens[start].text[0].isalnum()):
        start += 1
    if (
        start < verb
        and tokens[start].lower in DAYS
        and (tokens[start + 1].tag == "DET" or tokens[start + 1].lower in _POSSESSIVE)
    ):
        start += 1  # (said on) Tuesday its profit fell
    before = tokens[start:verb]
    if not any(token.tag in _NOMINAL for token in before) or any(token.lower in _PRONOUNS for token in before):
        return verb
    return start


def subject(spot: Spot, verb: int) -> str:
    """Who or what does it, without article; empty where only a pronoun does."""
    tokens = spot.tokens
    start, end = subject_start(spot, verb), verb
    while end > start and tokens[end - 1].tag in ("AUX", "ADV", "PART", "PUNCT"):
        end -= 1
    while start < end and (tokens[start].tag == "DET" or tokens[start].lower in _POSSESSIVE):
        start += 1
    return _inside(spot, start, end) if end > start else ""


def statement(spot: Spot) -> tuple[str, bool]:
    """Who did what in the clause of the figure, and whether it says who: "Hamas attacked Israeli towns"."""
    tokens, verb = spot.tokens, spot.verb
    if verb < 0:
        return "", False
    start = begin = subject_start(spot, verb)
    who = ""
    if start == verb:
        begin = _chain_start(spot, verb)
        if begin > 1 and tokens[begin - 1].lower in ("that", "which", "who"):
            who = noun_phrase_before(spot, begin - 2)
    end = verb + 1
    while end < min(len(tokens), verb + 6) and not spot.first <= end <= spot.last:
        token = tokens[end]
        if token.text in _STOPS or token.text == "." or token.lower in _CLAUSE_STARTS or token.tag == "NUM":
            break
        end += 1
    while end > verb + 1 and tokens[end - 1].tag in _WEAK_ENDS:
        end -= 1
    if who:
        return f"the {who} {joined(spot, begin, end)}", True
    return _inside(spot, begin, end), start < verb


def _chain_start(spot: Spot, verb: int) -> int:
    """The first of the verbs and particles that a verb ends: "expected to close"."""
    start = verb
    while start > 0 and spot.tokens[start - 1].tag in ("VERB", "AUX", "PART", "ADV"):
        if spot.first <= start - 1 <= spot.last:
            break
        start -= 1
    while start < verb and spot.tokens[start].tag in ("PART", "ADV", "AUX"):
        start += 1
    return start


def until_number(spot: Spot) -> tuple[str, bool]:
    """The clause up to the number and its hedges, and whether it says who: "Norfell has agreed to pay"."""
    tokens, end = spot.tokens, lead(spot) + 1
    if not 0 <= spot.verb < end:
        return "", False
    start = subject_start(spot, spot.verb)
    who = start < spot.verb
    if not who:
        start = _chain_start(spot, spot.verb)
    if end - start > _LONGEST_CLAUSE + 3 or any(t.text in _STOPS or t.tag == "NUM" for t in tokens[spot.verb : end]):
        return "", False
    return _inside(spot, start, end), who


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
        counted = token.tag == "NUM" and not (len(token.text) == 4 and token.text.isdigit())
        if counted or not (
            token.tag in _IN_PHRASE or token.lower in _LINKS or token.lower in _POSSESSIVE or token.text in "-'’"
        ):
            break
        end += 1
    while (
        end > start and tokens[end - 1].tag not in ("NOUN", "PROPN", "NUM") and tokens[end - 1].lower not in DIRECTIONS
    ):
        end -= 1
    if end < len(tokens) and tokens[end - 1].lower.endswith(("'s", "’s")) and tokens[end].text.isalpha():
        end += 1  # to Friday's close
    return joined(spot, start, end) if end > start + 1 else ""


def _inside(spot: Spot, start: int, end: int) -> str:
    """Tokens on one line, without the capital that the start of a sentence gives a word that is no name."""
    text, first = joined(spot, start, end), spot.tokens[start]
    opens = first.text.istitle() and not any(t.text[0].isalnum() for t in spot.tokens[:start])
    second = spot.tokens[start + 1 : min(end, start + 2)]
    name = first.tag in ("PROPN", "NUM") or any(token.text[0].isupper() for token in second)
    plain = opens and not name and any(may_be(first.lower, tag) for tag in _PLAIN)
    return text[0].lower() + text[1:] if plain or first.tag == "DET" else text


def joined(spot: Spot, start: int, end: int) -> str:
    """Tokens on one line, spaced as in the text."""
    out = []
    at = spot.tokens[start].start if start < len(spot.tokens) else 0
    for token in spot.tokens[start:end]:
        out.append(" " * (token.start > at) + token.text)
        at = token.end
    return "".join(out).strip()
