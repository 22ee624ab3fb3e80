"""The unit table against `pint`, and conversion there and back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import units

UNITS = units.table().units
CONVERTIBLE = sorted(name for name, unit in UNITS.items() if unit.factor is not None)
PAIRS = [(a, b) for a in CONVERTIBLE for b in CONVERTIBLE if UNITS[a].dimension == UNITS[b].dimension]

# The base unit of each dimension, for pint.
BASES = {
    "length": "metre", "area": "metre**2", "volume": "metre**3", "mass": "kilogram", "temperature": "kelvin",
    "angle": "degree", "speed": "metre/second", "energy": "joule", "power": "watt", "torque": "newton*metre",
    "data": "bit", "data rate": "bit/second", "pressure": "pascal", "frequency": "hertz", "electricity": "volt",
    "current": "ampere", "charge": "coulomb", "capacitance": "farad", "force": "newton",
    "fuel economy": "mile/gallon", "radiation": "sievert",
    "concentration": "mole/metre**3", "substance": "mole", "resistance": "ohm", "inductance": "henry",
    "magnetic flux density": "tesla", "light": "lumen", "illuminance": "lux", "luminance": "candela/metre**2",
    "radioactivity": "becquerel", "absorbed dose": "gray",
}  # fmt: skip

# Where pint has another name for a unit, another unit under its name, or none.
IN_PINT = {
    "acre": "43560*foot**2",  # pint's acre and furlong are those of the US survey foot
    "furlong": "660*foot",
    "acre-foot": "43560*foot**3",
    "barrel": "oil_barrel",
    "barrel of oil": "oil_barrel",
    "ton": "short_ton",
    "light-year": "light_year",
    "calorie": "kilocalorie",  # what food is measured in
    "mega british thermal unit": "1e6*Btu_it",
    "brake horsepower": "horsepower",
    "metric horsepower": "metric_horsepower",
    "newton metre": "newton*metre",
    "foot pound-force": "foot*force_pound",
    "pound-foot": "foot*force_pound",
    "millimole per litre": "millimole/litre",
    "pound per square inch": "force_pound/inch**2",
    "british thermal unit": "Btu_it",
    "therm": "1e5*Btu_it",
    "barrel of oil equivalent": "5.8e6*Btu_it",
    "hundredweight": "100*pound",
    "quintal": "100*kilogram",
    "dunam": "1000*metre**2",
    "fathom": "6*foot",
    "bushel": "bushel",
    "millimetre of mercury": "mmHg",
    "inch of mercury": "inHg",
    "kilotonne": "kilometric_ton",
    "radian": "radian",
    "pound-force": "force_pound",
    "kilovolt-ampere": "kilovolt*ampere",
    "megavolt-ampere": "megavolt*ampere",
    "ampere hour": "ampere*hour",
    "milliampere-hour": "milliampere*hour",
    "revolutions per minute": "1/minute",  # counted as cycles, not as radians
}
POWERS = {"square": "**2", "cubic": "**3"}


@pytest.fixture(scope="module")
def registry() -> Any:
    """pint's own definitions, in Decimal."""
    return pint.UnitRegistry(non_int_type=Decimal)


def in_pint(name: str) -> str:
    """The expression for a unit that pint reads: "square mile" is mile**2, "foot per second" foot/second."""
    if name in IN_PINT:
        return IN_PINT[name]
    top, _, bottom = name.partition(" per ")
    if top.endswith("watt hour"):
        return top.replace(" ", "*")
    first, _, rest = top.partition(" ")
    expression = f"{rest}{POWERS[first]}" if first in POWERS else top.replace(" ", "_")
    return f"{expression}/{bottom}" if bottom else expression


@pytest.mark.parametrize("name", [name for name in CONVERTIBLE if not UNITS[name].offset])
def test_a_factor_agrees_with_pint(registry: Any, name: str) -> None:
    """One unit in its dimension's base unit is what pint makes of it, to nine digits."""
    expected = registry(in_pint(name)).to(BASES[UNITS[name].dimension]).magnitude
    assert float(UNITS[name].factor or 0) == pytest.approx(float(expected), rel=1e-9)


