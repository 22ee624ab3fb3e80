"""Ordinals and ranks: third term, the 22nd ship, second-largest, twenty-first, No. 2."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract import names
from checker.extract.context import Context
from checker.extract.nouns import Noun, noun_after
from checker.extract.numeral import TENS, Numeral
from checker.extract.patterns import END, GAP, HYPHEN, Before, any_of, last_word
from checker.extract.reading import Reading
from checker.late import early, late

_FIRST_TO_NINETEENTH = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"""
ORDINALS = {word: i for i, word in enumerate(_FIRST_TO_NINETEENTH.split(), start=1)}
ORDINALS |= {word[:-1] + "ieth": value for word, value in TENS.items()} | {"hundredth": 100}
_WORD = early(rf"(?:(?P<tens>{any_of(*TENS)}){HYPHEN})?(?P<word>[a-z]+){END}", re.IGNORECASE)
_DIGITS = early(rf"(?P<n>\d{{1,3}}(?:,\d{{3}})*|\d+)(?:st|nd|rd|th){END}")
_NAME_NEXT = late(
    rf"{GAP}?(?:{any_of('Congressional Judicial U[.]S[.] US Legislative Senate House')}{GAP})?"
    + any_of(
        rf"""Way Century(?=_[A-Z]) Day_Adventists? St Street Ave Avenue Amendment District Circuit Congress(?!{GAP}in)
        Regiment Division Infantry Airborne Precinct Fleet Army Battalion Brigade"""
    )
    + r"\b"
)
_PLEADS = Before("plead pleads pleading pleaded pled invoke invokes invoked invoking take took taking", ends="the")
_AMENDMENT = early(rf"{GAP}amendment", re.IGNORECASE)
_WEAK_NEXT = early(
    rf"{GAP}"
    + any_of(
        rf"""of_all things_first lad(?:y|ies) aid hand name names responders? degree(?!{HYPHEN}) amendments? class world
        person cousin baptist nations? family minister secretary lieutenant sergeant street avenue reading guess
        thoughts? wave party parties rate lady’s lady's sight glance chair choice dose nature chance language home
        fiddle impression string gentleman daughter mate vice officer"""
    )
    + rf"{END}|,|{HYPHEN}"
    + any_of("class hand rate degree guess come person aid time ever name world generation team party parties"),
    re.IGNORECASE,
)
"""What follows "first" and "second" where they are no rank: first lady, first aid, second-hand."""
_SPAN_NEXT = early(
    rf"{GAP}(?:{any_of('two three four five six seven eight nine ten eleven twelve twenty thirty few several couple')}"
    rf"|\d+){END}",
    re.IGNORECASE,
)
_RANK = """largest biggest highest most best worst deadliest oldest youngest longest smallest lowest busiest richest
    fastest ranking ranked seeded placed straight consecutive largest-ever strongest greatest costliest tallest ever
    leading"""
_RANK_NEXT = early(rf"(?:{HYPHEN}|{GAP})(?P<rank>{any_of(_RANK)}){END}", re.IGNORECASE)
_CENTURY_NEXT = early(rf"(?:{GAP}|{HYPHEN})century{END}", re.IGNORECASE)
_AND_FINAL = late(
    rf",?{GAP}(?:and|or|but){GAP}(?=(?:by{GAP}far{GAP})?(?:most|final|last|only|current|{any_of(*ORDINALS)}){END})"
)
_PLACED = Before(
    """placed finished finishes came come comes comes_in came_in coming_in ranked tied_for finishing placing ranks
    coming rank finish seeded""",
    fillers="in a_distant a_strong a_close a_surprise a_disappointing a",
    width=30,
)
_COMES_FIRST = Before(
    *(
        f"{what}_{verb}"
        for what in "safety family customers? country quality people children health America that it women love".split()
        for verb in "come comes came".split()
    ),
    width=30,
)
_PLACE_NEXT = early(rf"{GAP}(?:with{GAP}(?:\d|about|just)|behind{GAP}[A-Z])")
_TO_DO_NEXT = late(rf"{GAP}to{GAP}[a-z]")
_BEFORE_CLAIM = frozenset(
    """the a an his her its their my our your whose one this that every each in for is of and as only very second or to
    with from by at""".split()
)
"""Words before "first" that make it no adverb (first announced)."""
_POSSESSIVE = late(rf"(?:[\w]['’]s|s['’]){GAP}\Z|{HYPHEN}\Z", re.IGNORECASE)
_STRAIGHT_NEXT = late(rf"{GAP}{any_of('Straight Consecutive Successive Quarter Week Month Year Time Day')}{END}")
_NO_RANKED = frozenset("thing place half couple few".split())
_NUMBER_SIGN = early(r"(?:\b[Nn]o\.|\bNo|\bNos\.|\b[Nn]umber|№)\s\Z|(?<!\w)#\Z")


