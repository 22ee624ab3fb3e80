"""Ages of people: Smith, 45, · aged 45 · ages 6 and 7 · then 32 · anyone 19 or older."""

from __future__ import annotations

import re

from checker.extract.context import Context
from checker.extract.nouns import noun_after
from checker.extract.numeral import Numeral
from checker.extract.patterns import END, GAP, MONTHS, Before, any_of, last_word
from checker.extract.reading import Reading
from checker.late import late
from checker.model import Hedge

_OLDEST = 125
_LEFT = 60
"""Characters before the number that are looked at."""


def read(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """The age that the number (or range) states; 17-year-old is read with the durations."""
    if not (low.value >= 1 and high.value <= _OLDEST):
        return None
    if _is_typical(context, low, high):
        return _years(low, high)
    if not low.whole:
        return None
    for reader in (_limit, _aged, _in_commas, _among_children, _in_brackets, _or_older, _person_of, _person_is, _ages):
        reading = reader(context, low, high)
        if reading:
            return reading
    return None


def _years(low: Numeral, high: Numeral, hedge: Hedge | None = None) -> Reading:
    return Reading(low.start, high.end, "age", low.value, high.value, "year", hedge=hedge)


# --- children under 12, anyone over the age of 65, voters 19 or older -----------------------------------------------

_UNDER = late(
    r"\b"
    + any_of(
        """children people anyone those kids women men voters adults players girls boys youths? minors persons Americans
        everyone workers employees patients students drivers residents were are"""
    )
    + rf"{GAP}(?:(?:aged|age){GAP})?(?P<word>{any_of('under over below above younger_than older_than')})"
    rf"(?P<age>{GAP}(?:the{GAP})?age(?:{GAP}of)?)?{GAP}\Z",
    re.IGNORECASE,
)
_UNDER_ENDS_IN = frozenset("under over below above than age of".split())
_AFTER_UNDER = late(
    rf"[.,;:)]|\Z|\n|{GAP}"
    + any_of(
        """and who are were in from to at must can should may with on years_of or have had the for go goes get gets will
        would could did do does died die live living make pay need under over as by when that"""
    )
    + END
)
_OR_OLDER = re.compile(
    rf"{GAP}(?:and|or){GAP}(?:(?P<least>older|over|above|up)|younger|under|below){END}", re.IGNORECASE
)
_OLDER_SUBJECT = Before(
    """anyone Anyone those Those people People adults Adults be children persons workers seniors voters residents women
    men are is aged everyone patients kids boys girls and Americans with""",
    fillers="age aged ages",
    width=_LEFT,
    case=True,
)


def _limit(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    if last_word(context.text, low.start) not in _UNDER_ENDS_IN:
        return None
    m = _UNDER.search(context.text, max(0, low.start - _LEFT), low.start)
    if m is None or not ("age" in m.group().lower() or _AFTER_UNDER.match(context.text, high.end)):
        return None
    return _years(low, high, "less" if m["word"].lower().startswith(("under", "below", "young")) else "more")


def _or_older(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    m = _OR_OLDER.match(context.text, high.end)
    if m is None or not _OLDER_SUBJECT.search(context.text, low.start):
        return None
    return _years(low, high, "least" if m["least"] else "most")


# --- aged 45, ages 18 to 29, ages 6 and 7 ---------------------------------------------------------------------------

_AGED = Before("aged age ages", fillers="of from between about around just only under over at_least", width=_LEFT)
_ERA = Before(
    """golden_age_of middle_age_of digital_age_of new_age_of old_age_of bronze_age_of iron_age_of ice_age_of
    stone_age_of space_age_of"""
)
_AGES = re.compile(r"\b(?:ages|aged)\b[^.;]{0,24}\Z", re.IGNORECASE)
_IN_A_LIST = late(rf"\d{GAP}(?:and|or|to){GAP}\Z|\d,{GAP}(?:and{GAP})?\Z")


def _aged(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    text = context.text
    if not _AGED.search(text, low.start) or _ERA.search(text, low.start):
        return None
    if text.endswith("age of ", 0, low.start) and noun_after(context.document, high.end, many=True).head.islower():
        return None  # the average age of 12 players
    return _years(low, high)


def _ages(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    begin = max(0, low.start - _LEFT)
    if not _AGES.search(context.text, begin, low.start):
        return _years(low, high) if _is_age_group(context.text, low, high) else None
    listed = low is not high or _IN_A_LIST.search(context.text, begin, low.start)
    return _years(low, high) if listed and not noun_after(context.document, high.end).head else None


_GROUP = frozenset("those adults people voters americans women men".split())


def _is_age_group(text: str, low: Numeral, high: Numeral) -> bool:
    """voters 18 to 29, those 65-74."""
    if low is high or not (low.bare and high.bare) or high.value < 18 or low.value < 12:
        return False
    return (
        text[low.start - 1].isspace()
        and last_word(text, low.start) in _GROUP
        and bool(_GROUP_NEXT.match(text, high.end))
    )


_GROUP_NEXT = late(rf"[.,;:)]|\Z|\n|{GAP}{any_of('and who were are in said say had have voted favored backed')}{END}")

# --- Smith, 45, · their sons, 8 and 6 · Smith (45) ------------------------------------------------------------------

_KIN = "son daughter boy girl brother sister baby child nephew niece grandson granddaughter"
_PEOPLE = f"""{_KIN} wife husband mother father man woman teenager student victim suspect driver pilot gunman shooter
    grandmother grandfather age girlfriend boyfriend fiancee stepson cousin aunt uncle widow partner"""
_NAME_COMMA = late(
    rf"(?:[A-ZÀ-Ý][\w'’.-]*[a-zà-ÿ.)]|[A-Z]{{2,}}|Jr\.|Sr\.|II|III|\b{any_of(_PEOPLE)})"
    r"[\"”’']?(?:\s\([\w\s.,'’-]{1,40}\))?,\s(?:now\s|then\s|only\s|just\s|about\s|who\sis\s)?\Z"
)
_KIN_COMMA = late(rf"\b{any_of(_KIN)},{GAP}\Z")
_AFTER_COMMA = re.compile(
    rf"[\"”]?(?:[,;:)]|\.(?!\d)"
    rf"|\s{any_of('and of from who told was were is as or when had has said years to at with — – -')}\b)"
    r"|\sin\b(?!\s[A-Z])|\Z|\s[—–-]\s|\n"
)
_WORD_COMMA = late(r"([\w.]+)[\"”’']?,\s(?:now\s|then\s)?\Z")
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
_LIST_GOES_ON = re.compile(r",|\sand\s\d|\.")
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
    text, begin = context.text, max(0, low.start - _LEFT)
    if "," not in text[max(0, low.start - 8) : low.start] or not _AFTER_COMMA.match(text, high.end):
        return None
    if not low.bare and (low.digits or (low.value < 18 and not _KIN_COMMA.search(text, begin, low.start))):
        return None
    if not _NAME_COMMA.search(text, begin, low.start) or _NO_AGE_AFTER.match(text, high.end):
        return None
    if ";" in text[begin : high.end + 1] and _TALLIES.search(text, max(0, low.start - 4 * _LEFT), low.start):
        return None
    word = _WORD_COMMA.search(text, begin, low.start)
    return None if word and word.group(1).rstrip(".").lower() in _NO_NAMES else _years(low, high)


def _among_children(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    if not low.bare or not _LIST_GOES_ON.match(context.text, high.end):
        return None
    return _years(low, high) if _CHILDREN_COMMA.search(context.text, max(0, low.start - _LEFT), low.start) else None


def _in_brackets(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    text = context.text
    if not low.bare or low.value < 10 or text[high.end : high.end + 1] != ")":
        return None
    if context.poll and (
        _SHARE_BEFORE.search(text, max(0, low.start - _LEFT), low.start) or _SHARE_NEXT.match(text, high.end)
    ):
        return None  # Reed (39), Lund (37 percent)
    named = _NAME_BRACKET.search(text, max(0, low.start - _LEFT), low.start)
    return _years(low, high) if named and not context.sport else None


# --- a boy of 12, she was 45 when, died at 90 -----------------------------------------------------------------------

_PERSON_OF = Before(
    """boy_of girl_of man_of woman_of child_of youth_of teenager_of lad_of person_of pupil_of student_of widow_of
    widower_of bachelor_of adult_of""",
    fillers="about around just only nearly",
    width=_LEFT,
)
_PERSON = f"(?:{any_of('he she who I they we you girl boy man woman child')}|[A-Z][a-z]+)"
_PERSON_IS = Before(
    *(f"{_PERSON}_{verb}" for verb in "was is were am are turned turns had_turned".split()),
    *(f"{who}{quote}{verb}" for who in "he she who I you they".split() for quote in "’'" for verb in ("s", "m", "re")),
    r"""must_be turned turning turns (?:[Hh]e|[Ss]he|who)_(?:would|will)_be then now at_age is_now
    consent(?:_\w+){0,4}_is consent(?:_\w+){0,4}_was
    [Aa]ge_(?:requirement|limit|threshold|minimum)(?:_\w+){0,2}_(?:from|of|to|at|is|was)
    age_is age_was age_to age_from age_at His_age, Her_age,""",
    fillers="only just about nearly almost now already still to around over at_least",
    width=_LEFT,
    case=True,
)
_AT_AGE = Before(
    """died dead dies retire[ds]? left left_home left_school started began married marry pregnant mother father killed
    orphaned debut(?:ed)? champion president professional school passed_away""",
    fillers="on Monday Tuesday Wednesday Thursday Friday Saturday Sunday yesterday today peacefully suddenly overnight",
    ends="at",
    width=_LEFT,
)
_AFTER_PERSON_IS = re.compile(
    rf"[.,;:!?)\"”’]|\Z|\n|{GAP}"
    + any_of(
        r"""when and at years_of_age but while years_old the on in_\d{4} this next last or_older or_younger or_over
        or_above or_under that as over with because before after old by only just during"""
    )
    + END
    + rf"|{GAP}in{GAP}"
    + any_of(MONTHS)
    + END
)
_NUMBER_IS = late(
    rf"\b{any_of('tolls? number count total tally figure population average score index')}{GAP}(?:\w+{GAP}){{0,3}}\Z",
    re.IGNORECASE,
)
_SEVERAL_ARE = late(r"\b(?:they|we|you|were|are)\s(?:\w+\s)?\Z", re.IGNORECASE)
_SURELY_AGE = late(rf"{GAP}(?:when|years{GAP}old)|,")


def _person_of(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    if _PERSON_OF.search(context.text, low.start) and _AFTER_COMMA.match(context.text, high.end):
        return _years(low, high)
    return None


def _person_is(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    text = context.text
    if low.value < 4 or not (low.bare or low is not high or low.value > 12):
        return None
    if not _AFTER_PERSON_IS.match(text, high.end):
        return None
    if not (_PERSON_IS.search(text, low.start) or _AT_AGE.search(text, low.start)):
        return None
    if context.sport and not last_word(text, low.start).startswith("turn"):
        return None
    if _NUMBER_IS.search(text, max(0, low.start - _LEFT), low.start):
        return None
    if _SEVERAL_ARE.search(text, max(0, low.start - _LEFT), low.start) and not _SURELY_AGE.match(text, high.end):
        return None
    return _years(low, high)


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


def _is_typical(context: Context, low: Numeral, high: Numeral) -> bool:
    """Whether the number is an age that a group of people has or reaches as a rule."""
    text = context.text
    if last_word(text, low.start) not in _TYPICAL_ENDS:
        return False
    window = text[max(0, low.start - 2 * _LEFT) : low.start]
    if "age" not in window.lower() and "expectancy" not in window.lower():
        return False
    if not _TYPICAL.search(window) or not _NUMBER_ENDS.match(text, high.end):
        return False
    return not noun_after(context.document, high.end).head
