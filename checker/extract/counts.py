"""Plain counts with the noun they count, and the words that stand for one: a pair of, twice."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract import idioms, names
from checker.extract.context import Context
from checker.extract.durations import TIME_UNITS
from checker.extract.implied import implied_noun
from checker.extract.nouns import Noun, noun_after, tokens_from
from checker.extract.numeral import Numeral, with_minus
from checker.extract.patterns import END, GAP, HYPHEN, any_of, last_word
from checker.extract.rates import read_per
from checker.extract.reading import Reading
from checker.language.tagger import may_be
from checker.late import early, late

_OR_TWO = late(rf"\b(?:an?|another){GAP}(?P<unit>second|minute|hour|day|week|month|year|decade){GAP}or{GAP}\Z", re.I)
_PART_OF_CODE = early(r"/\d|(?<=0)['’]s\b")
_SPANS = frozenset(TIME_UNITS.values())
_OF = late(rf"{GAP}of{END}")
_LATER = late(rf"{GAP}{any_of('ago earlier later before after')}{END}")
_NO_NUMBERS = ("zillion", "gazillion", "bazillion", "jillion")
_LONGEST = 9
"""Digits that a count has at most without commas."""
_NUMBER_NEXT = early(rf"{GAP}\d")
_WHEN_NEXT = early(
    rf"{GAP}{any_of('the this that last next')}{GAP}(?:{any_of('previous prior same following past last next')}{GAP})?"
    rf"{any_of('year month week quarter day season decade time')}{END}",
    re.IGNORECASE,
)
_SHARED_HYPHEN = early(rf"{HYPHEN}(?:,|{GAP}(?:and|or|to){GAP})[^.;:]{{0,40}}?\w(?={HYPHEN}[^\W\d_])")


def read(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """A plain count with its noun; None for numbers in names, list marks, the pronoun "one"."""
    text, start, end = context.text, low.start, high.end
    word = "" if low.digits else text[start:end].lower()
    if low.digits and (text[end : end + 1].isalpha() or (low.bare and low.end - start >= _LONGEST)):
        return None  # 5G, 80s, 1397dd, the number of a file
    if low.bare and not low.value and low.end - start > 1:
        return None  # 000
    if low.digits and _PART_OF_CODE.match(text, end):
        return None  # 7/10, the 60's
    if (low.digits and names.is_list_mark(text, start, end)) or (word == "one" and _NUMBER_NEXT.match(text, end)):
        return None
    noun = Noun()
    if not _WHEN_NEXT.match(text, end):
        noun = noun_after(context.document, shared_hyphen(text, end) or end, many=high.value > 1, one=high.value == 1)
    if noun.phrase in ("x", "×"):
        noun = Noun()  # 2880 x 1800
    if (
        noun.adjective
        or noun.phrase.lower().startswith(_NO_NUMBERS)
        or (_is_in_name(text, low, noun_follows=bool(noun.head)) if low is high else names.is_address(text, end))
    ):
        return None
    if word and text[start].isupper() and _NAMED_HYPHEN.match(text, end) and not names.in_title_case(text, start):
        return None  # Plan B One-Step
    if word == "one" and last_word(text, start) == "the":
        doing = noun.head.endswith("ing") and noun.phrase == noun.head
        if doing or (noun.head[:1].isupper() and _verb_at(context, noun.end)):
            return None  # the one standing by; not the one Ada Lund had sought
    if word and not noun.head and _AND_A.search(text, max(0, start - 7), start):
        return None  # with 12 fours and a six
    if word == "one" and idioms.is_pronoun_one(text, start, end, noun_follows=bool(noun.head)):
        return None
    grain = max(low.grain, high.grain)
    span = _OR_TWO.search(text, max(0, start - 24), start) if word in ("two", "three") and not noun.head else None
    if span:
        return Reading(start, end, "duration", low.value, high.value, TIME_UNITS[span["unit"].lower()], hedge="about")
    if noun.head in _SPANS and not low.vague and not _OF.match(text, end):
        words = noun.phrase.lower().split()[:-1]
        if words and last_word(text, start) != "on" and all(_describes_a_span(word) for word in words):
            return Reading(start, noun.end, "duration", low.value, high.value, noun.head, grain=grain)
        if _LATER.match(text, noun.end):
            noun = Noun()  # 518,000 two weeks ago, the two died hours later
    if noun.head == "dollar" and (low.vague or low.value >= 1000):  # thousands of taxpayer dollars
        per, last = read_per(text, noun.end)
        return Reading(start, last, "money", low.value, high.value, "USD", per, grain, vague=low.vague)
    if noun.phrase == "capacity":
        noun = Noun("person", noun.phrase, noun.end)  # a 1,900-capacity hall
    if not noun.head and text[start:end] == "3M":
        return None  # the firm
    head = noun.head or implied_noun(context.document, start, end)
    if not head and (word in ("one", "zero") or word.startswith("a couple") or _is_place(text, low)):
        return None
    if noun.phrase.lower() == head and last_word(text, start) == "per":
        head = ""  # cases per 100,000 rose
    if head[:1].isupper() and not (may_be(head, "ADJ") or may_be(head, "PROPN")) and names.in_title_case(text, start):
        head = head.lower()
    per = read_per(text, noun.end if noun.head else end)[0]
    lower, upper = low.value, high.value
    if _may_be_below_zero(text, low):
        start, lower, upper = with_minus(text, start, low, high)
    return Reading(start, end, "count", lower, upper, head, per, grain, vague=low.vague, noun=noun.phrase)


def _may_be_below_zero(text: str, n: Numeral) -> bool:
    """minus 40, -1.22; but -20 may begin a line of a list, and (-1.3) tells a change."""
    if text[n.start - 1 : n.start] in ("-", "−"):
        return not n.whole and text[n.start - 2 : n.start - 1] != "("
    return text[n.start - 6 : n.start].lower() == "minus "


_NAMED_HYPHEN = early(rf"{HYPHEN}[A-Z][a-z]")


def _describes_a_span(word: str) -> bool:
    """Whether a word stands between a number and its hours: five pivotal months, 6,100 flying hours."""
    return len(word) > 2 and (may_be(word, "ADJ") or word.endswith("ing")) and not word.endswith("est")


def _verb_at(context: Context, pos: int) -> bool:
    tokens, i = tokens_from(context.document, pos)
    return i < len(tokens) and tokens[i].tag in ("VERB", "AUX", "PRON")


_AND_A = late(rf"\band{GAP}an?{GAP}\Z")
_RATED = late(r"(?:^|\n)[^\n:]{3,40}: \Z")


def _is_place(text: str, n: Numeral) -> bool:
    """A place in a table (the bottom three), a mark for a player at the start of a line (Ada Reed: 7)."""
    if last_word(text, n.start) in ("top", "bottom"):
        return n.value <= 1000 and n.scale == 1
    return (
        n.bare
        and n.value <= 10
        and text[n.start - 2 : n.start] == ": "
        and bool(_RATED.search(text, max(0, n.start - 44), n.start))
    )


def _is_in_name(text: str, n: Numeral, *, noun_follows: bool) -> bool:
    if n.digits:
        return n.bare and names.is_name(text, n.start, n.end, noun_follows=noun_follows)
    label = names.is_label(text, n.start, noun_follows=noun_follows)
    return label or names.is_name(text, n.start, n.end, noun_follows=True)


def shared_hyphen(text: str, end: int) -> int | None:
    """Where the last number of "four-, five- and six-cylinder" ends: its noun serves them all."""
    m = _SHARED_HYPHEN.match(text, end)
    return m.end() if m else None


_ONE_PIECE = frozenset(
    """glasses glass pants trouser trousers jean jeans scissors short shorts binoculars tights sunglasses goggles pliers
    pyjamas pajamas leggings spectacles shoe shoes boot boots sneaker sneakers sock socks glove gloves""".split()
)
"""What comes in pairs and is one thing."""
_GROUP_SIZES = {"pair": 2, "trio": 3, "score": 20}
_PAIR = early(
    rf"a{GAP}(?P<word>{any_of(*_GROUP_SIZES)}){GAP}of{GAP}(?!(?:the|these|those)\b)(?={HYPHEN}?\w)", re.IGNORECASE
)


def read_pair(context: Context, pos: int) -> Reading | None:
    """a pair of hearings, a trio of, a score of."""
    m = _PAIR.match(context.text, pos)
    if m is None:
        return None
    word = m["word"].lower()
    noun = noun_after(context.document, m.end())
    if not noun.head or (word == "pair" and noun.head in _ONE_PIECE):
        return None
    value = Decimal(_GROUP_SIZES[word])
    return Reading(pos, m.end("word"), "count", value, value, noun.head, noun=noun.phrase)


_TWICE_OTHERWISE = early(
    rf"{GAP}{any_of('a an per removed over more about before daily weekly')}{END}|{HYPHEN}", re.IGNORECASE
)
_THINK_TWICE = early(r"(?:think|once or|once,|thinking|thought)\s\Z", re.IGNORECASE)


def read_twice(context: Context, pos: int) -> Reading | None:
    """twice as a number of occasions."""
    end = pos + len("twice")
    if _TWICE_OTHERWISE.match(context.text, end) or _THINK_TWICE.search(context.text, max(0, pos - 10), pos):
        return None
    return Reading(pos, end, "count", Decimal(2), Decimal(2), "time", noun="times")
