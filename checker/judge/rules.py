"""Rule packs: TOML files in which rules are data. Loading, and refusing what is wrong with file and line.

A pack is a TOML file with `pack = "name"` at its top and one `[[rule]]` table per rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from msgspec import Struct

from checker.judge.kinds import KINDS, Kind
from checker.late import early
from checker.located import FileError, Keys, TomlFile, parse_toml, read_toml, unknown
from checker.model import SEVERITIES, Rule, Severity, Value
from checker.resources import rules_dir

__all__ = ["Rule", "Rules", "fitting", "load_rules"]

_TEXTS = ("code", "name", "kind", "severity", "what", "why", "fires", "silent")
_KEYS = (*_TEXTS, "limits", "parameters")
_CODE = early(r"[A-Z]{2,4}\d{3}")
_NAME = early(r"[a-z0-9]+(-[a-z0-9]+)*")
_IS_PACK = early(r"(?m)^\s*pack\s*=")
_TYPE_NAMES = {bool: "true or false", int: "a whole number", float: "a number", str: "a text", list: "a list of texts"}


class Rules(Struct, frozen=True, dict=True):
    """All loaded rules in order of their codes."""

    rules: tuple[Rule, ...] = ()

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    @cached_property
    def specific(self) -> tuple[Rule, ...]:
        """Those that run first, for they explain: see `Kind.explains`."""
        return tuple(rule for rule in self.rules if KINDS[rule.kind].explains)

    @cached_property
    def general(self) -> tuple[Rule, ...]:
        """All others."""
        return tuple(rule for rule in self.rules if not KINDS[rule.kind].explains)

    @cached_property
    def tolerance(self) -> float:
        """By what share two numbers may differ without a clash: a setting of the rule that reports clashes."""
        given = [rule.parameters["tolerance"] for rule in self.rules if rule.kind == "sources-conflict"]
        return max((float(value) for value in given if isinstance(value, (int, float))), default=0.0)

    def find(self, code_or_name: str) -> Rule | None:
        """The rule of that code, in any case, or of that name."""
        wanted = code_or_name.strip().lower()
        return next((rule for rule in self.rules if wanted in (rule.code.lower(), rule.name)), None)

    def nearest(self, code_or_name: str) -> str | None:
        """The code that was probably meant by one that does not exist."""
        wanted = code_or_name.strip()
        by_name = get_close_matches(wanted.lower(), [rule.name for rule in self.rules], 1)
        if by_name and (rule := self.find(by_name[0])):
            return rule.code
        near = get_close_matches(wanted.upper(), [rule.code for rule in self.rules], len(self.rules) or 1)
        # Of codes equally near, the first.
        return max(sorted(near), key=lambda code: SequenceMatcher(None, wanted.upper(), code).ratio(), default=None)


def load_rules(extra: Iterable[str | Path] = ()) -> Rules:
    """The shipped packs and those in `extra` (files, or folders whose packs are taken).

    Raises `checker.located.FileError` for the first mistake.
    """
    loaded: dict[str, Rule] = {}
    for pack in _packs(extra):
        for rule, keys in _rules_of(pack):
            for other in loaded.values():
                for key, mine, theirs in (("code", rule.code, other.code), ("name", rule.name, other.name)):
                    if mine == theirs:
                        where = f"{other.path}:{other.line}"
                        raise pack.error((*keys, key), f'the {key} "{mine}" is taken by {where}: choose another {key}')
            loaded[rule.code] = rule
    return Rules(tuple(loaded[code] for code in sorted(loaded)))


def _packs(extra: Iterable[str | Path]) -> Iterator[TomlFile]:
    for path in sorted(rules_dir().glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        if _IS_PACK.search(text):
            yield parse_toml(text, str(path))
    for place in map(Path, extra):
        if not place.is_dir():
            yield read_toml(place)
            continue
        packs = [path for path in sorted(place.glob("*.toml")) if _IS_PACK.search(path.read_text("utf-8", "replace"))]
        if not packs:
            raise FileError(place, 1, 1, "no rule pack in this folder: a pack is a .toml file that begins with pack = ")
        yield from map(read_toml, packs)


def _rules_of(pack: TomlFile) -> Iterator[tuple[Rule, Keys]]:
    data = pack.data
    if "pack" not in data:
        raise pack.error((), 'not a rule pack: begin it with pack = "its name"')
    if not isinstance(data["pack"], str):
        raise pack.error(("pack",), "pack is to be a text: write the pack's name in quotes")
    pack.refuse_unknown(data, ("pack", "rule"))
    entries = data.get("rule", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise pack.error(("rule",), "rules are tables of their own: begin each with [[rule]]")
    for number, entry in enumerate(entries):
        keys: Keys = ("rule", number)
        yield _read_rule(pack, keys, entry), keys


def _read_rule(pack: TomlFile, keys: Keys, entry: dict[str, Any]) -> Rule:
    pack.refuse_unknown(entry, _KEYS, keys)
    named = f'rule "{entry["code"]}"' if isinstance(entry.get("code"), str) else "a rule"
    for key in _TEXTS:
        if key not in entry:
            purpose = {"fires": ": show an example that fires", "silent": ": show an example that does not fire"}.get(
                key
            )
            raise pack.error(keys, f'{named} has no "{key}"{purpose or ": add it"}')
    for key in (*_TEXTS, "limits"):
        value = entry.get(key, "-")
        if not isinstance(value, str) or not value.strip():
            raise pack.error((*keys, key), f'"{key}" is to be a text that is not empty: write it in quotes')
    code, name, severity = entry["code"], entry["name"], entry["severity"]
    if not _CODE.fullmatch(code):
        raise pack.error((*keys, "code"), f'bad code "{code}": two to four capitals and three digits, like CF001')
    if not _NAME.fullmatch(name):
        raise pack.error((*keys, "name"), f'bad name "{name}": lower-case words joined by hyphens that state the fault')
    if severity not in SEVERITIES:
        raise pack.error((*keys, "severity"), unknown(f'severity "{severity}"', severity, SEVERITIES))
    kind = KINDS.get(entry["kind"])
    if kind is None:
        raise pack.error((*keys, "kind"), unknown(f'kind "{entry["kind"]}"', entry["kind"], KINDS))
    given = entry.get("parameters", {})
    if not isinstance(given, dict):
        raise pack.error((*keys, "parameters"), "parameters is to be a table: write [rule.parameters]")
    parameters = dict(kind.parameters)
    for key, value in given.items():
        try:
            parameters[key] = fitting(kind, key, value)
        except ValueError as error:
            raise pack.error((*keys, "parameters", key), str(error)) from None
    texts = {key: entry[key].strip() for key in (*_TEXTS, "limits") if key in entry and key != "severity"}
    return Rule(
        **texts, severity=cast(Severity, severity), parameters=parameters, pack=pack.data["pack"], path=pack.path,
        line=pack.place(keys)[0],
    )  # fmt: skip


def fitting(kind: Kind, key: str, value: object) -> Value:
    """The value for a parameter of that kind; raises `ValueError`, which says what to do, where it does not fit."""
    if key not in kind.parameters:
        raise ValueError(unknown(f'parameter "{key}"', key, kind.parameters))
    wanted = type(kind.parameters[key])
    # bool is an int to Python, not to a reader.
    fits = type(value) is wanted or (wanted is float and type(value) is int)
    if not fits or (isinstance(value, list) and not all(isinstance(item, str) for item in value)):
        raise ValueError(f'parameter "{key}" is to be {_TYPE_NAMES[wanted]}: change its value')
    return cast(Value, value)
