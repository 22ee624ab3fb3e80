"""Words of tables and sentences in one form, so that "Deaths" in a header is found in "were killed"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from checker.language.lemma import singular, stem

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_EMPTY = frozenset(
    "a an and at by for from in of on or per the to with as is are was were be number count amount value figure total "
    "sum all no result results data table sheet sheet1 sheet2 sheet3 rate percent percentage how many much".split()
)
_MONTHS = {
    "jan": "january", "feb": "february", "mar": "march", "apr": "april", "jun": "june", "jul": "july", "aug": "august",
    "sep": "september", "sept": "september", "oct": "october", "nov": "november", "dec": "december",
}  # fmt: skip
MONTHS = frozenset(_MONTHS.values()) | {"may"}
"""In full, as `plain` has them."""
_GENERIC = frozenset(
    "party county city municipality region district province state republic town borough council the of "
    "inc ltd plc corp co group company fc sc afc".split()
)


def words(text: str) -> list[str]:
    """The words of a text as they stand, possessive endings left off."""
    return [re.sub(r"[’']s?\Z", "", word) for word in _WORD.findall(text)]


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """A word of a name in one form: small, singular, without accents, months in full."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return _MONTHS.get(folded) or singular(folded)


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The stems of the words that tell what something is."""
    return frozenset(stem(word.lower()) for word in words(text) if word.lower() not in _EMPTY)


@lru_cache(maxsize=16384)
def phrases(label: str) -> tuple[tuple[str, ...], ...]:
    """The ways in which a text may name what a label names: all its words; without what stands in brackets, and without
    words that many names have (County, Party)."""
    bare = re.sub(r"[(\[][^)\]]*[)\]]", " ", label)
    full = tuple(map(plain, words(bare)))
    short = tuple(word for word in full if word not in _GENERIC)
    return tuple(dict.fromkeys(phrase for phrase in (full, short) if phrase and phrase != ("",)))
