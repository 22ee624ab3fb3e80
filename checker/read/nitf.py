"""NITF, the News Industry Text Format, versions 2.5 to 3.6."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from checker.read.blocks import Blocks
from checker.read.compose import Composer, by_looks, day_of
from checker.read.interface import Content, Options, UnreadableError
from checker.read.xml import find, name, parsed, text_of


def read(file: BinaryIO, options: Options) -> Iterator[Content]:
    """The article of a document."""
    root = parsed(file.read())
    if name(root) != "nitf":
        raise UnreadableError(f"is XML of a kind that is no article: its root is <{name(root)}>")
    composer = Composer()
    headline = compose(composer, root)
    if not composer:
        raise UnreadableError("holds no text of an article")
    docdata = find(root, "head", "docdata")
    publication = find(root, "head", "pubdata")
    published = (
        _norm(publication, "date.publication")
        or _norm(find(docdata, "date.release"), "norm")
        or _norm(find(docdata, "date.issue"), "norm")
        or _norm(find(root, "body", "body.head", "dateline", "story.date"), "norm")
    )
    yield by_looks(
        composer.content(
            title=headline or text_of(find(root, "head", "title")),
            published=published,
            outlet=(publication.get("name") if publication is not None else None)
            or text_of(find(root, "body", "body.head", "distributor")),
            author=text_of(find(root, "body", "body.head", "byline")),
        )
    )


def compose(composer: Composer, root: Any, where: str = "", headline: str = "") -> str:
    """Write headline, dateline and body of a document; return the headline. One known before is not repeated."""
    head = find(root, "body", "body.head")
    blocks = Blocks(composer, where, headline)
    said = ""
    for line in head if head is not None else ():
        if name(line) == "hedline":
            first = find(line, "hl1")
            said = text_of(first if first is not None else line)
            if not headline:
                blocks.take(line, "headline")
        elif name(line) in ("dateline", "abstract", "note"):
            blocks.take(line, "standfirst" if name(line) == "abstract" else "body")
    for part in ("body.content", "body.end"):
        element = find(root, "body", part)
        if element is not None:
            blocks.take(element)
    return said


def _norm(element: Any | None, attribute: str) -> date | None:
    return day_of(element.get(attribute)) if element is not None else None
