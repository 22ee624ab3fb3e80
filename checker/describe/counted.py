"""Phrases for what is counted or ranked: "people killed in the attack", "seats the Alliance took"."""

from __future__ import annotations

from checker.describe.clause import POSSESSIVE, Spot, joined, lead, prepositional
from checker.describe.doer import PARTICIPLES, SAYING, subject_start
from checker.describe.naming import LONGEST, SPANS, fitting, level, noun_of, plural
from checker.describe.sentence import DAYS
from checker.describe.statement import MODALS, end_of_predicate, statement, until_number
from checker.language.lemma import verb_base

_OF_PEOPLE = frozenset(("kill", "injure", "missing", "arrest", "evacuate"))
"""Events that a bare number ("58 killed") counts people for."""
_HAPPENS_TO_PEOPLE = _OF_PEOPLE | {
    "abduct", "free", "escape", "charge", "convict", "sentence", "shoot", "born",
}  # fmt: skip
"""Events that say of people what they are counted for."""
_NEAR = 9
"""Words between what befell people and their number at most."""
_OTHER_CLAUSE = frozenset("when while as after before where which because since".split())
_NOT_DONE = frozenset("try attempt plan plot conspire threaten want seek fail intend refuse hope vow".split())
"""Before an infinitive: nobody was killed."""
_NO_VERBS = frozenset("including included include includes estimated leaving left bringing".split())
"""What begins no clause of its own before a number: killed an estimated 1,900."""
_LONGEST_NAME = 3
"""Words of a name; more of them in capitals are a headline."""
_SOME = frozenset("number total group dozens scores hundreds thousands couple pair half majority some lives".split())
"""Nouns before "of" that stand for those counted."""
_PARTICLES = frozenset("down up out off over away dead for".split())
_NOT_WHO = frozenset(("job", "post", "position", "place", "life", "body", "case"))


def counted(spot: Spot) -> str:
    figure, kind, event = spot.figure, spot.figure.kind, spot.event
    part = _part_of(spot)
    if part:
        return part
    noun = noun_of(spot) or (plural(figure.unit) if kind == "count" and figure.unit else figure.unit)
    lexicon = spot.sentence.vocabulary.lexicon
    rows = lexicon.person_rows(spot.head) if spot.head else frozenset()
    counts_people = "dead" not in rows if rows else not spot.head and event in _OF_PEOPLE
    name = lexicon.event_names.get(event, "") if kind == "count" and counts_people else ""
    if name and _is_undone(spot):
        said = _deed(spot, bool(rows)) if spot.verb == _event_word(spot) else ""
        return fitting(noun, said or prepositional(spot, spot.after))
    if name and event in _HAPPENS_TO_PEOPLE and not _in_another_clause(spot):
        name = _as_told(spot) or name
        if noun in ("", "others"):
            noun = "people"
        if not _says_it(noun, name):
            noun = f"{noun} {name}"
        rest = prepositional(spot, spot.after)
        if rest.startswith("of "):
            return fitting(noun.removesuffix(f" {name}"), f"{rest} {name}")  # members of the force killed
        rest = prepositional(spot, _after_event(spot))
        return noun if rest and rest.split()[0] in noun.split() else fitting(noun, rest)
    rest = prepositional(spot, spot.after)
    if kind == "ordinal" and spot.head in SPANS - {"hour"} and (not rest or rest.startswith("in ")):
        done = statement(spot)  # for the first time in two months
        if done.says_who:
            return fitting(noun, done.doing.removeprefix(f"{noun} "))
    if not noun:
        return fitting("rank", rest) if kind == "ordinal" else _how_many(spot, rest)
    if kind == "count" and not rest:
        rest = (spot.head and _deed(spot, bool(rows))) or ("" if noun_of(spot) else _whose(spot))
    return fitting(noun, rest)


def _whose(spot: Spot) -> str:
    """Who has them where verb and noun are left out: Progress has 74 seats, the Liberals 52."""
    tokens, end = spot.tokens, lead(spot) + 1
    after = tokens[spot.last + 1] if spot.last + 1 < len(tokens) else None
    if not (after is None or after.text in ",.;:)" or after.tag == "CCONJ") or spot.figure.unit == "time":
        return ""
    start = end
    while start and tokens[start - 1].text[:1].isupper():
        start -= 1
    if not 1 < start < end <= start + _LONGEST_NAME:
        return ""
    start -= tokens[start - 1].lower == "the"
    name = joined(spot, start, end).removesuffix("'s").removesuffix("’s")
    return f"({name})"


