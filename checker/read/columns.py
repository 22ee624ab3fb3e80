"""Which column of a table is what, and the article that a row is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from checker.late import early
from checker.read import text as plain
from checker.read.blocks import Blocks
from checker.read.column_names import NAMES
from checker.read.compose import Composer, by_looks, day_of
from checker.read.interface import Content, Options, UnreadableError

_MARKUP = early(r"</?(?:p|div|br|h[1-6]|article|section|ul|table)\b[^<>]*>", re.IGNORECASE)


def mapping(columns: Iterable[str], options: Options) -> dict[str, str]:
    """The column of each field that a table has; raises `UnreadableError` where none holds the texts."""
    columns = list(columns)
    for field, column in options.items():
        if column not in columns:
            raise UnreadableError(f"has no column {column!r} for {field}; it has {_listed(columns)}")
    plain_names = {re.sub(r"[\W_]+", "", column.lower()): column for column in reversed(columns)}
    found = {
        field: next((plain_names[name] for name in names.split() if name in plain_names), None)
        for field, names in NAMES.items()
    } | dict(options)
    if not found["text"]:
        say = "say in story.toml which one it is: columns = { text = ... }"
        raise UnreadableError(f"has no column of texts; {say}; it has {_listed(columns)}")
    return {field: column for field, column in found.items() if column}


def article(row: Mapping[str, Any], fields: Mapping[str, str], part: str, where: Mapping[str, str]) -> Content:
    """The article of a row; `where` names the places of its text and its title."""
    known = {field: _said(row.get(column)) for field, column in fields.items()}
    written, title = known["text"], " ".join(known.get("title", "").split())
    composer = Composer()
    if title and not written.lstrip().startswith(title):
        composer.add(title, "headline", where["title"])
    if len(_MARKUP.findall(written[:2000])) > 1:
        from checker.read.xml import html_body

        Blocks(composer, where["text"], title).take(html_body(written))
    else:
        composer.add(written, "body", where["text"])
    return by_looks(
        composer.content(
            title=title or plain.read(written).title,
            published=day_of(known.get("published")),
            updated=day_of(known.get("updated")),
            outlet=known.get("outlet"),
            author=known.get("author"),
            url=known.get("url"),
            part=part,
            story=known.get("story", ""),
        )
    )


def _said(value: object) -> str:
    """A cell as text; what stands for nothing is none."""
    if value is None or value != value:  # NaN and NaT are unlike themselves
        return ""
    if isinstance(value, list):
        return ", ".join(map(_said, value))
    return value if isinstance(value, str) else str(value)


def _listed(columns: Iterable[str]) -> str:
    names = [" ".join(str(column).split())[:40] for column in columns]
    return ", ".join(names[:12]) + (" ..." if len(names) > 12 else "") or "no column at all"
