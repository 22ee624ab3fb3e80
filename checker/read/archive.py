"""Zip files that office programs write, and those that somebody made to fill a disk."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from checker.read.interface import UnreadableError

_MOST_FILES = 5_000
_MOST_BYTES = 512 * 1024 * 1024
_MOST_OF_ONE = 128 * 1024 * 1024
_RATIO = 200
"""Bytes out of one byte in; a document's XML shrinks to a tenth, seldom to a fiftieth."""
_SMALL = 1024 * 1024
"""Bytes below which no ratio is alarming."""
_KINDS = {
    "xl/workbook.xml": "an Excel workbook; give it with --data, or save the text of it as a document",
    "word/document.xml": "a Word document; data is .xlsx or CSV",
    "ppt/presentation.xml": "a presentation; save its text as a document",
    "content.xml": "an OpenDocument file; save it as .docx or .xlsx",
    "META-INF/container.xml": "an e-book; save it as .docx or HTML",
}


def check_archive(file: BinaryIO, member: str) -> None:
    """Raise `UnreadableError` for a zip file that would unpack to too much, or that lacks a member.

    What an entry says of its size binds the one who unpacks it: the zip module reads no further and then finds the
    checksum wrong, so a small size that is a lie harms nobody.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise UnreadableError(f"is a broken document: {error}") from None
    file.seek(0)
    if len(entries) > _MOST_FILES:
        raise UnreadableError(f"holds {len(entries)} files, which no document does")
    names = {entry.filename for entry in entries}
    if member not in names:
        what = next((what for name, what in _KINDS.items() if name in names), "a zip file; unpack it first")
        raise UnreadableError(f"is {what}")
    for entry in entries:
        if entry.flag_bits & 1:
            raise UnreadableError("is locked by a password; save it without one")
        if entry.file_size > _MOST_OF_ONE or (
            entry.file_size > _SMALL and entry.file_size > _RATIO * max(1, entry.compress_size)
        ):
            raise UnreadableError(f"unpacks to {entry.file_size // 1024 // 1024} MB, which no document does")
    if sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise UnreadableError(f"unpacks to more than {_MOST_BYTES // 1024 // 1024} MB, which no document does")
