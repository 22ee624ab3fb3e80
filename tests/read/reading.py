"""What the tests of the formats share."""

from __future__ import annotations

import io

from checker.model import ZoneName
from checker.read.interface import Broken, Content, FileReader


def contents(read: FileReader, data: bytes | str, **options: str) -> list[Content | Broken]:
    """All articles that a reader finds in a file of these bytes."""
    return list(read(io.BytesIO(data.encode() if isinstance(data, str) else data), options))


def content(read: FileReader, data: bytes | str, **options: str) -> Content:
    """The one article that a reader finds."""
    (found,) = contents(read, data, **options)
    assert isinstance(found, Content), found
    return found


def zoned(found: Content, name: ZoneName) -> list[str]:
    """The stretches of an article that are in a zone."""
    return [found.text[zone.start : zone.end] for zone in found.zones if zone.name == name]


def landmark(found: Content, words: str) -> str:
    """The landmark that some words of an article stand behind."""
    at = found.text.index(words)
    return [mark.name for mark in found.landmarks if mark.start <= at][-1]
