"""The noun of a level that something came to: jobless claims fell to 215,000; the number of cases rose to 800."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract.noun_words import PERSON_STATE, is_plural
from checker.extract.nouns import noun_after, tokens_from
from checker.extract.patterns import GAP, any_of, last_word
from checker.extract.plurals import first_plural
from checker.extract.ranges import CHANGE
from checker.extract.reading import Reading
from checker.language.document import Document, Token
from checker.language.lemma import singular
from checker.late import late

HEDGES = """about around just nearly almost roughly some only over approximately an_estimated estimated at_least up_to
    more_than less_than fewer_than as_many_as close_to perhaps another the a"""
HEDGE_ENDS = frozenset(word.rpartition("_")[2] for word in HEDGES.split())
_NUMBER_OF = late(
    rf"\b(?:numbers?|counts?|tally|total|estimates?|record|team|field|list|group|panel|roster|crew|slate|pool|fleet)"
    rf"{GAP}of{GAP}(?:how{GAP}many{GAP})?(?=[^\W\d])",
    re.IGNORECASE,
)
_STATE = late(rf"[^\W\d]+(?={GAP}(?![a-z]+s\b)|[.,;])")
COMES_TO = HEDGE_ENDS | frozenset(
    """above below under remains at to from is was are were of by reached reaching hit been stood stands be as exceeded
    topped passed surpassed and or totaled totalled adjusted""".split()
)
"""Words between "the number of cases" and that number."""


def noun_of_level(document: Document, r: Reading, word: str, *, begin: int, first: int) -> str:
    """The noun, in the singular, of a count that a number or a change comes to; "" where none is told.

    `word` stands last before the count; its sentence begins at `first`, and what is near at `begin`.
    """
    reached = word in COMES_TO | _REACHED or _CHANGE_WORD.fullmatch(word)
    of_number = _said_of_number(document, r, begin) if reached else ""
    return of_number or _said_of_subject(document, r, first)


_TO_LEVEL = r"""by to from just only sharply slightly about around nearly a seasonally adjusted record new total of
    last_week last_month last_year an upwardly downwardly revised below above under over back again well
    for_(?:the|a)_\w+_(?:straight|consecutive|day|week|month|time)(?:_week|_month|_day)?,?
    (?:[a-z]+-?){1,3}_(?:low|high|peak|average)_of low_of high_of peak_of average_of"""
"""Words between a change and what it comes to."""
_REACHED_BY = "totaled averaged hit topped approach(?:ed)? near(?:ed)? dip(?:s|ped)? eas(?:e|ed|es) edged"
_REACHES = rf"(?:{CHANGE}|{any_of(_REACHED_BY)})"
_CHANGES = late(_REACHES)
_CHANGE_WORD = late(rf"(?:{_REACHES}|{any_of(*(word for word in _TO_LEVEL.split() if '_' not in word))})")
_CHANGED = late(
    rf"[^,;:()]{{1,60}}(?:,[^,;:()]{{1,40}},{GAP})?\b{_REACHES}"
    + rf"(?:{GAP}(?:"
    + any_of(_TO_LEVEL)
    + rf"|[\d,]+)){{0,11}}{GAP}\Z",
    re.IGNORECASE,
)
_REACHED = frozenset("hit topped totaled averaged approach approached near neared".split())
_PRICED = frozenset(
    "share stock price yield bond profit earning revenue temperature market index sale cost rate".split()
)


def _said_of_subject(document: Document, r: Reading, first: int) -> str:
    """New claims rose by 4,000 to 215,000: the subject of a sentence that tells how many there are."""
    word = last_word(document.text, r.start)
    if Decimal(r.low) < 100 or r.start - first > 120 or not _CHANGE_WORD.fullmatch(word):
        return ""
    if not _CHANGED.fullmatch(document.text, first, r.start):
        return ""
    if _FORESEEN.search(document.text, first, r.start):
        return ""  # economists had expected a fall to 360,000
    tokens, _ = tokens_from(document, r.start)
    i = first_plural(tokens, 0)
    if i is None:  # a plural that the tagger holds for a verb: initial claims in state programs
        near = range(min(3, len(tokens) - 1))
        plurals = (k for k in near if tokens[k].tag != "AUX" and tokens[k].text.isalpha() and is_plural(tokens[k]))
        i = next((k for k in plurals if _goes_on(tokens[k + 1])), None)
    if i is not None and i + 2 < len(tokens) and tokens[i + 1].text in ("'", "’"):
        i = first_plural(tokens, i + 2)  # the States' deaths
    noun = singular(tokens[i].lower) if i is not None else ""
    if noun == "payroll" or (noun == "gain" and i and tokens[i - 1].lower in _OF_JOBS):
        return "job"
    return "" if noun in _PRICED else noun


def _goes_on(t: Token) -> bool:
    """Whether a word may follow the subject: claims in, claims rose, Claims Unexpectedly Jump."""
    return t.tag in ("ADP", "VERB") or t.lower.endswith("ly") or bool(_CHANGES.fullmatch(t.lower))


_FORESEEN = late(
    r"\b" + any_of(r"expect\w* forecast\w* predict\w* call\w* sa(?:id|y\w*) estimat\w* poll\w* surveyed seen want\w*"),
    re.IGNORECASE,
)
_OF_JOBS = frozenset("job jobs payroll payrolls employment".split())


_COUNT_OF = late(
    rf"\b(?P<noun>[a-z]{{3,}}){GAP}(?:counts?|tally|total){GAP}(?:[^.;:\d]{{0,40}}{GAP})?"
    rf"(?:{any_of('to at of is was hit reached topped passed')}){GAP}(?:{any_of(HEDGES)}{GAP})?\Z"
)
_NO_COUNTED = frozenset(
    """the its their his her our this that grand final daily current latest official running overall sum new first last
    next second total single body head medal hit page and for from with day week month year weekly monthly yearly annual
    nationwide national state""".split()
)
"""Words before "count" or "total" that are not counted."""


def _said_of_number(document: Document, r: Reading, begin: int) -> str:
    """The number of cases has risen from 400 a week to about 800."""
    said = [m.end() for m in _NUMBER_OF.finditer(document.text, begin, r.start)]
    if not said:
        m = _COUNT_OF.search(document.text, begin, r.start)
        return singular(m["noun"]) if m and m["noun"] not in _NO_COUNTED else ""
    state = _STATE.match(document.text, said[-1])
    if state and state.group().lower() in PERSON_STATE:
        return "person"  # the number of dead
    noun = noun_after(document, said[-1], many=True)
    plural = not noun.phrase.lower().endswith(noun.head.lower())
    return noun.head if plural and noun.end <= r.start else ""
