"""Bytes to text: every encoding that newsrooms leave behind, and what is refused."""

from __future__ import annotations

import pytest

from checker.read.decode import decode
from checker.read.interface import UnreadableError

TEXT = "Café “30 dead” — £5\r\nnext\rlast\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_give_the_same_text(encoding: str) -> None:
    """The byte-order mark is no part of the text, and line ends stay as they stand."""
    assert decode(TEXT.encode(encoding)) == TEXT


def test_utf_16_of_either_byte_order() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT
    assert decode(b"\xff\xfe" + TEXT.encode("utf-16-le")) == TEXT


def test_a_byte_that_windows_1252_lacks_becomes_a_replacement_character() -> None:
    """0x81 stands for nothing; the rest of the article is still worth reading."""
    assert decode(b"caf\xe9 \x81 12 dead, and more text after it") == "café \ufffd 12 dead, and more text after it"


def test_a_stray_control_character_is_no_binary_file() -> None:
    assert decode(b"12 dead\x07, 30 hurt\x1b[31m") == "12 dead\x07, 30 hurt\x1b[31m"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"%PDF-1.7 all in printable bytes",
        b"text with a \0 in it",
        "UTF-16 without a mark".encode("utf-16-le"),
        b"\xff\xfe" + "half a character".encode("utf-16-le") + b"\x00",
        b"\xff\xfe" + b"\x00\xd8\x41\x00",
        b"\xff\xfe\0\0" + "UTF-32".encode("utf-32-le"),
        bytes(range(1, 32)) * 10,
        b"\x81\x8d\x8f\x90\x9d" * 20,
    ],
)
def test_what_is_not_text_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UnreadableError) as refusal:
        decode(data)
    assert "\n" not in str(refusal.value)
