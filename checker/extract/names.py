"""Numbers that are part of a name or an identifier, and so no figures: Boeing 737, G-7, Section 230, 9/11, route 66."""

from __future__ import annotations

import re

from checker.extract.codes import HYPHEN_PREFIX
from checker.extract.patterns import DASH, END, GAP, HYPHEN, MONTHS, MONTHS_SHORT, any_of, last_word
from checker.late import early, late

_IN_EITHER_CASE = """section sections article chapter title form route highway interstate flight room channel apartment
    apt\\.? suite building figure table page pages volume vol\\. episode gate platform runway terminal aisle seat row
    season lap junction junctions berth carriage proposition prop\\.? amendment resolution district precinct ward zone
    boeing airbus apollo
    windows cosmos model series item rule paragraph para clause part schedule area line track exit mile phase level
    tier group grade stage type version inmate badge case docket bill box lot code game week day round psyche stoxx
    sp s&p ftse nasdaq terrorism_Act"""
_AS_WRITTEN = r"""v SEC\. Sec\. pp?\. Studio Android Galaxy PlayStation Xbox Pixel Super_Bowl Formula Fortune Russell
    Art\. Ch\. DISTRICT
    Nikkei Dow CAC DAX Stoxx Fox FOX ABC NBC CBS ESPN BBC Radio Local Camp Unit Company Battalion Brigade
    Squadron Task_Force Gang_of LEXIS Psalm Genesis John Matthew Luke Romans Big Pac Top Final Sweet Elite Group_of
    Juno Euro Expo
    Agenda Vision Web Point Hangar Pier Dock Bus Train Engine Class Mark Mk\.? Poor['’]s Serial H\.R\. S\. HR PO_Box
    P\.O\._Box ZIP Public_Law Long_March"""
_IDENTIFIER_BEFORE = late(
    r"(?<![\w.])"
    + any_of(*(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _IN_EITHER_CASE.split()), _AS_WRITTEN)
    + r"[\s#-]*\Z"
)
_IDENTIFIER_ENDS = frozenset(
    last_word(entry.rstrip("?"), len(entry.rstrip("?"))) for entry in f"{_IN_EITHER_CASE} {_AS_WRITTEN} p".split()
)
_LISTED_BEFORE = early(
    rf"\b[{'SCATRHFPLIDJscatrhfplidj'}]"
    rf"{any_of('ections hapters rticles itles outes ighways lights ages ines tems hases evels istricts unctions')}"
    r"\s[\dA-Za-z()., -]{0,24}(?:and|or|to|,|-|through)\s?\Z"
)
_PRODUCT_BEFORE = early(r"\b(?:iPhones?|iPads?|iOS|macOS|iPod)\s\Z")
_COUNTING_NAMES = frozenset("Big Pac Top Final Sweet Elite Fortune Game Week Day Round".split())
"""Names that may stand before a count as well: the Big 12, but also Top 10 finishes."""
_NAME_BEFORE = early(r"(?P<word>[A-Z][\w'’.&-]*)[ \u00a0]\Z")
_ORDINARY = frozenset(
    f"""{MONTHS} {MONTHS_SHORT}
    the a an at in on by of for from to with and or but about some nearly almost over more than only just up around
    between after before since until during this that these those all another both if when while as is are was were be
    has have had his her its their my your our i we he she they it there here what which who not no killed killing dead
    least least. roughly approximately approximately. an estimated only exactly sunday monday tuesday wednesday thursday
    friday saturday us u.s uk eu un photo image photos updated published posted age aged total
    price police officials how why where then now so also out off down under within without including like among per
    plus minus""".lower().split()
)
"""Words that are no names though a capital may begin them."""
_LONG_WORD = early(r"[^\W\d_]{4,}")
_LONGEST_HEADLINE = 200
_LIST_MARK = early(r"(?:^|\n)[ \t]*(?:\(|#)?\Z")
_LIST_AFTER = early(r"(?:[.)]|\.\))[ \t]+(?=\S)|[ \t]*\n")
_GLUED = frozenset("@#&/\\_")
_LETTERS_HYPHEN = early(rf"[A-Za-z](?:\d+|\.)?{HYPHEN}\Z")
_RACE = early(r"[x×]\d", re.IGNORECASE)
_TIMES_NEXT = early(rf"{GAP}{any_of('times points votes seats goals medals')}{END}")
_PEOPLES = early(r"[A-Z]\w+(?:crats|cans|ians|ese|ists|ors|ers)")
"""The plural of a people, a party or a trade: gave Democrats 50 votes."""
_MODEL_AFTER = early(
    rf"(?:{DASH}\d{{1,5}}[A-Z]?)?(?:{GAP}"
    + any_of(
        """MAX Max Dreamliner Pro Plus Ultra Series GT Turbo Act Amendment Commission Committee Report Club Project
        Percent Summit Olympics Freeway Expressway Highway Corridor"""
    )
    + rf"\b|{GAP}(?:(?:[A-Z][\w’']*|\d+(?:st|nd|rd|th)){GAP}){{1,3}}"
    + any_of("Street St Avenue Ave Road Rd Blvd Boulevard Drive Dr Lane Ln Place Way Terrace Parkway Square")
    + rf"\b(?!{GAP}(?:Journal{GAP})?[a-z]{{3,}}s\b(?<!was))|{GAP}Broadway\b(?!{GAP}[a-z]+s\b)|,?{GAP}"
    + any_of("Ave Avenue Av rue Rue via Via Calle Rua Boulevard Bd Place Piazza Plaza Quai")
    + rf"\.?{GAP}(?:de{GAP}|du{GAP}|des{GAP}|la{GAP}|del{GAP})*[A-Z])"
)
_LABELLED = early(
    rf"{GAP}{any_of('program programme visa waiver form bus train route exemption freeway highway interstate')}{END}"
)
_LABEL_BEFORE = early(
    r"\b"
    + any_of(
        """game class paragraph point phase stage chapter part episode type tier number volume verse option page section
        article act scene lesson plan step year"""
    )
    + rf"{GAP}\Z",
    re.IGNORECASE,
)


