"""Units of measure: how news writes them, what they measure and how they convert.

The table is `rules/units.toml`; a row gives the unit's usual singular name, its surfaces, its dimension and the factor
to the dimension's base unit.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from msgspec import Struct

from checker.beside import next_word
from checker.late import early
from checker.resources import rules_dir


class Unit(Struct, frozen=True):
    """One row of the table."""

    name: str
    dimension: str
    factor: Decimal | None
    """One unit in the dimension's base unit; None for a scale that converts to nothing."""
    offset: Decimal = Decimal(0)
    """Added after the factor: for temperature levels."""


class UnitTable(Struct, frozen=True):
    """All units by name, word and symbol."""

    units: dict[str, Unit]
    words: dict[str, str]
    """Lower-case spelt-out surface -> unit name."""
    symbols: dict[str, str]
    """Case-sensitive symbol -> unit name."""
    starts: frozenset[str]
    """First words of spelt-out surfaces, and what of them stands before a full stop."""
    symbol_starts: frozenset[str]
    """The letters and digits that symbols begin with, in lower case."""


def listed(surfaces: str | None) -> list[str]:
    """The surfaces that a row of a table names, parted by commas."""
    return surfaces.split(", ") if surfaces else []


_PREFIXES = {
    "n": ("nano", -9), "p": ("pico", -12), "µ": ("micro", -6), "m": ("milli", -3), "c": ("centi", -2),
    "d": ("deci", -1), "h": ("hecto", 2), "k": ("kilo", 3), "M": ("mega", 6), "G": ("giga", 9), "T": ("tera", 12),
    "P": ("peta", 15), "E": ("exa", 18), "Z": ("zetta", 21),
}  # fmt: skip


def _with_prefixes(rows: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a dimension, and those that their prefixes make of them."""
    for name, row in rows.items():
        yield name, row
        for sign in row.get("prefixes", "").split():
            prefix, power = _PREFIXES[sign]
            derived = {
                "words": ", ".join(prefix + word for word in listed(row.get("words"))),
                "symbols": ", ".join(sign + symbol for symbol in listed(row.get("symbols"))),
                "factor": Decimal(row["factor"]).scaleb(power),
            }
            yield prefix + name, derived


@cache
def table() -> UnitTable:
    """The unit table of `rules/units.toml`.

    Raises ValueError with file and unit name where a surface stands for two units.
    """
    path = rules_dir() / "units.toml"
    units: dict[str, Unit] = {}
    words: dict[str, str] = {}
    symbols: dict[str, str] = {}
    for dimension, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for name, row in _with_prefixes(rows):
            factor = Decimal(row["factor"]) if "factor" in row else None
            units[name] = Unit(name, dimension, factor, Decimal(row.get("offset", 0)))
            for surfaces, known in ((row.get("words"), words), (row.get("symbols"), symbols)):
                for surface in listed(surfaces):
                    if known.setdefault(surface, name) != name:
                        raise ValueError(f"{path}: {surface!r} stands for both {known[surface]!r} and {name!r}")
    starts = frozenset(_FOLD.sub(" ", surface).split(" ", 1)[0].split(".")[0] for surface in words)
    symbol_starts = frozenset(next_word(written, 0) for sign in symbols for written in (sign, sign.replace("µ", "μ")))
    return UnitTable(units, words, symbols, starts, symbol_starts)


_FOLD = early(r"[\s\-\u2010\u2011]+")
_JOINT = r"[\s\-\u2010\u2011]"
_LETTERS = r"[^\W\d_]+"
_WORDS = early(
    rf"{_JOINT}{{0,2}}([^\W\d_][\w.]*)(?:{_JOINT}({_LETTERS}))?(?:{_JOINT}({_LETTERS}))?(?:{_JOINT}({_LETTERS}))?"
)
_SYMBOL = early(
    r"[ \u00a0\u2009\u202f\-\u2010\u2011]?"
    r"((?:sq|cu)\.? ?[a-zA-Z]{1,12}\.?"
    r"|lb[ .\-⋅]{1,2}ft\.?|ft[. \-]{1,2}lbs?\.?|fl\.? oz\.?|″|deg [CF]|mm Hg|dB\(A\)"
    r"|(?:[lL]|kWh)(?:/| per )100 ?km"
    r"|(?:[kMGm]?t|kg)CO2e?"
    r"|[°º]? ?[A-Za-zµμÅ\u212bΩ\u2126°º℃℉][A-Za-zΩ\u2126]{0,12}"
    r"(?:[/·][A-Za-z]{1,12}|\.-?(?:[a-z]\.){1,2})?(?:[²³23]|\^[23])?\.?)"
)
_SAME_SIGN = str.maketrans("μ\u2126\u212b", "µΩÅ")


def match_words(text: str, pos: int) -> tuple[int, str] | None:
    """End and name of the spelt-out unit that follows a number ending at `pos`; the longest surface wins."""
    units = table()
    m = _WORDS.match(text, pos) if next_word(text, pos) in units.starts else None
    if m is None:
        return None
    words = units.words
    for last in (4, 3, 2, 1):
        if m.group(last) is None:
            continue
        surface = _FOLD.sub(" ", text[m.start(1) : m.end(last)]).lower()
        bare = surface.rstrip(".")
        for variant in (surface, bare, surface.replace(" ", "-")):
            if variant in words:
                return m.end(last) - (len(surface) - len(bare)), words[variant]
    return None


def match_symbol(text: str, pos: int) -> tuple[int, str] | None:
    """End and name of the unit symbol that follows a number in digits ending at `pos`."""
    word = next_word(text, pos)
    if word and word not in table().symbol_starts:
        return None
    m = _SYMBOL.match(text, pos)
    if m is None:
        return None
    symbols = table().symbols
    surface = m.group(1).translate(_SAME_SIGN)
    while surface:
        end = m.start(1) + len(surface)
        following = text[end : end + 1]
        if surface in symbols and not (following.isalnum() or following in ("²", "³")):
            return end, symbols[surface]
        if surface[-1].isalpha() and not any(sign in surface for sign in "/. "):
            return None
        surface = surface[:-1]
    return None


def article_words() -> list[str]:
    """First words of spelt-out units, before which "a" may count one."""
    return sorted(table().starts)


def dimension(unit: str) -> str | None:
    """What a unit measures (`length`), or None for a unit that is not in the table."""
    row = table().units.get(unit)
    return row.dimension if row else None


def convert(value: Decimal, unit: str, to: str) -> Decimal | None:
    """A value in another unit of the same dimension; None where the two can't be converted."""
    known = table().units
    a, b = known.get(unit), known.get(to)
    if a is None or b is None or a.dimension != b.dimension or a.factor is None or b.factor is None:
        return None
    return (value * a.factor + a.offset - b.offset) / b.factor
