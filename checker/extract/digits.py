"""Numbers in digits: 1,200 · 5.75 · 2½ · 3 1/2 · 1.5 billion · 50k · 6 x 10^9 · .5."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.beside import next_word
from checker.extract.numeral import FRACTION_WORDS, SCALES, SHORT_SCALES, VULGAR, Numeral
from checker.extract.patterns import END, GAP, HYPHEN, JOINT, any_of
from checker.late import early, late

_RAISES = frozenset("^⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
MAX_DIGITS = 30
"""A longer run of digits is no figure of a news text."""
_POWERS_OF_TEN = tuple(Decimal(10) ** power for power in range(MAX_DIGITS))

_INTEGER = r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d+"
_SPACED = early(r"[1-9]\d{0,2}(?: \d{3}){1,2} 000(?![\d,]|\.\d| \d)")
_SPACED_MONEY = early(r"[1-9]\d{0,2}(?: \d{3})+(?![\d,]| \d)(?! ?[a-z]*illion)")
"""Thousands parted by plain spaces, where a currency sign or a group of zeros leaves no doubt: R12 500, 1 200 000."""
_VULGAR = f"[{''.join(VULGAR)}]"
_DIGITS = early(
    rf"(?P<int>{_INTEGER})(?P<dec>\.\d+)?"
    rf"(?:[\s\-\u2010\u2011]?(?P<vulgar>{_VULGAR})"
    rf"|(?:[ \u00a0]|{HYPHEN})(?P<num>[1-9])/(?P<den>[2-9]|1[0-6])(?![\d/]))?"
)
_FRACTIONED = """percent per_cent inch mile cup teaspoon tablespoon tsp tbsp pound lb oz pint litre liter gallon scale
    ounce acre hour onion lemon lime"""
# A fraction, where "of" or a unit shows that the slash is none of a date or an alternative: 3/4 of, 5/8-inch.
_SLASHED = early(
    r"(?P<num>\d{1,2})[/⁄](?P<den>[2-9]|[1-9]\d|1\d\d)(?:(?:th|rd)s?)?(?![\d/⁄,.]\d|[^\W_])"
    rf"(?={GAP}of{GAP}"
    rf"|{HYPHEN}?{GAP}?{any_of(_FRACTIONED)}e?s?{END})",
    re.IGNORECASE,
)
_POWER = early(
    r"\s?[×x]\s?10(?:(?P<sure>\^|(?=[⁰¹²³⁴-⁹⁻]))|(?=[-−–]?[1-9]))"
    r"(?P<sign>[-−–⁻]?)(?P<power>\d{1,2}|[⁰¹²³⁴-⁹]{1,2})(?![\d.,]|-\d)"
)
_POWER_ALONE = early(r"10(?:\^(?P<sign>[-−]?)(?P<power>\d{1,2})|(?P<sign_>⁻?)(?P<raised>[⁰¹²³⁴-⁹]{1,2}))(?![\d.,⁰-⁹])")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SCALE = early(
    rf"(?:{HYPHEN}plus(?={GAP}))?[\"”']?{JOINT}?(?P<scale>{any_of(*SCALES, 'mln bln trln tln trn bn mn tn')})"
    rf"(?:(?<=lakh|rore|lion)s)?{END}",
    re.IGNORECASE,
)
"""A scale word after a number."""
_GOES_ON = frozenset(("", "and", *SCALES, *SHORT_SCALES, *(f"{scale}s" for scale in SCALES)))
"""Words after a space with which a number in digits may go on; with "" begins what is no word."""
_SHORT_SCALE = early(rf"(?P<scale>k| ?mil| ?bil|mm|m|bn|b|tr|t|(?-i:G)| ?cr){END}", re.IGNORECASE)
_METRES_OF = """was is has goes plus less across walls? waves? fences? poles? swells? drifts? surges? boards? boats?
    tides? pythons? sharks? crocodiles? trees? plants? doors? windows? cables? ropes? pipes? panels? sections?
    lengths? sails?"""
"""What is told in metres rather than in millions, and verbs."""
# k or m without a currency sign: 50k, 3m people, but 100m hurdles.
_SCALE_OF_COUNT = early(
    rf"[kKM]{END}|(?<=\d\.\d)m(?= (?!{any_of(_METRES_OF)}\b)[a-z]{{3,}}s\b)"
    rf"|m(?=,? (?:have|has|had|were|who|more|fewer)\b)|[mbB](?= (?:\w+ ){{0,2}}"
    + any_of(
        """dollars euros pounds yuan yen rupees roubles rubles francs kronor kroner crowns pesos shekels ringgit baht
        won reais people users customers workers jobs barrels children Americans Britons voters households homes copies
        tonnes tons shares units followers subscribers passengers tourists visitors doses cars vehicles jobs votes cases
        deaths downloads accounts voters families students pupils patients meals trees bottles books items orders
        streams plays birds chickens pigs parcels letters miles acres hectares tests vaccinations jabs refugees migrants
        immigrants residents citizens properties businesses companies viewers listeners readers members employees views
        users hits copies litres gallons records messages emails tweets tickets fans"""
    )
    + r"\b)"
)
AND_A_HALF = early(
    rf"{JOINT}and{JOINT}(?:a|one){JOINT}(?P<part>half|quarter|third){END}",
    re.IGNORECASE,
)
"""Two and a half."""
_TO_SCALE_AGAIN = frozenset(("hundred", "thousand", "lakh", "million", "billion"))
_SCALED_AGAIN = frozenset(("thousand", "million", "billion", "trillion", "crore"))


def read_digits(text: str, pos: int, *, money: bool = False) -> Numeral | None:
    """The number in digits at `pos`, with its scale. After a currency sign (`money`) m, b and k are scales too."""
    m = _DIGITS.match(text, pos)
    if m is None:
        return _vulgar_alone(text, pos)
    slashed = _SLASHED.match(text, pos)
    if slashed and int(slashed["num"]) < int(slashed["den"]):
        value, grain = _fraction(slashed["num"], slashed["den"])
        return Numeral(pos, slashed.end(), value, grain, digits=True)
    if text[m.end() : m.end() + 1] in _RAISES and (raised := _POWER_ALONE.match(text, pos)):
        sign, digits = raised["sign"] or raised["sign_"], raised["power"] or raised["raised"]
        value = Decimal(1).scaleb(int(digits.translate(_RAISED)) * (-1 if sign else 1))
        return Numeral(pos, raised.end(), value, value, digits=True)
    spaced = (_SPACED_MONEY if money else _SPACED).match(text, pos) if text[m.end() : m.end() + 1] == " " else None
    if spaced:
        whole = spaced.group().replace(" ", "")
        return Numeral(pos, spaced.end(), Decimal(whole), _last_place(whole), digits=True)
    found = _value(m)
    if found is None:
        return None
    value, grain = found
    bare = m.group().isdigit()
    end = m.end()
    word = next_word(text, end) if text[end : end + 1] == " " else ""
    if word not in _GOES_ON and word[0] != "x" and not (bare and _is_point(text, pos)):  # 6 x10⁶
        return Numeral(pos, end, value, grain, digits=True, bare=bare)
    power = _POWER.match(text, end)
    if power and (power["sure"] is not None or value < 10):  # not 12 x 1080
        exponent = int(power["power"].translate(_RAISED)) * (-1 if power["sign"] else 1)
        return Numeral(pos, power.end(), value.scaleb(exponent), grain.scaleb(exponent), digits=True)
    half = AND_A_HALF.match(text, m.end()) if bare and value < 1000 else None
    if half:
        part = Decimal(1) / FRACTION_WORDS[half["part"].lower()]
        scaled = SCALE.match(text, half.end())
        scale = Decimal(SCALES.get(scaled["scale"].lower()) or SHORT_SCALES[scaled["scale"].lower()]) if scaled else 1
        end = scaled.end() if scaled else half.end()
        return Numeral(pos, end, (value + part) * scale, part * scale, digits=True, scale=Decimal(scale))
    if bare and _is_point(text, pos):
        places = -len(m["int"])
        value, grain, pos, bare = value.scaleb(places), Decimal(1).scaleb(places), pos - 1, False
    name, end = _scale(text, m.end(), money=money, bare=bare)
    if name is None:
        return Numeral(pos, end, value, grain, digits=True, bare=bare)
    if not (m["dec"] or m["vulgar"] or m["num"]):
        grain = min(grain, Decimal(10 ** max(0, len(m["int"]) - 1)))
    scale, end = _with_second_scale(text, end, name)
    return Numeral(pos, end, value * scale, grain * scale, digits=True, scale=scale)


def _fraction(part: str, whole: str) -> tuple[Decimal, Decimal]:
    """Value and grain of a fraction."""
    return Decimal(part) / Decimal(whole), Decimal(1) / Decimal(whole)


def _value(m: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """Value and grain of a run of digits; None where it is too long to be a figure."""
    whole = m["int"] if m["int"].isdecimal() else "".join(filter(str.isdecimal, m["int"]))
    decimals = m["dec"] or ""
    if len(whole) + len(decimals) > MAX_DIGITS:
        return None
    value = Decimal(whole + decimals)
    if m["vulgar"] or m["num"]:
        above, below = VULGAR[m["vulgar"]] if m["vulgar"] else (int(m["num"]), int(m["den"]))
        place = Decimal(1).scaleb(1 - len(decimals)) if decimals else Decimal(1)  # $6.12-1/2: of a cent
        return value + place * above / below, place / below
    if decimals:
        return value, Decimal(1).scaleb(1 - len(decimals))
    return value, _last_place(whole)


def _last_place(whole: str) -> Decimal:
    """Place value of the last digit that is no zero: 100 for 1200."""
    zeros = len(whole) - len(whole.rstrip("0"))
    return _POWERS_OF_TEN[zeros if zeros < len(whole) else 0]


def _is_point(text: str, pos: int) -> bool:
    """Whether a decimal point with nothing before it stands before `pos`: .5."""
    return text[pos - 1 : pos] == "." and not text[pos - 2 : pos - 1].isalnum()


def _scale(text: str, end: int, *, money: bool, bare: bool) -> tuple[str | None, int]:
    """Name of the scale that follows a number, and where it ends; 1,500 hundred is none."""
    m = SCALE.match(text, end)
    if m is None and (
        money or _SCALE_OF_COUNT.match(text, end) or (text[end : end + 1] == "m" and _is_million(text, end))
    ):
        m = _SHORT_SCALE.match(text, end)
    if m is None:
        return None, end
    name = m["scale"].strip().lower()
    return (None, end) if name == "hundred" and not bare else (name, m.end())


_CLAUSE_ENDS = late(
    rf"m(?:[.,;)]|[-\u2013]\d|\Z|{GAP}{any_of('in from last this by a_year a_month a_week a_day')}{END})"
)
_SOLD_TO = late(
    r"\b"
    + any_of(
        """sales orders viewers customers subscribers users passengers visitors followers copies downloads members
        profits? turnover revenues? income earnings loss(?:es)? costs spending debts? takings people
        population audiences? journeys trips homes jobs cases votes listeners readers fans deliveries"""
    )
    + r"\b(?:[^.;:\n]|\.\d){0,60}"
    + rf"\b{any_of('to at of by from than over was is reached hit topped passed exceeded')}"
    rf"{GAP}[\d.,]+(?:m?[-\u2013][\d.,]+)?\Z",
    re.IGNORECASE,
)


def _is_million(text: str, end: int) -> bool:
    """Whether the m that ends a clause is of millions: orders more than doubled to 1.3m."""
    return bool(_CLAUSE_ENDS.match(text, end)) and bool(_SOLD_TO.search(text[max(0, end - 100) : end]))


def _with_second_scale(text: str, end: int, name: str) -> tuple[Decimal, int]:
    """The factor of a scale and of the one that may follow it: 20 hundred thousand, 1.5 thousand billion."""
    scale = Decimal(SCALES.get(name) or SHORT_SCALES[name])
    again = SCALE.match(text, end) if name in _TO_SCALE_AGAIN else None
    if again and again["scale"].lower() in _SCALED_AGAIN:
        return scale * SCALES[again["scale"].lower()], again.end()
    return scale, end


def _vulgar_alone(text: str, pos: int) -> Numeral | None:
    if text[pos : pos + 1] not in VULGAR:
        return None
    above, below = VULGAR[text[pos]]
    return Numeral(pos, pos + 1, Decimal(above) / below, Decimal(1) / below, digits=True)
