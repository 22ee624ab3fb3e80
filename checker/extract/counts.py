"""Plain counts with the noun they count, and the words that stand for one: both, a pair of, twice."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract import names
from checker.extract.context import Context
from checker.extract.nouns import implied_noun, noun_after
from checker.extract.numerals import GAP, HYPHEN, Numeral
from checker.extract.rates import read_per
from checker.extract.reading import Reading


def read(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """A plain count with its noun; None for numbers in names, list marks, the pronoun "one"."""
    text, document = context.text, context.document
    start, end = low.start, high.end
    word = text[start:end].lower()
    if low.digits and names.is_list_mark(text, start, end):
        return None
    if word == "one" and _NUMBER_NEXT.match(text, end):
        return None
    noun = noun_after(document, shared_hyphen(text, end) or end, many=high.value > 1)
    if noun.end == -2:
        return None
    if word == "one" and names.is_pronoun_one(text, start, end, noun_follows=bool(noun.head)):
        return None
    if low.digits and low is high and low.bare and names.is_name(text, start, end, noun_follows=bool(noun.head)):
        return None
    if not low.digits and low is high and (names.is_label(text, start, noun_follows=bool(noun.head)) or names.is_name(text, start, end, noun_follows=True)):
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


_NUMBER_NEXT = re.compile(rf"{GAP}\d")
_SHARED_HYPHEN = re.compile(rf"{HYPHEN}(?:,|{GAP}(?:and|or|to){GAP})[^.;:]{{0,40}}?\w(?={HYPHEN}[^\W\d_])")


def shared_hyphen(text: str, end: int) -> int | None:
    """Where the last number of "four-, five- and six-cylinder" ends: its noun serves them all."""
    m = _SHARED_HYPHEN.match(text, end)
    return m.end() if m else None


_ONE_PIECE = frozenset("glasses glass pants trouser trousers jean jeans scissors short shorts binoculars tights sunglasses goggles pliers pyjamas pajamas leggings spectacles shoe shoes boot boots sneaker sneakers sock socks glove gloves".split())
_PAIR = re.compile(rf"a{GAP}(?P<word>pair|score|trio|handful|couple){GAP}of{GAP}(?!(?:the|these|those)\b)(?={HYPHEN}?\w)", re.IGNORECASE)


def read_pair(context: Context, pos: int) -> Reading | None:
    """a pair of hearings, a trio of, a score of."""
    m = _PAIR.match(context.text, pos)
    if m is None or m["word"].lower() in ("handful", "couple"):
        return None
    noun = noun_after(context.document, m.end())
    if not noun.head or m["word"].lower() == "pair" and noun.head in _ONE_PIECE:
        return None
    value = Decimal({"pair": 2, "trio": 3, "score": 20}[m["word"].lower()])
    return Reading(pos, m.end("word"), "count", value, value, noun.head, noun=noun.phrase)


def read_twice(context: Context, pos: int) -> Reading | None:
    """twice as a number of occasions."""
    if re.match(rf"{GAP}(?:a|an|per|removed|over|more|about|before|daily|weekly)(?![^\W_])|{HYPHEN}", context.text[pos + 5 : pos + 15]) or re.search(r"(?:think|once or|once,|thinking|thought)\s\Z", context.text[max(0, pos - 10) : pos]):
        return None
    return Reading(pos, pos + 5, "count", Decimal(2), Decimal(2), "time", noun="times")


def read_both(context: Context, pos: int) -> Reading | None:
    """both sides: an optional two; "both X and Y" is none."""
    end = pos + len("both")
    noun = noun_after(context.document, end)
    if not noun.head or noun.verb_next or re.match(r"\s\d", context.text[end : end + 2]) or re.match(r"\s(?:of\s)?[^.;,]{0,60}?\band\b", context.text[end : end + 70]):
        return None
    return Reading(pos, end, "count", Decimal(2), Decimal(2), noun.head, noun=noun.phrase)
