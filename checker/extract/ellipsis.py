"""The noun of a bare number that the words before have named: 306 votes to her 232; the number of cases rose to 800."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.extract import levels
from checker.extract.levels import COMES_TO, HEDGE_ENDS, HEDGES
from checker.extract.noun_words import is_plural
from checker.extract.nouns import tokens_from
from checker.extract.patterns import GAP, Before, any_of, last_word
from checker.extract.reading import Reading
from checker.language.document import Document, token_from
from checker.language.lemma import singular
from checker.late import late
from checker.model import Figure

_FARTHEST = 160
"""Characters over which a noun reaches."""
_JOINS = """and or but while versus vs vs\\. against plus including compared_with compared_to down_to down_from up_to
    up_from up down remaining other another as in_addition_to short_of shy_of not_just not_only not_merely
    among_them of_whom of_which"""
_ALSO = Before(_JOINS, fillers=HEDGES, width=48)
_ALSO_ENDS = HEDGE_ENDS | frozenset(word.rpartition("_")[2].rstrip("\\.") for word in _JOINS.split())
_RIVAL = late(rf"(?:to|and|against|versus|vs\.?|than){GAP}(?:[\w.’'-]+{GAP}){{0,2}}[\w.]+(?:['’]s|s['’]){GAP}\Z")
_HEDGED = late(rf"\W*(?:{any_of(HEDGES, 'as_many_as nearly')}{GAP})?", re.IGNORECASE)
_IS = frozenset("were are was is had have has remain remained survived died".split())
_NOUN_AND_SIGN = late(
    rf"\b(?P<noun>[a-z]+(?<![uis])s){GAP}?(?:--|[—–(,-]){GAP}?(?:{any_of(HEDGES, 'as_many_as nearly')}{GAP})?\Z"
)
_BREAKS = frozenset((", ", "; ", "– ", "— ", "- ", "_ "))
_PLACE_BEFORE = late(
    rf"\b(?:from|in|across|per){GAP}(?:(?:at{GAP}least|about|nearly|almost|more{GAP}than|some|roughly){GAP})?\Z"
)
"""Before a number that only tells where or for how many: 130,000 donors in 20 states and 400 in each."""
_GOES_ON = frozenset(("ADP", "AUX", "CCONJ", "SCONJ", "PUNCT", "ADV", "VERB"))
"""What follows a number whose noun is left out."""

_WHERE = frozenset("in from at on for by more fewer seriously critically badly".split())
_STILL = _WHERE | frozenset("that who which a".split())
_LEVEL_OF = late(
    rf"\b(?:average|median|record|peak|high|low|maximum|minimum){GAP}of{GAP}(?:{any_of(HEDGES)}{GAP})*\Z", re.IGNORECASE
)
_THE_TOTAL = late(rf"\bthe{GAP}(?:\w+{GAP})?(?:total|figure|number|tally|count){GAP}[^.;:,\d]{{0,32}}\Z")


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
    return said or levels.noun_of_level(document, r, word, begin=begin, first=first)


_OF_THEM = (" of them", " of those", " of which", " of whom")
_THE_REST = late(rf"(?:The{GAP}(?:other|remaining)|Those|These){GAP}\Z")
_WHOLE = late(
    rf"(?:(?:But|And|Yet|So),?{GAP}(?=of|out|among))?(?i:Of|Out{GAP}of|Among){GAP}"
    rf"(?:the|its|their|his|her|those|these|all|\d)"
)


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
    i = token_from(tokens, r.start) - 2
    i -= i > 0 and tokens[i].lower in ("now", "still", "currently", "already")  # cancellations now at 5,000
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
        same = _parallel(text, earlier, begin, r) or _gapped(document, earlier, begin, r)
        ends = following is None or following.tag in ("PUNCT", "CCONJ", "SCONJ")
        return same.unit if same and ends else ""
    first = _counted(text, earlier, begin, rest=word in ("other", "remaining"))
    if first is None or not (beside or first.unit == "point"):
        return ""
    goes_on = following is None or r.per or following.tag in _GOES_ON or following.lower in _STILL
    return first.unit if goes_on else ""


_NAME_BEFORE = late(
    rf"(?:[,;]|[,;]?{GAP}(?:and|while|but)){GAP}(?:the{GAP})?(?:[A-Z][\w’'-]+{GAP}){{1,3}}(?:{any_of(HEDGES)}{GAP})?\Z"
)


def _gapped(document: Document, earlier: Sequence[Figure], begin: int, r: Reading) -> Figure | None:
    """The count whose verb is left out: Holm cast 5,901 votes, Lund 4,377; Holm won nine medals and Lund seven."""
    if not _NAME_BEFORE.search(document.text, max(begin, r.start - 60), r.start):
        return None
    counts = [figure for figure in earlier[-4:] if figure.start >= begin and figure.kind == "count" and figure.unit]
    if not counts:
        return None
    tokens, _ = tokens_from(document, r.start)
    i = token_from(tokens, counts[0].start) - 1
    while i > 0 and tokens[i].tag == "ADV":
        i -= 1
    return counts[0] if i > 0 and tokens[i].tag == "VERB" and len({f.unit for f in counts}) == 1 else None


_LEAD = late(rf"(?P<word>[a-z]{{3,}}){GAP}(?:{any_of(HEDGES)}{GAP})*\Z")
_NO_LEADS = frozenset(
    """and but the for from than over under out into per about all some any both only just nor one two three are was
    were been being is not more least most between after before since until during through against versus""".split()
)


def _parallel(text: str, earlier: Sequence[Figure], begin: int, r: Reading) -> Figure | None:
    """The count led by the same word: Cruz won two delegates while Reed won 100; Lund with 151 votes, Dahl with 37."""
    lead = _LEAD.search(text, max(begin, r.start - 40), r.start)
    if lead is None or lead["word"] in _NO_LEADS:
        return None
    for figure in reversed(earlier):
        if figure.start < begin:
            break
        if figure.kind != "count" or figure.unit in ("", "time"):
            continue
        other = _LEAD.search(text, max(begin, figure.start - 40), figure.start)
        return figure if other and other["word"] == lead["word"] else None
    return None


def _stands_beside(text: str, r: Reading, word: str, begin: int, following: str) -> bool:
    """Whether the words around a number set it beside one before."""
    if text.startswith(_OF_THEM, r.end) or (text[r.start - 2 : r.start] in _BREAKS and following in _WHERE):
        return True
    if word in _ALSO_ENDS and _ALSO.search(text, r.start):
        return True
    if word in COMES_TO and _LEVEL_OF.search(text, max(begin, r.start - 48), r.start):
        return True
    near = max(begin, r.start - 48)
    if word in COMES_TO and _THE_TOTAL.search(text, near, r.start):
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