def _how_many(spot: Spot, rest: str) -> str:
    """For a number without a noun: "how many met on Friday", "number the hall holds"."""
    moved = level(spot)
    if moved and moved != "level before":
        return moved
    tokens, verb = spot.tokens, spot.last + 1
    if verb < len(tokens) and tokens[verb].tag in ("AUX", "VERB"):
        end = end_of_predicate(spot, verb)
        return f"how many {joined(spot, verb, end)}" if any(t.tag == "VERB" for t in tokens[verb:end]) else "number"
    doing, says_who = until_number(spot)
    return f"number {doing}" if says_who and len(doing) < LONGEST else fitting("number", rest)


def _says_it(noun: str, name: str) -> bool:
    """Whether a noun phrase tells the event itself: evacuees, people dead."""
    words = noun.lower().split()
    return "dead" in words or any(word.startswith(name.split()[0][:5]) for word in words)


def _event_word(spot: Spot) -> int:
    """The word for the event that stands nearest to the number; the number itself where none does."""
    words = [i for i, kind in spot.sentence.events if kind == spot.event]
    return min(words, key=lambda i: abs(i - spot.first), default=spot.first)


def _is_undone(spot: Spot) -> bool:
    """Whether the event was only meant: he tried to kill four patients."""
    tokens, i = spot.tokens, _event_word(spot)
    return 1 < i < spot.first and tokens[i - 1].lower == "to" and verb_base(tokens[i - 2].lower) in _NOT_DONE


def _as_told(spot: Spot) -> str:
    """What befell them in the sentence's own word (hospitalized, detained), where that can stand behind a noun."""
    tokens, i = spot.tokens, _event_word(spot)
    word = tokens[i].lower
    if verb_base(word) == "die":
        modal = tokens[i - 1].lower if tokens[i - 1].lower in MODALS else ""
        return f"who {modal} die" if modal else "who died"
    if not word.endswith("ed") or tokens[i].tag != "VERB":
        return ""
    return "" if tokens[i + 1 : i + 2] and tokens[i + 1].lower in _PARTICLES else word


def _part_of(spot: Spot) -> str:
    """A 414-page report, a fourth-floor flat: what the whole has so many of; empty for neither."""
    tokens, hyphen = spot.tokens, spot.last + 1
    if spot.after - hyphen < 3 or tokens[hyphen].text != "-" or tokens[hyphen].start != tokens[spot.last].end:
        return ""
    one = tokens[hyphen + 1]
    if one.tag != "NOUN":
        return ""
    what = plural(one.lower) if spot.figure.kind == "count" else one.lower
    return f"{what} of the {joined(spot, hyphen + 2, spot.after)}"


def _in_another_clause(spot: Spot) -> bool:
    """Whether the event befell others: 14 were hurt when a train with 186 passengers derailed."""
    tokens, first = spot.tokens, spot.first
    nearest = _event_word(spot)
    between = tokens[nearest:first] if nearest < first else tokens[spot.last + 1 : nearest]
    taken = 0 < nearest < first and tokens[nearest - 1].tag == "NUM" and any(token.text == "," for token in between)
    if taken and spot.after < len(tokens) and tokens[spot.after].lower not in ("in", "at", "on", "."):
        return True  # 8 dead, a million without power
    if spot.last < nearest and tokens[nearest].tag == "NOUN" and any(token.tag == "ADP" for token in between):
        return True  # 40 people were in the hall at the time of the shooting
    if nearest < first and tokens[nearest].tag == "VERB":
        if any(token.tag == "VERB" and token.lower not in _NO_VERBS for token in between[1:]):
            return True  # his marriage to a singer who died in 2003 produced two sons
        if tokens[nearest].lower.startswith("surviv") and tokens[nearest + 1].lower in ("by", "her", "him", "them"):
            return True  # survived by two sons
    follows = tokens[nearest + 1].tag if nearest + 1 < len(tokens) else ""
    if spot.event == "missing" and follows in ("NOUN", "DET"):
        return True  # missing estimates
    i = lead(spot)
    if nearest < i - 1 and tokens[i].lower == "of" and tokens[i - 1].tag == "NOUN" and tokens[i - 1].lower not in _SOME:
        return True  # released images of three men
    acts = spot.after < len(tokens) and tokens[spot.after].tag == "AUX"
    if nearest < first and acts and tokens[lead(spot)].lower == "and":
        return True  # 34 were missing and 118 had been rescued
    if len(between) > _NEAR or (first and tokens[lead(spot)].lower == "by"):
        return True  # accused by more than 80 women
    return any(token.lower in _OTHER_CLAUSE for token in between)


