"""What the results of a run depend on beside its articles, as digests: whether another run would come to the same."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b, file_digest
from importlib.metadata import distributions
from pathlib import Path

import checker
from checker.in_force import InForce
from checker.resources import rules_dir


def conditions(force: InForce, options: Sequence[object], data: Sequence[Path]) -> dict[str, str]:
    """Digests by the names that a message may give them. `options`: of the command line; `data`: files with tables."""
    s = force.settings
    named = [path for path in (*s.packs, s.waivers, s.baseline) if path]
    ours = _files_in([Path(checker.__file__).parent, rules_dir()], (".py", ".toml", ".txt"))
    return {
        "version of check-figures": _of(ours),
        "libraries": _digest(sys.version, *sorted(f"{d.name} {d.version}" for d in distributions())),
        "options": _digest(*options, force.with_text, s.show),
        "settings": _digest(s.rules, s.lexicon, s.files, s.packs, s.waivers, s.baseline, s.own),
        "rule packs, waivers or baseline": _of(_files_in(named, (".toml",))),
        "tables of data": _of(data),
    }


def content_of(file: Path) -> bytes:
    """A digest of what a file holds, or of why it cannot be read."""
    try:
        with file.open("rb") as stream:
            stat = os.fstat(stream.fileno())
            return _content(file, stat.st_ino, stat.st_size, stat.st_mtime_ns)
    except OSError as error:
        return repr(error.errno).encode()


@lru_cache(maxsize=4096)
def _content(file: Path, *_: int) -> bytes:
    """The same; a file of many stories is read once."""
    with file.open("rb") as stream:
        return file_digest(stream, lambda: blake2b(digest_size=16)).digest()


def _files_in(paths: Iterable[Path], suffixes: tuple[str, ...]) -> list[Path]:
    """Files, and all with such an ending below folders."""
    files: list[Path] = []
    for path in paths:
        files += sorted(f for f in path.rglob("*") if f.suffix in suffixes) if path.is_dir() else [path]
    return files


def _of(files: Iterable[Path]) -> str:
    total = blake2b(digest_size=16)
    for file in files:
        total.update(os.fsencode(file.name) + b"\0" + content_of(file))
    return total.hexdigest()


def _digest(*values: object) -> str:
    return blake2b("\0".join(map(repr, values)).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
