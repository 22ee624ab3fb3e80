"""Files to articles: which files belong to a story, what they say, and what is known about them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import RawIOBase
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from checker.model import Article, Problem, Sheet
from checker.read import manifest, markdown, text
from checker.read.decode import decode
from checker.read.english import looks_english
from checker.read.formats import DATA, FORMATS, MB, Format
from checker.read.interface import Broken, Content, Options, TextReader, UnreadableError
from checker.read.sniff import HEAD, form_of
from checker.read.stamps import dateline
from checker.read.walk import Place, Plan, shown
from checker.read.walk import plan as _plan

__all__ = ["Place", "Plan", "plan", "read", "read_data", "read_file"]


def _rst(text: str) -> Content:
    from checker.read import rst

    return rst.read(text)


TEXT_READERS: dict[str, TextReader] = {"text": text.read, "markdown": markdown.read, "rst": _rst}
"""Readers of text with lines of its own, by form. All other forms are read apart (`formats.py`)."""

TABLES = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".json")
"""What may have a column of stories."""
LARGEST = 64 * MB
"""Bytes that nobody's article has."""


def plan(paths: Sequence[Path], by_folder: bool = False, aside: Path | None = None) -> Plan:
    """The stories that the paths hold: as `walk.plan` has them, and each that a column of a table names.

    Of a table the articles are held in memory until its last story is read.
    """
    found = _plan(paths, by_folder, aside)
    places = (part for place in found.places for part in _by_story(place))
    return Plan(tuple(places), found.problems)


def _by_story(place: Place) -> Iterator[Place]:
    tables = [file for file in place.files if file.suffix.lower() in TABLES]
    if not tables:
        yield place
        return
    facts = _Facts(place.root)
    stories: dict[str, list[Path]] = {}
    for file in tables:
        with suppress(UnreadableError, OSError):
            options = facts.of(file)[0].get("columns", {})
            for content in _rows(file, options):
                if content.story and file not in stories.setdefault(content.story, []):
                    stories[content.story].append(file)
    grouped = {file for files in stories.values() for file in files}
    if rest := tuple(file for file in place.files if file not in grouped):
        yield replace(place, files=rest)
    for story, files in stories.items():
        yield Place(story, place.root, tuple(files), story)