def _deed(spot: Spot, people: bool) -> str:
    """What the counted do or undergo: homes destroyed, families left without water, seats the Alliance took."""
    tokens, verb = spot.tokens, spot.verb
    if 0 <= verb < spot.first and verb_base(tokens[verb].lower) in SAYING:  # police said 250 rescuers were searching
        verb = next((i for i in spot.sentence.verbs if i >= spot.after), verb)
    if spot.after <= verb <= spot.after + 4:
        between = tokens[spot.after : verb]
        theirs = _object_start(spot, verb)
        acts = verb == spot.after and theirs >= 0
        if any(t.tag not in ("AUX", "ADV", "PART") for t in between) or ((acts or between) and _depends(spot)):
            return ""
        undergone = not acts and (verb == spot.after or any(verb_base(t.lower) == "be" for t in between))
        rest = prepositional(spot, verb + 1)
        if undergone and (tokens[verb].lower.endswith(("ed", "en", "wn")) or tokens[verb].lower in PARTICIPLES):
            state = tokens[verb + 1] if verb + 1 < len(tokens) else None
            how = state.text if state and state.tag == "ADJ" else rest  # confirmed dead
            return f"{tokens[verb].text} {how}".strip()
        if (verb == spot.after and not acts) or spot.head in SPANS or verb_base(tokens[verb].lower) in SAYING:
            return ""  # one aide said
        theirs = max(theirs, verb + 1)
        what = _object(spot, theirs) or rest
        if tokens[spot.after].tag == "PART" or what.lower() == noun_of(spot).lower():
            return ""  # victims to negotiate with
        relative = "who" if people and spot.head not in _NOT_WHO else "that"
        return f"{relative} {joined(spot, spot.after, theirs)} {what}".strip()
    if 0 <= verb < spot.first and lead(spot) == verb and verb_base(tokens[verb].lower) not in SAYING:
        doing, says_who = until_number(spot)
        start = subject_start(spot, verb)
        return doing if says_who and not any(t.tag == "VERB" for t in tokens[start:verb]) else ""
    return ""


def _depends(spot: Spot) -> bool:
    """Whether the number hangs on a preposition, so that what follows is told of another: aid to 14 towns rose."""
    i = lead(spot)
    while i > 0 and spot.tokens[i].tag == "DET":
        i -= 1
    return i >= 0 and spot.tokens[i].tag == "ADP" and not (i and spot.tokens[i - 1].lower in _SOME)


def _object_start(spot: Spot, verb: int) -> int:
    """Where what is done to another begins (250 rescuers searched | the houses); -1 where nothing is."""
    tokens = spot.tokens
    at = verb + 1 + (verb + 1 < len(tokens) and tokens[verb + 1].lower in ("up", "down", "out", "off"))
    if at >= len(tokens) or tokens[at].lower in DAYS:
        return -1
    return at if tokens[at].tag in ("DET", "PROPN") or tokens[at].lower in POSSESSIVE else -1


def _object(spot: Spot, start: int) -> str:
    """The short noun phrase that begins at a token."""
    tokens, end = spot.tokens, start
    while end < min(len(tokens), start + 4) and (
        tokens[end].tag in ("DET", "ADJ", "NOUN", "PROPN", "VERB") or tokens[end].lower in POSSESSIVE
    ):
        end += 1
    return joined(spot, start, end) if end > start and tokens[end - 1].tag in ("NOUN", "PROPN") else ""


def _after_event(spot: Spot) -> int:
    """Past "were killed", "dead", "who died": where the place or the occasion stands."""
    tokens, i = spot.tokens, spot.after
    while i < min(len(tokens), spot.after + 4) and (
        tokens[i].tag in ("AUX", "VERB", "ADV", "PRON") or tokens[i].lower == "dead"
    ):
        i += 1
    return i
