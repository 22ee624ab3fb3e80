"""Rule packs: TOML files in which rules are data. Loading, and refusing what is wrong with file and line.

A pack is a TOML file with `pack = "name"` at its top and one `[[rule]]` table per rule.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from typing import Any, cast

from checker.judge.kinds import KINDS
from checker.model import SEVERITIES, Rule, Severity
from checker.resources import rules_dir

__all__ = ["Rule", "RuleError", "Rules", "load_rules"]

_TEXTS = ("code", "name", "kind", "severity", "what", "why", "fires", "silent")
_KEYS = (*_TEXTS, "limits", "parameters")
_CODE = re.compile(r"[A-Z]{2,4}\d{3}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_IS_PACK = re.compile(r"(?m)^\s*pack\s*=")
_TYPE_NAMES = {bool: "true or false", int: "a whole number", float: "a number", str: "a text", list: "a list of texts"}


class RuleError(ValueError):
    """A mistake in a rule pack: one line that says which file, where, what is wrong and what to do."""


@dataclass(frozen=True)
class Rules:
    """All loaded rules in order of their codes."""

    rules: tuple[Rule, ...] = ()

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

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

    Raises RuleError for the first mistake.
    """
    loaded: dict[str, Rule] = {}
    for path, text in _packs(extra):
        for rule in _read_pack(path, text):
            for other in loaded.values():
                for key, mine, theirs in (("code", rule.code, other.code), ("name", rule.name, other.name)):
                    if mine == theirs:
                        where = f"{other.path}:{other.line}"
                        raise _error(path, rule.line, f'the {key} "{mine}" is taken by {where}: choose another {key}')
            loaded[rule.code] = rule
    return Rules(tuple(loaded[code] for code in sorted(loaded)))


def _packs(extra: Iterable[str | Path]) -> Iterator[tuple[Path, str]]:
    for place in (rules_dir(), *map(Path, extra)):
        alone = not place.is_dir()
        for path in [place] if alone else sorted(place.glob("*.toml")):
            try:
                text = path.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                reason = getattr(error, "strerror", None) or "not UTF-8"
                raise _error(path, 1, f"cannot be read ({reason}): give a UTF-8 TOML file") from None
            if alone or _IS_PACK.search(text):
                yield path, text


def _error(path: Path, line: int, message: str) -> RuleError:
    return RuleError(f"{path}:{line}: {message}")


