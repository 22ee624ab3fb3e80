"""What an editor would write beside a number: "people killed in the attack", "when Congress voted"."""

from __future__ import annotations

from checker import units
from checker.describe.about import is_dateline
from checker.describe.clause import (
    DIRECTIONS,
    Spot,
    joined,
    lead,
    noun_phrase_before,
    prepositional,
    statement,
    subject,
    subject_start,
    until_number,
    verb_before,
)
from checker.describe.sentence import DAYS, NUMBER_WORDS
from checker.language.lemma import verb_base

_OF_PEOPLE = frozenset(("kill", "injure", "missing", "arrest", "evacuate"))
"""Events that a bare number ("58 killed") counts people for."""
_HAPPENS_TO_PEOPLE = _OF_PEOPLE | {
    "abduct", "free", "escape", "charge", "convict", "sentence", "shoot", "born",
}  # fmt: skip
"""Events that say of people what they are counted for."""
_LEADING = frozenset("of the more than other these those about some nearly".split())
_PLURAL = {"person": "people", "man": "men", "woman": "women", "child": "children", "life": "lives", "foot": "feet"}
_STATES = frozenset("be total reach stand average hit top exceed equal remain become".split())
_VALUES = frozenset("put estimate value price cap set fix assess reckon keep leave hold".split())
_OTHER_CLAUSE = frozenset("when while as after before where which because since".split())
_VOTES = frozenset("vote ballot senate council parliament committee bill".split())
_NO_NAMES = frozenset("total number sum amount maximum minimum average some all out half age range order front".split())
"""Nouns before "of" that say nothing of what the number is."""
_SPANS = frozenset("year month week quarter day time hour minute decade".split())
_NAMES = {
    "length": "distance", "area": "area", "volume": "volume", "mass": "weight", "speed": "speed", "power": "power",
    "temperature": "temperature", "energy": "energy", "pressure": "pressure", "frequency": "frequency",
}  # fmt: skip
_EXTENTS = {
    "deep": "depth", "long": "length", "wide": "width", "high": "height", "tall": "height", "thick": "thickness",
    "away": "distance", "old": "age",
}  # fmt: skip
_PARTICIPLES = frozenset(
    "left built hurt lost sent cut hit put shot kept caught bought sold held made found paid spent torn born".split()
)
_NOT_WHO = frozenset(("job", "post", "position", "place", "life", "body", "case"))
_TIMES = frozenset(("after", "before", "since"))
_APART = frozenset(("earlier", "later", "before", "afterwards"))
"""Words after a time that is told back or forth from another: nothing lasted so long."""
_LONGEST = 64


