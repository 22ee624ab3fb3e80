"""The symbol of a unit after digits: 30 C of a temperature, 100m of a race, 51.88in; not "5 A" or "3 in."."""

from __future__ import annotations

import re

from checker import units
from checker.extract import names, quantulum
from checker.extract.context import Context
from checker.extract.numeral import Numeral, minus_before
from checker.extract.patterns import END, GAP, any_of
from checker.extract.rates import read_per
from checker.late import early, late

_NEXT_CAPITAL = late(rf"{GAP}[A-Z]")
_ADDRESS_NEXT = late(rf"\.{GAP}[A-Z]|{GAP}[A-Z][a-z]")
_AMBIGUOUS = frozenset(
    "C F K WAR AU m g t l L W V A J N B in in. st ha cal bar mb MP Mp PS kn ins kt MB Mt Pa gal MT EB rem".split()
)
_NEVER = frozenset("K B A".split())
_LETTERS_OF_NAMES = frozenset("L W N R C F m g".split())
_COMPOUND = frozenset("/·⋅")
_GLUED_OR_NOT = frozenset("PS W V g l L m ha MB gal Mt MP mb kt MT EB rem".split())
_TEMPERATURE = late(
    r"temperature|\bhighs? of|\blows? of|degrees?|°|celsius|fahrenheit|heat(?:ed|ing)?\b|melt|boil"
    r"|furnace|\bbak(?:e[ds]?|ing)\b"
    r"|hot\b|cold\b|cool|chill|frost|warm|freez|\d ?F\)|oven|weather",
    re.IGNORECASE,
)
_INCHES_NEXT = late(r"\)|\s(?:x|by|of|long|wide|tall|thick|deep|\()")


def unit_symbol(context: Context, low: Numeral, high: Numeral) -> tuple[int, str] | None:
    """The symbol of a unit after digits; rare ones are quantulum3's to know."""
    text, end = context.text, high.end
    letter = _LETTER.match(text, end) if text[end : end + 2].strip()[:1] in _FIRST_OF_SUBJECT else None
    if letter and (unit := _of_subject(text, letter["letter"], low.start, letter.end())):
        return letter.end(), unit
    found = units.match_symbol(text, end)
    if found is None:
        return quantulum.unit_after(text, end)
    symbol = text[end : found[0]].strip(" \u00a0\u2009\u202f-\u2010\u2011")
    fits = symbol not in _AMBIGUOUS or _symbol_fits(context, symbol, low, end, found[0])
    two = text[found[0] + 1 : found[0] + 2].isdigit()  # 180C/160C
    if two or text[found[0] : found[0] + 1] not in _COMPOUND or (fits and read_per(text, found[0])[0]):
        return found if fits else None
    return quantulum.unit_after(text, end)  # 1.3 A/cm2


_OF_SUBJECT: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "F": (("farad", late(r"capacit(?:or|ance)", re.IGNORECASE)),),
    "T": (("tesla", late(r"magnetic", re.IGNORECASE)),),
    "H": (("henry", late(r"induct(?:or|ance)", re.IGNORECASE)),),
    "b": (("bit", late(r"\bfiles?\b|download|bandwidth", re.IGNORECASE)),),
    "A": (("ampere", late(rf"\b(?:current|amps?|fuse|charger|circuit)\b|\d{GAP}?V{END}")),),
    "K": (("kelvin", late(r"kelvin|absolute zero|temperature|superconduct", re.IGNORECASE)),),
    "kt": (
        ("kiloton", late(r"nuclear|bomb|warhead|explosion", re.IGNORECASE)),
        ("kilotonne", late(rf"kt{GAP}(?:of|a{GAP}year|per{GAP}year){END}|tonnes")),
    ),
}
"""Symbols that only their subject tells from others: the F of a capacitor and that of a thermometer."""
_FIRST_OF_SUBJECT = frozenset(symbol[0] for symbol in _OF_SUBJECT)
_LETTER = early(rf"{GAP}?(?P<letter>{any_of(*_OF_SUBJECT)}){END}(?!['’])")


def _of_subject(text: str, letter: str, start: int, end: int) -> str | None:
    about = text[max(0, start - 60) : end + 60]
    return next((unit for unit, subject in _OF_SUBJECT[letter] if subject.search(about)), None)


def _symbol_fits(context: Context, symbol: str, low: Numeral, end: int, unit_end: int) -> bool:
    """Whether a short symbol is a unit here: 30 C of a temperature, 100m of a race, not "5 A" or "3 in."."""
    text = context.text
    glued = text[end] == symbol[0]
    if glued and symbol in _LETTERS_OF_NAMES and names.is_identified(text, low.start):
        return False  # runway 27L
    if symbol in ("C", "F"):
        if glued and minus_before(text, low.start) is not None:
            return True  # -8C
        return bool(_TEMPERATURE.search(text, max(0, low.start - 120), unit_end + 60))
    if symbol == "in":
        return glued  # 51.88in
    if symbol == "in.":
        return not low.whole or bool(_INCHES_NEXT.match(text, unit_end))
    if symbol == "bar":
        return not low.whole or glued
    if symbol == "AU":
        return not low.whole
    if symbol == "WAR":
        return not _NEXT_CAPITAL.match(text, unit_end)
    if symbol in ("W", "N") and not glued and _ADDRESS_NEXT.match(text, unit_end):
        return False  # 9555 W. Elm Street
    return symbol in _GLUED_OR_NOT or (glued and symbol not in _NEVER)
