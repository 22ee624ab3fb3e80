"""What the sentence itself calls a number, and the nouns and limits that all phrases share."""

from __future__ import annotations

from itertools import zip_longest

from checker.describe.clause import (
    POSSESSIVE,
    Spot,
    joined,
    lead,
    noun_phrase_before,
    nouns_before,
    prepositional,
    verb_before,
)
from checker.describe.doer import subject
from checker.describe.sentence import NUMBER_WORDS
from checker.kernels import compiled_in, kernel
from checker.language.lemma import singular, verb_base

_kernel = kernel("checker.describe._clause")
LONGEST = 64
"""Letters of a phrase at most."""
_LEADING = frozenset("of the more than other these those about some nearly -".split()) | POSSESSIVE
_PLURAL = {"person": "people", "man": "men", "woman": "women", "child": "children", "life": "lives", "foot": "feet"}
_SAME = ("ese", "series", "species", "craft", "police", "sheep", "headquarters", "barracks", "crossroads", "offspring")
"""Endings of nouns that have no plural of their own."""
_MANS = frozenset("human german roman norman ottoman talisman shaman caiman".split())
_STATES = frozenset(
    "be total reach stand average hit top exceed equal remain become pass surpass approach near".split()
)
_TOWARDS = frozenset(("to", "below", "above"))
_MOVES = frozenset("revise dip sink edge swell".split())
"""Verbs that move a number and are no event of their own."""
_VALUES = frozenset("put estimate value price cap set fix assess reckon keep leave hold".split())
_NO_NAMES = frozenset(
    "total number sum amount maximum minimum average some all out half age range order front top excess tune".split()
)
"""Nouns before "of" that say nothing of what the number is."""
_NO_DEEDS = frozenset(("according", "including", "following", "based", "compared"))
_LEVELS = frozenset("rate level price ratio index average share".split())
"""Nouns before "at" that name the number: an unemployment rate at."""
SPANS = frozenset("year month week quarter day time hour minute decade".split())
if _kernel:
    _kernel.prepare_nouns((SPANS, NUMBER_WORDS, _LEADING))


def plural(noun: str) -> str:
    """The plural of a singular noun, well enough for a phrase."""
    if noun in _PLURAL:
        return _PLURAL[noun]
    if noun.endswith(_SAME):
        return noun
    if noun.endswith("sis"):
        return noun[:-2] + "es"
    if noun.endswith("child"):
        return noun + "ren"
    if noun.endswith("man") and singular(f"{noun[:-2]}en") == noun and noun not in _MANS:
        return noun[:-2] + "en"
    if noun.endswith(("-by", "flyby")):
        return noun + "s"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def named(spot: Spot) -> str:
    """What the sentence itself calls the number: a depth of, the toll reached, put the damage at; empty for nothing."""
    tokens, i = spot.tokens, lead(spot)
    if i < 1:
        return ""
    word = tokens[i].lower
    common = tokens[i - 1].tag == "NOUN"
    if word == ":":
        return noun_phrase_before(spot, i - 1) if common else ""  # Purchase price: $3.6 million
    if word == "of" or (word == "at" and tokens[i - 1].lower in _LEVELS):
        name = nouns_before(spot, i - 1)
        if common and name and name.split()[-1].lower() not in _NO_NAMES:
            return fitting(name, prepositional(spot, spot.last + 1))
        return ""
    if word == "worth" and (name := nouns_before(spot, i - 1)):
        return f"value of the {name}"
    verb = i
    if word == "to" and i > 2 and tokens[i - 1].lower in ("up", "down", "back"):
        i -= 1  # revised up to
    if (word == "at" or word in _TOWARDS) and i > 1:
        if spot.verb >= 0 and verb_base(tokens[spot.verb].lower) in _VALUES and spot.verb < i - 1:
            return noun_phrase_before(spot, i - 1) or _object(spot, spot.verb + 1)
        verb = i - 1
        if word == "at" and verb_base(tokens[verb].lower) in _VALUES:  # the damage was put at
            return subject(spot, verb)
    up_to = tokens[i + 1].lower == "up" and tokens[i + 2].lower == "to"  # revised up to
    if tokens[verb].tag in ("VERB", "AUX") and (
        verb_base(tokens[verb].lower) in _STATES or ((up_to or word in _TOWARDS) and moves(spot, verb))
    ):
        rest = prepositional(spot, spot.last + 1)
        done = spot.figure.kind == "percent" and spot.last + 1 in spot.sentence.verbs  # is 10 percent contained
        if done or (spot.figure.kind == "measure" and rest and word != "at"):
            return ""  # the village is 5 miles east of
        return fitting(subject(spot, verb), rest if word not in _TOWARDS else "")
    return ""


