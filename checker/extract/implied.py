"""What a number that stands alone counts, where the sentence implies it: 49 dead, a toll of 88, spending millions."""

from __future__ import annotations

import re

from checker.extract.durations import TIME_UNITS
from checker.extract.noun_words import PERSON_STATE, words
from checker.extract.nouns import tokens_from
from checker.extract.patterns import END, GAP, any_of, last_word
from checker.language.document import Document, token_from
from checker.language.lemma import singular
from checker.late import early, late

_PERSON_VERBS = words(
    """kill killed kills killing injure injured injures injuring wound wounded wounds wounding abduct abducted abducting
    kidnap kidnapped kidnapping arrest arrested arresting evacuate evacuated evacuating rescue rescued rescuing employ
    employs employed employing hire hired hiring displace displaced displacing hurt hurting detain detained detaining
    slaughter slaughtered slaughtering murder murdered murdering infect infected infecting execute executed freed free
    freeing release released releasing hospitalize hospitalized seat seats seating fire fired firing lay laid shot
    sentence sentences sentenced sentencing jail jails jailed jailing convict convicts convicted deport deported
    shooting slain slay massacred massacring sickened trapped saw left leaving leaves"""
)
_DONE_TO = words(
    """assaulted abused raped charged convicted indicted sentenced shot stabbed beheaded deported expelled attacked
    buried treated tortured beaten"""
)
"""What is done to people: at least 1,000 were assaulted; two shot."""
_LEAVING = frozenset("leave leaves leaving left".split())
_BEFORE_STATE = words(
    """were are was is more others other people have been had seriously critically remain remained still reported fully
    confirmed feared believed"""
)
_PERSON_DID = words(
    """turned attended marched gathered fled died voted protested rallied showed queued watched perished drowned
    survived enrolled applied demonstrated cheered signed"""
)
"""What people do who are counted without a noun: only 12,347 turned up."""
_FATES = words("fled died perished drowned survived")
"""What "one" of them did, who is counted: one died; but "one showed" stands for a thing that was named."""
_GROUPS = """family crew mob throng group gang crowd city town village nation country membership workforce staff
    congregation audience lives delegation entourage"""
_PEOPLE_BEFORE = early(
    rf"\b(?:death{GAP}toll|toll|population|turnout|attendance|audience|viewership)\b[^.;:\d(]{{0,80}}\Z"
    rf"|\b(?:(?:watched|attended|seen){GAP}by|crowd{GAP}(?:was|of|topped|numbered))"
    rf"{GAP}(?:{any_of('about around some nearly almost more_than over at_least just only')}{GAP})?\Z"
    rf"|\b(?:{any_of(_GROUPS)}|in{GAP}front){GAP}of{GAP}"
    rf"(?:{any_of('about around some nearly almost more_than over at_least just only up_to')}{GAP})?\Z",
    re.IGNORECASE,
)
"""What is made of people, and stands before their number: a toll of 88, a family of six, in front of 41,200."""


_PARENT_OF = late(
    r"\b(?P<grand>grand)?(?:mother|father|mum|mom|dad|parents?|widow|widower)[\s-]of[\s-]\Z", re.IGNORECASE
)
_JOBS_BEFORE = late(
    rf"\b(?:jobs?|payrolls?|employment){GAP}(?:growth|gains?|loss(?:es)?|increases?|additions|cuts){GAP}of{GAP}\Z",
    re.IGNORECASE,
)
_OF_PEOPLE = words("who aboard surveyed polled interviewed questioned")
"""Words right after a number of people: the 3.5 million who fled, 239 aboard."""
_AFTER_PEOPLE = (
    " on board",
    " without insurance",
    " without health",
    " to death",
    " to jail",
    " to prison",
    " to life in prison",
)
_LEVEL = late(r"\d{1,3},\d{3}(?:\.\d+)?")
_CAME_TO = late(
    r"\b(?:(?P<level>end|clos|finish|settl|open|stood|stand|trad|rose|ris|fell|fall|slip|climb|gain|los|drop|up|down)"
    r"|sank|sink|slid|tumbl|jump|surg|soar|plung|add|shed|advanc|eas|edg|dip|retreat|recover|rebound|rall)\w*\b"
    r"(?:[^.;]|\.\d){0,40}\b(?:at|to)\s\Z"
)
_INDEX = late(r"\b(?:[Ii]ndex|[Ii]ndices|Dow|Nasdaq|FTSE|Nikkei|DAX|CAC|Hang Seng|Kospi|Sensex|Nifty|Stoxx)\b|S&P")
"""Where levels that a market closes at are points of an index."""
_DECIMAL = late(r"\d+\.\d+")
_HELPERS = words("that have has had were was are be been also")
_VOTES_NEXT = late(rf"{GAP}(?:cast{END}|in{GAP}favou?r|against|opposed|abstain)")
_VOTED = late(
    rf"\b(?:(?:majority|margin|plurality){GAP}of|popular{GAP}vote{GAP}by){GAP}"
    rf"(?:(?:just|only|over|about|some|nearly){GAP})?\Z"
)
"""Of a majority in digits of more than three: a majority of 80 is one of seats."""
_RUNS = late(r"\b(?:out for|unbeaten on|unbeaten|stranded on)\s\Z")
_OR_TWO = early(rf"\b(?:an?|another){GAP}(?:\w+{GAP})?(?P<noun>[a-z]\w+){GAP}or{GAP}\Z", re.IGNORECASE)


