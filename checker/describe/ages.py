"""Whose age it is, and what an age is called: "age of Ann Smith", "age of the nurses"."""

from __future__ import annotations

from checker.describe.clause import NOMINAL, Spot, inside, joined, lead, noun_phrase_start
from checker.describe.doer import chain_start, subject_start
from checker.describe.sentence import DAYS
from checker.language.lemma import verb_base
from checker.late import late
from checker.model import Figure

_ATTRIBUTIVE = late(r"(?:year|month|week|day|decade|century)[- ]olds?(?:['’]s)?\Z")
"""With which an age ends that stands before its noun: a 45-year-old man."""
_LINKS = (
    frozenset(
        ", ( - aged age ages at is was are were be been must who will would had has turn turns turned turning now "
        "then both dead just only barely already the of in between under over above below from to his her their "
        "as young old little younger older than and or".split()
    )
    | DAYS
)
"""Words between somebody and the age: Smith, who turned 45; voters between the ages of 18 and 34."""
_FARTHEST = 9
"""Tokens between the two at most."""
_PLACING = frozenset("in at near from to outside".split())
"""Prepositions whose name is no person's: a senator from Virginia, 94."""
_PHRASE = frozenset(("ADJ", "NOUN", "PROPN"))
_EXPLAINING = frozenset((",", "is", "was"))
_LISTED = frozenset(", . ; : ) and who".split())
"""What may follow a name that explains a noun: a doctor, Craig Spencer, said."""
_NAMING = frozenset("identified named known".split())
_NOBODY = frozenset("age ages year years month months life half time".split())
_NO_NAME = frozenset("DET ADP PRON CCONJ SCONJ ADV INTJ AUX PART NUM".split())
"""What a capital at the start of a sentence makes no part of a name: Yet Ann Smith, 45."""
_LONGEST_ASIDE = 12
_TYPICAL = frozenset(("age", "expectancy"))


def age(spot: Spot) -> str:
    """The phrase for an age."""
    typical = "" if is_attributive(spot.figure) else _typical(spot)
    if typical:
        return typical
    start, end = whose(spot)
    if start == end:
        return "age"
    named = _named(spot, start, end)
    name = joined(spot, start, end) if named else inside(spot, start, end)
    name = name[:-2] if _owns(name) else name
    return f"age of {name}" if named else f"age of the {name}"


def holder_of(spot: Spot) -> frozenset[str]:
    """Words of the name of who is so old."""
    start, end = whose(spot)
    named = _named(spot, start, end)
    return frozenset(
        [spot.sentence.keys[i] for i in range(start, end) if i in spot.sentence.names or (named and not i)]
    )


def _named(spot: Spot, start: int, end: int) -> bool:
    """Whether tokens are a name; one that opens a sentence is told by its comma: Roof, 21, is accused."""
    return end - 1 in spot.sentence.names or (start == 0 < end and spot.tokens[end].text == ",")


def is_attributive(figure: Figure) -> bool:
    """Whether an age stands before its noun, or is one: the 45-year-old."""
    return bool(_ATTRIBUTIVE.search(figure.text.lower()))


def _owns(word: str) -> bool:
    return word.endswith(("'s", "’s"))


def whose(spot: Spot) -> tuple[int, int]:
    """The tokens `[start, end)` of the name, else the noun, of who or what is so old; an empty range for nobody."""
    return _described(spot) if is_attributive(spot.figure) else _before(spot)


def _described(spot: Spot) -> tuple[int, int]:
    """Of "the 45-year-old nurse": Ann Smith, a 45-year-old · 45-year-old Ann Smith · a 45-year-old nurse, Ann Smith."""
    tokens, names = spot.tokens, spot.sentence.names
    start, end = _explained(spot)
    if start < end:
        return start, end
    begin = end = spot.last + 1
    while end < len(tokens) and (
        tokens[end].tag in _PHRASE or end in names or tokens[end].text == "-" or _qualifies(spot, end)
    ):
        end += 1
        if _owns(tokens[end - 1].text):  # a 46-year-old president's killing
            break
    if end == begin or _owns(tokens[spot.last].text):
        return 0, 0
    if end - 1 in names:
        start, end = _name_to(spot, end)
        return max(start, begin), end
    called = next((i for i in range(end, min(end + 8, len(tokens))) if tokens[i].lower == "as"), end)
    called = called if any(token.lower in _NAMING for token in tokens[end:called]) else end
    explains = called + 1
    past = explains
    while past in names:
        past += 1
    if past > explains and (called > end or (tokens[end].text == "," and _ends_aside(spot, past))):
        return explains, past  # a 45-year-old identified as Ann Smith; a 45-year-old nurse, Ann Smith, said
    return end - 1, end


def _qualifies(spot: Spot, i: int) -> bool:
    """Whether a verb's form is an adjective: the surviving suspect."""
    token = spot.tokens[i]
    return i + 1 < spot.after and token.tag == "VERB" and token.lower.endswith(("ing", "ed"))


def _ends_aside(spot: Spot, i: int) -> bool:
    return i == len(spot.tokens) or spot.tokens[i].lower in _LISTED


