"""Files that only Spark can open: on HDFS, in S3, wherever its executors have a file system for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from posixpath import commonpath
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Article, Problem
from checker.read import read_file
from checker.read.walk import Place


def is_address(path: str) -> bool:
    """Whether a path is one of Spark's: hdfs://, s3a://, file://, and may be a pattern."""
    return bool(re.match(r"[a-z][a-z0-9+.-]+://", path))


class Remote(Struct, frozen=True):
    """A file at an address, and where it stands among all that is read."""

    place: int
    number: int
    name: str
    """Relative to its story's folder: what its articles are called by."""

    def read(self, address: str, content: bytes) -> Iterator[tuple[int, str, Article | Problem]]:
        """What the file holds, as `read_file` says it; meanwhile it lies on disk, where the readers look for it."""
        with TemporaryDirectory(prefix="check-figures-") as folder:
            root = Path(folder)
            file = root / self.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            for number, story, part in read_file(file, Place("", root, (file,))):
                yield number, story, replace(part, path=part.path.replace(str(file), address, 1))


Files = list[tuple[str, str]]
"""Files of a story, each with its address and its name below the story's folder."""


def stories(found: Iterable[tuple[str, Sequence[str]]], by_folder: bool) -> list[tuple[str, Files]]:
    """The names of stories and their files, as `checker.read.walk.plan` makes them of files on disk.

    `found`: for each folder, file or pattern that was given the files there.
    """
    roots = {file: _root(given, files) for given, files in found for file in files}
    if not roots:
        return []
    files = sorted(roots, key=lambda file: PurePosixPath(file).parts)
    if not by_folder:
        root = commonpath(roots.values())
        return [(PurePosixPath(root).name, [(file, _below(file, root)) for file in files])]
    stories: dict[str, Files] = {".": []}
    for file in files:
        folder, _, name = _below(file, roots[file]).partition("/")
        stories.setdefault(folder if name else ".", []).append((file, name or folder))
    return [(story, within) for story, within in stories.items() if within]


def _root(given: str, files: Sequence[str]) -> str:
    """The folder that was given, or that of the files that were."""
    folder = str(PurePosixPath(given))
    if all(file != folder and PurePosixPath(file).is_relative_to(folder) for file in map(_plain, files)):
        return folder
    return commonpath([str(PurePosixPath(file).parent) for file in files])


def _plain(address: str) -> str:
    return str(PurePosixPath(address))


def _below(address: str, root: str) -> str:
    return str(PurePosixPath(address).relative_to(root))
