"""Find every figure of an article: candidates by a cheap scan, readings by kind, hedges from the words around."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from checker.extract import ages, clock, dates, measures, money, names, ranges, ranks, shares
from checker.extract.context import Context
from checker.extract.hedges import hedge_of
from checker.extract.nouns import implied_noun, noun_after
from checker.extract.numerals import GAP, HYPHEN, NUMBER_WORDS, TENS, UNITS, VULGAR, Numeral, read
from checker.extract.rates import read_per
from checker.extract.reading import Reading
from checker.language.document import Document
from checker.model import Figure, Hedge

_WORD = re.compile(r"[^\W_]+")
_ORDINAL_END = re.compile(r"[\d,]+(?:st|nd|rd|th)(?![^\W_])")
_GLUED_CODE = re.compile(r"(?:USD|EUR|GBP|JPY|CNY|RMB|AUD|CAD|NZD|HKD|SGD|CHF|INR|RM|Rs|NIS|ILS|SEK|NOK|DKK|PLN|DM|Rp|Tk|KSh|Ksh|PHP|ZAR|BRL|MXN|TRY|US|A|C|PS)(?=\d)")
"""A currency code that a number is glued to: RM23.50."""
_TRIGGERS: dict[str, str] = (
    dict.fromkeys(ranks.ORDINALS, "ordinal")
    | dict.fromkeys(shares.SHARE_WORDS, "share")
    | dict.fromkeys(("decade", "decades", "century", "centuries", "hour", "month", "week", "day", "year", "monthlong", "weeklong", "daylong", "yearlong", "hourlong", "decadelong", "decadeslong"), "span")
    | dict.fromkeys(("midnight", "noon"), "time")
    | dict.fromkeys(dates.SEASONS, "season")
    | dict.fromkeys(("fiscal", "q1", "q2", "q3", "q4"), "fiscal")
    | dict.fromkeys(("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties", "teens"), "life")
    | dict.fromkeys(dates.MONTH_WORDS, "month")
    | dict.fromkeys(NUMBER_WORDS, "number")
    | dict.fromkeys(("a", "an"), "article")
    | {"half": "half", "tens": "number", "both": "both", "couple": "couple", "third": "ordinal", "quarter": "share"}
)


def extract(document: Document) -> list[Figure]:
    """The figures of an article in order of position, without ids and without what they are about."""
    context = Context(document)
    figures: list[Figure] = []
    for reading in _readings(context):
        figures.append(_figure(context, reading, figures))
    return figures


def _figure(context: Context, r: Reading, earlier: list[Figure]) -> Figure:
    text = context.text
    ranged = r.low != r.high and r.kind not in ("score", "date")
    hedge = r.hedge or hedge_of(text, r.start, r.end, r.kind, vague=r.vague, ranged=ranged)
    if hedge == "exact" and earlier and earlier[-1].end < r.start:
        hedge = _inherited(context, earlier[-1], r)
    return Figure(
        source=context.document.article.id,
        start=r.start,
        end=r.end,
        text=text[r.start : r.end],
        kind=r.kind,
        low=r.low,
        high=r.high,
        unit=r.unit,
        per=r.per,
        hedge=hedge,
        grain=r.grain,
        vague=r.vague,
        noun=r.noun,
        zone=context.document.article.zone_at(r.start),
        zone_offset=r.offset,
    )


_LISTED = re.compile(r"(?:\s[\w'’-]+){1,3}(?:,|,?\sand)\s")
_NO_LIST = re.compile(r"\b(?:who|which|that|were|was|are|is|had|has|have|in|on|at|from|of|by|for|with|to)\b")


def _inherited(context: Context, before: Figure, r: Reading) -> Hedge:
    """The hedge that reaches over a list (at least 60 Tunisians and 20 Algerians) or a conversion (about 300 miles (500 km))."""
    between = context.text[before.end : r.start]
    if before.kind == r.kind == "measure" and between.strip() == "(" or before.kind == r.kind == "time" and between.strip() == "(":
        return before.hedge
    if before.kind == r.kind == "count" and before.hedge != "range" and not before.vague and _LISTED.fullmatch(between) and not _NO_LIST.search(between):
        words = context.document.tokens(context.document.sentence_at(r.start))
        if all(t.tag in ("NOUN", "PROPN", "ADJ", "CCONJ", "PUNCT") for t in words if before.end <= t.start < r.start):
            return before.hedge
    return "exact"


def _readings(context: Context) -> Iterator[Reading]:
    text = context.text
    skipped = names.skipped_spans(text)
    starts = [a for a, _ in skipped]
    zones = [z for z in context.document.article.zones if z.name == "skipped"]
    done = 0
    for m in _WORD.finditer(text):
        word, pos = m.group(), m.start()
        if pos < done:
            continue
        digit = word[0].isdigit() or word[0] in VULGAR
        if not digit and word[-1].isdigit() and (code := _GLUED_CODE.match(word)) and (code.group() not in ("US", "A", "C") or text[pos - 1 : pos] == "$"):
            pos, digit = pos + code.end(), True
        trigger = "digits" if digit else _TRIGGERS.get(word.lower())
        if trigger is None:
            continue
        i = bisect_right(starts, pos) - 1
        if i >= 0 and pos < skipped[i][1]:
            continue
        if zones and any(z.start <= pos < z.end for z in zones):
            continue
        for reading in _read_at(context, pos, word, trigger):
            if reading.start >= done or reading.end > done:
                yield reading
                done = max(done, reading.end)


def _read_at(context: Context, pos: int, word: str, trigger: str) -> list[Reading]:
    text = context.text
    found: list[Reading] = []
    if trigger == "digits":
        return _read_digits(context, pos)
    if trigger == "month":
        return dates.read_month(text, pos) if word[0].isupper() else []
    if trigger == "season":
        return dates.read_season(text, pos)
    if trigger == "time":
        return clock.read_word(text, pos)
    if trigger == "fiscal":
        return dates.read_fiscal(text, pos) or dates.read_quarter(text, pos, sport=context.sport)
    if trigger == "life":
        return _maybe(ages.read_decade_of_life(context, pos))
    if trigger == "span":
        return _maybe(measures.read_bare_unit(context, pos))
    if trigger == "ordinal":
        found = dates.read_quarter(text, pos, sport=context.sport)
        return found or _maybe(shares.read_fraction(context, pos) if word.lower() == "third" and False else ranks.read_ordinal(context, pos))
    if trigger == "share":
        return _maybe(shares.read_multiplier(context, pos) or _twice(context, pos, word))
    if trigger == "both":
        return _maybe(_both(context, pos, pos + 4))
    if trigger == "couple":
        return []
    if trigger in ("half", "article"):
        reading = measures.read_an_hour(context, pos) or shares.read_fraction(context, pos) or measures.read_a_mile(context, pos) or _pair(context, pos)
        if reading:
            return [reading]
        number = read(text, pos)
        return _quantity(context, number) if number else []
    return _read_number_word(context, pos, word)


def _maybe(reading: Reading | None) -> list[Reading]:
    return [reading] if reading else []


def _read_digits(context: Context, pos: int) -> list[Reading]:
    text = context.text
    sign = money.sign_before(text, pos)
    if sign is None:
        for reader in (dates.read_number, clock.read):
            found = reader(text, pos)
            if found:
                return found
        reading = ranks.read_score(context, pos) or ages.read_decade_of_life(context, pos) or (ranks.read_ordinal(context, pos) if text[pos : pos + 12].lstrip("0123456789,")[:2] in ("st", "nd", "rd", "th") else None)
        if reading:
            return [reading]
        found = dates.read_quarter(text, pos, sport=context.sport)
        if found or _ORDINAL_END.match(text, pos):
            return found
    number = read(text, pos, money=sign is not None)
    return _quantity(context, number, sign) if number else []


def _read_number_word(context: Context, pos: int, word: str) -> list[Reading]:
    text = context.text
    low = word.lower()
    if low in TENS:
        reading = ranks.read_ordinal(context, pos)
        if reading:
            return [reading]
    if low in UNITS:
        reading = shares.read_fraction(context, pos)
        if reading:
            return [reading]
        found = clock.read(text, pos)
        if found:
            return found
    number = read(text, pos)
    return _quantity(context, number) if number else []


def _quantity(context: Context, n: Numeral, sign: tuple[int, str] | None = None) -> list[Reading]:
    """Read the figure around a number: money, percent, ratio, age, duration, measure, rank, count."""
    text = context.text
    low, high = n, n
    unit_end = n.end
    own_percent = shares.PERCENT.match(text, n.end)
    if own_percent:
        unit_end = own_percent.end()
    pair = ranges.read_second(text, n, unit_end, money=sign is not None)
    if pair is None and (own_unit := _unit_end(text, n)) is not None:
        pair = ranges.read_second(text, n, own_unit, money=sign is not None)
        if pair and not _same_unit(text, n, pair[1], own_unit):
            pair = None
    if pair and own_percent and not shares.PERCENT.match(text, pair[1].end):
        pair = None
    if pair:
        low, high = pair
    found = _typed(context, low, high, sign)
    if found is None and pair:  # the two numbers make no range with a unit: read the first alone
        found = _count(context, low, high)
        return [found] if found else _single(context, n, sign)
    return [found] if found else _single(context, n, sign)


def _unit_end(text: str, n: Numeral) -> int | None:
    """Where the unit of the first number of "252 miles to 287 miles" ends."""
    from checker import units

    m = measures.TIME_UNIT_AFTER.match(text, n.end)
    if m:
        return m.end()
    found = units.match_words(text, n.end) or (units.match_symbol(text, n.end) if n.digits else None)
    return found[0] if found else None


def _same_unit(text: str, low: Numeral, high: Numeral, low_end: int) -> bool:
    return text[low.end : low_end].strip(" -").lower().rstrip("s") == text[high.end : high.end + low_end - low.end + 2].strip(" -").lower()[: len(text[low.end : low_end].strip(" -").rstrip("s"))]


def _typed(context: Context, low: Numeral, high: Numeral, sign: tuple[int, str] | None) -> Reading | None:
    """The reading of a kind that the number's own surroundings name; None for a plain count."""
    reading = money.read(context, low, high, sign) or shares.read_percent(context, low, high)
    if reading:
        return reading
    return (
        (shares.read_relation(context, low) if low is high else None)
        or measures.read_duration(context, low, high)
        or ages.read(context, low, high)
        or measures.read_measure(context, low, high)
    )


