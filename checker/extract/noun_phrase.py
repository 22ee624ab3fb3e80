"""The head noun of a phrase that begins after a number, found from left to right over adjectives, names and hyphens."""

from __future__ import annotations

from checker.extract.noun_words import (
    CONTRACTED,
    INVARIANT,
    META,
    PERSON_STATE,
    SIGNS_INSIDE,
    STOPS,
    TITLES,
    Tokens,
    glued,
    is_glued_hyphen,
    is_loose_hyphen,
    is_nationality,
    is_nominal,
    is_plural,
)
from checker.extract.plurals import first_plural
from checker.language.document import Token
from checker.language.tagger import may_be


class Phrase:
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
        if not self._takes_mistagged(compound=compound) and self._many and not compound:
            self._drop_singular()

    def _takes_mistagged(self, *, compound: bool) -> bool:
        """Whether a plural that the tagger holds for a verb becomes the head."""
        tokens = self._tokens
        if self._at >= len(tokens):
            return False
        following, before = tokens[self._at], tokens[self._at - 1]
        unknown = following.tag == "ADV" and self.head is None and not may_be(following.lower, "ADV")
        if not (following.tag == "VERB" or unknown) or not is_plural(following):
            return False
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
        return mistagged

    def _drop_singular(self) -> None:
        """No singular is counted by many: its 10 most wanted list, the two plan to meet."""
        i = self.head
        if i is None:
            return
        t = self._tokens[i]
        if t.tag != "NOUN" or not t.text.islower() or is_plural(t) or t.lower in INVARIANT:
            return
        if i > 1 and is_glued_hyphen(self._tokens, i - 1) and self._tokens[i - 2].tag == "NUM":
            return  # of the 53-member caucus
        if i > self._begin or t.lower in META or (may_be(t.lower, "VERB") and not self._nominal_within(i + 1)):
            self.head = None

    def _goes_on(self) -> bool:
        """Take in the token at hand; False where the phrase ends before it."""
        t, i = self._tokens[self._at], self._at
        if t.lower in STOPS or t.lower.endswith(CONTRACTED):
            return False
        if i == self._begin and t.lower in PERSON_STATE:
            comma = i + 1 < len(self._tokens) and self._tokens[i + 1].text == ","
            if comma or not self._nominal_within(i + 1):
                return False
        if is_nominal(t) and not (t.tag == "ADJ" and self._nominal_within(i + 1)):
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
        if self._many and not head and t.text[0].isupper() and may_be(t.lower, "VERB") and not may_be(t.lower, "NOUN"):
            return False  # 1.4 Million Seek Aid
        if head and head.lower.endswith("s") and t.lower.endswith("ing") and t.tag == "NOUN":
            return False  # 10 Republicans voting for it
        if self._one and head is None and t.text.islower() and is_plural(t) and not self._nominal_within(i + 1):
            return False  # if one goes wrong
        if self._one and head and self.head == i - 1 and head.text.islower() and t.text.islower() and is_plural(t):
            return False  # one bill replaces another
        if head and head.tag == "NOUN" and self.head == i - 1:
            name_next = t.tag == "PROPN" and head.text.islower() and t.text[0].isupper()
            name_next = name_next and not (
                self._one and not head.lower.endswith("ing") and not may_be(head.lower, "NOUN")
            )  # one overwrought Lund man
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
        elif self._ends_as_noun(t, following):
            self.head = i  # one defense official told
        elif not (self._is_inner_adjective(t, following) or (t.lower in ("and", "or") and self._modifies_on())):
            return False
        self._at += 1
        return True

    def _ends_as_noun(self, t: Token, following: Token | None) -> bool:
        """Whether an adjective right after a noun is one itself."""
        if (
            t.tag != "ADJ"
            or t.lower == "general"
            or self.head != self._at - 1
            or not (t.text.islower() and may_be(t.lower, "NOUN"))
        ):
            return False
        return following is None or following.tag in ("VERB", "AUX", "PUNCT")

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
            if is_loose_hyphen(tokens, i):
                return False
            if t.text == ",":
                return following.tag == "ADJ" and i > self._begin
            if following.tag in ("NOUN", "PROPN", "ADJ", "VERB", "NUM", "ADV", "ADP"):
                return True
        if t.lower == "of":
            if i > self._begin:
                return tokens[i - 1].tag != "ADJ" and self._nominal_within(i + 1)  # 50,000 short of plan
            if self._many and following.tag == "PROPN" and not self._owns(i + 2) and not self._plural_within(i + 1):
                return False  # season 2 of Norvik
        if is_glued_hyphen(tokens, i - 1) and self._nominal_within(i + 1):
            return True  # short-haul aircraft
        if t.tag in ("ADV", "CCONJ", "ADP", "DET", "X", "PUNCT") and t.lower.isalpha():
            return self._nominal_within(i + 1)
        return False

    def _owns(self, i: int) -> bool:
        """Whether a possessive ends before index `i`, or its sign stands there: two of Lund’s colleagues."""
        return self._tokens[i - 1].text.endswith(("’s", "'s", "s’", "s'")) or (
            i < len(self._tokens) and self._tokens[i].text in ("'", "’", "’s", "'s")
        )

    def _plural_within(self, i: int) -> bool:
        return any(is_nominal(t) and t.lower.endswith("s") for t in self._tokens[i : i + 3])

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