def _read_pack(path: Path, text: str) -> Iterator[Rule]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line = int(where[1]) if where else text.count("\n") + 1
        what = str(error).split(" (at ")[0]
        raise _error(path, line, f"not valid TOML: {what}: mend that line") from None
    lines = _Lines(text)
    if "pack" not in data:
        raise _error(path, 1, 'not a rule pack: begin it with pack = "its name"')
    if not isinstance(data["pack"], str):
        raise _error(path, lines.of("pack"), "pack is to be a text: write the pack's name in quotes")
    for key in data:
        if key not in ("pack", "rule"):
            raise _error(path, lines.of(key), _unknown(f'key "{key}"', key, ("pack", "rule")))
    entries = data.get("rule", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _error(path, lines.of("rule"), "rules are tables of their own: begin each with [[rule]]")
    for number, entry in enumerate(entries):
        yield _read_rule(path, lines, number, entry, data["pack"])


def _unknown(what: str, given: str, known: Iterable[str]) -> str:
    known = tuple(known)
    near = get_close_matches(given, known, 1)
    advice = (
        f'did you mean "{near[0]}"?' if near else "known are " + ", ".join(known) if known else "there are none here"
    )
    return f"unknown {what}: {advice}"


def _read_rule(path: Path, lines: _Lines, number: int, entry: dict[str, Any], pack: str) -> Rule:
    head = lines.of("rule", number)

    def wrong(message: str, key: str | None = None, parameter: bool = False) -> RuleError:
        return _error(path, lines.of(key, number, parameter) if key else head, message)

    for key in entry:
        if key not in _KEYS:
            raise wrong(_unknown(f'key "{key}"', key, _KEYS), key)
    named = f'rule "{entry["code"]}"' if isinstance(entry.get("code"), str) else "a rule"
    for key in _TEXTS:
        if key not in entry:
            purpose = {"fires": ": show an example that fires", "silent": ": show an example that does not fire"}.get(
                key
            )
            raise wrong(f'{named} has no "{key}"{purpose or ": add it"}')
    for key in (*_TEXTS, "limits"):
        value = entry.get(key, "-")
        if not isinstance(value, str) or not value.strip():
            raise wrong(f'"{key}" is to be a text that is not empty: write it in quotes', key)
    if not _CODE.fullmatch(entry["code"]):
        raise wrong(f'bad code "{entry["code"]}": two to four capitals and three digits, like CF001', "code")
    if not _NAME.fullmatch(entry["name"]):
        raise wrong(f'bad name "{entry["name"]}": lower-case words joined by hyphens that state the fault', "name")
    if entry["severity"] not in SEVERITIES:
        raise wrong(_unknown(f'severity "{entry["severity"]}"', entry["severity"], SEVERITIES), "severity")
    kind = KINDS.get(entry["kind"])
    if kind is None:
        raise wrong(_unknown(f'kind "{entry["kind"]}"', entry["kind"], KINDS), "kind")
    given = entry.get("parameters", {})
    if not isinstance(given, dict):
        raise wrong("parameters is to be a table: write [rule.parameters]", "parameters")
    parameters = dict(kind.parameters)
    for key, value in given.items():
        if key not in parameters:
            raise wrong(_unknown(f'parameter "{key}" of kind {entry["kind"]}', key, parameters), key, True)
        wanted = type(parameters[key])
        # bool is an int to Python, not to a reader.
        fits = type(value) is wanted or (wanted is float and type(value) is int)
        if not fits or (wanted is list and not all(isinstance(item, str) for item in value)):
            raise wrong(f'parameter "{key}" is to be {_TYPE_NAMES[wanted]}: change its value', key, True)
        parameters[key] = value
    texts = {key: entry[key].strip() for key in (*_TEXTS, "limits") if key in entry and key != "severity"}
    severity = cast(Severity, entry["severity"])
    return Rule(**texts, severity=severity, parameters=parameters, pack=pack, path=str(path), line=head)


class _Lines:
    """Where the keys of a pack stand; TOML's own parser does not say."""

    def __init__(self, text: str) -> None:
        self._lines = _without_long_texts(text).split("\n")
        self._heads = [i for i, line in enumerate(self._lines) if re.match(r"\s*\[\[\s*rule\s*\]\]", line)]

    def of(self, key: str, number: int | None = None, parameter: bool = False) -> int:
        """Line, from 1, of a top-level key, or of the `number`th rule or a key in it."""
        if number is None or number >= len(self._heads):
            return self._find(key, 0, len(self._lines), 0)
        head = self._heads[number]
        if key == "rule":
            return head + 1
        end = self._heads[number + 1] if number + 1 < len(self._heads) else len(self._lines)
        if parameter:
            tables = (i for i in range(head, end) if re.match(r"\s*\[\s*rule\s*\.\s*parameters\s*\]", self._lines[i]))
            head = next(tables, head)
        return self._find(key, head, end, head)

    def _find(self, key: str, start: int, end: int, default: int) -> int:
        name = rf"[\"']?{re.escape(key)}[\"']?"
        pattern = re.compile(rf"\s*(?:{name}\s*[=.]|\[+\s*(?:rule\s*\.\s*)?{name}\s*\])|.*[{{,]\s*{name}\s*=")
        return next((i for i in range(start, end) if pattern.match(self._lines[i])), default) + 1


def _without_long_texts(text: str) -> str:
    """The text with what stands between triple quotes blanked, so that no example is taken for a key."""
    blank = re.compile(r"\"\"\".*?\"\"\"|'''.*?'''", re.DOTALL)
    return blank.sub(lambda m: "\n" * m.group().count("\n"), text)
