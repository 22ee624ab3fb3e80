"""The plural that a number counts: through adjectives, lists of them, compounds and names."""

from __future__ import annotations

from checker.extract.noun_words import (
    INVARIANT,
    PERSON_STATE,
    SIGNS_BEFORE_PLURAL,
    SKIPPED,
    STOPS,
    TITLES,
    Tokens,
    is_glued_hyphen,
    is_loose_hyphen,
    is_nominal,
    is_plural,
)
from checker.language.document import Token
from checker.language.lemma import singular
from checker.language.tagger import may_be

_MODIFIERS = frozenset("parts sports arms goods sales operations communications systems rights resources".split())
"""Plurals that stand before the counted noun: 22 parts distribution warehouses."""
_PARTS_OF_DAY = frozenset("morning afternoon evening night".split())
_SPANS = frozenset("years months weeks days hours minutes decades".split())
_QUOTES = ('"', "“", "”")


def first_plural(tokens: Tokens, begin: int) -> int | None:
    """Index of the plural that ends a noun phrase begun at `begin`: of many things the counted noun is one."""
    for i in range(begin, min(begin + 8, len(tokens))):
        t, following = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
        if t.lower.endswith(("’s", "'s")):
            if t.lower[:-2] == "people" and t.text.islower():
                return i  # 4,000 people's records
            continue
        if _joins_adjectives(tokens, i, begin) or _is_in_compound(tokens, i, begin):
            continue
        if t.lower in STOPS and following is not None and _modifies(t, following):
            continue
        if t.lower in STOPS or "’" in t.text or ("'" in t.text and len(t.text) > 1):
            return None
        verb_by_mistake = t.tag == "VERB" and i > begin and _is_plural_by_place(tokens, i, begin)
        if t.lower in INVARIANT and _joins_adjectives(tokens, i + 1, begin):
            continue  # police and fire departments
        if (is_nominal(t) or verb_by_mistake) and (is_plural(t) or t.lower in INVARIANT):
            if following is None or not _is_compound(t, following):
                return i
        elif not _precedes_plural(tokens, i, begin):
            return None
    return None


_AS_ADJECTIVES = frozenset(
    "statewide nationwide worldwide citywide overnight outside remaining past next last combined hostage".split()
)
_TIMES = (
    _SPANS | _PARTS_OF_DAY | frozenset("year month week day hour decade season quarter time weekend century".split())
)


def _modifies(t: Token, following: Token) -> bool:
    """Whether a word that ends most noun phrases stands before a noun: five Sunday talk shows, 13 statewide slots."""
    if following.lower in _TIMES or following.lower in PERSON_STATE:
        return t.lower == "remaining" and following.lower in PERSON_STATE
    if t.tag == "PROPN":
        shown = following.tag == "VERB" and not following.lower.endswith("ed") and may_be(following.lower, "NOUN")
        return following.tag in ("NOUN", "ADJ") or shown
    return t.lower in _AS_ADJECTIVES and following.tag in ("NOUN", "PROPN", "ADJ", "VERB")


_OBJECTS = frozenset(("DET", "NOUN", "PROPN", "NUM", "ADJ"))


def _is_plural_by_place(tokens: Tokens, i: int, begin: int) -> bool:
    """Whether a word in -s that the tagger holds for a verb is a plural, as it has no subject: 12 pledged delegates."""
    t, before = tokens[i], tokens[i - 1]
    if is_glued_hyphen(tokens, i - 1):
        return i > begin + 1  # co-sponsors
    if not (t.text.islower() and t.lower.endswith("s")):
        return False
    if before.lower == "of":
        return i == begin + 1  # trillions of throws
    if before.tag == "NOUN":  # long-range missile launches in July; but "a 50-49 vote makes him chairman"
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        object_next = following and following.tag in _OBJECTS and following.lower not in STOPS
        return not object_next and before.text.islower() and not is_plural(before)
    return (
        before.tag == "ADJ"
        or (before.tag == "VERB" and before.lower.endswith(("ed", "ing", "en")))
        or (before.tag == "ADV" and may_be(before.lower, "ADJ"))
        or before.lower.endswith(("’s", "'s"))
    )


