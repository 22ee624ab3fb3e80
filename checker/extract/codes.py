"""Numbers in addresses and codes, known by their own signs: URLs, phone numbers, 9/11, G-7, dockets, versions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extract.patterns import GAP, HYPHEN, MONTHS, MONTHS_SHORT, any_of, last_word
from checker.late import early, late

_URL = late(r"(?:https?://|www\.)[^\s<>\"”’)\]]+")
_MAILBOX = late(r"(?<![\w.+-])[\w.+-]{1,64}\Z")
_AT_HOST = late(r"@[\w-]{1,64}\.[\w.]+")
_TAG = late(r"[#@](?!\d{1,2} [a-z])\w*\d\w*")
_DOMAIN = early(r"\.(?:com|org|net|gov|edu|co|uk|tv|io|ly|de|fr|info|us)(?:/[^\s<>\"”’)\]]*)?(?!\w)")
_HOST = late(r"(?<![\w/-])(?:pic\.)?[\w-]{1,64}\Z")
_CODE = early(
    "|".join((
        r"\d{3}\)?[ .-]\d{3}[.-]\d{4}(?!\d)|1-\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?![\d-])",  # telephone
        r"(?<=\+)\d{1,3}(?: \d{2,4}){2,4}(?!\d)",
        r"1-\d{3}-[A-Z\d][A-Z\d-]{3,}|1-\d{3}-(?=[A-Z])",  # 1-800-FLOWERS
        r"(?<=\()\d\d-\d{3,5}(?=\))",  # the docket (12-144)
        r"0\d{2,4} \d{3,4} ?\d{3,4}(?!\d)|(?:1 )?\d{3} \d{3} \d{4}(?![\d,])",
        r"(?:[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])(?![\d/%⁄]|[.,]\d|[- ]inch| of\b)",  # due 1/31
        r"\d{3}\([a-z]\)(?:\(\d\))*",  # 501(c)(3)
        r"\d+-for-\d+|60 Minutes|800-pound gorilla|(?:9/11|7/7|24/7(?:/365)?|24-7|11/9|7-Eleven|20/20)(?![\d/])",
        r"\d{1,3}(?:\.\d{1,3}){2,3}(?!\d)",  # version, network address
        r"\d+(?!k?m[23](?!\w)|cm[23](?!\w))[A-Za-z]{1,3}\d\w*|[1-9][DGK](?![^\W_])",  # 4x4, 4K
        r"\d[A-Z](?= (?:rocket|missile|jet|aircraft|plane|train|bus|flight))",
        r"\d{4}\.[A-Z]{2}(?![^\W_])",  # a share on an exchange
        r"\d{1,2}/\d{1,2}(?= (?:19|20)\d\d| [A-Z][a-z])",  # a picture and its date, the 9/12 Project
        r"(?<=[\d)]\()\d{1,3}\)|\d{1,3}\](?<=\[\d\])|\d\d\](?<=\[\d\d\])",  # section 4(2), note [3]
        r"\d{1,2}:\d{2}(?:\.\d+)?(?= (?:left|remaining|to (?:play|go)|into|mark))",  # the clock of a game
        r"(?![1-4]\d\d-\d{2,3}-\d{1,2}(?!\d))"  # but a vote of 229-198-1
        r"\d+-\d+-\d+(?=\W)(?<!\d{4}-\d\d-\d\d)(?!-| (?:\(\w+\) )?(?:record|mark|season)\b)",
        r"(?<=\bf/)\d+(?:\.\d+)?|1/\d\.\d+(?=[ -]?inch)",  # a lens, the sensor behind it
        r"\d{1,2}(?:\.\d+)?:\d{1,2}(?= (?:aspect|widescreen|display|screen|ratio)\b)",
        r"\d{1,2}:\d\d\.\d{1,2}(?!\d)",  # a time run
        r"(?<=\()\d{1,3} [Ii]mages\)",
        r"\d{2,5}(?= block of [A-Z])|\d{5}(?= (?:ZIP|zip)\b)",
        r"\d{1,4} ?B\.?C\.?(?:E\.?)?(?![^\W_])|\d+-to-life\b",
        r"(?<=[\"“‘])(?!19|20)\d{4,5}(?=[\"”’](?![\w]))",  # the “1099” form
        r"9(?:-| to |-to-)5(?= (?:jobs?|work|shift|hours|life|grind|routine|schedule)\b)",  # working hours
        r"7[0-8]7(?= (?:jet|jumbo|airliner|freighter|plane)s?\b)",
        r"7[0-8]7-\d{1,3}[A-Z]{0,3}(?![^\W_])|7[0-8]7(?<=Boeing.s 7\d7)",  # a plane
        r"1-in-(?:a-)?[\d,]+-year\b|(?:10|8)-[KQ](?![^\W_])|\d{1,2}(?=[ -]gauge\b)|1-2(?= punch)|\d{3}(?= area code\b)",
        r"180(?:(?<=\ba 180)|(?<=hard 180))(?=[.,;]|\Z| (?:on|from|about|and|in|when|since)\b)",  # did a 180
        r"(?<=\.)\d{2,3}(?=[ -](?:caliber|calibre|[Mm]agnum)\b)",
        # a volume of reports, a title of the code
        r"\d{1,3} (?:U\.S\.(?:C\.)?|S\. ?Ct\.|F\. ?[23]d|F\. ?Supp\.(?: ?[23]d)?|L\. ?Ed\.(?: ?2d)?) (?:§ ?)?\d+\w*"
        r"(?:, \d+(?:[-–]\d+)?(?= \())?",
        r"(?:19|20)\d\d (?:U\.S\. LEXIS|WL) \d+",
        r"\d+\.\d+(?= (?:[Uu]pdate|[Ff]irmware|[Bb]eta)\b)",  # a program
        r"9-11(?=[’']| (?:attack|terror|hijack|commission|style|victim|era)|-(?:style|era))",
        r"(?:999|000|112|911)(?= calls?\b)|5(?<=PM2\.5)",
        r"911(?=\s|[.,;)]|\Z)(?! [a-z]+s\b)",  # the emergency number
    ))
)  # fmt: skip
_PAGE_OF = early(r"\d{1,3} (?:of|/) \d{1,3}(?!\d)")
_PAGE_AFTER = late(
    r" (?:i View|View slideshow|Skip\b|Show Caption|Full Screen|Last ?Video|FILE\b|In this )|(?: •)+ \d{1,3} of "
)
_PAGE_BEFORE = late(rf"\b{any_of('Captions? Photos? Images? Slides? Slideshow Pages? PHOTOS? Gallery')}\W{{0,2}}\Z")
_CODE_BEFORE = late(
    r"(?:\b(?:ZIP|[Zz]ip|[Pp]ostal|[Pp]ost) ?[Cc]ode,?(?: is| was|:)? |\b(?:COVID|[Cc]ovid)[ -]{0,2}"
    r"|\b[Cc]ase (?:number |no\. )?|\b[Tt]ext(?:ing)? (?:\W?\w+\W? to )?"
    r"|[Cc]opyright(?:ed)? ?(?:©|\([Cc]\))? ?|© ?|§ ?|\([Cc]\) |\[(?=\d{1,3}\]))\Z"
)
_CODE_WORDS = frozenset("case code is was to text texting covid number no copyright copyrighted c".split())
_CODE_SIGNS = frozenset("©[§")
_DOCKET = late(r"\d+-\d+")
_NO_BEFORE = early(r"\b(?:[Nn]o\.|No|[Nn]umber) ?\Z")
# No. 1, it is cheap. No. 2, it works: steps of an argument.
_POINT_OF_TALK = late(rf"\d(?:,[\"”’]?{GAP}|:{GAP})")
_LONG_NUMBER = late(r"\d{4,}(?![.,]?\d)")
_OPENS = late(r"(?:[.,;:?!\n]|\band|[.!?,;]?[\"“‘”’])\s?[\"“‘]?\Z|\A\Z")
_COUNTED_NEXT = late(r"\d+ [a-z]+s\b")
_LETTER_HYPHEN = late(rf"(?:\b[A-Z][\w.]*|[A-Za-z]){HYPHEN}\Z")
HYPHEN_PREFIX = late(
    r"\b"
    + any_of(
        MONTHS,
        MONTHS_SHORT,
        """mid pre post magnitude category sub under over non all top then now a per the plus minus late early and or to
        age""",
    )
    + rf"{HYPHEN}\Z|\d ?[ap]\.?m\.?{HYPHEN}\Z",
    re.IGNORECASE,
)
"""What may stand before a hyphen and a number that counts: mid-2019, top-10, magnitude-7."""


def address_spans(text: str) -> list[tuple[int, int]]:
    """URLs, mail addresses, handles and hashtags, in order: no figure begins in them."""
    spans = []
    if "://" in text or "www." in text:
        spans += [m.span() for m in _URL.finditer(text)]
    if "@" in text:
        spans += _mail_spans(text)
    if "@" in text or "#" in text:
        spans += [m.span() for m in _TAG.finditer(text)]
    for m in _DOMAIN.finditer(text):
        host = _HOST.search(text, max(0, m.start() - 70), m.start())
        if host:
            spans.append((host.start(), m.end()))
    return sorted(spans)


def _mail_spans(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for host in _AT_HOST.finditer(text):
        if box := _MAILBOX.search(text, max(done, host.start() - 64), host.start()):
            done = host.end()
            yield box.start(), done


def code_end(text: str, pos: int) -> int:
    """Where the code or name that holds the digits at `pos` ends (a phone number, 9/11, G-7); 0 for none."""
    m = _CODE.match(text, pos)
    if m:
        return m.end()
    begin = max(0, pos - 24)
    m = _PAGE_OF.match(text, pos)
    if m and (
        _PAGE_BEFORE.search(text, begin, pos) or _PAGE_AFTER.match(text, m.end()) or _is_line(text, pos, m.end())
    ):
        return m.end()
    after_capital = text[pos - 1 : pos] == " " and text[pos - 2 : pos - 1].isupper()
    zip_code = _ZIP.match(text, pos) if after_capital and _STATE.search(text, begin, pos) else None
    if zip_code:
        return zip_code.end()
    if text[max(0, pos - 3) : pos].strip(" .")[-1:] in _SIGNS and _P_VALUE.search(text, begin, pos):
        return _DECIMAL_RUN.match(text, pos).end()  # type: ignore[union-attr]
    if _is_code_part(text, begin, pos) or (text[pos - 1 : pos] == "(" and _is_listed(text, pos)):
        return _word_end(text, pos)
    second = _SECOND_OF_ITS_KIND.match(text, pos) if text[pos + 1 : pos + 3] == ".0" else None
    if second and _NAME_BEFORE.search(text, begin, pos):
        return second.end()  # Web 2.0
    decimal = _DECIMAL.match(text, pos) if last_word(text, pos) in _NUMBERED else None
    return decimal.end() if decimal and _NUMBERED_BEFORE.search(text, begin, pos) else 0


_SECOND_OF_ITS_KIND = late(r"[2-9]\.0(?=[\"”’'.,;:!?)]|\Z|\s[a-z])")
_NAME_BEFORE = late(r"(?<![.!?] )(?<![.!?]  )\b(?!Magnitude|A |An |The )[A-Z][a-z]+\s\Z")
_DECIMAL = late(rf"\d+\.\d+(?!\d|{GAP}?(?:%|percent|per{GAP}cent|million|billion)|{GAP}[a-z]+s\b)")
_NUMBERED = frozenset(
    """version update firmware ie section chapter table figure ios macos android bluetooth python java php linux
    ubuntu firefox chrome windows nt usb hdmi directx wifi""".split()
)
"""What decimals number: version 5.5, Section 1.2."""
_NUMBERED_BEFORE = late(
    r"\b(?:[Vv]ersion|[Uu]pdate|[Ff]irmware|IE|Section|Chapter|Table|Figure|iOS|macOS|Android|Bluetooth"
    r"|Python|Java|PHP|Linux|Ubuntu|Firefox|Chrome|Windows|NT|USB|HDMI|DirectX|WiFi)\s\Z"
)


_ZIP = late(r"\d{5}(?:-\d{4})?(?![\d,]| [a-z]+s\b)")
_STATE = late(r", ?[A-Z]{2} \Z")
_SIGNS = frozenset("<=>")
_P_VALUE = late(r"\b[pP]\s?[<=>]\s?\.?\Z")
_DECIMAL_RUN = late(r"[\d.]*\d")
_LISTED = late(r"(?P<n>\d{1,2})\) ")
_NAME_BRACKET = late(r"[A-Z][\w’'.]*\s\(\Z")


def _is_listed(text: str, pos: int) -> bool:
    """Whether the number in brackets is one of several marks: (1) cheap, (2) quick."""
    m = _LISTED.match(text, pos)
    if m is None or _NAME_BRACKET.search(text, max(0, pos - 24), pos):
        return False
    n = int(m["n"])
    return f"({n + 1}) " in text[pos : pos + 900] or f"({n - 1}) " in text[max(0, pos - 900) : pos]


def _is_line(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the line: the counter of a picture gallery."""
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return not (text[left:start].strip() or text[end : right if right >= 0 else len(text)].strip())


