"""What a cell of a table says: a number with its unit and precision, a date, or words."""

from __future__ import annotations

import re
import tomllib
from datetime import datetime
from decimal import Decimal
from functools import cache

from msgspec import Struct

from checker.resources import rules_dir
from checker.units import listed

_SCALES = {
    "k": 3,
    "thousand": 3,
    "m": 6,
    "mn": 6,
    "mln": 6,
    "million": 6,
    "bn": 9,
    "billion": 9,
    "tn": 12,
    "trillion": 12,
}
_DIGITS = r"\d{1,3}(?:[,'’\u00a0\u2009\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_NUMBER = re.compile(
    rf"(?P<open>\()?(?P<minus>[-−–])?\+?(?P<before>[^\s\d.,%(]{{1,4}})?\s?(?P<digits>{_DIGITS})\s?"
    rf"(?P<scale>{'|'.join(_SCALES)})?\s?(?P<after>%|per ?cent|pct|[^\s\d.,%()]{{1,4}})?(?P<close>\))?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*(?:[*†‡§¹²³]+|\[\w{1,3}\]|\([a-z]\))\s*\Z")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+")
_DAYS = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")
_MONTHS = ("%Y-%m", "%B %Y", "%b %Y")
_DATED = re.compile(
    r"\d{4}-\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}, )?\d{4}", re.IGNORECASE
)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_LONGEST = 40
"""Characters that no number or date exceeds."""


class Cell(Struct, frozen=True):
    """One cell."""

    text: str
    value: Decimal | None = None
    """Its number: 12.5 for 12.5%, 1200000 for $1.2m."""
    unit: str = ""
    """`percent`, or the ISO 4217 code of a currency."""
    slack: Decimal = Decimal(0)
    """How far from the number lies what may have been rounded to it: half a unit of the last decimal place."""
    day: str = ""
    """Its date, as far as it goes: 2024, 2024-03, 2024-03-04."""

    @property
    def year(self) -> bool:
        """Whether it may be a year as well as a number."""
        return len(self.day) == 4


def cell_of(text: str, european: bool = False) -> Cell:
    """What a cell shows. `european`: its table writes 1.234,5 where English writes 1,234.5."""
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return Cell(text)
    bare = _NOTE.sub("", text)
    if bare[-1:].isalpha() and not bare[:1].isdigit() and not any(c.isdigit() for c in bare):
        return Cell(text)
    if european and (found := _EUROPEAN.search(bare)):
        bare = bare.replace(found[0], found[0].replace(".", "").replace(",", "."))
    number = _NUMBER.fullmatch(bare)
    if number and (cell := _number(text, number)):
        return cell
    return Cell(text, day=_day(bare))


def is_european(texts: list[str]) -> bool:
    """Whether a table with semicolons between its cells has commas before its decimals."""
    return any(_EUROPEAN.fullmatch(text) and not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text) for text in texts)


def _number(text: str, number: re.Match[str]) -> Cell | None:
    digits = re.sub(r"[^\d.]", "", number["digits"])
    power = _SCALES.get((number["scale"] or "").lower(), 0)
    signs = [sign for sign in (number["before"], number["after"]) if sign]
    percent = [sign for sign in signs if sign[0] in "%pP" and sign.lower() in ("%", "percent", "per cent", "pct")]
    codes = [code for sign in signs if sign not in percent and (code := currency(sign))]
    if len(percent) + len(codes) < len(signs) or len(percent) + len(codes) > 1:
        return None
    if bool(number["open"]) != bool(number["close"]):
        return None
    value = Decimal(digits).scaleb(power)
    decimals = len(digits.partition(".")[2])
    slack = Decimal(5).scaleb(power - decimals - 1) if decimals or power else Decimal(0)
    if number["minus"] or number["open"]:  # accounts write losses in brackets
        value = -value
    unit = "percent" if percent else codes[0] if codes else ""
    return Cell(text, value, unit, slack, day=text if _YEAR.fullmatch(text) else "")


def _day(text: str) -> str:
    if not _DATED.search(text):  # strptime takes its time
        return ""
    for forms, shown in ((_DAYS, "%Y-%m-%d"), (_MONTHS, "%Y-%m")):
        for form in forms:
            try:
                return datetime.strptime(text.replace("Sept ", "Sep ").replace(".", ""), form).strftime(shown)
            except ValueError:
                continue
    return ""


def currency(sign: str) -> str:
    """The ISO 4217 code of a currency's sign or name; "" for anything else."""
    return _currencies().get(sign) or _currencies().get(sign.lower(), "")


@cache
def _currencies() -> dict[str, str]:
    table = tomllib.loads((rules_dir() / "currencies.toml").read_text(encoding="utf-8"))
    known = {name: code for code, row in table.items() for kind in ("words", "after") for name in listed(row.get(kind))}
    signs = {sign: code for code, row in table.items() for sign in listed(row.get("signs"))}
    return known | signs | {code: code for code in table}
