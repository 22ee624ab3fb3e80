"""Numbers that are part of a name or an identifier, and so no figures: Boeing 737, G-7, Section 230, 9/11, route 66."""

from __future__ import annotations

import re

from checker.extract.numerals import GAP, HYPHEN

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”’)\]]+"
    r"|\b[\w.+-]+@[\w-]+\.[\w.]+"
    r"|(?<![\w/])(?:pic\.)?[\w-]+\.(?:com|org|net|gov|edu|co|uk|tv|io|ly|de|fr|info|us)(?:/[^\s<>\"”’)\]]*)?(?![\w])"
    r"|[#@]\w*\d\w*"
)
_ADDRESS_HINTS = ("://", "www.", "@", "#", ".com", ".org", ".net", ".gov", ".edu", ".co", ".uk", ".tv", ".io", ".ly")
_CODE_NUMBER = re.compile(
    r"\d{3}\)?[ .-]\d{3}[.-]\d{4}(?!\d)|1-\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?![\d-])|0\d{2,4} \d{3,4} ?\d{3,4}(?!\d)"
    r"|\d{3}\([a-z]\)(?:\(\d\))*|\d+-for-\d+|60 Minutes"
    r"|\d{1,3}(?:\.\d{1,3}){2,3}(?!\d)"
    r"|(?:9/11|7/7|24/7|24-7|11/9|7-Eleven|20/20)(?![\d/])"
    r"|\d+[A-Za-z]{1,3}\d\w*|[1-9][DGK](?![^\W_])|\d[A-Z](?= (?:rocket|missile|jet|aircraft|plane|train|bus|flight))|\d{4}\.[A-Z]{2}(?![^\W_])|\d{1,2}/\d{1,2}(?= (?:19|20)\d\d)|(?<=[\d)]\()\d{1,3}\)|\d{1,3}\](?<=\[\d\])|\d\d\](?<=\[\d\d\])"
    r"|\d{1,2}:\d{2}(?:\.\d+)?(?= (?:left|remaining|to (?:play|go)|into|mark))"
    r"|\d+-\d+-\d+(?=\W)(?<!\d{4}-\d\d-\d\d)(?!-)"
)
"""Phone, version and network numbers, 9/11, 4x4, the clock of a game: matched where the digits begin."""
_PAGE_OF = re.compile(r"\d{1,3} (?:of|/) \d{1,3}(?!\d)")
_PAGE_BEFORE = re.compile(r"\b(?:Captions?|Photos?|Images?|Slides?|Slideshow|Pages?|PHOTOS?|Gallery)\W{0,2}\Z")
_CODE_BEFORE = re.compile(r"(?:\b[Cc]ase (?:number |no\. )?|[Cc]opyright(?:ed)? ?(?:©|\([Cc]\))? ?|© ?|\([Cc]\) |\[(?=\d{1,3}\]))\Z")
_DOCKET = re.compile(r"\d+-\d+")
_NO_BEFORE = re.compile(r"\bNo\. ?\Z")
_IMAGES = re.compile(r"(?<=\()\d{1,3} [Ii]mages\)|800-pound gorilla|911(?= |[.,;)])(?! [a-z]+s\b)")
_LETTER_HYPHEN = re.compile(rf"(?:\b[A-Z][\w.]*|[A-Za-z]){HYPHEN}\Z")
_IDENTIFIER_BEFORE = re.compile(
    r"(?:\b(?:v|SEC\.|Sec\.|[Ss]ection|[Ss]ections|[Aa]rticle|[Cc]hapter|[Tt]itle|[Ff]orm|[Rr]oute|[Hh]ighway|[Ii]nterstate|[Ff]light|[Rr]oom|[Cc]hannel|[Aa]partment|[Aa]pt\.?|[Ss]uite|[Bb]uilding|[Ff]igure|[Tt]able|[Pp]age|[Pp]ages|pp?\.|[Vv]olume|[Vv]ol\.|[Ee]pisode|[Gg]ate|[Pp]latform|[Rr]unway|[Tt]erminal|[Aa]isle|[Ss]eat|[Rr]ow|[Ll]ap|[Bb]erth|[Cc]arriage|Studio|[Pp]roposition|[Pp]rop\.?|[Aa]mendment|[Rr]esolution|[Dd]istrict|[Pp]recinct|[Ww]ard|[Zz]one|[Bb]oeing|[Aa]irbus|[Aa]pollo|[Ww]indows|[Cc]osmos|[Mm]odel|[Ss]eries|[Ii]tem|[Rr]ule|[Pp]aragraph|[Pp]ara|[Cc]lause|[Pp]art|[Ss]chedule|[Aa]rea|[Ll]ine|[Tt]rack|[Ee]xit|[Mm]ile|[Pp]hase|[Ll]evel|[Tt]ier|[Gg]roup|[Gg]rade|[Ss]tage|[Tt]ype|[Vv]ersion|Android|Galaxy|PlayStation|Xbox|Pixel|Super Bowl|Formula|Fortune|Russell|Nasdaq|S&P|FTSE|Nikkei|Dow|CAC|DAX|Stoxx|Fox|ABC|NBC|CBS|ESPN|BBC|Radio|Studio|Local|Camp|Unit|Company|Battalion|Brigade|Squadron|Task Force|Psalm|Genesis|John|Matthew|Luke|Romans|Big|Pac|Top|Final|Sweet|Elite|Group of|Juno|Euro|Expo|Agenda|Vision|Web|Area|Hangar|Pier|Dock|Bus|Train|Engine|Class|Mark|Mk\.?|Serial|[Ii]nmate|[Bb]adge|[Cc]ase|[Dd]ocket|[Bb]ill|H\.R\.|S\.|HR|PO Box|P\.O\. Box|[Bb]ox|[Ll]ot|ZIP|[Tt]errorism Act|Public Law|[Cc]ode|[Gg]ame|[Ww]eek|[Dd]ay|[Rr]ound|[Pp]syche|[Ss]toxx))[\s\u00a0#-]*$"
)
_LISTED_BEFORE = re.compile(r"\b(?:[Ss]ections|[Cc]hapters|[Aa]rticles|[Tt]itles|[Rr]outes|[Hh]ighways|[Ff]lights|[Pp]ages|[Ll]ines|[Ii]tems)\s[\dA-Za-z()., -]{0,24}(?:and|or|to|,|-|through)\s?\Z")
_PRODUCT_BEFORE = re.compile(r"\b(?:iPhones?|iPads?|iOS|macOS|iPod)\s\Z")
_CALIBER = re.compile(r"\.(?:\d{2,3})(?:-caliber| caliber| magnum| Magnum)")
_COUNT_CAPITALS = frozenset(("Big", "Pac", "Top", "Final", "Sweet", "Elite", "Fortune", "Game", "Week", "Day", "Round"))
_NAME_BEFORE = re.compile(r"(?P<all>(?P<word>[A-Z][\w'’.&-]*)(?P<gap>[ \u00a0]))\Z")
_ORDINARY = frozenset(
    "the a an at in on by of for from to with and or but about some nearly almost over more than only just up around between after before since until during this that these those all another both if when "
    "while as is are was were be has have had his her its their my your our i we he she they it there here what which who not no killed killing dead least least. roughly approximately approximately. an estimated only exactly "
    "sunday monday tuesday wednesday thursday friday saturday january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec "
    "us u.s uk eu un photo image photos updated published posted age aged total price police officials how why where then now so also out off down under within without including like among per plus minus".split()
)  # fmt: skip
_LIST_MARK = re.compile(r"(?:^|\n)[ \t]*(?:\(|#)?\Z")
_LIST_AFTER = re.compile(r"(?:[.)]|\.\))[ \t]+(?=\S)|[ \t]*\n")
_GLUED_BEFORE = re.compile(r"[\w.@#&/\\_]\Z")
_HYPHEN_BEFORE = re.compile(r"[A-Za-z]{1,}\.?" + HYPHEN + r"\Z")
_HYPHEN_PREFIX = re.compile(rf"\b(?:Mid|Pre|Post|Magnitude|Category|magnitude|category|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|pre|post|sub|under|over|non|all|top|then|now|a|per|the|plus|minus|late|early|and|or|to|age){HYPHEN}\Z", re.IGNORECASE)
_MODEL_AFTER = re.compile(rf"{GAP}(?:Max|Dreamliner|Pro|Plus|Ultra|Series|GT|Turbo|Act|Amendment|Commission|Committee|Report|Club|Project|Percent|Summit|Olympics|Freeway|Expressway|Highway|Corridor)\b|{GAP}(?:[NSEW]{GAP})?[A-Z][\w’']+{GAP}(?:Street|St|Avenue|Ave|Road|Rd|Blvd|Boulevard|Drive|Dr|Lane|Ln|Place|Way|Terrace|Parkway|Square)\b")
_VERSION_GLUE = re.compile(r"[A-Za-z]")
_RACE = re.compile(rf"(?:x|×)\d", re.IGNORECASE)
_NO_ONE = re.compile(r"\b(?:no|any|every|some|each|the|this|that|which|another|first|last|only|next|other|loved|lucky|right|wrong|big|new|old|good|bad|best|good|young|little|same|not|whole|just|previous|earlier|later|it's|it’s|latter|former|number|day|year|night|back|round|phase|page|week|chapter|square|for|of)\s\Z", re.IGNORECASE)
_NO_ONE_EVER = re.compile(r"\b(?:no|any|every|each|this|that|which|another|number|square|day|phase|page|chapter|it's|it’s)\s\Z", re.IGNORECASE)
_ONE_AFTER = re.compile(rf"(?:['’]s\b|{GAP}(?:of(?!{GAP}(?:\d))|another|by{GAP}one|day(?!{GAP}(?:after|before|later|earlier|in))|thing|time(?!{GAP}(?:only|in))|can|could|should|would|might|may|must|is|was|who|that|which|has|had|and{GAP}(?:the{GAP})?(?:only|same|all)|way|to{GAP}one|or{GAP}(?:two|more|both|another)|more(?!{GAP}[a-z]+s?{GAP}(?:people|person|victim))|on|at|in{GAP}which|reason|else|hears|commission\w*|sees|wonders|thinks|must|and{GAP}done|such|hand|side|step|point|side|another|up|from|for|as|with|does|did|will|wants|needs|man['’]s|too|expects|gets)\b|{HYPHEN}(?:on|time|off|way|sided|size|stop|man|third|half|liner|party|state|two|woman|child|term|size|of|to|and)\b|[,.;:?!)]|[”\"]|$)", re.IGNORECASE)
_IDIOM = re.compile(
    rf"\bone{HYPHEN}on{HYPHEN}one\b|\bone{GAP}on{GAP}one\b|\bzero(?:ed|es|ing)?{GAP}in\b|\bcatch{HYPHEN}22\b|\bback{GAP}to{GAP}square{GAP}one\b|\bsquare{GAP}one\b|\bground{GAP}zero\b|\bzero{HYPHEN}(?:sum|tolerance)\b|\bzero{GAP}tolerance\b|\bpatient{GAP}zero\b|\bday{GAP}one\b|\bair{GAP}force{GAP}(?:one|two)\b|\bcloud{GAP}nine\b|\btwo{GAP}cents(?!{GAP}(?:a|per))|\bthe{GAP}(?:big{GAP})?(?:two|three|four|five|six){GAP}(?:of{GAP}(?:them|us|you))\b|\bone{GAP}by{GAP}one\b|\btwo{GAP}by{GAP}two\b|\bone{HYPHEN}two\b|\bsix{HYPHEN}pack\b|\bfive{HYPHEN}star\b|\bhigh{GAP}five\b|\bhang{GAP}ten\b|\bten{GAP}commandments\b|\bworld{GAP}war{GAP}(?:one|two|three|i{{1,3}})\b|\bnine{HYPHEN}to{HYPHEN}five\b|\bchapter{GAP}(?:one|two|three)\b|\bone{GAP}day\b(?={GAP}(?:be|become|he|she|they|it|we|you|I|the|will))|\bseven{GAP}eleven\b|\btwo{HYPHEN}face\w*|\bone{HYPHEN}(?:off|sided|time|way|man|stop|size)\b|\b(?:all|every){HYPHEN}or{HYPHEN}\w+|\bfirst{HYPHEN}and{HYPHEN}\w+|\bnumber{GAP}one\b|\bplan{GAP}b\b|\bfour{HYPHEN}letter\b|\bfour{HYPHEN}by{HYPHEN}four\b|\bcollege{GAP}football{GAP}playoff\b|\bninety{HYPHEN}nine{GAP}times\b|\bsecond{GAP}to{GAP}none\b|\btwo{GAP}and{GAP}two{GAP}together\b|\beleventh{HYPHEN}hour\b|\bsix{GAP}feet{GAP}under\b",
    re.IGNORECASE,
)