def plural(noun: str) -> str:
    """The plural of a singular noun, well enough for a phrase."""
    if noun in _PLURAL:
        return _PLURAL[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def phrase_of(spot: Spot) -> str:
    """The phrase for a figure."""
    kind = spot.figure.kind
    if kind == "age":
        return _age(spot)
    if kind == "date" or kind == "time":
        return _dated(spot)
    named = _named(spot) if kind != "ordinal" and (kind != "count" or not spot.head) else ""
    if named:
        return named
    if kind == "count" or kind == "ordinal":
        return _counted(spot)
    if kind == "money":
        return _money(spot)
    if kind == "percent":
        return _percent(spot)
    if kind == "duration":
        return _duration(spot)
    if kind == "measure":
        return _measure(spot)
    if kind == "score" and any(stem in _VOTES for stem in spot.sentence.stems):
        return _fitting("vote", prepositional(spot, spot.last + 1))
    return _noun(spot) or _fitting(kind, prepositional(spot, spot.last + 1))


def _named(spot: Spot) -> str:
    """What the sentence itself calls the number: a depth of, the toll reached, put the damage at; empty for nothing."""
    tokens, i = spot.tokens, lead(spot)
    if i < 1:
        return ""
    word = tokens[i].lower
    if word == "of":
        name = noun_phrase_before(spot, i - 1)
        if name and name.split()[-1].lower() not in _NO_NAMES:
            return _fitting(name, prepositional(spot, spot.last + 1))
        return ""
    verb = i
    if word in ("at", "to") and i > 1:
        if spot.verb >= 0 and verb_base(tokens[spot.verb].lower) in _VALUES and spot.verb < i - 1:
            return noun_phrase_before(spot, i - 1)
        verb = i - 1
        if word == "at" and verb_base(tokens[verb].lower) in _VALUES:  # the damage was put at
            return subject(spot, verb)
    if tokens[verb].tag in ("VERB", "AUX") and (
        verb_base(tokens[verb].lower) in _STATES or (word == "to" and _moves(spot, verb))
    ):
        rest = prepositional(spot, spot.last + 1)
        if spot.figure.kind == "measure" and rest:
            return ""  # the village is 5 miles east of
        return _fitting(subject(spot, verb), rest if word != "to" else "")
    return ""


def _moves(spot: Spot, verb: int) -> bool:
    return any(i == verb and kind in ("rise", "fall") for i, kind in spot.sentence.events)


def _fitting(phrase: str, rest: str) -> str:
    """A phrase with what follows it, where both fit."""
    return f"{phrase} {rest}" if phrase and rest and len(phrase) + len(rest) < _LONGEST else phrase


def _level(spot: Spot) -> str:
    """Of a number that something moved to or from: "level the shares fell to", "turnout before"."""
    tokens, i = spot.tokens, lead(spot)
    word, verb = tokens[i].lower if i >= 0 else "", verb_before(spot)
    if word not in ("to", "from") or verb < 0:
        return ""
    who = subject(spot, verb)
    if not who or who[0].isdigit() or not who.split()[0].replace("-", "").isalpha() or " percent" in who:
        return "level before" if word == "from" else ""
    if word == "from":
        return f"{who} before"
    return f"level {who} {tokens[verb].text} to" if _moves(spot, verb) else ""


def _age(spot: Spot) -> str:
    tokens = spot.tokens
    names = {i for i in spot.sentence.names if tokens[i].lower not in DAYS}  # died Friday at age 94
    i = spot.first - 1
    while i >= 0 and spot.first - i <= 3 and i not in names:
        i -= 1
    if i in names:
        start = i
        while start > 0 and start - 1 in names:
            start -= 1
        if start == 1 and tokens[0].text.istitle() and tokens[0].tag != "DET":
            start = 0
        return f"age of {joined(spot, start, i + 1)}"
    typical = _typical_age(spot)
    if not typical and spot.head and spot.head not in ("old", "year"):
        return f"age of the {spot.head}"
    return typical or _age_of_nearest(spot)


def _typical_age(spot: Spot) -> str:
    """ "median age of the nurses", "life expectancy": an age that the sentence calls one of a kind."""
    tokens = spot.tokens
    for i in range(spot.first - 1, max(-1, spot.first - 12), -1):
        if tokens[i].lower in ("age", "expectancy"):
            start, end = i, i + 1
            while start and tokens[start - 1].tag in ("NOUN", "ADJ"):
                start -= 1
            while end < spot.first and tokens[end].tag not in ("VERB", "AUX", "PUNCT", "NUM"):
                end += 1
            return joined(spot, start, end) if start < i and end < spot.first else ""
    return ""


def _age_of_nearest(spot: Spot) -> str:
    tokens = spot.tokens
    nouns = (t.text for t in reversed(tokens[max(0, spot.first - 5) : spot.first]) if t.tag == "NOUN")
    noun = next((n for n in nouns if n.lower() not in ("age", "ages", "year", "years")), "")
    return f"age of the {noun}" if noun else "age"


def _dated(spot: Spot) -> str:
    """ "date of the 2016 election", "when the dam was built": the noun a date stands before, else the clause."""
    figure, tokens = spot.figure, spot.tokens
    if is_dateline(spot.sentence, spot.first, spot.last):
        return "date of the report"
    noun = _noun(spot) if figure.kind == "date" else ""
    if noun:
        return f"{'year' if str(figure.low).isdigit() else 'date'} of the {noun}"
    placed = spot.first > 1 and tokens[spot.first - 1].tag == "ADP"
    verb = verb_before(spot) if placed else -1
    if verb >= 0 and tokens[verb].tag == "VERB" and spot.sentence.barriers[verb] == spot.sentence.barriers[spot.first]:
        spot = spot._replace(verb=verb)
    doing, says_who = statement(spot)
    if not doing:
        name = noun_phrase_before(spot, spot.first - 2) if tokens[spot.first - 1].lower in ("on", "in", "at") else ""
        return f"{figure.kind} of the {name}" if name and name.split()[-1] not in ("percent", "cent") else figure.kind
    return f"when {doing}" if says_who else f"{figure.kind} ({doing})"


def _duration(spot: Spot) -> str:
    noun = _noun(spot)
    if noun and spot.head != spot.figure.unit and "-" in spot.figure.text:
        return f"length of the {noun}"
    following = spot.tokens[spot.last + 1] if spot.last + 1 < len(spot.tokens) else None
    rest = prepositional(spot, spot.last + 1) if following and following.lower in _TIMES else ""
    if rest:
        return f"time {rest}"
    doing, says_who = statement(spot)
    word = following.lower if following else ""
    if not doing:
        return "length of time"
    if word in _APART or not says_who:
        return f"length of time ({doing})"
    return f"how long ago {doing}" if word == "ago" else f"how long {doing}"


def _money(spot: Spot) -> str:
    noun = _noun(spot)
    rest = prepositional(spot, spot.after if noun else spot.last + 1)
    if noun:
        return _fitting(noun, rest)
    level = _level(spot)
    if level:
        return level
    doing, says_who = until_number(spot)
    if doing and says_who and len(doing) < _LONGEST:
        return f"sum {doing}" if not rest.startswith("for ") else _fitting(f"sum {doing}", rest)
    if rest and rest.split()[0] in ("for", "from", "to"):
        return f"sum {rest}"
    if doing or rest:
        return f"money ({doing})" if doing else f"money {rest}"
    return f"amount per {spot.figure.per}" if spot.figure.per else "money"


def _percent(spot: Spot) -> str:
    rest = prepositional(spot, spot.last + 1)
    if rest.startswith("of "):
        return f"share {rest}"
    level = _level(spot)
    if level:
        return level
    named = _named_by_what_follows(spot)
    if named:
        return named
    doing, says_who = statement(spot)
    if doing and says_who:
        return f"how much {doing}" if _moves(spot, spot.verb) else f"percentage ({doing})"
    return _fitting("percentage", rest) if rest else f"percentage ({doing})" if doing else "percentage"


def _named_by_what_follows(spot: Spot) -> str:
    """A 3 percent chance of survival, a vaccine 79 percent effective; empty for neither."""
    following = spot.tokens[spot.last + 1] if spot.last + 1 < len(spot.tokens) else None
    if following is None or following.tag not in ("NOUN", "ADJ"):
        return ""
    noun = _noun(spot)
    if noun:
        return _fitting(noun, prepositional(spot, spot.after))
    who = subject(spot, spot.verb) if 0 <= spot.verb < spot.first and following.tag == "ADJ" else ""
    return f"how {following.lower} {who} is" if who else ""


def _measure(spot: Spot) -> str:
    unit = spot.figure.unit
    name = _NAMES.get(units.dimension(unit) or "", "") or (unit if unit in ("magnitude", "category") else "")
    following = spot.tokens[spot.last + 1].lower if spot.last + 1 < len(spot.tokens) else ""
    if following in _EXTENTS:
        name = _EXTENTS[following]
    noun = _noun(spot)
    if noun and name and noun.lower() not in DIRECTIONS:
        return f"{'length' if name == 'distance' else name} of the {noun}"
    name = name or (plural(unit) if unit and " per " not in unit else unit or "measure")
    rest = prepositional(spot, spot.last + 1)
    if rest:
        return _fitting(name, rest)
    doing, _ = statement(spot)
    return _fitting(name, f"({doing})") if doing else name


def _counted(spot: Spot) -> str:
    figure, kind, event = spot.figure, spot.figure.kind, spot.event
    noun = _noun(spot)
    if not noun:
        noun = plural(figure.unit) if kind == "count" and figure.unit else figure.unit or kind
    lexicon = spot.sentence.vocabulary.lexicon
    rows = lexicon.person_rows(spot.head) if spot.head else frozenset()
    counts_people = "dead" not in rows if rows else not spot.head and event in _OF_PEOPLE
    name = lexicon.event_names.get(event, "") if kind == "count" and counts_people else ""
    if name and event in _HAPPENS_TO_PEOPLE and not _in_another_clause(spot):
        if noun == kind:
            noun = "people"
        if name.split()[0] not in noun.split():
            noun = f"{noun} {name}"
        rest = prepositional(spot, _after_event(spot))
        return noun if rest and rest.split()[0] in noun.split() else _fitting(noun, rest)
    rest = prepositional(spot, spot.after)
    return _fitting(noun, rest or (_deed(spot, bool(rows)) if kind == "count" and spot.head else ""))


def _in_another_clause(spot: Spot) -> bool:
    """Whether the event befell others: 14 were hurt when a train with 186 passengers derailed."""
    tokens, first = spot.tokens, spot.first
    words = [i for i, kind in spot.sentence.events if kind == spot.event]
    nearest = min(words, key=lambda i: abs(i - first), default=first)
    between = tokens[nearest:first] if nearest < first else tokens[spot.last + 1 : nearest]
    return any(token.lower in _OTHER_CLAUSE for token in between)


def _deed(spot: Spot, people: bool) -> str:
    """What the counted do or undergo: homes destroyed, families left without water, seats the Alliance took."""
    tokens, verb = spot.tokens, spot.verb
    if spot.after <= verb <= spot.after + 4:
        between = tokens[spot.after : verb]
        if any(t.tag not in ("AUX", "ADV", "PART") for t in between):
            return ""
        undergone = verb == spot.after or any(verb_base(t.lower) == "be" for t in between)
        rest = prepositional(spot, verb + 1)
        if undergone and (tokens[verb].lower.endswith(("ed", "en", "wn")) or tokens[verb].lower in _PARTICIPLES):
            state = tokens[verb + 1] if verb + 1 < len(tokens) else None
            how = state.text if state and state.tag == "ADJ" else rest  # confirmed dead
            return f"{tokens[verb].text} {how}".strip()
        if verb == spot.after:
            return ""
        what = _object(spot, verb + 1) or rest
        if between[0].tag == "PART":
            return ""  # victims to negotiate with
        relative = "who" if people and spot.head not in _NOT_WHO else "that"
        return f"{relative} {joined(spot, spot.after, verb + 1)} {what}".strip()
    if 0 <= verb < spot.first and lead(spot) == verb:
        doing, says_who = until_number(spot)
        start = subject_start(spot, verb)
        return doing if says_who and not any(t.tag == "VERB" for t in tokens[start:verb]) else ""
    return ""


def _object(spot: Spot, start: int) -> str:
    """The short noun phrase that begins at a token."""
    tokens, end = spot.tokens, start
    while end < min(len(tokens), start + 4) and tokens[end].tag in ("DET", "ADJ", "NOUN", "PROPN", "VERB"):
        end += 1
    return joined(spot, start, end) if end > start and tokens[end - 1].tag in ("NOUN", "PROPN") else ""


def _noun(spot: Spot) -> str:
    """The noun phrase after a number as written, without "of the" and other numbers."""
    tokens = spot.tokens[spot.last + 1 : spot.after]
    if not tokens or not spot.head or (spot.head in _SPANS and spot.figure.kind != "count"):
        return ""
    if tokens[0].tag in ("VERB", "AUX", "ADP") and tokens[0].lower != "of":
        return ""
    words = [t.text for t in tokens if t.tag != "NUM" and t.lower not in NUMBER_WORDS and t.text != "-"]
    while words and words[0].lower() in _LEADING:
        words.pop(0)
    return " ".join(words[-4:])


def _after_event(spot: Spot) -> int:
    """Past "were killed", "dead", "who died": where the place or the occasion stands."""
    tokens, i = spot.tokens, spot.after
    while i < min(len(tokens), spot.after + 4) and (
        tokens[i].tag in ("AUX", "VERB", "ADV", "PRON") or tokens[i].lower == "dead"
    ):
        i += 1
    return i
