"""What made a store's figures: the program, and those of its rules that finding and describing figures look at."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from checker import __version__
from checker.resources import rules_dir
from checker.settings import WordsSetting


def looked_at() -> list[Path]:
    """The rules that figures depend on; linking and judging look at the others anew each time."""
    folder = rules_dir()
    return [folder / "currencies.toml", folder / "units.toml", *sorted((folder / "lexicon").glob("*.toml"))]


def made_by(words: Iterable[WordsSetting] = ()) -> str:
    """Version and rules in force, as `0.1.0 rules 3f2a9c1e`; `words`: what settings add to the lexicon."""
    digest = blake2b(digest_size=4)
    for path in looked_at():
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for added in sorted((one.table, one.row, one.words) for one in words):
        digest.update(repr(added).encode())
    return f"{__version__} rules {digest.hexdigest()}"
