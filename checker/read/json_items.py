"""JSON: an item of ninjs or an object with a text, a list of such, or one on each line."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from checker.read import ninjs
from checker.read.columns import article, mapping
from checker.read.interface import Broken, Content, Options, UnreadableError

_LARGEST = 64 * 1024 * 1024
"""Bytes of one article, and of a file that is one value."""


def read(file: BinaryIO, options: Options) -> Iterator[Content | Broken]:
    """The articles of a file; those on lines are read one at a time."""
    first = _line(file)
    whole = _value(first) if first.strip() else None
    if not isinstance(whole, dict) or not _next_line(file):
        file.seek(0)
        yield from _of_value(file.read(_LARGEST + 1), options)
        return
    file.seek(0)
    for number, line in enumerate(iter(lambda: _line(file), b""), 1):
        if not line.strip():
            continue
        item = _value(line)
        if not isinstance(item, dict):
            yield Broken(str(number), "is no JSON object; each line has to be one")
        else:
            yield from _of_item(item, options, str(number), f"line {number}")


def _of_value(data: bytes, options: Options) -> Iterator[Content | Broken]:
    if len(data) > _LARGEST:
        raise UnreadableError(f"is one value larger than {_LARGEST // 1024 // 1024} MB; write one article on each line")
    value = _value(data)
    if isinstance(value, dict):
        lists = [inner for inner in value.values() if isinstance(inner, list) and inner and isinstance(inner[0], dict)]
        if ninjs.is_item(value) or not lists or any(isinstance(value.get(key), str) for key in ("text", "body")):
            yield from _of_item(value, options, "", "")
            return
        value = max(lists, key=len)  # {"articles": [...]}
    if not isinstance(value, list):
        raise UnreadableError("is no JSON that holds an article" if data.strip() else "is empty")
    for number, item in enumerate(value, 1):
        if isinstance(item, dict):
            yield from _of_item(item, options, str(number), f"/[{number}]")
        else:
            yield Broken(str(number), "is no JSON object; each entry has to be one")


def _of_item(item: dict[str, Any], options: Options, part: str, where: str) -> Iterator[Content | Broken]:
    if ninjs.is_item(item):
        yield ninjs.article(item, part)
        return
    try:
        fields = mapping(item, options)
    except UnreadableError as error:
        if not part:
            raise
        yield Broken(part, str(error))
        return
    before = f"{where}, " if where else ""
    yield article(item, fields, part, {"title": "", **{field: before + key for field, key in fields.items()}})


def _line(file: BinaryIO) -> bytes:
    line = file.readline(_LARGEST + 1)
    if len(line) > _LARGEST:
        raise UnreadableError(f"has a line larger than {_LARGEST // 1024 // 1024} MB, which no article is")
    return line


def _next_line(file: BinaryIO) -> bytes:
    return next((line for line in iter(lambda: _line(file), b"") if line.strip()), b"")


def _value(data: bytes) -> Any:
    """What some JSON says; None for what is none."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    try:
        return json.load(io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", errors="replace"))
    except RecursionError:
        raise UnreadableError("is nested too deeply") from None
    except ValueError:
        return None
