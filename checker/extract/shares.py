"""Percentages, percentage points, shares and multipliers: 12 percent, 3 points, one in five, two-thirds, doubled, tenfold."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract.context import Context
from checker.extract.numerals import DASH, FRACTION_WORDS, GAP, HYPHEN, Numeral, minus_before, read, read_words
from checker.extract.reading import Reading

_S = rf"(?:{GAP}|{HYPHEN})"
PERCENT = re.compile(rf"{GAP}?%(?!\w)|{_S}?(?:percent(?!age)|per{_S}cent|pct|pc)(?![^\W_])", re.IGNORECASE)
_POINTS = re.compile(rf"{_S}?(?:percentage{_S}points?|%{GAP}?{HYPHEN}?points?|pp|ppts?|percent{GAP}points?)(?![^\W_])", re.IGNORECASE)
_BASIS = re.compile(rf"{_S}?(?:basis{_S}points?|bps)(?![^\W_])", re.IGNORECASE)
_POLL_POINTS = re.compile(rf"{_S}points?(?![^\W_])", re.IGNORECASE)
_POLL_AFTER = re.compile(rf"{GAP}(?:lead|margin|advantage|edge|ahead|behind|gap|swing|deficit|bump|bounce)", re.IGNORECASE)
_OF_A_PERCENT = re.compile(rf"(?:(?:one|a|two|three|four|five|six|seven|eight|nine|\d){_S})?(?:half|thirds?|quarters?|fourths?|fifths?|eighths?|tenths?)(?:{GAP}of)?(?:{GAP}(?:an?|one|1))?{GAP}(?:percent(?!age)|per{GAP}cent|(?P<point>percentage{GAP}point))s?(?![^\W_])", re.IGNORECASE)
_DOUBLE_DIGIT = re.compile(rf"(?P<word>single|double|triple)(?:{HYPHEN}|{GAP})(?:digit|figure)s?", re.IGNORECASE)

_IN = re.compile(rf"{_S}in{_S}(?:every{GAP})?")
_OUT_OF = re.compile(rf"{GAP}(?:out{GAP}of|of{GAP}every)(?:{GAP}every)?{GAP}")
_FRACTION = re.compile(
    rf"(?:(?P<num>one|a|two|three|four|five|six|seven|eight|nine|\d){_S})(?P<den>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)(?![^\W_])",
    re.IGNORECASE,
)
_ONE_AND = re.compile(rf"{_S}and{_S}\Z", re.IGNORECASE)
_NOT_SHARE = re.compile(
    rf"{_S}(?:time|day|night|year|month|week|place|place[ds]|term|round|quarter|base|down|party|parties|person|world|party's|inning|straight|consecutive|largest|biggest|most|man|woman|child|season|set|game|match|attempt|finalist|final|finals|finish|option|half|grader?|floor|amendment|and{GAP}(?:fourth|final|fifth|last|goal))s?(?![^\W_])|{_S}(?:mile|hour|century|dollar|backs?|court)s?(?![^\W_])",
    re.IGNORECASE,
)
_HALF_OK = re.compile(rf"{GAP}(?:of(?!{GAP}(?:the{GAP})?(?:play|fame))|the|that|this|those|these|its|their|his|her|our|my|as|a(?!{GAP}(?:million|billion|dozen|hour|day|year|century|mile|step|second|minute|trillion|hundred|thousand|decade|mind|pound|point))|an(?!{GAP}hour)|were|was|are|is|had|have|has|said|say|furlough(?:ed)?|deemed|in|from|by|to|on|at|did|do|would|will)(?![^\W_])|[.,;:)]|\Z", re.IGNORECASE)
_HALF_IDIOM_BEFORE = re.compile(rf"(?:\b(?:first|second|other|better|latter|top|bottom|early|late|1st|2nd|last|final|opening|time|and{GAP}a|and{GAP}one|hour{GAP}and{GAP}a|in)(?:{GAP}|{DASH})|{DASH})\Z", re.IGNORECASE)
_CUT_IN_HALF = re.compile(rf"\b(?:cut|split|slash\w*|reduc\w*|divid\w*|broke|tore|torn|broken|fold\w*|sliced?){GAP}(?:\w+{GAP}){{0,4}}in{GAP}\Z", re.IGNORECASE)
_TIMES = re.compile(rf"{_S}times(?![^\W_])(?={GAP}(?:as|more|higher|greater|larger|bigger|the|less|faster|lower|smaller|that|its|their|his|her|what|longer|fewer|worse|better|stronger|heavier|richer|older|closer|over|(?:the{GAP})?(?:average|normal|annual|size)))", re.IGNORECASE)
_OCCASIONS = re.compile(rf"{GAP}the{GAP}(?:first|last|\d)", re.IGNORECASE)
_FOLD = re.compile(rf"{HYPHEN}?fold(?![^\W_])", re.IGNORECASE)
_TO_ONE = re.compile(rf"(?:{HYPHEN}|{GAP})to(?:{HYPHEN}|{GAP})(?P<one>one|1)(?![^\W_]|[-.,]\d)|:1(?![\d.:])", re.IGNORECASE)
_FIFTY = re.compile(rf"50(?:{DASH}|/)50(?![\d-])|fifty{HYPHEN}fifty(?![^\W_])", re.IGNORECASE)
_MULTIPLIER = {"doubled": 2, "doubling": 2, "doubles": 2, "double": 2, "tripled": 3, "tripling": 3, "triple": 3, "triples": 3, "trebled": 3, "quadrupled": 4, "quadruple": 4, "quadrupling": 4, "halve": Decimal("0.5"), "halves": Decimal("0.5"), "halved": Decimal("0.5"), "halving": Decimal("0.5"), "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10, "hundredfold": 100, "thrice": 3, "quintupled": 5}  # fmt: skip
_DOUBLE_OK = re.compile(rf"{GAP}(?:the|that|its|their|his|her|what|in(?!{GAP}(?:a|the){GAP}\w+{GAP}(?:match|final))|from|to(?!{GAP}(?:left|right))|since|over|as|this|last|dose|digits?)(?![^\W_])|[.,;]|\Z", re.IGNORECASE)
_OF_NEXT = re.compile(rf"{GAP}of{GAP}(?!an?{GAP}(?:pint|mile|inch|cup|gallon|quart|ounce|pound|teaspoon|tablespoon|US{GAP}))")
_DOUBLE_NOUN = re.compile(r"[.,;]|$")
_SHARE_CUE = re.compile(rf"\b(?:by|about|nearly|almost|roughly|than|around|over|under|another|up|down|fell|rose|increased|dropped|cut|least|only|just|approximately){GAP}\Z", re.IGNORECASE)
_TWICE_AS = re.compile(rf"twice{GAP}(?=as|the|that|its|their|his|her|what|more|(?:last|this){GAP}year)", re.IGNORECASE)

SHARE_WORDS = frozenset([*_MULTIPLIER, "half", "twice", "third", "quarter"])
"""Words at which a share or multiplier may begin that are no numbers by themselves."""


def read_percent(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """A percentage or a number of points after `high`."""
    text, end = context.text, high.end
    grain = max(low.grain, high.grain) if low is not high else low.grain
    for pattern, unit in ((_POINTS, "percentage_point"), (PERCENT, "percent"), (_BASIS, "basis point")):
        m = pattern.match(text, end)
        if m and m.group() not in (" pc", " pp", "-pc", "-pp"):
            values = sorted((low.value, high.value))
            if unit == "percent" and re.match(rf"{GAP}?{HYPHEN}?points?\b", text[m.end() : m.end() + 8]):
                unit, m_end = "percentage_point", m.end() + len(re.match(rf"{GAP}?{HYPHEN}?points?", text[m.end() :]).group())  # type: ignore[union-attr]
            else:
                m_end = m.end()
            start = low.start
            minus = minus_before(text, start)
            if minus is not None:
                values, start = [-values[1], -values[0]], minus
            return Reading(start, m_end, "percent", values[0], values[1], unit, grain=grain)
    m = _POLL_POINTS.match(text, end)
    if m and not context.sport and not context.market and (context.poll and high.value < 60 or _POLL_AFTER.match(text, m.end())):
        return Reading(low.start, m.end(), "percent", low.value, high.value, "percentage_point", grain=grain)
    return None


def read_relation(context: Context, n: Numeral) -> Reading | None:
    """one in five, 4 out of 5, 3-to-1, 50-50, three times as many, 10-fold: a number in relation to another."""
    text = context.text
    m = _FIFTY.match(text, n.start)
    if m:
        half = Decimal("0.5")
        return Reading(n.start, m.end(), "ratio", half, half, "ratio", grain=Decimal("0.01"))
    if n.vague:
        return None
    if "/" in text[n.start : n.end] or "⁄" in text[n.start : n.end]:
        share = _OF_NEXT.match(text, n.end)
        return Reading(n.start, n.end, "ratio", _rounded(n.value), _rounded(n.value), "ratio", grain=n.grain / 5) if share else None
    m = _TO_ONE.match(text, n.end)
    if m and n.value >= 1 and not (context.sport or m["one"] is None and text[n.end - 3 : n.end - 2] == ":"):
        return Reading(n.start, m.end(), "ratio", n.value, n.value, "times", grain=n.grain)
    m = _FOLD.match(text, n.end)
    if m and text[n.end : n.end + 1] != " ":
        return Reading(n.start, m.end(), "ratio", n.value, n.value, "times", grain=n.grain)
    m = _TIMES.match(text, n.end)
    if m and not _OCCASIONS.match(text, m.end()):
        return Reading(n.start, m.end(), "ratio", n.value, n.value, "times", grain=n.grain)
    m = _IN.match(text, n.end)
    if m and m.end() < len(text) and n.value <= 20 and n.value == int(n.value):
        other = read(text, m.end())
        if other and not other.vague and other.value > n.value and not (other.bare and 1900 < other.value < 2100) and other.value == int(other.value) and _in_is_ratio(text, n, other):
            return _share(n, other)
    m = _OUT_OF.match(text, n.end)
    if m and m.end() < len(text):
        other = read(text, m.end())
        if other and not other.vague and other.value >= n.value and other.value <= 1000 and (other.value in (3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000) and n.value < 100):
            return _share(n, other)
    return None


def _in_is_ratio(text: str, n: Numeral, other: Numeral) -> bool:
    """One in five people, but not "six in two days", "2 in 2019"."""
    if re.match(rf"{_S}(?:years?|days?|weeks?|months?|hours?|minutes?|seconds?|games?|matches|seasons?|%|percent|innings|starts|states?|decades?|cities|counties)(?![^\W_])", text[other.end : other.end + 12], re.IGNORECASE):
        return False
    return n.value == 1 or other.value in (3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000)


_PLACES = Decimal("0.0001")


def _rounded(value: Decimal) -> Decimal:
    """A share to four places: two-thirds is 0.6667."""
    return value.quantize(_PLACES) if value > Decimal("0.01") else value


def _share(part: Numeral, whole: Numeral) -> Reading:
    value = part.value / whole.value
    return Reading(part.start, whole.end, "ratio", _rounded(value), _rounded(value), "ratio", grain=abs(part.value / max(whole.value - 1, Decimal(1)) - value))


def read_fraction(context: Context, pos: int) -> Reading | None:
    """two-thirds, a quarter, three-fourths, half (of), one half at `pos`."""
    text = context.text
    m = _OF_A_PERCENT.match(text, pos)
    if m:
        fraction = _FRACTION.match(text, pos)
        top = "one" if fraction is None or fraction["num"].lower() == "a" else fraction["num"].lower()
        number = Decimal(top) if top.isdigit() else read_words(text if fraction and fraction["num"].lower() != "a" else "one", pos if fraction and fraction["num"].lower() != "a" else 0).value  # type: ignore[union-attr]
        value = number / FRACTION_WORDS[fraction["den"].lower() if fraction else "half"]
        unit = "percentage_point" if m["point"] else "percent"
        return Reading(pos, m.end(), "percent", value, value, unit, grain=value / 2)
    m = _FRACTION.match(text, pos)
    if m:
        den_word = m["den"].lower()
        top = m["num"].lower()
        if top in ("a", "one") and den_word == "quarter" and re.match(rf"{_S}(?:of{GAP}(?:a{GAP})?(?:million|billion|century|hour|mile)|century|back|hour|mile|million|billion|final|earlier|ago|inch)", text[m.end() : m.end() + 14], re.IGNORECASE):
            return None
        if top == "a" and den_word not in ("half", "quarter", "third", "fifth", "tenth", "fourth", "sixth", "eighth", "seventh") or top in ("a",) and den_word != "quarter" and den_word != "half" and not (_share_follows(text, m.end()) or _SHARE_CUE.search(text, max(0, pos - 16), pos)):
            return None
        if top == "one" and den_word in ("third", "quarter", "fourth", "fifth", "half") or top not in ("a", "one") or den_word in ("quarter", "half") or _share_follows(text, m.end()) or _SHARE_CUE.search(text, max(0, pos - 16), pos):
            if _NOT_SHARE.match(text, m.end()) and not (top not in ("a", "one") and re.match(rf"{GAP}majority", text[m.end() : m.end() + 10])):
                return None
            if den_word == "half" and (top == "a" and _ONE_AND.search(text[max(0, pos - 6) : pos]) or not _HALF_OK.match(text, m.end()) and top == "a"):
                return None
            number = Decimal(1) if top in ("a", "one") else read_words(text, pos).value if not top.isdigit() else Decimal(top)  # type: ignore[union-attr]
            value = _rounded(number / FRACTION_WORDS[den_word])
            return Reading(pos, m.end(), "ratio", value, value, "ratio", grain=Decimal("0.1") if value > Decimal("0.1") else value / 5)
        return None
    m = re.compile(r"half(?![^\W_])", re.IGNORECASE).match(text, pos)
    if m and _HALF_OK.match(text, m.end()):
        before = text[max(0, pos - 40) : pos]
        if _CUT_IN_HALF.search(before) or not _HALF_IDIOM_BEFORE.search(before) and text[pos - 1 : pos] != "-":
            half = Decimal("0.5")
            return Reading(pos, m.end(), "ratio", half, half, "ratio", grain=Decimal("0.1"))
    return None


def _share_follows(text: str, end: int) -> bool:
    return bool(re.match(rf"{GAP}(?:of|the|as|less|more|say|said|were|are|from|in)(?![^\W_])|[.,;]|{_S}majority", text[end : end + 12], re.IGNORECASE))


def read_multiplier(context: Context, pos: int) -> Reading | None:
    """doubled, tripled, halved, tenfold, twice as many at `pos`."""
    text = context.text
    m = _TWICE_AS.match(text, pos)
    if m:
        return Reading(pos, pos + 5, "ratio", Decimal(2), Decimal(2), "times", grain=Decimal("0.5"))
    m = re.compile(r"[^\W\d_]+").match(text, pos)
    if m is None or m.group().lower() not in _MULTIPLIER:
        return None
    word = m.group().lower()
    digits = _DOUBLE_DIGIT.match(text, pos)
    if digits:
        return None
    if word in ("double", "triple", "doubles", "triples") and _DOUBLE_NOUN.match(text, m.end()):
        return None  # a stunt double
    if word in ("double", "doubles", "triple", "triples", "doubled", "halved", "doubling") and (context.sport or not _DOUBLE_OK.match(text, m.end())):
        return None
    if re.match(rf"{_S}down(?![^\W_])", text[m.end() : m.end() + 6]):
        return None
    value = Decimal(_MULTIPLIER[word])
    return Reading(pos, m.end(), "ratio", value, value, "times", grain=Decimal("0.5") if value > 1 else Decimal("0.1"))
