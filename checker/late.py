"""Patterns that few articles ask, compiled when one does: a start would else pay for all of them."""

from __future__ import annotations

import re
from contextlib import suppress
from importlib import import_module
from pkgutil import walk_packages
from typing import cast

from checker.compiled_patterns import compiled, store

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


_every: list[_Late] = []


class _Late:
    """A pattern that is not compiled yet, then its methods."""

    def __init__(self, words: str, flags: int) -> None:
        self.words = words
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        pattern = compiled(self.words, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


def late(words: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, but compiled at the first question. A question costs some nanoseconds more: patterns
    that are asked at every other figure are better compiled at once."""
    pattern = _Late(words, flags)
    _every.append(pattern)
    return cast("re.Pattern[str]", pattern)


def early(words: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, faster: see `checker.compiled_patterns`."""
    return compiled(words, flags)


def prepare() -> None:
    """Compile all patterns there are, ahead of the first run, as `compileall` does with modules."""
    import checker

    kept = store()
    kept.keeps, kept.known = True, {}
    for module in walk_packages(checker.__path__, "checker.", onerror=lambda name: None):
        if not module.name.endswith("__main__"):
            with suppress(ImportError):  # of an extra that is not installed
                import_module(module.name)
    for pattern in _every:
        pattern.match  # noqa: B018 - compiles it


if __name__ == "__main__":
    from checker.late import prepare  # not a second copy of this module

    prepare()
