"""`story.toml`: what it may say, and how its mistakes are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.read.manifest import load


def test_what_is_known_about_an_article(tmp_path: Path) -> None:
    """Dates are TOML dates or ISO text; `source` is the outlet."""
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.txt").touch()
    (tmp_path / "story.toml").write_text(
        '["a.txt"]\npublished = 2023-12-10\nsource = "The Example"\ntitle = "T"\nurl = "https://e.example"\n'
        '["b.txt"]\npublished = "2023-12-11T08:00:00"\n',
        encoding="utf-8",
    )
    manifest = load(tmp_path, "story.toml")
    assert manifest.problems == ()
    assert manifest.entries == {
        "a.txt": {"published": date(2023, 12, 10), "outlet": "The Example", "title": "T", "url": "https://e.example"},
        "b.txt": {"published": date(2023, 12, 11)},
    }


def test_no_manifest_is_no_mistake(tmp_path: Path) -> None:
    assert load(tmp_path, "story.toml").problems == ()


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ('["a.txt"\n', "story.toml", "not valid TOML"),
        ("[" * 5000, "story.toml", "not valid TOML"),
        ('\n["b.txt"]\npublished = 2023-12-10\n', "story.toml:2", "no file 'b.txt'"),
        ('["a.txt"]\ntitle = "T"\nauthor = "A"\n', "story.toml:3", "unknown key 'author'"),
        ('["a.txt"]\npublished = "last May"\n', "story.toml:2", "must be a date"),
        ('["a.txt"]\npublished = 20231210\n', "story.toml:2", "must be a date"),
        ('["a.txt"]\r\n\r\ntitle = 5\r\n', "story.toml:3", "must be text"),
        ("[a.txt]\npublished = 2023-12-10\n", "story.toml:1", 'put quotes around the file name: ["a.txt"]'),
        ("published = 2023-12-10\n", "story.toml:1", "outside of a table"),
    ],
)
def test_a_mistake_is_one_line_with_file_and_line(tmp_path: Path, text: str, where: str, what: str) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "story.toml").write_bytes(text.encode())
    (problem,) = load(tmp_path, "story.toml").problems
    assert problem.fatal
    assert problem.path == where
    assert what in problem.message
    assert "\n" not in problem.message


def test_a_mistake_in_one_entry_leaves_the_others_standing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "story.toml").write_text('["a.txt"]\ntitle = "T"\nauthor = "A"\n', encoding="utf-8")
    assert load(tmp_path, "story.toml").entries == {"a.txt": {"title": "T"}}


def test_a_manifest_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_bytes(b'["caf\xe9.txt"]\n')
    assert "UTF-8" in load(tmp_path, "story.toml").problems[0].message
