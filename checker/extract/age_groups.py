"""Ages of groups: children under 12, anyone 19 or older, ages 18 to 29, two men, 24 and 31, a median age of 38.5."""

from __future__ import annotations

import re

from checker.extract.context import Context
from checker.extract.noun_words import is_plural
from checker.extract.nouns import noun_after, tokens_from, verb_next
from checker.extract.numeral import Numeral
from checker.extract.patterns import END, GAP, Before, any_of, last_word
from checker.extract.reading import Reading
from checker.late import early, late
from checker.model import Hedge

LEFT = 60
"""Characters before the number that are looked at."""


def years(low: Numeral, high: Numeral, hedge: Hedge | None = None) -> Reading:
    """An age in years."""
    return Reading(low.start, high.end, "age", low.value, high.value, "year", hedge=hedge)


# --- children under 12, anyone over the age of 65, voters 19 or older -----------------------------------------------

_UNDER = late(
    r"(?:\b(?:every|any|no|each)\s[^\W\d]+|\bin\s(?:\d+|five|ten)|\b"
    + any_of(
        """children people anyone those kids women men voters adults players girls boys youths? minors persons Americans
        everyone workers employees patients students drivers residents were are individuals seniors citizens parents
        mothers fathers pupils teenagers teens respondents dependents members smokers users customers passengers
        Republicans Democrats independents Latinos Hispanics whites Whites Blacks Britons males females"""
    )
    + rf"){GAP}(?:(?:aged|age){GAP})?(?P<word>{any_of('under over below above younger_than older_than')})"
    rf"(?P<age>{GAP}(?:the{GAP})?age(?:{GAP}of)?)?{GAP}\Z",
    re.IGNORECASE,
)
_UNDER_AGE = late(
    rf"\b(?P<word>under|over|below|above|(?:young|old)er{GAP}than){GAP}(?:the{GAP})?ages?{GAP}(?:of{GAP})?\Z", re.I
)
_ELDER = late(rf"\b(?P<no>(?:no|not){GAP})?(?P<word>younger|older){GAP}than{GAP}\Z", re.IGNORECASE)
_AS_YOUNG = Before("as_young_as as_old_as")
UNDER_ENDS_IN = frozenset("under over below above than age of".split())
"""The last words before a limit of age."""
_AFTER_UNDER = late(
    rf"[.,;:)]|\Z|\n|{GAP}"
    + any_of(
        """and who are were in from to at must can should may with on years_of or have had the for go goes get gets will
        would could did do does died die live living make pay need under over as by when that
        both either than without during since because if while outside inside whose"""
    )
    + END
)
_ELDEST: dict[tuple[bool, str], Hedge] = {
    (False, "younger"): "less", (False, "older"): "more", (True, "younger"): "least", (True, "older"): "most",
}  # fmt: skip
_OR_OLDER = early(rf"{GAP}(?:and|or){GAP}(?:(?P<least>older|over|above|up)|younger|under|below){END}", re.IGNORECASE)
_OLDER_SUBJECT = Before(
    """anyone Anyone individuals Individuals students members Members citizens drivers those
    Those people People adults Adults be children persons workers seniors voters residents women
    men are is aged everyone patients kids boys girls and Americans with""",
    fillers="age aged ages",
    width=LEFT,
    case=True,
)


