"""Years and their parts: in 2019, 2015/16, the 1990s, ’68, third quarter of 2017, spring 2018, fiscal 2011."""

from __future__ import annotations

import re

from checker.extract.context import Context
from checker.extract.dates import COUNTED_NEXT, YEAR, dated, dated_in_part
from checker.extract.numeral import TENS, UNITS
from checker.extract.patterns import DASH, END, GAP, HYPHEN, JOINT, Before, any_of
from checker.extract.reading import Reading
from checker.extract.short_years import read_decade, read_short, read_spoken_decade
from checker.late import early, late

SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter"))
CENTURIES = frozenset(("eighteen", "nineteen", "twenty"))
"""Words at which a year in words may begin."""

_SEASON_YEARS = early(r"(?P<a>(?:19|20)\d\d)[/\-\u2013](?P<b>\d\d)(?![\d/-]|,\d)")
_YEAR = early(YEAR)
_YEAR_OF_ERA = early(rf"(?P<year>\d{{1,4}}){GAP}?(?:A\.?D\.?|(?P<before>B\.?C\.?E?\.?)|C\.?E\.?){END}", re.IGNORECASE)
_OF_YEAR = rf"(?:,?{GAP}(?:of{GAP})?(?:fiscal{GAP})?(?:(?:the{GAP})?year{GAP})?{YEAR})?"
_QUARTERS = "first second third fourth 1st 2nd 3rd 4th"
_QUARTER = early(
    rf"(?:(?P<word>{any_of(_QUARTERS)})(?:{GAP}|{DASH})(?:fiscal(?:{GAP}|{DASH}))?quarter|Q(?P<q>[1-4])){_OF_YEAR}",
    re.IGNORECASE,
)
_YEAR_QUARTER = early(
    rf"{YEAR}(?:['’]s)?{GAP}(?:fiscal{GAP})?(?:(?P<word>{any_of(_QUARTERS)}){JOINT}quarter|Q(?P<q>[1-4])){END}",
    re.IGNORECASE,
)
_CODED = early(
    r"(?:(?P<a>[1-4])(?P<of>[QH])|(?P<of_>[QH])(?P<b>[1-4]))"
    rf"(?:(?:{GAP}|-)?(?:of{GAP})?(?:FY{GAP}?)?{YEAR}|(?:{GAP}?(?:FY{GAP}?|['’]))?(?P<yy>\d\d)|(?<=Q)){END}"
)
_OF_SOMETHING = late(rf"{GAP}of{END}")
_HALF = early(rf"(?P<word>first|second){GAP}half{GAP}of{GAP}(?:(?:the{GAP})?year{GAP})?{YEAR}", re.IGNORECASE)
_SEASON = late(rf"(?P<season>{any_of(*SEASONS)}){GAP}(?:of{GAP})?{YEAR}(?:[/-]\d\d(?!\d))?", re.IGNORECASE)
_FISCAL = late(rf"(?P<word>fiscal(?:{GAP}year)?|FY)(?:{GAP}|-)?(?:{YEAR}|['’]?(?P<yy>\d\d)(?!\d))", re.IGNORECASE)

_OLD_YEAR_CUE = Before(
    r"""in since until from circa c\. year born by late early of to and founded established built between dated the
    before after""",
    fillers="about around late early the_year at_least",
)
_OLD_YEAR_AFTER = late(r"[-\u2013]1[5-9]\d\d|\)")
_ADDRESS_NEXT = late(
    rf"{DASH}"
    + any_of(
        """page seat member foot mile acre pound room bed word strong unit calorie square yard meter metre ton count
        person man"""
    )
    + rf"{END}|{GAP}(?:[NSEW]{GAP})?[A-Z][a-z]+{GAP}"
    + any_of("Street St Avenue Ave Road Rd Blvd Boulevard Drive Lane")
    + rf"{END}|{GAP}Broadway{END}"
)
_QUANTITY_BEFORE = Before("more_than over nearly almost at_least fewer_than less_than up_to some approximately roughly")
_IDENTIFIER_BEFORE = Before(
    r"""S\. H\.R\. A\.B\. HR Studio Suite No No\. Number Flight Room Route Highway Form Model Section Boeing Airbus
    Windows Cosmos Channel Area Apartment Unit Building""",
    case=True,
)
_GLUED = frozenset("#$£€¥@/")
_NAME_HYPHEN = late(r"[\w.]-\Z")
_WORD_HYPHEN = late(r"(?:mid|pre|post|early|late|\d{4}|[a-z]{3})-\Z")


