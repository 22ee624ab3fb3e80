"""Who does it: the subject of a verb, beside it or from where else the sentence names it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.describe.clause import NOMINAL, POSSESSIVE, STOPS, Spot, inside, noun_phrase_start
from checker.describe.sentence import DAYS
from checker.kernels import compiled_in, kernel
from checker.language.document import Token
from checker.language.lemma import verb_base

_kernel = kernel("checker.describe._clause")
SAYING = frozenset("say tell announce report estimate believe add claim reckon warn confirm".split())
"""Verbs behind which another clause begins."""
CLAUSE_STARTS = frozenset(
    "and but or as that which who when while where because although since after before said says if".split()
)
PARTICIPLES = frozenset(
    "left built hurt lost sent cut hit put shot kept caught bought sold held made found paid spent torn born".split()
)
_PERSONAL = frozenset("it he she they we i you".split())
_PRONOUNS = _PERSONAL | {"there", "this", "that", "which", "who"}
_RELATIVE = frozenset(("that", "which", "who"))
_AND = frozenset(("and", "but", "or"))
_CHAIN = frozenset(("VERB", "AUX", "PART", "ADV"))
_WEAK_STARTS = frozenset(("ADP", "CCONJ", "SCONJ", "PUNCT", "PART", "ADV", "INTJ"))
_HAVE = frozenset(("has", "have", "had"))
_OPENS_OBJECT = frozenset(("DET", "ADJ", "NOUN", "PROPN"))
_LONGEST_SUBJECT = 9
_LONGEST_ASIDE = 14
if _kernel:
    _kernel.prepare_subjects((CLAUSE_STARTS, DAYS, _PRONOUNS, _WEAK_STARTS, _CHAIN))


@compiled_in(_kernel)
def subject_start(spot: Spot, verb: int) -> int:
    """Where the subject of a verb begins; `verb` itself where none, or a mere pronoun, stands in its clause."""
    tokens, first, last = spot.tokens, spot.first, spot.last
    start = verb
    while start > max(0, verb - _LONGEST_SUBJECT) and not first <= start - 1 <= last:
        token = tokens[start - 1]
        # "The Israeli and Russian leaders": one phrase; "… fell and the president spoke": two clauses.
        phrase = token.lower == "and" and tokens[start].tag in ("ADJ", "NOUN", "PROPN")
        phrase = phrase or (token.lower == "as" and tokens[start - 2].lower in ("such", "well", "much", "as"))
        dash = token.text == "-" and tokens[start - 2].end < token.start < tokens[start].start - 1  # a dateline's
        if token.text in STOPS or (token.lower in CLAUSE_STARTS and not phrase) or token.tag == "SCONJ" or dash:
            break
        start -= 1
    while start < verb and (tokens[start].tag in _WEAK_STARTS or not tokens[start].text[0].isalnum()):
        start += 1
    if tokens[start].tag == "AUX" and start + 1 < verb and tokens[start + 1].tag == "DET":
        start += 1  # (she) was the second mayor to leave
    if (
        start < verb
        and tokens[start].lower in DAYS
        and (tokens[start + 1].tag == "DET" or tokens[start + 1].lower in POSSESSIVE)
    ):
        start += 1  # (said on) Tuesday its profit fell
    before = tokens[start:verb]
    if not _names_somebody(before) or any(token.lower in _PRONOUNS for token in before):
        return verb
    return start


def _names_somebody(tokens: Sequence[Token]) -> bool:
    """Whether words before a verb are a subject: the firm, the two, the accused."""
    if any(token.tag in NOMINAL for token in tokens):
        return True
    return len(tokens) > 1 and tokens[0].tag == "DET" and any(token.tag in ("NUM", "ADJ") for token in tokens[1:])


def subject(spot: Spot, verb: int) -> str:
    """Who or what does it, without article; empty where only a pronoun does."""
    tokens = spot.tokens
    start, end = subject_start(spot, verb), verb
    while end > start and (tokens[end - 1].tag in ("AUX", "ADV", "PART", "PUNCT") or tokens[end - 1].lower in _HAVE):
        end -= 1
    for i in range(end - 2, start, -1):
        if tokens[i].tag == "VERB" and not tokens[i].lower.endswith("ing") and tokens[i + 1].tag in _OPENS_OBJECT:
            start = i + 1  # (the bank expects) growth to remain at
            break
    while start < end and (tokens[start].tag == "DET" or tokens[start].lower in POSSESSIVE):
        start += 1
    return inside(spot, start, end) if end > start else ""


def agent(spot: Spot, verb: int) -> str:
    """Who does it, with article."""
    start, chain = subject_start(spot, verb), chain_start(spot, verb)
    return inside(spot, start, chain) if start < chain else named_elsewhere(spot, chain, verb)


@compiled_in(_kernel)
def chain_start(spot: Spot, verb: int) -> int:
    """The first of the verbs and particles that a verb ends: "was expected to close"."""
    start = verb
    while start > 0 and spot.tokens[start - 1].tag in _CHAIN and not spot.first <= start - 1 <= spot.last:
        start -= 1
    return start


def named_elsewhere(spot: Spot, chain: int, verb: int) -> str:
    """The subject of a predicate that has none beside it, from where the sentence names it; empty where it does not."""
    tokens, before = spot.tokens, chain - 1
    acts = spot.figure.kind in ("date", "time") and not tokens[verb].lower.endswith("ing")
    if acts and spot.first <= before <= spot.last:
        return _phrase(spot, spot.first - 1 - (tokens[spot.first - 1].tag == "ADP"))  # Hill on Oct. 14 testified
    if before < 1 or spot.first <= before <= spot.last:
        return _written(tokens[before].text) if before == 0 and tokens[0].lower in _PERSONAL else ""
    token = tokens[before]
    if token.lower in _RELATIVE:  # the quake that shook the north; the bridge, which was built
        return relative_of(spot, before)
    if token.lower in _PERSONAL:
        said = before - 1 - (tokens[before - 1].lower == "that")
        speaker = agent(spot, said) if verb_base(tokens[said].lower) in SAYING else ""
        return speaker or _written(token.text)  # the firm said it had inspected
    if token.text == ",":
        return _behind_comma(spot, before, chain == verb)
    if token.lower in _AND and not tokens[verb].lower.endswith("ing"):
        first = next((i for i in reversed(spot.sentence.verbs) if i < before), -1)
        return agent(spot, first) if first > 0 else ""  # the minister spoke and was heard
    return ""


def is_relative(spot: Spot, start: int, chain: int) -> bool:
    """Whether what stands from `start` to a verb's chain is a relative clause of its subject."""
    tokens = spot.tokens
    return (
        0 < start < chain and tokens[start - 1].lower in _RELATIVE and any(t.tag == "VERB" for t in tokens[start:chain])
    )


