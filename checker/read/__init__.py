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
from checker.read.formats import FORMATS, MB, Format
from checker.read.interface import Broken, Content, Options, TextReader, UnreadableError
from checker.read.sniff import HEAD, form_of
from checker.read.walk import Place, Plan, plan, shown

__all__ = ["Place", "Plan", "plan", "read"]

TEXT_READERS: dict[str, TextReader] = {"text": text.read, "markdown": markdown.read}
"""Readers of text with lines of its own, by form. All other forms are read apart (`formats.py`)."""

LARGEST = 64 * MB
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
    if file.parent == root:
        return shown(file.name)
    inside = file.relative_to(root) if file.is_relative_to(root) else Path(os.path.relpath(file, root))
    return shown(inside.as_posix())


def _read_file(file: Path, name: str, facts: dict[str, Any]) -> Iterator[Article | Problem]:
    path = shown(file)
    options = facts.pop("columns", {})
    try:
        for content in _contents(file, options):
            part = f"#{content.part}" if content.part else ""
            if isinstance(content, Broken):
                yield Problem(path + part, content.why, content.fatal)
            else:
                yield from _article(name + part, path + part, content, facts)
    except FileNotFoundError:
        yield Problem(path, "is gone; it was there a moment ago, or it is a link that leads nowhere")
    except PermissionError:
        yield Problem(path, "cannot be read: permission denied; check who may read it")
    except OSError as error:
        yield Problem(path, f"cannot be read: {error.strerror}")
    except UnreadableError as error:
        yield Problem(path, str(error))


def _contents(file: Path, options: Options) -> Iterator[Content | Broken]:
    with file.open("rb") as stream:
        head = stream.read(HEAD)
        form = form_of(head, file.suffix.lower())
        if form in TEXT_READERS or form not in FORMATS:
            data = head + stream.read(LARGEST + 1 - len(head)) if len(head) == HEAD else head
            if len(data) > LARGEST:
                raise _too_large(LARGEST)
            yield TEXT_READERS.get(form, text.read)(decode(data))
            return
        size = os.fstat(stream.fileno()).st_size
    format = FORMATS[form]
    if format.largest and size > format.largest:
        raise _too_large(format.largest, format)
    from checker.read.apart import worker

    yield from worker.read(file, format, options)


def _too_large(limit: int, format: Format | None = None) -> UnreadableError:
    what = f" and {format.name}" if format else ""
    return UnreadableError(f"larger than {limit // MB} MB{what}, which no article is")


def _article(name: str, path: str, content: Content, facts: dict[str, Any]) -> Iterator[Article | Problem]:
    fields = {
        "title": content.title,
        "published": content.published,
        "outlet": content.outlet,
        "url": content.url,
    } | facts
    yield Article(
        name, path, content.text, zones=content.zones, updated=content.updated, author=content.author,
        landmarks=content.landmarks, markup=content.markup, **fields,
    )  # fmt: skip
    if not content.text.strip():
        yield Problem(path, "is empty", fatal=False)
    elif not looks_english(content.text):
        yield Problem(
            path, "looks not to be in English, which is not supported: only its digits can be relied on", fatal=False
        )
