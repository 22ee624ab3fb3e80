"""Patterns are what `re.compile` makes of them, whether they were kept by an earlier run, are new, or were spoilt."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker import compiled_patterns
from checker.compiled_patterns import Store, compiled

WORDS = r"(?P<n>\d+)(?: (?P<unit>miles?|km))?(x)?"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of its own, with one pattern in it, as the next run finds it."""
    first = Store(tmp_path / "kept.patterns")
    first.add(WORDS, re.IGNORECASE)
    first.save()
    store = Store(first.path)
    monkeypatch.setattr(compiled_patterns, "store", lambda: store)
    return store


def test_a_kept_pattern_is_the_pattern(kept: Store) -> None:
    assert list(kept.known) == [(WORDS, int(re.IGNORECASE))]
    pattern, plain = compiled(WORDS, re.IGNORECASE), re.compile(WORDS, re.IGNORECASE)
    assert not kept.added
    assert (pattern.pattern, pattern.flags, pattern.groups) == (plain.pattern, plain.flags, plain.groups)
    assert dict(pattern.groupindex) == dict(plain.groupindex)
    for text in ("12 MILES", "about 3 km", "7", "7x", "none"):
        one, other = pattern.search(text), plain.search(text)
        assert (one and (one.span(), one.groupdict(), one.lastgroup)) == (
            other and (other.span(), other.groupdict(), other.lastgroup)
        )


def test_a_new_pattern_is_added(kept: Store) -> None:
    assert compiled("[a-c]+").findall("abcd") == ["abc"]
    assert ("[a-c]+", 0) in kept.added
    kept.save()
    assert set(Store(kept.path).known) == {(WORDS, int(re.IGNORECASE)), ("[a-c]+", 0)}


@pytest.mark.parametrize("content", [b"", b"no marshal", marshal.dumps(7), marshal.dumps((("2.7", 1, 4), {}))])
def test_a_spoilt_file_is_done_without(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kept.patterns"
    path.write_bytes(content)
    assert Store(path).known == {}


def test_what_another_python_compiled_is_done_without(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version", "4.0")
    assert Store(kept.path).known == {}


def test_spoilt_code_is_compiled_anew(kept: Store) -> None:
    every, _, *others = kept.known[WORDS, int(re.IGNORECASE)]
    kept.known[WORDS, int(re.IGNORECASE)] = (every, bytes(8), *others)  # type: ignore[assignment]
    assert compiled(WORDS, re.IGNORECASE).search("5 KM")["unit"] == "KM"  # type: ignore[index]


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "kept.patterns")
    store.add("a", 0)
    store.save()
    assert store.known


@pytest.mark.parametrize("bare, written", [("1", False), ("", True)])
def test_patterns_are_kept_where_byte_code_is(tmp_path: Path, bare: str, written: bool) -> None:
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": bare, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    code = "from checker.late import early; early('abc[d-f]')"
    subprocess.run([sys.executable, "-c", code], env=env, check=True)
    assert bool(list(tmp_path.rglob("*.patterns"))) == written