def _object(spot: Spot, start: int) -> str:
    """The noun phrase that begins at a token, without article."""
    tokens = spot.tokens
    if tokens[start].tag == "DET":
        start += 1
    end = start
    while end < spot.first and tokens[end].tag in ("ADJ", "NOUN", "PROPN"):
        end += 1
    return joined(spot, start, end) if end > start else ""


def moves(spot: Spot, verb: int) -> bool:
    if verb_base(spot.tokens[verb].lower) in _MOVES:
        return True
    return any(i == verb and kind in ("rise", "fall") for i, kind in spot.sentence.events)


def fitting(phrase: str, rest: str) -> str:
    """A phrase with what follows it, where both fit."""
    return f"{phrase} {rest}" if phrase and rest and len(phrase) + len(rest) < LONGEST else phrase


def level(spot: Spot) -> str:
    """What moved to a number, or from it: "unemployment rate", "turnout before"."""
    tokens, i = spot.tokens, lead(spot)
    word, verb = tokens[i].lower if i >= 0 else "", verb_before(spot)
    if word not in ("to", "from") or verb < 0:
        return ""
    given = tokens[verb + 1 : i]
    if given and given[-1].tag == "NOUN" and not any(token.tag == "NUM" for token in given):
        who = noun_phrase_before(spot, i - 1)  # the bank cut its key rate to
    else:
        who = subject(spot, verb)
    if not who or who[0].isdigit() or not who.split()[0].replace("-", "").isalpha() or " percent" in who:
        return "level before" if word == "from" else ""
    if word == "from":
        return f"{who} before"
    return who if moves(spot, verb) else ""


def unsaid(name: str, doing: str) -> str:
    """For a clause that names nobody: "date of launching his campaign", "date (released the tape)"."""
    words = doing.split()
    if len(words) < 2 or words[0] in _NO_DEEDS or len(doing) > LONGEST:
        return name
    gerund = name in ("date", "time") and words[0].endswith("ing") and words[0].islower()
    return f"{name} of {doing}" if gerund else f"{name} ({doing})"


@compiled_in(_kernel)
def noun_of(spot: Spot) -> str:
    """The noun phrase after a number as written, without "of the" and other numbers."""
    tokens = spot.tokens[spot.last + 1 : spot.after]
    if not tokens or not spot.head or (spot.head in SPANS and spot.figure.kind != "count"):
        return ""
    if tokens[0].tag in ("VERB", "AUX", "ADP") and tokens[0].lower != "of":
        return ""
    text, at = "", -1
    for token, following in zip_longest(tokens, tokens[1:]):
        joins = following is not None and following.text == "-" and following.start == token.end  # five-gallon tanks
        if token.start == at and text:
            text += token.text  # COVID-19, winner-take-all
        elif token.text in ("-", "--") or token.lower == "worth":
            if text:
                break
        elif joins or (token.tag != "NUM" and token.lower not in NUMBER_WORDS):
            text += f" {token.text}" if text else token.text
        else:
            continue
        at = token.end
    words = text.split()
    while words and words[0].lower() in _LEADING:
        words.pop(0)
    return " ".join(words[-4:])