def address_spans(text: str) -> list[tuple[int, int]]:
    """URLs, mail addresses, handles and hashtags, in order: no figure begins in them."""
    if not any(hint in text for hint in _ADDRESS_HINTS):
        return []
    return [m.span() for m in _ADDRESS.finditer(text)]


def code_end(text: str, pos: int) -> int:
    """Where the code or name that holds the digits at `pos` ends (a phone number, 9/11, G-7, Caption 4 of 30); 0 for none."""
    m = _CODE_NUMBER.match(text, pos) or _IMAGES.match(text, pos)
    if m:
        return m.end()
    before = text[max(0, pos - 24) : pos]
    m = _PAGE_OF.match(text, pos)
    if m and _PAGE_BEFORE.search(before):
        return m.end()
    if before[-1:] in "-\u2010\u2011" and _LETTER_HYPHEN.search(before) and not _HYPHEN_PREFIX.search(before):
        return _word_end(text, pos)
    if _DOCKET.match(text, pos) and _NO_BEFORE.search(before):
        return _word_end(text, pos)
    if _CODE_BEFORE.search(text, max(0, pos - 24), pos):
        return _word_end(text, pos)
    return 0


def _word_end(text: str, pos: int) -> int:
    while pos < len(text) and (text[pos].isalnum() or text[pos] in "-/"):
        pos += 1
    return pos


