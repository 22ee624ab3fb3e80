"""A number in relation to another: one in five, 7 voters in 10, 3-to-1, 50-50, three times as many, 10-fold."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract.context import Context
from checker.extract.measures import part_of_a_unit, rounded_fraction
from checker.extract.nouns import verb_next
from checker.extract.numeral import Numeral
from checker.extract.numerals import read
from checker.extract.patterns import DASH, END, GAP, HYPHEN, JOINT, Before, any_of, last_word
from checker.extract.reading import Reading
from checker.late import early, late

HALF = Decimal("0.5")


def share(start: int, end: int, value: Decimal, grain: Decimal) -> Reading:
    """A share: two-thirds is 0.6666666667."""
    rounded = rounded_fraction(value)
    return Reading(start, end, "ratio", rounded, rounded, "ratio", grain=grain)


def times(start: int, end: int, value: Decimal, grain: Decimal) -> Reading:
    """A multiplier."""
    return Reading(start, end, "ratio", value, value, "times", grain=grain)


_IN = early(rf"{JOINT}in{JOINT}(?:every{GAP})?")
_OUT_OF = early(rf"(?:{GAP}times)?{GAP}(?:out{GAP}of|of{GAP}every)(?:{GAP}every)?{GAP}")
_OF_TEN = early(rf"{GAP}of{GAP}(?=(?:10|ten|100){END}(?![,.]\d))", re.IGNORECASE)
_NO_WHOLE = late(
    rf"{JOINT}(?:"
    + any_of(
        """years? days? weeks? months? hours? minutes? seconds? games? matches seasons? percent innings starts states?
        decades? cities counties"""
    )
    + rf"{END}|%)",
    re.IGNORECASE,
)
_ROUND_WHOLES = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000))
_WHOLES_OF_PEOPLE = frozenset((3, 4, 5, 10, 20, 100))
_NOUN_IN = late(rf"{GAP}[a-z]{{3,}}{GAP}in{GAP}(?:every{GAP})?(?=\w)")
_WHOLE_ENDS = late(
    rf"[.,;)]|\Z|{GAP}(?:\(|"
    + any_of(
        """and or but there here born under over aged say says said is are was were have has had do does did will
        would could can cannot think believe want oppose support favou?r back expect feel report who that now still"""
    )
    + rf"{END})"
)
_OF_NEXT = late(rf"{GAP}of{GAP}")
OTHER_AS = "the an? he she they it his her their its we you I police officers of in part well to if"
"""Words after "as" that begin a clause or a role: fired eight times as the man fled, twice as a guest."""
_TIMES_AS = early(
    rf"{JOINT}times{END}(?={GAP}"
    + any_of(
        f"""as(?!_(?:{"|".join(OTHER_AS.split())})\\b)
        more higher greater larger bigger the less faster lower smaller that its their his her what longer fewer
        [a-z]{{3,}}er(?=_than) brighter cheaper denser hotter colder deeper taller wider weaker safer quicker
        worse better stronger heavier richer older closer over average normal annual size
        forward annual expected trailing earnings sales revenues? profits? income book turnover ebitda EBITDA"""
    )
    + ")",
    re.IGNORECASE,
)
_OCCASIONS = late(rf"{GAP}the{GAP}(?:first|last|\d)", re.IGNORECASE)
_FACTOR_OF = Before("factor_of", fillers="about almost nearly roughly more_than at_least up_to as_much_as")
_FACTOR_ENDS = frozenset("of about almost nearly roughly than least to as".split())
_FOLD = early(rf"[ \-\u2010\u2011]?fold{END}|[x×](?!\w)", re.IGNORECASE)
_ODDS = late(r"\d{1,3}[-/](?P<against>[1-9]\d?)(?![\d-])")
_ODDS_NEXT = late(rf"{GAP}(?:joint{GAP})?(?:second{GAP})?{any_of('favou?rites? shots? outsiders? chances? odds')}{END}")
_ODDS_BEFORE = late(rf"\bodds{GAP}(?:of|at){GAP}\Z")
_MULTIPLE = late(f"{JOINT}times{END}", re.IGNORECASE)
_TO_ONE = early(rf"{JOINT}to{JOINT}(?P<one>one|1)(?![^\W_]|[-.,]\d)|:1(?![\d:]|\.\d)", re.IGNORECASE)
_FIFTY_FIFTY = early(rf"50(?:{DASH}|/)50(?![\d-])|fifty{HYPHEN}fifty{END}", re.IGNORECASE)


def read_multiple(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """The range of ten to 20 times more productive."""
    m = _TIMES_AS.match(context.text, high.end)
    if m is None or low.vague or _OCCASIONS.match(context.text, m.end()):
        return None
    return Reading(low.start, m.end(), "ratio", low.value, high.value, "times", grain=max(low.grain, high.grain))


def is_odds(text: str, start: int, end: int) -> bool:
    """Whether two numbers joined by a sign are the odds of a bet: a 7-2 favourite, odds of 100-1."""
    return bool(_ODDS_NEXT.match(text, end) or _ODDS_BEFORE.search(text, max(0, start - 10), start))


def read_relation(context: Context, n: Numeral) -> Reading | None:
    """one in five, 4 out of 5, 3-to-1, 50-50, three times as many, 10-fold."""
    text = context.text
    even = _FIFTY_FIFTY.match(text, n.start)
    if even:
        return share(n.start, even.end(), HALF, Decimal("0.01"))
    if n.vague:
        return None
    if (
        n.bare
        and text[n.end : n.end + 1] in "-/"
        and (odds := _ODDS.match(text, n.start))
        and is_odds(text, n.start, odds.end())
    ):
        value = n.value / int(odds["against"])
        return times(n.start, odds.end(), value, Decimal("0.1"))
    if "/" in text[n.start : n.end] or "⁄" in text[n.start : n.end]:
        part = part_of_a_unit(text, n.start, n.end, n.value, n.grain)
        return part or (share(n.start, n.end, n.value, n.grain / 5) if _OF_NEXT.match(text, n.end) else None)
    m = _TO_ONE.match(text, n.end)
    if m is None or n.value < 1 or context.sport:
        m = _FOLD.match(text, n.end) or _TIMES_AS.match(text, n.end)
        if m and _OCCASIONS.match(text, m.end()):
            m = None
        elif m is None and not n.whole:
            m = _MULTIPLE.match(text, n.end)  # 3.2 times earnings
    if m:
        return times(n.start, m.end(), n.value, n.grain)
    if last_word(text, n.start) in _FACTOR_ENDS and _FACTOR_OF.search(text, n.start):
        return times(n.start, n.end, n.value, n.grain)
    whole = _whole(context, n)
    if whole is None:
        return None
    value = n.value / whole.value
    grain = abs(n.value / max(whole.value - 1, Decimal(1)) - value)
    return share(n.start, whole.end, value, grain)


def _whole(context: Context, part: Numeral) -> Numeral | None:
    """The second number of "one in five" or "4 out of 5", where they make a share."""
    text = context.text
    m = _IN.match(text, part.end)
    if m and part.value <= 20 and part.whole:
        whole = read(text, m.end())
        if whole and not whole.vague and whole.whole and _in_is_share(text, part, whole):
            return whole
    if " in " in text[part.end : part.end + 24] and (m := _NOUN_IN.match(text, part.end)):
        whole = read(text, m.end())
        if whole and whole.bare | (not whole.digits) and part.value < whole.value and whole.value in _WHOLES_OF_PEOPLE:
            ends = _WHOLE_ENDS.match(text, whole.end) or verb_next(context.document, whole.end, one=part.value == 1)
            return whole if part.whole and ends else None
    one = text[part.start : part.end].lower() == "one"  # one of 10 states is a state
    m = _OUT_OF.match(text, part.end) or (None if one else _OF_TEN.match(text, part.end))
    whole = read(text, m.end()) if m else None
    if whole and not whole.vague and part.value <= whole.value and part.value < 100 and whole.value in _ROUND_WHOLES:
        return whole
    return None


def _in_is_share(text: str, part: Numeral, whole: Numeral) -> bool:
    """One in five people, but not "six in two days", "2 in 2019"."""
    if whole.value <= part.value or (whole.bare and 1900 < whole.value < 2100) or _NO_WHOLE.match(text, whole.end):
        return False
    return part.value == 1 or whole.value in _ROUND_WHOLES