def _is_code_part(text: str, begin: int, pos: int) -> bool:
    hyphened = text[pos - 1 : pos] in ("-", "\u2010", "\u2011") and _LETTER_HYPHEN.search(text, begin, pos)
    if hyphened and (text[pos - 2] == "A" or not HYPHEN_PREFIX.search(text, begin, pos)):
        return True
    word = last_word(text, pos)
    no = _NO_BEFORE.search(text, begin, pos) if word in ("no", "number") else None
    opens = no and _POINT_OF_TALK.match(text, pos) and _OPENS.search(text[begin : no.start()])
    if opens or (no and (_DOCKET.match(text, pos) or _LONG_NUMBER.match(text, pos) or _is_downing_street(text, pos))):
        return True
    hinted = word in _CODE_WORDS or not _CODE_SIGNS.isdisjoint(text[max(0, pos - 2) : pos])
    if not hinted or _CODE_BEFORE.search(text, begin, pos) is None:
        return False
    # heard the case 15 months ago, text 20 friends
    return not (word in ("case", "text", "texting") and _COUNTED_NEXT.match(text, pos))


_DOWNING = late(r"1[01](?![\d:-]|,\d|\.\d| [a-z]+s\b)")


def _is_downing_street(text: str, pos: int) -> bool:
    """Whether "No 10" is the prime minister's house and no rank."""
    return bool(_DOWNING.match(text, pos)) and ("Downing S" in text or "prime minister" in text.lower())


def _word_end(text: str, pos: int) -> int:
    while pos < len(text) and (text[pos].isalnum() or text[pos] in "-/"):
        pos += 1
    return pos
