"""The noun after a number, which it counts: through adjectives, "more", "of the", hyphens, possessives."""

from __future__ import annotations

from msgspec import Struct

from checker.extract.noun_phrase import Phrase
from checker.extract.noun_words import (
    AFTER_OF,
    HEADS_OF_ORDINALS,
    HEDGES,
    HYPHENS,
    INVARIANT,
    MEN_AND_WOMEN,
    PERSON_STATE,
    PRONOUNS,
    SKIPPED,
    STOPS,
    Tokens,
    glued,
    is_glued_hyphen,
    is_plural,
)
from checker.language.document import Document, Token, token_from
from checker.language.lemma import singular, verb_base
from checker.language.tagger import may_be


class Noun(Struct, frozen=True):
    """A counted noun phrase."""

    head: str = ""
    """Its head noun in the singular, lower case unless a name; "" where none was found."""
    phrase: str = ""
    """As written, without the number."""
    end: int = -1
    verb_next: bool = False
    """The next word is a verb: what stands before it is no modifier of a noun."""
    adjective: bool = False
    """The number only forms an adjective and counts nothing: a three-tiered system."""


def noun_after(document: Document, pos: int, *, ordinal: bool = False, many: bool = False, one: bool = False) -> Noun:
    """The noun phrase that follows a number ending at `pos`; of `many` things a plural, of `one` none."""
    tokens, first = tokens_from(document, pos)
    verb_next = first < len(tokens) and tokens[first].tag in ("VERB", "AUX")
    begin, of_seen = _skip_determiners(tokens, first, ordinal=ordinal, one=one)
    hyphened = begin + 1 < len(tokens) and tokens[begin].start == pos and tokens[begin].text in HYPHENS
    if hyphened and tokens[begin + 1].lower in ("odd", "plus", "strong", "ish", "some"):
        begin, hyphened = begin + 2, False
    elif hyphened and not ordinal and _is_participle_adjective(tokens[begin + 1]):
        return Noun(adjective=True)
    elif not hyphened:
        begin += _filler_length(tokens, begin)
    begin += hyphened
    phrase = Phrase(tokens, begin, many=many, one=one)
    if hyphened and _is_head_after_hyphen(tokens[begin], ordinal=ordinal):
        phrase.head = begin  # a 300-member coalition counts members, a 238-count indictment counts
    elif ordinal and _is_deed(tokens, begin):
        phrase.head, verb_next = begin, False
    else:
        phrase.find_head(compound=hyphened)
    if phrase.head is None:
        state = begin + (begin < len(tokens) and tokens[begin].tag == "NUM")  # two of the four injured
        following = tokens[state] if of_seen and state < len(tokens) else None
        if following and (following.lower in PRONOUNS or _is_state(tokens, state)):
            return Noun("person", "", following.end, verb_next)
        return Noun(verb_next=verb_next)
    end = 0
    if _is_model(tokens, phrase.head):
        end = tokens[phrase.head + 2].end
        phrase.head = _noun_of_model(tokens, phrase.head)
    head = tokens[phrase.head]
    one_whole = of_seen and many and head.tag == "NOUN" and head.text.islower() and head.lower not in INVARIANT
    if one_whole and not is_plural(head) and tokens[phrase.head - 1].lower == "the":
        return Noun(verb_next=verb_next)  # the first hour or two of the evening
    if begin > 1 and tokens[begin - 1].lower == "strong" and head.lower in MEN_AND_WOMEN:
        return Noun("person", head.text, head.end, verb_next)  # the 87,000-strong workforce
    end = max(head.end, end)
    written = " ".join(document.text[tokens[begin].start : end].split())
    return Noun(_name(tokens, phrase.head, begin), written, end, verb_next)


def _is_model(tokens: Tokens, at: int) -> bool:
    """Whether a head is the letters of F-16, COVID-19."""
    if not tokens[at].text.isupper() or at + 2 >= len(tokens) or not is_glued_hyphen(tokens, at + 1):
        return False
    return tokens[at + 2].text[0].isdigit()


def _noun_of_model(tokens: Tokens, at: int) -> int:
    """The noun that a model stands before: one C-130 plane, 200 COVID-19 test kits; else the model itself."""
    found = at
    for i in range(at + 3, min(at + 7, len(tokens))):
        if tokens[i].tag == "NOUN" and tokens[i].text.isalpha() and tokens[i].lower not in STOPS:
            found = i
        elif tokens[i].tag != "ADJ" or found != at:
            break
    return found


def tokens_from(document: Document, pos: int) -> tuple[Tokens, int]:
    """Tokens of the sentence that `pos` lies in, and the index of the first that begins there or later."""
    tokens = document.tokens(document.sentence_at(pos - 1))
    return tokens, token_from(tokens, pos)


