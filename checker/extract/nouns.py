"""The noun after a number, which it counts: through adjectives, "more", "of the", hyphens, possessives."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from checker.extract.noun_words import (
    AFTER_OF,
    CONTRACTED,
    HEADS_OF_ORDINALS,
    HYPHENS,
    MEN_AND_WOMEN,
    PERSON_STATE,
    PRONOUNS,
    SIGNS_INSIDE,
    SKIPPED,
    STOPS,
    TITLES,
    Tokens,
    glued,
    is_nationality,
    is_nominal,
    is_plural,
)
from checker.extract.plurals import first_plural
from checker.language.document import Document, Token
from checker.language.lemma import singular, verb_base
from checker.language.tagger import may_be


@dataclass(frozen=True, slots=True)
class Noun:
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
    begin, of_seen = _skip_determiners(tokens, first, ordinal=ordinal)
    hyphened = begin + 1 < len(tokens) and tokens[begin].start == pos and tokens[begin].text in HYPHENS
    if hyphened and tokens[begin + 1].lower in ("odd", "plus", "strong", "ish"):
        begin, hyphened = begin + 2, False
    elif hyphened and not ordinal and _is_participle_adjective(tokens[begin + 1]):
        return Noun(adjective=True)
    elif not hyphened:
        begin += _filler_length(tokens, begin)
    begin += hyphened
    phrase = _Phrase(tokens, begin, many=many, one=one)
    if hyphened and _is_head_after_hyphen(tokens[begin], ordinal=ordinal):
        phrase.head = begin  # a 300-member coalition counts members, a 238-count indictment counts
    elif ordinal and _is_deed(tokens, begin):
        phrase.head, verb_next = begin, False
    else:
        phrase.find_head(compound=hyphened)
    if phrase.head is None:
        pronoun = tokens[begin - 1] if of_seen and begin < len(tokens) else None
        if pronoun and pronoun.lower in PRONOUNS:
            return Noun(PRONOUNS[pronoun.lower], "", pronoun.end, verb_next)
        return Noun(verb_next=verb_next)
    head = tokens[phrase.head]
    if begin > 1 and tokens[begin - 1].lower == "strong" and head.lower in MEN_AND_WOMEN:
        return Noun("person", head.text, head.end, verb_next)  # the 87,000-strong workforce
    written = " ".join(document.text[tokens[begin].start : head.end].split())
    return Noun(_name(tokens, phrase.head, begin), written, head.end, verb_next)


def tokens_from(document: Document, pos: int) -> tuple[Tokens, int]:
    """Tokens of the sentence that `pos` lies in, and the index of the first that begins there or later."""
    tokens = document.tokens(document.sentence_at(pos - 1))
    return tokens, bisect_left(tokens, pos, key=attrgetter("start"))


def _skip_determiners(tokens: Tokens, first: int, *, ordinal: bool) -> tuple[int, bool]:
    """Index of the first word after "more", "of the" and the like, and whether "of the" was among them."""
    of_seen, last = False, min(first + 5, len(tokens))
    for i in range(first, last):
        word = tokens[i].lower
        if word == "of":
            if ordinal or i + 1 == len(tokens) or tokens[i + 1].lower not in AFTER_OF:
                return i, of_seen
            of_seen = True
        elif word not in SKIPPED:
            return i, of_seen
    return last, of_seen


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
    return t.text.isalpha() and t.tag != "NUM" and (not ordinal or t.lower in HEADS_OF_ORDINALS)


def _name(tokens: Tokens, at: int, begin: int) -> str:
    """A head noun as a unit: in the singular, in lower case unless a name."""
    head = tokens[at]
    name = singular(head.lower)
    capitals = head.text[:-1] if head.text.endswith("s") else head.text
    if "." in head.text or (
        len(capitals) > 1 and capitals.isupper() and capitals.isalpha() and not may_be(name, "NOUN")
    ):
        name = capitals  # U.S., RBIs
    elif head.text[:1].isupper() and not may_be(name, "NOUN"):
        name = head.text[0] + name[1:]  # a Russian, an American
    if name == "other":
        name = "person"
    compound = at > begin + 1 and tokens[at - 1].text in HYPHENS and glued(tokens, at - 1)
    if compound and tokens[at - 2].tag in ("NOUN", "ADJ", "ADV"):
        name = f"{tokens[at - 2].lower}-{name}"  # party-goers
    return name


class _Phrase:
    """A noun phrase while its head is looked for, from left to right."""

    def __init__(self, tokens: Tokens, begin: int, *, many: bool, one: bool) -> None:
        self._tokens = tokens
        self._begin = begin
        self._many = many
        self._one = one
        self._at = begin
        self.head: int | None = None
        """Index of the head noun among the tokens."""

    def find_head(self, *, compound: bool) -> None:
        """Set `head`, if the phrase has one; `compound`: a hyphen joins it to the number."""
        tokens = self._tokens
        if self._many:
            self.head = first_plural(tokens, self._begin)
        if self.head is not None:
            self._at = self.head + 1
        else:
            last = min(self._begin + 9, len(tokens))
            while self._at < last and not (self._many and self.head is not None) and self._goes_on():
                pass
        if self._at >= len(tokens):
            return
        following, before = tokens[self._at], tokens[self._at - 1]
        if following.tag != "VERB" or not is_plural(following):
            return
        if self.head is None:  # 14 carries, two victorious runs: no verb in -s agrees with a number
            first = self._at == self._begin or before.tag == "ADJ"
            in_s = following.lower.endswith("s") and following.lower not in STOPS
            mistagged = first and not self._one and in_s and following.text.islower()
        else:  # three ski runs
            named = before.text.islower() or before.tag == "PROPN"
            singular_before = self.head == self._at - 1 and named and not is_plural(before)
            mistagged = self._many and not compound and singular_before
        if mistagged:
            self.head = self._at

    def _goes_on(self) -> bool:
        """Take in the token at hand; False where the phrase ends before it."""
        t, i = self._tokens[self._at], self._at
        if t.lower in STOPS or t.lower.endswith(CONTRACTED):
            return False
        if i == self._begin and t.lower in PERSON_STATE and not self._nominal_within(i + 1):
            return False
        if is_nominal(t):
            return self._takes_noun(t)
        if self.head is not None:
            return self._goes_on_after_head(t)
        if not self._stands_before_noun(t):
            return False
        if is_nationality(t) and not self._nominal_within(i + 1):
            self.head = i  # the third Republican this week
        self._at += 1
        return True

    def _takes_noun(self, t: Token) -> bool:
        i = self._at
        head = None if self.head is None else self._tokens[self.head]
        if head and head.lower.endswith("s") and t.lower.endswith("ing") and t.tag == "NOUN":
            return False  # 10 Republicans voting for it
        if self._one and head is None and t.text.islower() and is_plural(t) and not self._nominal_within(i + 1):
            return False  # if one goes wrong
        if self._one and head and self.head == i - 1 and head.text.islower() and t.text.islower() and is_plural(t):
            return False  # one bill replaces another
        if head and head.tag == "NOUN" and self.head == i - 1:
            name_next = t.tag == "PROPN" and head.text.islower() and t.text[0].isupper()
            if name_next or (not self._one and is_plural(head) and not is_plural(t) and t.text.islower()):
                return False  # the first time North Korea; these two provisions mean
        if not (t.text.endswith(("’s", "'s")) and self._nominal_within(i + 1)):
            self.head = i  # a possessive is no counted noun: two of Smith’s colleagues
        self._at += 1
        return True

    def _goes_on_after_head(self, t: Token) -> bool:
        """Whether the phrase goes on after a noun: over a hyphen, a possessive, a name’s adjective."""
        tokens, i = self._tokens, self._at
        assert self.head is not None
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        joined = following if t.text in ("-", "‑") and glued(tokens, i) else None
        if joined and joined.tag in ("NOUN", "PROPN", "ADJ", "VERB"):
            return self._passes_hyphen(joined)
        quote_s = t.lower in ("'", "’") and following is not None and following.lower == "s"
        if (quote_s or t.text in ("’s", "'s")) and self._nominal_within(i + 1):
            self.head = None
        elif is_nationality(t) and tokens[self.head].text[0].isupper() and not self._nominal_within(i + 1):
            self.head = i  # one Iowa Republican
        elif not (self._is_inner_adjective(t, following) or (t.lower in ("and", "or") and self._modifies_on())):
            return False
        self._at += 1
        return True

    def _passes_hyphen(self, following: Token) -> bool:
        """A compound: its last noun is the head; where it is an adjective, the noun after it."""
        self._at += 1
        if not is_nominal(following):
            if not self._nominal_within(self._at + 1):
                return False
            self.head = None
        return True

    def _is_inner_adjective(self, t: Token, following: Token | None) -> bool:
        """North Korean children, four state Democratic contests."""
        if t.tag != "ADJ" or following is None or not is_nominal(following) or following.lower in STOPS:
            return False
        return t.text[0].isupper() or (self.head is not None and self._tokens[self.head].tag == "PROPN")

    def _modifies_on(self) -> bool:
        """party and local leaders: after "and" an adjective and a plural that the noun before it modifies as well."""
        tokens, i = self._tokens, self._at
        if self.head is None or is_plural(tokens[self.head]) or i + 2 >= len(tokens):
            return False
        return tokens[i + 1].tag == "ADJ" and tokens[i + 2].tag == "NOUN" and is_plural(tokens[i + 2])

    def _stands_before_noun(self, t: Token) -> bool:
        """Whether a word or sign may stand between a number and the noun."""
        tokens, i = self._tokens, self._at
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if t.tag in ("ADJ", "NUM") or t.lower in TITLES or (t.text == "." and tokens[i - 1].lower in TITLES):
            return True
        if t.tag == "VERB" and t.lower.endswith(("ed", "ing", "n")) and self._modifies(t, following):
            done = self._many and i > self._begin and tokens[i - 1].tag == "ADV"
            return not (done and following is not None and following.tag == "PROPN")  # two openly praised Smith
        if following is None:
            return False
        if t.text in SIGNS_INSIDE:
            if t.text == ",":
                return following.tag == "ADJ" and i > self._begin
            if following.tag in ("NOUN", "PROPN", "ADJ", "VERB", "NUM", "ADV", "ADP"):
                return True
        if t.lower == "of" and i > self._begin and tokens[i - 1].tag == "ADJ":
            return False  # 50,000 short of plan
        if t.tag in ("ADV", "CCONJ", "ADP", "DET", "X", "PUNCT") and t.lower.isalpha():
            return self._nominal_within(i + 1)
        return False

    def _modifies(self, t: Token, following: Token | None) -> bool:
        """A participle before its noun: fallen leaves; but "40 injured" ends with it."""
        if t.lower not in PERSON_STATE:
            return self._nominal_within(self._at + 1)
        return following is not None and is_nominal(following) and following.lower not in STOPS

    def _nominal_within(self, i: int) -> bool:
        """A noun follows within three words that may stand before one."""
        for t in self._tokens[i : i + 3]:
            if is_nominal(t):
                return True
            if t.tag not in ("ADJ", "VERB", "ADV", "NUM") and t.text not in ("-", ","):
                return False
        return False