_SENTENCE = 200
_HAS = (
    any_of("won has have had took got cast counted lost scored sold received gained holds? killed saw secured")
    + rf"{GAP}(?:[a-z]+{GAP}){{0,2}}\d[\d,]*{GAP}(?:[a-z]+{GAP})?[a-z]+s\b[^.;:]*?(?:,|,?{GAP}and|;){GAP}the{GAP}"
)
_GAPPED = late(
    rf"(?:\b{_HAS}[A-Z][\w’']*s|\b[Tt]he{GAP}[A-Z]\w+{GAP}{_HAS}[A-Z]\w+){GAP}"
    rf"(?:\d[\d,]*(?:,|,?{GAP}and|;){GAP}(?:the{GAP})?[A-Z][\w’']*{GAP})*\Z"
)
"""Parties and teams that have so many of what another has: Progress has 74 seats, the Liberals 52 and Homeland 23."""


def is_name(text: str, start: int, end: int, *, noun_follows: bool) -> bool:
    """Whether the plain number at `[start, end)` belongs to a name: a capitalised word stands right before it."""
    begin, last = max(0, start - 30), text[start - 1 : start]
    if last.isalnum() or last in _GLUED or _RACE.match(text, end):
        return True
    if noun_follows and _TIMES_NEXT.match(text, end):
        return False
    if end - start > 2 and last_word(text, start) in ("the", "a", "an") and _LABELLED.match(text, end):
        return True  # the 1033 program
    if not text[start].islower() and _MODEL_AFTER.match(text, end):
        return True  # 16 Main Street, One Madison Avenue; but "two Wall Street investors"
    if _LETTERS_HYPHEN.search(text, begin, start) and not HYPHEN_PREFIX.search(text, begin, start):
        return True
    if _PRODUCT_BEFORE.search(text, begin, start) or _LISTED_BEFORE.search(text, begin, start):
        return True
    part_of = text.startswith(" of ", end)  # section 702 of the Amendments Act
    return _has_identifier_before(text, begin, start, noun_follows=noun_follows and not part_of) or (
        text[start].isdigit()
        and _follows_name(text, begin, start, noun_follows=noun_follows)
        and not (noun_follows and in_title_case(text, start))
    )