def read_ordinal(context: Context, pos: int) -> Reading | None:
    """The ordinal at `pos`: a claim of rank, not the adverb (first announced) nor a name (First Lady)."""
    text = context.text
    m = _DIGITS.match(text, pos)
    if m:
        word, value = "", int(m["n"].replace(",", ""))
        if _NAME_NEXT.match(text, m.end()):
            return None
    else:
        m = _WORD.match(text, pos)
        word = m["word"].lower() if m else ""
        if m is None or word not in ORDINALS or (m["tens"] and ORDINALS[word] > 9) or _is_second_part(text, pos):
            return None
        value = ORDINALS[word] + (TENS[m["tens"].lower()] if m["tens"] else 0)
    end = m.end()
    if _AMENDMENT.match(text, end) or (word and _is_idle(text, pos, end, word)):
        return None
    unit, noun = _ranked(context, pos, end, word)
    if noun is None or (value == 5 and text[pos].isupper() and _PLEADS.search(text, pos)):
        return None
    return Reading(pos, end, "ordinal", Decimal(value), Decimal(value), unit, noun=noun.phrase)


def _is_second_part(text: str, pos: int) -> bool:
    """The "first" of a twenty-first that was no figure."""
    return pos > 0 and text[pos - 1] in "-\u2010\u2011" and last_word(text, pos) in TENS


def _is_idle(text: str, pos: int, end: int, word: str) -> bool:
    """Whether an ordinal in words is part of a name or phrase: the First Amendment, first aid, the first six months."""
    if word in ("first", "second") and _SPAN_NEXT.match(text, end):
        return True
    if text[pos].isupper() and _NAME_NEXT.match(text, end):
        return True
    if word not in ("first", "second", "third", "fourth", "fifth"):
        return False
    if text[pos].isupper() and text[pos - 1 : pos] == " ":
        following = text[end : end + 2]
        if _STRAIGHT_NEXT.match(text, end):
            return False  # Claims Drop for Fourth Straight Week
        if not following.strip().islower() or following[1:].isupper():
            return True  # plead the Fifth; the First Amendment, Second World War
    return bool(_WEAK_NEXT.match(text, end)) and not _PLACED.search(text, pos)


def _ranked(context: Context, pos: int, end: int, word: str) -> tuple[str, Noun | None]:
    """What is ranked, and its noun phrase; no noun phrase where the ordinal asserts nothing."""
    text = context.text
    noun = noun_after(context.document, end, ordinal=True)
    rank = _RANK_NEXT.match(text, end)
    if _CENTURY_NEXT.match(text, end):
        noun = Noun("century", "century", end)
    elif rank and (ranked := noun_after(context.document, rank.end(), ordinal=True)).head:
        noun = ranked
    elif not noun.head and (final := _AND_FINAL.match(text, end)):
        noun = noun_after(context.document, final.end(), ordinal=True)
    placed = (_PLACED.search(text, pos) and not _COMES_FIRST.search(text, pos)) or _PLACE_NEXT.match(text, end)
    next_to_do = word != "first" and last_word(text, pos) == "the" and _TO_DO_NEXT.match(text, end)
    if not (placed or next_to_do):
        if word in ("first", "second", "third") and not (noun.head or rank):
            return "", None
        if word == "first" and last_word(text, pos) == "at":
            return "", None
        adverb = noun.verb_next and not rank and not (noun.head and last_word(text, pos) == "the")
        if word == "first" and (adverb or not _is_claim(text, pos)):
            return "", None
        if word and noun.head in _NO_RANKED and not (noun.head == "half" and context.sport):
            return "", None
    return noun.head or ("place" if placed else rank["rank"].lower() if rank else ""), noun


def _is_claim(text: str, pos: int) -> bool:
    before = text[pos - 1 : pos]
    if before.isspace() and text[pos - 2 : pos - 1].isalpha() and last_word(text, pos) in _BEFORE_CLAIM:
        return True
    return _POSSESSIVE.search(text, max(0, pos - 30), pos) is not None


def is_compound(text: str, pos: int) -> bool:
    """Whether an ordinal of two words stands at `pos`: twenty-first."""
    m = _WORD.match(text, pos)
    return m is not None and m["tens"] is not None and ORDINALS.get(m["word"].lower(), 99) < 10


def read_number_sign(context: Context, n: Numeral) -> Reading | None:
    """No. 2, number 3: a rank."""
    if not n.digits or n.value > 1000 or not n.whole:
        return None
    m = _NUMBER_SIGN.search(context.text, max(0, n.start - 8), n.start)
    if m is None:
        return None
    if names.is_address(context.text, n.end):
        return None
    noun = noun_after(context.document, n.end)
    if not noun.head and (m.group() == "#" or (m.group().lower().startswith("number") and n.value > 1)):
        return None
    return Reading(n.start, n.end, "ordinal", n.value, n.value, noun.head, noun=noun.phrase)
