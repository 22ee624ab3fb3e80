"""Web archives: the pages that came, and nothing else; archives that are broken on purpose."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from reading import contents

from checker.read import warc
from checker.read.interface import Broken, Content, UnreadableError
from checker.read.warc import read

CRAWL = (Path(__file__).parent / "files" / "warc" / "crawl.warc.gz").read_bytes()
PAGE = (
    b"<html><body><article><h1>Ferry aground</h1>"
    b"<p>A ferry with 212 people on board ran onto rocks early on Monday, "
    b"and rescuers took 38 of them to hospital, police said. Most of them could go home on the same day.</p>"
    b"</article></body>"
)


def record(body: bytes = PAGE, kind: str = "text/html", status: str = "200 OK", more: str = "") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    return (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://fjord.example/1\r\n"
        "WARC-Date: 2024-03-04T20:15:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    ).encode() + http + b"\r\n\r\n"  # fmt: skip


def test_pages_of_a_crawl() -> None:
    """Requests, pictures and front pages are no articles; numbers count all records, so that a page can be found."""
    first, front, second = contents(read, CRAWL)
    assert isinstance(first, Content) and isinstance(second, Content)
    assert (first.part, front.part, second.part) == ("2", "4", "6")
    assert isinstance(front, Broken) and not front.fatal and "https://fjord-daily.example/" in front.why
    assert first.url == "https://coast-courier.example/ferry"


def test_an_archive_that_is_not_compressed() -> None:
    first, second = contents(read, record() + record())
    assert isinstance(first, Content) and isinstance(second, Content)
    assert first.url == "https://fjord.example/1"


@pytest.mark.parametrize("other", [record(status="404 Not Found"), record(kind="application/json"), b""])
def test_an_archive_without_pages_is_told(other: bytes) -> None:
    with pytest.raises(UnreadableError, match="holds no page"):
        contents(read, other)


BOMB = record(gzip.compress(b"a" * 100_000_000), more="Content-Encoding: gzip\r\n")
LARGE = record(b"a" * 40_000_000)


@pytest.mark.parametrize("page", [BOMB, LARGE], ids=["unpacked", "as it stands"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_page_that_is_too_large_leaves_the_others_standing(page: bytes, packed: bool) -> None:
    archive = b"".join(gzip.compress(part) if packed else part for part in (record(), page, record()))
    first, broken, last = contents(read, archive)
    assert isinstance(first, Content) and isinstance(last, Content)
    assert isinstance(broken, Broken) and broken.part == "2" and broken.fatal
    assert broken.why == "(https://fjord.example/1) is larger than 32 MB, which no page is"


def test_a_page_without_end_ends_the_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "_LARGEST_PASSED", 50_000_000)
    found = warc.read(io.BytesIO(record() + BOMB + record()), {})
    assert isinstance(next(found), Content) and isinstance(next(found), Broken)
    with pytest.raises(UnreadableError, match=r"#2 \(https://fjord.example/1\) unpacks to more than 47 MB"):
        next(found)


@pytest.mark.parametrize("end", [30, 300, 1500])
def test_a_truncated_archive_is_read_as_far_as_it_goes(end: int) -> None:
    try:
        found = contents(read, CRAWL[:end])
    except UnreadableError as error:
        assert "\n" not in str(error)
    else:
        assert all(isinstance(part, (Content, Broken)) for part in found)
