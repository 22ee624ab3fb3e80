"""Numbers that are part of a name or an identifier, and so no figures: Boeing 737, G-7, Section 230, 9/11, route 66."""

from __future__ import annotations

import re

from checker.extract.patterns import DASH, GAP, HYPHEN, any_of, last_word

# --- addresses and codes: known by their own signs ------------------------------------------------------------------

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”’)\]]+")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+")
_TAG = re.compile(r"[#@]\w*\d\w*")
_DOMAIN = re.compile(r"\.(?:com|org|net|gov|edu|co|uk|tv|io|ly|de|fr|info|us)(?:/[^\s<>\"”’)\]]*)?(?!\w)")
_HOST = re.compile(r"(?<![\w/-])(?:pic\.)?[\w-]{1,64}\Z")
_CODE = re.compile(
    "|".join((
        r"\d{3}\)?[ .-]\d{3}[.-]\d{4}(?!\d)|1-\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?![\d-])",  # telephone
        r"0\d{2,4} \d{3,4} ?\d{3,4}(?!\d)",
        r"\d{3}\([a-z]\)(?:\(\d\))*",  # 501(c)(3)
        r"\d+-for-\d+|60 Minutes|800-pound gorilla|(?:9/11|7/7|24/7(?:/365)?|24-7|11/9|7-Eleven|20/20)(?![\d/])",
        r"\d{1,3}(?:\.\d{1,3}){2,3}(?!\d)",  # version, network address
        r"\d+(?!k?m[23](?!\w)|cm[23](?!\w))[A-Za-z]{1,3}\d\w*|[1-9][DGK](?![^\W_])",  # 4x4, 4K
        r"\d[A-Z](?= (?:rocket|missile|jet|aircraft|plane|train|bus|flight))",
        r"\d{4}\.[A-Z]{2}(?![^\W_])",  # a share on an exchange
        r"\d{1,2}/\d{1,2}(?= (?:19|20)\d\d| [A-Z][a-z])",  # a picture and its date, the 9/12 Project
        r"(?<=[\d)]\()\d{1,3}\)|\d{1,3}\](?<=\[\d\])|\d\d\](?<=\[\d\d\])",  # section 4(2), note [3]
        r"\d{1,2}:\d{2}(?:\.\d+)?(?= (?:left|remaining|to (?:play|go)|into|mark))",  # the clock of a game
        r"\d+-\d+-\d+(?=\W)(?<!\d{4}-\d\d-\d\d)(?!-)",
        r"(?<=\()\d{1,3} [Ii]mages\)",
        r"\d{2,5}(?= block of [A-Z])|\d{5}(?= (?:ZIP|zip)\b)",
        r"\d{1,4} ?B\.?C\.?(?:E\.?)?(?![^\W_])|\d+-to-life\b",
        r"(?<=\.)\d{2,3}(?=[ -](?:caliber|calibre|[Mm]agnum)\b)",
        r"\d{1,3} U\.S\.(?:C\.)? (?:§ ?)?\d+\w*",  # a volume of reports, a title of the code
        r"911(?= |[.,;)])(?! [a-z]+s\b)",  # the emergency number
    ))
)  # fmt: skip
_PAGE_OF = re.compile(r"\d{1,3} (?:of|/) \d{1,3}(?!\d)")
_PAGE_BEFORE = re.compile(
    rf"\b{any_of('Captions? Photos? Images? Slides? Slideshow Pages? PHOTOS? Gallery')}\W{{0,2}}\Z"
)
_CODE_BEFORE = re.compile(
    r"(?:\b(?:ZIP|[Zz]ip|[Pp]ostal|[Pp]ost) ?[Cc]ode,?(?: is| was|:)? |\b(?:COVID|[Cc]ovid)[ -]{0,2}"
    r"|\b[Cc]ase (?:number |no\. )?|[Cc]opyright(?:ed)? ?(?:©|\([Cc]\))? ?|© ?|\([Cc]\) |\[(?=\d{1,3}\]))\Z"
)
_CODE_WORDS = frozenset("case code is was covid number no copyright copyrighted c".split())
_DOCKET = re.compile(r"\d+-\d+")
_NO_BEFORE = re.compile(r"\bNo\. ?\Z")
_LETTER_HYPHEN = re.compile(rf"(?:\b[A-Z][\w.]*|[A-Za-z]){HYPHEN}\Z")
_HYPHEN_PREFIX = re.compile(
    r"\b"
    + any_of(
        """mid pre post magnitude category january february march april may june july august september october november
        december jan feb mar apr jun jul aug sept? oct nov dec sub under over non all top then now a per the plus minus
        late early and or to age"""
    )
    + rf"{HYPHEN}\Z|\d ?[ap]\.?m\.?{HYPHEN}\Z",
    re.IGNORECASE,
)


