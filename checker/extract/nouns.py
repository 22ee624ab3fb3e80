"""The noun that a number counts: through adjectives, "more", "of the", hyphens; or the one that the sentence implies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.language.document import Document, Token
from checker.language.lemma import singular
from checker.language.tagger import may_be

_SKIP = frozenset("more other additional further new of the these those its his her their our my your such".split())
_STOPS = frozenset("ish plus odd nationwide worldwide statewide citywide overnight hostage today tonight yesterday tomorrow abroad alone apart together altogether combined overall mean last next this past in on at by to from with as for after before since during who which that than when while where if because said says say and or but is are was were be been has have had will would could may might can ago later each per amid among amongst ages aged instead about across against despite inside outside near via whilst remaining a an sunday monday tuesday wednesday thursday friday saturday january february april june july august september october november december jan feb aug sept oct nov dec".split())  # fmt: skip
_HYPHENS = ("-", "\u2011", "\u2010")
_TITLES = frozenset("mr mrs ms dr sen rep gov gen lt".split())
_PERSON_STATE = frozenset("dead killed injured wounded missing homeless arrested hospitalized hospitalised displaced detained dead, hurt kidnapped abducted survivors unaccounted slain infected sickened trapped evacuated rescued stranded executed feared drowned jailed".split())  # fmt: skip
_PERSON_VERBS = frozenset(
    "kill killed kills killing injure injured injures injuring wound wounded wounds wounding abduct abducted abducting kidnap kidnapped kidnapping arrest arrested arresting "
    "evacuate evacuated evacuating rescue rescued rescuing employ employs employed employing hire hired hiring displace displaced displacing hurt hurting detain detained detaining "
    "slaughter slaughtered slaughtering murder murdered murdering infect infected infecting execute executed freed free freeing release released releasing hospitalize hospitalized "
    "seat seats seating fire fired firing lay laid shot shooting slain slay massacred massacring sickened trapped saw left leaving leaves".split()
)  # fmt: skip


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


NOT_COUNTED = Noun(end=-2)
"""The number only forms an adjective."""


def _tokens_from(document: Document, pos: int) -> tuple[tuple[Token, ...], int]:
    index = document.sentence_at(pos - 1)
    tokens = document.tokens(index)
    lo = 0
    while lo < len(tokens) and tokens[lo].start < pos:
        lo += 1
    return tokens, lo


def _is_nominal(t: Token) -> bool:
    return t.tag in ("NOUN", "PROPN")


def noun_after(document: Document, pos: int, *, ordinal: bool = False, many: bool = False) -> Noun:
    """The noun phrase that follows a number ending at `pos`; of `many` things the noun is a plural."""
    tokens, i = _tokens_from(document, pos)
    first = i
    verb_next = i < len(tokens) and tokens[i].tag in ("VERB", "AUX")
    of_seen = False
    while i < len(tokens) and i - first < 5:
        low = tokens[i].lower
        if low == "of" and i + 1 < len(tokens) and tokens[i + 1].lower in ("the", "these", "those", "its", "his", "her", "their", "our", "my", "all", "them", "us", "whom", "which") and not ordinal:
            of_seen = True
        elif low not in _SKIP or low == "of":
            break
        i += 1
    hyphenated = i + 1 < len(tokens) and tokens[i].start == pos and tokens[i].text in _HYPHENS
    if hyphenated and tokens[i + 1].lower in ("odd", "plus", "strong", "ish"):
        i, hyphenated = i + 2, False
    elif hyphenated and not ordinal and tokens[i + 1].lower.endswith("ed") and tokens[i + 1].tag in ("ADJ", "VERB"):
        return NOT_COUNTED  # a three-tiered system
    elif i < len(tokens) and tokens[i].lower in ("plus", ")"):
        i += 1
    elif i + 1 < len(tokens) and tokens[i].lower == "or" and tokens[i + 1].lower in ("so", "more", "fewer", "less"):
        i += 2
    begin = i + hyphenated
    i = begin
    head: Token | None = None
    if hyphenated and (not ordinal or tokens[begin].lower in ("anniversary", "place", "century", "floor", "quarter", "round", "grade", "degree", "year", "inning", "minute", "half", "term", "seed", "generation", "down")) and tokens[begin].text.isalpha() and tokens[begin].tag != "NUM":
        head = tokens[begin]  # a 300-member coalition counts members, a 238-count indictment counts
        i = len(tokens)
    elif many:
        head = _first_plural(tokens, begin)
        if head is not None:
            i = tokens.index(head) + 1
    while (head is None or not many) and i < len(tokens) and i - begin < 9:
        t = tokens[i]
        if t.lower in _STOPS or "’" in t.lower and t.lower.endswith(("’ve", "’re", "’ll", "’d", "’m")) or t.lower in _PERSON_STATE and i == begin and not _nominal_follows(tokens, i + 1) or t.lower.endswith(("n’t", "n't")):
            break
        if _is_nominal(t):
            if head is not None and head.lower.endswith("s") and t.lower.endswith("ing") and t.tag == "NOUN":
                break  # 10 Republicans voting for it
            if head is not None and head.tag == "NOUN" and tokens[i - 1] is head and (t.tag == "PROPN" and head.text.islower() and t.text[0].isupper() or _plural(head) and not _plural(t) and t.text.islower()):
                break  # the first time North Korea; these two provisions mean
            if t.text.endswith(("’s", "'s")) and _nominal_follows(tokens, i + 1):
                i += 1
                continue  # a possessive is no counted noun: two of Smith’s colleagues
            head = t
        elif head is not None:
            if t.text in ("-", "‑") and i + 1 < len(tokens) and _glued(tokens, i) and (_is_nominal(tokens[i + 1]) or tokens[i + 1].tag in ("ADJ", "VERB")):
                i += 1
                if not _is_nominal(tokens[i]):
                    head = head if not _nominal_follows(tokens, i + 1) else None
                    if head is not None:
                        break
                continue
            if t.lower in ("'", "’") and i + 1 < len(tokens) and tokens[i + 1].lower == "s" or t.text in ("’s", "'s"):
                if _nominal_follows(tokens, i + 1):
                    head = None
                    i += 1
                    continue
            if t.tag == "ADJ" and (t.text[0].isupper() or head.tag == "PROPN") and i + 1 < len(tokens) and _is_nominal(tokens[i + 1]) and tokens[i + 1].lower not in _STOPS:
                i += 1
                continue  # North Korean children, four state Democratic contests
            if t.lower in ("and", "or") and _modifies_on(tokens, i, head):
                i += 1
                continue  # party and conservative leaders
            break
        elif t.tag in ("ADJ", "NUM") or t.tag == "VERB" and t.lower.endswith(("ed", "ing", "en", "n")) and (_nominal_follows(tokens, i + 1) if t.lower not in _PERSON_STATE else i + 1 < len(tokens) and _is_nominal(tokens[i + 1]) and tokens[i + 1].lower not in _STOPS):
            pass
        elif t.text in ("-", "‑", ",", "&", '"', "“", "”", "'", "‘", "’", "#", "/") and i + 1 < len(tokens) and (t.text != "," or tokens[i + 1].tag == "ADJ" and i > begin) and (tokens[i + 1].tag in ("NOUN", "PROPN", "ADJ", "VERB", "NUM", "ADV", "ADP")):
            pass
        elif t.tag in ("ADV", "CCONJ", "ADP", "DET", "X", "PUNCT") and t.lower not in _STOPS and _nominal_follows(tokens, i + 1) and t.lower.isalpha():
            pass
        elif t.lower in ("and", "or") and i > begin and tokens[i - 1].tag == "ADJ" and i + 1 < len(tokens) and tokens[i + 1].tag == "ADJ":
            pass
        elif t.lower in _TITLES or t.text == "." and tokens[i - 1].lower in _TITLES:
            pass
        else:
            break
        i += 1
    if head is None and i < len(tokens) and tokens[i].tag == "VERB" and tokens[i].lower.endswith("s") and tokens[i].text.islower() and (i == begin or tokens[i - 1].tag == "ADJ"):
        head = tokens[i]  # 14 carries, two victorious runs: no verb in -s agrees with a number
    if many and not hyphenated and head is not None and i < len(tokens) and tokens[i - 1] is head and head.text.islower() and not _plural(head) and tokens[i].tag == "VERB" and _plural(tokens[i]):
        head = tokens[i]  # three ski runs
    if head is None:
        if of_seen and begin < len(tokens) and tokens[begin - 1].lower in ("them", "us", "whom", "which"):
            return Noun("person" if tokens[begin - 1].lower in ("them", "us", "whom") else "", "", tokens[begin - 1].end, verb_next)
        return Noun("", "", -1, verb_next)
    name = singular(head.lower)
    if head.text[:1].isupper() and not may_be(name, "NOUN"):
        name = head.text[0] + name[1:]  # a Russian, an American
    if name == "other":
        name = "person"
    at = tokens.index(head)
    if at > begin + 1 and tokens[at - 1].text in _HYPHENS and _glued(tokens, at - 1) and tokens[at - 2].tag in ("NOUN", "ADJ", "ADV") and tokens[at - 2].start >= pos:
        name = f"{tokens[at - 2].lower}-{name}"  # party-goers
    phrase = re.sub(r"\s+", " ", document.text[tokens[begin].start : head.end])
    return Noun(name, phrase, head.end, verb_next)


def _first_plural(tokens: tuple[Token, ...], begin: int) -> Token | None:
    """The plural that ends a noun phrase begun at `begin`: of many things the counted noun is one."""
    for i in range(begin, min(begin + 8, len(tokens))):
        t = tokens[i]
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if t.lower in _STOPS or "’" in t.text or "'" in t.text and len(t.text) > 1:
            if t.lower.endswith(("’s", "'s")):
                continue
            return None
        if t.lower in _PERSON_STATE and not _is_nominal(t) and not (following and (_is_nominal(following) or following.tag == "ADJ")):
            return None
        if _is_nominal(t) and _plural(t):
            if following and _is_nominal(following) and following.lower not in _STOPS and (t.tag == "PROPN" or _plural(following)):
                continue
            return t
        if t.tag in ("ADP", "AUX", "PRON", "PART", "SCONJ") and t.lower not in _SKIP:
            return None
        if t.tag == "VERB" and not t.lower.endswith(("ed", "ing", "en", "t", "n", "k", "d")):
            return None
        if t.tag == "PUNCT" and t.text not in ("-", ",", '"', "“", "”", "‘", "’", "'", "+", "&", "/", ".") + _HYPHENS or t.text == "." and tokens[i - 1].lower not in _TITLES:
            return None
        if t.text == "," and not (i > begin and tokens[i - 1].tag == "ADJ"):
            return None
        if t.lower in ("and", "or") and i == begin:
            return None
    return None


def _plural(t: Token) -> bool:
    return t.lower.endswith("s") and not t.lower.endswith("ss") or singular(t.lower) != t.lower


def _modifies_on(tokens: tuple[Token, ...], i: int, head: Token) -> bool:
    """After "and": an adjective and a plural noun that the noun before it modifies as well."""
    return not _plural(head) and i + 2 < len(tokens) and tokens[i + 1].tag == "ADJ" and tokens[i + 2].tag == "NOUN" and _plural(tokens[i + 2])


def _glued(tokens: tuple[Token, ...], i: int) -> bool:
    return i > 0 and tokens[i - 1].end == tokens[i].start and i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start


def _nominal_follows(tokens: tuple[Token, ...], i: int) -> bool:
    """A noun follows within three words that may stand before one."""
    for t in tokens[i : i + 3]:
        if _is_nominal(t):
            return True
        if t.tag not in ("ADJ", "VERB", "ADV", "NUM") and t.text not in ("-", ","):
            return False
    return False


def implied_noun(document: Document, start: int, end: int) -> str:
    """The noun of a number that stands alone: 49 dead, abducting 240, 58 killed; person, or "" where nothing tells."""
    tokens, i = _tokens_from(document, end)
    for t in tokens[i : i + 3]:
        if t.lower in _PERSON_STATE or t.lower == "others" and i + 1 < len(tokens):
            return "person"
        if t.lower not in ("were", "are", "was", "is", "more", "others", "other", "people", "have", "been", "had", "seriously", "critically", "remain", "remained", "still", "reported", "confirmed", "feared", "believed"):
            break
    j = i - 1
    while j >= 0 and tokens[j].start >= start:
        j -= 1
    for t in reversed(tokens[max(0, j - 4) : j + 1]):
        if t.lower in _PERSON_VERBS and t.tag == "VERB":
            return "person"
        if t.tag == "NOUN" or t.text in (";", ":"):
            break
    return ""
