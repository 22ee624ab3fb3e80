"""Phrases for dates, times of day and spans: "when the dam was built", "length of the strike"."""

from __future__ import annotations

from msgspec.structs import replace

from checker.describe.clause import (
    POSSESSIVE,
    STOPS,
    Spot,
    joined,
    lead,
    noun_phrase_before,
    nouns_before,
    prepositional,
    verb_before,
)
from checker.describe.doer import subject
from checker.describe.naming import SPANS, noun_of, plural, unsaid
from checker.describe.scope import is_dateline
from checker.describe.sentence import DAYS
from checker.describe.statement import MODALS, before_saying, end_of_predicate, statement
from checker.language.lemma import verb_base

_TIMES = frozenset(("after", "before", "since"))
_VERBAL = frozenset(("VERB", "AUX"))
_LONGEST_EVENT = 12
"""Words from "after" to the verb of its clause at most."""
_NO_EVENTS = DAYS | SPANS | {"place", "effect", "part", "office", "course", "force"}
"""Nouns before a date that it is no date of: the year 1988, takes place May 3."""
_SPENT = frozenset(("in", "behind", "into"))
"""Prepositions right behind a span that say where it was spent: eight months in jail."""
_APART = frozenset(("earlier", "later", "before", "afterwards"))
"""Words after a time that is told back or forth from another: nothing lasted so long."""


def dated(spot: Spot) -> str:
    """ "date of the 2016 election", "when the dam was built": the noun a date stands before, else the clause."""
    figure, tokens = spot.figure, spot.tokens
    if is_dateline(spot.sentence, spot.first, spot.last):
        return "date of the report"
    noun = noun_of(spot) if figure.kind == "date" else ""
    if noun.endswith((" date", " day")):
        return noun  # the May withdrawal date
    if noun and not noun.startswith("amid "):
        return f"{'year' if str(figure.low).isdigit() else 'date'} of the {noun}"
    event = _said_of(spot)
    if event:
        return f"{figure.kind} of the {event}"
    if spot.first > 1 and tokens[spot.first - 1].lower in ("ended", "ending"):
        period = noun_phrase_before(spot, spot.first - 2)  # in the week ended April 3
        if period:
            return f"end of the {period}"
    spot = _closing(spot)
    doing, says_who, infinitive = statement(spot)
    if infinitive:
        return f"{figure.kind} {doing}"
    if not doing:
        name = noun_phrase_before(spot, spot.first - 2) if tokens[spot.first - 1].lower in ("on", "in", "at") else ""
        return f"{figure.kind} of the {name}" if name and name.split()[-1] not in ("percent", "cent") else figure.kind
    if not says_who:
        return unsaid(figure.kind, doing)
    bound = tokens[lead(spot)].lower
    told = [token.lower for token in tokens[spot.last + 1 : spot.last + 3]] == [",", "when"]
    return f"{bound} when {doing}" if bound in ("since", "until") and not told else f"when {doing}"


def _said_of(spot: Spot) -> str:
    """What a date is said to be of: "The primary is on May 3", "The New York primary April 19", "… (@desk) May 3"."""
    tokens, barriers, i = spot.tokens, spot.sentence.barriers, spot.first - 1
    if i < 1:
        return ""
    if tokens[i].text == ")" and any(t.text.startswith("@") for t in tokens[max(0, i - 4) : i]):
        return "tweet"
    if tokens[i].tag == "NOUN" and tokens[i].lower not in _NO_EVENTS:
        return noun_phrase_before(spot, i)
    if tokens[i].lower == "for" and tokens[i - 1].tag == "NOUN":
        return nouns_before(spot, i - 1)  # the budget for 2021
    if tokens[i].tag == "ADP" and tokens[i].lower in ("on", "in"):
        i -= 1
    told = tokens[i].tag == "AUX" and verb_base(tokens[i].lower) == "be"
    following = tokens[spot.last + 1] if spot.last + 1 < len(tokens) else None
    acts = following is not None and following.tag in ("VERB", "AUX") and not following.lower.endswith("ing")
    acts = acts and (verb_before(spot) < 0 or barriers[verb_before(spot)] != barriers[spot.first])
    if told or (acts and i < spot.first - 1):  # the attack in Benghazi on Sept. 11 killed
        i -= told
        name = nouns_before(spot, i)
        return name if tokens[i].tag == "NOUN" or " " in name else ""
    return ""


