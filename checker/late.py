"""Patterns that few articles ask, compiled when one does: a start would else pay for all of them."""

from __future__ import annotations

import re
from typing import cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


class _Late:
    """A pattern that is not compiled yet, then its methods."""

    def __init__(self, words: str, flags: int) -> None:
        self.words = words
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.words, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late(words: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, but compiled at the first question. A question costs some nanoseconds more: patterns
    that are asked at every other figure are better compiled at once."""
    return cast("re.Pattern[str]", _Late(words, flags))
