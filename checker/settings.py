"""Settings: `check-figures.toml`, or `[tool.check-figures]` in pyproject.toml, found upwards from the first path.

Loaded here and handed on; nothing else in the house reads a configuration. What a setting means is told in
docs/CONFIGURATION.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, cast

from msgspec import Struct, field
from msgspec.structs import replace

from checker.located import FileError, Keys, TomlFile, read_toml, unknown
from checker.model import SEVERITIES, Severity

FILE = "check-figures.toml"
PYPROJECT = "pyproject.toml"
FailOn = Severity | Literal["never"]
Level = Severity | Literal["off"]
LEVELS = (*SEVERITIES, "off")


class Spot(Struct, frozen=True):
    """Where a setting is written."""

    file: TomlFile
    keys: Keys

    def error(self, message: str, *inner: str) -> FileError:
        """The error to raise for it, or for something within it."""
        return self.file.error((*self.keys, *inner), message)

    def __str__(self) -> str:
        return self.file.where(self.keys)


class RuleSetting(Struct, frozen=True):
    """What is set for one rule."""

    rule: str
    """Its code or name."""
    level: Level | None = None
    """Its severity, or `off`; None leaves that as its pack has it."""
    parameters: Mapping[str, object] = field(default_factory=dict)
    spot: Spot | None = None


class WordsSetting(Struct, frozen=True):
    """Words added to one row of a lexicon: `[lexicon.events] kill = ["gun down"]`."""

    table: str
    row: str
    words: tuple[str, ...]
    spot: Spot | None = None


class FilesSetting(Struct, frozen=True):
    """What is set for some of the articles."""

    match: tuple[str, ...]
    """Patterns as a shell has them, held against the path from the folder of the settings, or the name alone."""
    base: Path = Path()
    skip: bool = False
    """Not an article: a licence, a notice."""
    outlet: str | None = None
    rules: tuple[RuleSetting, ...] = ()
    """Levels of rules for findings that stand in such an article."""
    spot: Spot | None = None


class Settings(Struct, frozen=True):
    """What a run is told beside its paths; the defaults are those of the command line."""

    format: str = "terminal"
    write: tuple[str, ...] = ("csv",)
    output: Path = Path("reports")
    excel: bool = False
    fail_on: FailOn = "error"
    show: Severity = "info"
    packs: tuple[Path, ...] = ()
    """Rule packs of one's own, files or folders."""
    waivers: Path | None = None
    baseline: Path | None = None
    rules: tuple[RuleSetting, ...] = ()
    lexicon: tuple[WordsSetting, ...] = ()
    files: tuple[FilesSetting, ...] = ()
    own: str | None = None
    """What one's own outlet is called; its articles in the archive are told as ours."""
    where: Mapping[str, str] = field(default_factory=dict)
    """Where each field that is no default was set, by its name here: `path:line:column`, or `--option`."""

    def with_options(self, **given: object) -> Settings:
        """The settings with what the command line says in their place; None leaves a setting as it is."""
        said = {name: value for name, value in given.items() if value is not None}
        where = {name: "--rules" if name == "packs" else f"--{name.replace('_', '-')}" for name in said}
        return replace(self, **cast("dict[str, Any]", said), where={**self.where, **where})


def find(start: Path) -> Path | None:
    """The settings file nearest above a path: in its folder, or the folder around that, and so on."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder / FILE
        if (folder / PYPROJECT).is_file() and _has_table(folder / PYPROJECT):
            return folder / PYPROJECT
    return None


def load(path: Path, formats: Sequence[str] = (), files: Sequence[str] = ()) -> Settings:
    """The settings in a file; `FileError` for the first mistake.

    `formats` and `files`: what may be printed and written; not looked at where they are empty.
    """
    file = read_toml(path, _shown(path))
    keys: Keys = ("tool", "check-figures") if path.name == PYPROJECT else ()
    return _Loader(file, path.parent, formats, files).settings(keys)


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml is about us; a broken one is for others to mind, unless it names us."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if "check-figures" not in text:
        return False
    try:
        tools = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError:
        return "[tool.check-figures" in text
    return isinstance(tools, dict) and "check-figures" in tools


def _shown(path: Path) -> str:
    """As short as it can be told: from the working folder where it lies below that."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


