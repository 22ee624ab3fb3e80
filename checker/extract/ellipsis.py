"""The noun of a bare number that the words before have named: 306 votes to her 232; the number of cases rose to 800."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter

from checker.extract.noun_words import PERSON_STATE, is_plural
from checker.extract.nouns import noun_after, tokens_from
from checker.extract.patterns import GAP, Before, any_of, last_word
from checker.extract.plurals import first_plural
from checker.extract.ranges import CHANGE
from checker.extract.reading import Reading
from checker.language.document import Document
from checker.language.lemma import singular
from checker.late import late
from checker.model import Figure

_FARTHEST = 160
"""Characters over which a noun reaches."""
_HEDGES = """about around just nearly almost roughly some only over approximately an_estimated estimated at_least up_to
    more_than less_than fewer_than as_many_as close_to perhaps another the a"""
_HEDGE_ENDS = frozenset(word.rpartition("_")[2] for word in _HEDGES.split())
_JOINS = """and or but while versus vs vs\\. against plus including compared_with compared_to down_to down_from up_to
    up_from up down remaining other another as in_addition_to short_of shy_of not_just not_only not_merely
    among_them of_whom of_which"""
_ALSO = Before(_JOINS, fillers=_HEDGES, width=48)
_ALSO_ENDS = _HEDGE_ENDS | frozenset(word.rpartition("_")[2].rstrip("\\.") for word in _JOINS.split())
_RIVAL = late(rf"(?:to|and|against|versus|vs\.?|than){GAP}(?:[\w.’'-]+{GAP}){{0,2}}[\w.]+(?:['’]s|s['’]){GAP}\Z")
_HEDGED = late(rf"\W*(?:{any_of(_HEDGES, 'as_many_as nearly')}{GAP})?", re.IGNORECASE)
_IS = frozenset("were are was is had have has remain remained survived died".split())
_NOUN_AND_SIGN = late(
    rf"\b(?P<noun>[a-z]+(?<![uis])s){GAP}?(?:--|[—–(,-]){GAP}?(?:{any_of(_HEDGES, 'as_many_as nearly')}{GAP})?\Z"
)
_BREAKS = frozenset((", ", "; ", "– ", "— ", "- "))
_PLACE_BEFORE = late(
    rf"\b(?:from|in|across|per){GAP}(?:(?:at{GAP}least|about|nearly|almost|more{GAP}than|some|roughly){GAP})?\Z"
)
"""Before a number that only tells where or for how many: 130,000 donors in 20 states and 400 in each."""
_GOES_ON = frozenset(("ADP", "AUX", "CCONJ", "SCONJ", "PUNCT", "ADV", "VERB"))
"""What follows a number whose noun is left out."""

_WHERE = frozenset("in from at on for by more fewer".split())
_STILL = _WHERE | frozenset("that who which a".split())
_THE_TOTAL = late(rf"\bthe{GAP}(?:\w+{GAP})?(?:total|figure|number|tally|count){GAP}[^.;:,\d]{{0,32}}\Z")
_NUMBER_OF = late(
    rf"\b(?:numbers?|counts?|tally|total|estimates?|record|team|field|list|group|panel|roster|crew|slate|pool|fleet)"
    rf"{GAP}of{GAP}(?:how{GAP}many{GAP})?(?=[^\W\d])", re.IGNORECASE
)
_STATE = late(rf"[^\W\d]+(?={GAP}(?![a-z]+s\b)|[.,;])")
_COMES_TO = _HEDGE_ENDS | frozenset(
    """above below under remains at to from is was are were of by reached reaching hit been stood stands be as exceeded
    topped passed surpassed and or totaled totalled adjusted""".split()
)
"""Words between "the number of cases" and that number."""


def noun_left_out(document: Document, earlier: Sequence[Figure], r: Reading) -> str:
    """The counted noun, in the singular, of a count without one; "" where no word before names it."""
    word = last_word(document.text, r.start)
    index = document.sentence_at(r.start)
    first = document.sentences[index][0]
    begin = max(first, r.start - _FARTHEST)
    them = document.text.startswith(_OF_THEM, r.end)
    if index and not them and _HEDGED.fullmatch(document.text, first, r.start):
        return _said_in_last_sentence(document, earlier, r, document.sentences[index - 1][0])
    if index and _THE_REST.fullmatch(document.text, first, r.start):
        return _only_unit(earlier, document.sentences[index - 1][0])
    said = _said_before(document, r, word) or _said_with_other(document, earlier, r, begin)
    said = said or _said_of_whole(document, earlier, r, first)
    if them and index and not said:
        return _only_unit(earlier, document.sentences[index - 1][0])
    if said:
        return said
    of_number = _said_of_number(document, r, begin) if word in _COMES_TO | _REACHED else ""
    return of_number or _said_of_subject(document, r, first)


_OF_THEM = (" of them", " of those", " of which", " of whom")
_THE_REST = late(rf"(?:The{GAP}(?:other|remaining)|Those|These){GAP}\Z")
_WHOLE = late(rf"(?:Of|Out{GAP}of|Among){GAP}(?:the|its|their|his|her|those|these|all|\d)")


def _said_of_whole(document: Document, earlier: Sequence[Figure], r: Reading, first: int) -> str:
    """Of the 62 samples, 19 were clean and two lost: the noun of what the sentence parts."""
    whole = _WHOLE.match(document.text, first)
    if whole is None or (r.low == 1 and not r.unit):
        return ""
    parted = next((f for f in earlier if f.start >= first), None)
    if parted is None or parted.kind != "count" or parted.start > whole.end() + 12:
        return ""
    tokens, i = tokens_from(document, r.end)
    return parted.unit if i < len(tokens) and tokens[i].tag in ("VERB", "AUX", "PUNCT", "ADP", "ADV") else ""


def _said_in_last_sentence(document: Document, earlier: Sequence[Figure], r: Reading, begin: int) -> str:
    """Police held 12 people. Four were let go: what the sentence before counts, where it counts one thing only."""
    tokens, i = tokens_from(document, r.end)
    if r.low == 1 or i == len(tokens) or tokens[i].lower not in _IS:
        return ""
    return _only_unit(earlier, begin)


def _only_unit(earlier: Sequence[Figure], begin: int) -> str:
    units = {f.unit for f in earlier[-6:] if f.start >= begin and f.kind == "count" and not f.vague}
    return units.pop() if len(units) == 1 else ""


def _said_before(document: Document, r: Reading, word: str) -> str:
    """most votes (1,204); with deaths at 78,343; the raiders, seven of them."""
    bracket = document.text[r.start - 2 : r.start] == " ("
    bracket = bracket or (document.text[r.start - 2 : r.start] == ", " and document.text[r.end : r.end + 1] == ",")
    if document.text.startswith((*_OF_THEM, " -", " –", " —", "—", " so far", " in all"), r.end):
        noun = _NOUN_AND_SIGN.search(document.text, max(0, r.start - 48), r.start)
        return singular(noun["noun"]) if noun else ""
    if not (bracket or word == "at"):
        return ""
    tokens, _ = tokens_from(document, r.end)
    i = bisect_left(tokens, r.start, key=attrgetter("start")) - 2
    named = i >= 0 and tokens[i].tag == "NOUN" and is_plural(tokens[i]) and tokens[i].text.islower()
    return singular(tokens[i].lower) if named else ""


def _said_with_other(document: Document, earlier: Sequence[Figure], r: Reading, begin: int) -> str:
    """12 jurors and 3 in reserve; 306 votes to her rival’s 232; fell 260.74 points, to 2,480.64."""
    text, word = document.text, last_word(document.text, r.start)
    tokens, i = tokens_from(document, r.end)
    following = tokens[i] if i < len(tokens) else None
    beside = _stands_beside(text, r, word, begin, following.lower if following else "")
    level = "," in text[r.start : r.end] and word in ("to", "at", "of")
    if not (beside or level):
        return ""
    first = _counted(text, earlier, begin, rest=word in ("other", "remaining"))
    if first is None or not (beside or first.unit == "point"):
        return ""
    goes_on = following is None or r.per or following.tag in _GOES_ON or following.lower in _STILL
    return first.unit if goes_on else ""


def _stands_beside(text: str, r: Reading, word: str, begin: int, following: str) -> bool:
    """Whether the words around a number set it beside one before."""
    if text.startswith(_OF_THEM, r.end) or (text[r.start - 2 : r.start] in _BREAKS and following in _WHERE):
        return True
    if word in _ALSO_ENDS and _ALSO.search(text, r.start):
        return True
    near = max(begin, r.start - 48)
    if word in _COMES_TO and _THE_TOTAL.search(text, near, r.start):
        return True
    return _RIVAL.search(text, near, r.start) is not None


def _counted(text: str, earlier: Sequence[Figure], begin: int, *, rest: bool) -> Figure | None:
    """The nearest figure from `begin` on that counts what a sentence is about; of its `rest`, whatever it counts."""
    for figure in reversed(earlier):
        if figure.start < begin:
            break
        if figure.kind != "count" or figure.unit in ("", "time"):
            continue
        if rest or not _PLACE_BEFORE.search(text, max(begin, figure.start - 24), figure.start):
            return figure
    return None


_TO_LEVEL = "by to from just only sharply slightly about around nearly a seasonally adjusted"
"""Words between a change and what it comes to."""
_REACHES = rf"(?:{CHANGE}|{any_of('totaled averaged hit topped approach(?:ed)? near(?:ed)?')})"
_CHANGE_WORD = late(rf"(?:{_REACHES}|{any_of(_TO_LEVEL)})")
_CHANGED = late(
    rf"[^,;:()]{{1,60}}\b{_REACHES}"
    + rf"(?:{GAP}(?:"
    + any_of(_TO_LEVEL)
    + rf"|[\d,]+)){{0,7}}{GAP}\Z",
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
        plurals = (k for k in near if tokens[k].tag != "AUX" and is_plural(tokens[k]))
        i = next((k for k in plurals if tokens[k + 1].tag in ("ADP", "VERB")), None)
    if i is not None and i + 2 < len(tokens) and tokens[i + 1].text in ("'", "’"):
        i = first_plural(tokens, i + 2)  # the States' deaths
    noun = singular(tokens[i].lower) if i is not None else ""
    if noun == "payroll" or (noun == "gain" and i and tokens[i - 1].lower in _OF_JOBS):
        return "job"
    return "" if noun in _PRICED else noun


_FORESEEN = late(
    r"\b" + any_of(r"expect\w* forecast\w* predict\w* call\w* sa(?:id|y\w*) estimat\w* poll\w* surveyed seen want\w*"),
    re.IGNORECASE,
)
_OF_JOBS = frozenset("job jobs payroll payrolls employment".split())


def _said_of_number(document: Document, r: Reading, begin: int) -> str:
    """The number of cases has risen from 400 a week to about 800."""
    said = [m.end() for m in _NUMBER_OF.finditer(document.text, begin, r.start)]
    if not said:
        return ""
    state = _STATE.match(document.text, said[-1])
    if state and state.group().lower() in PERSON_STATE:
        return "person"  # the number of dead
    noun = noun_after(document, said[-1], many=True)
    plural = not noun.phrase.lower().endswith(noun.head.lower())
    return noun.head if plural and noun.end <= r.start else ""
