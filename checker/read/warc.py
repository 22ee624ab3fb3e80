"""Web archives (WARC, plain or compressed): the article of each page in them, read as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from checker.read.formats import MB
from checker.read.html import article
from checker.read.interface import Broken, Content, Options, UnreadableError

_LARGEST = 32 * MB
"""Bytes of a page as it unpacks."""
_LARGEST_PASSED = 1024 * MB
"""Bytes of a larger one that are unpacked on the way to the next."""
_MARKUP = ("text/html", "application/xhtml+xml")


def read(file: BinaryIO, options: Options) -> Iterator[Content | Broken]:
    """The articles of an archive, numbered as its records are; what is no page that came is passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    pages = 0
    try:
        records = ArchiveIterator(file, parse_http=True, auto_decode="all", fsspec_args=False)
        for number, record in enumerate(records, 1):
            came = record.http_headers if record.record_type == WarcRecordType.response else None
            if came and came.status_code == 200 and record.http_content_type in _MARKUP:
                pages += 1
                url = record.headers.get("WARC-Target-URI") or ""
                data = record.reader.read(_LARGEST + 1)
                if len(data) > _LARGEST:
                    yield Broken(str(number), f"({url}) is larger than {_LARGEST // MB} MB, which no page is")
                    _pass_over(record.reader, f"#{number} ({url})")
                else:
                    yield _page(data, str(number), url)
    except (OSError, ValueError, EOFError) as error:
        raise UnreadableError(f"is a broken web archive: {' '.join(str(error).split())[:150]}") from None
    if not pages:
        raise UnreadableError("holds no page of HTML that came with status 200")


def _pass_over(reader: Any, name: str) -> None:
    """Unpack what is left of a page: a stream that is left in the middle of it finds no next record."""
    left = _LARGEST_PASSED
    while left > 0 and (data := reader.read(MB)):
        left -= len(data)
    if left <= 0:
        raise UnreadableError(f"{name} unpacks to more than {_LARGEST_PASSED // MB} MB; what follows is not read")


def _page(data: bytes, part: str, url: str) -> Content | Broken:
    try:
        return next(article(data, part, url))
    except UnreadableError as error:
        # A crawl holds front pages and search results; that they are no articles is no fault.
        return Broken(part, f"({url}) {error}", fatal=False)
