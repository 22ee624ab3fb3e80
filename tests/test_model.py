"""Positions in an article: what a line is, and which zone an offset lies in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Article, Zone


def article(text: str, zones: tuple[Zone, ...] = ()) -> Article:
    return Article("a.txt", "a.txt", text, zones=zones)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", (0,)),
        ("one", (0,)),
        ("one\ntwo\n", (0, 4, 8)),
        ("one\r\ntwo\r\n", (0, 5, 10)),
        ("one\rtwo", (0, 4)),
        ("a\n\r\nb\r\rc", (0, 2, 4, 6, 7)),
        ("page\x0cbreak\x0btab\x85next\u2028sep\u2029", (0,)),
    ],
)
def test_only_line_ends_end_a_line(text: str, starts: tuple[int, ...]) -> None:
    """`\\n`, `\\r\\n` and `\\r` do; form feeds and Unicode separators, at which Python splits lines too, do not."""
    assert article(text).line_starts == starts


@given(st.text(alphabet="ab\n\r\x0b\u2028"))
def test_line_and_column_lead_back_to_the_offset(text: str) -> None:
    """An editor that opens the file and goes to line and column stands on the character meant."""
    lines = re.split(r"\r\n|\n|\r", text)
    for offset, char in enumerate(text):
        line, column = article(text).locate(offset)
        if char not in "\n\r":
            assert lines[line - 1][column - 1] == char


def test_what_no_zone_covers_is_body() -> None:
    """Zones are half-open: the character at `end` is outside."""
    zoned = article("0123456789", (Zone(0, 2, "headline"), Zone(2, 4, "caption"), Zone(6, 8, "table")))
    names = [zoned.zone_at(offset) for offset in range(10)]
    assert names == ["headline"] * 2 + ["caption"] * 2 + ["body"] * 2 + ["table"] * 2 + ["body"] * 2
