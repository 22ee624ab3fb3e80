"""Phrases for sums, shares and measures: "damage", "how much shares fell", "distance from the harbour"."""

from __future__ import annotations

from checker import units
from checker.describe.clause import DIRECTIONS, Spot, joined, lead, prepositional
from checker.describe.doer import subject
from checker.describe.naming import LONGEST, fitting, level, moves, noun_of, plural, unsaid
from checker.describe.statement import before_saying, end_of_predicate, statement, until_number
from checker.language.lemma import verb_base

_NAMES = {
    "length": "distance", "area": "area", "volume": "volume", "mass": "weight", "speed": "speed", "power": "power",
    "temperature": "temperature", "energy": "energy", "pressure": "pressure", "frequency": "frequency",
}  # fmt: skip
_STANDS = frozenset("stand peak crest stay remain".split())
_EXTENTS = {
    "deep": "depth", "long": "length", "wide": "width", "high": "height", "tall": "height", "thick": "thickness",
    "away": "distance", "old": "age",
}  # fmt: skip


def money(spot: Spot) -> str:
    noun = noun_of(spot)
    rest = prepositional(spot, spot.after if noun else spot.last + 1)
    if noun:
        return fitting(noun, rest)
    moved = level(spot)
    if moved:
        return moved
    spent = _that_they(spot)
    if spent:
        return spent
    doing, says_who = until_number(spot)
    if doing and says_who and len(doing) < LONGEST:
        return f"sum {doing}" if not rest.startswith("for ") else fitting(f"sum {doing}", rest)
    if rest and rest.split()[0] in ("for", "from", "to"):
        return f"sum {rest}"
    called = unsaid("money", doing)
    if called != "money" or rest:
        return called if called != "money" else f"money {rest}"
    return f"amount per {spot.figure.per}" if spot.figure.per else "money"


def _that_they(spot: Spot) -> str:
    """ "the $70 million that United spent on him"; empty where no such clause follows."""
    tokens, i = spot.tokens, spot.last + 1
    if i >= len(tokens) or tokens[i].lower not in ("that", "which"):
        return ""
    verb = next((v for v in spot.sentence.verbs if v > i), -1)
    if not i + 1 < verb < i + 7 or tokens[verb - 1].lower == "to":
        return ""
    return fitting(f"sum {joined(spot, i + 1, verb + 1)}", prepositional(spot, verb + 1))


def percent(spot: Spot) -> str:
    rest = prepositional(spot, spot.last + 1)
    if rest.startswith("of "):
        return f"share {rest}"
    whole = _of_a_number(spot)
    if whole:
        return f"share of {whole}"
    moved = level(spot) or _named_by_what_follows(spot) or _that_do(spot)
    if moved:
        return moved
    until, says_who = until_number(spot)
    led = spot.tokens[lead(spot)]
    if until and says_who and not moves(spot, spot.verb) and (led.tag == "VERB" or led.lower in ("for", "by", "with")):
        return f"percentage {until}"
    spot = before_saying(spot)
    doing, says_who, _ = statement(spot)
    if doing and says_who:
        return f"how much {doing}" if moves(spot, spot.verb) else unsaid("percentage", doing)
    return fitting("percentage", rest) if rest else unsaid("percentage", doing)


def _of_a_number(spot: Spot) -> str:
    """What a share is of where its number stands in between: of the [nearly 5 million] votes."""
    tokens, start = spot.tokens, spot.last + 2
    if start >= len(tokens) or tokens[start - 1].lower != "of":
        return ""
    number = next((i for i in range(start, min(len(tokens), start + 5)) if tokens[i].tag == "NUM"), -1)
    end = number + 1
    while 0 < end < len(tokens) and tokens[end].tag in ("NUM", "ADJ", "NOUN"):
        end += 1
    named = [t for t in tokens[number:end] if t.tag != "NUM"] if number > 0 else []
    if not named or named[-1].tag != "NOUN":
        return ""
    whose = joined(spot, start, number) if tokens[number - 1].lower.endswith(("'s", "’s")) else "the"
    return f"{whose} {' '.join(t.text for t in named)}"


def _that_do(spot: Spot) -> str:
    """ "89 percent said yes": what those do who are counted; empty where no verb follows."""
    tokens, verb = spot.tokens, spot.last + 1
    if verb >= len(tokens) or tokens[verb].tag not in ("VERB", "AUX"):
        return ""
    end = end_of_predicate(spot, verb)
    was = lead(spot) >= 0 and tokens[lead(spot)].tag == "AUX"  # the fire was 10 percent contained
    return f"percentage {'' if was else 'that '}{joined(spot, verb, end)}"


def _named_by_what_follows(spot: Spot) -> str:
    """A 3 percent chance of survival, a vaccine 79 percent effective; empty for neither."""
    following = spot.tokens[spot.last + 1] if spot.last + 1 < len(spot.tokens) else None
    if following is None or following.tag not in ("NOUN", "ADJ"):
        return ""
    noun = noun_of(spot)
    if noun:
        return fitting(noun, prepositional(spot, spot.after))
    who = subject(spot, spot.verb) if 0 <= spot.verb < spot.first and following.tag == "ADJ" else ""
    return f"how {following.lower} {who} is" if who else ""


def _is_level(spot: Spot) -> bool:
    """It peaked at 9.4 metres, dropped to 8.1."""
    i = lead(spot)
    if i < 1 or spot.tokens[i].lower not in ("at", "to"):
        return False
    return moves(spot, i - 1) or verb_base(spot.tokens[i - 1].lower) in _STANDS


def measure(spot: Spot) -> str:
    unit = spot.figure.unit
    name = _NAMES.get(units.dimension(unit) or "", "") or (unit if unit in ("magnitude", "category") else "")
    following = spot.tokens[spot.last + 1].lower if spot.last + 1 < len(spot.tokens) else ""
    if following in _EXTENTS:
        name = _EXTENTS[following]
    noun = noun_of(spot)
    if noun and name == "distance" and following == "of":
        return fitting(noun, prepositional(spot, spot.after))  # 270 mm of rain
    if noun and name and noun.lower() not in DIRECTIONS:
        return f"{'length' if name == 'distance' else name} of the {noun}"
    if name == "distance" and _is_level(spot):
        name = "level"
    name = name or (plural(unit) if unit and " per " not in unit else unit or "measure")
    rest = prepositional(spot, spot.last + 1)
    if rest:
        return fitting(name, rest)
    doing = statement(spot).doing
    return unsaid(name, doing)
