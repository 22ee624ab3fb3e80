"""Fractions and multipliers in words: two-thirds, half of, a quarter, doubled, tenfold, twice as many."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract import money
from checker.extract.context import Context
from checker.extract.measures import part_of_a_unit
from checker.extract.patterns import DASH, END, GAP, JOINT, Before, any_of
from checker.extract.percent import fraction_value, read_fraction_of_a_percent
from checker.extract.reading import Reading
from checker.extract.relations import HALF, OTHER_AS, share, times
from checker.late import early, late

_TENTH = Decimal("0.1")


# --- fractions in words ---------------------------------------------------------------------------------------------

_FRACTION = early(
    rf"(?P<num>{any_of('one a two three four five six seven eight nine')}|\d){JOINT}"
    rf"(?P<den>half|halves|{any_of('third quarter fourth fifth sixth seventh eighth ninth tenth')}s?){END}",
    re.IGNORECASE,
)
_QUARTER_OTHERWISE = late(
    rf"{JOINT}(?:of{GAP}(?:a{GAP})?{any_of('million billion century hour mile')}"
    rf"|{any_of('century back hour mile million billion final earlier ago inch')})",
    re.IGNORECASE,
)
_NO_SHARE_NEXT = late(
    JOINT
    + any_of(
        """time day night year month week places? placed term round quarter base down party parties person world party's
        inning straight consecutive largest biggest most man woman child season set game match attempt finalist final
        finals finish option half grader? floor amendment and_(?:fourth|final|fifth|last|goal) mile hour century dollar
        back court"""
    )
    + rf"s?{END}",
    re.IGNORECASE,
)
_HALF_A = """million billion dozen hour day year century mile step second minute trillion hundred thousand decade mind
    pound point cent penny dollar euro"""
_AFTER_HALF = late(
    rf"{GAP}(?:of(?!{GAP}(?:the{GAP})?(?:play|fame))|a(?!{GAP}{any_of(_HALF_A)})|an(?!{GAP}hour)|"
    + any_of(
        """the that this those these its their his her our my as were was are is had have has said say furlough(?:ed)?
        deemed in from by to on at did do does would will"""
    )
    + rf"){END}|[.,;:)]|{GAP}\(|{GAP}?(?:[–—]|--)|{GAP}-{GAP}|\Z",
    re.IGNORECASE,
)
_NO_HALF_BEFORE = late(
    r"(?:\b"
    + any_of(
        """first second other better latter top bottom early late 1st 2nd last final opening time and_a and_one in
        this next each every"""
    )
    + rf"(?:{GAP}|{DASH})|{DASH})\Z",
    re.IGNORECASE,
)
_CUT_IN_HALF = late(
    r"\b"
    + any_of(r"cut split slash\w* reduc\w* divid\w* broke tore torn broken fold\w* sliced?")
    + rf"{GAP}(?:\w+{GAP}){{0,4}}in{GAP}\Z",
    re.IGNORECASE,
)
_AND_BEFORE = late(rf"{JOINT}and{JOINT}\Z", re.IGNORECASE)
_SHARE_BEFORE = Before(
    """by about nearly almost roughly than around over under another up down fell rose increased dropped cut least only
    just approximately""",
    width=16,
)
_SHARE_NEXT = late(rf"{GAP}(?:of|the|as|less|more|say|said|were|are|from|in){END}|[.,;]|{JOINT}majority", re.IGNORECASE)
_OF_A_SCALE = late(rf"{GAP}of{GAP}a{GAP}{any_of('million billion trillion')}{END}", re.IGNORECASE)
_HALF_WORD = early(rf"half{END}", re.IGNORECASE)
_SURE_OF_ONE = frozenset("third quarter fourth fifth half".split())
_KNOWN_OF_A = frozenset("third fifth tenth fourth sixth eighth seventh".split())


def read_fraction(context: Context, pos: int) -> Reading | None:
    """two-thirds, a quarter, three-fourths, half (of), one half, half a percent at `pos`."""
    text = context.text
    percent = read_fraction_of_a_percent(context, pos)
    if percent:
        return percent
    amount = money.read_half(text, pos)
    if amount:
        return amount
    m = _FRACTION.match(text, pos)
    if m and _OF_A_SCALE.match(text, m.end()):
        return None  # three quarters of a million: a number
    if m:
        value = fraction_value(m["num"], m["den"])
        part = part_of_a_unit(text, pos, m.end(), value, value / 2)
        return part or (_fraction(text, m) if _is_share(text, m) else None)
    m = _HALF_WORD.match(text, pos)
    if m is None or not _AFTER_HALF.match(text, m.end()):
        return None
    begin = max(0, pos - 40)
    if _NO_HALF_BEFORE.search(text, begin, pos) and not _CUT_IN_HALF.search(text, begin, pos):
        return None
    return share(pos, m.end(), HALF, _TENTH)


_SCORED = late(
    r"\b"
    + any_of("add(?:s|ed)? score[sd]? headed heads net(?:s|ted)? struck grabb?e?d? bagged got conced(?:es|ed) claimed")
    + r" \Z",
    re.IGNORECASE,
)
_GOAL_NEXT = late(
    rf"{END}(?!{GAP}of\b)(?:[.,;]|{GAP}{any_of('from with in on after before when late early just for and to')}{END})"
)


def _fraction(text: str, m: re.Match[str]) -> Reading:
    value = fraction_value(m["num"], m["den"])
    return share(m.start(), m.end(), value, _TENTH if value > _TENTH else value / 5)


def _is_share(text: str, m: re.Match[str]) -> bool:
    """Whether a fraction in words is a share: a third of voters; not "a third term", "a quarter past"."""
    above, below = m["num"].lower(), m["den"].lower()
    if above in ("a", "one") and below == "quarter" and _QUARTER_OTHERWISE.match(text, m.end()):
        return False
    if above == "a" and _GOAL_NEXT.match(text, m.end()) and _SCORED.search(text, max(0, m.start() - 12), m.start()):
        return False  # she added a third from the spot
    if not _is_sure(text, m, above, below) or _NO_SHARE_NEXT.match(text, m.end()):
        return False
    if above == "a" and below == "half":
        return bool(_AFTER_HALF.match(text, m.end())) and not _AND_BEFORE.search(text, max(0, m.start() - 6), m.start())
    return True


def _is_sure(text: str, m: re.Match[str], above: str, below: str) -> bool:
    """Whether the words themselves or those around say that a fraction is meant."""
    if above not in ("a", "one") or below in ("half", "quarter") or (above == "one" and below in _SURE_OF_ONE):
        return True
    if above == "a" and below not in _KNOWN_OF_A:
        return False
    if text[m.start()] == "A" and text[m.end() : m.end() + 1] == ",":
        return False  # A third, a man of 40, died.
    return bool(_SHARE_NEXT.match(text, m.end()) or _SHARE_BEFORE.search(text, m.start()))


# --- multipliers ----------------------------------------------------------------------------------------------------

_MULTIPLIERS: dict[str, int | Decimal] = {
    "doubled": 2, "doubling": 2, "doubles": 2, "double": 2, "tripled": 3, "tripling": 3, "triple": 3, "triples": 3,
    "trebled": 3, "thrice": 3, "quadrupled": 4, "quadruple": 4, "quadrupling": 4, "quintupled": 5, "twofold": 2,
    "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9,
    "tenfold": 10, "hundredfold": 100, "halve": HALF, "halves": HALF, "halved": HALF, "halving": HALF,
}  # fmt: skip
SHARE_WORDS = frozenset([*_MULTIPLIERS, "half", "twice", "third", "quarter"])
"""Words at which a share or multiplier may begin that are no numbers by themselves."""
_LETTERS = early(r"[^\W\d_]+")
_DIGITS_NEXT = late(rf"{JOINT}(?:digit|figure)s?", re.IGNORECASE)
_DOWN_NEXT = late(rf"{JOINT}(?:down|over(?={GAP}(?:in|with|laughing)\b|[.,;])){END}")
_SOMETHING_DOUBLED = late(
    rf"{GAP}(?:in(?!{GAP}(?:a|the){GAP}\w+{GAP}(?:match|final))|to(?!{GAP}(?:left|right))|as(?!{GAP}(?:an?|the|its|his|her)\b)|"
    + any_of("the that its their his her what from since over this last dose digits?")
    + rf"){END}|[.,;]|{GAP}[–—-]|\Z",
    re.IGNORECASE,
)
_CLAUSE_ENDS = late(r"[.,;]|\Z")
_TWICE_AS = late(
    rf"twice{GAP}(?=as{GAP}(?!(?-i:[A-Z])|{any_of(OTHER_AS)}{END})|the|that|its|their|his|her|what|more|(?:last|this){GAP}year['’]s)",
    re.IGNORECASE,
)
_ADJECTIVES = frozenset("double doubles triple triples".split())
_AMBIGUOUS = _ADJECTIVES | {"doubled", "halved", "doubling"}


def read_multiplier(context: Context, pos: int) -> Reading | None:
    """doubled, tripled, halved, tenfold, twice as many at `pos`."""
    text = context.text
    if _TWICE_AS.match(text, pos):
        return times(pos, pos + len("twice"), Decimal(2), HALF)
    m = _LETTERS.match(text, pos)
    word = m.group().lower() if m else ""
    if word == "quarter":
        return read_fraction_of_a_percent(context, pos)  # the quarter-point cut
    if m is None or word not in _MULTIPLIERS or _DIGITS_NEXT.match(text, m.end()) or _DOWN_NEXT.match(text, m.end()):
        return None
    if word in _ADJECTIVES and _CLAUSE_ENDS.match(text, m.end()):
        return None  # a stunt double
    if word in _AMBIGUOUS and (context.sport or not _SOMETHING_DOUBLED.match(text, m.end())):
        return None
    value = Decimal(_MULTIPLIERS[word])
    return times(pos, m.end(), value, HALF if value > 1 else _TENTH)
