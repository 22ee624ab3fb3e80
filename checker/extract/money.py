"""Amounts of money: $1.5 billion, £3.2bn, 50 cents, 6.4 million European currency units, a $40-a-month fee."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from checker.beside import next_word
from checker.extract.context import Context
from checker.extract.currencies import SIGNS, currencies
from checker.extract.implied import implied_currency
from checker.extract.numeral import Numeral, minus_before
from checker.extract.patterns import END, GAP, JOINT, Before, any_of, last_word
from checker.extract.rates import read_per
from checker.extract.reading import Reading
from checker.late import early, late


class Sign(NamedTuple):
    """A currency sign before a number."""

    start: int
    code: str


class Word(NamedTuple):
    """A currency word or sign after a number."""

    end: int
    code: str
    minor: bool
    """It names the hundredth."""


_INSIDE = ("_", "-")
"""Before letters that are no sign but part of a code: GR-AU5."""
_NEXT_WORDS = early(
    rf"(?P<of>{GAP}of(?={GAP}))?{JOINT}(?P<first>[^\W\d_][\w.]*)"
    rf"(?:{JOINT}(?P<second>[^\W\d_]\w*)(?:{JOINT}(?P<third>[^\W\d_]\w*))?)?"
)
_POUND = early(rf"{JOINT}pounds?{END}", re.IGNORECASE)
_POUND_MONEY = late(
    r"\b"
    + any_of(
        r"""worth cost costs costing paid pay pays paying price priced fine fined debts? loan salary wage wages earn
        earned earns spent spend fee tax budget raise raised donate\w* bill profit sell sold bought buy invest\w* cash
        grant fund\w* owed?"""
    )
    + r"\b|\ba (?:year|month|week)\b(?! (?:ago|later|earlier))",
    re.IGNORECASE,
)
_AFTER_A_WEIGHT = late(r"(?i)(?:\d ?kg|kilos?|kilogram\w*|tons?|tonnes?) ?[(\[][\w ]{0,12}\Z")
_POUNDS_OF = late(
    rf"{JOINT}pounds?{GAP}of{GAP}(?!(?:[\w'’-]+{GAP}){{0,2}}"
    + any_of(
        """debts? fund(?:s|ing)? money cash cuts? savings? aid damage spending investments? tax(?:es)? taxpayers?
        revenues? sales profits? loss(?:es)? income cost costs property assets grants? subsidies support loans?"""
    )
    + END
    + ")",
    re.IGNORECASE,
)
"""5 million pounds of beef are a weight, 5 million pounds of debt are money."""
_NO_PREFIX_OF_MONEY = frozenset("PS R Sh N P K W Y Euro Br SR BD RO JD LD LE KD QR FF MK LL TL COP RON".split())
"""Before a bare number: PS4 is a console, R2 a robot; PS21,700 and R250,000 are money."""
_WORDS_OF_OTHER_SENSE = frozenset(("won", "real", "dong", "rand", "marks", "crowns"))
"""Currencies that are verbs, adjectives and points as well."""


def sign_before(text: str, pos: int) -> Sign | None:
    """The currency sign that ends at `pos`."""
    if not pos or not _may_be_sign(text, pos):
        return None
    m = currencies().sign_pattern.search(text, max(0, pos - 8), pos)
    return Sign(m.start("sign"), currencies().signs[m["sign"]]) if m else None


def _may_be_sign(text: str, pos: int) -> bool:
    """A cheap look at the few characters before a number."""
    last = text[pos - 1]
    if last in SIGNS:
        return True
    if last in " \u00a0.":
        if text[pos - 2 : pos - 1] in SIGNS:
            return True
        pos -= 1
        if text[pos - 1 : pos] == ".":
            pos -= 1
    if "$" in text[max(0, pos - 3) : pos - 1]:
        return True  # $A5, $US5
    if not text[pos - 1 : pos].isalpha():
        return False
    start = pos - len(last_word(text, pos))
    before = text[start - 1 : start]
    return text[start:pos] in currencies().letters and not (before.isalnum() or before in _INSIDE)


def read(context: Context, low: Numeral, high: Numeral, sign: Sign | None) -> Reading | None:
    """The amount whose number (or range) is `low` to `high`."""
    text = context.text
    if sign:
        written = text[sign.start : low.start].strip()
        if written in _NO_PREFIX_OF_MONEY and not _is_amount(text, written, low):
            return None
        start, word = sign.start, _after_signed(text, high.end, sign)
    else:
        start, found = low.start, _after_unsigned(context, low, high)
        if found is None or _is_other_sense(text, high, found):
            return None
        word = found
    if sign and low is high and (tens := _TENS.match(text, low.start)):
        return _in_tens(text, start, low, tens.end(), sign.code)
    divisor = 100 if word.minor else 1
    values = (low.value / divisor, high.value / divisor)
    minus = minus_before(text, start)
    if minus is not None:
        start = minus
    if minus is not None or (sign and text[low.start - 1] in "-−"):  # -$5, $-50.8bn
        values = (-values[1], -values[0])
    per, end = read_per(text, word.end)
    if per is None and (more := _MORE_A_YEAR.match(text, end)):
        per, last = read_per(text, more.end())
        end = last if per else end  # not $5 more a year ago
    if per is None and (short := _SHORT_RATE.match(text, end)):
        per, end = _SHORT_RATES[short["rate"].replace(".", "")], short.end()
    if per is None and (converted := _CONVERTED.match(text, end)):
        per = read_per(text, converted.end())[0]  # 9 billion shekels ($2.4 billion) a year
    grain = max(low.grain, high.grain) / divisor
    return Reading(start, end, "money", *values, word.code, per, grain, vague=low.vague)


def _is_amount(text: str, sign: str, n: Numeral) -> bool:
    """Whether a number behind letters that are often no currency is of money: Y300bn, R4,500, PS150; not R2, N95."""
    glued = not text[n.start - 1].isspace()
    if sign in ("PS", "R", "Sh", "Euro"):
        return not n.bare or (sign == "PS" and glued and n.value >= 10 and last_word(text, n.start - 2) != "flight")
    return (glued or len(sign) > 1) and (n.scale > 1 or "," in text[n.start : n.end])


_CONVERTED = late(rf"{GAP}\([^\w\s()]?[^()\n]{{2,30}}\)(?={GAP})")
_MORE_A_YEAR = early(
    rf"{GAP}{any_of('more extra less')}"
    rf"(?={GAP}{any_of('a per each every')}{GAP}{any_of('hour day week month year quarter')}{END})"
)
_SHORT_RATES = {"pcm": "month", "pw": "week", "pa": "year", "ph": "hour", "pppn": "night"}
_SHORT_RATE = early(rf" ?(?P<rate>{any_of(*_SHORT_RATES)}|p\.a\.|p\.w\.){END}")
_TENS = early(rf"[1-9]0s{END}")
_PART_OF_TENS = late(rf"\b(?:(?P<low>low|lower)|(?P<mid>mid|middle)|high|upper){JOINT}\Z", re.IGNORECASE)


def _in_tens(text: str, start: int, low: Numeral, end: int, code: str) -> Reading:
    """in the low $60s per square foot, the mid-$20s: a range of ten, or a part of it."""
    part = _PART_OF_TENS.search(text, max(0, start - 8), start)
    first, last = (0, 9) if part is None else (0, 3) if part["low"] else (4, 6) if part["mid"] else (7, 9)
    per, end = read_per(text, end)
    values = (low.value + first, low.value + last)
    return Reading(part.start() if part else start, end, "money", *values, code, per, hedge="range")


_HALF_A = late(rf"half{GAP}an?(?={GAP}(?:cent|penny|dollar|euro|pence){END})", re.IGNORECASE)


def read_half(text: str, pos: int) -> Reading | None:
    """half a cent, half a dollar, half a cent a share at `pos`."""
    m = _HALF_A.match(text, pos) if text[pos : pos + 1] in ("h", "H") else None
    word = _word_after(text, m.end()) if m else None
    if word is None:
        return None
    per, end = read_per(text, word.end)
    value = Decimal("0.5") / (100 if word.minor else 1)
    return Reading(pos, end, "money", value, value, word.code, per, grain=value)


_COUNTRIES = {"Canadian": "CAD", "Cdn": "CAD", "Australian": "AUD"}
_DOLLARS_OF = early(
    rf"{GAP}(?P<whose>(?:USD|CAD|AUD|NZD|HKD|SGD|TWD){END}"
    rf"|{any_of(*_COUNTRIES)}(?=[.,;:)]|\Z|{GAP}(?:\(|{any_of('a an per to for in and on from')}{END})))"
)
"""Whose dollars they are, told after the amount: $5 CAD, $5 Canadian."""


_A_DOLLAR = late(rf"an?{GAP}(?:dollar|cent|penny|euro|pound){END}", re.IGNORECASE)
_AS_MUCH = Before("than nearly almost about roughly just_over just_under under only by", width=16)


def read_a_dollar(context: Context, pos: int) -> Reading | None:
    """a penny a share, less than a dollar, by a cent: one, where a rate or the words before show that it counts."""
    text = context.text
    m = _A_DOLLAR.match(text, pos)
    if m is None:
        return None
    word = _word_after(text, text.index(" ", pos)) if " " in m.group() else None
    pound = m.group().lower().endswith("pound")
    if word is None and not (pound and context.sterling):
        return None
    per, end = read_per(text, m.end())
    if not per and not (_AS_MUCH.search(text, pos) and _AMOUNT_ENDS.match(text, end)):
        return None
    value = Decimal("0.01") if word and word.minor else Decimal(1)
    code = word.code if word else "GBP"
    if code == "GBP" and "$" in text and not context.sterling:
        code = "USD"  # a penny is a cent where prices are in dollars
    return Reading(pos, end, "money", value, value, code, per, grain=value)


_AMOUNT_ENDS = late(rf"[.,;:)]|\Z|{GAP}{any_of('each to for from in on and or but after when this last')}{END}")


def _after_signed(text: str, end: int, sign: Sign) -> Word:
    """What follows an amount with a sign: its currency once more, as in "$5 US dollars", or nothing."""
    word = _word_after(text, end)
    if word is None and sign.code == "USD" and (named := _DOLLARS_OF.match(text, end)):
        return Word(named.end(), _COUNTRIES.get(named["whose"], named["whose"]), minor=False)
    if word and not word.minor:
        dollars = word.code == "USD" and "dollar" in text[end : word.end].lower()
        if word.code == sign.code or dollars:
            return Word(word.end, sign.code, minor=False)
    return Word(end, sign.code, minor=False)


def _after_unsigned(context: Context, low: Numeral, high: Numeral) -> Word | None:
    """The currency after a number without a sign."""
    text, end = context.text, high.end
    found = _word_after(text, end, vague=low.vague)
    if found:
        return found
    m = currencies().after_pattern.match(text, end)
    if m and (m["sign"] != "p" or (high.digits and (m.group() == "p" or _is_pence(context, m.end())))):
        return Word(m.end(), *currencies().after[m["sign"]])
    if low.vague:
        code = implied_currency(context.document, low.start, end) if low.value >= 10**6 else None
        return Word(end, code, minor=False) if code else None
    pound = _POUND.match(text, end)
    if pound and _pounds_are_money(context, low, high):
        return Word(pound.end(), "GBP", minor=False)
    return None


_PENCE_NEXT = late(rf"[,;)]|\.(?!\w)|/|\Z|{GAP}{any_of('a an per each to for in from by and or at on')}{END}")


def _is_pence(context: Context, end: int) -> bool:
    """Whether a "p" that stands apart from its number is of pence: 68 p a litre, in an article with pounds."""
    return (context.sterling or "pence" in context.text) and _PENCE_NEXT.match(context.text, end) is not None


def _word_after(text: str, end: int, *, vague: bool = False) -> Word | None:
    """The currency word after a number; "of" may stand before it after a vague one (thousands of dollars)."""
    word = next_word(text, end)
    if word == "of" and not vague:
        return None
    known = currencies()
    m = _NEXT_WORDS.match(text, end) if word == "of" or word in known.first_words else None
    if m is None:
        return None
    for last in ("third", "second", "first"):
        if m[last] is None:
            continue
        written = text[m.start("first") : m.end(last)]
        surface = re.sub(r"[\s\-\u2010\u2011]+", " ", written).lower().rstrip(".")
        if surface in known.words:
            if surface in _WORDS_OF_OTHER_SENSE and not text[end].isspace():
                return None
            if written == "Pence" or (surface == "won" and text[m.end(last) : m.end(last) + 1] in ("'", "’")):
                return None  # the one Pence left, 2016 won’t
            code, minor = known.words[surface]
            if surface in known.shared:
                code = known.shared[surface].of(text) or code
            return Word(m.end(last) - written.endswith("."), code, minor)
    return None


def _is_other_sense(text: str, high: Numeral, word: Word) -> bool:
    """2016 won, 12 won: a verb. 5 real ..: an adjective. 80 marks: points. Two crowns: of kings."""
    if word.code == "KRW" and high.bare:
        return True
    surface = text[high.end : word.end].strip().lower()
    whole = high.whole
    return high.value < 100 and surface in _WORDS_OF_OTHER_SENSE and (whole or surface != "crowns")


def _pounds_are_money(context: Context, low: Numeral, high: Numeral) -> bool:
    if high.scale >= 10**6:
        weighs = _POUNDS_OF.match(context.text, high.end) and "£" not in context.text
        return not weighs
    if _AFTER_A_WEIGHT.search(context.text, max(0, low.start - 40), low.start):
        return False
    sentence = context.document.sentence_text(context.document.sentence_at(low.start))
    return bool(_POUND_MONEY.search(sentence)) and (context.sterling or "weigh" not in sentence)
