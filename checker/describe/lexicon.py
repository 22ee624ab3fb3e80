"""The editable word lists under `rules/lexicon/`, as the describe stage asks them."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from checker.resources import rules_dir


class Events(NamedTuple):
    """Which words speak of which class of event."""

    classes: dict[str, str]
    """Stem -> class: slay -> kill."""
    names: dict[str, str]
    """Class -> how an editor writes it after a counted noun: kill -> "killed"."""


@cache
def events() -> Events:
    """The event lexicon, `rules/lexicon/events.toml`."""
    table = tomllib.loads((rules_dir() / "lexicon" / "events.toml").read_text(encoding="utf-8"))
    classes: dict[str, str] = {}
    for name, row in table.items():
        for word in row["words"]:
            classes.setdefault(word, name)
    return Events(classes, {name: row["name"] for name, row in table.items()})


@cache
def people() -> dict[str, frozenset[str]]:
    """Noun -> the rows of `rules/lexicon/people.toml` that it stands in."""
    table = tomllib.loads((rules_dir() / "lexicon" / "people.toml").read_text(encoding="utf-8"))
    rows: dict[str, set[str]] = {}
    for name, words in table.items():
        for word in words:
            rows.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in rows.items()}


def person_rows(head: str) -> frozenset[str]:
    """The rows of the people lexicon for a noun; a guess by its ending for a noun that stands in none."""
    rows = people().get(head)
    if rows is not None:
        return rows
    return frozenset(("person",)) if len(head) > 5 and head.endswith(("man", "woman")) else frozenset()