def read_year(text: str, pos: int) -> list[Reading]:
    """Years and decades that begin with the digits at `pos`."""
    reading = (
        _read_year_and_quarter(text, pos)
        or _read_season_years(text, pos)
        or read_decade(text, pos)
        or read_short(text, pos)
        or read_spoken_decade(text, pos)
        or _read_year_of_era(text, pos)
        or _read_year(text, pos)
        or _read_early_year(text, pos)
    )
    return [reading] if reading else []


_DIGIT = any_of(*list(UNITS)[1:10])
_YEAR_IN_WORDS = late(
    rf"(?P<century>{any_of(*sorted(CENTURIES))}){JOINT}(?:(?P<teen>{any_of(*list(UNITS)[10:])})"
    rf"|oh{JOINT}(?P<oh>{_DIGIT})|(?P<tens>{any_of(*TENS)})(?:{JOINT}(?P<unit>{_DIGIT}))?)(?!{HYPHEN}|[^\W_])",
    re.IGNORECASE,
)
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_DECADE_IN_WORDS = late(
    rf"(?P<century>{any_of(*sorted(CENTURIES))}){JOINT}(?P<ten>{any_of(*_DECADES)}){END}", re.IGNORECASE
)
_SIGHT = late(rf"{GAP}{any_of('vision hindsight eyesight sight cricket')}{END}|{HYPHEN}", re.IGNORECASE)


def read_year_in_words(text: str, pos: int) -> list[Reading]:
    """nineteen eighty-four, twenty nineteen, the nineteen-eighties; not twenty-twenty vision, nor twenty-five."""
    decade = _DECADE_IN_WORDS.match(text, pos)
    if decade:
        tens = _DECADES.index(decade["ten"].lower()) + 2
        return [dated(pos, decade.end(), f"{UNITS.get(decade['century'].lower(), 20)}{tens}x")]
    m = _YEAR_IN_WORDS.match(text, pos)
    if m is None or _SIGHT.match(text, m.end()):
        return []
    century = UNITS.get(m["century"].lower(), 20)
    year = 0
    for word in filter(None, (m["teen"], m["oh"], m["tens"], m["unit"])):
        year += UNITS.get(word.lower()) or TENS[word.lower()]
    return [dated_in_part(text, pos, m.end(), f"{century}{year:02}")]


def _read_year_and_quarter(text: str, pos: int) -> Reading | None:
    """2008’s fourth quarter, 2017 Q3."""
    m = _YEAR_QUARTER.match(text, pos)
    return dated(pos, m.end(), f"{m['year']}-{_quarter(m)}") if m else None


def _read_season_years(text: str, pos: int) -> Reading | None:
    """2015/16, 1999-00."""
    m = _SEASON_YEARS.match(text, pos)
    if m is None:
        return None
    first = int(m["a"])
    last = first - first % 100 + int(m["b"])
    if int(m["b"]) == (first + 1) % 100 < first % 100:
        last += 100
    return dated(pos, m.end(), m["a"], str(last)) if first < last <= first + 60 else None


def _read_year_of_era(text: str, pos: int) -> Reading | None:
    """410 A.D."""
    m = _YEAR_OF_ERA.match(text, pos)
    if m is None or m["before"] or len(m["year"]) < 2:
        return None
    return dated_in_part(text, pos, m.end(), m["year"].zfill(4))


_GREW_OVER = late(
    rf"(?:\b{any_of('rise increase gain growth jump drop decline fall improvement percent')}|%){GAP}over{GAP}\Z"
)


def _read_year(text: str, pos: int) -> Reading | None:
    m = _YEAR.match(text, pos)
    if m is None:
        return None
    following = text[m.end() : m.end() + 1]
    if following.isalpha() or following in ("%", "°") or _counts(text, m) or _is_identifier(text, pos):
        return None
    year = int(m["year"])
    if year > 2060 and not _OLD_YEAR_CUE.search(text, pos):
        return None
    if year < 1900 and not (
        _OLD_YEAR_CUE.search(text, pos) or _OLD_YEAR_AFTER.match(text, m.end()) or _is_of_a_year(text, pos, m.end())
    ):
        return None
    return dated_in_part(text, pos, m.end(), m["year"])


_EARLY = late(
    rf"(?:1[0-4]|2[2-9])\d\d(?=[.;:)]|,(?!\d)|\Z|{GAP}"
    + any_of("and when after to until with the he she it they as but or while where")
    + rf"{END})(?!\.\d)"
)
_EARLY_CUE = Before(
    "In in since Since until Until circa c\\. year spring summer autumn winter", fillers="of about around", case=True
)
_BY_THEN = late(r"(?:\A|[.?!\n][\"”’]?\s?)By\s\Z")
_WILL_BY = late(r"\b(?:will|could|may|might|would|set to)\b[^.;\n]{0,80}\bby\s\Z")


