"""Ages of people: Smith, 45, · aged 45 · ages 6 and 7 · then 32 · anyone 19 or older."""

from __future__ import annotations

import re

from checker.beside import last_word, next_word
from checker.extract.age_groups import (
    LEFT,
    UNDER_ENDS_IN,
    is_typical,
    read_aged,
    read_ages,
    read_changed,
    read_limit,
    read_or_older,
    read_several,
    years,
)
from checker.extract.context import Context
from checker.extract.noun_words import is_plural
from checker.extract.nouns import tokens_from, verb_next
from checker.extract.numeral import Numeral
from checker.extract.patterns import END, GAP, MONTHS, Before, any_of
from checker.extract.reading import Reading
from checker.late import early, late

_OLDEST = 125


def read(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """The age that the number (or range) states; 17-year-old is read with the durations."""
    if not (low.value >= 1 and high.value <= _OLDEST):
        return None
    if is_typical(context, low, high):
        return years(low, high)
    if not low.whole or (low is high and _is_counting(context.text, low.start, low.end)):
        return None
    for reader in _READERS:
        reading = reader(context, low, high)
        if reading:
            return reading
    return None


def _is_counting(text: str, start: int, end: int) -> bool:
    """Whether neither the words beside a number nor the signs are those of any age: nine ships."""
    return (
        next_word(text, end) not in _WORDS_AFTER
        and text[end : end + 1] == " "
        and text[end + 1 : end + 2].isalpha()
        and last_word(text, start) not in _WORDS_BEFORE
        and "," not in text[max(0, start - 8) : start]
        and "age" not in text[max(0, start - LEFT) : start].lower()
    )


# --- Smith, 45, · their sons, 8 and 6 · Smith (45) ------------------------------------------------------------------

_KIN = "son daughter boy girl brother sister baby child nephew niece grandson granddaughter"
_PEOPLE = f"""{_KIN} wife husband mother father man woman teenager student victim suspect driver pilot gunman shooter
    grandmother grandfather age girlfriend boyfriend fiancee stepson cousin aunt uncle widow partner"""
_NAME_COMMA = late(
    rf"(?:[A-ZÀ-Ý][\w'’.-]*[a-zà-ÿ.)]|[A-Z]{{2,}}|Jr\.|Sr\.|II|III|\b{any_of(_PEOPLE)})"
    r"[\"”’']?(?:\s\([\w\s.,'’-]{1,40}\))?\s?,\s(?:now\s|then\s|only\s|just\s|about\s|who\sis\s)?\Z"
)
_KIN_COMMA = late(rf"\b{any_of(_KIN)},{GAP}\Z")
_AFTER_COMMA = early(
    rf"[\"”]?(?:[,;:)]|\.(?!\d)"
    rf"|\s{any_of('and of from who told was were is as or when had has said years to at with — – -')}\b)"
    r"|\sin\b(?!\s[A-Z])|\Z|\s[—–-]\s|\n"
)
_WORD_COMMA = late(r"([\w.]+)[\"”’']?,\s(?:now\s|then\s|only\s|just\s|about\s)?\Z")
_NO_NAMES = frozenset(
    """sunday monday tuesday wednesday thursday friday saturday however inc corp january february april june july august
    september october november december overall meanwhile p.m a.m chapter section article""".split()
)
_NO_AGE_AFTER = late(r"\s(?:of\sthe|in\sthe|to\s\d|of\sthem|were|was\sthe|at\s\d)")
_CHILDREN_COMMA = late(
    rf"\b{any_of('sons daughters children kids boys girls brothers sisters grandchildren nieces nephews twins')},{GAP}"
    rf"(?:\d{{1,2}}(?:,{GAP}|,?{GAP}and{GAP}))*\Z",
    re.IGNORECASE,
)
_LIST_GOES_ON = early(r",|\sand\s\d|\.")
_TALLIES = late(
    rf"\b{any_of('votes? points goals medals seats delegates wins titles runs yards strokes shots')}\b[^.:\n]{{0,80}}:"
    r"[^.:\n]*\Z",
    re.IGNORECASE,
)
"""What a list of names and numbers may give instead of ages: votes to confirm: Ada Brook, 87; Tom Reed, 78."""
_SHARE_BEFORE = late(r"\(\d{1,2}(?:%| percent)?\),?(?: and)? [^()]{2,40}\(\Z")
_SHARE_NEXT = late(r"\),?(?: and)? [^()]{2,40}\(\d{1,2}(?:%| percent)?\)")
_NAME_BRACKET = late(r"[A-ZÀ-Ý][\w'’.-]+\s\((?:aged?\s)?\Z")


def _in_commas(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """Smith, 45, and in words from 18 on; younger in words only after a child: her son, seven, said."""
    text, begin = context.text, max(0, low.start - LEFT)
    if "," not in text[max(0, low.start - 8) : low.start] or not _AFTER_COMMA.match(text, high.end):
        return None
    if low.vague or (
        not low.bare and (low.digits or (low.value < 18 and not _KIN_COMMA.search(text, begin, low.start)))
    ):
        return None
    if not _NAME_COMMA.search(text, begin, low.start) or _NO_AGE_AFTER.match(text, high.end):
        return None
    if ";" in text[begin : high.end + 1] and _TALLIES.search(text, max(0, low.start - 4 * LEFT), low.start):
        return None
    word = _WORD_COMMA.search(text, begin, low.start)
    return None if word and word.group(1).rstrip(".").lower() in _NO_NAMES else years(low, high)


_NUMBERED = frozenset(
    """total number figure average count score result tally age record rate price index share level mark margin jersey
    channel percentage amount sum median mean""".split()
)
_ROLE_COMMA = late(r"[a-z]{3,},\s\Z")
_NUMBER_NEXT = late(r",\s?[\d$£€]")


def _of_role(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """The midfielder, 27, signed: after a lower-case noun in the singular."""
    text = context.text
    if not (low.bare and low.value > 15 and text[high.end : high.end + 1] == "," and low is high):
        return None
    if not _ROLE_COMMA.search(text, max(0, low.start - LEFT), low.start) or _NUMBER_NEXT.match(text, high.end):
        return None
    tokens, i = tokens_from(context.document, high.end)
    if i < 4:
        return None
    before, noun = tokens[i - 4 : i - 2]
    if noun.tag not in ("NOUN", "PROPN") or is_plural(noun) or noun.lower in _NUMBERED:
        return None
    return years(low, high) if before.tag in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PUNCT") else None


def _with_other(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """Sam and Joe Reed, 34 and 32, · the pair, both 17, ..."""
    text = context.text
    if not low.bare or low.value < 5 or not _COMMA_OR_STOP.match(text, high.end):
        return None
    before = _AND_OTHER.search(text, max(0, low.start - LEFT), low.start)
    return years(low, high) if before else None


_COMMA_OR_STOP = late(r"[,;)]|\.(?!\d)")
_AND_OTHER = late(
    rf"\band{GAP}[A-Z][\w’'-]+(?:{GAP}[A-Z][\w’'-]+)*,{GAP}\d\d{GAP}and{GAP}\Z|,{GAP}both{GAP}(?:aged{GAP})?\Z"
)


def _among_children(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    if not low.bare or not _LIST_GOES_ON.match(context.text, high.end):
        return None
    return years(low, high) if _CHILDREN_COMMA.search(context.text, max(0, low.start - LEFT), low.start) else None


def _in_brackets(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    text = context.text
    if not low.bare or low.value < 10 or text[high.end : high.end + 1] != ")":
        return None
    if context.poll and (
        _SHARE_BEFORE.search(text, max(0, low.start - LEFT), low.start) or _SHARE_NEXT.match(text, high.end)
    ):
        return None  # Reed (39), Lund (37 percent)
    named = _NAME_BRACKET.search(text, max(0, low.start - LEFT), low.start)
    return years(low, high) if named and not context.sport else None


# --- a boy of 12, she was 45 when, died at 90 -----------------------------------------------------------------------

_PERSON_OF = Before(
    """boy_of girl_of man_of woman_of child_of youth_of teenager_of lad_of person_of pupil_of student_of widow_of
    widower_of bachelor_of adult_of""",
    fillers="about around just only nearly",
    width=LEFT,
)
_OF_OR_ABOUT = frozenset("of about around just only nearly".split())
_IN_A_PLACE = late(r"\sin\s[A-Z]")
_PERSON = rf"(?:{any_of('he she who I they we you girl boy man woman child')}|[A-Z][\w’'-]*[a-z])"
_PERSON_IS = Before(
    *(f"{_PERSON}_{verb}" for verb in "was is were am are turned turns had_turned Was Is".split()),
    *(f"{who}{quote}{verb}" for who in "he she who I you they".split() for quote in "’'" for verb in ("s", "m", "re")),
    r"""must_be turned turning turns (?:[Hh]e|[Ss]he|who)_(?:would|will)_be then now at_age is_now
    Now consent(?:_\w+){0,4}_is consent(?:_\w+){0,4}_was
    [Aa]ge_(?:requirement|limit|threshold|minimum)(?:_\w+){0,2}_(?:from|of|to|at|is|was)
    age_is age_was age_to age_from age_at His_age, Her_age,""",
    fillers="only just about nearly almost now already still to around over at_least",
    width=LEFT,
    case=True,
)
_AT_AGE = Before(
    """died dead dies dying retire[ds]? retiring left left_home left_school started began married marry pregnant mother
    father killed orphaned imprisoned jailed crowned debut(?:ed)? champion president professional school passed_away""",
    fillers="""again on Monday Tuesday Wednesday Thursday Friday Saturday Sunday yesterday today peacefully suddenly
    overnight""",
    ends="at",
    width=LEFT,
)
_DIED_AT = late(rf"\bdied\b[^.;:\d]{{0,50}}\bat{GAP}\Z")
_THEN = r"""when and at years_of_age but while years_old the on in_\d{4} this next last or_older or_younger or_over
    or_above or_under is was would that as over with because before after old by only just during"""
_AFTER_PERSON_IS = early(
    rf"[.,;:!?)\"”’]|\Z|\n|{GAP}{any_of(_THEN)}{END}"
    rf"|{GAP}in{GAP}{any_of(MONTHS)}{END}"
)
_AT_FIRST = late(r"(?:(?:\A|[\n\"“”.!?…] ?)(?P<At>At)|(?:,| [–—-]| who,?) at) \Z")
_PERSON_NEXT = late(
    r",\s(?:he|she|could|would|will|has|had|the\s(?:oldest|youngest)|(?P<name>[A-Z][\w'’.-]+))\s"
    r"|,?\s(?:is|was|became)\s"
)
_NUMBER_IS = late(
    rf"\b{any_of('tolls? number count total tally figure population average score index')}{GAP}(?:\w+{GAP}){{0,3}}\Z",
    re.IGNORECASE,
)
_SEVERAL_ARE = late(r"\b(?:they|we|you|were|are)\s(?:\w+\s)?\Z", re.IGNORECASE)
_WAS_ONLY = late(rf", was (?:{any_of('just only about around barely')} )?\Z")
_MUST_BE = Before("must_be have_to_be had_to_be has_to_be need_to_be", fillers="at_least")
_SURELY_AGE = late(rf"{GAP}(?:when|years{GAP}old)|,")


def _person_of(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    text, end = context.text, high.end
    if last_word(text, low.start) not in _OF_OR_ABOUT or not _PERSON_OF.search(text, low.start):
        return None
    ends = _AFTER_COMMA.match(text, end) or _IN_A_PLACE.match(text, end) or verb_next(context.document, end)
    return years(low, high) if ends else None


def _person_is(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    text = context.text
    if low.value < 4 or not (low.bare or low is not high or low.value > 12):
        return None
    if text.startswith(" at the time", high.end) and _WAS_ONLY.search(text, max(0, low.start - 16), low.start):
        return years(low, high)
    if not _AFTER_PERSON_IS.match(text, high.end):
        return years(low, high) if text.startswith(" to ", high.end) and _MUST_BE.search(text, low.start) else None
    word = last_word(text, low.start)
    if word == "at" and (at := _AT_FIRST.search(text, max(0, low.start - 6), low.start)):
        person = _PERSON_NEXT.match(text, high.end) if low.value > 12 else None
        return years(low, high) if person and (at["At"] or not person["name"]) else None
    died = word == "at" and low.value > 17 and _DIED_AT.search(text, max(0, low.start - LEFT), low.start)
    if not (died or _PERSON_IS.search(text, low.start) or _AT_AGE.search(text, low.start)):
        return None
    if context.sport and not last_word(text, low.start).startswith("turn"):
        return None
    if _NUMBER_IS.search(text, max(0, low.start - LEFT), low.start):
        return None
    if _SEVERAL_ARE.search(text, max(0, low.start - LEFT), low.start) and not _SURELY_AGE.match(text, high.end):
        return None
    return years(low, high)


_READERS = (
    read_limit, read_aged, _in_commas, _of_role, _with_other, _among_children, _in_brackets, read_or_older, _person_of,
    _person_is, read_changed, read_ages, read_several,
)  # fmt: skip
_WORDS_BEFORE = UNDER_ENDS_IN | _OF_OR_ABOUT | frozenset("as aged ages from to between least".split())
"""With which the readers are content though a noun may follow."""
_WORDS_AFTER = frozenset(("and", "or", "to", *(entry.partition("_")[0] for entry in _THEN.split())))