def verb_next(document: Document, pos: int, *, one: bool = False) -> bool:
    """Whether a verb follows a number ending at `pos`, and no plural that it counts; of `one` a form in -s is a verb,
    too: one person in three lives alone."""
    tokens, i = tokens_from(document, pos)
    if i >= len(tokens):
        return False
    if tokens[i].tag in ("VERB", "AUX"):
        return one or not is_plural(tokens[i])
    goes_on = i + 1 < len(tokens) and tokens[i + 1].tag in ("ADV", "DET")
    return one and goes_on and tokens[i].lower.endswith("s") and may_be(tokens[i].lower, "VERB")


def _skip_determiners(tokens: Tokens, first: int, *, ordinal: bool, one: bool) -> tuple[int, bool]:
    """Index of the first word after "more", "of the" and the like, and whether "of the" was among them."""
    of_seen, last = False, min(first + 5, len(tokens))
    for i in range(first, last):
        word = tokens[i].lower
        if word == "out" and i + 2 < last and tokens[i + 1].lower == "of" and _is_whole(tokens, i + 2):
            continue
        if word == "of":
            if ordinal or not _is_whole(tokens, i + 1):
                return i, of_seen
            of_seen = True
        elif word not in SKIPPED and (one or word != "remaining" or not _is_before_noun(tokens, i + 1)):
            return (_after_hedge(tokens, i), True) if of_seen else (i, False)
    return last, of_seen


def _is_before_noun(tokens: Tokens, i: int) -> bool:
    return i < len(tokens) and tokens[i].tag in ("NOUN", "PROPN", "ADJ") and tokens[i].lower not in STOPS


def _is_whole(tokens: Tokens, i: int) -> bool:
    """Whether a word after "of" begins what the number is a part of: of the, of them, of 60, of about 60."""
    if i == len(tokens):
        return False
    return tokens[i].lower in AFTER_OF or tokens[_after_hedge(tokens, i)].tag == "NUM"


def _after_hedge(tokens: Tokens, i: int) -> int:
    """Index of the number at or after `i` where nothing but a hedge stands before it, else `i`."""
    for k in range(i, min(i + 4, len(tokens))):
        if tokens[k].tag == "NUM":
            return k
        if tokens[k].lower not in HEDGES:
            break
    return i


def _is_state(tokens: Tokens, i: int) -> bool:
    """Whether people are named by how they are: (of the) most severely injured, dead."""
    while i < len(tokens) and tokens[i].tag == "ADV":
        i += 1
    return i < len(tokens) and tokens[i].lower in PERSON_STATE


def _is_participle_adjective(t: Token) -> bool:
    return t.lower.endswith("ed") and t.tag in ("ADJ", "VERB")


def _filler_length(tokens: Tokens, i: int) -> int:
    """Number of tokens of "plus", a closing bracket or "or so" at `i`."""
    if i < len(tokens) and tokens[i].lower in ("plus", ")"):
        return 1
    if i + 1 < len(tokens) and tokens[i].lower == "or" and tokens[i + 1].lower in ("so", "more", "fewer", "less"):
        return 2
    return 0


def _is_deed(tokens: Tokens, i: int) -> bool:
    """Whether a word that looks like a verb is what is ranked: the first throw of the day, their second win."""
    if i + 1 >= len(tokens) or tokens[i].tag != "VERB" or i < 2:
        return False
    ranked = tokens[i - 2].tag in ("DET", "PRON") or tokens[i - 2].lower.endswith(("'s", "’s"))
    bare = tokens[i].text.islower() and verb_base(tokens[i].lower) == tokens[i].lower
    return ranked and bare and tokens[i + 1].tag in ("PUNCT", "ADP", "CCONJ")


def _is_head_after_hyphen(t: Token, *, ordinal: bool) -> bool:
    return (
        t.text.isalpha()
        and t.tag != "NUM"
        and (t.tag != "ADP" or ordinal)
        and (not ordinal or t.lower in HEADS_OF_ORDINALS)
    )


def _name(tokens: Tokens, at: int, begin: int) -> str:
    """A head noun as a unit: in the singular, in lower case unless a name."""
    head = tokens[at]
    name = "person" if head.lower in ("people's", "people’s") else singular(head.lower)
    capitals = head.text[:-1] if head.text.endswith("s") else head.text
    if _is_model(tokens, at):
        return f"{head.text}-{tokens[at + 2].text.rstrip('s')}"  # two F-16s
    if "." in head.text or (
        len(capitals) > 1 and capitals.isupper() and capitals.isalpha() and not may_be(name, "NOUN")
    ):
        name = capitals  # U.S., RBIs
    elif head.text[:1].isupper() and not may_be(name, "NOUN"):
        name = head.text[0] + name[1:]  # a Russian, an American
    if name == "other":
        name = "person"
    compound = at > begin + 1 and tokens[at - 1].text in HYPHENS and glued(tokens, at - 1)
    if compound and tokens[at - 2].tag in ("NOUN", "ADJ", "ADV", "ADP", "VERB"):
        name = f"{tokens[at - 2].lower}-{name}"  # party-goers
    return name