def _single(context: Context, n: Numeral, sign: tuple[int, str] | None) -> list[Reading]:
    reading = _typed(context, n, n, sign) or ranks.read_number_sign(context, n) or _count(context, n, n)
    return [reading] if reading else []


def _count(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """A plain count with its noun; None for numbers in names, list marks, the pronoun "one"."""
    text, document = context.text, context.document
    start, end = low.start, high.end
    word = text[start:end].lower()
    if low.digits and names.is_list_mark(text, start, end):
        return None
    noun = noun_after(document, end)
    if word == "one" and names.is_pronoun_one(text, start, end, noun_follows=bool(noun.head)):
        return None
    if low.digits and low is high and low.bare and names.is_name(text, start, end, noun_follows=bool(noun.head)):
        return None
    if not low.digits and low is high and names.is_name(text, start, end, noun_follows=True):
        return None
    head = noun.head
    if not head:
        head = implied_noun(document, start, end)
    if word in ("one", "zero") and not head:
        return None
    if low.vague and text[start:end].lower().startswith("a couple") and not head:
        return None
    per, per_end = (None, -1)
    if noun.end > 0:
        per, per_end = read_per(text, noun.end)
    return Reading(start, end, "count", low.value, high.value, head, per, max(low.grain, high.grain) if low is not high else low.grain, vague=low.vague, noun=noun.phrase)


_PAIR = re.compile(rf"a{GAP}(?P<word>pair|score|trio|handful|couple){GAP}of{GAP}(?!(?:the|these|those)\b)(?={HYPHEN}?\w)", re.IGNORECASE)


def _pair(context: Context, pos: int) -> Reading | None:
    """a pair of hearings, a trio of, a score of."""
    m = _PAIR.match(context.text, pos)
    if m is None or m["word"].lower() in ("handful", "couple"):
        return None
    noun = noun_after(context.document, m.end())
    if not noun.head:
        return None
    value = Decimal({"pair": 2, "trio": 3, "score": 20}[m["word"].lower()])
    return Reading(pos, m.end("word"), "count", value, value, noun.head, noun=noun.phrase)


def _twice(context: Context, pos: int, word: str) -> Reading | None:
    """twice as a number of occasions."""
    if word.lower() != "twice" or re.match(rf"{GAP}(?:a|an|per|removed|over|more|about|before|daily|weekly)(?![^\W_])|{HYPHEN}", context.text[pos + 5 : pos + 15]) or re.search(r"(?:think|once or|once,|thinking|thought)\s\Z", context.text[max(0, pos - 10) : pos]):
        return None
    return Reading(pos, pos + 5, "count", Decimal(2), Decimal(2), "time", noun="times")


def _both(context: Context, pos: int, end: int) -> Reading | None:
    """both sides: an optional two; "both X and Y" is none."""
    noun = noun_after(context.document, end)
    if not noun.head or re.match(r"\s(?:of\s)?[^.;,]{0,60}?\band\b", context.text[end : end + 70]):
        return None
    return Reading(pos, end, "count", Decimal(2), Decimal(2), noun.head, noun=noun.phrase)