def _vote(document: Document, start: int, end: int) -> str:
    """54 in favor and 46 opposed, in a sentence on a vote; 2 million cast; a majority of 8,312."""
    text = document.text
    m = _VOTES_NEXT.match(text, end)
    if m and (m.group().strip() == "cast" or "vote" in document.sentence_text(document.sentence_at(start)).lower()):
        return "vote"
    counted = end - start > 4 and text[start].isdecimal()
    return "vote" if counted and _VOTED.search(text, max(0, start - 24), start) else ""


def _run(document: Document, start: int, end: int) -> str:
    """245 all out, unbeaten on 104, 73 not out: of cricket."""
    text = document.text
    out = text.startswith((" not out", " all out"), end)
    played = last_word(text, start) in ("for", "on", "unbeaten") and _RUNS.search(text, max(0, start - 16), start)
    return "run" if out or played else ""


_CROWDS = ("dozens", "hundreds", "thousands", "millions")
_SPENT = words(
    """spend spends spending spent cost costs costing raise raises raising raised pay pays paying paid make makes making
    made earn earns earned earning worth owe owes owed invest invests invested investing"""
)
_PAID = _SPENT | words("save saves saving saved lose loses losing lost the those")
"""Before sums that are told without their currency."""


_CURRENCY_SIGNS = (("$", "USD"), ("£", "GBP"), ("€", "EUR"))


def implied_currency(document: Document, start: int, end: int) -> str | None:
    """The currency of millions or billions that were spent, in `[start, end)`: that of the article's own signs."""
    if last_word(document.text, start) not in _SPENT or not document.text[start - 2 : start - 1].isalpha():
        return None
    tokens, i = tokens_from(document, end)
    if i < len(tokens) and (
        tokens[i].tag in ("NOUN", "PROPN", "ADJ", "NUM") or tokens[i].lower in ("of", "out", "per")
    ):
        return None
    return next((code for sign, code in _CURRENCY_SIGNS if sign in document.text), None)


def _crowd(document: Document, start: int, end: int) -> str:
    """sending hundreds fleeing; thousands have joined."""
    word = document.text[start:end].lower()
    paid = document.text[start - 2 : start - 1].isalpha() and last_word(document.text, start) in _PAID
    if paid or not word.endswith(_CROWDS):
        return ""
    tokens, i = tokens_from(document, end)
    if i == len(tokens):
        return ""
    return "person" if tokens[i].tag in ("VERB", "AUX") or tokens[i].lower in ("around", "across") else ""


def implied_noun(document: Document, start: int, end: int) -> str:
    """The noun of a number that stands alone: 49 dead, abducting 240, 58 killed; person, or "" where nothing tells."""
    tokens, i = tokens_from(document, end)
    if i < len(tokens) and tokens[i].lower in ("short", "shy"):
        return ""  # left them two short of a majority
    for k, t in enumerate(tokens[i : i + 5], start=i):
        if t.lower in PERSON_STATE or (t.lower == "others" and k > i):
            return "person"
        if t.lower in _DONE_TO:
            return "person"
        if t.lower not in _BEFORE_STATE and t.tag != "ADV":
            break
    if i < len(tokens) and (tokens[i].lower in _OF_PEOPLE or document.text.startswith(_AFTER_PEOPLE, end)):
        return "person"
    did = next((t for t in tokens[i : i + 3] if t.lower not in _HELPERS and t.tag != "ADV"), None)
    deeds = _FATES if document.text[start:end].lower() == "one" else _PERSON_DID
    if did and did.lower in deeds and did.tag == "VERB":
        return "person"
    if _LEVEL.fullmatch(document.text, start, end) and (m := _CAME_TO.search(document.text, max(0, start - 60), start)):
        if _INDEX.search(document.sentence_text(document.sentence_at(start))):
            return "point"
        if m["level"]:
            return ""
    or_two = _OR_TWO.search(document.text, max(0, start - 40), start)
    if or_two and or_two["noun"].lower() not in TIME_UNITS:
        return singular(or_two["noun"].lower())
    for likely in (_vote, _run, _crowd):
        if noun := likely(document, start, end):
            return noun
    parent = _PARENT_OF.search(document.text, max(0, start - 24), start)
    if parent:
        return "grandchild" if parent["grand"] else "child"
    if last_word(document.text, start) == "of" and _JOBS_BEFORE.search(document.text, max(0, start - 32), start):
        return "job"
    if _PEOPLE_BEFORE.search(document.text, max(0, start - 100), start):
        return "person"
    before = token_from(tokens, start)
    for t in reversed(tokens[max(0, before - 4) : before]):
        if t.lower in _LEAVING and i < len(tokens) and tokens[i].lower == "to":
            return ""  # leaving seven to complete
        if t.lower in _PERSON_VERBS and t.tag == "VERB":
            return "" if _DECIMAL.fullmatch(document.text, start, end) else "person"
        if t.tag == "NOUN" or t.text in (";", ":"):
            break
    return ""