def _read_early_year(text: str, pos: int) -> Reading | None:
    """in 1492, until 1340, will by 2225; four bare digits after a word of time and before no noun."""
    m = _EARLY.match(text, pos) if text[pos : pos + 1] in ("1", "2") else None
    if m is None or not (
        _EARLY_CUE.search(text, pos)
        or _BY_THEN.search(text, max(0, pos - 5), pos)
        or (m.group()[0] == "2" and _WILL_BY.search(text, max(0, pos - 100), pos))
    ):
        return None
    return dated_in_part(text, pos, m.end(), m.group())


_OF_A_YEAR = Before("a an", width=6)
_ONE_THING = late(
    rf"{GAP}(?!{any_of('meter metre mile pound square foot page word calorie mg year-old')}\b)[a-z]+(?<!s){END}"
)


def _is_of_a_year(text: str, pos: int, end: int) -> bool:
    """an 1868 treaty: so many would be treaties."""
    return _OF_A_YEAR.search(text, pos) and _ONE_THING.match(text, end) is not None


def _counts(text: str, m: re.Match[str]) -> bool:
    """2000 people, more than 2000, a 2000-page report, 2000 Main Street."""
    if COUNTED_NEXT.match(text, m.end()) or _ADDRESS_NEXT.match(text, m.end()):
        return True
    return _QUANTITY_BEFORE.search(text, m.start()) and not _GREW_OVER.search(text, max(0, m.start() - 20), m.start())


def _is_identifier(text: str, pos: int) -> bool:
    """S. 2023, A-2023; not mid-2023."""
    last = text[pos - 1 : pos]
    if last in _GLUED or (last.isspace() and _IDENTIFIER_BEFORE.search(text, pos)):
        return True
    begin = max(0, pos - 8)
    return last == "-" and bool(_NAME_HYPHEN.search(text, begin, pos)) and not _WORD_HYPHEN.search(text, begin, pos)


def read_season(text: str, pos: int) -> list[Reading]:
    """spring 2018, winter of 2017-18."""
    m = _SEASON.match(text, pos)
    if m is None:
        return []
    season = m["season"].lower()
    return [dated_in_part(text, pos, m.end(), f"{m['year']}-{'autumn' if season == 'fall' else season}")]


def read_coded(context: Context, pos: int) -> list[Reading]:
    """3Q21, Q3 FY21, 1H 2021, 3Q: a quarter, or the first and the last month of a half."""
    m = _CODED.match(context.text, pos)
    if m is None or (context.sport and not m["year"]):
        return []
    part = int(m["a"] or m["b"])
    year = m["year"] or ("20" + m["yy"] if m["yy"] else "-")
    if (m["of"] or m["of_"]) == "Q":
        return [dated(pos, m.end(), f"{year}-Q{part}")]
    return [dated(pos, m.end(), f"{year}-{6 * part - 5:02}", f"{year}-{6 * part:02}")] if part < 3 else []


def read_quarter(context: Context, pos: int) -> list[Reading]:
    """third quarter of 2017, Q3 2017; without a year only where the text is about business, not about a match."""
    text = context.text
    m = _HALF.match(text, pos)
    if m:
        low, high = ("01", "06") if m["word"].lower() == "first" else ("07", "12")
        return [dated(pos, m.end(), f"{m['year']}-{low}", f"{m['year']}-{high}")]
    m = _QUARTER.match(text, pos)
    if m is None or (m["year"] is None and _is_other_quarter(context, m)):
        return []
    return [dated(pos, m.end(), f"{m['year'] or '-'}-{_quarter(m)}")]


def _quarter(m: re.Match[str]) -> str:
    return f"Q{m['q'] or _QUARTERS.split().index(m['word'].lower()) % 4 + 1}"


def _is_other_quarter(context: Context, m: re.Match[str]) -> bool:
    """The quarter of a game, the first quarter of something, Q4x."""
    if context.sport or _OF_SOMETHING.match(context.text, m.end()):
        return True
    return m["q"] is not None and context.text[m.end() : m.end() + 1].isalnum()


def read_fiscal(text: str, pos: int) -> list[Reading]:
    """fiscal 2011, FY2012: the year."""
    m = _FISCAL.match(text, pos)
    if m is None:
        return []
    start = pos if m["word"] == "FY" else m.start("year")
    return [dated(start, m.end(), m["year"] or "20" + m["yy"])]