def _joins_adjectives(tokens: Tokens, i: int, begin: int) -> bool:
    """Whether "and" joins two modifiers of one plural: digital and physical sales, state and federal agents."""
    if i + 2 >= len(tokens) or tokens[i].lower not in ("and", "or") or i == begin:
        return False
    before, following, last = tokens[i - 1], tokens[i + 1], tokens[i + 2]
    capital = last.text[0].isupper() or (last.tag == "NOUN" and is_plural(last))
    if before.text[0].isupper() and following.text[0].isupper() and capital:
        return is_nominal(before)  # two Food and Drug Administration regulators
    participle = before.tag == "VERB" and before.lower.endswith("ed") and following.tag == "ADJ"  # confirmed or likely
    joined = before.tag in ("ADJ", "NOUN") and following.tag in ("ADJ", "NOUN", "PROPN")
    if not (participle or joined) or before.lower in PERSON_STATE:
        return False
    if any(is_nominal(t) and is_plural(t) and t.text[-2] not in "'’" for t in (before, following) if len(t.text) > 1):
        return False
    for t in tokens[i + 2 : i + 5]:
        if is_nominal(t) and is_plural(t):
            return True
        if t.tag not in ("ADJ", "NOUN", "PROPN") and t.text not in _QUOTES:
            return False
    return False


def _is_in_compound(tokens: Tokens, i: int, begin: int) -> bool:
    """Whether a word is part of a compound before a noun, whatever its tag: for-profit, so-called, follow-up."""
    if i > begin + 1 and is_glued_hyphen(tokens, i - 1):
        following = tokens[i + 1].tag if i + 1 < len(tokens) else ""
        ends = following == "VERB" and is_nominal(tokens[i]) and is_plural(tokens[i])  # 12 caucus-goers say
        goes_on = not ends and following in ("ADJ", "NOUN", "PROPN", "VERB")
        return goes_on or (i + 2 < len(tokens) and is_glued_hyphen(tokens, i + 1))  # surface-to-air
    return i + 3 < len(tokens) and is_glued_hyphen(tokens, i + 1) and tokens[i].text.isalpha()


def _is_compound(t: Token, following: Token) -> bool:
    """Whether a plural modifies the noun after it: the Rams fans, two sports cars."""
    if not is_nominal(following) or following.lower in STOPS:
        return False
    if t.lower in _MODIFIERS:
        return True
    if is_plural(following):
        return following.lower not in _SPANS  # 50 million users years earlier
    headline = following.text[0].isupper() and may_be(following.lower, "VERB") and may_be(singular(t.lower), "NOUN")
    return t.tag == "PROPN" and not headline  # Two House Members Battle


def _precedes_plural(tokens: Tokens, i: int, begin: int) -> bool:
    """Whether a token may stand between a number and the plural it counts."""
    t, following = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    goes_on = following is not None and following.tag in ("NOUN", "PROPN", "ADJ")
    if t.lower in PERSON_STATE and not is_nominal(t) and not goes_on:
        return False
    if t.tag in ("ADP", "AUX", "PRON", "PART", "SCONJ"):
        return t.lower in SKIPPED
    if t.tag == "VERB":
        if following is not None and following.tag == "NUM":
            return False  # the two met 20 times
        compound = i > begin and tokens[i - 1].tag in ("NOUN", "ADJ", "VERB") and not t.lower.endswith("s")
        return (compound and may_be(t.lower, "NOUN")) or t.lower.endswith(("ed", "ing", "en", "t", "n", "k", "d"))
    if t.text == ".":
        return tokens[i - 1].lower in TITLES
    if t.text == ",":
        if i == begin:
            return tokens[i - 1].lower in ("new", "additional")
        return _is_adjective(tokens[i - 1], following) or is_glued_hyphen(tokens, i - 2)
    if t.tag == "PUNCT":
        return t.text in SIGNS_BEFORE_PLURAL and not is_loose_hyphen(tokens, i)
    return not (t.lower in ("and", "or") and i == begin)


def _is_adjective(t: Token, following: Token | None) -> bool:
    """Whether a word before a comma is an adjective: three polarized, embittered groups; not "14 died, ..."."""
    goes_on = following is not None and (following.tag in ("ADJ", "NOUN") or following.lower.endswith("ed"))
    return t.tag == "ADJ" or (t.tag == "VERB" and t.lower.endswith(("ed", "ing")) and goes_on)