def read_limit(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    word = last_word(context.text, low.start)
    if word not in UNDER_ENDS_IN:
        return years(low, high) if word == "as" and _AS_YOUNG.search(context.text, low.start) else None
    if word == "than" and (elder := _ELDER.search(context.text, max(0, low.start - 18), low.start)):
        noun = noun_after(context.document, high.end)
        counted = noun.head and not noun.verb_next
        hedge: Hedge = _ELDEST[bool(elder["no"]), elder["word"].lower()]
        return None if counted or low.value < 4 else years(low, high, hedge)
    begin = max(0, low.start - LEFT)
    m = _UNDER.search(context.text, begin, low.start) or _UNDER_AGE.search(context.text, begin, low.start)
    if m is None or not ("age" in m.group().lower() or _may_follow(context, high.end)):
        return None
    return years(low, high, "less" if m["word"].lower().startswith(("under", "below", "young")) else "more")


def _may_follow(context: Context, end: int) -> bool:
    """Whether the words after a number count nothing by it: voters over 65 backed her."""
    if _AFTER_UNDER.match(context.text, end) or verb_next(context.document, end):
        return True
    tokens, i = tokens_from(context.document, end)
    singular = i < len(tokens) and tokens[i].tag == "NOUN" and not is_plural(tokens[i])
    return singular and i + 1 < len(tokens) and tokens[i + 1].tag in ("ADP", "DET")


def read_or_older(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    m = _OR_OLDER.match(context.text, high.end)
    if m is None or not _OLDER_SUBJECT.search(context.text, low.start):
        return None
    return years(low, high, "least" if m["least"] else "most")


# --- aged 45, ages 18 to 29, ages 6 and 7 ---------------------------------------------------------------------------

_AGED = Before("aged age ages", fillers="of from between about around just only under over at_least", width=LEFT)
_ERA = Before(
    """golden_age_of middle_age_of digital_age_of new_age_of old_age_of bronze_age_of iron_age_of ice_age_of
    stone_age_of space_age_of"""
)
_AGES = early(r"\b(?:ages|aged)\b[^.;]{0,24}\Z", re.IGNORECASE)
_WORDS = any_of("one two three four five six seven eight nine ten eleven twelve")
_IN_A_LIST = late(rf"(?:\d|aged?s?{GAP}{_WORDS}){GAP}(?:and|or|to){GAP}\Z|\d,{GAP}(?:and{GAP})?\Z")


def read_aged(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    text = context.text
    if not _AGED.search(text, low.start) or _ERA.search(text, low.start):
        return None
    if text.endswith("age of ", 0, low.start) and noun_after(context.document, high.end, many=True).head.islower():
        return None  # the average age of 12 players
    return years(low, high)


def read_ages(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    begin = max(0, low.start - LEFT)
    if not _AGES.search(context.text, begin, low.start):
        return years(low, high) if _is_age_group(context.text, low, high) else None
    listed = low is not high or _IN_A_LIST.search(context.text, begin, low.start)
    return years(low, high) if listed and not noun_after(context.document, high.end).head else None


_GROUP = frozenset("those adults people voters americans women men".split())
_YOUNG = frozenset("children kids youngsters girls boys teens teenagers youths".split())


_AGE_FROM = late(r"\bage\b[^.;:\d]{0,70}\bfrom\s(?P<first>\d\d\sto\s)?\Z|\badults\sfrom\s\Z", re.IGNORECASE)


def read_changed(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """Raise the age to buy a rifle from 18 to 21; adults from 18 to 64."""
    text = context.text
    if not low.bare or low.value < 5 or last_word(text, low.start) not in ("from", "to"):
        return None
    m = _AGE_FROM.search(text, max(0, low.start - 2 * LEFT), low.start)
    ends = m and (m["first"] or low is not high or _TO_AGE.match(text, high.end))
    return years(low, high) if ends and not noun_after(context.document, high.end).head else None


_TO_AGE = late(r"\sto\s\d\d(?!\d)")


def _is_age_group(text: str, low: Numeral, high: Numeral) -> bool:
    """voters 18 to 29, those 65-74."""
    if low is high or not (low.bare and high.bare):
        return False
    word = last_word(text, low.start)
    return (
        text[low.start - 1].isspace()
        and (word in _YOUNG or (word in _GROUP and high.value >= 18 and low.value >= 12))
        and bool(_GROUP_NEXT.match(text, high.end))
    )


_GROUP_NEXT = late(rf"[.,;:)]|\Z|\n|{GAP}{any_of('and who were are in said say had have voted favored backed')}{END}")


# --- the median age of its nurses was 38.5, life expectancy is around 73 ---------------------------------------------

_HEDGES = "about around just only nearly almost over under roughly now still"
_REACHES = "is was of at be to from between reached"
_TYPICAL = late(
    rf"\b(?:life{GAP}expectancy|"
    rf"{any_of('average mean median typical retirement pension voting drinking minimum maximum legal')}{GAP}age)\b"
    rf"[^.;:()\d]{{0,60}}?\b(?:from{GAP}\d{{2}}{GAP}to|{any_of(_REACHES)}){GAP}(?:{any_of(_HEDGES)}{GAP})*\Z",
    re.IGNORECASE,
)
_TYPICAL_ENDS = frozenset(f"{_HEDGES} {_REACHES}".split())
_NUMBER_ENDS = late(rf"[.,;:!?)\"”’]*(?:\s|\Z)(?!{GAP}?(?:percent|per{GAP}cent|million)\b)")


def is_typical(context: Context, low: Numeral, high: Numeral) -> bool:
    """Whether the number is an age that a group of people has or reaches as a rule."""
    text = context.text
    if last_word(text, low.start) not in _TYPICAL_ENDS:
        return False
    window = text[max(0, low.start - 2 * LEFT) : low.start]
    if "age" not in window.lower() and "expectancy" not in window.lower():
        return False
    if not _TYPICAL.search(window) or not _NUMBER_ENDS.match(text, high.end):
        return False
    return not noun_after(context.document, high.end).head


# --- two men, 24 and 31, were held · three sisters, 8, 11 and 13 ----------------------------------------------------

_SO_MANY = {"two": 2, "three": 3, "four": 4, "five": 5}
_SEVERAL = late(
    rf"\b(?P<many>{'|'.join(_SO_MANY)}){GAP}(?:[\w’'-]+{GAP}){{0,4}}?"
    rf"(?:\w*(?:men|women|boys|girls|ren|sons|agers|ters|thers|rers|kers|ists|ants|vers|cers|ims|ects|ents|diers)"
    rf"|{any_of('teens teachers miners pilots friends cousins twins people nurses climbers hikers siblings')}),"
    rf"{GAP}(?:aged{GAP})?(?P<before>(?:\d\d?,{GAP})*(?:\d\d?,?{GAP}and{GAP})?)\Z",
    re.IGNORECASE,
)
_AND_THOSE = late(rf"\d\d?(?:,{GAP}\d\d?(?!\d))*(?:,?{GAP}and{GAP}\d\d?)?(?=[,;)]|\.(?!\d)|{GAP}[–—-]{GAP})")
_NUMBER = late(r"\d+")


def read_several(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """As many ages between commas as people are counted before."""
    text = context.text
    if low is not high or not low.bare or not low.digits:
        return None
    before = _SEVERAL.search(text, max(0, low.start - 2 * LEFT), low.start)
    these = _AND_THOSE.match(text, low.start) if before else None
    if before is None or these is None:
        return None
    ages = len(_NUMBER.findall(before["before"])) + len(_NUMBER.findall(these.group()))
    return years(low, high) if ages == _SO_MANY[before["many"].lower()] else None
