"""Files to articles: which files belong to a story, what they say, and what is known about them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.model import Article, Problem
from checker.read import manifest, markdown, text
from checker.read.decode import decode
from checker.read.english import looks_english
from checker.read.interface import Reader, UnreadableError
from checker.read.walk import Place, Plan, plan, shown

__all__ = ["READERS", "Place", "Plan", "plan", "read"]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
}
"""Reader of each file suffix; a file of any other name that is given outright is taken for plain text."""

LARGEST = 64 * 1024 * 1024
"""Bytes that nobody's article has."""


def read(place: Place) -> Iterator[Article | Problem]:
    """The articles of a story in order, and a problem for each that cannot be read or only in part."""
    known: dict[Path, manifest.Manifest] = {}
    for file in place.files:
        for folder in dict.fromkeys((place.root, file.parent)):
            if folder not in known:
                known[folder] = manifest.load(folder, shown(folder / manifest.NAME))
                yield from known[folder].problems
        facts: dict[str, Any] = {}
        for folder in (place.root, file.parent):  # the nearer one wins
            facts |= known[folder].entries.get(_id(file, folder), {})
        yield from _read_file(file, _id(file, place.root), facts)


def _id(file: Path, root: Path) -> str:
    return shown(
        Path(os.path.relpath(file, root)).as_posix()
        if not file.is_relative_to(root)
        else file.relative_to(root).as_posix()
    )


def _read_file(file: Path, name: str, facts: dict[str, Any]) -> Iterator[Article | Problem]:
    path = shown(file)
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise UnreadableError(f"larger than {LARGEST // 1024 // 1024} MB, which no article is")
        content = READERS.get(file.suffix.lower(), text.read)(decode(data))
    except FileNotFoundError:
        yield Problem(path, "is gone; it was there a moment ago, or it is a link that leads nowhere")
    except PermissionError:
        yield Problem(path, "cannot be read: permission denied; check who may read it")
    except OSError as error:
        yield Problem(path, f"cannot be read: {error.strerror}")
    except UnreadableError as error:
        yield Problem(path, str(error))
    else:
        fields = {
            "title": content.title,
            "published": content.published,
            "outlet": content.outlet,
            "url": content.url,
        } | facts
        yield Article(name, path, content.text, zones=content.zones, **fields)
        if not content.text.strip():
            yield Problem(path, "is empty", fatal=False)
        elif not looks_english(content.text):
            yield Problem(
                path,
                "looks not to be in English, which is not supported: only its digits can be relied on",
                fatal=False,
            )