@pytest.mark.parametrize(("name", "theirs"), [("degree celsius", "degC"), ("degree fahrenheit", "degF")])
@pytest.mark.parametrize("reading", [-40, 0, 37, 451])
def test_a_temperature_agrees_with_pint(registry: Any, name: str, theirs: str, reading: int) -> None:
    """Levels have a zero of their own besides a factor."""
    expected = registry.Quantity(Decimal(reading), theirs).to("kelvin").magnitude
    ours = units.convert(Decimal(reading), name, "kelvin")
    assert ours is not None
    assert float(ours) == pytest.approx(float(expected), rel=1e-9)


def test_only_the_scales_have_no_factor() -> None:
    """What converts to nothing stands in a table of its own, and every other dimension is checked above."""
    assert {unit.dimension for unit in UNITS.values() if unit.factor is None} == {"other", "composed"}
    assert {UNITS[name].dimension for name in CONVERTIBLE} == set(BASES)


@given(st.sampled_from(PAIRS), st.decimals(min_value=-1000, max_value=10**9, places=3))
def test_converting_back_gives_the_value_again(pair: tuple[str, str], value: Decimal) -> None:
    """5 miles are some kilometres, and those are 5 miles."""
    there = units.convert(value, *pair)
    assert there is not None
    back = units.convert(there, *reversed(pair))
    assert back is not None
    assert abs(back - value) <= max(abs(value), Decimal(1000)) * Decimal("1e-12")


@given(st.sampled_from(CONVERTIBLE), st.sampled_from([*UNITS, "person", ""]))
def test_only_units_of_one_dimension_convert(name: str, other: str) -> None:
    """A mile is no kilogram, and a counted noun is no unit at all."""
    same = units.dimension(name) == units.dimension(other)
    assert (units.convert(Decimal(1), name, other) is not None) == same


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        ("5", "mile", "kilometre", "8.04672"),
        ("100", "degree celsius", "degree fahrenheit", "212"),
        ("-40", "degree fahrenheit", "degree celsius", "-40"),
        ("1", "acre", "square foot", "43560"),
        ("74", "inch", "foot", "6.1667"),
        ("1", "tonne", "pound", "2204.6226"),
        ("120", "mile per hour", "kilometre per hour", "193.1213"),
    ],
)
def test_known_conversions(value: str, unit: str, to: str, expected: str) -> None:
    """What an editor would look up."""
    converted = units.convert(Decimal(value), unit, to)
    assert converted is not None
    assert round(converted, 4) == Decimal(expected).quantize(Decimal("0.0001"))


@pytest.mark.parametrize(
    ("text", "end", "name"),
    [
        (" miles off", 6, "mile"),
        ("-mile run", 5, "mile"),
        (" miles per hour", 15, "mile per hour"),
        ("\u00a0square kilometres", 18, "square kilometre"),
        (" Nautical Miles out", 15, "nautical mile"),
        ("-square-foot flat", 12, "square foot"),
    ],
)
def test_the_longest_spelt_out_unit_wins(text: str, end: int, name: str) -> None:
    """Right after a number, over hyphens and any space, in any case."""
    assert units.match_words(text, 0) == (end, name)


@pytest.mark.parametrize(
    ("text", "end", "name"),
    [
        ("km away", 2, "kilometre"),
        (" km²", 4, "square kilometre"),
        ("km/h", 4, "kilometre per hour"),
        ("°C", 2, "degree celsius"),
    ],
)
def test_the_longest_symbol_wins(text: str, end: int, name: str) -> None:
    """Symbols are told apart by case and end where the word does."""
    assert units.match_symbol(text, 0) == (end, name)


@pytest.mark.parametrize("text", ["kmart", " people", "", " of miles", "KMs"])
def test_no_unit_is_none(text: str) -> None:
    """A longer word that begins like a unit is none."""
    assert units.match_symbol(text, 0) is None
    assert units.match_words(text, 0) is None