_GRADED = late(
    rf"{GAP}(?:[a-z]+{GAP})?"
    + any_of("cancers? trials? melanoma study studies disease clinical tumou?rs? lymphoma diabetes diabetics")
    + END
)
_ALWAYS_NAMES = frozenset("flight route interstate highway room form".split())
"""Words that no count of hundreds follows: on flight 1143 passengers slept."""


def is_address(text: str, end: int) -> bool:
    """Whether what follows the numbers that end here is a street: 16-18 Station Road."""
    return _MODEL_AFTER.match(text, end) is not None


def _has_identifier_before(text: str, begin: int, start: int, *, noun_follows: bool) -> bool:
    """Section 230, the Big 12; "section 230 pages" counts pages."""
    if last_word(text, start) not in _IDENTIFIER_ENDS:
        return False
    m = _IDENTIFIER_BEFORE.search(text, begin, start)
    if m is None:
        return False
    word = m.group().strip(" #-\u00a0")
    if word.lower() in ("stage", "phase", "type") and text[start] in "1234" and _GRADED.match(text, start + 1):
        return True  # stage 4 lung cancer
    if word == "lap" or (word in _ALWAYS_NAMES and text[start : start + 3].isdecimal()):
        return True
    return not (noun_follows and (word[:1].islower() or word in _COUNTING_NAMES))


def _follows_name(text: str, begin: int, start: int, *, noun_follows: bool) -> bool:
    """Whether a capitalised word that no sentence begins with stands right before; a people may get 50 votes."""
    m = _NAME_BEFORE.search(text, begin, start)
    if m is None or m["word"].endswith((".", "’s", "'s", "s’", "s'")) or m["word"].lower() in _ORDINARY:
        return False
    if not noun_follows and _GAPPED.search(text, max(0, start - _SENTENCE), start):
        return False
    if noun_follows and (_PEOPLES.fullmatch(m["word"]) or text[max(0, m.start() - 3) : m.start()] == "In "):
        return False  # gave Democrats 50 votes; In Norvik 30 sailors died
    return not _sentence_start(text, m.start())


def in_title_case(text: str, pos: int) -> bool:
    """Whether the line is a headline in Which Every Word Has a Capital, so that capitals name nothing."""
    begin, end = max(0, pos - _LONGEST_HEADLINE), pos + _LONGEST_HEADLINE
    line = text[begin:pos].rpartition("\n")[2] + text[pos:end].partition("\n")[0]
    words = _LONG_WORD.findall(line)
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def is_identified(text: str, start: int) -> bool:
    """Whether a word stands before a number that numbers things: runway, gate, room."""
    return last_word(text, start) in _IDENTIFIER_ENDS and bool(
        _IDENTIFIER_BEFORE.search(text, max(0, start - 30), start)
    )


def is_label(text: str, start: int, *, noun_follows: bool) -> bool:
    """game seven, number two, chapter one, the Chicago Seven: a number word that names, and counts nothing."""
    if text[start].isupper() and not noun_follows and (m := _NAME_BEFORE.search(text, max(0, start - 30), start)):
        if m["word"] == "The":
            return not in_title_case(text, start)  # hosts of The Five
        ends = m["word"].endswith(".") or text[start : start + 12].split()[0].endswith("s")
        return not ends and m["word"].lower() not in _ORDINARY and not _sentence_start(text, m.start())
    if text[start].isupper() and last_word(text, start) == "the" and _SEASONS.match(text, start):
        return not in_title_case(text, start)  # at the Four Seasons
    return _LABEL_BEFORE.search(text, max(0, start - 12), start) is not None


def _sentence_start(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" \u00a0\"“”'‘’(")
    return not before or before[-1] in ".!?\n:;—–-"


_SEASONS = late(r"[A-Z][a-z]+ [A-Z][a-z]+s\b")
_BRACKET_OPEN = early(r"[(\[][^)\]]*\Z")


def is_list_mark(text: str, start: int, end: int) -> bool:
    """1. · 2) at the start of a line; within one, a bracket that closes none: 1) is cheap, 2) is quick."""
    if text[end : end + 2] == ") " and text[start - 1 : start].isspace() and end - start < 3:
        return _BRACKET_OPEN.search(text, max(0, start - 200), start) is None
    return bool(_LIST_AFTER.match(text, end)) and bool(_LIST_MARK.search(text[max(0, start - 6) : start]))
