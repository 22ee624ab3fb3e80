"""Ages of people: Smith, 45, · aged 45 · ages 6 and 7 · in his 50s · then 32 · anyone 19 or older."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract.context import Context
from checker.extract.nouns import noun_after
from checker.extract.numerals import DASH, GAP, HYPHEN, Numeral
from checker.extract.reading import Reading
from checker.model import Hedge

_AGED = re.compile(rf"\b(?:aged|ages?)(?:{GAP}(?:of|from|between|about|around|just|only|under|over|at{GAP}least))*{GAP}\Z", re.IGNORECASE)
_AGES_BETWEEN = re.compile(rf"\b(?:ages|aged)\b[^.;]{{0,24}}\Z", re.IGNORECASE)
_AGE_NOT = re.compile(rf"\b(?:golden|middle|digital|new|old|bronze|iron|ice|stone|space){GAP}age{GAP}of{GAP}\Z", re.IGNORECASE)
_NAME_COMMA = re.compile(r"(?:[A-ZÀ-Ý][\w'’.-]*[a-zà-ÿ.)]|[A-Z]{2,}|Jr\.|Sr\.|II|III|\b(?:wife|husband|son|daughter|brother|sister|mother|father|girl|boy|man|woman|teenager|student|victim|suspect|driver|pilot|gunman|shooter|nephew|niece|grandson|grandmother|grandfather|age|child|baby|girlfriend|boyfriend|fiancee|stepson|cousin|aunt|uncle|widow|partner))[\"”’']?(?:\s\([\w\s.,'’-]{1,40}\))?,\s(?:now\s|then\s|only\s|just\s|about\s|who\sis\s)?\Z")
_COMMA_AFTER = re.compile(r"[\"”]?(?:,|\.(?!\d)|;|:|\)|\s(?:and|of|from|who|told|was|were|is|as|or|when|had|has|said|years|to|at|in|with|—|–|-)\b)|$|\s[—–-]\s|\n")
_NAME_BRACKET = re.compile(r"[A-ZÀ-Ý][\w'’.-]+\s\((?:aged?\s)?\Z")
_DECADES = re.compile(r"(?P<ten>[1-9])0['’]?s(?![^\W_])")
_DECADE_WORDS = re.compile(r"(?P<ten>teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?![^\W_])", re.IGNORECASE)
_IN_HIS = re.compile(rf"\b(?:his|her|their|my|our|your)(?:(?:{GAP}|{HYPHEN})(?P<part>early|mid|late|middle)(?:{GAP}(?:to|or|and){GAP}(?:mid|late))?)?(?:{GAP}|{DASH})\Z", re.IGNORECASE)
_AND_IN_HIS = re.compile(rf"\b(?:his|her|their|our|your){GAP}(?:(?:early|mid|late){GAP})?(?:[1-9]0s|\w+ties){GAP}(?:and|or|to|through){GAP}\Z", re.IGNORECASE)
_PERSON_IS = re.compile(rf"\b(?:must{GAP}be|(?:he|she|who|I|they|we|you|girl|boy|man|woman|child|(?:[A-Z][a-z]+)){GAP}(?:was|is|were|am|are|turned|turns|had{GAP}turned)|(?:he|she|who|I|you|they)(?:’s|'s|’m|'m|’re|'re)|turned|turning|turns|(?:he|she|who){GAP}(?:would{GAP}be|will{GAP}be)|then|now|at{GAP}age|is{GAP}now|consent(?:{GAP}\w+){{0,4}}{GAP}(?:is|was)|age{GAP}(?:is|was|to|from|at)|His{GAP}age,|Her{GAP}age,)(?:{GAP}(?:only|just|about|nearly|almost|now|already|still|to|around|over|at{GAP}least))*{GAP}\Z")
_PERSON_END = re.compile(rf"[.,;:!?)\"”’]|{GAP}(?:when|and|at|years{GAP}of{GAP}age|but|while|years{GAP}old|the|on|in{GAP}(?:\d{{4}}|January|February|March|April|May|June|July|August|September|October|November|December)|this|next|last|or{GAP}(?:older|younger|over|above|under)|that|as|over|with|because|before|after|old|by|only|just|during)(?![^\W_])|$|\n")
_OR_OLDER = re.compile(rf"{GAP}(?:and|or){GAP}(?:older|over|above|up|younger|under|below)(?![^\W_])", re.IGNORECASE)
_OLDER_SUBJECT = re.compile(rf"\b(?:anyone|those|people|[Aa]dults|be|children|persons|workers|seniors|voters|residents|women|men|are|is|aged|everyone|patients|kids|boys|girls|and|Americans|with|Anyone|People|Those)(?:{GAP}(?:age|aged|ages))?{GAP}\Z")
_UNDER = re.compile(rf"\b(?:children|people|anyone|those|kids|women|men|voters|adults|players|girls|boys|youths?|minors|persons|Americans|Anyone|Those|everyone|were|are){GAP}(?:(?:aged|age){GAP})?(?P<word>under|over|below|above|younger{GAP}than|older{GAP}than)(?:{GAP}(?:the{GAP})?age(?:{GAP}of)?)?{GAP}\Z", re.IGNORECASE)
_UNDER_END = re.compile(rf"[.,;:)]|{GAP}(?:and|who|are|were|in|from|to|at|must|can|should|may|with|on|years{GAP}of|or|have|had|the|for|go|goes|get|gets|may|will|would|could|did|do|does|died|die|live|living|make|pay|need|under|over|as|by|when|that)(?![^\W_])|$|\n")
_AT_AGE = re.compile(rf"\b(?:died|dead|dies|retire[ds]?|left|left{GAP}(?:home|school)|started|began|married|marry|pregnant|mother|father|killed|orphaned|debut(?:ed)?|champion|president|professional|school|passed{GAP}away){GAP}at{GAP}\Z", re.IGNORECASE)
_BOY_OF = re.compile(rf"\b(?:boy|girl|man|woman|child|youth|teenager|lad|person|pupil|student|widow|widower|bachelor|adult){GAP}of{GAP}(?:about{GAP}|around{GAP}|just{GAP}|only{GAP}|nearly{GAP})?\Z", re.IGNORECASE)
_KIN_COMMA = re.compile(rf"\b(?:son|daughter|boy|girl|brother|sister|baby|child|nephew|niece|grandson|granddaughter),{GAP}\Z")
_SONS = re.compile(rf"\b(?:sons|daughters|children|kids|boys|girls|brothers|sisters|grandchildren|nieces|nephews|twins),{GAP}(?:\d{{1,2}}(?:,{GAP}|,?{GAP}and{GAP}))*\Z", re.IGNORECASE)

DECADE_WORDS = frozenset("teens twenties thirties forties fifties sixties seventies eighties nineties".split())
"""Words for ten years of a life."""
_TENS = {"teens": 1, "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}  # fmt: skip


def _years(low: Numeral, high: Numeral, end: int, hedge: Hedge | None = None) -> Reading:
    return Reading(low.start, end, "age", low.value, high.value, "year", hedge=hedge)


def read(context: Context, low: Numeral, high: Numeral) -> Reading | None:
    """The age that the number (or range) states; 17-year-old is read with the durations."""
    text, end = context.text, high.end
    if low.value > 125 or low.value != int(low.value) or low.value < 1 or high.value > 125:
        return None
    before = text[max(0, low.start - 60) : low.start]
    under = _UNDER.search(before)
    if under and "age" in under.group().lower() or under and _UNDER_END.match(text, end):
        return _years(low, high, end, "less" if under["word"].lower().startswith(("under", "below", "young")) else "more")
    if _AGED.search(before) and not _AGE_NOT.search(before):
        return _years(low, high, end)
    if (low.bare or not low.digits and (low.value >= 18 or _KIN_COMMA.search(before))) and _NAME_COMMA.search(before) and _COMMA_AFTER.match(text, end) and not _is_date_or_list(before, text, end):
        return _years(low, high, end)
    if low.bare and _SONS.search(before) and re.match(r",|\sand\s\d|\.", text[end : end + 6]):
        return _years(low, high, end)
    if low.bare and low.value >= 10 and _NAME_BRACKET.search(before) and text[end : end + 1] == ")":
        return _years(low, high, end) if not context.sport else None
    older = _OR_OLDER.match(text, end)
    if older and _OLDER_SUBJECT.search(before):
        return _years(low, high, end, "least" if re.search(r"older|over|above|up", older.group()) else "most")
    if _BOY_OF.search(before) and _COMMA_AFTER.match(text, end):
        return _years(low, high, end)
    if (_PERSON_IS.search(before) or _AT_AGE.search(before)) and _PERSON_END.match(text, end) and (low.bare or low is not high or low.value > 12) and 2 <= low.value:
        if re.search(r"\b(?:they|we|you|were|are)\s(?:\w+\s)?\Z", before, re.IGNORECASE) and not re.match(rf"{GAP}(?:when|years{GAP}old)|,", text[end : end + 12]):
            return None
        return _years(low, high, end) if low.value >= 4 and not context.sport else None
    if _AGES_BETWEEN.search(before) and (low is not high or re.search(rf"\d{GAP}(?:and|or|to){GAP}\Z|\d,{GAP}(?:and{GAP})?\Z", before)) and not noun_after(context.document, end).head:
        return _years(low, high, end)
    return None


def _is_date_or_list(before: str, text: str, end: int) -> bool:
    """"Texas, 12, Ohio, 10" and "Sunday, 12 of" are no ages."""
    word = re.search(r"([\w.]+)[\"”’']?,\s(?:now\s|then\s)?\Z", before)
    if word and word.group(1).rstrip(".").lower() in (
        "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "however", "inc", "corp", "january", "february", "april", "june", "july",
        "august", "september", "october", "november", "december", "overall", "meanwhile", "p.m", "a.m", "chapter", "section", "article",
    ):  # fmt: skip
        return True
    return bool(re.match(r"\s(?:of\sthe|in\sthe|to\s\d|of\sthem|were|was\sthe|at\s\d)", text[end : end + 12]))


def read_decade_of_life(context: Context, pos: int) -> Reading | None:
    """50s at `pos`, in his 50s, their late 70s, her mid-thirties: a range of ages."""
    text = context.text
    m = _DECADES.match(text, pos) or _DECADE_WORDS.match(text, pos)
    if m is None:
        return None
    owner = _IN_HIS.search(text[max(0, pos - 40) : pos]) or _AND_IN_HIS.search(text[max(0, pos - 40) : pos])
    if owner is None:
        return None
    ten = int(m["ten"]) if m["ten"].isdigit() else _TENS[m["ten"].lower()]
    low, high = (13, 19) if ten == 1 else (10 * ten, 10 * ten + 9)
    part = (owner.groupdict().get("part") or "").lower()
    hedge: Hedge = "range"
    if part == "early":
        high = 10 * ten + 3
    elif part in ("mid", "middle"):
        low, high, hedge = 10 * ten + 4, 10 * ten + 6, "about"
    elif part == "late":
        low = 10 * ten + 7
    start = pos - (len(owner.group()) - owner.start("part") + owner.start()) if part else pos
    return Reading(start, m.end(), "age", Decimal(low), Decimal(high), "year", hedge=hedge)
