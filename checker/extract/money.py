"""Amounts of money: $1.5 billion, £3.2bn, 50 cents, 6.4 million European currency units, a $40-a-month fee."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from checker.extract.context import Context
from checker.extract.numerals import GAP, HYPHEN, Numeral, minus_before
from checker.extract.rates import read_per
from checker.extract.reading import Reading
from checker.resources import rules_dir


@dataclass(frozen=True)
class Currencies:
    """The table `rules/currencies.toml`."""

    signs: dict[str, str]
    words: dict[str, tuple[str, bool]]
    """Word after the number -> code, and whether it is the hundredth."""
    after: dict[str, tuple[str, bool]]
    sign_pattern: re.Pattern[str]
    """Matches a currency sign that ends where a number begins."""
    after_pattern: re.Pattern[str]


@cache
def currencies() -> Currencies:
    """All currencies by sign and word."""
    signs: dict[str, str] = {}
    words: dict[str, tuple[str, bool]] = {}
    after: dict[str, tuple[str, bool]] = {}
    for code, row in tomllib.loads((rules_dir() / "currencies.toml").read_text(encoding="utf-8")).items():
        signs |= dict.fromkeys(row.get("signs", ()), code)
        words |= dict.fromkeys(row.get("words", ()), (code, False)) | dict.fromkeys(row.get("minor", ()), (code, True))
        after |= dict.fromkeys(row.get("after", ()), (code, False)) | dict.fromkeys(row.get("minor_after", ()), (code, True))
    longest = lambda xs: "|".join(re.escape(x) for x in sorted(xs, key=lambda s: (-len(s), s)))  # noqa: E731
    return Currencies(
        signs,
        words,
        after,
        re.compile(rf"(?<![^\W\d_])(?P<sign>{longest(signs)})[ \u00a0]?\Z"),
        re.compile(rf"[ \u00a0]?(?P<sign>{longest(after)})(?![^\W_])"),
    )


_SIGN_END = frozenset("$€£¥₹₩₽₪₺₱₴฿₫₦₿=")
_CODE_END = re.compile(r"(?:[A-Z]{2,3}|(?<![\w-])R|Sh|\$[AC]|dlrs?|[Ee]uro|R[sep]|Rs\.|Tk|Dhs?|KSh|Ksh|SFr|Sfr|RM)[ \u00a0]?\Z")
_NEXT_WORDS = re.compile(rf"(?:{GAP}of(?={GAP}))?(?:{GAP}|{HYPHEN})(?P<first>[^\W\d_][\w.]*)(?:(?:{GAP}|{HYPHEN})(?P<second>[^\W\d_]\w*)(?:(?:{GAP}|{HYPHEN})(?P<third>[^\W\d_]\w*))?)?")
_POUND = re.compile(rf"(?:{GAP}|{HYPHEN})pounds?(?![^\W_])", re.IGNORECASE)
_POUND_MONEY = re.compile(r"\b(?:worth|cost|costs|costing|paid|pay|pays|paying|price|priced|fine|fined|debts?|loan|salary|wage|wages|earn|earned|earns|spent|spend|fee|tax|budget|raise|raised|donate\w*|bill|profit|sell|sold|bought|buy|invest\w*|cash|grant|fund\w*|owed?|a (?:year|month|week))\b", re.IGNORECASE)


def sign_before(text: str, pos: int) -> tuple[int, str] | None:
    """Start and code of a currency sign that ends at `pos`."""
    if not pos:
        return None
    last = text[pos - 1]
    if last not in _SIGN_END and not (last.isalpha() or last in " \u00a0." and text[pos - 2 : pos - 1] and (text[pos - 2].isalpha() or text[pos - 2] in _SIGN_END or text[pos - 4 : pos - 1] == "Rs.")):
        return None
    window = text[max(0, pos - 8) : pos]
    if last not in _SIGN_END and window[-2:-1] not in _SIGN_END and not _CODE_END.search(window):
        return None
    m = currencies().sign_pattern.search(window)
    if m is None:
        return None
    return pos - len(window) + m.start("sign"), currencies().signs[m["sign"]]


def _word_after(text: str, end: int, *, vague: bool = False) -> tuple[int, str, bool] | None:
    """End, code and whether it is a hundredth, of the currency word after a number."""
    m = _NEXT_WORDS.match(text, end)
    if m is None or m.group().lstrip().startswith("of") and not vague:
        return None
    known = currencies().words
    for last in ("third", "second", "first"):
        if m[last]:
            surface = re.sub(r"[\s\-\u2010\u2011]+", " ", text[m.start("first") : m.end(last)]).lower().rstrip(".")
            if surface in known:
                code, minor = known[surface]
                if surface == "won" and text[m.end(last) : m.end(last) + 1] in ("'", "’"):
                    return None  # 2016 won’t
                if surface in ("won", "real", "dong", "rand", "marks") and not text[end : end + 1].isspace():
                    return None
                return m.end(last) - text[m.end(last) - 1 : m.end(last)].count("."), code, minor
    return None


def read(context: Context, low: Numeral, high: Numeral, sign: tuple[int, str] | None) -> Reading | None:
    """The amount whose number (or range) is `low` to `high`."""
    text, end = context.text, high.end
    start = low.start
    if sign and low.bare and text[sign[0] : low.start].strip() in ("PS", "R", "Sh"):
        return None  # PS4 is a console, R2 a robot; PS21,700 and R250,000 are money
    if sign:
        start, code = sign
        minor = False
        word = _word_after(text, end)
        if word and (word[1] == code or word[1] == "USD" and "dollar" in text[end : word[0]].lower()) and not word[2]:
            end = word[0]  # $5 US dollars
    else:
        found = _word_after(text, end, vague=low.vague)
        if found is None:
            m = currencies().after_pattern.match(text, end)
            if m and (m["sign"] != "p" or high.digits and m.group() == "p"):
                found = (m.end(), *currencies().after[m["sign"]])
            elif not low.vague and _POUND.match(text, end) and _pounds_are_money(context, low, high):
                found = (_POUND.match(text, end).end(), "GBP", False)  # type: ignore[union-attr]
        if found is None:
            return None
        end, code, minor = found
        if code == "KRW" and high.bare:
            return None  # 2016 won, 12 won: a verb
        if code in ("KRW", "BRL", "ZAR", "VND", "DEM") and high.value < 100 and text[end - 4 : end].lower() in (" won", "real", "rand", "dong", "arks"):
            return None  # 12 won, 5 real ...: a verb, an adjective, points
    divisor = 100 if minor else 1
    values = [low.value / divisor, high.value / divisor]
    minus = minus_before(text, start)
    if minus is not None:
        start, values = minus, [-values[1], -values[0]]
    elif sign and text[low.start - 1 : low.start] in ("-", "−"):
        values = [-values[1], -values[0]]  # $-50.8bn
    per, end_per = read_per(text, end)
    return Reading(start, end_per if per else end, "money", values[0], values[1], code, per, max(low.grain, high.grain) / divisor, vague=low.vague)


def _pounds_are_money(context: Context, low: Numeral, high: Numeral) -> bool:
    if high.scale >= 10**6:
        return True
    sentence = context.document.sentence_text(context.document.sentence_at(low.start))
    return bool(_POUND_MONEY.search(sentence)) and (context.sterling or "weigh" not in sentence)