def _closing(spot: Spot) -> Spot:
    """The spot with the verb of the clause that a time closes ("… sank in 1979", "… sank five years ago")."""
    tokens, first = spot.tokens, spot.first
    told = before_saying(spot)
    if told is not spot:
        return told
    following = tokens[spot.last + 1].lower if spot.last + 1 < len(tokens) else ""
    dated = first > 1 and tokens[first - 1].tag == "ADP"
    if spot.figure.kind == "duration":
        dated = dated and spot.verb < 0 and tokens[first - 1].lower in ("for", "over")
    verb = verb_before(spot) if dated or following == "ago" else -1
    barriers = spot.sentence.barriers
    finite = tokens[verb].tag == "VERB" or (following != "ago" and end_of_predicate(spot, verb) > verb + 1)
    if verb >= 0 and finite and (spot.verb < 0 or barriers[verb] == barriers[first]):
        return replace(spot, verb=verb)
    return spot


def duration(spot: Spot) -> str:
    """ "length of the walkout", "time in jail", "how long ago the dam was built"."""
    tokens = spot.tokens
    noun = noun_of(spot)
    if noun and spot.head != spot.figure.unit and "-" in spot.figure.text:
        return f"length of the {noun}"
    following = tokens[spot.last + 1].lower if spot.last + 1 < len(tokens) else ""
    if not noun and "-" in spot.figure.text and following.isalpha() and following not in _APART:
        return f"length of the {following}"  # a 21-year run
    if following in _TIMES or following in _SPENT:
        rest = prepositional(spot, spot.last + 1)
        if rest and not rest.split()[1][0].isdigit():
            return f"time {rest}{_deed_after(spot, rest) if following in _TIMES else ''}"
        verb = next((v for v in spot.sentence.verbs if v > spot.last + 1), -1)
        if following in _TIMES and 0 <= verb < spot.last + 8:
            return f"time {joined(spot, spot.last + 1, end_of_predicate(spot, verb))}"  # after three people died
    sentenced = _sentence(spot)
    if sentenced:
        return sentenced
    if following == "of" and spot.figure.unit and (rest := prepositional(spot, spot.last + 1)):
        return f"{plural(spot.figure.unit)} {rest}"
    if lead(spot) >= 0 and tokens[lead(spot)].lower == "in" and _nothing_like_it(spot):
        return "time since the last"
    doing, says_who, infinitive = statement(_closing(spot))
    if not doing:
        return "length of time"
    if following in _APART or not says_who:
        return f"time {doing}" if infinitive else unsaid("length of time", doing)
    if following == "ago":
        return f"how long ago {doing}"
    ahead = lead(spot) >= 0 and tokens[lead(spot)].lower == "in" and not MODALS.isdisjoint(doing.split())
    return f"time until {doing}" if ahead else f"how long {doing}"


def _sentence(spot: Spot) -> str:
    """How long somebody has to go to prison: "sentence of Ann Smith"; empty for other spans."""
    tokens = spot.tokens
    if lead(spot) < 0 or tokens[lead(spot)].lower != "to":
        return ""
    verb = next((i for i in range(spot.first - 1, -1, -1) if verb_base(tokens[i].lower) == "sentence"), -1)
    if verb < 0 or spot.sentence.barriers[verb] != spot.sentence.barriers[spot.first]:
        return ""
    passive = tokens[verb - 1 : verb] and tokens[verb - 1].tag == "AUX"
    who = subject(spot, verb) if passive else ""
    return f"sentence of {who}" if who else "sentence"


def _deed_after(spot: Spot, rest: str) -> str:
    """What a clause goes on with: (after Michigan) certified that he had won."""
    tokens = spot.tokens
    first = spot.last + 1
    verb = next((v for v in range(first, min(len(tokens), first + _LONGEST_EVENT)) if tokens[v].tag in _VERBAL), -1)
    if verb < 0 or tokens[verb].lower in POSSESSIVE or any(t.text in STOPS for t in tokens[first:verb]):
        return ""
    whole = joined(spot, first, end_of_predicate(spot, verb))
    return whole.removeprefix(rest) if whole.startswith(f"{rest} ") and tokens[verb - 1].lower != "to" else ""


def _nothing_like_it(spot: Spot) -> bool:
    """The first time, the worst storm, in 20 years."""
    before = spot.tokens[max(0, spot.first - 12) : spot.first]
    return any(
        token.lower == "first" or (token.tag == "ADJ" and token.lower.endswith("est")) or token.lower == "worst"
        for token in before
    )