def idiom_end(text: str, pos: int) -> int:
    """Where the idiom around the number word at `pos` ends (one-on-one, zero in on, square one); 0 for none."""
    for m in _IDIOM.finditer(text, max(0, pos - 16), pos + 40):
        if m.start() <= pos < m.end():
            return m.end()
    return 0


def is_name(text: str, start: int, end: int, *, noun_follows: bool) -> bool:
    """Whether the plain number at `[start, end)` belongs to a name: a capitalised word stands right before it."""
    before = text[max(0, start - 30) : start]
    if _GLUED_BEFORE.search(before) and before[-1] not in ".":
        return True
    if _HYPHEN_BEFORE.search(before) and not _HYPHEN_PREFIX.search(before):
        return True
    if _RACE.match(text, end) or _MODEL_AFTER.match(text, end):
        return True
    if _PRODUCT_BEFORE.search(before) or _LISTED_BEFORE.search(before) or _CALIBER.match(text, start - (text[start] != ".")):
        return True
    m = _IDENTIFIER_BEFORE.search(before)
    if m and not (noun_follows and m.group().strip()[:1].islower()):
        word = m.group().strip(" #-\u00a0")
        if word not in _COUNT_CAPITALS or not noun_follows:
            return True
    m = _NAME_BEFORE.search(before)
    if m and text[start].isdigit():
        word = m["word"].lower()
        if word.endswith(".") or word in _ORDINARY:
            return False
        at = start - len(m.group())
        return not _sentence_start(text, at)
    return False