class _Facts:
    """What `story.toml` says of each file: the one beside it goes before the one at the story's root."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[Path, manifest.Manifest] = {}

    def of(self, file: Path) -> tuple[dict[str, Any], list[Problem]]:
        """Fields of `Article`, and perhaps `columns`; and the mistakes in what was not yet read for another file."""
        root, folder = self._root, file.parent
        facts: dict[str, Any] = {}
        problems: list[Problem] = []
        for place in (root,) if folder == root else (root, folder):
            known = self._known.get(place)
            if known is None:
                known = self._known[place] = _manifest(place)
                problems += known.problems
            if known.entries:
                facts |= known.entries.get(_id(file, place), {})
        return facts, problems


def _manifest(folder: Path) -> manifest.Manifest:
    there = manifest.is_there(folder)
    return manifest.load(folder, shown(folder / manifest.NAME)) if there else _NO_MANIFEST


_NO_MANIFEST = manifest.Manifest()


def read(place: Place, begin: Callable[[str], object] = str) -> Iterator[Article | Problem]:
    """The articles of a story in order, and a problem for each that cannot be read or only in part.

    `begin` is told the path of a file before it is opened, and again before each further article in it.
    """
    facts = _Facts(place.root)
    for file in place.files:
        path = shown(file)
        begin(path)
        known, problems = facts.of(file)
        yield from problems
        for part in _read_file(file, _id(file, place.root), path, known, place.story):
            yield part
            begin(path)


def read_file(file: Path, place: Place, first: int = 0, step: int = 1) -> Iterator[tuple[int, str, Article | Problem]]:
    """What one file of a place holds: its number in the file, the story that a table says it belongs to ("" for none),
    and the article, called as `read` calls it, or what is wrong.

    For whoever reads the files of a place by themselves. A table is read as a stream; `first` and `step` take every
    `step`-th of its articles, from number `first` on.
    """
    known, problems = _Facts(place.root).of(file)
    yield from ((0, "", problem) for problem in problems)
    name, path = _id(file, place.root), shown(file)
    try:
        contents = _contents(file, known.pop("columns", {}))
        for number, content in islice(enumerate(contents), first, None, step):
            for part in _parts(name, path, content, known):
                yield number, content.story, part
    except (OSError, UnreadableError) as error:
        yield first, "", _trouble(path, error)


def _id(file: Path, root: Path) -> str:
    if file.parent == root:
        return shown(file.name)
    inside = file.relative_to(root) if file.is_relative_to(root) else Path(os.path.relpath(file, root))
    return shown(inside.as_posix())


def _read_file(
    file: Path, name: str, path: str, facts: dict[str, Any], story: str | None
) -> Iterator[Article | Problem]:
    options = facts.pop("columns", {})
    try:
        for content in _contents(file, options) if story is None else _rows(file, options):
            if story is None or content.story == story:
                yield from _parts(name, path, content, facts)
    except (OSError, UnreadableError) as error:
        yield _trouble(path, error)


def _parts(name: str, path: str, content: Content | Broken, facts: dict[str, Any]) -> Iterator[Article | Problem]:
    part = f"#{content.part}" if content.part else ""
    if isinstance(content, Broken):
        yield Problem(path + part, content.why, content.fatal)
    else:
        yield from _article(name + part, path + part, content, facts)


def _trouble(path: str, error: OSError | UnreadableError) -> Problem:
    if isinstance(error, UnreadableError):
        return Problem(path, str(error))
    if isinstance(error, FileNotFoundError):
        return Problem(path, "is gone; it was there a moment ago, or it is a link that leads nowhere")
    if isinstance(error, PermissionError):
        return Problem(path, "cannot be read: permission denied; check who may read it")
    return Problem(path, f"cannot be read: {error.strerror}")


def read_data(file: Path) -> Iterator[Sheet | Problem]:
    """The sheets of a workbook or CSV file that figures are held against; a problem where it cannot be read."""
    path = shown(file)
    try:
        if file.is_dir():
            raise UnreadableError("is a folder; name a workbook (.xlsx) or CSV file in it")
        if not file.exists():
            yield Problem(path, "no such file; check the spelling")
            return
        if file.stat().st_size > LARGEST:
            raise UnreadableError(f"is larger than {LARGEST // MB} MB; give the part of it that the text speaks of")
        from checker.read.apart import worker

        for answer in worker.ask(file, DATA, {}):
            rows = tuple(map(tuple, answer["sheet"]["rows"]))
            yield Sheet(path, answer["sheet"]["name"], rows, answer["sheet"]["delimiter"])
    except (OSError, UnreadableError) as error:
        yield _trouble(path, error)


_last_rows: tuple[tuple[Any, ...], list[Content | Broken]] = ((), [])


def _rows(file: Path, options: Options) -> list[Content | Broken]:
    """The articles of a table; the last one read is kept, for its stories are read one after the other."""
    global _last_rows
    stat = file.stat()
    key = (file.absolute(), stat.st_mtime_ns, stat.st_size, tuple(options.items()))
    if _last_rows[0] != key:
        _last_rows = (key, list(_contents(file, options)))
    return _last_rows[1]


def _contents(file: Path, options: Options) -> Iterator[Content | Broken]:
    with file.open("rb", buffering=0) as stream:
        head = _read(stream, HEAD)
        form = form_of(head, file.suffix.lower())
        if form in TEXT_READERS or form not in FORMATS:
            data = head + _read(stream, LARGEST + 1 - len(head)) if len(head) == HEAD else head
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


def _read(stream: RawIOBase, most: int) -> bytes:
    """So many bytes, or all there are: a pipe gives them bit by bit."""
    data = stream.read(most) or b""
    while len(data) < most and (more := stream.read(most - len(data))):
        data += more
    return data


def _too_large(limit: int, format: Format | None = None) -> UnreadableError:
    return UnreadableError(f"{f'is {format.name} ' if format else ''}larger than {limit // MB} MB, which no article is")


def _article(name: str, path: str, content: Content, facts: dict[str, Any]) -> Iterator[Article | Problem]:
    fields = {
        "title": content.title,
        "published": content.published or dateline(content.text),
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
