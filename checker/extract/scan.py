"""One pass over the text that stops where a figure may begin, and asks the readers of the kinds in turn."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from checker import units
from checker.extract import ages, clock, counts, dates, measures, money, names, ranges, ranks, shares
from checker.extract.context import Context
from checker.extract.numerals import GAP, NUMBER_WORDS, SCALES, TENS, UNITS, Numeral, read
from checker.extract.reading import Reading

_TRIGGERS: dict[str, str] = (
    dict.fromkeys(ranks.ORDINALS, "ordinal")
    | dict.fromkeys(shares.SHARE_WORDS, "share")
    | dict.fromkeys(measures.SPAN_WORDS, "span")
    | dict.fromkeys(("midnight", "noon"), "time")
    | dict.fromkeys(dates.SEASONS, "season")
    | dict.fromkeys(("fiscal", "q1", "q2", "q3", "q4"), "fiscal")
    | dict.fromkeys(ages.DECADE_WORDS, "life")
    | dict.fromkeys(dates.MONTH_WORDS, "month")
    | dict.fromkeys(NUMBER_WORDS, "number")
    | {"half": "article", "tens": "number", "both": "both", "third": "ordinal"}
)
_AFTER_ARTICLE = [*measures.SPAN_WORDS, *SCALES, *UNITS, "half", "quarter", "third", "fifth", "tenth", "pair", "score", "trio", "full", "whole", "single", "mere", "further", "solid", "couple", "few", "second", "minute", "fortnight", "good", "cool", *units.article_words()]


def _trie(words: Iterable[str]) -> str:
    """An alternation with shared prefixes: the scan reads each letter of the text about once."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}

    def pattern(node: dict) -> str:  # type: ignore[type-arg]
        branches = [re.escape(letter) + pattern(child) for letter, child in sorted(node.items()) if letter]
        joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})" if branches else ""
        return f"(?:{joined})?" if branches and "" in node else joined

    return pattern(tree)


_CURRENCY_CODE = r"(?:USD|EUR|GBP|JPY|CNY|RMB|AUD|CAD|NZD|HKD|SGD|CHF|INR|RM|Rs|NIS|ILS|SEK|NOK|DKK|PLN|DM|Rp|Tk|KSh|Ksh|PHP|ZAR|BRL|MXN|TRY|PS|SFr|Sfr|R|Sh|Dhs|Dh|AED|SAR|THB|CZK|HUF|FY)"
_CANDIDATE = re.compile(
    rf"(?<![^\W_])(?:(?:{_CURRENCY_CODE}|(?<=\$)(?:US|A|C|NZ|HK))?(?P<digits>\d[^\W_]*|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞])|(?P<word>{_trie(_TRIGGERS)})(?![^\W_])|(?P<article>an?)(?={GAP}(?:{_trie(_AFTER_ARTICLE)})))",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,3}:\d{2}(?!\d)")
_CLOCK_TAIL = re.compile(r"\d:\Z")
_ORDINAL_END = re.compile(r"[\d,]+(?:st|nd|rd|th)(?![^\W_])")


def readings(context: Context) -> Iterator[Reading]:
    """The readings of an article in order of position."""
    text = context.text
    addresses = names.address_spans(text)
    starts = [a for a, _ in addresses]
    skipped = [z for z in context.document.article.zones if z.name == "skipped"]
    done = 0
    for m in _CANDIDATE.finditer(text):
        digits = m["digits"]
        pos = m.start("digits") if digits else m.start()
        if pos < done:
            continue
        i = bisect_right(starts, pos) - 1
        if i >= 0 and pos < addresses[i][1] or skipped and any(z.start <= pos < z.end for z in skipped):
            continue
        if digits:
            end = names.code_end(text, pos)
            if end:
                done = end
                continue
            found = _read_digits(context, pos)
        elif m["article"]:
            found = _read_article(context, pos)
        else:
            trigger = _TRIGGERS[m["word"].lower()]
            if trigger in ("number", "ordinal", "both", "share") and (end := names.idiom_end(text, pos)):
                done = end
                continue
            found = _read_word(context, pos, m["word"], trigger)
            if not found and trigger == "number" and ranks.is_compound(text, pos):
                done = m.end() + len("-first")  # the Twenty-first Century
        for reading in found:
            if reading.start >= done or reading.end > done:
                yield reading
                done = max(done, reading.end)


def _maybe(reading: Reading | None) -> list[Reading]:
    return [reading] if reading else []


def _read_word(context: Context, pos: int, word: str, trigger: str) -> list[Reading]:
    text = context.text
    if trigger == "number":
        return _read_number_word(context, pos, word.lower())
    if trigger == "month":
        return dates.read_month(text, pos) if word[0].isupper() else []
    if trigger == "ordinal":
        return dates.read_quarter(context, pos) or dates.read_ordinal_day(text, pos, ranks.ORDINALS[word.lower()]) or _maybe(ranks.read_ordinal(context, pos))
    if trigger == "article":
        return _read_article(context, pos)
    if trigger == "share":
        return _maybe(shares.read_multiplier(context, pos) or (counts.read_twice(context, pos) if word.lower() == "twice" else None))
    if trigger == "span":
        return _maybe(measures.read_bare_unit(context, pos))
    if trigger == "both":
        return _maybe(counts.read_both(context, pos))
    if trigger == "season":
        return dates.read_season(text, pos)
    if trigger == "time":
        return clock.read_word(text, pos)
    if trigger == "fiscal":
        return dates.read_fiscal(text, pos) or dates.read_quarter(context, pos)
    return _maybe(ages.read_decade_of_life(context, pos))