_LABEL_BEFORE = re.compile(rf"\b(?:game|class|phase|stage|chapter|part|episode|type|tier|number|volume|verse|option|page|section|article|act|scene|lesson|plan){GAP}\Z", re.IGNORECASE)


def is_label(text: str, start: int, *, noun_follows: bool) -> bool:
    """game seven, number two, chapter one, the Chicago Seven: a number word that names, and counts nothing."""
    if text[start].isupper() and not noun_follows and (m := _NAME_BEFORE.search(text, max(0, start - 30), start)):
        return m["word"].lower() not in _ORDINARY and not _sentence_start(text, m.start())
    return _LABEL_BEFORE.search(text, max(0, start - 12), start) is not None


def _sentence_start(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" \u00a0\"“”'‘’(")
    return not before or before[-1] in ".!?\n:;—–-"


def is_list_mark(text: str, start: int, end: int) -> bool:
    """1. · 2) at the start of a line."""
    return bool(_LIST_MARK.search(text[max(0, start - 6) : start])) and bool(_LIST_AFTER.match(text, end))


def is_pronoun_one(text: str, start: int, end: int, *, noun_follows: bool) -> bool:
    """one of the, no one, the last one, one another: "one" that counts nothing."""
    before = text[max(0, start - 12) : start]
    return bool(_ONE_AFTER.match(text, end)) or bool((_NO_ONE_EVER if noun_follows else _NO_ONE).search(before))
