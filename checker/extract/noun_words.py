"""The words that noun phrases after numbers are made of, and what a tagged word may be in one."""

from __future__ import annotations

from checker.language.document import Token
from checker.language.lemma import singular

Tokens = tuple[Token, ...]


def words(text: str) -> frozenset[str]:
    """A word list as a set."""
    return frozenset(text.split())


DETERMINERS = words("the those these its his her their our my")
SKIPPED = DETERMINERS | words("more other additional further new of your such")
"""Words between a number and what it counts that say nothing about it."""
AFTER_OF = DETERMINERS | words("all them us whom which")
HEDGES = words(
    """more than about around nearly almost roughly approximately estimated some over at least up to only last past
    first final next previous"""
)
"""Words between the "of the" of a part and the number of the whole: three of the more than 200 pupils."""
PRONOUNS = {"us": "person", "whom": "person"}
STOPS = words(
    """ish plus odd nationwide worldwide statewide citywide overnight hostage today tonight yesterday tomorrow abroad
    alone apart together altogether combined overall mean last next this past in on at by to from with as for
    after before since during who which that than when while where if because said says say and or but is are
    was were be been has have had will would could may might can cannot ago later each per amid among amongst
    ages aged instead about across against despite inside outside near via whilst remaining under toward towards
    between into onto upon throughout till versus vs counting behind ahead without within off once until unless thanks
    a an sunday monday tuesday
    wednesday thursday friday saturday january february april may june july august september october november
    december jan feb mar apr jun jul aug sept sep oct nov dec"""
)
"""Words that no noun phrase goes on over, whatever their tag."""
INVARIANT = words(
    """aircraft spacecraft hovercraft police crew staff sheep fish cattle species series offspring personnel infantry
    cavalry faculty youth deer salmon bison military clergy livestock poultry consortia criteria bacteria
    phenomena"""
)
"""Nouns that many things are counted by without an -s."""
META = words("number figure estimate mark threshold barrier total target level limit count tally")
"""What a number is called; many of them are counted only in the plural: the 18 million figure."""
NO_PLURALS = words("trans news politics economics physics mathematics athletics gymnastics ethics")
HYPHENS = ("-", "\u2011", "\u2010")
SIGNS_INSIDE = frozenset(("-", "‑", ",", "&", '"', "“", "”", "'", "‘", "’", "#", "/"))
SIGNS_BEFORE_PLURAL = SIGNS_INSIDE | frozenset((*HYPHENS, "+", ".", "\u00ad"))
TITLES = words("mr mrs ms dr sen rep gov gen lt st top")
CONTRACTED = ("’ve", "’re", "’ll", "’d", "’m", "n’t", "'ve", "'re", "'ll", "'d", "'m", "n't")
PERSON_STATE = words(
    """dead killed injured wounded missing homeless arrested hospitalized hospitalised displaced detained hurt kidnapped
    abducted survivors unaccounted slain infected sickened trapped evacuated rescued stranded executed feared drowned
    jailed vaccinated inoculated faithful jobless unemployed"""
)
"""How people are after what is counted; no noun goes on over them."""
MEN_AND_WOMEN = words(
    """workforce protest demonstration march rally population army military force crowd audience congregation team staff
    membership community contingent group"""
)
HEADS_OF_ORDINALS = words(
    """anniversary place century floor quarter round grade degree year inning minute half term seed generation down"""
)
"""Nouns that an ordinal and a hyphen may stand before: a third-quarter loss."""


def is_nominal(t: Token) -> bool:
    """Whether a word may head a noun phrase; no title does."""
    return (t.tag in ("NOUN", "PROPN") or t.lower == "final") and t.lower not in TITLES


def is_nationality(t: Token) -> bool:
    """An adjective that names a person as well: a Republican, one Russian."""
    return t.tag == "ADJ" and t.text[:1].isupper() and t.lower.endswith(("an", "at", "ian", "ese", "ish", "i", "ist"))


def is_plural(t: Token) -> bool:
    """Whether a word has the look of a plural."""
    if t.lower in NO_PLURALS or t.lower.endswith(("us", "is")) or "." in t.text:
        return False
    return (t.lower.endswith("s") and not t.lower.endswith("ss")) or singular(t.lower) != t.lower


def glued(tokens: Tokens, i: int) -> bool:
    """No white space around a token."""
    return 0 < i < len(tokens) - 1 and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def is_loose_hyphen(tokens: Tokens, i: int) -> bool:
    """Whether a hyphen is a dash or a minus, and not in a compound, however it is spaced: U.S.- bound, 11th -hour."""
    t = tokens[i]
    before, after = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    if t.text not in HYPHENS or before is None or after is None:
        return False
    if before.text in HYPHENS or after.text in HYPHENS or (after.tag == "NUM" and before.end < t.start):
        return True
    return before.end < t.start and t.end < after.start


def is_glued_hyphen(tokens: Tokens, i: int) -> bool:
    """Whether a token is the hyphen inside a compound."""
    return tokens[i].text in HYPHENS and glued(tokens, i)
