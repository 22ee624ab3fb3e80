"""TOML files that people write, and errors that point into them: `path:line:column`, and the line itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from msgspec import Struct

from checker.late import late

Keys = tuple[str | int, ...]
"""The way to a value: `("rule", 2, "severity")`."""

_PART = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_TABLE = late(rf"[ \t]*(?P<open>\[\[?)[ \t]*(?P<key>{_DOTTED})[ \t]*\]")
_KEY = late(rf"[ \t]*(?P<key>{_DOTTED})[ \t]*=")
_INNER = late(rf"[{{,][ \t]*(?P<key>{_DOTTED})[ \t]*=")
_LONG_TEXT = late(r"\"\"\".*?\"\"\"|'''.*?'''", re.DOTALL)
_AT = late(r" \(at (?:line (\d+), column (\d+)|end of document)\)")


class FileError(ValueError):
    """A mistake in a file that somebody wrote: `path:line:column: what is wrong: what to do`."""

    def __init__(self, path: str | Path, line: int, column: int, message: str, quoted: str = "") -> None:
        super().__init__(f"{path}:{line}:{column}: {message}")
        self.quoted = quoted
        """The offending line as it stands; empty where there is none to show."""


class TomlFile(Struct, frozen=True):
    """A TOML file and where everything in it stands."""

    path: str
    data: dict[str, Any]
    lines: tuple[str, ...]
    places: dict[Keys, tuple[int, int]]

    def error(self, keys: Keys, message: str) -> FileError:
        """The error to raise for the value at `keys`, or for the table that lacks it."""
        line, column = self.place(keys)
        quoted = self.lines[line - 1] if line <= len(self.lines) else ""
        return FileError(self.path, line, column, message, quoted.rstrip())

    def place(self, keys: Keys) -> tuple[int, int]:
        """Line and column of a key, from 1; of the nearest table around it where it is not written out."""
        while keys and keys not in self.places:
            keys = keys[:-1]
        return self.places.get(keys, (1, 1))

    def where(self, keys: Keys) -> str:
        """`path:line:column` of a key."""
        line, column = self.place(keys)
        return f"{self.path}:{line}:{column}"

    def refuse_unknown(self, table: Iterable[str], known: Iterable[str], keys: Keys = (), what: str = "key") -> None:
        """Raise for the first name in a table that is not known there, with the nearest one that is."""
        known = tuple(known)
        for name in table:
            if name not in known:
                raise self.error((*keys, name), unknown(f'{what} "{name}"', name, known))


def read_toml(path: str | Path, shown: str | None = None) -> TomlFile:
    """Read and parse a file; raises `FileError`. `shown` is how messages name it, the path unless told otherwise."""
    name = shown or str(path)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise FileError(name, 1, 1, f"cannot be read ({reason}): give a UTF-8 TOML file") from None
    return parse_toml(text, name)


def parse_toml(text: str, name: str) -> TomlFile:
    """Parse TOML; raises `FileError` where it is none."""
    lines = tuple(text.split("\n"))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line, column = (int(at[1]), int(at[2])) if at and at[1] else (len(lines), 1)
        what = _AT.sub("", str(error))
        raise FileError(
            name, line, column, f"not valid TOML: {what}: mend that line", lines[line - 1].strip()
        ) from None
    except RecursionError:
        raise FileError(name, 1, 1, "not valid TOML: nested too deeply") from None
    return TomlFile(name, data, lines, _places(text))


def unknown(what: str, given: str, known: Iterable[str]) -> str:
    """`unknown key "fire": did you mean "fires"?`"""
    known = tuple(known)
    near = get_close_matches(given, known, 1)
    if near:
        return f'unknown {what}: did you mean "{near[0]}"?'
    return f"unknown {what}: {'known are ' + ', '.join(known) if known else 'there are none here'}"


def _places(text: str) -> dict[Keys, tuple[int, int]]:
    """Line and column of every table and key; TOML's own parser does not say."""
    places: dict[Keys, tuple[int, int]] = {}
    counts: dict[Keys, int] = {}
    table: Keys = ()
    # What stands between triple quotes holds no keys.
    text = _LONG_TEXT.sub(lambda m: "\n" * m.group().count("\n"), text)
    for number, line in enumerate(text.split("\n"), 1):
        if head := _TABLE.match(line):
            table = ()
            for part in _parts(head["key"]):
                table = (*table, part)
                if table in counts:
                    table = (*table, counts[table] - 1)
            if head["open"] == "[[":
                name = table[:-1] if isinstance(table[-1], int) else table
                place = (number, head.start("open") + 1)
                places.setdefault(name, place)
                table = (*name, counts.get(name, 0))
                counts[name] = counts.get(name, 0) + 1
            places.setdefault(table, (number, head.start("open") + 1))
        elif key := _KEY.match(line):
            here = (*table, *_parts(key["key"]))
            for end in range(len(table) + 1, len(here) + 1):
                places.setdefault(here[:end], (number, key.start("key") + 1))
            for inner in _INNER.finditer(line, key.end()):
                places.setdefault((*here, *_parts(inner["key"])), (number, inner.start("key") + 1))
    return places


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, key))