def _read_article(context: Context, pos: int) -> list[Reading]:
    """Figures that begin with a, an or half: an hour, a third, half of, a dozen, more than a mile, a pair of."""
    reading = measures.read_an_hour(context, pos) or measures.read_a_mile(context, pos) or shares.read_fraction(context, pos) or counts.read_pair(context, pos)
    if reading:
        return [reading]
    number = read(context.text, pos)
    return _quantity(context, number) if number else []


def _read_digits(context: Context, pos: int) -> list[Reading]:
    text = context.text
    if _CLOCK_TAIL.search(text, max(0, pos - 3), pos):
        return []  # the second half of 02:22, the length of a video
    point = text[pos - 1 : pos] == "." and text[pos - 2 : pos - 1] in ("$", "£", "€")
    sign = money.sign_before(text, pos - point)
    if sign is None and text[pos - 2 : pos] == "FY":
        return dates.read_fiscal(text, pos - 2)
    if sign is None:
        found = dates.read_number(text, pos) or clock.read(text, pos)
        if found or _CLOCK.match(text, pos):
            return found
        ordinal = _ORDINAL_END.match(text, pos)
        if ordinal and (found := dates.read_quarter(context, pos)):
            return found
        reading = ranks.read_score(context, pos) or ages.read_decade_of_life(context, pos) or (ranks.read_ordinal(context, pos) if ordinal else None)
        if reading:
            return [reading]
        if ordinal:
            return []
    number = read(text, pos, money=sign is not None)
    return _quantity(context, number, sign) if number else []


def _read_number_word(context: Context, pos: int, word: str) -> list[Reading]:
    text = context.text
    if word in TENS and ranks.is_compound(text, pos):
        return _maybe(ranks.read_ordinal(context, pos))
    if word in UNITS:
        reading = shares.read_fraction(context, pos)
        if reading:
            return [reading]
        found = clock.read(text, pos) or _maybe(ranks.read_score(context, pos))
        if found:
            return found
    number = read(text, pos)
    return _quantity(context, number) if number else []


def _quantity(context: Context, n: Numeral, sign: tuple[int, str] | None = None) -> list[Reading]:
    """Read the figure around a number: money, percent, ratio, age, duration, measure, rank, count."""
    text = context.text
    percent = shares.PERCENT.match(text, n.end)
    pair = ranges.read_second(text, n, percent.end() if percent else n.end, money=sign is not None)
    if pair is None and not percent and (unit_end := _unit_end(text, n)) is not None:
        pair = ranges.read_second(text, n, unit_end, money=sign is not None)
        if pair and not _unit_again(text, n, pair[1], unit_end):
            pair = None
    if pair and percent and not shares.PERCENT.match(text, pair[1].end):
        pair = None
    if pair:
        found = _typed(context, *pair, sign) or counts.read(context, *pair)
        if found:
            return [found]
    return _single(context, n, sign)


def _unit_end(text: str, n: Numeral) -> int | None:
    """Where the unit of the first number of "252 miles to 287 miles" ends."""
    m = measures.TIME_UNIT_AFTER.match(text, n.end)
    if m:
        return m.end()
    found = units.match_words(text, n.end) or (units.match_symbol(text, n.end) if n.digits else None)
    return found[0] if found else None


def _unit_again(text: str, low: Numeral, high: Numeral, low_end: int) -> bool:
    """Whether the second number of a range repeats the unit of the first."""
    unit = text[low.end : low_end].strip(" -").rstrip("s").lower()
    return text[high.end : high.end + len(unit) + 2].strip(" -").lower().startswith(unit)


def _typed(context: Context, low: Numeral, high: Numeral, sign: tuple[int, str] | None) -> Reading | None:
    """The reading of a kind that the number's own surroundings name; None for a plain count."""
    return (
        money.read(context, low, high, sign)
        or shares.read_percent(context, low, high)
        or (shares.read_relation(context, low) if low is high else None)
        or measures.read_duration(context, low, high)
        or measures.read_measure(context, low, high)
        or ages.read(context, low, high)
    )


def _single(context: Context, n: Numeral, sign: tuple[int, str] | None) -> list[Reading]:
    reading = _typed(context, n, n, sign)
    if sign and n.scale == 1 and (change := ranges.read_sharer(context.text, n)) and change.scale > 1 and n.value < 1000:
        return _single(context, ranges.with_scale(n, change.scale), sign)  # from $5 to $7 million
    if reading is None and not sign and (change := ranges.read_sharer(context.text, n)):
        other = _typed(context, change, change, None)
        if other and other.kind in ("percent", "measure", "money", "duration", "age") and other.start == change.start:
            low, grain = (n.value, n.grain) if other.kind != "money" or change.scale == 1 else (n.value * change.scale, n.grain * change.scale)
            return [Reading(n.start, n.end, other.kind, low, low, other.unit, other.per, grain)]
    return _maybe(reading or ranks.read_number_sign(context, n) or counts.read(context, n, n))
