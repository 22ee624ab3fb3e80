"""What made a store's figures: the program, and all of its rules that finding and describing figures look at."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from checker import __version__
from checker.resources import rules_dir
from checker.settings import WordsSetting


def made_by(words: Iterable[WordsSetting] = ()) -> str:
    """Version and rules in force, as `0.1.0 rules 3f2a9c1e`; `words`: what settings add to the lexicon."""
    digest = blake2b(digest_size=4)
    folder = rules_dir()
    for path in sorted(folder.rglob("*.toml")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    for added in sorted((one.table, one.row, one.words) for one in words):
        digest.update(repr(added).encode())
    return f"{__version__} rules {digest.hexdigest()}"
