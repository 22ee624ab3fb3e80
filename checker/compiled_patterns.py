"""What compiling patterns gave, kept from run to run beside the byte code of the modules.

Compiling the patterns that two hundred articles ask takes as long as some twenty of the articles. As byte code, what is
kept belongs to one release of Python, is written where that may be written, and is made again where it is missing,
broken or of another release.
"""

from __future__ import annotations

import atexit
import marshal
import re
import sys
from array import array
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, cast

from checker.kernels import kernel

_MOST = 2000
"""Patterns that are kept; there are fewer, but over the years of a work tree many have been changed."""
_FORM = 4
"""Counts the ways in which `first_letters` has told them."""
_Kept = dict[tuple[str, int], tuple[int, bytes, int, dict[str, int], tuple[str | None, ...], bytes]]
"""Words and flags -> all flags, code, number of groups, their numbers by name, their names by number, and with what a
match begins."""
_guarded = kernel("checker._guarded")


def compiled(words: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns: with the kernel, asked only where its first letters leave a chance of a match."""
    try:
        import _sre  # type: ignore[import-not-found]

        kept = store()
        known = kept.known.get((words, int(flags))) or kept.add(words, flags)
        every, code, groups, by_name, by_number, letters = known
        pattern: re.Pattern[str] = _sre.compile(
            words, every, memoryview(code).cast("I").tolist(), groups, by_name, by_number
        )
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):  # a Python that compiles otherwise
        return re.compile(words, flags)
    return cast("re.Pattern[str]", _guarded.Guarded(pattern, letters)) if _guarded and letters else pattern


class Store:
    """What is kept, and whatever this run added."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: _Kept = {}
        self.added: _Kept = {}
        self.keeps = not sys.dont_write_bytecode
        """Whether what is added is to be kept."""
        with suppress(OSError, EOFError, ValueError, TypeError):
            release, known = marshal.loads(path.read_bytes())
            if release == _release():
                self.known = known

    def add(self, words: str, flags: int) -> Any:
        """Compile a pattern, to be kept when the program ends."""
        from re import _compiler, _parser  # type: ignore[attr-defined]

        from checker.first_letters import first_letters

        parsed = _parser.parse(words, flags)
        code = array("I", _compiler._code(parsed, flags)).tobytes()
        by_name = dict(parsed.state.groupdict)
        by_number: list[str | None] = [None] * parsed.state.groups
        for name, number in by_name.items():
            by_number[number] = name
        if self.keeps and not self.added:
            atexit.register(self.save)
        letters = first_letters(parsed) if self.keeps else b""  # pays where it is asked in more than one run
        found = int(flags | parsed.state.flags), code, parsed.state.groups - 1, by_name, tuple(by_number), letters
        self.known[words, int(flags)] = self.added[words, int(flags)] = found
        return found

    def save(self) -> None:
        """Keep all that is known; no run fails for want of a place to."""
        from checker.files import write_whole

        content: Any = _release(), self.known if len(self.known) <= _MOST else self.added
        with suppress(OSError):
            write_whole(self.path, marshal.dumps(content))


def _release() -> tuple[object, ...]:
    import _sre

    return sys.version, _sre.MAGIC, _sre.CODESIZE, _FORM


@cache
def store() -> Store:
    """That of this installation."""
    return Store(Path(cache_from_source(__file__)).with_suffix(".patterns"))
