"""Numbers as written: digits, number words, scales, fractions, ranges; values in Decimal, never rounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

GAP = r"(?:[^\S\r\n]+|[^\S\r\n]*\r?\n[^\S\r\n]*(?![\r\n]))"
"""White space between two words, over at most one line end."""
HYPHEN = r"[-\u2010\u2011]"
DASH = r"[-\u2010-\u2015\u2212]"

UNITS = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())}  # fmt: skip
TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
SCALES = {"hundred": 10**2, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15, "dozen": 12}  # fmt: skip
SHORT_SCALES = {"k": 10**3, "mn": 10**6, "mln": 10**6, "mil": 10**6, "mm": 10**6, "m": 10**6, "bn": 10**9, "bln": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12, "tln": 10**12, "tr": 10**12, "t": 10**12, "cr": 10**7}  # fmt: skip
VAGUE = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12, "lakhs": 10**5, "crores": 10**7, "tens": 10}  # fmt: skip
FRACTION_WORDS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10}  # fmt: skip
VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip

MAX_DIGITS = 30
"""A longer run of digits is no figure of a news text."""

_SCALE_WORDS = "|".join(SCALES)
_DIGITS = re.compile(
    r"(?P<int>\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d+)"
    rf"(?P<dec>\.\d+)?(?:[\s\-\u2010\u2011]?(?P<vulgar>[{''.join(VULGAR)}])|(?:[ \u00a0]|{HYPHEN})(?P<num>[1-9])/(?P<den>[2-9]|1[0-6])(?![\d/]))?"
)
_SLASHED = re.compile(rf"(?P<num>\d{{1,2}})[/⁄](?P<den>[2-9]|[1-9]\d|1\d\d)(?![\d/⁄,.]\d|[^\W_])(?={GAP}of{GAP}|{HYPHEN}?{GAP}?(?:percent|per{GAP}cent|inch|mile|cup|teaspoon|tablespoon|pound|scale|ounce|mile|acre|hour|scale)e?s?(?![^\W_]))", re.IGNORECASE)
_POWER = re.compile(r"{0,2}[×x]{0,2}10\^?(?P<sign>[-−–⁻]?)(?P<power>\d{1,2})(?![\d.,]|-\d)".replace("{0,2}", r"\s?"))
_SCALE = re.compile(rf"[\"”']?(?:{GAP}|{HYPHEN})?(?P<scale>{_SCALE_WORDS}|mln|bln|tln|trn|bn|mn|tn)(?![^\W_])", re.IGNORECASE)
_SHORT_SCALE = re.compile(r"(?P<scale>k|mil|mm|m|bn|b|tr|t| ?cr)(?![^\W_])", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_JOIN = re.compile(rf"(?:{HYPHEN}|{GAP})(?:and(?:{HYPHEN}|{GAP}))?")
_COMMA_HUNDRED = re.compile(rf",{GAP}(?=[a-z]+{GAP}hundred)", re.IGNORECASE)
_AND_A_HALF = re.compile(rf"(?:{HYPHEN}|{GAP})and(?:{HYPHEN}|{GAP})(?:a|one)(?:{HYPHEN}|{GAP})(?P<part>half|quarter|third)(?![^\W_])", re.IGNORECASE)
_THREE_QUARTERS = re.compile(rf"(?:{HYPHEN}|{GAP})and(?:{HYPHEN}|{GAP})three(?:{HYPHEN}|{GAP})quarters(?![^\W_])", re.IGNORECASE)
_HALF_A = re.compile(rf"half(?:{GAP}|{HYPHEN})an?(?:{GAP}|{HYPHEN})(?P<scale>{_SCALE_WORDS})(?![^\W_])|(?:an?{GAP})?half(?:{GAP}|{HYPHEN})(?P<scale2>million|billion|trillion|dozen)(?![^\W_])", re.IGNORECASE)
_A_SCALE = re.compile(rf"an?{GAP}(?:(?:full|whole|good|cool|single){GAP})?(?P<scale>{_SCALE_WORDS}|couple(?={GAP}of)|quarter{GAP}(?:of{GAP}a{GAP})?(?:million|billion))(?![^\W_])", re.IGNORECASE)
_VAGUE = re.compile(rf"(?:(?P<outer>tens|dozens|scores|hundreds|thousands){GAP}of{GAP})?(?P<scale>dozens|scores|hundreds|thousands|millions|billions|trillions|lakhs|crores)(?![^\W_])", re.IGNORECASE)
_SEVERAL = re.compile(rf"(?:several|a{GAP}few|many|multiple|a{GAP}couple(?:{GAP}of)?){GAP}(?P<scale>hundred|thousand|million|billion|trillion|dozen)(?:{GAP}(?P<scale2>thousand|million|billion))?(?![^\W_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A written number."""

    start: int
    end: int
    value: Decimal
    grain: Decimal
    """Place value of the last digit the writer may have rounded at."""
    digits: bool
    """Written in digits (perhaps with a scale word)."""
    scale: Decimal = Decimal(1)
    vague: bool = False
    bare: bool = False
    """Nothing but digits: no comma, point, scale or fraction; it may be a year, an age, a name's number."""


