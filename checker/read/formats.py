"""The formats that are read apart from the program: where each is read, what it needs, how large it may be."""

from __future__ import annotations

from msgspec import Struct

MB = 1024 * 1024


class Format(Struct, frozen=True):
    """One format of input."""

    name: str
    """As messages call it."""
    module: str
    """The module whose `read` is its `FileReader`."""
    extra: str = ""
    """The extra of this package that installs what it needs."""
    largest: int | None = 64 * MB
    """Bytes that a file may have; None where it is read as a stream, article by article."""


FORMATS: dict[str, Format] = {
    "html": Format("an HTML page", "checker.read.html", "html", 32 * MB),
    "docx": Format("a Word document", "checker.read.word", "docx"),
    "pdf": Format("a PDF", "checker.read.pdf", "pdf", 256 * MB),
    "nitf": Format("NITF", "checker.read.nitf", "wire"),
    "newsml": Format("NewsML-G2", "checker.read.newsml", "wire"),
    "feed": Format("a feed", "checker.read.feed", "wire"),
    "json": Format("JSON", "checker.read.json_items", "wire", 1024 * MB),
    "csv": Format("a table of articles", "checker.read.table", "wire", 512 * MB),
    "parquet": Format("a Parquet table", "checker.read.table", "parquet", 1024 * MB),
    "warc": Format("a web archive", "checker.read.warc", "warc", None),
}

DATA = Format("a table of data", "checker.read.sheets", "xlsx")
"""What figures are held against: no articles."""
