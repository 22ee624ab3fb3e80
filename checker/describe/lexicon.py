"""The editable word lists under `rules/lexicon/`, as the describe stage asks them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from msgspec import Struct

from checker.language.lemma import stem
from checker.located import unknown
from checker.resources import rules_dir
from checker.settings import WordsSetting


class Lexicon(Struct, frozen=True, eq=False):
    """Which words speak of what."""

    events: dict[str, str]
    """Stem -> class of event: slay -> kill."""
    event_names: dict[str, str]
    """Class -> how an editor writes it after a counted noun: kill -> "killed"."""
    people: dict[str, frozenset[str]]
    """Noun -> the rows of people that it stands in."""
    things: dict[str, str]
    """Noun -> the word that all nouns for this thing are taken for: position -> job."""

    def person_rows(self, head: str) -> frozenset[str]:
        """The rows of people for a noun; a guess by its ending for a noun that stands in none."""
        rows = self.people.get(head)
        if rows is not None:
            return rows
        return frozenset(("person",)) if len(head) > 5 and head.endswith(("man", "woman")) else frozenset()


@cache
def shipped() -> Lexicon:
    """The lexicon in `rules/lexicon/`."""
    return _lexicon(_table("events"), _table("people"), _table("things"))


def extended(settings: Iterable[WordsSetting]) -> Lexicon:
    """The shipped lexicon with words added to its rows, and rows of people and things added to it.

    Raises `checker.located.FileError`, or `ValueError` for a setting that stands in no file, for an event that the
    lexicon does not know.
    """
    events, people, things = _table("events"), _table("people"), _table("things")
    for setting in settings:
        if setting.table in ("people", "things"):
            rows = people if setting.table == "people" else things
            rows[setting.row] = [*rows.get(setting.row, ()), *setting.words]
        elif setting.row in events:
            # Words are kept as the stems that texts are looked up by.
            events[setting.row]["words"] += [stem(word) for word in setting.words]
        else:
            message = unknown(f'row "{setting.row}"', setting.row, events)
            raise setting.spot.error(message) if setting.spot else ValueError(message)
    return _lexicon(events, people, things)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((rules_dir() / "lexicon" / f"{name}.toml").read_text(encoding="utf-8"))


def _lexicon(events: dict[str, Any], people: dict[str, Any], things: dict[str, Any]) -> Lexicon:
    classes: dict[str, str] = {}
    for name, row in events.items():
        for word in row["words"]:
            classes.setdefault(word, name)
    rows: dict[str, set[str]] = {}
    for name, words in people.items():
        for word in words:
            rows.setdefault(word, set()).add(name)
    nouns = {word: frozenset(names) for word, names in rows.items()}
    called = {word: name for name, words in things.items() for word in words}
    return Lexicon(classes, {name: row["name"] for name, row in events.items()}, nouns, called)
