"""Patterns that are compiled when they are first asked.

Compiling all patterns of the house takes longer than checking two articles, which ask few of them. Once compiled, a
pattern is as fast as any.
"""

from __future__ import annotations

import re
from typing import cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern", "groupindex")


class _Late:
    def __init__(self, words: str, flags: int) -> None:
        self._words = words
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._words, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late(words: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, compiled at its first use; a mistake in the words is told only then."""
    return cast("re.Pattern[str]", _Late(words, flags))
