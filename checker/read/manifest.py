"""`story.toml`: what is known about articles beside their text."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from checker.late import early
from checker.model import Problem
from checker.read.column_names import NAMES

NAME = "story.toml"
_KEYS = {"published": "published", "source": "outlet", "title": "title", "url": "url"}


class Manifest(Struct, frozen=True):
    """One folder's `story.toml`: fields of `Article` by file name, and the mistakes in it."""

    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def _line_of(text: str, name: str, key: str | None) -> int:
    """The line that a table, or a key in it, stands on."""
    table = re.search(rf"^[ \t]*\[[ \t]*[\"']?{re.escape(name)}[\"']?[ \t]*\]", text, re.MULTILINE)
    start = table.start() if table else 0
    found = early(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.]", re.MULTILINE).search(text, start) if key else None
    return text.count("\n", 0, found.start() if found else start) + 1


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(value).date() if isinstance(value, str) else None
    except ValueError:
        return None


def _mistakes(folder: Path, name: str, table: object) -> Iterator[tuple[str | None, str]]:
    """The key and what is wrong, for every mistake in one table."""
    if not isinstance(table, dict):
        yield name, f'{name!r} stands outside of a table; write one table per file, ["FILE.txt"]'
        return
    inner = next((key for key, value in table.items() if isinstance(value, dict) and key != "columns"), None)
    if inner is not None:
        yield None, f'put quotes around the file name: ["{name}.{inner}"]'
        return
    if not os.path.exists(folder / name):  # noqa: PTH110 - Path.exists raises for a name too long
        yield None, f"there is no file {name!r} in this folder"
    for key, value in table.items():
        if key == "columns":
            yield from ((key, mistake) for mistake in _mistaken_columns(value))
        elif key not in _KEYS:
            yield key, f"unknown key {key!r}; known are {', '.join(_KEYS)}, columns"
        elif key == "published" and _day(value) is None:
            yield key, "published must be a date such as 2023-12-10"
        elif key != "published" and not isinstance(value, str):
            yield key, f"{key} must be text in quotes"


def _mistaken_columns(value: object) -> Iterator[str]:
    if not isinstance(value, dict) or not all(isinstance(column, str) for column in value.values()):
        yield 'columns must name columns of a table, such as { text = "Body", published = "Day" }'
        return
    for key in value:
        if key not in NAMES:
            yield f"unknown field {key!r} in columns; known are {', '.join(NAMES)}"


def is_there(folder: Path) -> bool:
    """Whether a folder has a manifest; most have none."""
    return os.path.lexists(f"{folder}/{NAME}")


def load(folder: Path, shown: str) -> Manifest:
    """The manifest of a folder, an empty one where there is none; `shown` is how messages name the file."""
    if not is_there(folder):
        return Manifest()
    try:
        data = (folder / NAME).read_bytes()
    except OSError as error:
        return Manifest(problems=(Problem(shown, f"cannot be read: {error.strerror}"),))
    try:
        text = re.sub(r"\r\n?", "\n", data.decode("utf-8-sig"))
        tables = tomllib.loads(text)
    except UnicodeDecodeError:
        return Manifest(problems=(Problem(shown, "not UTF-8; save it as UTF-8"),))
    except tomllib.TOMLDecodeError as error:
        return Manifest(problems=(Problem(shown, f"not valid TOML: {error}"),))
    except RecursionError:
        return Manifest(problems=(Problem(shown, "not valid TOML: nested too deeply"),))
    entries: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    for name, table in tables.items():
        mistakes = list(_mistakes(folder, name, table))
        problems += [Problem(f"{shown}:{_line_of(text, name, key)}", what) for key, what in mistakes]
        if isinstance(table, dict):
            wrong = {key for key, _ in mistakes}
            good = {
                key: value for key, value in table.items() if (key in _KEYS or key == "columns") and key not in wrong
            }
            entries[name] = {_KEYS.get(k, k): _day(v) or v if k == "published" else v for k, v in good.items()}
    return Manifest(entries, tuple(problems))