def _digits_value(m: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """Value and grain of a run of digits; None where it is too long to be a figure."""
    whole = re.sub(r"\D", "", m["int"])
    decimals = m["dec"] or ""
    if len(whole) + len(decimals) > MAX_DIGITS:
        return None
    value = Decimal(whole + decimals)
    if decimals:
        grain = Decimal(1).scaleb(1 - len(decimals))
    else:
        stripped = whole.rstrip("0")
        grain = Decimal(10) ** (len(whole) - len(stripped)) if stripped else Decimal(1)
    if m["vulgar"]:
        a, b = VULGAR[m["vulgar"]]
        return value + Decimal(a) / b, Decimal(1) / b
    if m["num"]:
        return value + Decimal(m["num"]) / Decimal(m["den"]), Decimal(1) / Decimal(m["den"])
    return value, grain


def read_digits(text: str, pos: int, *, money: bool = False) -> Numeral | None:
    """The number in digits at `pos`, with its scale. After a currency sign (`money`) m, b and k are scales too."""
    m = _DIGITS.match(text, pos)
    if m is None:
        return _vulgar_alone(text, pos)
    slashed = _SLASHED.match(text, pos)
    if slashed and int(slashed["num"]) < int(slashed["den"]):
        value = Decimal(slashed["num"]) / Decimal(slashed["den"])
        return Numeral(pos, slashed.end(), value, Decimal(1) / Decimal(slashed["den"]), True)
    found = _digits_value(m)
    if found is None:
        return None
    value, grain = found
    end = m.end()
    power = _POWER.match(text, end) if text[end : end + 2].strip(" ")[:1] in ("×", "x") else None
    if power:
        exponent = int(power["power"]) * (-1 if power["sign"] else 1)
        return Numeral(pos, power.end(), value.scaleb(exponent), grain.scaleb(exponent), True)
    bare = m.group().isdigit()
    if pos and text[pos - 1] == "." and not text[pos - 2 : pos - 1].isalnum() and bare:
        value, grain, pos, bare = value.scaleb(-len(m["int"])), Decimal(1).scaleb(-len(m["int"])), pos - 1, False
    scale = Decimal(1)
    s = _SCALE.match(text, end) or (_SHORT_SCALE.match(text, end) if money or _counts_short(text, end) else None)
    if s and not (s["scale"].lower() == "hundred" and not bare):
        name = s["scale"].strip().lower()
        scale = Decimal(SCALES.get(name) or SHORT_SCALES[name])
        end, bare = s.end(), False
        grain = grain if m["dec"] or m["vulgar"] or m["num"] else Decimal(min(grain, 10 ** max(0, len(m["int"]) - 1)))
        if name in ("hundred", "thousand", "lakh", "million", "billion"):
            again = _SCALE.match(text, end)  # 20 hundred thousand, 1.5 thousand billion
            if again and again["scale"].lower() in ("thousand", "million", "billion", "trillion", "crore"):
                scale *= SCALES[again["scale"].lower()]
                end = again.end()
    return Numeral(pos, end, value * scale, grain * scale, True, scale, bare=bare)


_COUNT_SHORT = re.compile(r"(?:[kKM](?![^\W_])|[mbB](?= (?:[A-Z]\w+ )?(?:dollars|euros|pounds|yuan|yen|rupees|roubles|rubles|francs|kronor|kroner|pesos|shekels|ringgit|baht|won|reais|people|users|customers|workers|jobs|barrels|children|Americans|Britons|voters|households|homes|viewers|copies|tonnes|tons|shares|units|followers|subscribers|passengers|tourists|visitors|doses|cars|vehicles)\b))")


def _counts_short(text: str, end: int) -> bool:
    """Whether k or m after a number without a currency sign is a scale: 50k, 3m people, but 100m hurdles."""
    return _COUNT_SHORT.match(text, end) is not None


def _vulgar_alone(text: str, pos: int) -> Numeral | None:
    if pos < len(text) and text[pos] in VULGAR:
        a, b = VULGAR[text[pos]]
        return Numeral(pos, pos + 1, Decimal(a) / b, Decimal(1) / b, True)
    return None


def read_words(text: str, pos: int) -> Numeral | None:
    """The number in words at `pos`: twenty-two, two hundred and five thousand, half a million, a dozen, hundreds."""
    for pattern, reader in ((_HALF_A, _half), (_SEVERAL, _several), (_VAGUE, _vague)):
        m = pattern.match(text, pos)
        if m:
            return reader(m)
    m = _A_SCALE.match(text, pos)
    if m:
        name = m["scale"].lower()
        if name == "couple":
            return Numeral(m.start(), m.end(), Decimal(2), Decimal(1), False, vague=True)
        if name.startswith("quarter"):
            value = Decimal(SCALES[name.split()[-1]]) / 4
            return Numeral(m.start(), m.end(), value, value, False)
        half = _AND_A_HALF.match(text, m.end())
        value = Decimal(SCALES[name])
        if half:
            return Numeral(m.start(), half.end(), value * Decimal("1.5"), value / 2, False, value)
        again = _SCALE.match(text, m.end())  # a hundred thousand, a million dozen is none
        if again and name in ("hundred", "thousand") and again["scale"].lower() in ("thousand", "million", "billion"):
            value *= SCALES[again["scale"].lower()]
            return Numeral(m.start(), again.end(), value, value, False, value)
        total, end, grain = _compound(text, m.end(), value, value, just_scaled=True)
        return Numeral(m.start(), end, total, grain, False, value)
    return _cardinal(text, pos)


def _half(m: re.Match[str]) -> Numeral:
    value = Decimal(SCALES[(m["scale"] or m["scale2"]).lower()]) / 2
    return Numeral(m.start(), m.end(), value, value, False, value * 2)


def _several(m: re.Match[str]) -> Numeral:
    value = Decimal(SCALES[m["scale"].lower()]) * (SCALES[m["scale2"].lower()] if m["scale2"] else 1)
    return Numeral(m.start(), m.end(), value, value, False, value, vague=True)


def _vague(m: re.Match[str]) -> Numeral:
    value = Decimal(VAGUE[m["scale"].lower()]) * (VAGUE[m["outer"].lower()] if m["outer"] else 1)
    return Numeral(m.start(), m.end(), value, value, False, value, vague=True)


def _cardinal(text: str, pos: int) -> Numeral | None:
    m = _WORD.match(text, pos)
    if m is None:
        return None
    word = m.group().lower()
    if word in UNITS:
        value = Decimal(UNITS[word])
    elif word in TENS:
        value = Decimal(TENS[word])
    else:
        return None
    grain = Decimal(10) if word in TENS or word == "ten" else Decimal(1)
    total, end, grain = _compound(text, m.end(), value, grain, just_scaled=False)
    half = _AND_A_HALF.match(text, end)
    if half:
        part = Decimal(1) / FRACTION_WORDS[half["part"].lower()]
        total, end, grain = total + part, half.end(), part
    elif three := _THREE_QUARTERS.match(text, end):
        total, end, grain = total + Decimal("0.75"), three.end(), Decimal("0.25")
    s = _SCALE.match(text, end) if half else None
    scale = next((Decimal(SCALES[w]) for w in ("thousand", "million", "billion", "trillion") if text[pos:end].lower().endswith(w)), Decimal(1))
    if s:
        scale = Decimal(SCALES.get(s["scale"].lower()) or SHORT_SCALES[s["scale"].lower()])
        total, end, grain = total * scale, s.end(), grain * scale
    return Numeral(pos, end, total, grain, False, scale)


def _compound(text: str, end: int, value: Decimal, grain: Decimal, *, just_scaled: bool) -> tuple[Decimal, int, Decimal]:
    """Go on reading number words after the first: total, end, grain."""
    done, current = Decimal(0), value
    last_scale = Decimal(10) ** 18
    if just_scaled and value >= 1000:
        done, current, last_scale = value, Decimal(0), value
    joined_point = False
    while True:
        j = _JOIN.match(text, end) or (_COMMA_HUNDRED.match(text, end) if done and not current else None)
        w = _WORD.match(text, j.end()) if j else None
        if j is None or w is None:
            break
        word = w.group().lower()
        has_and = "and" in j.group().lower()
        if word in SCALES and not has_and:
            scale = Decimal(SCALES[word])
            if word == "hundred":
                if not 0 < current < 100:
                    break
                current, grain = current * 100, Decimal(100)
            elif current == 0 or scale >= last_scale:
                break
            else:
                done, grain, last_scale, current = done + current * scale, grain * scale if grain < 100 else scale * grain, scale, Decimal(0)
                if word == "dozen":
                    return done, w.end(), Decimal(12)
        elif word in UNITS or word in TENS:
            number = Decimal(UNITS.get(word, TENS.get(word, 0)))
            if number == 0 or has_and and current < 100 and done == 0:
                break
            if current == 0 and done:
                pass  # two million five
            elif current >= 100 and current % 100 == 0:
                pass  # two hundred five
            elif current % 100 >= 20 and current % 10 == 0 and number < 10 and not has_and:
                pass  # twenty-two
            else:
                break
            if current == 0 and done and not has_and and number < 100 and "-" not in j.group() and number < 20 and last_scale < 1000:
                break
            current, grain = current + number, Decimal(10) if number % 10 == 0 else Decimal(1)
        elif word == "point" and not joined_point:
            d = _WORD.match(text, w.end() + 1)
            if d is None or d.group().lower() not in UNITS or UNITS[d.group().lower()] > 9:
                break
            current, grain, joined_point = current + Decimal(UNITS[d.group().lower()]) / 10, Decimal("0.1"), True
            end = d.end()
            continue
        else:
            break
        end = w.end()
    return done + current, end, grain


NUMBER_WORDS = frozenset([*UNITS, *TENS, *VAGUE, "half", "several", "hundred", "thousand", "million", "billion", "dozen"]) - {"tens"}
"""Words at which a number in words may begin, besides `a` and `an`."""


def read(text: str, pos: int, *, money: bool = False) -> Numeral | None:
    """The number at `pos`, in digits or in words."""
    return read_digits(text, pos, money=money) if text[pos].isdigit() or text[pos] in VULGAR else read_words(text, pos)


_MINUS = re.compile(rf"(?:(?<![\w)%])[-−]|(?<!\bor )\bminus(?:{GAP}|{HYPHEN}))\Z", re.IGNORECASE)


def minus_before(text: str, start: int) -> int | None:
    """Where the minus (a sign or the word) right before a number or its currency sign begins."""
    m = _MINUS.search(text, max(0, start - 8), start)
    return m.start() if m else None


def with_scale(n: Numeral, scale: Decimal) -> Numeral:
    """The same number with the scale that was written once for a whole range: 5 (to 7 million)."""
    return Numeral(n.start, n.end, n.value * scale, n.grain * scale, n.digits, scale, n.vague)