def relative_of(spot: Spot, word: int) -> str:
    """What a relative word stands for: the quake that …, the bridge, which …, Ann Smith (Ohio), who …"""
    tokens, end = spot.tokens, word - 1 - (spot.tokens[word - 1].text == ",")
    if tokens[end].text == ")":
        end = next((i - 1 for i in range(end, max(0, end - _LONGEST_ASIDE), -1) if tokens[i].text == "("), end)
    return _phrase(spot, end)


def _behind_comma(spot: Spot, comma: int, bare: bool) -> str:
    """The bank, founded · the strike, in 1994, went; empty for a list of verbs. `bare`: no auxiliary stands there."""
    tokens = spot.tokens
    acted = [i for i in spot.sentence.verbs if i < comma]
    opened = next((i for i in range(comma - 1, max(0, comma - _LONGEST_ASIDE), -1) if tokens[i].text == ","), 0)
    if opened:
        inner = [i for i in acted if i > opened]
        aside = not inner or tokens[opened + 1].lower in _RELATIVE or inner == [opened + 1]
        return _phrase(spot, opened - 1) if aside and len(inner) == len(acted) else ""
    word = tokens[comma + 1].lower
    if bare and not acted and (word.endswith(("ed", "wn")) or word in PARTICIPLES):
        who = _phrase(spot, comma - 1)
        plural = tokens[comma - 1].lower[-1:] == "s" and tokens[comma - 1].tag == "NOUN"
        return f"{who} {'were' if plural else 'was'}" if who else ""
    return ""


def _phrase(spot: Spot, end: int) -> str:
    """The noun phrase that ends with a token, with "the" where it has an article."""
    start, tokens = noun_phrase_start(spot, end), spot.tokens
    if start > end:
        return ""
    article = tokens[start].tag != "PROPN" or (start > 0 and tokens[start - 1].tag == "DET")
    return ("the " if article else "") + inside(spot, start, end + 1)


def _written(pronoun: str) -> str:
    return pronoun if pronoun == "I" else pronoun.lower()
