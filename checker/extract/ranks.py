"""Ordinals, ranks, scores and votes: third term, the 22nd ship, No. 2, a 52-48 vote, won 3-1, 134 to 63."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract.context import Context
from checker.extract.nouns import noun_after
from checker.extract.numerals import DASH, GAP, HYPHEN, TENS, UNITS, Numeral
from checker.extract.reading import Reading

ORDINALS = {w: i for i, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(), start=1)}  # fmt: skip
ORDINALS |= {w[:-1] + "ieth": v for w, v in TENS.items()} | {"hundredth": 100}
_WORD = re.compile(rf"(?:(?P<tens>{'|'.join(TENS)}){HYPHEN})?(?P<word>[a-z]+)(?![^\W_])", re.IGNORECASE)
_DIGITS = re.compile(r"(?P<n>\d{1,3}(?:,\d{3})*|\d+)(?:st|nd|rd|th)(?![^\W_])")
_NUMBER = re.compile(r"(?:\b[Nn]o\.|\bNo|\bNos\.|\b[Nn]umber|№)\s\Z")
_ADVERB_AFTER = re.compile(rf"{GAP}(?:of{GAP}all|things{GAP}first|lad(?:y|ies)|aid|hand|name|names|responders?|degree(?!{HYPHEN})|amendments?|class|world|person|cousin|baptist|nations?|family|minister|secretary|lieutenant|sergeant|street|avenue|reading|guess|thoughts?|wave|party|parties|rate|lady’s|lady's|sight|glance|chair|choice|dose|nature|chance|language|home|fiddle|string|gentleman|daughter|mate|vice|officer)(?![^\W_])|,|{HYPHEN}(?:class|hand|rate|degree|guess|come|person|aid|time|ever|name|world|generation|team)", re.IGNORECASE)
_BEFORE_ADVERB = re.compile(rf"(?:\b(?:at|from{GAP}the|safety|america|who|he|she|they|it|when|was|were|been|be|had|have|has|is|are|that|family|feet|head|on{GAP}the){GAP}|^|[.;:!?\"“]{GAP}?)\Z", re.IGNORECASE)
_AFTER_QUALIFIER = re.compile(rf"(?:{HYPHEN}|{GAP})(?P<rank>largest|biggest|highest|most|best|worst|deadliest|oldest|youngest|longest|smallest|lowest|busiest|richest|fastest|ranking|ranked|seeded|placed|straight|consecutive|largest-ever|strongest|greatest|costliest|tallest|ever|leading)(?![^\W_])", re.IGNORECASE)
_PLACE = re.compile(rf"\b(?:placed|finished|finishes|came|come|comes(?:{GAP}in)?|came{GAP}in|coming{GAP}in|ranked|tied{GAP}for|finishing|placing|ranks|coming|rank|finish|seeded){GAP}(?:in{GAP}|a{GAP}(?:distant|strong|close|surprise|disappointing){GAP}|a{GAP})?\Z", re.IGNORECASE)
_PLACE_AFTER = re.compile(rf"{GAP}(?:with{GAP}(?:\d|about|just)|behind{GAP}[A-Z])")
_SPAN_NEXT = re.compile(rf"{GAP}(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|few|several|couple|\d+)(?![^\W_])", re.IGNORECASE)
_PLACE_IDIOM = re.compile(rf"\b(?:safety|family|customers?|country|quality|people|children|health|America|that|it|women|love){GAP}(?:come|comes|came){GAP}\Z", re.IGNORECASE)
_AMENDMENT = re.compile(rf"{GAP}amendment", re.IGNORECASE)

_N = r"(?:\d{1,3}|zero|one|two|three|four|five|six|seven|eight|nine|ten)"
_SCORE = re.compile(
    rf"(?P<a>{_N})(?:{DASH}(?P<b>\d{{1,3}})|{HYPHEN}to{HYPHEN}(?P<b2>{_N})|{GAP}to{GAP}(?P<b3>\d{{1,3}}))(?P<c>{DASH}\d{{1,3}})?"
    rf"(?![\w%/]|[.,:]\d|{DASH}(?:\d|year|month|day|hour|minute|mile|foot|inch|yard|meter|week|percent|pound|point))",
    re.IGNORECASE,
)
_OUTNUMBERED = re.compile(rf"\b(?:outnumber\w*|odds|ratio|outsold|outspen[td]){GAP}(?:\w+{GAP}){{0,3}}\Z", re.IGNORECASE)
_SCORE_BEFORE = re.compile(
    r"\b(?:vote[ds]?|voting|votes|won|win|wins|winning|beat|beats|beating|beaten|lead|leads|led|leading|lost|lose|loses|losing|defeat\w*|victory|score[ds]?|scoring|draw|drew|tied?|tie|record|ruled|ruling|rulings|passed|passes|approved|approves|confirmed|rejected|split|edged|trail\w*|down|up|ahead|behind|final|finish\w*|improve[ds]?|fell|dropped|decision|decided|overrid\w+|override|backed|defeating|routed|thrashed|crushed|hammered|overcame|to|by|made|halftime|half-time|after|go|going|went|series|match|game|set|sets|over|at|is|are|was|were|now|senate|house|court|committee|chamber|council|parliament|board|jury|majority|margin|tally|ended|ending|ends|level|count|favou?r|against)\b[^.;\n]{0,48}\Z|\(\Z",
    re.IGNORECASE,
)
_SCORE_AFTER = re.compile(
    rf"(?:{GAP}|{HYPHEN})(?:vote|votes|party{HYPHEN}line|win|victory|loss|defeat|rout|draw|decision|decisions|ruling|rulings|record|lead|score|draw|split|majority|tie|margin|rout|thrashing|triumph|result|scoreline|verdict|party|final|season|advantage|partisan|conservative|opinion|in{GAP}favou?r|against|down|up|ahead|behind|on{GAP}(?:aggregate|penalties|Sunday|Saturday|Monday|Tuesday|Wednesday|Thursday|Friday)|at{GAP}(?:home|halftime|half-time|the)|to{GAP}(?:override|approve|confirm|pass|reject)|over|along)(?![^\W_])|[).,;:”\"]|$|{GAP}(?:and|with|when|before|after|as|but|in|last|this|for|while|late|early|midway)(?![^\W_])",
    re.IGNORECASE,
)
_JUST_DECIDED = re.compile(r"\b(?:confirmed|approved|passed|rejected|voted|won|lost|ruled|adopted|victory,|vote,|by|vote of)\s(?:by\s)?\Z", re.IGNORECASE)
_SCORE_RIGHT_BEFORE = re.compile(r"\b\d{1,2}[-\u2013]\d{1,2}(?: \(\d{1,2}[-\u2013]\d{1,2}\))?,? \(?\Z")
_VOTE_CONTEXT = re.compile(r"\b(?:vote[ds]?|voting|votes|won|beat|defeat\w*|victory|ballot|senate|house|passed|approved|confirmed|lost|split|score\w*|decision|lead|led)\b", re.IGNORECASE)
_NOT_SCORE = re.compile(rf"{GAP}?(?:%|percent|per{GAP}cent|{HYPHEN}?(?:year|month|day|hour|minute|mile|foot|inch|yard|meter|metre|week|point|pound|kilomet|people|degrees)s?(?![^\W_])|million|billion|thousand|a\.?m|p\.?m|inches|feet|cm|km|mm|kg|mph)", re.IGNORECASE)


def read_ordinal(context: Context, pos: int) -> Reading | None:
    """The ordinal at `pos`: a claim of rank, not the adverb (first announced) nor a name (First Lady)."""
    text = context.text
    m = _DIGITS.match(text, pos)
    if m:
        value = int(m["n"].replace(",", ""))
        if re.match(rf"{GAP}?(?:St|Street|Ave|Avenue|Amendment|District|Circuit|Congress(?!{GAP}in)|Regiment|Division|Infantry|Airborne|Precinct)\b", text[m.end() : m.end() + 14]):
            return None
        word = ""
    else:
        m = _WORD.match(text, pos)
        if m is None or m["word"].lower() not in ORDINALS:
            return None
        word = m["word"].lower()
        value = ORDINALS[word] + (TENS[m["tens"].lower()] if m["tens"] else 0)
        if m["tens"] and ORDINALS[word] > 9:
            return None
    before = text[max(0, pos - 30) : pos]
    if _AMENDMENT.match(text, m.end()):
        return None
    if word in ("first", "second", "third", "fourth", "fifth"):
        if text[pos].isupper() and not text[m.end() : m.end() + 2].strip().islower() and before.endswith(" "):
            return None  # plead the Fifth
        if text[pos].isupper() and before.endswith(" ") and text[m.end() + 1 : m.end() + 2].isupper():
            return None  # the First Amendment, Second World War
        if _ADVERB_AFTER.match(text, m.end()) and not _PLACE.search(before):
            return None
    if word in ("first", "second") and _SPAN_NEXT.match(text, m.end()):
        return None  # the first six months, the first few days
    noun = noun_after(context.document, m.end(), ordinal=True)
    qualifier = _AFTER_QUALIFIER.match(text, m.end())
    place = (_PLACE.search(before) and not _PLACE_IDIOM.search(before)) or _PLACE_AFTER.match(text, m.end())
    if word in ("first", "second", "third") and not (noun.head or qualifier or place):
        return None
    if word == "first" and (noun.verb_next and not qualifier or not re.search(rf"\b(?:the|a|an|his|her|its|their|my|our|your|whose|one|this|that|every|each|[\w]+['’]s|s['’]|\w+s['’]|in|for|is|of|and|as|only|very|second|or|to|with|from|by|at){GAP}\Z|{HYPHEN}\Z", before, re.IGNORECASE)) and not place:
        return None
    if word and noun.head in ("thing", "place", "half", "couple", "few") and not (noun.head == "half" and context.sport) and not place:
        return None
    unit = noun.head or ("place" if place else qualifier["rank"].lower() if qualifier else "")
    end = m.end()
    return Reading(pos, end, "ordinal", Decimal(value), Decimal(value), unit, noun=noun.phrase)


def is_compound(text: str, pos: int) -> bool:
    """Whether an ordinal of two words stands at `pos`: twenty-first."""
    m = _WORD.match(text, pos)
    return m is not None and m["tens"] is not None and ORDINALS.get(m["word"].lower(), 99) < 10


def read_number_sign(context: Context, n: Numeral) -> Reading | None:
    """No. 2, number 3: a rank."""
    m = _NUMBER.search(context.text[max(0, n.start - 8) : n.start])
    if m is None or not n.digits or n.value > 1000 or n.value != int(n.value):
        return None
    noun = noun_after(context.document, n.end)
    if m.group().lower().startswith("number") and not noun.head and n.value > 1:
        return None
    return Reading(n.start, n.end, "ordinal", n.value, n.value, noun.head, noun=noun.phrase)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else UNITS[word.lower()]


def read_score(context: Context, pos: int) -> Reading | None:
    """A vote or a result at `pos`; a plain range (10-20 people) is left to the counts."""
    text = context.text
    m = _SCORE.match(text, pos)
    if m is None or _NOT_SCORE.match(text, m.end()):
        return None
    a, b = _number(m["a"]), _number(m["b"] or m["b2"] or m["b3"])
    before = text[max(0, pos - 70) : pos]
    if b == 1 and a > 1 and not m["b"] and (_OUTNUMBERED.search(before) or m["b2"] and not _SCORE_BEFORE.search(before) and not context.sport):
        return None  # outnumbered 3 to 1: a ratio
    if text[pos - 1 : pos] in ("$", "£", "€", ".", "#") or before[-1:] == "-":
        return None
    after = _SCORE_AFTER.match(text, m.end()) or _JUST_DECIDED.search(before)
    cue = _SCORE_BEFORE.search(before)
    if _SCORE_RIGHT_BEFORE.search(before) and not m["b3"]:
        pass  # won 6-4, 3-6, 7-6
    elif m["b3"]:
        strong = re.search(r"\b(?:vote[ds]?|voting|won|beat|defeated|ballot|split|passed|approved|confirmed|lost|tally|victory|win|defeat|by)\b[^.;\n]{0,40}\Z", before, re.IGNORECASE)
        if not strong or not after or re.search(r"from\s$|between\s\Z", before):
            return None
        noun = noun_after(context.document, m.end())
        if noun.head and noun.head not in ("vote", "ballot", "decision", "margin", "victory"):
            return None
    elif not after and not (cue and context.sport):
        return None
    elif m["c"] and not (cue or context.sport):
        return None
    elif not cue and not re.match(rf"(?:{GAP}|{HYPHEN})(?:vote|party-line|win|victory|loss|defeat|rout|draw|decision|ruling|record|lead|score|split|majority|tie)", text[m.end() : m.end() + 12]) and not (context.sport or _VOTE_CONTEXT.search(before)):
        return None
    if a < b and not _SCORE_RIGHT_BEFORE.search(before) and not context.sport and not m["b3"] and not re.search(r"\b(?:vote[ds]?|voting|lost|los[es]|loss|defeat\w*|beaten|trail\w*|behind|score\w*|down|fell|record|split|rejected|margin|record)\b", before + text[m.end() : m.end() + 12], re.IGNORECASE):
        return None
    if len(m["a"]) == 3 and m["a"].startswith("0") or a == b == 50:
        return None
    end = m.end("b") if m["b"] else m.end("b2") if m["b2"] else m.end("b3")
    return Reading(pos, end, "score", Decimal(a), Decimal(b), "score")
