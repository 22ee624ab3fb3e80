"""What a sentence tells with the verb of a figure: "Hamas attacked Israeli towns", "Norfell has agreed to pay"."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from checker.describe.clause import POSSESSIVE, STOPS, Spot, inside, joined, lead, verb_before
from checker.describe.doer import (
    CLAUSE_STARTS,
    SAYING,
    chain_start,
    is_relative,
    named_elsewhere,
    relative_of,
    subject_start,
)
from checker.kernels import compiled_in, kernel
from checker.language.lemma import verb_base

_kernel = kernel("checker.describe._clause")
MODALS = frozenset("will would could can may might should".split())
_WEAK_ENDS = frozenset(("ADP", "DET", "CCONJ", "PART", "SCONJ", "AUX", "PUNCT", "SYM", "ADV"))
_COUNTED_FROM = frozenset(("first", "last", "next"))
_LONGEST_NUMBERED = 12
if _kernel:
    _kernel.prepare_predicates((_WEAK_ENDS, _COUNTED_FROM))


class Clause(NamedTuple):
    """What a sentence tells with one verb."""

    doing: str
    """Who did what, as written: "Hamas attacked Israeli towns"."""
    says_who: bool
    infinitive: bool = False
    """Nobody does it yet: "to address both chambers"."""


def statement(spot: Spot) -> Clause:
    """Who did what in the clause of the figure."""
    verb = spot.verb
    if verb < 0:
        return Clause("", False)
    end = end_of_predicate(spot, verb)
    chain = chain_start(spot, verb)
    start = subject_start(spot, verb)
    tokens = spot.tokens
    infinitive = tokens[chain].lower == "to"
    if infinitive and (start == verb or any(t.tag == "VERB" for t in tokens[start:chain])):
        return Clause(joined(spot, chain, end), False, True)  # accepted an invitation to address
    relative = relative_of(spot, start - 1) if is_relative(spot, start, chain) else ""
    if relative:
        return Clause(f"{relative} {joined(spot, chain, end)}", True)  # the dam that broke was built
    if start < verb:
        if infinitive:  # Mayor to resign
            return Clause(f"{inside(spot, start, chain)} is {joined(spot, chain, end)}", True)
        be = _left_out(spot, start, verb) if chain == verb else ""
        if be:
            return Clause(f"{inside(spot, start, verb)} {be} {joined(spot, verb, end)}", True)
        return Clause(inside(spot, start, end), True)
    who = named_elsewhere(spot, chain, verb)
    if who:
        return Clause(f"{who} {joined(spot, chain, end)}", True)
    while chain < verb and tokens[chain].tag in ("PART", "ADV", "AUX"):
        chain += 1
    return Clause(inside(spot, chain, end), False)


def _left_out(spot: Spot, start: int, verb: int) -> str:
    """The "was" of a participle that has none: a colony seized by rebels in 1975."""
    tokens = spot.tokens
    if not tokens[verb].lower.endswith(("ed", "en")) or verb + 1 >= len(tokens) or tokens[verb + 1].lower != "by":
        return ""
    if any(t.tag in ("ADP", "VERB") for t in (*tokens[start:verb], *tokens[verb + 2 : spot.first - 1])):
        return ""
    return "were" if tokens[verb - 1].tag == "NOUN" and tokens[verb - 1].lower.endswith("s") else "was"


@compiled_in(_kernel)
def end_of_predicate(spot: Spot, verb: int) -> int:
    """Past what a verb says, as far as a phrase goes: before the next clause, a stop, or the number."""
    tokens, end = spot.tokens, verb + 1
    while end < min(len(tokens), verb + 6) and not spot.first <= end <= spot.last:
        token = tokens[end]
        if token.text in STOPS or token.text == "." or token.lower in CLAUSE_STARTS:
            break
        end += 1
    while end > verb + 1 and (
        tokens[end - 1].tag in _WEAK_ENDS
        or tokens[end - 1].lower in POSSESSIVE
        or (end == spot.first and tokens[end - 1].lower in _COUNTED_FROM)
        or (spot.first <= end <= spot.last and tokens[end - 1].tag == "NUM")
    ):
        end -= 1
    return end


def before_saying(spot: Spot) -> Spot:
    """The spot with the verb before the number, where the nearest one only says who told: …, the insurer said."""
    tokens = spot.tokens
    if spot.verb > spot.last and verb_base(tokens[spot.verb].lower) in SAYING and (verb := verb_before(spot)) >= 0:
        return replace(spot, verb=verb)
    return spot


def until_number(spot: Spot) -> tuple[str, bool]:
    """The clause up to the number and its hedges, and whether it says who: "Norfell has agreed to pay"."""
    tokens, end = spot.tokens, lead(spot) + 1
    while end and tokens[end - 1].tag == "DET":
        end -= 1
    verb = spot.verb
    if not 0 <= verb < end or any(t.text in STOPS or t.tag == "NUM" for t in tokens[verb:end]):
        return "", False
    start, who = subject_start(spot, verb), ""
    chain = chain_start(spot, verb)
    relative = relative_of(spot, start - 1) if is_relative(spot, start, chain) else ""
    if relative:  # repairs that were put off would have cost
        return f"{relative} {joined(spot, chain, end)}", True
    if start == verb:
        start = chain
        who = named_elsewhere(spot, start, verb)
        while not who and start < verb and tokens[start].tag in ("PART", "ADV", "AUX"):
            start += 1
    if end - start > _LONGEST_NUMBERED:
        return "", False
    if who:
        return f"{who} {joined(spot, start, end)}", True
    return inside(spot, start, end), subject_start(spot, verb) < verb
