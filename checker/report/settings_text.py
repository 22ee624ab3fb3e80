"""The settings in force as TOML that can be pasted, each with where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from checker.settings import KEYS, FilesSetting, RuleSetting, Settings

_TABLES = ("rules", "lexicon", "files")


def render(settings: Settings) -> str:
    """All settings; a default is told as one."""
    rows = [(_row(key, getattr(settings, _field(key))), _where(settings, key)) for key in KEYS if key not in _TABLES]
    width = max(len(row) for row, _ in rows)
    lines = [f"{row:<{width}}  # {where}" for row, where in rows]
    lines += _rules(settings.rules, "rules")
    for table in dict.fromkeys(words.table for words in settings.lexicon):
        lines += ["", f"[lexicon.{table}]"]
        lines += [f"{w.row} = {_toml(w.words)}  # {w.spot or ''}" for w in settings.lexicon if w.table == table]
    for some in settings.files:
        lines += _files(some)
    return "\n".join(lines) + "\n"


def _rules(settings: tuple[RuleSetting, ...], table: str) -> Iterator[str]:
    plain = [setting for setting in settings if not setting.parameters]
    if plain:
        yield from ("", f"[{table}]")
        yield from (f'{_key(s.rule)} = "{s.level}"  # {s.spot or ""}' for s in plain)
    for setting in settings:
        if setting.parameters:
            yield from ("", f"[{table}.{_key(setting.rule)}]  # {setting.spot or ''}")
            if setting.level:
                yield f'severity = "{setting.level}"'
            yield from (f"{_key(key)} = {_toml(value)}" for key, value in setting.parameters.items())


def _files(some: FilesSetting) -> Iterator[str]:
    yield from ("", f"[[files]]  # {some.spot or ''}", f"match = {_toml(some.match)}")
    if some.skip:
        yield "skip = true"
    if some.outlet:
        yield f"outlet = {_toml(some.outlet)}"
    if some.rules:
        levels = ", ".join(f'{_key(rule.rule)} = "{rule.level}"' for rule in some.rules)
        yield f"rules = {{ {levels} }}"


def _row(key: str, value: object) -> str:
    return f"# {key}: none" if value is None else f"{key} = {_toml(value)}"


def _where(settings: Settings, key: str) -> str:
    return settings.where.get(_field(key), "default")


def _field(key: str) -> str:
    return key.replace("-", "_")


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() else json.dumps(name)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, (str, Path)):
        return json.dumps(str(value), ensure_ascii=False)
    return str(value)