def _explained(spot: Spot) -> tuple[int, int]:
    """The name before ", a kind 75-year-old" and "was a 75-year-old"; none for "In Leeds, a 25-year-old man"."""
    tokens, names, i = spot.tokens, spot.sentence.names, spot.first - 1
    while i > spot.first - 5 and i > 1 and tokens[i].tag in ("ADJ", "ADV"):
        i -= 1
    end = i - 1 - (tokens[i - 2].text == ".")  # Jr., a 70-year-old
    if i < 2 or tokens[i].lower not in ("a", "an", "the") or tokens[i - 1].lower not in _EXPLAINING:
        return 0, 0
    if end - 1 not in names and not (end == 1 and tokens[0].text.istitle() and tokens[0].tag not in _NO_NAME):
        return 0, 0
    start, end = _name_to(spot, end)
    first = start
    while first > 1 and (first - 1 in names or tokens[first - 1].text == ","):
        first -= 1  # in Leeds, England,
    led = tokens[first - 1].lower if first else ""
    nobody = led in _PLACING or (tokens[i].lower == "the" and first and tokens[first - 1].tag == "ADP")
    if nobody or tokens[start].lower in DAYS:
        return 0, 0
    return _name_to(spot, start - 1) if _from(spot, start) else (start, end)


def _from(spot: Spot, start: int) -> bool:
    """Whether a name tells where the one before it is from: Ann Smith of Virginia."""
    return start > 1 and spot.tokens[start - 1].lower in ("of", "from") and start - 2 in spot.sentence.names


def _before(spot: Spot) -> tuple[int, int]:
    """Of "Ann Smith, 45" and "voters between the ages of 18 and 34": what stands before the words that link it."""
    tokens, names, i = spot.tokens, spot.sentence.names, lead(spot)
    farthest = max(-1, i - _FARTHEST)
    while i > farthest and (tokens[i].lower in _LINKS or tokens[i].tag == "NUM"):
        i -= 1
    if i < 0:
        return 0, 0
    if i not in names:
        if tokens[i].tag == "VERB" or (spot.verb >= 0 and verb_base(tokens[spot.verb].lower) == "die"):
            verb = i if tokens[i].tag == "VERB" else spot.verb
            return _doer(spot, verb) if verb < spot.first else (0, 0)
        named = tokens[i].tag in NOMINAL and tokens[i].lower not in _NOBODY
        return (i, i + 1) if named else (0, 0)
    start, end = _name_to(spot, i + 1)
    link = tokens[start - 1].lower if start else ""
    placed = link in _PLACING or _from(spot, start)
    if placed and end - start == 1 and start > 1:  # Ann Smith of Virginia, 45; vanished in April at 16
        if tokens[end].text != ",":
            return 0, 0
        i = start - 2 - (tokens[start - 2].text == ",")
        if i in names:
            return _name_to(spot, i + 1)
        return (i, i + 1) if i >= 0 and tokens[i].tag in NOMINAL else (0, 0)
    return start, end


def _name_to(spot: Spot, end: int) -> tuple[int, int]:
    """The name that ends before a token, with the word that begins the sentence where that is a part of it."""
    tokens, names, start = spot.tokens, spot.sentence.names, end - 1
    while start and (start - 1 in names or (start == 1 and tokens[0].text.istitle() and tokens[0].tag not in _NO_NAME)):
        start -= 1
    return start, end


def _doer(spot: Spot, verb: int) -> tuple[int, int]:
    """The subject of a verb, without article: a former president died on Friday at 94."""
    tokens, start, end = spot.tokens, subject_start(spot, verb), chain_start(spot, verb)
    if end and tokens[end - 1].text == ",":  # Ann Smith, a senator from Virginia, died
        end -= 1
        end = next((i for i in range(end - 1, max(0, end - _LONGEST_ASIDE), -1) if tokens[i].text == ","), end)
        start = noun_phrase_start(spot, end - 1)
    elif start in (end, verb):  # Ann Smith, who died
        end -= end > 0 and tokens[end - 1].lower == "who"
        end -= end > 0 and tokens[end - 1].text == ","
        start = noun_phrase_start(spot, end - 1)
    while start < end and tokens[start].tag in ("DET", "NUM"):
        start += 1
    return (start, end) if start < end else (0, 0)


def _typical(spot: Spot) -> str:
    """ "median age of the nurses", "life expectancy": an age that the sentence calls one of a kind."""
    tokens = spot.tokens
    for i in range(spot.first - 1, max(-1, spot.first - 12), -1):
        if tokens[i].lower in _TYPICAL and (not i or tokens[i - 1].text != "-"):
            start, end = i, i + 1
            while start and tokens[start - 1].tag in ("NOUN", "ADJ"):
                start -= 1
            while end < spot.first and tokens[end].tag not in ("VERB", "AUX", "PUNCT", "NUM"):
                end += 1
            while end > i + 1 and tokens[end - 1].tag == "ADP":
                end -= 1
            return joined(spot, start, end) if start < i and end < spot.first else ""
    return ""