def address_spans(text: str) -> list[tuple[int, int]]:
    """URLs, mail addresses, handles and hashtags, in order: no figure begins in them."""
    spans = []
    if "://" in text or "www." in text:
        spans += [m.span() for m in _URL.finditer(text)]
    if "@" in text:
        spans += [m.span() for m in _MAIL.finditer(text)]
    if "@" in text or "#" in text:
        spans += [m.span() for m in _TAG.finditer(text)]
    for m in _DOMAIN.finditer(text):
        host = _HOST.search(text, max(0, m.start() - 70), m.start())
        if host:
            spans.append((host.start(), m.end()))
    return sorted(spans)


def code_end(text: str, pos: int) -> int:
    """Where the code or name that holds the digits at `pos` ends (a phone number, 9/11, G-7); 0 for none."""
    m = _CODE.match(text, pos)
    if m:
        return m.end()
    begin = max(0, pos - 24)
    m = _PAGE_OF.match(text, pos)
    if m and (_PAGE_BEFORE.search(text, begin, pos) or _is_line(text, pos, m.end())):
        return m.end()
    return _word_end(text, pos) if _is_code_part(text, begin, pos) else 0


def _is_line(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the line: the counter of a picture gallery."""
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return not (text[left:start].strip() or text[end : right if right >= 0 else len(text)].strip())


def _is_code_part(text: str, begin: int, pos: int) -> bool:
    hyphened = text[pos - 1 : pos] in ("-", "\u2010", "\u2011") and _LETTER_HYPHEN.search(text, begin, pos)
    if hyphened and not _HYPHEN_PREFIX.search(text, begin, pos):
        return True
    if _DOCKET.match(text, pos) and _NO_BEFORE.search(text, begin, pos):
        return True
    hinted = last_word(text, pos) in _CODE_WORDS or any(sign in text[max(0, pos - 2) : pos] for sign in "©[")
    return hinted and _CODE_BEFORE.search(text, begin, pos) is not None


def _word_end(text: str, pos: int) -> int:
    while pos < len(text) and (text[pos].isalnum() or text[pos] in "-/"):
        pos += 1
    return pos


# --- names: known by the words around -------------------------------------------------------------------------------

_IN_EITHER_CASE = """section sections article chapter title form route highway interstate flight room channel apartment
    apt\\.? suite building figure table page pages volume vol\\. episode gate platform runway terminal aisle seat row
    lap berth carriage proposition prop\\.? amendment resolution district precinct ward zone boeing airbus apollo
    windows cosmos model series item rule paragraph para clause part schedule area line track exit mile phase level
    tier group grade stage type version inmate badge case docket bill box lot code game week day round psyche stoxx
    sp s&p ftse nasdaq terrorism_Act"""
_AS_WRITTEN = r"""v SEC\. Sec\. pp?\. Studio Android Galaxy PlayStation Xbox Pixel Super_Bowl Formula Fortune Russell
    Nikkei Dow CAC DAX Stoxx Fox ABC NBC CBS ESPN BBC Radio Local Camp Unit Company Battalion Brigade
    Squadron Task_Force Psalm Genesis John Matthew Luke Romans Big Pac Top Final Sweet Elite Group_of Juno Euro Expo
    Agenda Vision Web Hangar Pier Dock Bus Train Engine Class Mark Mk\.? Poor['’]s Serial H\.R\. S\. HR PO_Box
    P\.O\._Box ZIP Public_Law Long_March"""
_IDENTIFIER_BEFORE = re.compile(
    r"(?<![\w.])"
    + any_of(*(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _IN_EITHER_CASE.split()), _AS_WRITTEN)
    + r"[\s#-]*\Z"
)
_IDENTIFIER_ENDS = frozenset(
    last_word(entry.rstrip("?"), len(entry.rstrip("?"))) for entry in f"{_IN_EITHER_CASE} {_AS_WRITTEN} p".split()
)
_LISTED_BEFORE = re.compile(
    rf"\b[{'SCATRHFPLIsscatrhfpli'}]"
    rf"{any_of('ections hapters rticles itles outes ighways lights ages ines tems')}"
    r"\s[\dA-Za-z()., -]{0,24}(?:and|or|to|,|-|through)\s?\Z"
)
_PRODUCT_BEFORE = re.compile(r"\b(?:iPhones?|iPads?|iOS|macOS|iPod)\s\Z")
_COUNTING_NAMES = frozenset("Big Pac Top Final Sweet Elite Fortune Game Week Day Round".split())
"""Names that may stand before a count as well: the Big 12, but also Top 10 finishes."""
_NAME_BEFORE = re.compile(r"(?P<word>[A-Z][\w'’.&-]*)[ \u00a0]\Z")
_ORDINARY = frozenset(
    """the a an at in on by of for from to with and or but about some nearly almost over more than only just up around
    between after before since until during this that these those all another both if when while as is are was were be
    has have had his her its their my your our i we he she they it there here what which who not no killed killing dead
    least least. roughly approximately approximately. an estimated only exactly sunday monday tuesday wednesday thursday
    friday saturday january february march april may june july august september october november december jan feb mar
    apr jun jul aug sept sep oct nov dec us u.s uk eu un photo image photos updated published posted age aged total
    price police officials how why where then now so also out off down under within without including like among per
    plus minus""".split()
)
"""Words that are no names though a capital may begin them."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST_HEADLINE = 200
_LIST_MARK = re.compile(r"(?:^|\n)[ \t]*(?:\(|#)?\Z")
_LIST_AFTER = re.compile(r"(?:[.)]|\.\))[ \t]+(?=\S)|[ \t]*\n")
_GLUED = frozenset("@#&/\\_")
_LETTERS_HYPHEN = re.compile(rf"[A-Za-z]\.?{HYPHEN}\Z")
_RACE = re.compile(r"[x×]\d", re.IGNORECASE)
_MODEL_AFTER = re.compile(
    rf"(?:{DASH}\d{{1,5}}[A-Z]?)?(?:{GAP}"
    + any_of(
        """Max Dreamliner Pro Plus Ultra Series GT Turbo Act Amendment Commission Committee Report Club Project Percent
        Summit Olympics Freeway Expressway Highway Corridor"""
    )
    + rf"\b|{GAP}(?:(?:[A-Z][\w’']*|\d+(?:st|nd|rd|th)){GAP}){{1,3}}"
    + any_of("Street St Avenue Ave Road Rd Blvd Boulevard Drive Dr Lane Ln Place Way Terrace Parkway Square")
    + rf"\b|,?{GAP}"
    + any_of("Ave Avenue Av rue Rue via Via Calle Rua Boulevard Bd Place Piazza Plaza Quai")
    + rf"\.?{GAP}(?:de{GAP}|du{GAP}|des{GAP}|la{GAP}|del{GAP})*[A-Z])"
)
_LABEL_BEFORE = re.compile(
    r"\b"
    + any_of(
        """game class phase stage chapter part episode type tier number volume verse option page section article act
        scene lesson plan"""
    )
    + rf"{GAP}\Z",
    re.IGNORECASE,
)


def is_name(text: str, start: int, end: int, *, noun_follows: bool) -> bool:
    """Whether the plain number at `[start, end)` belongs to a name: a capitalised word stands right before it."""
    begin, last = max(0, start - 30), text[start - 1 : start]
    if last.isalnum() or last in _GLUED or _RACE.match(text, end):
        return True
    if not text[start].islower() and _MODEL_AFTER.match(text, end):
        return True  # 16 Main Street, One Madison Avenue; but "two Wall Street investors"
    if _LETTERS_HYPHEN.search(text, begin, start) and not _HYPHEN_PREFIX.search(text, begin, start):
        return True
    if _PRODUCT_BEFORE.search(text, begin, start) or _LISTED_BEFORE.search(text, begin, start):
        return True
    return _has_identifier_before(text, begin, start, noun_follows=noun_follows) or (
        text[start].isdigit()
        and _follows_name(text, begin, start)
        and not (noun_follows and in_title_case(text, start))
    )


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
    return not (noun_follows and (word[:1].islower() or word in _COUNTING_NAMES))


def _follows_name(text: str, begin: int, start: int) -> bool:
    """Whether a capitalised word that no sentence begins with stands right before."""
    m = _NAME_BEFORE.search(text, begin, start)
    if m is None or m["word"].endswith((".", "’s", "'s", "s’", "s'")) or m["word"].lower() in _ORDINARY:
        return False
    return not _sentence_start(text, m.start())


def in_title_case(text: str, pos: int) -> bool:
    """Whether the line is a headline in Which Every Word Has a Capital, so that capitals name nothing."""
    begin, end = max(0, pos - _LONGEST_HEADLINE), pos + _LONGEST_HEADLINE
    line = text[begin:pos].rpartition("\n")[2] + text[pos:end].partition("\n")[0]
    words = _LONG_WORD.findall(line)
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


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
    return bool(_LIST_AFTER.match(text, end)) and bool(_LIST_MARK.search(text[max(0, start - 6) : start]))
