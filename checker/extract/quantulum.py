"""The unit knowledge of quantulum3, asked about one short window at a time; the sole importer of that library.

The units of everyday news are rows of `rules/units.toml`. What is not among them but looks like a unit (GPa, mSv,
A/cm2, becquerels) comes here. Traps that this module keeps from the rest: a start-up of seconds, most of it spent on
type-checking instrumentation of `inflect`; a classifier that fails where scikit-learn is installed; a change of the
logging configuration on every parse; a run time that grows faster than the text, hence windows of one unit.
"""

from __future__ import annotations

import importlib.util
import json
import logging
import warnings
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.extract.patterns import END, any_of
from checker.language.lemma import singular
from checker.late import early

_PREFIX = any_of("pico nano micro milli centi deci hecto kilo mega giga tera peta") + "?"
_UNIT = any_of(
    """becquerel gray curie roentgen tesla gauss weber siemens ohm coulomb lumen lux candela radian dyne joule parsec
    electronvolt watt volt ampere hertz newton pascal byte gram metre meter litre liter"""
)
_CANDIDATE = early(
    r"[ \u00a0\u2009\u202f-]?(?P<unit>"
    rf"(?:{_PREFIX}{_UNIT}s?|fathoms?|hundredweights?|astronomical units?){END}"
    rf"|[A-Za-zµμΩ°]{{1,5}}[²³]?(?:[/·⋅][A-Za-z]{{1,5}}[²³23]?){{1,3}}{END}"
    rf"|(?!TV)[kMGTmcnpµμ](?:Pa|eV|Bq|Gy|Hz|Wh|bit|cd|lm|Ω|F|H|T|V|A|N|J|mol|cal){END})"
)
_BRITISH = early(r"meter(?!s? per (?:gallon))|liter")


def unit_after(text: str, pos: int) -> tuple[int, str] | None:
    """End and name of the unit right after a number in digits that ends at `pos`, where quantulum3 knows it."""
    m = _CANDIDATE.match(text, pos)
    if m is None:
        return None
    name = _unit_name(m["unit"]) if _may_be_unit(m["unit"]) else None
    return (m.end(), name) if name else None


_POWERS = "²³23"
_STROKE = early("[/·⋅]")
_PREFIXES = ("da", *"YZEPTGMkhdcmµμnpfazy")


def _may_be_unit(surface: str) -> bool:
    """Whether all parts of a compound are symbols that the library knows; loading it takes half a second.

    What stands between a number and a stroke mostly is no unit: 3 cats/Getty.
    """
    parts = [part.rstrip(_POWERS) for part in _STROKE.split(surface)]
    return len(parts) == 1 or all(map(_is_known, parts))


def _is_known(symbol: str) -> bool:
    known = _symbols()
    return (
        symbol in known
        or symbol.rstrip("s") in known
        or any(symbol.startswith(prefix) and symbol[len(prefix) :] in known for prefix in _PREFIXES)
    )


@lru_cache(maxsize=1)
def _symbols() -> frozenset[str]:
    """The symbols and short names in the library's table of units, read without importing it."""
    spec = importlib.util.find_spec("quantulum3")
    assert spec is not None and spec.origin is not None
    table = json.loads(Path(spec.origin).with_name("units.json").read_text(encoding="utf-8"))
    return frozenset(name for unit in table.values() for name in (*unit.get("symbols", ()), *unit.get("surfaces", ())))


@lru_cache(maxsize=4096)
def _unit_name(surface: str) -> str | None:
    """Usual singular name of a unit surface; None where it is none."""
    root, handler = logging.getLogger(), logging.NullHandler()
    root.addHandler(handler)  # with a handler in place the library's basicConfig changes nothing
    try:
        found = _parser().parse(f"1 {surface}")
    except Exception:  # the library raises what it happens to raise; a unit it can't read is no unit
        return None
    finally:
        root.removeHandler(handler)
    if len(found) != 1 or found[0].span[1] < len(surface) + 2:
        return None
    unit = found[0].unit
    if unit.name in ("dimensionless", "unk") or unit.entity.name in ("dimensionless", "currency"):
        return None
    if " " in unit.name and surface.isalpha():
        return None  # GJ as gauss joule
    return singular(_BRITISH.sub(lambda m: m.group()[:-2] + "re", unit.name.lower()))


@lru_cache(maxsize=1)
def _parser() -> Any:
    """quantulum3's parser, with its classifier off and its hands kept from logging."""
    import typeguard

    instrument = typeguard.typechecked
    typeguard.typechecked = lambda target=None, **_: target if target is not None else (lambda t: t)  # type: ignore[assignment]
    try:
        import inflect  # noqa: F401  quantulum3 imports it; uninstrumented it takes a tenth of the time
    finally:
        typeguard.typechecked = instrument
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import classifier, parser
    classifier.USE_CLF = False
    return parser
