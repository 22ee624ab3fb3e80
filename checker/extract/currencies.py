"""The currencies of `rules/currencies.toml` by sign, word and abbreviation."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from checker.extract.patterns import END
from checker.late import early
from checker.resources import rules_dir

SIGNS = frozenset("$€£¥₹₩₽₪₺₱₴฿₫₦₿₾₼₸₡৳₵¢=")
"""What a currency sign that is no word ends in."""
_WORDS_IN_CAPITALS = frozenset("ALL AMD BOB COP CUP DEM GEL MAD MOP PEN SIT SOS TOP TRY".split())
"""Codes that are not taken for a sign of their own accord."""
_SAME_EVERYWHERE = frozenset(("USD", "EUR", "GBP"))
"""Bare dollars and cents are American whatever else a story names."""


class Currencies(Struct, frozen=True):
    """The table `rules/currencies.toml`."""

    signs: dict[str, str]
    words: dict[str, tuple[str, bool]]
    """Word after the number -> code, and whether it is the hundredth."""
    shared: dict[str, dict[str, str]]
    """Word that serves several countries -> adjective of each -> code: crowns, pesos."""
    first_words: frozenset[str]
    after: dict[str, tuple[str, bool]]
    """Sign after the number, likewise."""
    letters: frozenset[str]
    """The letters that a sign ends in or consists of: Rs, PLN."""
    sign_pattern: re.Pattern[str]
    """Matches a currency sign that ends where a number begins."""
    after_pattern: re.Pattern[str]

    def only_named(self, word: str, text: str) -> str | None:
        """The currency of the one country that a text names, of those whose money has a shared word."""
        lower = text.lower()
        named = {code for adjective, code in self.shared[word].items() if adjective in lower}
        return named.pop() if len(named) == 1 else None


@cache
def currencies() -> Currencies:
    """All currencies by sign and word."""
    signs: dict[str, str] = {}
    words: dict[str, tuple[str, bool]] = {}
    after: dict[str, tuple[str, bool]] = {}
    for code, row in tomllib.loads((rules_dir() / "currencies.toml").read_text(encoding="utf-8")).items():
        own = () if code in _WORDS_IN_CAPITALS else (code,)
        signs |= dict.fromkeys((*own, *row.get("signs", ())), code)
        words |= dict.fromkeys(row.get("words", ()), (code, False)) | dict.fromkeys(row.get("minor", ()), (code, True))
        after |= dict.fromkeys((*own, *row.get("after", ())), (code, False))
        after |= dict.fromkeys(row.get("minor_after", ()), (code, True))
    sign_pattern = early(rf"(?<![^\W\d_])(?P<sign>{_longest_first(signs)})[ \u00a0]?\Z")
    after_pattern = early(rf"[ \u00a0]?(?P<sign>{_longest_first(after)}){END}")
    shared: dict[str, dict[str, str]] = {}
    for surface, (code, _) in words.items():
        adjective, _, word = surface.rpartition(" ")
        if adjective.isalpha() and word in words and words[word][0] not in _SAME_EVERYWHERE:
            shared.setdefault(word, {})[adjective] = code
    first_words = frozenset(surface.split(" ", 1)[0].rstrip(".") for surface in words)
    letters = frozenset(sign.rstrip(".") for sign in signs if sign[-1] not in SIGNS)
    return Currencies(signs, words, shared, first_words, after, letters, sign_pattern, after_pattern)


def _longest_first(surfaces: Iterable[str]) -> str:
    return "|".join(re.escape(surface) for surface in sorted(surfaces, key=lambda s: (-len(s), s)))
