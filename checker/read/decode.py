"""Bytes of a text file to code points, without touching line ends."""

from __future__ import annotations

import codecs

from checker.read.interface import UnreadableError

_CONTROL = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
)
_SAMPLE = 64 * 1024


def decode(data: bytes) -> str:
    """Text of a file: UTF-8 with or without byte-order mark, UTF-16 by its mark, else Windows-1252.

    Raises `UnreadableError` for what is not text.
    """
    if data.startswith(_SIGNATURES):
        raise UnreadableError("not a text file; save it as plain text or Markdown")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise UnreadableError("broken UTF-16; save it again as UTF-8") from None
        plain = text[:_SAMPLE].encode("utf-8", "replace")
    else:
        if b"\0" in data:
            raise UnreadableError("a binary file, or UTF-16 without byte-order mark; save it as UTF-8 text")
        try:
            text = data.removeprefix(codecs.BOM_UTF8).decode()
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
        plain = data[:_SAMPLE]
    # A stray control character is a slip of some editor; many of them are no text at all.
    sample = text[:_SAMPLE]
    strange = len(plain) - len(plain.translate(None, _CONTROL)) + sample.count("\ufffd")
    if b"\0" in plain or strange > max(8, len(sample) // 50):
        raise UnreadableError("a binary file; save it as plain text or Markdown")
    return text