class _Loader:
    """Reads one file; every method raises `FileError` where something does not fit."""

    def __init__(self, file: TomlFile, base: Path, formats: Sequence[str], files: Sequence[str]) -> None:
        self._file = file
        self._base = Path(_shown(base)) if base.absolute() != Path.cwd() else Path()
        self._readers: dict[str, Callable[[Keys, object], object]] = {
            "format": lambda keys, value: self._choice(keys, value, formats),
            "write": lambda keys, value: self._written(keys, value, files),
            "output": self._path,
            "excel": self._flag,
            "fail-on": lambda keys, value: self._choice(keys, value, (*SEVERITIES, "never")),
            "show": lambda keys, value: self._choice(keys, value, SEVERITIES),
            "packs": lambda keys, value: tuple(self._base / text for text in self._texts(keys, value)),
            "waivers": self._path,
            "baseline": self._path,
            "rules": self._rules,
            "lexicon": self._lexicon,
            "files": self._files,
            "own": self._text,
        }

    def settings(self, keys: Keys) -> Settings:
        table: Any = self._file.data
        for end, key in enumerate(keys, 1):
            if not isinstance(table.get(key), dict):
                raise self._file.error(keys[:end], "there is no table [tool.check-figures] in it: add one")
            table = table[key]
        self._file.refuse_unknown(table, self._readers, keys)
        read = {key: self._readers[key]((*keys, key), value) for key, value in table.items()}
        where = {_field(key): self._file.where((*keys, key)) for key in table}
        return Settings(**cast("dict[str, Any]", {_field(key): value for key, value in read.items()}), where=where)

    def _choice(self, keys: Keys, value: object, known: Sequence[str]) -> str:
        text = self._text(keys, value)
        if known and text not in known:
            raise self._file.error(keys, unknown(f'{keys[-1]} "{text}"', text, known))
        return text

    def _written(self, keys: Keys, value: object, known: Sequence[str]) -> tuple[str, ...]:
        names = self._texts(keys, value)
        for name in names:
            self._choice(keys, name, (*known, "none") if known else ())
        if "none" in names and len(names) > 1:
            raise self._file.error(keys, '"none" goes with no other file: leave one or the other')
        return tuple(name for name in dict.fromkeys(names) if name != "none")

    def _text(self, keys: Keys, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self._file.error(keys, f'"{keys[-1]}" is to be a text: write it in quotes')
        return value

    def _texts(self, keys: Keys, value: object) -> tuple[str, ...]:
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(item, str) and item.strip() for item in listed):
            raise self._file.error(keys, f'"{keys[-1]}" is to be a list of texts: ["one", "two"]')
        return tuple(listed)

    def _flag(self, keys: Keys, value: object) -> bool:
        if not isinstance(value, bool):
            raise self._file.error(keys, f'"{keys[-1]}" is to be true or false')
        return value

    def _path(self, keys: Keys, value: object) -> Path:
        return self._base / self._text(keys, value)

    def _table(self, keys: Keys, value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self._file.error(keys, f'"{keys[-1]}" is to be a table: write [{".".join(map(str, keys))}]')
        return value

    def _rules(self, keys: Keys, value: object) -> tuple[RuleSetting, ...]:
        return tuple(self._rule((*keys, name), name, given) for name, given in self._table(keys, value).items())

    def _rule(self, keys: Keys, name: str, given: object) -> RuleSetting:
        spot = Spot(self._file, keys)
        if isinstance(given, str):
            return RuleSetting(name, self._level(keys, given), spot=spot)
        if not isinstance(given, dict):
            raise self._file.error(keys, f'write {name} = "off" or another severity, or a table [rules.{name}]')
        parameters = {key: value for key, value in given.items() if key != "severity"}
        level = self._level((*keys, "severity"), given["severity"]) if "severity" in given else None
        return RuleSetting(name, level, parameters, spot)

    def _level(self, keys: Keys, value: object) -> Level:
        text = self._text(keys, value)
        if text not in LEVELS:
            raise self._file.error(keys, unknown(f'severity "{text}"', text, LEVELS))
        return cast(Level, text)

    def _lexicon(self, keys: Keys, value: object) -> tuple[WordsSetting, ...]:
        tables = self._table(keys, value)
        self._file.refuse_unknown(tables, ("events", "people", "things"), keys, "lexicon")
        return tuple(
            WordsSetting(table, row, self._texts((*keys, table, row), words), Spot(self._file, (*keys, table, row)))
            for table, rows in tables.items()
            for row, words in self._table((*keys, table), rows).items()
        )

    def _files(self, keys: Keys, value: object) -> tuple[FilesSetting, ...]:
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self._file.error(keys, "settings for files are tables of their own: begin each with [[files]]")
        return tuple(self._some((*keys, number), entry) for number, entry in enumerate(value))

    def _some(self, keys: Keys, entry: dict[str, Any]) -> FilesSetting:
        self._file.refuse_unknown(entry, ("match", "skip", "outlet", "rules"), keys)
        if "match" not in entry:
            raise self._file.error(keys, 'say which files are meant: match = "letters/*.md"')
        rules = self._rules((*keys, "rules"), entry.get("rules", {}))
        for rule in rules:
            if rule.parameters:
                raise self._file.error((*keys, "rules", rule.rule), "for some files a rule may have a severity alone")
        return FilesSetting(
            self._texts((*keys, "match"), entry["match"]),
            self._base,
            self._flag((*keys, "skip"), entry.get("skip", False)),
            self._text((*keys, "outlet"), entry["outlet"]) if "outlet" in entry else None,
            rules,
            Spot(self._file, keys),
        )


def _field(key: str) -> str:
    return key.replace("-", "_")


KEYS = tuple(name.replace("_", "-") for name in Settings.__struct_fields__ if name != "where")
"""The names of all settings, as a file has them."""
