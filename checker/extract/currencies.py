"""The currencies of `rules/currencies.toml` by sign, word and abbreviation."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from checker.extract.patterns import END
from checker.late import early, late
from checker.resources import rules_dir
from checker.units import listed

SIGNS = frozenset("$€£¥₹₩₽₪₺₱₴฿₫₦₿₾₼₸₡৳₵¢=")
"""What a currency sign that is no word ends in."""
_WORDS_IN_CAPITALS = frozenset("ALL AMD BOB COP CUP DEM GEL MAD MOP PEN SIT SOS TOP TRY".split())
"""Codes that are not taken for a sign of their own accord."""
_SAME_EVERYWHERE = frozenset(("USD", "EUR", "GBP"))
"""Bare dollars and cents are American whatever else a story names."""


class Shared(Struct, frozen=True):
    """A word that serves several countries: crowns, pesos."""

    word: str
    codes: dict[str, str]
    """Adjective, name or capital of each country, and its currency's code -> that code."""
    pattern: re.Pattern[str]
    """Matches any of them."""

    def of(self, text: str) -> str | None:
        """The currency that a text means: the one it calls so elsewhere, else that of the country it names most often,
        of two the first; None where it names none."""
        named = [m.group() for m in self.pattern.finditer(text)]
        called = {self.codes[name] for name in named if name in self.codes.values() or f"{name} {self.word}" in text}
        if len(called) == 1:
            return called.pop()
        often = Counter(self.codes[name] for name in named).most_common(1)
        return often[0][0] if often else None


class Currencies(Struct, frozen=True):
    """The table `rules/currencies.toml`."""

    signs: dict[str, str]
    words: dict[str, tuple[str, bool]]
    """Word after the number -> code, and whether it is the hundredth."""
    shared: dict[str, Shared]
    first_words: frozenset[str]
    """Of the words, as far as a full stop."""
    after: dict[str, tuple[str, bool]]
    """Sign after the number, likewise."""
    letters: frozenset[str]
    """The letters that a sign ends in or consists of: Rs, PLN."""
    sign_pattern: re.Pattern[str]
    """Matches a currency sign that ends where a number begins."""
    after_pattern: re.Pattern[str]


@cache
def currencies() -> Currencies:
    """All currencies by sign and word."""
    signs: dict[str, str] = {}
    words: dict[str, tuple[str, bool]] = {}
    after: dict[str, tuple[str, bool]] = {}
    lands: dict[str, list[str]] = {}
    for code, row in tomllib.loads((rules_dir() / "currencies.toml").read_text(encoding="utf-8")).items():
        own = () if code in _WORDS_IN_CAPITALS else (code,)
        signs |= dict.fromkeys((*own, *listed(row.get("signs"))), code)
        words |= dict.fromkeys(listed(row.get("words")), (code, False))
        words |= dict.fromkeys(listed(row.get("minor")), (code, True))
        after |= dict.fromkeys((*own, *listed(row.get("after"))), (code, False))
        after |= dict.fromkeys(listed(row.get("minor_after")), (code, True))
        lands[code] = [*own, *listed(row.get("lands"))]
    sign_pattern = early(rf"(?<![^\W\d_])(?P<sign>{_longest_first(signs)})[ \u00a0]?\Z")
    after_pattern = early(rf"[ \u00a0]?(?P<sign>{_longest_first(after)}){END}")
    families: dict[str, dict[str, str]] = {}
    for surface, (code, _) in words.items():
        adjective, _, word = surface.rpartition(" ")
        if adjective.isalpha() and word in words and words[word][0] not in _SAME_EVERYWHERE:
            family = families.setdefault(word, _names(lands[words[word][0]], words[word][0]))
            family |= _names([adjective.capitalize(), *lands[code]], code)
    shared = {word: Shared(word, names, _any_of(names)) for word, names in families.items()}
    first_words = frozenset(surface.split(" ", 1)[0].split(".")[0] for surface in words)
    letters = frozenset(sign.rstrip(".") for sign in signs if sign[-1] not in SIGNS)
    return Currencies(signs, words, shared, first_words, after, letters, sign_pattern, after_pattern)


def _names(lands: Iterable[str], code: str) -> dict[str, str]:
    """As a text and a dateline write them."""
    return {written: code for land in lands for written in (land, land.upper())}


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return late(rf"\b(?:{'|'.join(sorted(names))})\b")


def _longest_first(surfaces: Iterable[str]) -> str:
    return "|".join(re.escape(surface) for surface in sorted(surfaces, key=lambda s: (-len(s), s)))
